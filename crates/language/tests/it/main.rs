//! Every code of a finding in the sources of the workspace has its message and its line in the reference, and the
//! other way round.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rekenschap_language::{Language, message_ids};

/// Messages beside findings, which stand in the same files.
const OTHERS: &[&str] = &["did-you-mean", "finding-count"];

/// What names a finding, or the problem that becomes one: other files have no codes.
const MAKERS: &[&str] = &["Finding", "Problem", "code: &'static str"];

/// Texts in quotes that look like codes and are names of files.
const EXTENSIONS: &[&str] = &[
    "css", "csv", "db", "ftl", "html", "js", "json", "md", "sqlite", "svg", "toml", "txt", "xlsx",
    "xml", "zip",
];

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The Rust sources below a folder, without their unit tests.
fn sources(folder: &Path, all: &mut Vec<String>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> =
        entries.map(|it| it.expect("a folder can be listed").path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            sources(&path, all);
        } else if path.extension().is_some_and(|it| it == "rs") {
            let text = fs::read_to_string(&path).expect("a source can be read");
            let end = text.find("#[cfg(test)]").unwrap_or(text.len());
            all.push(text[..end].to_owned());
        }
    }
}

/// The sources of all crates but this one.
fn all_sources() -> Vec<String> {
    let mut crates: Vec<PathBuf> = fs::read_dir(workspace().join("crates"))
        .expect("the workspace has crates")
        .map(|it| it.expect("a folder can be listed").path())
        .collect();
    crates.sort();
    let mut all = Vec::new();
    for it in crates.iter().filter(|it| !it.ends_with("language")) {
        sources(&it.join("src"), &mut all);
    }
    assert!(all.len() > 50, "the sources of the other crates were not found");
    all
}

/// Small letters, and hyphens between them.
fn is_word(text: &str) -> bool {
    text.split('-').all(|it| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_lowercase()))
}

fn is_code(text: &str) -> bool {
    text.split_once('.')
        .is_some_and(|(area, rest)| is_word(area) && is_word(rest) && !EXTENSIONS.contains(&rest))
}

/// The texts in quotes of a source that are codes, but for the arguments of messages (`.with("key", "norms.value")`).
fn codes(source: &str) -> Vec<String> {
    if !MAKERS.iter().any(|it| source.contains(it)) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for line in source.lines().filter(|it| !it.trim_start().starts_with("//")) {
        // The odd pieces stand between quotes; an escaped quote makes pieces that are no codes.
        let pieces: Vec<&str> = line.split('"').collect();
        for at in (1..pieces.len()).step_by(2) {
            let is_argument = at >= 2 && pieces[at - 1] == ", " && pieces[at - 2] == "key";
            if is_code(pieces[at]) && !is_argument {
                found.push(pieces[at].to_owned());
            }
        }
    }
    found
}

fn all_codes() -> BTreeSet<String> {
    all_sources().iter().flat_map(|it| codes(it)).collect()
}

fn finding_text(language: Language) -> String {
    let path = format!("{}/messages/{}/findings.ftl", env!("CARGO_MANIFEST_DIR"), language.code());
    fs::read_to_string(path).expect("each language has findings.ftl")
}

/// The ids of the messages in `findings.ftl`: what stands before ` =` at the start of a line.
fn finding_messages(language: Language) -> BTreeSet<String> {
    let text = finding_text(language);
    let ids =
        text.lines().filter_map(|it| it.split_once(" =")).map(|it| it.0).filter(|it| is_word(it));
    ids.map(str::to_owned).collect()
}

fn message_id(code: &str) -> String {
    code.replace('.', "-")
}

#[test]
fn codes_are_found_in_sources() {
    let source = "
        //! `sum.differs`, \"in.comment\"
        Finding::error(\"csv.cells\", place).with(\"key\", \"norms.value\").found(\"a b.c\")
        let (code, severity) = if missed { (\"norm.missed\", Severity::Notice) } else { (\"norm.un-met\", Severity::Error) };
        folder.text(\"rules.toml\")
    ";
    assert_eq!(codes(source), ["csv.cells", "norm.missed", "norm.un-met"]);
}

#[test]
fn every_code_of_a_finding_has_a_message() {
    let codes = all_codes();
    assert!(
        codes.contains("sum.differs") && codes.contains("prose.number"),
        "the codes were not found"
    );
    for &language in Language::ALL {
        let known = message_ids(language);
        let without: Vec<&String> =
            codes.iter().filter(|it| !known.contains(&message_id(it))).collect();
        assert!(without.is_empty(), "without a message in {language}: {without:?}");
    }
}

#[test]
fn every_message_belongs_to_a_code() {
    let ids: BTreeSet<String> = all_codes().iter().map(|it| message_id(it)).collect();
    let sources = all_sources();
    for &language in Language::ALL {
        let idle: Vec<String> = finding_messages(language)
            .into_iter()
            .filter(|it| !ids.contains(it) && !OTHERS.contains(&it.as_str()))
            // A message within a message is named as it is.
            .filter(|it| !sources.iter().any(|source| source.contains(&format!("\"{it}\""))))
            .collect();
        assert!(idle.is_empty(), "without a code in the sources, in {language}: {idle:?}");
    }
}

#[test]
fn messages_use_arguments_that_findings_have() {
    let sources = all_sources();
    for &language in Language::ALL {
        let text = finding_text(language);
        for piece in text.split("{ $").skip(1) {
            let end = piece
                .find(|it: char| !it.is_ascii_alphanumeric() && it != '_')
                .unwrap_or(piece.len());
            let name = &piece[..end];
            let given = ["count", "expected", "found", "problem", "subject"].contains(&name)
                || sources.iter().any(|it| it.contains(&format!(".with(\"{name}\"")));
            assert!(given, "no finding has the argument {name}, in {language}");
        }
    }
}

#[test]
fn every_problem_of_a_cell_has_a_message() {
    let sources = all_sources();
    let named = sources
        .iter()
        .flat_map(|it| it.split('"'))
        .filter(|it| it.starts_with("cell-") && is_word(it));
    for id in named.collect::<BTreeSet<_>>() {
        for &language in Language::ALL {
            assert!(
                message_ids(language).iter().any(|it| it == id),
                "{id} has no message in {language}"
            );
        }
    }
}

#[test]
fn the_reference_has_every_code_and_no_other() {
    let page = fs::read_to_string(workspace().join("docs/findings.md")).unwrap();
    let rows = page.lines().filter_map(|it| it.strip_prefix("| `")?.split_once('`'));
    let told: Vec<&str> = rows.map(|it| it.0).filter(|it| is_code(it)).collect();
    let codes = all_codes();
    let missing: Vec<&String> = codes.iter().filter(|it| !told.contains(&it.as_str())).collect();
    assert!(missing.is_empty(), "not in docs/findings.md: {missing:?}");
    let gone: Vec<&&str> = told.iter().filter(|it| !codes.contains(**it)).collect();
    assert!(gone.is_empty(), "in docs/findings.md, but not in the sources: {gone:?}");
    let once: BTreeSet<&&str> = told.iter().collect();
    assert_eq!(once.len(), told.len(), "a code stands in docs/findings.md twice");
}
