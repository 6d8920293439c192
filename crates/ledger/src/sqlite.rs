//! A ledger in an SQLite file.

use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteRow, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, Row as _, SqlSafeStr, SqliteConnection};
use std::path::Path;
use tokio::runtime::Runtime;

use crate::error::{is_uncertain, told};
use crate::ledger::Document;
use crate::statements::{EVENTS, HEAD, implement_store};
use crate::store::{Appended, EventRow, Head, Store};
use crate::{LedgerError, Location};

/// The connection to an SQLite file.
pub(crate) struct SqliteStore {
    runtime: Runtime,
    connection: SqliteConnection,
}

/// The schema, one step for each version; a step that was released is never changed.
const MIGRATIONS: &[(i64, &str, &str)] = &[
    (1, "deliveries", include_str!("../migrations/sqlite/0001_deliveries.sql")),
    (2, "events", include_str!("../migrations/sqlite/0002_events.sql")),
];

implement_store!(SqliteStore, SqliteConnection, SqliteRow, begin: "BEGIN IMMEDIATE", lock: "");

impl SqliteStore {
    /// Opens a file; makes it when it is not there.
    pub(crate) fn open(file: &Path) -> Result<Self, LedgerError> {
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // What was said to be done is on the disk, also when the power fails.
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(std::time::Duration::from_secs(60));
        Self::connect(options, &Location::File(file.to_owned()))
    }

    /// A ledger that is gone when it is dropped.
    pub(crate) fn in_memory() -> Result<Self, LedgerError> {
        let options = SqliteConnectOptions::new().in_memory(true);
        Self::connect(options, &Location::File(":memory:".into()))
    }

    fn connect(options: SqliteConnectOptions, location: &Location) -> Result<Self, LedgerError> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(LedgerError::Runtime)?;
        let options = options.foreign_keys(true).disable_statement_logging();
        let opened = runtime.block_on(async {
            let mut tries = 0;
            loop {
                let opened = open(&options).await;
                tries += 1;
                match opened {
                    // Somebody else is making the same file: while a file gets its journal, SQLite does not wait by itself.
                    Err(MigrateError::Execute(it) | MigrateError::ExecuteMigration(it, _))
                        if is_busy(&it) && tries < MOST_TRIES =>
                    {
                        tokio::time::sleep(PAUSE).await;
                    }
                    other => break other,
                }
            }
        });
        Ok(Self { runtime, connection: crate::ledger::migrated(opened, location)? })
    }
}

/// So often we try to open a file that others are making, with this pause between: ten seconds.
const MOST_TRIES: usize = 400;
const PAUSE: std::time::Duration = std::time::Duration::from_millis(25);

/// Whether a database could not answer because somebody else has it locked.
fn is_busy(error: &sqlx::Error) -> bool {
    // Primary result codes SQLITE_BUSY and SQLITE_LOCKED; extended codes have them in the lowest byte.
    let code = error.as_database_error().and_then(|it| it.code()?.parse::<i32>().ok());
    code.is_some_and(|it| matches!(it & 0xff, 5 | 6))
}

/// Connects, and brings the schema up to date: in one transaction, so that of several programs one does it.
async fn open(options: &SqliteConnectOptions) -> Result<SqliteConnection, MigrateError> {
    let mut connection = options.connect().await?;
    let version = version(&mut connection).await;
    if version != MIGRATIONS.last().map(|it| it.0) {
        let steps = MIGRATIONS.iter().map(|(version, name, sql)| {
            let sql = sql.into_sql_str();
            Migration::new(*version, (*name).into(), MigrationType::Simple, sql, false)
        });
        let migrator = Migrator::with_migrations(steps.collect());
        let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
        migrator.run_direct(None, &mut *transaction, false).await?;
        transaction.commit().await?;
    }
    Ok(connection)
}

/// The version of the schema; nothing where there is none yet.
async fn version(connection: &mut SqliteConnection) -> Option<i64> {
    let row = sqlx::query("SELECT max(version) FROM _sqlx_migrations").fetch_one(connection).await;
    row.ok()?.get(0)
}
