//! Releases an edition: a checklist, and then one archive that rebuilds it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rekenschap_intake::sha256;
use rekenschap_ledger::{Event, Ledger, LedgerError, Proposal, Released};
use rekenschap_model::DeliveryState;

use crate::archive::{lay_out, pack, unpack};
use crate::assemble::{location, open};
use crate::build::{OutputFile, site};
use crate::register::same_person;
use crate::status;

use crate::{AppError, Assembled, Built, Location, Settings, Step, assemble, disk, seal, whole};

/// One thing that must be so before an edition is released.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChecklistItem {
    /// What must be so; the message `checklist-<id>` tells it.
    pub id: &'static str,
    /// What is not so: empty when all is well.
    pub problems: Vec<String>,
}

/// What came of a release.
#[derive(Debug, Clone, Default)]
pub struct Release {
    /// The checklist.
    pub checklist: Vec<ChecklistItem>,
    /// The archive; nothing when the checklist stands in the way, or in a dry run.
    pub archive: Option<PathBuf>,
    /// SHA-256 of the archive.
    pub sha256: String,
    /// SHA-256 over the names and hashes of the site's files.
    pub site: String,
}

impl Release {
    /// Whether something stands in the way.
    pub fn is_blocked(&self) -> bool {
        self.checklist.iter().any(|it| !it.problems.is_empty())
    }
}

/// Where things stand in an archive.
const PUBLICATION: &str = "publication/";
const LEDGER: &str = "ledger/";
const TEMPLATES: &str = "templates/";
const SITE: &str = "site.csv";
const ABOUT: &str = "release.csv";

/// So often an edition is made again when somebody else writes into the ledger meanwhile.
const MOST_TRIES: usize = 5;

/// Runs the checklist and, when nothing stands in the way, writes the archive below `folder`, under a name that is not
/// taken: an earlier release is never touched. The ledger then says so.
///
/// # Errors
/// When the folder cannot be read, the archive cannot be written, or the ledger fails.
pub fn release(
    settings: &Settings,
    folder: &Path,
    by: &str,
    on: &str,
    dry_run: bool,
    progress: &mut dyn FnMut(Step),
) -> Result<Release, AppError> {
    for _ in 0..MOST_TRIES {
        if let Some(done) = try_release(settings, folder, (by, on), dry_run, progress)? {
            return Ok(done);
        }
    }
    Err(LedgerError::Busy.into())
}

/// As [`release`]; nothing when somebody else wrote into the ledger while the edition was made of it.
fn try_release(
    settings: &Settings,
    folder: &Path,
    (by, on): (&str, &str),
    dry_run: bool,
    progress: &mut dyn FnMut(Step),
) -> Result<Option<Release>, AppError> {
    let assembled = assemble(settings, progress)?;
    let settings = &Settings { edition: Some(assembled.edition), ..settings.clone() };
    let mut done = Release { checklist: checklist(settings, &assembled)?, ..Release::default() };
    if done.is_blocked() || dry_run {
        return Ok(Some(done));
    }
    progress(Step::Publish);
    let list = listed(&site(&assembled));
    done.site = sha256(list.as_bytes());
    let mut ledger = open(settings)?;
    if ledger.hash() != assembled.ledger {
        return Ok(None);
    }
    match seal::seal(&settings.folder, assembled.edition) {
        Ok(_) | Err(AppError::Sealed { .. }) => {}
        Err(other) => return Err(other),
    }
    let mut files = disk::raw(&settings.folder)?
        .into_iter()
        .map(|(path, bytes)| (format!("{PUBLICATION}{path}"), bytes))
        .collect::<BTreeMap<_, _>>();
    files.extend(copied(&mut ledger)?);
    for (path, text) in rekenschap_publish::templates() {
        files.insert(format!("{TEMPLATES}{path}"), text.as_bytes().to_vec());
    }
    files.insert(SITE.to_owned(), list.into_bytes());
    let publication = assembled.catalogue.publication.id.clone();
    let about = format!(
        "key,value\npublication,{publication}\nedition,{}\nprogram,rekenschap {}\nledger,{}\nas_of,{}\nsite,{}\n",
        assembled.edition,
        env!("CARGO_PKG_VERSION"),
        ledger.hash(),
        settings.as_of.as_deref().unwrap_or_default(),
        done.site
    );
    files.insert(ABOUT.to_owned(), about.into_bytes());
    let bytes = pack(&files)?;
    done.sha256 = sha256(&bytes);
    let _alone = whole::alone(folder)?;
    let (archive, new) = place(folder, &format!("{publication}-{}", assembled.edition), &bytes)?;
    let event = Event::Released(Released {
        publication,
        edition: assembled.edition,
        archive: archive.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        sha256: done.sha256.clone(),
        site: done.site.clone(),
        on: on.to_owned(),
    });
    let proposal = Proposal { actor: by.to_owned(), event, identity: None, documents: Vec::new() };
    let recorded = ledger.record::<AppError>(&settings.now, &mut |entries| {
        let known = entries.iter().any(|it| is_same(&it.event, &proposal.event));
        Ok(if known { Vec::new() } else { vec![proposal.clone()] })
    });
    if let Err(problem) = recorded {
        // An archive that the ledger does not know of is no release; but when it may know of it, it stays.
        if new && !matches!(&problem, AppError::Ledger(LedgerError::Uncertain { .. })) {
            let _ = fs::remove_file(&archive);
        }
        return Err(problem);
    }
    done.archive = Some(archive);
    Ok(Some(done))
}

