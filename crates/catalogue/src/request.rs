//! `requests/<edition>.toml`: who is asked for what, by when.

use std::collections::{BTreeMap, BTreeSet};

use rekenschap_model::{Code, FilePlace, Finding, Key, Place, Text};

use crate::code_list::is_date;
use crate::reader::{Reading, Section};
use crate::{Catalogue, Dataset, Folder, Located, MEASURE, folder};

/// What is asked for one edition, of all sources.
#[derive(Debug, Clone)]
pub struct RequestCall {
    /// The year of the edition.
    pub edition: i32,
    /// The day by which everything is wanted, `YYYY-MM-DD`.
    pub deadline: String,
    /// Who answers questions.
    pub contact: Contact,
    /// What every source is told, in a few sentences; may be empty.
    pub instructions: Text,
    /// What is asked, source by source, in the order of the file.
    pub requests: Vec<SourceRequest>,
    /// Where it is declared.
    pub place: FilePlace,
}

/// Who answers questions about a request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    /// A name, of a person or a desk; may be empty.
    pub name: String,
    /// The mail address.
    pub mail: String,
    /// The telephone number; may be empty.
    pub telephone: String,
}

/// What is asked of one source.
#[derive(Debug, Clone)]
pub struct SourceRequest {
    /// The source.
    pub source: Located<String>,
    /// Who gets the request; may be empty.
    pub to: String,
    /// The day by which this source delivers, where that is another day than for all, `YYYY-MM-DD`.
    pub deadline: Option<String>,
    /// What this source is told; may be empty.
    pub explanation: Text,
    /// How many empty rows its registers have, where a part does not say it.
    pub records: Option<usize>,
    /// The datasets that are asked as a whole; `None`: see [`SourceRequest::is_everything`].
    pub datasets: Option<Vec<Located<String>>>,
    /// The datasets of which a part is asked.
    pub parts: Vec<RequestPart>,
    /// Where it is declared.
    pub place: FilePlace,
}

/// A part of a dataset that is asked of a source.
#[derive(Debug, Clone)]
pub struct RequestPart {
    /// The dataset.
    pub dataset: Located<String>,
    /// The codes of dimensions, and the measures, that are asked; what is not named is asked as a whole.
    pub at: Vec<(String, Vec<Located<String>>)>,
    /// What the source is told about this part; may be empty.
    pub explanation: Text,
    /// For a register: how many empty rows there are to fill.
    pub records: Option<usize>,
    /// Where it is declared.
    pub place: FilePlace,
}

/// The cells of one dataset that one source is asked for.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The id of the dataset.
    pub dataset: Code,
    /// The measures that are asked at one key or more, as positions among the dataset's, in their order.
    pub measures: Vec<usize>,
    /// The keys at which something is asked, in declared order; none for a register.
    pub keys: Vec<Key>,
    /// For a register: how many new records there is room for.
    pub records: usize,
    /// What the source is told about it, one text for each part that has one.
    pub explanations: Vec<Text>,
    /// Where it is asked.
    pub place: FilePlace,
    blocks: Vec<Vec<(String, Vec<String>)>>,
}

/// How many empty rows a register gets when nothing else is said.
const RECORDS: usize = 100;

/// More empty rows than this are a mistake, and not a register.
const MOST_RECORDS: i32 = 10_000;

impl Asked {
    /// Whether a measure is asked at a key: it is delivered, expected there, and within what was named.
    pub fn asks(&self, dataset: &Dataset, measure: usize, key: &Key) -> bool {
        let Some(own) = dataset.measures.get(measure) else { return false };
        own.delivered && dataset.expects(&own.id, key) && self.names(dataset, &own.id, key)
    }

    fn names(&self, dataset: &Dataset, measure: &str, key: &Key) -> bool {
        let holds = |(name, codes): &(String, Vec<String>)| {
            let own = if name == MEASURE {
                Some(measure)
            } else {
                // The records of a register have no codes to choose from.
                match dataset.dimension(name) {
                    Some(at) if !dataset.dimensions[at].codes.is_empty() => {
                        key.codes().get(at).map(|it| &**it)
                    }
                    _ => return true,
                }
            };
            codes.iter().any(|it| Some(it.as_str()) == own)
        };
        self.blocks.iter().any(|block| block.iter().all(holds))
    }
}

