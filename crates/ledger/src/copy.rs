//! A ledger as plain files: to keep, to read, and to move to another database.
//!
//! `events.jsonl` holds the rows of the log, one as JSON on each line, as they are stored; `documents/<sha256>` the files.
//! Read back, they give the same rows and so the same hashes.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;

use crate::ledger::Document;
use crate::store::{Appended, EventRow, Head};
use crate::{Event, Ledger, LedgerError, sha256};

const EVENTS: &str = "events.jsonl";
const DOCUMENTS: &str = "documents";

/// So many bytes of documents are added in one transaction, so that memory stays small. Documents come before the events
/// that speak of them; should we be stopped in between, the next try goes on.
const BATCH: usize = 32 << 20;

/// Takes a file: its path and its bytes.
pub type PutFile<'a> = dyn FnMut(&str, Vec<u8>) -> Result<(), LedgerError> + 'a;

impl Ledger {
    /// Writes the ledger as plain files into an empty or new folder. Gives the number of events and of files.
    ///
    /// # Errors
    /// When the folder has a copy in it or cannot be written, or the database does not answer.
    pub fn export(&mut self, folder: &Path) -> Result<(usize, usize), LedgerError> {
        let failed = |place: &Path| {
            let place = place.display().to_string();
            move |it: std::io::Error| LedgerError::Copy { place, what: it.to_string() }
        };
        fs::create_dir_all(folder.join(DOCUMENTS)).map_err(failed(folder))?;
        let log = folder.join(EVENTS);
        if log.exists() {
            let what = "there is a copy already: name another folder".to_owned();
            return Err(LedgerError::Copy { place: log.display().to_string(), what });
        }
        // The log comes last, under its own name only when it is whole: a copy with a log is a whole copy.
        self.export_to(&mut |name, bytes| {
            let place = folder.join(name);
            let unfinished = place.with_extension("unfinished");
            fs::write(&unfinished, bytes).map_err(failed(&unfinished))?;
            fs::rename(&unfinished, &place).map_err(failed(&place))
        })
    }

    /// Hands the ledger over as plain files, one by one, the log last. Gives the number of events and of files.
    ///
    /// # Errors
    /// Those of `put`, and when the database does not answer.
    pub fn export_to(&mut self, put: &mut PutFile<'_>) -> Result<(usize, usize), LedgerError> {
        // What others add meanwhile is no part of it: the copy ends where [`Ledger::hash`] says.
        let mut rows = self.store.events(1)?;
        rows.retain(|it| it.number <= self.head.number);
        let mut names: BTreeSet<String> = BTreeSet::new();
        let mut log = String::new();
        for row in &rows {
            let event = Event::parse(&row.kind, &row.payload);
            names.extend(event.iter().flat_map(Event::documents).map(str::to_owned));
            log.push_str(&serde_json::to_string(row).unwrap_or_default());
            log.push('\n');
        }
        for name in &names {
            put(&format!("{DOCUMENTS}/{name}"), self.document(name)?)?;
        }
        put(EVENTS, log.into_bytes())?;
        Ok((rows.len(), names.len()))
    }

    /// Reads a copy that [`Ledger::export`] wrote into this ledger, which is empty or holds the beginning of the same log.
    /// Gives how many events were added.
    ///
    /// # Errors
    /// When the copy is damaged or not whole, when the ledger holds something else, or when the database refuses.
    pub fn restore(&mut self, folder: &Path) -> Result<usize, LedgerError> {
        let rows = read_log(&folder.join(EVENTS))?;
        for (own, other) in self.entries.iter().zip(&rows) {
            if own.hash != other.hash {
                return Err(LedgerError::Differs { number: own.number });
            }
        }
        if self.entries.len() > rows.len() {
            return Err(LedgerError::Differs { number: rows.len() as i64 + 1 });
        }
        let fresh = &rows[self.entries.len()..];
        let mut names: BTreeSet<String> = BTreeSet::new();
        for row in fresh {
            let event = Event::parse(&row.kind, &row.payload);
            names.extend(event.iter().flat_map(Event::documents).map(str::to_owned));
        }
        let mut batch: Vec<Document> = Vec::new();
        let mut size = 0;
        for name in &names {
            let place = folder.join(DOCUMENTS).join(name);
            let copy =
                |what: String| LedgerError::Copy { place: place.display().to_string(), what };
            let bytes = fs::read(&place).map_err(|it| copy(it.to_string()))?;
            if sha256(&bytes) != *name {
                return Err(copy("it was changed after it was written".to_owned()));
            }
            size += bytes.len();
            batch.push(Document::new(bytes));
            if size > BATCH {
                self.add(&[], &batch)?;
                batch.clear();
                size = 0;
            }
        }
        self.add(fresh, &batch)?;
        self.refresh()?;
        Ok(fresh.len())
    }

    fn add(&mut self, rows: &[EventRow], documents: &[Document]) -> Result<(), LedgerError> {
        match self.store.append(&self.head, rows, documents)? {
            Appended::Done => Ok(()),
            Appended::Moved => Err(LedgerError::Busy),
        }
    }
}

/// The rows of a copied log, whole and in order.
fn read_log(file: &Path) -> Result<Vec<EventRow>, LedgerError> {
    let copy = |line: usize, what: &str| LedgerError::Copy {
        place: if line == 0 {
            file.display().to_string()
        } else {
            format!("{}:{line}", file.display())
        },
        what: what.to_owned(),
    };
    let log = fs::File::open(file).map_err(|it| copy(0, &it.to_string()))?;
    let mut rows = Vec::new();
    let mut head = Head::default();
    for (at, line) in BufReader::new(log).lines().enumerate() {
        let line = line.map_err(|it| copy(at + 1, &it.to_string()))?;
        let row: EventRow =
            serde_json::from_str(&line).map_err(|_| copy(at + 1, "the line is no event"))?;
        if row.number != head.number + 1 || row.previous != head.hash || row.hash != row.own_hash()
        {
            return Err(copy(
                at + 1,
                "the event was changed after it was written, or does not follow the one before",
            ));
        }
        head = Head { number: row.number, hash: row.hash.clone() };
        rows.push(row);
    }
    Ok(rows)
}
