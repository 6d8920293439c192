//! Deliveries as people make them: handed in, refused, approved by someone else, explained, corrected, and known as of a
//! day. Each on both databases.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use crate::support::{files, ledgers, rekenschap};

/// A small publication without figures in its folder, and a ledger.
struct Account<'a> {
    folder: &'a Path,
    ledger: &'a str,
}

const NORM: &str = r#"
[[norms]]
id = "part-time"
title.en = "Part-time"
measure = "part_time"
at = { department = "total" }
direction = "at-least"
value = "90"
year = 2024
comply_or_explain = true
source.en = "Policy"
text.en = "Ninety work part-time."
"#;

impl Account<'_> {
    fn run(&self, command: &str, rest: &[&str]) -> Output {
        rekenschap()
            .arg(command)
            .arg(self.folder.join("account"))
            .args(rest)
            .args(["--ledger", self.ledger])
            .output()
            .unwrap()
    }

    /// Runs a command that must end with an exit code; gives what it said, on both outputs.
    fn says(&self, code: i32, command: &str, rest: &[&str]) -> String {
        let output = self.run(command, rest);
        let said = [output.stdout, output.stderr].map(|it| String::from_utf8(it).unwrap()).concat();
        assert_eq!(output.status.code(), Some(code), "{command} {rest:?}: {said}");
        said
    }

    fn file(&self, name: &str, text: &str) -> String {
        let path: PathBuf = self.folder.join(name);
        fs::write(&path, text).unwrap();
        path.display().to_string()
    }

    fn import(&self, file: &str, rest: &[&str]) -> String {
        let mut all = vec![file, "--by", "A. Jansen", "--source", "hr", "--dataset", "staff"];
        all.extend(rest);
        self.says(0, "import", &all)
    }

    /// What is published of a cell, or what is said when there is none.
    fn value(&self, cell: &str) -> Option<String> {
        let output = self.run("trace", &[cell, "--format", "json"]);
        let json: serde_json::Value = serde_json::from_slice(&output.stdout).ok()?;
        json["value"].as_str().map(str::to_owned)
    }
}

