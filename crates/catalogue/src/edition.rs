//! `editions/*.toml`: the publication for one year.

use std::collections::BTreeMap;

use rekenschap_model::{CorrectionKind, FilePlace, Finding, Key, Place, Text};

use crate::code_list::is_date;
use crate::reader::{Reading, Section};
use crate::{Dataset, Folder, Located, MEASURE, folder};

/// The publication as published for one year.
#[derive(Debug, Clone)]
pub struct Edition {
    /// The year.
    pub year: i32,
    /// The day it was published, `YYYY-MM-DD`; empty when that is not known of an earlier edition.
    pub published: String,
    /// What was known by this day takes part, `YYYY-MM-DD`. Exceptions that ended before it have expired. Empty when it is
    /// not known of an earlier edition.
    pub cutoff: String,
    /// Whether all that the edition knew is delivered here. An earlier edition may be there in part, only to be compared
    /// with: then nothing is said about what is new since, or gone.
    pub complete: bool,
    /// Findings that are accepted, each with its reason.
    pub accepted: Vec<Acceptance>,
    /// Why norms were missed.
    pub explanations: Vec<Explanation>,
    /// What was corrected since the edition before it.
    pub corrections: Vec<RegisteredCorrection>,
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

/// Figures that an earlier edition published and that are different now, or that may not be compared with it any more.
#[derive(Debug, Clone)]
pub struct RegisteredCorrection {
    /// The dataset.
    pub dataset: Located<String>,
    /// Which cells of it: for each dimension that is named (or `measure`), the codes. Nothing: the whole dataset.
    pub at: Vec<(String, Vec<Located<String>>)>,
    /// What kind of correction it is.
    pub kind: CorrectionKind,
    /// Why: it ends the sentence "corrected because …".
    pub reason: Text,
    /// Who says so.
    pub author: String,
    /// When, `YYYY-MM-DD`.
    pub date: String,
    /// Whether the earlier values are among the deliveries: then a change must be found.
    pub known: bool,
    /// Whether the earlier edition itself showed the earlier values; if not, they were known only in between.
    pub published: bool,
    /// Where it is declared.
    pub place: FilePlace,
}

impl RegisteredCorrection {
    /// Whether a cell of a dataset is among those that were corrected.
    pub fn covers(&self, dataset: &Dataset, measure: &str, key: &Key) -> bool {
        self.dataset.value == *dataset.id
            && self.at.iter().all(|(name, codes)| {
                let own = if name == MEASURE {
                    Some(measure)
                } else {
                    dataset.dimension(name).map(|at| &*key.codes()[at])
                };
                codes.iter().any(|it| Some(it.value.as_str()) == own)
            })
    }
}

/// Reads the editions. `current` is the publication's own: those before it may be there only to be compared with.
pub(crate) fn read(folder: &Folder, current: i32, reading: &Reading) -> BTreeMap<i32, Edition> {
    let mut all = BTreeMap::new();
    for (path, text) in folder.below("editions", "toml") {
        let edition = reading.toml(path, text, |root| read_one(path, current, root));
        if let Some(edition) = edition {
            all.insert(edition.year, edition);
        }
    }
    all
}

fn read_one(path: &str, current: i32, root: &Section<'_>) -> Option<Edition> {
    if !root.has("year") {
        root.missing("year", "the year of the edition");
    }
    let year = root.integer("year");
    let undated = !["published", "cutoff", "accepted"].into_iter().any(|it| root.has(it));
    let compared_only = undated && year.is_some_and(|it| it < current);
    let day = |key: &str| if compared_only { String::new() } else { date(root, key) };
    let edition = Edition {
        published: day("published"),
        cutoff: day("cutoff"),
        complete: root.boolean("complete").unwrap_or(true),
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
        corrections: root.sections("corrections", read_correction),
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

fn read_correction(section: &Section<'_>) -> Option<RegisteredCorrection> {
    let dataset = section.required_text("dataset", "the dataset that was corrected");
    let at = section.blocks("at");
    let kind = section.choice("kind", CorrectionKind::ALL, None);
    let reason = section.required_localized("reason");
    let author = section.required_text("author", "who says so").map(|it| it.value);
    let date = date(section, "date");
    let known = section.boolean("known").unwrap_or(true);
    let published = section.boolean("published").unwrap_or(true);
    Some(RegisteredCorrection {
        dataset: dataset?,
        at,
        // Without a kind the file is refused; the names are looked at all the same.
        kind: kind.unwrap_or(CorrectionKind::Error),
        reason,
        author: author.unwrap_or_default(),
        date,
        known,
        published,
        place: section.place(),
    })
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
