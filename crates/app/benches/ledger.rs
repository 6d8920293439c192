//! How time and memory grow: importing one large delivery, and building from a ledger with many editions' deliveries.
//!
//! `cargo bench -p rekenschap-app --bench ledger` prints two tables, with the exponent of growth between two lines: 1 is
//! linear. Each run is a process of its own, so that its peak memory is its own; the exponents are of its processor time,
//! which other work on the machine touches least (that of a server is not in it). PostgreSQL takes part when
//! `REKENSCHAP_TEST_POSTGRES` holds the address of a server. Machines are noisy: compare lines with each other, not with
//! those of another day. `-- import` or `-- build` makes one of the two.
#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use rekenschap_app::{
    Addressee, Import, ImportFile, Location, Settings, assemble, build, edition, import, verify,
};
use rekenschap_ledger::{
    Decided, Delivered, Document, Event, Inlet, Ledger, LedgerError, OriginalFile, Proposal,
};
use rekenschap_model::Original;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|it| it != "--bench").collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["run", what, folder, ledger, file] => run(what, Path::new(folder), ledger, file),
        _ => {
            if !words.contains(&"build") {
                imports();
            }
            if !words.contains(&"import") {
                builds();
            }
        }
    }
}

/// What a process of its own needed.
struct Needed {
    /// Wall time.
    seconds: f64,
    /// Processor time, which other work on the machine touches less; without that of a server.
    processor: f64,
    megabytes: f64,
}

/// Runs one thing in a process of its own.
fn apart(what: &str, folder: &Path, ledger: &str, file: &str) -> Needed {
    let own = std::env::current_exe().expect("this program");
    let output = Command::new(own)
        .args(["run", what])
        .arg(folder)
        .args([ledger, file])
        .output()
        .expect("a process");
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{what}: {told}{}", String::from_utf8_lossy(&output.stderr));
    let mut numbers = told.split_whitespace().filter_map(|it| it.parse::<f64>().ok());
    let mut next = || numbers.next().expect("a number");
    Needed { seconds: next(), processor: next(), megabytes: next() }
}

/// The other side of [`apart`].
fn run(what: &str, folder: &Path, ledger: &str, file: &str) {
    let settings = settings(folder, ledger);
    let start = Instant::now();
    match what {
        "import" => {
            let path = Path::new(file);
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            let bytes = fs::read(path).expect("a file");
            // A file lies in a folder called after its source, and is called after its dataset.
            let text =
                |it: Option<&std::ffi::OsStr>| it.map(|it| it.to_string_lossy().into_owned());
            let handed = Import {
                files: vec![ImportFile { name, bytes }],
                addressee: Addressee {
                    edition: edition(&settings).ok(),
                    source: text(path.parent().and_then(Path::file_name)),
                    dataset: text(path.file_stem()),
                },
                by: "A. Jansen".to_owned(),
                on: "2024-02-01".to_owned(),
                draft: false,
                dry_run: false,
                again: false,
                correction: None,
            };
            let done = import(&settings, &handed).expect("the file can be imported");
            let refused: Vec<_> = done.refused.iter().take(3).collect();
            assert!(refused.is_empty(), "{refused:?}");
            assert_eq!(done.receipts.len(), 1);
        }
        "verify" => {
            let found = verify(&settings, None).expect("a ledger");
            assert!(found.damages.is_empty(), "{:?}", found.damages);
        }
        _ => {
            let edition = assemble(&settings, &mut |_| {}).expect("the publication can be read");
            // In a build, the file is how many deliveries must take part.
            assert_eq!(edition.deliveries.len().to_string(), file);
            build(&edition, &folder.with_extension("site")).expect("the site can be written");
        }
    }
    println!("{} {} {}", start.elapsed().as_secs_f64(), processor(), peak_memory());
}

fn settings(folder: &Path, ledger: &str) -> Settings {
    Settings {
        folder: folder.to_owned(),
        edition: None,
        ledger: Location::parse(ledger),
        as_of: None,
        now: "2024-06-01T12:00:00Z".to_owned(),
    }
}

/// The most memory that this process ever used, in MB, as the system tells it.
fn peak_memory() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|it| it.strip_prefix("VmHWM:"));
    let kilobytes: Option<f64> = line.and_then(|it| it.trim().trim_end_matches(" kB").parse().ok());
    kilobytes.unwrap_or(f64::NAN) / 1024.0
}

