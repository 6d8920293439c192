//! Says what is wrong, incomplete, implausible or off-norm.
//!
//! Goes in: the catalogue and the raw cubes. Comes out: findings, in a fixed order. Each rule is a file in `rules/`.
//! Tolerances follow from the rounding of what is compared (half a unit of the last printed digit of each value),
//! never from a fixed percentage. A check never changes a value.

mod acceptance;
mod rules;
mod usage;
mod vintage;

use rekenschap_catalogue::{Catalogue, Edition};
use rekenschap_derive::RawCubes;
use rekenschap_model::Finding;

pub use acceptance::{Judged, judge};
pub use rules::norms::{Assessment, Verdict, assess};
pub use usage::{Usage, unused};
pub use vintage::{
    Change, ChangeKind, Reason, Vintages, compare, corrections_without_change, vintage_findings,
};

/// What the rules look at.
pub(crate) struct Context<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) cubes: &'a RawCubes,
    pub(crate) edition: i32,
    pub(crate) record: Option<&'a Edition>,
}

/// Everything that the rules find in an edition.
pub fn check(catalogue: &Catalogue, cubes: &RawCubes, edition: i32) -> Vec<Finding> {
    let context = Context { catalogue, cubes, edition, record: catalogue.editions.get(&edition) };
    let mut findings = Vec::new();
    for rule in rules::ALL {
        rule(&context, &mut findings);
    }
    findings
}
