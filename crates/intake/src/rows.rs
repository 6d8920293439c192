//! The rows of a sheet below its headings → what they say of a dataset.

use std::collections::{BTreeMap, BTreeSet};

use rekenschap_catalogue::{Catalogue, Dataset, MeasureKind};
use rekenschap_model::{Code, FilePlace, Finding, Key, Observation, Place};

use crate::cell::Problem;
use crate::codes::{Codes, Meant};
use crate::figure::{Notations, Note, Wanted, is_confidential};
use crate::headings::Header;
use crate::layout::SheetColumn;
use crate::sheet::{Held, Row, Sheet, trimmed, within};
use crate::tally::Tally;

/// A sheet with what its columns are.
pub(crate) struct Table<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) dataset: &'a Dataset,
    /// The name of the file, for findings.
    pub(crate) file: &'a str,
    pub(crate) sheet: &'a Sheet,
    pub(crate) header: &'a Header,
    pub(crate) notations: Notations,
    /// Whether it is a sheet of a workbook, with formats.
    pub(crate) formatted: bool,
}

/// What a table says.
#[derive(Debug, Default)]
pub(crate) struct Said {
    /// The observations; their line is the row of the sheet.
    pub(crate) observations: Vec<Observation>,
    pub(crate) remarks: Vec<(FilePlace, String)>,
    pub(crate) findings: Vec<Finding>,
}

/// A column pair of a measure.
struct Cells<'a> {
    wanted: Wanted<'a>,
    value: usize,
    flags: Option<usize>,
}

/// Where the walk through the rows is.
struct Walk<'a> {
    table: &'a Table<'a>,
    codes: Vec<Codes<'a>>,
    measures: Vec<Cells<'a>>,
    first_rows: BTreeMap<Key, usize>,
    /// The rows that have figures.
    filled: BTreeSet<usize>,
    tally: Tally,
    said: Said,
}

impl<'a> Table<'a> {
    /// Reads all rows below the headings.
    pub(crate) fn read(&'a self) -> Said {
        let position = |it| self.header.position(it);
        let measures = self.dataset.measures.iter().enumerate().filter_map(|(at, measure)| {
            Some(Cells {
                wanted: Wanted::new(self.catalogue, measure, self.notations, self.formatted),
                value: position(SheetColumn::Value(at))?,
                flags: position(SheetColumn::Flags(at)),
            })
        });
        let mut walk = Walk {
            table: self,
            codes: self
                .dataset
                .dimensions
                .iter()
                .map(|it| Codes::new(self.catalogue, it))
                .collect(),
            measures: measures.collect(),
            first_rows: BTreeMap::new(),
            filled: BTreeSet::new(),
            tally: Tally::default(),
            said: Said::default(),
        };
        for row in &self.sheet.rows {
            if row.number < self.header.row {
                walk.above(row);
            } else if row.number > self.header.row {
                walk.row(row);
            }
        }
        walk.merges();
        for finding in &mut walk.said.findings {
            self.name_by_heading(finding);
        }
        walk.said.findings.extend(walk.tally.findings());
        walk.said
    }

    /// Names what a finding is about by the heading that stands above it: who fills in a sheet knows no ids.
    fn name_by_heading(&self, finding: &mut Finding) {
        let column = finding.place.file.as_ref().map_or(0, |it| it.column);
        let header = self.sheet.rows.iter().find(|it| it.number == self.header.row);
        let Some(heading) = header.map(|it| it.text(column)).filter(|it| !it.is_empty()) else {
            return;
        };
        for (name, value) in &mut finding.arguments {
            if matches!(*name, "measure" | "dimension") {
                value.clone_from(&heading);
            }
        }
    }

    fn place(&self, row: usize, column: usize) -> FilePlace {
        FilePlace::cell(self.file, &self.sheet.name, row, column)
    }
}

