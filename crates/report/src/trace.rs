//! Where a published number comes from: formula, inputs, delivery, file and line.

use rekenschap_catalogue::{Catalogue, Measure, MeasureKind};
use rekenschap_disclosure::{ClearedCubes, Content, Provenance};
use rekenschap_language::{Language, format_decimal};
use rekenschap_model::{CellReference, Confidentiality, Status, Value};

use crate::document::{Document, NormView};

/// One step of the way back from a number.
#[derive(Debug, Clone)]
pub struct Trace {
    /// The cell.
    pub reference: CellReference,
    /// The cell as people write it: `dataset/measure/organisation=AZ,year=2023`.
    pub subject: String,
    /// What it shows, for readers.
    pub value: TraceValue,
    /// Its observation status.
    pub status: Status,
    /// Where it came from.
    pub origin: TraceOrigin,
}

/// What a traced cell shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TraceValue {
    /// A value, for readers.
    Shown(String),
    /// It is withheld.
    Withheld(Confidentiality),
    /// There is none.
    Missing,
}

/// Where a traced value came from.
#[derive(Debug, Clone)]
pub enum TraceOrigin {
    /// A delivery, by its position among those that count, and the line of its file.
    Delivered {
        /// The position of the delivery.
        delivery: usize,
        /// The line, from 1.
        line: usize,
    },
    /// The sum of its parts.
    Total(Vec<(String, CellReference)>),
    /// A formula over other cells.
    Formula {
        /// The expression.
        formula: String,
        /// The cells, by the name in the expression.
        inputs: Vec<(String, CellReference)>,
    },
}

/// The step for one cell; nothing when there is no such cell.
pub fn trace(
    catalogue: &Catalogue,
    cubes: &ClearedCubes,
    reference: &CellReference,
    language: Language,
) -> Option<Trace> {
    let dataset = catalogue.dataset(&reference.dataset)?;
    let measure = dataset.measure(&reference.measure)?;
    let cell = cubes.get(reference)?;
    let computed = matches!(cell.provenance, Provenance::Computed { .. });
    let value = value_text(catalogue, measure, &cell.content, computed, language);
    let origin = match &cell.provenance {
        Provenance::Delivered { delivery, line } => {
            TraceOrigin::Delivered { delivery: *delivery, line: *line }
        }
        Provenance::Computed { inputs, total: true } => TraceOrigin::Total(inputs.clone()),
        Provenance::Computed { inputs, total: false } => TraceOrigin::Formula {
            formula: measure
                .computation
                .as_ref()
                .map_or_else(String::new, |it| it.formula.text().to_owned()),
            inputs: inputs.clone(),
        },
    };
    Some(Trace {
        reference: reference.clone(),
        subject: dataset.cell_text(&measure.id, &reference.key),
        value,
        status: cell.status,
        origin,
    })
}

/// The norms that are judged at a cell, as a document tells them.
pub fn norms_at<'a>(
    catalogue: &'a Catalogue,
    document: &'a Document,
    cell: &'a CellReference,
) -> impl Iterator<Item = &'a NormView> {
    let of_measure = |it: &NormView| {
        catalogue.norm(&it.id).is_some_and(|own| *own.1.measure.value == *cell.measure)
    };
    let all = document.norms.iter();
    all.filter(move |it| it.dataset == cell.dataset && it.key.as_ref() == Some(&cell.key))
        .filter(move |it| of_measure(it))
}

/// What the content of a cell shows to readers: numbers with the decimals of the measure, codes with their labels.
pub fn value_text(
    catalogue: &Catalogue,
    measure: &Measure,
    content: &Content,
    computed: bool,
    language: Language,
) -> TraceValue {
    match content {
        Content::Shown(Value::Number(it)) => {
            let own = if computed { 1 } else { 28 };
            let decimals = measure.decimals.unwrap_or_else(|| it.scale().min(own));
            TraceValue::Shown(format_decimal(it, Some(decimals), language))
        }
        Content::Shown(Value::Text(it)) => TraceValue::Shown(match &measure.kind {
            MeasureKind::Code(list) => {
                let entry = catalogue.code_lists.get(&list.value).and_then(|list| list.get(it));
                entry.map_or_else(|| it.clone(), |it| it.label(language).to_owned())
            }
            _ => it.clone(),
        }),
        Content::Shown(Value::Date(it)) => TraceValue::Shown(it.clone()),
        Content::Withheld(reason) => TraceValue::Withheld(*reason),
        Content::Missing => TraceValue::Missing,
    }
}
