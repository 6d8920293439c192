//! The rows and columns of a table.

use std::collections::BTreeMap;

use rekenschap_catalogue::{Axis, Dataset, Located, MEASURE, Table};
use rekenschap_model::{Code, code};

use crate::binder::Binder;

/// One row or column: its labels and its part of the key.
#[derive(Debug, Clone)]
pub(crate) struct Line<'a> {
    pub(crate) labels: Vec<String>,
    pub(crate) at: BTreeMap<String, Code>,
    pub(crate) dataset: &'a Dataset,
    /// Whether the dataset is the line's own, and not the table's.
    pub(crate) own_dataset: bool,
    pub(crate) group: String,
    /// The code of the innermost dimension.
    pub(crate) code: Option<Code>,
    /// Whether that code is a total.
    pub(crate) total: bool,
}

/// The lines of an axis.
pub(crate) fn lines<'a>(
    binder: &Binder<'a>,
    table: &Table,
    dataset: &'a Dataset,
    axis: &Axis,
) -> Vec<Line<'a>> {
    match axis {
        Axis::Dimensions(names) => nested(binder, table, dataset, names),
        Axis::Entries(entries) => entries
            .iter()
            .map(|entry| {
                let own = entry.dataset.as_ref().and_then(|it| binder.catalogue.dataset(&it.value));
                let at: BTreeMap<String, Code> = entry
                    .at
                    .entries()
                    .map(|(name, it)| (name.to_owned(), code(&it.value)))
                    .collect();
                let target = own.unwrap_or(dataset);
                let total = at.iter().any(|(name, it)| is_total(target, name, it));
                Line {
                    labels: entry
                        .label
                        .iter()
                        .map(|it| binder.name(it, &format!("table/{}", table.id)))
                        .collect(),
                    code: at.iter().find(|it| it.0 != MEASURE).map(|it| it.1.clone()),
                    total,
                    at,
                    dataset: target,
                    own_dataset: own.is_some(),
                    group: binder.name(&entry.group, &format!("table/{}", table.id)),
                }
            })
            .collect(),
    }
}

fn is_total(dataset: &Dataset, dimension: &str, code: &str) -> bool {
    let found = dataset.dimension(dimension).map(|at| &dataset.dimensions[at]);
    found.is_some_and(|it| it.children.contains_key(code) || it.total.as_deref() == Some(code))
}

fn nested<'a>(
    binder: &Binder<'a>,
    table: &Table,
    dataset: &'a Dataset,
    names: &[Located<String>],
) -> Vec<Line<'a>> {
    let empty = Line {
        labels: Vec::new(),
        at: BTreeMap::new(),
        dataset,
        own_dataset: false,
        group: String::new(),
        code: None,
        total: false,
    };
    let mut all = vec![empty];
    for name in names {
        let codes = codes(binder, table, dataset, &name.value);
        let printed = !(name.value == MEASURE && codes.len() == 1);
        all = all
            .into_iter()
            .flat_map(|line| {
                codes.iter().map(move |code| {
                    let mut line = line.clone();
                    if printed || names.len() == 1 {
                        line.labels.push(label(binder, table, dataset, &name.value, code));
                    }
                    line.total |= is_total(dataset, &name.value, code);
                    line.at.insert(name.value.clone(), code.clone());
                    line.code = Some(code.clone());
                    line
                })
            })
            .collect();
    }
    all
}

/// The codes of a dimension (or the measures) that a table has, in its order.
fn codes(binder: &Binder<'_>, table: &Table, dataset: &Dataset, name: &str) -> Vec<Code> {
    if let Some((_, selected)) = table.select.iter().find(|it| it.0 == name) {
        return selected.iter().map(|it| code(&it.value)).collect();
    }
    if name == MEASURE {
        let label = table.row_label.as_ref().map(|it| it.value.as_str());
        return dataset
            .measures
            .iter()
            .map(|it| it.id.clone())
            .filter(|it| Some(&**it) != label)
            .collect();
    }
    let Some(at) = dataset.dimension(name) else { return Vec::new() };
    let dimension = &dataset.dimensions[at];
    if !dimension.codes.is_empty() {
        return dimension.codes.clone();
    }
    let mut all: Vec<Code> = Vec::new();
    for key in binder.cubes.keys(&dataset.id) {
        if !all.contains(&key.codes()[at]) {
            all.push(key.codes()[at].clone());
        }
    }
    all
}

/// The label of a code: the table's own, else the list's.
pub(crate) fn label(
    binder: &Binder<'_>,
    table: &Table,
    dataset: &Dataset,
    dimension: &str,
    code: &str,
) -> String {
    if let Some(own) = table.labels.get(dimension).and_then(|it| it.get(code)) {
        return binder.name(own, &format!("table/{}", table.id));
    }
    if dimension == MEASURE {
        let measure = dataset.measure(code);
        return measure.map_or_else(
            || code.to_owned(),
            |it| binder.name(&it.title, &format!("dataset/{}", dataset.id)),
        );
    }
    dataset
        .dimension(dimension)
        .map_or_else(|| code.to_owned(), |at| binder.label(dataset, at, code))
}
