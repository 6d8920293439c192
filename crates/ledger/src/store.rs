//! What a database must do for a ledger.

use serde::{Deserialize, Serialize};

use crate::LedgerError;
use crate::ledger::{Document, sha256};

/// A row of the log, as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct EventRow {
    pub(crate) number: i64,
    pub(crate) at: String,
    pub(crate) actor: String,
    pub(crate) kind: String,
    /// What makes it one of a kind, where it must be: the same thing cannot be added twice.
    pub(crate) identity: Option<String>,
    pub(crate) payload: String,
    pub(crate) previous: String,
    pub(crate) hash: String,
}

impl EventRow {
    /// The hash of everything else in the row. As JSON, so that no two rows are written alike.
    pub(crate) fn own_hash(&self) -> String {
        let fields = (
            self.number,
            &self.at,
            &self.actor,
            &self.kind,
            &self.identity,
            &self.payload,
            &self.previous,
        );
        sha256(serde_json::to_string(&fields).unwrap_or_default().as_bytes())
    }
}

/// The end of the log.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Head {
    pub(crate) number: i64,
    pub(crate) hash: String,
}

/// Whether rows were added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Appended {
    /// They are there, and will be.
    Done,
    /// Nothing was added: somebody else wrote first.
    Moved,
}

/// A database that holds a ledger. Each call is one transaction: all of it is done, or nothing.
pub(crate) trait Store: Send {
    /// The end of the log, as the database has it; nothing when its row is gone.
    fn head_or_none(&mut self) -> Result<Option<Head>, LedgerError>;

    /// The rows of the log from a number on, in order.
    fn events(&mut self, from: i64) -> Result<Vec<EventRow>, LedgerError>;

    /// The bytes of a document.
    fn document(&mut self, sha256: &str) -> Result<Option<Vec<u8>>, LedgerError>;

    /// The names of all documents, ordered.
    fn documents(&mut self) -> Result<Vec<String>, LedgerError>;

    /// Adds rows after `head`, with documents that may be there already, and moves the head; nothing when the head is not
    /// `head` any more.
    fn append(
        &mut self,
        head: &Head,
        rows: &[EventRow],
        documents: &[Document],
    ) -> Result<Appended, LedgerError>;
}
