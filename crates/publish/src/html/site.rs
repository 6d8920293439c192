//! One language of the site: what its pages share, and how they refer to each other.

use std::collections::BTreeMap;

use minijinja::Environment;
use rekenschap_catalogue::{Catalogue, Dataset, Measure, MeasureKind};
use rekenschap_disclosure::ClearedCubes;
use rekenschap_language::{
    Language, capitalise, format_decimal, long_date, message, period_label, short_date,
};
use rekenschap_model::{CellReference, Key, Text};
use rekenschap_report::{ChapterView, Document, TopicView, Trace, TraceValue};
use rust_decimal::Decimal;

use super::address::{anchor, file_name, safe};
use super::organisations::Organisations;
use super::uses::{self, Uses};
use crate::Publishing;

/// One language of the site.
pub(super) struct Site<'a> {
    pub(super) publishing: &'a Publishing<'a>,
    pub(super) document: &'a Document,
    pub(super) language: Language,
    pub(super) templates: &'a Environment<'static>,
    /// The folder of the language within the site: nothing for the main one, else `en/`.
    pub(super) folder: String,
    pub(super) uses: BTreeMap<&'a str, Uses<'a>>,
    pub(super) organisations: Organisations<'a>,
    tables: BTreeMap<&'a str, String>,
    figures: BTreeMap<&'a str, String>,
    topics: BTreeMap<&'a str, (&'a ChapterView, &'a TopicView)>,
}

impl<'a> Site<'a> {
    pub(super) fn new(
        publishing: &'a Publishing<'a>,
        document: &'a Document,
        main: bool,
        templates: &'a Environment<'static>,
    ) -> Self {
        let topics = document
            .chapters
            .iter()
            .flat_map(|chapter| chapter.topics.iter().map(move |it| (chapter, it)));
        Self {
            publishing,
            document,
            language: document.language,
            templates,
            folder: if main { String::new() } else { format!("{}/", document.language.code()) },
            uses: uses::of(publishing.catalogue, document),
            organisations: Organisations::of(publishing),
            tables: names(document.tables.values().map(|it| (it.id.as_str(), it.number.as_str()))),
            figures: names(
                document.figures.values().map(|it| (it.id.as_str(), it.number.as_str())),
            ),
            topics: topics.map(|(chapter, it)| (it.id.as_str(), (chapter, it))).collect(),
        }
    }

