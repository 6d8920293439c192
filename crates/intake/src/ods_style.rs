//! The styles of an OpenDocument spreadsheet (ISO/IEC 26300), as far as they tell how numbers are shown and what is hidden.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::events::BytesStart;
use rust_decimal::Decimal;

use crate::number_format::{Mark, Numbers, currency, shown};
use crate::sheet::{Disguise, Shown};
use crate::xlsx_hidden::attribute;

/// The styles of a spreadsheet by their names.
#[derive(Debug, Default)]
pub(crate) struct Styles {
    numbers: BTreeMap<String, Format>,
    /// The number style and the parent of cell styles.
    cells: BTreeMap<String, (Option<String>, Option<String>)>,
    /// The styles of sheets that are not shown.
    hidden: BTreeSet<String>,
    /// The styles of rows and columns without height or width.
    flat: BTreeSet<String>,
    /// The styles of texts that are raised, lowered or struck out.
    marked: BTreeSet<String>,
    /// The number style whose element is being read.
    format: Option<String>,
    /// The other style whose element is being read.
    style: Option<String>,
    /// Whose text is being read.
    text: Option<Text>,
}

/// A text in a number style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Text {
    Beside,
    Currency,
}

/// How a number style shows numbers.
#[derive(Debug, Default)]
struct Format {
    percent: bool,
    /// It divides what it shows.
    scaled: bool,
    /// It tells no number of decimals.
    open: bool,
    marks: Vec<Mark>,
    /// The styles for numbers that fulfil a condition.
    maps: Vec<(String, String)>,
}

/// So deep can cell styles rest on each other.
const DEEPEST: usize = 32;

impl Styles {
    /// Takes in the start of an element of a style sheet; elements must come in their order.
    pub(crate) fn element(&mut self, element: &BytesStart<'_>) {
        let name = |it: &str| attribute(element, it);
        match element.local_name().as_ref() {
            own @ ("number-style" | "currency-style" | "percentage-style") => {
                let format = Format { percent: own == "percentage-style", ..Format::default() };
                self.format = name("name");
                if let Some(own) = &self.format {
                    self.numbers.insert(own.clone(), format);
                }
            }
            "number" => self.number(element),
            // Powers of ten and fractions tell nothing of decimals.
            "scientific-number" | "fraction" => self.mark([Mark::Code('E')]),
            "embedded-text" => self.mark([Mark::Literal('0')]),
            "text" => self.text = Some(Text::Beside),
            "currency-symbol" => self.text = Some(Text::Currency),
            "map" => {
                let map = (name("condition"), name("apply-style-name"));
                if let (Some(own), (Some(condition), Some(style))) = (self.own(), map) {
                    own.maps.push((condition, style));
                }
            }
            "style" => {
                self.format = None;
                self.style = name("name");
                if let (Some(own), Some("table-cell")) = (&self.style, name("family").as_deref()) {
                    self.cells
                        .insert(own.clone(), (name("data-style-name"), name("parent-style-name")));
                }
            }
            "table-properties" => {
                if let (Some(own), Some("false")) = (&self.style, name("display").as_deref()) {
                    self.hidden.insert(own.clone());
                }
            }
            "table-row-properties" | "table-column-properties" => {
                let size = name("row-height").or_else(|| name("column-width"));
                let none = |it: &str| {
                    it.trim_end_matches(char::is_alphabetic).parse::<f64>().ok() == Some(0.0)
                };
                if let (Some(own), Some(true)) = (&self.style, size.map(|it| none(&it))) {
                    self.flat.insert(own.clone());
                }
            }
            "text-properties" => {
                let struck = ["text-line-through-style", "text-line-through-type"];
                let struck = struck.iter().any(|it| name(it).is_some_and(|it| it != "none"));
                // `super 58%`, `-33% 58%`; at 0% it stands on the line.
                let moved = name("text-position").is_some_and(|it| !it.starts_with("0%"));
                if let (Some(own), true) = (&self.style, struck || moved) {
                    self.marked.insert(own.clone());
                }
            }
            _ => {}
        }
    }

    /// Takes in a text of a style sheet.
    pub(crate) fn text(&mut self, text: &str) {
        match self.text {
            Some(Text::Beside) => self.mark(text.chars().map(Mark::Literal)),
            Some(Text::Currency) => self.mark(currency(text)),
            None => {}
        }
    }

