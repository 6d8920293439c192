//! Reads a publication folder and says what exists: organisations and other code lists, datasets, norms,
//! chapters, tables, figures, rules, editions and requests.
//!
//! Goes in: the files of the folder, in memory ([`Folder`]). Comes out: a [`Catalogue`] with everything that is wrong
//! with the folder, in one run, each mistake with its file, line and column. It knows no values and reads no disk.
//!
//! ```
//! use rekenschap_catalogue::{Folder, read};
//! let mut folder = Folder::new();
//! folder.insert("publication.toml", "id = \"x\"\nlanguages = [\"en\"]\nedition = 2023\ntitel = \"X\"".to_owned());
//! let checked = read(&folder);
//! assert!(checked.findings.iter().any(|it| it.code == "toml.unknown-key"));
//! ```

mod alignment;
mod catalogue;
mod code_list;
mod dataset;
mod edition;
mod figure;
mod folder;
mod formula;
mod links;
mod measure;
mod norm;
mod publication;
mod reader;
mod request;
mod rule;
mod selection;
mod suggestion;
mod table;
mod topic;
mod vocabulary;

pub use alignment::Unaligned;
pub use catalogue::{Catalogue, read};
pub use code_list::{Alias, Change, CodeList, Entry, SeriesRule};
pub use dataset::{Dataset, Dimension, DimensionKind, DisclosureRule, Note, NoteKind};
pub use edition::{Acceptance, Edition, Explanation, RegisteredCorrection};
pub use figure::{Chart, Figure};
pub use folder::Folder;
pub use formula::{Formula, FormulaProblem, NoValue};
pub use measure::{Aggregation, Computation, Input, Measure, MeasureKind, OverRecords};
pub use norm::{Direction, Norm, Reported};
pub use publication::{Chapter, Headline, Part, Publication};
pub use reader::Located;
pub use request::{Asked, Contact, RequestCall, RequestPart, SourceRequest};
pub use rule::{Rule, RuleKind};
pub use selection::{MEASURE, Selection};
pub use suggestion::nearest;
pub use table::{Axis, AxisEntry, Table};
pub use topic::{Body, Topic, natural};
pub use vocabulary::{Concept, Scope, Source, Unit};
