//! Deliveries: what came in, from whom, when, from which file.

use crate::{Code, Confidentiality, FilePlace, Key, Status, Value};

/// One value of one measure at one key, as it was delivered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observation {
    /// The id of the measure.
    pub measure: Code,
    /// The key in the order of the dataset's dimensions.
    pub key: Key,
    /// The value; `None` when it is missing, not applicable or withheld by the source.
    pub value: Option<Value>,
    /// The observation status.
    pub status: Status,
    /// The confidentiality status.
    pub confidentiality: Confidentiality,
    /// The line of the delivered file, from 1 (the header is line 1).
    pub line: usize,
}

/// What has been done with a delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DeliveryState {
    /// Read, but nobody signed for it.
    Draft,
    /// Handed in by the contributor.
    Submitted,
    /// Signed off.
    Approved,
    /// Refused; it does not take part in anything.
    Rejected,
}

impl DeliveryState {
    /// The word for it in a register and in the ledger.
    pub fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Approved => "approved",
            Self::Rejected => "rejected",
        }
    }

    /// The state that a register names.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Draft, Self::Submitted, Self::Approved, Self::Rejected]
            .into_iter()
            .find(|it| it.word() == word)
    }
}

/// Why figures that were delivered before are delivered again with other values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CorrectionKind {
    /// Better source data came in.
    Source,
    /// A recalculation that is made each time, such as a provisional figure that becomes final.
    Recalculation,
    /// Another way of measuring.
    Method,
    /// A mistake was mended.
    Error,
    /// Something else is counted: a break in the series.
    Definition,
    /// Other organisations are covered: a break in the series.
    Scope,
}

impl CorrectionKind {
    /// All kinds, with the word for each in definitions, registers and the ledger.
    pub const ALL: &[(&str, Self)] = &[
        ("source", Self::Source),
        ("recalculation", Self::Recalculation),
        ("method", Self::Method),
        ("error", Self::Error),
        ("definition", Self::Definition),
        ("scope", Self::Scope),
    ];

    /// The word for it.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|it| it.1 == self).map_or("", |it| it.0)
    }

    /// The kind that a word stands for.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|it| it.0 == word).map(|it| it.1)
    }

    /// Whether figures before and after may not be compared as if they were of one series.
    pub fn is_break(self) -> bool {
        matches!(self, Self::Definition | Self::Scope)
    }
}

/// What the deliverer says of a delivery that replaces earlier figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// What kind of correction it is.
    pub kind: CorrectionKind,
    /// Why, in the deliverer's words.
    pub reason: String,
}

/// An immutable set of observations of one dataset from one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// The edition it was made for.
    pub edition: i32,
    /// The id of the source.
    pub source: String,
    /// The id of the dataset.
    pub dataset: Code,
    /// The path of the tidy file within the publication folder, with forward slashes: where it lies, or, when it came as
    /// a workbook or from elsewhere, where it would lie.
    pub file: String,
    /// SHA-256 of the tidy file's bytes, in hexadecimal.
    pub sha256: String,
    /// Who delivered it; empty when nobody signed.
    pub delivered_by: String,
    /// The day it was delivered, `YYYY-MM-DD`; empty when unknown.
    pub delivered_on: String,
    /// What has been done with it.
    pub state: DeliveryState,
    /// Who approved or rejected it; empty when that is not known, or nobody did.
    pub decided_by: String,
    /// The day of that, `YYYY-MM-DD`; empty when unknown.
    pub decided_on: String,
    /// Why it replaces earlier figures, when it does.
    pub correction: Option<Correction>,
    /// The observations, in the order of the file.
    pub observations: Vec<Observation>,
}

/// The file that a delivery came as, when that was not the tidy file itself: a workbook, a JSON file, a CSV file with other
/// columns. It says where in it each line of the tidy file stood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Original {
    /// The name of the file, without its folder.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// The sheet; empty when it is no workbook.
    pub sheet: String,
    /// The rows, as runs: from this line of the tidy file on, this row of the original, for so many lines.
    pub rows: Vec<(usize, usize, usize)>,
    /// The column of the original, from 1, by the measure.
    pub columns: Vec<(Code, usize)>,
}

impl Original {
    /// Adds the row of the next line of the tidy file. Lines are added in their order.
    pub fn push(&mut self, line: usize, row: usize) {
        match self.rows.last_mut() {
            Some((first, at, many)) if *first + *many == line && *at + *many == row => *many += 1,
            _ => self.rows.push((line, row, 1)),
        }
    }

    /// Where the value of a measure at a line of the tidy file stood.
    pub fn place(&self, line: usize, measure: &str) -> Option<FilePlace> {
        let after = self.rows.partition_point(|it| it.0 <= line);
        let (first, row, many) = self.rows.get(after.checked_sub(1)?).copied()?;
        if line >= first + many {
            return None;
        }
        let column = self.columns.iter().find(|it| &*it.0 == measure).map_or(0, |it| it.1);
        Some(FilePlace::cell(&self.name, &self.sheet, row + line - first, column))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code;

    #[test]
    fn an_original_tells_where_a_line_stood() {
        let mut original = Original {
            name: "fte.xlsx".to_owned(),
            sheet: "Staff".to_owned(),
            columns: vec![(code("fte"), 4)],
            ..Original::default()
        };
        for (line, row) in [(2, 12), (3, 13), (4, 15)] {
            original.push(line, row);
        }
        assert_eq!(original.rows, [(2, 12, 2), (4, 15, 1)]);
        let place = |line| original.place(line, "fte").map(|it| it.to_string());
        assert_eq!(place(3).as_deref(), Some("fte.xlsx, sheet Staff, cell D13"));
        assert_eq!(place(4).as_deref(), Some("fte.xlsx, sheet Staff, cell D15"));
        assert_eq!(place(5), None);
    }
}
