//! Tidy CSV: a column for each dimension, a column for each measure, a row for each key.

use std::collections::BTreeMap;

use rekenschap_catalogue::{
    Catalogue, Dataset, Dimension, DimensionKind, Measure, MeasureKind, nearest,
};
use rekenschap_model::{Code, FilePlace, Finding, Key, Observation, Place, Severity, code};

use crate::cell::{self, Content};

/// Files larger than this are refused, in bytes: a delivery of aggregates is never that large.
pub const LARGEST_FILE: u64 = 256 * 1024 * 1024;

/// So many findings of one file are told; the last one says how many more there are.
pub(crate) const MOST_FINDINGS: usize = 1000;

/// Reads deliveries of one dataset.
pub struct Reader<'a> {
    catalogue: &'a Catalogue,
    dataset: &'a Dataset,
}

/// What a column of the file holds.
enum Column<'a> {
    Dimension(usize),
    Measure(&'a Measure),
}

impl<'a> Reader<'a> {
    /// A reader for a dataset of a catalogue.
    pub fn new(catalogue: &'a Catalogue, dataset: &'a Dataset) -> Self {
        Self { catalogue, dataset }
    }

    /// Reads a file: all its observations and what is remarkable about them.
    ///
    /// # Errors
    /// Everything that is wrong with the file, each thing with its line and column; there are no observations then.
    pub fn read(
        &self,
        path: &str,
        bytes: &[u8],
    ) -> Result<(Vec<Observation>, Vec<Finding>), Vec<Finding>> {
        let text = self.text(path, bytes).map_err(|it| vec![*it])?;
        // The parser counts lines by line feeds, and counts those that end otherwise too late.
        let unified = text.contains('\r').then(|| text.replace("\r\n", "\n").replace('\r', "\n"));
        let text = unified.as_deref().unwrap_or(text);
        let mut findings = Vec::new();
        let mut parser = csv::ReaderBuilder::new()
            .flexible(true)
            .delimiter(self.catalogue.publication.delimiter)
            .from_reader(text.as_bytes());
        let header: Vec<String> = match parser.headers() {
            Ok(header) => header.iter().map(|it| it.trim().to_owned()).collect(),
            Err(error) => return Err(vec![syntax(path, 1, &error)]),
        };
        let columns = self.columns(path, &header, &mut findings);
        if !findings.is_empty() {
            return Err(findings);
        }
        let mut reading = Rows {
            reader: self,
            path,
            text,
            columns: &columns,
            first_lines: BTreeMap::new(),
            findings,
        };
        let mut observations = Vec::new();
        for record in parser.records() {
            match record {
                Ok(record) => reading.row(&record, &mut observations),
                Err(error) => {
                    let line = error.position().map_or(0, |it| it.line() as usize);
                    reading.findings.push(syntax(path, line, &error));
                }
            }
        }
        if quotes_are_open(text) {
            let last = text.lines().count();
            reading.findings.push(Finding::error(
                "delivery.open-quote",
                Place::in_file(FilePlace::line(path, last)),
            ));
        }
        if observations.is_empty() && reading.findings.is_empty() {
            reading
                .findings
                .push(Finding::error("delivery.empty", Place::in_file(FilePlace::whole(path))));
        }
        let findings = reading.findings;
        if findings.iter().any(|it| it.severity == Severity::Error) {
            return Err(capped(path, findings));
        }
        Ok((observations, findings))
    }

