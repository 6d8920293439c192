//! `vintage.restated`: an older value differs from the previous edition's, and nothing registered says why.
//! `vintage.withdrawn`: an older value is gone, and nothing registered says why.
//! `correction.idle`: a registered correction covers no change.

use rekenschap_catalogue::{Catalogue, RegisteredCorrection};
use rekenschap_model::{Finding, Place};

use super::{Change, ChangeKind, Vintages};

/// What is wrong with the changes between two editions.
pub fn vintage_findings(vintages: &Vintages<'_>, changes: &[Change]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for it in changes.iter().filter(|it| it.reason.is_none()) {
        let code = match it.kind {
            ChangeKind::Restated => "vintage.restated",
            ChangeKind::Withdrawn => "vintage.withdrawn",
            _ => continue,
        };
        let Some(cell) = it.cells.first() else { continue };
        let Some(dataset) = vintages.catalogue.dataset(&cell.dataset) else { continue };
        let text = |cubes: &rekenschap_derive::RawCubes| {
            cubes.get(cell).and_then(|it| it.value.as_ref()).map(ToString::to_string)
        };
        let place = Place::subject(dataset.cell_text(&cell.measure, &cell.key));
        let mut finding = Finding::error(code, place)
            .with("before", vintages.edition_before.to_string())
            .with("edition", vintages.edition_now.to_string())
            .about([cell.clone()]);
        finding.expected = text(vintages.before);
        finding.found = text(vintages.now);
        findings.push(finding);
    }
    findings.extend(corrections_without_change(vintages.catalogue, vintages.edition_now, changes));
    findings
}

/// Corrections of an edition that no change belongs to. Those whose earlier values are not known, and breaks, need none.
pub fn corrections_without_change(
    catalogue: &Catalogue,
    edition: i32,
    changes: &[Change],
) -> Vec<Finding> {
    let Some(record) = catalogue.editions.get(&edition) else { return Vec::new() };
    let idle = |own: &&RegisteredCorrection| {
        own.known && !own.kind.is_break() && !changes.iter().any(|it| it.is_because(own))
    };
    let all = record.corrections.iter().filter(idle);
    all.map(|it| {
        let place = Place::subject(format!("correction/{}", it.dataset.value)).at(it.place.clone());
        Finding::error("correction.idle", place).found(&it.dataset.value)
    })
    .collect()
}
