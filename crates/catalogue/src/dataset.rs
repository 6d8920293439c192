//! `datasets/**/*.toml`: cubes, with all that is true of them.

use std::collections::BTreeMap;

use rekenschap_model::{
    CellReference, Code, FilePlace, Finding, Frequency, Key, Period, Place, Text, code,
};

use crate::measure::{self, Measure};
use crate::norm::{self, Norm};
use crate::reader::{Reading, Section};
use crate::selection::Selection;
use crate::{CodeList, Folder, Located, folder};

/// A cube: dimensions × measures, with a source, a scope and a definition.
#[derive(Debug, Clone)]
pub struct Dataset {
    /// Its id: the file name.
    pub id: Code,
    /// Its title.
    pub title: Text,
    /// What is counted.
    pub definition: Text,
    /// Who knows the figures; the first one delivers.
    pub sources: Vec<Located<String>>,
    /// Which organisations it covers.
    pub scope: Option<Located<String>>,
    /// Its dimensions, in their order: the order of codes in a key.
    pub dimensions: Vec<Dimension>,
    /// Its measures, in their order.
    pub measures: Vec<Measure>,
    /// The blocks of keys that are expected; empty: all of them.
    pub expected: Vec<Vec<(String, Vec<Located<String>>)>>,
    /// Which cells may not be shown.
    pub disclosure: DisclosureRule,
    /// Notes at parts of the key.
    pub notes: Vec<Note>,
    /// The norms that it measures.
    pub norms: Vec<Norm>,
    /// What a source would have to send, when nothing was delivered.
    pub not_delivered: Option<Text>,
    /// Where it is declared.
    pub place: FilePlace,
}

/// An axis of a dataset.
#[derive(Debug, Clone)]
pub struct Dimension {
    /// Its id.
    pub id: Code,
    /// Its title; may be empty.
    pub title: Text,
    /// Where its codes come from.
    pub kind: DimensionKind,
    /// The codes of the dataset in this dimension, in order; none for an open dimension.
    pub codes: Vec<Code>,
    /// The code that stands for all.
    pub total: Option<Code>,
    /// The children of each code that has some, within the dataset.
    pub children: BTreeMap<Code, Vec<Code>>,
    /// Where it is declared.
    pub place: FilePlace,
}

/// Where the codes of a dimension come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DimensionKind {
    /// A code list.
    Coded(Located<String>),
    /// Periods.
    Time(Frequency),
    /// The data: a register of records.
    Open,
}

/// Which cells of a dataset may not be shown.
#[derive(Debug, Clone, Default)]
pub enum DisclosureRule {
    /// Nothing was declared.
    #[default]
    Undeclared,
    /// No rule, for a reason.
    None {
        /// Why there is no rule.
        reason: Text,
    },
    /// Cells with fewer than `minimum` units behind them are withheld; zero may be shown.
    Minimum {
        /// The lowest number of units that may be shown.
        minimum: u32,
        /// The measure that counts the units.
        count: Located<String>,
    },
}

/// What a note is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoteKind {
    /// A note of the source.
    Note,
    /// An exception to the scope.
    Scope,
    /// How the source was read.
    Transcription,
}

/// A note at part of a key.
#[derive(Debug, Clone)]
pub struct Note {
    /// Where it belongs; empty: everywhere.
    pub at: Selection,
    /// What it is.
    pub kind: NoteKind,
    /// The note.
    pub text: Text,
    /// Where it is declared.
    pub place: FilePlace,
}

impl Note {
    pub(crate) fn read(section: &Section<'_>) -> Option<Self> {
        Some(Self {
            at: Selection::read(section, "at"),
            kind: section.choice(
                "kind",
                &[
                    ("note", NoteKind::Note),
                    ("scope", NoteKind::Scope),
                    ("transcription", NoteKind::Transcription),
                ],
                Some(NoteKind::Note),
            )?,
            text: section.required_localized("text"),
            place: section.place(),
        })
    }
}

impl Dimension {
    /// The frequency of a time dimension.
    pub fn frequency(&self) -> Option<Frequency> {
        match self.kind {
            DimensionKind::Time(it) => Some(it),
            _ => None,
        }
    }

    /// The id of its code list.
    pub fn code_list(&self) -> Option<&str> {
        match &self.kind {
            DimensionKind::Coded(it) => Some(&it.value),
            _ => None,
        }
    }
}

