//! The ledger in an SQLite database.

use std::path::Path;

use rekenschap_model::{
    Code, Confidentiality, Delivery, DeliveryState, Key, Observation, Status, Value, code,
};
use rust_decimal::Decimal;
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteRow, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, Row, SqlSafeStr, SqliteConnection};
use tokio::runtime::Runtime;
use tokio::sync::Mutex;

use crate::LedgerError;

/// The memory of all deliveries. Calls block until the database has answered.
pub struct Ledger {
    runtime: Runtime,
    connection: Mutex<SqliteConnection>,
}

/// A delivery without its observations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The number of the delivery: the order in which they came.
    pub id: i64,
    /// The path of the file within the publication folder.
    pub file: String,
    /// SHA-256 of the file.
    pub sha256: String,
    /// SHA-256 of the definitions that it was read by.
    pub definition: String,
    /// Who delivered it.
    pub delivered_by: String,
    /// When.
    pub delivered_on: String,
    /// What has been done with it.
    pub state: DeliveryState,
}

/// The schema, one step for each version; a step that was released is never changed.
const MIGRATIONS: &[(i64, &str, &str)] =
    &[(1, "deliveries", include_str!("../migrations/0001_deliveries.sql"))];

impl Ledger {
    /// Opens the ledger in a file; makes it when it is not there.
    ///
    /// # Errors
    /// When the file is no ledger, or cannot be read or made.
    pub fn open(file: &Path) -> Result<Self, LedgerError> {
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Normal)
            .busy_timeout(std::time::Duration::from_secs(30));
        Self::connect(options, &file.display().to_string())
    }

    /// A ledger that is gone when it is dropped.
    ///
    /// # Errors
    /// When the database cannot be started.
    pub fn in_memory() -> Result<Self, LedgerError> {
        Self::connect(SqliteConnectOptions::new().in_memory(true), ":memory:")
    }

    fn connect(options: SqliteConnectOptions, name: &str) -> Result<Self, LedgerError> {
        let runtime =
            tokio::runtime::Builder::new_current_thread().build().map_err(LedgerError::Runtime)?;
        let options = options.foreign_keys(true).disable_statement_logging();
        let connection = runtime.block_on(async {
            let mut connection = options
                .connect()
                .await
                .map_err(|source| LedgerError::Open { file: name.to_owned(), source })?;
            migrator()
                .run_direct(None, &mut connection, false)
                .await
                .map_err(LedgerError::Migrate)?;
            Ok::<_, LedgerError>(connection)
        })?;
        Ok(Self { runtime, connection: Mutex::new(connection) })
    }

    /// The deliveries that the ledger has, in the order in which they came.
    ///
    /// # Errors
    /// When the database does not answer, or a row is damaged.
    pub fn entries(&self) -> Result<Vec<Entry>, LedgerError> {
        let rows = self.block("list deliveries", async |connection: &mut SqliteConnection| {
            sqlx::query("SELECT id, file, sha256, definition, delivered_by, delivered_on, state FROM delivery ORDER BY id")
                .fetch_all(connection)
                .await
        })?;
        rows.iter().map(entry).collect()
    }

    /// Adds deliveries: all of them or, when anything fails, none. Gives their numbers.
    ///
    /// # Errors
    /// When the database refuses; the ledger is then as it was.
    pub fn add(&self, deliveries: &[Delivery]) -> Result<Vec<i64>, LedgerError> {
        self.block("add a delivery", async |connection: &mut SqliteConnection| {
            let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
            let mut ids = Vec::new();
            for delivery in deliveries {
                ids.push(add_one(&mut transaction, delivery).await?);
            }
            transaction.commit().await?;
            Ok(ids)
        })
    }

    /// The deliveries with these numbers, with their observations, in the order of the numbers.
    ///
    /// # Errors
    /// When the database does not answer, or a row is damaged.
    pub fn deliveries(&self, ids: &[i64]) -> Result<Vec<Delivery>, LedgerError> {
        let mut all = Vec::new();
        for id in ids {
            let (head, rows) = self.block("read a delivery", async |connection: &mut SqliteConnection| {
                let head = sqlx::query(
                    "SELECT id, edition, source, dataset, file, sha256, definition, delivered_by, delivered_on, state \
                     FROM delivery WHERE id = ?",
                )
                .bind(id)
                .fetch_one(&mut *connection)
                .await?;
                let rows = sqlx::query(
                    "SELECT number, measure, key, kind, value, status, confidentiality, line \
                     FROM observation WHERE delivery = ? ORDER BY number",
                )
                .bind(id)
                .fetch_all(&mut *connection)
                .await?;
                Ok((head, rows))
            })?;
            let mut words = Words::default();
            let observations: Result<Vec<Observation>, LedgerError> =
                rows.iter().map(|row| observation(row, &mut words)).collect();
            let own = entry(&head)?;
            all.push(Delivery {
                edition: head.get("edition"),
                source: head.get("source"),
                dataset: code(head.get::<&str, _>("dataset")),
                file: own.file,
                sha256: own.sha256,
                delivered_by: own.delivered_by,
                delivered_on: own.delivered_on,
                state: own.state,
                decided_by: String::new(),
                decided_on: String::new(),
                correction: None,
                observations: observations?,
            });
        }
        Ok(all)
    }

    fn block<T>(
        &self,
        doing: &'static str,
        work: impl AsyncFnOnce(&mut SqliteConnection) -> Result<T, sqlx::Error>,
    ) -> Result<T, LedgerError> {
        self.runtime
            .block_on(async { work(&mut *self.connection.lock().await).await })
            .map_err(|source| LedgerError::Database { doing, source })
    }
}

