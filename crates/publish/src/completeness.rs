//! How complete the answers to an edition's request are.

/// What one source was asked for an edition, and what of it is there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourceCompleteness {
    /// The id of the source.
    pub source: String,
    /// The day by which it delivers, `YYYY-MM-DD`.
    pub deadline: String,
    /// What it is asked for.
    pub datasets: Vec<DatasetCompleteness>,
    /// Why it is late or incomplete, when that was stated.
    pub statement: Option<Statement>,
}

/// What of one dataset is asked of a source, and there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DatasetCompleteness {
    /// The id of the dataset.
    pub dataset: String,
    /// How many cells are asked; of a register none, since nobody knows how many records there will be.
    pub asked: usize,
    /// How many of them came in.
    pub delivered: usize,
    /// How many of them are approved.
    pub approved: usize,
    /// Whether something came in: for a register, which has no number of cells.
    pub has_delivery: bool,
    /// Whether all that came in is approved.
    pub is_approved: bool,
    /// The last day that something came in, `YYYY-MM-DD`; empty when nothing did, or nobody signed.
    pub delivered_on: String,
}

/// Why a source is late or incomplete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The words of who stated it.
    pub text: String,
    /// Who stated it.
    pub by: String,
    /// On which day, `YYYY-MM-DD`.
    pub on: String,
}

impl DatasetCompleteness {
    /// Whether something is still to be delivered.
    pub fn is_incomplete(&self) -> bool {
        !self.has_delivery || self.delivered < self.asked
    }

    /// How many cells are still to be delivered.
    pub fn missing(&self) -> usize {
        self.asked.saturating_sub(self.delivered)
    }
}

impl SourceCompleteness {
    /// Whether something is still to be delivered.
    pub fn is_incomplete(&self) -> bool {
        self.datasets.iter().any(DatasetCompleteness::is_incomplete)
    }

    /// The sum of something over its datasets.
    pub fn sum(&self, of: impl Fn(&DatasetCompleteness) -> usize) -> usize {
        self.datasets.iter().map(of).sum()
    }
}
