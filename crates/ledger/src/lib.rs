//! The memory of a publication: what was delivered, decided, explained and released, for ever.
//!
//! Goes in: [`Event`]s with who did them and when, and the files that they speak of. Comes out: the [`Entry`]s in their
//! order, and the files. Nothing is ever changed or removed: what was wrong is followed by what corrects it.
//!
//! Each entry holds the hash of the one before it, so that any later change can be found ([`Ledger::verify`]). The ledger
//! lies in an SQLite file or in a PostgreSQL database ([`Location`]); what differs between them is behind one trait, and
//! one suite of tests runs on both. A ledger can be written as plain files and read back elsewhere ([`Ledger::export`],
//! [`Ledger::restore`]). It knows no definitions and no values: a delivery is the text of its tidy file.

mod copy;
mod error;
mod event;
mod ledger;
mod location;
mod postgres;
mod sqlite;
mod statements;
mod store;
mod verify;

pub use copy::PutFile;
pub use error::LedgerError;
pub use event::{
    Decided, Delivered, Entry, Event, Explained, Inlet, OriginalFile, Released, Requested, Stated,
};
pub use ledger::{Document, Ledger, Proposal, Propose, Recorded, sha256};
pub use location::{Location, without_passwords};
pub use verify::Damage;
