//! Norms: targets for a measure.

use rekenschap_model::{FilePlace, Text, Value};
use rust_decimal::Decimal;

use crate::reader::Section;
use crate::selection::Selection;
use crate::{CodeList, Located};

/// A target for a measure: value, direction, year, and what to do when missed.
#[derive(Debug, Clone)]
pub struct Norm {
    /// Its id, unique in the publication.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// The measure of the dataset that it stands with.
    pub measure: Located<String>,
    /// Where it is assessed; the latest period unless one is named.
    pub at: Selection,
    /// A dimension for each code of which it is assessed too.
    pub each: Option<Located<String>>,
    /// Which side of the value is right.
    pub direction: Direction,
    /// The value; the lowest one of a range.
    pub value: Located<String>,
    /// The highest value of a range.
    pub high: Option<Located<String>>,
    /// The year by which.
    pub year: Option<i32>,
    /// The year that it is compared with.
    pub base_year: Option<i32>,
    /// Whether a miss wants an explanation.
    pub comply_or_explain: bool,
    /// What the source says about it.
    pub reported: Option<Reported>,
    /// The law or policy that it comes from.
    pub source: Text,
    /// The goal in a sentence.
    pub text: Text,
    /// Where it is declared.
    pub place: FilePlace,
}

/// Which side of a norm's value is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// The value or less.
    AtMost,
    /// Less than the value.
    Below,
    /// The value or more.
    AtLeast,
    /// More than the value.
    Above,
    /// From the low to the high value, both included.
    Between,
    /// The value itself.
    Equal,
}

/// What a source says about a norm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reported {
    /// It was met.
    Met,
    /// It was missed.
    Missed,
    /// Its year is still to come.
    NotDue,
    /// Nothing.
    NotStated,
}

pub(crate) fn read(section: &Section<'_>) -> Option<Norm> {
    let direction = section.choice(
        "direction",
        &[
            ("at-most", Direction::AtMost),
            ("below", Direction::Below),
            ("at-least", Direction::AtLeast),
            ("above", Direction::Above),
            ("between", Direction::Between),
            ("equal", Direction::Equal),
        ],
        None,
    );
    let number = |key: &str| section.text(key);
    let (value, high) = if direction == Some(Direction::Between) {
        let low = section.required_text("low", "the lowest value, in quotes");
        let high = section.required_text("high", "the highest value, in quotes");
        (low, high)
    } else {
        (section.required_text("value", "the value, in quotes: \"10\""), number("high"))
    };
    let norm = Norm {
        id: section
            .required_text("id", "a short name for the norm")
            .map(|it| it.value)
            .unwrap_or_default(),
        title: section.required_localized("title"),
        measure: section.required_text("measure", "the measure that the norm is about")?,
        at: Selection::read(section, "at"),
        each: section.text("each"),
        direction: direction?,
        value: value?,
        high,
        year: section.integer("year"),
        base_year: section.integer("base_year"),
        comply_or_explain: section.boolean("comply_or_explain").unwrap_or(false),
        reported: if section.has("reported") {
            section.choice(
                "reported",
                &[
                    ("met", Reported::Met),
                    ("missed", Reported::Missed),
                    ("not-due", Reported::NotDue),
                    ("not-stated", Reported::NotStated),
                ],
                None,
            )
        } else {
            None
        },
        source: section.localized("source"),
        text: section.localized("text"),
        place: section.place(),
    };
    Some(norm)
}

impl Norm {
    /// Whether a value meets the norm; `None` when it cannot be compared.
    ///
    /// The value is the one that is shown, rounded as it is printed. Codes compare by their order in `list`.
    pub fn is_met(&self, value: &Value, list: Option<&CodeList>) -> Option<bool> {
        let place = |text: &str| -> Option<Decimal> {
            match list {
                Some(list) => list.position(text).map(Decimal::from),
                None => Decimal::from_str_exact(text).ok(),
            }
        };
        let own = match value {
            Value::Number(it) => *it,
            Value::Text(it) | Value::Date(it) => place(it)?,
        };
        let bound = place(&self.value.value)?;
        Some(match self.direction {
            Direction::AtMost => own <= bound,
            Direction::Below => own < bound,
            Direction::AtLeast => own >= bound,
            Direction::Above => own > bound,
            Direction::Equal => own == bound,
            Direction::Between => own >= bound && own <= place(&self.high.as_ref()?.value)?,
        })
    }

    /// Whether its year is still to come in an edition.
    pub fn is_due(&self, edition: i32) -> bool {
        self.year.is_none_or(|it| it <= edition)
    }
}
