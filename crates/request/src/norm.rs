//! Norms in words.

use rekenschap_catalogue::{Dataset, Direction, MeasureKind, Norm};
use rekenschap_language::{format_decimal, message};
use rust_decimal::Decimal;

use crate::text::Texts;

/// The value of a norm with its unit: `10 procent`, `45 tot 55 procent`, or the label of a code.
pub(crate) fn value(texts: Texts<'_>, dataset: &Dataset, norm: &Norm) -> String {
    let Some(measure) = dataset.measure(&norm.measure.value) else { return String::new() };
    let one = |text: &str| match &measure.kind {
        MeasureKind::Code(list) => {
            let entry = texts.catalogue.code_lists.get(&list.value).and_then(|it| it.get(text));
            entry.map_or_else(|| text.to_owned(), |it| it.label(texts.language).to_owned())
        }
        _ => Decimal::from_str_exact(text)
            .map_or_else(|_| text.to_owned(), |it| format_decimal(&it, None, texts.language)),
    };
    let own = match &norm.high {
        Some(high) => message(
            texts.language,
            "norm-range",
            &[("low", one(&norm.value.value)), ("high", one(&high.value))],
        ),
        None => one(&norm.value.value),
    };
    let unit = measure.unit.as_ref().and_then(|it| texts.catalogue.units.get(&it.value));
    match unit.map(|it| it.word.get(texts.language)).filter(|it| !it.is_empty()) {
        Some(word) => format!("{own}\u{a0}{word}"),
        None => own,
    }
}

/// The target in words, with its year where it has one: `hoogstens 10 procent, in 2023`.
pub(crate) fn target(texts: Texts<'_>, dataset: &Dataset, norm: &Norm) -> String {
    let id = match norm.direction {
        Direction::AtMost => "norm-at-most",
        Direction::Below => "norm-below",
        Direction::AtLeast => "norm-at-least",
        Direction::Above => "norm-above",
        Direction::Between => "norm-between",
        Direction::Equal => "norm-equal",
    };
    let target = message(texts.language, id, &[("value", value(texts, dataset, norm))]);
    match norm.year {
        Some(year) => {
            let arguments = [("target", target), ("year", year.to_string())];
            message(texts.language, "request-target-in", &arguments)
        }
        None => target,
    }
}
