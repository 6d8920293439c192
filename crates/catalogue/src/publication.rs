//! `publication.toml`: what the publication is.

use rekenschap_language::{Language, Notation};
use rekenschap_model::{FilePlace, Finding, Place, Text};

use crate::reader::{Reading, Section};
use crate::selection::Selection;
use crate::{Folder, Located};

/// What a publication is, whatever its edition.
#[derive(Debug, Clone)]
pub struct Publication {
    /// Its id.
    pub id: String,
    /// Its languages, the main one first.
    pub languages: Vec<Language>,
    /// The edition that is built when none is named.
    pub edition: i32,
    /// The dimension whose codes get a page of their own.
    pub organisation_dimension: Option<Located<String>>,
    /// Its title.
    pub title: Text,
    /// Who publishes it.
    pub publisher: Text,
    /// How numbers are written in its CSV files.
    pub notation: Notation,
    /// What stands between the cells of its CSV files.
    pub delimiter: u8,
    /// The fixed parts of a topic with a goal, in their order.
    pub parts: Vec<Part>,
    /// The chapters, in their order.
    pub chapters: Vec<Chapter>,
    /// The figures of the start page.
    pub headlines: Vec<Headline>,
}

/// A fixed part of a topic with a goal.
#[derive(Debug, Clone)]
pub struct Part {
    /// Its id.
    pub id: String,
    /// Its heading.
    pub title: Text,
}

/// A chapter.
#[derive(Debug, Clone)]
pub struct Chapter {
    /// Its folder below `chapters/`.
    pub id: String,
    /// Its number as it is shown.
    pub number: String,
    /// Its title.
    pub title: Text,
    /// Where it is declared.
    pub place: FilePlace,
}

/// A figure for the start page.
#[derive(Debug, Clone)]
pub struct Headline {
    /// `dataset/measure`.
    pub measure: Located<String>,
    /// The key; dimensions that are not named are at their total.
    pub at: Selection,
    /// What it is, in a few words.
    pub label: Text,
}

impl Default for Publication {
    fn default() -> Self {
        Self {
            id: String::new(),
            languages: vec![Language::Dutch],
            edition: 0,
            organisation_dimension: None,
            title: Text::default(),
            publisher: Text::default(),
            notation: Notation::English,
            delimiter: b',',
            parts: Vec::new(),
            chapters: Vec::new(),
            headlines: Vec::new(),
        }
    }
}

const FILE: &str = "publication.toml";

pub(crate) fn read(folder: &Folder, reading: &Reading) -> Publication {
    let Some(text) = folder.text(FILE) else {
        *reading.languages.borrow_mut() = Publication::default().languages;
        reading.report(Finding::error("file.missing", Place::in_file(FilePlace::whole(FILE))));
        return Publication::default();
    };
    reading.toml(FILE, text, |root| {
        let languages = languages(root);
        *reading.languages.borrow_mut() = languages.clone();
        let (notation, delimiter) = root.section("data", data).unwrap_or((Notation::English, b','));
        if !root.has("edition") {
            root.missing("edition", "the year of the edition, such as 2023");
        }
        Publication {
            id: root
                .required_text("id", "a short name for the publication")
                .map(|it| it.value)
                .unwrap_or_default(),
            languages,
            edition: root.integer("edition").unwrap_or_default(),
            organisation_dimension: root.text("organisation_dimension"),
            title: root.required_localized("title"),
            publisher: root.localized("publisher"),
            notation,
            delimiter,
            parts: root.sections("parts", |it| {
                Some(Part {
                    id: it.required_text("id", "a short name for the part")?.value,
                    title: it.required_localized("title"),
                })
            }),
            chapters: root.sections("chapters", |it| {
                let id = it.required_text("id", "the folder of the chapter")?;
                Some(Chapter {
                    number: it.text("number").map(|it| it.value).unwrap_or_default(),
                    title: it.required_localized("title"),
                    place: id.place,
                    id: id.value,
                })
            }),
            headlines: root.sections("headlines", |it| {
                Some(Headline {
                    measure: it.required_text("measure", "dataset/measure")?,
                    at: Selection::read(it, "at"),
                    label: it.required_localized("label"),
                })
            }),
        }
    })
}

fn languages(root: &Section<'_>) -> Vec<Language> {
    let named = root.texts("languages");
    if named.is_none() && !root.has("languages") {
        root.missing("languages", "a list such as [\"nl\", \"en\"]");
    }
    let mut all = Vec::new();
    for it in named.unwrap_or_default() {
        match Language::parse(&it.value) {
            Some(language) if !all.contains(&language) => all.push(language),
            Some(_) => {}
            None => root.reading.report(
                Finding::error("publication.language", Place::in_file(it.place))
                    .expected(
                        Language::ALL.iter().map(|it| it.code()).collect::<Vec<_>>().join(", "),
                    )
                    .found(it.value),
            ),
        }
    }
    if all.is_empty() {
        all.push(Language::Dutch);
    }
    all
}

fn data(section: &Section<'_>) -> (Notation, u8) {
    let notation = section.choice(
        "notation",
        &[("en", Notation::English), ("nl", Notation::Dutch)],
        Some(Notation::English),
    );
    let delimiter = section.choice("delimiter", &[(",", b','), (";", b';')], Some(b','));
    let (notation, delimiter) = (notation.unwrap_or(Notation::English), delimiter.unwrap_or(b','));
    (notation, delimiter)
}
