//! The workbooks of `fixtures/workbooks/README.md`: each is made here, and read as the list there says.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rekenschap_catalogue::Catalogue;
use rekenschap_intake::{Addressee, Reading, read_file};
use rekenschap_language::Language;
use rekenschap_model::{Confidentiality, Finding, Severity, Status};

use crate::book::{Book, Grid, Value, patched, zipped};
use crate::publication::{catalogue, expected, filled, months, register};

/// What somebody made of the workbook.
enum Made {
    /// A workbook, to be saved as XLSX and as ODS.
    Both(Book),
    Xlsx(Book),
    Ods(Book),
    /// A file as it is.
    File(&'static str, Vec<u8>),
}

fn staff(change: impl FnOnce(&mut Grid)) -> Made {
    let mut book = filled(&catalogue(), Language::English);
    change(book.sheet("Staff"));
    Made::Both(book)
}

fn cell(at: &str, value: Value) -> Made {
    staff(|it| it.put(crate::book::address(at), value))
}

fn text(at: &str, text: &str) -> Made {
    cell(at, Value::Text(text.to_owned()))
}

fn number(at: &str, value: f64, format: &'static str) -> Made {
    cell(at, Value::Number(value, format))
}

fn text_book(at: &str, text: &str) -> Vec<u8> {
    let mut book = filled(&catalogue(), Language::English);
    book.sheet("Staff").text(at, text);
    book.xlsx()
}

fn text_ods(at: &str, text: &str) -> Vec<u8> {
    let mut book = filled(&catalogue(), Language::English);
    book.sheet("Staff").text(at, text);
    book.ods()
}

fn file(name: &'static str, bytes: &[u8]) -> Made {
    Made::File(name, bytes.to_vec())
}

/// The name of each workbook in the list, and how it is made.
fn make(name: &str) -> Option<Made> {
    let catalogue = catalogue();
    let book = || filled(&catalogue, Language::English);
    let xlsx = || book().xlsx();
    Some(match name {
        "as-requested" => Made::Both(book()),
        "in-dutch" => Made::Both(filled(&catalogue, Language::Dutch)),
        "plain-ids" => staff(|it| {
            for (at, id) in [
                ("B7", "organisation"),
                ("C7", "year"),
                ("E7", "persons"),
                ("G7", "share"),
                ("I7", "AMOUNT"),
            ] {
                it.text(at, id);
            }
            it.moved(|at| {
                (at.1 != 1 && ![4, 6, 8, 10, 11].contains(&at.1) || at.0 < 7).then_some(at)
            });
        }),
        "blank-lines" => staff(|it| it.moved(|(row, column)| Some((row + row / 4 * 2, column)))),
        "columns-reordered" => staff(|it| {
            it.moved(|(row, column)| Some((row, if row < 7 { column } else { 14 - column })));
        }),
        "rows-reordered" => staff(|it| {
            it.moved(|(row, column)| Some((if row < 8 { row } else { 21 - row }, column)));
        }),
        "headings-sorted-with-the-rows" => staff(|it| {
            it.moved(|(row, column)| match row {
                7 => Some((9, column)),
                8 | 9 => Some((row - 1, column)),
                _ => Some((row, column)),
            });
        }),
        "row-above-the-headings" => {
            staff(|it| it.moved(|at| Some((if at.0 == 9 { 5 } else { at.0 }, at.1))))
        }
        "figure-above-the-headings" => number("I5", 5.0, "0"),
        "words-above-the-headings" => staff(|it| {
            it.text("A5", "Ministry Alpha");
            it.text("B6", "Edition");
            it.number("C6", 2023.0, "General");
        }),
        "two-values-in-a-cell" => Made::File(
            "staff.xlsx",
            patched(&xlsx(), |name, text| {
                (name == "xl/worksheets/sheet2.xml")
                    .then(|| text.replacen("<v>20</v>", "<v>20</v><v>21</v>", 1))
            }),
        ),
        "impossible-cell" => Made::File(
            "staff.xlsx",
            patched(&xlsx(), |name, text| {
                (name == "xl/worksheets/sheet2.xml")
                    .then(|| text.replacen("r=\"E9\"", "r=\"E9999999999\"", 1))
            }),
        ),
        "one-part-for-two-sheets" => Made::File(
            "staff.xlsx",
            patched(&xlsx(), |name, text| {
                (name == "xl/_rels/workbook.xml.rels")
                    .then(|| text.replace("worksheets/sheet2.xml", "./worksheets/sheet1.xml"))
            }),
        ),
        "raised-digit" => Made::File(
            "staff.xlsx",
            patched(&text_book("E9", "126"), |name, text| {
                let runs = "<si><r><t>126</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>1</t></r></si>";
                (name == "xl/sharedStrings.xml").then(|| text.replace("<si><t>126</t></si>", runs))
            }),
        ),
        "raised-digit-in-opendocument" => Made::File(
            "staff.ods",
            patched(&text_ods("E9", "126"), |name, text| {
                let style = "<office:automatic-styles><style:style style:name=\"T1\" style:family=\"text\"><style:text-properties style:text-position=\"super 58%\"/></style:style>";
                (name == "content.xml").then(|| {
                    text.replace("<office:automatic-styles>", style)
                        .replace(">126<", ">126<text:span text:style-name=\"T1\">1</text:span><")
                })
            }),
        ),
        "hidden-rows-without-end" => Made::File(
            "staff.ods",
            patched(&book().ods(), |name, text| {
                let rows = "<table:table-row table:visibility=\"collapse\" table:number-rows-repeated=\"1048576\"/>".repeat(1000);
                (name == "content.xml")
                    .then(|| text.replace("</table:table>", &format!("{rows}</table:table>")))
            }),
        ),
        "blanks-without-end" => Made::File(
            "staff.ods",
            patched(&text_ods("E9", "126"), |name, text| {
                let blanks = "<text:s text:c=\"16384\"/>".repeat(500_000);
                (name == "content.xml").then(|| text.replace(">126<", &format!(">126{blanks}<")))
            }),
        ),
        "unseen-character" => text("A9", "Ministry \u{202e}Alpha"),
        "percent-in-letters" => text("G9", "13 pc"),
        "hidden-column" => Made::File(
            "staff.xlsx",
            patched(&xlsx(), |name, text| {
                (name == "xl/worksheets/sheet2.xml").then(|| {
                    text.replacen("<sheetData>", "<cols><col min=\"5\" max=\"5\" width=\"0\" hidden=\"1\"/></cols><sheetData>", 1)
                })
            }),
        ),
        "renamed-sheet" => staff(|it| it.name = "Blad1 (2)".to_owned()),
        "headings-with-blanks" => staff(|it| it.text("E7", " PERSONS\u{a0}\n ")),
        "codes-with-unseen-characters" => text("B9", "\u{a0}A\u{ad}\u{200b} "),
        "year-as-text" => text("C9", "2023"),
        "number-as-text" => text("E9", " 20\u{a0}"),
        "dutch-number-as-text" => text("I9", "1.234,5"),
        "english-number-as-text" => text("I9", "1,234.5"),
        "unclear-number-as-text" => text("I9", "1.234"),
        "two-commas" => text("I9", "12.5,3"),
        "space-between-thousands" => text("I9", "1 234"),
        "power-of-ten-as-text" => text("I9", "1E5"),
        "parentheses" => text("I9", "(1000)"),
        "trailing-minus" => text("I9", "1000-"),
        "symbol-of-the-unit" => text("I9", "€ 1250,50"),
        "other-symbol" => text("I9", "$ 1000"),
        "word-for-a-number" => text("E9", "twenty"),
        "dash" => text("E9", "\u{2013}"),
        "not-applicable-in-words" => text("E9", "n.v.t."),
        "question-mark" => text("E9", "?"),
        "true-for-a-number" => cell("E9", Value::Boolean(true)),
        "binary-noise" => number("I9", 0.1 + 0.2, "General"),
        "trailing-zeros" => number("G9", 40.0, "0.00"),
        "more-than-shown" => number("G9", 12.34, "0.0"),
        "one-third" => number("I9", 1.0 / 3.0, "General"),
        "sixteen-digits" => number("I9", 1_234_567_890_123_456.0, "General"),
        "in-thousands" => number("I9", 1_234_567.0, "#,##0,"),
        "millions-in-words" => number("I9", 5.0, "0\" mln\""),
        "zeros-in-quotes" => number("I9", 5.0, "0\"000\""),
        "sign-in-the-format" => number("I9", -5.0, "0;-0"),
        "sign-left-out" => number("I9", -5.0, "0;0"),
        "condition-in-the-format" => number("G9", 13.0, "[>1]0;0"),
        "format-that-hides" => number("I9", 5.0, ";;;"),
        "number-as-date" => number("E9", 45000.0, "yyyy-mm-dd"),
        "percent-format" => number("G9", 0.131, "0.0%"),
        "percent-format-too-short" => number("G9", 0.1314, "0%"),
        "percent-as-text" => text("G9", "13,5 %"),
        "hundredth-without-format" => number("G9", 0.13, "General"),
        "hundredth-as-text" => text("G9", "0,13"),
        "hundredth-in-short-format" => number("G9", 0.13, "0.0"),
        "half-a-percent-with-format" => number("G9", 0.5, "0.0"),
        "percent-of-persons" => number("E9", 0.5, "0%"),
        "hundredth-that-bounds-exclude" => {
            let mut book = months(&catalogue);
            book.sheet("Absence").number("B9", 0.055, "General");
            Made::Both(book)
        }
        "formula" => cell("E9", Value::Formula("=10+10", Some("20"))),
        "formula-with-error" => cell("E9", Value::Formula("=1/0", Some("#DIV/0!"))),
        "formula-without-result" => cell("E9", Value::Formula("=10+10", None)),
        "missing" => text("E9", ":"),
        "missing-in-the-flag" => staff(|it| {
            it.clear("E9");
            it.text("F9", ": c");
        }),
        "not-applicable" => text("E9", ": z"),
        "flag-in-the-cell" => text("E9", "20 p"),
        "flag-beside-the-cell" => text("F9", "P"),
        "two-flags" => staff(|it| {
            it.text("E9", "20 p");
            it.text("F9", "e");
        }),
        "flag-alone" => staff(|it| {
            it.clear("E9");
            it.text("F9", "p");
        }),
        "missing-with-a-value" => text("F9", ":"),
        "unknown-flag" => text("F9", "q"),
        "confidential-and-unreadable" => staff(|it| {
            it.text("I9", "98.765,4,3");
            it.text("J9", "c");
        }),
        "row-not-filled-in" => staff(|it| it.moved(|at| (at.0 != 9 || at.1 < 5).then_some(at))),
        "row-filled-in-for-a-part" => staff(|it| it.clear("E9")),
        "remark-below" => text("A15", "Source: payroll of December 2023"),
        "remark-among-the-figures" => text("E15", "these are the figures of payroll"),
        "remark-in-its-column" => text("K9", "estimated by hand"),
        "merged-title" => staff(|it| it.merges.push(((1, 1), (1, 8)))),
        "merged-figures" => staff(|it| {
            it.clear("E10");
            it.merges.push(((9, 5), (10, 5)));
        }),
        "merged-codes" => staff(|it| {
            it.clear("B9");
            it.clear("A9");
            it.merges.push(((8, 2), (9, 2)));
        }),
        "hidden-sheet" => staff(|it| it.hidden = true),
        "hidden-row" => staff(|it| it.hidden_rows.push(9)),
        "unknown-code" => staff(|it| {
            it.text("A9", "Ministry Delta");
            it.text("B9", "D");
        }),
        "total-that-nobody-asked-for" => staff(|it| {
            it.text("A14", "Sum");
            it.text("B14", "Sum");
            it.number("C14", 2023.0, "General");
            it.number("E14", 120.0, "0");
        }),
        "total-without-codes" => number("E14", 210.0, "0"),
        "labels-only" => staff(|it| it.moved(|at| (at.0 < 7 || at.1 != 2).then_some(at))),
        "other-name" => staff(|it| {
            it.text("B9", "Alpha Office");
        }),
        "one-column-sorted" => staff(|it| {
            it.text("A9", "Ministry Beta");
        }),
        "label-changed" => text("A9", "The Ministry of Alpha Affairs"),
        "row-twice" => staff(|it| {
            it.text("B14", "A");
            it.number("C14", 2023.0, "General");
            it.number("E14", 21.0, "0");
        }),
        "code-removed" => staff(|it| {
            it.clear("A9");
            it.clear("B9");
        }),
        "column-of-ones-own" => staff(|it| {
            it.text("L7", "Checked by");
            it.text("L9", "Jan");
        }),
        "column-without-heading" => number("N9", 5.0, "General"),
        "dimension-column-removed" => {
            staff(|it| it.moved(|at| (at.0 < 7 || at.1 != 3).then_some(at)))
        }
        "measure-column-removed" => {
            staff(|it| it.moved(|at| (at.0 < 7 || at.1 != 5).then_some(at)))
        }
        "misspelled-heading" => text("E7", "Perzons"),
        "heading-twice" => text("F7", "Persons"),
        "headings-removed" => staff(|it| it.moved(|at| (at.0 != 7).then_some(at))),
        "dataset-on-two-sheets" => {
            let mut book = book();
            let mut again = book.sheet("Staff").clone();
            again.name = "Staff (2)".to_owned();
            book.sheets.push(again);
            Made::Both(book)
        }
        "sheet-of-ones-own" => {
            let mut book = book();
            let mut own = Grid::new("Calculation");
            own.number("A1", 3.0, "General");
            book.sheets.push(own);
            Made::Both(book)
        }
        "other-publication" => {
            let mut book = book();
            book.sheet("Cover").text("B3", "large/2023/hr");
            book.sheet("Staff").text("B2", "large/2023/hr/staff");
            Made::Both(book)
        }
        "other-edition" => {
            let mut book = book();
            book.sheet("Cover").text("B3", "tiny/2022/hr");
            book.sheet("Staff").text("B2", "tiny/2022/hr/staff");
            Made::Both(book)
        }
        "other-source" => {
            let mut book = book();
            book.sheet("Cover").text("B3", "tiny/2023/audit");
            Made::Both(book)
        }
        "unknown-source" => {
            let mut book = book();
            book.sheet("Cover").text("B3", "tiny/2023/hrm");
            book.sheet("Staff").clear("B2");
            Made::Both(book)
        }
        "unknown-dataset" => text("B2", "tiny/2023/hr/stuff"),
        "dataset-of-another-source" => text("B2", "tiny/2023/hr/budget"),
        "reference-removed" => {
            let mut book = book();
            book.sheets.remove(0);
            book.sheet("Staff").clear("B2");
            Made::Both(book)
        }
        "reference-and-headings-removed" => {
            let mut book = book();
            book.sheets.remove(0);
            book.sheet("Staff").moved(|at| (at.0 > 7).then_some(at));
            Made::Both(book)
        }
        "million-formatted-rows" => Made::Xlsx({
            let mut book = book();
            for row in 14..40_000 {
                book.sheet("Staff").put((row, 5), Value::Blank("0.0"));
            }
            book
        }),
        "register" => Made::Both(register(&catalogue)),
        "dates-since-1904" => Made::Xlsx({
            let mut book = register(&catalogue);
            for (cell, day) in [("D8", 36616.0 - 1462.0), ("D9", 36617.0 - 1462.0)] {
                book.sheet("Bodies").number(cell, day, "yyyy-mm-dd");
            }
            book.date_1904 = true;
            book
        }),
        "number-for-a-date" => {
            let mut book = register(&catalogue);
            book.sheet("Bodies").number("D8", 36616.0, "General");
            Made::Both(book)
        }
        "date-in-another-order" => {
            let mut book = register(&catalogue);
            book.sheet("Bodies").text("D8", "31-3-2000");
            Made::Both(book)
        }
        "number-for-a-text" => {
            let mut book = register(&catalogue);
            book.sheet("Bodies").number("B8", 4.0, "General");
            Made::Both(book)
        }
        "decimals-for-a-text" => {
            let mut book = register(&catalogue);
            book.sheet("Bodies").number("B8", 4.5, "General");
            Made::Both(book)
        }
        "unknown-code-as-a-value" => {
            let mut book = register(&catalogue);
            book.sheet("Bodies").text("C8", "Ministry Delta");
            Made::Both(book)
        }
        "period-made-a-date" => {
            let mut book = months(&catalogue);
            book.sheet("Absence").number("A8", 44927.0, "yyyy-mm");
            Made::Both(book)
        }
        "explanation" => {
            let mut book = book();
            book.sheets.push(explanations("part-time", "B"));
            Made::Both(book)
        }
        "explanation-of-an-unknown-norm" => {
            let mut book = book();
            book.sheets.push(explanations("part-tme", "B"));
            Made::Both(book)
        }
        "wrong-extension" => Made::File("staff.ods", xlsx()),
        "old-workbook" => file("staff.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more"),
        "password" => {
            let stream = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes);
            let bytes: Vec<u8> =
                b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".iter().copied().chain(stream).collect();
            file("staff.xlsx", &bytes)
        }
        "password-in-opendocument" => Made::File(
            "staff.ods",
            patched(&book().ods(), |name, text| {
                let right = name == "META-INF/manifest.xml";
                right.then(|| {
                    text.replace("/></", "><manifest:encryption-data/></manifest:file-entry></")
                })
            }),
        ),
        "pdf" => file("staff.xlsx", b"%PDF-1.7 ..."),
        "web-page" => file("staff.xls", b"<html><table><tr><td>A</td></tr></table></html>"),
        "document" => file(
            "staff.xlsx",
            &zipped(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>")]),
        ),
        "binary-workbook" => file("staff.xlsb", &zipped(&[("xl/workbook.bin", b"...")])),
        "archive" => file("staff.zip", &zipped(&[("staff.csv", b"a,b\n")])),
        "cut-off" => {
            let bytes = xlsx();
            file("staff.xlsx", &bytes[..bytes.len() / 2])
        }
        "changed-on-its-way" => {
            let mut bytes = xlsx();
            let at = position(&bytes, b"xl/worksheets/sheet2.xml") + 200;
            bytes[at] ^= 0x10;
            Made::File("staff.xlsx", bytes)
        }
        "broken-xml" => Made::File(
            "staff.xlsx",
            patched(&xlsx(), |name, text| {
                (name == "xl/worksheets/sheet2.xml")
                    .then(|| text.replace("</sheetData>", "</sheetDat>"))
            }),
        ),
        "bomb" => {
            let zeros = vec![b' '; 1024 * 1024 * 1024 + 1024];
            Made::File("staff.xlsx", zipped(&[("xl/workbook.xml", &zeros)]))
        }
        "endless-rows" => Made::Ods({
            let mut book = book();
            book.sheet("Staff").text("A15", "ENDLESS");
            book
        }),
        "empty" => file("staff.xlsx", b""),
        "nothing-filled-in" => staff(|it| it.moved(|at| (at.0 < 8 || at.1 < 5).then_some(at))),
        _ => return None,
    })
}

fn explanations(norm: &str, organisation: &str) -> Grid {
    let mut sheet = Grid::new("Explanations");
    sheet.text("B2", "tiny/2023/hr#explanations");
    for (at, text) in [
        ("A4", "Norm"),
        ("B4", "Title"),
        ("C4", "Organisation"),
        ("D4", "Explanation"),
        ("A5", norm),
        ("C5", organisation),
        ("D5", "There was no time."),
        ("A6", "part-time"),
        ("C6", "C"),
    ] {
        sheet.text(at, text);
    }
    sheet
}

fn position(bytes: &[u8], wanted: &[u8]) -> usize {
    bytes.windows(wanted.len()).position(|it| it == wanted).unwrap()
}

/// The files of a workbook in the list: their names and bytes.
fn files(name: &str) -> Option<Vec<(&'static str, Vec<u8>)>> {
    Some(match make(name)? {
        Made::Both(book) => vec![("staff.xlsx", book.xlsx()), ("staff.ods", book.ods())],
        Made::Xlsx(book) => vec![("staff.xlsx", book.xlsx())],
        Made::Ods(book) => vec![("staff.ods", endless(&book.ods()))],
        Made::File(name, bytes) => vec![(name, bytes)],
    })
}

/// A row that goes on to the end of the sheet and to the end of the row.
fn endless(bytes: &[u8]) -> Vec<u8> {
    patched(bytes, |_, text| {
        let cell = "<table:table-cell office:value-type=\"string\"><text:p>ENDLESS";
        let (before, after) = text.split_once(cell)?;
        let before = before.strip_suffix("<table:table-row>")?;
        let row = "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell table:number-columns-repeated=\"16000\" office:value-type=\"string\"><text:p>x";
        Some(format!("{before}{row}{after}"))
    })
}

/// A line of the list.
struct Listed {
    name: String,
    outcome: String,
}

fn list() -> Vec<Listed> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/workbooks/README.md");
    let text = std::fs::read_to_string(path).unwrap();
    let rows = text.lines().filter(|it| it.starts_with("| ") && it.as_bytes()[2].is_ascii_digit());
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        Listed {
            name: cells[1].trim_matches('`').to_owned(),
            outcome: cells[3].trim_end_matches('|').trim().to_owned(),
        }
    })
    .collect()
}

