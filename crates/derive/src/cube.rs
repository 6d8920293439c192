//! Cubes before disclosure control.

use std::collections::BTreeMap;

use rekenschap_catalogue::{Catalogue, Dataset, Measure};
use rekenschap_model::{CellReference, Code, Confidentiality, Delivery, Key, Status, Value};
use rust_decimal::Decimal;

use crate::interval::{Interval, half_unit};

/// The cubes of all datasets. They hold values that may not be published: only `disclosure` turns them into
/// cubes that renderers can ask for.
#[derive(Debug, Clone, Default)]
pub struct RawCubes {
    cubes: BTreeMap<Code, RawCube>,
}

/// The cube of one dataset.
#[derive(Debug, Clone, Default)]
pub struct RawCube {
    pub(crate) measures: BTreeMap<Code, BTreeMap<Key, RawCell>>,
}

/// One cell.
#[derive(Debug, Clone)]
pub struct RawCell {
    /// The value that counts: the delivered one, else the computed one.
    pub value: Option<Value>,
    /// The observation status.
    pub status: Status,
    /// What the source says about publication.
    pub confidentiality: Confidentiality,
    /// Where the value came from.
    pub origin: Origin,
    /// What the definitions make of it, where they say how to compute it.
    pub computed: Option<Computed>,
}

/// Where a value came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A delivery, by its position among those that were given, and the line of its file.
    Delivered {
        /// The position of the delivery.
        delivery: usize,
        /// The line, from 1.
        line: usize,
    },
    /// It was computed.
    Computed,
}

/// A computed value.
#[derive(Debug, Clone)]
pub struct Computed {
    /// The value, or why there is none.
    pub value: Result<Decimal, Uncomputable>,
    /// What the value can have been, given the rounding of its inputs.
    pub interval: Option<Interval>,
    /// The cells that it was made of, by the name in the formula; parts of a total have the code as their name.
    pub inputs: Vec<(String, CellReference)>,
    /// Whether it is the total of its parts, and not a formula.
    pub total: bool,
}

/// Why a value could not be computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Uncomputable {
    /// An input has no value.
    MissingInput,
    /// A division by zero.
    DivisionByZero,
    /// The result is no number that can be held.
    OutOfRange,
    /// The periods may not be compared.
    NotComparable,
}

impl RawCell {
    /// The number, if there is one.
    pub fn number(&self) -> Option<Decimal> {
        self.value.as_ref().and_then(Value::number)
    }

    /// What the number can have been before it was rounded.
    pub fn interval(&self, measure: &Measure) -> Option<Interval> {
        match (self.origin, &self.computed) {
            (Origin::Computed, Some(computed)) => computed.interval,
            _ => self.number().map(|it| Interval::around(it, half_unit(measure, it))),
        }
    }
}

impl RawCubes {
    pub(crate) fn new(catalogue: &Catalogue) -> Self {
        Self {
            cubes: catalogue.datasets.keys().map(|id| (id.clone(), RawCube::default())).collect(),
        }
    }

    pub(crate) fn place(&mut self, number: usize, delivery: &Delivery) {
        let Some(cube) = self.cubes.get_mut(&delivery.dataset) else { return };
        for observation in &delivery.observations {
            let cell = RawCell {
                value: observation.value.clone(),
                status: observation.status,
                confidentiality: observation.confidentiality,
                origin: Origin::Delivered { delivery: number, line: observation.line },
                computed: None,
            };
            cube.measures
                .entry(observation.measure.clone())
                .or_default()
                .insert(observation.key.clone(), cell);
        }
    }

    /// The cube of a dataset.
    pub fn cube(&self, dataset: &str) -> Option<&RawCube> {
        self.cubes.get(dataset)
    }

    pub(crate) fn cube_mut(&mut self, dataset: &str) -> Option<&mut RawCube> {
        self.cubes.get_mut(dataset)
    }

    /// The cell at an address.
    pub fn get(&self, reference: &CellReference) -> Option<&RawCell> {
        self.cell(&reference.dataset, &reference.measure, &reference.key)
    }

    /// The cell of a measure at a key.
    pub fn cell(&self, dataset: &str, measure: &str, key: &Key) -> Option<&RawCell> {
        self.cubes.get(dataset)?.cell(measure, key)
    }

    /// The cubes with their datasets, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&Code, &RawCube)> {
        self.cubes.iter()
    }
}

impl RawCube {
    /// The cell of a measure at a key.
    pub fn cell(&self, measure: &str, key: &Key) -> Option<&RawCell> {
        self.measures.get(measure)?.get(key)
    }

    /// The cells of a measure, ordered by key.
    pub fn cells(&self, measure: &str) -> impl Iterator<Item = (&Key, &RawCell)> {
        self.measures.get(measure).into_iter().flatten()
    }

    /// The keys that some measure has a cell at, in the order of the definitions
    /// (declared codes first, as declared; a register's records as their codes sort).
    pub fn keys(&self, dataset: &Dataset) -> Vec<Key> {
        let mut keys: Vec<Key> = self.measures.values().flat_map(|it| it.keys().cloned()).collect();
        keys.sort_by_cached_key(|key| sort_key(dataset, key));
        keys.dedup();
        keys
    }
}

/// The position of each code in its dimension; numbers of records sort as numbers.
fn sort_key(dataset: &Dataset, key: &Key) -> Vec<(usize, u64, Code)> {
    let place = |(dimension, code): (&rekenschap_catalogue::Dimension, &Code)| {
        let position = dimension.codes.iter().position(|it| it == code).unwrap_or(usize::MAX);
        (position, code.parse().unwrap_or(u64::MAX), code.clone())
    };
    dataset.dimensions.iter().zip(key.codes()).map(place).collect()
}
