//! What was corrected since an earlier edition: found, explained, shown, and never more than may be shown.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::support::{copy, files, jbr, rekenschap, root, unseal};

fn fixture(to: &Path) -> PathBuf {
    let folder = to.join("museum");
    copy(&root().join("fixtures/vintages"), &folder);
    folder
}

/// The standard output and exit code of a run in a folder of its own.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let ledger = folder.with_extension("db");
    let mut command = rekenschap();
    command.arg(arguments[0]).arg(folder).args(&arguments[1..]).arg("--ledger").arg(ledger);
    let output = command.output().unwrap();
    let said = format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    (output.status.code().unwrap(), said)
}

fn edit(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{} has no {from}", path.display());
    fs::write(path, text.replace(from, to)).unwrap();
}

/// The changes as `change subject before now`, as the JSON of `diff` tells them.
fn changes(folder: &Path, before: &str, now: &str) -> Vec<String> {
    let ledger = folder.with_extension("db");
    let output = rekenschap()
        .args(["diff", "--quiet", "--format", "json"])
        .arg(folder)
        .args([before, now, "--ledger"])
        .arg(ledger)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0));
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["edition_before"].to_string(), before);
    let text = |it: &Value| it.as_str().unwrap_or("-").to_owned();
    json["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| {
            let words = [&it["change"], &it["subject"], &it["before"], &it["now"]].map(text);
            words.join(" ")
        })
        .collect()
}

#[test]
fn every_kind_of_change_is_found_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let museum = fixture(folder.path());
    // By hand, from the deliveries. Not among them: revenue 1000 that became 1000.00, costs that run a year behind, the
    // second measurement of guides after the zero one, a survey held once in two years, rooms that have no years.
    assert_eq!(
        changes(&museum, "2022", "2023"),
        [
            "restated crew/persons/site=north,year=2022 * *",
            "restated visits/visits/site=north,year=2022 100 110",
            "follows crew/persons/site=all,year=2022 * *",
            "follows visits/visits/site=all,year=2022 300 310",
            "follows visits/each/site=all,year=2022 10.0 9.7",
            "follows visits/each/site=north,year=2022 10.0 9.1",
            "break incidents/incidents/year=2023 - -",
            "status costs/costs/year=2021 - -",
            "new-series members/donors/year=2023 - -",
            "new-dataset guides - -",
        ]
    );
    assert_eq!(
        changes(&museum, "2023", "2024"),
        [
            "restated members/members/year=2023 62 61",
            "earlier-unknown postcards - -",
            "break incidents/incidents/year=2022 8 5",
            "break plants - -",
            "status incidents/incidents/year=2023 - -",
            "added waiting/minutes/half=2022-H1 - -",
            "discontinued postcards/sold/year=2023 - -",
        ]
    );
    // Over two editions both corrections count, and the last value before.
    let both = changes(&museum, "2022", "2024");
    assert!(both.contains(&"restated visits/visits/site=north,year=2022 100 110".to_owned()));
    assert!(!both.iter().any(|it| it.contains("members/members")), "{both:#?}");
}

#[test]
fn the_list_of_changes_is_read_by_people() {
    let folder = tempfile::tempdir().unwrap();
    let museum = fixture(folder.path());
    let (code, said) = run(&museum, &["diff", "2023", "2024", "--quiet"]);
    assert_eq!(code, 0);
    insta::assert_snapshot!(said);
    let (code, said) = run(&museum, &["diff", "2019", "2024"]);
    assert_eq!(code, 2, "an edition that is not there is wrong use");
    assert!(said.contains("there is no edition 2019; there are 2022, 2023, 2024"), "{said}");
    assert_eq!(run(&museum, &["diff", "2024", "2023"]).0, 2, "the earlier one stands first");
}

