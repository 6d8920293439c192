//! Where something is: in a file, or in the data.

use std::fmt;

/// A place in a file, as an editor shows it: lines and columns count from one, columns in characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FilePlace {
    /// The path within the publication folder, with forward slashes.
    pub file: String,
    /// The line, from 1; 0 when the file as a whole is meant.
    pub line: usize,
    /// The column, from 1; 0 when the line as a whole is meant.
    pub column: usize,
}

impl FilePlace {
    /// The file as a whole.
    pub fn whole(file: &str) -> Self {
        Self { file: file.to_owned(), line: 0, column: 0 }
    }

    /// A line of a file.
    pub fn line(file: &str, line: usize) -> Self {
        Self { file: file.to_owned(), line, column: 0 }
    }

    /// The place of a byte offset in the text of a file.
    pub fn of_offset(file: &str, text: &str, offset: usize) -> Self {
        let before = &text.as_bytes()[..offset.min(text.len())];
        let line = before.iter().filter(|it| **it == b'\n').count() + 1;
        let start = before.iter().rposition(|it| *it == b'\n').map_or(0, |at| at + 1);
        let column = String::from_utf8_lossy(&before[start..]).chars().count() + 1;
        Self { file: file.to_owned(), line, column }
    }
}

impl fmt::Display for FilePlace {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
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
    fn an_offset_past_the_end_is_the_end() {
        assert_eq!(FilePlace::of_offset("a", "x", 99).column, 2);
    }
}
