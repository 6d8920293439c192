//! Workbooks in OpenDocument (ISO/IEC 26300). They are walked here and not by calamine, which tells neither how a number
//! is shown nor what is hidden or merged, and makes a cell of each blank one between two that hold something.

use std::io::{BufRead, BufReader, Cursor};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use rekenschap_language::{Notation, parse_decimal};
use rust_decimal::Decimal;
use zip::ZipArchive;

use crate::ods_style::Styles;
use crate::sheet::{
    Cell, Disguise, Held, LAST_COLUMN, LAST_ROW, LONGEST_TEXT, MOST_CELLS, Merge, Row, Sheet,
    Shown, exact,
};
use crate::xlsx::{Unread, iso};
use crate::xlsx_hidden::attribute;

/// The sheets of a workbook, in its order.
pub(crate) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, Unread> {
    let mut walk = Walk { styles: Styles::default(), left: MOST_CELLS };
    let mut sheets = Vec::new();
    // The named styles stand in another part than the sheets; a workbook can do without that part.
    for (path, must) in [("styles.xml", false), ("content.xml", true)] {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        let part = match archive.by_name(path) {
            Ok(part) => part,
            Err(_) if !must => continue,
            Err(error) => return Err(damaged(error)),
        };
        let mut reader = Reader::from_reader(BufReader::new(part));
        reader.config_mut().expand_empty_elements = true;
        walk.part(&mut reader, &mut sheets)?;
    }
    for sheet in &mut sheets {
        sheet.order().map_err(Unread::Damaged)?;
    }
    Ok(sheets)
}

fn damaged(error: impl std::fmt::Display) -> Unread {
    Unread::Damaged(error.to_string())
}

struct Walk {
    styles: Styles,
    /// So many cells may still come.
    left: usize,
}

/// Where the walk through a sheet is.
struct Position {
    sheet: Sheet,
    /// The row that comes next, from 1.
    row: usize,
    /// The style that cells without one have, for each column: up to and including this column.
    column_styles: Vec<(usize, String)>,
}

