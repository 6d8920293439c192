//! `definition.unused`: something is defined that nothing uses.

use std::collections::BTreeSet;

use rekenschap_catalogue::{Axis, Catalogue, DimensionKind, MeasureKind};
use rekenschap_model::{FilePlace, Finding, Place};

/// What the prose and its bindings used.
#[derive(Debug, Clone, Default)]
pub struct Usage {
    /// Tables that a topic shows.
    pub tables: BTreeSet<String>,
    /// Figures that a topic shows.
    pub figures: BTreeSet<String>,
    /// Datasets that a binding reads.
    pub datasets: BTreeSet<String>,
    /// Norms that a binding names.
    pub norms: BTreeSet<String>,
}

/// Finds definitions that cannot be reached from the report.
pub fn unused(catalogue: &Catalogue, usage: &Usage) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut tell = |kind: &'static str, id: &str, place: &FilePlace| {
        findings.push(
            Finding::error(
                "definition.unused",
                Place::subject(format!("{kind}/{id}")).at(place.clone()),
            )
            .with("kind", kind)
            .found(id),
        );
    };
    for (id, table) in catalogue.tables.iter().filter(|it| !usage.tables.contains(it.0)) {
        tell("table", id, &table.place);
    }
    for (id, figure) in catalogue.figures.iter().filter(|it| !usage.figures.contains(it.0)) {
        tell("figure", id, &figure.place);
    }
    let datasets = used_datasets(catalogue, usage);
    for (id, dataset) in catalogue.datasets.iter().filter(|it| !datasets.contains(it.0.as_ref())) {
        tell("dataset", id, &dataset.place);
    }
    let (mut lists, mut units, mut sources, mut scopes) =
        (BTreeSet::new(), BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for dataset in catalogue.datasets.values() {
        for dimension in &dataset.dimensions {
            if let DimensionKind::Coded(list) = &dimension.kind {
                lists.insert(list.value.as_str());
            }
        }
        for measure in &dataset.measures {
            units.extend(measure.unit.as_ref().map(|it| it.value.as_str()));
            if let MeasureKind::Code(list) = &measure.kind {
                lists.insert(list.value.as_str());
            }
        }
        sources.extend(dataset.sources.iter().map(|it| it.value.as_str()));
        scopes.extend(dataset.scope.iter().map(|it| it.value.as_str()));
    }
    sources
        .extend(catalogue.figures.values().flat_map(|it| &it.sources).map(|it| it.value.as_str()));
    for (id, list) in catalogue.code_lists.iter().filter(|it| !lists.contains(it.0.as_str())) {
        let place =
            list.entries.first().map_or_else(|| FilePlace::whole("codes"), |it| it.place.clone());
        tell("code list", id, &place);
    }
    for (id, unit) in catalogue.units.iter().filter(|it| !units.contains(it.0.as_str())) {
        tell("unit", id, &unit.place);
    }
    for (id, source) in catalogue.sources.iter().filter(|it| !sources.contains(it.0.as_str())) {
        tell("source", id, &source.place);
    }
    for (id, scope) in catalogue.scopes.iter().filter(|it| !scopes.contains(it.0.as_str())) {
        tell("scope", id, &scope.place);
    }
    findings
}

/// Datasets that a table, figure, binding, rule, formula, norm or headline reads.
fn used_datasets<'a>(catalogue: &'a Catalogue, usage: &'a Usage) -> BTreeSet<&'a str> {
    let mut all: BTreeSet<&str> = usage.datasets.iter().map(String::as_str).collect();
    for table in catalogue.tables.values() {
        all.insert(&table.dataset.value);
        for axis in [&table.rows, &table.columns] {
            if let Axis::Entries(entries) = axis {
                all.extend(
                    entries.iter().filter_map(|it| it.dataset.as_ref()).map(|it| it.value.as_str()),
                );
            }
        }
    }
    all.extend(
        catalogue.figures.values().filter_map(|it| it.dataset.as_ref()).map(|it| it.value.as_str()),
    );
    let inputs = catalogue.rules.iter().flat_map(|it| &it.inputs);
    all.extend(inputs.filter_map(|it| it.dataset.as_ref()).map(|it| it.value.as_str()));
    for dataset in catalogue.datasets.values() {
        let computations = dataset.measures.iter().filter_map(|it| it.computation.as_ref());
        let inputs = computations.flat_map(|it| &it.inputs);
        all.extend(inputs.filter_map(|it| it.dataset.as_ref()).map(|it| it.value.as_str()));
        if !dataset.norms.is_empty() {
            all.insert(&dataset.id);
        }
    }
    all.extend(
        catalogue.publication.headlines.iter().filter_map(|it| it.measure.value.split('/').next()),
    );
    all
}
