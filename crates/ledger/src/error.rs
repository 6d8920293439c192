//! What can go wrong with a ledger.

/// The ledger could not do what was asked; it is as it was before.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LedgerError {
    /// The database cannot be opened, or is no ledger. The cause is told without addresses and passwords.
    #[error("the ledger {location} cannot be opened: {why}")]
    Open {
        /// Where it lies, without password.
        location: String,
        /// Why.
        why: String,
    },
    /// The ledger was written by a later version of the program.
    #[error("the ledger {location} was written by a newer version of rekenschap: use that version")]
    Newer {
        /// Where it lies, without password.
        location: String,
    },
    /// The database refused a statement, or the connection was lost.
    #[error("the ledger cannot {doing}: {why}; nothing of it was kept")]
    Database {
        /// What was being done.
        doing: &'static str,
        /// Why it failed.
        why: String,
    },
    /// A row is not as the ledger writes them.
    #[error("the ledger is damaged at {place}: {what}; run rekenschap verify, and restore a copy")]
    Damaged {
        /// The row.
        place: String,
        /// What is wrong with it.
        what: String,
    },
    /// Others kept writing at the same moment.
    #[error("the ledger is too busy: others kept writing while we tried; try again")]
    Busy,
    /// The runtime that talks to the database cannot start.
    #[error("the ledger's runtime cannot start")]
    Runtime(#[source] std::io::Error),
    /// A copy of a ledger cannot be read or written.
    #[error("the copy of the ledger {place} cannot be used: {what}")]
    Copy {
        /// The file.
        place: String,
        /// What is wrong.
        what: String,
    },
    /// The ledger has other contents than the copy that is to be read into it.
    #[error(
        "the ledger holds events that the copy does not have (from event {number} on): restore into an empty ledger"
    )]
    Differs {
        /// The first event that differs.
        number: i64,
    },
}

/// A database's error in words that can be shown to anyone: never with an address or a password.
pub(crate) fn told(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::Configuration(_) => {
            "the address cannot be read; it should look like postgres://user:password@host:5432/database".to_owned()
        }
        sqlx::Error::Io(cause) => format!("the connection failed ({cause})"),
        sqlx::Error::Database(cause) => cause.message().to_owned(),
        sqlx::Error::PoolTimedOut => "the database did not answer in time".to_owned(),
        sqlx::Error::WorkerCrashed => "the connection to the database was lost".to_owned(),
        sqlx::Error::Tls(_) => "the secured connection (TLS) cannot be made".to_owned(),
        other => other.to_string(),
    }
}
