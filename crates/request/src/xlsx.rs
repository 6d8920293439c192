//! The sheet model as XLSX.

use std::collections::BTreeMap;

use rekenschap_language::Language;
use rekenschap_model::column_letters;
use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, IgnoreError,
    ProtectionOptions, Table, TableColumn, TableStyle, Url, Worksheet, XlsxError,
};

use crate::input::{Choices, InputRule};
use crate::sheet::{Cell, CellKind, Content, InputRun, Sheet, Workbook};

/// Dark blue with white letters, in hexadecimal.
const HEADING: u32 = 0x0015_4273;

/// Light yellow: a cell to fill. The border says so too.
const INPUT: u32 = 0x00FF_F7CC;

/// Light grey: a cell of a table that is not to be filled.
const CLOSED: u32 = 0x00EE_EEEE;

/// The bytes of a workbook.
///
/// # Errors
/// When the format has no room for it: more rows than a sheet can have, or a text that is too long for a cell.
pub(crate) fn write(workbook: &Workbook) -> Result<Vec<u8>, XlsxError> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let mut properties = DocProperties::new()
        .set_title(&*workbook.title)
        .set_subject(&*workbook.subject)
        .set_author(&*workbook.author)
        .set_custom_property("Language", workbook.language.code());
    // A workbook bears the day by which it is wanted back, never the day on which it was made.
    let date = ExcelDateTime::parse_from_str(&workbook.date)
        .or_else(|_| ExcelDateTime::from_ymd(2000, 1, 1))?;
    properties = properties.set_creation_datetime(&date);
    book.set_properties(&properties);
    let mut formats = Formats::default();
    for sheet in &workbook.sheets {
        write_sheet(book.add_worksheet(), workbook, sheet, &mut formats)?;
    }
    book.save_to_buffer()
}

fn write_sheet(
    to: &mut Worksheet,
    workbook: &Workbook,
    sheet: &Sheet,
    formats: &mut Formats,
) -> Result<(), XlsxError> {
    to.set_name(&*sheet.name)?;
    for (column, width) in (0u16..).zip(&sheet.widths) {
        to.set_column_width(column, *width)?;
    }
    if let Some(table) = &sheet.table {
        let headings: Vec<TableColumn> = sheet.rows[table.header]
            .iter()
            .map(|it| {
                TableColumn::new()
                    .set_header(it.shown(workbook.language))
                    .set_header_format(formats.of(&CellKind::ColumnHeading, None))
            })
            .collect();
        let own = Table::new()
            .set_name(&*table.name)
            .set_columns(&headings)
            .set_style(TableStyle::None)
            .set_autofilter(false)
            .set_alt_text_title(
                sheet.rows[0].first().map_or_else(String::new, |it| it.shown(workbook.language)),
            );
        to.add_table(row(table.header)?, 0, row(table.last)?, column(table.columns)? - 1, &own)?;
        if table.last > table.header {
            to.ignore_error_range(
                row(table.header + 1)?,
                0,
                row(table.last)?,
                column(table.columns)? - 1,
                IgnoreError::NumberStoredAsText,
            )?;
        }
        to.set_repeat_rows(row(table.header)?, row(table.header)?)?;
    }
    let header = sheet.table.as_ref().map(|it| it.header);
    for (at, cells) in sheet.rows.iter().enumerate().filter(|it| Some(it.0) != header) {
        for (place, cell) in (0u16..).zip(cells) {
            write_cell(to, row(at)?, place, cell, formats)?;
        }
    }
    for (at, cells) in sheet.rows.iter().enumerate() {
        to.set_row_height(row(at)?, sheet.height(cells, workbook.language))?;
    }
    for run in sheet.inputs() {
        if let Some(it) = validation(workbook.language, &run)? {
            let place = column(run.column)?;
            to.add_data_validation(row(run.first)?, place, row(run.last)?, place, &it)?;
        }
    }
    if sheet.frozen > 0 {
        to.set_freeze_panes(row(sheet.frozen)?, 0)?;
    }
    to.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    to.protect_with_options(&ProtectionOptions {
        format_cells: true,
        format_columns: true,
        format_rows: true,
        insert_rows: true,
        ..ProtectionOptions::new()
    });
    Ok(())
}

fn row(at: usize) -> Result<u32, XlsxError> {
    u32::try_from(at).map_err(|_| XlsxError::RowColumnLimitError)
}

fn column(at: usize) -> Result<u16, XlsxError> {
    u16::try_from(at).map_err(|_| XlsxError::RowColumnLimitError)
}

