//! What counts for an edition: what lies in `deliveries/`, which the ledger writes down, and what was imported.

use std::collections::{BTreeMap, BTreeSet};

use rekenschap_catalogue::{Catalogue, Dataset, nearest};
use rekenschap_intake::{Reader, sha256};
use rekenschap_ledger::{
    Delivered, Document, Event, Inlet, Ledger, OriginalFile, Proposal, Recorded,
};
use rekenschap_model::{Delivery, DeliveryState, FilePlace, Finding, Original, Place};

use crate::AppError;
use crate::arrivals::{arrivals, releases};
use crate::disk::Contents;
use crate::register::{self, Entry, is_register, same_person};

/// What was taken.
pub(crate) struct Taken {
    /// The deliveries that count for the edition, in their order: edition, then path.
    pub(crate) deliveries: Vec<Delivery>,
    /// Datasets of which a delivery was refused.
    pub(crate) refused: BTreeSet<String>,
    /// How many files were new to the ledger.
    pub(crate) new: usize,
    pub(crate) findings: Vec<Finding>,
    /// What the ledger says of those that were imported, by their file and hash.
    pub(crate) handed: BTreeMap<(String, String), Handed>,
}

/// How a delivery was handed in.
#[derive(Debug, Clone)]
pub(crate) struct Handed {
    /// Its number in the ledger.
    pub(crate) number: i64,
    /// When it was written down, in UTC.
    pub(crate) at: String,
    /// The file that it came as.
    pub(crate) original: Option<Original>,
}

/// A delivered file that is in its place.
struct File<'a> {
    path: &'a str,
    bytes: &'a [u8],
    edition: i32,
    source: &'a str,
    dataset: &'a Dataset,
}

/// What decides which deliveries take part.
pub(crate) struct Wanted<'a> {
    /// The edition: what was delivered for it and before.
    pub(crate) edition: i32,
    /// The day at whose end it was known, `YYYY-MM-DD`.
    pub(crate) as_of: Option<&'a str>,
    /// Now, in UTC, as it is written in the ledger.
    pub(crate) now: &'a str,
    /// Deliveries that take part though nobody approved them yet.
    pub(crate) candidates: &'a [Candidate],
}

/// A delivery that is tried out: the tidy file that it is, and what the ledger would say of it.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    pub(crate) delivered: Delivered,
    pub(crate) text: Vec<u8>,
}

pub(crate) fn take(
    catalogue: &Catalogue,
    contents: &Contents,
    ledger: &mut Ledger,
    wanted: &Wanted<'_>,
) -> Result<Taken, AppError> {
    let mut taken = Taken {
        deliveries: Vec::new(),
        refused: BTreeSet::new(),
        new: 0,
        findings: Vec::new(),
        handed: BTreeMap::new(),
    };
    let registers = registers(contents, &mut taken.findings);
    let files = files(catalogue, contents, wanted.edition, &mut taken);
    let mut proposals = Vec::new();
    for file in files {
        let hash = sha256(file.bytes);
        let entry = registers.get(file.path);
        check_register(&file, entry, &hash, &mut taken.findings);
        if !known_by(&file, entry, wanted.as_of, &mut taken.findings) {
            continue;
        }
        let state = entry.map_or(DeliveryState::Draft, |it| it.state);
        let signed = |pick: fn(&Entry) -> &String| entry.map(pick).cloned().unwrap_or_default();
        let head = Delivery {
            edition: file.edition,
            source: file.source.to_owned(),
            dataset: file.dataset.id.clone(),
            file: file.path.to_owned(),
            sha256: hash,
            delivered_by: signed(|it| &it.delivered_by),
            delivered_on: signed(|it| &it.delivered_on),
            state,
            decided_by: signed(|it| &it.decided_by),
            decided_on: signed(|it| &it.decided_on),
            correction: entry.and_then(|it| it.correction.clone()),
            observations: Vec::new(),
        };
        if let Some(delivery) = read(catalogue, file.dataset, head, file.bytes, &mut taken) {
            proposals.push(proposal(catalogue, &delivery, file.bytes));
            taken.deliveries.push(delivery);
        }
    }
    let recorded = ledger.record::<AppError>(wanted.now, &mut |_| Ok(proposals.clone()))?;
    taken.new = recorded.iter().filter(|it| matches!(it, Recorded::New(_))).count();
    imported(catalogue, ledger, wanted, &mut taken)?;
    taken.deliveries.sort_by_cached_key(|it| (it.edition, order(&it.file)));
    Ok(taken)
}

