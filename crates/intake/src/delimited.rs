//! CSV files as people save them: with other delimiters, headings and notations than a tidy file has.

use std::collections::BTreeMap;

use rekenschap_language::Notation;
use rekenschap_model::{FilePlace, Finding, Place};

use crate::figure::{Notations, Readings, bare_figure, readings};
use crate::headings::Header;
use crate::sheet::{Cell, Held, Row, Sheet, trimmed};
use crate::tidy::{line_of, quotes_are_open, syntax};

/// What can stand between the cells of a CSV file.
const DELIMITERS: [u8; 3] = [b';', b'\t', b','];

/// The text of a file in UTF-8, or in UTF-16 with a byte order mark.
///
/// # Errors
/// It is in another encoding, or no text at all. Other encodings cannot be told from each other with certainty.
pub(crate) fn text(name: &str, bytes: &[u8]) -> Result<String, Box<Finding>> {
    let wide = |make: fn([u8; 2]) -> u16, rest: &[u8]| {
        let units = rest.chunks_exact(2).map(|it| make([it[0], it[1]]));
        char::decode_utf16(units)
            .collect::<Result<String, _>>()
            .ok()
            .filter(|_| rest.len().is_multiple_of(2))
    };
    let place = |line| Place::in_file(FilePlace::line(name, line));
    let encoding = |line, found: String| {
        Box::new(Finding::error("delivery.encoding", place(line)).found(found))
    };
    let text = if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        wide(u16::from_le_bytes, rest).ok_or_else(|| encoding(0, "0xff".to_owned()))?
    } else if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        wide(u16::from_be_bytes, rest).ok_or_else(|| encoding(0, "0xfe".to_owned()))?
    } else {
        match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(error) => {
                let at = error.valid_up_to();
                let line = bytes[..at].iter().filter(|it| **it == b'\n').count() + 1;
                return Err(encoding(line, format!("0x{:02x}", bytes[at])));
            }
        }
    };
    if let Some(at) = text.find('\0') {
        let line = text[..at].matches('\n').count() + 1;
        return Err(Box::new(Finding::error("delivery.binary", place(line))));
    }
    // The parser counts lines by line feeds, and counts those that end otherwise too late.
    Ok(text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n"))
}

/// A CSV file as a sheet without a name, and its delimiter.
///
/// # Errors
/// Everything that makes it no table.
pub(crate) fn sheet(name: &str, text: &str) -> Result<(Sheet, u8), Vec<Finding>> {
    // Spreadsheet programs write the delimiter in a first line of its own: `sep=;`.
    let (delimiter, skipped) = match text.lines().next().and_then(|it| it.strip_prefix("sep=")) {
        Some(own) if own.len() == 1 => (own.as_bytes()[0], true),
        _ => (delimiter(text), false),
    };
    let mut parser = csv::ReaderBuilder::new()
        .flexible(true)
        .has_headers(false)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut sheet = Sheet::default();
    let mut findings = Vec::new();
    for (at, record) in parser.records().enumerate() {
        match record {
            Ok(_) if skipped && at == 0 => {}
            Ok(record) => {
                let cells: Vec<Cell> = record
                    .iter()
                    .enumerate()
                    .filter(|it| !trimmed(it.1).is_empty())
                    .map(|(at, it)| Cell {
                        column: at + 1,
                        formula: false,
                        marked: false,
                        held: Held::Text(it.into()),
                    })
                    .collect();
                let number = line_of(text, &record);
                if !cells.is_empty() {
                    sheet.rows.push(Row { number, width: record.len(), cells });
                }
            }
            Err(error) => {
                let line = error.position().map_or(0, |it| it.line() as usize);
                findings.push(syntax(name, line, &error));
            }
        }
    }
    if quotes_are_open(text) {
        let last = text.lines().count();
        let place = Place::in_file(FilePlace::line(name, last));
        findings.push(Finding::error("delivery.open-quote", place));
    }
    if findings.is_empty() { Ok((sheet, delimiter)) } else { Err(findings) }
}

/// So many lines tell the delimiter.
const FIRST_LINES: usize = 40;

/// The delimiter that stands equally often in the most lines, outside quotes.
fn delimiter(text: &str) -> u8 {
    let lines: Vec<&str> =
        text.lines().filter(|it| !it.trim().is_empty()).take(FIRST_LINES).collect();
    let alike = |delimiter: u8| {
        let mut lengths: BTreeMap<usize, usize> = BTreeMap::new();
        for line in &lines {
            let mut quoted = false;
            let many = line.bytes().filter(|it| {
                quoted ^= *it == b'"';
                *it == delimiter && !quoted
            });
            *lengths.entry(many.count()).or_default() += 1;
        }
        lengths.into_iter().filter(|it| it.0 > 0).map(|it| it.1).max().unwrap_or(0)
    };
    let best = DELIMITERS.iter().rev().filter(|it| alike(**it) > 0).max_by_key(|it| alike(**it));
    best.copied().unwrap_or(b',')
}

/// How the numbers of a file are written: told by the cells that can be read in one notation only. When there are none,
/// a file that is as tidy as the publication's own is written in the publication's notation; of others nobody knows.
pub(crate) fn notations(
    sheet: &Sheet,
    header: &Header,
    numbers: &[usize],
    own: Option<Notation>,
) -> Notations {
    let mut only = [0_usize; 2];
    for row in sheet.rows.iter().filter(|it| it.number > header.row) {
        for column in numbers {
            let Some(Held::Text(text)) = row.cell(*column).map(|it| &it.held) else { continue };
            if let Readings::One(_, Some(notation)) = readings(&bare_figure(text)) {
                only[usize::from(notation == Notation::English)] += 1;
            }
        }
    }
    match (only, own) {
        ([0, 0], Some(own)) => Notations::Known(own),
        ([0, 0], None) => Notations::Open,
        ([_, 0], _) => Notations::Known(Notation::Dutch),
        ([0, _], _) => Notations::Known(Notation::English),
        _ => Notations::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_what_stands_alike_in_most_lines() {
        for (text, expected) in [
            ("a,b\n1,2\n", b','),
            ("Titel, met komma\na;b;c\nAZ;2023;1,5\nBZ;2023;2,5\n", b';'),
            ("a;b;\"c,d,e,f\"\n", b';'),
            ("Title\n\na\tb\tc\n", b'\t'),
            ("one", b','),
        ] {
            assert_eq!(delimiter(text), expected, "{text}");
        }
    }

    #[test]
    fn texts_in_other_encodings_are_refused() {
        let wide: Vec<u8> =
            [0xFEFF].into_iter().chain("é\n".encode_utf16()).flat_map(u16::to_le_bytes).collect();
        assert_eq!(text("a", &wide).unwrap(), "é\n");
        assert_eq!(text("a", b"\xEF\xBB\xBFa").unwrap(), "a");
        assert_eq!(text("a", b"caf\xE9\n").unwrap_err().code, "delivery.encoding");
        assert_eq!(text("a", b"\xFF\xFEa").unwrap_err().code, "delivery.encoding");
        assert_eq!(text("a", b"a\0b").unwrap_err().code, "delivery.binary");
    }
}
