//! The rules: which cells are withheld.

use std::collections::{BTreeMap, BTreeSet};

use rekenschap_catalogue::{Aggregation, Catalogue, Dataset, DisclosureRule};
use rekenschap_derive::{Origin, RawCell, RawCube, RawCubes};
use rekenschap_model::{CellReference, Confidentiality, Key};
use rust_decimal::Decimal;

use crate::cleared::{ClearedCell, ClearedCubes, Content, Provenance};

/// Applies disclosure control to everything that is published together.
pub fn protect(catalogue: &Catalogue, raw: &RawCubes) -> ClearedCubes {
    let reasons = reasons(catalogue, raw, BTreeMap::new());
    let mut cleared = cleared(catalogue, raw, &reasons);
    cleared.exposed = exposed(catalogue, raw, &cleared.withheld, &cleared.withheld);
    cleared
}

/// What is withheld and why: some cells to begin with, what the rules say, and what follows from both.
pub(crate) fn reasons(
    catalogue: &Catalogue,
    raw: &RawCubes,
    given: BTreeMap<CellReference, Confidentiality>,
) -> BTreeMap<CellReference, Confidentiality> {
    let mut reasons = given;
    for dataset in catalogue.datasets.values() {
        if let Some(cube) = raw.cube(&dataset.id) {
            primary(dataset, cube, &mut reasons);
        }
    }
    propagate(catalogue, raw, &mut reasons);
    reasons
}

/// The cubes without what is withheld.
pub(crate) fn cleared(
    catalogue: &Catalogue,
    raw: &RawCubes,
    reasons: &BTreeMap<CellReference, Confidentiality>,
) -> ClearedCubes {
    let mut cleared =
        ClearedCubes { withheld: reasons.keys().cloned().collect(), ..ClearedCubes::default() };
    for dataset in catalogue.datasets.values() {
        let Some(cube) = raw.cube(&dataset.id) else { continue };
        let mut measures = BTreeMap::new();
        for measure in &dataset.measures {
            let cells: BTreeMap<Key, ClearedCell> = cube
                .cells(&measure.id)
                .map(|(key, cell)| {
                    (key.clone(), clear(cell, reasons.get(&dataset.reference(measure, key))))
                })
                .collect();
            measures.insert(measure.id.clone(), cells);
        }
        cleared.cubes.insert(dataset.id.clone(), measures);
        cleared.keys.insert(dataset.id.clone(), cube.keys(dataset));
    }
    cleared
}

/// What the source withheld, and cells behind which too few units stand.
///
/// Source: rules of computation, section 0, small numbers: fewer than `minimum` units; zero may be shown.
fn primary(
    dataset: &Dataset,
    cube: &RawCube,
    reasons: &mut BTreeMap<CellReference, Confidentiality>,
) {
    for measure in &dataset.measures {
        for (key, cell) in cube.cells(&measure.id) {
            if cell.confidentiality != Confidentiality::Free {
                reasons.insert(dataset.reference(measure, key), cell.confidentiality);
            }
        }
    }
    let DisclosureRule::Minimum { minimum, count } = &dataset.disclosure else { return };
    let few: BTreeSet<&Key> = cube
        .cells(&count.value)
        .filter(|(_, cell)| {
            cell.number().is_some_and(|it| it > Decimal::ZERO && it < Decimal::from(*minimum))
        })
        .map(|it| it.0)
        .collect();
    for measure in &dataset.measures {
        for (key, cell) in cube.cells(&measure.id) {
            if few.contains(key) && cell.value.is_some() {
                reasons.entry(dataset.reference(measure, key)).or_insert(Confidentiality::Primary);
            }
        }
    }
}

/// A value that was computed from a withheld one is withheld, however long the way.
fn propagate(
    catalogue: &Catalogue,
    raw: &RawCubes,
    reasons: &mut BTreeMap<CellReference, Confidentiality>,
) {
    if reasons.is_empty() {
        return;
    }
    loop {
        let mut more = Vec::new();
        for dataset in catalogue.datasets.values() {
            for measure in &dataset.measures {
                let cells = raw.cube(&dataset.id).into_iter().flat_map(|it| it.cells(&measure.id));
                // A delivered value with a formula over a withheld one says what that one is.
                for (key, cell) in cells {
                    let reference = dataset.reference(measure, key);
                    let inputs = cell.computed.iter().flat_map(|it| &it.inputs);
                    if !reasons.contains_key(&reference)
                        && inputs.into_iter().any(|it| reasons.contains_key(&it.1))
                    {
                        more.push(reference);
                    }
                }
            }
        }
        if more.is_empty() {
            return;
        }
        reasons.extend(more.into_iter().map(|it| (it, Confidentiality::Secondary)));
    }
}

fn clear(cell: &RawCell, reason: Option<&Confidentiality>) -> ClearedCell {
    let content = match (reason, &cell.value) {
        (Some(reason), _) => Content::Withheld(*reason),
        (None, Some(value)) => Content::Shown(value.clone()),
        (None, None) => Content::Missing,
    };
    let provenance = match (cell.origin, &cell.computed) {
        (Origin::Delivered { delivery, line }, _) => Provenance::Delivered { delivery, line },
        (Origin::Computed, Some(computed)) => {
            Provenance::Computed { inputs: computed.inputs.clone(), total: computed.total }
        }
        (Origin::Computed, None) => Provenance::Computed { inputs: Vec::new(), total: false },
    };
    ClearedCell { content, status: cell.status, provenance }
}

/// Sums of which one part alone is withheld: the total minus the other parts gives it back. Of what is withheld, only
/// `unknown` cannot be read elsewhere.
pub(crate) fn exposed(
    catalogue: &Catalogue,
    raw: &RawCubes,
    withheld: &BTreeSet<CellReference>,
    unknown: &BTreeSet<CellReference>,
) -> Vec<(CellReference, CellReference)> {
    let mut all = Vec::new();
    for hidden in withheld {
        let Some(dataset) = catalogue.dataset(&hidden.dataset) else { continue };
        let Some(measure) = dataset.measure(&hidden.measure) else { continue };
        for (at, dimension) in dataset.dimensions.iter().enumerate() {
            let own = &hidden.key.codes()[at];
            let shares =
                matches!(&measure.aggregation, Aggregation::Share { of } if **of == *dimension.id);
            if !measure.sums_over(&dimension.id) && !shares {
                continue;
            }
            let group = dimension.children.iter().find(|it| it.1.contains(own));
            // Shares without a whole add up to 100: the first of them stands for that whole.
            let (parent, children) = match group {
                Some(found) => found,
                None if shares && dimension.children.is_empty() => {
                    match dimension.codes.iter().find(|it| *it != own) {
                        Some(first) => (first, &dimension.codes),
                        None => continue,
                    }
                }
                None => continue,
            };
            let reference = |code: &str| dataset.reference(measure, &hidden.key.with(at, code));
            let shown = |it: &CellReference| {
                !unknown.contains(it) && raw.get(it).is_some_and(|it| it.value.is_some())
            };
            let total = reference(parent);
            // Everybody knows that shares add up to 100, whether or not that is printed.
            let known = shown(&total) || shares && raw.get(&total).is_none();
            if known && children.iter().filter(|it| *it != own).all(|it| shown(&reference(it))) {
                all.push((hidden.clone(), total));
            }
        }
    }
    all
}
