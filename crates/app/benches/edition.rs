//! Builds the whole edition of `jbr/` (import, checks, site, data), and the same with ten and a hundred times its tables.
//!
//! `cargo bench -p rekenschap-app --bench edition` prints wall times: from an empty ledger, and the median of five runs
//! from a warm one (a single run for a hundred times). Machines are noisy: compare the columns with each other, not with those of another day.
//! `-- 1 10` names other multiples than 1, 10 and 100.
#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rekenschap_app::{Location, Settings, assemble, build};

/// Runs from a warm ledger; one for large multiples, which take minutes.
const RUNS: usize = 5;

fn main() {
    let multiples: Vec<usize> = std::env::args().skip(1).filter_map(|it| it.parse().ok()).collect();
    let multiples = if multiples.is_empty() { vec![1, 10, 100] } else { multiples };
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../jbr");
    println!(
        "| tables | observations | files of the site | cold | warm (median of {RUNS}) | of which before rendering | warm, for each table | peak memory |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    for many in multiples {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let publication = folder.path().join("publication");
        multiply(&source, &publication, many);
        let settings = Settings {
            folder: publication,
            edition: None,
            ledger: Some(Location::File(folder.path().join("ledger.db"))),
            as_of: None,
            now: "2024-06-01T12:00:00Z".to_owned(),
        };
        let cold = run(&settings, folder.path());
        let runs = if many < 50 { RUNS } else { 1 };
        let mut warm: Vec<Run> = (0..runs).map(|_| run(&settings, folder.path())).collect();
        warm.sort_by_key(|it| it.assembled + it.written);
        let median = &warm[runs / 2];
        let seconds = |it: &Run| (it.assembled + it.written).as_secs_f64();
        println!(
            "| {} | {} | {} | {:.3} s | {:.3} s | {:.3} s | {:.2} ms | {} |",
            median.tables,
            median.observations,
            median.files,
            seconds(&cold),
            seconds(median),
            median.assembled.as_secs_f64(),
            seconds(median) * 1000.0 / median.tables as f64,
            peak_memory(),
        );
    }
}

/// One whole run.
struct Run {
    /// Reading, taking deliveries, computing, checking and composing.
    assembled: Duration,
    /// Rendering the site and writing it to a new folder.
    written: Duration,
    tables: usize,
    observations: usize,
    files: usize,
}

/// Builds an edition into a new folder, which is removed again outside the time that is measured.
fn run(settings: &Settings, below: &Path) -> Run {
    let out = below.join("site");
    let start = Instant::now();
    let edition = assemble(settings, &mut |_| {}).expect("the publication can be read");
    let assembled = start.elapsed();
    let built = build(&edition, &out).expect("the site can be written");
    let written = start.elapsed() - assembled;
    fs::remove_dir_all(&out).expect("the site can be removed");
    let observations = edition
        .catalogue
        .datasets
        .values()
        .map(|it| edition.cubes.keys(&it.id).len() * it.measures.len());
    Run {
        assembled,
        written,
        tables: edition.documents[0].tables.len(),
        observations: observations.sum(),
        files: built.files,
    }
}

/// The most memory that this process ever used, as the system tells it.
fn peak_memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|it| it.strip_prefix("VmHWM:"));
    let kilobytes: Option<u64> = line.and_then(|it| it.trim().trim_end_matches(" kB").parse().ok());
    kilobytes.map_or_else(|| "unknown".to_owned(), |it| format!("{} MB", it / 1024))
}

