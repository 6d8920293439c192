//! `rules.toml` and `rules/*.toml`: checks that are data.

use std::collections::BTreeSet;

use rekenschap_model::{FilePlace, Finding, Place, Severity, Text};

use crate::measure::{self, Input};
use crate::reader::{Reading, Section};
use crate::{Folder, Formula, Located};

/// A relation that must hold between figures.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Its id.
    pub id: String,
    /// What it demands, in a few words.
    pub title: Text,
    /// The kind of relation.
    pub kind: RuleKind,
    /// The dimensions that it runs over.
    pub over: Vec<Located<String>>,
    /// The left side.
    pub left: Formula,
    /// The right side; none for an outlier rule.
    pub right: Option<Formula>,
    /// What the names stand for.
    pub inputs: Vec<Input>,
    /// The codes at which it holds; empty: everywhere.
    pub restriction: Vec<(String, Vec<Located<String>>)>,
    /// How bad a breach is.
    pub severity: Severity,
    /// Where it is declared.
    pub place: FilePlace,
}

/// Kinds of relations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleKind {
    /// Left and right are equal, within the rounding of what they are made of.
    Equal,
    /// Left is at most right.
    AtMost,
    /// Left is at least right.
    AtLeast,
    /// The ratio on the left is of one size for all codes.
    Outlier,
}

pub(crate) fn read(folder: &Folder, reading: &Reading) -> Vec<Rule> {
    let mut all: Vec<Rule> = Vec::new();
    let mut ids = BTreeSet::new();
    let main = folder.text("rules.toml").map(|text| ("rules.toml", text));
    for (path, text) in main.into_iter().chain(folder.below("rules", "toml")) {
        for rule in reading.toml(path, text, |root| root.sections("rules", read_one)) {
            if !ids.insert(rule.id.clone()) {
                reading.report(
                    Finding::error("rule.duplicate", Place::in_file(rule.place.clone()))
                        .found(&rule.id),
                );
            }
            all.push(rule);
        }
    }
    all
}

fn read_one(section: &Section<'_>) -> Option<Rule> {
    let kind = section.choice(
        "kind",
        &[
            ("equal", RuleKind::Equal),
            ("at-most", RuleKind::AtMost),
            ("at-least", RuleKind::AtLeast),
            ("outlier", RuleKind::Outlier),
        ],
        None,
    );
    let id = section.required_text("id", "a short name for the rule");
    let left = section.required_text("left", "an expression");
    let left = left.and_then(|it| measure::formula(section, &it));
    let right = if kind == Some(RuleKind::Outlier) {
        None
    } else {
        section
            .required_text("right", "an expression")
            .and_then(|it| measure::formula(section, &it))
    };
    let wants_right = kind != Some(RuleKind::Outlier);
    let rule = Rule {
        title: section.required_localized("title"),
        over: section.texts("over").unwrap_or_default(),
        inputs: measure::inputs(section, "inputs"),
        restriction: section.list_pairs("where"),
        severity: section.choice(
            "severity",
            &[
                ("error", Severity::Error),
                ("warning", Severity::Warning),
                ("notice", Severity::Notice),
            ],
            Some(Severity::Error),
        )?,
        place: section.place(),
        id: id?.value,
        kind: kind?,
        left: left?,
        right,
    };
    (rule.right.is_some() || !wants_right).then_some(rule)
}
