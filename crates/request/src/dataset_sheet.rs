//! The sheet of one dataset: what it means, what is known, and the cells to fill.

use rekenschap_catalogue::{Dataset, Measure, MeasureKind};
use rekenschap_intake::{SheetColumn, columns, heading};
use rekenschap_language::{format_decimal, message, period_label};

use crate::input::InputRule;
use crate::list_sheet::Lists;
use crate::norm;
use crate::request::{DatasetRequest, KnownValue, Request, RequestRow};
use crate::sheet::{Cell, CellKind, Content, Sheet, TableArea};
use crate::text::Texts;

/// The width of the first column, in characters: labels above, and codes or labels of the first dimension below.
const FIRST: u16 = 30;

/// The width of the second column: texts above, and a column of the table below.
const SECOND: u16 = 48;

/// When what stands above the table is higher than this, in points, it is not kept in sight: that would leave no room for
/// the table on a small screen.
const HIGHEST_FROZEN: u32 = 330;

/// The sheet of a dataset; none when the catalogue does not have the dataset.
pub(crate) fn sheet(
    texts: Texts<'_>,
    request: &Request,
    own: &DatasetRequest,
    name: &str,
    lists: &Lists,
) -> Option<Sheet> {
    let dataset = texts.catalogue.dataset(&own.asked.dataset)?;
    let mut rows = head(texts, request, own, dataset);
    rows.push(Vec::new());
    let header = rows.len();
    let shown = shown_columns(dataset, own);
    rows.push(
        shown
            .iter()
            .map(|it| heading(texts.catalogue, dataset, *it, texts.language, texts.edition))
            .map(|it| Cell::text(CellKind::ColumnHeading, it))
            .collect(),
    );
    for row in &own.rows {
        rows.push(shown.iter().map(|it| cell(texts, dataset, own, row, *it, lists)).collect());
    }
    let table = TableArea {
        name: table_name(&dataset.id),
        header,
        last: rows.len() - 1,
        columns: shown.len(),
    };
    let widths = shown
        .iter()
        .enumerate()
        .map(|(at, column)| match at {
            0 => FIRST,
            1 => SECOND,
            _ => width(dataset, *column).max(longest_word(&rows[header][at])),
        })
        .collect();
    let mut sheet = Sheet { name: name.to_owned(), widths, rows, table: Some(table), frozen: 0 };
    let above = sheet.rows[..=header].iter().map(|row| sheet.height(row, texts.language));
    if above.sum::<u32>() <= HIGHEST_FROZEN {
        sheet.frozen = header + 1;
    }
    Some(sheet)
}

/// A name that is no cell's address and no number.
fn table_name(id: &str) -> String {
    format!("table_{}", id.replace('-', "_"))
}

/// What stands above the table.
fn head(
    texts: Texts<'_>,
    request: &Request,
    own: &DatasetRequest,
    dataset: &Dataset,
) -> Vec<Vec<Cell>> {
    let mut rows = vec![vec![Cell::text(CellKind::Title, texts.plain(&dataset.title))]];
    let mut pair = |id: &str, text: String| {
        if !text.is_empty() {
            rows.push(vec![
                Cell::text(CellKind::Label, message(texts.language, id, &[])),
                Cell::text(CellKind::Text, text),
            ]);
        }
    };
    pair("request-reference", format!("{}/{}", request.reference(), dataset.id));
    pair("request-definition", texts.plain(&dataset.definition));
    pair("request-unit", units(texts, own, dataset));
    pair("request-scope", scope(texts, dataset));
    for norm in &dataset.norms {
        let arguments =
            [("title", texts.plain(&norm.title)), ("target", norm::target(texts, dataset, norm))];
        pair("request-norm", message(texts.language, "request-norm-text", &arguments));
    }
    for explanation in &own.asked.explanations {
        pair("request-explanation", texts.plain(explanation));
    }
    if dataset.is_register() {
        pair("request-register", message(texts.language, "request-register-text", &[]));
    }
    rows
}

/// The units of the measures that are asked: one for all, or each with its measure.
fn units(texts: Texts<'_>, own: &DatasetRequest, dataset: &Dataset) -> String {
    let unit = |measure: &Measure| {
        let unit = texts.catalogue.units.get(&measure.unit.as_ref()?.value)?;
        Some(texts.plain(&unit.title)).filter(|_| measure.is_number())
    };
    let measures = own.asked.measures.iter().map(|at| &dataset.measures[*at]);
    let all: Vec<(String, String)> =
        measures.filter_map(|it| Some((texts.plain(&it.title), unit(it)?))).collect();
    match all.as_slice() {
        [] => String::new(),
        [(_, first), rest @ ..] if rest.iter().all(|it| it.1 == *first) => first.clone(),
        _ => {
            let each: Vec<String> =
                all.into_iter().map(|(title, unit)| format!("{title}: {unit}")).collect();
            each.join("; ")
        }
    }
}

