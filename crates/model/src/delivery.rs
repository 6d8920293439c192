//! Deliveries: what came in, from whom, when, from which file.

use crate::{Code, Confidentiality, Key, Status, Value};

/// One value of one measure at one key, as it was delivered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observation {
    /// The id of the measure.
    pub measure: Code,
    /// The key in the order of the dataset's dimensions.
    pub key: Key,
    /// The value; `None` when it is missing, not applicable or withheld by the source.
    pub value: Option<Value>,
    /// The observation status.
    pub status: Status,
    /// The confidentiality status.
    pub confidentiality: Confidentiality,
    /// The line of the delivered file, from 1 (the header is line 1).
    pub line: usize,
}

/// What has been done with a delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DeliveryState {
    /// Read, but nobody signed for it.
    Draft,
    /// Handed in by the contributor.
    Submitted,
    /// Signed off.
    Approved,
    /// Refused; it does not take part in anything.
    Rejected,
}

impl DeliveryState {
    /// The word for it in a register and in the ledger.
    pub fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Approved => "approved",
            Self::Rejected => "rejected",
        }
    }

    /// The state that a register names.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Draft, Self::Submitted, Self::Approved, Self::Rejected]
            .into_iter()
            .find(|it| it.word() == word)
    }
}

/// An immutable set of observations of one dataset from one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// The edition it was made for.
    pub edition: i32,
    /// The id of the source.
    pub source: String,
    /// The id of the dataset.
    pub dataset: Code,
    /// The path of the file within the publication folder, with forward slashes.
    pub file: String,
    /// SHA-256 of the file's bytes, in hexadecimal.
    pub sha256: String,
    /// SHA-256 of the definitions that it was read by, in hexadecimal: the same bytes under other definitions are read again.
    pub definition: String,
    /// Who delivered it; empty when nobody signed.
    pub delivered_by: String,
    /// The day it was delivered, `YYYY-MM-DD`; empty when unknown.
    pub delivered_on: String,
    /// What has been done with it.
    pub state: DeliveryState,
    /// The observations, in the order of the file.
    pub observations: Vec<Observation>,
}
