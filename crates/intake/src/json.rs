//! Deliveries in JSON, as programs send them. Numbers keep the digits that they are written with.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use rekenschap_catalogue::{Catalogue, Dataset, nearest};
use rekenschap_language::Notation;
use rekenschap_model::{FilePlace, Finding, Key, Observation, Place};
use rust_decimal::Decimal;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::codes::{Codes, Meant};
use crate::figure::{Notations, Wanted, is_confidential};
use crate::rows::cell_problem;
use crate::sheet::{Held, Shown};

/// What a request says beside what it asks, and what no delivery needs.
const ABOUT: &str = "about";

/// A JSON object: its keys in their order with the texts of their values, which lie in the text of the file.
struct Object<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Object<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Entries;
        impl<'de> Visitor<'de> for Entries {
            type Value = Object<'de>;

            fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut all = Vec::new();
                while let Some(entry) = map.next_entry::<String, &'de RawValue>()? {
                    all.push(entry);
                }
                Ok(Object(all))
            }
        }
        from.deserialize_map(Entries)
    }
}

/// What a file says before its datasets are looked at.
#[derive(Default)]
pub(crate) struct Document<'a> {
    pub(crate) publication: Option<(String, FilePlace)>,
    pub(crate) edition: Option<(i32, FilePlace)>,
    pub(crate) source: Option<(String, FilePlace)>,
    /// The datasets: id, its place, and the list of observations.
    pub(crate) datasets: Vec<(String, FilePlace, Vec<&'a RawValue>)>,
    pub(crate) explanations: Vec<Explanation>,
}

/// An explanation as it stands in the file.
pub(crate) struct Explanation {
    pub(crate) norm: String,
    pub(crate) organisation: Option<String>,
    pub(crate) text: String,
    pub(crate) place: FilePlace,
}

/// Reads files of one name and text.
pub(crate) struct Json<'a> {
    pub(crate) name: &'a str,
    pub(crate) text: &'a str,
    /// Where each line begins.
    lines: Vec<usize>,
    pub(crate) findings: Vec<Finding>,
}

impl<'a> Json<'a> {
    pub(crate) fn new(name: &'a str, text: &'a str) -> Self {
        let ends = text.bytes().enumerate().filter(|it| it.1 == b'\n').map(|it| it.0 + 1);
        Self { name, text, lines: [0].into_iter().chain(ends).collect(), findings: Vec::new() }
    }

