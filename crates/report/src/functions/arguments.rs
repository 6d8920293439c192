//! What a function was called with.

use minijinja::value::Value;
use rekenschap_catalogue::{Dataset, Measure};
use rekenschap_model::Key;
use rust_decimal::Decimal;

use crate::binder::{Binder, Problem, Shown};
use crate::gate;
use crate::template::Call;

/// More decimals than this are not read by anyone.
const MOST_DECIMALS: u32 = 10;

/// A part of a whole as a percentage.
///
/// # Errors
/// When the whole is zero, or the result cannot be held.
pub(super) fn percentage(part: Decimal, whole: Decimal, of: &str) -> Result<Decimal, Problem> {
    let hundredfold = part.checked_mul(Decimal::ONE_HUNDRED);
    hundredfold.and_then(|it| it.checked_div(whole)).ok_or_else(|| Problem::new("binding.zero", of))
}

pub(super) struct Arguments<'b, 'a> {
    pub(super) binder: &'b Binder<'a>,
    pub(super) call: &'b Call,
}

impl<'b, 'a> Arguments<'b, 'a> {
    pub(super) fn new(binder: &'b Binder<'a>, call: &'b Call) -> Self {
        Self { binder, call }
    }

    /// Refuses named arguments other than these.
    pub(super) fn only(&self, options: &[&str]) -> Result<(), Problem> {
        match self.call.named.keys().find(|it| !options.contains(&it.as_str())) {
            Some(other) => Err(Problem::new("binding.argument", other)
                .expected(options.join(", "))
                .among(options.iter().copied())),
            None => Ok(()),
        }
    }

    /// Refuses named arguments that are neither these nor dimensions of the dataset.
    pub(super) fn only_with(&self, dataset: &Dataset, options: &[&str]) -> Result<(), Problem> {
        let dimensions = dataset.dimensions.iter().map(|it| &*it.id);
        let all: Vec<&str> = options.iter().copied().chain(dimensions).collect();
        self.only(&all)
    }

    /// A positional argument that is a text.
    pub(super) fn text(&self, at: usize, what: &str) -> Result<String, Problem> {
        let value = self.call.positional.get(at);
        let text = value.and_then(Value::as_str).map(str::to_owned);
        text.ok_or_else(|| {
            let found = value.map_or_else(|| format!("argument {}", at + 1), ToString::to_string);
            Problem::new("binding.argument-missing", found).expected(what)
        })
    }

    /// A positional argument that is written into the text: no number may be typed in it.
    pub(super) fn words(&self, at: usize, what: &str) -> Result<String, Problem> {
        let text = self.text(at, what)?;
        match gate::look(&text, self.binder.language, false)
            .into_iter()
            .find(|it| it.code == "prose.number")
        {
            Some(unbound) => Err(Problem::new("prose.number", unbound.found)),
            None => Ok(text),
        }
    }

    /// A named argument as text; numbers as they are written.
    pub(super) fn named(&self, name: &str) -> Option<String> {
        let value = self.call.named.get(name)?;
        Some(value.as_str().map_or_else(|| value.to_string(), str::to_owned))
    }

    /// A named argument that is true or false.
    pub(super) fn flag(&self, name: &str, default: bool) -> bool {
        self.call.named.get(name).map_or(default, Value::is_true)
    }

    /// A named argument that is a number.
    pub(super) fn decimal(&self, name: &str) -> Result<Option<Decimal>, Problem> {
        let Some(text) = self.named(name) else { return Ok(None) };
        let number = Decimal::from_str_exact(&text);
        number.map(Some).map_err(|_| Problem::new("binding.argument-number", text).expected(name))
    }

    /// What a number is divided by: 1 unless `divide=` says otherwise.
    pub(super) fn divisor(&self) -> Result<Decimal, Problem> {
        match self.decimal("divide")? {
            None => Ok(Decimal::ONE),
            Some(it) if it.abs() >= Decimal::ONE => Ok(it),
            Some(it) => {
                Err(Problem::new("binding.argument-number", it.to_string()).expected("divide"))
            }
        }
    }

    /// With how many decimals a number is written, where `decimals=` says so.
    pub(super) fn decimals(&self) -> Result<Option<u32>, Problem> {
        match self.whole("decimals")? {
            Some(it) if it > MOST_DECIMALS => {
                Err(Problem::new("binding.argument-number", it.to_string()).expected("decimals"))
            }
            it => Ok(it),
        }
    }

    /// A named argument that is a whole number.
    pub(super) fn whole(&self, name: &str) -> Result<Option<u32>, Problem> {
        let Some(text) = self.named(name) else { return Ok(None) };
        text.parse()
            .map(Some)
            .map_err(|_| Problem::new("binding.argument-number", text).expected(name))
    }

    /// The dataset and measure that the first argument names.
    pub(super) fn measure(&self) -> Result<(&'a Dataset, &'a Measure), Problem> {
        self.binder.measure(&self.text(0, "dataset/measure")?)
    }

    /// The key that the named arguments make.
    pub(super) fn key(&self, dataset: &Dataset) -> Result<Key, Problem> {
        self.binder.key(dataset, |dimension| self.named(dimension))
    }

    /// The number that the arguments point at.
    pub(super) fn number(&self) -> Result<(&'a Dataset, &'a Measure, Key, Shown<'a>), Problem> {
        let (dataset, measure) = self.measure()?;
        let key = self.key(dataset)?;
        let shown = self.binder.number(dataset, measure, &key)?;
        Ok((dataset, measure, key, shown))
    }

    /// The key that a change is measured from: `since=`, else one period before.
    pub(super) fn before(&self, dataset: &Dataset, key: &Key) -> Result<Key, Problem> {
        let catalogue = self.binder.catalogue;
        let moved = match self.named("since") {
            Some(period) => catalogue.move_to(dataset, key, &period),
            None => catalogue.shift(dataset, key, -1),
        };
        moved.map_err(|_| Problem::new("binding.not-comparable", dataset.key_text(key)))
    }

    /// The number that another `dataset/measure` has: dimensions of this call where it has them, and those that `at_name` fixes.
    pub(super) fn other(&self, reference: &str, at_name: &str) -> Result<Shown<'a>, Problem> {
        let (dataset, measure) = self.binder.measure(reference)?;
        let fixed = self.call.named.get(at_name);
        let key = self.binder.key(dataset, |dimension| {
            let own =
                fixed.and_then(|it| it.get_attr(dimension).ok()).filter(|it| !it.is_undefined());
            own.map(|it| it.as_str().map_or_else(|| it.to_string(), str::to_owned))
                .or_else(|| self.named(dimension))
        })?;
        self.binder.number(dataset, measure, &key)
    }
}