fn migrator() -> Migrator {
    let steps = MIGRATIONS.iter().map(|(version, name, sql)| {
        Migration::new(*version, (*name).into(), MigrationType::Simple, sql.into_sql_str(), false)
    });
    Migrator::with_migrations(steps.collect())
}

async fn add_one(
    connection: &mut SqliteConnection,
    delivery: &Delivery,
) -> Result<i64, sqlx::Error> {
    let id = sqlx::query(
        "INSERT INTO delivery (edition, source, dataset, file, sha256, definition, delivered_by, delivered_on, state) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(delivery.edition)
    .bind(&delivery.source)
    .bind(&*delivery.dataset)
    .bind(&delivery.file)
    .bind(&delivery.sha256)
    .bind("")
    .bind(&delivery.delivered_by)
    .bind(&delivery.delivered_on)
    .bind(delivery.state.word())
    .execute(&mut *connection)
    .await?
    .last_insert_rowid();
    for (number, observation) in delivery.observations.iter().enumerate() {
        let (kind, value) = match &observation.value {
            None => ("none", None),
            Some(Value::Number(it)) => ("number", Some(it.to_string())),
            Some(Value::Text(it)) => ("text", Some(it.clone())),
            Some(Value::Date(it)) => ("date", Some(it.clone())),
        };
        let codes: Vec<&str> = observation.key.codes().iter().map(|it| &**it).collect();
        sqlx::query(
            "INSERT INTO observation (delivery, number, measure, key, kind, value, status, confidentiality, line) \
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(id)
        .bind(number as i64)
        .bind(&*observation.measure)
        .bind(codes.join("\t"))
        .bind(kind)
        .bind(value)
        .bind(observation.status.sdmx())
        .bind(observation.confidentiality.sdmx())
        .bind(observation.line as i64)
        .execute(&mut *connection)
        .await?;
    }
    Ok(id)
}

fn entry(row: &SqliteRow) -> Result<Entry, LedgerError> {
    let id: i64 = row.get("id");
    let state: &str = row.get("state");
    let state = DeliveryState::from_word(state).ok_or_else(|| LedgerError::Damaged {
        table: "delivery",
        row: id,
        what: "unknown state".to_owned(),
    })?;
    Ok(Entry {
        id,
        file: row.get("file"),
        sha256: row.get("sha256"),
        definition: row.get("definition"),
        delivered_by: row.get("delivered_by"),
        delivered_on: row.get("delivered_on"),
        state,
    })
}

/// Codes and measures that were met before: a delivery repeats the same few.
#[derive(Default)]
struct Words(std::collections::BTreeSet<Code>);

impl Words {
    fn get(&mut self, text: &str) -> Code {
        match self.0.get(text) {
            Some(it) => it.clone(),
            None => {
                let it = code(text);
                self.0.insert(it.clone());
                it
            }
        }
    }
}

fn observation(row: &SqliteRow, words: &mut Words) -> Result<Observation, LedgerError> {
    let number: i64 = row.get(0);
    let damaged = |what: &str| LedgerError::Damaged {
        table: "observation",
        row: number,
        what: what.to_owned(),
    };
    let value: Option<&str> = row.get(4);
    let value = match (row.get::<&str, _>(3), value) {
        ("none", None) => None,
        ("number", Some(it)) => Some(Value::Number(
            Decimal::from_str_exact(it).map_err(|_| damaged("the value is no number"))?,
        )),
        ("text", Some(it)) => Some(Value::Text(it.to_owned())),
        ("date", Some(it)) => Some(Value::Date(it.to_owned())),
        _ => return Err(damaged("the value does not fit its kind")),
    };
    Ok(Observation {
        measure: words.get(row.get(1)),
        key: Key::from_codes(row.get::<&str, _>(2).split('\t').map(|it| words.get(it)).collect()),
        value,
        status: Status::from_sdmx(row.get(5)).ok_or_else(|| damaged("unknown status"))?,
        confidentiality: Confidentiality::from_sdmx(row.get(6))
            .ok_or_else(|| damaged("unknown confidentiality"))?,
        line: usize::try_from(row.get::<i64, _>(7)).map_err(|_| damaged("the line is negative"))?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn delivery(file: &str, value: &str) -> Delivery {
        let observation = |line: usize, value: Option<Value>| Observation {
            measure: code("persons"),
            key: Key::new(["AZ", &format!("20{line}")]),
            value,
            status: Status::Provisional,
            confidentiality: Confidentiality::Confidential,
            line,
        };
        Delivery {
            edition: 2023,
            source: "hr".to_owned(),
            dataset: code("staff"),
            file: file.to_owned(),
            sha256: "a1".to_owned(),
            delivered_by: "A".to_owned(),
            delivered_on: "2024-01-31".to_owned(),
            state: DeliveryState::Approved,
            decided_by: String::new(),
            decided_on: String::new(),
            correction: None,
            observations: vec![
                observation(20, Some(Value::Number(Decimal::from_str_exact(value).unwrap()))),
                observation(21, Some(Value::Text("één, twee".to_owned()))),
                observation(22, Some(Value::Date("2023-12-31".to_owned()))),
                observation(23, None),
            ],
        }
    }

    #[test]
    fn a_delivery_comes_back_as_it_was() {
        let ledger = Ledger::in_memory().unwrap();
        let given = delivery("a.csv", "40.0");
        let ids = ledger.add(std::slice::from_ref(&given)).unwrap();
        assert_eq!(ledger.deliveries(&ids).unwrap(), [given]);
    }

    #[test]
    fn deliveries_are_added_all_or_none() {
        let ledger = Ledger::in_memory().unwrap();
        let (first, same) = (delivery("a.csv", "1"), delivery("a.csv", "2"));
        assert!(ledger.add(&[first, same]).is_err(), "the same file twice was taken");
        assert!(ledger.entries().unwrap().is_empty());
    }

    #[test]
    fn nothing_is_changed_or_removed() {
        let ledger = Ledger::in_memory().unwrap();
        ledger.add(&[delivery("a.csv", "1")]).unwrap();
        for statement in [
            "UPDATE delivery SET source = 'x'",
            "DELETE FROM delivery",
            "UPDATE observation SET value = '2'",
            "DELETE FROM observation",
        ] {
            let done = ledger.block("test", async |connection: &mut SqliteConnection| {
                sqlx::query(statement).execute(connection).await
            });
            assert!(done.is_err(), "{statement} was carried out");
        }
    }

    #[test]
    fn what_is_no_ledger_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("ledger.db");
        std::fs::write(
            &file,
            "this is no database, and long enough to be taken for one by its size alone".repeat(20),
        )
        .unwrap();
        assert!(Ledger::open(&file).is_err());
    }

    #[test]
    fn a_ledger_is_found_again() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("ledger.db");
        Ledger::open(&file).unwrap().add(&[delivery("a.csv", "1")]).unwrap();
        let entries = Ledger::open(&file).unwrap().entries().unwrap();
        assert_eq!(entries.iter().map(|it| it.file.as_str()).collect::<Vec<_>>(), ["a.csv"]);
    }
}
