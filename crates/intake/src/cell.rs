//! One cell: a value with Eurostat's flags, as `12.3 p`, `:`, `: c`.

use rekenschap_language::{Notation, parse_decimal};
use rekenschap_model::{Confidentiality, Status, Value};
use rust_decimal::Decimal;

/// What a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cell {
    pub(crate) value: Option<Value>,
    pub(crate) status: Status,
    pub(crate) confidentiality: Confidentiality,
}

/// Why a cell cannot be read: the id of a message with its arguments.
pub(crate) type Problem = (&'static str, Vec<(&'static str, String)>);

/// What the values of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Content {
    Number,
    Text,
    Date,
}

const MISSING: char = ':';

/// What a tidy file has where a delivery says nothing of a measure at a key of which it says something else: neither a
/// value nor that there is none. What was delivered before stays.
pub(crate) const LEFT_OUT: &str = ": -";

/// Numbers from here on are refused: sums, products and percentages of smaller ones are exact.
pub(crate) const LARGEST: i64 = 1_000_000_000_000_000_000;

/// Numbers with more decimals are refused, for the same reason.
pub(crate) const MOST_DECIMALS: u32 = 9;

pub(crate) fn read(text: &str, content: Content, notation: Notation) -> Result<Cell, Problem> {
    if text.is_empty() {
        return Err(("cell-empty", vec![]));
    }
    if let Some(rest) = text.strip_prefix(MISSING).filter(|it| it.is_empty() || it.starts_with(' '))
    {
        return missing(rest.trim());
    }
    match content {
        Content::Text => Ok(normal(Value::Text(text.to_owned()))),
        Content::Date if is_date(text) => Ok(normal(Value::Date(text.to_owned()))),
        Content::Date => Err(("cell-date", vec![("found", text.to_owned())])),
        Content::Number => number(text, notation),
    }
}

pub(crate) fn normal(value: Value) -> Cell {
    Cell { value: Some(value), status: Status::Normal, confidentiality: Confidentiality::Free }
}

pub(crate) fn missing(flags: &str) -> Result<Cell, Problem> {
    let (status, confidentiality) = match flags {
        "" => (Status::Missing, Confidentiality::Free),
        "c" => (Status::Missing, Confidentiality::Confidential),
        "z" => (Status::NotApplicable, Confidentiality::Free),
        other => return Err(("cell-missing-flag", vec![("found", other.to_owned())])),
    };
    Ok(Cell { value: None, status, confidentiality })
}

/// A number, and after one space its flags: letters without space between them.
fn number(text: &str, notation: Notation) -> Result<Cell, Problem> {
    let (figure, flags) = match text.split_once(' ') {
        Some((figure, flags))
            if !flags.is_empty() && flags.bytes().all(|it| it.is_ascii_lowercase()) =>
        {
            (figure, flags)
        }
        _ => (text, ""),
    };
    let value = parse_decimal(figure, notation).map_err(|problem| problem.parts())?;
    if value.abs() >= Decimal::from(LARGEST) || value.scale() > MOST_DECIMALS {
        return Err(("cell-too-large", vec![("found", figure.to_owned())]));
    }
    flagged(normal(Value::Number(value)), flags)
}

/// A number with its flags: letters without space between them.
pub(crate) fn flagged(mut cell: Cell, flags: &str) -> Result<Cell, Problem> {
    for flag in flags.chars() {
        let status = match flag {
            'c' => {
                cell.confidentiality = Confidentiality::Confidential;
                continue;
            }
            'p' => Status::Provisional,
            'e' => Status::Estimated,
            'b' => Status::Break,
            'r' => Status::Revised,
            'd' => Status::DefinitionDiffers,
            other => return Err(("cell-flag", vec![("found", other.to_string())])),
        };
        if cell.status != Status::Normal {
            return Err(("cell-two-flags", vec![("found", flags.to_owned())]));
        }
        cell.status = status;
    }
    Ok(cell)
}

/// Whether a text is a date of the calendar, `YYYY-MM-DD`.
pub(crate) fn is_date(text: &str) -> bool {
    rekenschap_language::short_date(text, rekenschap_language::Language::English).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number_cell(text: &str) -> Result<(String, Status, Confidentiality), &'static str> {
        read(text, Content::Number, Notation::English)
            .map(|it| {
                (it.value.map_or(String::new(), |it| it.to_string()), it.status, it.confidentiality)
            })
            .map_err(|it| it.0)
    }

    #[test]
    fn numbers_with_flags_are_read() {
        use Confidentiality::{Confidential, Free};
        for (text, value, status, confidentiality) in [
            ("12.3", "12.3", Status::Normal, Free),
            ("40.0", "40.0", Status::Normal, Free),
            ("1,234", "1234", Status::Normal, Free),
            ("-3", "-3", Status::Normal, Free),
            ("12.3 p", "12.3", Status::Provisional, Free),
            ("12.3 bc", "12.3", Status::Break, Confidential),
            (":", "", Status::Missing, Free),
            (": c", "", Status::Missing, Confidential),
            (": z", "", Status::NotApplicable, Free),
        ] {
            assert_eq!(
                number_cell(text),
                Ok((value.to_owned(), status, confidentiality)),
                "{text}"
            );
        }
    }

    #[test]
    fn bad_cells_say_what_is_wrong() {
        for (text, problem) in [
            ("", "cell-empty"),
            ("12.3 x", "cell-flag"),
            ("12.3 pe", "cell-two-flags"),
            (": q", "cell-missing-flag"),
            ("twelve", "number-character"),
            ("12 300", "number-space"),
            ("1.234,5", "number-other-notation"),
            ("n/a", "number-character"),
            ("1000000000000000000", "cell-too-large"),
            ("0.0000000001", "cell-too-large"),
        ] {
            assert_eq!(number_cell(text), Err(problem), "{text}");
        }
    }

    #[test]
    fn dates_must_exist() {
        let date = |text| read(text, Content::Date, Notation::English).is_ok();
        assert!(date("2023-02-28") && date("1905-03-31"));
        assert!(!date("2023-02-30") && !date("31-03-1905") && !date("2023"));
    }
}
