//! The document tree: what every form of the publication is rendered from.
//!
//! It holds nothing that may not be published, and no markup of any form.

use std::collections::BTreeMap;

use rekenschap_catalogue::{Chart, NoteKind};
use rekenschap_checks::Verdict;
use rekenschap_language::Language;
use rekenschap_model::{CellReference, Code, Confidentiality, Key, Status, Text};

use crate::vintage::Register;

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Text that is bound to cells.
    Bound(Bound),
    /// A reference to something of the publication.
    Reference(Reference, String),
    /// A link to elsewhere.
    Link(String, Vec<Inline>),
    /// Strong text.
    Strong(Vec<Inline>),
    /// Emphasised text.
    Emphasis(Vec<Inline>),
    /// Text in a fixed width.
    Literal(String),
    /// A line break.
    Break,
}

/// A number or words that follow from cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound {
    /// The text as it is read.
    pub text: String,
    /// The cells that it follows from.
    pub cells: Vec<CellReference>,
}

/// Something of the publication that text can refer to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reference {
    /// A table, by its id.
    Table(String),
    /// A figure, by its id.
    Figure(String),
    /// A topic, by its id.
    Topic(String),
    /// A norm, by its id.
    Norm(String),
}

/// A block of a topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading below the topic's own.
    Heading {
        /// 1 for the parts of a topic, 2 below them.
        level: usize,
        /// Its address within the topic.
        anchor: String,
        /// Its text.
        text: Vec<Inline>,
    },
    /// A list.
    List {
        /// Whether its items are numbered.
        ordered: bool,
        /// Its items.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// A table, by its id.
    Table(String),
    /// A figure, by its id.
    Figure(String),
}

/// One edition in one language.
#[derive(Debug, Clone)]
pub struct Document {
    /// Its language.
    pub language: Language,
    /// The edition.
    pub edition: i32,
    /// The title of the publication.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// The day it was published, `YYYY-MM-DD`; may be empty.
    pub published: String,
    /// The figures of the start page.
    pub headlines: Vec<HeadlineView>,
    /// The chapters.
    pub chapters: Vec<ChapterView>,
    /// The tables by id.
    pub tables: BTreeMap<String, TableView>,
    /// The figures by id.
    pub figures: BTreeMap<String, FigureView>,
    /// What was corrected since the edition before.
    pub register: Register,
    /// The norms, as a whole and for each code, in the order of the catalogue.
    pub norms: Vec<NormView>,
    /// Other authored texts of the catalogue that hold bindings: the template, and what it gives.
    pub texts: BTreeMap<String, String>,
}

impl Document {
    /// An authored text of the catalogue in the document's language, with its bindings filled in.
    pub fn text(&self, text: &Text) -> String {
        let own = text.get(self.language);
        self.texts.get(own).map_or(own, String::as_str).to_owned()
    }
}

/// A figure of the start page.
#[derive(Debug, Clone)]
pub struct HeadlineView {
    /// What it is.
    pub label: Vec<Inline>,
    /// The figure.
    pub value: Bound,
    /// How it changed since the period before, where that can be said.
    pub change: Option<Bound>,
    /// Its period.
    pub period: String,
}

/// A chapter.
#[derive(Debug, Clone)]
pub struct ChapterView {
    /// Its id.
    pub id: String,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Its topics.
    pub topics: Vec<TopicView>,
}

/// A topic.
#[derive(Debug, Clone)]
pub struct TopicView {
    /// Its id.
    pub id: String,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: Vec<Inline>,
    /// The language of its text: the main one where there is no translation.
    pub language: Language,
    /// Its text.
    pub blocks: Vec<Block>,
    /// The norms that are shown with it.
    pub norms: Vec<String>,
}

