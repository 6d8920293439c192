//! From a publication folder to everything that an edition is rendered from.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use rekenschap_catalogue::Catalogue;
use rekenschap_checks::{Judged, Usage, check, judge, unused};
use rekenschap_derive::{Origin, RawCubes, derive};
use rekenschap_disclosure::{ClearedCubes, Histories, protect};
use rekenschap_language::Language;
use rekenschap_ledger::{Explained, Ledger, Location};
use rekenschap_model::{Delivery, FilePlace, Finding, Place, Severity};
use rekenschap_publish::{DeliverySummary, SourceCompleteness};
use rekenschap_report::{Document, Vintage, compose};

use crate::arrivals::{arrivals, explain, explanations, requested, statements};
use crate::completeness::completeness;
use crate::deliveries::{Candidate, Handed, Wanted};
use crate::disk::Contents;
use crate::{AppError, consequence, deliveries, disk, seal, vintage};

/// What to assemble.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The publication folder.
    pub folder: PathBuf,
    /// The edition; the publication's own when none is named.
    pub edition: Option<i32>,
    /// The ledger; a file below the publication folder when none is named.
    pub ledger: Option<Location>,
    /// What was known at the end of this day, `YYYY-MM-DD`, takes part; else all that is known.
    pub as_of: Option<String>,
    /// Now, in UTC: `2024-02-01T09:30:00Z`. It stands in the ledger, and nowhere in what is published.
    pub now: String,
}

/// What is being done, for progress.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Definitions are read.
    Catalogue,
    /// Deliveries are taken.
    Deliveries,
    /// Measures are computed.
    Derive,
    /// Rules are tried.
    Checks,
    /// The report is composed.
    Report,
    /// The site is rendered and written.
    Publish,
}

/// Everything that an edition is rendered from, and everything that was found on the way.
pub struct Assembled {
    /// The definitions.
    pub catalogue: Catalogue,
    /// The edition.
    pub edition: i32,
    /// The values that may be published.
    pub cubes: ClearedCubes,
    /// What the edition before it knew, and what changed since.
    pub vintage: Vintage,
    /// The earlier values of cells that were delivered more than once.
    pub histories: Histories,
    /// The document tree in each language, the main one first.
    pub documents: Vec<Document>,
    /// The deliveries that count.
    pub deliveries: Vec<DeliverySummary>,
    /// How complete each source's answer is; nothing when nobody was asked for the edition.
    pub completeness: Vec<SourceCompleteness>,
    /// How many deliveries were new to the ledger.
    pub new: usize,
    /// The hash of the ledger that they were taken from.
    pub ledger: String,
    /// The findings as they may be told, with the acceptances that cover them.
    pub findings: Vec<Judged>,
    /// What the ledger says of the deliveries that were imported, by their file and hash. Never published: the site is the
    /// same however the figures came.
    pub(crate) handed: BTreeMap<(String, String), Handed>,
    /// The days that requests went out, by edition and source.
    pub(crate) requested: BTreeMap<(i32, String), String>,
}

impl Assembled {
    /// How many findings block publication.
    pub fn blocking(&self) -> usize {
        self.findings.iter().filter(|it| it.blocks()).count()
    }
}

/// Reads a publication folder, takes its deliveries, computes, checks, protects and composes the edition.
///
/// # Errors
/// When the folder cannot be read or the ledger fails; what is wrong with the folder's contents is among the findings.
pub fn assemble(
    settings: &Settings,
    progress: &mut dyn FnMut(Step),
) -> Result<Assembled, AppError> {
    assemble_with(settings, &Trial::default(), progress)
}

/// What is tried out before it is written down or approved.
#[derive(Debug, Clone, Default)]
pub(crate) struct Trial {
    /// Deliveries, as if they were approved.
    pub(crate) candidates: Vec<Candidate>,
    /// Explanations of missed norms, with who gives them.
    pub(crate) explanations: Vec<(String, Explained)>,
    /// The earlier edition to compare with; else the one before.
    pub(crate) compared_with: Option<i32>,
}