impl SourceRequest {
    /// Whether everything is asked that this source is the first source of.
    pub fn is_everything(&self) -> bool {
        self.datasets.is_none() && self.parts.is_empty()
    }
}

impl RequestCall {
    /// What is asked of a source; `None` when it is not asked for anything.
    pub fn request(&self, source: &str) -> Option<&SourceRequest> {
        self.requests.iter().find(|it| it.source.value == source)
    }

    /// The day by which a source delivers, `YYYY-MM-DD`.
    pub fn deadline_of(&self, source: &str) -> &str {
        let own = self.request(source).and_then(|it| it.deadline.as_deref());
        own.unwrap_or(&self.deadline)
    }

    /// The cells that a source is asked for, dataset by dataset, ordered by id; a dataset of which no cell remains
    /// (nothing in it is delivered and expected) is left out.
    ///
    /// Totals of a delivered measure are asked too: sources deliver them, to check against. A measure that is only
    /// computed is not.
    pub fn asked(&self, catalogue: &Catalogue, source: &str) -> Vec<Asked> {
        let Some(request) = self.request(source) else { return Vec::new() };
        asked(catalogue, request)
    }
}

pub(crate) fn asked(catalogue: &Catalogue, request: &SourceRequest) -> Vec<Asked> {
    let mut all: BTreeMap<&Code, Asked> = BTreeMap::new();
    let empty = |dataset: &Dataset, place: &FilePlace| Asked {
        dataset: dataset.id.clone(),
        measures: Vec::new(),
        keys: Vec::new(),
        records: request.records.unwrap_or(RECORDS),
        explanations: Vec::new(),
        place: place.clone(),
        blocks: Vec::new(),
    };
    let whole: Vec<(&Dataset, &FilePlace)> = match &request.datasets {
        Some(named) => named
            .iter()
            .filter_map(|it| catalogue.dataset(&it.value).map(|own| (own, &it.place)))
            .collect(),
        None if request.is_everything() => catalogue
            .datasets
            .values()
            .filter(|it| it.not_delivered.is_none())
            .filter(|it| it.sources.first().is_some_and(|it| it.value == request.source.value))
            .map(|it| (it, &request.place))
            .collect(),
        None => Vec::new(),
    };
    for (dataset, place) in whole {
        all.entry(&dataset.id).or_insert_with(|| empty(dataset, place)).blocks.push(Vec::new());
    }
    for part in &request.parts {
        let Some(dataset) = catalogue.dataset(&part.dataset.value) else { continue };
        let asked = all.entry(&dataset.id).or_insert_with(|| empty(dataset, &part.place));
        let plain = |codes: &[Located<String>]| codes.iter().map(|it| it.value.clone()).collect();
        asked.blocks.push(part.at.iter().map(|(name, it)| (name.clone(), plain(it))).collect());
        asked.records = part.records.unwrap_or(asked.records);
        if !part.explanation.is_empty() {
            asked.explanations.push(part.explanation.clone());
        }
    }
    all.into_values().filter_map(|it| filled(catalogue, it)).collect()
}

/// The measures and keys of what is named; `None` when nothing remains.
fn filled(catalogue: &Catalogue, mut asked: Asked) -> Option<Asked> {
    let dataset = catalogue.dataset(&asked.dataset)?;
    let mut measures = BTreeSet::new();
    if dataset.is_register() {
        // The codes of records come with the delivery: only the measure decides.
        let any = Key::new(dataset.dimensions.iter().map(|_| ""));
        let named = (0..dataset.measures.len()).filter(|at| {
            let own = &dataset.measures[*at];
            own.delivered && asked.names_measure(&own.id, dataset, &any)
        });
        measures.extend(named);
    } else {
        for key in dataset.keys() {
            let mut here =
                (0..dataset.measures.len()).filter(|at| asked.asks(dataset, *at, &key)).peekable();
            if here.peek().is_some() {
                measures.extend(here);
                asked.keys.push(key);
            }
        }
    }
    asked.measures = measures.into_iter().collect();
    (!asked.measures.is_empty()).then_some(asked)
}

