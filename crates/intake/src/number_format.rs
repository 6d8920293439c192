//! Number formats of Office Open XML (ISO/IEC 29500-1, 18.8.31): what they tell about how a number is shown. The styles
//! of OpenDocument are put into the same words.

use crate::sheet::{Disguise, Shown};

/// How a format shows numbers above zero, below zero, and zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sections([Shown; 3]);

impl Sections {
    /// How it shows a value.
    pub(crate) fn of(&self, value: f64) -> Shown {
        self.0[if value < 0.0 { 1 } else { usize::from(value == 0.0) * 2 }]
    }
}

/// Which numbers a section of a format is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Numbers {
    /// Those above zero; those below it with a minus that the program writes.
    Above,
    /// Those below zero, whose minus the section must write.
    Below,
    Zero,
}

/// One character of a section: of the code, or of the text that stands beside the digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    Code(char),
    Literal(char),
}

/// Reads a format code, such as `#,##0.0;[Red]-#,##0.0`.
pub(crate) fn sections(code: &str) -> Sections {
    let Some(all) = split(code) else {
        return Sections([Shown::Disguised(Disguise::Condition); 3]);
    };
    if code.is_empty() {
        return Sections([Shown::Plain; 3]);
    }
    let section = |at: usize, numbers| match all.get(at) {
        Some(own) => shown(own, numbers),
        None => all.first().map_or(Shown::Plain, |it| {
            // Without a section of their own, numbers below zero get a minus by themselves.
            shown(it, if numbers == Numbers::Below { Numbers::Above } else { numbers })
        }),
    };
    Sections([section(0, Numbers::Above), section(1, Numbers::Below), section(2, Numbers::Zero)])
}

/// The sections without colours and the characters that only take room; `None` when a condition decides which one counts.
fn split(code: &str) -> Option<Vec<Vec<Mark>>> {
    let mut all = vec![Vec::new()];
    let mut rest = code.chars();
    while let Some(it) = rest.next() {
        let marks: Vec<Mark> = match it {
            '"' => rest.by_ref().take_while(|it| *it != '"').map(Mark::Literal).collect(),
            '[' => {
                let own: String = rest.by_ref().take_while(|it| *it != ']').collect();
                if own.starts_with(['<', '>', '=']) {
                    return None;
                }
                // A currency with its locale, `$EUR-413`; other words are colours and notations.
                let symbol =
                    own.strip_prefix('$').map_or("", |it| it.split('-').next().unwrap_or(it));
                currency(symbol)
            }
            '\\' => rest.next().map(Mark::Literal).into_iter().collect(),
            '_' | '*' => {
                rest.next();
                Vec::new()
            }
            ';' => {
                all.push(Vec::new());
                Vec::new()
            }
            other => vec![Mark::Code(other)],
        };
        if let Some(last) = all.last_mut() {
            last.extend(marks);
        }
    }
    Some(all)
}

/// The symbol of a currency: its code of three letters changes no reading.
pub(crate) fn currency(symbol: &str) -> Vec<Mark> {
    if symbol.len() == 3 && symbol.bytes().all(|it| it.is_ascii_uppercase()) {
        return Vec::new();
    }
    symbol.chars().map(Mark::Literal).collect()
}

/// How a section shows numbers.
pub(crate) fn shown(section: &[Mark], numbers: Numbers) -> Shown {
    let code: String = section
        .iter()
        .filter_map(|it| if let Mark::Code(it) = it { Some(*it) } else { None })
        .collect();
    let lower = code.to_ascii_lowercase();
    // Powers of ten, fractions and texts show a number in ways that say nothing of its decimals.
    let free = lower.contains("general") || lower.contains("standard");
    let free = free || code.contains(['E', 'e', '/', '@']);
    let digit = |it: &Mark| matches!(it, Mark::Code('0' | '#' | '?'));
    let digits = section.iter().any(digit);
    if let Some(disguise) = disguise(section, &code, numbers, free) {
        return Shown::Disguised(disguise);
    }
    if free || !digits { Shown::Plain } else { figures(&code) }
}

