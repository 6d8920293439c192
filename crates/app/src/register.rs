//! The register of deliveries: what was delivered, by whom, when, with the SHA-256 of each file.

use std::collections::BTreeMap;
use std::path::Path;

use rekenschap_intake::sha256;
use rekenschap_model::{Correction, CorrectionKind, DeliveryState, FilePlace, Finding, Place};

use crate::{AppError, disk, whole};

/// The name of the register in each edition's folder.
pub(crate) const REGISTER: &str = "register.csv";

const COLUMNS: &[&str] = &[
    "file",
    "sha256",
    "delivered_by",
    "delivered_on",
    "state",
    "decided_by",
    "decided_on",
    "correction",
    "reason",
];

/// So many columns a register must have; those after them may be left out, from the end.
const FEWEST: usize = 5;

/// What a register says of one file.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) sha256: String,
    pub(crate) delivered_by: String,
    pub(crate) delivered_on: String,
    pub(crate) state: DeliveryState,
    pub(crate) decided_by: String,
    pub(crate) decided_on: String,
    pub(crate) correction: Option<Correction>,
    pub(crate) place: FilePlace,
}

/// Reads the register of an edition: its entries by the path of the file within the publication folder.
pub(crate) fn read(
    path: &str,
    bytes: &[u8],
    findings: &mut Vec<Finding>,
) -> BTreeMap<String, Entry> {
    let mut all = BTreeMap::new();
    let folder = path.strip_suffix(REGISTER).unwrap_or_default();
    let mut parser = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let header: Vec<String> =
        parser.headers().map(|it| it.iter().map(str::to_owned).collect()).unwrap_or_default();
    let columns = header.len();
    if columns < FEWEST || COLUMNS.get(..columns).is_none_or(|it| header != it) {
        findings.push(
            Finding::error("register.header", Place::in_file(FilePlace::line(path, 1)))
                .expected(COLUMNS.join(","))
                .found(header.join(",")),
        );
        return all;
    }
    for record in parser.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let place = Place::in_file(FilePlace::whole(path));
                findings.push(Finding::error("csv.syntax", place).found(error.to_string()));
                continue;
            }
        };
        let place = FilePlace::line(path, record.position().map_or(0, |it| it.line() as usize));
        if record.len() != columns {
            findings.push(
                Finding::error("csv.cells", Place::in_file(place))
                    .expected(columns.to_string())
                    .found(record.len().to_string()),
            );
            continue;
        }
        let Some(state) = DeliveryState::from_word(&record[4]) else {
            findings.push(
                Finding::error("register.state", Place::in_file(place))
                    .expected("draft, submitted, approved, rejected")
                    .found(&record[4]),
            );
            continue;
        };
        let cell = |at: usize| record.get(at).unwrap_or_default().to_owned();
        let kind = CorrectionKind::from_word(&cell(7));
        if kind.is_none() && !cell(7).is_empty() {
            let words: Vec<&str> = CorrectionKind::ALL.iter().map(|it| it.0).collect();
            findings.push(
                Finding::error("register.correction", Place::in_file(place))
                    .expected(words.join(", "))
                    .found(cell(7)),
            );
            continue;
        }
        let file = format!("{folder}{}", &record[0]);
        let entry = Entry {
            sha256: record[1].to_owned(),
            delivered_by: record[2].to_owned(),
            delivered_on: record[3].to_owned(),
            state,
            decided_by: cell(5),
            decided_on: cell(6),
            correction: kind.map(|kind| Correction { kind, reason: cell(8) }),
            place: place.clone(),
        };
        if all.insert(file, entry).is_some() {
            findings
                .push(Finding::error("register.twice", Place::in_file(place)).found(&record[0]));
        }
    }
    all
}

/// What [`register`] did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registered {
    /// The files that were added, by path within the publication folder.
    pub added: Vec<String>,
    /// The files that stand in the register with another hash: they were changed after they were registered.
    pub changed: Vec<String>,
}

/// Who signs files in a register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Who delivers.
    pub by: String,
    /// The day, `YYYY-MM-DD`.
    pub on: String,
    /// What is done with the deliveries.
    pub state: DeliveryState,
    /// Who decided on them; empty when nobody did yet.
    pub decided_by: String,
    /// The day of that; empty when nobody did yet.
    pub decided_on: String,
    /// Why they replace earlier figures, when they do.
    pub correction: Option<Correction>,
}