#[test]
fn an_older_value_that_changes_without_a_reason_blocks() {
    let folder = tempfile::tempdir().unwrap();
    let museum = fixture(folder.path());
    let (code, said) = run(&museum, &["check"]);
    assert_eq!(code, 0, "{said}");
    let edition = museum.join("editions/2024.toml");
    let text = fs::read_to_string(&edition).unwrap();

    edit(&edition, "dataset = \"members\"", "dataset = \"members\"\nat = { year = \"2022\" }");
    let (code, said) = run(&museum, &["check", "--format", "json"]);
    assert_eq!(code, 1, "a correction of another year covers nothing");
    for expected in [
        "\"vintage.restated\"",
        "\"correction.idle\"",
        "members/members/year=2023",
        "\"expected\": \"62\"",
        "\"found\": \"61\"",
        "deliveries/2024/desk/members.csv",
    ] {
        assert!(said.contains(expected), "{expected} is not in {said}");
    }
    fs::write(&edition, &text).unwrap();

    fs::write(
        museum.join("deliveries/2024/desk/costs.csv"),
        "year,costs\n2021,:\n2022,55.0\n2023,58\n",
    )
    .unwrap();
    let (code, said) = run(&museum, &["check", "--format", "json"]);
    assert_eq!(code, 1);
    assert!(said.contains("\"vintage.withdrawn\"") && said.contains("costs/costs/year=2021"));
    assert!(!said.contains("costs/costs/year=2022"), "55.0 is 55");
}

#[test]
fn a_correction_is_read_with_its_mistakes() {
    let folder = tempfile::tempdir().unwrap();
    let museum = fixture(folder.path());
    let edition = museum.join("editions/2024.toml");
    edit(
        &edition,
        "[[corrections]]\ndataset = \"postcards\"\nat = { year = [\"2021\", \"2022\"] }\nkind = \"method\"",
        "[[corrections]]\ndataset = \"postcard\"\n\n[[corrections]]\ndataset = \"members\"\nat = { yaer = \"2021\", measure = \"memebrs\" }\nkind = \"mistake\"\nreasons = \"x\"\n",
    );
    let (code, said) = run(&museum, &["check", "--format", "json"]);
    assert_eq!(code, 1);
    let json = &said[..said.rfind("\n]").unwrap() + 2];
    let lines: Value = serde_json::from_str(json).unwrap();
    let mut found: Vec<String> = lines
        .as_array()
        .unwrap()
        .iter()
        .filter(|it| it["place"]["file"] == "editions/2024.toml")
        .map(|it| {
            format!(
                "{} {}: {}",
                it["place"]["line"],
                it["code"].as_str().unwrap(),
                it["message"].as_str().unwrap()
            )
        })
        .collect();
    found.sort();
    insta::assert_snapshot!(found.join("\n"));
}

#[test]
fn a_withheld_value_of_an_earlier_edition_is_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    let museum = fixture(folder.path());
    // Of the crew in the north too few were known to be shown, later enough. The total of then would give that back.
    fs::write(
        museum.join("deliveries/2022/desk/crew.csv"),
        "site,year,persons\nnorth,2022,3917\nsouth,2022,5021\nall,2022,8938\n",
    )
    .unwrap();
    fs::write(
        museum.join("deliveries/2023/desk/crew.csv"),
        "site,year,persons\nnorth,2022,6112\nall,2022,11133\nnorth,2023,6114\nsouth,2023,5022\n",
    )
    .unwrap();
    edit(&museum.join("datasets/crew.toml"), "minimum = 5", "minimum = 4000");
    fs::remove_file(museum.join("editions/2024.toml")).unwrap();
    edit(&museum.join("publication.toml"), "edition = 2024", "edition = 2023");
    let out = folder.path().join("site");
    let mut all = String::new();
    for arguments in [
        &["check", "--all"][..],
        &["check", "--format", "json"],
        &["diff", "2022", "2023"],
        &["diff", "2022", "2023", "--format", "json"],
        &["trace", "crew/persons/site=north,year=2022"],
        &["trace", "crew/persons/site=north,year=2022", "--format", "json"],
        &["build", "--draft", "--out", out.to_str().unwrap()],
    ] {
        all.push_str(&run(&museum, arguments).1);
    }
    for extension in ["html", "csv", "json"] {
        for path in files(&out, extension) {
            all.push_str(&fs::read_to_string(path).unwrap());
        }
    }
    assert!(all.contains("6,112"), "what may be shown is shown");
    for secret in ["3917", "3,917", "8938", "8,938"] {
        assert!(!all.contains(secret), "{secret} is shown");
    }
    let corrections = fs::read_to_string(out.join("corrections.html")).unwrap();
    assert!(corrections.contains("2 changes of values are not shown"));
    assert!(corrections.contains("100</td>"), "what may be shown of other datasets is");

    // Without a registered reason the finding tells no values either.
    edit(
        &museum.join("editions/2023.toml"),
        "dataset = \"crew\"\nat = { year = \"2022\" }",
        "dataset = \"crew\"\nat = { year = \"2023\" }",
    );
    let (code, said) = run(&museum, &["check", "--format", "json"]);
    assert_eq!(code, 1);
    assert!(said.contains("vintage.restated") && !said.contains("3917") && !said.contains("8938"));
}

