//! The site as a whole: every link leads somewhere, nothing of a publication becomes markup, and what is withheld is
//! nowhere.

use std::collections::{BTreeMap, BTreeSet};

use rekenschap_catalogue::{Catalogue, Folder, read};
use rekenschap_checks::judge;
use rekenschap_derive::derive;
use rekenschap_disclosure::{ClearedCubes, Histories, protect};
use rekenschap_language::Language;
use rekenschap_model::{
    Confidentiality, Delivery, DeliveryState, Finding, Key, Observation, Place, Status, Value, code,
};
use rekenschap_publish::{
    DatasetCompleteness, DatasetLine, DeliverySummary, OutputFile, Publishing, SourceCompleteness,
    SourceLine, Statement, StatusPage, files, status_page,
};
use rekenschap_report::{Document, Vintage, compose};

const PUBLICATION: &str = r#"
id = "tiny"
languages = ["nl", "en"]
edition = 2023
organisation_dimension = "organisation"
title.nl = "Jaarverslag <b>klein</b>"
title.en = "Annual report & more"
publisher.nl = "Gemeente"
publisher.en = "City"
parts = []
[data]
notation = "en"
delimiter = ","
[[chapters]]
id = "1-staff"
number = "1"
title.nl = "Personeel"
title.en = "Staff"
[[headlines]]
measure = "staff/persons"
at = { organisation = "total" }
label.nl = "personen"
label.en = "persons"
"#;

const DATASET: &str = r#"
title.nl = "Personeel \"in dienst\""
title.en = "Staff"
source = ["register"]
scope = "all"
definition.nl = "Wie in dienst is."
definition.en = "Who is employed."
[dimensions.organisation]
title.nl = "Organisatie"
title.en = "Organisation"
codelist = "organisation"
total = "total"
[dimensions.year]
time = "year"
periods = ["2022", "2023"]
[measures.persons]
title.nl = "Personen"
title.en = "Persons"
unit = "person"
decimals = 0
aggregation = "sum"
[measures.share]
title.nl = "Aandeel"
title.en = "Share"
unit = "person"
decimals = 1
aggregation = "none"
formula = "100 * persons / all"
delivered = false
inputs.all = { measure = "persons", at = { organisation = "total" } }
[disclosure]
rule = "minimum"
minimum = 10
count = "persons"
[[notes]]
at = { organisation = "B", year = "2022" }
text.nl = "Een noot."
text.en = "A note."
[[norms]]
id = "enough"
title.nl = "Genoeg"
title.en = "Enough"
measure = "persons"
at = { organisation = "total" }
each = "organisation"
direction = "at-least"
value = "100"
year = 2023
comply_or_explain = true
text.nl = "Genoeg mensen."
text.en = "Enough people."
source.nl = "Besluit"
source.en = "Decision"
"#;

const TOPIC: &str = r#"+++
number = "1.1"
title.nl = "Bezetting"
title.en = "Staffing"
norms = ["enough"]
+++
Er waren {{ value("staff/persons") }} personen, zie {{ see_table("staff") }}.

{{ table("staff") }}

{{ figure("ages") }}
"#;

fn folder() -> Folder {
    let mut folder = Folder::new();
    for (path, text) in [
        ("publication.toml", PUBLICATION),
        ("datasets/staff.toml", DATASET),
        (
            "units.toml",
            "[person]\ntitle.nl = \"personen\"\ntitle.en = \"persons\"\nplace = \"after\"\n",
        ),
        ("sources.toml", "[register]\ntitle.nl = \"Register\"\ntitle.en = \"Register\"\n"),
        (
            "scopes.toml",
            "[all]\ntitle.nl = \"Alles\"\ntitle.en = \"All\"\ntext.nl = \"Alles.\"\ntext.en = \"All.\"\ngroups = [\"units\"]\n",
        ),
        (
            "codes/organisation.csv",
            "code,parent,name.nl,name.en,group\ntotal,,Totaal,Total,\nA,total,Afdeling A,Department A,units\nB,total,<i>B</i>,B & C,units\n",
        ),
        (
            "tables/staff.toml",
            "number = \"1\"\nchapter = \"1-staff\"\ndataset = \"staff\"\ntitle.nl = \"Personeel\"\ntitle.en = \"Staff\"\nrows = [\"organisation\"]\ncolumns = [\"year\", \"measure\"]\n",
        ),
        (
            "figures/ages.toml",
            "number = \"1\"\nchapter = \"1-staff\"\nchart = \"bar\"\ntitle.nl = \"Leeftijd\"\ntitle.en = \"Age\"\nneeded.nl = \"Leeftijden.\"\nneeded.en = \"Ages.\"\nsource = [\"register\"]\n",
        ),
        ("chapters/1-staff/1.1-staffing.md", TOPIC),
        (
            "editions/2023.toml",
            "year = 2023\npublished = \"2024-05-15\"\ncutoff = \"2024-05-15\"\n",
        ),
    ] {
        folder.insert(path, text.to_owned());
    }
    folder
}

