//! Every change behind the ledger's back is found.

use rekenschap_ledger::{Damage, Ledger, Location};

use crate::databases::{
    Place, approval, delivery, execute, explanation, places, record, try_execute,
};

/// Numbers that look random and are the same in every run (SplitMix64, by Steele, Lea and Flood).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % end as u64) as usize
    }
}

/// Takes away what keeps honest people from changing rows, and keeps a copy of all rows.
fn open_up(location: &Location) {
    let triggers: &[&str] = match location {
        Location::File(_) => &[
            "DROP TRIGGER event_is_immutable",
            "DROP TRIGGER event_is_kept",
            "DROP TRIGGER document_is_immutable",
            "DROP TRIGGER document_is_kept",
            "DROP TRIGGER head_goes_on",
            "DROP TRIGGER head_is_kept",
        ],
        Location::Server(_) => &[
            "ALTER TABLE event DISABLE TRIGGER USER",
            "ALTER TABLE document DISABLE TRIGGER USER",
            "ALTER TABLE head DISABLE TRIGGER USER",
        ],
    };
    execute(location, triggers);
    for table in ["event", "document", "head"] {
        execute(location, &[&format!("CREATE TABLE {table}_copy AS SELECT * FROM {table}")]);
    }
}

fn put_back(location: &Location) {
    for table in ["event", "document", "head"] {
        execute(
            location,
            &[
                &format!("DELETE FROM {table}"),
                &format!("INSERT INTO {table} SELECT * FROM {table}_copy"),
            ],
        );
    }
}

/// One random change to one stored row.
fn change(random: &mut Random, location: &Location, events: usize) -> String {
    let number = 1 + random.below(events);
    let other = 1 + (number + random.below(events - 1)) % events;
    let document = "(SELECT sha256 FROM document_copy ORDER BY sha256 LIMIT 1 OFFSET {})";
    let document = document.replace("{}", &random.below(events / 2).to_string());
    let bytes = match location {
        Location::File(_) => "x'41'",
        Location::Server(_) => "'\\x41'::bytea",
    };
    match random.below(16) {
        0 => format!("UPDATE event SET actor = actor || 'x' WHERE number = {number}"),
        1 => format!("UPDATE event SET at = '2024-02-01T09:30:01Z' WHERE number = {number}"),
        2 => format!(
            "UPDATE event SET payload = replace(payload, 'account', 'other') WHERE number = {number}"
        ),
        3 => format!("UPDATE event SET payload = payload || ' ' WHERE number = {number}"),
        4 => format!("UPDATE event SET hash = '{}' WHERE number = {number}", "0".repeat(64)),
        5 => format!("UPDATE event SET previous = '{}' WHERE number = {number}", "0".repeat(64)),
        6 => {
            format!("UPDATE event SET kind = 'stated' WHERE number = {number} AND kind <> 'stated'")
        }
        7 => format!("UPDATE event SET identity = 'x{number}' WHERE number = {number}"),
        8 => format!(
            "UPDATE event SET number = {} WHERE number = {number}",
            events + 1 + random.below(5)
        ),
        9 => format!("DELETE FROM event WHERE number = {number}"),
        10 => format!(
            "INSERT INTO event SELECT {}, at, actor, kind, NULL, payload, previous, hash FROM event WHERE number = {other}",
            [0, -1, events as i64 + 1][random.below(3)]
        ),
        11 => format!("UPDATE document SET bytes = {bytes} WHERE sha256 = {document}"),
        12 => format!("DELETE FROM document WHERE sha256 = {document}"),
        13 => format!("INSERT INTO document VALUES ('{number}', {bytes})"),
        14 => format!("UPDATE head SET number = {}", [0, number - 1, events + 1][random.below(3)]),
        _ => format!("UPDATE head SET hash = (SELECT previous FROM event WHERE number = {number})"),
    }
}

fn filled(place: &Place) -> (Ledger, usize) {
    let mut ledger = Ledger::open(&place.location).unwrap();
    let mut all: Vec<_> = (1..=8).map(delivery).collect();
    all.extend((1..=6).map(approval));
    all.push(explanation());
    record(&mut ledger, &all);
    (ledger, all.len())
}

