//! What one source is asked for, as a tree that every renderer reads.

use std::collections::BTreeSet;

use rekenschap_catalogue::{Asked, Catalogue, Contact, Dataset, Norm, RequestCall};
use rekenschap_model::{CellReference, Code, Key, Period, Text, code};
use rust_decimal::Decimal;

/// What is asked of one source for one edition.
#[derive(Debug, Clone)]
pub struct Request {
    /// The id of the publication.
    pub publication: String,
    /// The year of the edition.
    pub edition: i32,
    /// The id of the source.
    pub source: String,
    /// Who gets the request; may be empty.
    pub to: String,
    /// The day by which this source delivers, `YYYY-MM-DD`.
    pub deadline: String,
    /// Who answers questions.
    pub contact: Contact,
    /// What every source is told; may be empty.
    pub instructions: Text,
    /// What this source is told; may be empty.
    pub explanation: Text,
    /// The datasets that it is asked for, ordered by id.
    pub datasets: Vec<DatasetRequest>,
    /// The norms that want an explanation when they are missed.
    pub explanations: Vec<NormExplanation>,
}

/// The cells of one dataset that are asked.
#[derive(Debug, Clone)]
pub struct DatasetRequest {
    /// What is asked of it.
    pub asked: Asked,
    /// A row for each key that is asked, in declared order. Of a register: the records that are known, and after them
    /// the empty rows.
    pub rows: Vec<RequestRow>,
}

/// The cells at one key.
#[derive(Debug, Clone)]
pub struct RequestRow {
    /// The key.
    pub key: Key,
    /// A cell for each of [`Asked::measures`], in their order.
    pub cells: Vec<RequestCell>,
}

/// One cell.
#[derive(Debug, Clone)]
pub struct RequestCell {
    /// Whether it is asked; a cell that is not has no place to fill in.
    pub asked: bool,
    /// What is known already.
    pub known: Option<KnownValue>,
}

/// A value that is known, as the caller gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The value as a tidy file has it, in the publication's notation, flags included: `1234.5 p`, `:`.
    pub text: String,
    /// The number, when it is one.
    pub value: Option<Decimal>,
}

/// A value that is known, and of when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownValue {
    /// The value.
    pub known: Known,
    /// The period that it is of, when that is the one before; `None`: it is of this very key.
    pub earlier: Option<Code>,
}

/// A norm of which a miss wants an explanation, for one organisation or as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NormExplanation {
    /// The id of the norm.
    pub norm: String,
    /// The code of the dimension for each code of which the norm holds; `None`: the whole.
    pub organisation: Option<Code>,
}

impl Request {
    /// How many cells are asked; of a register none, since nobody knows how many records there will be.
    pub fn asked_cells(&self) -> usize {
        let rows = self.datasets.iter().filter(|it| !it.asked.keys.is_empty());
        rows.flat_map(|it| &it.rows).map(|row| row.cells.iter().filter(|it| it.asked).count()).sum()
    }

    /// The reference of the request, by which an answer is recognised: `publication/edition/source`.
    pub fn reference(&self) -> String {
        format!("{}/{}/{}", self.publication, self.edition, self.source)
    }
}

/// What each source is asked for an edition, in the order of the request file; nothing when the edition has none.
///
/// `known` tells what is known of a cell. Where nothing is known at a key, the period before is asked for. A source of
/// which nothing can be asked gets no request.
pub fn requests(
    catalogue: &Catalogue,
    edition: i32,
    known: &dyn Fn(&CellReference) -> Option<Known>,
) -> Vec<Request> {
    let Some(call) = catalogue.requests.get(&edition) else { return Vec::new() };
    let mut sources = BTreeSet::new();
    call.requests
        .iter()
        .filter(|it| sources.insert(it.source.value.as_str()))
        .map(|it| one(catalogue, call, &it.source.value, known))
        .filter(|it| !it.datasets.is_empty())
        .collect()
}

fn one(
    catalogue: &Catalogue,
    call: &RequestCall,
    source: &str,
    known: &dyn Fn(&CellReference) -> Option<Known>,
) -> Request {
    let own = call.request(source);
    let asked = call.asked(catalogue, source);
    let explanations = explanations(catalogue, call.edition, &asked);
    let datasets = asked
        .into_iter()
        .filter_map(|asked| {
            let dataset = catalogue.dataset(&asked.dataset)?;
            let rows = if dataset.is_register() {
                records(dataset, &asked, known)
            } else {
                asked.keys.iter().map(|key| row(dataset, &asked, key, known)).collect()
            };
            Some(DatasetRequest { asked, rows })
        })
        .collect();
    Request {
        publication: catalogue.publication.id.clone(),
        edition: call.edition,
        source: source.to_owned(),
        to: own.map(|it| it.to.clone()).unwrap_or_default(),
        deadline: call.deadline_of(source).to_owned(),
        contact: call.contact.clone(),
        instructions: call.instructions.clone(),
        explanation: own.map(|it| it.explanation.clone()).unwrap_or_default(),
        datasets,
        explanations,
    }
}

