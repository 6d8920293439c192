//! Binds templates to cells: what each expression gives, and everything wrong with it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use rekenschap_catalogue::{Catalogue, Dataset, Measure, MeasureKind, nearest};
use rekenschap_checks::{Assessment, Usage};
use rekenschap_disclosure::{ClearedCell, ClearedCubes, Content};
use rekenschap_language::{Language, format_decimal, long_date, message, round};
use rekenschap_model::{
    CellReference, Code, FilePlace, Finding, Key, Period, Place, Text, Value, code,
};
use rust_decimal::Decimal;

use crate::document::{Bound, Inline, Reference};
use crate::template::{Said, Segment, read, segments};
use crate::vintage::Register;
use crate::{functions, gate};

/// Everything that expressions can be about, for one edition in one language.
pub(crate) struct Binder<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) cubes: &'a ClearedCubes,
    pub(crate) edition: i32,
    pub(crate) language: Language,
    pub(crate) assessments: Rc<Vec<Assessment<'a>>>,
    /// The first assessment of each norm.
    pub(crate) first_assessments: Rc<BTreeMap<String, usize>>,
    /// What was corrected since an earlier edition.
    pub(crate) register: Rc<Register>,
    pub(crate) usage: RefCell<Usage>,
    pub(crate) findings: RefCell<Vec<Finding>>,
}

/// What an expression gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fragment {
    Bound(Bound),
    Text(String),
    Reference(Reference, String),
    Table(String),
    Figure(String),
}

/// A part of a bound template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    Literal(String),
    Fragment(Fragment),
}

/// Why an expression gives nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    pub(crate) code: &'static str,
    pub(crate) expected: String,
    pub(crate) found: String,
    pub(crate) suggestion: String,
}

impl Problem {
    pub(crate) fn new(code: &'static str, found: impl Into<String>) -> Self {
        Self { code, expected: String::new(), found: found.into(), suggestion: String::new() }
    }

    pub(crate) fn expected(mut self, what: impl Into<String>) -> Self {
        self.expected = what.into();
        self
    }

    /// Adds the known name that is nearest to the one that was found.
    pub(crate) fn among<'k>(mut self, known: impl IntoIterator<Item = &'k str>) -> Self {
        self.suggestion = nearest(&self.found, known).unwrap_or_default();
        self
    }
}

/// What stands in the text where an expression gave nothing.
const NOTHING: &str = "…";

/// A cell that shows a number.
pub(crate) struct Shown<'a> {
    pub(crate) measure: &'a Measure,
    pub(crate) reference: CellReference,
    /// The number as it is stored.
    pub(crate) number: Decimal,
    /// With how many decimals it is printed.
    pub(crate) decimals: u32,
}

impl Shown<'_> {
    /// The number as it is printed: what readers compare.
    pub(crate) fn printed(&self) -> Decimal {
        round(&self.number, self.decimals)
    }
}

impl<'a> Binder<'a> {
    /// Binds a template. `place` gives the place of an offset within it; `subject` is what findings are about.
    pub(crate) fn bind(
        &self,
        template: &str,
        subject: &str,
        place: &dyn Fn(usize) -> Option<FilePlace>,
    ) -> Vec<Piece> {
        self.bind_as(template, subject, place, false)
    }