    pub(super) fn catalogue(&self) -> &'a Catalogue {
        self.publishing.catalogue
    }

    pub(super) fn cubes(&self) -> &'a ClearedCubes {
        self.publishing.cubes
    }

    /// A message of the interface.
    pub(super) fn word(&self, id: &str) -> String {
        message(self.language, id, &[])
    }

    /// A message of the interface with arguments.
    pub(super) fn say(&self, id: &str, arguments: &[(&str, String)]) -> String {
        message(self.language, id, arguments)
    }

    /// An authored text of the catalogue, with its templates filled in.
    pub(super) fn text(&self, text: &Text) -> String {
        self.document.text(text)
    }

    /// How many, as it is read; small numbers keep their plain form, which selects plurals.
    pub(super) fn count(&self, many: usize) -> String {
        format_decimal(&Decimal::from(many), Some(0), self.language)
    }

    /// A day in words; the text itself when it is no day.
    pub(super) fn day(&self, iso: &str) -> String {
        long_date(iso, self.language).unwrap_or_else(|_| iso.to_owned())
    }

    /// A period in words.
    pub(super) fn period(&self, code: &str) -> String {
        period_label(code, self.language).unwrap_or_else(|_| code.to_owned())
    }

    /// The label of a code of a dimension.
    pub(super) fn label(&self, dataset: &Dataset, dimension: usize, code: &str) -> String {
        if dataset.dimensions[dimension].frequency().is_some() {
            return self.period(code);
        }
        let entry = self.catalogue().code_list_of(dataset, dimension).and_then(|it| it.get(code));
        entry.map_or_else(|| code.to_owned(), |it| it.label(self.language).to_owned())
    }

    /// The heading of a dimension.
    pub(super) fn dimension(&self, dataset: &Dataset, at: usize) -> String {
        let dimension = &dataset.dimensions[at];
        if !dimension.title.is_empty() {
            return self.text(&dimension.title);
        }
        match dimension.frequency() {
            Some(it) => self.word(&format!("frequency-{}", it.word())),
            None if Some(&*dimension.id) == self.organisations.dimension => {
                self.word("organisation")
            }
            None if dimension.code_list().is_none() => self.word("record"),
            None => capitalise(&dimension.id.replace('_', " "), self.language),
        }
    }

    /// The unit of a measure as it stands in the head of a column: its symbol, else its name.
    pub(super) fn unit(&self, measure: &Measure) -> String {
        let unit = measure.unit.as_ref().and_then(|it| self.catalogue().units.get(&it.value));
        unit.map_or_else(String::new, |it| {
            if it.symbol.is_empty() {
                it.title.get(self.language).to_owned()
            } else {
                it.symbol.clone()
            }
        })
    }

    /// The name of the unit of a measure; empty when it has none.
    pub(super) fn unit_name(&self, measure: &Measure) -> String {
        let unit = measure.unit.as_ref().and_then(|it| self.catalogue().units.get(&it.value));
        unit.map_or_else(String::new, |it| it.title.get(self.language).to_owned())
    }

    /// The title and text of a scope, with their templates filled in.
    pub(super) fn scope(&self, scope: Option<&(String, String)>) -> Option<(String, String)> {
        scope.map(|(title, text)| (title.clone(), text.clone()))
    }

    /// The codes of a key in words.
    pub(super) fn key(&self, dataset: &Dataset, key: &Key) -> Vec<String> {
        key.codes().iter().enumerate().map(|(at, code)| self.label(dataset, at, code)).collect()
    }

    /// The way back from a cell, one step.
    pub(super) fn trace(&self, cell: &CellReference) -> Option<Trace> {
        rekenschap_report::trace(self.catalogue(), self.cubes(), cell, self.language)
    }

    /// The text of a traced value, and whether it is a number.
    pub(super) fn value(&self, measure: &Measure, value: &TraceValue) -> Option<(String, bool)> {
        match value {
            TraceValue::Shown(text) if measure.kind == MeasureKind::Date => {
                Some((short_date(text, self.language).unwrap_or_else(|_| text.clone()), false))
            }
            TraceValue::Shown(text) => Some((text.clone(), measure.is_number())),
            TraceValue::Withheld(_) | TraceValue::Missing => None,
        }
    }

    /// The file name of a table, without its extension.
    pub(super) fn table_name(&self, id: &str) -> &str {
        self.tables.get(id).map_or("", String::as_str)
    }

    /// The file name of a figure, without its extension.
    pub(super) fn figure_name(&self, id: &str) -> &str {
        self.figures.get(id).map_or("", String::as_str)
    }

    /// A topic with its chapter.
    pub(super) fn topic(&self, id: &str) -> Option<(&'a ChapterView, &'a TopicView)> {
        self.topics.get(id).copied()
    }

    /// The address of a table within the language's folder.
    pub(super) fn table(&self, id: &str) -> Option<String> {
        self.tables.get(id).map(|it| format!("tables/{it}.html"))
    }

    /// The address of a figure.
    pub(super) fn figure(&self, id: &str) -> Option<String> {
        self.figures.get(id).map(|it| format!("figures/{it}.html"))
    }

    /// The address of a topic.
    pub(super) fn topic_address(&self, id: &str) -> Option<String> {
        self.topics.get(id).map(|_| format!("topics/{}.html", file_name(id)))
    }

    /// The address of a dataset.
    pub(super) fn dataset(&self, id: &str) -> String {
        format!("datasets/{}.html", safe(id))
    }

    /// The address of a cell's provenance.
    pub(super) fn cell(&self, cell: &CellReference) -> String {
        format!("trace/{}.html#{}", safe(&cell.dataset), anchor(cell))
    }

    /// Whether there are organisations to show.
    pub(super) fn has_organisations(&self) -> bool {
        !self.organisations.lists.is_empty()
    }

    /// The address of a norm on the norms board.
    pub(super) fn norm(&self, id: &str) -> String {
        format!("norms.html#{}", safe(id))
    }
}

/// File names from numbers: the number where it is the first of its kind, else with the id.
fn names<'a>(all: impl Iterator<Item = (&'a str, &'a str)>) -> BTreeMap<&'a str, String> {
    let mut names: BTreeMap<&str, String> = BTreeMap::new();
    for (id, number) in all {
        let own = file_name(number);
        let taken = own.is_empty() || names.values().any(|it| *it == own);
        names.insert(id, if taken { format!("{own}_{}", safe(id)) } else { own });
    }
    names
}