/// What makes that a section shows another number than the cell holds, or none.
fn disguise(section: &[Mark], code: &str, numbers: Numbers, free: bool) -> Option<Disguise> {
    let digit = |it: &Mark| matches!(it, Mark::Code('0' | '#' | '?'));
    let seen = |it: &Mark| match it {
        Mark::Code(it) | Mark::Literal(it) => !it.is_whitespace(),
    };
    let literal = |it: &Mark| match it {
        Mark::Literal(it) => Some(*it),
        // What the format language does not have is shown as it is.
        Mark::Code(it) if !free && it.is_alphabetic() => Some(*it),
        Mark::Code(_) => None,
    };
    let first = section.iter().position(digit);
    let last = section.iter().rposition(digit);
    let (Some(first), Some(last)) = (first, last) else {
        if free && code.contains(|it: char| it.is_alphabetic() || it == '@') {
            let words = section.iter().any(|it| matches!(it, Mark::Literal(it) if changes(*it)));
            if words {
                return Some(Disguise::Literal);
            }
            let sign = section.iter().any(|it| {
                let (Mark::Code(it) | Mark::Literal(it)) = it;
                is_minus(*it) || matches!(it, '(' | '@')
            });
            return (numbers == Numbers::Below && !sign).then_some(Disguise::Sign);
        }
        if !section.iter().any(seen) {
            return Some(Disguise::Hidden);
        }
        // Accountants write a dash for zero.
        let zero = |it: &Mark| {
            let (Mark::Code(it) | Mark::Literal(it)) = it;
            it.is_whitespace() || is_minus(*it) || *it == '0' || is_currency(*it)
        };
        let right = numbers == Numbers::Zero && section.iter().all(zero);
        return (!right).then_some(Disguise::Literal);
    };
    let between = section[first..last].iter().any(|it| {
        matches!(it, Mark::Literal(it) if !it.is_whitespace() && !matches!(it, '\'' | '\u{2019}'))
    });
    if between || section.iter().filter_map(literal).any(changes) {
        return Some(Disguise::Literal);
    }
    let sign = section.iter().any(|it| {
        let (Mark::Code(it) | Mark::Literal(it)) = it;
        is_minus(*it) || *it == '('
    });
    match numbers {
        Numbers::Below if !sign => Some(Disguise::Sign),
        // The minus of a power of ten is no sign of the number.
        Numbers::Above if sign && !free => Some(Disguise::Sign),
        Numbers::Zero if !free && !code.contains('0') => Some(Disguise::Hidden),
        _ => None,
    }
}

/// Whether a text beside a number makes it another number, or may: letters, digits and marks of decimals.
fn changes(it: char) -> bool {
    it.is_alphanumeric() || matches!(it, '.' | ',' | '\u{2030}' | '\u{2031}')
}

fn is_minus(it: char) -> bool {
    matches!(it, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn is_currency(it: char) -> bool {
    matches!(it, '$' | '\u{A2}'..='\u{A5}' | '\u{20A0}'..='\u{20CF}')
}

fn figures(code: &str) -> Shown {
    let (mut least, mut most) = (0, 0);
    let (mut digits, mut decimals, mut percent, mut scaled) = (false, false, false, false);
    // A comma between digits groups them by thousands; one after the last digit divides by a thousand.
    let mut comma = false;
    for it in code.chars() {
        match it {
            '0' | '#' | '?' => {
                digits = true;
                if decimals {
                    most += 1;
                    least += u32::from(it == '0');
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
    match (scaled || comma, percent) {
        (true, _) => Shown::Scaled,
        (_, true) => Shown::Percent(least, most),
        _ => Shown::Fixed(least, most),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_tell_decimals_percentages_and_thousands() {
        use Disguise::{Condition, Hidden, Literal, Sign};
        use Shown::{Disguised, Fixed, Percent, Plain, Scaled};
        let all = |it| (Disguised(it), Disguised(it), Disguised(it));
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
            ("#,##0.0_);(#,##0)", Fixed(1, 1), Fixed(0, 0), Fixed(1, 1)),
            ("_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)", Fixed(0, 0), Fixed(0, 0), Plain),
            ("0.00E+00", Plain, Plain, Plain),
            ("# ?/?", Plain, Plain, Plain),
            ("@", Plain, Plain, Plain),
            ("", Plain, Plain, Plain),
            ("0;-0;\"-\"", Fixed(0, 0), Fixed(0, 0), Plain),
            ("#,##0 [$EUR];-#,##0 [$EUR]", Fixed(0, 0), Fixed(0, 0), Fixed(0, 0)),
            ("#,###", Fixed(0, 0), Fixed(0, 0), Disguised(Hidden)),
            ("General;-General", Plain, Plain, Plain),
            ("General;General", Plain, Disguised(Sign), Plain),
            ("0;0", Fixed(0, 0), Disguised(Sign), Fixed(0, 0)),
            ("0;[Red]0", Fixed(0, 0), Disguised(Sign), Fixed(0, 0)),
            ("(0);0", Disguised(Sign), Disguised(Sign), Fixed(0, 0)),
            ("0;-0;;@", Fixed(0, 0), Fixed(0, 0), Disguised(Hidden)),
            ("0;-0;\"none\"", Fixed(0, 0), Fixed(0, 0), Disguised(Literal)),
        ] {
            let own = sections(code);
            assert_eq!((own.of(1.5), own.of(-1.5), own.of(0.0)), (above, below, zero), "{code}");
        }
        for (code, expected) in [
            ("0\" mln\"", Literal),
            ("0\"000\"", Literal),
            ("0.0,,\" mln\"", Literal),
            ("0\\,0", Literal),
            ("0k", Literal),
            ("General\" mln\"", Literal),
            ("\"open", Literal),
            ("0[$ mln-413]", Literal),
            ("[>1]0.0;0.0%", Condition),
            ("[<=1]0.0%;0.0", Condition),
            (";;;", Hidden),
        ] {
            let own = sections(code);
            assert_eq!((own.of(1.5), own.of(-1.5), own.of(0.0)), all(expected), "{code}");
        }
    }
}
