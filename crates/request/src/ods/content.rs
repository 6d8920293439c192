//! The sheets of an ODS workbook.

use std::collections::BTreeMap;
use std::io;

use rekenschap_model::column_letters;

use super::NAMESPACES;
use super::styles::{Look, Shown};
use super::xml::Xml;
use crate::input::Choices;
use crate::sheet::{Cell, CellKind, Content, InputRun, Sheet, Workbook};

/// The names of the styles that the workbook needs.
struct Styles {
    cells: BTreeMap<Look, String>,
    formats: BTreeMap<Shown, String>,
    widths: BTreeMap<u16, String>,
    heights: BTreeMap<u32, String>,
}

impl Styles {
    fn of(workbook: &Workbook) -> Self {
        let mut styles = Self {
            cells: BTreeMap::new(),
            formats: BTreeMap::new(),
            widths: BTreeMap::new(),
            heights: BTreeMap::new(),
        };
        for sheet in &workbook.sheets {
            for look in sheet.rows.iter().flatten().map(Look::of) {
                if let Some(shown) = &look.shown {
                    let next = format!("n{}", styles.formats.len());
                    styles.formats.entry(shown.clone()).or_insert(next);
                }
                let next = format!("c{}", styles.cells.len());
                styles.cells.entry(look).or_insert(next);
            }
            for height in sheet.rows.iter().map(|it| sheet.height(it, workbook.language)) {
                styles.heights.entry(height).or_insert_with(|| format!("h{height}"));
            }
            for width in &sheet.widths {
                styles.widths.entry(*width).or_insert_with(|| format!("w{width}"));
            }
        }
        styles
    }

    fn cell(&self, cell: &Cell) -> &str {
        self.cells.get(&Look::of(cell)).map_or("Default", String::as_str)
    }

    fn write(&self, xml: &mut Xml) -> io::Result<()> {
        xml.open("office:automatic-styles", &[])?;
        for (width, name) in &self.widths {
            // A character is about two millimetres wide.
            let millimetres = format!("{}mm", u32::from(*width) * 2);
            xml.open("style:style", &[("style:name", name), ("style:family", "table-column")])?;
            xml.empty("style:table-column-properties", &[("style:column-width", &millimetres)])?;
            xml.close("style:style")?;
        }
        for (height, name) in &self.heights {
            let points = format!("{height}pt");
            xml.open("style:style", &[("style:name", name), ("style:family", "table-row")])?;
            xml.empty(
                "style:table-row-properties",
                &[("style:row-height", &*points), ("style:use-optimal-row-height", "true")],
            )?;
            xml.close("style:style")?;
        }
        xml.open(
            "style:style",
            &[
                ("style:name", "sheet"),
                ("style:family", "table"),
                ("style:master-page-name", "Default"),
            ],
        )?;
        xml.empty("style:table-properties", &[("table:display", "true")])?;
        xml.close("style:style")?;
        for (shown, name) in &self.formats {
            shown.write(xml, name)?;
        }
        for (look, name) in &self.cells {
            let format = look.shown.as_ref().and_then(|it| self.formats.get(it));
            look.write(xml, name, format.map(String::as_str))?;
        }
        xml.close("office:automatic-styles")
    }
}

/// The part `content.xml`.
pub(super) fn write(workbook: &Workbook) -> io::Result<Vec<u8>> {
    let styles = Styles::of(workbook);
    let mut xml = Xml::new()?;
    xml.open("office:document-content", NAMESPACES)?;
    styles.write(&mut xml)?;
    xml.open("office:body", &[])?;
    xml.open("office:spreadsheet", &[])?;
    let runs: Vec<Vec<InputRun<'_>>> = workbook.sheets.iter().map(Sheet::inputs).collect();
    validations(&mut xml, workbook, &runs)?;
    for (at, (sheet, runs)) in workbook.sheets.iter().zip(&runs).enumerate() {
        write_sheet(&mut xml, workbook, at, sheet, runs, &styles)?;
    }
    xml.open("table:database-ranges", &[])?;
    for sheet in &workbook.sheets {
        let Some(table) = &sheet.table else { continue };
        let area = format!(
            "{}:{}",
            address(&sheet.name, table.header, 0),
            address(&sheet.name, table.last, table.columns - 1)
        );
        xml.empty(
            "table:database-range",
            &[
                ("table:name", &*table.name),
                ("table:target-range-address", &*area),
                ("table:contains-header", "true"),
                ("table:display-filter-buttons", "false"),
            ],
        )?;
    }
    xml.close("table:database-ranges")?;
    xml.close("office:spreadsheet")?;
    xml.close("office:body")?;
    xml.close("office:document-content")?;
    Ok(xml.into_bytes())
}

/// The name of the rule of a run of cells.
fn rule_name(sheet: usize, run: usize) -> String {
    format!("rule_{}_{}", sheet + 1, run + 1)
}

/// An address of a cell with its sheet: `'Sheet'.A1`.
fn address(sheet: &str, row: usize, column: usize) -> String {
    format!("'{sheet}'.{}{}", column_letters(column + 1), row + 1)
}