/// Writes an archive under the first name that is not taken: `jbr-2023.zip`, `jbr-2023.2.zip`, …; with whether it is new.
/// When it lies there already, byte for byte, an earlier run was stopped before it could tell the ledger: that is the one.
fn place(folder: &Path, name: &str, bytes: &[u8]) -> Result<(PathBuf, bool), AppError> {
    let mut archive = folder.join(format!("{name}.zip"));
    for number in 2_u64.. {
        if !archive.exists() {
            break;
        }
        let is_as_long = fs::metadata(&archive).is_ok_and(|it| it.len() == bytes.len() as u64);
        if is_as_long && fs::read(&archive).is_ok_and(|it| it == bytes) {
            return Ok((archive, false));
        }
        archive = folder.join(format!("{name}.{number}.zip"));
    }
    whole::add(&archive, bytes)?;
    Ok((archive, true))
}

/// Whether two events tell of the same release.
fn is_same(one: &Event, other: &Event) -> bool {
    let (Event::Released(one), Event::Released(other)) = (one, other) else { return false };
    (&one.publication, one.edition, &one.sha256)
        == (&other.publication, other.edition, &other.sha256)
}

/// The files of a site with their hashes.
fn listed(files: &[OutputFile]) -> String {
    let mut list = String::from("file,sha256\n");
    for file in files {
        list.push_str(&format!("{},{}\n", file.path, sha256(&file.bytes)));
    }
    list
}

/// The ledger as plain files.
fn copied(ledger: &mut Ledger) -> Result<BTreeMap<String, Vec<u8>>, AppError> {
    let mut files = BTreeMap::new();
    ledger.export_to(&mut |name, bytes| {
        files.insert(format!("{LEDGER}{name}"), bytes);
        Ok(())
    })?;
    Ok(files)
}

