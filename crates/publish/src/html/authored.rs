//! Authored texts of the catalogue that the document tree does not hold: titles, definitions and notes of datasets.
//!
//! Their templates are few and simple, and the report crate has checked them: here they are only filled in. What cannot
//! be filled in becomes `…`, as in the report.

use std::collections::BTreeMap;

use minijinja::value::Kwargs;
use minijinja::{Environment, context};
use rekenschap_catalogue::{Dataset, DisclosureRule, Edition, MeasureKind};
use rekenschap_language::{format_decimal, message};
use rekenschap_model::{Code, Period, Text, code};
use rust_decimal::Decimal;

use crate::Publishing;
use rekenschap_report::Document;

/// What stands where an expression gives nothing.
const NOTHING: &str = "…";

/// Fills in the templates of authored texts.
pub(super) struct Authored {
    templates: Environment<'static>,
    edition: i32,
}

impl Authored {
    pub(super) fn new(publishing: &Publishing<'_>, document: &Document) -> Self {
        let mut templates = Environment::new();
        let language = document.language;
        templates.add_function("verbatim", |text: String, _kind: Option<String>| text);
        let reference = |kind: &'static str, numbers: BTreeMap<String, String>| {
            move |id: String| {
                numbers.get(&id).map_or(NOTHING.to_owned(), |it| {
                    message(language, kind, &[("number", it.clone())])
                })
            }
        };
        let tables =
            document.tables.iter().map(|(id, it)| (id.clone(), it.number.clone())).collect();
        let figures =
            document.figures.iter().map(|(id, it)| (id.clone(), it.number.clone())).collect();
        let topics = document
            .chapters
            .iter()
            .flat_map(|it| &it.topics)
            .map(|it| (it.id.clone(), it.number.clone()));
        templates.add_function("see_table", reference("reference-table", tables));
        templates.add_function("see_figure", reference("reference-figure", figures));
        templates.add_function("see_topic", reference("reference-topic", topics.collect()));
        let norms = norms(publishing, document);
        templates.add_function(
            "norm",
            move |id: String, part: Option<String>, _options: Kwargs| {
                let part = part.unwrap_or_else(|| "value".to_owned());
                norms.get(&(id, part)).cloned().unwrap_or_else(|| NOTHING.to_owned())
            },
        );
        let values = values(publishing, document);
        templates.add_function("value", move |measure: String, given: Kwargs| {
            let text = values(&measure, &given);
            // Every argument has been looked at, or is none of ours.
            for name in given.args() {
                let _ = given.get::<minijinja::Value>(name);
            }
            text.unwrap_or_else(|| NOTHING.to_owned())
        });
        Self { templates, edition: publishing.edition }
    }

    /// A text with its templates filled in.
    ///
    /// A text without any is given back as it is.
    pub(super) fn text(&self, text: &str) -> String {
        if !text.contains("{{") {
            return text.to_owned();
        }
        let values = context! { year => self.edition, first_year => self.edition - 4 };
        self.templates.render_str(text, values).unwrap_or_else(|_| without_expressions(text))
    }
}

fn without_expressions(text: &str) -> String {
    let mut own = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        own.push_str(before);
        own.push_str(NOTHING);
        rest = after.split_once("}}").map_or("", |it| it.1);
    }
    own + rest
}

/// The parts of each norm as they are read.
fn norms(publishing: &Publishing<'_>, document: &Document) -> BTreeMap<(String, String), String> {
    let mut all = BTreeMap::new();
    for (dataset, norm) in publishing.catalogue.norms() {
        let mut tell =
            |part: &str, text: String| all.insert((norm.id.clone(), part.to_owned()), text);
        norm.year.map(|it| tell("year", it.to_string()));
        norm.base_year.map(|it| tell("base_year", it.to_string()));
        let Some(measure) = dataset.measure(&norm.measure.value) else { continue };
        let one = |text: &str| match &measure.kind {
            MeasureKind::Code(list) => {
                let entry =
                    publishing.catalogue.code_lists.get(&list.value).and_then(|it| it.get(text));
                entry.map_or_else(|| text.to_owned(), |it| it.label(document.language).to_owned())
            }
            _ => Decimal::from_str_exact(text).map_or_else(
                |_| text.to_owned(),
                |it| format_decimal(&it, None, document.language),
            ),
        };
        let text = match &norm.high {
            Some(high) => {
                let ends = [("low", one(&norm.value.value)), ("high", one(&high.value))];
                message(document.language, "norm-range", &ends)
            }
            None => one(&norm.value.value),
        };
        let unit = measure.unit.as_ref().and_then(|it| publishing.catalogue.units.get(&it.value));
        let word = unit.map_or("", |it| it.word.get(document.language));
        tell("value", if word.is_empty() { text } else { format!("{text}\u{a0}{word}") });
    }
    all
}

