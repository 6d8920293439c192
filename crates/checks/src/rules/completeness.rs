//! `completeness.nothing`: a dataset without a delivery. `completeness.missing`: an expected value that was not
//! delivered. `completeness.unexpected`: a value that nobody expects.

use rekenschap_derive::Origin;
use rekenschap_model::{Finding, Place, Severity};

use crate::Context;

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for dataset in context.catalogue.datasets.values() {
        let Some(cube) = context.cubes.cube(&dataset.id) else { continue };
        let subject =
            || Place::subject(format!("dataset/{}", dataset.id)).at(dataset.place.clone());
        let delivered = |measure: &str| {
            cube.cells(measure).any(|it| matches!(it.1.origin, Origin::Delivered { .. }))
        };
        let wanted: Vec<_> = dataset.measures.iter().filter(|it| it.delivered).collect();
        let some = wanted.iter().any(|it| delivered(&it.id));
        match (&dataset.not_delivered, some) {
            (None, false) if !wanted.is_empty() => {
                findings.push(
                    Finding::error("completeness.nothing", subject())
                        .expected(dataset.sources.first().map_or("", |it| it.value.as_str())),
                );
                continue;
            }
            (Some(_), true) => {
                findings.push(Finding::new("completeness.delivered", Severity::Warning, subject()));
                continue;
            }
            (_, false) => continue,
            (None, true) => {}
        }
        for measure in wanted {
            if measure.computation.is_some() && !delivered(&measure.id) {
                continue;
            }
            for key in dataset.keys() {
                let there = cube
                    .cell(&measure.id, &key)
                    .is_some_and(|it| matches!(it.origin, Origin::Delivered { .. }));
                let computable =
                    measure.computation.is_some() || cube.cell(&measure.id, &key).is_some();
                let place = || Place::subject(dataset.cell_text(&measure.id, &key));
                if dataset.expects(&measure.id, &key) {
                    if !there && !computable {
                        findings.push(Finding::error("completeness.missing", place()));
                    }
                } else if there && cube.cell(&measure.id, &key).is_some_and(|it| it.value.is_some())
                {
                    findings.push(Finding::error("completeness.unexpected", place()));
                }
            }
        }
    }
}