/// Everything that must be so, with what is not.
fn checklist(settings: &Settings, assembled: &Assembled) -> Result<Vec<ChecklistItem>, AppError> {
    let catalogue = &assembled.catalogue;
    let blocking = assembled.findings.iter().filter(|it| it.blocks());
    let findings: Vec<String> =
        blocking.map(|it| format!("{} {}", it.finding.code, it.finding.place)).collect();
    let unsigned = |it: &&rekenschap_publish::DeliverySummary| {
        it.edition == assembled.edition
            && (it.state != DeliveryState::Approved
                || it.decided_by.is_empty()
                || same_person(&it.delivered_by, &it.decided_by))
    };
    let unsigned = assembled.deliveries.iter().filter(unsigned).map(|it| it.file.clone());
    let (_, _, damages) = Ledger::verify_at(&location(settings), None)?;
    let ledger = open(settings)?;
    let waiting = status::waiting(ledger.entries(), &catalogue.publication.id, settings);
    let waiting = waiting.iter().map(|it| format!("{} {}", it.number, it.delivered.file));
    let published = catalogue.editions.get(&assembled.edition);
    let dated = published.is_some_and(|it| !it.published.is_empty());
    // What waits stands in the way already; else the edition as it is assembled says all.
    let status = status::of(assembled, &[], &settings.now);
    let unstated = status.sources.iter().filter(|it| it.is_incomplete() && it.statement.is_empty());
    let about = |damage: &rekenschap_ledger::Damage| damage.message().0.to_owned();
    Ok(vec![
        ChecklistItem { id: "findings", problems: findings },
        ChecklistItem { id: "signed", problems: unsigned.collect() },
        ChecklistItem { id: "waiting", problems: waiting.collect() },
        ChecklistItem { id: "complete", problems: unstated.map(|it| it.source.clone()).collect() },
        ChecklistItem {
            id: "dated",
            problems: if dated { Vec::new() } else { vec![assembled.edition.to_string()] },
        },
        ChecklistItem { id: "ledger", problems: damages.iter().map(about).collect() },
    ])
}

/// What came of rebuilding a released edition.
#[derive(Debug, Clone)]
pub struct Rebuilt {
    /// The site.
    pub built: Built,
    /// The program that released it.
    pub program: String,
    /// The files that differ from those that were released; none when all bytes are the same.
    pub different: Vec<String>,
}

/// Rebuilds a released edition from its archive alone, and compares every file with what was released.
///
/// # Errors
/// When the archive is damaged or no archive, or when the site cannot be written.
pub fn rebuild(
    archive: &Path,
    out: &Path,
    now: &str,
    progress: &mut dyn FnMut(Step),
) -> Result<Rebuilt, AppError> {
    let bytes =
        fs::read(archive).map_err(|source| AppError::Read { path: archive.to_owned(), source })?;
    let files = unpack(&bytes)?;
    let lost = |what: &str| AppError::Archive { what: format!("the file {what} is gone") };
    let about = pairs(files.get(ABOUT).ok_or_else(|| lost(ABOUT))?);
    let released = pairs(files.get(SITE).ok_or_else(|| lost(SITE))?);
    let name = out.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = Beside(out.with_file_name(format!(".{name}.rebuild")));
    folder.clear()?;
    lay_out(&folder.0, files.into_iter().map(|(path, bytes)| (PathBuf::from(path), bytes)))?;
    let settings = Settings {
        folder: folder.0.join(PUBLICATION),
        edition: about.get("edition").and_then(|it| it.parse().ok()),
        ledger: Some(Location::File(folder.0.join("rebuilt.db"))),
        as_of: about.get("as_of").filter(|it| !it.is_empty()).cloned(),
        now: now.to_owned(),
    };
    open(&settings)?.restore(&folder.0.join(LEDGER))?;
    let assembled = assemble(&settings, progress)?;
    progress(Step::Publish);
    let files = site(&assembled);
    let mut left = released;
    let mut different = Vec::new();
    for file in &files {
        if left.remove(&file.path).as_deref() != Some(&*sha256(&file.bytes)) {
            different.push(file.path.clone());
        }
    }
    different.extend(left.into_keys());
    let built = crate::build::put(&files, out)?;
    let program = about.get("program").cloned().unwrap_or_default();
    Ok(Rebuilt { built, program, different })
}

/// A folder that is gone when it is dropped.
struct Beside(PathBuf);

impl Beside {
    fn clear(&self) -> Result<(), AppError> {
        if self.0.exists() {
            fs::remove_dir_all(&self.0)
                .map_err(|source| AppError::Write { path: self.0.clone(), source })?;
        }
        Ok(())
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        // What is left over is removed by the next run.
        let _ = self.clear();
    }
}

/// The two columns of a CSV file.
fn pairs(bytes: &[u8]) -> BTreeMap<String, String> {
    let records = csv::Reader::from_reader(bytes).into_records().filter_map(Result::ok);
    records.map(|it| (it[0].to_owned(), it.get(1).unwrap_or_default().to_owned())).collect()
}
