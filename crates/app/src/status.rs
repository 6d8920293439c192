//! Where a data call stands: what was asked of whom, what came in, what is checked, explained and approved, what is late.

use std::collections::BTreeSet;

use rekenschap_catalogue::{Catalogue, Explanation};
use rekenschap_checks::Judged;
use rekenschap_language::{Language, days_between};
use rekenschap_ledger::{Entry, Event, Proposal, Stated};
use rekenschap_model::{DeliveryState, Text};
use rekenschap_publish::{DatasetLine, SourceLine, Statement, StatusPage};
use rekenschap_request::{reminder, requests};

use crate::arrivals::{Arrival, arrivals};
use crate::assemble::{Trial, assemble_with, definitions, open_for, plain_name};
use crate::deliveries::Candidate;
use crate::{AppError, Assembled, Settings};

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
    Ok(standing(settings)?.0)
}

/// Where the data call stands, with a page about it for those who keep watch: one HTML file that needs no other, not for
/// publication.
///
/// # Errors
/// As [`status`].
pub fn status_page(settings: &Settings, language: Language) -> Result<(Status, Vec<u8>), AppError> {
    let (status, assembled) = standing(settings)?;
    let document = assembled.documents.iter().find(|it| it.language == language);
    let document = document.or(assembled.documents.first());
    let catalogue = &assembled.catalogue;
    let call = catalogue.requests.get(&status.edition);
    let text = |it: &Text| {
        document.map_or_else(|| it.get(language).to_owned(), |document| document.text(it))
    };
    let sources = status.sources.iter().map(|it| {
        let datasets = it.datasets.iter().map(|own| DatasetLine {
            title: catalogue
                .dataset(&own.dataset)
                .map_or_else(|| own.dataset.clone(), |it| text(&it.title)),
            id: own.dataset.clone(),
            asked: own.asked,
            delivered: own.delivered,
            approved: own.approved,
            has_delivery: own.has_delivery,
            is_approved: own.is_approved,
            waiting: own.waiting.clone(),
            blocking: own.blocking,
            explained: own.explained,
            unexplained: own.unexplained,
        });
        let own = catalogue.sources.get(&it.source);
        SourceLine {
            id: it.source.clone(),
            title: own.map_or_else(|| it.source.clone(), |it| it.title.get(language).to_owned()),
            to: call
                .and_then(|call| call.request(&it.source))
                .map(|it| it.to.clone())
                .unwrap_or_default(),
            deadline: it.deadline.clone(),
            days_late: it.days_late,
            requested_on: it.requested_on.clone(),
            statement: (!it.statement.is_empty()).then(|| Statement {
                text: it.statement.clone(),
                by: it.stated.0.clone(),
                on: it.stated.1.clone(),
            }),
            datasets: datasets.collect(),
        }
    });
    let view = StatusPage {
        title: document.map_or_else(String::new, |it| it.title.clone()),
        edition: status.edition,
        day: status.day.clone(),
        sources: sources.collect(),
    };
    let page = rekenschap_publish::status_page(&view, language);
    Ok((status, page))
}

/// The status, with the edition as it would be if all that waits were approved.
fn standing(settings: &Settings) -> Result<(Status, Assembled), AppError> {
    let (_, catalogue) = definitions(settings)?;
    let publication = &catalogue.publication;
    let edition = settings.edition.unwrap_or(publication.edition);
    let settings = &Settings { edition: Some(edition), ..settings.clone() };
    let mut ledger = open_for(settings, &publication.id)?;
    let waiting = waiting(ledger.entries(), &publication.id, settings);
    let mut trial = Trial::default();
    for it in &waiting {
        let text = ledger.document(&it.delivered.sha256)?;
        trial.candidates.push(Candidate { delivered: it.delivered.clone(), text });
    }
    drop(ledger);
    let assembled = assemble_with(settings, &trial, &mut |_| {})?;
    Ok((of(&assembled, &waiting, &settings.now), assembled))
}

/// The imported deliveries for the edition of the settings that wait for a decision.
pub(crate) fn waiting(entries: &[Entry], publication: &str, settings: &Settings) -> Vec<Arrival> {
    arrivals(entries, publication, settings.as_of.as_deref())
        .into_iter()
        .filter(|it| Some(it.delivered.edition) == settings.edition && it.superseded_by.is_none())
        .filter(|it| matches!(it.state, DeliveryState::Draft | DeliveryState::Submitted))
        .collect()
}

/// The status that an edition shows, assembled with what waits for a decision.
pub(crate) fn of(assembled: &Assembled, waiting: &[Arrival], now: &str) -> Status {
    let day: String = now.chars().take(10).collect();
    let catalogue = &assembled.catalogue;
    let edition = assembled.edition;
    let explanations = catalogue.editions.get(&edition).map(|it| it.explanations.as_slice());
    let sources = assembled.completeness.iter().map(|own| {
        let datasets = own.datasets.iter().map(|counted| {
            let mine = waiting.iter().filter(|arrival| {
                arrival.delivered.source == own.source
                    && arrival.delivered.dataset == counted.dataset
            });
            let mut it = DatasetStatus {
                dataset: counted.dataset.clone(),
                asked: counted.asked,
                delivered: counted.delivered,
                approved: counted.approved,
                has_delivery: counted.has_delivery,
                is_approved: counted.is_approved,
                waiting: mine.map(|it| it.number).collect(),
                ..DatasetStatus::default()
            };
            judge(catalogue, explanations, &assembled.findings, &mut it);
            it
        });
        let late = days_between(&own.deadline, &day).unwrap_or(0).max(0);
        let statement = own.statement.as_ref();
        let asked = (edition, own.source.clone());
        SourceStatus {
            source: own.source.clone(),
            deadline: own.deadline.clone(),
            days_late: if own.is_incomplete() { late } else { 0 },
            requested_on: assembled.requested.get(&asked).cloned().unwrap_or_default(),
            statement: statement.map_or_else(String::new, |it| it.text.clone()),
            stated: statement.map(|it| (it.by.clone(), it.on.clone())).unwrap_or_default(),
            datasets: datasets.collect(),
        }
    });
    let sources = sources.collect();
    Status { edition, day, sources }
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

/// A ready-to-send text for each source that has still something to deliver, with the id of the source.
///
/// # Errors
/// As [`status`].
pub fn reminders(
    settings: &Settings,
    language: Language,
) -> Result<Vec<(String, String)>, AppError> {
    let status = status(settings)?;
    let (_, catalogue) = definitions(settings)?;
    let asked = requests(&catalogue, status.edition, &|_| None);
    let open = status.sources.iter().filter(|it| it.is_incomplete());
    let texts = open.filter_map(|it| {
        let request = asked.iter().find(|own| own.source == it.source)?;
        let days = days_between(&it.deadline, &status.day).unwrap_or(0);
        let missing = it.sum(DatasetStatus::missing);
        plain_name(&it.source).ok()?;
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
    let (_, catalogue) = definitions(settings)?;
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
    open_for(settings, &catalogue.publication.id)?
        .record::<AppError>(&settings.now, &mut |_| Ok(vec![proposal.clone()]))
        .map(|_| ())
}
