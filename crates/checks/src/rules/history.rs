//! `history.jump`: the newest value changed by far more than the series ever did.
//! `history.spike`: a value inside a series jumps and comes back.

use std::collections::BTreeMap;

use rekenschap_catalogue::{Dataset, Measure};
use rekenschap_model::{Finding, Key, Period, Place, Status};
use rust_decimal::Decimal;

use crate::Context;

/// A change is remarkable when it is so many times the largest other change of its series.
const FACTOR: Decimal = Decimal::from_parts(5, 0, 0, false, 0);

/// A count that changes by no more than this is not remarkable: nothing, one and nothing again is no jump.
const LEAST_COUNT: Decimal = Decimal::from_parts(3, 0, 0, false, 0);

/// Series with fewer values have no history to speak of.
const LEAST_VALUES: usize = 4;

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for dataset in context.catalogue.datasets.values() {
        let (Some(cube), Some(time)) = (context.cubes.cube(&dataset.id), dataset.time()) else {
            continue;
        };
        // A computed series jumps when what it is made of does: that is told already.
        for measure in
            dataset.measures.iter().filter(|it| it.is_number() && it.computation.is_none())
        {
            let mut series: BTreeMap<Key, Vec<(Period, &Key, Decimal)>> = BTreeMap::new();
            for (key, cell) in cube.cells(&measure.id) {
                let (Some(number), Ok(period)) =
                    (cell.number(), key.codes()[time].parse::<Period>())
                else {
                    continue;
                };
                // A break in the series belongs to a period: what lies before it is another series.
                let points = series.entry(key.with(time, "")).or_default();
                if cell.status == Status::Break {
                    points.clear();
                }
                points.push((period, key, number));
            }
            for (_, mut points) in series {
                points.sort_by_key(|it| it.0);
                judge(dataset, measure, &points, findings);
            }
        }
    }
}

fn judge(
    dataset: &Dataset,
    measure: &Measure,
    points: &[(Period, &Key, Decimal)],
    findings: &mut Vec<Finding>,
) {
    if points.len() < LEAST_VALUES || points.windows(2).any(|it| it[0].0.shifted(1) != it[1].0) {
        return;
    }
    let changes: Vec<Decimal> = points.windows(2).map(|it| it[1].2 - it[0].2).collect();
    let largest = points.iter().map(|it| it.2.abs()).max().unwrap_or_default();
    // Small numbers jump by nature: a change below a tenth of the largest value is not remarkable.
    let floor =
        (largest / Decimal::TEN).max(if measure.exact { LEAST_COUNT } else { Decimal::ZERO });
    let mut tell = |code: &'static str, at: usize, change: Decimal, usual: Decimal| {
        findings.push(
            Finding::warning(code, Place::subject(dataset.cell_text(&measure.id, points[at].1)))
                .with("difference", change.to_string())
                .expected(usual.to_string())
                .found(points[at].2.to_string())
                .about(points.iter().map(|it| dataset.reference(measure, it.1))),
        );
    };
    let last = changes.len() - 1;
    let usual = changes[..last].iter().map(Decimal::abs).max().unwrap_or_default();
    if changes[last].abs() > usual * FACTOR && changes[last].abs() > floor {
        tell("history.jump", points.len() - 1, changes[last], usual);
    }
    for at in 1..points.len() - 1 {
        let (up, down) = (changes[at - 1], changes[at]);
        let others = changes.iter().enumerate().filter(|(it, _)| *it != at - 1 && *it != at);
        let usual = others.map(|it| it.1.abs()).max().unwrap_or_default();
        let opposite = up.is_sign_positive() != down.is_sign_positive();
        let smaller = up.abs().min(down.abs());
        if opposite && smaller > usual * FACTOR && smaller > floor {
            tell("history.spike", at, up, usual);
        }
    }
}
