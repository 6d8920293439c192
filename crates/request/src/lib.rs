//! What each source is asked for: who owes which cells, by when, with what is known already beside them.
//!
//! Goes in: a catalogue, an edition, and what is known of each cell. Comes out: a [`Request`] for each source, and its
//! files: a workbook as XLSX and as ODS, a JSON file for programs, and a CSV template for each dataset. It reads no
//! disk and no clock: the same definitions and known values give the same bytes.
//!
//! What is known goes to whoever gets the request: the caller decides which values that source may see.
//!
//! ```
//! use rekenschap_catalogue::{Folder, read};
//! let catalogue = read(&Folder::new()).value;
//! assert!(rekenschap_request::requests(&catalogue, 2023, &|_| None).is_empty());
//! ```

mod cover;
mod csv_template;
mod dataset_sheet;
mod explanation_sheet;
mod files;
mod input;
mod json;
mod list_sheet;
mod norm;
mod ods;
mod reminder;
mod request;
mod sheet;
mod text;
mod workbook;
mod xlsx;

pub use files::{RequestError, RequestFile, files};
pub use input::{Choices, InputRule};
pub use reminder::reminder;
pub use request::{
    DatasetRequest, Known, KnownValue, NormExplanation, Request, RequestCell, RequestRow, requests,
};
pub use sheet::{Cell, CellKind, Content, Sheet, TableArea, Workbook};
pub use workbook::workbook;
