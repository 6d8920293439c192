//! The tables of the site equal the tables of the printed report.
//!
//! `fixtures/published/jbr-2023` is an independent reading of the printed report, made without sight of `jbr/`.

use std::fs;

use rekenschap_app::build;

use crate::support::{assembled, files, jbr, rekenschap, root};

fn rows(text: &str) -> Vec<Vec<String>> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    reader.records().map(|it| it.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// Labels may differ in white space and case; figures may not differ at all.
fn plain(text: &str) -> String {
    text.replace('’', "'").split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[test]
fn every_table_equals_the_printed_one() {
    let folder = tempfile::tempdir().unwrap();
    let assembled = assembled(&jbr(), &folder.path().join("ledger.db"));
    let out = folder.path().join("site");
    build(&assembled, &out).unwrap();
    let (mut tables, mut cells, mut numbers) = (0, 0, 0);
    let mut wrong = Vec::new();
    for path in files(&root().join("fixtures/published/jbr-2023/tables"), "csv") {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let printed = rows(&fs::read_to_string(&path).unwrap());
        let own = rows(&fs::read_to_string(out.join("data/tables").join(&name)).unwrap());
        // Of table 75 only the names are fixed: its texts are our own wording.
        let names_only = printed[0].len() == 1;
        assert_eq!(printed.len(), own.len(), "rows of table {name}");
        tables += 1;
        for (line, (printed, own)) in printed.iter().zip(&own).enumerate() {
            if !names_only && printed.len() != own.len() {
                wrong.push(format!(
                    "{name} row {line}: {} columns, printed {}",
                    own.len(),
                    printed.len()
                ));
            }
            for (column, (printed, own)) in printed.iter().zip(own).enumerate() {
                cells += 1;
                let is_number = printed.parse::<f64>().is_ok();
                numbers += usize::from(is_number && line > 0 && column > 0);
                let same = if is_number { printed == own } else { plain(printed) == plain(own) };
                if !same {
                    wrong.push(format!(
                        "{name} row {line} column {column}: {own}, printed {printed}"
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(tables, 76, "tables 1 to 75 and 26a");
    eprintln!("{tables} tables, {cells} cells, {numbers} numbers");
    assert!(numbers > 2100, "only {numbers} numbers were compared");
}

#[test]
fn the_published_edition_has_no_open_errors() {
    let folder = tempfile::tempdir().unwrap();
    let run = rekenschap()
        .args(["check", "--quiet", "--ledger"])
        .arg(folder.path().join("ledger.db"))
        .arg(jbr())
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stdout));
}
