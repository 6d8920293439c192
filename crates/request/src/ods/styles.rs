//! How cells, columns and pages look, as ODS styles.

use std::io;

use super::xml::Xml;
use super::{NAMESPACES, locale};
use crate::input::InputRule;
use crate::sheet::{Cell, CellKind, Content, Workbook};

/// Dark blue, for headings and the borders of cells to fill.
const HEADING: &str = "#154273";

/// Light yellow: a cell to fill. The border says so too.
const INPUT: &str = "#fff7cc";

/// Light grey: a cell of a table that is not to be filled.
const CLOSED: &str = "#eeeeee";

const THIN: &str = "0.5pt solid #000000";

const MEDIUM: &str = "1.5pt solid #154273";

/// How a number, a date or a text is shown.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shown {
    Number { decimals: u32, suffix: String },
    Date,
    Text,
}

/// The look of a cell: cells with one look share a style.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Look {
    kind: CellKind,
    pub(super) shown: Option<Shown>,
}

impl Look {
    pub(super) fn of(cell: &Cell) -> Self {
        let shown = match (&cell.content, &cell.kind) {
            (Content::Number { decimals, suffix, .. }, _) => {
                Some(Shown::Number { decimals: *decimals, suffix: suffix.clone() })
            }
            (_, CellKind::Input(InputRule::Number { decimals, .. })) => {
                decimals.map(|it| Shown::Number { decimals: it, suffix: String::new() })
            }
            (_, CellKind::Input(InputRule::Date)) => Some(Shown::Date),
            (_, CellKind::Input(_)) => Some(Shown::Text),
            _ => None,
        };
        // What a cell accepts, and where a link leads, is no part of its look.
        let kind = match &cell.kind {
            CellKind::Input(_) => CellKind::Input(InputRule::Text),
            CellKind::Link(_) => CellKind::Link(String::new()),
            CellKind::SheetLink(_) => CellKind::SheetLink(String::new()),
            other => other.clone(),
        };
        Self { kind, shown }
    }

    /// Writes the style of a cell.
    pub(super) fn write(
        &self,
        xml: &mut Xml,
        name: &str,
        data_style: Option<&str>,
    ) -> io::Result<()> {
        let mut attributes = vec![("style:name", name), ("style:family", "table-cell")];
        attributes.push(("style:parent-style-name", "Default"));
        attributes.extend(data_style.map(|it| ("style:data-style-name", it)));
        xml.open("style:style", &attributes)?;
        let (background, border) = match self.kind {
            CellKind::ColumnHeading => (Some(HEADING), Some(THIN)),
            CellKind::Input(_) | CellKind::Sample => (Some(INPUT), Some(MEDIUM)),
            CellKind::Closed => (Some(CLOSED), Some(THIN)),
            CellKind::Code | CellKind::Known | CellKind::SheetLink(_) => (None, Some(THIN)),
            _ => (None, None),
        };
        let open = matches!(self.kind, CellKind::Input(_));
        let heading = self.kind == CellKind::Heading;
        let title = matches!(self.kind, CellKind::Title | CellKind::Heading);
        let align = match (&self.kind, &self.shown) {
            (CellKind::Known, Some(_)) => "end",
            (CellKind::Input(_), Some(Shown::Number { .. }) | None) => "end",
            _ => "start",
        };
        let mut cell = vec![
            ("style:vertical-align", if heading { "bottom" } else { "top" }),
            ("fo:wrap-option", if title { "no-wrap" } else { "wrap" }),
            ("style:cell-protect", if open { "none" } else { "protected" }),
            ("style:text-align-source", "fix"),
        ];
        cell.extend(background.map(|it| ("fo:background-color", it)));
        cell.extend(border.map(|it| ("fo:border", it)));
        xml.empty("style:table-cell-properties", &cell)?;
        xml.empty("style:paragraph-properties", &[("fo:text-align", align)])?;
        let text: &[(&str, &str)] = match self.kind {
            CellKind::Title => &[BOLD, ("fo:font-size", "16pt"), ("fo:color", HEADING)],
            CellKind::Heading => &[BOLD, ("fo:font-size", "13pt"), ("fo:color", HEADING)],
            CellKind::Label => &[BOLD],
            CellKind::ColumnHeading => &[BOLD, ("fo:color", "#ffffff")],
            CellKind::Known => &[("fo:font-style", "italic")],
            _ => &[],
        };
        if !text.is_empty() {
            xml.empty("style:text-properties", text)?;
        }
        xml.close("style:style")
    }
}

const BOLD: (&str, &str) = ("fo:font-weight", "bold");

impl Shown {
    /// Writes the format of a number, a date or a text.
    pub(super) fn write(&self, xml: &mut Xml, name: &str) -> io::Result<()> {
        match self {
            Self::Number { decimals, suffix } => {
                let decimals = decimals.to_string();
                xml.open("number:number-style", &[("style:name", name)])?;
                xml.empty(
                    "number:number",
                    &[
                        ("number:decimal-places", &decimals),
                        ("number:min-decimal-places", &decimals),
                        ("number:min-integer-digits", "1"),
                        ("number:grouping", "true"),
                    ],
                )?;
                if !suffix.is_empty() {
                    xml.leaf("number:text", &[], suffix)?;
                }
                xml.close("number:number-style")
            }
            Self::Date => {
                xml.open("number:date-style", &[("style:name", name)])?;
                for (at, part) in ["number:year", "number:month", "number:day"].iter().enumerate() {
                    if at > 0 {
                        xml.leaf("number:text", &[], "-")?;
                    }
                    xml.empty(part, &[("number:style", "long")])?;
                }
                xml.close("number:date-style")
            }
            Self::Text => {
                xml.open("number:text-style", &[("style:name", name)])?;
                xml.empty("number:text-content", &[])?;
                xml.close("number:text-style")
            }
        }
    }
}

/// The styles of the document as a whole: the font, the language and the page.
pub(super) fn document(workbook: &Workbook) -> io::Result<Vec<u8>> {
    let (language, country) = locale(workbook.language);
    let mut xml = Xml::new()?;
    xml.open("office:document-styles", NAMESPACES)?;
    xml.open("office:styles", &[])?;
    xml.open("style:default-style", &[("style:family", "table-cell")])?;
    xml.empty(
        "style:text-properties",
        &[
            ("fo:font-family", "Calibri, Carlito, 'Liberation Sans', Arial, sans-serif"),
            ("fo:font-size", "11pt"),
            ("fo:language", language),
            ("fo:country", country),
        ],
    )?;
    xml.close("style:default-style")?;
    xml.empty("style:style", &[("style:name", "Default"), ("style:family", "table-cell")])?;
    xml.close("office:styles")?;
    xml.open("office:automatic-styles", &[])?;
    xml.open("style:page-layout", &[("style:name", "page")])?;
    xml.empty(
        "style:page-layout-properties",
        &[
            ("fo:page-width", "29.7cm"),
            ("fo:page-height", "21cm"),
            ("style:print-orientation", "landscape"),
            ("fo:margin", "1.5cm"),
            ("style:scale-to-X", "1"),
            ("style:scale-to-Y", "0"),
            ("style:writing-mode", "lr-tb"),
        ],
    )?;
    xml.close("style:page-layout")?;
    xml.close("office:automatic-styles")?;
    xml.open("office:master-styles", &[])?;
    xml.empty(
        "style:master-page",
        &[("style:name", "Default"), ("style:page-layout-name", "page")],
    )?;
    xml.close("office:master-styles")?;
    xml.close("office:document-styles")?;
    Ok(xml.into_bytes())
}
