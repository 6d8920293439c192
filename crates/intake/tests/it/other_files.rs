//! CSV as people save it, and JSON.

use std::collections::BTreeMap;

use rekenschap_intake::{Addressee, Reader, Reading, read_file};
use rekenschap_language::Language;
use rekenschap_model::{Finding, Severity};

use crate::publication::catalogue;
use crate::workbooks::figures;

fn outcome(name: &str, bytes: &[u8]) -> Result<Reading, Vec<Finding>> {
    let addressee = Addressee { edition: Some(2023), source: Some("hr".to_owned()), dataset: None };
    read_file(&catalogue(), name, bytes, &addressee)
}

/// The figures that a file gives, or its errors as `line:column code problem`.
fn told(name: &str, bytes: &[u8]) -> Result<BTreeMap<String, String>, Vec<String>> {
    let errors = |findings: Vec<Finding>| {
        let errors = findings.iter().filter(|it| it.severity == Severity::Error);
        let told = |it: &Finding| {
            let place = it.place.file.clone().unwrap_or_default();
            let problem = it.problem.as_ref().map_or("", |it| it.0);
            format!("{}:{} {} {problem}", place.line, place.column, it.code).trim().to_owned()
        };
        errors.map(told).collect()
    };
    outcome(name, bytes).map(|it| figures(&it)).map_err(errors)
}

fn staff(pairs: &[(&str, &str)]) -> Result<BTreeMap<String, String>, Vec<String>> {
    Ok(pairs.iter().map(|it| (it.0.to_owned(), it.1.to_owned())).collect())
}

fn refused(errors: &[&str]) -> Result<BTreeMap<String, String>, Vec<String>> {
    Err(errors.iter().map(|it| (*it).to_owned()).collect())
}

#[test]
fn csv_is_read_as_people_save_it() {
    let one = staff(&[("A,2023 persons", "1234.5")]);
    for (text, expected) in [
        // Tidy: the notation of the publication.
        ("organisation,year,persons\nA,2023,1234.5\n", one.clone()),
        ("organisation,year,persons\nA,2023,1.234\n", staff(&[("A,2023 persons", "1.234")])),
        (
            "organisation,year,persons,share,amount\nA,2023,0.5 p,0.5,:\n",
            staff(&[("A,2023 persons", "0.5 p"), ("A,2023 share", "0.5"), ("A,2023 amount", ":")]),
        ),
        // Other headings and delimiters, a byte order mark, titles above, blank and unfilled rows.
        (
            "\u{feff}Organisatie;Jaar;Personen (personen)\r\nMinisterie Alfa;2023;1234,5\r\n;;\r\nB;2023;\r\n",
            one.clone(),
        ),
        ("sep=;\nOrganisation;Year;Persons\nA;2023;1234,5\n", one.clone()),
        (
            "Staff, by ministry\t\t\n\t\t\nOrganisation\tYear\tPersons (persons)\nA\t2023\t1,234.5\n",
            one.clone(),
        ),
        // One number that can be read in one way tells how the others are written.
        (
            "organisation;year;persons;amount\nA;2023;1.234;12,5\n",
            staff(&[("A,2023 persons", "1234"), ("A,2023 amount", "12.5")]),
        ),
        // Without one nobody knows.
        (
            "organisation;year;persons\nA;2023;1.234\n",
            refused(&["2:3 delivery.cell cell-two-readings"]),
        ),
        (
            "organisation;year;persons;amount\nA;2023;1.234,5;1,234.5\nB;2023;1.234;1\n",
            refused(&["3:3 delivery.cell cell-two-readings"]),
        ),
        // A decimal comma that nobody quoted.
        ("organisation,year,persons\nA,2023,12,5\n", refused(&["2:0 csv.cells"])),
        ("organisation,year,persons\nA,2023,\"12\n", refused(&["2:0 delivery.open-quote"])),
        (
            "organisation,year,persons\nA,2023,-\nB,2023,n.v.t.\nC,2024,x\n",
            refused(&[
                "2:3 delivery.cell cell-placeholder",
                "3:3 delivery.cell cell-placeholder",
                "4:2 delivery.unknown-code",
                "4:3 delivery.cell cell-placeholder",
            ]),
        ),
        (
            "A,2023,1,2,3\norganisation,year,persons,share,amount\nB,2023,1,2,3\n",
            refused(&["1:0 import.above-headings"]),
        ),
        ("organisation,persons\nA,1\n", refused(&["1:0 import.missing-column"])),
        ("organisation,year,persons\nA,2023,1\nA,2023,2\n", refused(&["3:0 import.key-twice"])),
        ("a,b\n1,2\n", refused(&["0:0 import.no-header"])),
        ("organisation,year,persons\n", refused(&["0:0 delivery.empty"])),
    ] {
        assert_eq!(told("staff.csv", text.as_bytes()), expected, "{text}");
    }
}

