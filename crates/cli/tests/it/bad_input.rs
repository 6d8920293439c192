//! Bad input gets a clear error that names its place; nothing panics, and the ledger stays as it was.

use std::fs;
use std::path::Path;
use std::process::Output;

use rekenschap_ledger::{Ledger, Location};

use crate::support::{copy, rekenschap, root};

fn json(output: &Output) -> Vec<serde_json::Value> {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    serde_json::from_str(&text).unwrap_or_else(|it| panic!("{it}: {text}"))
}

fn check(folder: &Path) -> Output {
    let output = rekenschap().args(["check", "--format", "json"]).arg(folder).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!said.contains("panicked") && output.status.code() != Some(101), "{said}");
    output
}

#[test]
fn all_mistakes_of_a_folder_are_told_in_one_run() {
    let folder = tempfile::tempdir().unwrap();
    let copied = folder.path().join("many-mistakes");
    copy(&root().join("fixtures/broken/many-mistakes"), &copied);
    let output = check(&copied);
    assert_eq!(output.status.code(), Some(1));
    let mut lines: Vec<String> = Vec::new();
    let mut errors = 0;
    for it in json(&output) {
        let place = &it["place"];
        errors += usize::from(it["severity"] == "error");
        if it["severity"] == "error" {
            assert!(place["file"].is_string(), "an error without a file: {it}");
        }
        let file = place["file"].as_str().unwrap_or("-");
        lines.push(format!(
            "{file}:{} {} {}",
            place["line"].as_u64().unwrap_or(0),
            it["code"].as_str().unwrap(),
            it["message"]
        ));
    }
    assert!(errors > 100, "only {errors} errors");
    // Read line by line against the mistakes that were put into the folder.
    insta::assert_snapshot!(lines.join("\n"));
}

/// A small good folder whose delivery is replaced; the ledger has the good delivery already.
fn with_delivery(bytes: &[u8]) -> (tempfile::TempDir, Output, bool) {
    let folder = tempfile::tempdir().unwrap();
    let account = folder.path().join("account");
    assert!(rekenschap().arg("new").arg(&account).output().unwrap().status.success());
    assert!(check(&account).status.success());
    let ledger = account.join(".rekenschap/ledger.db");
    let entries = || {
        let ledger = Ledger::open(&Location::File(ledger.clone())).unwrap();
        ledger.entries().to_vec()
    };
    let before = entries();
    fs::write(account.join("deliveries/2024/hr/staff.csv"), bytes).unwrap();
    let output = check(&account);
    let same = before == entries();
    (folder, output, same)
}

#[test]
fn a_bad_delivery_is_refused_as_a_whole() {
    let good = "department,year,persons,part_time\nnorth,2022,118,31\nnorth,2023,121,34\n";
    let cut_in_quotes = "department,year,persons,part_time\nnorth,2022,\"11";
    let million_bad: String = std::iter::once("department,year,persons,part_time\n".to_owned())
        .chain((0..200_000).map(|_| "x,y,z,q\n".to_owned()))
        .collect();
    let cases: Vec<(&str, Vec<u8>, &str, Option<u64>)> = vec![
        ("cut off within quotes", cut_in_quotes.into(), "delivery.open-quote", Some(2)),
        ("cut off within a row", good[..60].into(), "csv.cells", Some(3)),
        ("binary", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), "delivery.binary", Some(3)),
        (
            "another encoding",
            b"department,year,persons,part_time\nn\xe9rth,2022,1,1\n".to_vec(),
            "delivery.encoding",
            Some(2),
        ),
        ("a text for a number", good.replace("118", "many").into(), "delivery.cell", Some(2)),
        (
            "two rows with one key",
            good.replace("2023", "2022").into(),
            "delivery.key-twice",
            Some(3),
        ),
        (
            "an unknown code",
            good.replace("north,2023", "nrth,2023").into(),
            "delivery.unknown-code",
            Some(3),
        ),
        (
            "a missing column",
            "department,year,persons\nnorth,2022,118\n".into(),
            "delivery.missing-column",
            Some(1),
        ),
        (
            "an unknown column",
            good.replace("persons", "people").into(),
            "delivery.unknown-column",
            Some(1),
        ),
        (
            "a column twice",
            "department,year,persons,persons,part_time\n".into(),
            "delivery.column-twice",
            Some(1),
        ),
        ("an empty file", Vec::new(), "delivery.missing-column", Some(1)),
        ("nothing but a header", good[..34].into(), "delivery.empty", None),
        ("nothing but spaces", b"   \n  \n".to_vec(), "delivery.unknown-column", Some(1)),
        ("Dutch numbers", good.replace("118", "\"1.118,0\"").into(), "delivery.cell", Some(2)),
        ("an empty cell", good.replace("118", "").into(), "delivery.cell", Some(2)),
        ("every cell bad", million_bad.into(), "delivery.more", None),
    ];
    for (what, bytes, code, line) in cases {
        let (_folder, output, same) = with_delivery(&bytes);
        assert_eq!(output.status.code(), Some(1), "{what}");
        let findings = json(&output);
        let found = findings.iter().find(|it| it["code"] == code);
        let found = found.unwrap_or_else(|| panic!("{what}: no {code} among {findings:#?}"));
        assert_eq!(found["place"]["file"], "deliveries/2024/hr/staff.csv", "{what}");
        assert_eq!(found["place"]["line"].as_u64(), line, "{what}");
        assert!(findings.len() < 1200, "{what}: {} findings", findings.len());
        assert!(same, "{what}: the ledger was changed");
    }
}

