//! `mean.outside`: the value of the whole does not lie between those of its parts.

use rekenschap_catalogue::Aggregation;
use rekenschap_derive::Interval;
use rekenschap_model::{Finding, Place};

use crate::Context;

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for dataset in context.catalogue.datasets.values() {
        let Some(cube) = context.cubes.cube(&dataset.id) else { continue };
        for measure in dataset.measures.iter().filter(|it| it.aggregation == Aggregation::Mean) {
            for (at, dimension) in dataset.dimensions.iter().enumerate() {
                for (parent, children) in &dimension.children {
                    for (key, whole) in
                        cube.cells(&measure.id).filter(|it| it.0.codes()[at] == *parent)
                    {
                        let (Some(printed), Some(own)) = (whole.number(), whole.interval(measure))
                        else {
                            continue;
                        };
                        let mut range: Option<Interval> = None;
                        let mut cells = vec![dataset.reference(measure, key)];
                        let mut complete = true;
                        for child in children {
                            let part = key.with(at, child);
                            let Some(cell) = cube.cell(&measure.id, &part) else { continue };
                            let Some(around) = cell.interval(measure) else {
                                complete = false;
                                continue;
                            };
                            cells.push(dataset.reference(measure, &part));
                            range = Some(match range {
                                None => around,
                                Some(it) => Interval {
                                    low: it.low.min(around.low),
                                    high: it.high.max(around.high),
                                },
                            });
                        }
                        let Some(range) = range.filter(|it| complete && !it.meets(own)) else {
                            continue;
                        };
                        findings.push(
                            Finding::error(
                                "mean.outside",
                                Place::subject(dataset.cell_text(&measure.id, key)),
                            )
                            .with("dimension", &*dimension.id)
                            .expected(format!(
                                "{} … {}",
                                range.low.normalize(),
                                range.high.normalize()
                            ))
                            .found(printed.to_string())
                            .about(cells),
                        );
                    }
                }
            }
        }
    }
}
