//! Killed at any moment.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rekenschap_intake::sha256;
use rekenschap_ledger::Event;

use super::{Account, decisions, delivered, killed, moment, rounds, run, tree, usual};
use crate::support::{Random, files};

/// After so many rounds we begin with an empty ledger again: its making is killed too, and the rounds stay short.
const FRESH: usize = 6;

/// What became of the rounds.
#[derive(Default, Debug)]
struct Counts {
    /// Killed, and nothing of it was there.
    nothing: usize,
    /// Killed, and all of it was there.
    whole: usize,
    /// Done before it was killed.
    done: usize,
}

impl Counts {
    fn count(&mut self, code: Option<i32>, is_there: bool) {
        match (code, is_there) {
            (Some(_), _) => self.done += 1,
            (None, true) => self.whole += 1,
            (None, false) => self.nothing += 1,
        }
    }

    fn add(&mut self, other: &Self) {
        self.nothing += other.nothing;
        self.whole += other.whole;
        self.done += other.done;
    }

    fn tell(&self, what: &str) {
        let Self { nothing, whole, done } = self;
        eprintln!(
            "{what}: killed and nothing there {nothing}, killed and whole {whole}, done before {done}"
        );
    }
}

#[test]
fn an_import_or_approval_that_is_killed_is_there_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let mut random = Random(8);
    let mut all: BTreeMap<&str, [Counts; 2]> = BTreeMap::new();
    for run in 0..rounds().div_ceil(FRESH) {
        for account in Account::all(&folder.path().join(run.to_string()), false) {
            let [imports, approvals] = all.entry(account.kind()).or_default();
            let own = imports_and_approvals(&account, &mut random, FRESH);
            imports.add(&own[0]);
            approvals.add(&own[1]);
        }
    }
    for (kind, [imports, approvals]) in &all {
        imports.tell(&format!("import, {kind}"));
        approvals.tell(&format!("approve, {kind}"));
        assert!(imports.nothing > 0 && approvals.nothing > 0, "nothing was killed in time");
    }
}

fn imports_and_approvals(account: &Account, random: &mut Random, rounds: usize) -> [Counts; 2] {
    let publication = account.publication();
    let (mut imports, mut approvals) = (Counts::default(), Counts::default());
    // What is usual is measured on a ledger of its own, so that the first round makes the real one.
    let scratch = account.path("scratch.db");
    let other = Account { folder: account.folder.clone(), ledger: scratch };
    let mut importing = usual(&other.import(&publication, &account.file(10_000)));
    let approve = other.words("approve", &publication, &["--all", "--by", "B"]);
    let mut approving = usual(&approve);
    for round in 0..rounds {
        let file = account.file(round);
        let words = account.import(&publication, &file);
        let code = killed(&words, moment(random, importing));
        let before = account.entries();
        let there = delivered(&before);
        assert!(there.len() == round || there.len() == round + 1, "{} deliveries", there.len());
        let is_there = there.len() == round + 1;
        assert!(code.is_none_or(|it| it == 0), "it ended with {code:?}");
        assert!(code.is_none() || is_there, "it was said to be done, and is not there");
        imports.count(code, is_there);
        // The next run brings it, once, with all that it speaks of.
        let again = usual(&words);
        if !is_there {
            importing = again;
        }
        let entries = account.entries();
        let there = delivered(&entries);
        assert_eq!(there.len(), round + 1);
        let (number, last) = there[round];
        let text = fs::read(&file).unwrap();
        assert_eq!(last.original.as_ref().unwrap().original().sha256, sha256(&text));

        let number = number.to_string();
        let words = account.words("approve", &publication, &[&number, "--by", "B"]);
        let code = killed(&words, moment(random, approving));
        let decided = decisions(&account.entries(), there[round].0);
        assert!(decided < 2 && (code.is_none() || decided == 1), "{code:?}: {decided}");
        approvals.count(code, decided == 1);
        if decided == 0 {
            approving = usual(&words);
        } else {
            let told = run(3, &words);
            assert!(told.contains(&format!("delivery {number} is approved")), "{told}");
        }
        assert_eq!(decisions(&account.entries(), there[round].0), 1);
    }
    [imports, approvals]
}

