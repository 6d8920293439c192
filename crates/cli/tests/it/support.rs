//! What the tests share.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use assert_cmd::Command;
use rekenschap_app::{Assembled, Location, Settings, assemble};

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The publication folder of the real report.
pub(crate) fn jbr() -> PathBuf {
    root().join("jbr")
}

/// The command, with nothing of this machine's settings.
pub(crate) fn rekenschap() -> Command {
    let mut command = Command::cargo_bin("rekenschap").unwrap();
    command.env_clear().env("REKENSCHAP_LANGUAGE", "en");
    command
}

/// Copies a folder, without hidden files.
pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name();
        if name.to_string_lossy().starts_with('.') {
            continue;
        }
        let target = to.join(&name);
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The files below a folder with an extension, ordered.
pub(crate) fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut all = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else { return all };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(files(&path, extension));
        } else if path.extension().is_some_and(|it| it == extension) {
            all.push(path);
        }
    }
    all.sort();
    all
}

/// Every file below a folder, by its path there.
pub(crate) fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(own) = folders.pop() {
        for entry in fs::read_dir(own).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
                all.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    all
}

/// Removes the seal and the registers of a copy, so that only what the figures themselves say can give damage away.
pub(crate) fn unseal(folder: &Path) {
    for path in files(&folder.join("deliveries"), "csv") {
        if path.file_name().is_some_and(|it| it == "register.csv") {
            fs::remove_file(path).unwrap();
        }
    }
    for path in files(&folder.join("editions"), "csv") {
        fs::remove_file(path).unwrap();
    }
}

/// Reads, computes and checks a folder, with a ledger of its own.
pub(crate) fn assembled(folder: &Path, ledger: &Path) -> Assembled {
    let settings = Settings {
        folder: folder.to_owned(),
        edition: None,
        ledger: Some(Location::File(ledger.to_owned())),
        as_of: None,
        now: "2024-06-01T12:00:00Z".to_owned(),
    };
    assemble(&settings, &mut |_| {}).unwrap()
}

/// Numbers that look random and are the same in every run (SplitMix64, by Steele, Lea and Flood).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// One of some things.
    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// How often a random test tries: a setting, so that a long run can be made by hand.
pub(crate) fn tries(setting: &str, usual: usize) -> usize {
    std::env::var(setting).ok().and_then(|it| it.parse().ok()).unwrap_or(usual)
}

/// A fresh ledger of each kind, as `--ledger` takes it: a file in a folder, and, when a server is there for tests
/// (`REKENSCHAP_TEST_POSTGRES`, which `tests/run` sets), a new database on it.
pub(crate) fn ledgers(folder: &Path) -> Vec<String> {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let mut all = vec![folder.join("ledger.db").display().to_string()];
    match std::env::var("REKENSCHAP_TEST_POSTGRES").ok().filter(|it| !it.is_empty()) {
        None => {
            eprintln!("REKENSCHAP_TEST_POSTGRES is not set: PostgreSQL could not be tried here")
        }
        Some(server) => {
            let number = NEXT.fetch_add(1, Ordering::SeqCst);
            let name = format!("cli_{}_{number}", std::process::id());
            let made = std::process::Command::new("psql")
                .args([&server, "--quiet", "--command", &format!("CREATE DATABASE {name}")])
                .status()
                .unwrap();
            assert!(made.success(), "no database could be made");
            let (before, _) = server.rsplit_once('/').unwrap();
            all.push(format!("{before}/{name}"));
        }
    }
    all
}
