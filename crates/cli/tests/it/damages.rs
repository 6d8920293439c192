//! Damage to one cell, total, code, norm or reference of a copy of the published edition is noticed.
//!
//! A sealed edition notices all of it. Without its seal and registers, what remains is what the figures say about each
//! other; how much that is, is printed. `REKENSCHAP_DAMAGES=2000 cargo test damages -- --nocapture` makes a long run.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{Random, assembled, copy, files, jbr, tries, unseal};

/// A change to one file.
struct Damage {
    kind: &'static str,
    file: PathBuf,
    text: String,
}

fn swapped(digits: &str, random: &mut Random) -> String {
    let mut bytes = digits.as_bytes().to_vec();
    let places: Vec<usize> = (0..bytes.len()).filter(|it| bytes[*it].is_ascii_digit()).collect();
    match random.below(3) {
        0 => {
            let at = *random.pick(&places);
            bytes[at] = b'0' + (bytes[at] - b'0' + 1 + random.below(8) as u8) % 10;
        }
        1 if places.len() > 1 => {
            let at = random.below(places.len() - 1);
            bytes.swap(places[at], places[at + 1]);
        }
        _ => bytes.insert(places[0] + 1, b'0' + random.below(10) as u8),
    }
    String::from_utf8(bytes).unwrap()
}

/// Replaces one cell of a CSV file.
fn with_cell(text: &str, line: usize, column: usize, cell: &str) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let mut cells: Vec<&str> = lines[line].split(',').collect();
    cells[column] = cell;
    lines[line] = cells.join(",");
    lines.join("\n") + "\n"
}

fn delivery(folder: &Path, kind: &'static str, random: &mut Random) -> Option<Damage> {
    let all = files(&folder.join("deliveries"), "csv");
    let file = random.pick(&all).clone();
    let text = fs::read_to_string(&file).ok()?;
    if file.ends_with("register.csv") || text.contains('"') {
        return None;
    }
    let lines: Vec<Vec<&str>> = text.lines().map(|it| it.split(',').collect()).collect();
    if lines.len() < 2 {
        return None;
    }
    let line = 1 + random.below(lines.len() - 1);
    let column = random.below(lines[line].len());
    let cell = lines[line][column];
    let is_number = cell.parse::<f64>().is_ok();
    let is_time = matches!(lines[0][column], "year" | "quarter" | "month" | "half" | "record");
    let is_total = lines[line].contains(&"total");
    let damaged = match kind {
        "cell" if is_number && !is_time && !is_total => swapped(cell, random),
        "total" if is_number && !is_time && is_total => swapped(cell, random),
        "code" if !is_number && cell.len() > 1 && !cell.contains(' ') => {
            // Another code of the column, or a slip of the finger.
            let others: Vec<&str> =
                lines[1..].iter().map(|it| it[column]).filter(|it| *it != cell).collect();
            if others.is_empty() || random.below(2) == 0 {
                format!("{cell}x")
            } else {
                (*random.pick(&others)).to_owned()
            }
        }
        _ => return None,
    };
    // The same number in other digits is no damage: 0.50 and 0.5 differ, 05 and 5 do not.
    if damaged.parse::<f64>().ok().is_some_and(|it| Some(it) == cell.parse::<f64>().ok()) {
        return None;
    }
    Some(Damage { kind, text: with_cell(&text, line, column, &damaged), file })
}

fn norm(folder: &Path, random: &mut Random) -> Option<Damage> {
    let all = files(&folder.join("datasets"), "toml");
    let file = random.pick(&all).clone();
    let text = fs::read_to_string(&file).ok()?;
    let start = text.find("[[norms]]")?;
    let lines: Vec<&str> = text[start..].lines().collect();
    let keys = [
        "value = ",
        "low = ",
        "high = ",
        "year = ",
        "direction = ",
        "measure = ",
        "reported = ",
        "base_year = ",
    ];
    let places: Vec<usize> =
        (0..lines.len()).filter(|it| keys.iter().any(|key| lines[*it].starts_with(key))).collect();
    let at = *random.pick(&places);
    let damaged = if let Some((key, value)) = lines[at].split_once('=') {
        let value = value.trim();
        if value.contains(|it: char| it.is_ascii_digit()) {
            format!("{key}= {}", swapped(value, random))
        } else if key.starts_with("direction") {
            let other = if value.contains("at-most") { "at-least" } else { "at-most" };
            format!("{key}= \"{other}\"")
        } else if key.starts_with("reported") {
            format!("{key}= \"{}\"", if value.contains("met") { "missed" } else { "met" })
        } else {
            format!("{key}= \"{}x\"", value.trim_matches('"'))
        }
    } else {
        return None;
    };
    if damaged == lines[at] {
        return None;
    }
    let mut new = lines.clone();
    new[at] = &damaged;
    Some(Damage { kind: "norm", text: format!("{}{}\n", &text[..start], new.join("\n")), file })
}

