//! Cubes that may be published.

use std::collections::{BTreeMap, BTreeSet};

use rekenschap_model::{CellReference, Code, Confidentiality, Finding, Key, Status, Value};
use rust_decimal::Decimal;

/// The cubes of all datasets after disclosure control: made by [`crate::protect`] alone, so renderers can ask for
/// nothing less.
#[derive(Debug, Clone, Default)]
pub struct ClearedCubes {
    pub(crate) cubes: BTreeMap<Code, BTreeMap<Code, BTreeMap<Key, ClearedCell>>>,
    pub(crate) keys: BTreeMap<Code, Vec<Key>>,
    pub(crate) withheld: BTreeSet<CellReference>,
    pub(crate) exposed: Vec<(CellReference, CellReference)>,
}

/// One cell that may be published: a value, or the reason why there is none.
#[derive(Debug, Clone)]
pub struct ClearedCell {
    /// The value, or why there is none.
    pub content: Content,
    /// The observation status.
    pub status: Status,
    /// Where the value came from.
    pub provenance: Provenance,
}

/// What a cell shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A value.
    Shown(Value),
    /// Nothing: it is withheld.
    Withheld(Confidentiality),
    /// Nothing: there is no value.
    Missing,
}

/// Where a value came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Provenance {
    /// A delivery, by its position among those that count, and the line of its file.
    Delivered {
        /// The position of the delivery.
        delivery: usize,
        /// The line, from 1.
        line: usize,
    },
    /// It was computed from other cells.
    Computed {
        /// The cells, by the name in the formula or the code of the part.
        inputs: Vec<(String, CellReference)>,
        /// Whether it is the total of its parts, and not a formula.
        total: bool,
    },
}

impl ClearedCell {
    /// The number, if one is shown.
    pub fn number(&self) -> Option<Decimal> {
        match &self.content {
            Content::Shown(value) => value.number(),
            _ => None,
        }
    }

    /// The value, if one is shown.
    pub fn value(&self) -> Option<&Value> {
        match &self.content {
            Content::Shown(value) => Some(value),
            _ => None,
        }
    }
}

impl ClearedCubes {
    /// The cell of a measure at a key.
    pub fn cell(&self, dataset: &str, measure: &str, key: &Key) -> Option<&ClearedCell> {
        self.cubes.get(dataset)?.get(measure)?.get(key)
    }

    /// The cell at an address.
    pub fn get(&self, reference: &CellReference) -> Option<&ClearedCell> {
        self.cell(&reference.dataset, &reference.measure, &reference.key)
    }

    /// The keys of a dataset that have a cell, in the order of the definitions.
    pub fn keys(&self, dataset: &str) -> &[Key] {
        self.keys.get(dataset).map_or(&[], Vec::as_slice)
    }

    /// Whether a cell is withheld.
    pub fn withholds(&self, reference: &CellReference) -> bool {
        self.withheld.contains(reference)
    }

    /// How many cells are withheld.
    pub fn withheld(&self) -> usize {
        self.withheld.len()
    }

    /// Withheld cells that a published total gives away, each with that total: the only withheld part of it.
    pub fn exposed(&self) -> &[(CellReference, CellReference)] {
        &self.exposed
    }

    /// Findings as they may be told: without values where they are about a withheld cell.
    pub fn tell(&self, findings: Vec<Finding>) -> Vec<Finding> {
        findings
            .into_iter()
            .map(|it| {
                if it.cells.iter().any(|cell| self.withholds(cell)) {
                    it.without_values()
                } else {
                    it
                }
            })
            .collect()
    }
}
