//! A file as it comes in, of whatever kind → the figures and explanations in it, or everything that is wrong with it.

use rekenschap_catalogue::{Catalogue, Dataset};
use rekenschap_model::{Code, FilePlace, Finding, Observation, Original, Place, Severity};

use crate::json::Json;
use crate::kind::{self, Kind};
use crate::sheet::Sheet;
use crate::sheets::{Answer, Reception};
use crate::tidy::{LARGEST_FILE, Reader, capped};
use crate::xlsx::Unread;
use crate::{canonical, delimited, explanations, ods, reference, sha256, xlsx};

/// Which part of a request a file answers, when that does not stand in the file itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Addressee {
    /// The year of the edition.
    pub edition: Option<i32>,
    /// The id of the source.
    pub source: Option<String>,
    /// The id of the dataset.
    pub dataset: Option<String>,
}

/// One dataset's figures as a file brings them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    /// The year of the edition.
    pub edition: i32,
    /// The id of the source.
    pub source: String,
    /// The id of the dataset.
    pub dataset: Code,
    /// The tidy file: dimensions in the dataset's order, then delivered measures; rows in the order of the declared codes
    /// (of registers: as they came); numbers in the notation and with the delimiter of the publication.
    pub text: String,
    /// The observations, as [`Reader`] reads them from the text: their lines are lines of it.
    pub observations: Vec<Observation>,
    /// Where each line stood in the file.
    pub original: Original,
}

/// Why a norm was missed, as a file brings it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncomingExplanation {
    /// The year of the edition.
    pub edition: i32,
    /// The id of the source.
    pub source: String,
    /// The id of the norm.
    pub norm: String,
    /// The code of the organisation; `None`: for the whole.
    pub organisation: Option<String>,
    /// The explanation, in the words of those who missed the norm.
    pub text: String,
    /// Where it stands.
    pub place: FilePlace,
}

/// What a file says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// The figures, in the order of the file.
    pub incoming: Vec<Incoming>,
    /// The explanations of missed norms.
    pub explanations: Vec<IncomingExplanation>,
    /// What people wrote beside the figures. It goes into the receipt.
    pub remarks: Vec<(FilePlace, String)>,
    /// Notices and warnings.
    pub findings: Vec<Finding>,
}

/// Reads a file: a workbook (XLSX or ODS), JSON, or CSV. Its kind is told from its bytes.
///
/// | argument    | what it is                                                                                     |
/// |-------------|------------------------------------------------------------------------------------------------|
/// | `name`      | the name of the file, for findings                                                             |
/// | `bytes`     | the file                                                                                       |
/// | `addressee` | which edition, source and dataset it is for, where that does not stand in it; where it does, it must be the same |
///
/// A row that nobody filled in is no observation, a cell with `:` is a missing one. A number that can be read in two ways is
/// not read.
///
/// # Errors
/// Everything that is wrong with the file, each thing with its sheet, row and column; nothing of the file counts then.
pub fn read_file(
    catalogue: &Catalogue,
    name: &str,
    bytes: &[u8],
    addressee: &Addressee,
) -> Result<Reading, Vec<Finding>> {
    let told = |all: Vec<Finding>| all.into_iter().map(crate::unseen::told).collect::<Vec<_>>();
    let mut reading = read_any(catalogue, name, bytes, addressee).map_err(told)?;
    reading.findings = told(reading.findings);
    Ok(reading)
}

fn read_any(
    catalogue: &Catalogue,
    name: &str,
    bytes: &[u8],
    addressee: &Addressee,
) -> Result<Reading, Vec<Finding>> {
    let whole = || Place::in_file(FilePlace::whole(name));
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(vec![Finding::error("import.too-large", whole())]);
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(vec![Finding::error("delivery.empty", whole())]);
    }
    let kind = kind::kind_of(name, bytes).map_err(|it| vec![*it])?;
    let unread = |it| match it {
        Unread::Damaged(why) => vec![Finding::error("import.damaged", whole()).found(why)],
        Unread::TooLarge => vec![Finding::error("import.too-large", whole())],
        Unread::Cell(code, sheet, row, column) => {
            let place = FilePlace::cell(name, &sheet, row, column);
            let place = Place::in_file(place);
            vec![match code {
                "import.two-values" => Finding::error("import.two-values", place),
                "import.long-text" => Finding::error("import.long-text", place),
                _ => Finding::error("import.impossible-cell", place),
            }]
        }
    };
    let mut file = File { catalogue, name, bytes, reading: Reading::default() };
    file.reading.findings.extend(kind::extension(name, kind));
    match kind {
        Kind::Xlsx => file.sheets(&xlsx::read(bytes).map_err(unread)?, addressee, None),
        Kind::Ods => file.sheets(&ods::read(bytes).map_err(unread)?, addressee, None),
        Kind::Csv => {
            let text = delimited::text(name, bytes).map_err(|it| vec![*it])?;
            let (sheet, delimiter) = delimited::sheet(name, &text)?;
            file.sheets(&[sheet], addressee, Some(delimiter));
        }
        Kind::Json => {
            let text = delimited::text(name, bytes).map_err(|it| vec![*it])?;
            file.json(&text, addressee);
        }
    }
    file.done()
}

struct File<'a> {
    catalogue: &'a Catalogue,
    name: &'a str,
    bytes: &'a [u8],
    reading: Reading,
}

