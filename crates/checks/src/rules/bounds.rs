//! `bounds.outside`: a value that cannot be.

use rekenschap_model::{Finding, Place};

use crate::Context;

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for dataset in context.catalogue.datasets.values() {
        let Some(cube) = context.cubes.cube(&dataset.id) else { continue };
        for measure in &dataset.measures {
            let (low, high) = measure.bounds;
            for (key, cell) in cube.cells(&measure.id) {
                let Some(number) = cell.number() else { continue };
                let too_low = low.filter(|it| number < *it);
                let too_high = high.filter(|it| number > *it);
                let Some(bound) = too_low.or(too_high) else { continue };
                findings.push(
                    Finding::error(
                        "bounds.outside",
                        Place::subject(dataset.cell_text(&measure.id, key)),
                    )
                    .expected(format!("{} {bound}", if too_low.is_some() { "≥" } else { "≤" }))
                    .found(number.to_string())
                    .about([dataset.reference(measure, key)]),
                );
            }
        }
    }
}
