//! Ledgers of every earlier schema are opened and keep what they hold.

use std::fs;

use rekenschap_ledger::{Ledger, LedgerError, Location};
use sqlx::Connection;
use sqlx::SqlSafeStr;
use sqlx::migrate::{Migration, MigrationType, Migrator};

use crate::databases::{delivery, execute, places, record, sqlite};

/// A ledger of the first schema, with a delivery in it, as the first version of the program made it.
fn first_schema(location: &Location) {
    let Location::File(file) = location else { panic!("the first schema was of SQLite alone") };
    let step = Migration::new(
        1,
        "deliveries".into(),
        MigrationType::Simple,
        include_str!("../../migrations/sqlite/0001_deliveries.sql").into_sql_str(),
        false,
    );
    let address = format!("sqlite://{}?mode=rwc", file.display());
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
        let mut connection = sqlx::SqliteConnection::connect(&address).await.unwrap();
        let migrator = Migrator::with_migrations(vec![step]);
        migrator.run_direct(None, &mut connection, false).await.unwrap();
        connection.close().await.unwrap();
    });
    execute(
        location,
        &[
            "INSERT INTO delivery VALUES (1, 2023, 'hr', 'fte', 'deliveries/2023/hr/fte.csv', 'a1', 'b2', 'A', '2024-01-31', 'approved')",
            "INSERT INTO observation VALUES (1, 0, 'fte', 'AZ\t2023', 'number', '40.0', 'A', 'F', 2)",
        ],
    );
}

#[test]
fn a_ledger_of_the_first_schema_goes_on() {
    let place = sqlite();
    first_schema(&place.location);
    let mut ledger = Ledger::open(&place.location).unwrap();
    assert!(ledger.entries().is_empty());
    record(&mut ledger, &[delivery(1)]);
    assert_eq!(ledger.verify(None).unwrap(), []);
    // What it held is still there.
    let kept = execute(
        &place.location,
        &["CREATE TABLE kept AS SELECT * FROM observation WHERE value = '40.0'"],
    );
    let _ = kept;
    assert_eq!(execute(&place.location, &["DELETE FROM kept"]), 1);
}

#[test]
fn a_ledger_of_a_later_version_is_left_alone() {
    for place in places() {
        drop(Ledger::open(&place.location).unwrap());
        let checksum = match place.location {
            Location::File(_) => "x'00'",
            Location::Server(_) => "'\\x00'",
        };
        execute(
            &place.location,
            &[&format!(
                "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
                 VALUES (99, 'later', true, {checksum}, 0)"
            )],
        );
        let opened = Ledger::open(&place.location);
        assert!(matches!(opened, Err(LedgerError::Newer { .. })), "{}", place.name);
    }
}

#[test]
fn what_is_no_ledger_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ledger.db");
    let text =
        "this is no database, and long enough to be taken for one by its size alone".repeat(20);
    fs::write(&file, &text).unwrap();
    assert!(matches!(Ledger::open(&Location::File(file.clone())), Err(LedgerError::Open { .. })));
    assert_eq!(fs::read_to_string(&file).unwrap(), text);
}
