//! Takes a filled workbook, CSV or JSON file into the ledger: read, checked against what is known, written down.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use rekenschap_checks::Judged;
use rekenschap_intake::{Addressee, Incoming, IncomingExplanation, Reading, read_file, sha256};
use rekenschap_ledger::{
    Delivered, Document, Entry, Event, Explained, Inlet, Ledger, OriginalFile, Proposal,
};
use rekenschap_model::{Correction, DeliveryState, FilePlace, Finding, Original, Place};

use crate::arrivals::{arrivals, releases};
use crate::assemble::{Trial, assemble_with, definitions, open_for};
use crate::deliveries::{Candidate, position};
use crate::{AppError, Arrival, Settings};

/// A file that someone hands in.
#[derive(Debug, Clone)]
pub struct ImportFile {
    /// Its name, as it is to be shown.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What is handed in, and by whom.
#[derive(Debug, Clone)]
pub struct Import {
    /// The files: all of them are taken, or none.
    pub files: Vec<ImportFile>,
    /// Which part they answer, where that does not stand in them.
    pub addressee: Addressee,
    /// Who delivers.
    pub by: String,
    /// The day, `YYYY-MM-DD`.
    pub on: String,
    /// Whether it is a draft, which nobody has to decide on yet.
    pub draft: bool,
    /// Whether to leave the ledger as it is.
    pub dry_run: bool,
    /// Whether figures that were delivered before, and replaced since, are to count again.
    pub again: bool,
    /// Why earlier figures are corrected, when they are.
    pub correction: Option<Correction>,
}

/// What came of an import.
#[derive(Debug, Clone, Default)]
pub struct Imported {
    /// A receipt for each dataset that the files bring.
    pub receipts: Vec<Receipt>,
    /// How many explanations of missed norms were taken.
    pub explanations: usize,
    /// Everything that is wrong with the files; then nothing was taken.
    pub refused: Vec<Finding>,
    /// Notices and warnings about the files.
    pub notices: Vec<Finding>,
    /// What the checks say of the figures, together with all that is known.
    pub findings: Vec<Judged>,
}

/// Proof of a delivery.
#[derive(Debug, Clone)]
pub struct Receipt {
    /// What the ledger holds of it.
    pub delivered: Delivered,
    /// Its number; nothing in a dry run.
    pub number: Option<i64>,
    /// Whether it was there already: the same figures are one delivery.
    pub known: bool,
    /// The later delivery that replaced the same figures since, when they were known.
    pub replaced_by: Option<i64>,
    /// The hash of the ledger with this delivery in it: a later rewriting of the ledger cannot have the same.
    pub ledger: String,
}

/// Reads files, checks them, and writes them down: all of them, or when anything is wrong with them, nothing.
///
/// # Errors
/// When the folder cannot be read or the ledger fails. What is wrong with the files is in [`Imported::refused`].
pub fn import(settings: &Settings, import: &Import) -> Result<Imported, AppError> {
    let (contents, catalogue) = definitions(settings)?;
    let mut addressee = import.addressee.clone();
    addressee.edition = addressee.edition.or(settings.edition);
    let mut done = Imported::default();
    let mut readings: Vec<(usize, Reading)> = Vec::new();
    for (at, file) in import.files.iter().enumerate() {
        match read_file(&catalogue, &file.name, &file.bytes, &addressee) {
            Ok(reading) => readings.push((at, reading)),
            Err(findings) => done.refused.extend(findings),
        }
    }
    done.refused.extend(twice(&readings));
    for (_, reading) in &readings {
        done.notices.extend(reading.findings.iter().cloned());
    }
    if !done.refused.is_empty() {
        return Ok(done);
    }
    let occupied: BTreeSet<&str> = contents.deliveries.keys().map(String::as_str).collect();
    let writer = Writer { publication: &catalogue.publication.id, import, occupied: &occupied };
    let mut ledger = open_for(settings, &catalogue.publication.id)?;
    let planned = writer.plan(ledger.entries(), &readings);
    let released = releases(ledger.entries(), &catalogue.publication.id);
    for it in planned.iter().filter(|it| released.contains_key(&it.delivered.edition)) {
        let original = it.delivered.original.as_ref().map(OriginalFile::original);
        let name = original.map_or_else(String::new, |it| it.name);
        let place = Place::subject(&it.delivered.file).at(FilePlace::whole(&name));
        done.notices.push(
            Finding::warning("import.released", place).found(it.delivered.edition.to_string()),
        );
    }
    let candidates = planned.iter().filter(|it| it.known.is_none());
    let trial = Trial {
        candidates: candidates
            .map(|it| Candidate {
                delivered: it.delivered.clone(),
                text: it.text.as_bytes().to_vec(),
            })
            .collect(),
        explanations: readings
            .iter()
            .flat_map(|it| &it.1.explanations)
            .map(|it| {
                let own = explained(&catalogue.publication.id, it, &import.on);
                (import.by.clone(), own)
            })
            .collect(),
        compared_with: None,
    };
    done.findings = findings(settings, &trial)?;
    let told: Vec<String> = done.findings.iter().map(|it| it.finding.code.to_owned()).collect();
    if import.dry_run {
        done.receipts = planned.into_iter().map(|it| it.receipt(None, String::new())).collect();
        return Ok(done);
    }
    let mut planned = Vec::new();
    let recorded = ledger.record::<AppError>(&settings.now, &mut |entries| {
        planned = writer.plan(entries, &readings);
        let mut proposals: Vec<Proposal> =
            planned.iter().filter(|it| it.known.is_none()).map(|it| it.proposal(&told)).collect();
        proposals.extend(writer.explanations(entries, &readings));
        Ok(proposals)
    })?;
    let hash = ledger.hash().to_owned();
    let mut numbers = recorded.iter().map(|it| it.number());
    for it in planned {
        let number = it.known.or_else(|| numbers.next());
        done.receipts.push(it.receipt(number, hash.clone()));
    }
    done.explanations = numbers.count();
    Ok(done)
}

/// Two files that bring the same dataset of the same source.
fn twice(readings: &[(usize, Reading)]) -> Vec<Finding> {
    let mut seen: Vec<&Incoming> = Vec::new();
    let mut findings = Vec::new();
    for it in readings.iter().flat_map(|it| &it.1.incoming) {
        let same = |other: &&&Incoming| {
            (other.edition, &other.source, &other.dataset) == (it.edition, &it.source, &it.dataset)
        };
        match seen.iter().find(same) {
            Some(other) => {
                let place = FilePlace::cell(&it.original.name, &it.original.sheet, 0, 0);
                findings.push(
                    Finding::error("import.twice", Place::in_file(place))
                        .with("other", FilePlace::whole(&other.original.name).to_string())
                        .found(&*it.dataset),
                );
            }
            None => seen.push(it),
        }
    }
    findings
}

/// What the checks say of deliveries, as if they counted: the findings that are about their datasets or lie in their
/// files, told at the cells of the files as they were handed in.
pub(crate) fn findings(settings: &Settings, trial: &Trial) -> Result<Vec<Judged>, AppError> {
    let candidates = trial.candidates.as_slice();
    let Some(newest) = candidates.iter().map(|it| it.delivered.edition).max() else {
        return Ok(Vec::new());
    };
    let settings =
        Settings { edition: Some(settings.edition.unwrap_or(newest)), ..settings.clone() };
    let assembled = assemble_with(&settings, trial, &mut |_| {})?;
    let mut found: Vec<Judged> =
        assembled.findings.into_iter().filter(|it| concerns(&it.finding, candidates)).collect();
    for it in &mut found {
        relocate(&mut it.finding, candidates);
    }
    Ok(found)
}

fn concerns(finding: &Finding, candidates: &[Candidate]) -> bool {
    candidates.iter().any(|it| {
        let dataset = it.delivered.dataset.as_str();
        let of_file = finding.place.file.as_ref().is_some_and(|at| at.file == it.delivered.file);
        let subject = finding.place.subject.split('/').next() == Some(dataset);
        of_file || subject || finding.cells.iter().any(|cell| *cell.dataset == *dataset)
    })
}

/// A place in a tidy file that was made of another becomes the place in that other.
fn relocate(finding: &mut Finding, candidates: &[Candidate]) {
    let Some(place) = &finding.place.file else { return };
    let Some(candidate) = candidates.iter().find(|it| it.delivered.file == place.file) else {
        return;
    };
    let original: Option<Original> =
        candidate.delivered.original.as_ref().map(OriginalFile::original);
    let measure = finding.cells.first().map_or("", |it| &*it.measure);
    if let Some(own) = original.and_then(|it| it.place(place.line, measure)) {
        finding.place.file = Some(own);
    }
}

/// A dataset that is about to be written down.
struct Planned {
    delivered: Delivered,
    text: String,
    original: Document,
    /// The delivery that holds the same figures already.
    known: Option<i64>,
    replaced_by: Option<i64>,
}

impl Planned {
    fn proposal(&self, findings: &[String]) -> Proposal {
        let mut delivered = self.delivered.clone();
        delivered.findings = findings.to_vec();
        Proposal {
            actor: delivered.by.clone(),
            identity: None,
            documents: vec![Document::new(self.text.as_bytes()), self.original.clone()],
            event: Event::Delivered(Box::new(delivered)),
        }
    }

