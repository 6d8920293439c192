//! Hands in, approves or rejects deliveries.

use rekenschap_checks::Judged;
use rekenschap_ledger::{Decided, Entry, Event, Proposal};
use rekenschap_model::DeliveryState;

use crate::arrivals::{Arrival, arrivals, releases};
use crate::assemble::{Trial, definitions, open_for};
use crate::deliveries::Candidate;
use crate::import::findings;
use crate::register::same_person;
use crate::{AppError, Settings};

/// Which deliveries are meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// Those with these numbers.
    Numbers(Vec<i64>),
    /// All that wait for a decision, of one source or of all.
    Waiting(Option<String>),
}

/// What is to be done with deliveries, and by whom.
#[derive(Debug, Clone)]
pub struct Decision {
    /// Which deliveries.
    pub which: Which,
    /// The new state: submitted (of a draft), approved or rejected.
    pub state: DeliveryState,
    /// Who decides.
    pub by: String,
    /// The day, `YYYY-MM-DD`.
    pub on: String,
    /// Why; a rejection must have a reason.
    pub reason: String,
}

/// What came of a decision.
#[derive(Debug, Clone, Default)]
pub struct Decisions {
    /// The deliveries that it was carried out on.
    pub done: Vec<Arrival>,
    /// What stands in the way of approval; then nothing was done.
    pub blocking: Vec<Judged>,
}

/// Decides on deliveries: on all that are meant, or when anything stands in the way, on none.
///
/// A delivery is approved by someone else than who delivered it or handed it in. Findings that block publication stand in the way of
/// approval until they are mended or accepted in the edition; so does a missed norm that wants an explanation.
///
/// # Errors
/// When the folder cannot be read, the ledger fails, a number is unknown, or the delivery is not in a state for it.
pub fn decide(settings: &Settings, decision: &Decision) -> Result<Decisions, AppError> {
    let (_, catalogue) = definitions(settings)?;
    let publication = catalogue.publication;
    let mut ledger = open_for(settings, &publication.id)?;
    let chosen = choose(settings, decision, &publication.id, ledger.entries())?;
    if decision.state == DeliveryState::Approved {
        let mut trial = Trial::default();
        for it in &chosen {
            let text = ledger.document(&it.delivered.sha256)?;
            trial.candidates.push(Candidate { delivered: it.delivered.clone(), text });
        }
        let mut blocking = findings(settings, &trial)?;
        // What others still have to deliver stands in nobody's way.
        blocking.retain(|it| it.blocks() && !it.finding.code.starts_with("completeness."));
        if !blocking.is_empty() {
            return Ok(Decisions { done: Vec::new(), blocking });
        }
    }
    let mut done = Vec::new();
    ledger.record::<AppError>(&settings.now, &mut |entries| {
        done = choose(settings, decision, &publication.id, entries)?;
        let proposals = done.iter().map(|it| Proposal {
            actor: decision.by.clone(),
            identity: None,
            documents: Vec::new(),
            event: Event::Decided(Decided {
                publication: publication.id.clone(),
                delivery: it.number,
                state: decision.state.word().to_owned(),
                on: decision.on.clone(),
                reason: decision.reason.clone(),
            }),
        });
        Ok(proposals.collect())
    })?;
    Ok(Decisions { done, blocking: Vec::new() })
}

/// The deliveries that are meant, each in a state for the decision.
fn choose(
    settings: &Settings,
    decision: &Decision,
    publication: &str,
    entries: &[Entry],
) -> Result<Vec<Arrival>, AppError> {
    let all = arrivals(entries, publication, None);
    let released = releases(entries, publication);
    let waits = |it: &Arrival| match decision.state {
        DeliveryState::Submitted => it.state == DeliveryState::Draft,
        _ => it.state == DeliveryState::Submitted,
    };
    let mut chosen = Vec::new();
    match &decision.which {
        Which::Waiting(source) => chosen.extend(all.into_iter().filter(|it| {
            let edition = settings.edition.is_none_or(|own| own == it.delivered.edition);
            let source = source.as_ref().is_none_or(|own| *own == it.delivered.source);
            edition && source && waits(it) && it.superseded_by.is_none()
        })),
        Which::Numbers(numbers) => {
            for number in numbers {
                let Some(it) = all.iter().find(|it| it.number == *number) else {
                    let known: Vec<String> =
                        all.iter().filter(|it| waits(it)).map(|it| it.number.to_string()).collect();
                    return Err(AppError::Unknown {
                        what: "delivery",
                        name: number.to_string(),
                        instead: known.join(", "),
                    });
                };
                // An approved delivery can still be rejected, until its edition is released: nothing is removed.
                let reversal = it.state == DeliveryState::Approved
                    && decision.state == DeliveryState::Rejected;
                let edition = it.delivered.edition;
                let released = released.get(&edition).copied();
                if reversal && released > it.decision {
                    return Err(AppError::IsReleased { edition });
                }
                if it.superseded_by.is_some() || !(waits(it) || reversal) {
                    return Err(AppError::WrongState {
                        number: *number,
                        state: it.superseded_by.map_or(it.state.word(), |_| "superseded"),
                    });
                }
                chosen.push(it.clone());
            }
        }
    }
    if decision.state == DeliveryState::Approved {
        let names = |it: &Arrival| [it.delivered.by.clone(), it.submitted_by.clone()];
        let mut all = chosen.iter().flat_map(names);
        if let Some(name) = all.find(|it| same_person(it, &decision.by)) {
            return Err(AppError::SamePerson { name });
        }
    }
    if decision.state != DeliveryState::Submitted
        && let Some(it) = chosen.iter().find(|it| it.delivered.on > decision.on)
    {
        return Err(AppError::BeforeDelivery { number: it.number, on: it.delivered.on.clone() });
    }
    Ok(chosen)
}