/// The processor time of this process, in seconds, as Linux tells it: in hundredths (proc(5), fields utime and stime).
fn processor() -> f64 {
    let told = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = told.rsplit_once(") ").map_or("", |it| it.1).split(' ');
    fields.skip(11).take(2).filter_map(|it| it.parse::<f64>().ok()).sum::<f64>() / 100.0
}

/// What was needed before of the same kind, to tell how it grows.
#[derive(Default)]
struct Growth {
    last: BTreeMap<String, (f64, f64)>,
}

impl Growth {
    /// How fast something grows with how many there are, since the line before: 1 is linear, 2 is by the square.
    fn exponent(&mut self, series: &str, many: usize, needed: f64) -> String {
        // Processor time is told in hundredths: nothing takes less.
        let now = (many as f64, needed.max(0.01));
        self.last.insert(series.to_owned(), now).map_or_else(
            || "–".to_owned(),
            |it| format!("{:.2}", (now.1 / it.1).log10() / (now.0 / it.0).log10()),
        )
    }
}

/// The run of three whose processor time is in the middle.
fn median(run: impl Fn(usize) -> Needed) -> Needed {
    let mut all: Vec<Needed> = (0..3).map(run).collect();
    all.sort_by(|one, other| one.processor.total_cmp(&other.processor));
    all.swap_remove(1)
}

/// A fresh ledger of each kind.
fn ledgers(folder: &Path, name: &str) -> Vec<(&'static str, String)> {
    let file = folder.join(format!("{name}.db"));
    let mut all = vec![("SQLite", file.display().to_string())];
    if let Some(server) = std::env::var("REKENSCHAP_TEST_POSTGRES").ok().filter(|it| !it.is_empty())
    {
        let name = format!("bench_{}_{name}", std::process::id());
        let done = Command::new("psql")
            .args([&server, "--quiet", "--command", &format!("CREATE DATABASE {name}")])
            .status();
        assert!(done.is_ok_and(|it| it.success()), "no database could be made");
        let (before, _) = server.rsplit_once('/').expect("an address");
        all.push(("PostgreSQL", format!("{before}/{name}")));
    }
    all
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
    fs::write(path, text).expect("a file can be written");
}

const YEARS: usize = 10;
const KINDS: usize = 100;

