//! The guide to the yearly cycle is true: its commands run, in their order, and print what it says.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::root;

/// A command of a guide, with the lines that it is said to print.
#[derive(Debug, Default)]
struct Step {
    command: String,
    lines: Vec<String>,
    exit: i32,
}

/// The commands in the `sh` blocks of a page. A line with `$ ` begins one; a text for it (`<<'CSV'`) goes on until its end.
fn steps(page: &str) -> Vec<Step> {
    let mut all: Vec<Step> = Vec::new();
    let mut inside = false;
    let mut until: Option<String> = None;
    for line in page.lines() {
        if let Some(end) = until.clone() {
            let step = all.last_mut().unwrap();
            step.command.push_str(&format!("\n{line}"));
            if line == end {
                until = None;
            }
        } else if line.starts_with("```") {
            inside = line == "```sh";
        } else if !inside {
            continue;
        } else if let Some(command) = line.strip_prefix("$ ") {
            until = command.split_once("<<'").map(|it| it.1.trim_end_matches('\'').to_owned());
            all.push(Step { command: command.to_owned(), ..Step::default() });
        } else if let Some(exit) = line.strip_prefix("exit ") {
            all.last_mut().unwrap().exit = exit.parse().unwrap();
        } else {
            all.last_mut().unwrap().lines.push(line.to_owned());
        }
    }
    all
}

/// Whether a printed line is the one that the guide shows, with `…` for anything.
fn fits(shown: &str, printed: &str) -> bool {
    let mut parts = shown.split('…');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = printed.strip_prefix(first) else { return false };
    let mut last = None;
    for part in parts {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
        last = Some(part);
    }
    match last {
        None => rest.is_empty(),
        Some("") => true,
        Some(part) => printed.ends_with(part),
    }
}

#[test]
fn a_line_of_the_guide_fits_what_is_printed() {
    for (shown, printed, same) in [
        ("a", "a", true),
        ("a", "a b", false),
        ("a …", "a b c", true),
        ("a … c", "a b c", true),
        ("a … c", "a b c d", false),
        ("… (f:1:2)", "  x not so (f:1:2)", true),
        ("a", "b", false),
    ] {
        assert_eq!(fits(shown, printed), same, "{shown} and {printed}");
    }
}

#[test]
fn every_command_of_the_guide_does_what_it_says() {
    let guide = fs::read_to_string(root().join("docs/yearly-cycle.md")).unwrap();
    let steps = steps(&guide);
    for name in [
        "new", "request", "status", "remind", "state", "import", "approve", "reject", "explain",
        "check", "build", "release", "diff", "trace", "verify", "rebuild", "export", "restore",
    ] {
        let command = format!("rekenschap {name} ");
        assert!(steps.iter().any(|it| it.command.starts_with(&command)), "{command}is not shown");
    }
    let binary = assert_cmd::cargo::cargo_bin("rekenschap");
    let path = format!("{}:/usr/local/bin:/usr/bin:/bin", binary.parent().unwrap().display());
    let folder = tempfile::tempdir().unwrap();
    for it in &steps {
        run(it, folder.path(), &path);
    }
    let page = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    // What was stated stands in the edition that it was about, and the correction in the one after.
    assert!(page("rebuilt/sources.html").contains("Human resources moves to another system."));
    assert!(page("rebuilt/sources.html").contains("24 values asked, 24 delivered."));
    assert!(!page("site/sources.html").contains("moves to another system"));
    assert!(page("site/corrections.html").contains("left out people who began in December"));
    let trace = page("site/trace/staff.html");
    assert!(trace.contains("D. Smit, 6 February 2026"), "who approved, and when");
    assert!(trace.contains("mistake: the north had left out people"), "why it corrects");
    assert!(!trace.contains("corrected.csv"), "however the figures came, the page is the same");
    assert!(page("rebuilt/trace/staff.html").contains("explanation for the norm Part-time work"));
}