#[test]
fn a_suggestion_is_made_for_a_nearly_right_code() {
    let (_folder, output, _) =
        with_delivery(b"department,year,persons,part_time\nnorht,2022,118,31\n");
    let findings = json(&output);
    let found = findings.iter().find(|it| it["code"] == "delivery.unknown-code").unwrap();
    assert!(found["hint"].as_str().unwrap().contains("north"), "{found}");
}

#[test]
fn what_other_programs_do_to_a_file_is_no_mistake() {
    let folder = tempfile::tempdir().unwrap();
    let account = folder.path().join("account");
    rekenschap().arg("new").arg(&account).output().unwrap();
    let path = account.join("deliveries/2024/hr/staff.csv");
    let text = fs::read_to_string(&path).unwrap();
    for changed in [
        format!("\u{feff}{text}"),
        text.replace('\n', "\r\n"),
        text.trim_end().to_owned(),
        text.replace("126", " 126 "),
    ] {
        fs::write(&path, &changed).unwrap();
        let output = check(&account);
        assert_eq!(
            output.status.code(),
            Some(0),
            "{changed:?}: {}",
            String::from_utf8_lossy(&output.stdout)
        );
    }
}

#[test]
fn a_huge_file_is_refused_before_it_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let account = folder.path().join("account");
    rekenschap().arg("new").arg(&account).output().unwrap();
    let file = fs::File::create(account.join("deliveries/2024/hr/staff.csv")).unwrap();
    // Holes take no room on the disk.
    file.set_len(rekenschap_intake::LARGEST_FILE + 1).unwrap();
    let output = check(&account);
    assert_eq!(output.status.code(), Some(1));
    assert!(json(&output).iter().any(|it| it["code"] == "file.too-large"));
}

#[test]
fn a_ledger_that_is_none_stops_the_run_with_a_reason() {
    let folder = tempfile::tempdir().unwrap();
    let account = folder.path().join("account");
    rekenschap().arg("new").arg(&account).output().unwrap();
    let ledger = folder.path().join("ledger.db");
    fs::write(&ledger, "no database, however long it is ".repeat(200)).unwrap();
    let output =
        rekenschap().args(["check", "--ledger"]).arg(&ledger).arg(&account).output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&output.stderr).contains("ledger"));
    // A file where the ledger's folder should be.
    fs::write(account.join(".rekenschap"), "in the way").unwrap();
    let output = rekenschap().arg("check").arg(&account).output().unwrap();
    assert_eq!(output.status.code(), Some(3));
}

#[test]
fn a_reader_that_leaves_early_is_no_error() {
    use std::io::Read;
    use std::process::{Command, Stdio};
    let mut child = Command::new(assert_cmd::cargo::cargo_bin("rekenschap"))
        .args(["check", "--format", "json"])
        .arg(root().join("fixtures/broken/many-mistakes"))
        .arg("--ledger")
        .arg(tempfile::tempdir().unwrap().path().join("ledger.db"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert!(child.wait().unwrap().success(), "{said}");
    assert!(!said.contains("panicked"), "{said}");
}
