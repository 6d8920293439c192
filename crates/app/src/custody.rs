//! The care for a ledger: verify it, copy it, read a copy back.

use std::path::Path;

use rekenschap_ledger::{Damage, Ledger};

use crate::assemble::{location, open};
use crate::{AppError, Settings, disk};

/// What [`verify`] found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// How many events the ledger holds.
    pub events: usize,
    /// The hash of the last one.
    pub hash: String,
    /// The rows that are not as they were written.
    pub damages: Vec<Damage>,
}

/// Finds every later change of the ledger. `witness` is a hash that a receipt or an archive says it had.
///
/// # Errors
/// When the ledger cannot be opened or does not answer.
pub fn verify(settings: &Settings, witness: Option<&str>) -> Result<Verified, AppError> {
    let location = location(settings);
    let (events, hash, damages) = Ledger::verify_at(&location, witness)?;
    Ok(Verified { events, hash, damages })
}

/// Writes the whole ledger as plain files. Gives the number of events and of files.
///
/// # Errors
/// When the ledger cannot be opened, or the folder cannot be written or holds a copy already.
pub fn export(settings: &Settings, copy: &Path) -> Result<(usize, usize), AppError> {
    Ok(open(settings)?.export(copy)?)
}

/// Reads plain files that [`export`] wrote. Gives how many events were added, and the hash of the last.
///
/// # Errors
/// When the copy is damaged, when the ledger holds something else, or when the database refuses.
pub fn restore(settings: &Settings, copy: &Path) -> Result<(usize, String), AppError> {
    let mut ledger = open(settings)?;
    let added = ledger.restore(copy)?;
    Ok((added, ledger.hash().to_owned()))
}

/// The edition that is meant: the one that was named, else the publication's own.
///
/// # Errors
/// When the folder cannot be read.
pub fn edition(settings: &Settings) -> Result<i32, AppError> {
    match settings.edition {
        Some(edition) => Ok(edition),
        None => {
            let contents = disk::read(&settings.folder)?;
            Ok(rekenschap_catalogue::read(&contents.folder).value.publication.edition)
        }
    }
}
