//! The kinds of pages, one in each file.

mod chapter;
mod corrections;
mod dataset;
mod definitions;
mod earlier;
pub(super) mod figure;
mod findings;
mod lists;
mod method;
mod norms;
mod organisation;
mod organisations;
mod sources;
mod start;
pub(super) mod table;
mod topic;
mod trace;
mod verdict;

use super::site::Site;
use crate::OutputFile;

/// Makes the pages of one kind.
type Make = fn(&Site<'_>) -> Vec<OutputFile>;

/// All kinds.
pub(super) const ALL: &[Make] = &[
    start::pages,
    chapter::pages,
    topic::pages,
    table::pages,
    figure::pages,
    lists::pages,
    dataset::pages,
    trace::pages,
    organisation::pages,
    organisations::pages,
    norms::pages,
    findings::pages,
    definitions::pages,
    sources::pages,
    method::pages,
    corrections::pages,
];
