//! What the tests share.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rekenschap_catalogue::{Catalogue, Folder, read};
use rekenschap_language::parse_decimal;
use rekenschap_model::{CellReference, Key};
use rekenschap_request::Known;

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The definitions of a publication folder, which must be right but for what no request can mend.
pub(crate) fn catalogue(folder: &str) -> Catalogue {
    let root = root().join(folder);
    let mut files = Folder::new();
    for (path, text) in texts(&root, &root) {
        if !path.starts_with("deliveries/") {
            files.insert(&path, text);
        }
    }
    let checked = read(&files);
    let wrong: Vec<_> =
        checked.findings.iter().filter(|it| it.code.starts_with("request")).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    checked.value
}

fn texts(root: &Path, folder: &Path) -> Vec<(String, String)> {
    let mut all = Vec::new();
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.file_name().unwrap().to_string_lossy().starts_with('.') {
            continue;
        }
        if path.is_dir() {
            all.extend(texts(root, &path));
        } else {
            let relative = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            all.push((relative, fs::read_to_string(&path).unwrap()));
        }
    }
    all
}

/// Every cell of the deliveries of a folder as it was typed there: what is known.
pub(crate) fn delivered(catalogue: &Catalogue, folder: &str) -> BTreeMap<CellReference, Known> {
    let root = root().join(folder);
    let mut all = BTreeMap::new();
    for (path, text) in texts(&root, &root.join("deliveries")) {
        let id = path.rsplit('/').next().unwrap().trim_end_matches(".csv").to_owned();
        let Some(dataset) = catalogue.dataset(id.split('.').next().unwrap()) else { continue };
        let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
        let header = reader.headers().unwrap().clone();
        let at = |name: &str| header.iter().position(|it| it == name);
        for record in reader.records() {
            let record = record.unwrap();
            let key = Key::new(dataset.dimensions.iter().map(|it| &record[at(&it.id).unwrap()]));
            for measure in &dataset.measures {
                let Some(column) = at(&measure.id) else { continue };
                let text = record[column].trim().to_owned();
                let figure = text.split(' ').next().unwrap_or_default();
                let value = parse_decimal(figure, catalogue.publication.notation).ok();
                let value = value.filter(|_| measure.is_number());
                all.insert(dataset.reference(measure, &key), Known { text, value });
            }
        }
    }
    all
}
