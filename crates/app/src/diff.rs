//! What changed between two editions.

use crate::assemble::{Trial, assemble_with};
use crate::{AppError, Assembled, Settings, Step};

/// Assembles an edition beside an earlier one of choice: the register in its documents lists everything that changed between
/// the two. `settings.edition` is not looked at.
///
/// # Errors
/// As [`crate::assemble()`], and when there is no such edition or the earlier one is not the earlier one; the error says which
/// editions there are.
pub fn diff(
    settings: &Settings,
    before: i32,
    now: i32,
    progress: &mut dyn FnMut(Step),
) -> Result<Assembled, AppError> {
    let settings = Settings { edition: Some(now), ..settings.clone() };
    let trial = Trial { compared_with: Some(before), ..Trial::default() };
    assemble_with(&settings, &trial, progress)
}
