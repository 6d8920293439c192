//! Characters that nobody sees and that change what is seen: control characters, and those that turn the order of
//! letters. No text may hold them; in findings they are written out.

use rekenschap_model::{FilePlace, Finding, Place};

use crate::sheet::{Held, LONGEST_TEXT, Sheet, trimmed};

/// So many characters of a value are told in a finding.
const LONGEST_FOUND: usize = 80;

fn is_unseen(it: char) -> bool {
    it.is_control() && !matches!(it, '\t' | '\n' | '\r')
        || matches!(
            it,
            '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}'
        )
}

/// What is wrong with a text as a text: a character that may not be in it, or its length.
pub(crate) fn problem(text: &str, place: FilePlace) -> Option<Finding> {
    let place = Place::in_file(place);
    // Blanks around a text, seen or not, are no part of it.
    let text = trimmed(text);
    if let Some(it) = text.chars().find(|it| is_unseen(*it)) {
        return Some(Finding::error("import.unseen-character", place).found(written(it)));
    }
    (text.chars().count() > LONGEST_TEXT).then(|| Finding::error("import.long-text", place))
}

/// What is wrong with the texts of a sheet and its name.
pub(crate) fn problems(file: &str, sheet: &Sheet) -> Vec<Finding> {
    let mut all: Vec<Finding> =
        problem(&sheet.name, FilePlace::cell(file, &sheet.name, 0, 0)).into_iter().collect();
    for row in &sheet.rows {
        for cell in &row.cells {
            if let Held::Text(text) = &cell.held {
                let place = FilePlace::cell(file, &sheet.name, row.number, cell.column);
                all.extend(problem(text, place));
            }
        }
    }
    all
}

fn written(it: char) -> String {
    format!("\\u{{{:x}}}", u32::from(it))
}

/// A text in which every character is seen.
pub(crate) fn seen(text: &str) -> String {
    let mut seen = String::with_capacity(text.len());
    for it in text.chars() {
        if is_unseen(it) || it.is_control() {
            seen.push_str(&written(it));
        } else {
            seen.push(it);
        }
    }
    seen
}

/// A finding as it can be told: everything in it is seen, and values are cut.
pub(crate) fn told(mut finding: Finding) -> Finding {
    let short = |text: &str| {
        let mut own: String = text.chars().take(LONGEST_FOUND).collect();
        if own.len() < text.len() {
            own.push('…');
        }
        seen(&own)
    };
    finding.found = finding.found.map(|it| short(&it));
    finding.expected = finding.expected.map(|it| seen(&it));
    for (_, it) in &mut finding.arguments {
        *it = short(it);
    }
    if let Some((_, arguments)) = &mut finding.problem {
        for (_, it) in arguments {
            *it = short(it);
        }
    }
    if let Some(place) = &mut finding.place.file {
        place.file = seen(&place.file);
        place.sheet = seen(&place.sheet);
    }
    finding
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_refused_and_written_out() {
        let code = |text: &str| problem(text, FilePlace::whole("a")).map(|it| it.code);
        assert_eq!(code("A\u{200B} \u{FEFF}"), None);
        assert_eq!(code("two\nlines\tand more"), None);
        for text in ["a\u{1b}[31m", "1\u{202e}2", "A\u{200b}B", "a\u{85}b", "a\u{2066}b"] {
            assert_eq!(code(text), Some("import.unseen-character"), "{text:?}");
        }
        assert_eq!(code(&"a".repeat(LONGEST_TEXT + 1)), Some("import.long-text"));
        let place = Place::in_file(FilePlace::whole("a\u{1b}[31m.csv"));
        let finding = told(Finding::error("import.json", place).found("9".repeat(1000)));
        assert_eq!(finding.place.file.map(|it| it.file).as_deref(), Some("a\\u{1b}[31m.csv"));
        assert_eq!(finding.found.map(|it| it.chars().count()), Some(81));
    }
}