#[test]
fn csv_in_other_encodings_is_read_or_refused() {
    let wide: Vec<u8> = "\u{feff}organisation;year;persons\r\nA;2023;12,5\r\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(told("staff.csv", &wide), staff(&[("A,2023 persons", "12.5")]));
    let western = b"organisation;year;persons\nMinist\xE8re;2023;1\n";
    assert_eq!(told("staff.csv", western), refused(&["2:0 delivery.encoding"]));
}

#[test]
fn a_csv_file_without_a_name_is_known_by_its_headings() {
    let text = b"Organisation;Year;Persons (number)\nA;2023;1\n";
    assert_eq!(told("export.csv", text), refused(&["0:0 import.no-dataset"]));
    let text = b"month,rate\n2023-01,5.5\n";
    assert_eq!(told("export.csv", text), staff(&[("2023-01 rate", "5.5")]));
}

#[test]
fn the_tidy_text_and_the_original_agree() {
    let catalogue = catalogue();
    let text = "Jaar;Organisatie;Personen (personen)\n2023;B;20\n\n2022;A;10,50\n";
    let reading = outcome("map/staff.csv", text.as_bytes()).unwrap();
    let [incoming] = reading.incoming.as_slice() else { panic!("{reading:?}") };
    assert_eq!(
        incoming.text,
        "organisation,year,persons,share,amount\nA,2022,10.50,: -,: -\nB,2023,20,: -,: -\n"
    );
    let lines: Vec<usize> = incoming.observations.iter().map(|it| it.line).collect();
    assert_eq!(lines, [2, 3]);
    let place = |line| incoming.original.place(line, "persons").map(|it| it.to_string());
    assert_eq!(place(2).as_deref(), Some("staff.csv:4:3"));
    assert_eq!(place(3).as_deref(), Some("staff.csv:2:3"));
    let dataset = catalogue.dataset("staff").unwrap();
    let again = Reader::new(&catalogue, dataset).read("a.csv", incoming.text.as_bytes()).unwrap();
    assert_eq!(again.0, incoming.observations);
}

#[test]
fn json_is_read_with_the_digits_that_are_written() {
    let text = r#"{"publication": "tiny", "edition": 2023, "source": "hr", "datasets": [
      {"dataset": "staff", "observations": [
        {"organisation": "A", "year": "2023", "persons": 40.0, "share": "13.10", "share.flags": "p"},
        {"organisation": "B", "year": 2023, "persons": 1e3, "amount": null, "amount.flags": ": z"},
        {"organisation": "C", "year": "2023", "persons": null}
      ]}],
      "explanations": [{"norm": "part-time", "organisation": "B", "text": "No time."}]}"#;
    let reading =
        read_file(&catalogue(), "a.json", text.as_bytes(), &Addressee::default()).unwrap();
    let expected = staff(&[
        ("A,2023 persons", "40.0"),
        ("A,2023 share", "13.10 p"),
        ("B,2023 persons", "1000"),
        ("B,2023 amount", ": z"),
    ]);
    assert_eq!(Ok(figures(&reading)), expected);
    let original = &reading.incoming[0].original;
    assert_eq!(original.place(2, "persons").map(|it| it.line), Some(3));
    assert_eq!(original.place(3, "persons").map(|it| it.line), Some(4));
    assert_eq!(reading.explanations[0].norm, "part-time");
}

