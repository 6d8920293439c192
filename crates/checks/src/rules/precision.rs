//! `value.decimals`: a delivered value has more or fewer decimals than its measure.
//! `value.fraction`: a count that is no whole number.

use rekenschap_derive::Origin;
use rekenschap_model::{Finding, Place};

use crate::Context;

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for dataset in context.catalogue.datasets.values() {
        let Some(cube) = context.cubes.cube(&dataset.id) else { continue };
        for measure in dataset.measures.iter().filter(|it| it.is_number()) {
            for (key, cell) in cube.cells(&measure.id) {
                let (Some(number), Origin::Delivered { .. }) = (cell.number(), cell.origin) else {
                    continue;
                };
                let place = || Place::subject(dataset.cell_text(&measure.id, key));
                let own = dataset.reference(measure, key);
                if measure.exact && !number.fract().is_zero() {
                    findings.push(
                        Finding::error("value.fraction", place())
                            .found(number.to_string())
                            .about([own.clone()]),
                    );
                }
                let Some(decimals) = measure.decimals.filter(|it| number.scale() != *it) else {
                    continue;
                };
                findings.push(
                    Finding::error("value.decimals", place())
                        .expected(decimals.to_string())
                        .found(number.scale().to_string())
                        .about([own]),
                );
            }
        }
    }
}