    /// Takes in the end of an element.
    pub(crate) fn end(&mut self, name: &str) {
        match name {
            "text" | "currency-symbol" => self.text = None,
            "number-style" | "currency-style" | "percentage-style" => self.format = None,
            _ => {}
        }
    }

    /// The number style whose element is being read.
    fn own(&mut self) -> Option<&mut Format> {
        self.format.as_ref().and_then(|it| self.numbers.get_mut(it))
    }

    fn mark(&mut self, marks: impl IntoIterator<Item = Mark>) {
        if let Some(own) = self.own() {
            own.marks.extend(marks);
        }
    }

    fn number(&mut self, element: &BytesStart<'_>) {
        let Some(own) = self.own() else { return };
        let count = |it: &str| attribute(element, it).and_then(|it| it.parse::<u32>().ok());
        let factor = attribute(element, "display-factor");
        own.scaled |= factor.is_some_and(|it| it.parse::<f64>().ok() != Some(1.0));
        own.marks.push(Mark::Code(if count("min-integer-digits") == Some(0) { '#' } else { '0' }));
        // Without a number of decimals the format is the general one.
        let Some(most) = count("decimal-places") else {
            own.open = true;
            return;
        };
        let most = most.min(Decimal::MAX_SCALE);
        let least = count("min-decimal-places").unwrap_or(most).min(most);
        if most > 0 {
            own.marks.push(Mark::Code('.'));
            own.marks.extend((0..most).map(|at| Mark::Code(if at < least { '0' } else { '#' })));
        }
    }

    /// How a cell of a style shows a number; `None` when the style does not tell.
    pub(crate) fn shown(&self, style: &str, value: &Decimal) -> Option<Shown> {
        let mut style = style;
        for _ in 0..DEEPEST {
            let (number, parent) = self.cells.get(style)?;
            if let Some(number) = number {
                return self.format(number, value);
            }
            style = parent.as_deref()?;
        }
        None
    }

    fn format(&self, name: &str, value: &Decimal) -> Option<Shown> {
        let mut own = self.numbers.get(name)?;
        let zero = if value.is_zero() { Numbers::Zero } else { Numbers::Above };
        if own.maps.is_empty() {
            return Some(own.of(zero));
        }
        for (condition, style) in &own.maps {
            let Some(fulfilled) = fulfilled(condition, value) else {
                return Some(Shown::Disguised(Disguise::Condition));
            };
            if fulfilled {
                own = self.numbers.get(style)?;
                break;
            }
        }
        // Where conditions tell the numbers below zero, no minus comes by itself.
        let below = value.is_sign_negative() && !value.is_zero();
        Some(own.of(if below { Numbers::Below } else { zero }))
    }

    /// Whether rows or columns of a style have no height or width.
    pub(crate) fn flattens(&self, style: &str) -> bool {
        self.flat.contains(style)
    }

    /// Whether texts of a style are raised, lowered or struck out.
    pub(crate) fn marks(&self, style: &str) -> bool {
        self.marked.contains(style)
    }

    /// Whether sheets of a style are not shown.
    pub(crate) fn hides(&self, style: &str) -> bool {
        self.hidden.contains(style)
    }
}

impl Format {
    fn of(&self, numbers: Numbers) -> Shown {
        match shown(&self.marks, numbers) {
            disguised @ Shown::Disguised(_) => disguised,
            _ if self.scaled => Shown::Scaled,
            _ if self.open && self.percent => Shown::Percent(0, u32::MAX),
            Shown::Plain if self.percent => Shown::Percent(0, u32::MAX),
            _ if self.open => Shown::Plain,
            Shown::Fixed(least, most) if self.percent => Shown::Percent(least, most),
            other => other,
        }
    }
}

/// Whether a number fulfils a condition that tells its sign, `value()>=0`; `None` for other conditions.
fn fulfilled(condition: &str, value: &Decimal) -> Option<bool> {
    let rest: String = condition.chars().filter(|it| !it.is_whitespace()).collect();
    let rest = rest.strip_prefix("value()")?;
    let at = rest.find(|it: char| it.is_ascii_digit())?;
    let (operator, limit) = rest.split_at(at);
    if limit.parse::<f64>().ok()? != 0.0 {
        return None;
    }
    Some(match operator {
        ">" => *value > Decimal::ZERO,
        ">=" => *value >= Decimal::ZERO,
        "<" => *value < Decimal::ZERO,
        "<=" => *value <= Decimal::ZERO,
        "=" => value.is_zero(),
        "!=" => !value.is_zero(),
        _ => return None,
    })
}