    /// The text of the file, without a byte order mark.
    fn text<'b>(&self, path: &str, bytes: &'b [u8]) -> Result<&'b str, Box<Finding>> {
        let place = |at: usize| {
            let line = bytes[..at].iter().filter(|it| **it == b'\n').count() + 1;
            Place::in_file(FilePlace::line(path, line))
        };
        if let Some(at) = bytes.iter().position(|it| *it == 0) {
            return Err(Box::new(Finding::error("delivery.binary", place(at))));
        }
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(text.strip_prefix('\u{feff}').unwrap_or(text)),
            Err(error) => Err(Box::new(
                Finding::error("delivery.encoding", place(error.valid_up_to()))
                    .found(format!("0x{:02x}", bytes[error.valid_up_to()])),
            )),
        }
    }

    fn columns(
        &self,
        path: &str,
        header: &[String],
        findings: &mut Vec<Finding>,
    ) -> Vec<Column<'a>> {
        let dataset = self.dataset;
        let place =
            |at: usize| Place::in_file(FilePlace { column: at + 1, ..FilePlace::line(path, 1) });
        let known = || {
            let dimensions = dataset.dimensions.iter().map(|it| &*it.id);
            dimensions.chain(dataset.measures.iter().filter(|it| it.delivered).map(|it| &*it.id))
        };
        let mut columns = Vec::new();
        for (at, name) in header.iter().enumerate() {
            if header[..at].contains(name) {
                findings.push(Finding::error("delivery.column-twice", place(at)).found(name));
            }
            if let Some(dimension) = dataset.dimension(name) {
                columns.push(Column::Dimension(dimension));
            } else if let Some(measure) = dataset.measure(name).filter(|it| it.delivered) {
                columns.push(Column::Measure(measure));
            } else {
                findings.push(
                    Finding::error("delivery.unknown-column", place(at))
                        .with("suggestion", nearest(name, known()).unwrap_or_default())
                        .expected(known().collect::<Vec<_>>().join(", "))
                        .found(name),
                );
            }
        }
        let computable =
            |name: &str| dataset.measure(name).is_some_and(|it| it.computation.is_some());
        for name in known().filter(|it| !header.iter().any(|own| own == it) && !computable(it)) {
            findings.push(
                Finding::error("delivery.missing-column", Place::in_file(FilePlace::line(path, 1)))
                    .expected(name)
                    .found(header.join(", ")),
            );
        }
        columns
    }
}

/// The findings about a file, at most [`MOST_FINDINGS`]; then how many more there are.
pub(crate) fn capped(path: &str, mut findings: Vec<Finding>) -> Vec<Finding> {
    if findings.len() > MOST_FINDINGS {
        let more = findings.len() - MOST_FINDINGS;
        findings.truncate(MOST_FINDINGS);
        findings.push(
            Finding::error("delivery.more", Place::in_file(FilePlace::whole(path)))
                .found(more.to_string()),
        );
    }
    findings
}

pub(crate) fn syntax(path: &str, line: usize, error: &csv::Error) -> Finding {
    Finding::error("csv.syntax", Place::in_file(FilePlace::line(path, line)))
        .found(error.to_string())
}

/// The line on which a record of a text begins. The parser gives that of the blank lines before it.
pub(crate) fn line_of(text: &str, record: &csv::StringRecord) -> usize {
    let Some(position) = record.position() else { return 0 };
    let start = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let blank = text.as_bytes().iter().skip(start).take_while(|it| **it == b'\n').count();
    position.line() as usize + blank
}

/// Whether the text ends within quotes: the file was cut off.
pub(crate) fn quotes_are_open(text: &str) -> bool {
    text.bytes().filter(|it| *it == b'"').count() % 2 == 1
}

struct Rows<'r> {
    reader: &'r Reader<'r>,
    path: &'r str,
    text: &'r str,
    columns: &'r [Column<'r>],
    first_lines: BTreeMap<Key, usize>,
    findings: Vec<Finding>,
}

