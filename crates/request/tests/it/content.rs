//! What is asked, and what the files hold.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use rekenschap_catalogue::{Catalogue, Folder, read};
use rekenschap_language::Language;
use rekenschap_model::{CellReference, Finding};
use rekenschap_request::{
    CellKind, Known, Request, RequestFile, Sheet, files, reminder, requests, workbook,
};

use crate::support::{catalogue, delivered};

/// A small publication, with a request to each of two sources: (path, text).
const SMALL: &[(&str, &str)] = &[
    (
        "publication.toml",
        "id = \"small\"\nlanguages = [\"nl\"]\nedition = 2023\ntitle = \"Verslag {{ year }}\"\npublisher = \"Een stad\"\n",
    ),
    (
        "units.toml",
        "[percent]\ntitle = \"procent\"\nword = \"procent\"\nsymbol = \"%\"\nshare = true\n",
    ),
    ("sources.toml", "[staff]\ntitle = \"Personeelszaken\"\n[fleet]\ntitle = \"Wagenpark\"\n"),
    ("scopes.toml", "[town]\ntitle = \"Stad\"\ntext = \"Alle diensten, zonder de brandweer.\"\n"),
    ("concepts.toml", "[service]\ntitle = \"Dienst\"\n"),
    (
        "codes/service.csv",
        "code,parent,name\ntotal,,Totaal\nparks,total,Groen\nroads,total,Wegen\n",
    ),
    ("codes/fuel.csv", "code,parent,name\ndiesel,,Diesel\nelectric,,Elektrisch\n"),
    (
        "datasets/sickness.toml",
        "title = \"Ziekteverzuim\"\nsource = [\"staff\"]\nscope = \"town\"\ndefinition = \"Dagen ziek, als deel van {{ verbatim(\\\"365 dagen\\\", \\\"definition\\\") }}.\"\n\
         expected = [{ service = [\"total\", \"parks\"] }, { service = [\"roads\"], year = [\"2023\"] }]\n\
         [dimensions.service]\ncodelist = \"service\"\ntotal = \"total\"\n[dimensions.year]\ntime = \"year\"\nperiods = [\"2022\", \"2023\"]\n\
         [measures.share]\ntitle = \"Verzuim\"\nunit = \"percent\"\ndecimals = 1\naggregation = \"mean\"\nbounds = [0, 100]\n\
         [measures.rise]\ntitle = \"Stijging\"\nunit = \"percent\"\naggregation = \"none\"\ndelivered = false\nformula = \"share - before\"\n\
         [measures.rise.inputs]\nbefore = { measure = \"share\", shift = -1 }\n\
         [disclosure]\nrule = \"none\"\nreason = \"Openbaar.\"\n\
         [[norms]]\nid = \"low-sickness\"\ntitle = \"Laag verzuim\"\nmeasure = \"share\"\nat = { service = \"total\" }\neach = \"service\"\ndirection = \"at-most\"\nvalue = \"4.5\"\nyear = 2023\ncomply_or_explain = true\n",
    ),
    (
        "datasets/cars.toml",
        "title = \"Auto's\"\nsource = [\"fleet\", \"staff\"]\ndefinition = \"Alle auto's van de stad.\"\n[dimensions.record]\nopen = true\n\
         [measures.name]\ntitle = \"Merk\"\ntype = \"text\"\n[measures.fuel]\ntitle = \"Brandstof\"\ntype = \"code\"\ncodelist = \"fuel\"\n[measures.bought]\ntitle = \"Gekocht\"\ntype = \"date\"\n\
         [disclosure]\nrule = \"none\"\nreason = \"Openbaar.\"\n",
    ),
    (REQUEST, RIGHT),
];

const REQUEST: &str = "requests/2023.toml";