#[test]
fn a_release_that_is_killed_leaves_no_half_archive_and_touches_no_earlier_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut random = Random(9);
    for account in Account::all(folder.path(), true) {
        account.sign();
        let publication = account.publication();
        let out = account.path("releases");
        let words = account.words("release", &publication, &["--by", "C", "--out", &out]);
        let mut counts = Counts::default();
        // The first one makes the seal too.
        killed(&words, moment(&mut random, std::time::Duration::from_millis(60)));
        let mut usually = usual(&words);
        let mut known: BTreeMap<PathBuf, Vec<u8>> = BTreeMap::new();
        check(&account, Path::new(&out), &mut known);
        for _ in 0..rounds().div_ceil(2) {
            let before = known.len();
            let code = killed(&words, moment(&mut random, usually));
            account.says(0, "check", &[]);
            check(&account, Path::new(&out), &mut known);
            assert!(known.len() <= before + 1);
            assert!(code.is_none() || code == Some(0) && known.len() == before + 1);
            counts.count(code, known.len() > before);
            usually = usual(&words);
            check(&account, Path::new(&out), &mut known);
            // What is released is what the ledger says: of each archive once.
            let entries = account.entries();
            let released = entries.iter().filter_map(|it| match &it.event {
                Event::Released(it) => Some((it.archive.clone(), it.sha256.clone())),
                _ => None,
            });
            let mut released: Vec<(String, String)> = released.collect();
            released.sort();
            let lying = known.iter().map(|(path, bytes)| {
                (path.file_name().unwrap().to_string_lossy().into_owned(), sha256(bytes))
            });
            let mut lying: Vec<(String, String)> = lying.collect();
            lying.sort();
            assert_eq!(released, lying);
        }
        counts.tell(&format!("release, {}", account.kind()));
    }
}

/// Archives that were there are as they were; new ones rebuild to the released bytes.
fn check(account: &Account, folder: &Path, known: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for (path, bytes) in known.iter() {
        assert!(fs::read(path).unwrap() == *bytes, "{} was touched", path.display());
    }
    for path in files(folder, "zip") {
        let hidden = path.file_name().unwrap().to_string_lossy().starts_with('.');
        if hidden || known.contains_key(&path) {
            continue;
        }
        let said =
            run(0, &["rebuild", &path.display().to_string(), "--out", &account.path("rebuilt")]);
        assert!(said.contains("all the same"), "{said}");
        known.insert(path.clone(), fs::read(&path).unwrap());
    }
}

#[test]
fn a_build_that_is_killed_leaves_a_whole_site() {
    let folder = tempfile::tempdir().unwrap();
    let mut random = Random(10);
    let accounts = [0, 1].map(|at| {
        let own = folder.path().join(at.to_string());
        let account = Account::new(&own, &own.join("ledger.db").display().to_string(), true);
        fs::write(own.join("account/deliveries/2024/hr/staff.csv"), super::figures(at)).unwrap();
        account
    });
    let sites = accounts.each_ref().map(|it| {
        it.says(0, "build", &["--out", &it.path("reference")]);
        tree(&it.folder.join("reference"))
    });
    assert_ne!(sites[0], sites[1]);
    let out = folder.path().join("site");
    let place = out.display().to_string();
    let mut usually =
        usual(&accounts[0].words("build", &accounts[0].publication(), &["--out", &place]));
    let mut counts = Counts::default();
    for round in 1..=rounds() * 2 {
        let account = &accounts[round % 2];
        let publication = account.publication();
        let words = account.words("build", &publication, &["--out", &place]);
        let code = killed(&words, moment(&mut random, usually));
        let now = tree(&out);
        let is_new = now == sites[round % 2];
        assert!(is_new || now == sites[(round + 1) % 2], "the site is neither of the two");
        assert!(code.is_none() || is_new);
        counts.count(code, is_new);
        usually = usual(&words);
        assert!(tree(&out) == sites[round % 2]);
    }
    counts.tell("build");
    let beside: Vec<String> = fs::read_dir(folder.path())
        .unwrap()
        .map(|it| it.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|it| it.starts_with('.'))
        .collect();
    assert!(beside.is_empty(), "left beside it: {beside:?}");
}