/// Imports of ten thousand to a million observations.
fn imports() {
    println!(
        "| observations | as | size | ledger | time | of which processor | grows by n^ | peak memory | grows by n^ |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    let mut growth = Growth::default();
    for units in [10, 100, 1000] {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let publication = folder.path().join("publication");
        let many = units * KINDS * YEARS;
        define(&publication, units);
        let mut files = vec![("CSV", folder.path().join("hr/amounts.csv"))];
        write(&files[0].1, &text(units));
        if many < 1_000_000 {
            files.push(("XLSX", folder.path().join("hr/amounts.xlsx")));
            workbook(&files[1].1, units);
        }
        for (form, file) in files {
            let size = fs::metadata(&file).map_or(0, |it| it.len()) as f64 / 1e6;
            for (ledger, place) in ledgers(folder.path(), &format!("{form}_{many}").to_lowercase())
            {
                let needed = apart("import", &publication, &place, &file.display().to_string());
                let series = |what: &str| format!("{what} {form} {ledger}");
                println!(
                    "| {many} | {form} | {size:.1} MB | {ledger} | {:.1} s | {:.2} s | {} | {:.0} MB | {} |",
                    needed.seconds,
                    needed.processor,
                    growth.exponent(&series("time"), many, needed.processor),
                    needed.megabytes,
                    growth.exponent(&series("memory"), many, needed.megabytes),
                );
            }
        }
    }
    println!();
}

/// A publication with one dataset of three dimensions.
fn define(folder: &Path, units: usize) {
    write(
        &folder.join("publication.toml"),
        "id = \"large\"\nlanguages = [\"en\"]\nedition = 2024\norganisation_dimension = \"unit\"\n\
         title = \"Large\"\npublisher = \"P\"\n[data]\nnotation = \"en\"\ndelimiter = \",\"\n\
         [[chapters]]\nid = \"1\"\nnumber = \"1\"\ntitle = \"One\"\n",
    );
    write(&folder.join("editions/2024.toml"), "year = 2024\npublished = \"2025-03-31\"\n");
    write(&folder.join("sources.toml"), "[hr]\ntitle = \"HR\"\n");
    write(&folder.join("scopes.toml"), "[all]\ntitle = \"All\"\ntext = \"All\"\ngroups = []\n");
    write(&folder.join("units.toml"), "[euro]\ntitle = \"euro\"\nword = \"euro\"\n");
    write(&folder.join("concepts.toml"), "[unit]\ntitle = \"Unit\"\n[kind]\ntitle = \"Kind\"\n");
    for (name, many) in [("unit", units), ("kind", KINDS)] {
        let mut codes = String::from("code,parent,name\n");
        for at in 0..many {
            codes.push_str(&format!("{name}{at},,The {name} {at}\n"));
        }
        write(&folder.join(format!("codes/{name}.csv")), &codes);
    }
    let periods: Vec<String> = (0..YEARS).map(|it| format!("\"{}\"", 2015 + it)).collect();
    write(
        &folder.join("datasets/amounts.toml"),
        &format!(
            "title = \"Amounts\"\nsource = [\"hr\"]\nscope = \"all\"\ndefinition = \"What was spent.\"\n\
             [dimensions.unit]\ncodelist = \"unit\"\n[dimensions.kind]\ncodelist = \"kind\"\n\
             [dimensions.year]\ntime = \"year\"\nperiods = [{}]\n\
             [measures.amount]\ntitle = \"Amount\"\nunit = \"euro\"\ndecimals = 2\naggregation = \"sum\"\n\
             [disclosure]\nrule = \"none\"\nreason = \"no people\"\n",
            periods.join(", ")
        ),
    );
}

/// The rows of the delivery: unit, kind, year, and the amount in cents.
fn rows(units: usize) -> impl Iterator<Item = (usize, usize, usize, usize)> {
    (0..units).flat_map(|unit| {
        (0..KINDS).flat_map(move |kind| {
            (0..YEARS).map(move |year| {
                (unit, kind, 2015 + year, (unit * 7919 + kind * 104_729 + year * 31) % 9_999_999)
            })
        })
    })
}

fn text(units: usize) -> String {
    let mut text = String::from("unit,kind,year,amount\n");
    for (unit, kind, year, cents) in rows(units) {
        let (euros, cents) = (cents / 100, cents % 100);
        text.push_str(&format!("unit{unit},kind{kind},{year},{euros}.{cents:02}\n"));
    }
    text
}

fn workbook(path: &Path, units: usize) {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (at, heading) in ["unit", "kind", "year", "amount"].into_iter().enumerate() {
        sheet.write(0, at as u16, heading).expect("a cell");
    }
    for (at, (unit, kind, year, cents)) in rows(units).enumerate() {
        let row = at as u32 + 1;
        sheet.write(row, 0, format!("unit{unit}")).expect("a cell");
        sheet.write(row, 1, format!("kind{kind}")).expect("a cell");
        sheet.write(row, 2, year as u32).expect("a cell");
        sheet.write(row, 3, cents as f64 / 100.0).expect("a cell");
    }
    book.save(path).expect("a workbook");
}

/// Builds from a ledger with one to a hundred times the deliveries of the real report, as those of as many editions.
fn builds() {
    println!(
        "| editions | deliveries | ledger | verify, processor | grows by n^ | import of one more, processor | grows by n^ | build, processor | grows by n^ | peak memory of build | grows by n^ |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../jbr");
    let mut growth = Growth::default();
    for editions in [1, 10, 100] {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let publication = folder.path().join("publication");
        copy(&source, &publication);
        for (ledger, place) in ledgers(folder.path(), &format!("editions_{editions}")) {
            let many = fill(&source.join("deliveries/2023"), &place, editions);
            // The folder has no deliveries of its own: these write nothing down.
            let verified = median(|_| apart("verify", &publication, &place, ""));
            let built = median(|_| apart("build", &publication, &place, &many.to_string()));
            let imported = median(|at| {
                let file = one_more(&source.join("deliveries/2023"), folder.path(), at);
                apart("import", &publication, &place, &file.display().to_string())
            });
            let mut grows = |what: &str, needed: f64| {
                growth.exponent(&format!("{what} {ledger}"), many, needed)
            };
            println!(
                "| {editions} | {many} | {ledger} | {:.2} s | {} | {:.2} s | {} | {:.2} s | {} | {:.0} MB | {} |",
                verified.processor,
                grows("verify", verified.processor),
                imported.processor,
                grows("import", imported.processor),
                built.processor,
                grows("build", built.processor),
                built.megabytes,
                grows("memory", built.megabytes),
            );
        }
    }
}

/// A delivery that the ledger does not hold yet: the first one of the real report, with empty lines at its end.
fn one_more(deliveries: &Path, folder: &Path, at: usize) -> PathBuf {
    let source = below(deliveries).into_iter().find(|it| it.is_dir()).expect("a source");
    let file = below(&source).into_iter().next().expect("a delivery");
    let lines = "\n".repeat(1000 + at);
    let text = fs::read_to_string(&file).expect("a text") + lines.as_str();
    let name = |it: &Path| it.file_name().expect("a name").to_owned();
    let place = folder.join(name(&source)).join(name(&file));
    write(&place, &text);
    place
}

/// Copies the definitions of a publication, without seals and deliveries.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for path in below(from) {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if name.starts_with('.') || name == "deliveries" || name.ends_with(".seal.csv") {
            continue;
        }
        if path.is_dir() {
            copy(&path, &to.join(&name));
        } else {
            fs::copy(&path, to.join(&name)).expect("a file can be copied");
        }
    }
}

