//! The web site.

use crate::{OutputFile, Publishing};

/// The pages and their style.
pub(crate) fn files(_publishing: &Publishing<'_>) -> Vec<OutputFile> {
    Vec::new()
}
