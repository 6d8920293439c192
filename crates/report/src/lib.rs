//! Binds prose, tables and figures to values: one document tree, which every form of the publication is rendered from.
//!
//! Goes in: the catalogue and the cleared cubes. Comes out: a [`Document`] for each language, with everything that is
//! wrong in its texts: numbers that are typed and not bound, words that claim something unbound, bindings to what does
//! not exist or is withheld, and claims that the data make false. It never sees a value that may not be published.

mod axes;
mod binder;
mod compose;
mod document;
mod functions;
mod gate;
mod markdown;
mod notes;
mod table;
mod template;
mod trace;
mod vintage;

pub use compose::{Composed, compose};
pub use document::{
    Block, Bound, CellContent, CellView, ChapterView, ColumnView, Document, FigureView,
    HeadlineView, Inline, NormView, NoteView, Reference, RowView, TableView, TopicView, plain,
};
pub use rekenschap_checks::ChangeKind;
pub use trace::{Trace, TraceOrigin, TraceValue, norms_at, trace, value_text};
pub use vintage::{ReasonView, Register, Restatement, Vintage};
