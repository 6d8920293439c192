//! `tables/*.toml`: two axes over the dimensions of a dataset.

use std::collections::BTreeMap;

use rekenschap_model::{FilePlace, Text};

use crate::reader::{Reading, Section};
use crate::selection::Selection;
use crate::{Folder, Located, Note, folder};

/// A table of the report.
#[derive(Debug, Clone)]
pub struct Table {
    /// Its id: the file name.
    pub id: String,
    /// Its number as it is printed: `26a`.
    pub number: Located<String>,
    /// The chapter that it belongs to.
    pub chapter: Option<Located<String>>,
    /// The dataset that its cells come from.
    pub dataset: Located<String>,
    /// Its title.
    pub title: Text,
    /// Its rows.
    pub rows: Axis,
    /// Its columns.
    pub columns: Axis,
    /// The head of its first column; may be empty.
    pub stub: Text,
    /// Which codes of a dimension (or measures) it has, and in which order.
    pub select: Vec<(String, Vec<Located<String>>)>,
    /// Dimensions that are on no axis and not at their total.
    pub at: Selection,
    /// Labels of its own, by dimension and code.
    pub labels: BTreeMap<String, BTreeMap<String, Text>>,
    /// Notes of its own.
    pub notes: Vec<Note>,
    /// An attribute of the row's code list, or a measure, that puts headings between rows.
    pub group_by: Option<Located<String>>,
    /// What stands below a heading without rows.
    pub empty_group: Text,
    /// The measure whose text is the first column, for a register.
    pub row_label: Option<Located<String>>,
    /// Where it is declared.
    pub place: FilePlace,
}

/// What makes the rows or the columns.
#[derive(Debug, Clone)]
pub enum Axis {
    /// Dimensions, nested; `measure` is one.
    Dimensions(Vec<Located<String>>),
    /// Written out.
    Entries(Vec<AxisEntry>),
}

/// One row or column that is written out.
#[derive(Debug, Clone)]
pub struct AxisEntry {
    /// Its label, a text for each header level.
    pub label: Vec<Text>,
    /// A dataset of its own.
    pub dataset: Option<Located<String>>,
    /// Its part of the key.
    pub at: Selection,
    /// A heading over it and the following entries of the same heading.
    pub group: Text,
}

pub(crate) fn read(folder: &Folder, reading: &Reading) -> BTreeMap<String, Table> {
    let mut all = BTreeMap::new();
    for (path, text) in folder.below("tables", "toml") {
        if let Some(table) = reading.toml(path, text, |root| read_one(folder::stem(path), root)) {
            all.insert(table.id.clone(), table);
        }
    }
    all
}

fn read_one(id: &str, root: &Section<'_>) -> Option<Table> {
    let number = root.required_text("number", "the number of the table, in quotes: \"26a\"");
    let dataset = root.required_text("dataset", "the dataset that the cells come from");
    let table = Table {
        id: id.to_owned(),
        chapter: root.text("chapter"),
        title: root.required_localized("title"),
        rows: axis(root, "rows", "row"),
        columns: axis(root, "columns", "column"),
        stub: root.localized("stub"),
        select: root.list_pairs("select"),
        at: Selection::read(root, "at"),
        labels: labels(root),
        notes: root.sections("notes", Note::read),
        group_by: root.text("group_by"),
        empty_group: root.localized("empty_group"),
        row_label: root.text("row_label"),
        place: root.place(),
        number: number?,
        dataset: dataset?,
    };
    Some(table)
}

fn axis(root: &Section<'_>, dimensions: &str, entries: &str) -> Axis {
    let written = root.sections(entries, |it| {
        Some(AxisEntry {
            label: it.localized_levels("label"),
            dataset: it.text("dataset"),
            at: Selection::read(it, "at"),
            group: it.localized("group"),
        })
    });
    if !written.is_empty() {
        return Axis::Entries(written);
    }
    if !root.has(dimensions) {
        root.missing(dimensions, "a list of dimensions, or sections that write them out");
    }
    Axis::Dimensions(root.texts(dimensions).unwrap_or_default())
}

fn labels(root: &Section<'_>) -> BTreeMap<String, BTreeMap<String, Text>> {
    let dimensions = root.named_sections("labels", |dimension, section| {
        let names = section.keys();
        let codes = names.into_iter().map(|code| {
            let text = section.localized(&code);
            (code, text)
        });
        Some((dimension.to_owned(), codes.collect()))
    });
    dimensions.into_iter().collect()
}
