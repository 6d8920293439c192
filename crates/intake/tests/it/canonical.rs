//! The canonical tidy text says what the file said.

use std::path::{Path, PathBuf};

use rekenschap_catalogue::{Catalogue, Folder, read};
use rekenschap_intake::{Reader, tidy_text};
use rekenschap_model::Observation;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

pub(crate) fn publication() -> Catalogue {
    let mut folder = Folder::new();
    add(&root().join("jbr"), "", &mut folder);
    read(&folder).value
}

fn add(at: &Path, within: &str, folder: &mut Folder) {
    for entry in std::fs::read_dir(at).unwrap() {
        let path = entry.unwrap().path();
        let own = path.file_name().unwrap().to_str().unwrap();
        if own.starts_with('.') {
            continue;
        }
        let name = format!("{within}{own}");
        if path.is_dir() {
            add(&path, &format!("{name}/"), folder);
        } else if !name.starts_with("deliveries/") {
            folder.insert(&name, std::fs::read_to_string(&path).unwrap());
        }
    }
}

/// Every delivered file of the publication: its path, and its dataset.
pub(crate) fn deliveries() -> Vec<(PathBuf, String)> {
    let mut all = Vec::new();
    for edition in std::fs::read_dir(root().join("jbr/deliveries")).unwrap() {
        for source in std::fs::read_dir(edition.unwrap().path()).unwrap() {
            let source = source.unwrap().path();
            if source.is_dir() {
                for file in std::fs::read_dir(source).unwrap() {
                    let path = file.unwrap().path();
                    let name = path.file_name().unwrap().to_str().unwrap().to_owned();
                    all.push((path, name.split('.').next().unwrap().to_owned()));
                }
            }
        }
    }
    all.sort();
    all
}

/// Observations without the lines that they stood on, in an order of their own.
pub(crate) fn sorted(observations: &[Observation]) -> Vec<Observation> {
    let mut all: Vec<Observation> =
        observations.iter().map(|it| Observation { line: 0, ..it.clone() }).collect();
    all.sort_by(|one, other| (&one.key, &one.measure).cmp(&(&other.key, &other.measure)));
    all
}

#[test]
fn every_delivery_keeps_its_observations() {
    let catalogue = publication();
    let (mut files, mut cells, mut same) = (0, 0, 0);
    let mut other = Vec::new();
    for (path, dataset) in deliveries() {
        let Some(dataset) = catalogue.dataset(&dataset) else { panic!("{}", path.display()) };
        let reader = Reader::new(&catalogue, dataset);
        let bytes = std::fs::read(&path).unwrap();
        let (observations, _) = reader.read("a.csv", &bytes).unwrap();
        let text = tidy_text(&catalogue, dataset, &observations);
        let (again, findings) = reader.read("b.csv", text.as_bytes()).unwrap();
        assert_eq!(sorted(&again), sorted(&observations), "{}", path.display());
        assert!(findings.is_empty(), "{}: {findings:?}", path.display());
        assert_eq!(tidy_text(&catalogue, dataset, &again), text, "{}", path.display());
        files += 1;
        cells += observations.len();
        if text.as_bytes() == bytes {
            same += 1
        } else {
            other.push(path.file_name().unwrap().to_owned())
        }
    }
    println!("{files} files, {cells} cells; {same} files are canonical already; others: {other:?}");
    assert!(files > 160 && cells > 3500, "the deliveries were not found: {files}, {cells}");
}
