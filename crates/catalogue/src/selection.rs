//! Part of a key: some dimensions with their codes, and perhaps the measure.

use crate::Located;
use crate::reader::Section;

/// Part of a key, as definitions name it: `{ organisation = "total", measure = "share" }`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    entries: Vec<(String, Located<String>)>,
}

impl Selection {
    pub(crate) fn read(section: &Section<'_>, key: &str) -> Self {
        Self { entries: section.pairs(key) }
    }

    /// The code of a dimension.
    pub fn get(&self, dimension: &str) -> Option<&str> {
        self.entries.iter().find(|it| it.0 == dimension).map(|it| it.1.value.as_str())
    }

    /// The measure, where the selection names one.
    pub fn measure(&self) -> Option<&str> {
        self.get(MEASURE)
    }

    /// Each dimension with its code.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &Located<String>)> {
        self.entries.iter().map(|(dimension, code)| (dimension.as_str(), code))
    }

    /// Whether nothing is named.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// Measures are a dimension like any other: its name in axes and selections.
pub const MEASURE: &str = "measure";
