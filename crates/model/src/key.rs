//! Codes and keys: how an observation is placed in its cube.

use std::fmt;
use std::sync::Arc;

/// One code of a code list, or one period of a time dimension, as it is written in files.
///
/// Cheap to clone: a publication repeats the same few hundred codes in every key.
pub type Code = Arc<str>;

/// Makes a [`Code`] from text.
pub fn code(text: &str) -> Code {
    Arc::from(text)
}

/// The codes that place an observation, one for each dimension of its dataset, in the dataset's order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(Vec<Code>);

impl Key {
    /// A key from codes in the order of the dataset's dimensions.
    pub fn new<T: AsRef<str>>(codes: impl IntoIterator<Item = T>) -> Self {
        Self(codes.into_iter().map(|it| code(it.as_ref())).collect())
    }

    /// A key from codes that exist already.
    pub fn from_codes(codes: Vec<Code>) -> Self {
        Self(codes)
    }

    /// The codes, one for each dimension.
    pub fn codes(&self) -> &[Code] {
        &self.0
    }

    /// The same key with another code in one dimension.
    pub fn with(&self, dimension: usize, other: &str) -> Self {
        let mut codes = self.0.clone();
        codes[dimension] = code(other);
        Self(codes)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, code) in self.0.iter().enumerate() {
            if at > 0 {
                to.write_str(",")?;
            }
            to.write_str(code)?;
        }
        Ok(())
    }
}

/// The address of one cell: dataset, measure and key.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellReference {
    /// The id of the dataset.
    pub dataset: Code,
    /// The id of the measure.
    pub measure: Code,
    /// The key within the dataset.
    pub key: Key,
}
