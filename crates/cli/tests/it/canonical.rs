//! The deliveries of the real report are canonical tidy files: however the same figures come, the same bytes are published.

use std::fs;

use rekenschap_catalogue::{Folder, read};
use rekenschap_intake::{Reader, tidy_text};

use crate::support::{files, jbr};

/// `REKENSCHAP_MAKE_CANONICAL=1` writes them in that form.
#[test]
fn deliveries_are_canonical() {
    let mut folder = Folder::new();
    for extension in ["toml", "csv", "md"] {
        for path in files(&jbr(), extension) {
            let relative = path.strip_prefix(jbr()).unwrap().to_str().unwrap().to_owned();
            if !relative.starts_with("deliveries/") && !relative.ends_with(".seal.csv") {
                folder.insert(&relative, fs::read_to_string(&path).unwrap());
            }
        }
    }
    let catalogue = read(&folder).value;
    let mut other = Vec::new();
    for path in files(&jbr().join("deliveries"), "csv") {
        let name = path.file_name().unwrap().to_str().unwrap();
        let Some(dataset) = catalogue.dataset(name.split('.').next().unwrap()) else { continue };
        let bytes = fs::read(&path).unwrap();
        let (observations, _) = Reader::new(&catalogue, dataset).read(name, &bytes).unwrap();
        let text = tidy_text(&catalogue, dataset, &observations);
        if text.as_bytes() != bytes {
            if std::env::var_os("REKENSCHAP_MAKE_CANONICAL").is_some() {
                fs::write(&path, &text).unwrap();
            }
            other.push(path);
        }
    }
    assert!(other.is_empty(), "not canonical: {other:#?}");
}
