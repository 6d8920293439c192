//! What can go wrong with a ledger.

/// The ledger could not do what was asked; it is as it was before.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LedgerError {
    /// The file cannot be opened or is no ledger.
    #[error("the ledger {file} cannot be opened")]
    Open {
        /// The path as it was given.
        file: String,
        /// Why.
        source: sqlx::Error,
    },
    /// The schema cannot be brought up to date.
    #[error("the ledger's schema cannot be brought up to date")]
    Migrate(#[source] sqlx::migrate::MigrateError),
    /// The database refused a statement.
    #[error("the ledger cannot {doing}")]
    Database {
        /// What was being done.
        doing: &'static str,
        /// Why it failed.
        source: sqlx::Error,
    },
    /// A row is not as the ledger writes them.
    #[error("the ledger's row {row} of {table} is damaged: {what}")]
    Damaged {
        /// The table.
        table: &'static str,
        /// The number of the row.
        row: i64,
        /// What is wrong with it.
        what: String,
    },
    /// The runtime for the database could not be started.
    #[error("the ledger cannot start")]
    Runtime(#[source] std::io::Error),
}
