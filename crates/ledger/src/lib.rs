//! Keeps deliveries for ever. A delivery is immutable: a correction is a new delivery.
//!
//! Goes in: deliveries. Comes out: the same deliveries, in the order in which they came.
//! The ledger is an SQLite database in one file; nothing in it is changed or removed.
//!
//! ```
//! use rekenschap_ledger::Ledger;
//! let ledger = Ledger::in_memory().unwrap();
//! assert!(ledger.entries().unwrap().is_empty());
//! ```

mod database;
mod error;

pub use database::{Entry, Ledger};
pub use error::LedgerError;
