//! A sheet as it was found: the cells that hold something, whatever kind of file they came in.

use rust_decimal::Decimal;

/// So many cells that hold something are read from one file; a delivery of aggregates never has as many.
pub(crate) const MOST_CELLS: usize = 12_000_000;

/// The last row and column that a sheet can have.
pub(crate) const LAST_ROW: usize = 1_048_576;
pub(crate) const LAST_COLUMN: usize = 16_384;

/// So many characters can a cell of a spreadsheet hold.
pub(crate) const LONGEST_TEXT: usize = 32_767;

/// A sheet of a workbook, or a CSV file as a whole.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sheet {
    /// Its name; empty for a CSV file.
    pub(crate) name: String,
    /// Whether the workbook hides it.
    pub(crate) hidden: bool,
    /// The rows that hold something, from top to bottom.
    pub(crate) rows: Vec<Row>,
    /// Cells that were merged into one.
    pub(crate) merges: Vec<Merge>,
    /// First and last of the rows that the sheet hides, whether they hold something or not; in order.
    pub(crate) hidden_rows: Vec<(usize, usize)>,
    /// The same for columns.
    pub(crate) hidden_columns: Vec<(usize, usize)>,
}

/// A row that holds something.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// Its number as people see it, from 1; in a CSV file its line.
    pub(crate) number: usize,
    /// How many cells a CSV file has in it; 0 in a workbook.
    pub(crate) width: usize,
    /// Its cells that hold something, from left to right.
    pub(crate) cells: Vec<Cell>,
}

/// Cells that were merged into one; rows and columns from 1, first and last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Merge {
    pub(crate) rows: (usize, usize),
    pub(crate) columns: (usize, usize),
}

/// A cell that holds something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cell {
    /// Its column, from 1.
    pub(crate) column: usize,
    /// Whether what it holds was computed by the program that saved the file.
    pub(crate) formula: bool,
    /// Whether a part of its text is raised, lowered or struck out: that is no part of a number.
    pub(crate) marked: bool,
    pub(crate) held: Held,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Held {
    /// A number, and how it is shown.
    Number(Decimal, Shown),
    /// A number that cannot be known exactly, as it stands in the file.
    Inexact(Box<str>),
    Text(Box<str>),
    /// A day `YYYY-MM-DD`, and whether a time of that day goes with it.
    Date(Box<str>, bool),
    /// A time or a duration.
    Time,
    Boolean(bool),
    /// What a formula gives when it cannot be computed: `#REF!`.
    Error(Box<str>),
    /// A formula of which the file does not tell the value.
    Uncomputed,
}

/// How the format of a cell shows a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    /// As it is; the format tells nothing.
    Plain,
    /// With at least and at most so many decimals.
    Fixed(u32, u32),
    /// As a percentage, a hundred times what is held, with at least and at most so many decimals.
    Percent(u32, u32),
    /// In thousands or millions.
    Scaled,
    /// The digits of the file are what was meant.
    Printed,
    /// As something else than what is held.
    Disguised(Disguise),
}

/// Why a format shows something else than the cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Disguise {
    /// Letters or digits that are no part of the number: 5 as `5 mln`.
    Literal,
    /// A condition decides about the format.
    Condition,
    /// The minus is left out, or one is added.
    Sign,
    /// Nothing is shown.
    Hidden,
}

/// Whether one of these ranges has a position; they are in order.
pub(crate) fn within(ranges: &[(usize, usize)], at: usize) -> bool {
    let next = ranges.partition_point(|it| it.0 <= at);
    next.checked_sub(1).and_then(|it| ranges.get(it)).is_some_and(|it| at <= it.1)
}

impl Sheet {
    /// Puts rows and cells in order. Fails when two cells stand at one place.
    pub(crate) fn order(&mut self) -> Result<(), String> {
        self.hidden_rows.sort_unstable();
        self.hidden_columns.sort_unstable();
        self.rows.sort_by_key(|it| it.number);
        let mut rows: Vec<Row> = Vec::with_capacity(self.rows.len());
        for row in std::mem::take(&mut self.rows) {
            match rows.last_mut() {
                Some(last) if last.number == row.number => last.cells.extend(row.cells),
                _ => rows.push(row),
            }
        }
        for row in &mut rows {
            row.cells.sort_by_key(|it| it.column);
            if row.cells.windows(2).any(|it| it[0].column == it[1].column) {
                return Err(format!("{}, row {}: two cells at one place", self.name, row.number));
            }
        }
        self.rows = rows;
        Ok(())
    }
}

impl Row {
    /// What a column holds.
    pub(crate) fn cell(&self, column: usize) -> Option<&Cell> {
        let at = self.cells.binary_search_by_key(&column, |it| it.column).ok()?;
        self.cells.get(at)
    }

    /// The text in a column, without blanks around it; empty when there is none.
    pub(crate) fn text(&self, column: usize) -> String {
        match self.cell(column).map(|it| &it.held) {
            Some(Held::Text(text)) => trimmed(text),
            Some(Held::Number(value, _)) => value.to_string(),
            _ => String::new(),
        }
    }
}

/// The exact decimal that people see when a spreadsheet shows all digits that it has: 15. Spreadsheets compute with
/// binary numbers, so 0.1 + 0.2 is held as 0.30000000000000004.
pub(crate) fn exact(value: f64) -> Option<Decimal> {
    if !value.is_finite() || value.abs() >= 1e15 {
        return None;
    }
    let exact = Decimal::from_scientific(&format!("{value:.14e}")).ok()?.normalize();
    Some(if exact.is_zero() { Decimal::ZERO } else { exact })
}

/// A number as a spreadsheet holds it.
pub(crate) fn held_number(value: f64, shown: Shown) -> Held {
    match exact(value) {
        Some(exact) => Held::Number(exact, shown),
        None => Held::Inexact(value.to_string().into()),
    }
}

/// Blanks, and characters that nobody sees.
pub(crate) fn is_blank(it: char) -> bool {
    it.is_whitespace()
        || matches!(it, '\u{AD}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// A text without blanks and unseen characters around it, its lines ended as ours are.
pub(crate) fn trimmed(text: &str) -> String {
    text.trim_matches(is_blank).replace("\r\n", "\n").replace('\r', "\n")
}

/// A text as names are compared: small letters, one space for blanks of any kind.
pub(crate) fn folded(text: &str) -> String {
    let visible: String = text
        .chars()
        .filter(|it| it.is_whitespace() || !is_blank(*it))
        .flat_map(char::to_lowercase)
        .collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn binary_numbers_become_the_decimals_that_people_typed() {
        for (value, expected) in [
            (0.1 + 0.2, Some("0.3")),
            (13.1, Some("13.1")),
            (40.0, Some("40")),
            (-0.0, Some("0")),
            (1e5, Some("100000")),
            (1.0 / 3.0, Some("0.333333333333333")),
            (4.35 * 100.0, Some("435")),
            (123_456_789_012_345.0, Some("123456789012345")),
            (1_234_567_890_123_456.0, None),
            (f64::NAN, None),
            (1e-300, None),
        ] {
            assert_eq!(exact(value).map(|it| it.to_string()).as_deref(), expected, "{value}");
        }
    }

    #[test]
    fn names_are_compared_without_what_nobody_sees() {
        assert_eq!(folded("  Aan\u{AD}tal\u{A0}\u{A0} (Fte) "), "aantal (fte)");
        assert_eq!(trimmed("\u{A0}a\r\nb \u{200B}"), "a\nb");
    }
}
