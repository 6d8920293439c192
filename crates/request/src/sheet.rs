//! The one model of a workbook: both writers translate it and decide nothing.

use rekenschap_language::{Language, format_decimal};
use rust_decimal::Decimal;

use crate::input::InputRule;

/// A workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workbook {
    /// Its title, for the document's properties.
    pub title: String,
    /// What it is about: its reference.
    pub subject: String,
    /// Who made it: the publisher.
    pub author: String,
    /// The language of its texts.
    pub language: Language,
    /// The day that it bears, `YYYY-MM-DD`.
    pub date: String,
    /// Its sheets, the cover first.
    pub sheets: Vec<Sheet>,
}

/// A sheet. Rows and columns count from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its name, at most 31 characters, unique in the workbook.
    pub name: String,
    /// The width of each column, in characters.
    pub widths: Vec<u16>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
    /// Its table.
    pub table: Option<TableArea>,
    /// How many rows stay in sight while the others move.
    pub frozen: usize,
}

/// The table of a sheet, with one header row and no empty rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableArea {
    /// Its name, unique in the workbook: letters, digits and underscores.
    pub name: String,
    /// The row of the headings.
    pub header: usize,
    /// Its last row.
    pub last: usize,
    /// How many columns it has, from the first on.
    pub columns: usize,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// What the cell is for, which decides how it looks and whether it may be filled.
    pub kind: CellKind,
    /// What it holds.
    pub content: Content,
}

/// What a cell is for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum CellKind {
    /// The title of a sheet.
    Title,
    /// A heading within a sheet.
    Heading,
    /// The name of what stands beside it.
    Label,
    /// A text to read.
    Text,
    /// A link to the first cell of another sheet, by its name.
    SheetLink(String),
    /// A link to an address.
    Link(String),
    /// The heading of a column of a table.
    ColumnHeading,
    /// A label or code in a table.
    Code,
    /// What is known already.
    Known,
    /// A cell to fill.
    Input(InputRule),
    /// What a cell to fill looks like, on the cover.
    Sample,
    /// A cell of a table where nothing is asked.
    Closed,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Nothing.
    Empty,
    /// A text.
    Text(String),
    /// A number that is shown with so many decimals and a text after it.
    Number {
        /// The number.
        value: Decimal,
        /// How many decimals are shown.
        decimals: u32,
        /// What is shown after it.
        suffix: String,
    },
}

impl Cell {
    /// A cell with a text.
    pub(crate) fn text(kind: CellKind, text: impl Into<String>) -> Self {
        Self { kind, content: Content::Text(text.into()) }
    }

    /// A cell with nothing in it.
    pub(crate) fn empty(kind: CellKind) -> Self {
        Self { kind, content: Content::Empty }
    }

    /// What a reader sees, with numbers as a language writes them.
    pub fn shown(&self, language: Language) -> String {
        match &self.content {
            Content::Empty => String::new(),
            Content::Text(text) => text.clone(),
            Content::Number { value, decimals, suffix } => {
                format!("{}{suffix}", format_decimal(value, Some(*decimals), language))
            }
        }
    }

    /// What may be typed here; `None` when the cell is closed.
    pub fn input(&self) -> Option<&InputRule> {
        match &self.kind {
            CellKind::Input(rule) => Some(rule),
            _ => None,
        }
    }
}

/// Cells below each other in a column, with one rule. Rows and columns count from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct InputRun<'s> {
    pub(crate) rule: &'s InputRule,
    pub(crate) column: usize,
    pub(crate) first: usize,
    pub(crate) last: usize,
}

/// The height of a line of text, in points.
const LINE: u32 = 15;

impl Sheet {
    /// The height of a row, in points: enough for the longest text in it, as far as that can be told without the font.
    ///
    /// Programs make rows fit by themselves, but not all of them do so on opening.
    pub(crate) fn height(&self, row: &[Cell], language: Language) -> u32 {
        let needed = |(at, cell): (usize, &Cell)| match cell.kind {
            CellKind::Title => 24,
            CellKind::Heading => 30,
            _ => {
                let bold = matches!(cell.kind, CellKind::ColumnHeading | CellKind::Label);
                let width = usize::from(self.widths.get(at).copied().unwrap_or(8));
                // Bold letters are wider.
                let width = if bold { width * 9 / 10 } else { width };
                let lines = u32::try_from(lines(&cell.shown(language), width)).unwrap_or(1);
                // More than this is no row that can be read on a screen.
                lines.min(25) * LINE
            }
        };
        row.iter().enumerate().map(needed).max().unwrap_or(LINE)
    }