/// The texts in backticks after a word, up to the next word.
fn told(outcome: &str, word: &str) -> Vec<String> {
    let Some((_, rest)) = outcome.split_once(word) else { return Vec::new() };
    let own = rest.split(';').next().unwrap_or_default();
    own.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Figures as `A,2023 persons` → `12.5 p`.
pub(crate) fn figures(reading: &Reading) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for it in reading.incoming.iter().flat_map(|it| &it.observations) {
        let value = it.value.as_ref().map_or(":".to_owned(), ToString::to_string);
        let mut flags: String = it.status.flag().into_iter().collect();
        if it.confidentiality == Confidentiality::Confidential {
            flags.push('c');
        }
        assert!(it.value.is_some() || it.status != Status::Normal);
        let text = if flags.is_empty() { value } else { format!("{value} {flags}") };
        let old = all.insert(format!("{} {}", it.key, it.measure), text);
        assert!(old.is_none());
    }
    all
}

/// An error as `Staff!E9 delivery.cell cell-placeholder`.
fn error(finding: &Finding) -> String {
    let place = finding.place.file.clone().unwrap_or_default();
    let at = match (place.sheet.as_str(), place.line, place.column) {
        ("", 0, _) => "file".to_owned(),
        (sheet, 0, _) => sheet.to_owned(),
        (sheet, row, 0) => format!("{sheet}!{row}"),
        (sheet, row, column) => {
            format!("{sheet}!{}{row}", rekenschap_model::column_letters(column))
        }
    };
    let problem = finding.problem.as_ref().map_or(String::new(), |it| format!(" {}", it.0));
    format!("{at} {}{problem}", finding.code)
}

