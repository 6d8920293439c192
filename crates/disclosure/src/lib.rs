//! Decides which cells may not be shown: the only door from data to publication.
//!
//! Goes in: [`rekenschap_derive::RawCubes`], which hold values that may not be published. Comes out: [`ClearedCubes`], which do not:
//! a withheld value is not in them at all, so no renderer can leak one. There is no other way to make them.
//!
//! Today this is primary suppression (a minimum number of units behind each cell, and what the source itself
//! withheld) and what follows for derived values: one that was computed from a withheld value is withheld too, never
//! computed with zero. Secondary suppression, which keeps a withheld value from being worked out from those beside it,
//! is not done yet; [`ClearedCubes::exposed`] names the withheld cells that a published total gives away.
//!
//! What an earlier edition knew goes through the same door ([`protect_earlier`], [`histories`]). A value that is withheld in one of
//! the two is shown in neither, and a total of then that would give it back is withheld with it.

mod cleared;
mod earlier;
mod history;
mod rule;

pub use cleared::{ClearedCell, ClearedCubes, Content, Provenance};
pub use earlier::{EarlierCubes, protect_earlier};
pub use history::{EarlierValue, Histories, histories};
pub use rule::protect;
