//! `code.not-yet`, `code.no-more`: a value of a code in a period in which it did not exist.

use rekenschap_model::{Finding, Period, Place};

use crate::Context;

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for dataset in context.catalogue.datasets.values() {
        let (Some(cube), Some(time)) = (context.cubes.cube(&dataset.id), dataset.time()) else {
            continue;
        };
        for (at, _) in dataset.dimensions.iter().enumerate() {
            let Some(list) = context.catalogue.code_list_of(dataset, at) else { continue };
            if list.entries.iter().all(|it| it.from.is_empty() && it.until.is_empty()) {
                continue;
            }
            for measure in &dataset.measures {
                for (key, _) in cube.cells(&measure.id).filter(|it| it.1.value.is_some()) {
                    let (Some(entry), Ok(period)) =
                        (list.get(&key.codes()[at]), key.codes()[time].parse::<Period>())
                    else {
                        continue;
                    };
                    let place = || Place::subject(dataset.cell_text(&measure.id, key));
                    if !entry.from.is_empty() && period.last_day() < entry.from {
                        findings.push(
                            Finding::error("code.not-yet", place())
                                .with("code", &*entry.code)
                                .expected(&entry.from)
                                .found(&*key.codes()[time]),
                        );
                    }
                    if !entry.until.is_empty() && period.first_day() > entry.until {
                        findings.push(
                            Finding::error("code.no-more", place())
                                .with("code", &*entry.code)
                                .expected(&entry.until)
                                .found(&*key.codes()[time]),
                        );
                    }
                }
            }
        }
    }
}
