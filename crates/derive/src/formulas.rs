//! Measures with a formula.

use std::collections::BTreeSet;

use rekenschap_catalogue::{Catalogue, Computation, Dataset, Input, Measure, NoValue, Unaligned};
use rekenschap_model::{CellReference, Code, Confidentiality, Key, Status, Value};
use rust_decimal::Decimal;

use crate::cube::{Computed, Origin, RawCell, RawCubes, Uncomputable};
use crate::interval::Interval;

/// Corners of the inputs' intervals are tried all up to so many rounded inputs; with more, one at a time.
const MOST_CORNERS: usize = 6;

pub(crate) fn evaluate(catalogue: &Catalogue, cubes: &mut RawCubes) {
    let mut done = BTreeSet::new();
    for dataset in catalogue.datasets.values() {
        for measure in &dataset.measures {
            visit(catalogue, dataset, measure, cubes, &mut done);
        }
    }
}

/// Evaluates what a measure is made of, then the measure. A measure that is made of itself, some periods earlier or
/// not, finds the cells that are there when it is reached: delivered ones.
fn visit(
    catalogue: &Catalogue,
    dataset: &Dataset,
    measure: &Measure,
    cubes: &mut RawCubes,
    done: &mut BTreeSet<(Code, Code)>,
) {
    if !done.insert((dataset.id.clone(), measure.id.clone())) {
        return;
    }
    let Some(computation) = &measure.computation else { return };
    for name in computation.formula.names() {
        let (target, input) = target(catalogue, dataset, computation, name);
        if let Some(inner) =
            target.and_then(|it| it.measure(input.map_or(name, |it| &it.measure.value)))
        {
            visit(catalogue, target.unwrap_or(dataset), inner, cubes, done);
        }
    }
    let keys = if dataset.is_register() {
        cubes.cube(&dataset.id).map(|it| it.keys(dataset)).unwrap_or_default()
    } else {
        dataset.keys()
    };
    for key in keys {
        if !dataset.expects(&measure.id, &key) {
            continue;
        }
        let computed = compute(catalogue, dataset, computation, &key, cubes);
        let Some(cube) = cubes.cube_mut(&dataset.id) else { return };
        let cells = cube.measures.entry(measure.id.clone()).or_default();
        match cells.get_mut(&key) {
            Some(cell) => cell.computed = Some(computed),
            None => {
                let cell = RawCell {
                    value: computed.value.ok().map(Value::Number),
                    status: if computed.value.is_ok() { Status::Normal } else { Status::Missing },
                    confidentiality: Confidentiality::Free,
                    origin: Origin::Computed,
                    computed: Some(computed),
                };
                cells.insert(key, cell);
            }
        }
    }
}

fn target<'a>(
    catalogue: &'a Catalogue,
    own: &'a Dataset,
    computation: &'a Computation,
    name: &str,
) -> (Option<&'a Dataset>, Option<&'a Input>) {
    match computation.input(name) {
        Some(input) => match &input.dataset {
            Some(dataset) => (catalogue.dataset(&dataset.value), Some(input)),
            None => (Some(own), Some(input)),
        },
        None => (Some(own), None),
    }
}

/// The cell that a name of a formula stands for at a key.
fn reference(
    catalogue: &Catalogue,
    own: &Dataset,
    computation: &Computation,
    name: &str,
    key: &Key,
) -> Result<CellReference, Uncomputable> {
    let (target, input) = target(catalogue, own, computation, name);
    let target = target.ok_or(Uncomputable::MissingInput)?;
    let Some(input) = input else {
        let measure = own.measure(name).ok_or(Uncomputable::MissingInput)?;
        return Ok(own.reference(measure, key));
    };
    let measure = target.measure(&input.measure.value).ok_or(Uncomputable::MissingInput)?;
    let mut other =
        catalogue.align(own, key, target, &input.at).map_err(|_| Uncomputable::MissingInput)?;
    if input.shift != 0 {
        other = catalogue.shift(target, &other, input.shift).map_err(|it| match it {
            Unaligned::NotComparable { .. } => Uncomputable::NotComparable,
            _ => Uncomputable::MissingInput,
        })?;
    }
    Ok(target.reference(measure, &other))
}

