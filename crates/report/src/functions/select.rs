//! `top` and `codes_where`: codes that the data choose.

use rekenschap_catalogue::{Dataset, Measure};
use rekenschap_language::{join, message};
use rekenschap_model::{Code, Key};
use rust_decimal::Decimal;

use super::Arguments;
use super::arguments::percentage;
use super::claim::{compares, dimension_of, leaves};
use crate::binder::{Binder, Fragment, Problem, Shown};
use crate::document::Bound;

/// The number of a code that is compared with others; nothing when it has none. A withheld one leaves every comparison
/// open, and its answer would say something about the withheld value: that is an error.
pub(super) fn member<'a>(
    binder: &Binder<'a>,
    dataset: &'a Dataset,
    measure: &'a Measure,
    key: &Key,
) -> Result<Option<Shown<'a>>, Problem> {
    match binder.number(dataset, measure, key) {
        Ok(number) => Ok(Some(number)),
        Err(problem) if problem.code == "binding.withheld" => Err(problem),
        Err(_) => Ok(None),
    }
}

/// The codes with the largest (or lowest) values.
pub(super) fn top(arguments: &Arguments<'_, '_>) -> Result<Fragment, Problem> {
    let binder = arguments.binder;
    let (dataset, measure) = arguments.measure()?;
    arguments
        .only_with(dataset, &["among", "n", "by", "show", "lowest", "since", "decimals", "unit"])?;
    let among = arguments.named("among").unwrap_or_default();
    let at = dimension_of(dataset, &among)?;
    let by = arguments.named("by").unwrap_or_else(|| "value".to_owned());
    let key = binder.key(dataset, |dimension| {
        let first = leaves(dataset, at).first().map(ToString::to_string);
        if dimension == among { first } else { arguments.named(dimension) }
    })?;
    let mut all: Vec<(Decimal, Decimal, u32, Code)> = Vec::new();
    let mut cells = Vec::new();
    for code in leaves(dataset, at) {
        let own = key.with(at, &code);
        let Some(now) = member(binder, dataset, measure, &own)? else { continue };
        let (number, decimals) = match by.as_str() {
            "value" => (now.number, now.decimals),
            "growth" | "change" => {
                let Ok(before) = arguments
                    .before(dataset, &own)
                    .and_then(|it| binder.number(dataset, measure, &it))
                else {
                    continue;
                };
                cells.push(before.reference.clone());
                let difference = now.number - before.number;
                match by.as_str() {
                    "change" => (difference, now.decimals),
                    // Growth from nothing is no number: such a code does not take part.
                    _ => match percentage(difference, before.number, &among) {
                        Ok(growth) => (growth, 1),
                        Err(_) => continue,
                    },
                }
            }
            other => {
                return Err(Problem::new("binding.choice", other).expected("value, growth, change"));
            }
        };
        let decimals = arguments.decimals()?.unwrap_or(decimals);
        cells.push(now.reference);
        all.push((rekenschap_language::round(&number, decimals), number, decimals, code));
    }
    let lowest = arguments.flag("lowest", false);
    // The order of the list decides between equal values; a tie at the cut is refused below.
    all.sort_by(|a, b| if lowest { a.0.cmp(&b.0) } else { b.0.cmp(&a.0) });
    let many = arguments.whole("n")?.unwrap_or(1) as usize;
    if all.len() < many || many == 0 {
        return Err(
            Problem::new("binding.too-few", all.len().to_string()).expected(many.to_string())
        );
    }
    if all.get(many).is_some_and(|it| it.0 == all[many - 1].0) {
        return Err(Problem::new("binding.tie", format!("{}, {}", all[many - 1].3, all[many].3)));
    }
    let texts: Vec<String> = all[..many]
        .iter()
        .map(|(_, number, decimals, code)| {
            let label = binder.label(dataset, at, code);
            if !arguments.flag("show", false) {
                return label;
            }
            let number = if by == "value" { *number } else { number.abs() };
            let text = binder.format(number, *decimals);
            let text = match by.as_str() {
                "growth" => message(binder.language, "unit-percent", &[("number", text)]),
                "change" if binder.is_share(measure) => {
                    message(binder.language, "unit-percentage-point", &[("number", text)])
                }
                _ => binder.with_unit(text, measure),
            };
            format!("{label} ({text})")
        })
        .collect();
    Ok(Fragment::Bound(Bound { text: join(&texts, binder.language), cells }))
}

/// The codes for which a comparison holds, or how many there are.
pub(super) fn codes_where(arguments: &Arguments<'_, '_>) -> Result<Fragment, Problem> {
    let binder = arguments.binder;
    let (dataset, measure) = arguments.measure()?;
    arguments.only_with(dataset, &["among", "than", "than_at", "count", "since"])?;
    let kind = arguments.text(1, "a comparison")?;
    let among = arguments.named("among").unwrap_or_default();
    let at = dimension_of(dataset, &among)?;
    let key = binder.key(dataset, |dimension| {
        let first = leaves(dataset, at).first().map(ToString::to_string);
        if dimension == among { first } else { arguments.named(dimension) }
    })?;
    let mut labels = Vec::new();
    let mut cells = Vec::new();
    for code in leaves(dataset, at) {
        let own = key.with(at, &code);
        let Some(now) = member(binder, dataset, measure, &own)? else { continue };
        let other = match kind.as_str() {
            "rises" | "falls" => {
                let Ok(before) = arguments
                    .before(dataset, &own)
                    .and_then(|it| binder.number(dataset, measure, &it))
                else {
                    continue;
                };
                cells.push(before.reference.clone());
                before.printed()
            }
            "above" | "below" | "at-least" | "at-most" => match arguments.named("than") {
                Some(reference) if reference.contains('/') => {
                    let (target, other) = binder.measure(&reference)?;
                    let aligned =
                        binder.catalogue.align(dataset, &own, target, &Default::default());
                    let aligned =
                        aligned.map_err(|_| Problem::new("binding.no-total", &reference))?;
                    let Ok(number) = binder.number(target, other, &aligned) else { continue };
                    cells.push(number.reference.clone());
                    number.printed()
                }
                _ => arguments.decimal("than")?.ok_or_else(|| {
                    Problem::new("binding.argument-missing", "than")
                        .expected("a number or dataset/measure")
                })?,
            },
            other => {
                return Err(Problem::new("binding.choice", other)
                    .expected("above, below, at-least, at-most, rises, falls"));
            }
        };
        let comparison = match kind.as_str() {
            "rises" => "above",
            "falls" => "below",
            other => other,
        };
        if compares(comparison, now.printed(), other) {
            labels.push(binder.label(dataset, at, &code));
        }
        cells.push(now.reference);
    }
    let text = if arguments.flag("count", false) {
        binder.format(Decimal::from(labels.len() as u64), 0)
    } else if labels.is_empty() {
        message(binder.language, "list-none", &[])
    } else {
        join(&labels, binder.language)
    };
    Ok(Fragment::Bound(Bound { text, cells }))
}