impl Walk {
    fn part<R: BufRead>(
        &mut self,
        reader: &mut Reader<R>,
        sheets: &mut Vec<Sheet>,
    ) -> Result<(), Unread> {
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer).map_err(damaged)? {
                Event::Start(element) => match element.name().as_ref() {
                    // What was changed and taken away is no part of the sheets.
                    "table:tracked-changes" => skip(reader, &element)?,
                    "table:table" => sheets.push(self.sheet(reader, &element)?),
                    _ => self.styles.element(&element),
                },
                Event::Text(it) => self.styles.text(&it.xml10_content()),
                Event::GeneralRef(it) => {
                    self.styles.text(&reference(&it).map_or_else(String::new, String::from));
                }
                Event::End(element) => self.styles.end(element.local_name().as_ref()),
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn sheet<R: BufRead>(
        &mut self,
        reader: &mut Reader<R>,
        start: &BytesStart<'_>,
    ) -> Result<Sheet, Unread> {
        let hidden = attribute(start, "style-name").is_some_and(|it| self.styles.hides(&it));
        let name = attribute(start, "name").unwrap_or_default();
        let mut at = Position {
            sheet: Sheet { name, hidden, ..Sheet::default() },
            row: 1,
            column_styles: Vec::new(),
        };
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer).map_err(damaged)? {
                Event::Start(element) => match element.name().as_ref() {
                    "table:table-column" => {
                        let many = repeated(&element, "number-columns-repeated")?;
                        let before = at.column_styles.last().map_or(0, |it| it.0);
                        let style = attribute(&element, "default-cell-style-name");
                        if self.is_hidden(&element) && before < LAST_COLUMN {
                            at.sheet.hidden_columns.push((before + 1, before + many));
                        }
                        at.column_styles.push((before + many, style.unwrap_or_default()));
                    }
                    "table:table-row" => self.row(reader, &element, &mut at)?,
                    // These only hold columns or rows together.
                    "table:table-columns"
                    | "table:table-column-group"
                    | "table:table-header-columns"
                    | "table:table-rows"
                    | "table:table-row-group"
                    | "table:table-header-rows" => {}
                    _ => skip(reader, &element)?,
                },
                Event::End(element) if element.name().as_ref() == "table:table" => {
                    return Ok(at.sheet);
                }
                Event::Eof => return Err(damaged("the sheet has no end")),
                _ => {}
            }
        }
    }

    /// Whether a row or column is not shown, or has no height or width.
    fn is_hidden(&self, element: &BytesStart<'_>) -> bool {
        attribute(element, "visibility").is_some_and(|it| it != "visible")
            || attribute(element, "style-name").is_some_and(|it| self.styles.flattens(&it))
    }

    fn row<R: BufRead>(
        &mut self,
        reader: &mut Reader<R>,
        start: &BytesStart<'_>,
        at: &mut Position,
    ) -> Result<(), Unread> {
        let many = repeated(start, "number-rows-repeated")?;
        let hidden = self.is_hidden(start);
        let row_style = attribute(start, "default-cell-style-name");
        let mut cells = Vec::new();
        let mut column = 1;
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer).map_err(damaged)? {
                Event::Start(element) => match element.name().as_ref() {
                    "table:table-cell" | "table:covered-table-cell" => {
                        let columns = repeated(&element, "number-columns-repeated")?;
                        let spans = (
                            repeated(&element, "number-rows-spanned")?,
                            repeated(&element, "number-columns-spanned")?,
                        );
                        if spans != (1, 1) {
                            at.sheet.merges.push(Merge {
                                rows: (at.row, at.row + spans.0 - 1),
                                columns: (column, column + spans.1 - 1),
                            });
                        }
                        let style = attribute(&element, "style-name")
                            .or_else(|| row_style.clone())
                            .or_else(|| {
                                let own = at.column_styles.iter().find(|it| column <= it.0)?;
                                Some(own.1.clone())
                            });
                        let styles = &self.styles;
                        let shown =
                            |value: &Decimal| style.as_ref().and_then(|it| styles.shown(it, value));
                        let own = cell(reader, &element, shown, styles).map_err(|it| match it {
                            Unread::Cell(code, ..) => {
                                Unread::Cell(code, at.sheet.name.clone(), at.row, column)
                            }
                            other => other,
                        })?;
                        if let Some((held, formula, marked)) = own {
                            if column + columns > LAST_COLUMN + 1 || columns > self.left {
                                return Err(Unread::TooLarge);
                            }
                            self.left -= columns;
                            cells.extend((column..column + columns).map(|column| Cell {
                                column,
                                formula,
                                marked,
                                held: held.clone(),
                            }));
                        }
                        column += columns;
                    }
                    _ => skip(reader, &element)?,
                },
                Event::End(element) if element.name().as_ref() == "table:table-row" => break,
                Event::Eof => return Err(damaged("a row has no end")),
                _ => {}
            }
        }
        let last = at.row + many;
        if hidden && at.row <= LAST_ROW {
            match at.sheet.hidden_rows.last_mut().filter(|it| it.1 + 1 == at.row) {
                Some(own) => own.1 = last - 1,
                None => at.sheet.hidden_rows.push((at.row, last - 1)),
            }
        }
        if !cells.is_empty() {
            let more = cells.len().saturating_mul(many - 1);
            if last > LAST_ROW + 1 || more > self.left {
                return Err(Unread::TooLarge);
            }
            self.left -= more;
            at.sheet.rows.extend((at.row..last).map(|number| Row {
                number,
                width: 0,
                cells: cells.clone(),
            }));
        }
        // Blank rows can go on beyond the end; nothing can stand there.
        at.row = last.min(LAST_ROW + 1);
        Ok(())
    }
}

/// How many times an element stands for itself: 1 or more.
fn repeated(element: &BytesStart<'_>, name: &str) -> Result<usize, Unread> {
    let Some(text) = attribute(element, name) else { return Ok(1) };
    // Nothing that goes on is larger than a sheet; what is, is blank to its end.
    text.parse::<usize>().map(|it| it.clamp(1, LAST_ROW + LAST_COLUMN)).map_err(damaged)
}

/// Passes over all that is in an element.
fn skip<R: BufRead>(reader: &mut Reader<R>, element: &BytesStart<'_>) -> Result<(), Unread> {
    let end = element.to_end().into_owned();
    reader.read_to_end_into(end.name(), &mut Vec::new()).map_err(damaged).map(|_| ())
}

