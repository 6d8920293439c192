//! What a ledger remembers.

use rekenschap_model::{Correction, CorrectionKind, DeliveryState, Original, code};
use serde::{Deserialize, Serialize};

/// Something that happened, with its place in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number, from 1.
    pub number: i64,
    /// When it was written down, in UTC: `2024-02-01T09:30:00Z`.
    pub at: String,
    /// Who did it; empty for what the program found by itself.
    pub actor: String,
    /// What happened.
    pub event: Event,
    /// The hash that binds it to all that went before, in hexadecimal.
    pub hash: String,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A request went out to a source.
    Requested(Requested),
    /// A delivery came in.
    Delivered(Box<Delivered>),
    /// A delivery was handed in, approved or rejected.
    Decided(Decided),
    /// A missed norm was explained.
    Explained(Explained),
    /// It was stated why a source is late or incomplete.
    Stated(Stated),
    /// An edition was released.
    Released(Released),
}

/// A request went out to a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requested {
    /// The id of the publication.
    pub publication: String,
    /// The edition.
    pub edition: i32,
    /// The source.
    pub source: String,
    /// SHA-256 of the request as JSON.
    pub sha256: String,
}

/// How a delivery came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Inlet {
    /// It lies in the publication folder.
    Folder,
    /// It was imported.
    Import,
}

/// A delivery came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivered {
    /// The id of the publication.
    pub publication: String,
    /// The edition that it was made for.
    pub edition: i32,
    /// The id of the source.
    pub source: String,
    /// The id of the dataset.
    pub dataset: String,
    /// The path of the tidy file within the publication folder.
    pub file: String,
    /// SHA-256 of the tidy file, which is a document of the ledger.
    pub sha256: String,
    /// How it came in.
    pub inlet: Inlet,
    /// Its state on arrival, as [`DeliveryState::word`].
    pub state: String,
    /// Who delivered it.
    pub by: String,
    /// The day that it is signed with, `YYYY-MM-DD`; may be empty.
    pub on: String,
    /// Who decided on it, where the folder's register says so; else empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub decided_by: String,
    /// The day of that.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub decided_on: String,
    /// The kind of correction, as [`CorrectionKind::word`]; empty when it corrects nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub correction: String,
    /// Why it corrects.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// The file that it came as, when that was not the tidy file itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original: Option<OriginalFile>,
    /// Remarks that the deliverer wrote beside the figures, each with its place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<String>,
    /// How many values it holds.
    pub cells: usize,
    /// The findings on arrival, as they were told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<String>,
}

/// The file that a delivery came as; see [`Original`]. Its bytes are a document of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OriginalFile {
    name: String,
    sha256: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    sheet: String,
    rows: Vec<(usize, usize, usize)>,
    columns: Vec<(String, usize)>,
}

impl From<&Original> for OriginalFile {
    fn from(it: &Original) -> Self {
        Self {
            name: it.name.clone(),
            sha256: it.sha256.clone(),
            sheet: it.sheet.clone(),
            rows: it.rows.clone(),
            columns: it.columns.iter().map(|(id, at)| (id.to_string(), *at)).collect(),
        }
    }
}

impl OriginalFile {
    /// As the rest of the program knows it.
    pub fn original(&self) -> Original {
        Original {
            name: self.name.clone(),
            sha256: self.sha256.clone(),
            sheet: self.sheet.clone(),
            rows: self.rows.clone(),
            columns: self.columns.iter().map(|(id, at)| (code(id), *at)).collect(),
        }
    }
}

impl Delivered {
    /// Why it corrects earlier figures, when it does.
    pub fn correction(&self) -> Option<Correction> {
        let kind = CorrectionKind::from_word(&self.correction)?;
        Some(Correction { kind, reason: self.reason.clone() })
    }
}

/// A delivery was handed in, approved or rejected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// The id of the publication.
    pub publication: String,
    /// The number of the entry that brought the delivery.
    pub delivery: i64,
    /// The new state, as [`DeliveryState::word`].
    pub state: String,
    /// The day that it is signed with, `YYYY-MM-DD`.
    pub on: String,
    /// Why; a rejection has a reason.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

impl Decided {
    /// The state in the model's words.
    pub fn state(&self) -> Option<DeliveryState> {
        DeliveryState::from_word(&self.state)
    }
}

/// A missed norm was explained.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explained {
    /// The id of the publication.
    pub publication: String,
    /// The edition.
    pub edition: i32,
    /// The source that explains.
    pub source: String,
    /// The norm.
    pub norm: String,
    /// The organisation (a code of the norm's `each` dimension); empty: the whole.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub organisation: String,
    /// The explanation.
    pub text: String,
    /// The day, `YYYY-MM-DD`.
    pub on: String,
}

/// It was stated why a source is late or incomplete.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stated {
    /// The id of the publication.
    pub publication: String,
    /// The edition.
    pub edition: i32,
    /// The source.
    pub source: String,
    /// The statement.
    pub text: String,
    /// The day, `YYYY-MM-DD`.
    pub on: String,
}

/// An edition was released.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Released {
    /// The id of the publication.
    pub publication: String,
    /// The edition.
    pub edition: i32,
    /// The name of the archive.
    pub archive: String,
    /// SHA-256 of the archive.
    pub sha256: String,
    /// SHA-256 over the names and hashes of the site's files.
    pub site: String,
    /// The day, `YYYY-MM-DD`.
    pub on: String,
}

impl Event {
    /// The word for its kind.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Requested(_) => "requested",
            Self::Delivered(_) => "delivered",
            Self::Decided(_) => "decided",
            Self::Explained(_) => "explained",
            Self::Stated(_) => "stated",
            Self::Released(_) => "released",
        }
    }

    /// The id of the publication that it belongs to.
    pub fn publication(&self) -> &str {
        match self {
            Self::Requested(it) => &it.publication,
            Self::Delivered(it) => &it.publication,
            Self::Decided(it) => &it.publication,
            Self::Explained(it) => &it.publication,
            Self::Stated(it) => &it.publication,
            Self::Released(it) => &it.publication,
        }
    }

    /// The files that it speaks of, by SHA-256.
    pub fn documents(&self) -> Vec<&str> {
        match self {
            Self::Delivered(it) => {
                let original = it.original.as_ref().map(|it| it.sha256.as_str());
                std::iter::once(it.sha256.as_str()).chain(original).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Its contents as JSON.
    pub(crate) fn payload(&self) -> String {
        let written = match self {
            Self::Requested(it) => serde_json::to_string(it),
            Self::Delivered(it) => serde_json::to_string(it),
            Self::Decided(it) => serde_json::to_string(it),
            Self::Explained(it) => serde_json::to_string(it),
            Self::Stated(it) => serde_json::to_string(it),
            Self::Released(it) => serde_json::to_string(it),
        };
        // Texts and whole numbers alone: that cannot fail.
        written.unwrap_or_default()
    }

    /// The event that a row holds; nothing when it holds none.
    pub(crate) fn parse(kind: &str, payload: &str) -> Option<Self> {
        let read = match kind {
            "requested" => serde_json::from_str(payload).map(Self::Requested),
            "delivered" => serde_json::from_str(payload).map(|it| Self::Delivered(Box::new(it))),
            "decided" => serde_json::from_str(payload).map(Self::Decided),
            "explained" => serde_json::from_str(payload).map(Self::Explained),
            "stated" => serde_json::from_str(payload).map(Self::Stated),
            "released" => serde_json::from_str(payload).map(Self::Released),
            _ => return None,
        };
        read.ok()
    }
}
