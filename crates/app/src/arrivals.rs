//! What the ledger says of a publication: what came in through import, what was decided on it, what was explained.

use std::collections::BTreeMap;

use rekenschap_catalogue::{Catalogue, Edition, Explanation, Located};
use rekenschap_ledger::{Delivered, Entry, Event, Explained, Inlet};
use rekenschap_model::{DeliveryState, FilePlace, Text};
use rekenschap_publish::Statement;

/// An imported delivery with what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    /// Its number: that of the ledger's entry.
    pub number: i64,
    /// When it was written down, in UTC.
    pub at: String,
    /// The delivery.
    pub delivered: Delivered,
    /// What has been done with it.
    pub state: DeliveryState,
    /// Who decided on it last; empty when nobody did.
    pub decided_by: String,
    /// The day of that, `YYYY-MM-DD`.
    pub decided_on: String,
    /// Why it was rejected.
    pub reason: String,
    /// The number of a later delivery of the same dataset by the same source for the same edition that took its place: one
    /// that came while this one was waiting.
    pub superseded_by: Option<i64>,
}

/// Whether an entry was written down by the end of a day.
fn by(entry: &Entry, as_of: Option<&str>) -> bool {
    as_of.is_none_or(|day| entry.at.get(..10).is_some_and(|it| it <= day))
}

/// The imported deliveries of a publication, in the order in which they came, as they stood at the end of a day.
pub(crate) fn arrivals(entries: &[Entry], publication: &str, as_of: Option<&str>) -> Vec<Arrival> {
    let mut all: Vec<Arrival> = Vec::new();
    let mut position: BTreeMap<i64, usize> = BTreeMap::new();
    // Those of the same part that nothing took the place of, by edition, source and dataset.
    let mut latest: BTreeMap<(i32, &str, &str), Vec<usize>> = BTreeMap::new();
    let own = entries.iter().filter(|it| it.event.publication() == publication && by(it, as_of));
    for entry in own {
        match &entry.event {
            Event::Delivered(it) if it.inlet == Inlet::Import => {
                let same = latest.entry((it.edition, &it.source, &it.dataset)).or_default();
                same.retain(|at| {
                    let Some(other) = all.get_mut(*at) else { return false };
                    let waits =
                        matches!(other.state, DeliveryState::Draft | DeliveryState::Submitted);
                    if waits {
                        other.superseded_by = Some(entry.number);
                    }
                    !waits
                });
                same.push(all.len());
                position.insert(entry.number, all.len());
                all.push(Arrival {
                    number: entry.number,
                    at: entry.at.clone(),
                    delivered: (**it).clone(),
                    state: DeliveryState::from_word(&it.state).unwrap_or(DeliveryState::Draft),
                    decided_by: String::new(),
                    decided_on: String::new(),
                    reason: String::new(),
                    superseded_by: None,
                });
            }
            Event::Decided(it) => {
                let Some(arrival) = position.get(&it.delivery).and_then(|at| all.get_mut(*at))
                else {
                    continue;
                };
                arrival.state = it.state().unwrap_or(arrival.state);
                if arrival.state != DeliveryState::Submitted {
                    arrival.decided_by.clone_from(&entry.actor);
                    arrival.decided_on.clone_from(&it.on);
                    arrival.reason.clone_from(&it.reason);
                }
            }
            _ => {}
        }
    }
    all
}

/// What was stated about sources for an edition: the last statement about each.
pub(crate) fn statements(
    entries: &[Entry],
    publication: &str,
    edition: i32,
    as_of: Option<&str>,
) -> BTreeMap<String, Statement> {
    let mut all = BTreeMap::new();
    for entry in entries.iter().filter(|it| by(it, as_of)) {
        if let Event::Stated(it) = &entry.event
            && it.publication == publication
            && it.edition == edition
        {
            let statement =
                Statement { text: it.text.clone(), by: entry.actor.clone(), on: it.on.clone() };
            all.insert(it.source.clone(), statement);
        }
    }
    all
}

/// The day that the last request went out, `YYYY-MM-DD`, by edition and source.
pub(crate) fn requested(
    entries: &[Entry],
    publication: &str,
    as_of: Option<&str>,
) -> BTreeMap<(i32, String), String> {
    let mut all = BTreeMap::new();
    for entry in entries.iter().filter(|it| by(it, as_of)) {
        if let Event::Requested(it) = &entry.event
            && it.publication == publication
        {
            all.insert((it.edition, it.source.clone()), entry.at.chars().take(10).collect());
        }
    }
    all
}