/// Copies a publication folder with everything but its code lists, units, sources and scopes in so many copies.
fn multiply(from: &Path, to: &Path, many: usize) {
    let mut all = Vec::new();
    files(from, from, &mut all);
    let folders = ["datasets/", "tables/", "figures/", "chapters/"];
    let mut ids: BTreeSet<String> = BTreeSet::new();
    for path in all.iter().filter(|it| folders.iter().any(|folder| it.starts_with(folder))) {
        ids.insert(stem(path).to_owned());
        let text = fs::read_to_string(from.join(path)).expect("a text");
        for part in text.split("[[norms]]").skip(1) {
            ids.extend(
                part.split("id = \"").nth(1).and_then(|it| it.split('"').next()).map(str::to_owned),
            );
        }
    }
    let publication = fs::read_to_string(from.join("publication.toml")).expect("a text");
    let chapters: Vec<&str> =
        publication.split("[[").filter(|it| it.starts_with("chapters]]")).collect();
    let chapter_id = |it: &str| {
        it.split("id = \"").nth(1).and_then(|it| it.split('"').next()).map(str::to_owned)
    };
    ids.extend(chapters.iter().filter_map(|it| chapter_id(it)));
    for path in &all {
        let copied =
            folders.iter().any(|it| path.starts_with(it)) || path.starts_with("deliveries/");
        if path.ends_with("register.csv") && path.matches('/').count() == 2
            || path.ends_with(".seal.csv")
        {
            continue;
        }
        let rules = path.starts_with("rules");
        let text = fs::read_to_string(from.join(path)).expect("a text");
        if path == "publication.toml" {
            // Each copy has chapters of its own: a chapter lists its topics, however many there are.
            let copies = (2..=many).flat_map(|copy| chapters.iter().map(move |it| (copy, it)));
            let more: String =
                copies.map(|(copy, it)| renamed(&format!("[[{it}\n"), &ids, copy)).collect();
            write(&to.join(path), &format!("{text}\n{more}"));
            continue;
        }
        write(&to.join(path), &text);
        for copy in 2..=many {
            if copied {
                let mut name = path.replace(stem(path), &format!("{}-{copy}", stem(path)));
                if path.starts_with("chapters/") {
                    let chapter = path.split('/').nth(1).unwrap_or_default();
                    name =
                        name.replacen(&format!("/{chapter}/"), &format!("/{chapter}-{copy}/"), 1);
                }
                let own = if path.starts_with("deliveries/") {
                    text.clone()
                } else {
                    renamed(&text, &ids, copy)
                };
                write(&to.join(name), &own);
            } else if rules {
                let name = path
                    .replace("rules", "rules/copies")
                    .replace(".toml", &format!("-{copy}.toml"));
                write(
                    &to.join(name),
                    &renamed(&text, &ids, copy).replace("id = \"", &format!("id = \"copy-{copy}-")),
                );
            }
        }
    }
}

/// A text in which every quoted id is the one of a copy.
fn renamed(text: &str, ids: &BTreeSet<String>, copy: usize) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for (at, part) in text.split('"').enumerate() {
        if at > 0 {
            out.push('"');
        }
        let plain = part.trim_end_matches('\\');
        let (id, rest) = plain.split_once('/').map_or((plain, None), |(id, rest)| (id, Some(rest)));
        let is_number = out.ends_with("number = \"") && !text.starts_with("[[chapters]]");
        if at % 2 == 1 && (is_number || ids.contains(id) && names_one(&out)) {
            out.push_str(&format!("{id}-{copy}"));
            if let Some(rest) = rest {
                out.push('/');
                out.push_str(rest);
            }
            out.push_str(&part[plain.len()..]);
        } else {
            out.push_str(part);
        }
    }
    out
}

/// Whether what follows in a text names a dataset, table, figure, topic or norm: a code may be spelled like one.
fn names_one(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default();
    let opened = before.trim_end_matches('"').trim_end_matches('\\');
    ["dataset = ", "dataset=", "measure = ", "norm = ", "id = ", "chapter = ", "of=", "than=", "("]
        .iter()
        .any(|it| opened.ends_with(it))
        || line.starts_with("norms = [")
}

fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |it| it.0)
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
    fs::write(path, text).expect("a file can be written");
}

fn files(folder: &Path, below: &Path, all: &mut Vec<String>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder").flatten().map(|it| it.path()).collect();
    entries.sort();
    for path in entries {
        let name = path.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
        if name.starts_with('.') {
            continue;
        }
        if path.is_dir() {
            files(&path, below, all);
        } else if let Ok(relative) = path.strip_prefix(below) {
            all.push(relative.to_string_lossy().into_owned());
        }
    }
}
