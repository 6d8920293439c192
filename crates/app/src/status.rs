//! Where a data call stands: what was asked of whom, what came in, what is checked, explained and approved, what is late.

use std::collections::{BTreeMap, BTreeSet};

use rekenschap_catalogue::{Catalogue, Explanation};
use rekenschap_checks::Judged;
use rekenschap_language::{Language, days_between};
use rekenschap_ledger::{Entry, Event, Proposal, Stated};
use rekenschap_model::{Code, DeliveryState, Key};
use rekenschap_request::{reminder, requests};

use crate::arrivals::{Arrival, arrivals};
use crate::assemble::{Trial, assemble_with, open};
use crate::deliveries::{self, Candidate, Wanted};
use crate::{AppError, Settings, disk};

/// Where the data call of an edition stands.
#[derive(Debug, Clone)]
pub struct Status {
    /// The edition.
    pub edition: i32,
    /// The day that it is about, `YYYY-MM-DD`.
    pub day: String,
    /// The sources that were asked, in the order of the request.
    pub sources: Vec<SourceStatus>,
}

/// Where one source stands.
#[derive(Debug, Clone)]
pub struct SourceStatus {
    /// The id of the source.
    pub source: String,
    /// The day by which it delivers, `YYYY-MM-DD`.
    pub deadline: String,
    /// How many days late it is, with something still to deliver; 0 when it is not.
    pub days_late: i64,
    /// The day that the request went out; empty when the ledger does not know of it.
    pub requested_on: String,
    /// Why it is late or incomplete, as was stated; empty when nothing was.
    pub statement: String,
    /// Who stated that, and on which day.
    pub stated: (String, String),
    /// What it is asked for.
    pub datasets: Vec<DatasetStatus>,
}

/// Where one dataset of a source stands.
#[derive(Debug, Clone, Default)]
pub struct DatasetStatus {
    /// The id of the dataset.
    pub dataset: String,
    /// How many cells are asked; of a register none, since nobody knows how many records there will be.
    pub asked: usize,
    /// How many of them came in.
    pub delivered: usize,
    /// How many of them are approved.
    pub approved: usize,
    /// Whether something came in: for a register, which has no number of cells.
    pub has_delivery: bool,
    /// Whether all that came in is approved.
    pub is_approved: bool,
    /// The numbers of the imported deliveries that wait for a decision.
    pub waiting: Vec<i64>,
    /// The findings about it that block publication.
    pub blocking: usize,
    /// The missed norms that want an explanation and have none.
    pub unexplained: usize,
    /// The explanations that there are.
    pub explained: usize,
}

impl DatasetStatus {
    /// Whether something is still to be delivered.
    pub fn is_incomplete(&self) -> bool {
        !self.has_delivery || self.delivered < self.asked
    }

    /// How many cells are still to be delivered.
    pub fn missing(&self) -> usize {
        self.asked.saturating_sub(self.delivered)
    }
}

impl SourceStatus {
    /// Whether something is still to be delivered.
    pub fn is_incomplete(&self) -> bool {
        self.datasets.iter().any(DatasetStatus::is_incomplete)
    }

    /// The sum of something over its datasets.
    pub fn sum(&self, of: impl Fn(&DatasetStatus) -> usize) -> usize {
        self.datasets.iter().map(of).sum()
    }
}

