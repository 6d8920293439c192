//! `computed.differs`: a delivered value is not what its formula gives.
//! `zero.undefined`: a division of zero by zero is shown as a number.

use rekenschap_derive::{Origin, Uncomputable};
use rekenschap_language::round;
use rekenschap_model::{CellReference, Finding, Place};

use crate::Context;

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for dataset in context.catalogue.datasets.values() {
        let Some(cube) = context.cubes.cube(&dataset.id) else { continue };
        for measure in &dataset.measures {
            let Some(computation) = &measure.computation else { continue };
            // A formula that rests on itself, divides by nothing or compares gives no value anywhere.
            let tried = cube.cells(&measure.id).filter(|it| it.1.computed.is_some()).count();
            let none = cube.cells(&measure.id).all(|it| it.1.value.is_none());
            if tried > 0 && none && dataset.not_delivered.is_none() {
                findings.push(
                    Finding::error(
                        "computed.nothing",
                        Place::subject(format!("{}/{}", dataset.id, measure.id))
                            .at(computation.place.clone()),
                    )
                    .with("formula", computation.formula.text()),
                );
            }
            for (key, cell) in cube.cells(&measure.id) {
                let Origin::Delivered { .. } = cell.origin else { continue };
                let (Some(printed), Some(own), Some(computed)) =
                    (cell.number(), cell.interval(measure), &cell.computed)
                else {
                    continue;
                };
                let place = Place::subject(dataset.cell_text(&measure.id, key));
                let mut cells: Vec<CellReference> =
                    computed.inputs.iter().map(|it| it.1.clone()).collect();
                cells.push(dataset.reference(measure, key));
                match (computed.value, computed.interval) {
                    (Ok(value), Some(interval)) if !interval.meets(own) => {
                        let decimals = measure.decimals.unwrap_or(0).max(printed.scale()) + 2;
                        findings.push(
                            Finding::error("computed.differs", place)
                                .with("formula", computation.formula.text())
                                .expected(round(&value, decimals).normalize().to_string())
                                .found(printed.to_string())
                                .about(cells),
                        );
                    }
                    (Err(Uncomputable::DivisionByZero), _) => findings.push(
                        Finding::warning("zero.undefined", place)
                            .with("formula", computation.formula.text())
                            .found(printed.to_string())
                            .about(cells),
                    ),
                    _ => {}
                }
            }
        }
    }
}
