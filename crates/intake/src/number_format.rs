//! Number formats of Office Open XML (ISO/IEC 29500-1, 18.8.31): what they tell about how a number is shown.

use crate::sheet::Shown;

/// How a format shows numbers above zero, below zero, and zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sections([Shown; 3]);

impl Sections {
    /// How it shows a value.
    pub(crate) fn of(&self, value: f64) -> Shown {
        self.0[if value < 0.0 { 1 } else { usize::from(value == 0.0) * 2 }]
    }
}

/// Reads a format code, such as `#,##0.0;[Red]-#,##0.0`.
pub(crate) fn sections(code: &str) -> Sections {
    let all: Vec<Shown> = split(code).iter().map(|it| section(it)).collect();
    let first = all.first().copied().unwrap_or(Shown::Plain);
    let or_first = |at: usize| all.get(at).copied().unwrap_or(first);
    Sections([first, or_first(1), or_first(2)])
}

/// One character of a section that is no literal text.
type Section = Vec<char>;

/// The sections, without literal texts, colours, conditions, and the characters that only take room.
fn split(code: &str) -> Vec<Section> {
    let mut all = vec![Section::new()];
    let mut rest = code.chars();
    while let Some(it) = rest.next() {
        match it {
            '"' => {
                rest.by_ref().find(|it| *it == '"');
            }
            '[' => {
                rest.by_ref().find(|it| *it == ']');
            }
            '\\' | '_' | '*' => {
                rest.next();
            }
            ';' => all.push(Section::new()),
            other => {
                if let Some(last) = all.last_mut() {
                    last.push(other);
                }
            }
        }
    }
    all
}

fn section(code: &[char]) -> Shown {
    let text: String = code.iter().collect();
    // Powers of ten, fractions and texts show a number in ways that say nothing of its decimals.
    if text.to_ascii_lowercase().contains("general")
        || code.iter().any(|it| matches!(it, 'E' | 'e' | '/' | '@'))
    {
        return Shown::Plain;
    }
    let (mut least, mut most) = (0, 0);
    let (mut digits, mut decimals, mut percent, mut scaled) = (false, false, false, false);
    // A comma between digits groups them by thousands; one after the last digit divides by a thousand.
    let mut comma = false;
    for it in code {
        match it {
            '0' | '#' | '?' => {
                digits = true;
                if decimals {
                    most += 1;
                    least += u32::from(*it == '0');
                } else {
                    comma = false;
                }
            }
            '.' => {
                scaled |= comma;
                comma = false;
                decimals = true;
            }
            ',' if digits => {
                scaled |= decimals;
                comma = true;
            }
            '%' => percent = true,
            _ => {}
        }
    }
    match (digits, scaled || comma, percent) {
        (false, ..) => Shown::Plain,
        (_, true, _) => Shown::Scaled,
        (_, _, true) => Shown::Percent(least, most),
        _ => Shown::Fixed(least, most),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_tell_decimals_percentages_and_thousands() {
        use Shown::{Fixed, Percent, Plain, Scaled};
        for (code, above, below, zero) in [
            ("General", Plain, Plain, Plain),
            ("0", Fixed(0, 0), Fixed(0, 0), Fixed(0, 0)),
            ("#,##0.0", Fixed(1, 1), Fixed(1, 1), Fixed(1, 1)),
            ("0.0#", Fixed(1, 2), Fixed(1, 2), Fixed(1, 2)),
            ("0%", Percent(0, 0), Percent(0, 0), Percent(0, 0)),
            ("0.0\\%", Fixed(1, 1), Fixed(1, 1), Fixed(1, 1)),
            ("0.0\"%\"", Fixed(1, 1), Fixed(1, 1), Fixed(1, 1)),
            ("0.00%;[Red]-0.00%", Percent(2, 2), Percent(2, 2), Percent(2, 2)),
            ("[$€-413] #,##0.00", Fixed(2, 2), Fixed(2, 2), Fixed(2, 2)),
            ("#,##0,", Scaled, Scaled, Scaled),
            ("0.0,,\" mln\"", Scaled, Scaled, Scaled),
            ("#,##0.0_);(#,##0)", Fixed(1, 1), Fixed(0, 0), Fixed(1, 1)),
            ("_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)", Fixed(0, 0), Fixed(0, 0), Plain),
            ("0.00E+00", Plain, Plain, Plain),
            ("# ?/?", Plain, Plain, Plain),
            ("@", Plain, Plain, Plain),
            ("", Plain, Plain, Plain),
            ("\"open", Plain, Plain, Plain),
        ] {
            let own = sections(code);
            assert_eq!((own.of(1.5), own.of(-1.5), own.of(0.0)), (above, below, zero), "{code}");
        }
    }
}
