//! Finds the row of headings in a sheet, and what each of its columns is.

use std::collections::{BTreeMap, BTreeSet};

use rekenschap_catalogue::{Catalogue, Dataset, nearest};
use rekenschap_language::Language;
use rekenschap_model::{FilePlace, Finding, Place, Severity};

use crate::layout::{SheetColumn, columns, heading};
use crate::sheet::{Held, Row, Sheet, folded, trimmed};

/// The headings stand among the first rows that hold something, so many at most.
const MOST_ROWS_ABOVE: usize = 200;

/// The headings that a dataset can have, in every language, and its plain ids.
pub(crate) struct Headings {
    /// For each language: the folded heading, and the column that it means.
    languages: Vec<BTreeMap<String, SheetColumn>>,
    ids: BTreeMap<String, SheetColumn>,
    /// The headings of the main language as they are written, for messages.
    written: Vec<(SheetColumn, String)>,
}

/// The row of headings of a sheet.
#[derive(Debug, Clone)]
pub(crate) struct Header {
    /// Its row, as people see it.
    pub(crate) row: usize,
    /// The columns that are known, by their position from 1.
    pub(crate) columns: BTreeMap<usize, SheetColumn>,
    /// The columns with a heading that means nothing: position and heading.
    pub(crate) unknown: Vec<(usize, String)>,
    /// The columns with a meaning that another column has already.
    twice: Vec<(usize, String)>,
    /// How many cells the row has, in a CSV file.
    pub(crate) width: usize,
}

impl Headings {
    pub(crate) fn new(catalogue: &Catalogue, dataset: &Dataset, edition: i32) -> Self {
        let all = columns(dataset);
        let main = catalogue.publication.languages.first().copied().unwrap_or(Language::English);
        let of = |language: Language| {
            let mut map = BTreeMap::new();
            for column in &all {
                map.entry(folded(&heading(catalogue, dataset, *column, language, edition)))
                    .or_insert(*column);
            }
            map
        };
        let mut ids = BTreeMap::new();
        for (at, it) in dataset.dimensions.iter().enumerate() {
            ids.insert(folded(&it.id), SheetColumn::Code(at));
        }
        for (at, it) in dataset.measures.iter().enumerate().filter(|it| it.1.delivered) {
            ids.insert(folded(&it.id), SheetColumn::Value(at));
            ids.insert(format!("{}.flags", folded(&it.id)), SheetColumn::Flags(at));
        }
        Self {
            languages: Language::ALL.iter().map(|it| of(*it)).collect(),
            ids,
            written: all
                .iter()
                .map(|it| (*it, heading(catalogue, dataset, *it, main, edition)))
                .collect(),
        }
    }

    /// The heading of a column in the main language.
    pub(crate) fn written(&self, column: SheetColumn) -> &str {
        self.written.iter().find(|it| it.0 == column).map_or("", |it| &it.1)
    }

    /// The row in which the most headings stand, below a row. Of rows with equally many it is the first.
    pub(crate) fn find(&self, sheet: &Sheet, below: usize) -> Option<Header> {
        let mut best: Option<(usize, Header)> = None;
        for row in sheet.rows.iter().filter(|it| it.number > below).take(MOST_ROWS_ABOVE) {
            let header = self.header(row);
            let data = |it: &&SheetColumn| !matches!(it, SheetColumn::Remark);
            let many = header.columns.values().filter(data).count();
            if many > 0 && best.as_ref().is_none_or(|it| many > it.0) {
                best = Some((many, header));
            }
        }
        best.map(|it| it.1)
    }

    /// A row, read as a row of headings in the language that fits it best.
    fn header(&self, row: &Row) -> Header {
        let texts: Vec<(usize, String)> = row
            .cells
            .iter()
            .filter_map(|it| match &it.held {
                Held::Text(text) => Some((it.column, trimmed(text))),
                _ => None,
            })
            .filter(|it| !it.1.is_empty())
            .collect();
        let fits = |map: &BTreeMap<String, SheetColumn>| {
            texts.iter().filter(|it| map.contains_key(&folded(&it.1))).count()
        };
        let mut order: Vec<&BTreeMap<String, SheetColumn>> =
            self.languages.iter().chain([&self.ids]).collect();
        order.sort_by_key(|it| std::cmp::Reverse(fits(it)));
        let mut header = Header {
            row: row.number,
            columns: BTreeMap::new(),
            unknown: Vec::new(),
            twice: Vec::new(),
            width: row.width,
        };
        for (at, text) in texts {
            let own = folded(&text);
            match order.iter().find_map(|it| it.get(&own)) {
                Some(column) if header.columns.values().any(|it| it == column) => {
                    header.twice.push((at, text));
                }
                Some(column) => {
                    header.columns.insert(at, *column);
                }
                None => header.unknown.push((at, text)),
            }
        }
        header.codes_from_labels();
        header
    }

