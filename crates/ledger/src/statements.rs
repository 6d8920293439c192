//! The statements of a ledger: the same in every database.

/// The end of the log.
pub(crate) const HEAD: &str = "SELECT number, hash FROM head WHERE id = 1";

/// How the rows of the log are read.
pub(crate) const EVENTS: &str = "SELECT number, at, actor, kind, identity, payload, previous, hash FROM event \
                                 WHERE number > $1 ORDER BY number";

/// Implements [`crate::store::Store`] for a type with `runtime` and `connection`. The databases differ in the types of
/// connection and row, in how a transaction begins that will write, and in how the head is locked.
macro_rules! implement_store {
    ($store:ty, $connection:ty, $row:ty, begin: $begin:literal, lock: $lock:literal) => {
        impl $store {
            /// Lets the database do some work, and waits for it.
            fn block<T>(
                &mut self,
                doing: &'static str,
                work: impl AsyncFnOnce(&mut $connection) -> Result<T, sqlx::Error>,
            ) -> Result<T, LedgerError> {
                self.runtime
                    .block_on(work(&mut self.connection))
                    .map_err(|it| LedgerError::Database { doing, why: told(&it) })
            }
        }

        impl Store for $store {
    fn head_or_none(&mut self) -> Result<Option<Head>, LedgerError> {
        self.block("read its head", async |connection: &mut $connection| {
            let row = sqlx::query(HEAD).fetch_optional(connection).await?;
            Ok(row.map(|it| Head { number: it.get(0), hash: it.get(1) }))
        })
    }

    fn events(&mut self, after: i64) -> Result<Vec<EventRow>, LedgerError> {
        let rows = self.block("read its events", async |connection: &mut $connection| {
            sqlx::query(EVENTS).bind(after).fetch_all(connection).await
        })?;
        let row = |row: &$row| EventRow {
            number: row.get(0),
            at: row.get(1),
            actor: row.get(2),
            kind: row.get(3),
            identity: row.get(4),
            payload: row.get(5),
            previous: row.get(6),
            hash: row.get(7),
        };
        Ok(rows.iter().map(row).collect())
    }

    fn document(&mut self, sha256: &str) -> Result<Option<Vec<u8>>, LedgerError> {
        let row = self.block("read a document", async |connection: &mut $connection| {
            sqlx::query("SELECT bytes FROM document WHERE sha256 = $1")
                .bind(sha256)
                .fetch_optional(connection)
                .await
        })?;
        Ok(row.map(|it| it.get(0)))
    }

    fn documents(&mut self) -> Result<Vec<String>, LedgerError> {
        let rows = self.block("list its documents", async |connection: &mut $connection| {
            sqlx::query("SELECT sha256 FROM document ORDER BY sha256").fetch_all(connection).await
        })?;
        Ok(rows.iter().map(|it| it.get(0)).collect())
    }

    fn append(
        &mut self,
        head: &Head,
        rows: &[EventRow],
        documents: &[Document],
    ) -> Result<Appended, LedgerError> {
        let done = self.block("add to its log", async |connection: &mut $connection| {
            let mut transaction = connection.begin_with($begin).await?;
            // Whoever comes second waits here, and then sees that the head has moved.
            let lock = concat!("SELECT number, hash FROM head WHERE id = 1", $lock);
            let now = sqlx::query(lock).fetch_one(&mut *transaction).await?;
            if (now.get::<i64, _>(0), now.get::<&str, _>(1)) != (head.number, head.hash.as_str()) {
                transaction.rollback().await?;
                return Ok(Ok(Appended::Moved));
            }
            for document in documents {
                sqlx::query(
                    "INSERT INTO document (sha256, bytes) VALUES ($1, $2) ON CONFLICT (sha256) DO NOTHING",
                )
                .bind(&document.sha256)
                .bind(&*document.bytes)
                .execute(&mut *transaction)
                .await?;
            }
            for row in rows {
                sqlx::query(
                    "INSERT INTO event (number, at, actor, kind, identity, payload, previous, hash) \
                     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                )
                .bind(row.number)
                .bind(&row.at)
                .bind(&row.actor)
                .bind(&row.kind)
                .bind(&row.identity)
                .bind(&row.payload)
                .bind(&row.previous)
                .bind(&row.hash)
                .execute(&mut *transaction)
                .await?;
            }
            if let Some(last) = rows.last() {
                sqlx::query("UPDATE head SET number = $1, hash = $2 WHERE id = 1")
                    .bind(last.number)
                    .bind(&last.hash)
                    .execute(&mut *transaction)
                    .await?;
            }
            match transaction.commit().await {
                Ok(()) => Ok(Ok(Appended::Done)),
                Err(problem) if is_uncertain(&problem) => Ok(Err(problem)),
                Err(problem) => Err(problem),
            }
        })?;
        done.map_err(|it| LedgerError::Uncertain { why: told(&it) })
    }
        }
    };
}

pub(crate) use implement_store;
