//! Every value that a cell had before the one that counts.

use std::collections::{BTreeMap, BTreeSet};

use rekenschap_catalogue::{Catalogue, Dataset, DisclosureRule};
use rekenschap_model::{CellReference, Code, Confidentiality, Delivery, Observation};

use crate::cleared::{ClearedCubes, Content};
use crate::earlier::EarlierCubes;

/// The earlier values of cells that were delivered more than once, as far as they may be shown: made by [`histories`] alone.
#[derive(Debug, Clone, Default)]
pub struct Histories {
    cells: BTreeMap<CellReference, Vec<EarlierValue>>,
}

/// A value that a cell had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierValue {
    /// The edition that it was delivered for.
    pub edition: i32,
    /// The delivery, by its position among those that count.
    pub delivery: usize,
    /// The line of its file, from 1.
    pub line: usize,
    /// The value, or why there is none.
    pub content: Content,
}

impl Histories {
    /// The values that a cell had, the newest first, without the one that counts.
    pub fn of(&self, cell: &CellReference) -> &[EarlierValue] {
        self.cells.get(cell).map_or(&[], Vec::as_slice)
    }
}

/// The earlier values of all cells.
///
/// Where nothing of a dataset was ever withheld, and nothing that goes into it, all of them are shown. Elsewhere an earlier
/// value is shown only when it is the one that the previous edition knew and [`EarlierCubes`] show it: of older editions it
/// is not known what else they published.
pub fn histories(
    catalogue: &Catalogue,
    deliveries: &[Delivery],
    now: &ClearedCubes,
    earlier: Option<&EarlierCubes>,
) -> Histories {
    let mut many: BTreeMap<&Code, usize> = BTreeMap::new();
    for it in deliveries {
        *many.entry(&it.dataset).or_default() += 1;
    }
    let mut all: BTreeMap<CellReference, Vec<(usize, &Observation)>> = BTreeMap::new();
    for (at, delivery) in deliveries.iter().enumerate() {
        if many.get(&delivery.dataset).is_none_or(|it| *it < 2) {
            continue;
        }
        for it in &delivery.observations {
            let cell = CellReference {
                dataset: delivery.dataset.clone(),
                measure: it.measure.clone(),
                key: it.key.clone(),
            };
            all.entry(cell).or_default().push((at, it));
        }
    }
    let open = open(catalogue, deliveries, now);
    let mut cells = BTreeMap::new();
    for (cell, values) in all.into_iter().filter(|it| it.1.len() > 1) {
        let previous = earlier.and_then(|earlier| {
            values.iter().rposition(|it| deliveries[it.0].edition <= earlier.edition())
        });
        let older = values[..values.len() - 1].iter().enumerate().rev();
        let own = older.map(|(at, (delivery, it))| {
            let known = Some(at) == previous;
            let shown = if open.contains(&cell.dataset) {
                true
            } else {
                known && earlier.is_some_and(|it| it.get(&cell).is_some() && !it.withholds(&cell))
            };
            EarlierValue {
                edition: deliveries[*delivery].edition,
                delivery: *delivery,
                line: it.line,
                content: match &it.value {
                    _ if !shown => Content::Withheld(Confidentiality::Secondary),
                    Some(value) => Content::Shown(value.clone()),
                    None => Content::Missing,
                },
            }
        });
        let own = own.collect();
        cells.insert(cell, own);
    }
    Histories { cells }
}

/// Datasets of which nothing is or was withheld, and nothing of what goes into them.
fn open(catalogue: &Catalogue, deliveries: &[Delivery], now: &ClearedCubes) -> BTreeSet<Code> {
    let confidential: BTreeSet<&Code> = deliveries
        .iter()
        .filter(|it| it.observations.iter().any(|it| it.confidentiality != Confidentiality::Free))
        .map(|it| &it.dataset)
        .chain(now.withheld.iter().map(|it| &it.dataset))
        .collect();
    let own = |it: &&Dataset| {
        !matches!(it.disclosure, DisclosureRule::Minimum { .. }) && !confidential.contains(&it.id)
    };
    let mut open: BTreeSet<Code> =
        catalogue.datasets.values().filter(own).map(|it| it.id.clone()).collect();
    loop {
        let closed: Vec<Code> = open
            .iter()
            .filter(|id| {
                let dataset = catalogue.dataset(id);
                let measures = dataset.into_iter().flat_map(|it| &it.measures);
                let inputs =
                    measures.filter_map(|it| it.computation.as_ref()).flat_map(|it| &it.inputs);
                inputs
                    .filter_map(|it| it.dataset.as_ref())
                    .any(|it| !open.contains(it.value.as_str()))
            })
            .cloned()
            .collect();
        if closed.is_empty() {
            return open;
        }
        open.retain(|it| !closed.contains(it));
    }
}