/// The texts that are filled in here.
fn authored<'a>(publishing: &Publishing<'a>) -> impl Iterator<Item = &'a Text> {
    let of_dataset = |it: &'a Dataset| {
        let reason = match &it.disclosure {
            DisclosureRule::None { reason } => Some(reason),
            _ => None,
        };
        let notes = it.notes.iter().map(|it| &it.text);
        [&it.title, &it.definition].into_iter().chain(&it.not_delivered).chain(reason).chain(notes)
    };
    let of_edition = |it: &'a Edition| {
        it.explanations.iter().map(|it| &it.text).chain(it.accepted.iter().map(|it| &it.reason))
    };
    let datasets = publishing.catalogue.datasets.values().flat_map(of_dataset);
    datasets.chain(publishing.catalogue.editions.values().flat_map(of_edition))
}

type Values = Box<dyn Fn(&str, &Kwargs) -> Option<String> + Send + Sync>;

/// Every number that texts may name, by dataset, measure and key; time is the newest period up to the edition.
fn values(publishing: &Publishing<'_>, document: &Document) -> Values {
    // Only measures that a text names are taken along: such texts are few.
    let texts: Vec<String> = authored(publishing)
        .map(|it| it.get(document.language))
        .filter(|it| it.contains("value("))
        .map(str::to_owned)
        .collect();
    let catalogue = publishing.catalogue;
    let mut known: BTreeMap<String, Vec<(Vec<(String, Code)>, Decimal, u32)>> = BTreeMap::new();
    let mut words: BTreeMap<String, String> = BTreeMap::new();
    for dataset in catalogue.datasets.values() {
        for measure in &dataset.measures {
            let name = format!("{}/{}", dataset.id, measure.id);
            if !texts.iter().any(|it| it.contains(&name)) {
                continue;
            }
            let unit = measure.unit.as_ref().and_then(|it| catalogue.units.get(&it.value));
            words.insert(
                name.clone(),
                unit.map_or("", |it| it.word.get(document.language)).to_owned(),
            );
            for key in publishing.cubes.keys(&dataset.id) {
                let cell = publishing.cubes.cell(&dataset.id, &measure.id, key);
                let Some(number) = cell.and_then(|it| it.number()) else { continue };
                let codes: Vec<(String, Code)> = dataset
                    .dimensions
                    .iter()
                    .map(|it| it.id.to_string())
                    .zip(key.codes().iter().cloned())
                    .collect();
                let decimals = measure
                    .decimals
                    .unwrap_or_else(|| number.scale().min(if measure.delivered { 28 } else { 1 }));
                known.entry(name.clone()).or_default().push((codes, number, decimals));
            }
        }
    }
    let totals: BTreeMap<(String, String), Code> = catalogue
        .datasets
        .values()
        .flat_map(|it| it.dimensions.iter().map(move |own| (it, own)))
        .filter_map(|(it, own)| Some(((it.id.to_string(), own.id.to_string()), own.total.clone()?)))
        .collect();
    let (language, edition) = (document.language, publishing.edition);
    Box::new(move |name, given| {
        let dataset = name.split('/').next()?.to_owned();
        let fits = |dimension: &str, own: &Code| {
            let wanted = given.get::<Option<minijinja::Value>>(dimension).ok().flatten();
            let total = || totals.get(&(dataset.clone(), dimension.to_owned())).cloned();
            match wanted.map(|it| code(&it.to_string())).or_else(total) {
                Some(it) => it == *own,
                None => own.parse::<Period>().is_ok_and(|it| it.year() <= edition),
            }
        };
        let all = known
            .get(name)?
            .iter()
            .filter(|it| it.0.iter().all(|(dimension, own)| fits(dimension, own)));
        let (_, number, decimals) = all.max_by(|a, b| a.0.cmp(&b.0))?;
        let decimals = given.get::<Option<u32>>("decimals").ok().flatten().unwrap_or(*decimals);
        let divide = given
            .get::<Option<i64>>("divide")
            .ok()
            .flatten()
            .filter(|it| *it != 0)
            .map_or(Decimal::ONE, Decimal::from);
        let text = format_decimal(&(number / divide), Some(decimals), language);
        let word = words.get(name).filter(|it| !it.is_empty());
        let unit = given.get::<Option<bool>>("unit").ok().flatten().unwrap_or(false);
        Some(match word {
            Some(word) if unit => format!("{text}\u{a0}{word}"),
            _ => text,
        })
    })
}
