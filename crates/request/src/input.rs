//! What may be typed into a cell, and the formula by which a spreadsheet program checks that.

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

/// Lists inside a rule may not be longer than this, in characters with commas: a limit of XLSX.
pub(crate) const LONGEST_LIST: usize = 255;

impl InputRule {
    /// The condition as a formula over one cell, without the sign `=`; `None` when the rule is a list or asks nothing.
    ///
    /// `cell` is the address of the cell in the format's own form, and `next` what stands between arguments.
    pub(crate) fn formula(&self, cell: &str, next: char) -> Option<String> {
        match self {
            Self::Number { lowest, highest, .. } => {
                let figure = format!("LEFT({cell}{next}FIND(\" \"{next}{cell})-1)");
                let typed = within(cell, cell, *lowest, *highest, next);
                let flagged = within(
                    &format!("VALUE({figure})"),
                    &format!("VALUE({figure})"),
                    *lowest,
                    *highest,
                    next,
                );
                Some(format!(
                    "OR({typed}{next}LEFT({cell}{next}1)=\":\"{next}IFERROR({flagged}{next}FALSE()))"
                ))
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
}

fn within(
    is_number: &str,
    value: &str,
    lowest: Option<Decimal>,
    highest: Option<Decimal>,
    next: char,
) -> String {
    let mut all = format!("AND(ISNUMBER({is_number})");
    if let Some(it) = lowest {
        all.push_str(&format!("{next}{value}>={it}"));
    }
    if let Some(it) = highest {
        all.push_str(&format!("{next}{value}<={it}"));
    }
    all.push(')');
    all
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
             IFERROR(AND(ISNUMBER(VALUE(LEFT(D12,FIND(\" \",D12)-1))),VALUE(LEFT(D12,FIND(\" \",D12)-1))>=0),FALSE()))"
        );
        assert!(rule.formula("[.D12]", ';').unwrap().contains("LEFT([.D12];1)=\":\""));
    }
}
