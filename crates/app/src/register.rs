//! The register of deliveries: what was delivered, by whom, when, with the SHA-256 of each file.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rekenschap_intake::sha256;
use rekenschap_model::{DeliveryState, FilePlace, Finding, Place};

use crate::{AppError, disk};

/// The name of the register in each edition's folder.
pub(crate) const REGISTER: &str = "register.csv";

const COLUMNS: &[&str] = &["file", "sha256", "delivered_by", "delivered_on", "state"];

/// What a register says of one file.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) sha256: String,
    pub(crate) delivered_by: String,
    pub(crate) delivered_on: String,
    pub(crate) state: DeliveryState,
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
    if header != COLUMNS {
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
        if record.len() != COLUMNS.len() {
            findings.push(
                Finding::error("csv.cells", Place::in_file(place))
                    .expected(COLUMNS.len().to_string())
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
        let file = format!("{folder}{}", &record[0]);
        let entry = Entry {
            sha256: record[1].to_owned(),
            delivered_by: record[2].to_owned(),
            delivered_on: record[3].to_owned(),
            state,
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

/// Adds the files of an edition that are not in its register yet, signed by `by` on `on` (`YYYY-MM-DD`).
/// A file that is in the register is never registered again.
///
/// # Errors
/// When the folder cannot be read or the register cannot be written.
pub fn register(
    root: &Path,
    edition: i32,
    by: &str,
    on: &str,
    state: DeliveryState,
) -> Result<Registered, AppError> {
    let contents = disk::read(root)?;
    let folder = format!("deliveries/{edition}/");
    let path = format!("{folder}{REGISTER}");
    let mut findings = Vec::new();
    let known =
        contents.deliveries.get(&path).map(|it| read(&path, it, &mut findings)).unwrap_or_default();
    if !findings.is_empty() {
        // Lines that cannot be read would be lost when the register is written again.
        return Err(AppError::BadRegister { path: root.join(&path) });
    }
    let mut done = Registered { added: Vec::new(), changed: Vec::new() };
    let mut lines: Vec<Vec<String>> = vec![COLUMNS.iter().map(|it| (*it).to_owned()).collect()];
    for (file, entry) in &known {
        let own = file.strip_prefix(&folder).unwrap_or(file).to_owned();
        lines.push(vec![
            own,
            entry.sha256.clone(),
            entry.delivered_by.clone(),
            entry.delivered_on.clone(),
            entry.state.word().to_owned(),
        ]);
    }
    for (file, bytes) in &contents.deliveries {
        let Some(own) = file.strip_prefix(&folder).filter(|it| *it != REGISTER) else { continue };
        let hash = sha256(bytes);
        match known.get(file) {
            Some(entry) if entry.sha256 != hash => done.changed.push(file.clone()),
            Some(_) => {}
            None => {
                lines.push(vec![
                    own.to_owned(),
                    hash,
                    by.to_owned(),
                    on.to_owned(),
                    state.word().to_owned(),
                ]);
                done.added.push(file.clone());
            }
        }
    }
    if !done.added.is_empty() {
        let failed = |source| AppError::Write { path: root.join(&path), source };
        lines[1..].sort();
        let mut writer = csv::Writer::from_writer(Vec::new());
        for line in lines {
            writer.write_record(line).map_err(|it| failed(it.into()))?;
        }
        let bytes = writer.into_inner().map_err(|it| failed(it.into_error()))?;
        fs::write(root.join(&path), bytes).map_err(failed)?;
    }
    Ok(done)
}
