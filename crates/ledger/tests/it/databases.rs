//! Fresh databases of both kinds, and direct access to them.

use std::sync::atomic::{AtomicUsize, Ordering};

use rekenschap_ledger::{
    Decided, Delivered, Document, Event, Explained, Inlet, Ledger, LedgerError, Location, Proposal,
};
use sqlx::{ConnectOptions, Connection};
use tempfile::TempDir;

/// A fresh, empty place for a ledger.
pub(crate) struct Place {
    pub(crate) name: &'static str,
    pub(crate) location: Location,
    _folder: Option<TempDir>,
}

/// The address of the server for tests.
pub(crate) fn server() -> Option<String> {
    let address = std::env::var("REKENSCHAP_TEST_POSTGRES").ok().filter(|it| !it.is_empty());
    if address.is_none() {
        eprintln!("REKENSCHAP_TEST_POSTGRES is not set: PostgreSQL could not be tried here");
    }
    address
}

/// A fresh place in an SQLite file.
pub(crate) fn sqlite() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let location = Location::File(folder.path().join("ledger.db"));
    Place { name: "SQLite", location, _folder: Some(folder) }
}

/// A fresh database of the server.
pub(crate) fn postgres() -> Option<Place> {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let server = server()?;
    let name = format!("test_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::SeqCst));
    let (before, _) = server.rsplit_once('/').unwrap();
    let location = Location::Server(format!("{before}/{name}"));
    execute(&Location::Server(server), &[&format!("CREATE DATABASE {name}")]);
    Some(Place { name: "PostgreSQL", location, _folder: None })
}

/// A fresh place of each kind.
pub(crate) fn places() -> Vec<Place> {
    std::iter::once(sqlite()).chain(postgres()).collect()
}

fn block<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}

/// Runs statements past the ledger, as someone with all rights would. Gives how many rows they touched.
pub(crate) fn try_execute(location: &Location, statements: &[&str]) -> Result<u64, sqlx::Error> {
    let statements: Vec<String> = statements.iter().map(|it| (*it).to_owned()).collect();
    block(async {
        let mut touched = 0;
        match location {
            Location::File(file) => {
                let options = sqlx::sqlite::SqliteConnectOptions::new().filename(file);
                let mut connection = options.create_if_missing(true).connect().await?;
                for it in statements {
                    touched += sqlx::query(sqlx::AssertSqlSafe(it))
                        .execute(&mut connection)
                        .await?
                        .rows_affected();
                }
                connection.close().await?;
            }
            Location::Server(address) => {
                let mut connection = sqlx::PgConnection::connect(address).await?;
                for it in statements {
                    touched += sqlx::query(sqlx::AssertSqlSafe(it))
                        .execute(&mut connection)
                        .await?
                        .rows_affected();
                }
                connection.close().await?;
            }
        }
        Ok(touched)
    })
}

pub(crate) fn execute(location: &Location, statements: &[&str]) -> u64 {
    try_execute(location, statements).unwrap()
}

/// A delivery of a small file.
pub(crate) fn delivery(number: usize) -> Proposal {
    let text = format!("organisation,year,fte\nAZ,2023,{number}.0\n");
    let document = Document::new(text.into_bytes());
    let delivered = Delivered {
        publication: "account".to_owned(),
        edition: 2023,
        source: "hr".to_owned(),
        dataset: "fte".to_owned(),
        file: format!("deliveries/2023/hr/fte.{number}.csv"),
        sha256: document.sha256.clone(),
        inlet: Inlet::Import,
        state: "submitted".to_owned(),
        by: "A. Jansen".to_owned(),
        on: "2024-02-01".to_owned(),
        decided_by: String::new(),
        decided_on: String::new(),
        correction: "error".to_owned(),
        reason: "één 'telfout'\nin \"2022\" \u{0} \\".to_owned(),
        original: None,
        remarks: vec!["zie mail".to_owned()],
        cells: 1,
        findings: Vec::new(),
    };
    Proposal {
        actor: "A. Jansen".to_owned(),
        identity: Some(format!("delivered {number}")),
        documents: vec![document],
        event: Event::Delivered(Box::new(delivered)),
    }
}

/// A decision about a delivery.
pub(crate) fn approval(delivery: i64) -> Proposal {
    Proposal {
        actor: "B. de Vries".to_owned(),
        identity: None,
        documents: Vec::new(),
        event: Event::Decided(Decided {
            publication: "account".to_owned(),
            delivery,
            state: "approved".to_owned(),
            on: "2024-02-02".to_owned(),
            reason: String::new(),
        }),
    }
}

/// An explanation of a missed norm.
pub(crate) fn explanation() -> Proposal {
    Proposal {
        actor: "A. Jansen".to_owned(),
        identity: None,
        documents: Vec::new(),
        event: Event::Explained(Explained {
            publication: "account".to_owned(),
            edition: 2023,
            source: "hr".to_owned(),
            norm: "hire".to_owned(),
            organisation: "AZ".to_owned(),
            text: "Er was een piek.".to_owned(),
            on: "2024-02-02".to_owned(),
        }),
    }
}

/// Writes proposals down.
pub(crate) fn record(ledger: &mut Ledger, proposals: &[Proposal]) -> Vec<i64> {
    let done =
        ledger.record::<LedgerError>("2024-02-01T09:30:00Z", &mut |_| Ok(proposals.to_vec()));
    done.unwrap().into_iter().map(rekenschap_ledger::Recorded::number).collect()
}