/// What a cell holds, whether a formula made it, and whether a part of its text is raised, lowered or struck out; `None` when it is blank.
fn cell<R: BufRead>(
    reader: &mut Reader<R>,
    start: &BytesStart<'_>,
    shown: impl Fn(&Decimal) -> Option<Shown>,
    styles: &Styles,
) -> Result<Option<(Held, bool, bool)>, Unread> {
    let named = |it: &str| {
        start.attributes().flatten().find(|own| own.key.as_ref() == it).and_then(|own| {
            own.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(|it| it.into_owned())
        })
    };
    let formula = named("table:formula").is_some();
    let kind = named("office:value-type").unwrap_or_default();
    let error = named("calcext:value-type").is_some_and(|it| it == "error");
    let (text, marked) = content(reader, start, styles)?;
    let number = || -> Result<Held, Unread> {
        let written = named("office:value").unwrap_or_default();
        let value: f64 = written.trim().parse().map_err(damaged)?;
        let Some(value) = exact(value) else { return Ok(Held::Inexact(written.into())) };
        let percent = kind == "percentage";
        let shown = match shown(&value) {
            Some(Shown::Percent(_, u32::MAX)) | None => displayed(&text, value, percent),
            // The kind of the value and its style contradict each other: what is seen decides.
            Some(Shown::Percent(..)) if !percent => displayed(&text, value, text.contains('%')),
            Some(Shown::Plain | Shown::Fixed(..)) if percent => displayed(&text, value, true),
            Some(known) => known,
        };
        Ok(Held::Number(value, shown))
    };
    let held = match kind.as_str() {
        _ if error || (formula && text.starts_with("#") && kind != "float") => {
            Held::Error(text.into())
        }
        "float" | "percentage" | "currency" => number()?,
        "date" => iso(&named("office:date-value").unwrap_or_default()),
        "time" => Held::Time,
        "boolean" => Held::Boolean(named("office:boolean-value").is_some_and(|it| it == "true")),
        "string" => Held::Text(named("office:string-value").unwrap_or(text).into()),
        _ if formula && text.is_empty() => Held::Uncomputed,
        _ => Held::Text(text.into()),
    };
    Ok((held != Held::Text("".into())).then_some((held, formula, marked)))
}

/// How a number is shown, told from the text that the file has beside its value.
fn displayed(text: &str, value: Decimal, percent: bool) -> Shown {
    // A power of ten has a letter too.
    if text.chars().any(|it| it.is_alphabetic() && !matches!(it, 'e' | 'E')) {
        return Shown::Disguised(Disguise::Literal);
    }
    let figure: String =
        text.chars().filter(|it| it.is_ascii_digit() || matches!(it, '-' | '.' | ',')).collect();
    let value = if percent { value * Decimal::ONE_HUNDRED } else { value };
    let decimals = [Notation::Dutch, Notation::English]
        .into_iter()
        .filter_map(|it| parse_decimal(&figure, it).ok())
        .find(|it| rekenschap_language::round(&value, it.scale()) == *it)
        .map(|it| it.scale());
    match (decimals, percent) {
        (Some(decimals), true) => Shown::Percent(decimals, decimals),
        (None, true) => Shown::Percent(0, Decimal::MAX_SCALE),
        // Without its style nobody knows whether the format or the value made the decimals.
        (Some(decimals), false) if decimals > value.scale() => Shown::Fixed(decimals, decimals),
        _ => Shown::Plain,
    }
}

/// The text of a cell: its paragraphs, without what is drawn or noted beside them.
fn content<R: BufRead>(
    reader: &mut Reader<R>,
    start: &BytesStart<'_>,
    styles: &Styles,
) -> Result<(String, bool), Unread> {
    let mut marked = false;
    let own = start.name().as_ref().to_owned();
    let mut text = String::new();
    let (mut paragraphs, mut inside) = (0, 0);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        // Bytes are at least as many as characters; what is just too long is told with the others.
        if text.len() > 4 * LONGEST_TEXT {
            return Err(Unread::Cell("import.long-text", String::new(), 0, 0));
        }
        match reader.read_event_into(&mut buffer).map_err(damaged)? {
            Event::Start(element) => match element.name().as_ref() {
                "text:p" | "text:h" => {
                    if paragraphs > 0 {
                        text.push('\n');
                    }
                    paragraphs += 1;
                    inside += 1;
                }
                "text:span" | "text:a" => {
                    marked |= attribute(&element, "style-name").is_some_and(|it| styles.marks(&it));
                    inside += 1;
                }
                "text:s" => {
                    let many = repeated(&element, "c")?;
                    text.extend(std::iter::repeat_n(' ', many.min(LAST_COLUMN)));
                    skip(reader, &element)?;
                }
                "text:tab" => {
                    text.push('\t');
                    skip(reader, &element)?;
                }
                "text:line-break" => {
                    text.push('\n');
                    skip(reader, &element)?;
                }
                // Fields, such as a date or the name of the sheet, hold their text.
                other if other.starts_with("text:") && inside > 0 => inside += 1,
                _ => skip(reader, &element)?,
            },
            Event::Text(it) if inside > 0 => text.push_str(&it.xml10_content()),
            Event::GeneralRef(it) if inside > 0 => match reference(&it) {
                Some(it) => text.push(it),
                None => return Err(damaged("a reference to an unknown character")),
            },
            Event::End(element) if element.name().as_ref() == own => return Ok((text, marked)),
            Event::End(_) => inside = usize::saturating_sub(inside, 1),
            Event::Eof => return Err(damaged("a cell has no end")),
            _ => {}
        }
    }
}

/// The character that a reference such as `&amp;` stands for.
pub(crate) fn reference(it: &quick_xml::events::BytesRef<'_>) -> Option<char> {
    if let Ok(Some(character)) = it.resolve_char_ref() {
        return Some(character);
    }
    let name: &str = it.as_ref();
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}
