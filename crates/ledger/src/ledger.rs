//! The ledger: what happened, added to its end.

use std::collections::BTreeMap;
use std::sync::Arc;

use sha2::{Digest, Sha256};
use sqlx::migrate::MigrateError;

use crate::postgres::PostgresStore;
use crate::sqlite::SqliteStore;
use crate::store::{Appended, EventRow, Head, Store};
use crate::{Entry, Event, LedgerError, Location};

/// The memory of a publication. Calls wait until the database has answered.
pub struct Ledger {
    pub(crate) store: Box<dyn Store>,
    pub(crate) entries: Vec<Entry>,
    pub(crate) head: Head,
    identities: BTreeMap<String, i64>,
}

/// A file that the ledger keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

impl Document {
    /// A file with its hash.
    pub fn new(bytes: impl Into<Arc<[u8]>>) -> Self {
        let bytes = bytes.into();
        Self { sha256: sha256(&bytes), bytes }
    }
}

/// What someone wants to write down.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// Who did it.
    pub actor: String,
    /// What happened.
    pub event: Event,
    /// What makes it one of a kind: a second event of the same identity is refused by the database. `None`: it may happen
    /// again.
    pub identity: Option<String>,
    /// The files that it speaks of.
    pub documents: Vec<Document>,
}

/// What came of a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recorded {
    /// It was written down, under this number.
    New(i64),
    /// It stood there already, under this number.
    Known(i64),
}

impl Recorded {
    /// The number of the entry.
    pub fn number(self) -> i64 {
        match self {
            Self::New(number) | Self::Known(number) => number,
        }
    }
}

/// Makes proposals of what is known; it may be asked again when somebody else wrote meanwhile.
pub type Propose<'a, E> = dyn FnMut(&[Entry]) -> Result<Vec<Proposal>, E> + 'a;

/// So often we try again when others write at the same moment.
const MOST_TRIES: usize = 200;

/// SHA-256 of bytes, in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        // Writing to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

impl Ledger {
    /// Opens a ledger; makes it when it is not there.
    ///
    /// # Errors
    /// When the file or database is no ledger, is damaged, or cannot be reached.
    pub fn open(location: &Location) -> Result<Self, LedgerError> {
        let mut ledger = Self::unread(location)?;
        ledger.refresh()?;
        Ok(ledger)
    }

    /// A ledger that is gone when it is dropped.
    ///
    /// # Errors
    /// When the database cannot be started.
    pub fn in_memory() -> Result<Self, LedgerError> {
        Ok(Self::with(Box::new(SqliteStore::in_memory()?)))
    }

    /// A ledger of which nothing was read yet.
    pub(crate) fn unread(location: &Location) -> Result<Self, LedgerError> {
        let store: Box<dyn Store> = match location {
            Location::File(file) => Box::new(SqliteStore::open(file)?),
            Location::Server(address) => Box::new(PostgresStore::open(address)?),
        };
        Ok(Self::with(store))
    }

    fn with(store: Box<dyn Store>) -> Self {
        Self { store, entries: Vec::new(), head: Head::default(), identities: BTreeMap::new() }
    }

    /// Reads what others have added since.
    ///
    /// # Errors
    /// When the database does not answer, or the log does not hang together.
    pub fn refresh(&mut self) -> Result<(), LedgerError> {
        for row in self.store.events(self.head.number)? {
            let damaged = |what: &str| LedgerError::Damaged {
                place: format!("event {}", row.number),
                what: what.to_owned(),
            };
            if row.number != self.head.number + 1 || row.previous != self.head.hash {
                return Err(damaged("it does not follow the one before"));
            }
            if row.hash != row.own_hash() {
                return Err(damaged("it was changed after it was written"));
            }
            let event = Event::parse(&row.kind, &row.payload)
                .ok_or_else(|| damaged("it is of a kind that this version does not know"))?;
            self.head = Head { number: row.number, hash: row.hash.clone() };
            if let Some(identity) = row.identity {
                self.identities.insert(identity, row.number);
            }
            self.entries.push(Entry {
                number: row.number,
                at: row.at,
                actor: row.actor,
                event,
                hash: row.hash,
            });
        }
        Ok(())
    }

