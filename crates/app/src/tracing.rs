//! The way back from a published number.

use std::collections::BTreeMap;

use rekenschap_catalogue::nearest;
use rekenschap_checks::Judged;
use rekenschap_language::Language;
use rekenschap_model::{CellReference, FilePlace, code};
use rekenschap_publish::DeliverySummary;
use rekenschap_report::{Trace, TraceOrigin, TraceValue, norms_at, plain};

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
    /// What it was asked with.
    pub requested: Option<Requested>,
    /// How it was handed in, when it was imported.
    pub handed_in: Option<HandedIn>,
    /// What the checks say of it, with the acceptances that cover that.
    pub findings: Vec<Judged>,
    /// Why a norm is missed at it: the title of the norm and the explanation.
    pub explanations: Vec<(String, String)>,
    /// The values that it had before, the newest first.
    pub before: Vec<Before>,
    /// The cells that it was computed from.
    pub inputs: Vec<TraceStep>,
}

/// The request that a delivery answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requested {
    /// The id of the source.
    pub source: String,
    /// Who gets the request; may be empty.
    pub to: String,
    /// The day by which it is to be delivered, `YYYY-MM-DD`.
    pub deadline: String,
    /// The day that the request went out; empty when the ledger does not know of it.
    pub on: String,
}

/// How an imported delivery came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedIn {
    /// Its number in the ledger.
    pub number: i64,
    /// When it was written down, in UTC.
    pub at: String,
    /// Where the value stood in the file as it was handed in.
    pub place: Option<FilePlace>,
    /// SHA-256 of that file; empty when it is not known.
    pub sha256: String,
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
    let line = match &trace.origin {
        TraceOrigin::Delivered { line, .. } => *line,
        _ => 0,
    };
    let about = |it: &&Judged| it.finding.is_about(reference, &trace.subject);
    let findings = assembled.findings.iter().filter(about).cloned().collect();
    Some(TraceStep {
        name,
        requested: delivery.as_ref().and_then(|it| requested(assembled, it, reference)),
        handed_in: delivery.as_ref().and_then(|it| handed_in(assembled, it, reference, line)),
        findings,
        explanations: explanations(assembled, reference, language),
        before: before(assembled, reference, language),
        trace,
        delivery,
        inputs,
    })
}

/// The request that a delivery answers, when the cell was asked.
fn requested(
    assembled: &Assembled,
    delivery: &DeliverySummary,
    cell: &CellReference,
) -> Option<Requested> {
    let catalogue = &assembled.catalogue;
    let call = catalogue.requests.get(&delivery.edition)?;
    let request = call.request(&delivery.source)?;
    let dataset = catalogue.dataset(&cell.dataset)?;
    let measure = dataset.measures.iter().position(|it| it.id == cell.measure)?;
    let asked = call.asked(catalogue, &delivery.source);
    let own = asked.iter().find(|it| it.dataset == cell.dataset)?;
    own.asks(dataset, measure, &cell.key).then(|| Requested {
        source: delivery.source.clone(),
        to: request.to.clone(),
        deadline: call.deadline_of(&delivery.source).to_owned(),
        on: assembled
            .requested
            .get(&(delivery.edition, delivery.source.clone()))
            .cloned()
            .unwrap_or_default(),
    })
}

/// How the delivery was handed in, and where the value stood in its file.
fn handed_in(
    assembled: &Assembled,
    delivery: &DeliverySummary,
    cell: &CellReference,
    line: usize,
) -> Option<HandedIn> {
    let own = assembled.handed.get(&(delivery.file.clone(), delivery.sha256.clone()))?;
    let original = own.original.as_ref();
    Some(HandedIn {
        number: own.number,
        at: own.at.clone(),
        place: original
            .map(|it| it.place(line, &cell.measure).unwrap_or_else(|| FilePlace::whole(&it.name))),
        sha256: original.map_or_else(String::new, |it| it.sha256.clone()),
    })
}

/// The explanations of norms that are judged at a cell, each with the title of its norm.
fn explanations(
    assembled: &Assembled,
    cell: &CellReference,
    language: Language,
) -> Vec<(String, String)> {
    let documents = &assembled.documents;
    let own = documents.iter().find(|it| it.language == language).or(documents.first());
    let Some(document) = own else { return Vec::new() };
    norms_at(&assembled.catalogue, document, cell)
        .flat_map(|it| it.explanations.iter().map(|text| (plain(&it.title), text.clone())))
        .collect()
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
