//! Renders the document tree: a web site, and its data as CSV and JSON.
//!
//! Goes in: the documents, the cleared cubes, the findings as they may be told. Comes out: files, by path, in a fixed
//! order; the same input gives the same bytes. It writes no disk and never sees a value that may not be published.

mod completeness;
mod data;
mod html;

use rekenschap_catalogue::Catalogue;
use rekenschap_checks::Judged;
use rekenschap_disclosure::{ClearedCubes, Histories};
use rekenschap_model::{Correction, DeliveryState};
use rekenschap_report::{Document, Vintage};

pub use completeness::{DatasetCompleteness, SourceCompleteness, Statement};
pub use data::{changes, checks};
pub use html::status::{DatasetLine, SourceLine, StatusPage, status_page};

/// Everything that an edition is rendered from.
pub struct Publishing<'a> {
    /// The definitions.
    pub catalogue: &'a Catalogue,
    /// The values that may be published.
    pub cubes: &'a ClearedCubes,
    /// The document tree in each language, the main one first.
    pub documents: &'a [Document],
    /// The findings as they may be told, with the acceptances that cover them.
    pub findings: &'a [Judged],
    /// The deliveries that count, in the order that provenance refers to.
    pub deliveries: &'a [DeliverySummary],
    /// What the edition before it knew, as far as that may be shown.
    pub vintage: &'a Vintage,
    /// The earlier values of cells that were delivered more than once.
    pub histories: &'a Histories,
    /// How complete each source's answer is; nothing when nobody was asked for the edition.
    pub completeness: &'a [SourceCompleteness],
    /// The edition.
    pub edition: i32,
}

/// A delivery without its observations.
#[derive(Debug, Clone)]
pub struct DeliverySummary {
    /// The edition that it was made for.
    pub edition: i32,
    /// The id of the source.
    pub source: String,
    /// The id of the dataset.
    pub dataset: String,
    /// The path of the file within the publication folder.
    pub file: String,
    /// SHA-256 of the file.
    pub sha256: String,
    /// Who delivered it; empty when nobody signed.
    pub delivered_by: String,
    /// When, `YYYY-MM-DD`; may be empty.
    pub delivered_on: String,
    /// What has been done with it.
    pub state: DeliveryState,
    /// Who decided on it; may be empty.
    pub decided_by: String,
    /// When, `YYYY-MM-DD`; may be empty.
    pub decided_on: String,
    /// Why it replaces earlier figures, when it does.
    pub correction: Option<Correction>,
}

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// Its path within the site, with forward slashes.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The templates and styles that pages are made with, by path: they are kept with a released edition.
pub fn templates() -> Vec<(&'static str, &'static str)> {
    html::templates()
}

/// All files of the site, ordered by path.
pub fn files(publishing: &Publishing<'_>) -> Vec<OutputFile> {
    let mut all = data::files(publishing);
    all.extend(html::files(publishing));
    all.sort_by(|a, b| a.path.cmp(&b.path));
    all
}
