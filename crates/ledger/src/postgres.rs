//! A ledger in a PostgreSQL database.

use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::postgres::{PgConnectOptions, PgRow};
use sqlx::{ConnectOptions, Connection, PgConnection, Row as _, SqlSafeStr};
use std::str::FromStr;
use tokio::runtime::Runtime;

use crate::error::{is_uncertain, told};
use crate::ledger::Document;
use crate::statements::{EVENTS, HEAD, implement_store};
use crate::store::{Appended, EventRow, Head, Store};
use crate::{LedgerError, Location};

/// The connection to a PostgreSQL database.
pub(crate) struct PostgresStore {
    runtime: Runtime,
    connection: PgConnection,
}

/// The schema, one step for each version; a step that was released is never changed. Versions are those of SQLite, which
/// had one before.
const MIGRATIONS: &[(i64, &str, &str)] =
    &[(2, "events", include_str!("../migrations/postgres/0002_events.sql"))];

implement_store!(PostgresStore, PgConnection, PgRow, begin: "BEGIN", lock: " FOR UPDATE");

impl PostgresStore {
    /// Connects to the database at an address; makes the tables when they are not there.
    pub(crate) fn open(address: &str) -> Result<Self, LedgerError> {
        let location = Location::Server(address.to_owned());
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(LedgerError::Runtime)?;
        let failed = |why: String| LedgerError::Open { location: location.to_string(), why };
        let options = PgConnectOptions::from_str(address)
            .map_err(|it| failed(told(&it)))?
            .application_name("rekenschap")
            .disable_statement_logging();
        let opened = runtime.block_on(async {
            let mut connection = options.connect().await?;
            let steps = MIGRATIONS.iter().map(|(version, name, sql)| {
                let sql = sql.into_sql_str();
                Migration::new(*version, (*name).into(), MigrationType::Simple, sql, false)
            });
            let migrator = Migrator::with_migrations(steps.collect());
            migrator.run_direct(None, &mut connection, false).await?;
            Ok(connection)
        });
        Ok(Self { runtime, connection: crate::ledger::migrated(opened, &location)? })
    }
}