/// As [`assemble`], as if what is tried out counted too.
pub(crate) fn assemble_with(
    settings: &Settings,
    trial: &Trial,
    progress: &mut dyn FnMut(Step),
) -> Result<Assembled, AppError> {
    progress(Step::Catalogue);
    let contents = disk::read(&settings.folder)?;
    let checked = rekenschap_catalogue::read(&contents.folder);
    let mut catalogue = checked.value;
    let edition = settings.edition.unwrap_or(catalogue.publication.edition);
    let mut findings: Vec<Finding> = contents.findings.clone();
    findings.extend(checked.findings);
    let unsealed = seal::broken(&contents, edition);
    progress(Step::Deliveries);
    let mut ledger = open(settings)?;
    if let Some(before) = trial.compared_with {
        known(&catalogue, &contents, &ledger, before, edition)?;
    }
    if !catalogue.editions.contains_key(&edition) {
        let place = Place::in_file(FilePlace::whole(&format!("editions/{edition}.toml")));
        // Of an edition that nothing was delivered for either, the year was mistyped.
        let severity = if has_deliveries(&catalogue, &contents, &ledger, edition) {
            Severity::Warning
        } else {
            Severity::Error
        };
        findings.push(Finding::new("edition.missing", severity, place).found(edition.to_string()));
    }
    let as_of = settings.as_of.as_deref();
    let candidates = trial.candidates.as_slice();
    let wanted = Wanted { edition, as_of, now: &settings.now, candidates };
    let taken = deliveries::take(&catalogue, &contents, &mut ledger, &wanted)?;
    let publication = catalogue.publication.id.clone();
    let known = explanations(ledger.entries(), &publication, edition, as_of);
    let tried = trial.explanations.iter().filter(|it| it.1.edition == edition);
    let given: Vec<(&str, &Explained)> =
        tried.map(|(by, it)| (by.as_str(), it)).chain(known).collect();
    explain(&mut catalogue, edition, &given);
    let stated = statements(ledger.entries(), &publication, edition, as_of);
    let completeness = completeness(&catalogue, edition, &taken.deliveries, &stated);
    let requested = requested(ledger.entries(), &publication, as_of);
    findings.extend(taken.findings);
    let broken = consequence::broken(&findings, &taken.refused);

    progress(Step::Derive);
    let raw = derive(&catalogue, &taken.deliveries);
    progress(Step::Checks);
    let mut later = check(&catalogue, &raw, edition);
    let cubes = protect(&catalogue, &raw);
    later.extend(exposed(&catalogue, &cubes));
    let compared = vintage::compared(
        &catalogue,
        &taken.deliveries,
        &raw,
        &cubes,
        edition,
        trial.compared_with,
    );
    later.extend(compared.findings);
    progress(Step::Report);
    let (documents, usage, found) = documents(&catalogue, &cubes, &compared.vintage, edition);
    later.extend(found);
    later.extend(unused(&catalogue, &usage));
    let (later, left_out) = consequence::own(later, &broken);
    let (first, left_out_first) = consequence::own_references(findings, &contents.folder);
    findings = first;
    findings.extend(later);
    findings.extend(unsealed);
    for it in &mut findings {
        locate(it, &catalogue, &raw, &taken.deliveries);
    }
    let mut judged = judge(cubes.tell(findings), catalogue.editions.get(&edition));
    let left_out = left_out + left_out_first;
    if !broken.is_empty() {
        judged.retain(|it| it.finding.code != "acceptance.idle");
        if left_out > 0 {
            let place = Place::subject("check");
            let finding =
                Finding::new("check.partial", Severity::Notice, place).found(left_out.to_string());
            judged.push(Judged { finding, acceptance: None });
        }
    }
    Ok(Assembled {
        edition,
        cubes,
        vintage: compared.vintage,
        histories: compared.histories,
        documents,
        deliveries: summaries(&taken.deliveries),
        completeness,
        new: taken.new,
        ledger: ledger.hash().to_owned(),
        findings: judged,
        handed: taken.handed,
        requested,
        catalogue,
    })
}

/// Where the ledger is that the settings name.
pub(crate) fn location(settings: &Settings) -> Location {
    let own = || Location::File(settings.folder.join(".rekenschap").join("ledger.db"));
    settings.ledger.clone().unwrap_or_else(own)
}

/// Whether anything was delivered for an edition.
fn has_deliveries(
    catalogue: &Catalogue,
    contents: &Contents,
    ledger: &Ledger,
    edition: i32,
) -> bool {
    let folder = format!("deliveries/{edition}/");
    contents.deliveries.keys().any(|it| it.starts_with(&folder))
        || arrivals(ledger.entries(), &catalogue.publication.id, None)
            .iter()
            .any(|it| it.delivered.edition == edition)
}

