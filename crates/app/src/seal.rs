//! The seal of a published edition: the SHA-256 of every file that it was made of, deliveries included.

use std::collections::BTreeMap;
use std::path::Path;

use rekenschap_catalogue::Folder;
use rekenschap_intake::sha256;
use rekenschap_model::{FilePlace, Finding, Place};

use crate::disk::{self, Contents};
use crate::{AppError, whole};

/// Where the seal of an edition stands.
fn path(edition: i32) -> String {
    format!("editions/{edition}.seal.csv")
}

/// Definitions, registers and deliveries up to the edition, with their hashes. Other seals are no part of this one.
fn hashes(folder: &Folder, contents: &Contents, edition: i32) -> BTreeMap<String, String> {
    let definitions = folder.files().map(|(path, text)| (path.to_owned(), sha256(text.as_bytes())));
    let until = |path: &str| {
        path.split('/').nth(1).and_then(|it| it.parse::<i32>().ok()).is_some_and(|it| it <= edition)
    };
    let deliveries = contents.deliveries.iter().filter(|it| until(it.0));
    definitions.chain(deliveries.map(|(path, bytes)| (path.clone(), sha256(bytes)))).collect()
}

/// Seals an edition: writes down the SHA-256 of every definition, text, register and delivery. Gives how many there are.
/// An edition is sealed once; who wants to seal it again removes the seal first.
///
/// # Errors
/// When the edition has no file of its own or is sealed already, when the folder cannot be read, or when the seal cannot
/// be written.
pub fn seal(root: &Path, edition: i32) -> Result<usize, AppError> {
    let contents = disk::read(root)?;
    let own = format!("editions/{edition}.toml");
    if contents.folder.text(&own).is_none() {
        return Err(AppError::NoEdition { path: root.join(own) });
    }
    if contents.seals.contains_key(&path(edition)) {
        return Err(AppError::Sealed { path: root.join(path(edition)) });
    }
    let mut text = String::from("file,sha256\n");
    let hashes = hashes(&contents.folder, &contents, edition);
    for (file, hash) in &hashes {
        text.push_str(&format!("{file},{hash}\n"));
    }
    whole::replace(&root.join(path(edition)), text.as_bytes())?;
    Ok(hashes.len())
}

/// What was changed, removed or added since an edition was sealed. Nothing when it never was.
pub(crate) fn broken(contents: &Contents, edition: i32) -> Vec<Finding> {
    let seal = path(edition);
    let Some(text) = contents.seals.get(&seal) else { return Vec::new() };
    let mut sealed: BTreeMap<&str, &str> = BTreeMap::new();
    let mut findings = Vec::new();
    for (at, line) in text.lines().enumerate().skip(1) {
        match line.rsplit_once(',') {
            Some((file, hash)) => {
                sealed.insert(file, hash);
            }
            None => findings.push(
                Finding::error("seal.line", Place::in_file(FilePlace::line(&seal, at + 1)))
                    .found(line),
            ),
        }
    }
    let own = hashes(&contents.folder, contents, edition);
    let tell = |code: &'static str, file: &str| {
        Finding::error(code, Place::subject(file).at(FilePlace::whole(file)))
            .with("edition", edition.to_string())
    };
    for (file, hash) in &own {
        match sealed.get(file.as_str()) {
            None => findings.push(tell("seal.added", file)),
            Some(known) if known != hash => findings.push(tell("seal.changed", file)),
            Some(_) => {}
        }
    }
    findings.extend(
        sealed.keys().filter(|it| !own.contains_key(**it)).map(|it| tell("seal.removed", it)),
    );
    findings
}
