//! Workbooks in Office Open XML. calamine reads them; here it is said what its cells are to us.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};

use crate::number_format::{Sections, sections};
use crate::sheet::{Cell, Held, MOST_CELLS, Merge, Row, Sheet, held_number};

/// Why a workbook could not be read.
pub(crate) enum Unread {
    /// It is damaged: how, in the words of what reads it.
    Damaged(String),
    /// It has more cells than are read.
    TooLarge,
    /// A cell of it cannot be: the code of the finding, sheet, row and column.
    Cell(&'static str, String, usize, usize),
}

impl From<XlsxError> for Unread {
    fn from(error: XlsxError) -> Self {
        Self::Damaged(error.to_string())
    }
}

/// The sheets of a workbook, in its order.
pub(crate) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, Unread> {
    // calamine must not see what it cannot stand.
    let mut asides = crate::xlsx_hidden::asides(bytes)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes))?;
    let named: Vec<(String, bool)> = workbook
        .sheets_metadata()
        .iter()
        .filter(|it| it.typ == SheetType::WorkSheet)
        .map(|it| (it.name.clone(), it.visible != SheetVisible::Visible))
        .collect();
    let mut left = MOST_CELLS;
    let mut sheets = Vec::new();
    for (name, hidden) in named {
        let aside = asides.sheets.remove(&name).unwrap_or_default();
        let marked = |held: &DataRef<'_>, at: (usize, usize)| match held {
            DataRef::SharedString(it) => asides.marked.contains(*it),
            DataRef::String(_) => aside.marked.contains(&at),
            _ => false,
        };
        let formulas = formulas(&mut workbook, &name)?;
        let mut sheet = Sheet {
            rows: rows(&mut workbook, &name, &formulas, marked, &mut left)?,
            merges: workbook
                .merge_cells_by_sheet_name(&name)?
                .into_iter()
                .map(|it| Merge {
                    rows: (it.start.0 as usize + 1, it.end.0 as usize + 1),
                    columns: (it.start.1 as usize + 1, it.end.1 as usize + 1),
                })
                .collect(),
            hidden_rows: aside.hidden_rows,
            hidden_columns: aside.hidden_columns,
            name,
            hidden,
        };
        sheet.order().map_err(Unread::Damaged)?;
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// The places of formulas, row and column from 0. The values come with the formats, in another pass.
fn formulas(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &str,
) -> Result<BTreeSet<(u32, u32)>, Unread> {
    let mut all = BTreeSet::new();
    let mut reader = workbook.worksheet_cells_reader(sheet)?;
    while let Some(cell) = reader.next_cell_with_formula_metadata()? {
        if cell.formula.is_some() {
            all.insert(cell.pos);
            if all.len() > MOST_CELLS {
                return Err(Unread::TooLarge);
            }
        }
    }
    Ok(all)
}

fn rows(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &str,
    formulas: &BTreeSet<(u32, u32)>,
    marked: impl Fn(&DataRef<'_>, (usize, usize)) -> bool,
    left: &mut usize,
) -> Result<Vec<Row>, Unread> {
    let mut rows: Vec<Row> = Vec::new();
    let mut formats: BTreeMap<usize, Sections> = BTreeMap::new();
    let mut reader = workbook.worksheet_cells_reader(sheet)?;
    while let Some((cell, style)) = reader.next_cell_with_style_id()? {
        let (row, column) = cell.get_position();
        let formula = formulas.contains(&(row, column));
        let value = cell.get_value();
        if *value == DataRef::Empty && !formula {
            continue;
        }
        *left = left.checked_sub(1).ok_or(Unread::TooLarge)?;
        let format = *formats.entry(style).or_insert_with(|| {
            let own = reader.styles().get(style).and_then(|it| it.number_format.as_ref());
            sections(own.map_or("General", |it| &it.format_code))
        });
        let shown = |value: f64| format.of(value);
        let held = match value {
            DataRef::Empty => Held::Uncomputed,
            DataRef::Int(it) => held_number(*it as f64, shown(*it as f64)),
            DataRef::Float(it) => held_number(*it, shown(*it)),
            DataRef::String(it) => Held::Text(it.as_str().into()),
            DataRef::SharedString(it) => Held::Text((*it).into()),
            DataRef::Bool(it) => Held::Boolean(*it),
            DataRef::Error(it) => Held::Error(it.to_string().into()),
            DataRef::DateTime(it) if it.is_datetime() => {
                let (year, month, day, ..) = it.to_ymd_hms_milli();
                let fraction = it.as_f64().fract().abs() > 1e-9;
                Held::Date(format!("{year:04}-{month:02}-{day:02}").into(), fraction)
            }
            DataRef::DateTime(_) | DataRef::DurationIso(_) => Held::Time,
            DataRef::DateTimeIso(it) => iso(it),
        };
        // An empty text is what a formula gives for nothing, and what programs leave behind.
        if held == Held::Text("".into()) {
            continue;
        }
        let number = row as usize + 1;
        let column = column as usize + 1;
        let cell = Cell { column, formula, marked: marked(value, (number, column)), held };
        match rows.last_mut().filter(|it| it.number == number) {
            Some(last) => last.cells.push(cell),
            None => rows.push(Row { number, width: 0, cells: vec![cell] }),
        }
    }
    Ok(rows)
}

/// A date of ISO 8601, `2023-05-01` or `2023-05-01T00:00:00`.
pub(crate) fn iso(text: &str) -> Held {
    let (day, time) = text.split_once('T').unwrap_or((text, ""));
    if !crate::cell::is_date(day) {
        return Held::Time;
    }
    Held::Date(day.into(), time.bytes().any(|it| matches!(it, b'1'..=b'9')))
}