fn compute(
    catalogue: &Catalogue,
    dataset: &Dataset,
    computation: &Computation,
    key: &Key,
    cubes: &RawCubes,
) -> Computed {
    let mut inputs = Vec::new();
    let mut values = Vec::new();
    let mut intervals = Vec::new();
    let mut problem = None;
    for name in computation.formula.names() {
        match reference(catalogue, dataset, computation, name, key) {
            Err(why) => problem = problem.or(Some(why)),
            Ok(reference) => {
                let found = cubes.get(&reference).and_then(|cell| {
                    let measure =
                        catalogue.dataset(&reference.dataset)?.measure(&reference.measure)?;
                    Some((cell.number()?, cell.interval(measure)?))
                });
                match found {
                    Some((value, interval)) => {
                        values.push(value);
                        intervals.push(interval);
                    }
                    None => problem = problem.or(Some(Uncomputable::MissingInput)),
                }
                inputs.push((name.clone(), reference));
            }
        }
    }
    let value = match problem {
        Some(why) => Err(why),
        None => computation.formula.evaluate(&values).map_err(|it| match it {
            NoValue::DivisionByZero => Uncomputable::DivisionByZero,
            NoValue::OutOfRange => Uncomputable::OutOfRange,
        }),
    };
    let interval = value
        .ok()
        .map(|it| spread(it, &values, &intervals, |at| computation.formula.evaluate(at).ok()));
    Computed { value, interval, inputs, total: false }
}

/// What a value can have been when each input can have been anything in its interval.
///
/// Exact where the expression moves one way in each input, as sums, differences, products of positive numbers and
/// quotients do: the extremes then lie at corners.
pub fn spread(
    value: Decimal,
    values: &[Decimal],
    intervals: &[Interval],
    evaluate: impl Fn(&[Decimal]) -> Option<Decimal>,
) -> Interval {
    let rounded: Vec<usize> =
        (0..values.len()).filter(|at| intervals[*at].low != intervals[*at].high).collect();
    let mut interval = Interval::exact(value);
    if rounded.is_empty() {
        return interval;
    }
    if rounded.len() <= MOST_CORNERS {
        for corner in 0..1_usize << rounded.len() {
            let mut at = values.to_vec();
            for (bit, input) in rounded.iter().enumerate() {
                at[*input] = if corner >> bit & 1 == 0 {
                    intervals[*input].low
                } else {
                    intervals[*input].high
                };
            }
            if let Some(it) = evaluate(&at) {
                interval = Interval { low: interval.low.min(it), high: interval.high.max(it) };
            }
        }
        return interval;
    }
    for input in rounded {
        let mut ends = [value; 2];
        for (end, bound) in ends.iter_mut().zip([intervals[input].low, intervals[input].high]) {
            let mut at = values.to_vec();
            at[input] = bound;
            *end = evaluate(&at).unwrap_or(value);
        }
        interval.low += ends[0].min(ends[1]).min(value) - value;
        interval.high += ends[0].max(ends[1]).max(value) - value;
    }
    interval
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rekenschap_catalogue::Formula;

    fn rounded(value: i64, decimals: u32) -> (Decimal, Decimal, Interval) {
        // The true number has two more digits than the printed one.
        let exact = Decimal::new(value, decimals + 2);
        let printed = exact
            .round_dp_with_strategy(decimals, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
        (exact, printed, Interval::around(printed, Decimal::new(5, decimals + 1)))
    }

    proptest! {
        /// What was computed from the true numbers always lies in the interval that the printed ones leave open: a right
        /// total, share or difference is never called wrong.
        #[test]
        fn rounding_is_never_taken_for_an_error(
            a in 1_000_i64..10_000_000, b in 1_000_i64..10_000_000, c in 1_000_i64..10_000_000, decimals in 0_u32..3,
        ) {
            let inputs = [rounded(a, decimals), rounded(b, decimals), rounded(c, decimals)];
            for text in ["a + b + c", "a - b", "100 * a / b", "100 * (a - b) / c", "a / (b + c)"] {
                let formula = Formula::parse(text).unwrap();
                let at = |name: &String| &inputs[(name.as_bytes()[0] - b'a') as usize];
                let exact: Vec<Decimal> = formula.names().iter().map(|it| at(it).0).collect();
                let printed: Vec<Decimal> = formula.names().iter().map(|it| at(it).1).collect();
                let intervals: Vec<Interval> = formula.names().iter().map(|it| at(it).2).collect();
                let (Ok(truth), Ok(value)) = (formula.evaluate(&exact), formula.evaluate(&printed)) else { continue };
                if intervals.iter().any(|it| it.low <= Decimal::ZERO) {
                    continue;
                }
                let spread = spread(value, &printed, &intervals, |it| formula.evaluate(it).ok());
                // Division leaves a last digit of 28 that can differ.
                let hair = Decimal::new(1, 20);
                prop_assert!(spread.low - hair <= truth && truth <= spread.high + hair, "{text}: {truth} not in {spread:?}");
            }
        }
    }
}
