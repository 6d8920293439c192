//! Writes workbooks, as XLSX (with rust_xlsxwriter) and as ODS, from one description.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use rust_xlsxwriter::{Format, Formula, Workbook};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Text(String),
    /// A number (a day since 1899-12-30, where the format is that of a date) with its format.
    Number(f64, &'static str),
    /// A formula with the result that was saved, if one was; a number or an error.
    Formula(&'static str, Option<&'static str>),
    Boolean(bool),
    /// Nothing, with a format.
    Blank(&'static str),
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Grid {
    pub(crate) name: String,
    pub(crate) hidden: bool,
    pub(crate) cells: BTreeMap<(usize, usize), Value>,
    /// First and last row and column.
    pub(crate) merges: Vec<((usize, usize), (usize, usize))>,
    pub(crate) hidden_rows: Vec<usize>,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Book {
    pub(crate) sheets: Vec<Grid>,
    pub(crate) date_1904: bool,
}

/// `D8` → row 8, column 4.
pub(crate) fn address(cell: &str) -> (usize, usize) {
    let letters: Vec<u8> = cell.bytes().take_while(|it| it.is_ascii_uppercase()).collect();
    let column = letters.iter().fold(0, |sum, it| sum * 26 + usize::from(it - b'A') + 1);
    (cell[letters.len()..].parse().unwrap(), column)
}

impl Grid {
    pub(crate) fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    pub(crate) fn put(&mut self, at: (usize, usize), value: Value) {
        self.cells.insert(at, value);
    }

    pub(crate) fn text(&mut self, cell: &str, text: &str) {
        self.put(address(cell), Value::Text(text.to_owned()));
    }

    pub(crate) fn number(&mut self, cell: &str, value: f64, format: &'static str) {
        self.put(address(cell), Value::Number(value, format));
    }

    pub(crate) fn clear(&mut self, cell: &str) {
        self.cells.remove(&address(cell));
    }

    /// Moves cells: to another row, or another column, or away.
    pub(crate) fn moved(&mut self, to: impl Fn((usize, usize)) -> Option<(usize, usize)>) {
        let cells = std::mem::take(&mut self.cells);
        self.cells = cells.into_iter().filter_map(|(at, it)| Some((to(at)?, it))).collect();
    }
}

impl Book {
    pub(crate) fn sheet(&mut self, name: &str) -> &mut Grid {
        self.sheets.iter_mut().find(|it| it.name == name).unwrap()
    }

    pub(crate) fn xlsx(&self) -> Vec<u8> {
        let mut book = Workbook::new();
        for grid in &self.sheets {
            let sheet = book.add_worksheet();
            sheet.set_name(&grid.name).unwrap();
            sheet.set_hidden(grid.hidden);
            // A merged range is written first: what it holds is written over it.
            for (first, last) in &grid.merges {
                let (row, column) = zero(*first);
                let (last_row, last_column) = zero(*last);
                sheet.merge_range(row, column, last_row, last_column, "", &Format::new()).unwrap();
            }
            for (at, value) in &grid.cells {
                let (row, column) = zero(*at);
                match value {
                    Value::Text(it) => sheet.write_string(row, column, it).map(|_| ()),
                    Value::Number(it, format) => {
                        let format = Format::new().set_num_format(*format);
                        sheet.write_number_with_format(row, column, *it, &format).map(|_| ())
                    }
                    Value::Formula(text, result) => {
                        let formula = Formula::new(*text).set_result(result.unwrap_or("UNSAVED"));
                        sheet.write_formula(row, column, formula).map(|_| ())
                    }
                    Value::Boolean(it) => sheet.write_boolean(row, column, *it).map(|_| ()),
                    Value::Blank(format) => {
                        let format = Format::new().set_num_format(*format);
                        sheet.write_blank(row, column, &format).map(|_| ())
                    }
                }
                .unwrap();
            }
            for row in &grid.hidden_rows {
                sheet.set_row_hidden(u32::try_from(row - 1).unwrap()).unwrap();
            }
        }
        let bytes = book.save_to_buffer().unwrap();
        let unsaved =
            |text: &str| text.replace("<v>UNSAVED</v>", "").replace(" t=\"str\"><f>", "><f>");
        let bytes = patched(&bytes, |name, text| {
            (name.starts_with("xl/worksheets/") && text.contains("UNSAVED")).then(|| unsaved(text))
        });
        if !self.date_1904 {
            return bytes;
        }
        patched(&bytes, |name, text| {
            let right = name == "xl/workbook.xml";
            right.then(|| text.replace("<workbookPr ", "<workbookPr date1904=\"1\" "))
        })
    }

    pub(crate) fn ods(&self) -> Vec<u8> {
        let mut styles: BTreeMap<&str, usize> = BTreeMap::new();
        for value in self.sheets.iter().flat_map(|it| it.cells.values()) {
            if let Value::Number(_, format) | Value::Blank(format) = value {
                let next = styles.len();
                styles.entry(format).or_insert(next);
            }
        }
        let mut xml = String::from(concat!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content ",
            "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" ",
            "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" ",
            "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" ",
            "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" ",
            "xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" ",
            "xmlns:of=\"urn:oasis:names:tc:opendocument:xmlns:of:1.2\" ",
            "xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\" ",
            "office:version=\"1.3\"><office:automatic-styles>",
            "<style:style style:name=\"hidden\" style:family=\"table\">",
            "<style:table-properties table:display=\"false\"/></style:style>"
        ));
        for (format, at) in &styles {
            xml.push_str(&style(format, *at));
        }
        xml.push_str("</office:automatic-styles><office:body><office:spreadsheet>");
        for grid in &self.sheets {
            xml.push_str(&table(grid, &styles));
        }
        xml.push_str("</office:spreadsheet></office:body></office:document-content>");
        zipped(&[
            ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet".as_slice()),
            ("content.xml", xml.as_bytes()),
            ("META-INF/manifest.xml", MANIFEST.as_bytes()),
        ])
    }
}

const MANIFEST: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><manifest:manifest manifest:version=\"1.3\" ",
    "xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">",
    "<manifest:file-entry manifest:full-path=\"/\" ",
    "manifest:media-type=\"application/vnd.oasis.opendocument.spreadsheet\"/>",
    "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>",
    "</manifest:manifest>"
);

fn zero(at: (usize, usize)) -> (u32, u16) {
    (u32::try_from(at.0 - 1).unwrap(), u16::try_from(at.1 - 1).unwrap())
}

fn style(format: &str, at: usize) -> String {
    let decimals =
        format.split_once('.').map_or(0, |it| it.1.chars().take_while(|it| *it == '0').count());
    let number = |more: &str| {
        format!(
            "<number:number number:min-integer-digits=\"1\" number:decimal-places=\"{decimals}\"{more}/>"
        )
    };
    let data = match format {
        "General" => format!(
            "<number:number-style style:name=\"N{at}\"><number:number number:min-integer-digits=\"1\"/></number:number-style>"
        ),
        it if it.contains("yyyy") => format!(
            "<number:date-style style:name=\"N{at}\"><number:year number:style=\"long\"/></number:date-style>"
        ),
        it if it.ends_with(";;") => format!(
            "<number:number-style style:name=\"N{at}\"><number:text/></number:number-style>"
        ),
        it if it.contains('"') => format!(
            "<number:number-style style:name=\"N{at}\">{}<number:text>{}</number:text></number:number-style>",
            number(""),
            it.split('"').nth(1).unwrap_or_default()
        ),
        it if it.contains(';') => {
            let condition =
                it.strip_prefix('[').and_then(|it| it.split_once(']')).map_or(">=0", |it| it.0);
            let sign = if it.contains(";-") { "<number:text>-</number:text>" } else { "" };
            format!(
                "<number:number-style style:name=\"N{at}P0\" style:volatile=\"true\">{}</number:number-style><number:number-style style:name=\"N{at}\">{sign}{}<style:map style:condition=\"value(){}\" style:apply-style-name=\"N{at}P0\"/></number:number-style>",
                number(""),
                number(""),
                escaped(condition)
            )
        }
        it if it.ends_with('%') => format!(
            "<number:percentage-style style:name=\"N{at}\">{}<number:text>%</number:text></number:percentage-style>",
            number("")
        ),
        it if it.ends_with(',') => format!(
            "<number:number-style style:name=\"N{at}\">{}</number:number-style>",
            number(" number:display-factor=\"1000\"")
        ),
        _ => format!(
            "<number:number-style style:name=\"N{at}\">{}</number:number-style>",
            number("")
        ),
    };
    format!(
        "{data}<style:style style:name=\"ce{at}\" style:family=\"table-cell\" style:data-style-name=\"N{at}\"/>"
    )
}

fn table(grid: &Grid, styles: &BTreeMap<&str, usize>) -> String {
    let hidden = if grid.hidden { " table:style-name=\"hidden\"" } else { "" };
    let mut xml = format!("<table:table table:name=\"{}\"{hidden}>", escaped(&grid.name));
    let mut row = 1;
    let rows: std::collections::BTreeSet<usize> =
        grid.cells.keys().map(|it| it.0).chain(grid.hidden_rows.iter().copied()).collect();
    for own in rows {
        if own > row {
            xml.push_str(&format!(
                "<table:table-row table:number-rows-repeated=\"{}\"><table:table-cell/></table:table-row>",
                own - row
            ));
        }
        row = own + 1;
        let hidden = grid.hidden_rows.contains(&own);
        xml.push_str(if hidden {
            "<table:table-row table:visibility=\"filter\">"
        } else {
            "<table:table-row>"
        });
        let mut column = 1;
        for ((_, at), value) in grid.cells.range((own, 0)..(own + 1, 0)) {
            if *at > column {
                xml.push_str(&format!(
                    "<table:table-cell table:number-columns-repeated=\"{}\"/>",
                    at - column
                ));
            }
            column = at + 1;
            let merge = grid.merges.iter().find(|it| it.0 == (own, *at));
            let span = merge.map_or(String::new(), |(first, last)| {
                format!(
                    " table:number-rows-spanned=\"{}\" table:number-columns-spanned=\"{}\"",
                    last.0 - first.0 + 1,
                    last.1 - first.1 + 1
                )
            });
            xml.push_str(&cell(value, &span, styles));
        }
        xml.push_str("</table:table-row>");
    }
    // The blank rows down to the end of the sheet, as programs write them.
    xml.push_str(&format!(
        "<table:table-row table:number-rows-repeated=\"{}\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>",
        1_048_577 - row
    ));
    xml + "</table:table>"
}

fn cell(value: &Value, span: &str, styles: &BTreeMap<&str, usize>) -> String {
    let close = |head: String, text: &str| {
        format!(
            "<table:table-cell{span} {head}><text:p>{}</text:p></table:table-cell>",
            escaped(text)
        )
    };
    match value {
        Value::Text(it) => close("office:value-type=\"string\"".to_owned(), it),
        Value::Boolean(it) => {
            close(format!("office:value-type=\"boolean\" office:boolean-value=\"{it}\""), "TRUE")
        }
        Value::Blank(format) => {
            format!("<table:table-cell{span} table:style-name=\"ce{}\"/>", styles[format])
        }
        Value::Number(it, format) => {
            let style = format!("table:style-name=\"ce{}\"", styles[format]);
            if format.contains("yyyy") {
                // Days since 1899-12-30, of the year 2000 and of 2023 alone.
                let day = day(*it);
                return close(
                    format!("{style} office:value-type=\"date\" office:date-value=\"{day}\""),
                    &day,
                );
            }
            let kind = if format.ends_with('%') { "percentage" } else { "float" };
            let text =
                if kind == "percentage" { format!("{}%", it * 100.0) } else { it.to_string() };
            close(format!("{style} office:value-type=\"{kind}\" office:value=\"{it}\""), &text)
        }
        Value::Formula(text, result) => {
            let formula = format!("table:formula=\"of:{}\"", escaped(text));
            match result {
                None => format!("<table:table-cell{span} {formula}/>"),
                Some(error) if error.starts_with('#') => close(
                    format!(
                        "{formula} office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\""
                    ),
                    error,
                ),
                Some(it) => close(
                    format!("{formula} office:value-type=\"float\" office:value=\"{it}\""),
                    it,
                ),
            }
        }
    }
}

/// A day since 1899-12-30 as a date.
fn day(serial: f64) -> String {
    let date = calamine::ExcelDateTime::new(serial, calamine::ExcelDateTimeType::DateTime, false);
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// An archive of parts.
pub(crate) fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// An archive with other texts in some of its parts.
pub(crate) fn patched(bytes: &[u8], change: impl Fn(&str, &str) -> Option<String>) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut own = Vec::new();
        part.read_to_end(&mut own).unwrap();
        if let Some(other) = std::str::from_utf8(&own).ok().and_then(|it| change(&name, it)) {
            own = other.into_bytes();
        }
        parts.push((name, own));
    }
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|it| (it.0.as_str(), it.1.as_slice())).collect();
    zipped(&parts)
}