impl File<'_> {
    fn report(&mut self, finding: Finding) {
        self.reading.findings.push(finding);
    }

    /// The sheets of a workbook; of a CSV file the only one, with its delimiter.
    fn sheets(&mut self, sheets: &[Sheet], addressee: &Addressee, delimiter: Option<u8>) {
        let reception = Reception::new(self.catalogue, self.name, addressee, delimiter);
        let received = reception.receive(sheets);
        self.reading.findings.extend(received.findings);
        self.reading.remarks.extend(received.remarks);
        for it in received.answers {
            let Answer { dataset, edition, source, sheet, observations, columns } = it;
            self.take(dataset, edition, source, (sheet, columns), &observations);
        }
        for (sheet, below, edition, source) in received.explanations {
            let all = explanations::read(
                self.catalogue,
                self.name,
                &sheets[sheet],
                below,
                edition,
                &source,
                &mut self.reading.findings,
            );
            self.reading.explanations.extend(all);
        }
    }

    fn json(&mut self, text: &str, addressee: &Addressee) {
        let catalogue = self.catalogue;
        let mut json = Json::new(self.name, text);
        let document = json.document();
        let whole = FilePlace::whole(self.name);
        if let Some((publication, place)) = &document.publication
            && *publication != catalogue.publication.id
        {
            let finding = Finding::error("import.publication", Place::in_file(place.clone()));
            self.report(finding.expected(&catalogue.publication.id).found(publication));
        }
        let said = (document.edition.as_ref(), document.source.as_ref());
        for finding in contradictions(addressee, said.0, said.1) {
            self.report(finding);
        }
        let edition = said.0.map(|it| it.0).or(addressee.edition);
        let source = said.1.map(|it| it.0.clone()).or(addressee.source.clone());
        let readable = json.findings.is_empty();
        let (Some(edition), Some(source)) = (edition, source) else {
            if readable {
                self.report(Finding::error("import.addressee", Place::in_file(whole)));
            }
            self.reading.findings.append(&mut json.findings);
            return;
        };
        let place = said.1.map_or(whole, |it| it.1.clone());
        self.reading.findings.extend(reference::known_source(catalogue, &source, place));
        let mut seen: Vec<&Code> = Vec::new();
        for (id, place, rows) in &document.datasets {
            match reference::known_dataset(catalogue, id, &source, place.clone()) {
                Ok(dataset) if seen.contains(&&dataset.id) => self.report(
                    Finding::error("import.dataset-twice", Place::in_file(place.clone())).found(id),
                ),
                Ok(dataset) => {
                    seen.push(&dataset.id);
                    let observations = json.observations(catalogue, dataset, rows);
                    let sheet = (String::new(), Vec::new());
                    self.take(dataset, edition, source.clone(), sheet, &observations);
                }
                Err(finding) => self.report(*finding),
            }
        }
        self.reading.findings.append(&mut json.findings);
        for it in document.explanations {
            let organisation = it.organisation.map(|own| (own, it.place.clone()));
            match explanations::one(catalogue, &it.norm, organisation, it.place.clone()) {
                Ok(organisation) => self.reading.explanations.push(IncomingExplanation {
                    edition,
                    source: source.clone(),
                    norm: it.norm,
                    organisation,
                    text: it.text,
                    place: it.place,
                }),
                Err(finding) => self.report(*finding),
            }
        }
    }

    /// Takes the observations of a dataset, whose lines are rows of the file, by way of its tidy text.
    fn take(
        &mut self,
        dataset: &Dataset,
        edition: i32,
        source: String,
        (sheet, columns): (String, Vec<(Code, usize)>),
        observations: &[Observation],
    ) {
        if observations.is_empty() {
            return;
        }
        let lines = canonical::lines(dataset, observations);
        let (text, starts) = canonical::write(self.catalogue, dataset, &lines);
        let mut original = Original {
            name: crate::unseen::seen(self.name.rsplit(['/', '\\']).next().unwrap_or(self.name)),
            sha256: sha256(self.bytes),
            sheet,
            rows: Vec::new(),
            columns,
        };
        for (line, start) in lines.iter().zip(&starts) {
            original.push(*start, line.origin());
        }
        match Reader::new(self.catalogue, dataset).read(self.name, text.as_bytes()) {
            Ok((observations, _)) => self.reading.incoming.push(Incoming {
                edition,
                source,
                dataset: dataset.id.clone(),
                text,
                observations,
                original,
            }),
            Err(findings) => self.reading.findings.extend(findings),
        }
    }

    fn done(mut self) -> Result<Reading, Vec<Finding>> {
        let error = |it: &Finding| it.severity == Severity::Error;
        let nothing = self.reading.incoming.is_empty() && self.reading.explanations.is_empty();
        if nothing && !self.reading.findings.iter().any(error) {
            self.report(Finding::error(
                "delivery.empty",
                Place::in_file(FilePlace::whole(self.name)),
            ));
        }
        if self.reading.findings.iter().any(error) {
            // Errors first: they may be so many that not all are told.
            self.reading.findings.sort_by_key(|it| it.severity);
            return Err(capped(self.name, self.reading.findings));
        }
        Ok(self.reading)
    }
}

/// Where a file names another edition or source than it was said to be for.
pub(crate) fn contradictions(
    addressee: &Addressee,
    edition: Option<&(i32, FilePlace)>,
    source: Option<&(String, FilePlace)>,
) -> Vec<Finding> {
    let mut all = Vec::new();
    if let (Some(wanted), Some((own, place))) = (addressee.edition, edition)
        && wanted != *own
    {
        let finding = Finding::error("import.edition", Place::in_file(place.clone()));
        all.push(finding.expected(wanted.to_string()).found(own.to_string()));
    }
    if let (Some(wanted), Some((own, place))) = (&addressee.source, source)
        && wanted != own
    {
        let finding = Finding::error("import.other-source", Place::in_file(place.clone()));
        all.push(finding.expected(wanted).found(own));
    }
    all
}
