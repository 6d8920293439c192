//! Other publications than the Dutch one build without a change to the program.

use std::fs;
use std::path::Path;
use std::process::Output;

use crate::support::{copy, rekenschap, root};

fn run(folder: &Path, arguments: &[&str]) -> Output {
    rekenschap().args(arguments).current_dir(folder).output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn a_new_publication_builds_at_once_in_both_languages() {
    for (language, total, page) in
        [("en", "Total,248,57,250,63,260,71", "en"), ("nl", "Totaal,248,57,250,63,260,71", "nl")]
    {
        let folder = tempfile::tempdir().unwrap();
        assert!(run(folder.path(), &["new", "account", "--language", language]).status.success());
        let built = run(folder.path(), &["build", "account"]);
        assert_eq!(built.status.code(), Some(0), "{}{}", stdout(&built), stderr(&built));
        let site = folder.path().join("site");
        // 118 + 84 + 46 = 248 people and 31 + 17 + 9 = 57 part-time in 2022, and so on.
        let table = fs::read_to_string(site.join("data/tables/1.csv")).unwrap();
        let without_shares: Vec<&str> = table
            .lines()
            .nth(1)
            .unwrap()
            .split(',')
            .enumerate()
            .filter(|it| it.0 % 3 != 0 || it.0 == 0)
            .map(|it| it.1)
            .collect();
        assert_eq!(without_shares.join(","), total);
        let start = fs::read_to_string(site.join("index.html")).unwrap();
        assert!(start.contains(&format!("<html lang=\"{page}\"")));
        let findings: serde_json::Value =
            serde_json::from_str(&fs::read_to_string(site.join("checks.json")).unwrap()).unwrap();
        assert!(findings.as_array().unwrap().iter().all(|it| it["severity"] != "error"));
        // 22 of 85 people in the south work part-time in 2024: 25.9 percent.
        let traced =
            run(folder.path(), &["trace", "account", "staff/part_time_share/department=south"]);
        let chain = stdout(&traced);
        assert!(chain.contains("25.9") || chain.contains("25,9"), "{chain}");
        assert!(chain.contains("deliveries/2024/hr/staff.csv:7"), "{chain}");
    }
}

#[test]
fn another_publication_has_its_own_dimensions_periods_and_language() {
    let folder = tempfile::tempdir().unwrap();
    copy(&root().join("fixtures/quarters"), &folder.path().join("quarters"));
    let built = run(folder.path(), &["build", "quarters"]);
    assert_eq!(built.status.code(), Some(0), "{}{}", stdout(&built), stderr(&built));
    let table = |number: &str| {
        fs::read_to_string(folder.path().join("site/data/tables").join(number)).unwrap()
    };
    // Worked out by hand. Cedarhaven continues Pinehaven: (750 - 600) / 600 = 25.0; Elmquay is not compared across its
    // split in 2024-Q2; all harbours: (2510 - 2020) / 2020 = 24.3.
    assert_eq!(
        table("2.csv"),
        "Harbour,2024 Q1,2024 Q2,2024 Q3,2024 Q4\n\
         All harbours,12.5,12.2,24.3,-19.6\n\
         Oakport,10.0,20.0,25.0,-20.0\n\
         Pinehaven,25.0,20.0,,\n\
         Cedarhaven,,,25.0,-20.0\n\
         Elmquay,0.0,,10.0,-10.0\n"
    );
    // Three and four people are fewer than five: withheld, and with them the total that was computed from them.
    assert_eq!(
        table("3.csv"),
        "Harbour,Permanent | 2024 Q3,Permanent | 2024 Q4,Temporary | 2024 Q3,Temporary | 2024 Q4\n\
         All harbours,*,17,25,31\n\
         Oakport,12,10,18,20\n\
         Cedarhaven,*,*,7,6\n\
         Elmquay,*,*,0,5\n"
    );
    // 120 / 12 and 110 / 10; 160 / 17 = 9.41. What rests on a withheld value is withheld.
    assert_eq!(
        table("4.csv"),
        "Harbour,2024 Q3,2024 Q4\nOakport,10.0,11.0\nCedarhaven,*,*\nElmquay,*,*\nAll harbours,*,9.4\n"
    );
    assert!(
        table("5.csv").contains("Heron,Oakport,1998-05-02,120"),
        "a register lists its records"
    );
    assert!(!folder.path().join("site/nl").exists());
}

#[test]
fn what_is_signed_may_not_change() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    run(path, &["new", "account"]);
    let signed = run(
        path,
        &["register", "account", "--edition", "2024", "--by", "A. Jansen", "--on", "2025-03-01"],
    );
    assert_eq!(stdout(&signed), "deliveries/2024/hr/staff.csv\n");
    assert!(run(path, &["check", "account"]).status.success());
    let delivery = path.join("account/deliveries/2024/hr/staff.csv");
    let text = fs::read_to_string(&delivery).unwrap();
    fs::write(&delivery, text.replace("126,37", "126,38")).unwrap();
    let changed = run(path, &["check", "account"]);
    assert_eq!(changed.status.code(), Some(1));
    assert!(
        stdout(&changed).contains("register.changed") && stdout(&changed).contains("staff.csv")
    );
    fs::write(&delivery, text).unwrap();
    run(path, &["seal", "account", "--edition", "2024"]);
    assert!(run(path, &["check", "account"]).status.success());
    let units = path.join("account/units.toml");
    let text = fs::read_to_string(&units).unwrap();
    fs::write(&units, text.replace("title = \"persons\"", "title = \"people\"")).unwrap();
    let broken = run(path, &["check", "account"]);
    assert_eq!(broken.status.code(), Some(1));
    assert!(stdout(&broken).contains("seal.changed") && stdout(&broken).contains("units.toml"));
}

