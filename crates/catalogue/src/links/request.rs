//! Do requests name things that exist, and is every cell asked of one source?

use std::collections::{BTreeMap, BTreeSet};

use rekenschap_model::{Finding, Key, Place};

use super::Linker;
use crate::request::{Asked, RequestCall, SourceRequest, asked};
use crate::{Catalogue, Located};

impl Linker<'_> {
    pub(super) fn requests(&self) {
        for call in self.catalogue.requests.values() {
            self.call(call);
        }
    }

    fn call(&self, call: &RequestCall) {
        let mut seen: BTreeMap<&str, &SourceRequest> = BTreeMap::new();
        for request in &call.requests {
            let source = &request.source;
            let known = self.known_in("source", source, &self.catalogue.sources);
            if let Some(first) = seen.get(source.value.as_str()) {
                self.reading.report(
                    Finding::error("request.source-twice", Place::in_file(source.place.clone()))
                        .expected(first.source.place.to_string())
                        .found(&source.value),
                );
            } else {
                seen.insert(&source.value, request);
            }
            for dataset in request.datasets.iter().flatten() {
                self.asked_dataset(request, dataset, known);
            }
            for part in &request.parts {
                self.asked_dataset(request, &part.dataset, known);
                if let Some(dataset) = self.catalogue.dataset(&part.dataset.value) {
                    for (name, codes) in &part.at {
                        for code in codes {
                            self.pair(dataset, name, code);
                        }
                    }
                }
            }
        }
        let all: Vec<(&SourceRequest, Vec<Asked>)> =
            seen.into_values().map(|it| (it, asked(self.catalogue, it))).collect();
        self.asked_nothing(&all);
        self.asked_twice(&all);
        // That nobody is asked for anything has been said.
        if !call.requests.is_empty() {
            self.asked_of_nobody(call, &all);
        }
    }

    /// The dataset exists, and the source is one of its sources.
    fn asked_dataset(&self, request: &SourceRequest, name: &Located<String>, known: bool) {
        if !self.known_in("dataset", name, &self.catalogue.datasets) || !known {
            return;
        }
        let Some(dataset) = self.catalogue.dataset(&name.value) else { return };
        let source = &request.source.value;
        if !dataset.sources.iter().any(|it| it.value == *source) {
            let sources: Vec<&str> = dataset.sources.iter().map(|it| it.value.as_str()).collect();
            self.reading.report(
                Finding::error("request.other-source", Place::in_file(name.place.clone()))
                    .with("dataset", &name.value)
                    .expected(sources.join(", "))
                    .found(source),
            );
        }
    }

    /// A dataset that is named, and of which no cell is left to ask.
    fn asked_nothing(&self, all: &[(&SourceRequest, Vec<Asked>)]) {
        for (request, asked) in all {
            let named = request.datasets.iter().flatten();
            let named = named.chain(request.parts.iter().map(|it| &it.dataset));
            for name in named {
                let known = self.catalogue.dataset(&name.value).is_some();
                if known && !asked.iter().any(|it| *it.dataset == *name.value) {
                    self.reading.report(
                        Finding::warning("request.nothing", Place::in_file(name.place.clone()))
                            .found(&name.value),
                    );
                }
            }
        }
    }

    /// The same cell asked of two sources: told once for each dataset and pair of sources, with the first such cell.
    fn asked_twice(&self, all: &[(&SourceRequest, Vec<Asked>)]) {
        let mut by_dataset: BTreeMap<&str, Vec<(&SourceRequest, &Asked)>> = BTreeMap::new();
        for (request, asked) in all {
            for it in asked {
                by_dataset.entry(&it.dataset).or_default().push((request, it));
            }
        }
        for (id, askers) in by_dataset {
            for (at, (request, asked)) in askers.iter().enumerate() {
                for (other, before) in &askers[..at] {
                    let Some(cell) = shared(self.catalogue, id, before, asked) else { continue };
                    self.reading.report(
                        Finding::error("request.cell-twice", Place::in_file(asked.place.clone()))
                            .with("cell", cell)
                            .expected(&other.source.value)
                            .found(&request.source.value),
                    );
                }
            }
        }
    }

    fn asked_of_nobody(&self, call: &RequestCall, all: &[(&SourceRequest, Vec<Asked>)]) {
        let asked: BTreeSet<&str> =
            all.iter().flat_map(|it| it.1.iter().map(|it| &*it.dataset)).collect();
        for dataset in self.catalogue.datasets.values() {
            let wanted =
                dataset.not_delivered.is_none() && dataset.measures.iter().any(|it| it.delivered);
            if wanted && !asked.contains(&*dataset.id) {
                let place = Place::subject(format!("dataset/{}", dataset.id));
                self.reading.report(
                    Finding::warning("request.nobody", place.at(call.place.clone()))
                        .with("edition", call.edition.to_string())
                        .found(&*dataset.id),
                );
            }
        }
    }
}

/// The first cell of a dataset that is asked in both; of a register the first measure.
fn shared(catalogue: &Catalogue, dataset: &str, one: &Asked, other: &Asked) -> Option<String> {
    let dataset = catalogue.dataset(dataset)?;
    let measures = || one.measures.iter().filter(|it| other.measures.contains(it));
    if dataset.is_register() {
        return measures().next().map(|it| format!("{}/{}", dataset.id, dataset.measures[*it].id));
    }
    let others: BTreeSet<&Key> = other.keys.iter().collect();
    one.keys.iter().filter(|it| others.contains(it)).find_map(|key| {
        measures()
            .find(|it| one.asks(dataset, **it, key) && other.asks(dataset, **it, key))
            .map(|it| dataset.cell_text(&dataset.measures[*it].id, key))
    })
}
