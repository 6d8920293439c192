//! `rule.outlier`: a ratio that is of one size for all codes, but not for this one.

use rekenschap_catalogue::RuleKind;
use rekenschap_language::round;
use rekenschap_model::{Finding, Place};
use rust_decimal::Decimal;

use crate::Context;
use crate::rules::relations::{runs, side, subject};

/// A ratio is out of line when it is more than so many times the median, or less than that part of it.
const FACTOR: Decimal = Decimal::from_parts(3, 0, 0, false, 0);

/// With fewer ratios there is no telling what is usual.
const LEAST_RATIOS: usize = 5;

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for rule in context.catalogue.rules.iter().filter(|it| it.kind == RuleKind::Outlier) {
        let sides: Vec<_> = runs(context, rule)
            .into_iter()
            .filter_map(|codes| side(context, rule, &rule.left, &codes).map(|it| (codes, it)))
            .collect();
        if sides.len() < LEAST_RATIOS {
            findings.push(Finding::warning(
                "rule.idle",
                Place::subject(format!("rule/{}", rule.id)).at(rule.place.clone()),
            ));
            continue;
        }
        let mut ratios: Vec<Decimal> = sides.iter().map(|it| it.1.value).collect();
        ratios.sort();
        let median = ratios[ratios.len() / 2];
        for (codes, side) in sides {
            if side.value <= median * FACTOR && side.value * FACTOR >= median {
                continue;
            }
            findings.push(
                Finding::new(
                    "rule.outlier",
                    rule.severity,
                    Place::subject(subject(rule, &codes)).at(rule.place.clone()),
                )
                .with("rule", rule.id.clone())
                .with("title", rule.title.get(context.catalogue.publication.languages[0]))
                .expected(round(&median, 2).normalize().to_string())
                .found(round(&side.value, 2).normalize().to_string())
                .about(side.cells),
            );
        }
    }
}
