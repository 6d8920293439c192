//! Measures: what is counted, how it adds up, and its formula.

use rekenschap_model::{Code, FilePlace, Finding, Place, Text, code};
use rust_decimal::Decimal;

use crate::reader::Section;
use crate::selection::Selection;
use crate::{Formula, Located};

/// What is counted.
#[derive(Debug, Clone)]
pub struct Measure {
    /// Its id.
    pub id: Code,
    /// Its title.
    pub title: Text,
    /// Its unit.
    pub unit: Option<Located<String>>,
    /// What its values are.
    pub kind: MeasureKind,
    /// With how many decimals it is shown; `None`: as it was delivered.
    pub decimals: Option<u32>,
    /// How the values of parts make the value of the whole.
    pub aggregation: Aggregation,
    /// Whether it is a count: not rounded, so that sums agree exactly.
    pub exact: bool,
    /// The lowest and highest possible value.
    pub bounds: (Option<Decimal>, Option<Decimal>),
    /// How it is computed from others.
    pub computation: Option<Computation>,
    /// Whether sources deliver it.
    pub delivered: bool,
    /// Where it is declared.
    pub place: FilePlace,
}

/// What the values of a measure are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MeasureKind {
    /// Exact numbers.
    Number,
    /// Texts.
    Text,
    /// Dates.
    Date,
    /// Codes of a code list; first in the list is lowest.
    Code(Located<String>),
}

/// How the values of parts make the value of the whole, in a dimension with a hierarchy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Aggregation {
    /// The whole is the sum of its parts, over all dimensions or over those named.
    Sum {
        /// The dimensions; `None`: all.
        over: Option<Vec<String>>,
    },
    /// The parts add up to the whole (to 100 where there is no whole) over one dimension.
    Share {
        /// The dimension.
        of: String,
    },
    /// The whole lies between its smallest and its largest part.
    Mean,
    /// There is no relation.
    None,
}

/// A formula with its inputs.
#[derive(Debug, Clone)]
pub struct Computation {
    /// The expression.
    pub formula: Formula,
    /// What its names stand for; a name that is not here is a measure of the dataset at the same key.
    pub inputs: Vec<Input>,
    /// Where it is declared.
    pub place: FilePlace,
}

/// What a name in an expression stands for.
#[derive(Debug, Clone)]
pub struct Input {
    /// The name.
    pub name: String,
    /// Another dataset, aligned on the dimensions that both share.
    pub dataset: Option<Located<String>>,
    /// The measure.
    pub measure: Located<String>,
    /// Dimensions that are fixed.
    pub at: Selection,
    /// How many periods later (earlier when negative).
    pub shift: i32,
    /// How the cells of a register make one number; `None`: the cell at the key.
    pub over_records: Option<OverRecords>,
    /// A norm whose value is meant, and no cell.
    pub norm: Option<Located<String>>,
}

/// How the records of a register make one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OverRecords {
    /// How many records there are.
    Count,
    /// The sum of the measure.
    Sum,
}

impl Measure {
    /// Whether its values are numbers.
    pub fn is_number(&self) -> bool {
        self.kind == MeasureKind::Number
    }

    /// Whether the parts of a dimension add up to the whole for this measure.
    pub fn sums_over(&self, dimension: &str) -> bool {
        match &self.aggregation {
            Aggregation::Sum { over: None } => true,
            Aggregation::Sum { over: Some(named) } => named.iter().any(|it| it == dimension),
            _ => false,
        }
    }
}

impl Computation {
    /// What a name stands for: a declared input, or a measure of the dataset at the same key.
    pub fn input(&self, name: &str) -> Option<&Input> {
        self.inputs.iter().find(|it| it.name == name)
    }
}

pub(crate) fn inputs(section: &Section<'_>, key: &str) -> Vec<Input> {
    section.named_sections(key, |name, it| {
        let norm = it.text("norm");
        let records = it.text("records");
        let measure = match (&norm, &records) {
            // A norm and a number of records need no measure.
            (Some(own), _) => own.clone(),
            (None, Some(own)) if own.value == "count" => {
                it.text("measure").unwrap_or_else(|| own.clone())
            }
            _ => it.required_text("measure", "the measure that the name stands for")?,
        };
        let over_records = match records {
            None => None,
            Some(_) => it.choice(
                "records",
                &[("count", OverRecords::Count), ("sum", OverRecords::Sum)],
                None,
            ),
        };
        Some(Input {
            name: name.to_owned(),
            dataset: it.text("dataset"),
            measure,
            at: Selection::read(it, "at"),
            shift: it.integer("shift").unwrap_or(0),
            over_records,
            norm,
        })
    })
}

/// Reads an expression and reports what is wrong with it.
pub(crate) fn formula(section: &Section<'_>, text: &Located<String>) -> Option<Formula> {
    match Formula::parse(&text.value) {
        Ok(formula) => Some(formula),
        Err(problem) => {
            let mut place = text.place.clone();
            place.column += problem.column;
            section.reading.report(
                Finding::error("formula.syntax", Place::in_file(place))
                    .with("formula", &text.value)
                    .found(problem.message),
            );
            None
        }
    }
}

pub(crate) fn read(name: &str, section: &Section<'_>) -> Measure {
    let place = section.place();
    let right = name.starts_with(|it: char| it.is_ascii_lowercase())
        && name.chars().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '_');
    if !right {
        section
            .reading
            .report(Finding::error("measure.name", Place::in_file(place.clone())).found(name));
    }
    let kind = kind(section);
    let of = section.text("of");
    let over: Option<Vec<String>> =
        section.texts("sum_over").map(|it| it.into_iter().map(|it| it.value).collect());
    let default = if kind == MeasureKind::Number { None } else { Some("none") };
    let aggregation = section.choice(
        "aggregation",
        &[("sum", "sum"), ("share", "share"), ("mean", "mean"), ("none", "none")],
        default,
    );
    let aggregation = match aggregation {
        Some("sum") => Aggregation::Sum { over },
        Some("share") => match of {
            Some(it) => Aggregation::Share { of: it.value },
            None => {
                section.missing("of", "the dimension over which the shares add up");
                Aggregation::None
            }
        },
        Some("mean") => Aggregation::Mean,
        _ => Aggregation::None,
    };
    let inputs = inputs(section, "inputs");
    let computation = section.text("formula").and_then(|text| {
        let formula = formula(section, &text)?;
        Some(Computation { formula, inputs, place: text.place })
    });
    Measure {
        id: code(name),
        title: section.required_localized("title"),
        unit: section.text("unit"),
        kind,
        decimals: section.integer("decimals").and_then(|it| u32::try_from(it).ok()),
        aggregation,
        exact: section.boolean("exact").unwrap_or(false),
        bounds: section.bounds("bounds"),
        computation,
        delivered: section.boolean("delivered").unwrap_or(true),
        place,
    }
}

fn kind(section: &Section<'_>) -> MeasureKind {
    let list = section.text("codelist");
    match section.choice("type", &[("number", 0), ("text", 1), ("date", 2), ("code", 3)], Some(0)) {
        Some(1) => MeasureKind::Text,
        Some(2) => MeasureKind::Date,
        Some(3) => match list {
            Some(list) => MeasureKind::Code(list),
            None => {
                section.missing("codelist", "the code list of the values");
                MeasureKind::Text
            }
        },
        _ => MeasureKind::Number,
    }
}
