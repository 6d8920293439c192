//! Findings that an edition accepts, each with its reason.

use std::collections::BTreeSet;

use rekenschap_catalogue::{Acceptance, Edition};
use rekenschap_model::{Finding, Place};

/// A finding, with the acceptance that covers it.
#[derive(Debug, Clone)]
pub struct Judged {
    /// The finding.
    pub finding: Finding,
    /// The acceptance, if the edition has one that has not expired.
    pub acceptance: Option<Acceptance>,
}

impl Judged {
    /// Whether publication is blocked by it.
    pub fn blocks(&self) -> bool {
        self.acceptance.is_none() && self.finding.severity == rekenschap_model::Severity::Error
    }
}

/// Lays the acceptances of an edition beside the findings; the same finding twice is one. An acceptance that covers
/// nothing, or that has expired by the edition's cut-off, is itself a finding.
pub fn judge(mut findings: Vec<Finding>, edition: Option<&Edition>) -> Vec<Judged> {
    let mut seen = BTreeSet::new();
    findings.retain(|it| {
        seen.insert((
            it.code,
            it.place.clone(),
            it.expected.clone(),
            it.found.clone(),
            it.arguments.clone(),
        ))
    });
    let acceptances = edition.map_or(&[][..], |it| &it.accepted);
    let cutoff = edition.map_or("", |it| it.cutoff.as_str());
    let mut used = vec![false; acceptances.len()];
    let mut judged = Vec::new();
    for finding in findings {
        let mut acceptance = None;
        for (at, it) in acceptances.iter().enumerate() {
            let same =
                |pinned: &Option<String>, own: &Option<String>| pinned.is_none() || pinned == own;
            let values = same(&it.expected, &finding.expected) && same(&it.found, &finding.found);
            if it.code == finding.code && it.subject == finding.place.subject && values {
                used[at] = true;
                acceptance = Some(it.clone()).filter(|it| it.until.as_str() >= cutoff);
            }
        }
        judged.push(Judged { finding, acceptance });
    }
    for (it, used) in acceptances.iter().zip(used) {
        let place = || {
            Place::subject(format!("acceptance/{}/{}", it.code, it.subject)).at(it.place.clone())
        };
        if !used {
            let finding = Finding::error("acceptance.idle", place())
                .found(format!("{} {}", it.code, it.subject));
            judged.push(Judged { finding, acceptance: None });
        } else if it.until.as_str() < cutoff {
            let finding =
                Finding::error("acceptance.expired", place()).expected(cutoff).found(&it.until);
            judged.push(Judged { finding, acceptance: None });
        }
    }
    judged
}
