//! `numbering.gap`: a number of a table or figure is skipped.

use std::collections::BTreeSet;

use rekenschap_model::{Finding, Place};

use crate::Context;

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let catalogue = context.catalogue;
    gaps("table", catalogue.tables.values().map(|it| it.number.value.as_str()), findings);
    gaps("figure", catalogue.figures.values().map(|it| it.number.value.as_str()), findings);
}

fn gaps<'a>(
    kind: &'static str,
    numbers: impl Iterator<Item = &'a str>,
    findings: &mut Vec<Finding>,
) {
    let all: BTreeSet<u32> = numbers
        .filter_map(|it| it.trim_end_matches(|it: char| !it.is_ascii_digit()).parse().ok())
        .collect();
    let (Some(first), Some(last)) = (all.first(), all.last()) else { return };
    for missing in (*first..*last).filter(|it| !all.contains(it)) {
        let place = Place::subject(format!("{kind}/number={missing}"));
        findings.push(
            Finding::error("numbering.gap", place).with("kind", kind).found(missing.to_string()),
        );
    }
}
