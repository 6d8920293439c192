//! `share.differs`: shares do not add up to their whole.

use std::collections::BTreeSet;

use rekenschap_catalogue::Aggregation;
use rekenschap_derive::Interval;
use rekenschap_model::{Code, Finding, Key, Place};
use rust_decimal::Decimal;

use crate::Context;

/// The parts of a code add up to the code's own share; parts without a whole add up to 100.
pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for dataset in context.catalogue.datasets.values() {
        let Some(cube) = context.cubes.cube(&dataset.id) else { continue };
        for measure in &dataset.measures {
            let Aggregation::Share { of } = &measure.aggregation else { continue };
            let Some(at) = dataset.dimension(of) else { continue };
            let dimension = &dataset.dimensions[at];
            let mut groups: Vec<(Option<&Code>, Vec<&Code>)> = dimension
                .children
                .iter()
                .map(|(parent, all)| (Some(parent), all.iter().collect()))
                .collect();
            let roots: Vec<&Code> = dimension
                .codes
                .iter()
                .filter(|code| {
                    !dimension.children.values().any(|it| it.contains(code))
                        && !dimension.children.contains_key(*code)
                })
                .collect();
            let tops = dimension
                .codes
                .iter()
                .filter(|it| !dimension.children.values().any(|all| all.contains(it)));
            if roots.len() > 1 && tops.count() == roots.len() {
                groups.push((None, roots));
            }
            let keys: BTreeSet<Key> = cube.cells(&measure.id).map(|it| it.0.with(at, "")).collect();
            for (parent, children) in groups {
                for key in &keys {
                    let mut sum = Decimal::ZERO;
                    let mut interval = Interval::exact(Decimal::ZERO);
                    let mut cells = Vec::new();
                    let mut whole = true;
                    for child in &children {
                        let part = key.with(at, child);
                        let Some(cell) = cube.cell(&measure.id, &part) else { continue };
                        match (cell.number(), cell.interval(measure)) {
                            (Some(number), Some(around)) => {
                                sum += number;
                                interval = interval.plus(around);
                                cells.push(dataset.reference(measure, &part));
                            }
                            _ => whole = false,
                        }
                    }
                    if !whole || cells.is_empty() {
                        continue;
                    }
                    let (target, own, subject) = match parent {
                        None => (
                            Decimal::ONE_HUNDRED,
                            Interval::exact(Decimal::ONE_HUNDRED),
                            key.with(at, children[0]),
                        ),
                        Some(parent) => {
                            let total = key.with(at, parent);
                            let found = cube.cell(&measure.id, &total);
                            let Some((number, around)) =
                                found.and_then(|it| Some((it.number()?, it.interval(measure)?)))
                            else {
                                continue;
                            };
                            cells.push(dataset.reference(measure, &total));
                            (number, around, total)
                        }
                    };
                    if interval.meets(own) {
                        continue;
                    }
                    findings.push(
                        Finding::error(
                            "share.differs",
                            Place::subject(dataset.cell_text(&measure.id, &subject)),
                        )
                        .with("dimension", &**of)
                        .with("difference", (sum - target).to_string())
                        .expected(target.to_string())
                        .found(sum.to_string())
                        .about(cells),
                    );
                }
            }
        }
    }
}