/// Adds what came through import: what is approved, and what is tried out.
fn imported(
    catalogue: &Catalogue,
    ledger: &mut Ledger,
    wanted: &Wanted<'_>,
    taken: &mut Taken,
) -> Result<(), AppError> {
    let publication = &catalogue.publication.id;
    let mut all: Vec<(Delivered, DeliveryState, String, String, Vec<u8>)> = Vec::new();
    let released = releases(ledger.entries(), publication);
    for mut it in arrivals(ledger.entries(), publication, wanted.as_of) {
        if it.state == DeliveryState::Approved && it.delivered.edition <= wanted.edition {
            let text = ledger.document(&it.delivered.sha256)?;
            let original = it.delivered.original.as_ref().map(OriginalFile::original);
            let handed = Handed { number: it.number, at: it.at, original };
            let own = (it.delivered.file.clone(), it.delivered.sha256.clone());
            taken.handed.insert(own, handed);
            // What was approved after its edition was released was not known to that edition: it counts for the next.
            let decision = it.decision.unwrap_or(it.number);
            let mut edition = it.delivered.edition;
            while edition < wanted.edition
                && released.get(&edition).is_some_and(|at| decision > *at)
            {
                edition += 1;
            }
            it.delivered.edition = edition;
            all.push((it.delivered, it.state, it.decided_by, it.decided_on, text));
        }
    }
    for it in wanted.candidates.iter().filter(|it| it.delivered.edition <= wanted.edition) {
        let state = DeliveryState::Submitted;
        all.push((it.delivered.clone(), state, String::new(), String::new(), it.text.clone()));
    }
    for (it, state, decided_by, decided_on, text) in all {
        let Some(dataset) = catalogue.dataset(&it.dataset) else {
            let place = Place::subject(&it.file).at(FilePlace::whole(&it.file));
            taken.findings.push(Finding::error("delivery.dataset", place).found(&it.dataset));
            continue;
        };
        let head = Delivery {
            edition: it.edition,
            source: it.source.clone(),
            dataset: dataset.id.clone(),
            file: it.file.clone(),
            sha256: it.sha256.clone(),
            delivered_by: it.by.clone(),
            delivered_on: it.on.clone(),
            state,
            decided_by,
            decided_on,
            correction: it.correction(),
            observations: Vec::new(),
        };
        if let Some(delivery) = read(catalogue, dataset, head, &text, taken) {
            taken.deliveries.push(delivery);
        }
    }
    Ok(())
}

/// The delivery with its observations; nothing when its file cannot be read.
fn read(
    catalogue: &Catalogue,
    dataset: &Dataset,
    head: Delivery,
    bytes: &[u8],
    taken: &mut Taken,
) -> Option<Delivery> {
    match Reader::new(catalogue, dataset).read(&head.file, bytes) {
        Ok((observations, findings)) => {
            taken.findings.extend(findings);
            Some(Delivery { observations, ..head })
        }
        Err(findings) => {
            taken.refused.insert(dataset.id.to_string());
            taken.findings.extend(findings);
            None
        }
    }
}

/// What the ledger writes down of a file in the folder. The same file, signed in the same way, is written down once.
fn proposal(catalogue: &Catalogue, it: &Delivery, bytes: &[u8]) -> Proposal {
    let publication = &catalogue.publication.id;
    let identity = [
        "folder",
        publication,
        &it.file,
        &it.sha256,
        &it.delivered_by,
        &it.delivered_on,
        it.state.word(),
        &it.decided_by,
        &it.decided_on,
    ];
    let correction = it.correction.as_ref();
    let delivered = Delivered {
        publication: publication.clone(),
        edition: it.edition,
        source: it.source.clone(),
        dataset: it.dataset.to_string(),
        file: it.file.clone(),
        sha256: it.sha256.clone(),
        inlet: Inlet::Folder,
        state: it.state.word().to_owned(),
        by: it.delivered_by.clone(),
        on: it.delivered_on.clone(),
        decided_by: it.decided_by.clone(),
        decided_on: it.decided_on.clone(),
        correction: correction.map_or_else(String::new, |it| it.kind.word().to_owned()),
        reason: correction.map_or_else(String::new, |it| it.reason.clone()),
        original: None,
        remarks: Vec::new(),
        cells: it.observations.len(),
        findings: Vec::new(),
    };
    Proposal {
        actor: it.delivered_by.clone(),
        identity: Some(identity.join("\n")),
        documents: vec![Document::new(bytes)],
        event: Event::Delivered(Box::new(delivered)),
    }
}

/// Whether a file was known at the end of a day, by what its register says.
fn known_by(
    file: &File<'_>,
    entry: Option<&Entry>,
    as_of: Option<&str>,
    findings: &mut Vec<Finding>,
) -> bool {
    let Some(day) = as_of else { return true };
    let signed = entry.map(|it| it.delivered_on.as_str().max(it.decided_on.as_str()));
    match signed.filter(|it| !it.is_empty()) {
        Some(signed) => signed <= day,
        None => {
            let place = Place::subject(file.path).at(FilePlace::whole(file.path));
            findings.push(Finding::warning("delivery.undated", place).found(day));
            false
        }
    }
}