fn run(step: &Step, folder: &Path, path: &str) {
    let output = Command::new("sh")
        .args(["-c", &format!("{{ {}\n}} 2>&1", step.command)])
        .current_dir(folder)
        .env_clear()
        .env("PATH", path)
        .env("REKENSCHAP_LANGUAGE", "en")
        .output()
        .unwrap();
    let printed = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(step.exit), "{}\n{printed}", step.command);
    let mut lines = printed.lines();
    for shown in &step.lines {
        let found = lines.any(|it| fits(shown, it));
        assert!(
            found,
            "{}\ndoes not print (any more, or here)\n{shown}\nbut\n{printed}",
            step.command
        );
    }
}

#[test]
fn the_site_is_the_same_however_the_figures_came() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let command = |line: &[&str]| {
        let output = crate::support::rekenschap().args(line).current_dir(path).output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            output.status.success(),
            "{line:?}\n{said}{}",
            String::from_utf8_lossy(&output.stderr)
        );
        said
    };
    command(&["new", "account"]);
    let figures = path.join("account/deliveries/2024/hr/staff.csv");
    fs::rename(&figures, path.join("handed.csv")).unwrap();
    let taken = [
        "import",
        "account",
        "handed.csv",
        "--source",
        "hr",
        "--dataset",
        "staff",
        "--by",
        "A. Jansen",
        "--on",
        "2025-02-10",
        "--format",
        "json",
    ];
    let receipt: serde_json::Value = serde_json::from_str(&command(&taken)).unwrap();
    let (number, hash) = (&receipt["receipts"][0]["number"], &receipt["receipts"][0]["sha256"]);
    let number = number.to_string();
    command(&["approve", "account", &number, "--by", "D. Smit", "--on", "2025-02-11"]);
    command(&["build", "account", "--out", "imported"]);
    let traced =
        command(&["trace", "account", "staff/persons/department=north", "--format", "json"]);
    let traced: serde_json::Value = serde_json::from_str(&traced).unwrap();
    assert_eq!(traced["origin"]["handed_in"]["file"], "handed.csv");
    assert_eq!(traced["origin"]["handed_in"]["row"], 4);
    assert_eq!(traced["origin"]["handed_in"]["column"], 3);
    assert_eq!(traced["origin"]["request"]["deadline"], "2025-02-15");
    assert_eq!(traced["origin"]["decided_by"], "D. Smit");

    // The tidy file that the ledger made of it, as a file of the folder, signed by the same people.
    command(&["export", "account", "copy"]);
    fs::copy(path.join("copy/documents").join(hash.as_str().unwrap()), &figures).unwrap();
    command(&[
        "register",
        "account",
        "--edition",
        "2024",
        "--by",
        "A. Jansen",
        "--on",
        "2025-02-10",
        "--state",
        "approved",
        "--decided-by",
        "D. Smit",
        "--decided-on",
        "2025-02-11",
    ]);
    command(&["build", "account", "--out", "lying", "--ledger", "other.db"]);
    let lying = crate::support::files(&path.join("lying"), "html");
    assert!(lying.len() > 10);
    for page in lying {
        let other = path.join("imported").join(page.strip_prefix(path.join("lying")).unwrap());
        assert!(
            fs::read(&page).unwrap() == fs::read(&other).unwrap(),
            "{} differs",
            page.display()
        );
    }
    let sources = fs::read_to_string(path.join("imported/sources.html")).unwrap();
    // The totals of three years and two measures were not given: they are computed, and not missing.
    assert!(sources.contains("18 values asked, 18 delivered."), "{sources}");
    assert!(!sources.contains("Not complete."));
}

#[test]
fn a_page_of_the_status_goes_where_it_is_told_to_and_nowhere_else() {
    let folder = tempfile::tempdir().unwrap();
    let command = |line: &[&str]| {
        crate::support::rekenschap().args(line).current_dir(folder.path()).output().unwrap()
    };
    assert!(command(&["new", "account"]).status.success());
    let page = command(&["status", "account", "--format", "html", "--language", "nl"]);
    let page = String::from_utf8(page.stdout).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"nl\">"), "{page}");
    assert!(page.contains("18 waarden gevraagd, 18 geleverd, 0 goedgekeurd"), "{page}");
    let wrong = command(&["status", "account", "--out", "status.html"]);
    assert_eq!(wrong.status.code(), Some(2), "a page is asked for with --format html");
    assert!(!folder.path().join("status.html").exists());
    let wrong = command(&["status", "account", "--format", "html", "--out", "no/such/place.html"]);
    assert_eq!(wrong.status.code(), Some(3));
    let said = String::from_utf8(wrong.stderr).unwrap();
    assert!(said.contains("no/such/place.html cannot be written"), "{said}");
}

