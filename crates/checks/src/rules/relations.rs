//! `rule.differs`: a relation that the publication declares does not hold.
//! `rule.idle`: a declared relation that could not be tried anywhere.

use std::collections::BTreeMap;

use rekenschap_catalogue::{Formula, Input, OverRecords, Rule, RuleKind};
use rekenschap_derive::{Interval, spread};
use rekenschap_language::round;
use rekenschap_model::{CellReference, Code, Finding, Place};
use rust_decimal::Decimal;

use crate::Context;

/// One side of a relation: its value, what it can have been, and the cells that it is made of.
pub(crate) struct Side {
    pub(crate) value: Decimal,
    pub(crate) interval: Interval,
    pub(crate) cells: Vec<CellReference>,
}

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for rule in &context.catalogue.rules {
        let Some(right) = rule.right.as_ref().filter(|_| rule.kind != RuleKind::Outlier) else {
            continue;
        };
        let mut tried = 0;
        for codes in runs(context, rule) {
            let (Some(left), Some(right)) =
                (side(context, rule, &rule.left, &codes), side(context, rule, right, &codes))
            else {
                continue;
            };
            tried += 1;
            let holds = match rule.kind {
                RuleKind::AtMost => left.interval.low <= right.interval.high,
                RuleKind::AtLeast => left.interval.high >= right.interval.low,
                _ => left.interval.meets(right.interval),
            };
            if holds {
                continue;
            }
            let sign = match rule.kind {
                RuleKind::AtMost => "≤ ",
                RuleKind::AtLeast => "≥ ",
                _ => "",
            };
            let place = Place::subject(subject(rule, &codes)).at(rule.place.clone());
            findings.push(
                Finding::new("rule.differs", rule.severity, place)
                    .with("rule", rule.id.clone())
                    .with("title", rule.title.get(context.catalogue.publication.languages[0]))
                    .expected(format!("{sign}{}", plain(right.value)))
                    .found(plain(left.value))
                    .about(left.cells.into_iter().chain(right.cells)),
            );
        }
        if tried == 0 {
            findings.push(Finding::warning(
                "rule.idle",
                Place::subject(format!("rule/{}", rule.id)).at(rule.place.clone()),
            ));
        }
    }
}

fn plain(value: Decimal) -> String {
    round(&value, value.scale().min(4)).normalize().to_string()
}

pub(crate) fn subject(rule: &Rule, codes: &BTreeMap<String, Code>) -> String {
    let key: Vec<String> =
        codes.iter().map(|(dimension, code)| format!("{dimension}={code}")).collect();
    if key.is_empty() {
        format!("rule/{}", rule.id)
    } else {
        format!("rule/{}/{}", rule.id, key.join(","))
    }
}

/// Every combination of codes that the rule runs over.
pub(crate) fn runs(context: &Context<'_>, rule: &Rule) -> Vec<BTreeMap<String, Code>> {
    let mut all: Vec<BTreeMap<String, Code>> = vec![BTreeMap::new()];
    for over in &rule.over {
        let mut codes: Vec<Code> = Vec::new();
        for dataset in rule
            .inputs
            .iter()
            .filter_map(|it| context.catalogue.dataset(&it.dataset.as_ref()?.value))
        {
            if let Some(at) = dataset.dimension(&over.value) {
                for code in &dataset.dimensions[at].codes {
                    if !codes.contains(code) {
                        codes.push(code.clone());
                    }
                }
            }
        }
        if let Some((_, only)) = rule.restriction.iter().find(|it| it.0 == over.value) {
            codes.retain(|code| only.iter().any(|it| *it.value == **code));
        }
        all = all
            .into_iter()
            .flat_map(|start| {
                codes.iter().map(move |code| {
                    let mut next = start.clone();
                    next.insert(over.value.clone(), code.clone());
                    next
                })
            })
            .collect();
    }
    all
}

/// What an input stands for at some codes: its number, what that can have been, and the cells that it is made of.
fn number(
    context: &Context<'_>,
    input: &Input,
    codes: &BTreeMap<String, Code>,
) -> Option<(Decimal, Interval, Vec<CellReference>)> {
    if let Some(norm) = &input.norm {
        let (_, norm) = context.catalogue.norm(&norm.value)?;
        let value = Decimal::from_str_exact(&norm.value.value).ok()?;
        return Some((value, Interval::exact(value), Vec::new()));
    }
    if let Some(how) = input.over_records {
        return records(context, input, how);
    }
    let dataset = context.catalogue.dataset(&input.dataset.as_ref()?.value)?;
    let measure = dataset.measure(&input.measure.value)?;
    let given = |dimension: &str| {
        input
            .at
            .get(dimension)
            .map(rekenschap_model::code)
            .or_else(|| codes.get(dimension).cloned())
    };
    let mut key = context.catalogue.key_of(dataset, given).ok()?;
    if input.shift != 0 {
        key = context.catalogue.shift(dataset, &key, input.shift).ok()?;
    }
    let cell = context.cubes.cell(&dataset.id, &measure.id, &key)?;
    Some((cell.number()?, cell.interval(measure)?, vec![dataset.reference(measure, &key)]))
}

/// The number of records of a register, or the sum of a measure over them; `at` chooses records by their fields.
fn records(
    context: &Context<'_>,
    input: &Input,
    how: OverRecords,
) -> Option<(Decimal, Interval, Vec<CellReference>)> {
    let dataset = context.catalogue.dataset(&input.dataset.as_ref()?.value)?;
    let cube = context.cubes.cube(&dataset.id)?;
    let mut total = Decimal::ZERO;
    let mut interval = Interval::exact(total);
    let mut cells = Vec::new();
    for key in cube.keys(dataset) {
        let chosen = input.at.entries().all(|(name, code)| match dataset.dimension(name) {
            Some(at) => *key.codes()[at] == *code.value,
            None => cube
                .cell(name, &key)
                .and_then(|it| it.value.as_ref())
                .is_some_and(|it| it.to_string() == code.value),
        });
        if !chosen {
            continue;
        }
        match how {
            OverRecords::Count => {
                total += Decimal::ONE;
                interval = Interval::exact(total);
                cells.extend(dataset.measures.first().map(|it| dataset.reference(it, &key)));
            }
            OverRecords::Sum => {
                let measure = dataset.measure(&input.measure.value)?;
                let cell = cube.cell(&measure.id, &key)?;
                total += cell.number()?;
                interval = interval.plus(cell.interval(measure)?);
                cells.push(dataset.reference(measure, &key));
            }
        }
    }
    Some((total, interval, cells))
}

/// A side of the relation at some codes; nothing when an input has no value there.
pub(crate) fn side(
    context: &Context<'_>,
    rule: &Rule,
    formula: &Formula,
    codes: &BTreeMap<String, Code>,
) -> Option<Side> {
    let mut values = Vec::new();
    let mut intervals = Vec::new();
    let mut cells = Vec::new();
    for name in formula.names() {
        let input = rule.inputs.iter().find(|it| it.name == *name)?;
        let (value, interval, own) = number(context, input, codes)?;
        values.push(value);
        intervals.push(interval);
        cells.extend(own);
    }
    let value = formula.evaluate(&values).ok()?;
    let interval = spread(value, &values, &intervals, |at| formula.evaluate(at).ok());
    Some(Side { value, interval, cells })
}
