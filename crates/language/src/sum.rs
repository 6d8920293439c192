//! Numbers of several words, summed up word by word: `two hundred and fifty thousand`.

use rust_decimal::Decimal;

/// Whether a number is twenty, thirty and so on to ninety.
pub(crate) fn is_tens(value: Decimal) -> bool {
    value >= Decimal::from(20) && value < Decimal::ONE_HUNDRED && (value % Decimal::TEN).is_zero()
}

/// A number in words as far as it has been read.
#[derive(Debug, Default)]
pub(crate) struct Sum {
    /// What has its scale: two million.
    total: Decimal,
    /// What has none yet: three hundred.
    group: Option<Decimal>,
    /// The last scale: what follows must be smaller.
    least: Option<Decimal>,
    /// Whether a product was too large to hold.
    overflown: bool,
}

impl Sum {
    /// Takes one more number; `false` when it begins a new one.
    pub(crate) fn add(&mut self, value: Decimal, tens_first: bool) -> bool {
        let hundred = Decimal::ONE_HUNDRED;
        match self.group {
            None if self.least.is_none_or(|it| value < it) => self.group = Some(value),
            Some(group)
                if group >= hundred
                    && (group % hundred).is_zero()
                    && value < hundred
                    && group < Decimal::ONE_THOUSAND =>
            {
                self.group = Some(group + value);
            }
            Some(group)
                if tens_first
                    && is_tens(group % hundred)
                    && value < Decimal::TEN
                    && value >= Decimal::ONE =>
            {
                self.group = Some(group + value);
            }
            _ => return false,
        }
        true
    }

    /// Takes a scale; `false` when it does not fit behind what was read.
    pub(crate) fn multiply(&mut self, scale: Decimal) -> bool {
        let group = match self.group {
            Some(group) if scale < Decimal::ONE_THOUSAND && group >= Decimal::ONE_HUNDRED => {
                return false;
            }
            Some(group) => group,
            None if self.least.is_none() || scale < Decimal::ONE_THOUSAND => Decimal::ONE,
            None => return false,
        };
        if self.least.is_some_and(|it| scale >= it) {
            return false;
        }
        let product = group.checked_mul(scale);
        if scale < Decimal::ONE_THOUSAND {
            self.group = product;
        } else {
            self.group = None;
            self.least = Some(scale);
            match product.and_then(|it| self.total.checked_add(it)) {
                Some(total) => self.total = total,
                None => self.overflown = true,
            }
        }
        true
    }

    /// Whether `and` can stand behind what was read.
    pub(crate) fn takes_and(&self) -> bool {
        match self.group {
            Some(group) => {
                group >= Decimal::ONE_HUNDRED && (group % Decimal::ONE_HUNDRED).is_zero()
            }
            None => self.least.is_some(),
        }
    }

    /// The number, if it can be held.
    pub(crate) fn value(&self) -> Option<Decimal> {
        let all = self.total.checked_add(self.group.unwrap_or_default());
        all.filter(|_| !self.overflown)
    }
}