/// Whether two editions exist and stand in their order.
fn known(
    catalogue: &Catalogue,
    contents: &Contents,
    ledger: &Ledger,
    before: i32,
    now: i32,
) -> Result<(), AppError> {
    let delivered = contents.deliveries.keys().filter_map(|it| it.split('/').nth(1)?.parse().ok());
    let imported = arrivals(ledger.entries(), &catalogue.publication.id, None);
    let imported = imported.into_iter().map(|it| it.delivered.edition);
    let all: BTreeSet<i32> =
        catalogue.editions.keys().copied().chain(delivered).chain(imported).collect();
    for asked in [before, now] {
        if !all.contains(&asked) {
            let there = all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            return Err(AppError::NoSuchEdition { asked, there });
        }
    }
    if before >= now {
        return Err(AppError::NotEarlier { before, now });
    }
    Ok(())
}

/// Opens the ledger that the settings name.
pub(crate) fn open(settings: &Settings) -> Result<Ledger, AppError> {
    let location = location(settings);
    let parent = location.path().and_then(Path::parent).filter(|it| !it.as_os_str().is_empty());
    if let Some(folder) = parent {
        fs::create_dir_all(folder)
            .map_err(|source| AppError::Write { path: folder.to_owned(), source })?;
    }
    Ok(Ledger::open(&location)?)
}

/// The document in each language, with what they use and what is wrong in them. What is wrong in the same place in
/// two languages is told once.
fn documents(
    catalogue: &Catalogue,
    cubes: &ClearedCubes,
    vintage: &Vintage,
    edition: i32,
) -> (Vec<Document>, Usage, Vec<Finding>) {
    let languages: Vec<Language> = catalogue.publication.languages.clone();
    let composed: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = languages
            .iter()
            .map(|language| {
                scope.spawn(move || compose(catalogue, cubes, vintage, edition, *language))
            })
            .collect();
        threads.into_iter().filter_map(|it| it.join().ok()).collect()
    });
    let mut documents = Vec::new();
    let mut usage = Usage::default();
    let mut findings: Vec<Finding> = Vec::new();
    for it in composed {
        documents.push(it.value.document);
        usage.tables.extend(it.value.usage.tables);
        usage.figures.extend(it.value.usage.figures);
        usage.datasets.extend(it.value.usage.datasets);
        usage.norms.extend(it.value.usage.norms);
        findings.extend(it.findings);
    }
    (documents, usage, findings)
}

/// A withheld cell that a published total gives away.
fn exposed(catalogue: &Catalogue, cubes: &ClearedCubes) -> Vec<Finding> {
    let text = |it: &rekenschap_model::CellReference| {
        catalogue
            .dataset(&it.dataset)
            .map_or_else(String::new, |dataset| dataset.cell_text(&it.measure, &it.key))
    };
    let all = cubes.exposed().iter();
    all.map(|(hidden, total)| {
        Finding::error("disclosure.exposed", Place::subject(text(hidden)))
            .with("total", text(total))
            .about([hidden.clone(), total.clone()])
    })
    .collect()
}

/// Adds to a finding about data where its first delivered cell stands.
fn locate(finding: &mut Finding, catalogue: &Catalogue, raw: &RawCubes, deliveries: &[Delivery]) {
    if finding.place.file.is_some() {
        return;
    }
    let origin = |it: &rekenschap_model::CellReference| raw.get(it).map(|it| it.origin);
    let text = |it: &&rekenschap_model::CellReference| {
        catalogue.dataset(&it.dataset).map(|dataset| dataset.cell_text(&it.measure, &it.key))
    };
    let own =
        finding.cells.iter().find(|it| text(it).as_deref() == Some(finding.place.subject.as_str()));
    let first = own.into_iter().chain(&finding.cells).find_map(|it| match origin(it) {
        Some(Origin::Delivered { delivery, line }) => Some((delivery, line)),
        _ => None,
    });
    if let Some((delivery, line)) = first {
        finding.place.file = deliveries.get(delivery).map(|it| FilePlace::line(&it.file, line));
    }
}

fn summaries(deliveries: &[Delivery]) -> Vec<DeliverySummary> {
    let all = deliveries.iter();
    all.map(|it| DeliverySummary {
        edition: it.edition,
        source: it.source.clone(),
        dataset: it.dataset.to_string(),
        file: it.file.clone(),
        sha256: it.sha256.clone(),
        delivered_by: it.delivered_by.clone(),
        delivered_on: it.delivered_on.clone(),
        state: it.state,
        decided_by: it.decided_by.clone(),
        decided_on: it.decided_on.clone(),
        correction: it.correction.clone(),
    })
    .collect()
}
