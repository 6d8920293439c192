//! What is written down is there, once, whole, in order.

use rekenschap_ledger::{Event, Ledger, LedgerError, Recorded};

use crate::databases::{approval, delivery, explanation, places, record, try_execute};

#[test]
fn what_was_recorded_is_found_again() {
    for place in places() {
        let mut ledger = Ledger::open(&place.location).unwrap();
        let given = [delivery(1), approval(1), explanation(), approval(1)];
        assert_eq!(record(&mut ledger, &given), [1, 2, 3, 4], "{}", place.name);
        let mut again = Ledger::open(&place.location).unwrap();
        assert_eq!(again.entries(), ledger.entries());
        let events: Vec<&Event> = again.entries().iter().map(|it| &it.event).collect();
        assert_eq!(events, given.iter().map(|it| &it.event).collect::<Vec<_>>());
        assert_eq!(again.hash(), ledger.hash());
        let document = &given[0].documents[0];
        assert_eq!(again.document(&document.sha256).unwrap(), *document.bytes);
        assert_eq!(again.verify(None).unwrap(), [], "{}", place.name);
    }
}

#[test]
fn the_same_thing_twice_is_one_thing() {
    for place in places() {
        let mut ledger = Ledger::open(&place.location).unwrap();
        record(&mut ledger, &[delivery(1)]);
        let mut other = Ledger::open(&place.location).unwrap();
        let twice = [delivery(1), delivery(2), delivery(2)];
        let done = other.record::<LedgerError>("2024-02-03T00:00:00Z", &mut |_| Ok(twice.to_vec()));
        assert_eq!(done.unwrap(), [Recorded::Known(1), Recorded::New(2), Recorded::Known(2)]);
        assert_eq!(other.entries().len(), 2, "{}", place.name);
    }
}

#[test]
fn a_proposal_that_fails_leaves_nothing() {
    for place in places() {
        let mut ledger = Ledger::open(&place.location).unwrap();
        let failed =
            ledger.record::<LedgerError>("2024-02-03T00:00:00Z", &mut |_| Err(LedgerError::Busy));
        assert!(failed.is_err());
        assert!(Ledger::open(&place.location).unwrap().entries().is_empty(), "{}", place.name);
    }
}

#[test]
fn rows_cannot_be_changed_or_removed_in_passing() {
    for place in places() {
        let mut ledger = Ledger::open(&place.location).unwrap();
        record(&mut ledger, &[delivery(1), delivery(2)]);
        for statement in [
            "UPDATE event SET actor = 'x' WHERE number = 1",
            "DELETE FROM event WHERE number = 2",
            "UPDATE document SET sha256 = 'x'",
            "DELETE FROM document",
            "UPDATE head SET number = 1",
            "UPDATE head SET number = 9",
            "UPDATE head SET number = 3, hash = 'x'",
            "DELETE FROM head",
        ] {
            let done = try_execute(&place.location, &[statement]);
            assert!(done.is_err(), "{}: {statement} was carried out", place.name);
        }
        assert_eq!(ledger.verify(None).unwrap(), []);
    }
}

/// Many write at the same moment: each thing is there once, and each writer decided by what was known.
#[test]
fn many_write_at_the_same_moment() {
    const WRITERS: usize = 6;
    const EACH: usize = 12;
    for place in places() {
        let location = &place.location;
        std::thread::scope(|scope| {
            for writer in 0..WRITERS {
                scope.spawn(move || {
                    let mut ledger = Ledger::open(location).unwrap();
                    for step in 0..EACH {
                        // Half of the writers bring the same things; the other half number theirs by what they see.
                        let made =
                            ledger.record::<LedgerError>("2024-02-01T09:30:00Z", &mut |known| {
                                let number =
                                    if writer % 2 == 0 { step } else { 1000 + known.len() };
                                Ok(vec![delivery(number)])
                            });
                        assert!(made.is_ok(), "{made:?}");
                    }
                });
            }
        });
        let mut ledger = Ledger::open(location).unwrap();
        let mut files: Vec<&str> = Vec::new();
        for (at, entry) in ledger.entries().iter().enumerate() {
            let Event::Delivered(it) = &entry.event else { panic!("only deliveries were made") };
            files.push(&it.file);
            if let Some(number) = it.file.split('.').nth(1).and_then(|it| it.parse::<usize>().ok())
                && number >= 1000
            {
                assert_eq!(
                    number,
                    1000 + at,
                    "{}: it was decided by what was known before",
                    place.name
                );
            }
        }
        let many = files.len();
        files.sort_unstable();
        files.dedup();
        assert_eq!(files.len(), many, "{}: the same thing stands there twice", place.name);
        assert_eq!(many, EACH + WRITERS / 2 * EACH, "{}", place.name);
        assert_eq!(ledger.verify(None).unwrap(), [], "{}", place.name);
    }
}
