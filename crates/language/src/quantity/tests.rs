//! The corpus and the laws of quantities.

use proptest::prelude::*;

use super::*;
use crate::fixture;

fn kind(name: &str) -> QuantityKind {
    match name {
        "number" => QuantityKind::Number,
        "percentage" => QuantityKind::Percentage,
        "year" => QuantityKind::Year,
        "date" => QuantityKind::Date,
        "word" => QuantityKind::NumberWord,
        "fraction" => QuantityKind::Fraction,
        "ordinal" => QuantityKind::Ordinal,
        "name" => QuantityKind::Name,
        other => panic!("no such kind: {other}"),
    }
}

fn value(text: &str) -> Option<Decimal> {
    let exact = |it: &str| Decimal::from_str_exact(it).unwrap();
    match text.split_once('/') {
        Some((above, below)) => Some(exact(above) / exact(below)),
        None => (!text.is_empty()).then(|| exact(text)),
    }
}

fn check(language: Language, fixture: &str) {
    let mut wrong = Vec::new();
    for line in fixture::lines(fixture) {
        let expected: Vec<Quantity> = line
            .spans
            .iter()
            .map(|it| Quantity {
                bytes: it.bytes.clone(),
                kind: kind(&it.labels[0]),
                value: value(&it.labels[1]),
            })
            .collect();
        let found = quantities(&line.text, language);
        if found != expected {
            let show = |all: &[Quantity]| -> Vec<String> {
                all.iter()
                    .map(|it| {
                        format!("{}|{:?}|{:?}", &line.text[it.bytes.clone()], it.kind, it.value)
                    })
                    .collect()
            };
            wrong.push(format!(
                "{}\n  expected {:?}\n  found    {:?}",
                line.text,
                show(&expected),
                show(&found)
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn numbers_are_found_in_dutch() {
    check(Language::Dutch, include_str!("../../fixtures/quantities-nl.txt"));
}

#[test]
fn numbers_are_found_in_english() {
    check(Language::English, include_str!("../../fixtures/quantities-en.txt"));
}

/// Text with more numbers in it than chance gives.
fn texts() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        any::<char>().prop_map(String::from),
        "[0-9.,'%€/−–-]{1,6}",
        "[\u{A0}\u{AD}\u{200B}\u{301}½²₂ \n]{1,3}",
        prop::sample::select(vec![
            "een", "één", "twee", "en", "duizend", "honderd", "miljoen", "op", "de", "tien",
            "derde", "half", "procent", "a", "one", "hundred", "and", "thousand", "of", "in",
            "third", "quarter", "per", "cent", "mei", "May", "CO2", "'23",
        ])
        .prop_map(str::to_owned),
        Just(" ".to_owned()),
    ];
    prop::collection::vec(pieces, 0..30).prop_map(|it| it.concat())
}

proptest! {
    #[test]
    fn spans_lie_in_the_text_in_order(text in prop_oneof![texts(), any::<String>()]) {
        for &language in Language::ALL {
            let mut end = 0;
            for found in quantities(&text, language) {
                prop_assert!(found.bytes.start >= end && found.bytes.start < found.bytes.end);
                prop_assert!(text.get(found.bytes.clone()).is_some());
                end = found.bytes.end;
            }
        }
    }

    #[test]
    fn no_digit_is_overlooked(before in "[a-z ]{0,5}", number in 0u32..100_000, after in "[ .,a-z]{0,5}") {
        let text = format!("{before} {number}{after}");
        for &language in Language::ALL {
            let start = before.len() + 1;
            prop_assert!(quantities(&text, language).iter().any(|it| it.bytes.contains(&start)), "{}", text);
        }
    }

    #[test]
    fn written_numbers_are_read_back(mantissa in -99_999_999_999i64..99_999_999_999, scale in 0u32..4) {
        let value = Decimal::new(mantissa, scale);
        for &language in Language::ALL {
            let text = format!("x {} x", crate::format_decimal(&value, None, language));
            let found = quantities(&text, language);
            prop_assert_eq!(found.len(), 1, "{}", text);
            prop_assert_eq!(found[0].value, Some(value), "{}", text);
            prop_assert_eq!(found[0].bytes.clone(), 2..text.len() - 2);
        }
    }
}
