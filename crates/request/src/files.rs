//! The files of a request.

use rekenschap_catalogue::Catalogue;
use rekenschap_language::Language;

use crate::request::Request;
use crate::{csv_template, json, ods, workbook, xlsx};

/// A file of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestFile {
    /// Its path below the folder of requests, with forward slashes.
    pub path: String,
    /// Its contents.
    pub bytes: Vec<u8>,
}

/// Why a file could not be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RequestError {
    /// The workbook does not fit the format.
    #[error("the workbook for {path} cannot be written")]
    Xlsx {
        /// The file.
        path: String,
        /// What does not fit.
        source: rust_xlsxwriter::XlsxError,
    },
    /// The workbook could not be packed.
    #[error("the workbook for {path} cannot be packed")]
    Ods {
        /// The file.
        path: String,
        /// What went wrong.
        source: std::io::Error,
    },
    /// The template or the JSON could not be written.
    #[error("{path} cannot be written")]
    Text {
        /// The file.
        path: String,
        /// What went wrong.
        source: std::io::Error,
    },
}

/// The files of a request, in a language: `<source>.xlsx`, `<source>.ods`, `<source>.json`, and `<source>/<dataset>.csv`
/// for each dataset.
///
/// # Errors
/// When a format has no room for what is asked: more rows than a sheet can have, say.
pub fn files(
    catalogue: &Catalogue,
    request: &Request,
    language: Language,
) -> Result<Vec<RequestFile>, RequestError> {
    let source = &request.source;
    let book = workbook::workbook(catalogue, request, language);
    let path = |extension: &str| format!("{source}.{extension}");
    let xlsx =
        xlsx::write(&book).map_err(|source| RequestError::Xlsx { path: path("xlsx"), source })?;
    let ods =
        ods::write(&book).map_err(|source| RequestError::Ods { path: path("ods"), source })?;
    let json = json::write(catalogue, request, language)
        .map_err(|source| RequestError::Text { path: path("json"), source: source.into() })?;
    let mut all = vec![
        RequestFile { path: path("xlsx"), bytes: xlsx },
        RequestFile { path: path("ods"), bytes: ods },
        RequestFile { path: path("json"), bytes: json },
    ];
    for own in &request.datasets {
        let path = format!("{source}/{}.csv", own.asked.dataset);
        let bytes = csv_template::write(catalogue, own)
            .map_err(|source| RequestError::Text { path: path.clone(), source })?;
        all.push(RequestFile { path, bytes });
    }
    Ok(all)
}
