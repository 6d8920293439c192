//! `norm` and `meets`.

use rekenschap_catalogue::{Dataset, MeasureKind, Norm};
use rekenschap_checks::Verdict;
use rekenschap_language::{format_decimal, message};
use rust_decimal::Decimal;

use super::Arguments;
use crate::binder::{Binder, Fragment, Problem};
use crate::document::Bound;

fn find<'a>(arguments: &Arguments<'_, 'a>) -> Result<(&'a Dataset, &'a Norm), Problem> {
    let binder = arguments.binder;
    let id = arguments.text(0, "a norm")?;
    let known = binder.catalogue.norms().map(|it| it.1.id.as_str());
    let found =
        binder.catalogue.norm(&id).ok_or_else(|| Problem::new("binding.norm", &id).among(known))?;
    binder.usage.borrow_mut().norms.insert(id);
    Ok(found)
}

/// The value of a norm as it is read: a number with its unit, a range, or a label.
pub(crate) fn value_text(binder: &Binder<'_>, dataset: &Dataset, norm: &Norm) -> String {
    let Some(measure) = dataset.measure(&norm.measure.value) else { return String::new() };
    let one = |text: &str| match &measure.kind {
        MeasureKind::Code(list) => {
            let entry = binder.catalogue.code_lists.get(&list.value).and_then(|it| it.get(text));
            entry.map_or_else(|| text.to_owned(), |it| it.label(binder.language).to_owned())
        }
        _ => Decimal::from_str_exact(text)
            .map_or_else(|_| text.to_owned(), |it| format_decimal(&it, None, binder.language)),
    };
    let text = match &norm.high {
        Some(high) => message(
            binder.language,
            "norm-range",
            &[("low", one(&norm.value.value)), ("high", one(&high.value))],
        ),
        None => one(&norm.value.value),
    };
    binder.with_unit(text, measure)
}

pub(super) fn norm(arguments: &Arguments<'_, '_>) -> Result<Fragment, Problem> {
    arguments.only(&["unit"])?;
    let (dataset, norm) = find(arguments)?;
    let part = arguments.text(1, "").unwrap_or_else(|_| "value".to_owned());
    let year = |it: Option<i32>| {
        it.map(|it| it.to_string())
            .ok_or_else(|| Problem::new("binding.norm-part", part.clone()).expected("value"))
    };
    let text = match part.as_str() {
        "value" => value_text(arguments.binder, dataset, norm),
        "year" => year(norm.year)?,
        "base_year" => year(norm.base_year)?,
        other => {
            return Err(Problem::new("binding.choice", other).expected("value, year, base_year"));
        }
    };
    Ok(Fragment::Bound(Bound { text, cells: Vec::new() }))
}

/// The words that are true: the norm is met, or it is not.
pub(super) fn meets(arguments: &Arguments<'_, '_>) -> Result<Fragment, Problem> {
    let (dataset, norm) = find(arguments)?;
    arguments.only_with(dataset, &[])?;
    let (yes, no) = (
        arguments.words(1, "the words when it is met")?,
        arguments.words(2, "the words when it is not")?,
    );
    let code = norm.each.as_ref().and_then(|it| arguments.named(&it.value));
    let found = arguments
        .binder
        .assessments_of(&norm.id)
        .find(|it| it.code.as_deref() == code.as_deref())
        .ok_or_else(|| Problem::new("binding.code", code.clone().unwrap_or_default()))?;
    let text = match found.verdict {
        Verdict::Met | Verdict::NotDue(true) => yes,
        Verdict::Missed | Verdict::NotDue(false) if found.key.is_some() => no,
        _ => return Err(Problem::new("binding.missing", format!("norm/{}", norm.id))),
    };
    let cells = found.key.iter().map(|key| found.dataset.reference(found.measure, key)).collect();
    Ok(Fragment::Bound(Bound { text, cells }))
}
