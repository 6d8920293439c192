//! `editions/*.toml`: the publication for one year.

use std::collections::BTreeMap;

use rekenschap_model::{FilePlace, Finding, Place, Text};

use crate::code_list::is_date;
use crate::reader::{Reading, Section};
use crate::{Folder, Located, folder};

/// The publication as published for one year.
#[derive(Debug, Clone)]
pub struct Edition {
    /// The year.
    pub year: i32,
    /// The day it was published, `YYYY-MM-DD`.
    pub published: String,
    /// What was known by this day takes part, `YYYY-MM-DD`. Exceptions that ended before it have expired.
    pub cutoff: String,
    /// Findings that are accepted, each with its reason.
    pub accepted: Vec<Acceptance>,
    /// Why norms were missed.
    pub explanations: Vec<Explanation>,
    /// Where it is declared.
    pub place: FilePlace,
}

/// A finding that an edition accepts.
#[derive(Debug, Clone)]
pub struct Acceptance {
    /// The code of the finding.
    pub code: String,
    /// The subject of the finding's place.
    pub subject: String,
    /// What the finding expects, where the acceptance holds it to that.
    pub expected: Option<String>,
    /// What the finding found, where the acceptance holds it to that.
    pub found: Option<String>,
    /// Why it is accepted.
    pub reason: Text,
    /// Who accepted it.
    pub author: String,
    /// Until when, `YYYY-MM-DD`.
    pub until: String,
    /// Where it is declared.
    pub place: FilePlace,
}

/// Why a norm was missed.
#[derive(Debug, Clone)]
pub struct Explanation {
    /// The norm.
    pub norm: Located<String>,
    /// The code of the norm's `each` dimension; none: for the whole.
    pub organisation: Option<Located<String>>,
    /// The explanation.
    pub text: Text,
    /// Who gave it.
    pub author: String,
    /// When, `YYYY-MM-DD`.
    pub date: String,
    /// Where it is declared.
    pub place: FilePlace,
}

pub(crate) fn read(folder: &Folder, reading: &Reading) -> BTreeMap<i32, Edition> {
    let mut all = BTreeMap::new();
    for (path, text) in folder.below("editions", "toml") {
        let edition = reading.toml(path, text, |root| read_one(path, root));
        if let Some(edition) = edition {
            all.insert(edition.year, edition);
        }
    }
    all
}

fn read_one(path: &str, root: &Section<'_>) -> Option<Edition> {
    if !root.has("year") {
        root.missing("year", "the year of the edition");
    }
    let year = root.integer("year");
    let edition = Edition {
        published: date(root, "published"),
        cutoff: date(root, "cutoff"),
        accepted: root.sections("accepted", |it| {
            Some(Acceptance {
                code: it.required_text("code", "the code of the finding")?.value,
                subject: it.required_text("place", "the place of the finding")?.value,
                expected: it.text("expected").map(|it| it.value),
                found: it.text("found").map(|it| it.value),
                reason: it.required_localized("reason"),
                author: it
                    .required_text("author", "who accepts it")
                    .map(|it| it.value)
                    .unwrap_or_default(),
                until: date(it, "until"),
                place: it.place(),
            })
        }),
        explanations: root.sections("explanations", |it| {
            Some(Explanation {
                norm: it.required_text("norm", "the norm that was missed")?,
                organisation: it.text("organisation"),
                text: it.required_localized("text"),
                author: it
                    .required_text("author", "who explains")
                    .map(|it| it.value)
                    .unwrap_or_default(),
                date: date(it, "date"),
                place: it.place(),
            })
        }),
        place: root.place(),
        year: year?,
    };
    if folder::stem(path) != edition.year.to_string() {
        root.reading.report(
            Finding::error("edition.year", Place::in_file(FilePlace::whole(path)))
                .expected(folder::stem(path))
                .found(edition.year.to_string()),
        );
    }
    Some(edition)
}

fn date(section: &Section<'_>, key: &str) -> String {
    let Some(text) = section.required_text(key, "a date, YYYY-MM-DD, in quotes") else {
        return String::new();
    };
    if !is_date(&text.value) {
        section.wrong("edition.date", key, "a date, YYYY-MM-DD", &text.value);
    }
    text.value
}
