//! What goes wrong outside the program: it is killed, runs twice at once, finds a full disk, loses its connection. Never
//! half a thing, never a lost one, a clear message, and the next run goes on.
//!
//! The short form runs with the other tests; `REKENSCHAP_FAULTS=300 cargo test -p rekenschap-cli faults -- --nocapture`
//! tries each thing that often and shows the counts.

mod connection;
mod disk;
mod kill;
mod secrets;
mod together;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use rekenschap_ledger::{Delivered, Entry, Event, Ledger, Location};

use crate::support::{Random, files, ledgers, tries};

/// How often something is tried.
fn rounds() -> usize {
    tries("REKENSCHAP_FAULTS", 12)
}

/// The command as a process of its own, with nothing of this machine's settings.
fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rekenschap"));
    command.env_clear().env("REKENSCHAP_LANGUAGE", "en").args(arguments);
    command
}

/// What a command said, on both outputs.
fn said(output: &Output) -> String {
    [&output.stdout, &output.stderr].map(|it| String::from_utf8_lossy(it)).concat()
}

/// Runs a command that must end with an exit code; gives what it said.
fn run(code: i32, arguments: &[&str]) -> String {
    let output = command(arguments).output().unwrap();
    let said = said(&output);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
    assert!(!said.contains("panicked"), "{said}");
    said
}

/// Starts a command and kills it after some time. Its exit code when it was done before.
fn killed(arguments: &[&str], after: Duration) -> Option<i32> {
    let start = Instant::now();
    let mut process =
        command(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    while start.elapsed() < after {
        std::thread::sleep(Duration::from_micros(50).min(after.saturating_sub(start.elapsed())));
    }
    process.kill().unwrap();
    process.wait().unwrap().code()
}

/// How long a command usually takes.
fn usual(arguments: &[&str]) -> Duration {
    let start = Instant::now();
    run(0, arguments);
    start.elapsed()
}

/// A moment in the time that something usually takes: any, or more often than that one near the end, where it writes.
fn moment(random: &mut Random, usual: Duration) -> Duration {
    let micros = usual.as_micros() as usize + 1;
    let any = random.below(micros + micros / 10);
    let late = micros / 2 + random.below(micros / 2 + micros / 5);
    Duration::from_micros(*random.pick(&[any, late]) as u64)
}

/// So many departments has the publication, so that a delivery has some hundred rows.
const DEPARTMENTS: usize = 100;

/// A small publication with a ledger of one kind, and files to deliver.
struct Account {
    folder: PathBuf,
    ledger: String,
}

impl Account {
    /// Makes one with figures in its folder, or without.
    fn new(folder: &Path, ledger: &str, with_figures: bool) -> Self {
        fs::create_dir_all(folder).unwrap();
        let account = Self { folder: folder.to_owned(), ledger: ledger.to_owned() };
        run(0, &["new", &account.publication()]);
        let mut codes = String::from("code,parent,name\ntotal,,Total\n");
        for at in 0..DEPARTMENTS {
            codes.push_str(&format!("d{at},total,Department {at}\n"));
        }
        fs::write(folder.join("account/codes/department.csv"), codes).unwrap();
        if with_figures {
            fs::write(folder.join("account/deliveries/2024/hr/staff.csv"), figures(0)).unwrap();
        } else {
            fs::remove_dir_all(folder.join("account/deliveries")).unwrap();
        }
        account
    }

    /// One for each kind of ledger.
    fn all(folder: &Path, with_figures: bool) -> Vec<Self> {
        let all = ledgers(folder).into_iter().enumerate();
        all.map(|(at, it)| Self::new(&folder.join(format!("account{at}")), &it, with_figures))
            .collect()
    }

    /// The kind of its ledger.
    fn kind(&self) -> &'static str {
        if self.ledger.starts_with("postgres") { "PostgreSQL" } else { "SQLite" }
    }

    fn publication(&self) -> String {
        self.path("account")
    }

    fn path(&self, name: &str) -> String {
        self.folder.join(name).display().to_string()
    }

    /// Signs what lies in the folder.
    fn sign(&self) {
        let signed =
            ["--by", "A", "--on", "2025-02-01", "--decided-by", "B", "--decided-on", "2025-02-02"];
        let account = self.publication();
        let register = ["register", &account, "--edition", "2024", "--state", "approved"];
        run(0, &[&register[..], &signed[..]].concat());
    }

    /// A file with some hundred rows; another number gives other figures.
    fn file(&self, number: usize) -> String {
        let path = self.folder.join(format!("staff-{number}.csv"));
        fs::write(&path, figures(number)).unwrap();
        path.display().to_string()
    }

    /// The words of a command on this publication and ledger.
    fn words<'a>(
        &'a self,
        command: &'a str,
        publication: &'a str,
        rest: &[&'a str],
    ) -> Vec<&'a str> {
        [&[command, publication, "--ledger", &self.ledger], rest].concat()
    }

    fn import<'a>(&'a self, publication: &'a str, file: &'a str) -> Vec<&'a str> {
        let rest = [file, "--by", "A", "--source", "hr", "--dataset", "staff"];
        self.words("import", publication, &rest)
    }

    fn says(&self, code: i32, command: &str, rest: &[&str]) -> String {
        run(code, &self.words(command, &self.publication(), rest))
    }

    /// What the ledger holds, after it was found whole: every document that it speaks of is there, and no other.
    fn entries(&self) -> Vec<Entry> {
        self.says(0, "verify", &[]);
        Ledger::open(&Location::parse(&self.ledger)).unwrap().entries().to_vec()
    }
}

/// The imported deliveries with their numbers.
fn delivered(entries: &[Entry]) -> Vec<(i64, &Delivered)> {
    let all = entries.iter().filter_map(|it| match &it.event {
        Event::Delivered(own) if own.original.is_some() => Some((it.number, &**own)),
        _ => None,
    });
    all.collect()
}

/// How often was decided on a delivery.
fn decisions(entries: &[Entry], delivery: i64) -> usize {
    let is_own = |it: &&Entry| matches!(&it.event, Event::Decided(own) if own.delivery == delivery);
    entries.iter().filter(is_own).count()
}

/// The figures of every department; another number gives others.
fn figures(number: usize) -> String {
    let mut text = String::from("department,year,persons,part_time\n");
    for at in 0..DEPARTMENTS {
        for year in 2022..=2024 {
            // One is the largest, as the text of the publication wants it.
            let persons = 100 + (at * 7 + year) % 50 + number + if at == 0 { 1000 } else { 0 };
            text.push_str(&format!("d{at},{year},{persons},{}\n", persons / 3));
        }
    }
    text
}

/// The bytes of all files below a folder, by path.
fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let all = ["html", "csv", "json", "css", "js", "svg", "zip"];
    let all = all.into_iter().flat_map(|it| files(folder, it));
    all.map(|it| (it.strip_prefix(folder).unwrap().to_owned(), fs::read(&it).unwrap())).collect()
}
