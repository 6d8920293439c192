//! LibreOffice opens the workbooks and loses nothing: every sheet of either format says what the sheet model says.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use rekenschap_language::Language;
use rekenschap_request::{Workbook, files, requests, workbook};

use crate::support::{catalogue, delivered};

/// Every sheet as CSV, numbers as they are shown.
const SHEETS_AS_CSV: &str =
    "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1";

fn office(folder: &Path, workbooks: &[String], to: &Path) -> bool {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let output = Command::new("soffice")
        .arg(profile)
        .args(["--headless", "--convert-to", SHEETS_AS_CSV, "--outdir"])
        .arg(to)
        .args(workbooks.iter().map(|it| folder.join(it)))
        .output();
    match output {
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "LibreOffice failed: {said}");
            true
        }
        Err(_) => false,
    }
}

/// The rows of a sheet as text, without the empty cells and rows at their ends.
fn rows(text: &str) -> Vec<Vec<String>> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let rows = reader.records().map(|it| it.unwrap().iter().map(str::to_owned).collect()).collect();
    trimmed(rows)
}

fn trimmed(mut rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    for row in &mut rows {
        while row.last().is_some_and(String::is_empty) {
            row.pop();
        }
    }
    while rows.last().is_some_and(Vec::is_empty) {
        rows.pop();
    }
    rows
}

fn model(book: &Workbook) -> Vec<(String, Vec<Vec<String>>)> {
    let sheets = book.sheets.iter().map(|sheet| {
        // The program is told to write numbers the English way.
        let text = |row: &Vec<rekenschap_request::Cell>| {
            row.iter().map(|it| it.shown(Language::English)).collect()
        };
        (sheet.name.clone(), trimmed(sheet.rows.iter().map(text).collect()))
    });
    sheets.collect()
}

#[test]
fn libreoffice_reads_every_workbook_as_it_was_meant() {
    let folder = tempfile::tempdir().unwrap();
    let mut sheets_seen = 0;
    for (name, edition, language) in
        [("jbr", 2023, Language::Dutch), ("fixtures/quarters", 2024, Language::English)]
    {
        let catalogue = catalogue(name);
        let known = delivered(&catalogue, name);
        let requests = requests(&catalogue, edition, &|cell| known.get(cell).cloned());
        let mut books: BTreeMap<String, Workbook> = BTreeMap::new();
        for request in &requests {
            let book = workbook(&catalogue, request, language);
            for file in files(&catalogue, request, language).unwrap() {
                if file.path.ends_with(".xlsx") || file.path.ends_with(".ods") {
                    fs::write(folder.path().join(&file.path), &file.bytes).unwrap();
                    books.insert(file.path, book.clone());
                }
            }
        }
        for extension in ["xlsx", "ods"] {
            let own: Vec<String> =
                books.keys().filter(|it| it.ends_with(extension)).cloned().collect();
            let to = folder.path().join(format!("csv-{extension}"));
            if !office(folder.path(), &own, &to) {
                println!("soffice is not installed: this check could not run");
                return;
            }
            for path in own {
                let stem = path.rsplit_once('.').unwrap().0;
                for (sheet, expected) in model(&books[&path]) {
                    let read = fs::read_to_string(to.join(format!("{stem}-{sheet}.csv")))
                        .unwrap_or_else(|it| panic!("{path} has no sheet {sheet}: {it}"));
                    let read = rows(&read);
                    let differs = (0..read.len().max(expected.len()))
                        .find(|it| read.get(*it) != expected.get(*it));
                    if let Some(at) = differs {
                        let (read, expected) = (read.get(at), expected.get(at));
                        panic!("{path}, sheet {sheet}, row {}: {read:?}, not {expected:?}", at + 1);
                    }
                    sheets_seen += 1;
                }
            }
        }
    }
    println!("{sheets_seen} sheets read by LibreOffice");
    assert!(sheets_seen > 300, "only {sheets_seen} sheets");
}