/// A table as it is shown.
#[derive(Debug, Clone)]
pub struct TableView {
    /// Its id.
    pub id: String,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: Vec<Inline>,
    /// The dataset that most of its cells come from.
    pub dataset: Code,
    /// The head of the first column.
    pub stub: String,
    /// The columns.
    pub columns: Vec<ColumnView>,
    /// How many header levels there are.
    pub levels: usize,
    /// The rows.
    pub rows: Vec<RowView>,
    /// The notes, in the order of their marks.
    pub notes: Vec<NoteView>,
    /// Who knows the figures.
    pub sources: Vec<String>,
    /// Which organisations it covers: title and text.
    pub scope: Option<(String, String)>,
    /// The topic that shows it.
    pub topic: Option<String>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnView {
    /// Its labels, one for each header level.
    pub labels: Vec<String>,
    /// The marks of notes on it.
    pub marks: Vec<usize>,
}

/// A row of a table.
#[derive(Debug, Clone)]
pub struct RowView {
    /// The heading above it, when it is the first of its group.
    pub group: Option<String>,
    /// Its label; `None` for a group without rows.
    pub label: Option<String>,
    /// The code of its label, where it has one.
    pub code: Option<Code>,
    /// Whether it is a total.
    pub total: bool,
    /// The marks of notes on it.
    pub marks: Vec<usize>,
    /// Its cells, one for each column.
    pub cells: Vec<CellView>,
    /// What stands instead of cells, for a group without rows.
    pub instead: Option<String>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellView {
    /// What it shows.
    pub content: CellContent,
    /// Its observation status.
    pub status: Status,
    /// The cell of the cube.
    pub reference: Option<CellReference>,
    /// The marks of notes on it.
    pub marks: Vec<usize>,
}

/// What a cell of a table shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CellContent {
    /// A value.
    Shown {
        /// For readers: `€ 1.234`.
        text: String,
        /// For machines: `1234`.
        plain: String,
        /// Whether it is a number.
        number: bool,
    },
    /// It is withheld.
    Withheld(Confidentiality),
    /// There is no value.
    Missing,
    /// There is no such cell.
    Empty,
}

/// A note under a table or figure.
#[derive(Debug, Clone)]
pub struct NoteView {
    /// Its mark; 0 for a note on everything, which has none.
    pub mark: usize,
    /// What it is.
    pub kind: NoteKind,
    /// Its text.
    pub text: Vec<Inline>,
}

/// A figure as it is shown.
#[derive(Debug, Clone)]
pub struct FigureView {
    /// Its id.
    pub id: String,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: Vec<Inline>,
    /// The kind of chart.
    pub chart: Chart,
    /// The values that it draws, as a table; none when they are not known.
    pub data: Option<TableView>,
    /// What a source would have to send.
    pub needed: Option<String>,
    /// Who knows the figures.
    pub sources: Vec<String>,
    /// The topic that shows it.
    pub topic: Option<String>,
}

/// A norm at one key.
#[derive(Debug, Clone)]
pub struct NormView {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Vec<Inline>,
    /// The goal in a sentence.
    pub text: Vec<Inline>,
    /// The law or policy that it comes from.
    pub source: String,
    /// The dataset that measures it.
    pub dataset: Code,
    /// The code and label of the organisation (or other code) that is judged; none for the whole.
    pub code: Option<(Code, String)>,
    /// The value that is wanted, in words: `at most 10 percent`.
    pub target: String,
    /// The year by which.
    pub year: Option<i32>,
    /// The value that there is.
    pub value: Option<Bound>,
    /// The period of that value.
    pub period: Option<String>,
    /// The key that was judged.
    pub key: Option<Key>,
    /// The verdict.
    pub verdict: Verdict,
    /// Explanations that the edition holds.
    pub explanations: Vec<String>,
    /// Whether a miss wants an explanation.
    pub comply_or_explain: bool,
}

/// The text of inlines, without their structure.
pub fn plain(inlines: &[Inline]) -> String {
    let mut text = String::new();
    for it in inlines {
        match it {
            Inline::Text(own) | Inline::Literal(own) | Inline::Reference(_, own) => {
                text.push_str(own)
            }
            Inline::Bound(own) => text.push_str(&own.text),
            Inline::Link(_, inner) | Inline::Strong(inner) | Inline::Emphasis(inner) => {
                text.push_str(&plain(inner))
            }
            Inline::Break => text.push(' '),
        }
    }
    text
}
