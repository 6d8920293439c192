//! What is worth telling once for a sheet, with how often and where first.

use std::collections::BTreeMap;

use rekenschap_model::{FilePlace, Finding, Place, Severity};

/// Notices that are counted and told once each.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    all: BTreeMap<&'static str, (usize, Finding)>,
}

impl Tally {
    /// Counts a notice; the first one of its code is the one that is told.
    pub(crate) fn notice(
        &mut self,
        code: &'static str,
        place: FilePlace,
        say: impl FnOnce(Finding) -> Finding,
    ) {
        self.count(code, Severity::Notice, place, say);
    }

    /// Counts a warning.
    pub(crate) fn warning(
        &mut self,
        code: &'static str,
        place: FilePlace,
        say: impl FnOnce(Finding) -> Finding,
    ) {
        self.count(code, Severity::Warning, place, say);
    }

    fn count(
        &mut self,
        code: &'static str,
        severity: Severity,
        place: FilePlace,
        say: impl FnOnce(Finding) -> Finding,
    ) {
        let new = || (0, say(Finding::new(code, severity, Place::in_file(place))));
        self.all.entry(code).or_insert_with(new).0 += 1;
    }

    /// The findings, each with how often it occurred.
    pub(crate) fn findings(self) -> impl Iterator<Item = Finding> {
        self.all.into_values().map(|(many, finding)| finding.with("many", many.to_string()))
    }
}