fn validations(xml: &mut Xml, workbook: &Workbook, runs: &[Vec<InputRun<'_>>]) -> io::Result<()> {
    let ruled = |it: &InputRun<'_>| condition(it).is_some();
    if !runs.iter().flatten().any(ruled) {
        return Ok(());
    }
    xml.open("table:content-validations", &[])?;
    for (at, (sheet, runs)) in workbook.sheets.iter().zip(runs).enumerate() {
        for (place, run) in runs.iter().enumerate() {
            let Some(condition) = condition(run) else { continue };
            xml.open(
                "table:content-validation",
                &[
                    ("table:name", &*rule_name(at, place)),
                    ("table:condition", &*condition),
                    ("table:allow-empty-cell", "true"),
                    ("table:display-list", "unsorted"),
                    ("table:base-cell-address", &*address(&sheet.name, run.first, run.column)),
                ],
            )?;
            let (title, text) = run.rule.refusal(workbook.language);
            xml.open(
                "table:error-message",
                &[
                    ("table:display", "true"),
                    ("table:message-type", "stop"),
                    ("table:title", &*title),
                ],
            )?;
            xml.paragraphs(&text)?;
            xml.close("table:error-message")?;
            xml.close("table:content-validation")?;
        }
    }
    xml.close("table:content-validations")
}

fn condition(run: &InputRun<'_>) -> Option<String> {
    if let Some(choices) = run.rule.choices() {
        let list = match choices {
            Choices::Named(names) => {
                let quoted: Vec<String> = names.iter().map(|it| format!("\"{it}\"")).collect();
                quoted.join(";")
            }
            Choices::Cells { sheet, column, first, last } => {
                let letters = column_letters(column + 1);
                let (first, last) = (first + 1, last + 1);
                format!("[$'{sheet}'.${letters}${first}:.${letters}${last}]")
            }
        };
        return Some(format!("of:cell-content-is-in-list({list})"));
    }
    let cell = format!("[.{}{}]", column_letters(run.column + 1), run.first + 1);
    run.rule.formula(&cell, ';').map(|it| format!("of:is-true-formula({it})"))
}

fn write_sheet(
    xml: &mut Xml,
    workbook: &Workbook,
    number: usize,
    sheet: &Sheet,
    runs: &[InputRun<'_>],
    styles: &Styles,
) -> io::Result<()> {
    xml.open(
        "table:table",
        &[("table:name", &*sheet.name), ("table:style-name", "sheet"), ("table:protected", "true")],
    )?;
    xml.empty(
        "loext:table-protection",
        &[
            ("loext:select-protected-cells", "true"),
            ("loext:select-unprotected-cells", "true"),
            ("loext:insert-rows", "true"),
        ],
    )?;
    for width in &sheet.widths {
        let style = styles.widths.get(width).map_or("", String::as_str);
        xml.empty(
            "table:table-column",
            &[("table:style-name", style), ("table:default-cell-style-name", "Default")],
        )?;
    }
    let header = sheet.table.as_ref().map(|it| it.header);
    let names: Vec<Option<String>> = runs
        .iter()
        .enumerate()
        .map(|(at, run)| condition(run).map(|_| rule_name(number, at)))
        .collect();
    for (at, row) in sheet.rows.iter().enumerate() {
        if header == Some(at) {
            xml.open("table:table-header-rows", &[])?;
        }
        let height = sheet.height(row, workbook.language);
        let style = styles.heights.get(&height).map_or("", String::as_str);
        xml.open("table:table-row", &[("table:style-name", style)])?;
        if row.is_empty() {
            xml.empty("table:table-cell", &[])?;
        }
        for (column, cell) in row.iter().enumerate() {
            // Runs are ordered by column and row: the one that a cell is in starts there, or is the last one before.
            let after = runs.partition_point(|it| (it.column, it.first) <= (column, at));
            let rule = after
                .checked_sub(1)
                .filter(|it| runs[*it].column == column && at <= runs[*it].last)
                .and_then(|it| names[it].as_deref());
            write_cell(xml, workbook, cell, styles, rule)?;
        }
        xml.close("table:table-row")?;
        if header == Some(at) {
            xml.close("table:table-header-rows")?;
        }
    }
    xml.close("table:table")
}

fn write_cell(
    xml: &mut Xml,
    workbook: &Workbook,
    cell: &Cell,
    styles: &Styles,
    rule: Option<&str>,
) -> io::Result<()> {
    let mut attributes = vec![("table:style-name", styles.cell(cell))];
    attributes.extend(rule.map(|it| ("table:content-validation-name", it)));
    let value;
    match &cell.content {
        Content::Empty => return xml.empty("table:table-cell", &attributes),
        Content::Text(_) => attributes.push(("office:value-type", "string")),
        Content::Number { value: own, .. } => {
            value = own.to_string();
            attributes.push(("office:value-type", "float"));
            attributes.push(("office:value", &value));
        }
    }
    xml.open("table:table-cell", &attributes)?;
    let shown = cell.shown(workbook.language);
    let link = match &cell.kind {
        CellKind::SheetLink(sheet) => Some(format!("#{}", address(sheet, 0, 0))),
        CellKind::Link(address) => Some(address.clone()),
        _ => None,
    };
    match link {
        Some(link) => {
            xml.open("text:p", &[])?;
            xml.open("text:a", &[("xlink:href", &*link), ("xlink:type", "simple")])?;
            xml.spaced(&shown)?;
            xml.close("text:a")?;
            xml.close("text:p")?;
        }
        None => xml.paragraphs(&shown)?,
    }
    xml.close("table:table-cell")
}
