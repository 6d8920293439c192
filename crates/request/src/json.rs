//! A request as JSON: what is asked, for a program to fill in. Filled in, it is a delivery.

use rekenschap_catalogue::{Dataset, MeasureKind};
use rekenschap_language::Language;
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Value, json};

use crate::dataset_sheet::scope;
use crate::request::{DatasetRequest, Request, RequestRow};
use crate::text::Texts;
use crate::{cover, norm};
use rekenschap_catalogue::Catalogue;

/// An object whose keys keep their order.
struct Object(Vec<(String, Part)>);

enum Part {
    Plain(Value),
    Object(Object),
    List(Vec<Object>),
}

impl Serialize for Object {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, part) in &self.0 {
            match part {
                Part::Plain(it) => map.serialize_entry(key, it)?,
                Part::Object(it) => map.serialize_entry(key, it)?,
                Part::List(it) => map.serialize_entry(key, it)?,
            }
        }
        map.end()
    }
}

fn object<const N: usize>(parts: [(&str, Part); N]) -> Object {
    Object(parts.into_iter().map(|(key, it)| (key.to_owned(), it)).collect())
}

fn text(it: impl Into<String>) -> Part {
    Part::Plain(Value::String(it.into()))
}

/// The JSON of a request. Everything that a delivery does not need stands in objects called `about`.
pub(crate) fn write(
    catalogue: &Catalogue,
    request: &Request,
    language: Language,
) -> serde_json::Result<Vec<u8>> {
    let texts = Texts { catalogue, edition: request.edition, language };
    let datasets = request
        .datasets
        .iter()
        .filter_map(|own| catalogue.dataset(&own.asked.dataset).map(|it| (own, it)))
        .map(|(own, dataset)| one(texts, own, dataset))
        .collect();
    let contact = &request.contact;
    let about = object([
        ("title", text(cover::title(texts, request))),
        ("language", text(language.code())),
        ("source", text(cover::source(texts, request))),
        ("to", text(&*request.to)),
        ("deadline", text(&*request.deadline)),
        (
            "contact",
            Part::Plain(
                json!({ "name": contact.name, "mail": contact.mail, "telephone": contact.telephone }),
            ),
        ),
        ("instructions", text(texts.plain(&request.instructions))),
        ("explanation", text(texts.plain(&request.explanation))),
    ]);
    let explanations = request.explanations.iter().map(|it| explanation(texts, it)).collect();
    let root = object([
        ("publication", text(&*request.publication)),
        ("edition", Part::Plain(json!(request.edition))),
        ("source", text(&*request.source)),
        ("about", Part::Object(about)),
        ("datasets", Part::List(datasets)),
        ("explanations", Part::List(explanations)),
    ]);
    let mut bytes = serde_json::to_vec_pretty(&root)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn explanation(texts: Texts<'_>, own: &crate::request::NormExplanation) -> Object {
    let organisation = own.organisation.as_ref().map(|it| it.to_string());
    let about = texts.catalogue.norm(&own.norm).map(|(dataset, norm)| {
        object([
            ("title", text(texts.plain(&norm.title))),
            ("target", text(norm::target(texts, dataset, norm))),
        ])
    });
    object([
        ("norm", text(&*own.norm)),
        ("organisation", Part::Plain(json!(organisation))),
        ("text", text("")),
        ("about", Part::Object(about.unwrap_or(Object(Vec::new())))),
    ])
}

fn one(texts: Texts<'_>, own: &DatasetRequest, dataset: &Dataset) -> Object {
    let dimensions = dataset.dimensions.iter().enumerate().map(|(at, dimension)| {
        let codes = dimension.codes.iter().map(|code| {
            let entry = texts.catalogue.code_list_of(dataset, at).and_then(|it| it.get(code));
            let label = entry.map_or(&**code, |it| it.name.get(texts.language));
            object([("code", text(&**code)), ("label", text(label))])
        });
        object([
            ("id", text(&*dimension.id)),
            ("title", text(texts.plain(&dimension.title))),
            ("codes", Part::List(codes.collect())),
        ])
    });
    let measures = own.asked.measures.iter().map(|at| {
        let measure = &dataset.measures[*at];
        let unit = measure.unit.as_ref().and_then(|it| texts.catalogue.units.get(&it.value));
        let (kind, list) = match &measure.kind {
            MeasureKind::Number => ("number", None),
            MeasureKind::Text => ("text", None),
            MeasureKind::Date => ("date", None),
            MeasureKind::Code(list) => ("code", Some(&list.value)),
        };
        let bound =
            |it: Option<rust_decimal::Decimal>| Part::Plain(json!(it.map(|it| it.to_string())));
        object([
            ("id", text(&*measure.id)),
            ("title", text(texts.plain(&measure.title))),
            ("type", text(kind)),
            ("codelist", Part::Plain(json!(list))),
            ("codes", Part::List(codes(texts, list))),
            ("unit", text(unit.map_or_else(String::new, |it| texts.plain(&it.title)))),
            ("decimals", Part::Plain(json!(measure.decimals))),
            ("lowest", bound(measure.bounds.0)),
            ("highest", bound(measure.bounds.1)),
        ])
    });
    let norms = dataset.norms.iter().map(|it| {
        object([
            ("id", text(&*it.id)),
            ("title", text(texts.plain(&it.title))),
            ("target", text(norm::target(texts, dataset, it))),
        ])
    });
    let explanations: Vec<String> =
        own.asked.explanations.iter().map(|it| texts.plain(it)).collect();
    let about = object([
        ("title", text(texts.plain(&dataset.title))),
        ("definition", text(texts.plain(&dataset.definition))),
        ("scope", text(scope(texts, dataset))),
        ("explanations", Part::Plain(json!(explanations))),
        ("register", Part::Plain(json!(dataset.is_register()))),
        ("dimensions", Part::List(dimensions.collect())),
        ("measures", Part::List(measures.collect())),
        ("norms", Part::List(norms.collect())),
    ]);
    // Of a register, the empty rows are for people: a program adds as many as it has.
    let rows = own
        .rows
        .iter()
        .filter(|row| !dataset.is_register() || row.cells.iter().any(|it| it.known.is_some()));
    object([
        ("dataset", text(&*dataset.id)),
        ("about", Part::Object(about)),
        ("observations", Part::List(rows.map(|it| observation(own, dataset, it)).collect())),
    ])
}

/// The codes of a code list with their labels.
fn codes(texts: Texts<'_>, list: Option<&String>) -> Vec<Object> {
    let list = list.and_then(|it| texts.catalogue.code_lists.get(it));
    let entries = list.iter().flat_map(|it| &it.entries);
    entries
        .map(|it| {
            let label = it.name.get(texts.language);
            object([("code", text(&*it.code)), ("label", text(label))])
        })
        .collect()
}

fn observation(own: &DatasetRequest, dataset: &Dataset, row: &RequestRow) -> Object {
    let mut parts: Vec<(String, Part)> = dataset
        .dimensions
        .iter()
        .zip(row.key.codes())
        .map(|(dimension, code)| (dimension.id.to_string(), text(&**code)))
        .collect();
    let mut about = Vec::new();
    for (at, cell) in own.asked.measures.iter().zip(&row.cells) {
        let measure = &dataset.measures[*at];
        if !cell.asked {
            continue;
        }
        parts.push((measure.id.to_string(), Part::Plain(Value::Null)));
        if measure.is_number() {
            parts.push((format!("{}.flags", measure.id), text("")));
        }
        if let Some(known) = &cell.known {
            let period = known.earlier.as_ref().map(|it| it.to_string());
            about.push((
                measure.id.to_string(),
                Part::Plain(json!({ "known": known.known.text, "period": period })),
            ));
        }
    }
    if !about.is_empty() {
        parts.push(("about".to_owned(), Part::Object(Object(about))));
    }
    Object(parts)
}