const RIGHT: &str = "deadline = \"2024-02-15\"\ncontact.mail = \"verslag@example.org\"\ninstructions = \"Vul alles in.\"\n\
    [[requests]]\nsource = \"staff\"\nto = \"Anna\"\n\
    [[requests]]\nsource = \"fleet\"\ndeadline = \"2024-03-01\"\n[[requests.parts]]\ndataset = \"cars\"\nrecords = 3\nexplanation = \"Ook de elektrische.\"\n";

fn small(request: &str) -> (Catalogue, Vec<Finding>) {
    let mut folder = Folder::new();
    for (path, text) in SMALL {
        folder.insert(path, if *path == REQUEST { request } else { text }.to_owned());
    }
    let checked = read(&folder);
    (checked.value, checked.findings)
}

fn right() -> Catalogue {
    let (catalogue, findings) = small(RIGHT);
    assert!(findings.is_empty(), "{findings:?}");
    catalogue
}

/// What is known in the small publication.
fn known(cell: &CellReference) -> Option<Known> {
    let text = match (&*cell.measure, cell.key.to_string().as_str()) {
        ("share", "total,2022") => "4.20",
        ("share", "parks,2022") => "3.9 p",
        ("share", "parks,2023") => ":",
        ("name", "1") => "Fiat",
        ("bought", "1") => "2019-05-01",
        ("name", "4") => "Saab",
        _ => return None,
    };
    Some(Known { text: text.to_owned(), value: text.split(' ').next()?.parse().ok() })
}

fn asked(catalogue: &Catalogue) -> Vec<Request> {
    requests(catalogue, 2023, &known)
}

fn made(catalogue: &Catalogue, request: &Request) -> BTreeMap<String, Vec<u8>> {
    let all = files(catalogue, request, Language::Dutch).unwrap();
    all.into_iter().map(|RequestFile { path, bytes }| (path, bytes)).collect()
}

/// A part of a packed file, as text.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn the_sheets_of_a_small_request() {
    let catalogue = right();
    let mut text = String::new();
    for request in asked(&catalogue) {
        for sheet in workbook(&catalogue, &request, Language::Dutch).sheets {
            text.push_str(&outline(&sheet));
        }
    }
    insta::assert_snapshot!(text);
}

/// A sheet as text: cells between bars, with what may be typed in those to fill.
fn outline(sheet: &Sheet) -> String {
    let mut text = format!("== {} (frozen: {}) ==\n", sheet.name, sheet.frozen);
    for row in &sheet.rows {
        let cells: Vec<String> = row
            .iter()
            .map(|it| match &it.kind {
                CellKind::Input(rule) => format!("<{rule:?}>"),
                CellKind::Closed => "-".to_owned(),
                _ => it.shown(Language::Dutch),
            })
            .collect();
        text.push_str(&format!("{}\n", cells.join(" | ")));
    }
    text
}

#[test]
fn only_cells_to_fill_are_open_and_the_rest_is_protected() {
    let catalogue = right();
    let all = asked(&catalogue);
    // Staff: five keys are expected, each with a value, flags and a remark, and a sheet with three explanations.
    let staff = made(&catalogue, &all[0]);
    let xlsx = &staff["staff.xlsx"];
    let sheet = part(xlsx, "xl/worksheets/sheet2.xml");
    assert!(sheet.contains("<sheetProtection sheet=\"1\""), "{sheet}");
    assert!(sheet.contains("insertRows=\"0\"") && sheet.contains("formatColumns=\"0\""));
    assert!(sheet.contains("<dataValidations count=\"2\">"), "{sheet}");
    assert!(sheet.contains("type=\"custom\"") && sheet.contains("type=\"list\""));
    assert!(sheet.contains("<pane ") && sheet.contains("orientation=\"landscape\""));
    assert_eq!(open_cells(xlsx, "xl/worksheets/sheet2.xml"), 15);
    assert_eq!(open_cells(xlsx, "xl/worksheets/sheet3.xml"), 3);
    assert_eq!(open_cells(xlsx, "xl/worksheets/sheet1.xml"), 0, "the cover is to be read");
    let table = part(xlsx, "xl/tables/table2.xml");
    assert!(table.contains("name=\"table_sickness\"") && !table.contains("<autoFilter"));

    let content = part(&staff["staff.ods"], "content.xml");
    assert_eq!(content.matches("table:protected=\"true\"").count(), 3);
    assert_eq!(content.matches("<table:content-validation ").count(), 2);
    assert_eq!(content.matches("table:content-validation-name=").count(), 10);
    assert_eq!(content.matches("<table:database-range ").count(), 3);
    assert!(
        content.contains("of:is-true-formula(OR(AND(ISNUMBER([.E9]);[.E9]&gt;=0;[.E9]&lt;=100)")
    );
    assert_eq!(content.matches("style:cell-protect=\"none\"").count(), 2, "numbers, and texts");
}

