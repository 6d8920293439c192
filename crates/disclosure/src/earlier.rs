//! What an earlier edition knew, beside what is known now.

use std::collections::{BTreeMap, BTreeSet};

use rekenschap_catalogue::Catalogue;
use rekenschap_derive::RawCubes;
use rekenschap_model::{CellReference, Confidentiality, Finding, Key};

use crate::cleared::{ClearedCell, ClearedCubes};
use crate::rule::{cleared, exposed, reasons};

/// What an earlier edition knew, as far as it may be shown beside what is known now: made by [`protect_earlier`] alone.
///
/// A cell that is withheld in one of the two is withheld here, and so is a total that would give it back.
#[derive(Debug, Clone, Default)]
pub struct EarlierCubes {
    edition: i32,
    cubes: ClearedCubes,
}

/// Applies disclosure control to what an earlier edition knew.
pub fn protect_earlier(
    catalogue: &Catalogue,
    edition: i32,
    before: &RawCubes,
    now: &ClearedCubes,
) -> EarlierCubes {
    let withheld_now = now.withheld.iter().map(|it| (it.clone(), Confidentiality::Secondary));
    let mut all = reasons(catalogue, before, withheld_now.collect());
    loop {
        let withheld: BTreeSet<CellReference> = all.keys().cloned().collect();
        // Who reads that a value is shown now, and hears of no change, takes the earlier one to be the same.
        let told = |it: &&CellReference| {
            let earlier = before.get(it).and_then(|it| it.value.as_ref());
            !(earlier.is_some() && now.get(it).and_then(ClearedCell::value) == earlier)
        };
        let unknown: BTreeSet<CellReference> = withheld.iter().filter(told).cloned().collect();
        let totals = exposed(catalogue, before, &withheld, &unknown);
        let mut more: BTreeMap<CellReference, Confidentiality> = all.clone();
        more.extend(totals.into_iter().map(|(_, total)| (total, Confidentiality::Secondary)));
        if more.len() == all.len() {
            break;
        }
        all = reasons(catalogue, before, more);
    }
    EarlierCubes { edition, cubes: cleared(catalogue, before, &all) }
}

impl EarlierCubes {
    /// The edition that knew it.
    pub fn edition(&self) -> i32 {
        self.edition
    }

    /// The cell at an address.
    pub fn get(&self, reference: &CellReference) -> Option<&ClearedCell> {
        self.cubes.get(reference)
    }

    /// The keys of a dataset that have a cell, in the order of the definitions.
    pub fn keys(&self, dataset: &str) -> &[Key] {
        self.cubes.keys(dataset)
    }

    /// Whether a cell is withheld.
    pub fn withholds(&self, reference: &CellReference) -> bool {
        self.cubes.withholds(reference)
    }

    /// Findings as they may be told: without values where they are about a cell that is withheld.
    pub fn tell(&self, findings: Vec<Finding>) -> Vec<Finding> {
        self.cubes.tell(findings)
    }
}