fn delivery() -> Delivery {
    let values =
        [("A", "2022", "120"), ("A", "2023", "777"), ("B", "2022", "40"), ("B", "2023", "7")];
    let observations =
        values.iter().enumerate().map(|(at, (organisation, year, value))| Observation {
            measure: code("persons"),
            key: Key::new([organisation, year]),
            value: Some(Value::Number(value.parse().expect("a number"))),
            status: if at == 0 { Status::Provisional } else { Status::Normal },
            confidentiality: Confidentiality::Free,
            line: at + 2,
        });
    Delivery {
        edition: 2023,
        source: "register".to_owned(),
        dataset: code("staff"),
        file: "deliveries/2023/register/staff.csv".to_owned(),
        sha256: "0123456789abcdef".repeat(4),
        decided_by: String::new(),
        decided_on: String::new(),
        correction: None,
        delivered_by: "J. <Jansen>".to_owned(),
        delivered_on: "2024-02-01".to_owned(),
        state: DeliveryState::Approved,
        observations: observations.collect(),
    }
}

/// One source that answered in part and said why.
fn completeness() -> Vec<SourceCompleteness> {
    let statement = Statement {
        text: "moved to <b>another</b> system".to_owned(),
        by: "J. <Jansen>".to_owned(),
        on: "2024-02-20".to_owned(),
    };
    vec![SourceCompleteness {
        source: "register".to_owned(),
        deadline: "2024-02-01".to_owned(),
        datasets: vec![DatasetCompleteness {
            dataset: "staff".to_owned(),
            asked: 1234,
            delivered: 987,
            approved: 987,
            has_delivery: true,
            is_approved: true,
            delivered_on: "2024-02-03".to_owned(),
        }],
        statement: Some(statement),
    }]
}

fn made(
    catalogue: &Catalogue,
    cubes: &ClearedCubes,
    documents: &[Document],
) -> BTreeMap<String, String> {
    let delivery = delivery();
    let summary = DeliverySummary {
        edition: delivery.edition,
        source: delivery.source,
        dataset: delivery.dataset.to_string(),
        file: delivery.file,
        sha256: delivery.sha256,
        delivered_by: delivery.delivered_by,
        delivered_on: delivery.delivered_on,
        state: delivery.state,
        decided_by: String::new(),
        decided_on: String::new(),
        correction: None,
    };
    let found = vec![
        Finding::error("sum.differs", Place::subject("staff/persons/organisation=total,year=2023"))
            .found("<7>"),
        Finding::warning("table.number", Place::subject("table/staff")),
    ];
    let findings = judge(found, catalogue.editions.get(&2023));
    let all = files(&Publishing {
        catalogue,
        cubes,
        documents,
        findings: &findings,
        deliveries: &[summary],
        vintage: &Vintage::default(),
        histories: &Histories::default(),
        completeness: &completeness(),
        edition: 2023,
    });
    let text = |it: OutputFile| (it.path, String::from_utf8(it.bytes).expect("text"));
    all.into_iter().map(text).collect()
}

fn site() -> BTreeMap<String, String> {
    let checked = read(&folder());
    assert!(checked.findings.is_empty(), "{:#?}", checked.findings);
    let catalogue = checked.value;
    let cubes = protect(&catalogue, &derive(&catalogue, &[delivery()]));
    let documents: Vec<Document> = catalogue
        .publication
        .languages
        .iter()
        .map(|language| {
            compose(&catalogue, &cubes, &Vintage::default(), 2023, *language).value.document
        })
        .collect();
    made(&catalogue, &cubes, &documents)
}

/// The values of an attribute in a page.
fn attributes<'p>(page: &'p str, name: &str) -> Vec<&'p str> {
    page.split(&format!(" {name}=\"")).skip(1).filter_map(|it| it.split('"').next()).collect()
}

#[test]
fn every_link_leads_to_a_file_and_an_element() {
    let site = site();
    let ids: BTreeMap<&str, BTreeSet<&str>> = site
        .iter()
        .map(|(path, text)| (path.as_str(), attributes(text, "id").into_iter().collect()))
        .collect();
    for (path, text) in site.iter().filter(|it| it.0.ends_with(".html")) {
        assert_eq!(attributes(text, "id").len(), ids[path.as_str()].len(), "an id twice in {path}");
        for href in attributes(text, "href").into_iter().filter(|it| !it.starts_with("http")) {
            let (file, fragment) = href.split_once('#').unwrap_or((href, ""));
            let mut target: Vec<&str> = path.split('/').collect();
            if !file.is_empty() {
                target.pop();
                for step in file.split('/') {
                    match step {
                        ".." => _ = target.pop(),
                        _ => target.push(step),
                    }
                }
            }
            let target = target.join("/");
            let known = ids.get(target.as_str());
            assert!(known.is_some(), "{path} links to {href}: no file {target}");
            assert!(
                fragment.is_empty() || known.is_some_and(|it| it.contains(fragment)),
                "{path}: no {href}"
            );
        }
    }
}