impl Walk<'_> {
    /// A row above the headings is not read. It must hold neither figures nor the codes of a row: someone sorted the
    /// headings with the rows, or moved a row up.
    fn above(&mut self, row: &Row) {
        let filled: Vec<&crate::sheet::Cell> =
            row.cells.iter().filter(|it| !blank(&it.held)).collect();
        let figures = filled.iter().filter(|cell| {
            let own = self.measures.iter().find(|it| it.value == cell.column);
            own.is_some_and(|own| match (&own.wanted.measure.kind, &cell.held) {
                (MeasureKind::Text | MeasureKind::Code(_), _) => false,
                (_, Held::Text(_)) => matches!(own.wanted.read(Some(&cell.held), ""), Ok(Some(_))),
                _ => true,
            })
        });
        let figures = figures.count();
        let mut codes = self.codes.iter().enumerate().map(|(at, own)| {
            let column = |it| self.table.header.position(it).and_then(|it| row.cell(it));
            let cell = column(SheetColumn::Code(at)).or_else(|| column(SheetColumn::Label(at)));
            (own, cell.filter(|it| !blank(&it.held)))
        });
        let known = codes.all(|(own, cell)| {
            cell.is_some_and(|it| {
                let meant = own.meant(Some(&it.held));
                matches!(meant, Meant::Code(_) | Meant::Name(..) | Meant::Unclear(..))
            })
        });
        // In a register any text can be a code: a title with a word beside it is no record.
        let values =
            filled.iter().filter(|it| self.measures.iter().any(|own| own.value == it.column));
        let least = if self.table.dataset.is_register() { 2 } else { 0 };
        let key = known && filled.len() > 1 && values.count() >= least;
        if figures > 0 || key {
            let place = Place::in_file(self.table.place(row.number, 0));
            let finding = Finding::error("import.above-headings", place);
            self.said.findings.push(finding.expected(self.table.header.row.to_string()));
        }
    }

    fn row(&mut self, row: &Row) {
        let table = self.table;
        if row.cells.iter().all(|it| blank(&it.held)) {
            return;
        }
        if self.is_ragged(row) {
            let place = Place::in_file(FilePlace::line(table.file, row.number));
            let finding = Finding::error("csv.cells", place);
            let finding = finding.expected(table.header.width.to_string());
            self.said.findings.push(finding.found(row.width.to_string()));
            return;
        }
        for cell in row.cells.iter().filter(|it| !blank(&it.held)) {
            let known = table.header.columns.contains_key(&cell.column);
            if !known && !table.header.unknown.iter().any(|it| it.0 == cell.column) {
                let place = table.place(row.number, cell.column);
                self.tally.warning("import.no-heading", place, |it| it);
            }
        }
        let filled = self.measures.iter().any(|it| {
            let flags = it.flags.is_some_and(|at| !row.text(at).is_empty());
            flags || row.cell(it.value).is_some_and(|it| !blank(&it.held))
        });
        let remark = table.header.position(SheetColumn::Remark);
        if let Some(at) = remark.filter(|at| !row.text(*at).is_empty()) {
            self.said.remarks.push((table.place(row.number, at), row.text(at)));
        }
        if self.is_remark(row, filled) {
            if let Some(cell) = row.cells.iter().find(|it| !blank(&it.held))
                && remark != Some(cell.column)
            {
                let place = table.place(row.number, cell.column);
                let text = row.text(cell.column);
                self.tally.notice("import.remark", place.clone(), |it| it.found(&text));
                self.said.remarks.push((place, text));
            }
            return;
        }
        if filled {
            self.filled.insert(row.number);
            if within(&table.sheet.hidden_rows, row.number) {
                self.tally.warning("import.hidden-rows", table.place(row.number, 0), |it| it);
            }
            self.figures(row);
        } else if self.names_a_key(row) && !table.dataset.is_register() {
            // Of a register there are more rows than records.
            self.tally.notice("import.unfilled", table.place(row.number, 0), |it| it);
        }
    }

    /// Whether a row has a code or label of any dimension.
    fn names_a_key(&self, row: &Row) -> bool {
        row.cells.iter().any(|it| {
            let column = self.table.header.columns.get(&it.column);
            matches!(column, Some(SheetColumn::Code(_) | SheetColumn::Label(_)))
        })
    }

    /// Whether a row of a CSV file has another number of cells than the headings. One cell alone is a remark.
    fn is_ragged(&self, row: &Row) -> bool {
        let width = self.table.header.width;
        let lost = || row.cells.iter().any(|it| it.column > width);
        let short = row.width < width && row.cells.len() > 1;
        width > 0 && (short || (row.width > width && lost()))
    }

    /// Whether a row is a text of one cell, below or between the figures, and no part of them.
    fn is_remark(&self, row: &Row, filled: bool) -> bool {
        let mut texts = row.cells.iter().filter(|it| match &it.held {
            Held::Text(text) => !trimmed(text).is_empty(),
            _ => true,
        });
        let (Some(cell), None) = (texts.next(), texts.next()) else { return false };
        let Held::Text(text) = &cell.held else { return false };
        let dimension = self.table.header.columns.get(&cell.column).and_then(|it| match it {
            SheetColumn::Code(at) | SheetColumn::Label(at) => self.codes.get(*at),
            _ => None,
        });
        if let Some(codes) = dimension {
            return matches!(codes.meant(Some(&cell.held)), Meant::Unknown(_));
        }
        // A text among the figures that is none, and of which nobody can think that it was meant as one.
        let figure = self.measures.iter().find(|it| it.value == cell.column);
        let prose = |text: &str| {
            text.chars().filter(|it| it.is_alphabetic()).count() >= 4
                && text.split_whitespace().count() >= 2
        };
        match figure {
            Some(it) => {
                it.wanted.measure.kind == MeasureKind::Number
                    && prose(&trimmed(text))
                    && it.wanted.read(Some(&cell.held), "").is_err()
            }
            None => !filled,
        }
    }

    fn figures(&mut self, row: &Row) {
        let key = self.key(row);
        let mut absent = 0;
        for at in 0..self.measures.len() {
            let cells = &self.measures[at];
            let held = row.cell(cells.value);
            let flags = cells.flags.map(|it| row.text(it)).unwrap_or_default();
            let place = self.table.place(row.number, cells.value);
            let secret = is_confidential(held.map(|it| &it.held), &flags);
            if held.is_some_and(|it| it.formula) {
                self.tally.notice("import.formulas", place.clone(), |it| it);
            }
            let measure = cells.wanted.measure;
            if held.is_some() && within(&self.table.sheet.hidden_columns, cells.value) {
                self.tally.warning("import.hidden-columns", place.clone(), |it| it);
            }
            let number = matches!(measure.kind, MeasureKind::Number | MeasureKind::Date);
            if number && held.is_some_and(|it| it.marked) {
                let found = held.map(|it| it.held.to_string()).unwrap_or_default();
                let problem = ("cell-marked-text", vec![]);
                let finding = cell_problem(place, &measure.id, &found, problem, secret);
                self.said.findings.push(finding);
                continue;
            }
            match cells.wanted.read(held.map(|it| &it.held), &flags) {
                Ok(Some((cell, notes))) => {
                    self.notes(&notes, &place, held.map(|it| &it.held), secret);
                    if let Some(key) = &key {
                        self.said.observations.push(Observation {
                            measure: measure.id.clone(),
                            key: key.clone(),
                            value: cell.value,
                            status: cell.status,
                            confidentiality: cell.confidentiality,
                            line: row.number,
                        });
                    }
                }
                Ok(None) => {
                    let dataset = self.table.dataset;
                    let expected = key.as_ref().is_none_or(|it| dataset.expects(&measure.id, it));
                    absent += usize::from(expected);
                }
                Err(problem) => {
                    let of_flags =
                        matches!(problem.0, "cell-flag" | "cell-two-flags" | "cell-missing-flag");
                    // Without them the value can be read: it is the cell of the flags that is wrong.
                    let beside = cells.flags.filter(|_| {
                        of_flags && cells.wanted.read(held.map(|it| &it.held), "").is_ok()
                    });
                    let (place, found) = match beside {
                        Some(column) => (self.table.place(row.number, column), flags),
                        None => (place, held.map(|it| it.held.to_string()).unwrap_or_default()),
                    };
                    let finding = cell_problem(place, &measure.id, &found, problem, secret);
                    self.said.findings.push(finding);
                }
            }
        }
        if absent > 0 {
            self.tally.notice("import.partly-filled", self.table.place(row.number, 0), |it| it);
        }
    }

    fn notes(&mut self, notes: &[Note], place: &FilePlace, held: Option<&Held>, secret: bool) {
        let found = held.map(|it| it.to_string()).unwrap_or_default();
        let say = |it: Finding| {
            let it = it.found(&found);
            if secret { it.without_values() } else { it }
        };
        for note in notes {
            let code = match note {
                Note::Text if !self.table.formatted => continue,
                Note::Text => "import.text-number",
                Note::MoreThanShown => "import.more-than-shown",
                Note::Percent => "import.percent",
                Note::Symbol => "import.symbol",
            };
            self.tally.notice(code, place.clone(), say);
        }
    }

    /// The key of a row that has figures. When it cannot be told there are findings.
    fn key(&mut self, row: &Row) -> Option<Key> {
        let header = self.table.header;
        let mut all: Vec<Code> = Vec::new();
        for at in 0..self.codes.len() {
            let code_column = header.position(SheetColumn::Code(at))?;
            let label_column = header.position(SheetColumn::Label(at));
            if row.cell(code_column).is_some_and(|it| it.marked) {
                let place = Place::in_file(self.table.place(row.number, code_column));
                self.said.findings.push(
                    Finding::error("import.code", place)
                        .with("dimension", &*self.table.dataset.dimensions[at].id)
                        .because(("cell-marked-text", vec![])),
                );
                continue;
            }
            let own = self.codes[at].meant(row.cell(code_column).map(|it| &it.held));
            let label =
                self.codes[at].meant(label_column.and_then(|it| row.cell(it)).map(|it| &it.held));
            let code = self.code(row, at, (code_column, own), (label_column, label));
            all.extend(code);
        }
        if all.len() < self.codes.len() {
            return None;
        }
        let key = Key::from_codes(all);
        if let Some(first) = self.first_rows.get(&key) {
            let finding =
                Finding::error("import.key-twice", Place::in_file(self.table.place(row.number, 0)))
                    .expected(first.to_string())
                    .found(self.table.dataset.key_text(&key));
            self.said.findings.push(finding);
            return None;
        }
        self.first_rows.insert(key.clone(), row.number);
        Some(key)
    }

    /// The code of a dimension in a row, from its code and its label.
    fn code(
        &mut self,
        row: &Row,
        at: usize,
        (code_column, own): (usize, Meant),
        (label_column, label): (Option<usize>, Meant),
    ) -> Option<Code> {
        let place = |column: usize| self.table.place(row.number, column);
        let dimension = &self.table.dataset.dimensions[at];
        let found = match own {
            Meant::Nothing => match &label {
                Meant::Code(code) | Meant::Name(code, _) => return Some(code.clone()),
                Meant::Unclear(..) | Meant::Unknown(_) | Meant::Wrong(_) => {
                    let column = label_column.unwrap_or(code_column);
                    self.said.findings.extend(self.codes[at].problem(&label, place(column)));
                    return None;
                }
                Meant::Nothing => {
                    let place = Place::in_file(place(code_column));
                    self.said.findings.push(
                        Finding::error("import.no-code", place).with("dimension", &*dimension.id),
                    );
                    return None;
                }
            },
            Meant::Code(code) => code,
            Meant::Name(code, name) => {
                self.tally.notice("import.name", place(code_column), |it| {
                    it.expected(&*code).found(&name)
                });
                code
            }
            problem => {
                self.said.findings.extend(self.codes[at].problem(&problem, place(code_column)));
                return None;
            }
        };
        let Some(column) = label_column else { return Some(found) };
        let agrees = match &label {
            Meant::Nothing => true,
            Meant::Code(other) | Meant::Name(other, _) => *other == found,
            Meant::Unclear(codes, _) => codes.contains(&found),
            Meant::Unknown(text) => {
                self.tally.warning("import.unknown-label", place(column), |it| {
                    it.expected(&*found).found(text)
                });
                true
            }
            Meant::Wrong(_) => false,
        };
        if agrees {
            return Some(found);
        }
        let finding = Finding::error("import.label", Place::in_file(place(column)))
            .expected(&*found)
            .found(row.text(column));
        self.said.findings.push(finding);
        None
    }

    /// Cells with figures or codes that were merged: of all but one nobody knows what they held.
    fn merges(&mut self) {
        let header = self.table.header;
        for merge in &self.table.sheet.merges {
            let used = header.columns.iter().find(|(column, meaning)| {
                let read = !matches!(
                    meaning,
                    SheetColumn::Known(_) | SheetColumn::Label(_) | SheetColumn::Remark
                );
                read && (merge.columns.0..=merge.columns.1).contains(*column)
            });
            let first = merge.rows.0.max(header.row + 1);
            if used.is_none() || first > merge.rows.1 {
                continue;
            }
            if self.filled.range(first..=merge.rows.1).next().is_some() {
                let place = Place::in_file(self.table.place(first, merge.columns.0));
                self.said.findings.push(Finding::error("import.merged", place));
            }
        }
    }
}

fn blank(it: &Held) -> bool {
    matches!(it, Held::Text(text) if trimmed(text).is_empty())
}

/// A cell that cannot be read, told without its value when that is confidential.
pub(crate) fn cell_problem(
    place: FilePlace,
    measure: &str,
    found: &str,
    problem: Problem,
    secret: bool,
) -> Finding {
    let finding = Finding::error("delivery.cell", Place::in_file(place))
        .with("measure", measure)
        .found(found)
        .because(problem);
    if !secret {
        return finding;
    }
    // Why a cell cannot be read is told when that does not tell its value.
    match finding.problem.clone().filter(|it| it.1.is_empty()) {
        Some(problem) => finding.without_values().because(problem),
        None => finding.without_values(),
    }
}