#[test]
fn a_correction_is_a_new_delivery() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    run(path, &["new", "account"]);
    run(path, &["build", "account"]);
    let correction = path.join("account/deliveries/2024/hr/staff.2.csv");
    fs::write(correction, "department,year,persons,part_time\nnorth,2024,130,38\n").unwrap();
    assert!(run(path, &["build", "account"]).status.success());
    let table = fs::read_to_string(path.join("site/data/tables/1.csv")).unwrap();
    // 130 + 85 + 49 = 264, 38 + 22 + 12 = 72.
    assert!(table.lines().nth(1).unwrap().ends_with(",264,72,27.3"), "{table}");
    let traced = stdout(&run(path, &["trace", "account", "staff/persons/department=north"]));
    assert!(traced.contains("staff.2.csv:2"), "{traced}");
}

#[test]
fn wrong_use_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    run(path, &["new", "account"]);
    for (arguments, code, said) in [
        (&["build"][..], 2, "PUBLICATION"),
        (&["check", "account", "--frobnicate"], 2, "--frobnicate"),
        (&["check", "nowhere"], 3, "nowhere is not a folder"),
        (&["new", "account"], 3, "not empty"),
        (&["trace", "account", "staff/person"], 3, "did you mean persons"),
        (&["trace", "account", "staf/persons"], 3, "did you mean staff"),
        (&["trace", "account", "staff/persons/department=nort"], 3, "did you mean north"),
        (&["trace", "account", "staff/persons/north"], 3, "dimension=code"),
        (&["build", "account", "--out", "account"], 3, "not a site"),
        (
            &["register", "account", "--edition", "2024", "--by", "A", "--on", "yesterday"],
            2,
            "date",
        ),
    ] {
        let output = run(path, arguments);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {}", stderr(&output));
        assert!(stderr(&output).contains(said), "{arguments:?}: {}", stderr(&output));
    }
}

#[test]
fn findings_as_json_have_their_promised_fields() {
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &["new", "account"]);
    let output = run(folder.path(), &["check", "account", "--format", "json"]);
    let findings: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
    let first = &findings.as_array().unwrap()[0];
    for field in ["code", "severity", "accepted", "reason", "place", "expected", "found", "message"]
    {
        assert!(first.get(field).is_some(), "{field} is missing from {first}");
    }
}
