//! Which notes belong to which rows, columns and cells of a table.

use std::collections::BTreeSet;

use rekenschap_catalogue::{Dataset, MEASURE, Measure, Note, NoteKind};
use rekenschap_language::Language;
use rekenschap_model::{CellReference, Code, Key, Text};

use crate::axes::Line;
use crate::binder::Binder;
use crate::document::{Inline, NoteView};
use crate::vintage::MadeNote;

/// A note that may belong to a table, with the place that it is about.
pub(crate) struct Candidate<'a> {
    /// The codes by the name of the dimension (or `measure`); none: everything.
    at: Vec<(String, Vec<String>)>,
    /// The very cells; none: where `at` says.
    cells: BTreeSet<CellReference>,
    /// The dataset; none for a note of the table itself.
    dataset: Option<Code>,
    words: Words<'a>,
}

enum Words<'a> {
    Authored(&'a Text, NoteKind),
    Made(Vec<Inline>),
}

impl<'a> Candidate<'a> {
    /// A note that somebody wrote.
    pub(crate) fn authored(note: &'a Note, dataset: Option<&Code>) -> Self {
        let at = note.at.entries();
        Self {
            at: at.map(|(name, code)| (name.to_owned(), vec![code.value.clone()])).collect(),
            cells: BTreeSet::new(),
            dataset: dataset.cloned(),
            words: Words::Authored(&note.text, note.kind),
        }
    }

    /// A note that follows from a correction.
    pub(crate) fn made(note: MadeNote) -> Self {
        Self {
            at: note.at,
            cells: note.cells,
            dataset: Some(note.dataset),
            words: Words::Made(note.text),
        }
    }

    /// Whether it is about everything.
    pub(crate) fn is_general(&self) -> bool {
        self.at.is_empty() && self.cells.is_empty()
    }

    /// Whether it can be about cells of a dataset.
    pub(crate) fn is_about(&self, dataset: &Dataset) -> bool {
        self.dataset.as_ref().is_none_or(|it| *it == dataset.id)
    }

    /// Whether a row or column alone says that it belongs there.
    pub(crate) fn is_settled(&self, line: &Line<'_>) -> bool {
        self.cells.is_empty()
            && self.at.iter().all(|(name, codes)| {
                line.at.get(name).is_some_and(|own| codes.iter().any(|it| **own == **it))
            })
    }

    /// Whether it belongs to a cell.
    pub(crate) fn is_at(&self, dataset: &Dataset, measure: &Measure, key: &Key) -> bool {
        if !self.cells.is_empty() {
            return self.cells.contains(&dataset.reference(measure, key));
        }
        self.at.iter().all(|(name, codes)| {
            let own = if name == MEASURE {
                Some(&*measure.id)
            } else {
                dataset.dimension(name).map(|at| &*key.codes()[at])
            };
            codes.iter().any(|it| Some(it.as_str()) == own)
        })
    }

    /// What makes two notes one.
    pub(crate) fn identity(&self, language: Language) -> String {
        match &self.words {
            Words::Authored(text, _) => text.get(language).to_owned(),
            Words::Made(text) => crate::document::plain(text),
        }
    }

    /// The note as it is shown.
    pub(crate) fn view(&self, binder: &Binder<'_>, subject: &str, mark: usize) -> NoteView {
        match &self.words {
            Words::Authored(text, kind) => {
                NoteView { mark, kind: *kind, text: binder.text(text, subject) }
            }
            Words::Made(text) => NoteView { mark, kind: NoteKind::Note, text: text.clone() },
        }
    }
}