/// How many cells of a sheet have a style that is not locked.
fn open_cells(xlsx: &[u8], sheet: &str) -> usize {
    let styles = part(xlsx, "xl/styles.xml");
    let formats = styles.split("<cellXfs").nth(1).unwrap().split("</cellXfs>").next().unwrap();
    let open: Vec<String> = formats
        .split("<xf ")
        .skip(1)
        .enumerate()
        .filter(|it| it.1.contains("<protection locked=\"0\""))
        .map(|it| format!("s=\"{}\"", it.0))
        .collect();
    assert!(!open.is_empty(), "no style is unlocked");
    let sheet = part(xlsx, sheet);
    sheet.split("<c ").skip(1).filter(|cell| open.iter().any(|it| cell.contains(it))).count()
}

#[test]
fn the_same_request_gives_the_same_bytes() {
    let catalogue = catalogue("jbr");
    let known = delivered(&catalogue, "jbr");
    let make = || -> Vec<RequestFile> {
        let all = requests(&catalogue, 2023, &|it| known.get(it).cloned());
        let all = all.iter().filter(|it| it.source != "jbr-2023");
        all.flat_map(|it| files(&catalogue, it, Language::Dutch).unwrap()).collect()
    };
    let (first, second) = (make(), make());
    assert!(first.len() > 100);
    for (one, other) in first.iter().zip(&second) {
        assert!(one == other, "{} differs", one.path);
    }
}

#[test]
fn every_cell_of_the_real_report_is_asked_of_its_source() {
    let catalogue = catalogue("jbr");
    let all = requests(&catalogue, 2023, &|_| None);
    assert_eq!(all.len(), 15);
    let delivered = delivered(&catalogue, "jbr");
    let mut asked = 0;
    for request in &all {
        for own in &request.datasets {
            let dataset = catalogue.dataset(&own.asked.dataset).unwrap();
            if dataset.is_register() {
                continue;
            }
            for row in &own.rows {
                for (at, cell) in own.asked.measures.iter().zip(&row.cells) {
                    if cell.asked {
                        let reference = dataset.reference(&dataset.measures[*at], &row.key);
                        assert!(
                            delivered.contains_key(&reference)
                                || dataset.measures[*at].computation.is_some(),
                            "{} was asked and never came",
                            dataset.cell_text(&reference.measure, &reference.key)
                        );
                        asked += usize::from(delivered.contains_key(&reference));
                    }
                }
            }
        }
    }
    let expected = delivered.iter().filter(|(cell, known)| {
        let dataset = catalogue.dataset(&cell.dataset).unwrap();
        !dataset.is_register()
            && (known.value.is_some() || dataset.expects(&cell.measure, &cell.key))
    });
    assert_eq!(asked, expected.count(), "cells that came and were not asked");
}

