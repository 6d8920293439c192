//! What can go wrong with a ledger.

use sqlx::error::DatabaseError;

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
    /// The connection was lost while the database was asked to keep what it had, so that nobody knows whether it did.
    #[error(
        "the connection to the ledger was lost at the moment that it was to keep this, so it was kept or it was not ({why}); \
         run the same command again: what was kept is not taken twice"
    )]
    Uncertain {
        /// Why.
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

/// A database's error in words that can be shown to anyone: never with an address or a password; and what to do about it.
pub(crate) fn told(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::Configuration(_) => {
            "the address cannot be read; it should look like postgres://user:password@host:5432/database".to_owned()
        }
        sqlx::Error::Io(cause) if cause.kind() == std::io::ErrorKind::StorageFull => {
            format!("the disk is full; {ROOM}")
        }
        sqlx::Error::Io(cause) => format!("the connection failed ({cause}); {REACHED}"),
        sqlx::Error::Database(cause) => {
            let message = cause.message();
            match trouble(cause.as_ref()) {
                Some(Trouble::Full) => format!("the disk is full ({message}); {ROOM}"),
                Some(Trouble::Disk) => format!(
                    "its disk cannot be read or written ({message}); see whether the disk is full or broken, then run the same \
                     command again"
                ),
                Some(Trouble::Lost) => {
                    format!("the server ended the connection ({message}); {REACHED}")
                }
                None => message.to_owned(),
            }
        }
        sqlx::Error::PoolTimedOut => format!("the database did not answer in time; {REACHED}"),
        sqlx::Error::WorkerCrashed => format!("the connection to the database was lost; {REACHED}"),
        sqlx::Error::Tls(_) => "the secured connection (TLS) cannot be made".to_owned(),
        other => other.to_string(),
    }
}

const ROOM: &str = "make room, then run the same command again";
const REACHED: &str = "run the same command again when the server can be reached";

/// What can befall a database and is nobody's mistake.
enum Trouble {
    /// No room is left.
    Full,
    /// The disk does not do what it is asked.
    Disk,
    /// The server goes, or the connection to it.
    Lost,
}

/// By the result codes of SQLite (SQLITE_IOERR 10, SQLITE_FULL 13; extended codes hold them in the lowest byte) and of
/// PostgreSQL (appendix A of its manual).
fn trouble(cause: &dyn DatabaseError) -> Option<Trouble> {
    let code = cause.code()?;
    match &*code {
        "53100" => return Some(Trouble::Full),
        "58030" => return Some(Trouble::Disk),
        "57P01" | "57P02" | "57P03" | "40003" => return Some(Trouble::Lost),
        it if it.len() == 5 && it.starts_with("08") => return Some(Trouble::Lost),
        _ => {}
    }
    let number: i32 = code.parse().ok().filter(|_| code.len() < 5)?;
    match number & 0xff {
        10 => Some(Trouble::Disk),
        13 => Some(Trouble::Full),
        _ => None,
    }
}

/// Whether, after this error on a commit, nobody knows what became of it: the database did not say that it refuses.
pub(crate) fn is_uncertain(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Database(cause) => {
            matches!(trouble(cause.as_ref()), Some(Trouble::Disk | Trouble::Lost))
        }
        _ => true,
    }
}