fn below(folder: &Path) -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder").flatten().map(|it| it.path()).collect();
    all.sort();
    all
}

/// Writes the deliveries of one edition into a ledger, imported and approved, as those of so many editions up to 2023.
/// Empty lines at their end make them different files. Gives how many there are.
fn fill(deliveries: &Path, place: &str, editions: usize) -> usize {
    let mut ledger = Ledger::open(&Location::parse(place).expect("a place")).expect("a ledger");
    let mut done = 0;
    for at in 0..editions {
        let edition = 2024 - editions as i32 + at as i32;
        let mut proposals = Vec::new();
        for folder in below(deliveries).iter().filter(|it| it.is_dir()) {
            let source = folder.file_name().expect("a name").to_string_lossy().into_owned();
            for file in below(folder) {
                let mut bytes = fs::read(&file).expect("a file");
                bytes.extend(std::iter::repeat_n(b'\n', at));
                let dataset = file.file_stem().expect("a name").to_string_lossy().into_owned();
                proposals.push(delivery(edition, &source, &dataset, bytes));
            }
        }
        let mut write = |proposals: Vec<Proposal>| {
            let recorded = ledger
                .record::<LedgerError>("2024-02-01T09:30:00Z", &mut |_| Ok(proposals.clone()));
            recorded.expect("the ledger takes it")
        };
        let recorded = write(proposals);
        let approvals = recorded.iter().map(|it| Proposal {
            actor: "B. de Vries".to_owned(),
            identity: None,
            documents: Vec::new(),
            event: Event::Decided(Decided {
                publication: "jbr".to_owned(),
                delivery: it.number(),
                state: "approved".to_owned(),
                on: "2024-02-02".to_owned(),
                reason: String::new(),
            }),
        });
        done += recorded.len();
        write(approvals.collect());
    }
    done
}

fn delivery(edition: i32, source: &str, dataset: &str, bytes: Vec<u8>) -> Proposal {
    let document = Document::new(bytes);
    let original = Original {
        name: format!("{dataset}.csv"),
        sha256: document.sha256.clone(),
        ..Original::default()
    };
    let delivered = Delivered {
        publication: "jbr".to_owned(),
        edition,
        source: source.to_owned(),
        dataset: dataset.to_owned(),
        file: format!("deliveries/{edition}/{source}/{dataset}.csv"),
        sha256: document.sha256.clone(),
        inlet: Inlet::Import,
        state: "submitted".to_owned(),
        by: "A. Jansen".to_owned(),
        on: "2024-02-01".to_owned(),
        decided_by: String::new(),
        decided_on: String::new(),
        correction: String::new(),
        reason: String::new(),
        original: Some(OriginalFile::from(&original)),
        remarks: Vec::new(),
        cells: 1,
        findings: Vec::new(),
    };
    Proposal {
        actor: "A. Jansen".to_owned(),
        identity: None,
        documents: vec![document],
        event: Event::Delivered(Box::new(delivered)),
    }
}
