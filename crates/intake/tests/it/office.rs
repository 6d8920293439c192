//! Workbooks as LibreOffice saves them, when it is there.

use std::collections::BTreeMap;
use std::process::Command;

use rekenschap_intake::{Addressee, read_file};
use rekenschap_language::Language;

use crate::book::Value;
use crate::publication::{catalogue, filled, register};
use crate::workbooks::figures;

#[test]
fn what_libreoffice_saves_reads_the_same() {
    let there =
        Command::new("soffice").arg("--version").output().is_ok_and(|it| it.status.success());
    if !there {
        println!("not tested: LibreOffice (soffice) is not installed");
        return;
    }
    let catalogue = catalogue();
    let folder = tempfile::tempdir().unwrap();
    let mut book = filled(&catalogue, Language::Dutch);
    let sheet = book.sheet("Personeel");
    sheet.number("G9", 0.131, "0.0%");
    sheet.number("G10", 0.5, "0.0");
    sheet.number("I9", 0.1 + 0.2, "General");
    sheet.number("I10", 1234.5, "#,##0.00");
    sheet.text("E9", "20 p");
    sheet.text("F10", "e");
    sheet.put((11, 5), Value::Formula("=20+20", Some("40")));
    sheet.hidden_rows.push(12);
    sheet.merges.push(((1, 1), (1, 6)));
    sheet.text("A16", "Bron: personeelssysteem");
    for (name, book) in [("staff", &book), ("bodies", &register(&catalogue))] {
        let mut all: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        let mut codes: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        let mut saved = |label: &str, name: &str, bytes: &[u8]| {
            let reading = read_file(&catalogue, name, bytes, &Addressee::default())
                .unwrap_or_else(|it| panic!("{label}: {it:?}"));
            all.insert(label.to_owned(), figures(&reading));
            let mut own: Vec<&str> = reading.findings.iter().map(|it| it.code).collect();
            own.sort_unstable();
            codes.insert(label.to_owned(), own);
        };
        for (kind, bytes) in [("xlsx", book.xlsx()), ("ods", book.ods())] {
            let own = format!("{name}.{kind}");
            saved(&own, &own, &bytes);
            let path = folder.path().join(&own);
            std::fs::write(&path, bytes).unwrap();
            for other in ["xlsx", "ods"] {
                let out = folder.path().join(format!("{kind}-as-{other}"));
                let profile = folder.path().join("profile");
                let status = Command::new("soffice")
                    .arg(format!("-env:UserInstallation=file://{}", profile.display()))
                    .args(["--headless", "--convert-to", other, "--outdir"])
                    .arg(&out)
                    .arg(&path)
                    .output()
                    .unwrap();
                assert!(status.status.success(), "{status:?}");
                let label = format!("{own} as {other}");
                let file = format!("{name}.{other}");
                saved(&label, &file, &std::fs::read(out.join(&file)).unwrap());
            }
        }
        let first = all.values().next().unwrap().clone();
        assert!(first.len() >= 6);
        for (label, own) in &all {
            assert_eq!(own, &first, "{label}");
        }
        let told = codes.values().next().unwrap().clone();
        for (label, own) in &codes {
            assert_eq!(own, &told, "{label}");
        }
    }
}
