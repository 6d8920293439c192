//! The register of corrections as data.

use std::collections::BTreeMap;

use rekenschap_report::{Document, ReasonView, Restatement, plain};
use serde::Serialize;

/// What stands for a value that is withheld.
const WITHHELD: &str = "*";

#[derive(Serialize)]
struct RegisterLine {
    edition: i32,
    edition_before: Option<i32>,
    edition_before_complete: bool,
    changes: Vec<ChangeLine>,
}

#[derive(Serialize)]
struct ChangeLine {
    change: &'static str,
    subject: String,
    dataset: String,
    count: usize,
    before: Option<String>,
    now: Option<String>,
    withheld: bool,
    follows_from: Vec<String>,
    place: BTreeMap<&'static str, String>,
    correction: Option<CorrectionLine>,
}

#[derive(Serialize)]
struct CorrectionLine {
    at: BTreeMap<String, Vec<String>>,
    kind: &'static str,
    reason: BTreeMap<&'static str, String>,
    author: String,
    date: String,
    earlier_values_known: bool,
    in_edition_before: bool,
    registered: bool,
}

/// The register in its promised shape: the two editions, and for each change `change, subject, dataset, count, before, now,
/// withheld, follows_from, place, correction`. Texts are there in every language of the documents.
pub fn json(documents: &[Document]) -> Vec<u8> {
    let Some(first) = documents.first() else { return Vec::new() };
    let register = RegisterLine {
        edition: first.edition,
        edition_before: first.register.edition_before,
        edition_before_complete: first.register.complete,
        changes: (0..first.register.changes.len()).map(|at| change(documents, at)).collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&register).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// A text of a change in every language.
fn texts(
    documents: &[Document],
    at: usize,
    text: impl Fn(&Restatement) -> String,
) -> BTreeMap<&'static str, String> {
    let all = documents.iter();
    all.filter_map(|it| Some((it.language.code(), text(it.register.changes.get(at)?)))).collect()
}

fn change(documents: &[Document], at: usize) -> ChangeLine {
    let own = &documents[0].register.changes[at];
    let (before, now) = values(own);
    ChangeLine {
        change: own.kind.word(),
        subject: own.subject.clone(),
        dataset: own.dataset.to_string(),
        count: own.count,
        before,
        now,
        withheld: own.withheld,
        follows_from: own.inputs.clone(),
        place: texts(documents, at, |it| it.place.clone()),
        correction: own.reason.as_ref().map(|it| CorrectionLine {
            at: it.at.iter().cloned().collect(),
            kind: it.kind.word(),
            reason: texts(documents, at, |it| {
                it.reason.as_ref().map(|it| plain(&it.text)).unwrap_or_default()
            }),
            author: it.author.clone(),
            date: it.date.clone(),
            earlier_values_known: it.known,
            in_edition_before: it.known && it.published,
            registered: it.registered,
        }),
    }
}

/// The values then and now; withheld ones as `*`.
fn values(own: &Restatement) -> (Option<String>, Option<String>) {
    if own.withheld {
        return (Some(WITHHELD.to_owned()), Some(WITHHELD.to_owned()));
    }
    own.plain.clone()
}

/// Which cells a correction is about: `year=2021|2022,measure=amount`.
fn at_text(reason: &ReasonView) -> String {
    let all = reason.at.iter().map(|(name, codes)| format!("{name}={}", codes.join("|")));
    all.collect::<Vec<_>>().join(",")
}

/// The register as lines: a header, then one line for each change.
pub(super) fn lines(documents: &[Document]) -> Vec<Vec<String>> {
    let Some(first) = documents.first() else { return Vec::new() };
    let fields = [
        "change",
        "subject",
        "at",
        "edition_before",
        "before",
        "now",
        "count",
        "kind",
        "author",
        "date",
        "earlier_values_known",
    ];
    let reasons = documents.iter().map(|it| format!("reason.{}", it.language.code()));
    let mut lines = vec![fields.into_iter().map(str::to_owned).chain(reasons).collect::<Vec<_>>()];
    for (at, own) in first.register.changes.iter().enumerate() {
        let (before, now) = values(own);
        let reason = own.reason.as_ref();
        let mut line = vec![
            own.kind.word().to_owned(),
            own.subject.clone(),
            reason.map(at_text).unwrap_or_default(),
            first.register.edition_before.map(|it| it.to_string()).unwrap_or_default(),
            before.unwrap_or_default(),
            now.unwrap_or_default(),
            own.count.to_string(),
            reason.map_or("", |it| it.kind.word()).to_owned(),
            reason.map(|it| it.author.clone()).unwrap_or_default(),
            reason.map(|it| it.date.clone()).unwrap_or_default(),
            reason.map(|it| it.known.to_string()).unwrap_or_default(),
        ];
        line.extend(documents.iter().map(|it| {
            let own = it.register.changes.get(at).and_then(|it| it.reason.as_ref());
            own.map(|it| plain(&it.text)).unwrap_or_default()
        }));
        lines.push(line);
    }
    lines
}
