//! Counts, for each source that was asked for an edition, the cells that came in.

use std::collections::BTreeMap;

use rekenschap_catalogue::{Catalogue, Dataset, Measure};
use rekenschap_model::{Code, Delivery, DeliveryState, Key};
use rekenschap_publish::{DatasetCompleteness, SourceCompleteness, Statement};

/// How complete the answers to the request of an edition are, in the order of the request; nothing when nobody was asked.
///
/// `deliveries` are those that take part. What was rejected, or delivered for an earlier edition, is no answer.
pub(crate) fn completeness(
    catalogue: &Catalogue,
    edition: i32,
    deliveries: &[Delivery],
    statements: &BTreeMap<String, Statement>,
) -> Vec<SourceCompleteness> {
    let Some(call) = catalogue.requests.get(&edition) else { return Vec::new() };
    let came = came(edition, deliveries);
    let sources = call.requests.iter().map(|request| {
        let source = &request.source.value;
        let datasets = call.asked(catalogue, source).into_iter().filter_map(|asked| {
            let dataset = catalogue.dataset(&asked.dataset)?;
            let own = came.get(&(source.as_str(), &asked.dataset));
            let mut it = DatasetCompleteness {
                dataset: asked.dataset.to_string(),
                has_delivery: own.is_some(),
                is_approved: own.is_some_and(|it| !it.open),
                delivered_on: own.map_or_else(String::new, |it| it.on.to_owned()),
                ..DatasetCompleteness::default()
            };
            for key in &asked.keys {
                for at in asked.measures.iter().filter(|at| asked.asks(dataset, **at, key)) {
                    let measure = &dataset.measures[*at];
                    let cell = (&measure.id, key);
                    let came = own.is_some_and(|it| it.cells.contains_key(&cell));
                    // What is computed when nobody delivers it is asked to check against, and never missing.
                    if !came && is_computable(dataset, measure, key) {
                        continue;
                    }
                    it.asked += 1;
                    if let Some(approved) = own.and_then(|it| it.cells.get(&cell)) {
                        it.delivered += 1;
                        it.approved += usize::from(*approved);
                    }
                }
            }
            Some(it)
        });
        SourceCompleteness {
            source: source.clone(),
            deadline: call.deadline_of(source).to_owned(),
            datasets: datasets.collect(),
            statement: statements.get(source).cloned(),
        }
    });
    sources.collect()
}

/// Whether a value is made of others when it is not delivered: a formula, or the total of its parts.
fn is_computable(dataset: &Dataset, measure: &Measure, key: &Key) -> bool {
    measure.computation.is_some()
        || dataset.dimensions.iter().zip(key.codes()).any(|(dimension, code)| {
            measure.is_number()
                && measure.sums_over(&dimension.id)
                && dimension.children.get(code).is_some_and(|it| !it.is_empty())
        })
}

/// What came in of one dataset from one source.
#[derive(Default)]
struct Came<'a> {
    /// Whether a part of it is not approved.
    open: bool,
    /// The last day that is signed for.
    on: &'a str,
    /// The cells, each with whether it is approved.
    cells: BTreeMap<(&'a Code, &'a Key), bool>,
}

fn came(edition: i32, deliveries: &[Delivery]) -> BTreeMap<(&str, &Code), Came<'_>> {
    let mut all: BTreeMap<(&str, &Code), Came<'_>> = BTreeMap::new();
    let counts = |it: &&Delivery| it.edition == edition && it.state != DeliveryState::Rejected;
    for it in deliveries.iter().filter(counts) {
        let own = all.entry((it.source.as_str(), &it.dataset)).or_default();
        let approved = it.state == DeliveryState::Approved;
        own.open |= !approved;
        own.on = own.on.max(it.delivered_on.as_str());
        for observation in &it.observations {
            let known =
                own.cells.entry((&observation.measure, &observation.key)).or_insert(approved);
            *known |= approved;
        }
    }
    all
}
