//! Do the definitions name things that exist? Every name that does not is reported with the nearest one that does.

mod request;

use std::collections::{BTreeMap, BTreeSet};

use rekenschap_model::{FilePlace, Finding, Period, Place};

use crate::catalogue::Catalogue;
use crate::measure::{Aggregation, Input};
use crate::reader::Reading;
use crate::selection::{MEASURE, Selection};
use crate::table::{Axis, Table};
use crate::{Dataset, Figure, Formula, Located, Measure, MeasureKind, OverRecords, nearest};

struct Linker<'a> {
    catalogue: &'a Catalogue,
    reading: &'a Reading,
}

pub(crate) fn check(catalogue: &Catalogue, reading: &Reading) {
    let linker = Linker { catalogue, reading };
    for dataset in catalogue.datasets.values() {
        linker.dataset(dataset);
    }
    linker.norm_ids();
    for table in catalogue.tables.values() {
        linker.table(table);
    }
    for figure in catalogue.figures.values() {
        linker.figure(figure);
    }
    linker.numbers("table", catalogue.tables.values().map(|it| &it.number));
    linker.numbers("figure", catalogue.figures.values().map(|it| &it.number));
    linker.topics();
    linker.rules();
    linker.publication();
    linker.editions();
    linker.requests();
}

impl Linker<'_> {
    /// Whether a name is known; reports it when not.
    fn known<'k>(
        &self,
        kind: &'static str,
        name: &Located<String>,
        known: impl IntoIterator<Item = &'k str>,
    ) -> bool {
        let all: Vec<&str> = known.into_iter().collect();
        let right = all.contains(&name.value.as_str());
        if !right {
            self.unknown(kind, name, &all);
        }
        right
    }

    /// Whether a name is a key of a map; reports it when not. Maps grow with the publication: they are looked up, not read.
    fn known_in<K: Ord + std::borrow::Borrow<str>, V>(
        &self,
        kind: &'static str,
        name: &Located<String>,
        map: &BTreeMap<K, V>,
    ) -> bool {
        map.contains_key(name.value.as_str())
            || self.known(kind, name, map.keys().map(|it| it.borrow()))
    }

    fn unknown(&self, kind: &'static str, name: &Located<String>, known: &[&str]) {
        let suggestion = nearest(&name.value, known.iter().copied()).unwrap_or_default();
        let mut finding = Finding::error("reference.unknown", Place::in_file(name.place.clone()))
            .with("kind", kind)
            .with("suggestion", suggestion)
            .found(&name.value);
        if known.len() <= 12 && !known.is_empty() {
            finding = finding.expected(known.join(", "));
        }
        self.reading.report(finding);
    }

    fn dataset(&self, dataset: &Dataset) {
        for source in &dataset.sources {
            self.known_in("source", source, &self.catalogue.sources);
        }
        if let Some(scope) = &dataset.scope {
            self.known_in("scope", scope, &self.catalogue.scopes);
        }
        for dimension in &dataset.dimensions {
            if let crate::DimensionKind::Coded(list) = &dimension.kind {
                self.known_in("code list", list, &self.catalogue.code_lists);
            }
        }
        for measure in &dataset.measures {
            self.measure(dataset, measure);
        }
        for block in &dataset.expected {
            for (name, codes) in block {
                for code in codes {
                    self.pair(dataset, name, code);
                }
            }
        }
        for note in &dataset.notes {
            self.selection(dataset, &note.at);
        }
        if let crate::DisclosureRule::Minimum { count, .. } = &dataset.disclosure {
            self.known("measure", count, measures(dataset));
        }
        for norm in &dataset.norms {
            if self.known("measure", &norm.measure, measures(dataset)) {
                self.norm_value(dataset, norm);
            }
            self.selection(dataset, &norm.at);
            if let Some(each) = &norm.each {
                self.known("dimension", each, dimensions(dataset));
            }
        }
    }

    fn norm_value(&self, dataset: &Dataset, norm: &crate::Norm) {
        let Some(measure) = dataset.measure(&norm.measure.value) else { return };
        for value in std::iter::once(&norm.value).chain(&norm.high) {
            match &measure.kind {
                MeasureKind::Code(list) => {
                    let known = self.catalogue.code_lists.get(&list.value);
                    if known.is_some_and(|it| it.get(&value.value).is_none()) {
                        crate::dataset::unknown_code(self.reading, value, known);
                    }
                }
                _ if rust_decimal::Decimal::from_str_exact(&value.value).is_err() => {
                    self.reading.report(
                        Finding::error("toml.number", Place::in_file(value.place.clone()))
                            .with("key", "norms.value")
                            .expected("a number such as 12.5")
                            .found(&value.value),
                    )
                }
                _ => {}
            }
        }
    }

    fn norm_ids(&self) {
        let mut seen = BTreeSet::new();
        for (_, norm) in self.catalogue.norms() {
            if !seen.insert(norm.id.clone()) {
                self.reading.report(
                    Finding::error("norm.duplicate", Place::in_file(norm.place.clone()))
                        .found(&norm.id),
                );
            }
        }
    }

    fn measure(&self, dataset: &Dataset, measure: &Measure) {
        if let Some(unit) = &measure.unit {
            self.known_in("unit", unit, &self.catalogue.units);
        } else if measure.is_number() {
            self.reading.report(
                Finding::error("toml.missing-key", Place::in_file(measure.place.clone()))
                    .with("key", format!("measures.{}.unit", measure.id))
                    .expected("a unit of units.toml"),
            );
        }
        if let MeasureKind::Code(list) = &measure.kind {
            self.known_in("code list", list, &self.catalogue.code_lists);
        }
        let at_measure =
            |value: &str| Located { value: value.to_owned(), place: measure.place.clone() };
        match &measure.aggregation {
            Aggregation::Share { of } => {
                self.known("dimension", &at_measure(of), dimensions(dataset));
            }
            Aggregation::Sum { over: Some(over) } => {
                for it in over {
                    self.known("dimension", &at_measure(it), dimensions(dataset));
                }
            }
            _ => {}
        }
        if let Some(computation) = &measure.computation {
            self.inputs(&computation.inputs, Some(dataset));
            self.names(
                &computation.formula,
                &computation.inputs,
                Some(dataset),
                &computation.place,
            );
        }
    }

    /// The names of an expression are inputs, or measures of the dataset.
    fn names(
        &self,
        formula: &Formula,
        inputs: &[Input],
        dataset: Option<&Dataset>,
        place: &FilePlace,
    ) {
        let own: Vec<&str> = dataset.map(|it| measures(it).collect()).unwrap_or_default();
        let known: Vec<&str> = inputs.iter().map(|it| it.name.as_str()).chain(own).collect();
        for name in formula.names() {
            if !known.contains(&name.as_str()) {
                self.unknown(
                    "name",
                    &Located { value: name.clone(), place: place.clone() },
                    &known,
                );
            }
        }
    }

    fn inputs(&self, inputs: &[Input], own: Option<&Dataset>) {
        for input in inputs {
            if let Some(norm) = &input.norm {
                self.known_in("norm", norm, &self.catalogue.norm_places);
                continue;
            }
            let dataset = match &input.dataset {
                Some(name) => {
                    self.known_in("dataset", name, &self.catalogue.datasets);
                    self.catalogue.dataset(&name.value)
                }
                None => own,
            };
            let Some(dataset) = dataset else {
                if input.dataset.is_none() {
                    self.reading.report(
                        Finding::error(
                            "toml.missing-key",
                            Place::in_file(input.measure.place.clone()),
                        )
                        .with("key", format!("inputs.{}.dataset", input.name))
                        .expected("the dataset that the name is of"),
                    );
                }
                continue;
            };
            if input.over_records != Some(OverRecords::Count) {
                self.known("measure", &input.measure, measures(dataset));
            }
            for (name, code) in input.at.entries() {
                // Records are chosen by their fields.
                if input.over_records.is_none() || dataset.measure(name).is_none() {
                    self.pair(dataset, name, code);
                }
            }
        }
    }

    /// Each part of a selection is a dimension of the dataset with one of its codes, or a measure.
    fn selection(&self, dataset: &Dataset, selection: &Selection) {
        for (name, code) in selection.entries() {
            self.pair(dataset, name, code);
        }
    }

    fn pair(&self, dataset: &Dataset, name: &str, code: &Located<String>) {
        if name == MEASURE {
            self.known("measure", code, measures(dataset));
            return;
        }
        let Some(at) = dataset.dimension(name) else {
            let known: Vec<&str> = dimensions(dataset).chain([MEASURE]).collect();
            self.unknown(
                "dimension",
                &Located { value: name.to_owned(), place: code.place.clone() },
                &known,
            );
            return;
        };
        let dimension = &dataset.dimensions[at];
        if dimension.kind == crate::DimensionKind::Open {
            return;
        }
        if dimension.frequency().is_some() && code.value.parse::<Period>().is_err() {
            self.reading.report(
                Finding::error("dataset.period", Place::in_file(code.place.clone()))
                    .expected(dimension.frequency().map_or("", |it| it.example()))
                    .found(&code.value),
            );
            return;
        }
        self.known("code", code, dimension.codes.iter().map(|it| &**it));
    }

    fn table(&self, table: &Table) {
        if let Some(chapter) = &table.chapter {
            self.known("chapter", chapter, self.chapters());
        }
        if !self.known_in("dataset", &table.dataset, &self.catalogue.datasets) {
            return;
        }
        let Some(dataset) = self.catalogue.dataset(&table.dataset.value) else { return };
        for axis in [&table.rows, &table.columns] {
            match axis {
                Axis::Dimensions(names) => {
                    for name in names {
                        self.known("dimension", name, dimensions(dataset).chain([MEASURE]));
                    }
                }
                Axis::Entries(entries) => {
                    for entry in entries {
                        let own = match &entry.dataset {
                            Some(name)
                                if !self.known_in("dataset", name, &self.catalogue.datasets) =>
                            {
                                continue;
                            }
                            Some(name) => self.catalogue.dataset(&name.value),
                            None => Some(dataset),
                        };
                        if let Some(own) = own {
                            self.entry(own, table, &entry.at, entry.dataset.is_some());
                        }
                    }
                }
            }
        }
        for (name, codes) in &table.select {
            for code in codes {
                self.pair(dataset, name, code);
            }
        }
        self.selection(dataset, &table.at);
        for note in &table.notes {
            self.selection(dataset, &note.at);
        }
        if let Some(label) = &table.row_label {
            self.known("measure", label, measures(dataset));
        }
    }

    /// An entry of an axis may name a measure of the dataset that the other axis' entry brings.
    fn entry(&self, dataset: &Dataset, table: &Table, at: &Selection, own: bool) {
        for (name, code) in at.entries() {
            if name == MEASURE && !own && dataset.measure(&code.value).is_none() {
                let others = entries(table).filter_map(|it| it.dataset.as_ref());
                let elsewhere = others
                    .filter_map(|it| self.catalogue.dataset(&it.value))
                    .any(|it| it.measure(&code.value).is_some());
                if elsewhere {
                    continue;
                }
            }
            self.pair(dataset, name, code);
        }
    }

    fn chapters(&self) -> impl Iterator<Item = &str> {
        self.catalogue.publication.chapters.iter().map(|it| it.id.as_str())
    }

    fn figure(&self, figure: &Figure) {
        if let Some(chapter) = &figure.chapter {
            self.known("chapter", chapter, self.chapters());
        }
        for source in &figure.sources {
            self.known_in("source", source, &self.catalogue.sources);
        }
        let Some(name) = &figure.dataset else { return };
        if !self.known_in("dataset", name, &self.catalogue.datasets) {
            return;
        }
        let Some(dataset) = self.catalogue.dataset(&name.value) else { return };
        if let Some(measure) = &figure.measure {
            self.known("measure", measure, measures(dataset));
        }
        for axis in [&figure.x, &figure.series].into_iter().flatten() {
            self.known("dimension", axis, dimensions(dataset).chain([MEASURE]));
        }
        self.selection(dataset, &figure.at);
        for (name, codes) in &figure.select {
            for code in codes {
                self.pair(dataset, name, code);
            }
        }
        for note in &figure.notes {
            self.selection(dataset, &note.at);
        }
    }

    fn numbers<'n>(&self, kind: &'static str, numbers: impl Iterator<Item = &'n Located<String>>) {
        let mut seen: BTreeMap<&str, &FilePlace> = BTreeMap::new();
        for number in numbers {
            if let Some(first) = seen.insert(&number.value, &number.place) {
                self.reading.report(
                    Finding::error("number.duplicate", Place::in_file(number.place.clone()))
                        .with("kind", kind)
                        .expected(first.to_string())
                        .found(&number.value),
                );
            }
        }
    }

    fn topics(&self) {
        let mut seen: BTreeMap<&str, &FilePlace> = BTreeMap::new();
        for topic in &self.catalogue.topics {
            for norm in &topic.norms {
                self.known_in("norm", norm, &self.catalogue.norm_places);
            }
            if let Some(first) = seen.insert(&topic.id, &topic.place) {
                self.reading.report(
                    Finding::error("topic.duplicate", Place::in_file(topic.place.clone()))
                        .expected(first.file.clone())
                        .found(&topic.id),
                );
            }
        }
    }

    fn rules(&self) {
        for rule in &self.catalogue.rules {
            self.inputs(&rule.inputs, None);
            self.names(&rule.left, &rule.inputs, None, &rule.place);
            if let Some(right) = &rule.right {
                self.names(right, &rule.inputs, None, &rule.place);
            }
            let datasets = || {
                rule.inputs
                    .iter()
                    .filter_map(|it| self.catalogue.dataset(&it.dataset.as_ref()?.value))
            };
            for over in rule.over.iter() {
                let known: BTreeSet<&str> = datasets().flat_map(dimensions).collect();
                self.known("dimension", over, known);
            }
            for (name, codes) in &rule.restriction {
                for code in codes {
                    for dataset in datasets().filter(|it| it.dimension(name).is_some()).take(1) {
                        self.pair(dataset, name, code);
                    }
                }
            }
        }
    }

    fn publication(&self) {
        let publication = &self.catalogue.publication;
        for headline in &publication.headlines {
            match self.catalogue.measure(&headline.measure.value) {
                Some((dataset, _)) => self.selection(dataset, &headline.at),
                None => {
                    let all: Vec<String> = self
                        .catalogue
                        .datasets
                        .values()
                        .flat_map(|dataset| {
                            measures(dataset).map(move |it| format!("{}/{it}", dataset.id))
                        })
                        .collect();
                    let all: Vec<&str> = all.iter().map(String::as_str).collect();
                    self.unknown("measure", &headline.measure, &all);
                }
            }
        }
        if let Some(dimension) = &publication.organisation_dimension {
            let known: BTreeSet<&str> =
                self.catalogue.datasets.values().flat_map(dimensions).collect();
            self.known("dimension", dimension, known);
        }
    }

    fn editions(&self) {
        for edition in self.catalogue.editions.values() {
            for correction in &edition.corrections {
                if !self.known_in("dataset", &correction.dataset, &self.catalogue.datasets) {
                    continue;
                }
                let Some(dataset) = self.catalogue.dataset(&correction.dataset.value) else {
                    continue;
                };
                for (name, codes) in &correction.at {
                    for code in codes {
                        self.pair(dataset, name, code);
                    }
                }
            }
            for explanation in &edition.explanations {
                if !self.known_in("norm", &explanation.norm, &self.catalogue.norm_places) {
                    continue;
                }
                let (Some((dataset, norm)), Some(code)) =
                    (self.catalogue.norm(&explanation.norm.value), &explanation.organisation)
                else {
                    continue;
                };
                if let Some(each) = &norm.each {
                    self.pair(dataset, &each.value, code);
                }
            }
        }
    }
}

fn measures(dataset: &Dataset) -> impl Iterator<Item = &str> {
    dataset.measures.iter().map(|it| &*it.id)
}

fn dimensions(dataset: &Dataset) -> impl Iterator<Item = &str> {
    dataset.dimensions.iter().map(|it| &*it.id)
}

fn entries(table: &Table) -> impl Iterator<Item = &crate::AxisEntry> {
    [&table.rows, &table.columns].into_iter().flat_map(|axis| match axis {
        Axis::Entries(entries) => entries.as_slice(),
        Axis::Dimensions(_) => &[],
    })
}
