//! `figures/*.toml`: charts, or what is missing for them.

use std::collections::BTreeMap;

use rekenschap_model::{FilePlace, Text};

use crate::reader::{Reading, Section};
use crate::selection::Selection;
use crate::{Folder, Located, Note, folder};

/// A figure of the report.
#[derive(Debug, Clone)]
pub struct Figure {
    /// Its id: the file name.
    pub id: String,
    /// Its number as it is printed.
    pub number: Located<String>,
    /// The chapter that it belongs to.
    pub chapter: Option<Located<String>>,
    /// Its title.
    pub title: Text,
    /// The kind of chart.
    pub chart: Chart,
    /// The dataset that it draws.
    pub dataset: Option<Located<String>>,
    /// The measure that it draws.
    pub measure: Option<Located<String>>,
    /// The dimension along the axis.
    pub x: Option<Located<String>>,
    /// The dimension that makes the series.
    pub series: Option<Located<String>>,
    /// Dimensions that are on no axis and not at their total.
    pub at: Selection,
    /// Which codes it has, and in which order.
    pub select: Vec<(String, Vec<Located<String>>)>,
    /// Who would know the values, for a figure without a dataset.
    pub sources: Vec<Located<String>>,
    /// What a source would have to send, for values that are not known.
    pub needed: Text,
    /// Notes of its own.
    pub notes: Vec<Note>,
    /// Where it is declared.
    pub place: FilePlace,
}

/// Kinds of charts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Chart {
    /// Lines over time.
    Line,
    /// Upright bars.
    Column,
    /// Lying bars.
    Bar,
    /// Upright bars, stacked.
    StackedColumn,
    /// Lying bars, stacked.
    StackedBar,
    /// Upright bars, stacked to 100 %.
    FullColumn,
    /// Lying bars, stacked to 100 %.
    FullBar,
    /// Parts of a whole.
    Pie,
    /// A series towards a target.
    Target,
    /// A drawing without data, such as a process.
    Drawing,
}

impl Chart {
    /// The word for it in files and in the site.
    pub fn word(self) -> &'static str {
        CHARTS.iter().find(|it| it.1 == self).map_or("drawing", |it| it.0)
    }
}

const CHARTS: &[(&str, Chart)] = &[
    ("line", Chart::Line),
    ("column", Chart::Column),
    ("bar", Chart::Bar),
    ("stacked-column", Chart::StackedColumn),
    ("stacked-bar", Chart::StackedBar),
    ("full-column", Chart::FullColumn),
    ("full-bar", Chart::FullBar),
    ("pie", Chart::Pie),
    ("target", Chart::Target),
    ("drawing", Chart::Drawing),
];

pub(crate) fn read(folder: &Folder, reading: &Reading) -> BTreeMap<String, Figure> {
    let mut all = BTreeMap::new();
    for (path, text) in folder.below("figures", "toml") {
        if let Some(figure) = reading.toml(path, text, |root| read_one(folder::stem(path), root)) {
            all.insert(figure.id.clone(), figure);
        }
    }
    all
}

fn read_one(id: &str, root: &Section<'_>) -> Option<Figure> {
    let dataset = root.text("dataset");
    let needed = root.localized("needed");
    if dataset.is_none() && needed.is_empty() {
        root.missing(
            "dataset",
            "the dataset that is drawn, or in needed.… what a source would have to send",
        );
    }
    let number = root.required_text("number", "the number of the figure, in quotes: \"5\"");
    let chart = root.choice("chart", CHARTS, None);
    let figure = Figure {
        id: id.to_owned(),
        chapter: root.text("chapter"),
        title: root.required_localized("title"),
        dataset,
        measure: root.text("measure"),
        x: root.text("x"),
        series: root.text("series"),
        at: Selection::read(root, "at"),
        select: root.list_pairs("select"),
        sources: root.texts("source").unwrap_or_default(),
        needed,
        notes: root.sections("notes", Note::read),
        place: root.place(),
        number: number?,
        chart: chart?,
    };
    Some(figure)
}