/// Adds the files of an edition that are not in its register yet, signed. A file that is in the register is never
/// registered again; one that waits for a decision gets it when the signature has one.
///
/// # Errors
/// When the folder cannot be read or the register cannot be written, or when who decides is who delivered.
pub fn register(root: &Path, edition: i32, signature: &Signature) -> Result<Registered, AppError> {
    if same_person(&signature.by, &signature.decided_by) {
        return Err(AppError::SamePerson { name: signature.by.clone() });
    }
    let contents = disk::read(root)?;
    let folder = format!("deliveries/{edition}/");
    let path = format!("{folder}{REGISTER}");
    let mut findings = Vec::new();
    let mut entries =
        contents.deliveries.get(&path).map(|it| read(&path, it, &mut findings)).unwrap_or_default();
    if !findings.is_empty() {
        // Lines that cannot be read would be lost when the register is written again.
        return Err(AppError::BadRegister { path: root.join(&path) });
    }
    let mut done = Registered { added: Vec::new(), changed: Vec::new() };
    for (file, bytes) in &contents.deliveries {
        if !file.starts_with(&folder) || is_register(file) {
            continue;
        }
        let hash = sha256(bytes);
        match entries.get_mut(file) {
            Some(entry) if entry.sha256 != hash => done.changed.push(file.clone()),
            Some(entry) if entry.decided_by.is_empty() && !signature.decided_by.is_empty() => {
                if same_person(&entry.delivered_by, &signature.decided_by) {
                    return Err(AppError::SamePerson { name: signature.decided_by.clone() });
                }
                entry.decided_by.clone_from(&signature.decided_by);
                entry.decided_on.clone_from(&signature.decided_on);
                entry.state = signature.state;
                done.added.push(file.clone());
            }
            Some(_) => {}
            None => {
                let entry = Entry {
                    sha256: hash,
                    delivered_by: signature.by.clone(),
                    delivered_on: signature.on.clone(),
                    state: signature.state,
                    decided_by: signature.decided_by.clone(),
                    decided_on: signature.decided_on.clone(),
                    correction: signature.correction.clone(),
                    place: FilePlace::default(),
                };
                entries.insert(file.clone(), entry);
                done.added.push(file.clone());
            }
        }
    }
    if !done.added.is_empty() {
        let bytes = written(&entries, &folder)
            .map_err(|source| AppError::Write { path: root.join(&path), source })?;
        whole::replace(&root.join(&path), &bytes)?;
    }
    Ok(done)
}

/// Whether a path is that of a register.
pub(crate) fn is_register(path: &str) -> bool {
    path.rsplit('/').next() == Some(REGISTER)
}

/// Whether two names are of the same person, as far as names tell: case and blanks do not matter.
pub(crate) fn same_person(one: &str, other: &str) -> bool {
    let plain = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    !plain(one).is_empty() && plain(one) == plain(other)
}

/// The register as CSV: ordered by file, without columns at the end that no line uses.
fn written(entries: &BTreeMap<String, Entry>, folder: &str) -> Result<Vec<u8>, std::io::Error> {
    let mut lines: Vec<[String; COLUMNS.len()]> = Vec::new();
    for (file, entry) in entries {
        let correction = entry.correction.as_ref();
        lines.push([
            file.strip_prefix(folder).unwrap_or(file).to_owned(),
            entry.sha256.clone(),
            entry.delivered_by.clone(),
            entry.delivered_on.clone(),
            entry.state.word().to_owned(),
            entry.decided_by.clone(),
            entry.decided_on.clone(),
            correction.map_or_else(String::new, |it| it.kind.word().to_owned()),
            correction.map_or_else(String::new, |it| it.reason.clone()),
        ]);
    }
    let used = |at: &usize| lines.iter().any(|it| !it[*at].is_empty());
    let columns = (FEWEST..COLUMNS.len()).rev().find(used).map_or(FEWEST, |it| it + 1);
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&COLUMNS[..columns])?;
    for line in &lines {
        writer.write_record(&line[..columns])?;
    }
    writer.into_inner().map_err(|it| it.into_error())
}