/// The scope of a dataset: its title, and what it covers.
pub(crate) fn scope(texts: Texts<'_>, dataset: &Dataset) -> String {
    let scope = dataset.scope.as_ref().and_then(|it| texts.catalogue.scopes.get(&it.value));
    let Some(scope) = scope else { return String::new() };
    let (title, text) = (texts.plain(&scope.title), texts.plain(&scope.text));
    if text.is_empty() { title } else { format!("{title}. {text}") }
}

/// The columns of the sheet: those of what is asked, and what is known only where something is.
fn shown_columns(dataset: &Dataset, own: &DatasetRequest) -> Vec<SheetColumn> {
    let position = |measure: usize| own.asked.measures.iter().position(|it| *it == measure);
    columns(dataset)
        .into_iter()
        .filter(|column| match column {
            SheetColumn::Known(at) => position(*at)
                .is_some_and(|it| own.rows.iter().any(|row| row.cells[it].known.is_some())),
            SheetColumn::Value(at) => position(*at).is_some(),
            // Only numbers carry flags.
            SheetColumn::Flags(at) => position(*at).is_some() && dataset.measures[*at].is_number(),
            _ => true,
        })
        .collect()
}

fn width(dataset: &Dataset, column: SheetColumn) -> u16 {
    match column {
        SheetColumn::Label(_) => 30,
        SheetColumn::Code(_) => 14,
        SheetColumn::Known(at) | SheetColumn::Value(at) => match dataset.measures[at].kind {
            MeasureKind::Text => 40,
            _ => 20,
        },
        SheetColumn::Flags(_) => 18,
        SheetColumn::Remark => 40,
    }
}

/// The width that the longest word of a heading needs: bold, with some room.
fn longest_word(heading: &Cell) -> u16 {
    let text = heading.shown(rekenschap_language::Language::English);
    let longest = text.split(' ').map(|it| it.chars().count()).max().unwrap_or_default();
    u16::try_from(longest * 6 / 5 + 2).unwrap_or(u16::MAX).min(40)
}

fn cell(
    texts: Texts<'_>,
    dataset: &Dataset,
    own: &DatasetRequest,
    row: &RequestRow,
    column: SheetColumn,
    lists: &Lists,
) -> Cell {
    let of = |at: usize| {
        let position = own.asked.measures.iter().position(|it| *it == at);
        position.map(|it| (&dataset.measures[at], &row.cells[it]))
    };
    let closed = || Cell::empty(CellKind::Closed);
    match column {
        SheetColumn::Code(at) => Cell::text(CellKind::Code, &*row.key.codes()[at]),
        SheetColumn::Label(at) => {
            let code = &row.key.codes()[at];
            let entry = texts.catalogue.code_list_of(dataset, at).and_then(|it| it.get(code));
            let label = entry.map_or(&**code, |it| it.name.get(texts.language));
            Cell::text(CellKind::Code, label)
        }
        SheetColumn::Known(at) => match of(at).and_then(|(_, it)| it.known.as_ref()) {
            Some(it) => known(texts, it),
            None => Cell::empty(CellKind::Known),
        },
        SheetColumn::Value(at) => match of(at) {
            Some((measure, it)) if it.asked => Cell::empty(CellKind::Input(rule(measure, lists))),
            _ => closed(),
        },
        SheetColumn::Flags(at) => match of(at) {
            Some((_, it)) if it.asked => Cell::empty(CellKind::Input(InputRule::Flags)),
            _ => closed(),
        },
        SheetColumn::Remark => Cell::empty(CellKind::Input(InputRule::Text)),
    }
}

/// What is known, with its period when that is the one before. A number with a flag is shown as a text.
fn known(texts: Texts<'_>, own: &KnownValue) -> Cell {
    let suffix = own.earlier.as_ref().map_or_else(String::new, |period| {
        let label = period_label(period, texts.language).unwrap_or_else(|_| period.to_string());
        format!(" ({label})")
    });
    let flags = own.known.text.split_once(' ').map(|it| it.1);
    let content = match (own.known.value, flags) {
        (Some(value), None) => Content::Number { value, decimals: value.scale(), suffix },
        (Some(value), Some(flags)) => {
            let number = format_decimal(&value, None, texts.language);
            Content::Text(format!("{number} {flags}{suffix}"))
        }
        (None, _) => Content::Text(format!("{}{suffix}", own.known.text)),
    };
    Cell { kind: CellKind::Known, content }
}

fn rule(measure: &Measure, lists: &Lists) -> InputRule {
    match &measure.kind {
        MeasureKind::Number => InputRule::Number {
            lowest: measure.bounds.0,
            highest: measure.bounds.1,
            decimals: measure.decimals,
        },
        MeasureKind::Text => InputRule::Text,
        MeasureKind::Date => InputRule::Date,
        MeasureKind::Code(list) => {
            lists.choices(&list.value).map_or(InputRule::Text, InputRule::OneOf)
        }
    }
}