fn outcome(catalogue: &Catalogue, name: &str, bytes: &[u8]) -> Result<Reading, Vec<Finding>> {
    let addressee = Addressee { edition: Some(2023), source: Some("hr".to_owned()), dataset: None };
    read_file(catalogue, name, bytes, &addressee)
}

#[test]
fn every_workbook_does_what_the_list_says() {
    let catalogue = catalogue();
    let mut wrong = Vec::new();
    let mut kinds = 0;
    let mut read = 0;
    for listed in list() {
        let Some(files) = files(&listed.name) else {
            wrong.push(format!("{}: listed, but not made", listed.name));
            continue;
        };
        kinds += 1;
        for (name, bytes) in files {
            read += 1;
            let own = outcome(&catalogue, name, &bytes);
            let mut expected: BTreeMap<String, String> = expected().into_iter().collect();
            let problem = match (&own, listed.outcome.starts_with("read")) {
                (Ok(reading), true) => {
                    if listed.outcome.starts_with("read only") {
                        expected.clear();
                    }
                    for it in told(&listed.outcome, "read") {
                        let (key, value) = it.split_once(" = ").unwrap();
                        match value {
                            "nothing" => expected.remove(key),
                            value => expected.insert(key.to_owned(), value.to_owned()),
                        };
                    }
                    let mut codes: BTreeSet<String> =
                        reading.findings.iter().map(|it| it.code.to_owned()).collect();
                    codes.extend(reading.explanations.iter().map(|it| {
                        format!("{} {}", it.norm, it.organisation.clone().unwrap_or_default())
                    }));
                    let wanted: BTreeSet<String> =
                        told(&listed.outcome, "told").into_iter().collect();
                    let figures = figures(reading);
                    let differing: Vec<String> = figures
                        .iter()
                        .filter(|(key, value)| expected.get(*key) != Some(value))
                        .map(|it| format!("{} = {}", it.0, it.1))
                        .chain(expected.keys().filter(|it| !figures.contains_key(*it)).cloned())
                        .collect();
                    (!differing.is_empty() || codes != wanted)
                        .then(|| format!("figures {differing:?}, told {codes:?}"))
                }
                (Err(findings), false) => {
                    let own: BTreeSet<String> = findings
                        .iter()
                        .filter(|it| it.severity == Severity::Error)
                        .map(error)
                        .collect();
                    let wanted: BTreeSet<String> =
                        told(&listed.outcome, "refused").into_iter().collect();
                    (own != wanted).then(|| format!("{own:?}"))
                }
                (Ok(reading), false) => Some(format!("it was read: {:?}", figures(reading))),
                (Err(findings), true) => Some(format!(
                    "it was refused: {:?}",
                    findings
                        .iter()
                        .map(|it| format!("{} {}", error(it), it.message(Language::English)))
                        .collect::<Vec<_>>()
                )),
            };
            wrong.extend(problem.map(|it| format!("{} ({name}): {it}", listed.name)));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    println!("{kinds} kinds, {read} workbooks");
    assert!(kinds >= 50, "{kinds} kinds of workbooks");
}

#[test]
fn what_is_confidential_is_never_told() {
    let catalogue = catalogue();
    for (name, bytes) in files("confidential-and-unreadable").unwrap() {
        let findings = outcome(&catalogue, name, &bytes).unwrap_err();
        for it in findings {
            for language in Language::ALL {
                let told = format!("{} {:?} {it:?}", it.message(*language), it.hint(*language));
                assert!(!told.contains("98"), "{told}");
            }
        }
    }
}
