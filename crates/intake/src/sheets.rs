//! Which sheets of a workbook answer what, and what they say.

use rekenschap_catalogue::{Catalogue, Dataset, MeasureKind};
use rekenschap_model::{Code, FilePlace, Finding, Observation, Place, Severity};

use crate::delimited;
use crate::figure::Notations;
use crate::file::{Addressee, contradictions};
use crate::headings::{Header, Headings};
use crate::layout::SheetColumn;
use crate::reference::{Part, Reference, known_dataset, known_source, references};
use crate::rows::Table;
use crate::sheet::{Held, Sheet};
use crate::unseen;

/// What the sheets of a file are read by.
pub(crate) struct Reception<'a> {
    catalogue: &'a Catalogue,
    file: &'a str,
    addressee: &'a Addressee,
    /// The delimiter of a CSV file; `None`: a workbook.
    delimiter: Option<u8>,
}

/// What a sheet says of a dataset.
pub(crate) struct Answer<'a> {
    pub(crate) dataset: &'a Dataset,
    pub(crate) edition: i32,
    pub(crate) source: String,
    /// The name of the sheet.
    pub(crate) sheet: String,
    /// The observations; their line is the row of the sheet.
    pub(crate) observations: Vec<Observation>,
    /// The column of each measure's values.
    pub(crate) columns: Vec<(Code, usize)>,
}

/// What was received.
#[derive(Default)]
pub(crate) struct Received<'a> {
    pub(crate) answers: Vec<Answer<'a>>,
    /// The sheets for explanations: the sheet, the row below which they stand, edition and source.
    pub(crate) explanations: Vec<(usize, usize, i32, String)>,
    pub(crate) remarks: Vec<(FilePlace, String)>,
    pub(crate) findings: Vec<Finding>,
}

/// A sheet that answers for a dataset.
struct Assigned<'a> {
    sheet: usize,
    dataset: &'a Dataset,
    /// The headings stand below this row.
    below: usize,
    edition: i32,
    source: String,
}

impl<'a> Reception<'a> {
    pub(crate) fn new(
        catalogue: &'a Catalogue,
        file: &'a str,
        addressee: &'a Addressee,
        delimiter: Option<u8>,
    ) -> Self {
        Self { catalogue, file, addressee, delimiter }
    }

