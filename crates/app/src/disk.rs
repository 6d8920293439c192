//! Reads a publication folder from disk.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rekenschap_catalogue::Folder;
use rekenschap_intake::LARGEST_FILE;
use rekenschap_model::{FilePlace, Finding, Place};

use crate::AppError;

/// What a publication folder holds.
pub(crate) struct Contents {
    /// Definitions and texts.
    pub(crate) folder: Folder,
    /// The bytes of the delivered files and registers, by path within the folder.
    pub(crate) deliveries: BTreeMap<String, Vec<u8>>,
    /// The seals of editions, by path within the folder.
    pub(crate) seals: BTreeMap<String, String>,
    /// Files that could not be taken.
    pub(crate) findings: Vec<Finding>,
}

/// Definitions larger than this are refused, in bytes.
const LARGEST_DEFINITION: u64 = 16 * 1024 * 1024;

/// Folders that hold definitions, with the extensions of their files.
const FOLDERS: &[(&str, &str)] = &[
    ("codes", "csv"),
    ("datasets", "toml"),
    ("tables", "toml"),
    ("figures", "toml"),
    ("rules", "toml"),
    ("editions", "toml"),
    ("requests", "toml"),
    ("chapters", "md"),
    (DELIVERIES, "csv"),
];

const DELIVERIES: &str = "deliveries";

/// Files directly in the folder.
const FILES: &[&str] = &[
    "publication.toml",
    "concepts.toml",
    "units.toml",
    "sources.toml",
    "scopes.toml",
    "rules.toml",
];

pub(crate) fn read(root: &Path) -> Result<Contents, AppError> {
    if !root.is_dir() {
        return Err(AppError::NoFolder { folder: root.to_owned() });
    }
    let mut contents = Contents {
        folder: Folder::new(),
        deliveries: BTreeMap::new(),
        seals: BTreeMap::new(),
        findings: Vec::new(),
    };
    for name in FILES {
        let path = root.join(name);
        if path.is_file() {
            definition(&path, name, &mut contents)?;
        }
    }
    for (name, extension) in FOLDERS {
        let mut files = Vec::new();
        list(&root.join(name), name, &mut files)?;
        for (path, relative) in files {
            if !path.is_file() {
                // A pipe would keep us waiting, and a link that leads nowhere cannot be read.
                contents.findings.push(
                    Finding::warning(
                        "file.unexpected",
                        Place::in_file(FilePlace::whole(&relative)),
                    )
                    .expected(format!(".{extension}")),
                );
                continue;
            }
            if relative.starts_with("editions/") && relative.ends_with(".seal.csv") {
                let failed = |source| AppError::Read { path: path.clone(), source };
                contents.seals.insert(relative, fs::read_to_string(&path).map_err(failed)?);
                continue;
            }
            let right = relative.rsplit_once('.').is_some_and(|it| it.1 == *extension);
            if !right {
                contents.findings.push(
                    Finding::warning(
                        "file.unexpected",
                        Place::in_file(FilePlace::whole(&relative)),
                    )
                    .expected(format!(".{extension}")),
                );
            } else if *name == DELIVERIES {
                if let Some(bytes) = bytes(&path, &relative, LARGEST_FILE, &mut contents.findings)?
                {
                    contents.deliveries.insert(relative, bytes);
                }
            } else {
                definition(&path, &relative, &mut contents)?;
            }
        }
    }
    Ok(contents)
}

/// The bytes of all files of a publication folder, by path within it: definitions, texts, deliveries, registers, seals.
pub(crate) fn raw(root: &Path) -> Result<BTreeMap<String, Vec<u8>>, AppError> {
    let mut files: Vec<(PathBuf, String)> =
        FILES.iter().map(|it| (root.join(it), (*it).to_owned())).collect();
    for (name, _) in FOLDERS {
        list(&root.join(name), name, &mut files)?;
    }
    let mut all = BTreeMap::new();
    for (path, relative) in files.into_iter().filter(|it| it.0.is_file()) {
        let bytes = fs::read(&path).map_err(|source| AppError::Read { path, source })?;
        all.insert(relative, bytes);
    }
    Ok(all)
}

/// The files below a folder, ordered by path; hidden ones are not seen.
fn list(folder: &Path, relative: &str, files: &mut Vec<(PathBuf, String)>) -> Result<(), AppError> {
    if !folder.is_dir() {
        return Ok(());
    }
    let failed = |source| AppError::Read { path: folder.to_owned(), source };
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') && !name.ends_with('~') {
            entries.push((name, entry.path()));
        }
    }
    entries.sort();
    for (name, path) in entries {
        let inner = format!("{relative}/{name}");
        if path.is_dir() {
            list(&path, &inner, files)?;
        } else {
            files.push((path, inner));
        }
    }
    Ok(())
}

fn bytes(
    path: &Path,
    relative: &str,
    largest: u64,
    findings: &mut Vec<Finding>,
) -> Result<Option<Vec<u8>>, AppError> {
    let failed = |source| AppError::Read { path: path.to_owned(), source };
    let size = fs::metadata(path).map_err(failed)?.len();
    if size > largest {
        findings.push(
            Finding::error("file.too-large", Place::in_file(FilePlace::whole(relative)))
                .expected(format!("{} MB", largest / 1024 / 1024))
                .found(format!("{} MB", size.div_ceil(1024 * 1024))),
        );
        return Ok(None);
    }
    fs::read(path).map(Some).map_err(failed)
}

fn definition(path: &Path, relative: &str, contents: &mut Contents) -> Result<(), AppError> {
    let Some(bytes) = bytes(path, relative, LARGEST_DEFINITION, &mut contents.findings)? else {
        return Ok(());
    };
    match String::from_utf8(bytes) {
        Ok(text) => {
            let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
            // An editor on another system may have written other line ends: the contents are the same.
            let text = if text.contains('\r') { text.replace("\r\n", "\n") } else { text };
            contents.folder.insert(relative, text);
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let line = error.as_bytes()[..at].iter().filter(|it| **it == b'\n').count() + 1;
            contents.findings.push(
                Finding::error("file.encoding", Place::in_file(FilePlace::line(relative, line)))
                    .found(format!("0x{:02x}", error.as_bytes()[at])),
            );
        }
    }
    Ok(())
}
