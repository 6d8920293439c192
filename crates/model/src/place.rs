//! Where something is: in a file, or in the data.

use std::fmt;

use rekenschap_language::{Language, message};

/// A place in a file, as its reader's program shows it: lines (of a workbook: rows) and columns count from one. In a text
/// columns are characters; in a table (a CSV file or a sheet) they are cells.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct FilePlace {
    /// The path within the publication folder, with forward slashes; of what lies elsewhere, the path as it was given.
    pub file: String,
    /// The sheet of a workbook; empty in other files, or when the workbook as a whole is meant.
    pub sheet: String,
    /// The line, from 1; 0 when the file or sheet as a whole is meant.
    pub line: usize,
    /// The column, from 1; 0 when the line as a whole is meant.
    pub column: usize,
}

impl FilePlace {
    /// The file as a whole.
    pub fn whole(file: &str) -> Self {
        Self { file: file.to_owned(), ..Self::default() }
    }

    /// A line of a file.
    pub fn line(file: &str, line: usize) -> Self {
        Self { file: file.to_owned(), line, ..Self::default() }
    }

    /// The place of a byte offset in the text of a file.
    pub fn of_offset(file: &str, text: &str, offset: usize) -> Self {
        let before = &text.as_bytes()[..offset.min(text.len())];
        let line = before.iter().filter(|it| **it == b'\n').count() + 1;
        let start = before.iter().rposition(|it| *it == b'\n').map_or(0, |at| at + 1);
        let column = String::from_utf8_lossy(&before[start..]).chars().count() + 1;
        Self { file: file.to_owned(), line, column, ..Self::default() }
    }

    /// A cell of a sheet: row and column from 1; 0 for the row, or the sheet, as a whole.
    pub fn cell(file: &str, sheet: &str, row: usize, column: usize) -> Self {
        Self { file: file.to_owned(), sheet: sheet.to_owned(), line: row, column }
    }

    /// The place in words: `fte.xlsx, sheet Staff, cell D14`; of a text file as editors write it, `fte.csv:14:3`.
    pub fn text(&self, language: Language) -> String {
        if self.sheet.is_empty() {
            return self.to_string();
        }
        let id = match (self.line, self.column) {
            (0, _) => "place-sheet",
            (_, 0) => "place-row",
            _ => "place-cell",
        };
        let cell = format!("{}{}", column_letters(self.column), self.line);
        let arguments = [
            ("file", self.file.clone()),
            ("sheet", self.sheet.clone()),
            ("row", self.line.to_string()),
            ("cell", cell),
        ];
        message(language, id, &arguments)
    }
}

/// The letters of a column of a sheet, from 1: A, B, …, Z, AA.
pub fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

impl fmt::Display for FilePlace {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.sheet.is_empty() {
            return to.write_str(&self.text(Language::English));
        }
        to.write_str(&self.file)?;
        if self.line > 0 {
            write!(to, ":{}", self.line)?;
            if self.column > 0 {
                write!(to, ":{}", self.column)?;
            }
        }
        Ok(())
    }
}

/// The place of a finding: what it is about, and where that stands in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// What the finding is about, stable from run to run: `dataset/measure/dim=code,…`, `table/40`, `norm/external-hire`.
    /// Acceptances name it. Equal to the file when there is nothing better.
    pub subject: String,
    /// Where that stands in the publication folder.
    pub file: Option<FilePlace>,
}

impl Place {
    /// A place that is a place in a file and nothing else.
    pub fn in_file(file: FilePlace) -> Self {
        Self { subject: file.file.clone(), file: Some(file) }
    }

    /// A place in the data or the definitions.
    pub fn subject(subject: impl Into<String>) -> Self {
        Self { subject: subject.into(), file: None }
    }

    /// The same place, with where it stands in a file.
    pub fn at(self, file: FilePlace) -> Self {
        Self { file: Some(file), ..self }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.file {
            Some(file) if file.file == self.subject => write!(to, "{file}"),
            Some(file) => write!(to, "{} ({file})", self.subject),
            None => to.write_str(&self.subject),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let place = FilePlace::of_offset("a.toml", "één\nén = 1", "één\nén".len());
        assert_eq!((place.line, place.column), (2, 3));
    }

    #[test]
    fn a_cell_of_a_sheet_is_named_as_people_see_it() {
        let text = |row, column| FilePlace::cell("fte.xlsx", "Staff", row, column).to_string();
        assert_eq!(text(14, 4), "fte.xlsx, sheet Staff, cell D14");
        assert_eq!(text(14, 0), "fte.xlsx, sheet Staff, row 14");
        assert_eq!(text(0, 0), "fte.xlsx, sheet Staff");
        assert_eq!(
            [1, 26, 27, 52, 53, 702, 703].map(column_letters),
            ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
        );
    }

    #[test]
    fn an_offset_past_the_end_is_the_end() {
        assert_eq!(FilePlace::of_offset("a", "x", 99).column, 2);
    }
}