    /// Reads all sheets.
    pub(crate) fn receive(&self, sheets: &[Sheet]) -> Received<'a> {
        let mut received = Received::default();
        let assigned = self.assign(sheets, &mut received);
        let mut seen: Vec<(&Code, usize)> = Vec::new();
        for it in assigned {
            let sheet = &sheets[it.sheet];
            let whole = || Place::in_file(FilePlace::cell(self.file, &sheet.name, 0, 0));
            if let Some((_, first)) = seen.iter().find(|own| *own.0 == it.dataset.id) {
                received.findings.push(
                    Finding::error("import.dataset-twice", whole())
                        .expected(&sheets[*first].name)
                        .found(&*it.dataset.id),
                );
                continue;
            }
            seen.push((&it.dataset.id, it.sheet));
            received.findings.extend(unseen::problems(self.file, sheet));
            if sheet.hidden {
                received.findings.push(Finding::warning("import.hidden-sheet", whole()));
            }
            self.read(sheet, it, &mut received);
        }
        for (at, ..) in &received.explanations {
            received.findings.extend(unseen::problems(self.file, &sheets[*at]));
        }
        received
    }

    fn read(&self, sheet: &Sheet, it: Assigned<'a>, received: &mut Received<'a>) {
        let headings = Headings::new(self.catalogue, it.dataset, it.edition);
        let Some(header) = headings.find(sheet, it.below) else {
            let wanted: Vec<&str> = crate::columns(it.dataset)
                .into_iter()
                .filter(|it| matches!(it, SheetColumn::Code(_) | SheetColumn::Value(_)))
                .map(|it| headings.written(it))
                .collect();
            let place = Place::in_file(FilePlace::cell(self.file, &sheet.name, 0, 0));
            received
                .findings
                .push(Finding::error("import.no-header", place).expected(wanted.join(", ")));
            return;
        };
        let problems = headings.problems(self.file, &sheet.name, &header, it.dataset);
        let unreadable = problems.iter().any(|it| it.severity == Severity::Error);
        received.findings.extend(problems);
        if unreadable {
            return;
        }
        let table = Table {
            catalogue: self.catalogue,
            dataset: it.dataset,
            file: self.file,
            sheet,
            header: &header,
            notations: self.notations(sheet, &header, it.dataset),
            formatted: self.delimiter.is_none(),
        };
        let said = table.read();
        received.findings.extend(said.findings);
        received.remarks.extend(said.remarks);
        received.answers.push(Answer {
            dataset: it.dataset,
            edition: it.edition,
            source: it.source,
            sheet: sheet.name.clone(),
            observations: said.observations,
            columns: values(&header)
                .map(|(at, column)| (it.dataset.measures[at].id.clone(), column))
                .collect(),
        });
    }

    fn notations(&self, sheet: &Sheet, header: &Header, dataset: &Dataset) -> Notations {
        let Some(delimiter) = self.delimiter else { return Notations::Open };
        let numbers: Vec<usize> = values(header)
            .filter(|it| dataset.measures[it.0].kind == MeasureKind::Number)
            .map(|it| it.1)
            .collect();
        let publication = &self.catalogue.publication;
        let tidy = delimiter == publication.delimiter
            && sheet.rows.iter().find(|it| it.number == header.row).is_some_and(|row| {
                row.cells.iter().all(|it| {
                    let text = row.text(it.column);
                    dataset.dimension(&text).is_some() || dataset.measure(&text).is_some()
                })
            });
        let own = tidy.then_some(publication.notation);
        delimited::notations(sheet, header, &numbers, own)
    }

    /// Which sheets answer for which datasets.
    fn assign(&self, sheets: &[Sheet], received: &mut Received<'a>) -> Vec<Assigned<'a>> {
        let mut own: Vec<(usize, Reference)> = Vec::new();
        let mut foreign: Vec<(usize, Reference)> = Vec::new();
        for (at, sheet) in sheets.iter().enumerate() {
            for it in references(sheet) {
                let ours = it.publication == self.catalogue.publication.id;
                if ours { own.push((at, it)) } else { foreign.push((at, it)) }
            }
        }
        let place = |at: usize, it: &Reference| {
            FilePlace::cell(self.file, &sheets[at].name, it.row, it.column)
        };
        // A text of this form that is no reference can stand in a workbook, but not instead of one.
        if let (true, Some((at, it))) = (own.is_empty(), foreign.first()) {
            received.findings.push(
                Finding::error("import.publication", Place::in_file(place(*at, it)))
                    .expected(&self.catalogue.publication.id)
                    .found(&it.publication),
            );
            return Vec::new();
        }
        let mut agreed: Option<(i32, String)> = None;
        for (at, it) in &own {
            let place = place(*at, it);
            let edition = (it.edition, place.clone());
            let source = (it.source.clone(), place.clone());
            let wrong = contradictions(self.addressee, Some(&edition), Some(&source));
            let contradicts = !wrong.is_empty();
            received.findings.extend(wrong);
            match &agreed {
                None => {
                    let unknown = known_source(self.catalogue, &it.source, place);
                    received.findings.extend(unknown);
                    agreed = (!contradicts).then(|| (it.edition, it.source.clone()));
                }
                Some((edition, source)) if !contradicts => {
                    let all = Addressee {
                        edition: Some(*edition),
                        source: Some(source.clone()),
                        dataset: None,
                    };
                    let here = (it.edition, place.clone());
                    let from = (it.source.clone(), place);
                    received.findings.extend(contradictions(&all, Some(&here), Some(&from)));
                }
                Some(_) => {}
            }
        }
        self.by_reference(sheets, &own, agreed, received)
    }

    fn by_reference(
        &self,
        sheets: &[Sheet],
        own: &[(usize, Reference)],
        agreed: Option<(i32, String)>,
        received: &mut Received<'a>,
    ) -> Vec<Assigned<'a>> {
        let mut all = Vec::new();
        let mut done: Vec<usize> = Vec::new();
        for (at, it) in own {
            let place = FilePlace::cell(self.file, &sheets[*at].name, it.row, it.column);
            done.push(*at);
            let (edition, source) = (it.edition, it.source.clone());
            match &it.part {
                Part::All => {}
                Part::Explanations => received.explanations.push((*at, it.row, edition, source)),
                Part::Dataset(id) => match known_dataset(self.catalogue, id, &it.source, place) {
                    Ok(dataset) => {
                        all.push(Assigned { sheet: *at, dataset, below: it.row, edition, source })
                    }
                    Err(finding) => received.findings.push(*finding),
                },
            }
        }
        let edition = agreed.as_ref().map(|it| it.0).or(self.addressee.edition);
        let source = agreed.as_ref().map(|it| it.1.clone()).or(self.addressee.source.clone());
        let nothing_yet = all.is_empty() && received.explanations.is_empty();
        let referred = !all.is_empty();
        for (at, sheet) in sheets.iter().enumerate().filter(|it| !it.1.rows.is_empty()) {
            // The cover tells whom the workbook is for; a table can stand on the same sheet only when it has no other.
            if done.contains(&at) && !nothing_yet {
                continue;
            }
            let (Some(edition), Some(source)) = (edition, &source) else {
                if nothing_yet && at == 0 {
                    let place = Place::in_file(FilePlace::whole(self.file));
                    received.findings.push(Finding::error("import.addressee", place));
                }
                continue;
            };
            match self.by_headings(sheet, (edition, source), sheets.len()) {
                Ok(dataset) => all.push(Assigned {
                    sheet: at,
                    dataset,
                    below: 0,
                    edition,
                    source: source.clone(),
                }),
                Err(Some(finding)) => received.findings.push(*finding),
                Err(None) if referred && has_numbers(sheet) => {
                    received.findings.push(Finding::warning(
                        "import.sheet-ignored",
                        Place::in_file(FilePlace::cell(self.file, &sheet.name, 0, 0)),
                    ))
                }
                Err(None) => {}
            }
        }
        if nothing_yet
            && all.is_empty()
            && received.findings.iter().all(|it| it.severity != Severity::Error)
        {
            let place = Place::in_file(FilePlace::whole(self.file));
            received.findings.push(Finding::error("import.no-dataset", place));
        }
        all
    }

    /// The dataset that a sheet without a reference answers for: the one that is named beside the file, or the only one
    /// of the source that has these headings.
    fn by_headings(
        &self,
        sheet: &Sheet,
        (edition, source): (i32, &str),
        sheets: usize,
    ) -> Result<&'a Dataset, Option<Box<Finding>>> {
        let place = FilePlace::cell(self.file, &sheet.name, 0, 0);
        if let (Some(id), 1) = (self.named_dataset(), sheets) {
            known_source(self.catalogue, source, FilePlace::whole(self.file))
                .map_or(Ok(()), |it| Err(Some(Box::new(it))))?;
            return known_dataset(self.catalogue, &id, source, FilePlace::whole(self.file))
                .map_err(Some);
        }
        let delivers = |it: &&Dataset| it.sources.iter().any(|it| it.value == source);
        let named = self.addressee.dataset.as_deref();
        let fitting: Vec<&Dataset> = self
            .catalogue
            .datasets
            .values()
            .filter(delivers)
            .filter(|it| named.is_none_or(|named| *it.id == *named))
            .filter(|it| {
                let headings = Headings::new(self.catalogue, it, edition);
                headings.find(sheet, 0).is_some_and(|header| headings.fits(&header, it))
            })
            .collect();
        match fitting.as_slice() {
            [one] => Ok(one),
            [] => Err(None),
            several => {
                let ids: Vec<&str> = several.iter().map(|it| &*it.id).collect();
                let finding = Finding::error("import.which-dataset", Place::in_file(place));
                Err(Some(Box::new(finding.expected(ids.join(", ")))))
            }
        }
    }

    /// The dataset that is named beside the file, or by the name of a CSV file: `fte.csv`, `fte.2.csv`.
    fn named_dataset(&self) -> Option<String> {
        if let Some(id) = &self.addressee.dataset {
            return Some(id.clone());
        }
        let name = self.file.rsplit(['/', '\\']).next()?;
        let stem = name.split('.').next()?;
        (self.delimiter.is_some() && self.catalogue.dataset(stem).is_some())
            .then(|| stem.to_owned())
    }
}

/// The columns of values: the position of the measure, and that of the column.
fn values(header: &Header) -> impl Iterator<Item = (usize, usize)> + '_ {
    header.columns.iter().filter_map(|(column, meaning)| match meaning {
        SheetColumn::Value(at) => Some((*at, *column)),
        _ => None,
    })
}

fn has_numbers(sheet: &Sheet) -> bool {
    sheet.rows.iter().flat_map(|it| &it.cells).any(|it| matches!(it.held, Held::Number(..)))
}