#[test]
fn every_mistake_in_json_is_told() {
    let file = |rows: &str| {
        format!(
            "{{\"edition\": 2023, \"source\": \"hr\",\n\"datasets\": [{{\"dataset\": \"staff\", \"observations\": [\n{rows}\n]}}]}}"
        )
    };
    for (text, expected) in [
        (
            file(r#"{"organisation": "A", "year": "2023", "person": 1}"#),
            &["3:0 import.json-key"][..],
        ),
        (
            file(r#"{"organisation": "A", "year": "2023", "persons": true}"#),
            &["3:0 delivery.cell cell-boolean"],
        ),
        (
            file(r#"{"organisation": "A", "year": "2023", "persons": "1,5"}"#),
            &["3:0 delivery.cell cell-json-comma"],
        ),
        (
            file(r#"{"organisation": "A", "year": "2023", "persons": [1]}"#),
            &["3:0 delivery.cell cell-inexact"],
        ),
        (
            file(
                "{\"organisation\": \"D\", \"persons\": 1},\n{\"organisation\": \"A\", \"year\": \"2023\", \"persons\": \"-\"}",
            ),
            &[
                "3:0 delivery.unknown-code",
                "3:0 import.no-code",
                "4:0 delivery.cell cell-placeholder",
            ],
        ),
        (
            file(
                "{\"organisation\": \"A\", \"year\": \"2023\", \"persons\": 1},\n{\"organisation\": \"A\", \"year\": \"2023\", \"persons\": 2}",
            ),
            &["4:0 import.key-twice"],
        ),
        (
            file(r#"{"organisation": "A", "year": "2023", "persons": 1, "persons": 2}"#),
            &["3:0 delivery.column-twice"],
        ),
        ("{\"edition\": 2023,}".to_owned(), &["1:18 import.json-syntax"]),
        ("{\"edition\": 2022}".to_owned(), &["1:0 import.edition"]),
        ("{\"publication\": \"large\"}".to_owned(), &["1:0 import.publication"]),
        ("[1]".to_owned(), &["1:0 import.json"]),
    ] {
        let expected: Vec<String> = expected.iter().map(|it| (*it).to_owned()).collect();
        let mut own = told("a.json", text.as_bytes()).unwrap_err();
        own.sort();
        assert_eq!(own, expected, "{text}");
    }
}

#[test]
fn nobody_knows_for_whom_a_file_is() {
    let text = b"organisation,year,persons\nA,2023,1\n";
    let errors = read_file(&catalogue(), "staff.csv", text, &Addressee::default()).unwrap_err();
    assert_eq!(errors[0].code, "import.addressee");
}

/// Who fills in a sheet knows the headings above the columns, and no ids.
#[test]
fn a_mistake_is_told_in_the_words_of_the_sheet() {
    let text = "Organisatie;Jaar;Personen (personen)\nA;2023;12,5,3\nA;2032;4\n";
    let findings = outcome("staff.csv", text.as_bytes()).unwrap_err();
    let said: Vec<String> = findings.iter().map(|it| it.message(Language::Dutch)).collect();
    assert!(said[0].starts_with("de waarde „12,5,3” van Personen (personen)"), "{said:?}");
    assert!(said[0].contains("geen getal; verwacht wordt iets als 1234"), "{said:?}");
    assert!(said[1].starts_with("Jaar heeft geen code „2032”"), "{said:?}");
}

#[test]
fn a_json_request_as_it_was_sent_says_nothing_yet() {
    let request = r#"{"publication": "tiny", "edition": 2023, "source": "hr", "about": {"title": "x"},
        "datasets": [{"dataset": "staff", "about": {"norms": []}, "observations": [
            {"organisation": "A", "year": "2023", "persons": PERSONS, "persons.flags": "", "about": {}}]}],
        "explanations": [{"norm": "few", "organisation": null, "text": "", "about": {}}]}"#;
    let filled = request.replace("PERSONS", "\"20.0\"");
    assert_eq!(told("hr.json", filled.as_bytes()), staff(&[("A,2023 persons", "20.0")]));
    assert_eq!(outcome("hr.json", filled.as_bytes()).unwrap().explanations, []);
    let empty = request.replace("PERSONS", "null");
    assert_eq!(told("hr.json", empty.as_bytes()), refused(&["0:0 delivery.empty"]));
}
