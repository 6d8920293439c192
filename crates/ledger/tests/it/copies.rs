//! A ledger as plain files, and in the other database.

use std::fs;
use std::path::Path;

use rekenschap_ledger::{Ledger, LedgerError};

use crate::databases::{approval, delivery, explanation, places, record, sqlite};

#[test]
fn a_copy_gives_the_same_hashes_in_either_database() {
    let kinds = places().len();
    for (from, to) in (0..kinds * kinds).map(|it| (it / kinds, it % kinds)) {
        let (from, to) = (places().swap_remove(from), places().swap_remove(to));
        let mut ledger = Ledger::open(&from.location).unwrap();
        record(&mut ledger, &[delivery(1), delivery(2), approval(1), explanation()]);
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(ledger.export(folder.path()).unwrap(), (4, 2));
        let mut other = Ledger::open(&to.location).unwrap();
        assert_eq!(other.restore(folder.path()).unwrap(), 4, "{} to {}", from.name, to.name);
        assert_eq!(other.entries(), ledger.entries());
        assert_eq!(other.hash(), ledger.hash());
        assert_eq!(other.verify(Some(ledger.hash())).unwrap(), []);
        assert_eq!(other.restore(folder.path()).unwrap(), 0, "twice is once");
        // What came later is added to a copy that was restored before.
        record(&mut ledger, &[approval(2)]);
        let later = tempfile::tempdir().unwrap();
        ledger.export(later.path()).unwrap();
        assert_eq!(other.restore(later.path()).unwrap(), 1);
        let back = tempfile::tempdir().unwrap();
        other.export(back.path()).unwrap();
        let text = |folder: &Path| fs::read(folder.join("events.jsonl")).unwrap();
        assert_eq!(text(later.path()), text(back.path()));
        record(&mut other, &[approval(1)]);
        assert!(matches!(other.restore(later.path()), Err(LedgerError::Differs { number: 6 })));
    }
}

#[test]
fn a_damaged_copy_is_refused_and_leaves_nothing() {
    let from = sqlite();
    let mut ledger = Ledger::open(&from.location).unwrap();
    record(&mut ledger, &[delivery(1), delivery(2), approval(1)]);
    let folder = tempfile::tempdir().unwrap();
    ledger.export(folder.path()).unwrap();
    assert!(matches!(ledger.export(folder.path()), Err(LedgerError::Copy { .. })), "written over");
    let log = folder.path().join("events.jsonl");
    let whole = fs::read_to_string(&log).unwrap();
    let lines: Vec<&str> = whole.lines().collect();
    let document =
        fs::read_dir(folder.path().join("documents")).unwrap().next().unwrap().unwrap().path();
    let bytes = fs::read(&document).unwrap();
    for damaged in [
        whole.replacen("Jansen", "Janssen", 1),
        format!("{}\n{}\n", lines[0], lines[2]),
        format!("{}\n{}\n{}\n", lines[1], lines[0], lines[2]),
        whole.replacen('{', "", 1),
    ] {
        fs::write(&log, damaged).unwrap();
        let to = sqlite();
        let mut other = Ledger::open(&to.location).unwrap();
        assert!(matches!(other.restore(folder.path()), Err(LedgerError::Copy { .. })));
        assert!(Ledger::open(&to.location).unwrap().entries().is_empty());
    }
    fs::write(&log, &whole).unwrap();
    fs::write(&document, b"other").unwrap();
    let to = sqlite();
    let mut other = Ledger::open(&to.location).unwrap();
    assert!(matches!(other.restore(folder.path()), Err(LedgerError::Copy { .. })));
    fs::write(&document, bytes).unwrap();
    assert_eq!(other.restore(folder.path()).unwrap(), 3);
}