fn reference(folder: &Path, random: &mut Random) -> Option<Damage> {
    let mut all = files(&folder.join("tables"), "toml");
    all.extend(files(&folder.join("figures"), "toml"));
    all.extend(files(&folder.join("chapters"), "md"));
    all.extend(files(&folder.join("rules"), "toml"));
    let file = random.pick(&all).clone();
    let text = fs::read_to_string(&file).ok()?;
    let marks = [
        "dataset = \"",
        "table(\"",
        "figure(\"",
        "see_topic(\"",
        "value(\"",
        "measure = \"",
        "growth(\"",
        "norm(\"",
    ];
    let mut places = Vec::new();
    for mark in marks {
        places.extend(text.match_indices(mark).map(|it| it.0 + mark.len()));
    }
    if places.is_empty() {
        return None;
    }
    let at = *random.pick(&places);
    let end = at + text[at..].find('"')?;
    let slash = text[at..end].find('/').map_or(end, |it| at + it);
    let mut bytes = text.into_bytes();
    let place = at + random.below((slash - at).max(1));
    bytes[place] = if bytes[place] == b'q' { b'z' } else { b'q' };
    Some(Damage { kind: "reference", text: String::from_utf8(bytes).ok()?, file })
}

fn damage(folder: &Path, random: &mut Random) -> Damage {
    let kind = random.below(5);
    loop {
        let made = match kind {
            0 => delivery(folder, "cell", random),
            1 => delivery(folder, "total", random),
            2 => delivery(folder, "code", random),
            3 => norm(folder, random),
            _ => reference(folder, random),
        };
        if let Some(damage) = made {
            return damage;
        }
    }
}

/// Damages a copy many times, one at a time. For each kind: how many were tried, and how many were noticed.
fn run(
    folder: &Path,
    ledger: &Path,
    seed: u64,
    many: usize,
) -> BTreeMap<&'static str, (usize, usize, Vec<String>)> {
    let mut random = Random(seed);
    let mut counts: BTreeMap<&'static str, (usize, usize, Vec<String>)> = BTreeMap::new();
    assert_eq!(assembled(folder, ledger).blocking(), 0, "the copy is clean before it is damaged");
    for _ in 0..many {
        let damage = damage(folder, &mut random);
        let before = fs::read_to_string(&damage.file).unwrap();
        fs::write(&damage.file, &damage.text).unwrap();
        let blocking = assembled(folder, ledger).blocking();
        fs::write(&damage.file, &before).unwrap();
        let count = counts.entry(damage.kind).or_default();
        count.0 += 1;
        if blocking > 0 {
            count.1 += 1;
        } else {
            let (old, new) =
                before.lines().zip(damage.text.lines()).find(|it| it.0 != it.1).unwrap_or_default();
            let name = damage.file.strip_prefix(folder).unwrap().display().to_string();
            count.2.push(format!("{name}: {old} -> {new}"));
        }
    }
    counts
}

#[test]
fn a_sealed_edition_notices_every_damage() {
    let folder = tempfile::tempdir().unwrap();
    let copied = folder.path().join("jbr");
    copy(&jbr(), &copied);
    let counts = run(&copied, &folder.path().join("ledger.db"), 1, tries("REKENSCHAP_DAMAGES", 40));
    for (kind, (tried, noticed, missed)) in &counts {
        eprintln!("sealed, {kind}: {noticed} of {tried}");
        assert_eq!(tried, noticed, "{kind}: {}", missed.join("\n"));
    }
}

#[test]
fn figures_give_damage_to_each_other_away() {
    let folder = tempfile::tempdir().unwrap();
    let copied = folder.path().join("jbr");
    copy(&jbr(), &copied);
    unseal(&copied);
    let counts = run(&copied, &folder.path().join("ledger.db"), 2, tries("REKENSCHAP_DAMAGES", 60));
    for (kind, (tried, noticed, missed)) in &counts {
        eprintln!("unsealed, {kind}: {noticed} of {tried}");
        for it in missed {
            eprintln!("  missed: {it}");
        }
    }
    // Names are checked against definitions: no slip of a reference goes unseen.
    let (tried, noticed, missed) = &counts["reference"];
    assert_eq!(tried, noticed, "{}", missed.join("\n"));
    let (tried, noticed, missed) = &counts["code"];
    assert_eq!(tried, noticed, "{}", missed.join("\n"));
}
