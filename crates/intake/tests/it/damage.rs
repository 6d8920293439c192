//! Damaged files are refused, and nothing in them is read wrong.

use proptest::prelude::*;
use rekenschap_catalogue::Catalogue;
use rekenschap_intake::{Addressee, read_file};
use rekenschap_language::Language;
use rekenschap_model::{Confidentiality, Key, Observation, Status, Value};
use rust_decimal::Decimal;

use crate::canonical::sorted;
use crate::publication::{catalogue, filled};

/// The observations in a file, if it can be read.
fn observations(catalogue: &Catalogue, name: &str, bytes: &[u8]) -> Option<Vec<Observation>> {
    let addressee = Addressee { edition: Some(2023), source: Some("hr".to_owned()), dataset: None };
    let reading = read_file(catalogue, name, bytes, &addressee).ok()?;
    Some(reading.incoming.into_iter().flat_map(|it| it.observations).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn changed_bytes_change_no_figure(
        ods in any::<bool>(),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        cut in proptest::option::weighted(0.2, any::<prop::sample::Index>()),
    ) {
        let catalogue = catalogue();
        let book = filled(&catalogue, Language::English);
        let (name, mut bytes) =
            if ods { ("staff.ods", book.ods()) } else { ("staff.xlsx", book.xlsx()) };
        let right = observations(&catalogue, name, &bytes).unwrap();
        for (at, other) in changes {
            let at = at.index(bytes.len());
            bytes[at] = other;
        }
        if let Some(cut) = cut {
            let many = cut.index(bytes.len());
            bytes.truncate(many);
        }
        if let Some(own) = observations(&catalogue, name, &bytes) {
            prop_assert_eq!(own, right);
        }
    }

    #[test]
    fn no_bytes_make_it_panic(start in prop::sample::select(vec![
        &b""[..], b"PK\x03\x04", b"PK\x05\x06", b"\xD0\xCF\x11\xE0", b"{", b"[{", b"\xFF\xFE", b"sep=;\n",
        b"organisation,year,persons\nA,2023,", b"{\"edition\":2023,\"source\":\"hr\",\"datasets\":[",
    ]), bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let all: Vec<u8> = start.iter().copied().chain(bytes).collect();
        let _ = observations(&catalogue(), "staff.csv", &all);
    }

    #[test]
    fn no_text_makes_it_panic(cells in proptest::collection::vec("\\PC{0,8}|[0-9.,:; %()-]{0,8}", 1..8)) {
        let catalogue = catalogue();
        let line = cells.join(";");
        let text = format!("organisation;year;persons;share;amount\nA;2023;{line}\n");
        let _ = observations(&catalogue, "staff.csv", text.as_bytes());
        let mut book = filled(&catalogue, Language::English);
        for (at, text) in cells.iter().enumerate() {
            book.sheet("Staff").put((9, 5 + at), crate::book::Value::Text(text.clone()));
        }
        let one = observations(&catalogue, "staff.ods", &book.ods());
        let other = observations(&catalogue, "staff.xlsx", &book.xlsx());
        prop_assert_eq!(one, other);
    }

    #[test]
    fn the_tidy_text_says_all_observations(
        cells in proptest::collection::btree_map(
            (0..3_usize, 0..2_usize, 0..3_usize),
            (any::<i32>(), 0..6_u32, 0..8_usize, any::<bool>()),
            1..18,
        ),
    ) {
        let catalogue = catalogue();
        let dataset = catalogue.dataset("staff").unwrap();
        let all: Vec<Observation> = cells.into_iter().rev().map(|(at, (mantissa, scale, status, secret))| {
            let status = [
                Status::Normal, Status::Provisional, Status::Estimated, Status::Break, Status::Revised,
                Status::DefinitionDiffers, Status::Missing, Status::NotApplicable,
            ][status];
            let missing = matches!(status, Status::Missing | Status::NotApplicable);
            let secret = secret && status != Status::NotApplicable;
            Observation {
                measure: dataset.measures[at.2].id.clone(),
                key: Key::new([["A", "B", "C"][at.0], ["2022", "2023"][at.1]]),
                value: (!missing).then(|| Value::Number(Decimal::new(i64::from(mantissa), scale))),
                status,
                confidentiality: if secret { Confidentiality::Confidential } else { Confidentiality::Free },
                line: 0,
            }
        }).collect();
        let text = rekenschap_intake::tidy_text(&catalogue, dataset, &all);
        let reader = rekenschap_intake::Reader::new(&catalogue, dataset);
        let (own, findings) = reader.read("a.csv", text.as_bytes()).unwrap();
        prop_assert_eq!(sorted(&own), sorted(&all), "{}", text);
        prop_assert!(findings.is_empty());
        let keys: Vec<&Key> = own.iter().map(|it| &it.key).collect();
        prop_assert!(keys.is_sorted(), "{}", text);
    }
}
