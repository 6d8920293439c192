//! A released edition as one file: a ZIP with everything that it was made of, and the hashes of all of it.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Component, Path, PathBuf};

use rekenschap_intake::sha256;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::AppError;

/// The hashes of all other files of the archive.
const MANIFEST: &str = "manifest.csv";

/// Archives that unpack to more than this are refused: one that claims more is no archive of ours.
const LARGEST: u64 = 2 << 30;

/// Writes files as a ZIP with a manifest of their hashes. The same files give the same bytes.
pub(crate) fn pack(files: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>, AppError> {
    let mut manifest = String::from("file,sha256\n");
    for (path, bytes) in files {
        manifest.push_str(&format!("{},{}\n", quoted(path), sha256(bytes)));
    }
    let failed = |it: zip::result::ZipError| AppError::Archive { what: it.to_string() };
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    let manifest = (MANIFEST.to_owned(), manifest.into_bytes());
    for (path, bytes) in std::iter::once((&manifest.0, &manifest.1)).chain(files) {
        to.start_file(path.as_str(), options.large_file(bytes.len() as u64 > u64::from(u32::MAX)))
            .map_err(failed)?;
        to.write_all(bytes).map_err(|it| AppError::Archive { what: it.to_string() })?;
    }
    Ok(to.finish().map_err(failed)?.into_inner())
}

fn quoted(path: &str) -> String {
    if path.contains([',', '"', '\n']) {
        format!("\"{}\"", path.replace('"', "\"\""))
    } else {
        path.to_owned()
    }
}

/// Reads an archive: its files, after each was compared with the manifest.
pub(crate) fn unpack(bytes: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, AppError> {
    let failed = |what: String| AppError::Archive { what };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|it| failed(it.to_string()))?;
    let mut files = BTreeMap::new();
    let mut left = LARGEST;
    for at in 0..archive.len() {
        let file = archive.by_index(at).map_err(|it| failed(it.to_string()))?;
        let path = file.name().map_err(|it| failed(it.to_string()))?.into_owned();
        if !is_below(Path::new(&path)) {
            return Err(failed(format!("the file {path} would lie elsewhere")));
        }
        let mut contents = Vec::new();
        file.take(left).read_to_end(&mut contents).map_err(|it| failed(format!("{path}: {it}")))?;
        left -= contents.len() as u64;
        if left == 0 {
            return Err(failed(format!("it unpacks to more than {} GB", LARGEST >> 30)));
        }
        if files.insert(path.clone(), contents).is_some() {
            return Err(failed(format!("the file {path} is in it twice")));
        }
    }
    let manifest = files.remove(MANIFEST).ok_or_else(|| {
        failed(format!("it has no {MANIFEST}: it was not made by rekenschap release"))
    })?;
    let mut listed = BTreeMap::new();
    for record in csv::Reader::from_reader(manifest.as_slice()).into_records() {
        let record = record.map_err(|it| failed(format!("{MANIFEST}: {it}")))?;
        listed.insert(record[0].to_owned(), record.get(1).unwrap_or_default().to_owned());
    }
    for (path, contents) in &files {
        match listed.remove(path) {
            Some(hash) if hash == sha256(contents) => {}
            Some(_) => return Err(failed(format!("the file {path} was changed"))),
            None => return Err(failed(format!("the file {path} was added"))),
        }
    }
    match listed.into_keys().next() {
        Some(path) => Err(failed(format!("the file {path} is gone"))),
        None => Ok(files),
    }
}

/// Whether a path stays below the folder that it is put in.
fn is_below(path: &Path) -> bool {
    path.components().all(|it| matches!(it, Component::Normal(_)))
}

/// Writes files below a folder.
pub(crate) fn lay_out(
    folder: &Path,
    files: impl Iterator<Item = (PathBuf, Vec<u8>)>,
) -> Result<(), AppError> {
    for (path, bytes) in files {
        let path = folder.join(path);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent)
            .map_err(|source| AppError::Write { path: parent.to_owned(), source })?;
        fs::write(&path, bytes).map_err(|source| AppError::Write { path, source })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> BTreeMap<String, Vec<u8>> {
        BTreeMap::from([
            ("a/één.txt".to_owned(), b"1".to_vec()),
            ("b,c.txt".to_owned(), vec![0; 100_000]),
        ])
    }

    #[test]
    fn what_is_packed_is_unpacked() {
        let packed = pack(&files()).unwrap();
        assert_eq!(packed, pack(&files()).unwrap(), "the same files give the same bytes");
        assert_eq!(unpack(&packed).unwrap(), files());
    }

    #[test]
    fn a_damaged_archive_is_refused() {
        let packed = pack(&files()).unwrap();
        for at in (0..packed.len()).step_by(7) {
            let mut damaged = packed.clone();
            damaged[at] ^= 0x20;
            if let Ok(read) = unpack(&damaged) {
                assert_eq!(read, files(), "byte {at} changed what was read");
            }
        }
        assert!(unpack(&packed[..packed.len() / 2]).is_err());
        assert!(unpack(b"no archive").is_err());
    }
}