    /// As [`Binder::bind`]; in a title, words of direction are names.
    fn bind_as(
        &self,
        template: &str,
        subject: &str,
        place: &dyn Fn(usize) -> Option<FilePlace>,
        title: bool,
    ) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut after_value = false;
        let at = |offset: usize| {
            let own = Place::subject(subject);
            match place(offset) {
                Some(file) => own.at(file),
                None => own,
            }
        };
        for segment in segments(template) {
            let is_value = match segment {
                Segment::Broken { offset } => {
                    self.report(Finding::error("template.broken", at(offset)));
                    false
                }
                Segment::Literal { text, offset } => {
                    for it in gate::look(text, self.language, after_value) {
                        if title && it.direction {
                            continue;
                        }
                        self.report(
                            Finding::error(it.code, at(offset + it.offset)).found(it.found),
                        );
                    }
                    pieces.push(Piece::Literal(text.to_owned()));
                    false
                }
                Segment::Expression { text, offset } => {
                    let fragment = self.evaluate(text).unwrap_or_else(|problem| {
                        let mut finding = Finding::error(problem.code, at(offset))
                            .with("expression", text.trim())
                            .with("suggestion", problem.suggestion)
                            .found(problem.found);
                        if !problem.expected.is_empty() {
                            finding = finding.expected(problem.expected);
                        }
                        self.report(finding);
                        Fragment::Text(NOTHING.to_owned())
                    });
                    let is_value = matches!(fragment, Fragment::Bound(_));
                    pieces.push(Piece::Fragment(fragment));
                    is_value
                }
            };
            after_value = is_value;
        }
        pieces
    }

    /// Binds an authored text outside topics.
    pub(crate) fn text(&self, text: &Text, subject: &str) -> Vec<Inline> {
        let place = text.place(self.language).cloned();
        let pieces = self.bind(text.get(self.language), subject, &|_| place.clone());
        pieces.into_iter().map(|it| self.inline(it)).collect()
    }

    /// Binds the title of a table, figure, dataset, topic, norm or headline.
    pub(crate) fn title(&self, text: &Text, subject: &str) -> Vec<Inline> {
        let place = text.place(self.language).cloned();
        let pieces = self.bind_as(text.get(self.language), subject, &|_| place.clone(), true);
        pieces.into_iter().map(|it| self.inline(it)).collect()
    }

    /// A text that is a name: bound, but the gate does not look at it.
    pub(crate) fn name(&self, text: &Text, subject: &str) -> String {
        let own = text.get(self.language);
        if !own.contains("{{") {
            return own.to_owned();
        }
        let before = self.findings.borrow().len();
        let bound = crate::document::plain(&self.text(text, subject));
        let mut findings = self.findings.borrow_mut();
        let kept: Vec<Finding> = findings
            .drain(before..)
            .filter(|it| it.code != "prose.number" && it.code != "prose.claim")
            .collect();
        findings.extend(kept);
        bound
    }

    pub(crate) fn inline(&self, piece: Piece) -> Inline {
        match piece {
            Piece::Literal(text) | Piece::Fragment(Fragment::Text(text)) => Inline::Text(text),
            Piece::Fragment(Fragment::Bound(bound)) => Inline::Bound(bound),
            Piece::Fragment(Fragment::Reference(to, text)) => Inline::Reference(to, text),
            Piece::Fragment(Fragment::Table(id)) => {
                let text = self.number_of("table", &id);
                Inline::Reference(Reference::Table(id), text)
            }
            Piece::Fragment(Fragment::Figure(id)) => {
                let text = self.number_of("figure", &id);
                Inline::Reference(Reference::Figure(id), text)
            }
        }
    }

    pub(crate) fn report(&self, finding: Finding) {
        self.findings.borrow_mut().push(finding);
    }

    fn evaluate(&self, expression: &str) -> Result<Fragment, Problem> {
        match read(expression.trim(), self.edition) {
            Err(why) => {
                let name = expression.trim().split('(').next().unwrap_or_default();
                let mut problem = Problem::new("template.expression", why)
                    .expected(crate::template::FUNCTIONS.join(", "));
                let known = crate::template::FUNCTIONS.contains(&name);
                problem.suggestion = nearest(name, crate::template::FUNCTIONS.iter().copied())
                    .filter(|_| !known)
                    .unwrap_or_default();
                Err(problem)
            }
            Ok(Said::Year(year)) => {
                Ok(Fragment::Bound(Bound { text: year.to_string(), cells: Vec::new() }))
            }
            Ok(Said::Other) => Err(Problem::new("template.unbound", expression.trim())),
            Ok(Said::Called(call)) => functions::call(self, &call),
        }
    }

    /// How the edition stands to a norm: as a whole, and for each code.
    pub(crate) fn assessments_of<'s>(
        &'s self,
        norm: &'s str,
    ) -> impl Iterator<Item = &'s Assessment<'a>> {
        let first = self.first_assessments.get(norm).copied().unwrap_or(self.assessments.len());
        self.assessments[first..].iter().take_while(move |it| it.norm.id == norm)
    }

    /// The dataset and measure of a reference.
    pub(crate) fn measure(&self, reference: &str) -> Result<(&'a Dataset, &'a Measure), Problem> {
        let found = self.catalogue.measure(reference);
        let (dataset, measure) = found.ok_or_else(|| {
            let all: Vec<String> = self
                .catalogue
                .datasets
                .values()
                .flat_map(|dataset| {
                    dataset.measures.iter().map(|it| format!("{}/{}", dataset.id, it.id))
                })
                .collect();
            Problem::new("binding.unknown", reference).among(all.iter().map(String::as_str))
        })?;
        self.usage.borrow_mut().datasets.insert(dataset.id.to_string());
        Ok((dataset, measure))
    }

    /// The newest period of a dataset that is not after the edition.
    pub(crate) fn latest(&self, dataset: &Dataset) -> Option<Code> {
        let time = dataset.time()?;
        let periods = dataset.dimensions[time].codes.iter();
        let all = periods.filter_map(|it| Some((it.parse::<Period>().ok()?, it)));
        all.filter(|it| it.0.year() <= self.edition).max().map(|it| it.1.clone())
    }

    /// The key that given codes make; time is the newest period, other dimensions stand at their total.
    pub(crate) fn key(
        &self,
        dataset: &Dataset,
        given: impl Fn(&str) -> Option<String>,
    ) -> Result<Key, Problem> {
        for dimension in &dataset.dimensions {
            let Some(own) = given(&dimension.id) else { continue };
            if !dimension.codes.is_empty() && !dimension.codes.iter().any(|it| **it == *own) {
                let known = dimension.codes.iter().map(|it| &**it);
                let all: Vec<&str> = known.clone().take(20).collect();
                return Err(Problem::new("binding.code", own)
                    .expected(all.join(", "))
                    .among(known));
            }
        }
        let time = dataset.time();
        let key = self.catalogue.key_of(dataset, |dimension| {
            let of_time = dataset.dimension(dimension).filter(|it| Some(*it) == time);
            given(dimension)
                .map(|it| code(&it))
                .or_else(|| of_time.and_then(|_| self.latest(dataset)))
        });
        key.map_err(|_| {
            let without =
                dataset.dimensions.iter().find(|it| given(&it.id).is_none() && it.total.is_none());
            Problem::new("binding.no-total", without.map_or("", |it| &*it.id))
        })
    }

    /// The cell at a key, if it shows something.
    pub(crate) fn cell(
        &self,
        dataset: &'a Dataset,
        measure: &'a Measure,
        key: &Key,
    ) -> Result<&'a ClearedCell, Problem> {
        let place = dataset.cell_text(&measure.id, key);
        match self.cubes.cell(&dataset.id, &measure.id, key) {
            None => Err(Problem::new("binding.missing", place)),
            Some(cell) => match cell.content {
                Content::Shown(_) => Ok(cell),
                Content::Withheld(_) => Err(Problem::new("binding.withheld", place)),
                Content::Missing => Err(Problem::new("binding.missing", place)),
            },
        }
    }

    /// The number at a key.
    pub(crate) fn number(
        &self,
        dataset: &'a Dataset,
        measure: &'a Measure,
        key: &Key,
    ) -> Result<Shown<'a>, Problem> {
        let number = self.cell(dataset, measure, key)?.number();
        let number = number.ok_or_else(|| {
            Problem::new("binding.no-number", dataset.cell_text(&measure.id, key))
        })?;
        let decimals = measure
            .decimals
            .unwrap_or_else(|| number.scale().min(if measure.delivered { 28 } else { 1 }));
        Ok(Shown { measure, reference: dataset.reference(measure, key), number, decimals })
    }

    /// A number with the word of its unit.
    pub(crate) fn with_unit(&self, text: String, measure: &Measure) -> String {
        let unit = measure.unit.as_ref().and_then(|it| self.catalogue.units.get(&it.value));
        match unit.map(|it| it.word.get(self.language)).filter(|it| !it.is_empty()) {
            Some(word) => format!("{text}\u{a0}{word}"),
            None => text,
        }
    }

    /// A number with the symbol of its unit.
    pub(crate) fn with_symbol(&self, text: String, measure: &Measure) -> String {
        let unit = measure.unit.as_ref().and_then(|it| self.catalogue.units.get(&it.value));
        match unit.filter(|it| !it.symbol.is_empty()) {
            Some(unit) if unit.before => format!("{}\u{a0}{text}", unit.symbol),
            Some(unit) => format!("{text}{}", unit.symbol),
            None => text,
        }
    }

    /// Whether the unit of a measure is a share.
    pub(crate) fn is_share(&self, measure: &Measure) -> bool {
        let unit = measure.unit.as_ref().and_then(|it| self.catalogue.units.get(&it.value));
        unit.is_some_and(|it| it.share)
    }

    /// A number in the document's language.
    pub(crate) fn format(&self, number: Decimal, decimals: u32) -> String {
        format_decimal(&number, Some(decimals), self.language)
    }

    /// A value as it is read in running text.
    pub(crate) fn value_text(&self, measure: &Measure, value: &Value) -> String {
        match value {
            Value::Number(it) => {
                let decimals = measure
                    .decimals
                    .unwrap_or_else(|| it.scale().min(if measure.delivered { 28 } else { 1 }));
                self.format(*it, decimals)
            }
            Value::Date(it) => long_date(it, self.language).unwrap_or_else(|_| it.clone()),
            Value::Text(it) => match &measure.kind {
                MeasureKind::Code(list) => {
                    let entry =
                        self.catalogue.code_lists.get(&list.value).and_then(|list| list.get(it));
                    entry.map_or_else(|| it.clone(), |it| it.label(self.language).to_owned())
                }
                _ => it.clone(),
            },
        }
    }

    /// The label of a code of a dimension.
    pub(crate) fn label(&self, dataset: &Dataset, dimension: usize, code: &str) -> String {
        if dataset.dimensions[dimension].frequency().is_some() {
            return rekenschap_language::period_label(code, self.language)
                .unwrap_or_else(|_| code.to_owned());
        }
        let list = self.catalogue.code_list_of(dataset, dimension);
        list.and_then(|it| it.get(code))
            .map_or_else(|| code.to_owned(), |it| it.label(self.language).to_owned())
    }

    /// `table 40`, in the document's language.
    pub(crate) fn number_of(&self, kind: &'static str, id: &str) -> String {
        let number = match kind {
            "table" => self.catalogue.tables.get(id).map(|it| it.number.value.clone()),
            "figure" => self.catalogue.figures.get(id).map(|it| it.number.value.clone()),
            _ => self.catalogue.topics.iter().find(|it| it.id == id).map(|it| it.number.clone()),
        };
        let id = match kind {
            "table" => "reference-table",
            "figure" => "reference-figure",
            _ => "reference-topic",
        };
        message(self.language, id, &[("number", number.unwrap_or_default())])
    }
}