impl Asked {
    /// Whether a measure of a register is named, whatever the record.
    fn names_measure(&self, measure: &str, dataset: &Dataset, key: &Key) -> bool {
        let coded = |name: &str| dataset.dimension(name).is_some();
        let only = |block: &Vec<(String, Vec<String>)>| {
            block.iter().filter(|it| !coded(&it.0)).cloned().collect::<Vec<_>>()
        };
        let measures = Self { blocks: self.blocks.iter().map(only).collect(), ..self.clone() };
        measures.names(dataset, measure, key)
    }
}

pub(crate) fn read(folder: &Folder, reading: &Reading) -> BTreeMap<i32, RequestCall> {
    let mut all = BTreeMap::new();
    for (path, text) in folder.below("requests", "toml") {
        let name = folder::stem(path);
        let edition = name.parse::<i32>().ok().filter(|it| it.to_string() == name);
        if edition.is_none() {
            reading.report(
                Finding::error("request.file-name", Place::in_file(FilePlace::whole(path)))
                    .found(name),
            );
        }
        let call = reading.toml(path, text, |root| read_one(root, edition.unwrap_or_default()));
        if let Some(edition) = edition {
            all.insert(edition, call);
        }
    }
    all
}

fn read_one(root: &Section<'_>, edition: i32) -> RequestCall {
    if !root.has("contact") {
        root.missing("contact", "contact.mail, the mail address for questions");
    }
    if !root.has("requests") {
        root.missing("requests", "one source or more: [[requests]]");
    }
    if !root.has("deadline") {
        root.missing("deadline", "a date, YYYY-MM-DD, in quotes");
    }
    let contact = root.section("contact", |it| Contact {
        name: plain(it, "name"),
        mail: it
            .required_text("mail", "the mail address for questions")
            .map(|it| it.value)
            .unwrap_or_default(),
        telephone: plain(it, "telephone"),
    });
    RequestCall {
        edition,
        deadline: date(root, "deadline").unwrap_or_default(),
        contact: contact.unwrap_or_default(),
        instructions: root.localized("instructions"),
        requests: root.sections("requests", |it| {
            Some(SourceRequest {
                source: it.required_text("source", "a source of sources.toml")?,
                to: plain(it, "to"),
                deadline: date(it, "deadline"),
                explanation: it.localized("explanation"),
                records: records(it),
                datasets: it.texts("datasets"),
                parts: it.sections("parts", read_part),
                place: it.place(),
            })
        }),
        place: root.place(),
    }
}

/// How many empty rows a register has.
fn records(section: &Section<'_>) -> Option<usize> {
    section.integer("records").and_then(|many| {
        let right = (1..=MOST_RECORDS).contains(&many);
        if !right {
            let expected = format!("1…{MOST_RECORDS}");
            section.wrong("request.records", "records", &expected, &many.to_string());
        }
        usize::try_from(many).ok().filter(|_| right)
    })
}

fn read_part(section: &Section<'_>) -> Option<RequestPart> {
    Some(RequestPart {
        dataset: section.required_text("dataset", "the dataset of which a part is asked")?,
        at: section.list_pairs("at"),
        explanation: section.localized("explanation"),
        records: records(section),
        place: section.place(),
    })
}

fn plain(section: &Section<'_>, key: &str) -> String {
    section.text(key).map(|it| it.value).unwrap_or_default()
}

/// A date; what is no date is reported.
fn date(section: &Section<'_>, key: &str) -> Option<String> {
    let text = section.text(key)?;
    if is_date(&text.value) {
        return Some(text.value);
    }
    section.wrong("request.date", key, "a date, YYYY-MM-DD", &text.value);
    None
}