/// The explanations that sources gave for an edition through the ledger: the last one for each norm and organisation,
/// with who gave it.
pub(crate) fn explanations<'a>(
    entries: &'a [Entry],
    publication: &str,
    edition: i32,
    as_of: Option<&str>,
) -> Vec<(&'a str, &'a Explained)> {
    let mut all: BTreeMap<(&str, &str), (&str, &Explained)> = BTreeMap::new();
    for entry in entries.iter().filter(|it| by(it, as_of)) {
        if let Event::Explained(it) = &entry.event
            && it.publication == publication
            && it.edition == edition
        {
            all.insert((&it.norm, &it.organisation), (&entry.actor, it));
        }
    }
    all.into_values().collect()
}

/// Adds explanations to those that the edition's file holds. One in the file goes first: it was edited for the report.
pub(crate) fn explain(catalogue: &mut Catalogue, edition: i32, given: &[(&str, &Explained)]) {
    if given.is_empty() {
        return;
    }
    let languages = catalogue.publication.languages.clone();
    let own = catalogue.editions.entry(edition).or_insert_with(|| Edition {
        year: edition,
        published: String::new(),
        cutoff: String::new(),
        complete: true,
        accepted: Vec::new(),
        explanations: Vec::new(),
        corrections: Vec::new(),
        place: FilePlace::whole(&format!("editions/{edition}.toml")),
    });
    for (actor, it) in given {
        let place = FilePlace::whole("ledger");
        let organisation = Some(&it.organisation).filter(|it| !it.is_empty());
        let known = own.explanations.iter().any(|other| {
            other.norm.value == it.norm
                && other.organisation.as_ref().map(|it| &it.value) == organisation
        });
        if known {
            continue;
        }
        own.explanations.push(Explanation {
            norm: Located { value: it.norm.clone(), place: place.clone() },
            organisation: organisation
                .map(|it| Located { value: it.clone(), place: place.clone() }),
            text: Text::uniform(&it.text, &languages),
            author: (*actor).to_owned(),
            date: it.on.clone(),
            place,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rekenschap_ledger::Decided;

    fn entry(number: i64, day: &str, event: Event) -> Entry {
        let at = format!("{day}T10:00:00Z");
        Entry { number, at, actor: "B".to_owned(), event, hash: String::new() }
    }

    fn delivered(inlet: Inlet) -> Event {
        Event::Delivered(Box::new(Delivered {
            publication: "account".to_owned(),
            edition: 2023,
            source: "hr".to_owned(),
            dataset: "fte".to_owned(),
            file: "deliveries/2023/hr/fte.csv".to_owned(),
            sha256: String::new(),
            inlet,
            state: "submitted".to_owned(),
            by: "A".to_owned(),
            on: String::new(),
            decided_by: String::new(),
            decided_on: String::new(),
            correction: String::new(),
            reason: String::new(),
            original: None,
            remarks: Vec::new(),
            cells: 1,
            findings: Vec::new(),
        }))
    }

    fn decided(delivery: i64, state: &str) -> Event {
        Event::Decided(Decided {
            publication: "account".to_owned(),
            delivery,
            state: state.to_owned(),
            on: "2024-02-02".to_owned(),
            reason: String::new(),
        })
    }

    #[test]
    fn a_delivery_has_the_state_of_its_last_decision() {
        let entries = [
            entry(1, "2024-02-01", delivered(Inlet::Import)),
            entry(2, "2024-02-02", delivered(Inlet::Import)),
            entry(3, "2024-02-02", delivered(Inlet::Folder)),
            entry(4, "2024-02-03", decided(2, "approved")),
            entry(5, "2024-02-04", decided(2, "rejected")),
        ];
        let states = |as_of| {
            let all = arrivals(&entries, "account", as_of);
            all.iter().map(|it| (it.number, it.state.word(), it.superseded_by)).collect::<Vec<_>>()
        };
        assert_eq!(states(None), [(1, "submitted", Some(2)), (2, "rejected", None)]);
        assert_eq!(states(Some("2024-02-03")), [(1, "submitted", Some(2)), (2, "approved", None)]);
        assert_eq!(states(Some("2024-02-01")), [(1, "submitted", None)]);
        assert!(arrivals(&entries, "other", None).is_empty());
    }
}
