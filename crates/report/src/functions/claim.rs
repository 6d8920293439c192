//! `claim`: words that are true of the data, or an error.

use rekenschap_catalogue::{Dataset, Measure};
use rekenschap_language::{QuantityKind, quantities};
use rekenschap_model::{CellReference, Code, Key};
use rust_decimal::Decimal;

use super::Arguments;
use super::arguments::percentage;
use crate::binder::{Fragment, Problem, Shown};
use crate::document::Bound;

const CLAIMS: &[&str] = &[
    "highest",
    "lowest",
    "rises",
    "falls",
    "unchanged",
    "rises-each-year",
    "falls-each-year",
    "above",
    "below",
    "at-least",
    "at-most",
    "majority",
    "minority",
    "doubles",
    "share-above",
    "share-below",
];

/// A claim over one period says nothing, and no series is longer than this.
const MOST_PERIODS: u32 = 1000;

const OPTIONS: &[&str] = &["years", "among", "since", "than", "than_at", "of", "of_at"];

/// What was found when a claim was tried.
struct Trial {
    holds: bool,
    cells: Vec<CellReference>,
}

pub(super) fn claim(arguments: &Arguments<'_, '_>) -> Result<Fragment, Problem> {
    let (dataset, measure) = arguments.measure()?;
    let kind = arguments.text(1, "what is claimed")?;
    let text = arguments.text(2, "the words of the claim")?;
    numbers_follow(arguments, &kind, &text)?;
    let mut options = OPTIONS.to_vec();
    // The other side of a comparison may have dimensions of its own.
    for name in ["than", "of"] {
        if let Some((other, _)) =
            arguments.named(name).and_then(|it| arguments.binder.catalogue.measure(&it))
        {
            options.extend(other.dimensions.iter().map(|it| &*it.id));
        }
    }
    arguments.only_with(dataset, &options)?;
    if !CLAIMS.contains(&kind.as_str()) {
        return Err(Problem::new("binding.choice", kind)
            .expected(CLAIMS.join(", "))
            .among(CLAIMS.iter().copied()));
    }
    let (_, _, key, now) = arguments.number()?;
    let trial = try_claim(arguments, &kind, dataset, measure, &key, now)?;
    if trial.holds {
        return Ok(Fragment::Bound(Bound { text, cells: trial.cells }));
    }
    Err(Problem::new("claim.false", text)
        .expected(format!("{kind}: {}", dataset.cell_text(&measure.id, &key))))
}

/// A number in the words of a claim must be the one that is claimed: "more than half" of a majority, "doubled" of what
/// doubles, "a quarter" of a share above 25.
fn numbers_follow(arguments: &Arguments<'_, '_>, kind: &str, text: &str) -> Result<(), Problem> {
    let than = arguments.decimal("than").ok().flatten();
    let claimed: Vec<Decimal> = match kind {
        "majority" | "minority" => vec![Decimal::new(5, 1), Decimal::from(50)],
        "doubles" => vec![Decimal::TWO],
        "above" | "below" | "at-least" | "at-most" => than.into_iter().collect(),
        "share-above" | "share-below" => {
            than.into_iter().flat_map(|it| [it, it / Decimal::ONE_HUNDRED]).collect()
        }
        _ => Vec::new(),
    };
    let language = arguments.binder.language;
    for quantity in quantities(text, language) {
        let is_number = !matches!(quantity.kind, QuantityKind::Name | QuantityKind::Ordinal);
        if is_number && !quantity.value.is_some_and(|it| claimed.contains(&it)) {
            return Err(Problem::new("prose.number", &text[quantity.bytes]));
        }
    }
    Ok(())
}

fn try_claim<'a>(
    arguments: &Arguments<'_, 'a>,
    kind: &str,
    dataset: &'a Dataset,
    measure: &'a Measure,
    key: &Key,
    now: Shown<'a>,
) -> Result<Trial, Problem> {
    let one = |holds: bool, now: Shown<'_>| Trial { holds, cells: vec![now.reference] };
    let two = |holds: bool, now: Shown<'_>, other: Shown<'_>| Trial {
        holds,
        cells: vec![now.reference, other.reference],
    };
    let before = || {
        let key = arguments.before(dataset, key)?;
        arguments.binder.number(dataset, measure, &key)
    };
    Ok(match kind {
        "highest" | "lowest" => extreme(arguments, kind == "highest", dataset, measure, key, now)?,
        "rises" | "falls" | "unchanged" | "doubles" => {
            let before = before()?;
            let (new, old) = (now.printed(), before.printed());
            let holds = match kind {
                "rises" => new > old,
                "falls" => new < old,
                "doubles" => new >= old * Decimal::TWO,
                _ => new == old,
            };
            two(holds, now, before)
        }
        "rises-each-year" | "falls-each-year" => {
            each_period(arguments, kind == "rises-each-year", dataset, measure, key)?
        }
        "majority" => one(now.printed() > Decimal::from(50), now),
        "minority" => one(now.printed() < Decimal::from(50), now),
        "share-above" | "share-below" => {
            let of = arguments.named("of").unwrap_or_default();
            let whole = arguments.other(&of, "of_at")?;
            let share = percentage(now.number, whole.number, &of)?;
            let than = wanted(arguments.decimal("than")?)?;
            two(if kind == "share-above" { share > than } else { share < than }, now, whole)
        }
        _ => {
            let than = arguments.named("than").unwrap_or_default();
            if than.contains('/') {
                let other = arguments.other(&than, "than_at")?;
                let holds = compares(kind, now.printed(), other.printed());
                two(holds, now, other)
            } else {
                let bound = wanted(arguments.decimal("than")?)?;
                one(compares(kind, now.printed(), bound), now)
            }
        }
    })
}