fn with_accounts(test: impl Fn(&Account<'_>)) {
    let folder = tempfile::tempdir().unwrap();
    for (at, ledger) in ledgers(folder.path()).iter().enumerate() {
        let own = folder.path().join(at.to_string());
        fs::create_dir_all(&own).unwrap();
        let account = own.join("account");
        assert!(rekenschap().arg("new").arg(&account).output().unwrap().status.success());
        fs::remove_dir_all(account.join("deliveries")).unwrap();
        test(&Account { folder: &own, ledger });
    }
}

const FIRST: &str = "department,year,persons,part_time\nnorth,2022,118,31\nnorth,2023,121,34\nnorth,2024,126,37\n\
    south,2022,84,17\nsouth,2023,82,19\nsouth,2024,85,22\noffice,2022,46,9\noffice,2023,47,10\noffice,2024,49,12\n";

#[test]
fn a_delivery_counts_when_someone_else_approves_it() {
    with_accounts(|it| {
        let cell = "staff/persons/department=north,year=2024";
        let file = it.file("staff.csv", FIRST);
        it.says(
            0,
            "import",
            &[&file, "--by", "A", "--source", "hr", "--dataset", "staff", "--dry-run"],
        );
        assert!(it.says(0, "verify", &[]).contains("0 events"), "a dry run left something");
        it.import(&file, &[]);
        assert_eq!(it.value(cell), None, "it counts before it is approved");
        let said = it.says(3, "approve", &["1", "--by", "  a.  JANSEN "]);
        assert!(said.contains("someone else"), "{said}");
        it.says(0, "approve", &["1", "--by", "B. de Vries"]);
        assert_eq!(it.value(cell).as_deref(), Some("126"));
        // The same bytes twice are one delivery, whoever brings them.
        assert!(it.import(&file, &[]).contains("Known already as delivery 1"));
        assert!(it.says(3, "approve", &["1", "--by", "C"]).contains("approved"));
        // Rejected after all: nothing is removed, and it does not count.
        assert!(it.says(3, "reject", &["1", "--by", "C"]).contains("--reason"));
        it.says(0, "reject", &["1", "--by", "C", "--reason", "wrong year"]);
        assert_eq!(it.value(cell), None);
        it.import(&file, &[]);
        it.says(0, "approve", &["--all", "--by", "B. de Vries"]);
        assert_eq!(it.value(cell).as_deref(), Some("126"));
        it.says(0, "verify", &[]);
    });
}

#[test]
fn a_later_delivery_replaces_the_cells_that_it_has() {
    with_accounts(|it| {
        let first = it.file("first.csv", FIRST);
        let second =
            it.file("second.csv", "department,year,persons,part_time\nnorth,2024,130,40\n");
        it.import(&first, &[]);
        it.says(0, "approve", &["--all", "--by", "B"]);
        it.import(&second, &["--correction", "error", "--reason", "four people were forgotten"]);
        it.says(0, "approve", &["--all", "--by", "B"]);
        let cell = "staff/persons/department=north,year=2024";
        assert_eq!(it.value(cell).as_deref(), Some("130"));
        assert_eq!(it.value("staff/persons/department=south,year=2024").as_deref(), Some("85"));
        // Going back to earlier figures has to be asked for.
        assert!(it.import(&first, &[]).contains("Known already"));
        assert_eq!(it.value(cell).as_deref(), Some("130"));
        it.import(&first, &["--again"]);
        it.says(0, "approve", &["--all", "--by", "B"]);
        assert_eq!(it.value(cell).as_deref(), Some("126"));
    });
}

#[test]
fn drafts_wait_until_they_are_submitted() {
    with_accounts(|it| {
        let file = it.file("staff.csv", FIRST);
        it.import(&file, &["--draft"]);
        assert!(it.says(3, "approve", &["1", "--by", "B"]).contains("draft"));
        it.says(0, "submit", &["1", "--by", "A. Jansen"]);
        it.says(0, "approve", &["1", "--by", "B"]);
        // One that waits is superseded by the next.
        let next = it.file("next.csv", &FIRST.replace("126", "127"));
        let last = it.file("last.csv", &FIRST.replace("126", "128"));
        it.import(&next, &[]);
        it.import(&last, &[]);
        assert!(it.says(3, "approve", &["4", "--by", "B"]).contains("superseded"));
        it.says(0, "approve", &["5", "--by", "B"]);
        let cell = "staff/persons/department=north,year=2024";
        assert_eq!(it.value(cell).as_deref(), Some("128"));
        assert!(it.says(3, "approve", &["9", "--by", "B"]).contains("no delivery 9"));
    });
}

#[test]
fn a_missed_norm_wants_an_explanation_before_approval() {
    with_accounts(|it| {
        let dataset = it.folder.join("account/datasets/staff.toml");
        let text = fs::read_to_string(&dataset).unwrap();
        fs::write(&dataset, format!("{text}{NORM}")).unwrap();
        let file = it.file("staff.csv", FIRST);
        assert!(it.import(&file, &[]).contains("norm.unexplained"));
        let said = it.says(1, "approve", &["1", "--by", "B"]);
        assert!(
            said.contains("norm.unexplained") && said.contains("nothing was approved"),
            "{said}"
        );
        assert!(
            it.says(3, "explain", &["part-times", "x", "--source", "hr", "--by", "A"])
                .contains("part-time")
        );
        it.says(0, "explain", &["part-time", "There was no room.", "--source", "hr", "--by", "A"]);
        it.says(0, "approve", &["1", "--by", "B"]);
    });
}

#[test]
fn what_was_known_on_an_earlier_day_can_be_asked() {
    with_accounts(|it| {
        let file = it.file("staff.csv", FIRST);
        it.import(&file, &[]);
        it.says(0, "approve", &["1", "--by", "B"]);
        let cell = "staff/persons/department=north,year=2024";
        let known = |day: &str| {
            let output = it.run("trace", &[cell, "--format", "json", "--as-of", day]);
            output.status.success()
        };
        assert!(known("2999-12-31"));
        assert!(!known("2001-01-01"), "it was known before it came");
        // What lies in the folder goes by the days of its register.
        fs::create_dir_all(it.folder.join("account/deliveries/2024/hr")).unwrap();
        fs::write(it.folder.join("account/deliveries/2024/hr/staff.csv"), FIRST).unwrap();
        let account = it.folder.join("account").display().to_string();
        let signed = ["register", &account, "--edition", "2024", "--by", "A", "--on", "2000-05-01"];
        let decided = ["--state", "approved", "--decided-by", "B", "--decided-on", "2000-05-03"];
        assert!(rekenschap().args(signed).args(decided).output().unwrap().status.success());
        assert!(known("2001-01-01"));
        assert!(known("2000-05-03"));
        assert!(!known("2000-05-02"), "it was known before it was approved");
    });
}

#[test]
fn a_file_with_a_mistake_leaves_nothing() {
    with_accounts(|it| {
        let good = it.file("good.csv", FIRST);
        let bad = it.file("bad.csv", &FIRST.replace("126", "12x6").replace("south", "suoth"));
        let arguments = [&*good, &*bad, "--by", "A", "--source", "hr", "--dataset", "staff"];
        let said = it.says(1, "import", &arguments);
        for part in ["bad.csv:4:3", "12x6", "south", "nothing was taken"] {
            assert!(said.contains(part), "{part} is not in: {said}");
        }
        assert!(it.says(0, "verify", &[]).contains("0 events"));
        assert!(it.says(3, "import", &["nothing.xlsx", "--by", "A"]).contains("nothing.xlsx"));
    });
}

#[test]
fn a_copy_of_the_ledger_gives_the_same_site_in_the_other_database() {
    with_accounts(|it| {
        let file = it.file("staff.csv", FIRST);
        it.import(&file, &[]);
        it.says(0, "approve", &["1", "--by", "B"]);
        let copy = it.folder.join("copy").display().to_string();
        let sites: Vec<PathBuf> = (0..3).map(|at| it.folder.join(format!("site-{at}"))).collect();
        let build = |it: &Account<'_>, at: usize| {
            it.says(0, "build", &["--out", &sites[at].display().to_string()]);
        };
        build(it, 0);
        it.says(0, "export", &[&copy]);
        let others = tempfile::tempdir().unwrap();
        for (at, ledger) in ledgers(others.path()).iter().enumerate() {
            let other = Account { folder: it.folder, ledger };
            other.says(0, "restore", &[&copy]);
            build(&other, at + 1);
            let hash = |it: &Account<'_>| it.says(0, "verify", &[]).trim().to_owned();
            assert_eq!(hash(&other), hash(it));
            let bytes = |site: &Path| {
                let all = ["html", "csv", "json"].into_iter().flat_map(|it| files(site, it));
                let named = all
                    .map(|it| (it.strip_prefix(site).unwrap().to_owned(), fs::read(&it).unwrap()));
                named.collect::<Vec<_>>()
            };
            let (own, others) = (bytes(&sites[0]), bytes(&sites[at + 1]));
            assert!(own.len() > 20 && own == others, "the sites differ");
        }
    });
}
