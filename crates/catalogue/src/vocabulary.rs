//! `units.toml`, `sources.toml`, `scopes.toml` and `concepts.toml`.

use std::collections::BTreeMap;

use rekenschap_model::{FilePlace, Text};

use crate::Folder;
use crate::reader::{Reading, Section};

/// A unit of measure.
#[derive(Debug, Clone)]
pub struct Unit {
    /// Its name, for tables.
    pub title: Text,
    /// Its word in a sentence; empty when the number stands alone.
    pub word: Text,
    /// Its symbol in a table; empty when there is none.
    pub symbol: String,
    /// Whether the symbol stands before the number.
    pub before: bool,
    /// Whether it is a share: differences are in percentage points.
    pub share: bool,
    /// Where it is declared.
    pub place: FilePlace,
}

/// Who can deliver a dataset.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its name.
    pub title: Text,
    /// Where it is declared.
    pub place: FilePlace,
}

/// Which groups of organisations a dataset covers.
#[derive(Debug, Clone)]
pub struct Scope {
    /// Its name.
    pub title: Text,
    /// What it covers, in a sentence.
    pub text: Text,
    /// The groups of organisations that it covers.
    pub groups: Vec<String>,
    /// Where it is declared.
    pub place: FilePlace,
}

fn read<T>(
    folder: &Folder,
    reading: &Reading,
    file: &str,
    mut one: impl FnMut(&Section<'_>) -> T,
) -> BTreeMap<String, T> {
    let Some(text) = folder.text(file) else { return BTreeMap::new() };
    reading.toml(file, text, |root| {
        root.entries(&mut |name, section| Some((name.to_owned(), one(section))))
            .into_iter()
            .collect()
    })
}

/// What a dimension is, wherever it stands: dimensions with one name are one concept.
#[derive(Debug, Clone)]
pub struct Concept {
    /// Its name.
    pub title: Text,
    /// Where it is declared.
    pub place: FilePlace,
}

pub(crate) fn concepts(folder: &Folder, reading: &Reading) -> BTreeMap<String, Concept> {
    read(folder, reading, "concepts.toml", |section| Concept {
        title: section.required_localized("title"),
        place: section.place(),
    })
}

pub(crate) fn units(folder: &Folder, reading: &Reading) -> BTreeMap<String, Unit> {
    read(folder, reading, "units.toml", |section| Unit {
        title: section.required_localized("title"),
        word: section.localized("word"),
        symbol: section.text("symbol").map(|it| it.value).unwrap_or_default(),
        before: section
            .choice("place", &[("before", true), ("after", false)], Some(false))
            .unwrap_or(false),
        share: section.boolean("share").unwrap_or(false),
        place: section.place(),
    })
}

pub(crate) fn sources(folder: &Folder, reading: &Reading) -> BTreeMap<String, Source> {
    read(folder, reading, "sources.toml", |section| Source {
        title: section.required_localized("title"),
        place: section.place(),
    })
}

pub(crate) fn scopes(folder: &Folder, reading: &Reading) -> BTreeMap<String, Scope> {
    read(folder, reading, "scopes.toml", |section| Scope {
        title: section.required_localized("title"),
        text: section.localized("text"),
        groups: section
            .texts("groups")
            .unwrap_or_default()
            .into_iter()
            .map(|it| it.value)
            .collect(),
        place: section.place(),
    })
}
