//! Finds every later change of a ledger.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Event, Ledger, LedgerError, Location, sha256};

/// A row that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Damage {
    /// An event was changed.
    Changed {
        /// Its number.
        number: i64,
        /// What it is about, as far as that can still be read.
        about: String,
    },
    /// An event is gone.
    Removed {
        /// Its number.
        number: i64,
    },
    /// An event does not belong where it stands: it was put in, or others were moved.
    Misplaced {
        /// Its number.
        number: i64,
        /// What it is about, as far as that can be read.
        about: String,
    },
    /// The head does not name the last event: events were removed from the end or put there, or the head was changed.
    Head {
        /// The number that the head names.
        named: i64,
        /// The number of the last event.
        last: i64,
    },
    /// A file was changed.
    DocumentChanged {
        /// The hash that it should have.
        sha256: String,
        /// What it is, from the event that speaks of it.
        about: String,
    },
    /// A file is gone.
    DocumentRemoved {
        /// Its hash.
        sha256: String,
        /// What it was, from the event that speaks of it.
        about: String,
    },
    /// There is a file that no event speaks of.
    DocumentAdded {
        /// The name that it stands under.
        sha256: String,
    },
    /// The ledger does not end with the hash that a receipt or archive says it had.
    NotWitnessed {
        /// The hash that was given.
        hash: String,
    },
}

impl Damage {
    /// The id of the message that tells it, and its arguments.
    pub fn message(&self) -> (&'static str, Vec<(&'static str, String)>) {
        let number = |it: &i64| ("number", it.to_string());
        let about = |it: &String| ("about", it.clone());
        let document = |it: &String| ("sha256", it.clone());
        match self {
            Self::Changed { number: n, about: a } => ("damage-changed", vec![number(n), about(a)]),
            Self::Removed { number: n } => ("damage-removed", vec![number(n)]),
            Self::Misplaced { number: n, about: a } => {
                ("damage-misplaced", vec![number(n), about(a)])
            }
            Self::Head { named, last } => {
                ("damage-head", vec![("named", named.to_string()), ("last", last.to_string())])
            }
            Self::DocumentChanged { sha256, about: a } => {
                ("damage-document-changed", vec![document(sha256), about(a)])
            }
            Self::DocumentRemoved { sha256, about: a } => {
                ("damage-document-removed", vec![document(sha256), about(a)])
            }
            Self::DocumentAdded { sha256 } => ("damage-document-added", vec![document(sha256)]),
            Self::NotWitnessed { hash } => ("damage-not-witnessed", vec![("hash", hash.clone())]),
        }
    }
}

/// So many more events than there are can be told to be gone, one by one.
const MOST_REMOVED: i64 = 1000;

impl Ledger {
    /// As [`Ledger::verify`], of a ledger that is so damaged that it cannot be used. Gives the number of events and the hash
    /// of the last one as well.
    ///
    /// # Errors
    /// When the database cannot be reached or is no ledger.
    pub fn verify_at(
        location: &Location,
        witness: Option<&str>,
    ) -> Result<(usize, String, Vec<Damage>), LedgerError> {
        let mut ledger = Self::unread(location)?;
        let damages = ledger.verify(witness)?;
        let rows = ledger.store.events(i64::MIN)?;
        let hash = rows.last().map_or_else(String::new, |it| it.hash.clone());
        Ok((rows.len(), hash, damages))
    }

    /// Everything that was changed, removed, put in or moved since it was written. `witness` is a hash that a receipt or a
    /// released archive says the ledger had: whoever rewrites all of a ledger cannot rewrite those.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn verify(&mut self, witness: Option<&str>) -> Result<Vec<Damage>, LedgerError> {
        let rows = self.store.events(i64::MIN)?;
        let head = self.store.head_or_none()?;
        let mut damages = Vec::new();
        let many = rows.len() as i64 + MOST_REMOVED;
        let mut expected = 1;
        let mut previous = String::new();
        let mut about_documents: BTreeMap<String, String> = BTreeMap::new();
        let mut witnessed = witness.is_none();
        for row in &rows {
            let event = Event::parse(&row.kind, &row.payload);
            let about = event.as_ref().map_or_else(|| row.kind.clone(), about);
            for it in event.iter().flat_map(Event::documents) {
                about_documents.entry(it.to_owned()).or_insert_with(|| about.clone());
            }
            if row.number < expected {
                damages.push(Damage::Misplaced { number: row.number, about });
                continue;
            }
            if row.number - expected > many {
                // No ledger of ours has such a gap: the row was put in, or its number changed.
                damages.push(Damage::Misplaced { number: row.number, about });
                continue;
            }
            damages.extend((expected..row.number).map(|number| Damage::Removed { number }));
            if row.hash != row.own_hash() {
                damages.push(Damage::Changed { number: row.number, about });
            } else if row.previous != previous && row.number == expected {
                damages.push(Damage::Misplaced { number: row.number, about });
            }
            previous.clone_from(&row.hash);
            expected = row.number + 1;
            witnessed |= witness == Some(row.hash.as_str());
        }
        let last = rows.last();
        let end = (last.map_or(0, |it| it.number), last.map_or("", |it| it.hash.as_str()));
        match head {
            Some(head) if (head.number, head.hash.as_str()) == end => {}
            other => {
                let named = other.map_or(0, |it| it.number);
                if (0..=many).contains(&named.saturating_sub(end.0)) {
                    damages.extend((end.0 + 1..=named).map(|number| Damage::Removed { number }));
                }
                damages.push(Damage::Head { named, last: end.0 });
            }
        }
        let stored: BTreeSet<String> = self.store.documents()?.into_iter().collect();
        for (name, about) in &about_documents {
            let (sha256_of_it, about) = (name.clone(), about.clone());
            match self.store.document(name)? {
                None => damages.push(Damage::DocumentRemoved { sha256: sha256_of_it, about }),
                Some(bytes) if sha256(&bytes) != *name => {
                    damages.push(Damage::DocumentChanged { sha256: sha256_of_it, about });
                }
                Some(_) => {}
            }
        }
        let added = stored.iter().filter(|it| !about_documents.contains_key(*it));
        damages.extend(added.map(|it| Damage::DocumentAdded { sha256: it.clone() }));
        if !witnessed {
            damages.push(Damage::NotWitnessed { hash: witness.unwrap_or_default().to_owned() });
        }
        Ok(damages)
    }
}

/// What an event is about, in a word or two that need no translation.
fn about(event: &Event) -> String {
    match event {
        Event::Requested(it) => format!("requested {}/{}", it.edition, it.source),
        Event::Delivered(it) => format!("delivered {}", it.file),
        Event::Decided(it) => format!("{} {}", it.state, it.delivery),
        Event::Explained(it) => format!("explained {}/{}", it.edition, it.norm),
        Event::Stated(it) => format!("stated {}/{}", it.edition, it.source),
        Event::Released(it) => format!("released {}", it.edition),
    }
}