impl Dataset {
    /// The position of a dimension in keys.
    pub fn dimension(&self, id: &str) -> Option<usize> {
        self.dimensions.iter().position(|it| &*it.id == id)
    }

    /// The position of the time dimension.
    pub fn time(&self) -> Option<usize> {
        self.dimensions.iter().position(|it| it.frequency().is_some())
    }

    /// The measure with this id.
    pub fn measure(&self, id: &str) -> Option<&Measure> {
        self.measures.iter().find(|it| &*it.id == id)
    }

    /// Whether it is a register: its keys come from the data.
    pub fn is_register(&self) -> bool {
        self.dimensions.iter().any(|it| it.kind == DimensionKind::Open)
    }

    /// The address of a cell.
    pub fn reference(&self, measure: &Measure, key: &Key) -> CellReference {
        CellReference { dataset: self.id.clone(), measure: measure.id.clone(), key: key.clone() }
    }

    /// A key as people write it: `organisation=AZ,year=2023`.
    pub fn key_text(&self, key: &Key) -> String {
        let pairs: Vec<String> = self
            .dimensions
            .iter()
            .zip(key.codes())
            .map(|(dimension, code)| format!("{}={code}", dimension.id))
            .collect();
        pairs.join(",")
    }

    /// The subject of findings about a cell: `dataset/measure/organisation=AZ,year=2023`.
    pub fn cell_text(&self, measure: &str, key: &Key) -> String {
        format!("{}/{measure}/{}", self.id, self.key_text(key))
    }

    /// Every key that the declared codes and periods make, in order; none for a register.
    pub fn keys(&self) -> Vec<Key> {
        if self.is_register() {
            return Vec::new();
        }
        let mut keys: Vec<Vec<Code>> = vec![Vec::new()];
        for dimension in &self.dimensions {
            keys = keys
                .into_iter()
                .flat_map(|start| {
                    dimension.codes.iter().map(move |code| {
                        let mut key = start.clone();
                        key.push(code.clone());
                        key
                    })
                })
                .collect();
        }
        keys.into_iter().map(Key::from_codes).collect()
    }

    /// Whether a value is expected for a measure at a key.
    pub fn expects(&self, measure: &str, key: &Key) -> bool {
        self.expected.is_empty()
            || self.expected.iter().any(|block| {
                block.iter().all(|(dimension, codes)| {
                    let own = if dimension == crate::MEASURE {
                        Some(measure)
                    } else {
                        self.dimension(dimension).map(|at| &*key.codes()[at])
                    };
                    codes.iter().any(|it| Some(it.value.as_str()) == own)
                })
            })
    }
}

pub(crate) fn read(
    folder: &Folder,
    lists: &BTreeMap<String, CodeList>,
    reading: &Reading,
) -> BTreeMap<Code, Dataset> {
    let mut all: BTreeMap<Code, Dataset> = BTreeMap::new();
    for (path, text) in folder.below("datasets", "toml") {
        let dataset = reading.toml(path, text, |root| read_one(folder::stem(path), root, lists));
        if let Some(first) = all.get(&dataset.id) {
            reading.report(
                Finding::error("dataset.duplicate", Place::in_file(FilePlace::whole(path)))
                    .found(&*dataset.id)
                    .expected(first.place.file.clone()),
            );
            continue;
        }
        all.insert(dataset.id.clone(), dataset);
    }
    all
}

fn read_one(id: &str, root: &Section<'_>, lists: &BTreeMap<String, CodeList>) -> Dataset {
    let dimensions =
        root.named_sections("dimensions", |name, it| Some(read_dimension(name, it, lists)));
    if dimensions.is_empty() {
        root.missing("dimensions", "at least one dimension, such as [dimensions.year]");
    }
    let measures = root.named_sections("measures", |name, it| Some(measure::read(name, it)));
    if measures.is_empty() {
        root.missing("measures", "at least one measure, such as [measures.persons]");
    }
    Dataset {
        id: code(id),
        title: root.required_localized("title"),
        definition: root.localized("definition"),
        sources: sources(root),
        scope: root.text("scope"),
        dimensions,
        measures,
        expected: root.sections("expected", |it| Some(it.lists())),
        disclosure: root.section("disclosure", read_disclosure).unwrap_or_default(),
        notes: root.sections("notes", Note::read),
        norms: root.sections("norms", norm::read),
        not_delivered: Some(root.localized("not_delivered")).filter(|it| !it.is_empty()),
        place: root.place(),
    }
}