fn row(
    dataset: &Dataset,
    asked: &Asked,
    key: &Key,
    known: &dyn Fn(&CellReference) -> Option<Known>,
) -> RequestRow {
    let cell = |at: &usize| {
        let measure = &dataset.measures[*at];
        let expected = asked.asks(dataset, *at, key);
        let here = || known(&dataset.reference(measure, key));
        let before = || {
            let (earlier, period) = earlier(dataset, key)?;
            let known = known(&dataset.reference(measure, &earlier))?;
            Some(KnownValue { known, earlier: Some(period) })
        };
        let known = if expected {
            here().map(|known| KnownValue { known, earlier: None }).or_else(before)
        } else {
            None
        };
        RequestCell { asked: expected, known }
    };
    RequestRow { key: key.clone(), cells: asked.measures.iter().map(cell).collect() }
}

/// The same key one period earlier.
fn earlier(dataset: &Dataset, key: &Key) -> Option<(Key, Code)> {
    let time = dataset.time()?;
    let period: Period = key.codes().get(time)?.parse().ok()?;
    let before = code(&period.shifted(-1).to_string());
    Some((key.with(time, &before), before))
}

/// Records are looked for up to this number.
const MOST_RECORDS: usize = 10_000;

/// The records of a register that are known, and after the last of them the empty ones. Records are numbers, from one on: one
/// with another code is not looked for.
fn records(
    dataset: &Dataset,
    asked: &Asked,
    known: &dyn Fn(&CellReference) -> Option<Known>,
) -> Vec<RequestRow> {
    let mut rows: Vec<RequestRow> = Vec::new();
    for other in other_keys(dataset) {
        let key = |number: usize| {
            Key::new(other.iter().map(|it| it.clone().unwrap_or_else(|| number.to_string())))
        };
        let mut last = 0;
        for number in 1..=MOST_RECORDS {
            let own = row(dataset, asked, &key(number), known);
            if own.cells.iter().any(|it| it.known.is_some()) {
                rows.push(own);
                last = number;
            }
        }
        let empty = (1..=asked.records).map(|it| row(dataset, asked, &key(last + it), known));
        rows.extend(empty);
    }
    rows
}

/// The keys of a register but for the records: the codes of its other dimensions, `None` for the record.
fn other_keys(dataset: &Dataset) -> Vec<Vec<Option<String>>> {
    let mut keys: Vec<Vec<Option<String>>> = vec![Vec::new()];
    for dimension in &dataset.dimensions {
        let codes: Vec<Option<String>> = if dimension.codes.is_empty() {
            vec![None]
        } else {
            dimension.codes.iter().map(|it| Some(it.to_string())).collect()
        };
        keys = keys
            .into_iter()
            .flat_map(|start| {
                codes.iter().map(move |it| start.iter().chain([it]).cloned().collect())
            })
            .collect();
    }
    keys
}

/// The norms of the datasets that are asked, of which a miss in this edition wants an explanation.
fn explanations(catalogue: &Catalogue, edition: i32, asked: &[Asked]) -> Vec<NormExplanation> {
    let mut all = Vec::new();
    for asked in asked {
        let Some(dataset) = catalogue.dataset(&asked.dataset) else { continue };
        for norm in dataset.norms.iter().filter(|it| it.comply_or_explain && it.is_due(edition)) {
            let own = |organisation| NormExplanation { norm: norm.id.clone(), organisation };
            if is_asked_as_a_whole(dataset, norm, asked) {
                all.push(own(None));
            }
            let each = norm.each.as_ref().and_then(|it| dataset.dimension(&it.value));
            if let Some(at) = each {
                let whole = norm.at.get(&dataset.dimensions[at].id);
                let codes = dataset.dimensions[at].codes.iter().filter(|code| {
                    asked.keys.iter().any(|key| key.codes()[at] == **code)
                        && whole != Some(&***code)
                });
                all.extend(codes.map(|it| own(Some(it.clone()))));
            }
        }
    }
    all
}

/// Whether the place where a norm is assessed as a whole is among what is asked.
fn is_asked_as_a_whole(dataset: &Dataset, norm: &Norm, asked: &Asked) -> bool {
    dataset.is_register()
        || asked.keys.iter().any(|key| {
            norm.at.entries().all(|(dimension, code)| {
                dataset
                    .dimension(dimension)
                    .is_none_or(|at| key.codes()[at].as_ref() == code.value.as_str())
            })
        })
}
