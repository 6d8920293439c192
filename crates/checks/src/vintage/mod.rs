//! What changed between what two editions knew.
//!
//! What was known for an edition is what was delivered for it and before. Changes are found by comparing the two, never
//! declared; why there is a change is declared, in the edition or with the delivery. A [`Change`] names cells and holds no
//! values: those stand in the cubes, raw here, cleared for everyone after disclosure control.

mod compare;
mod findings;
mod series;
#[cfg(test)]
mod tests;

use rekenschap_catalogue::{Catalogue, RegisteredCorrection};
use rekenschap_derive::RawCubes;
use rekenschap_language::Language;
use rekenschap_model::{CellReference, Code, CorrectionKind, Delivery, FilePlace, Text};

pub use compare::compare;
pub use findings::{corrections_without_change, vintage_findings};

/// What two editions knew.
#[derive(Clone, Copy)]
pub struct Vintages<'a> {
    /// The definitions, which are those of today for both.
    pub catalogue: &'a Catalogue,
    /// The earlier edition.
    pub edition_before: i32,
    /// The later edition.
    pub edition_now: i32,
    /// What the earlier edition knew.
    pub before: &'a RawCubes,
    /// What the later edition knows.
    pub now: &'a RawCubes,
    /// The deliveries of the later edition, as its cubes refer to them.
    pub deliveries: &'a [Delivery],
}

/// What kind of change it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// A cell has another value.
    Restated,
    /// A computed cell has another value, because cells that it is made of have.
    Follows,
    /// A cell had a value and has none now.
    Withdrawn,
    /// A correction is registered, and what the value was before is not known.
    EarlierUnknown,
    /// Figures before and after may not be compared: another definition or scope, a flag, or a code that changed.
    Broken,
    /// A cell has the same value with another status: provisional became final.
    StatusChanged,
    /// An older period of a series has a value for the first time.
    Added,
    /// A series that the earlier edition did not have.
    NewSeries,
    /// A series that the earlier edition had up to its newest period, and that has no newer one.
    Discontinued,
    /// A dataset that was not delivered for the earlier edition.
    NewDataset,
}

impl ChangeKind {
    /// All kinds, in the order in which they are told.
    pub const ALL: &[Self] = &[
        Self::Restated,
        Self::Follows,
        Self::Withdrawn,
        Self::EarlierUnknown,
        Self::Broken,
        Self::StatusChanged,
        Self::Added,
        Self::NewSeries,
        Self::Discontinued,
        Self::NewDataset,
    ];

    /// The word for it in data and in message ids.
    pub fn word(self) -> &'static str {
        match self {
            Self::Restated => "restated",
            Self::Follows => "follows",
            Self::Withdrawn => "withdrawn",
            Self::EarlierUnknown => "earlier-unknown",
            Self::Broken => "break",
            Self::StatusChanged => "status",
            Self::Added => "added",
            Self::NewSeries => "new-series",
            Self::Discontinued => "discontinued",
            Self::NewDataset => "new-dataset",
        }
    }

    /// Whether it says that single cells have another value, or none any more.
    pub fn is_of_values(self) -> bool {
        matches!(self, Self::Restated | Self::Follows | Self::Withdrawn)
    }
}

/// A change of figures between two editions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What kind of change it is.
    pub kind: ChangeKind,
    /// The dataset.
    pub dataset: Code,
    /// The measure; none when it is about several.
    pub measure: Option<Code>,
    /// The cells: one for a change of a value, the newest of each series for series, those that are covered for a
    /// correction or a break. None for a dataset as a whole.
    pub cells: Vec<CellReference>,
    /// How many cells (for series: how many series) it is about.
    pub count: usize,
    /// Why, where that is registered.
    pub reason: Option<Reason>,
    /// For a value that follows: the cells that it was made of and that changed.
    pub inputs: Vec<CellReference>,
}

impl Change {
    /// Whether a registered correction is the reason.
    fn is_because(&self, correction: &RegisteredCorrection) -> bool {
        let place = self.reason.as_ref().and_then(|it| it.place.as_ref());
        place == Some(&correction.place)
    }
}

/// Why figures changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// What kind of correction it is.
    pub kind: CorrectionKind,
    /// Why: it ends the sentence "corrected because …". Of a delivery: in the deliverer's own words.
    pub text: Text,
    /// Who says so.
    pub author: String,
    /// When, `YYYY-MM-DD`.
    pub date: String,
    /// Whether the earlier values are known.
    pub known: bool,
    /// Whether the earlier edition showed the earlier values.
    pub published: bool,
    /// Whether it stands in the edition; else the delivery says it.
    pub registered: bool,
    /// Which cells it is about: the codes by the name of the dimension. Nothing: the whole dataset.
    pub at: Vec<(String, Vec<String>)>,
    /// Where it is declared, when it stands in the edition.
    pub place: Option<FilePlace>,
}

impl Reason {
    fn registered(own: &RegisteredCorrection) -> Self {
        let at = own
            .at
            .iter()
            .map(|(name, codes)| (name.clone(), codes.iter().map(|it| it.value.clone()).collect()));
        Self {
            kind: own.kind,
            text: own.reason.clone(),
            author: own.author.clone(),
            date: own.date.clone(),
            known: own.known,
            published: own.published,
            registered: true,
            at: at.collect(),
            place: Some(own.place.clone()),
        }
    }

    /// What a code list says of a change of its codes.
    fn of_code(dimension: &Code, change: &rekenschap_catalogue::Change) -> Self {
        let codes = change.new.iter().map(ToString::to_string).collect();
        Self {
            kind: CorrectionKind::Scope,
            text: change.note.clone(),
            author: String::new(),
            date: change.date.clone(),
            known: true,
            published: true,
            registered: false,
            at: vec![(dimension.to_string(), codes)],
            place: None,
        }
    }

    /// What a delivery says itself, in the words of whoever delivered it.
    fn of_delivery(delivery: &Delivery, languages: &[Language]) -> Option<Self> {
        let own = delivery.correction.as_ref()?;
        Some(Self {
            kind: own.kind,
            text: Text::uniform(&own.reason, languages),
            author: delivery.delivered_by.clone(),
            date: delivery.delivered_on.clone(),
            known: true,
            published: true,
            registered: false,
            at: Vec::new(),
            place: None,
        })
    }
}

impl<'a> Vintages<'a> {
    /// The corrections of the editions after the earlier one, the newest first; of one edition, those with known earlier
    /// values first.
    fn corrections(&self) -> Vec<&'a RegisteredCorrection> {
        let editions =
            self.catalogue.editions.range(self.edition_before + 1..=self.edition_now).rev();
        let mut all = Vec::new();
        for (_, edition) in editions {
            let (known, unknown): (Vec<_>, Vec<_>) =
                edition.corrections.iter().partition(|it| it.known);
            all.extend(known);
            all.extend(unknown);
        }
        all
    }

    /// Whether all that the earlier edition knew is there.
    fn is_complete(&self) -> bool {
        self.catalogue.editions.get(&self.edition_before).is_none_or(|it| it.complete)
    }
}