    fn receipt(self, number: Option<i64>, ledger: String) -> Receipt {
        let known = self.known.is_some();
        Receipt {
            delivered: self.delivered,
            number: self.known.or(number),
            known,
            replaced_by: self.replaced_by,
            ledger,
        }
    }
}

/// What a delivery is a part of: edition, source and dataset.
type Part<'a> = (i32, &'a str, &'a str);

struct Writer<'a> {
    publication: &'a str,
    import: &'a Import,
    /// The paths of files that lie in the folder.
    occupied: &'a BTreeSet<&'a str>,
}

impl Writer<'_> {
    /// What is to be written down, by what the ledger holds.
    fn plan(&self, entries: &[Entry], readings: &[(usize, Reading)]) -> Vec<Planned> {
        let arrived = arrivals(entries, self.publication, None);
        let mut by_part: BTreeMap<Part<'_>, Vec<&Arrival>> = BTreeMap::new();
        for it in &arrived {
            let own = &it.delivered;
            by_part.entry((own.edition, &own.source, &own.dataset)).or_default().push(it);
        }
        let mut all = Vec::new();
        for (at, reading) in readings {
            let file = &self.import.files[*at];
            let original = Document::new(file.bytes.as_slice());
            for it in &reading.incoming {
                let part = (it.edition, it.source.as_str(), &*it.dataset);
                let same = by_part.get(&part).map_or(&[][..], Vec::as_slice);
                all.push(self.one(same, it, reading, &original));
            }
        }
        all
    }

    /// One dataset, by what was imported of the same part before.
    fn one(
        &self,
        same: &[&Arrival],
        incoming: &Incoming,
        reading: &Reading,
        original: &Document,
    ) -> Planned {
        let (edition, source) = (incoming.edition, incoming.source.as_str());
        let dataset = &*incoming.dataset;
        let hash = sha256(incoming.text.as_bytes());
        let counting: Vec<_> =
            same.iter().filter(|it| it.state != DeliveryState::Rejected).collect();
        // The same figures with another reason for correcting are another delivery: the reason must not be lost.
        let given = self.import.correction.as_ref();
        let held = |it: &&&&Arrival| {
            if given.is_some() && it.delivered.correction().as_ref() != given {
                return false;
            }
            let came_as = it.delivered.original.as_ref().map(OriginalFile::original);
            it.delivered.sha256 == hash || came_as.is_some_and(|it| it.sha256 == original.sha256)
        };
        let known = counting.iter().rev().find(held);
        let last = counting.last().map(|it| it.number);
        let replaced_by = known.and_then(|it| last.filter(|last| *last != it.number));
        let known = known.filter(|_| !self.import.again || replaced_by.is_none());
        // Figures that wait, and now come with the reason why they correct, are a new delivery: with that reason.
        let waits = |it: &crate::Arrival| it.state != DeliveryState::Approved;
        let explained = self.import.correction.is_some()
            && self.import.correction.as_ref()
                != known.and_then(|it| it.delivered.correction()).as_ref();
        let known = known.filter(|it| !(explained && waits(it)));
        let first = format!("deliveries/{edition}/{source}/{dataset}.");
        let lying =
            self.occupied.range::<str, _>((Bound::Included(first.as_str()), Bound::Unbounded));
        let taken = lying
            .copied()
            .take_while(|it| it.starts_with(&first))
            .chain(same.iter().map(|it| it.delivered.file.as_str()))
            .filter_map(|it| position(it, edition, source, dataset))
            .max();
        let file = match taken {
            None => format!("deliveries/{edition}/{source}/{dataset}.csv"),
            Some(last) => format!("deliveries/{edition}/{source}/{dataset}.{}.csv", last + 1),
        };
        let file = known.map_or(file, |it| it.delivered.file.clone());
        let state = if self.import.draft { DeliveryState::Draft } else { DeliveryState::Submitted };
        let correction = self.import.correction.as_ref();
        let delivered = Delivered {
            publication: self.publication.to_owned(),
            edition,
            source: source.to_owned(),
            dataset: dataset.to_owned(),
            file,
            sha256: hash,
            inlet: Inlet::Import,
            state: state.word().to_owned(),
            by: self.import.by.clone(),
            on: self.import.on.clone(),
            decided_by: String::new(),
            decided_on: String::new(),
            correction: correction.map_or_else(String::new, |it| it.kind.word().to_owned()),
            reason: correction.map_or_else(String::new, |it| it.reason.clone()),
            original: Some(OriginalFile::from(&incoming.original)),
            remarks: reading
                .remarks
                .iter()
                .filter(|it| it.0.sheet == incoming.original.sheet)
                .map(|(place, text)| format!("{place}: {text}"))
                .collect(),
            cells: incoming.observations.len(),
            findings: Vec::new(),
        };
        Planned {
            delivered: known.map_or(delivered, |it| Delivered {
                state: it.state.word().to_owned(),
                ..it.delivered.clone()
            }),
            text: incoming.text.clone(),
            original: original.clone(),
            known: known.map(|it| it.number),
            replaced_by,
        }
    }

    /// The explanations that the ledger does not hold in these words.
    fn explanations(&self, entries: &[Entry], readings: &[(usize, Reading)]) -> Vec<Proposal> {
        let given = readings.iter().flat_map(|it| &it.1.explanations);
        given
            .map(|it: &IncomingExplanation| {
                explanation(self.publication, it, &self.import.by, &self.import.on)
            })
            .filter(|it| !is_known(entries, it))
            .collect()
    }
}

