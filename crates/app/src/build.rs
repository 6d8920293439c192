//! Writes an edition as a site.

use std::fs;
use std::path::{Path, PathBuf};

pub(crate) use rekenschap_publish::OutputFile;
use rekenschap_publish::{Publishing, files};

use crate::{AppError, Assembled, whole};

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Built {
    /// How many files.
    pub files: usize,
    /// How many bytes.
    pub bytes: u64,
    /// The page to open.
    pub start: PathBuf,
}

/// Renders an edition and puts it at `out`. What was there is replaced as a whole, when all of it is written: a site
/// is never half of one edition and half of another.
///
/// # Errors
/// When `out` holds something else than a site, or cannot be written; what was there is then as it was.
pub fn build(assembled: &Assembled, out: &Path) -> Result<Built, AppError> {
    put(&site(assembled), out)
}

/// The files of an edition's site.
pub(crate) fn site(assembled: &Assembled) -> Vec<OutputFile> {
    files(&Publishing {
        catalogue: &assembled.catalogue,
        cubes: &assembled.cubes,
        documents: &assembled.documents,
        findings: &assembled.findings,
        deliveries: &assembled.deliveries,
        vintage: &assembled.vintage,
        histories: &assembled.histories,
        completeness: &assembled.completeness,
        edition: assembled.edition,
    })
}

/// Puts the files of a site at `out`, as a whole.
pub(crate) fn put(files: &[OutputFile], out: &Path) -> Result<Built, AppError> {
    let _alone = whole::alone(&whole::parent(out))?;
    let (fresh, stale) = (whole::beside(out, "new"), whole::beside(out, "old"));
    if !out.exists() && stale.is_dir() {
        // An earlier run was stopped between its two renames: what stood here comes back.
        rename(&stale, out)?;
    }
    if out.exists() && !is_site(out) {
        return Err(AppError::NotASite { folder: out.to_owned() });
    }
    for left_over in [&fresh, &stale] {
        if left_over.exists() {
            remove(left_over)?;
        }
    }
    write(&fresh, files).inspect_err(|_| {
        // On a full disk, the room is given back.
        let _ = remove(&fresh);
    })?;
    if !out.exists() {
        rename(&fresh, out)?;
    } else if whole::exchange(&fresh, out) {
        remove(&fresh)?;
    } else {
        rename(out, &stale)?;
        rename(&fresh, out)?;
        remove(&stale)?;
    }
    let bytes = files.iter().map(|it| it.bytes.len() as u64).sum();
    Ok(Built { files: files.len(), bytes, start: out.join("index.html") })
}

/// Whether a folder is empty or was made by [`build`].
fn is_site(folder: &Path) -> bool {
    let empty = fs::read_dir(folder).is_ok_and(|mut it| it.next().is_none());
    empty || (folder.join("checks.json").is_file() && folder.join("data").is_dir())
}

fn write(folder: &Path, files: &[OutputFile]) -> Result<(), AppError> {
    let mut made: Option<PathBuf> = None;
    for file in files {
        let path = folder.join(&file.path);
        let parent = path.parent().unwrap_or(folder).to_owned();
        if made.as_ref() != Some(&parent) {
            fs::create_dir_all(&parent)
                .map_err(|source| AppError::Write { path: parent.clone(), source })?;
            made = Some(parent);
        }
        fs::write(&path, &file.bytes).map_err(|source| AppError::Write { path, source })?;
    }
    Ok(())
}

fn rename(from: &Path, to: &Path) -> Result<(), AppError> {
    fs::rename(from, to).map_err(|source| AppError::Write { path: to.to_owned(), source })
}

fn remove(folder: &Path) -> Result<(), AppError> {
    fs::remove_dir_all(folder).map_err(|source| AppError::Write { path: folder.to_owned(), source })
}
