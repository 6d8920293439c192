//! The shape of the workspace: dependencies run one way, and the map is right.

use std::collections::BTreeMap;
use std::fs;

use crate::support::root;

/// Crates from the ground up: each may use the rows above its own, never its own row or one below.
const LAYERS: &[&[&str]] = &[
    &["language"],
    &["model"],
    &["catalogue", "ledger"],
    &["intake", "derive"],
    &["checks", "disclosure", "request"],
    &["report"],
    &["publish"],
    &["app"],
    &["cli"],
];

#[test]
fn dependencies_run_one_way() {
    let rank: BTreeMap<&str, usize> = LAYERS
        .iter()
        .enumerate()
        .flat_map(|(at, row)| row.iter().map(move |it| (*it, at)))
        .collect();
    for entry in fs::read_dir(root().join("crates")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let own = rank.get(name.as_str()).unwrap_or_else(|| panic!("{name} is in no layer"));
        let manifest = fs::read_to_string(path.join("Cargo.toml")).unwrap();
        for other in manifest.lines().filter_map(|it| it.strip_prefix("rekenschap-")) {
            let other = other.split(['.', ' ']).next().unwrap();
            assert!(rank[other] < *own, "{name} may not use {other}");
        }
    }
}

#[test]
fn the_map_is_complete_and_current() {
    let map = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    for entry in fs::read_dir(root().join("crates")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(map.contains(&format!("`crates/{name}`")), "not on the map: {name}");
    }
    for path in map.split('`').filter(|it| it.starts_with("crates/")) {
        assert!(root().join(path).exists(), "on the map, but gone: {path}");
    }
}

#[test]
fn no_renderer_can_name_a_raw_cube() {
    for name in ["report", "publish"] {
        let manifest =
            fs::read_to_string(root().join("crates").join(name).join("Cargo.toml")).unwrap();
        let manifest = manifest.split("[dev-dependencies]").next().unwrap();
        assert!(
            !manifest.contains("rekenschap-derive"),
            "{name} could see values that may not be published"
        );
    }
}

#[test]
fn nothing_of_the_dutch_report_is_in_code() {
    let mut found = Vec::new();
    for entry in fs::read_dir(root().join("crates")).unwrap() {
        for path in crate::support::files(&entry.unwrap().path().join("src"), "rs") {
            let text = fs::read_to_string(&path).unwrap();
            // Tests beside the code may use names that people know.
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            for word in ["jbr", "JBR", "RECHTSPRAAK", "rijks", "Roemer", "BZK"] {
                for (at, line) in code.lines().enumerate().filter(|it| it.1.contains(word)) {
                    let comment = line.trim_start().starts_with("//")
                        || line.contains("hint")
                        || line.contains("// ");
                    if !comment {
                        found.push(format!("{}:{}: {line}", path.display(), at + 1));
                    }
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
