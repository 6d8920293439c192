//! Data: each table and each dataset as CSV, and the findings as JSON.

mod corrections;

pub use corrections::json as changes;

use rekenschap_checks::Judged;
use rekenschap_disclosure::{ClearedCell, Content, Provenance};
use rekenschap_language::{Language, round};
use rekenschap_model::{Finding, Key, Value};
use rekenschap_report::{CellContent, TableView};
use serde::Serialize;

use crate::{OutputFile, Publishing};

/// What stands in a cell that is withheld.
const WITHHELD: &str = "*";

pub(crate) fn files(publishing: &Publishing<'_>) -> Vec<OutputFile> {
    let mut all = Vec::new();
    if let Some(document) = publishing.documents.first() {
        all.extend(document.tables.values().map(|it| OutputFile {
            path: format!("data/tables/{}.csv", it.number),
            bytes: table(it),
        }));
    }
    all.extend(publishing.catalogue.datasets.keys().map(|id| OutputFile {
        path: format!("data/datasets/{id}.csv"),
        bytes: dataset(publishing, id),
    }));
    all.push(OutputFile {
        path: "data/corrections.json".to_owned(),
        bytes: corrections::json(publishing.documents),
    });
    all.push(OutputFile {
        path: "data/corrections.csv".to_owned(),
        bytes: csv(corrections::lines(publishing.documents)),
    });
    all.push(OutputFile {
        path: "checks.json".to_owned(),
        bytes: checks(publishing.findings, publishing.catalogue.publication.languages[0]),
    });
    all
}

/// A table as it is printed: the header with its levels joined by ` | `, then a line for each row.
fn table(table: &TableView) -> Vec<u8> {
    let mut lines: Vec<Vec<String>> = Vec::new();
    let header = table.columns.iter().map(|it| it.labels.join(" | "));
    lines.push(std::iter::once(table.stub.clone()).chain(header).collect());
    for row in &table.rows {
        let Some(label) = &row.label else { continue };
        let cells = row.cells.iter().map(|it| match &it.content {
            CellContent::Shown { plain, .. } => plain.clone(),
            CellContent::Withheld(_) => WITHHELD.to_owned(),
            CellContent::Missing | CellContent::Empty => String::new(),
        });
        lines.push(std::iter::once(label.clone()).chain(cells).collect());
    }
    csv(lines)
}

/// A dataset, tidy: one line for each observation, with its SDMX statuses.
fn dataset(publishing: &Publishing<'_>, id: &str) -> Vec<u8> {
    let Some(dataset) = publishing.catalogue.dataset(id) else { return Vec::new() };
    let mut lines: Vec<Vec<String>> = Vec::new();
    let dimensions = dataset.dimensions.iter().map(|it| it.id.to_string());
    let fields = ["measure", "value", "OBS_STATUS", "CONF_STATUS"].map(str::to_owned);
    lines.push(dimensions.chain(fields).collect());
    for key in publishing.cubes.keys(id) {
        for measure in &dataset.measures {
            let Some(cell) = publishing.cubes.cell(id, &measure.id, key) else { continue };
            let (value, confidentiality) = value(cell, measure.decimals);
            let mut line: Vec<String> = codes(key);
            line.extend([
                measure.id.to_string(),
                value,
                cell.status.sdmx().to_owned(),
                confidentiality.to_owned(),
            ]);
            lines.push(line);
        }
    }
    csv(lines)
}

fn codes(key: &Key) -> Vec<String> {
    key.codes().iter().map(ToString::to_string).collect()
}

fn value(cell: &ClearedCell, decimals: Option<u32>) -> (String, &'static str) {
    match &cell.content {
        Content::Withheld(reason) => (WITHHELD.to_owned(), reason.sdmx()),
        Content::Missing => (String::new(), "F"),
        Content::Shown(Value::Number(number)) => {
            let computed = matches!(cell.provenance, Provenance::Computed { .. });
            let decimals =
                decimals.unwrap_or_else(|| number.scale().min(if computed { 1 } else { 28 }));
            let mut printed = round(number, decimals);
            printed.rescale(decimals);
            (printed.to_string(), "F")
        }
        Content::Shown(value) => (value.to_string(), "F"),
    }
}

fn csv(lines: Vec<Vec<String>>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for line in lines {
        // Writing to memory cannot fail.
        let _ = writer.write_record(&line);
    }
    writer.into_inner().unwrap_or_default()
}

#[derive(Serialize)]
struct CheckLine {
    code: &'static str,
    severity: &'static str,
    accepted: bool,
    reason: Option<String>,
    place: PlaceLine,
    expected: Option<String>,
    found: Option<String>,
    message: String,
    hint: Option<String>,
}

#[derive(Serialize)]
struct PlaceLine {
    subject: String,
    file: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
}

/// Findings as JSON in their promised shape: an array of `code, severity, accepted, reason, place, expected, found, message, hint`.
pub fn checks(findings: &[Judged], language: Language) -> Vec<u8> {
    let lines: Vec<CheckLine> = findings
        .iter()
        .map(|it| CheckLine {
            code: it.finding.code,
            severity: it.finding.severity.word(),
            accepted: it.acceptance.is_some(),
            reason: it.acceptance.as_ref().map(|it| it.reason.get(language).to_owned()),
            place: place(&it.finding),
            expected: it.finding.expected.clone(),
            found: it.finding.found.clone(),
            message: it.finding.message(language),
            hint: it.finding.hint(language),
        })
        .collect();
    let mut bytes = serde_json::to_vec_pretty(&lines).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn place(finding: &Finding) -> PlaceLine {
    let file = finding.place.file.as_ref();
    PlaceLine {
        subject: finding.place.subject.clone(),
        file: file.map(|it| it.file.clone()),
        line: file.map(|it| it.line).filter(|it| *it > 0),
        column: file.map(|it| it.column).filter(|it| *it > 0),
    }
}