fn sources(root: &Section<'_>) -> Vec<Located<String>> {
    if !root.has("source") {
        root.missing("source", "a list of sources, such as [\"hr\"]");
        return Vec::new();
    }
    root.texts("source").unwrap_or_default()
}

fn read_dimension(
    name: &str,
    section: &Section<'_>,
    lists: &BTreeMap<String, CodeList>,
) -> Dimension {
    let place = section.place();
    let title = section.localized("title");
    let total = section.text("total");
    if let Some(word) = section.text("time") {
        return read_time(name, section, &word.value, title, place);
    }
    if section.boolean("open") == Some(true) {
        return Dimension {
            id: code(name),
            title,
            kind: DimensionKind::Open,
            codes: Vec::new(),
            total: None,
            children: BTreeMap::new(),
            place,
        };
    }
    let named = section.required_text(
        "codelist",
        "the code list of the dimension (or time = \"year\", or open = true)",
    );
    let list = named.unwrap_or_else(|| Located { value: String::new(), place: place.clone() });
    let known = lists.get(&list.value);
    let codes: Vec<Code> = match section.texts("codes") {
        Some(codes) => codes
            .into_iter()
            .filter(|it| {
                let right = known.is_none_or(|list| list.get(&it.value).is_some());
                if !right {
                    unknown_code(section.reading, it, known);
                }
                right
            })
            .map(|it| code(&it.value))
            .collect(),
        None => known
            .map(|it| it.entries.iter().map(|it| it.code.clone()).collect())
            .unwrap_or_default(),
    };
    if let (Some(total), true) = (&total, known.is_some())
        && !codes.iter().any(|it| **it == *total.value)
    {
        unknown_code(section.reading, total, known);
    }
    let children = known.map(|it| it.children_among(&codes)).unwrap_or_default();
    Dimension {
        id: code(name),
        title,
        kind: DimensionKind::Coded(list),
        codes,
        total: total.map(|it| code(&it.value)),
        children,
        place,
    }
}

/// Reports a code that its list does not have, with the nearest one.
pub(crate) fn unknown_code(reading: &Reading, code: &Located<String>, list: Option<&CodeList>) {
    let known = list.into_iter().flat_map(|it| it.entries.iter().map(|it| &*it.code));
    let suggestion = crate::nearest(&code.value, known).unwrap_or_default();
    reading.report(
        Finding::error("codes.unknown", Place::in_file(code.place.clone()))
            .with("list", list.map_or("", |it| it.id.as_str()))
            .with("suggestion", suggestion)
            .found(&code.value),
    );
}

fn read_time(
    name: &str,
    section: &Section<'_>,
    word: &str,
    title: Text,
    place: FilePlace,
) -> Dimension {
    let frequency = Frequency::from_word(word).unwrap_or_else(|| {
        section.wrong("dataset.frequency", "time", "year, half, quarter, month", word);
        Frequency::Year
    });
    if !section.has("periods") {
        section.missing("periods", "a list of periods, such as [\"2022\", \"2023\"]");
    }
    let mut periods: Vec<Code> = Vec::new();
    for it in section.texts("periods").unwrap_or_default() {
        match it.value.parse::<Period>() {
            Ok(period) if period.frequency() == frequency => periods.push(code(&it.value)),
            _ => section.reading.report(
                Finding::error("dataset.period", Place::in_file(it.place))
                    .expected(frequency.example())
                    .found(it.value),
            ),
        }
    }
    Dimension {
        id: code(name),
        title,
        kind: DimensionKind::Time(frequency),
        codes: periods,
        total: None,
        children: BTreeMap::new(),
        place,
    }
}

fn read_disclosure(section: &Section<'_>) -> DisclosureRule {
    match section.choice("rule", &[("none", false), ("minimum", true)], None) {
        Some(true) => {
            let minimum = section.integer("minimum").and_then(|it| u32::try_from(it).ok());
            if minimum.is_none() {
                section
                    .missing("minimum", "the lowest number of units that may be shown, such as 10");
            }
            match (minimum, section.required_text("count", "the measure that counts the units")) {
                (Some(minimum), Some(count)) => DisclosureRule::Minimum { minimum, count },
                _ => DisclosureRule::Undeclared,
            }
        }
        Some(false) => DisclosureRule::None { reason: section.required_localized("reason") },
        None => DisclosureRule::Undeclared,
    }
}