#[test]
fn the_corrections_of_the_report_are_exactly_those_that_it_mentions() {
    let folder = tempfile::tempdir().unwrap();
    let copied = folder.path().join("jbr");
    copy(&jbr(), &copied);
    let listed = fs::read_to_string(root().join("fixtures/published/corrections.md")).unwrap();
    let expected: Vec<String> = listed
        .lines()
        .filter_map(|it| it.strip_prefix("| `"))
        .map(|it| it.split('`').next().unwrap().to_owned())
        .collect();
    assert!(expected.len() > 10, "the list is there");
    assert_eq!(changes(&copied, "2022", "2023"), expected);
}

#[test]
fn the_pages_of_the_report_carry_the_footnotes() {
    let folder = tempfile::tempdir().unwrap();
    let copied = folder.path().join("jbr");
    copy(&jbr(), &copied);
    let out = folder.path().join("site");
    let (code, said) = run(&copied, &["build", "--out", out.to_str().unwrap()]);
    assert_eq!(code, 0, "{said}");
    let text = |path: &str| {
        let page = fs::read_to_string(out.join(path)).unwrap();
        let mut text = String::new();
        let mut tag = false;
        for it in page.chars() {
            match it {
                '<' => tag = true,
                '>' => tag = false,
                _ if !tag => text.push(it),
                _ => {}
            }
        }
        text.replace('\u{a0}', " ")
    };
    for (path, expected) in [
        (
            "tables/19.html",
            "Eerder: 2021 942, 2022 960. Gecorrigeerd omdat door het programma Besturen bij Defensie 25 functies niet meer bij de Bestuursstaf tellen.",
        ),
        (
            "en/tables/19.html",
            "Before: 2021 942, 2022 960. Corrected because the programme Besturen bij Defensie took 25 positions out of the count of the central staff.",
        ),
        (
            "tables/38.html",
            "Gecorrigeerd sinds de vorige editie omdat een organisatie ten onrechte ontbrak.",
        ),
        (
            "figures/13.html",
            "Niet te vergelijken met de vorige editie omdat het AMID-traineeship eerst niet meetelde.",
        ),
        ("corrections.html", "Omdat de scope van de panden is gecorrigeerd"),
        ("en/datasets/gas-use.html", "Because the scope of the buildings was corrected"),
        ("trace/top-positions.html", "Eerder, voor editie 2022: 960"),
    ] {
        let page = text(path);
        assert!(page.contains(expected), "{path} does not say: {expected}");
    }
    // The register is data too, and says the same.
    let lines = fs::read_to_string(out.join("data/corrections.csv")).unwrap();
    let line = "restated,top-positions/corrected/year=2022,\"measure=corrected,year=2021|2022\",2022,960,935";
    assert!(lines.contains(line), "{lines}");
    let (_, said) = run(&copied, &["trace", "top-positions/corrected/year=2021"]);
    assert!(
        said.contains("before: 942 (edition 2022, deliveries/2022/o-p-rijk/top-positions.csv:2)"),
        "{said}"
    );
}

#[test]
fn without_its_registered_correction_the_report_is_blocked() {
    let folder = tempfile::tempdir().unwrap();
    let copied = folder.path().join("jbr");
    copy(&jbr(), &copied);
    unseal(&copied);
    edit(
        &copied.join("editions/2023.toml"),
        "at = { measure = \"corrected\", year = [\"2021\", \"2022\"] }",
        "at = { measure = \"corrected\", year = [\"2022\"] }",
    );
    let (code, said) = run(&copied, &["check", "--format", "json"]);
    assert_eq!(code, 1);
    assert!(
        said.contains("vintage.restated") && said.contains("top-positions/corrected/year=2021")
    );
    assert!(!said.contains("top-positions/corrected/year=2022\""));
}
