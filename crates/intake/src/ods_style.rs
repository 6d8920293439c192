//! The styles of an OpenDocument spreadsheet (ISO/IEC 26300), as far as they tell how numbers are shown.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::events::BytesStart;

use crate::sheet::Shown;
use crate::xlsx_hidden::attribute;

/// The styles of a spreadsheet by their names.
#[derive(Debug, Default)]
pub(crate) struct Styles {
    /// How number styles show numbers.
    numbers: BTreeMap<String, Shown>,
    /// The number style and the parent of cell styles.
    cells: BTreeMap<String, (Option<String>, Option<String>)>,
    /// The styles of sheets that are not shown.
    hidden: BTreeSet<String>,
    /// The style, number or table, whose element is being read.
    open: Option<String>,
}

/// So deep can cell styles rest on each other.
const DEEPEST: usize = 32;

impl Styles {
    /// Takes in an element of a style sheet; elements must come in their order.
    pub(crate) fn element(&mut self, element: &BytesStart<'_>) {
        let name = |it: &str| attribute(element, it);
        match element.local_name().as_ref() {
            "number-style" | "currency-style" | "percentage-style" => {
                let percent = element.local_name().as_ref() == "percentage-style";
                self.open = name("name");
                if let Some(own) = &self.open {
                    let shown = if percent { Shown::Percent(0, u32::MAX) } else { Shown::Plain };
                    self.numbers.insert(own.clone(), shown);
                }
            }
            "number" => self.number(element),
            "style" => {
                self.open = name("name");
                if let (Some(own), Some("table-cell")) = (&self.open, name("family").as_deref()) {
                    self.cells
                        .insert(own.clone(), (name("data-style-name"), name("parent-style-name")));
                }
            }
            "table-properties" => {
                if let (Some(own), Some("false")) = (&self.open, name("display").as_deref()) {
                    self.hidden.insert(own.clone());
                }
            }
            _ => {}
        }
    }

    fn number(&mut self, element: &BytesStart<'_>) {
        let Some(shown) = self.open.as_ref().and_then(|it| self.numbers.get_mut(it)) else {
            return;
        };
        let count = |it: &str| attribute(element, it).and_then(|it| it.parse::<u32>().ok());
        let factor = attribute(element, "display-factor");
        if factor.is_some_and(|it| it.parse::<f64>().ok() != Some(1.0)) {
            *shown = Shown::Scaled;
            return;
        }
        // Without a number of decimals the format is the general one.
        let Some(most) = count("decimal-places") else { return };
        let least = count("min-decimal-places").unwrap_or(most).min(most);
        *shown = match shown {
            Shown::Percent(..) => Shown::Percent(least, most),
            _ => Shown::Fixed(least, most),
        };
    }

    /// How a cell of a style shows numbers; `None` when the style does not tell.
    pub(crate) fn shown(&self, style: &str) -> Option<Shown> {
        let mut style = style;
        for _ in 0..DEEPEST {
            let (number, parent) = self.cells.get(style)?;
            if let Some(number) = number {
                return self.numbers.get(number).copied();
            }
            style = parent.as_deref()?;
        }
        None
    }

    /// Whether sheets of a style are not shown.
    pub(crate) fn hides(&self, style: &str) -> bool {
        self.hidden.contains(style)
    }
}
