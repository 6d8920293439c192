//! What two editions knew, written out in rows, and what changed between them.

use rekenschap_catalogue::{Catalogue, Folder, read};
use rekenschap_derive::derive;
use rekenschap_model::{
    Confidentiality, Correction, CorrectionKind, Delivery, DeliveryState, Key, Observation, Status,
    Value, code,
};

use super::{Vintages, compare, vintage_findings};

const DATASET: &str = "title = \"D\"\nsource = [\"hr\"]\ndefinition = \"D\"\n[dimensions.body]\ncodelist = \"body\"\n\
    [dimensions.half]\ntime = \"half\"\nperiods = [\"2020-H1\", \"2020-H2\", \"2021-H1\", \"2021-H2\", \"2022-H1\", \"2022-H2\"]\n\
    [measures.n]\ntitle = \"N\"\nunit = \"number\"\naggregation = \"none\"\n[disclosure]\nrule = \"none\"\nreason = \"a test\"\n";

fn catalogue(editions: &[(&str, &str)]) -> Catalogue {
    let mut folder = Folder::new();
    for (path, text) in [
        ("publication.toml", "id = \"x\"\nlanguages = [\"en\"]\nedition = 2022\ntitle = \"X\"\n"),
        ("codes/body.csv", "code,parent,name\na,,A\nb,,B\n"),
        ("concepts.toml", "[body]\ntitle = \"Body\"\n"),
        ("units.toml", "[number]\ntitle = \"number\"\n"),
        ("sources.toml", "[hr]\ntitle = \"HR\"\n"),
        ("datasets/d.toml", DATASET),
    ]
    .iter()
    .chain(editions)
    {
        folder.insert(path, (*text).to_owned());
    }
    let checked = read(&folder);
    assert!(checked.findings.is_empty(), "{:?}", checked.findings);
    checked.value
}

/// A delivery from rows `a 2021-H1 5 p`; `:` is missing.
fn delivery(edition: i32, rows: &[&str], correction: Option<Correction>) -> Delivery {
    let observations = rows.iter().enumerate().map(|(at, row)| {
        let words: Vec<&str> = row.split(' ').collect();
        let flag = words.get(3).copied();
        let value = (words[2] != ":").then(|| Value::Number(words[2].parse().unwrap()));
        Observation {
            measure: code("n"),
            key: Key::new([words[0], words[1]]),
            status: match flag {
                _ if value.is_none() => Status::Missing,
                Some("p") => Status::Provisional,
                Some("b") => Status::Break,
                _ => Status::Normal,
            },
            value,
            confidentiality: Confidentiality::Free,
            line: at + 2,
        }
    });
    Delivery {
        edition,
        source: "hr".to_owned(),
        dataset: code("d"),
        file: format!("deliveries/{edition}/hr/d.csv"),
        sha256: String::new(),
        delivered_by: "A".to_owned(),
        delivered_on: "2023-01-01".to_owned(),
        state: DeliveryState::Approved,
        decided_by: String::new(),
        decided_on: String::new(),
        correction,
        observations: observations.collect(),
    }
}

/// The changes from 2021 to 2022 as `kind cell…`, with `!` behind those that have a reason; and the codes of the findings.
fn changes(
    catalogue: &Catalogue,
    before: &[&str],
    now: &[&str],
    correction: Option<Correction>,
) -> (Vec<String>, Vec<&'static str>) {
    let deliveries = [delivery(2021, before, None), delivery(2022, now, correction)];
    let (old, new) = (derive(catalogue, &deliveries[..1]), derive(catalogue, &deliveries));
    let vintages = Vintages {
        catalogue,
        edition_before: 2021,
        edition_now: 2022,
        before: &old,
        now: &new,
        deliveries: &deliveries,
    };
    let changes = compare(&vintages);
    let findings = vintage_findings(&vintages, &changes);
    let text = changes.iter().map(|it| {
        let cells: Vec<String> = it.cells.iter().map(|it| it.key.to_string()).collect();
        let reason = if it.reason.is_some() { "!" } else { "" };
        format!("{} {}{reason}", it.kind.word(), cells.join(" ")).trim().to_owned()
    });
    (text.collect(), findings.iter().map(|it| it.code).collect())
}

