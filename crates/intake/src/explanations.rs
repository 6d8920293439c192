//! The sheet for explanations: why a norm was missed, in the words of those who missed it.

use std::collections::{BTreeMap, BTreeSet};

use rekenschap_catalogue::{Catalogue, nearest};
use rekenschap_language::{Language, message};
use rekenschap_model::{FilePlace, Finding, Place};

use crate::figure::meanings;
use crate::file::IncomingExplanation;
use crate::sheet::{Row, Sheet, folded};

/// The columns of the sheet, by the id of their heading's message; each is also understood by its plain id.
const COLUMNS: [(&str, &str); 3] = [
    ("sheet-explanation-norm", "norm"),
    ("sheet-explanation-organisation", "organisation"),
    ("sheet-explanation-text", "text"),
];

/// Reads a sheet of explanations.
pub(crate) fn read(
    catalogue: &Catalogue,
    file: &str,
    sheet: &Sheet,
    below: usize,
    edition: i32,
    source: &str,
    findings: &mut Vec<Finding>,
) -> Vec<IncomingExplanation> {
    let header = sheet.rows.iter().filter(|it| it.number > below).find_map(|row| {
        let columns = columns(row);
        (columns[0].is_some() && columns[2].is_some()).then_some((row.number, columns))
    });
    let Some((header, [Some(norm), organisation, Some(text)])) = header else {
        let wanted = COLUMNS.map(|it| message(main(catalogue), it.0, &[]));
        let place = Place::in_file(FilePlace::cell(file, &sheet.name, 0, 0));
        findings.push(Finding::error("import.no-header", place).expected(wanted.join(", ")));
        return Vec::new();
    };
    let mut all = Vec::new();
    let mut seen: BTreeSet<(String, Option<String>)> = BTreeSet::new();
    for row in sheet.rows.iter().filter(|it| it.number > header) {
        let own = row.text(text);
        if own.is_empty() {
            continue;
        }
        let place = |column| FilePlace::cell(file, &sheet.name, row.number, column);
        let id = row.text(norm);
        let found =
            one(catalogue, &id, organisation.map(|it| (row.text(it), place(it))), place(norm));
        match found {
            Ok(organisation) if seen.insert((id.clone(), organisation.clone())) => {
                all.push(IncomingExplanation {
                    edition,
                    source: source.to_owned(),
                    norm: id,
                    organisation,
                    text: own,
                    place: place(text),
                });
            }
            Ok(_) => findings
                .push(Finding::error("import.explained-twice", Place::in_file(place(0))).found(id)),
            Err(finding) => findings.push(*finding),
        }
    }
    all
}

/// The organisation that an explanation is of, when the norm and the organisation are known.
pub(crate) fn one(
    catalogue: &Catalogue,
    norm: &str,
    organisation: Option<(String, FilePlace)>,
    place: FilePlace,
) -> Result<Option<String>, Box<Finding>> {
    if catalogue.norm(norm).is_none() {
        let known = catalogue.norms().map(|it| it.1.id.as_str());
        let suggestion = nearest(norm, known).unwrap_or_default();
        let finding = Finding::error("import.norm", Place::in_file(place)).found(norm);
        return Err(Box::new(finding.with("suggestion", suggestion)));
    }
    let Some((name, place)) = organisation.filter(|it| !it.0.is_empty()) else { return Ok(None) };
    let dimension = catalogue.publication.organisation_dimension.as_ref().map(|it| &it.value);
    let list = catalogue.datasets.values().flat_map(|it| &it.dimensions).find_map(|it| {
        let own = dimension.is_some_and(|wanted| *it.id == **wanted);
        own.then(|| it.code_list()).flatten().and_then(|it| catalogue.code_lists.get(it))
    });
    let meant = match list {
        Some(list) if list.get(&name).is_some() => vec![name.clone()],
        Some(list) => meanings(list, &name),
        None => Vec::new(),
    };
    match meant.as_slice() {
        [one] => Ok(Some(one.clone())),
        _ => {
            let known = list.into_iter().flat_map(|it| it.entries.iter().map(|it| &*it.code));
            let suggestion = nearest(&name, known).unwrap_or_default();
            Err(Box::new(
                Finding::error("delivery.unknown-code", Place::in_file(place))
                    .with("dimension", dimension.map_or("organisation", |it| it.as_str()))
                    .with("suggestion", suggestion)
                    .found(name),
            ))
        }
    }
}

fn main(catalogue: &Catalogue) -> Language {
    catalogue.publication.languages.first().copied().unwrap_or(Language::English)
}

/// The positions of the three columns in a row of headings.
fn columns(row: &Row) -> [Option<usize>; 3] {
    let texts: BTreeMap<String, usize> =
        row.cells.iter().map(|it| (folded(&row.text(it.column)), it.column)).collect();
    COLUMNS.map(|(id, plain)| {
        let headings = Language::ALL.iter().map(|it| folded(&message(*it, id, &[])));
        headings.chain([plain.to_owned()]).find_map(|it| texts.get(&it).copied())
    })
}