#[test]
fn each_page_has_one_heading_and_the_same_pages_exist_in_each_language() {
    let site = site();
    let pages: Vec<&String> = site.keys().filter(|it| it.ends_with(".html")).collect();
    assert!(pages.len() > 30, "{pages:?}");
    for path in &pages {
        assert_eq!(site[*path].matches("<h1>").count(), 1, "{path}");
        let other = path.strip_prefix("en/").map_or_else(|| format!("en/{path}"), str::to_owned);
        assert!(site.contains_key(&other), "{path} has no counterpart");
    }
}

#[test]
fn nothing_of_a_publication_becomes_markup() {
    for (path, text) in site().iter().filter(|it| it.0.ends_with(".html")) {
        for wrong in ["<b>klein", "<i>B", "<Jansen>", "<7>", "<script", "style=\"", "{{"] {
            assert!(!text.contains(wrong), "{path} has {wrong}");
        }
    }
}

#[test]
fn words_of_the_interface_exist() {
    for (path, text) in site().iter().filter(|it| it.0.ends_with(".html")) {
        // A message that does not exist is shown as its id: small letters with hyphens, and nothing else, in an element.
        for word in text.split('>').filter_map(|it| it.split('<').next()) {
            let id =
                word.contains('-') && word.bytes().all(|it| it.is_ascii_lowercase() || it == b'-');
            assert!(!id, "{path} shows {word}");
        }
    }
}

#[test]
fn a_withheld_value_is_nowhere() {
    // The start page counts cells, and there may be 7 of them.
    for (path, text) in site().iter().filter(|it| !it.0.ends_with("index.html")) {
        // 7 persons, and their share in 784.
        for wrong in [">7<", ",7,", ">0,9<", ">0.9<", ",0.9,"] {
            assert!(!text.contains(wrong), "{path} has {wrong}");
        }
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert_eq!(site(), site());
}

#[test]
fn the_page_of_sources_says_how_complete_each_answer_is_and_why_not() {
    let site = site();
    let (dutch, english) = (&site["sources.html"], &site["en/sources.html"]);
    assert!(dutch.contains("1.234 waarden gevraagd, 987 geleverd."), "{dutch}");
    assert!(dutch.contains("Laatste levering op 3 februari 2024."), "{dutch}");
    assert!(english.contains("1,234 values asked, 987 delivered."), "{english}");
    assert!(english.contains("moved to &lt;b&gt;another&lt;/b&gt; system"), "{english}");
    assert!(english.contains("(J. &lt;Jansen&gt;, 20 February 2024)"), "{english}");
}

fn status() -> StatusPage {
    let line = |id: &str, asked, delivered, approved| DatasetLine {
        id: id.to_owned(),
        title: format!("Staff <by> {id}"),
        asked,
        delivered,
        approved,
        has_delivery: delivered > 0,
        is_approved: approved > 0 && approved == delivered,
        waiting: if delivered > approved { vec![12, 15] } else { Vec::new() },
        blocking: 3,
        explained: 1,
        unexplained: 2,
    };
    let source = |id: &str, days_late, datasets| SourceLine {
        id: id.to_owned(),
        title: format!("The source {id}"),
        to: "Finance".to_owned(),
        deadline: "2024-02-01".to_owned(),
        days_late,
        requested_on: String::new(),
        statement: None,
        datasets,
    };
    StatusPage {
        title: "The <report>".to_owned(),
        edition: 2023,
        day: "2024-02-20".to_owned(),
        sources: vec![
            source("whole", 0, vec![line("fte", 10, 10, 10)]),
            source("late", 19, vec![line("part", 1000, 999, 1), line("none", 1000, 0, 0)]),
        ],
    }
}

#[test]
fn the_status_is_one_page_that_needs_nothing_else() {
    for (language, heading, cells, late) in [
        (
            Language::Dutch,
            "Hoe de uitvraag voor editie 2023",
            "2.010 waarden gevraagd, 1.009 geleverd, 11",
            "19 dagen te laat",
        ),
        (
            Language::English,
            "Where the data call for edition 2023",
            "2,010 values asked, 1,009 delivered, 11",
            "19 days late",
        ),
    ] {
        let page = String::from_utf8(status_page(&status(), language)).expect("text");
        assert!(page.contains(heading) && page.contains(cells) && page.contains(late), "{page}");
        assert!(page.contains("12, 15"), "the numbers of waiting deliveries");
        assert!(page.contains("The &lt;report&gt;") && !page.contains("<by>"));
        for wrong in
            ["<script", "<link", "src=", "@import", "http:", "https:", " style=\"", "url(/"]
        {
            assert!(!page.contains(wrong), "{wrong}");
        }
        // Not quite all is no full bar, and a little is no empty one.
        assert!(page.contains("class=\"delivered\" width=\"499\""), "{page}");
        assert!(page.contains("class=\"approved\" width=\"10\""), "{page}");
        let anchors = attributes(&page, "href");
        assert!(
            anchors
                .iter()
                .all(|it| it.starts_with('#') && page.contains(&format!("id=\"{}\"", &it[1..])))
        );
    }
}

#[test]
fn a_status_without_a_request_says_so() {
    let page = StatusPage { sources: Vec::new(), ..status() };
    let text = String::from_utf8(status_page(&page, Language::English)).expect("text");
    assert!(text.contains("Nobody was asked for edition 2023 yet."), "{text}");
}