#[test]
fn json_has_nothing_but_places_to_fill_and_what_is_about_them() {
    let catalogue = right();
    let all = asked(&catalogue);
    let staff: serde_json::Value =
        serde_json::from_slice(&made(&catalogue, &all[0])["staff.json"]).unwrap();
    assert_eq!(staff["publication"], "small");
    let observations = staff["datasets"][0]["observations"].as_array().unwrap();
    assert_eq!(observations.len(), 5);
    let keys: Vec<&String> = observations[0].as_object().unwrap().keys().collect();
    assert_eq!(keys.len(), 5, "{keys:?}");
    assert_eq!(observations[0]["service"], "total");
    assert!(observations[0]["share"].is_null() && observations[0]["share.flags"] == "");
    assert_eq!(observations[1]["about"]["share"]["known"], "4.20");
    assert_eq!(observations[1]["about"]["share"]["period"], "2022");
    assert_eq!(staff["explanations"].as_array().unwrap().len(), 3);
    assert!(staff["explanations"][0]["organisation"].is_null());
    let fleet: serde_json::Value =
        serde_json::from_slice(&made(&catalogue, &all[1])["fleet.json"]).unwrap();
    let records = fleet["datasets"][0]["observations"].as_array().unwrap();
    assert_eq!(records.len(), 2, "the empty rows of a register are for people");
    assert_eq!(records[1]["record"], "4");
    assert_eq!(fleet["datasets"][0]["about"]["measures"][1]["codes"][0]["code"], "diesel");
}

#[test]
fn templates_have_a_row_for_each_key() {
    let catalogue = right();
    let all = asked(&catalogue);
    let text = |request: &Request, path: &str| {
        String::from_utf8(made(&catalogue, request)[path].clone()).unwrap()
    };
    assert_eq!(
        text(&all[0], "staff/sickness.csv"),
        "service,year,share\ntotal,2022,\ntotal,2023,\nparks,2022,\nparks,2023,\nroads,2023,\n"
    );
    assert_eq!(text(&all[1], "fleet/cars.csv"), "record,name,fuel,bought\n");
}

#[test]
fn a_list_that_is_too_long_for_a_rule_stands_on_a_sheet() {
    let mut folder = Folder::new();
    let mut fuels = String::from("code,parent,name\n");
    for number in 0..60 {
        fuels.push_str(&format!("fuel-{number:02},,Brandstof {number}\n"));
    }
    for (path, text) in SMALL {
        let text = if *path == "codes/fuel.csv" { fuels.as_str() } else { text };
        folder.insert(path, text.to_owned());
    }
    let catalogue = read(&folder).value;
    let fleet = &asked(&catalogue)[1];
    let made = made(&catalogue, fleet);
    let sheet = part(&made["fleet.xlsx"], "xl/worksheets/sheet2.xml");
    assert!(
        sheet.contains("<formula1>Keuzelijsten!$B$6:$B$66</formula1>")
            || sheet.contains("<formula1>'Keuzelijsten'!$B$6:$B$66</formula1>"),
        "{sheet}"
    );
    let content = part(&made["fleet.ods"], "content.xml").replace("&apos;", "'");
    assert!(content.contains("of:cell-content-is-in-list([$'Keuzelijsten'.$B$6:.$B$66])"));
}

#[test]
fn a_reminder_is_ready_to_send() {
    let catalogue = right();
    let request = &asked(&catalogue)[0];
    let text = |cells, days| reminder(&catalogue, request, cells, days, Language::Dutch);
    let late = text(1, 3);
    assert!(late.starts_with("Onderwerp: ") && late.contains("Beste Anna,"));
    assert!(late.contains("15 februari 2024") && late.contains("3 dagen geleden"));
    assert!(late.contains("Er ontbreekt nog 1 cel."), "{late}");
    assert!(!text(0, 3).contains("ontbre"), "nothing is said of cells that are all there");
    assert!(text(2, 0).contains("Vandaag"));
    assert!(text(2, -1).contains("over 1 dag."));
}