/// Where the data call of an edition stands on the day of `settings.now`; without sources when nobody was asked.
///
/// # Errors
/// When the folder cannot be read or the ledger fails.
pub fn status(settings: &Settings) -> Result<Status, AppError> {
    let contents = disk::read(&settings.folder)?;
    let catalogue = rekenschap_catalogue::read(&contents.folder).value;
    let edition = settings.edition.unwrap_or(catalogue.publication.edition);
    let day: String = settings.now.chars().take(10).collect();
    let mut status = Status { edition, day, sources: Vec::new() };
    let Some(call) = catalogue.requests.get(&edition) else { return Ok(status) };
    let mut ledger = open(settings)?;
    let as_of = settings.as_of.as_deref();
    let waiting: Vec<Arrival> = arrivals(ledger.entries(), &catalogue.publication.id, as_of)
        .into_iter()
        .filter(|it| it.delivered.edition == edition && it.superseded_by.is_none())
        .filter(|it| matches!(it.state, DeliveryState::Draft | DeliveryState::Submitted))
        .collect();
    let mut trial = Trial::default();
    for it in &waiting {
        let text = ledger.document(&it.delivered.sha256)?;
        trial.candidates.push(Candidate { delivered: it.delivered.clone(), text });
    }
    let wanted = Wanted { edition, as_of, now: &settings.now, candidates: &trial.candidates };
    let taken = deliveries::take(&catalogue, &contents, &mut ledger, &wanted)?;
    let assembled = assemble_with(
        &Settings { edition: Some(edition), ..settings.clone() },
        &trial,
        &mut |_| {},
    )?;
    let explanations = assembled.catalogue.editions.get(&edition).map(|it| it.explanations.clone());
    let mut cells: BTreeMap<(String, Code), Delivered> = BTreeMap::new();
    for it in taken.deliveries.iter().filter(|it| it.edition == edition) {
        let own = cells.entry((it.source.clone(), it.dataset.clone())).or_default();
        let approved = it.state == DeliveryState::Approved;
        own.open |= !approved;
        for observation in &it.observations {
            let cell = (observation.measure.clone(), observation.key.clone());
            let known = own.cells.entry(cell).or_insert(approved);
            *known |= approved;
        }
    }
    for request in &call.requests {
        let source = &request.source.value;
        let asked = call.asked(&catalogue, source);
        let datasets = asked.iter().filter_map(|asked| {
            let dataset = catalogue.dataset(&asked.dataset)?;
            let own = cells.get(&(source.clone(), asked.dataset.clone()));
            let mut it = DatasetStatus {
                dataset: asked.dataset.to_string(),
                has_delivery: own.is_some(),
                is_approved: own.is_some_and(|it| !it.open),
                ..DatasetStatus::default()
            };
            for key in &asked.keys {
                for at in asked.measures.iter().filter(|at| asked.asks(dataset, **at, key)) {
                    it.asked += 1;
                    let cell = (dataset.measures[*at].id.clone(), key.clone());
                    if let Some(approved) = own.and_then(|it| it.cells.get(&cell)) {
                        it.delivered += 1;
                        it.approved += usize::from(*approved);
                    }
                }
            }
            let mine = waiting.iter().filter(|arrival| {
                arrival.delivered.source == *source && arrival.delivered.dataset == it.dataset
            });
            it.waiting = mine.map(|it| it.number).collect();
            judge(&catalogue, explanations.as_deref(), &assembled.findings, &mut it);
            Some(it)
        });
        let datasets: Vec<DatasetStatus> = datasets.collect();
        let deadline = call.deadline_of(source).to_owned();
        let late = days_between(&deadline, &status.day).unwrap_or(0).max(0);
        let mut own = SourceStatus {
            source: source.clone(),
            deadline,
            days_late: 0,
            requested_on: String::new(),
            statement: String::new(),
            stated: (String::new(), String::new()),
            datasets,
        };
        if own.is_incomplete() {
            own.days_late = late;
        }
        heard(&mut own, ledger.entries(), &catalogue.publication.id, edition);
        status.sources.push(own);
    }
    Ok(status)
}

/// What came in of one dataset from one source.
#[derive(Default)]
struct Delivered {
    /// Whether a part of it is not approved.
    open: bool,
    /// The cells, each with whether it is approved.
    cells: BTreeMap<(Code, Key), bool>,
}

