//! Why a use case could not go on.

use std::path::PathBuf;

use rekenschap_ledger::LedgerError;
use rekenschap_request::RequestError;

/// We cannot go on. What is wrong with a folder's contents is a finding, not this.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AppError {
    /// The folder is not there or is no folder.
    #[error("{} is not a folder", folder.display())]
    NoFolder {
        /// The path as it was given.
        folder: PathBuf,
    },
    /// A file or folder cannot be read.
    #[error("{} cannot be read", path.display())]
    Read {
        /// The path.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file or folder cannot be written.
    #[error("{} cannot be written", path.display())]
    Write {
        /// The path.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The place for the site holds something else.
    #[error("{} exists and is not a site that this program made: name another folder with --out", folder.display())]
    NotASite {
        /// The path.
        folder: PathBuf,
    },
    /// The place for a new publication is taken.
    #[error("{} exists already and is not empty", folder.display())]
    Taken {
        /// The path.
        folder: PathBuf,
    },
    /// The register has lines that cannot be read.
    #[error("{} has lines that cannot be read: see rekenschap check, mend them first", path.display())]
    BadRegister {
        /// The path.
        path: PathBuf,
    },
    /// Nobody is asked for an edition.
    #[error("nobody is asked for this edition: {} is not there", path.display())]
    NoRequest {
        /// The file that would say who is.
        path: PathBuf,
    },
    /// A file of a request cannot be made.
    #[error(transparent)]
    Request(#[from] RequestError),
    /// An archive of a released edition cannot be made or used.
    #[error("the archive cannot be used: {what}")]
    Archive {
        /// What is wrong.
        what: String,
    },
    /// Something that was named does not exist.
    #[error("there is no {what} {name}{}", if instead.is_empty() { String::new() } else { format!("; there is: {instead}") })]
    Unknown {
        /// What kind of thing.
        what: &'static str,
        /// The name that was given.
        name: String,
        /// What could be meant.
        instead: String,
    },
    /// A delivery is not in a state for a decision.
    #[error("delivery {number} is {state}, so this cannot be done with it")]
    WrongState {
        /// Its number.
        number: i64,
        /// Its state.
        state: &'static str,
    },
    /// The edition that a decision is about was released.
    #[error(
        "edition {edition} was released with it: deliver a correction for the next edition, with its reason"
    )]
    IsReleased {
        /// The edition.
        edition: i32,
    },
    /// A decision is older than what it is about.
    #[error("delivery {number} was delivered on {on}: it cannot be decided on before that day")]
    BeforeDelivery {
        /// Its number.
        number: i64,
        /// The day that it was delivered.
        on: String,
    },
    /// The ledger is of another publication.
    #[error(
        "this ledger holds the publication {found}, and this is {publication}: give each publication a ledger (a file or a database) of its own"
    )]
    OtherPublication {
        /// The publication that was to be used.
        publication: String,
        /// The publication that the ledger holds.
        found: String,
    },
    /// A name would lead to a file elsewhere.
    #[error("the name {name:?} cannot be used for files: use letters, digits and hyphens")]
    OddName {
        /// The name.
        name: String,
    },
    /// A folder is no publication.
    #[error("{} is no publication: it has no publication.toml", folder.display())]
    NoPublication {
        /// The path as it was given.
        folder: PathBuf,
    },
    /// Who decides is who delivered.
    #[error(
        "{name} delivered it and cannot decide on it too: let someone else approve or reject it"
    )]
    SamePerson {
        /// The name.
        name: String,
    },
    /// There is no such edition.
    #[error("there is no edition to seal: {} is not there", path.display())]
    NoEdition {
        /// The path of its file.
        path: PathBuf,
    },
    /// The edition is sealed already.
    #[error("the edition is sealed already: remove {} if it must be sealed again", path.display())]
    Sealed {
        /// The path of the seal.
        path: PathBuf,
    },
    /// An edition that was asked for does not exist: wrong use.
    #[error("there is no edition {asked}; there are {there}")]
    NoSuchEdition {
        /// The edition.
        asked: i32,
        /// The editions that there are.
        there: String,
    },
    /// Two editions stand in the wrong order: wrong use.
    #[error("edition {before} is not earlier than edition {now}: name the earlier one first")]
    NotEarlier {
        /// The first one that was named.
        before: i32,
        /// The second one.
        now: i32,
    },
    /// The cell that was asked for does not exist.
    #[error("there is no cell {asked}: {why}")]
    NoCell {
        /// What was asked for.
        asked: String,
        /// What is wrong with it.
        why: String,
    },
    /// The ledger failed.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}