#[test]
fn delivered_cells_are_compared_one_by_one() {
    let catalogue = catalogue(&[]);
    let none: &[&str] = &[];
    for (before, now, expected, codes) in [
        // A number written otherwise is the same number.
        (&["a 2021-H1 40"][..], &["a 2021-H1 40.0", "a 2022-H1 1"][..], none, none),
        (
            &["a 2021-H1 40"],
            &["a 2021-H1 41", "a 2022-H1 1"],
            &["restated a,2021-H1"],
            &["vintage.restated"],
        ),
        (
            &["a 2021-H1 40"],
            &["a 2021-H1 :", "a 2022-H1 1"],
            &["withdrawn a,2021-H1"],
            &["vintage.withdrawn"],
        ),
        (&["a 2021-H1 40 p"], &["a 2021-H1 40", "a 2022-H1 1"], &["status a,2021-H1"], none),
        // A provisional value that changes wants a reason as any other does.
        (
            &["a 2021-H1 40 p"],
            &["a 2021-H1 41", "a 2022-H1 1"],
            &["restated a,2021-H1"],
            &["vintage.restated"],
        ),
        // An older period that is new, and one that was promised and came late.
        (
            &["a 2020-H1 :", "a 2021-H1 40"],
            &["a 2020-H1 39", "a 2022-H1 1"],
            &["added a,2020-H1"],
            none,
        ),
        (&["a 2021-H1 40", "a 2021-H2 :"], &["a 2021-H2 41", "a 2022-H1 1"], none, none),
        // A break belongs to a period: what lies after it may differ, what lies before it may not.
        (
            &["a 2020-H2 8", "a 2021-H1 9", "a 2021-H2 10"],
            &["a 2020-H2 7", "a 2021-H1 5 b", "a 2021-H2 6", "a 2022-H1 6"],
            &["restated a,2020-H2", "break a,2021-H1", "break a,2021-H2"],
            &["vintage.restated"],
        ),
    ] {
        assert_eq!(
            changes(&catalogue, before, now, None),
            (expected.iter().map(ToString::to_string).collect(), codes.to_vec()),
            "{before:?} {now:?}"
        );
    }
}

#[test]
fn series_begin_and_stop() {
    let catalogue = catalogue(&[]);
    for (before, now, expected) in [
        (&["a 2021-H2 4"][..], &["a 2022-H1 4", "b 2022-H1 5"][..], &["new-series b,2022-H1"][..]),
        (&["a 2021-H2 4", "b 2021-H2 5"], &["a 2022-H1 4"], &["discontinued b,2021-H2"]),
        // All of them at once.
        (&["a 2021-H2 4", "b 2021-H2 5"], &["a 2021-H2 4"], &["discontinued a,2021-H2 b,2021-H2"]),
        // One that had stopped before is not told again.
        (&["a 2021-H2 4", "b 2020-H2 5"], &["a 2022-H1 4"], &[]),
        // Measured once in two years: not due yet.
        (&["a 2020-H1 3", "a 2021-H2 4"], &["a 2021-H2 4"], &[]),
        // One that had stopped long before.
        (&["a 2020-H1 3"], &["a 2020-H1 3"], &[]),
        // A year behind.
        (&["a 2020-H1 3", "a 2020-H2 4"], &["a 2021-H1 4", "a 2021-H2 5"], &[]),
    ] {
        let (found, codes) = changes(&catalogue, before, now, None);
        assert_eq!(found, expected, "{before:?} {now:?}");
        assert!(codes.is_empty(), "what begins and stops blocks nothing");
    }
}

#[test]
fn a_reason_comes_from_the_edition_or_from_the_delivery() {
    let rows = (&["a 2021-H1 40", "b 2021-H1 7"][..], &["a 2021-H1 41", "b 2021-H1 8"][..]);
    let correction = "[[corrections]]\ndataset = \"d\"\nat = { body = \"a\" }\nkind = \"error\"\nreason = \"it was wrong\"\n\
                      author = \"A\"\ndate = \"2023-01-01\"\n";
    let edition =
        format!("year = 2022\npublished = \"2023-01-01\"\ncutoff = \"2023-01-01\"\n{correction}");
    let registered = catalogue(&[("editions/2022.toml", &edition)]);
    let (found, codes) = changes(&registered, rows.0, rows.1, None);
    assert_eq!(found[..2], ["restated a,2021-H1!", "restated b,2021-H1"]);
    assert_eq!(codes, ["vintage.restated"]);
    let own = Correction { kind: CorrectionKind::Source, reason: "better data".to_owned() };
    let (found, codes) = changes(&registered, rows.0, rows.1, Some(own));
    assert_eq!(found[..2], ["restated a,2021-H1!", "restated b,2021-H1!"]);
    assert!(codes.is_empty());
    // A registered correction that nothing belongs to.
    let (_, codes) = changes(&registered, rows.0, &["a 2021-H1 40.0", "b 2021-H1 7"], None);
    assert_eq!(codes, ["correction.idle"]);
    let unknown = edition.replace("kind =", "known = false\nkind =");
    let unknown = catalogue(&[("editions/2022.toml", &unknown)]);
    let (found, codes) = changes(&unknown, rows.0, &["a 2021-H1 40.0", "b 2021-H1 7"], None);
    assert!(found.contains(&"earlier-unknown a,2021-H1!".to_owned()), "{found:?}");
    assert!(codes.is_empty());
}

#[test]
fn of_an_edition_that_is_there_in_part_nothing_is_said_to_be_new_or_gone() {
    let part = catalogue(&[("editions/2021.toml", "year = 2021\ncomplete = false\n")]);
    let before = ["a 2021-H1 40"];
    let now = ["a 2020-H1 39", "a 2021-H1 41", "b 2022-H1 5"];
    assert_eq!(changes(&part, &before, &now, None).0, ["restated a,2021-H1"]);
}
