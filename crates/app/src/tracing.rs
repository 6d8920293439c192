//! The way back from a published number.

use std::collections::BTreeMap;

use rekenschap_catalogue::nearest;
use rekenschap_language::Language;
use rekenschap_model::{CellReference, code};
use rekenschap_publish::DeliverySummary;
use rekenschap_report::{Trace, TraceOrigin, TraceValue};

use crate::{AppError, Assembled};

/// A cell with all that it was made of.
#[derive(Debug, Clone)]
pub struct TraceStep {
    /// The name that it has in the formula above it, or the code of the part; empty for the first.
    pub name: String,
    /// The cell.
    pub trace: Trace,
    /// The delivery that it came in.
    pub delivery: Option<DeliverySummary>,
    /// The values that it had before, the newest first.
    pub before: Vec<Before>,
    /// The cells that it was computed from.
    pub inputs: Vec<TraceStep>,
}

/// A value that a cell had before.
#[derive(Debug, Clone)]
pub struct Before {
    /// The value, for readers.
    pub value: TraceValue,
    /// The delivery that it came in.
    pub delivery: DeliverySummary,
    /// The line of its file, from 1.
    pub line: usize,
}

/// Formulas that rest on themselves are followed so far.
const DEEPEST: usize = 12;

/// Follows `dataset/measure/dimension=code,…` back to its deliveries. A dimension that is not named stands at its
/// total, time at the newest period of the edition.
///
/// # Errors
/// When there is no such cell; the error says what is there instead.
pub fn trace(
    assembled: &Assembled,
    asked: &str,
    language: Language,
) -> Result<TraceStep, AppError> {
    let no = |why: String| AppError::NoCell { asked: asked.to_owned(), why };
    let suggested = |kind: &str, name: &str, known: Vec<&str>| {
        let near = nearest(name, known.iter().copied());
        match near {
            Some(it) => format!("unknown {kind} {name}, did you mean {it}?"),
            None => format!("unknown {kind} {name}; there are {}", known.join(", ")),
        }
    };
    let mut parts = asked.splitn(3, '/');
    let (dataset, measure, key) = (
        parts.next().unwrap_or_default(),
        parts.next().unwrap_or_default(),
        parts.next().unwrap_or_default(),
    );
    let catalogue = &assembled.catalogue;
    let Some(own) = catalogue.dataset(dataset) else {
        return Err(no(suggested(
            "dataset",
            dataset,
            catalogue.datasets.keys().map(|it| &**it).collect(),
        )));
    };
    let Some(measure) = own.measure(measure) else {
        return Err(no(suggested(
            "measure",
            measure,
            own.measures.iter().map(|it| &*it.id).collect(),
        )));
    };
    let mut given: BTreeMap<&str, &str> = BTreeMap::new();
    for pair in key.split(',').filter(|it| !it.is_empty()) {
        let Some((dimension, value)) = pair.split_once('=') else {
            return Err(no(format!("{pair} is not of the form dimension=code")));
        };
        let Some(at) = own.dimension(dimension) else {
            return Err(no(suggested(
                "dimension",
                dimension,
                own.dimensions.iter().map(|it| &*it.id).collect(),
            )));
        };
        let codes = &own.dimensions[at].codes;
        if !codes.is_empty() && !codes.iter().any(|it| **it == *value) {
            return Err(no(suggested("code", value, codes.iter().map(|it| &**it).collect())));
        }
        given.insert(dimension, value);
    }
    let newest = |dimension: &str| {
        let at = own.dimension(dimension).filter(|it| own.time() == Some(*it))?;
        let edition = assembled.edition.to_string();
        let until = own.dimensions[at]
            .codes
            .iter()
            .filter(|it| it.get(..4).is_some_and(|it| it <= edition.as_str()));
        until.max().cloned()
    };
    let key = catalogue
        .key_of(own, |dimension| {
            given.get(dimension).map(|it| code(it)).or_else(|| newest(dimension))
        })
        .map_err(|_| no("name a code for each dimension that has no total".to_owned()))?;
    let reference = own.reference(measure, &key);
    step(assembled, String::new(), &reference, language, 0)
        .ok_or_else(|| no(format!("nothing was delivered or computed at {}", own.key_text(&key))))
}

fn step(
    assembled: &Assembled,
    name: String,
    reference: &CellReference,
    language: Language,
    depth: usize,
) -> Option<TraceStep> {
    let trace =
        rekenschap_report::trace(&assembled.catalogue, &assembled.cubes, reference, language)?;
    let (delivery, inputs) = match &trace.origin {
        TraceOrigin::Delivered { delivery, .. } => {
            (assembled.deliveries.get(*delivery).cloned(), Vec::new())
        }
        TraceOrigin::Total(inputs) | TraceOrigin::Formula { inputs, .. } if depth < DEEPEST => {
            let inner = inputs
                .iter()
                .filter_map(|(name, it)| step(assembled, name.clone(), it, language, depth + 1));
            (None, inner.collect())
        }
        _ => (None, Vec::new()),
    };
    let before = before(assembled, reference, language);
    Some(TraceStep { name, trace, delivery, before, inputs })
}

/// The values that a cell had before.
fn before(assembled: &Assembled, reference: &CellReference, language: Language) -> Vec<Before> {
    let catalogue = &assembled.catalogue;
    let measure =
        catalogue.dataset(&reference.dataset).and_then(|it| it.measure(&reference.measure));
    let all = assembled.histories.of(reference).iter();
    all.filter_map(|it| {
        let value =
            rekenschap_report::value_text(catalogue, measure?, &it.content, false, language);
        let delivery = assembled.deliveries.get(it.delivery)?.clone();
        Some(Before { value, delivery, line: it.line })
    })
    .collect()
}
