//! Totals that were not delivered: the sum of their parts.

use std::collections::BTreeMap;

use rekenschap_catalogue::{Dataset, Measure};
use rekenschap_model::{Code, Confidentiality, Key, Status, Value};
use rust_decimal::Decimal;

use crate::cube::{Computed, Origin, RawCell, RawCubes};
use crate::interval::Interval;

pub(crate) fn take(dataset: &Dataset, cubes: &mut RawCubes) {
    let Some(cube) = cubes.cube_mut(&dataset.id) else { return };
    let empty = BTreeMap::new();
    for measure in dataset.measures.iter().filter(|it| it.is_number() && it.computation.is_none()) {
        for (at, dimension) in dataset.dimensions.iter().enumerate() {
            if !measure.sums_over(&dimension.id) {
                continue;
            }
            for parent in deepest_first(&dimension.children) {
                let cells = cube.measures.get(&measure.id).unwrap_or(&empty);
                let made = sums(dataset, measure, at, parent, &dimension.children[parent], cells);
                cube.measures.entry(measure.id.clone()).or_default().extend(made);
            }
        }
    }
}

/// Parents whose children are no parents come first.
fn deepest_first(children: &BTreeMap<Code, Vec<Code>>) -> Vec<&Code> {
    fn depth(code: &Code, children: &BTreeMap<Code, Vec<Code>>) -> usize {
        children
            .get(code)
            .map_or(0, |it| 1 + it.iter().map(|it| depth(it, children)).max().unwrap_or(0))
    }
    let mut parents: Vec<&Code> = children.keys().collect();
    parents.sort_by_key(|it| depth(it, children));
    parents
}

/// The cells of a parent that have no cell yet and whose children all have numbers.
fn sums(
    dataset: &Dataset,
    measure: &Measure,
    at: usize,
    parent: &Code,
    children: &[Code],
    cells: &BTreeMap<Key, RawCell>,
) -> Vec<(Key, RawCell)> {
    let Some(first) = children.first() else { return Vec::new() };
    let mut made = Vec::new();
    for key in cells.keys().filter(|it| it.codes()[at] == *first) {
        let total = key.with(at, parent);
        if cells.contains_key(&total) || !dataset.expects(&measure.id, &total) {
            continue;
        }
        let mut sum = Decimal::ZERO;
        let mut interval = Interval::exact(Decimal::ZERO);
        let mut inputs = Vec::new();
        let mut whole = true;
        for child in children {
            let part = key.with(at, child);
            let found = cells.get(&part).and_then(|it| Some((it.number()?, it.interval(measure)?)));
            let Some((number, own)) = found else {
                whole = false;
                break;
            };
            sum += number;
            interval = interval.plus(own);
            inputs.push((child.to_string(), dataset.reference(measure, &part)));
        }
        if whole {
            let computed =
                Computed { value: Ok(sum), interval: Some(interval), inputs, total: true };
            made.push((
                total,
                RawCell {
                    value: Some(Value::Number(sum)),
                    status: Status::Normal,
                    confidentiality: Confidentiality::Free,
                    origin: Origin::Computed,
                    computed: Some(computed),
                },
            ));
        }
    }
    made
}
