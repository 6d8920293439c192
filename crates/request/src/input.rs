//! What may be typed into a cell, and the formula by which a spreadsheet program checks that.

use rekenschap_language::{Language, format_decimal, message};
use rust_decimal::Decimal;

/// What may be typed into a cell to fill.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum InputRule {
    /// A number within bounds, such a number followed by flags, or `:` with or without a flag.
    Number {
        /// The lowest number; `None`: no limit.
        lowest: Option<Decimal>,
        /// The highest number; `None`: no limit.
        highest: Option<Decimal>,
        /// The decimals that it is shown with; `None`: as typed.
        decimals: Option<u32>,
    },
    /// A date, or `:`.
    Date,
    /// One of a list.
    OneOf(Choices),
    /// The flags of a value.
    Flags,
    /// Any text.
    Text,
}

/// Where the list stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Choices {
    /// In the rule itself.
    Named(Vec<String>),
    /// In cells of another sheet.
    Cells {
        /// The name of the sheet.
        sheet: String,
        /// The column, from 0.
        column: usize,
        /// The first row, from 0.
        first: usize,
        /// The last row, from 0.
        last: usize,
    },
}

/// The flags that a cell of flags may have: one status, with `c` after it when the value is confidential.
pub(crate) const FLAGS: &[&str] =
    &["p", "e", "b", "r", "d", "c", "pc", "ec", "bc", "rc", "dc", ":", ": c", ": z"];

/// A missing value among the choices of a code.
pub(crate) const MISSING: &str = ":";

/// Formulas of rules may not be longer than this, in characters: a limit of XLSX.
const LONGEST_FORMULA: usize = 255;

/// Lists inside a rule may not be longer than this, in characters with commas: a limit of XLSX.
pub(crate) const LONGEST_LIST: usize = 255;

impl InputRule {
    /// The condition as a formula over one cell, without the sign `=`; `None` when the rule is a list or asks nothing.
    ///
    /// `cell` is the address of the cell in the format's own form, and `next` what stands between arguments.
    pub(crate) fn formula(&self, cell: &str, next: char) -> Option<String> {
        match self {
            Self::Number { lowest, highest, .. } => {
                let figure = format!("VALUE(LEFT({cell}{next}FIND(\" \"{next}{cell})-1))");
                let is_number = |it: &str| format!("ISNUMBER({it})");
                let typed = all(is_number(cell), bounds(cell, *lowest, *highest), next);
                let joined = |flagged: String| {
                    format!(
                        "OR({typed}{next}LEFT({cell}{next}1)=\":\"{next}IFERROR({flagged}{next}FALSE()))"
                    )
                };
                let mut within = bounds(&figure, *lowest, *highest).into_iter();
                let full = match within.next() {
                    Some(first) => joined(all(first, within.collect(), next)),
                    None => joined(is_number(&figure)),
                };
                // The bounds of a number with flags are left to the reader of the answer when there is no room for them.
                let short = full.chars().count() <= LONGEST_FORMULA;
                Some(if short { full } else { joined(is_number(&figure)) })
            }
            Self::Date => Some(format!(
                "OR(ISNUMBER({cell}){next}LEFT({cell}{next}1)=\":\"{next}\
                 AND(LEN({cell})=10{next}MID({cell}{next}5{next}1)=\"-\"{next}MID({cell}{next}8{next}1)=\"-\"))"
            )),
            Self::OneOf(_) | Self::Flags | Self::Text => None,
        }
    }

    /// The list that the rule is, if it is one.
    pub(crate) fn choices(&self) -> Option<Choices> {
        match self {
            Self::OneOf(choices) => Some(choices.clone()),
            Self::Flags => Some(Choices::Named(FLAGS.iter().map(|it| (*it).to_owned()).collect())),
            _ => None,
        }
    }

    /// What is said when something else is typed: a short title, and what would be right.
    pub(crate) fn refusal(&self, language: Language) -> (String, String) {
        let (id, arguments) = match self {
            Self::Number { lowest, highest, .. } => {
                let bound = |it: &Option<Decimal>| {
                    it.map_or_else(String::new, |it| format_decimal(&it, None, language))
                };
                let id = match (lowest, highest) {
                    (None, None) => "request-refused-number",
                    (Some(_), None) => "request-refused-lowest",
                    (None, Some(_)) => "request-refused-highest",
                    (Some(_), Some(_)) => "request-refused-between",
                };
                (id, vec![("lowest", bound(lowest)), ("highest", bound(highest))])
            }
            Self::Date => ("request-refused-date", vec![]),
            Self::Flags => ("request-refused-flags", vec![]),
            Self::OneOf(_) | Self::Text => ("request-refused-list", vec![]),
        };
        (message(language, "request-refused", &[]), message(language, id, &arguments))
    }
}

/// The conditions that a number is within its bounds.
fn bounds(value: &str, lowest: Option<Decimal>, highest: Option<Decimal>) -> Vec<String> {
    let low = lowest.map(|it| format!("{value}>={it}"));
    low.into_iter().chain(highest.map(|it| format!("{value}<={it}"))).collect()
}

/// All conditions together.
fn all(first: String, others: Vec<String>, next: char) -> String {
    if others.is_empty() {
        return first;
    }
    let conditions: Vec<String> = std::iter::once(first).chain(others).collect();
    format!("AND({})", conditions.join(&next.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_may_carry_flags_or_be_missing() {
        let rule =
            InputRule::Number { lowest: Some(Decimal::ZERO), highest: None, decimals: Some(1) };
        assert_eq!(
            rule.formula("D12", ',').unwrap(),
            "OR(AND(ISNUMBER(D12),D12>=0),LEFT(D12,1)=\":\",\
             IFERROR(VALUE(LEFT(D12,FIND(\" \",D12)-1))>=0,FALSE()))"
        );
        let any = InputRule::Number { lowest: None, highest: None, decimals: None };
        assert_eq!(
            any.formula("D12", ',').unwrap(),
            "OR(ISNUMBER(D12),LEFT(D12,1)=\":\",IFERROR(ISNUMBER(VALUE(LEFT(D12,FIND(\" \",D12)-1))),FALSE()))"
        );
        let large = Some(Decimal::MAX);
        let wide = InputRule::Number { lowest: large, highest: large, decimals: None };
        assert!(wide.formula("AB123456", ',').unwrap().len() <= LONGEST_FORMULA);
        assert!(rule.formula("[.D12]", ';').unwrap().contains("LEFT([.D12];1)=\":\""));
    }
}