/// Counts what the checks say of a dataset, and its explanations.
fn judge(
    catalogue: &Catalogue,
    explanations: Option<&[Explanation]>,
    findings: &[Judged],
    it: &mut DatasetStatus,
) {
    let norms: BTreeSet<&str> = catalogue
        .dataset(&it.dataset)
        .map(|it| it.norms.iter().map(|it| it.id.as_str()).collect())
        .unwrap_or_default();
    let is_own = |judged: &&Judged| {
        let mut parts = judged.finding.place.subject.split('/');
        let first = parts.next();
        first == Some(it.dataset.as_str())
            || first == Some("norm") && parts.next().is_some_and(|it| norms.contains(it))
    };
    let blocking: Vec<&Judged> = findings.iter().filter(is_own).filter(|it| it.blocks()).collect();
    it.unexplained = blocking.iter().filter(|it| it.finding.code == "norm.unexplained").count();
    it.blocking =
        blocking.iter().filter(|it| !it.finding.code.starts_with("completeness.")).count();
    it.explained = explanations
        .unwrap_or_default()
        .iter()
        .filter(|it| norms.contains(it.norm.value.as_str()))
        .count();
}

/// Adds what the ledger knows of a source: that it was asked, and what was stated.
fn heard(own: &mut SourceStatus, entries: &[Entry], publication: &str, edition: i32) {
    for entry in entries.iter().filter(|it| it.event.publication() == publication) {
        match &entry.event {
            Event::Requested(it) if it.edition == edition && it.source == own.source => {
                own.requested_on = entry.at.chars().take(10).collect();
            }
            Event::Stated(it) if it.edition == edition && it.source == own.source => {
                own.statement.clone_from(&it.text);
                own.stated = (entry.actor.clone(), it.on.clone());
            }
            _ => {}
        }
    }
}

/// A ready-to-send text for each source that has still something to deliver, with the id of the source.
///
/// # Errors
/// As [`status`].
pub fn reminders(
    settings: &Settings,
    language: Language,
) -> Result<Vec<(String, String)>, AppError> {
    let status = status(settings)?;
    let contents = disk::read(&settings.folder)?;
    let catalogue = rekenschap_catalogue::read(&contents.folder).value;
    let asked = requests(&catalogue, status.edition, &|_| None);
    let open = status.sources.iter().filter(|it| it.is_incomplete());
    let texts = open.filter_map(|it| {
        let request = asked.iter().find(|own| own.source == it.source)?;
        let days = days_between(&it.deadline, &status.day).unwrap_or(0);
        let missing = it.sum(DatasetStatus::missing);
        Some((it.source.clone(), reminder(&catalogue, request, missing, days, language)))
    });
    Ok(texts.collect())
}

/// Writes down why a source is late or incomplete; the edition publishes it.
///
/// # Errors
/// When there is no such source, the folder cannot be read, or the ledger fails.
pub fn state(
    settings: &Settings,
    source: &str,
    text: &str,
    by: &str,
    on: &str,
) -> Result<(), AppError> {
    let contents = disk::read(&settings.folder)?;
    let catalogue = rekenschap_catalogue::read(&contents.folder).value;
    if !catalogue.sources.contains_key(source) {
        let known = catalogue.sources.keys().map(String::as_str);
        return Err(AppError::Unknown {
            what: "source",
            name: source.to_owned(),
            instead: rekenschap_catalogue::nearest(source, known).unwrap_or_else(|| {
                catalogue.sources.keys().cloned().collect::<Vec<_>>().join(", ")
            }),
        });
    }
    let stated = Stated {
        publication: catalogue.publication.id.clone(),
        edition: settings.edition.unwrap_or(catalogue.publication.edition),
        source: source.to_owned(),
        text: text.to_owned(),
        on: on.to_owned(),
    };
    let proposal = Proposal {
        actor: by.to_owned(),
        identity: None,
        documents: Vec::new(),
        event: Event::Stated(stated),
    };
    open(settings)?
        .record::<AppError>(&settings.now, &mut |_| Ok(vec![proposal.clone()]))
        .map(|_| ())
}