fn registers(contents: &Contents, findings: &mut Vec<Finding>) -> BTreeMap<String, Entry> {
    let mut all = BTreeMap::new();
    for (path, bytes) in contents.deliveries.iter().filter(|it| is_register(it.0)) {
        all.extend(register::read(path, bytes, findings));
    }
    for (file, entry) in &all {
        if !contents.deliveries.contains_key(file) {
            findings.push(
                Finding::error("register.no-file", Place::subject(file).at(entry.place.clone()))
                    .found(file),
            );
        }
    }
    all
}

/// The delivered files that lie in their place and count for the edition.
fn files<'a>(
    catalogue: &'a Catalogue,
    contents: &'a Contents,
    edition: i32,
    taken: &mut Taken,
) -> Vec<File<'a>> {
    let mut all = Vec::new();
    for (path, bytes) in contents.deliveries.iter().filter(|it| !is_register(it.0)) {
        let place = || Place::in_file(FilePlace::whole(path));
        let parts: Vec<&str> = path.split('/').collect();
        let (Some(own), [_, _, source, name]) =
            (parts.get(1).and_then(|it| it.parse::<i32>().ok()), parts.as_slice())
        else {
            let expected = "deliveries/<edition>/<source>/<dataset>.csv";
            taken
                .findings
                .push(Finding::error("delivery.path", place()).expected(expected).found(path));
            continue;
        };
        if own > edition {
            continue;
        }
        // `fte.csv`, and later deliveries of the same dataset: `fte.2.csv`.
        let id = name.split('.').next().unwrap_or(name);
        let Some(dataset) = catalogue.dataset(id) else {
            let suggestion =
                nearest(id, catalogue.datasets.keys().map(|it| &**it)).unwrap_or_default();
            taken.findings.push(
                Finding::error("delivery.dataset", place())
                    .with("suggestion", suggestion)
                    .found(id),
            );
            continue;
        };
        if !dataset.sources.iter().any(|it| it.value == *source) {
            let expected: Vec<&str> = dataset.sources.iter().map(|it| it.value.as_str()).collect();
            let suggestion = nearest(source, expected.iter().copied()).unwrap_or_default();
            taken.findings.push(
                Finding::error("delivery.source", place())
                    .with("suggestion", suggestion)
                    .expected(expected.join(", "))
                    .found(*source),
            );
            taken.refused.insert(id.to_owned());
            continue;
        }
        all.push(File { path, bytes, edition: own, source, dataset });
    }
    all.sort_by_cached_key(|it| (it.edition, order(it.path)));
    all
}

/// The position of a path among the deliveries of a dataset: 1 for `fte.csv`, 2 for `fte.2.csv`; nothing for a file of
/// another dataset or source.
pub(crate) fn position(path: &str, edition: i32, source: &str, dataset: &str) -> Option<u64> {
    let rest = path.strip_prefix(&format!("deliveries/{edition}/{source}/{dataset}."))?;
    match rest.strip_suffix(".csv") {
        Some(number) => number.parse().ok(),
        None => (rest == "csv").then_some(1),
    }
}

/// Where a file stands among those of an edition: `fte.csv`, then `fte.2.csv`, then `fte.10.csv`.
fn order(path: &str) -> (String, u64, String) {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let (dataset, rest) = name.split_once('.').unwrap_or((name, ""));
    let number = rest.strip_suffix(".csv").and_then(|it| it.parse().ok()).unwrap_or(0);
    (format!("{folder}/{dataset}"), number, name.to_owned())
}

fn check_register(file: &File<'_>, entry: Option<&Entry>, hash: &str, findings: &mut Vec<Finding>) {
    match entry {
        Some(entry) if entry.sha256 != hash => findings.push(
            Finding::error(
                "register.changed",
                Place::subject(file.path).at(FilePlace::whole(file.path)),
            )
            .with("register", entry.place.to_string())
            .expected(short(&entry.sha256))
            .found(short(hash)),
        ),
        Some(entry) if same_person(&entry.delivered_by, &entry.decided_by) => findings.push(
            Finding::error(
                "register.own-decision",
                Place::subject(file.path).at(entry.place.clone()),
            )
            .found(&entry.decided_by),
        ),
        Some(_) => {}
        None => findings.push(Finding::warning(
            "register.absent",
            Place::subject(file.path).at(FilePlace::whole(file.path)),
        )),
    }
}

fn short(hash: &str) -> String {
    hash.chars().take(12).collect()
}