fn explained(publication: &str, it: &IncomingExplanation, on: &str) -> Explained {
    Explained {
        publication: publication.to_owned(),
        edition: it.edition,
        source: it.source.clone(),
        norm: it.norm.clone(),
        organisation: it.organisation.clone().unwrap_or_default(),
        text: it.text.clone(),
        on: on.to_owned(),
    }
}

fn explanation(publication: &str, it: &IncomingExplanation, by: &str, on: &str) -> Proposal {
    Proposal {
        actor: by.to_owned(),
        identity: None,
        documents: Vec::new(),
        event: Event::Explained(explained(publication, it, on)),
    }
}

/// Whether the last explanation of the same norm and organisation has the same words.
fn is_known(entries: &[Entry], proposal: &Proposal) -> bool {
    let Event::Explained(new) = &proposal.event else { return false };
    let last = entries.iter().rev().find_map(|it| match &it.event {
        Event::Explained(old)
            if (&old.publication, old.edition, &old.norm, &old.organisation)
                == (&new.publication, new.edition, &new.norm, &new.organisation) =>
        {
            Some(old)
        }
        _ => None,
    });
    last.is_some_and(|it| it.text == new.text)
}

/// Writes down why a norm was missed, by someone who does not use a workbook for it. Gives whether that was new.
///
/// # Errors
/// When the folder cannot be read or the ledger fails, and when there is no such norm.
pub fn explain(
    settings: &Settings,
    explanation_of: &IncomingExplanation,
    by: &str,
    on: &str,
) -> Result<bool, AppError> {
    let (_, catalogue) = definitions(settings)?;
    if catalogue.norm(&explanation_of.norm).is_none() {
        let known: Vec<&str> = catalogue.norms().map(|it| it.1.id.as_str()).collect();
        let near = rekenschap_catalogue::nearest(&explanation_of.norm, known.iter().copied());
        return Err(AppError::Unknown {
            what: "norm",
            name: explanation_of.norm.clone(),
            instead: near.unwrap_or_else(|| known.join(", ")),
        });
    }
    if let Some(name) = &explanation_of.organisation {
        let each = catalogue.norm(&explanation_of.norm).and_then(|(dataset, norm)| {
            Some(&dataset.dimensions[dataset.dimension(&norm.each.as_ref()?.value)?].codes)
        });
        let codes: Vec<&str> = each.into_iter().flatten().map(|it| &**it).collect();
        if !codes.contains(&name.as_str()) {
            return Err(AppError::Unknown {
                what: "organisation of this norm",
                name: name.clone(),
                instead: codes.join(", "),
            });
        }
    }
    let mut ledger: Ledger = open_for(settings, &catalogue.publication.id)?;
    let proposal = explanation(&catalogue.publication.id, explanation_of, by, on);
    let recorded = ledger.record::<AppError>(&settings.now, &mut |entries| {
        Ok(if is_known(entries, &proposal) { Vec::new() } else { vec![proposal.clone()] })
    })?;
    Ok(!recorded.is_empty())
}
