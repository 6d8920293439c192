//! What an earlier edition knew, and what changed since.

use rekenschap_catalogue::Catalogue;
use rekenschap_checks::{Vintages, compare, vintage_findings};
use rekenschap_derive::{RawCubes, derive};
use rekenschap_disclosure::{ClearedCubes, Histories, histories, protect_earlier};
use rekenschap_model::{Delivery, Finding};
use rekenschap_report::Vintage;

/// An earlier edition as it may be shown, the earlier values of cells, and what is wrong with the changes.
pub(crate) struct Compared {
    pub(crate) vintage: Vintage,
    pub(crate) histories: Histories,
    pub(crate) findings: Vec<Finding>,
}

/// Compares an edition with an earlier one: `before`, else the last one before it for which there are deliveries.
///
/// `deliveries` are those that count for the edition, ordered by the edition that they were made for: those of an earlier
/// edition stand in front, so that cubes made from them refer to the same positions.
pub(crate) fn compared(
    catalogue: &Catalogue,
    deliveries: &[Delivery],
    raw: &RawCubes,
    cubes: &ClearedCubes,
    edition: i32,
    before: Option<i32>,
) -> Compared {
    let previous = deliveries.iter().map(|it| it.edition).filter(|it| *it < edition).max();
    let before = before.or(previous).unwrap_or(edition - 1);
    let earlier = deliveries.iter().take_while(|it| it.edition <= before).count();
    let raw_before = derive(catalogue, &deliveries[..earlier]);
    let vintages = Vintages {
        catalogue,
        edition_before: before,
        edition_now: edition,
        before: &raw_before,
        now: raw,
        deliveries,
    };
    let changes = compare(&vintages);
    let shown = protect_earlier(catalogue, before, &raw_before, cubes);
    let findings = shown.tell(vintage_findings(&vintages, &changes));
    let histories = histories(catalogue, deliveries, cubes, Some(&shown));
    let vintage = Vintage { cubes: shown, changes, delivered: earlier > 0 };
    Compared { vintage, histories, findings }
}
