//! `value`, `ratio` and `count`.

use rekenschap_catalogue::MeasureKind;
use rekenschap_language::message;
use rekenschap_model::{CellReference, Value};
use rust_decimal::Decimal;

use super::Arguments;
use super::arguments::percentage;
use crate::binder::{Fragment, Problem};
use crate::document::Bound;

/// The value, formatted.
pub(super) fn value(arguments: &Arguments<'_, '_>) -> Result<Fragment, Problem> {
    let binder = arguments.binder;
    let (dataset, measure) = arguments.measure()?;
    arguments.only_with(dataset, &["unit", "decimals", "divide"])?;
    let key = arguments.key(dataset)?;
    let cell = binder.cell(dataset, measure, &key)?;
    let (decimals, divisor) = (arguments.decimals()?, arguments.divisor()?);
    let divides = divisor != Decimal::ONE;
    let text = match cell.value() {
        Some(Value::Number(number)) if decimals.is_some() || divides => {
            let own = if divides { 1 } else { measure.decimals.unwrap_or(number.scale()) };
            binder.format(number / divisor, decimals.unwrap_or(own))
        }
        Some(value) => binder.value_text(measure, value),
        None => String::new(),
    };
    let text = if arguments.flag("unit", false) { binder.with_unit(text, measure) } else { text };
    Ok(Fragment::Bound(Bound { text, cells: vec![dataset.reference(measure, &key)] }))
}

/// `100 × first ÷ second`.
pub(super) fn ratio(arguments: &Arguments<'_, '_>) -> Result<Fragment, Problem> {
    let binder = arguments.binder;
    let (dataset, ..) = arguments.measure()?;
    let of = arguments.named("of").ok_or_else(|| {
        Problem::new("binding.argument-missing", "of").expected("dataset/measure")
    })?;
    let (whole_dataset, _) = binder.measure(&of)?;
    let mut options = vec!["of", "of_at", "decimals", "unit"];
    options.extend(whole_dataset.dimensions.iter().map(|it| &*it.id));
    arguments.only_with(dataset, &options)?;
    let (_, _, _, part) = {
        let key = binder.key(dataset, |it| arguments.named(it))?;
        let (_, measure) = arguments.measure()?;
        (dataset, measure, key.clone(), binder.number(dataset, measure, &key)?)
    };
    let whole = arguments.other(&of, "of_at")?;
    let number = percentage(part.number, whole.number, &of)?;
    let text = binder.format(number, arguments.decimals()?.unwrap_or(1));
    let text = if arguments.flag("unit", true) {
        message(binder.language, "unit-percent", &[("number", text)])
    } else {
        text
    };
    Ok(Fragment::Bound(Bound { text, cells: vec![part.reference, whole.reference] }))
}

/// The number of records of a register.
pub(super) fn count(arguments: &Arguments<'_, '_>) -> Result<Fragment, Problem> {
    let binder = arguments.binder;
    let id = arguments.text(0, "a dataset")?;
    let known = || binder.catalogue.datasets.keys().map(|it| &**it);
    let dataset = binder
        .catalogue
        .dataset(&id)
        .ok_or_else(|| Problem::new("binding.unknown", &id).among(known()))?;
    binder.usage.borrow_mut().datasets.insert(id);
    let fields: Vec<&str> = dataset.measures.iter().map(|it| &*it.id).collect();
    arguments.only_with(dataset, &fields)?;
    for (name, value) in &arguments.call.named {
        let Some(measure) = dataset.measure(name) else { continue };
        let MeasureKind::Code(list) = &measure.kind else { continue };
        let list = binder.catalogue.code_lists.get(&list.value);
        let text = value.as_str().unwrap_or_default();
        if let Some(list) = list.filter(|it| it.get(text).is_none()) {
            return Err(
                Problem::new("binding.code", text).among(list.entries.iter().map(|it| &*it.code))
            );
        }
    }
    let mut cells: Vec<CellReference> = Vec::new();
    let mut many = 0_u32;
    for key in binder.cubes.keys(&dataset.id) {
        let mut counts = true;
        for name in arguments.call.named.keys() {
            let wanted = arguments.named(name);
            let own = match dataset.dimension(name) {
                Some(at) => Some(key.codes()[at].to_string()),
                None => binder
                    .cubes
                    .cell(&dataset.id, name, key)
                    .and_then(|it| it.value())
                    .map(ToString::to_string),
            };
            counts &= own == wanted;
        }
        if counts {
            many += 1;
            cells.extend(dataset.measures.first().map(|it| dataset.reference(it, key)));
        }
    }
    Ok(Fragment::Bound(Bound { text: binder.format(Decimal::from(many), 0), cells }))
}
