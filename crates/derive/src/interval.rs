//! What a rounded number can have been.

use rekenschap_catalogue::Measure;
use rust_decimal::Decimal;

/// The lowest and the highest number that a value can stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// The lowest.
    pub low: Decimal,
    /// The highest.
    pub high: Decimal,
}

impl Interval {
    /// A number that is what it is.
    pub fn exact(value: Decimal) -> Self {
        Self { low: value, high: value }
    }

    /// A number within a margin.
    pub fn around(value: Decimal, margin: Decimal) -> Self {
        Self { low: value - margin, high: value + margin }
    }

    /// The sum of two numbers.
    pub fn plus(self, other: Self) -> Self {
        Self { low: self.low + other.low, high: self.high + other.high }
    }

    /// Whether the two can be the same number.
    pub fn meets(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }
}

/// Half a unit of the last printed digit: how far a delivered value can lie from the one that was rounded.
///
/// Nothing for exact measures. The last digit is the measure's declared one, or else the value's own.
/// Source: rules of computation, section 0, table totals: n × 0.5 unit for n rounded parts.
pub fn half_unit(measure: &Measure, value: Decimal) -> Decimal {
    if measure.exact {
        return Decimal::ZERO;
    }
    let decimals = measure.decimals.unwrap_or(0).max(value.scale());
    // 5 × 10^-(decimals + 1); more than 27 decimals are not printed.
    Decimal::new(5, (decimals + 1).min(28))
}
