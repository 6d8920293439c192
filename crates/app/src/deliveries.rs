//! Takes what lies in `deliveries/` into the ledger, and gives back what counts for an edition.

use std::collections::{BTreeMap, BTreeSet};

use rekenschap_catalogue::{Catalogue, Dataset, nearest};
use rekenschap_intake::{Reader, sha256};
use rekenschap_ledger::Ledger;
use rekenschap_model::{Delivery, DeliveryState, FilePlace, Finding, Place};

use crate::AppError;
use crate::disk::Contents;
use crate::register::{self, Entry, REGISTER};

/// What was taken.
pub(crate) struct Taken {
    /// The deliveries that count for the edition, in their order: edition, then path.
    pub(crate) deliveries: Vec<Delivery>,
    /// Datasets of which a delivery was refused.
    pub(crate) refused: BTreeSet<String>,
    /// How many files were new to the ledger.
    pub(crate) new: usize,
    pub(crate) findings: Vec<Finding>,
}

/// A delivered file that is in its place.
struct File<'a> {
    path: &'a str,
    bytes: &'a [u8],
    edition: i32,
    source: &'a str,
    dataset: &'a Dataset,
}

pub(crate) fn take(
    catalogue: &Catalogue,
    contents: &Contents,
    edition: i32,
    ledger: &Ledger,
) -> Result<Taken, AppError> {
    let mut taken =
        Taken { deliveries: Vec::new(), refused: BTreeSet::new(), new: 0, findings: Vec::new() };
    let registers = registers(contents, &mut taken.findings);
    let files = files(catalogue, contents, edition, &mut taken);
    let known: BTreeMap<_, i64> = ledger
        .entries()?
        .into_iter()
        .map(|it| ((it.file, it.sha256, it.delivered_by, it.delivered_on, it.state), it.id))
        .collect();
    let mut fresh: Vec<Delivery> = Vec::new();
    // For each file that counts: its number in the ledger, or its position among the fresh ones.
    let mut order: Vec<Result<i64, usize>> = Vec::new();
    for file in files {
        let hash = sha256(file.bytes);
        let entry = registers.get(file.path);
        check_register(&file, entry, &hash, &mut taken.findings);
        let by = entry.map(|it| it.delivered_by.clone()).unwrap_or_default();
        let on = entry.map(|it| it.delivered_on.clone()).unwrap_or_default();
        let state = entry.map_or(DeliveryState::Draft, |it| it.state);
        let identity = (file.path.to_owned(), hash, by, on, state);
        if let Some(id) = known.get(&identity) {
            order.push(Ok(*id));
            continue;
        }
        match Reader::new(catalogue, file.dataset).read(file.path, file.bytes) {
            Ok((observations, findings)) => {
                taken.findings.extend(findings);
                order.push(Err(fresh.len()));
                let (path, sha256, delivered_by, delivered_on, state) = identity;
                fresh.push(Delivery {
                    edition: file.edition,
                    source: file.source.to_owned(),
                    dataset: file.dataset.id.clone(),
                    file: path,
                    sha256,
                    delivered_by,
                    delivered_on,
                    state,
                    decided_by: String::new(),
                    decided_on: String::new(),
                    correction: None,
                    observations,
                });
            }
            Err(findings) => {
                taken.refused.insert(file.dataset.id.to_string());
                taken.findings.extend(findings);
            }
        }
    }
    taken.new = fresh.len();
    let ids = ledger.add(&fresh)?;
    let ids: Vec<i64> = order.into_iter().map(|it| it.unwrap_or_else(|at| ids[at])).collect();
    taken.deliveries = ledger.deliveries(&ids)?;
    Ok(taken)
}

fn is_register(path: &str) -> bool {
    path.rsplit('/').next() == Some(REGISTER)
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