#[test]
fn a_reason_that_comes_later_makes_another_delivery() {
    let folder = tempfile::tempdir().unwrap();
    let import = |more: &[&str]| {
        let line = [
            "import",
            "account",
            "account/deliveries/2024/hr/staff.csv",
            "--source",
            "hr",
            "--dataset",
            "staff",
            "--by",
            "A. Jansen",
            "--on",
            "2025-02-10",
            "--format",
            "json",
        ];
        let output = crate::support::rekenschap()
            .args(line)
            .args(more)
            .current_dir(folder.path())
            .output()
            .unwrap();
        let receipt: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        receipt["receipts"][0]["known"].as_bool().unwrap()
    };
    let new = ["new", "account"];
    crate::support::rekenschap().args(new).current_dir(folder.path()).assert().success();
    let reason = ["--correction", "error", "--reason", "counted twice"];
    assert!(!import(&[]), "the first time it is new");
    assert!(import(&[]), "the same figures are one delivery");
    assert!(!import(&reason), "a reason is not lost");
    assert!(import(&reason), "and the same reason is the same delivery");
    assert!(import(&[]), "without a reason it is known in either form");
}

#[test]
fn the_commands_of_the_cycle_speak_dutch() {
    let folder = tempfile::tempdir().unwrap();
    let figures = "verantwoording/deliveries/2024/hr/staff.csv";
    let said = |line: &[&str]| {
        let mut command = crate::support::rekenschap();
        command.env("REKENSCHAP_LANGUAGE", "nl").args(line).current_dir(folder.path());
        let output = command.output().unwrap();
        let (out, error) = (&output.stdout, &output.stderr);
        format!("{}{}", String::from_utf8_lossy(out), String::from_utf8_lossy(error))
    };
    said(&["new", "verantwoording"]);
    let to = folder.path().join("personeel.csv");
    fs::rename(folder.path().join(figures), to).unwrap();
    let steps: &[(&[&str], &[&str])] = &[
        (
            &["request", "verantwoording"],
            &["uitvraag geschreven naar request: 1 bronnen, 24 cellen"],
        ),
        (
            &["status", "verantwoording"],
            &["dagen te laat", "gevraagd 18, geleverd 0", "1 bronnen gevraagd"],
        ),
        (&["remind", "verantwoording"], &["herinneringen: 1"]),
        (
            &["state", "verantwoording", "hr", "Later.", "--by", "C"],
            &["de verklaring over hr is vastgelegd"],
        ),
        (
            &[
                "import",
                "verantwoording",
                "personeel.csv",
                "--source",
                "hr",
                "--dataset",
                "staff",
                "--by",
                "A",
            ],
            &["ingediend", "personeel.csv"],
        ),
        (&["approve", "verantwoording", "--all", "--by", "D"], &["goedgekeurd: 1"]),
        (
            &["trace", "verantwoording", "staff/persons/department=north"],
            &[
                "ingeleverd als personeel.csv:4:3",
                "gevraagd aan hr (Personeelszaken, rapportage) voor 2025-02-15",
                "goedgekeurd door D op",
            ],
        ),
        (
            &["release", "verantwoording", "--by", "C", "--dry-run"],
            &["geen bevindingen die tegenhouden"],
        ),
        (&["verify", "verantwoording"], &["het grootboek is ongeschonden"]),
        (&["status", "verantwoording", "--out", "x"], &["--out hoort bij --format html"]),
    ];
    for (line, phrases) in steps {
        let said = said(line);
        for phrase in *phrases {
            assert!(said.contains(phrase), "{line:?} does not say {phrase}:\n{said}");
        }
    }
}