fn write_cell(
    to: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    formats: &mut Formats,
) -> Result<(), XlsxError> {
    let number = match &cell.content {
        Content::Number { decimals, suffix, .. } => Some(number_format(*decimals, suffix)),
        _ => None,
    };
    let format = formats.of(&cell.kind, number.as_deref());
    match (&cell.kind, &cell.content) {
        (CellKind::SheetLink(sheet), Content::Text(text)) => {
            let link = Url::new(format!("internal:'{sheet}'!A1")).set_text(&**text);
            to.write_url_with_format(row, column, link, &format)?;
        }
        (CellKind::Link(address), Content::Text(text)) => {
            to.write_url_with_format(row, column, Url::new(&**address).set_text(&**text), &format)?;
        }
        (_, Content::Text(text)) => {
            to.write_string_with_format(row, column, &**text, &format)?;
        }
        (_, Content::Number { value, .. }) => {
            to.write_with_format(row, column, *value, &format)?;
        }
        (_, Content::Empty) => {
            to.write_blank(row, column, &format)?;
        }
    }
    Ok(())
}

/// A number with so many decimals, thousands apart, and a text after it.
fn number_format(decimals: u32, suffix: &str) -> String {
    let mut format = String::from("#,##0");
    if decimals > 0 {
        format.push('.');
        format.extend(std::iter::repeat_n('0', decimals as usize));
    }
    if !suffix.is_empty() {
        format.push_str(&format!("\"{suffix}\""));
    }
    format
}

fn validation(language: Language, run: &InputRun<'_>) -> Result<Option<DataValidation>, XlsxError> {
    let cell = format!("{}{}", column_letters(run.column + 1), run.first + 1);
    let own = DataValidation::new();
    let own = if let Some(choices) = run.rule.choices() {
        match choices {
            Choices::Named(names) => own.allow_list_strings(&names)?,
            Choices::Cells { sheet, column, first, last } => {
                let letters = column_letters(column + 1);
                let (first, last) = (first + 1, last + 1);
                let area = format!("='{sheet}'!${letters}${first}:${letters}${last}");
                own.allow_list_formula(area.as_str().into())
            }
        }
    } else if let Some(formula) = run.rule.formula(&cell, ',') {
        own.allow_custom(format!("={formula}").as_str().into())
    } else {
        return Ok(None);
    };
    let (title, text) = run.rule.refusal(language);
    own.set_error_title(title)?.set_error_message(text).map(Some)
}

/// The format of each kind of cell, made once.
#[derive(Default)]
struct Formats {
    made: BTreeMap<(String, Option<String>), Format>,
}

impl Formats {
    fn of(&mut self, kind: &CellKind, number: Option<&str>) -> Format {
        let key = (format!("{kind:?}"), number.map(str::to_owned));
        self.made.entry(key).or_insert_with(|| format_of(kind, number)).clone()
    }
}

fn format_of(kind: &CellKind, number: Option<&str>) -> Format {
    let plain = || Format::new().set_align(FormatAlign::Top);
    let boxed = || plain().set_border(FormatBorder::Thin).set_text_wrap();
    let format = match kind {
        CellKind::Title => plain().set_bold().set_font_size(16).set_font_color(HEADING),
        CellKind::Heading => {
            let format = Format::new().set_align(FormatAlign::Bottom);
            format.set_bold().set_font_size(13).set_font_color(HEADING)
        }
        CellKind::Label => plain().set_bold().set_text_wrap(),
        CellKind::Text => plain().set_text_wrap().set_align(FormatAlign::Left),
        CellKind::Link(_) => plain().set_hyperlink(),
        CellKind::SheetLink(_) => boxed().set_hyperlink(),
        CellKind::ColumnHeading => {
            boxed().set_bold().set_font_color(0x00FF_FFFF).set_background_color(HEADING)
        }
        CellKind::Code => boxed().set_align(FormatAlign::Left),
        CellKind::Known if number.is_some() => boxed().set_align(FormatAlign::Right).set_italic(),
        CellKind::Known => boxed().set_align(FormatAlign::Left).set_italic(),
        CellKind::Closed => boxed().set_background_color(CLOSED),
        CellKind::Sample => input(boxed()),
        CellKind::Input(rule) => {
            let format = input(boxed()).set_unlocked();
            match rule {
                InputRule::Number { decimals: Some(decimals), .. } => {
                    format.set_num_format(number_format(*decimals, ""))
                }
                InputRule::Number { decimals: None, .. } => format,
                InputRule::Date => format.set_num_format("yyyy-mm-dd"),
                _ => format.set_num_format("@"),
            }
        }
    };
    match number {
        Some(it) => format.set_num_format(it),
        None => format,
    }
}

fn input(format: Format) -> Format {
    format.set_background_color(INPUT).set_border(FormatBorder::Medium).set_border_color(HEADING)
}