    /// The cells to fill, as runs: column by column, from the top.
    pub(crate) fn inputs(&self) -> Vec<InputRun<'_>> {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or_default();
        let mut runs: Vec<InputRun<'_>> = Vec::new();
        for column in 0..columns {
            for (at, row) in self.rows.iter().enumerate() {
                let Some(rule) = row.get(column).and_then(Cell::input) else { continue };
                match runs.last_mut() {
                    Some(run) if run.column == column && run.last + 1 == at && run.rule == rule => {
                        run.last = at;
                    }
                    _ => runs.push(InputRun { rule, column, first: at, last: at }),
                }
            }
        }
        runs
    }
}

/// How many lines a text takes at a width in characters, broken between words.
fn lines(text: &str, width: usize) -> usize {
    let one = |line: &str| {
        let (mut lines, mut used) = (1, 0);
        for word in line.split(' ') {
            let length = word.chars().count();
            if used > 0 && used + 1 + length > width {
                lines += 1;
                used = 0;
            }
            used += usize::from(used > 0) + length;
            lines += used.saturating_sub(1) / width.max(1);
            used -= used.saturating_sub(1) / width.max(1) * width;
        }
        lines
    };
    text.split('\n').map(one).sum()
}

/// The longest name that a sheet can have, in characters.
const LONGEST_NAME: usize = 31;

/// Gives sheets names that both formats take: no marks that mean something in addresses, not too long, each once.
#[derive(Debug, Default)]
pub(crate) struct SheetNames {
    taken: Vec<String>,
}

impl SheetNames {
    /// A name made of a title; words are left off at the end until it fits.
    pub(crate) fn name(&mut self, title: &str) -> String {
        let plain: String = title
            .chars()
            .map(|it| match it {
                // The straight mark stands around names in addresses.
                '\'' => '’',
                _ if "[]:*?/\\".contains(it) || it.is_control() => ' ',
                _ => it,
            })
            .collect();
        let words: Vec<&str> = plain.split_whitespace().collect();
        let mut number = 1;
        loop {
            let end = if number == 1 { String::new() } else { format!(" {number}") };
            let name = format!("{}{end}", shortened(&words, LONGEST_NAME - end.chars().count()));
            // Names that differ in case only are one name to both formats.
            if !self.taken.iter().any(|it| it.to_lowercase() == name.to_lowercase()) {
                self.taken.push(name.clone());
                return name;
            }
            number += 1;
        }
    }
}

fn shortened(words: &[&str], longest: usize) -> String {
    let mut name = String::new();
    for word in words {
        let gap = usize::from(!name.is_empty());
        if name.chars().count() + gap + word.chars().count() > longest {
            break;
        }
        if gap == 1 {
            name.push(' ');
        }
        name.push_str(word);
    }
    if name.split(' ').count() < words.len() {
        // A name that was cut off does not end with "of the".
        while let Some((start, last)) = name.rsplit_once(' ') {
            if last.chars().count() > 3 || !last.chars().all(char::is_lowercase) {
                break;
            }
            name.truncate(start.len());
        }
        name.truncate(name.trim_end_matches([',', ';', '-', '–']).trim_end().len());
    }
    if name.is_empty() {
        let first = words.first().copied().unwrap_or("-");
        name = first.chars().take(longest).collect();
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fit_and_differ() {
        let mut names = SheetNames::default();
        assert_eq!(names.name("Ziekteverzuim"), "Ziekteverzuim");
        assert_eq!(names.name("ziekteverzuim"), "ziekteverzuim 2");
        let long = "Rijksmedewerkers in fte naar ministerie en jaar";
        assert_eq!(names.name(long), "Rijksmedewerkers in fte naar");
        assert_eq!(names.name(long), "Rijksmedewerkers in fte naar 2");
        assert_eq!(
            names.name("Inhuur naar categorie, leeftijd en dienst"),
            "Inhuur naar categorie, leeftijd"
        );
        assert_eq!(
            names.name("Externe inhuur naar categorie, leeftijd"),
            "Externe inhuur naar categorie"
        );
        assert_eq!(names.name("Apparaatsuitgaven van de Rijksdienst"), "Apparaatsuitgaven");
        assert_eq!(names.name("a/b: [c] 'd'"), "a b c ’d’");
        assert_eq!(names.name(&"x".repeat(40)), "x".repeat(31));
        assert_eq!(names.name(""), "-");
    }

    #[test]
    fn lines_break_between_words() {
        for (text, width, expected) in [
            ("", 10, 1),
            ("een twee", 10, 1),
            ("een twee drie", 10, 2),
            ("een\ntwee", 10, 2),
            ("onafscheidelijk", 10, 2),
            ("een onafscheidelijk woord", 10, 4),
        ] {
            assert_eq!(lines(text, width), expected, "{text}");
        }
    }
}
