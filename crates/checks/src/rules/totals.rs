//! `sum.differs`: a total is not the sum of its parts.

use rekenschap_derive::{Interval, Origin};
use rekenschap_model::{Finding, Place};
use rust_decimal::Decimal;

use crate::Context;

/// Source: rules of computation, section 0, table totals.
pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for dataset in context.catalogue.datasets.values() {
        let Some(cube) = context.cubes.cube(&dataset.id) else { continue };
        for measure in dataset.measures.iter().filter(|it| it.is_number()) {
            for (at, dimension) in dataset.dimensions.iter().enumerate() {
                if !measure.sums_over(&dimension.id) {
                    continue;
                }
                let list = context.catalogue.code_list_of(dataset, at);
                for (parent, children) in &dimension.children {
                    if list.and_then(|it| it.get(parent)).is_some_and(|it| !it.sums) {
                        continue;
                    }
                    let totals = cube.cells(&measure.id).filter(|it| it.0.codes()[at] == *parent);
                    for (key, total) in
                        totals.filter(|it| matches!(it.1.origin, Origin::Delivered { .. }))
                    {
                        let (Some(printed), Some(own)) = (total.number(), total.interval(measure))
                        else {
                            continue;
                        };
                        let mut sum = Decimal::ZERO;
                        let mut interval = Interval::exact(Decimal::ZERO);
                        let mut cells = vec![dataset.reference(measure, key)];
                        let mut parts = 0;
                        for child in children {
                            let part = key.with(at, child);
                            let Some(cell) = cube.cell(&measure.id, &part) else { continue };
                            let (Some(number), Some(around)) =
                                (cell.number(), cell.interval(measure))
                            else {
                                continue;
                            };
                            sum += number;
                            interval = interval.plus(around);
                            parts += 1;
                            cells.push(dataset.reference(measure, &part));
                        }
                        if parts == 0 || interval.meets(own) {
                            continue;
                        }
                        let place = Place::subject(dataset.cell_text(&measure.id, key));
                        findings.push(
                            Finding::error("sum.differs", place)
                                .with("dimension", &*dimension.id)
                                .with("difference", (printed - sum).to_string())
                                .with("parts", parts.to_string())
                                .expected(sum.to_string())
                                .found(printed.to_string())
                                .about(cells),
                        );
                    }
                }
            }
        }
    }
}