#[test]
fn mistakes_in_a_request_are_told_each_once() {
    for (request, expected) in [
        ("deadline = \"morgen\"\n", vec!["toml.missing-key", "toml.missing-key", "request.date"]),
        (
            "contact.mail = \"a@b\"\n[[requests]]\nsource = \"staff\"\n",
            vec!["toml.missing-key", "request.nobody"],
        ),
        (&with("[[requests]]\nsource = \"stafff\"\n"), vec!["reference.unknown"]),
        (
            &with("[[requests]]\nsource = \"staff\"\ndatasets = [\"sickness\"]\n"),
            vec!["request.source-twice"],
        ),
        (&with("[[requests.parts]]\ndataset = \"sicknes\"\n"), vec!["reference.unknown"]),
        (
            &with("[[requests.parts]]\ndataset = \"sickness\"\nat = { year = [\"2023\"] }\n"),
            vec!["request.other-source", "request.cell-twice"],
        ),
        (
            &with(
                "[[requests.parts]]\ndataset = \"cars\"\nat = { years = [\"2023\"], measure = [\"nam\"] }\n",
            ),
            vec!["reference.unknown", "reference.unknown"],
        ),
        (&with("[[requests.parts]]\ndataset = \"cars\"\nrecords = 0\n"), vec!["request.records"]),
        (
            "deadline = \"2024-02-15\"\ncontact.mail = \"a@b\"\n[[requests]]\nsource = \"staff\"\n[[requests.parts]]\ndataset = \"sickness\"\nat = { service = [\"roads\"], year = [\"2022\"] }\n[[requests]]\nsource = \"fleet\"\n",
            vec!["request.nothing", "request.nobody"],
        ),
        (
            "deadline = \"2024-02-15\"\ncontact.mail = \"a@b\"\n[[requests]]\nsource = \"staff\"\ndatasets = [\"sickness\", \"cars\"]\n[[requests]]\nsource = \"fleet\"\n",
            vec!["request.cell-twice"],
        ),
        (
            &RIGHT.replace("contact.mail", "contact.male"),
            vec!["toml.missing-key", "toml.unknown-key"],
        ),
        (&RIGHT.replace("cars\"", "cars\"\nat = { measure = [\"name\"] }"), vec![]),
    ] {
        let found: Vec<&str> = small(request).1.iter().map(|it| it.code).collect();
        assert_eq!(found, expected, "{request}");
    }
}

/// The right request with something after it.
fn with(more: &str) -> String {
    format!("{RIGHT}{more}")
}

#[test]
fn a_request_is_named_for_a_year() {
    let mut folder = Folder::new();
    for (path, text) in SMALL {
        let path = if *path == REQUEST { "requests/next.toml" } else { path };
        folder.insert(path, (*text).to_owned());
    }
    let checked = read(&folder);
    let codes: Vec<&str> = checked.findings.iter().map(|it| it.code).collect();
    assert_eq!(codes, ["request.file-name"]);
    assert!(asked(&checked.value).is_empty());
}

#[test]
fn cells_are_shared_out_between_sources() {
    let (catalogue, findings) = small(
        "deadline = \"2024-02-15\"\ncontact.mail = \"a@b\"\n\
         [[requests]]\nsource = \"staff\"\n[[requests.parts]]\ndataset = \"sickness\"\nat = { year = [\"2023\"] }\n\
         [[requests.parts]]\ndataset = \"sickness\"\nat = { service = [\"parks\"] }\n\
         [[requests.parts]]\ndataset = \"cars\"\nat = { measure = [\"fuel\"] }\n\
         [[requests]]\nsource = \"fleet\"\n[[requests.parts]]\ndataset = \"cars\"\nat = { measure = [\"name\", \"bought\"] }\n",
    );
    assert!(findings.is_empty(), "{findings:?}");
    let all = asked(&catalogue);
    let sickness = all[0].datasets.iter().find(|it| &*it.asked.dataset == "sickness").unwrap();
    let keys: Vec<String> = sickness.rows.iter().map(|it| it.key.to_string()).collect();
    assert_eq!(keys, ["total,2023", "parks,2022", "parks,2023", "roads,2023"]);
    let cars = &all[0].datasets[0];
    assert_eq!(cars.asked.measures, [1]);
    assert_eq!(all[1].datasets[0].asked.measures, [0, 2]);
}