fn wanted(number: Option<Decimal>) -> Result<Decimal, Problem> {
    number.ok_or_else(|| {
        Problem::new("binding.argument-missing", "than").expected("a number or dataset/measure")
    })
}

/// Whether a comparison holds between two printed numbers.
pub(super) fn compares(kind: &str, left: Decimal, right: Decimal) -> bool {
    match kind {
        "above" => left > right,
        "below" => left < right,
        "at-least" => left >= right,
        "at-most" => left <= right,
        _ => false,
    }
}

/// The keys of the last so many periods, newest first, from the key's own.
fn periods(
    arguments: &Arguments<'_, '_>,
    dataset: &Dataset,
    key: &Key,
    many: u32,
) -> Result<Vec<Key>, Problem> {
    if !(2..=MOST_PERIODS).contains(&many) {
        return Err(Problem::new("binding.argument-number", many.to_string()).expected("years"));
    }
    let mut all = vec![key.clone()];
    for back in 1..many {
        let shifted = arguments.binder.catalogue.shift(dataset, key, -(back as i32));
        all.push(
            shifted.map_err(|_| Problem::new("binding.not-comparable", dataset.key_text(key)))?,
        );
    }
    Ok(all)
}

fn extreme<'a>(
    arguments: &Arguments<'_, 'a>,
    highest: bool,
    dataset: &'a Dataset,
    measure: &'a Measure,
    key: &Key,
    now: Shown<'a>,
) -> Result<Trial, Problem> {
    let others: Vec<Key> = match arguments.named("among") {
        Some(dimension) => {
            let at = dimension_of(dataset, &dimension)?;
            let own = &key.codes()[at];
            leaves(dataset, at)
                .into_iter()
                .filter(|it| it != own)
                .map(|it| key.with(at, &it))
                .collect()
        }
        None => {
            let many = arguments.whole("years")?;
            let many = many.ok_or_else(|| {
                Problem::new("binding.argument-missing", "years").expected("years= or among=")
            })?;
            periods(arguments, dataset, key, many)?.into_iter().skip(1).collect()
        }
    };
    let mut holds = true;
    let mut cells = vec![now.reference.clone()];
    for other in others {
        let number = match arguments.binder.number(dataset, measure, &other) {
            Ok(number) => number,
            // A code without a value is no rival; a period without one leaves the claim open.
            Err(problem)
                if arguments.named("among").is_some() && problem.code != "binding.withheld" =>
            {
                continue;
            }
            Err(problem) => return Err(problem),
        };
        holds &= if highest {
            now.printed() > number.printed()
        } else {
            now.printed() < number.printed()
        };
        cells.push(number.reference);
    }
    Ok(Trial { holds, cells })
}

fn each_period<'a>(
    arguments: &Arguments<'_, 'a>,
    up: bool,
    dataset: &'a Dataset,
    measure: &'a Measure,
    key: &Key,
) -> Result<Trial, Problem> {
    let many = arguments.whole("years")?;
    let many =
        many.ok_or_else(|| Problem::new("binding.argument-missing", "years").expected("years="))?;
    let mut series = Vec::new();
    for key in periods(arguments, dataset, key, many)? {
        series.push(arguments.binder.number(dataset, measure, &key)?);
    }
    let holds = series.windows(2).all(|it| {
        let (newer, older) = (it[0].printed(), it[1].printed());
        if up { newer > older } else { newer < older }
    });
    Ok(Trial { holds, cells: series.into_iter().map(|it| it.reference).collect() })
}

/// The position of a dimension.
pub(super) fn dimension_of(dataset: &Dataset, name: &str) -> Result<usize, Problem> {
    let known = dataset.dimensions.iter().map(|it| &*it.id);
    dataset.dimension(name).ok_or_else(|| Problem::new("binding.dimension", name).among(known))
}

/// The codes of a dimension that are not the total of others.
pub(super) fn leaves(dataset: &Dataset, dimension: usize) -> Vec<Code> {
    let own = &dataset.dimensions[dimension];
    let is_leaf = |it: &&Code| !own.children.contains_key(*it) && own.total.as_ref() != Some(*it);
    own.codes.iter().filter(is_leaf).cloned().collect()
}
