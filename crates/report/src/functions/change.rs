//! `growth`, `change` and `rises`.

use std::cmp::Ordering;

use rekenschap_language::message;
use rust_decimal::Decimal;

use super::Arguments;
use super::arguments::percentage;
use crate::binder::{Fragment, Problem, Shown};
use crate::document::Bound;

/// The number and the one that it is compared with.
fn pair<'a>(
    arguments: &Arguments<'_, 'a>,
    options: &[&str],
) -> Result<(Shown<'a>, Shown<'a>), Problem> {
    let (dataset, measure) = arguments.measure()?;
    arguments.only_with(dataset, options)?;
    let (_, _, key, now) = arguments.number()?;
    let before = arguments.before(dataset, &key)?;
    Ok((arguments.binder.number(dataset, measure, &before)?, now))
}

/// Relative growth as a percentage, without its sign.
///
/// Source: rules of computation, section 0 and 2: (b - a) / a, from stored values.
pub(super) fn growth(arguments: &Arguments<'_, '_>) -> Result<Fragment, Problem> {
    let binder = arguments.binder;
    let (before, now) = pair(arguments, &["since", "decimals", "unit"])?;
    let number = percentage(now.number - before.number, before.number, &binder_text(&before))?;
    let text = binder.format(number.abs(), arguments.decimals()?.unwrap_or(1));
    let text = if arguments.flag("unit", true) {
        message(binder.language, "unit-percent", &[("number", text)])
    } else {
        text
    };
    Ok(Fragment::Bound(Bound { text, cells: vec![now.reference, before.reference] }))
}

fn binder_text(shown: &Shown<'_>) -> String {
    format!("{}/{}/{}", shown.reference.dataset, shown.reference.measure, shown.reference.key)
}

/// The difference without its sign, in the unit; in percentage points for shares.
pub(super) fn change(arguments: &Arguments<'_, '_>) -> Result<Fragment, Problem> {
    let binder = arguments.binder;
    let (before, now) = pair(arguments, &["since", "decimals", "unit", "divide"])?;
    let divisor = arguments.divisor()?;
    let number = (now.number - before.number).abs() / divisor;
    let own = if divisor != Decimal::ONE { 1 } else { now.decimals.max(before.decimals) };
    let text = binder.format(number, arguments.decimals()?.unwrap_or(own));
    let text = if !arguments.flag("unit", true) {
        text
    } else if binder.is_share(now.measure) {
        message(binder.language, "unit-percentage-point", &[("number", text)])
    } else {
        binder.with_unit(text, now.measure)
    };
    Ok(Fragment::Bound(Bound { text, cells: vec![now.reference, before.reference] }))
}

/// The word that is true of the printed values: up, down, or the same.
pub(super) fn rises(arguments: &Arguments<'_, '_>) -> Result<Fragment, Problem> {
    let (before, now) = pair(arguments, &["since"])?;
    let at = match now.printed().cmp(&before.printed()) {
        Ordering::Greater => 1,
        Ordering::Less => 2,
        Ordering::Equal => 3,
    };
    for other in 1..=3 {
        arguments.words(other, "the words for a rise, a fall and no change")?;
    }
    let text = arguments.words(at, "the words for a rise, a fall and no change")?;
    Ok(Fragment::Bound(Bound { text, cells: vec![now.reference, before.reference] }))
}
