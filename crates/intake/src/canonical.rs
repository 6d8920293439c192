//! The canonical tidy file: what makes deliveries equal however they came.

use std::collections::BTreeMap;

use rekenschap_catalogue::{Catalogue, Dataset, Measure};
use rekenschap_language::Notation;
use rekenschap_model::{Confidentiality, Key, Observation, Status, Value};

use crate::cell::LEFT_OUT;

/// A row of a tidy file: the observations of one key, by the position of their measure.
pub(crate) struct Line<'a> {
    pub(crate) key: &'a Key,
    cells: BTreeMap<usize, &'a Observation>,
}

impl Line<'_> {
    /// The lowest line of its observations, where they came from.
    pub(crate) fn origin(&self) -> usize {
        self.cells.values().map(|it| it.line).min().unwrap_or(0)
    }
}

/// The canonical tidy text of observations.
///
/// A column for each dimension and each delivered measure, in the order of the dataset (a measure with a formula only
/// when something is said of it); rows in the order of the declared codes, of a register as they came; numbers with
/// their digits, in the notation and with the delimiter of the publication; RFC 4180 with LF, without byte order mark.
/// Where nothing is said of a measure at a key that has other observations, stands `: -`. [`Reader`](crate::Reader)
/// reads the same observations from it.
pub fn tidy_text(catalogue: &Catalogue, dataset: &Dataset, observations: &[Observation]) -> String {
    write(catalogue, dataset, &lines(dataset, observations)).0
}

/// The rows of the tidy file of observations, in their order.
pub(crate) fn lines<'a>(dataset: &Dataset, observations: &'a [Observation]) -> Vec<Line<'a>> {
    let mut index: BTreeMap<&Key, usize> = BTreeMap::new();
    let mut lines: Vec<Line<'a>> = Vec::new();
    for it in observations {
        let Some(measure) = dataset.measures.iter().position(|own| own.id == it.measure) else {
            continue;
        };
        let at = *index.entry(&it.key).or_insert_with(|| {
            lines.push(Line { key: &it.key, cells: BTreeMap::new() });
            lines.len() - 1
        });
        lines[at].cells.insert(measure, it);
    }
    if !dataset.is_register() {
        let positions: Vec<BTreeMap<&str, usize>> = dataset
            .dimensions
            .iter()
            .map(|it| it.codes.iter().enumerate().map(|(at, code)| (&**code, at)).collect())
            .collect();
        let position = |key: &Key| -> Vec<usize> {
            let codes = key.codes().iter().zip(&positions);
            codes.map(|(code, own)| own.get(&**code).copied().unwrap_or(usize::MAX)).collect()
        };
        lines.sort_by_cached_key(|it| position(it.key));
    }
    lines
}

/// The tidy text of rows, and the line of the text at which each row begins.
pub(crate) fn write(
    catalogue: &Catalogue,
    dataset: &Dataset,
    lines: &[Line<'_>],
) -> (String, Vec<usize>) {
    let publication = &catalogue.publication;
    let said = |at: usize| lines.iter().any(|it| it.cells.contains_key(&at));
    let measures: Vec<(usize, &Measure)> = dataset
        .measures
        .iter()
        .enumerate()
        .filter(|(at, it)| it.delivered && (it.computation.is_none() || said(*at)))
        .collect();
    let mut text = String::new();
    let dimensions = dataset.dimensions.iter().map(|it| it.id.to_string());
    row(
        &mut text,
        publication.delimiter,
        dimensions.chain(measures.iter().map(|it| it.1.id.to_string())),
    );
    let mut line = 2;
    let mut starts = Vec::with_capacity(lines.len());
    for it in lines {
        let before = text.len();
        let codes = it.key.codes().iter().map(|it| it.to_string());
        let cells = measures.iter().map(|(at, _)| {
            it.cells.get(at).map_or(LEFT_OUT.to_owned(), |it| cell(it, publication.notation))
        });
        row(&mut text, publication.delimiter, codes.chain(cells));
        starts.push(line);
        line += text[before..].bytes().filter(|it| *it == b'\n').count();
    }
    (text, starts)
}

fn row(text: &mut String, delimiter: u8, cells: impl Iterator<Item = String>) {
    let delimiter = char::from(delimiter);
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            text.push(delimiter);
        }
        let special = |it: char| it == delimiter || matches!(it, '"' | '\n' | '\r');
        if cell.contains(special) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(&cell);
        }
    }
    text.push('\n');
}

/// The cell of a tidy file that says what an observation says: `12.5 p`, `: c`.
pub fn cell_text(observation: &Observation, notation: Notation) -> String {
    cell(observation, notation)
}

fn cell(observation: &Observation, notation: Notation) -> String {
    let confidential = observation.confidentiality != Confidentiality::Free;
    let Some(value) = &observation.value else {
        return match (observation.status, confidential) {
            (_, true) => ": c".to_owned(),
            (Status::NotApplicable, _) => ": z".to_owned(),
            _ => ":".to_owned(),
        };
    };
    let mut text = match value {
        Value::Number(it) => it.to_string().replace('.', &notation.decimal_mark().to_string()),
        other => other.to_string(),
    };
    let flags: String =
        observation.status.flag().into_iter().chain(confidential.then_some('c')).collect();
    if !flags.is_empty() {
        text.push(' ');
        text.push_str(&flags);
    }
    text
}