    /// Whether a header has all that the dataset needs, and nothing that it does not know.
    pub(crate) fn fits(&self, header: &Header, dataset: &Dataset) -> bool {
        header.unknown.is_empty()
            && header.twice.is_empty()
            && self.missing(header, dataset).is_empty()
            && self.absent(header, dataset).is_empty()
    }

    /// The columns without which nothing can be read: all dimensions, and at least one measure.
    fn missing(&self, header: &Header, dataset: &Dataset) -> Vec<SheetColumn> {
        let has = |it: &SheetColumn| header.columns.values().any(|own| own == it);
        let mut all: Vec<SheetColumn> =
            (0..dataset.dimensions.len()).map(SheetColumn::Code).filter(|it| !has(it)).collect();
        if !header.columns.values().any(|it| matches!(it, SheetColumn::Value(_))) {
            let delivered = dataset.measures.iter().position(|it| it.delivered);
            all.extend(delivered.map(SheetColumn::Value));
        }
        all
    }

    /// The measures without a column that nothing else gives.
    fn absent(&self, header: &Header, dataset: &Dataset) -> Vec<SheetColumn> {
        let has = |it: &SheetColumn| header.columns.values().any(|own| own == it);
        let own = dataset.measures.iter().enumerate();
        own.filter(|(_, it)| it.delivered && it.computation.is_none())
            .map(|it| SheetColumn::Value(it.0))
            .filter(|it| !has(it))
            .collect()
    }

    /// Everything that is wrong with or remarkable about a header.
    pub(crate) fn problems(
        &self,
        file: &str,
        sheet: &str,
        header: &Header,
        dataset: &Dataset,
    ) -> Vec<Finding> {
        let place = |column| Place::in_file(FilePlace::cell(file, sheet, header.row, column));
        let mut findings = Vec::new();
        for (at, text) in &header.twice {
            findings.push(Finding::error("delivery.column-twice", place(*at)).found(text));
        }
        let missing = self.missing(header, dataset);
        for column in &missing {
            let found: Vec<&str> = header.unknown.iter().map(|it| it.1.as_str()).collect();
            findings.push(
                Finding::error("import.missing-column", place(0))
                    .expected(self.written(*column))
                    .found(found.join(", ")),
            );
        }
        // With a column too many, what is absent may only have got another heading.
        let severity = if header.unknown.is_empty() { Severity::Warning } else { Severity::Error };
        if missing.is_empty() {
            for column in self.absent(header, dataset) {
                let finding = Finding::new("import.absent-column", severity, place(0));
                findings.push(finding.expected(self.written(column)));
            }
        }
        for (at, text) in &header.unknown {
            let known: BTreeSet<&str> = self.written.iter().map(|it| it.1.as_str()).collect();
            findings.push(
                Finding::warning("import.unknown-column", place(*at))
                    .with("suggestion", nearest(text, known).unwrap_or_default())
                    .found(text),
            );
        }
        findings
    }
}

impl Header {
    /// Where there is no column for the codes of a dimension, that of its labels tells them.
    fn codes_from_labels(&mut self) {
        let has: BTreeSet<SheetColumn> = self.columns.values().copied().collect();
        for column in self.columns.values_mut() {
            if let SheetColumn::Label(at) = *column
                && !has.contains(&SheetColumn::Code(at))
            {
                *column = SheetColumn::Code(at);
            }
        }
    }

    /// The position of a column, when it is there.
    pub(crate) fn position(&self, column: SheetColumn) -> Option<usize> {
        self.columns.iter().find(|it| *it.1 == column).map(|it| *it.0)
    }
}