/// `REKENSCHAP_TAMPERINGS=10000` makes a longer run.
#[test]
fn every_single_change_is_found() {
    let many =
        std::env::var("REKENSCHAP_TAMPERINGS").ok().and_then(|it| it.parse().ok()).unwrap_or(1000);
    for place in places() {
        let (mut ledger, events) = filled(&place);
        open_up(&place.location);
        assert_eq!(ledger.verify(None).unwrap(), []);
        let mut random = Random(3);
        let mut done = 0;
        while done < many {
            let statement = change(&mut random, &place.location, events);
            if try_execute(&place.location, &[&statement]).is_ok_and(|it| it > 0) {
                done += 1;
                let found = ledger.verify(None).unwrap();
                assert!(!found.is_empty(), "{}: not found: {statement}", place.name);
                put_back(&place.location);
            }
        }
        assert_eq!(ledger.verify(None).unwrap(), []);
        eprintln!("{}: {done} of {many} changes found", place.name);
    }
}

#[test]
fn it_says_which_row() {
    for place in places() {
        let (mut ledger, _) = filled(&place);
        let whole = ledger.hash().to_owned();
        open_up(&place.location);
        let about = |number: usize| format!("delivered deliveries/2023/hr/fte.{number}.csv");
        let sha256 = delivery(4).documents[0].sha256.clone();
        for (statements, expected) in [
            (
                vec!["UPDATE event SET actor = 'x' WHERE number = 3".to_owned()],
                vec![Damage::Changed { number: 3, about: about(3) }],
            ),
            (
                vec!["DELETE FROM event WHERE number = 15".to_owned()],
                vec![Damage::Removed { number: 15 }, Damage::Head { named: 15, last: 14 }],
            ),
            (
                vec!["DELETE FROM event WHERE number = 9".to_owned()],
                vec![Damage::Removed { number: 9 }],
            ),
            (
                // Two deliveries are swapped.
                vec![
                    "UPDATE event SET number = 99 WHERE number = 3".to_owned(),
                    "UPDATE event SET number = 3 WHERE number = 4".to_owned(),
                    "UPDATE event SET number = 4 WHERE number = 99".to_owned(),
                ],
                vec![
                    Damage::Changed { number: 3, about: about(4) },
                    Damage::Changed { number: 4, about: about(3) },
                ],
            ),
            (
                vec![format!("DELETE FROM document WHERE sha256 = '{sha256}'")],
                vec![Damage::DocumentRemoved { sha256: sha256.clone(), about: about(4) }],
            ),
        ] {
            let statements: Vec<&str> = statements.iter().map(String::as_str).collect();
            execute(&place.location, &statements);
            let found = ledger.verify(None).unwrap();
            for it in &expected {
                assert!(found.contains(it), "{}: {it:?} not in {found:?}", place.name);
            }
            put_back(&place.location);
        }
        // Someone who rewrites all of it cannot rewrite the hash on a receipt.
        assert_eq!(ledger.verify(Some(&whole)).unwrap(), []);
        let other = "0".repeat(64);
        let found = ledger.verify(Some(&other)).unwrap();
        assert_eq!(found, [Damage::NotWitnessed { hash: other }]);
    }
}

#[test]
fn odd_rows_are_found_too() {
    for place in places() {
        let (mut ledger, _) = filled(&place);
        open_up(&place.location);
        let row = |number: &str| {
            format!(
                "INSERT INTO event SELECT {number}, at, actor, kind, NULL, payload, previous, hash FROM event WHERE number = 2"
            )
        };
        let mut statements = vec![
            row("-9223372036854775808"),
            row("9223372036854775807"),
            row("0"),
            "UPDATE head SET number = 9223372036854775807".to_owned(),
            "UPDATE head SET number = -9223372036854775808".to_owned(),
        ];
        if matches!(place.location, Location::File(_)) {
            // SQLite keeps what it is given, whatever the type of the column.
            statements.extend([
                "UPDATE event SET at = x'ff' WHERE number = 2".to_owned(),
                "UPDATE event SET payload = x'41' WHERE number = 2".to_owned(),
                "UPDATE event SET identity = x'41' WHERE number = 2".to_owned(),
                "UPDATE head SET hash = x'41'".to_owned(),
                "UPDATE document SET sha256 = x'41' WHERE sha256 = (SELECT min(sha256) FROM document)".to_owned(),
            ]);
        }
        for statement in statements {
            assert!(execute(&place.location, &[&statement]) > 0);
            let found = ledger.verify(None).unwrap();
            assert!(
                !found.is_empty() && found.len() < 20,
                "{}: {statement}: {found:?}",
                place.name
            );
            put_back(&place.location);
        }
    }
}