impl Rows<'_> {
    fn place(&self, line: usize, column: usize) -> Place {
        Place::in_file(FilePlace { column: column + 1, ..FilePlace::line(self.path, line) })
    }

    fn row(&mut self, record: &csv::StringRecord, observations: &mut Vec<Observation>) {
        let dataset = self.reader.dataset;
        let line = line_of(self.text, record);
        if record.len() != self.columns.len() {
            self.findings.push(
                Finding::error("csv.cells", Place::in_file(FilePlace::line(self.path, line)))
                    .expected(self.columns.len().to_string())
                    .found(record.len().to_string()),
            );
            return;
        }
        let mut codes: Vec<Option<Code>> = vec![None; dataset.dimensions.len()];
        for (at, column) in self.columns.iter().enumerate() {
            if let Column::Dimension(dimension) = column {
                codes[*dimension] = self.code(line, at, *dimension, record[at].trim());
            }
        }
        let key: Option<Vec<Code>> = codes.into_iter().collect();
        let key = key.map(Key::from_codes);
        if let Some(key) = &key {
            match self.first_lines.get(key) {
                Some(first) => {
                    let finding = Finding::error("delivery.key-twice", self.place(line, 0))
                        .expected(first.to_string())
                        .found(dataset.key_text(key));
                    self.findings.push(finding);
                }
                None => {
                    self.first_lines.insert(key.clone(), line);
                }
            }
        }
        for (at, column) in self.columns.iter().enumerate() {
            let Column::Measure(measure) = column else { continue };
            let observation = self.measure(line, at, measure, record[at].trim());
            if let (Some((value, status, confidentiality)), Some(key)) = (observation, &key) {
                observations.push(Observation {
                    measure: measure.id.clone(),
                    key: key.clone(),
                    value,
                    status,
                    confidentiality,
                    line,
                });
            }
        }
    }

    fn code(&mut self, line: usize, column: usize, dimension: usize, text: &str) -> Option<Code> {
        let dimension: &Dimension = &self.reader.dataset.dimensions[dimension];
        if let Some(known) = dimension.codes.iter().find(|it| ***it == *text) {
            return Some(known.clone());
        }
        let place = self.place(line, column);
        match &dimension.kind {
            DimensionKind::Open if !text.is_empty() => Some(code(text)),
            DimensionKind::Coded(list) => {
                let list = self.reader.catalogue.code_lists.get(&list.value);
                let alias = list
                    .and_then(|it| it.alias(text))
                    .filter(|it| dimension.codes.contains(&it.code));
                if let Some(alias) = alias {
                    self.findings.push(
                        Finding::new("delivery.alias", Severity::Notice, place)
                            .expected(&*alias.code)
                            .found(text),
                    );
                    return Some(alias.code.clone());
                }
                self.findings.push(self.unknown_code(place, dimension, text));
                None
            }
            _ => {
                self.findings.push(self.unknown_code(place, dimension, text));
                None
            }
        }
    }

    fn unknown_code(&self, place: Place, dimension: &Dimension, text: &str) -> Finding {
        let suggestion = nearest(text, dimension.codes.iter().map(|it| &**it)).unwrap_or_default();
        let finding = Finding::error("delivery.unknown-code", place)
            .with("dimension", &*dimension.id)
            .with("suggestion", suggestion)
            .found(text);
        if dimension.codes.len() <= 20 {
            let all: Vec<&str> = dimension.codes.iter().map(|it| &**it).collect();
            return finding.expected(all.join(", "));
        }
        finding
    }

    fn measure(
        &mut self,
        line: usize,
        column: usize,
        measure: &Measure,
        text: &str,
    ) -> Option<(
        Option<rekenschap_model::Value>,
        rekenschap_model::Status,
        rekenschap_model::Confidentiality,
    )> {
        if text == cell::LEFT_OUT {
            return None;
        }
        let content = match measure.kind {
            MeasureKind::Number => Content::Number,
            MeasureKind::Date => Content::Date,
            MeasureKind::Text | MeasureKind::Code(_) => Content::Text,
        };
        let cell = match cell::read(text, content, self.reader.catalogue.publication.notation) {
            Ok(cell) => cell,
            Err(problem) => {
                let mut finding = Finding::error("delivery.cell", self.place(line, column))
                    .with("measure", &*measure.id)
                    .found(text)
                    .because(problem);
                // A cell that its source flags as confidential is not told, however badly it is written.
                if text.split(' ').skip(1).any(|it| it.contains('c')) {
                    finding = finding.without_values();
                }
                self.findings.push(finding);
                return None;
            }
        };
        if let (MeasureKind::Code(list), Some(value)) = (&measure.kind, &cell.value) {
            let list = self.reader.catalogue.code_lists.get(&list.value)?;
            if list.get(&value.to_string()).is_none() {
                let known = list.entries.iter().map(|it| &*it.code);
                let finding = Finding::error("delivery.unknown-code", self.place(line, column))
                    .with("dimension", &*measure.id)
                    .with("suggestion", nearest(&value.to_string(), known).unwrap_or_default())
                    .found(value.to_string());
                self.findings.push(finding);
                return None;
            }
        }
        Some((cell.value, cell.status, cell.confidentiality))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rekenschap_catalogue::{Folder, read};

    fn catalogue() -> Catalogue {
        let mut folder = Folder::new();
        for (path, text) in [
            (
                "publication.toml",
                "id = \"x\"\nlanguages = [\"en\"]\nedition = 2024\ntitle = \"X\"\n",
            ),
            ("codes/body.csv", "code,parent,name\ntotal,,All\nA,total,A\nB,total,B\n"),
            ("codes/body.aliases.csv", "alias,code,from,until\nAlpha,A,,\n"),
            ("concepts.toml", "[body]\ntitle = \"Body\"\n"),
            ("units.toml", "[number]\ntitle = \"number\"\n"),
            ("sources.toml", "[hr]\ntitle = \"HR\"\n"),
            (
                "datasets/d.toml",
                "title = \"D\"\nsource = [\"hr\"]\n[dimensions.body]\ncodelist = \"body\"\n\
                 [dimensions.year]\ntime = \"year\"\nperiods = [\"2023\", \"2024\"]\n\
                 [measures.n]\ntitle = \"N\"\nunit = \"number\"\naggregation = \"sum\"\n",
            ),
        ] {
            folder.insert(path, text.to_owned());
        }
        let checked = read(&folder);
        assert!(checked.findings.is_empty(), "{:?}", checked.findings);
        checked.value
    }

    fn codes(text: &str) -> Vec<&'static str> {
        let catalogue = catalogue();
        let dataset = catalogue.dataset("d").unwrap();
        match Reader::new(&catalogue, dataset).read("d.csv", text.as_bytes()) {
            Ok((_, findings)) | Err(findings) => findings.iter().map(|it| it.code).collect(),
        }
    }

    #[test]
    fn every_mistake_of_a_file_is_told() {
        for (text, expected) in [
            ("body,year,n\nA,2023,1\n", vec![]),
            ("year,n,body\n2023,1,A\n", vec![]),
            ("body,year,n\nAlpha,2023,1\n", vec!["delivery.alias"]),
            (
                "body,year,n\nC,2023,1\nA,2025,x\n",
                vec!["delivery.unknown-code", "delivery.unknown-code", "delivery.cell"],
            ),
            ("body,year,n\nA,2023,1\nA,2023,2\n", vec!["delivery.key-twice"]),
            ("body,n\nA,1\n", vec!["delivery.missing-column"]),
            ("body,year,n,m\nA,2023,1,2\n", vec!["delivery.unknown-column"]),
            ("body,year,n,n\nA,2023,1,2\n", vec!["delivery.column-twice"]),
            ("body,year,n\nA,2023\n", vec!["csv.cells"]),
            ("body,year,n\nA,2023,\"1\n", vec!["delivery.open-quote"]),
            ("body,year,n\n", vec!["delivery.empty"]),
        ] {
            assert_eq!(codes(text), expected, "{text}");
        }
    }

    #[test]
    fn lines_are_counted_however_they_end() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["body,year,n", "A,2023,1", "", "B,2023,x", "", "", "A,2024,y"].join(end);
            let catalogue = catalogue();
            let dataset = catalogue.dataset("d").unwrap();
            let findings = Reader::new(&catalogue, dataset).read("d.csv", text.as_bytes());
            let lines: Vec<usize> = findings
                .unwrap_err()
                .iter()
                .filter_map(|it| it.place.file.as_ref().map(|it| it.line))
                .collect();
            assert_eq!(lines, [4, 7], "{end:?}");
        }
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let catalogue = catalogue();
            let dataset = catalogue.dataset("d").unwrap();
            let _ = Reader::new(&catalogue, dataset).read("d.csv", &bytes);
        }

        #[test]
        fn nearly_right_files_never_lose_a_row(rows in proptest::collection::vec("(A|B|total),(2023|2024),[0-9]{1,5}( [pe])?", 1..6)) {
            let text = format!("body,year,n\n{}\n", rows.join("\n"));
            let catalogue = catalogue();
            let dataset = catalogue.dataset("d").unwrap();
            if let Ok((observations, _)) = Reader::new(&catalogue, dataset).read("d.csv", text.as_bytes()) {
                prop_assert_eq!(observations.len(), rows.len());
            }
        }
    }
}
