//! Turns the request of an edition into files for its sources.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rekenschap_catalogue::Catalogue;
use rekenschap_intake::{cell_text, sha256};
use rekenschap_language::Language;
use rekenschap_ledger::{Event, Proposal, Requested};
use rekenschap_model::{CellReference, Delivery, Value};
use rekenschap_request::{Known, files, requests};

use crate::assemble::open;
use crate::deliveries::{self, Wanted};
use crate::{AppError, Settings, disk, whole};

/// What was written for one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The id of the source.
    pub source: String,
    /// The day by which it delivers, `YYYY-MM-DD`.
    pub deadline: String,
    /// How many cells it is asked for.
    pub cells: usize,
    /// The files.
    pub files: Vec<PathBuf>,
}

/// Writes the request of an edition below `out`: for each source a workbook (XLSX and ODS), a JSON file and CSV templates.
/// Beside the empty cells stands what was known for the edition before. The ledger remembers that it went out.
///
/// # Errors
/// When the folder cannot be read, nobody is asked for the edition, a file cannot be written, or the ledger fails.
pub fn request(
    settings: &Settings,
    out: &Path,
    source: Option<&str>,
    language: Language,
    by: &str,
) -> Result<Vec<Asked>, AppError> {
    let contents = disk::read(&settings.folder)?;
    let catalogue = rekenschap_catalogue::read(&contents.folder).value;
    let edition = settings.edition.unwrap_or(catalogue.publication.edition);
    if !catalogue.requests.contains_key(&edition) {
        let path = settings.folder.join(format!("requests/{edition}.toml"));
        return Err(AppError::NoRequest { path });
    }
    let mut ledger = open(settings)?;
    let as_of = settings.as_of.as_deref();
    let wanted = Wanted { edition: edition - 1, as_of, now: &settings.now, candidates: &[] };
    let taken = deliveries::take(&catalogue, &contents, &mut ledger, &wanted)?;
    let known = known(&catalogue, &taken.deliveries);
    let all = requests(&catalogue, edition, &|it| known.get(it).cloned());
    if let Some(source) = source.filter(|name| !all.iter().any(|it| it.source == **name)) {
        let there: Vec<&str> = all.iter().map(|it| it.source.as_str()).collect();
        return Err(AppError::Unknown {
            what: "source in the request",
            name: source.to_owned(),
            instead: there.join(", "),
        });
    }
    let mut done = Vec::new();
    let mut proposals = Vec::new();
    for it in all.iter().filter(|it| source.is_none_or(|own| own == it.source)) {
        let made = files(&catalogue, it, language)?;
        let json = made.iter().find(|it| it.path.ends_with(".json"));
        let hash = json.map_or_else(String::new, |it| sha256(&it.bytes));
        let requested = Requested {
            publication: catalogue.publication.id.clone(),
            edition,
            source: it.source.clone(),
            sha256: hash.clone(),
        };
        proposals.push(Proposal {
            actor: by.to_owned(),
            identity: Some(format!(
                "requested\n{}\n{edition}\n{}\n{hash}",
                requested.publication, it.source
            )),
            documents: Vec::new(),
            event: Event::Requested(requested),
        });
        let mut written = Vec::new();
        for file in made {
            let path = out.join(&file.path);
            let parent = path.parent().unwrap_or(out);
            fs::create_dir_all(parent)
                .map_err(|source| AppError::Write { path: parent.to_owned(), source })?;
            whole::replace(&path, &file.bytes)?;
            written.push(path);
        }
        done.push(Asked {
            source: it.source.clone(),
            deadline: it.deadline.clone(),
            cells: it.asked_cells(),
            files: written,
        });
    }
    ledger.record::<AppError>(&settings.now, &mut |_| Ok(proposals.clone()))?;
    Ok(done)
}

/// What deliveries say of each cell; a later one goes first.
fn known(catalogue: &Catalogue, deliveries: &[Delivery]) -> BTreeMap<CellReference, Known> {
    let mut all = BTreeMap::new();
    for delivery in deliveries {
        for it in &delivery.observations {
            let cell = CellReference {
                dataset: delivery.dataset.clone(),
                measure: it.measure.clone(),
                key: it.key.clone(),
            };
            let known = Known {
                text: cell_text(it, catalogue.publication.notation),
                value: it.value.as_ref().and_then(Value::number),
            };
            all.insert(cell, known);
        }
    }
    all
}