    /// The line of a value.
    fn place(&self, value: &RawValue) -> FilePlace {
        let at = (value.get().as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        FilePlace::line(self.name, self.lines.partition_point(|it| *it <= at))
    }

    fn wrong(&mut self, place: FilePlace, expected: &str, found: &str) {
        let short: String = found.chars().take(60).collect();
        self.findings.push(
            Finding::error("import.json", Place::in_file(place)).expected(expected).found(short),
        );
    }

    fn unknown(&mut self, place: FilePlace, key: &str, known: &[&str]) {
        self.findings.push(
            Finding::error("import.json-key", Place::in_file(place))
                .with("suggestion", nearest(key, known.iter().copied()).unwrap_or_default())
                .expected(known.join(", "))
                .found(key),
        );
    }

    fn object<'v>(&mut self, value: &'v RawValue, known: &[&str]) -> Vec<(String, &'v RawValue)> {
        let Ok(Object(entries)) = serde_json::from_str::<Object<'v>>(value.get()) else {
            let place = self.place(value);
            self.wrong(place, "{…}", value.get());
            return Vec::new();
        };
        let mut seen = BTreeSet::new();
        let mut kept = Vec::new();
        for (key, value) in entries {
            if let Ok(text) = serde_json::from_str::<String>(value.get()) {
                self.findings.extend(crate::unseen::problem(&text, self.place(value)));
            }
            if !seen.insert(key.clone()) {
                let place = Place::in_file(self.place(value));
                self.findings.push(Finding::error("delivery.column-twice", place).found(key));
            } else if known.contains(&key.as_str()) {
                kept.push((key, value));
            } else if key != ABOUT {
                self.unknown(self.place(value), &key, known);
            }
        }
        kept
    }

    fn list<'v>(&mut self, value: &'v RawValue) -> Vec<&'v RawValue> {
        serde_json::from_str::<Vec<&'v RawValue>>(value.get()).unwrap_or_else(|_| {
            self.wrong(self.place(value), "[…]", value.get());
            Vec::new()
        })
    }

    fn word(&mut self, value: &RawValue) -> Option<(String, FilePlace)> {
        match serde_json::from_str::<String>(value.get()) {
            Ok(text) => Some((text, self.place(value))),
            Err(_) => {
                self.wrong(self.place(value), "\"…\"", value.get());
                None
            }
        }
    }

    /// The document, as far as it can be read.
    pub(crate) fn document(&mut self) -> Document<'a> {
        let mut document = Document::default();
        let text = self.text;
        let root: &'a RawValue = match serde_json::from_str(text) {
            Ok(root) => root,
            Err(error) => {
                let place = Place::in_file(FilePlace {
                    column: error.column(),
                    ..FilePlace::line(self.name, error.line())
                });
                self.findings
                    .push(Finding::error("import.json-syntax", place).found(error.to_string()));
                return document;
            }
        };
        let known = ["publication", "edition", "source", "datasets", "explanations"];
        for (key, value) in self.object(root, &known) {
            match key.as_str() {
                "publication" => document.publication = self.word(value),
                "source" => document.source = self.word(value),
                "edition" => match value.get().parse::<i32>() {
                    Ok(year) => document.edition = Some((year, self.place(value))),
                    Err(_) => self.wrong(self.place(value), "2023", value.get()),
                },
                "datasets" => {
                    for it in self.list(value) {
                        let entries = self.object(it, &["dataset", "observations"]);
                        let find = |key: &str| entries.iter().find(|it| it.0 == key).map(|it| it.1);
                        let (Some(id), Some(rows)) = (find("dataset"), find("observations")) else {
                            self.wrong(self.place(it), "dataset, observations", it.get());
                            continue;
                        };
                        let rows = self.list(rows);
                        if let Some((id, place)) = self.word(id) {
                            document.datasets.push((id, place, rows));
                        }
                    }
                }
                _ => {
                    for it in self.list(value) {
                        // A request has an empty text for each norm that may want one.
                        let own = self.explanation(it).filter(|it| !it.text.is_empty());
                        document.explanations.extend(own);
                    }
                }
            }
        }
        document
    }

    fn explanation(&mut self, value: &RawValue) -> Option<Explanation> {
        let entries = self.object(value, &["norm", "organisation", "text"]);
        let mut texts: Vec<(String, String)> = Vec::new();
        for (key, it) in entries.iter().filter(|it| it.1.get() != "null") {
            texts.push((key.clone(), self.word(it)?.0));
        }
        let find = |key: &str| texts.iter().find(|it| it.0 == key).map(|it| it.1.trim().to_owned());
        let place = self.place(value);
        let (Some(norm), Some(text)) = (find("norm"), find("text")) else {
            self.wrong(place, "norm, text", value.get());
            return None;
        };
        Some(Explanation { norm, organisation: find("organisation"), text, place })
    }

    /// The observations of a dataset; their line is that of their object in the file.
    pub(crate) fn observations(
        &mut self,
        catalogue: &Catalogue,
        dataset: &Dataset,
        rows: &[&'a RawValue],
    ) -> Vec<Observation> {
        let codes: Vec<Codes<'_>> =
            dataset.dimensions.iter().map(|it| Codes::new(catalogue, it)).collect();
        let measures: Vec<(Wanted<'_>, String)> = dataset
            .measures
            .iter()
            .filter(|it| it.delivered)
            .map(|it| {
                let notations = Notations::Known(Notation::English);
                (Wanted::new(catalogue, it, notations, false), format!("{}.flags", it.id))
            })
            .collect();
        let mut known: Vec<&str> = dataset.dimensions.iter().map(|it| &*it.id).collect();
        known.extend(measures.iter().flat_map(|it| [&*it.0.measure.id, it.1.as_str()]));
        let mut first: BTreeMap<Key, usize> = BTreeMap::new();
        let mut all = Vec::new();
        for row in rows {
            let entries = self.object(row, &known);
            let place = self.place(row);
            let find = |key: &str| entries.iter().find(|it| it.0 == key).map(|it| it.1);
            let mut key = Vec::new();
            for (own, dimension) in codes.iter().zip(&dataset.dimensions) {
                let held = find(&dimension.id).and_then(held);
                match own.meant(held.as_ref()) {
                    Meant::Code(code) | Meant::Name(code, _) => key.push(code),
                    Meant::Nothing => self.findings.push(
                        Finding::error("import.no-code", Place::in_file(place.clone()))
                            .with("dimension", &*dimension.id),
                    ),
                    problem => {
                        let at = find(&dimension.id).map_or(place.clone(), |it| self.place(it));
                        self.findings.extend(own.problem(&problem, at));
                    }
                }
            }
            let key = (key.len() == codes.len()).then(|| Key::from_codes(key));
            if let Some(key) = &key
                && let Some(line) = first.insert(key.clone(), place.line)
            {
                self.findings.push(
                    Finding::error("import.key-twice", Place::in_file(place.clone()))
                        .expected(line.to_string())
                        .found(dataset.key_text(key)),
                );
            }
            for (wanted, flags) in &measures {
                let value = find(&wanted.measure.id);
                let held = value.and_then(held);
                let flags = match find(flags).filter(|it| it.get() != "null") {
                    Some(it) => self.word(it).map(|it| it.0).unwrap_or_default(),
                    None => String::new(),
                };
                let at = value.map_or(place.clone(), |it| self.place(it));
                let comma = matches!(&held, Some(Held::Text(text)) if text.contains(','))
                    && wanted.measure.is_number();
                let read = if comma {
                    Err(("cell-json-comma", vec![]))
                } else {
                    wanted.read(held.as_ref(), &flags)
                };
                match read {
                    Ok(Some((cell, _))) => all.extend(key.as_ref().map(|key| Observation {
                        measure: wanted.measure.id.clone(),
                        key: key.clone(),
                        value: cell.value,
                        status: cell.status,
                        confidentiality: cell.confidentiality,
                        line: place.line,
                    })),
                    Ok(None) => {}
                    Err(problem) => {
                        let secret = is_confidential(held.as_ref(), &flags);
                        let found = held.map(|it| it.to_string()).unwrap_or_default();
                        let id = &wanted.measure.id;
                        self.findings.push(cell_problem(at, id, &found, problem, secret));
                    }
                }
            }
        }
        all
    }
}

/// What a value holds; nothing for `null`.
fn held(value: &RawValue) -> Option<Held> {
    let text = value.get();
    match text {
        "null" => return None,
        "true" | "false" => return Some(Held::Boolean(text == "true")),
        _ => {}
    }
    if let Ok(text) = serde_json::from_str::<String>(text) {
        return Some(Held::Text(text.into()));
    }
    if let Ok(value) = Decimal::from_str_exact(text) {
        return Some(Held::Number(value, Shown::Printed));
    }
    // A power of ten: 1.5e3.
    Some(match Decimal::from_scientific(text) {
        Ok(value) => Held::Number(value, Shown::Printed),
        Err(_) => Held::Inexact(text.into()),
    })
}