    /// What was written down, in its order, as far as it was read.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry with a number.
    pub fn entry(&self, number: i64) -> Option<&Entry> {
        let at = usize::try_from(number.checked_sub(1)?).ok()?;
        self.entries.get(at)
    }

    /// The hash that stands for all that was written down so far; empty for an empty ledger.
    pub fn hash(&self) -> &str {
        &self.head.hash
    }

    /// The bytes of a file that the ledger keeps.
    ///
    /// # Errors
    /// When the database does not answer, when the ledger does not have the file, or when it was changed.
    pub fn document(&mut self, sha256_of_it: &str) -> Result<Vec<u8>, LedgerError> {
        let damaged = |what: &str| LedgerError::Damaged {
            place: format!("document {sha256_of_it}"),
            what: what.to_owned(),
        };
        let bytes = self.store.document(sha256_of_it)?.ok_or_else(|| damaged("it is gone"))?;
        if sha256(&bytes) != sha256_of_it {
            return Err(damaged("it was changed after it was written"));
        }
        Ok(bytes)
    }

    /// Writes down what `propose` makes of what is known: all of it or, when anything fails, nothing. When somebody else
    /// wrote at the same moment, `propose` is asked again with what is known then; so it may decide by what it sees, such
    /// as the number of a file, and that will still hold. Proposals whose identity is known are not written again.
    ///
    /// # Errors
    /// Those of `propose`, and when the database refuses; the ledger is then as it was.
    pub fn record<E: From<LedgerError>>(
        &mut self,
        at: &str,
        propose: &mut Propose<'_, E>,
    ) -> Result<Vec<Recorded>, E> {
        for _ in 0..MOST_TRIES {
            let proposals = propose(&self.entries)?;
            let mut rows: Vec<EventRow> = Vec::new();
            let mut documents = Vec::new();
            let mut recorded = Vec::new();
            let mut fresh: BTreeMap<&str, i64> = BTreeMap::new();
            for it in &proposals {
                let identity = it.identity.as_deref();
                if let Some(number) =
                    identity.and_then(|it| self.identities.get(it).or_else(|| fresh.get(it)))
                {
                    recorded.push(Recorded::Known(*number));
                    continue;
                }
                let last = rows.last();
                let previous = last.map_or(&self.head.hash, |it| &it.hash).clone();
                let number = last.map_or(self.head.number, |it| it.number) + 1;
                let mut row = EventRow {
                    number,
                    at: at.to_owned(),
                    actor: it.actor.clone(),
                    kind: it.event.kind().to_owned(),
                    identity: it.identity.clone(),
                    payload: it.event.payload(),
                    previous,
                    hash: String::new(),
                };
                row.hash = row.own_hash();
                if let Some(identity) = identity {
                    fresh.insert(identity, number);
                }
                rows.push(row);
                documents.extend(it.documents.iter().cloned());
                recorded.push(Recorded::New(number));
            }
            if rows.is_empty() {
                return Ok(recorded);
            }
            let done = self.store.append(&self.head, &rows, &documents)?;
            let read = self.refresh();
            if done == Appended::Done {
                // It is kept, whatever becomes of the connection after that.
                return match read {
                    Err(LedgerError::Database { why, .. }) => {
                        Err(LedgerError::Uncertain { why }.into())
                    }
                    other => Ok(other.map(|()| recorded)?),
                };
            }
            read?;
        }
        Err(LedgerError::Busy.into())
    }
}

/// What came of opening a database and bringing its schema up to date, in our words.
pub(crate) fn migrated<T>(
    result: Result<T, MigrateError>,
    location: &Location,
) -> Result<T, LedgerError> {
    result.map_err(|problem| match problem {
        MigrateError::VersionMissing(_) => LedgerError::Newer { location: location.to_string() },
        MigrateError::VersionMismatch(_) => LedgerError::Open {
            location: location.to_string(),
            why: "its tables are not those of a ledger".to_owned(),
        },
        MigrateError::Execute(it) | MigrateError::ExecuteMigration(it, _) => {
            LedgerError::Open { location: location.to_string(), why: crate::error::told(&it) }
        }
        other => LedgerError::Open { location: location.to_string(), why: other.to_string() },
    })
}
