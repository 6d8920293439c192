//! Which findings only follow from others: one mistake should not be told twenty times.

use std::collections::BTreeSet;

use rekenschap_catalogue::Folder;
use rekenschap_model::{FilePlace, Finding, Severity};

/// Findings that say nothing of their own when something that they rest on could not be read.
const ALWAYS: &[&str] = &[
    "definition.unused",
    "rule.idle",
    "numbering.gap",
    "acceptance.idle",
    "explanation.idle",
    "correction.idle",
    "computed.nothing",
];

/// Findings that follow when what they name could not be read.
const WHEN_NAMED: &[&str] = &[
    "completeness.nothing",
    "completeness.missing",
    "binding.missing",
    "binding.unknown",
    "binding.reference",
    "binding.norm",
    "binding.code",
    "binding.dimension",
    "binding.argument",
    "binding.no-total",
    "reference.unknown",
    "delivery.dataset",
    "norm.reported",
    "sum.differs",
    "share.differs",
    "computed.differs",
    "table.measure",
    "table.dimension",
];

/// Folders whose files are known by their name: a mistake elsewhere makes nothing unknown.
const NAMED: &[&str] = &["datasets/", "codes/", "tables/", "figures/", "deliveries/"];

/// The ids of what could not be read as it was meant: datasets, tables, figures, code lists.
pub(crate) fn broken(findings: &[Finding], refused: &BTreeSet<String>) -> BTreeSet<String> {
    let mut all = refused.clone();
    for it in findings.iter().filter(|it| it.severity == Severity::Error) {
        let named = |it: &&FilePlace| NAMED.iter().any(|folder| it.file.starts_with(folder));
        if let Some(place) = it.place.file.as_ref().filter(named) {
            let name = place.file.rsplit('/').next().unwrap_or_default();
            let id = name.split('.').next().unwrap_or_default();
            all.insert(id.to_owned());
        }
    }
    all
}

/// The findings that stand on their own, and how many were left out.
pub(crate) fn own(findings: Vec<Finding>, broken: &BTreeSet<String>) -> (Vec<Finding>, usize) {
    if broken.is_empty() {
        return (findings, 0);
    }
    let before = findings.len();
    let kept: Vec<Finding> = findings.into_iter().filter(|it| !follows(it, broken)).collect();
    let left_out = before - kept.len();
    (kept, left_out)
}

fn follows(finding: &Finding, broken: &BTreeSet<String>) -> bool {
    if ALWAYS.contains(&finding.code) {
        return true;
    }
    if !WHEN_NAMED.contains(&finding.code) {
        return false;
    }
    let cells = finding.cells.iter().any(|it| broken.contains(&*it.dataset));
    let names = |text: &str| text.split(['/', ' ', '(', '"']).any(|it| broken.contains(it));
    let arguments = finding.arguments.iter().any(|it| it.0 != "suggestion" && names(&it.1));
    cells
        || arguments
        || names(&finding.place.subject)
        || finding.found.as_deref().is_some_and(names)
}

/// Leaves out references to a table, figure, dataset or code list whose file is there but could not be read: what is
/// wrong with the file is told already.
pub(crate) fn own_references(findings: Vec<Finding>, folder: &Folder) -> (Vec<Finding>, usize) {
    let broken: BTreeSet<&str> = findings
        .iter()
        .filter(|it| it.severity == Severity::Error && it.code != "reference.unknown")
        .filter_map(|it| it.place.file.as_ref())
        .filter(|it| folder.text(&it.file).is_none() || !it.file.starts_with("chapters/"))
        .map(|it| it.file.rsplit('/').next().unwrap_or_default())
        .map(|it| it.split('.').next().unwrap_or_default())
        .collect();
    let follows: Vec<bool> = findings
        .iter()
        .map(|it| {
            it.code == "reference.unknown"
                && it.found.as_deref().is_some_and(|it| broken.contains(it))
        })
        .collect();
    let left_out = follows.iter().filter(|it| **it).count();
    let kept = findings.into_iter().zip(follows).filter(|it| !it.1).map(|it| it.0).collect();
    (kept, left_out)
}
