//! The functions of templates.

mod arguments;
mod change;
mod claim;
mod norm;
mod select;
mod value;

use crate::binder::{Binder, Fragment, Problem};
use crate::document::Reference;
use crate::template::Call;
use arguments::Arguments;
pub(crate) use norm::value_text as norm_text;

/// Kinds of texts that hold a numeral or a claim word and are no datum of the report.
const NO_DATUM: &[&str] =
    &["date", "period", "law", "document", "name", "definition", "wording", "printed"];

/// What a call gives.
pub(crate) fn call(binder: &Binder<'_>, call: &Call) -> Result<Fragment, Problem> {
    let arguments = Arguments::new(binder, call);
    match call.name {
        "value" => value::value(&arguments),
        "count" => value::count(&arguments),
        "ratio" => value::ratio(&arguments),
        "growth" => change::growth(&arguments),
        "change" => change::change(&arguments),
        "rises" => change::rises(&arguments),
        "claim" => claim::claim(&arguments),
        "top" => select::top(&arguments),
        "codes_where" => select::codes_where(&arguments),
        "norm" => norm::norm(&arguments),
        "meets" => norm::meets(&arguments),
        "verbatim" => verbatim(&arguments),
        _ => reference(&arguments),
    }
}

fn verbatim(arguments: &Arguments<'_, '_>) -> Result<Fragment, Problem> {
    arguments.only(&[])?;
    let text = arguments.text(0, "a text")?;
    let kind = arguments.text(1, "what kind of text it is")?;
    if !NO_DATUM.contains(&kind.as_str()) {
        return Err(Problem::new("binding.choice", kind)
            .expected(NO_DATUM.join(", "))
            .among(NO_DATUM.iter().copied()));
    }
    Ok(Fragment::Text(text))
}

/// `table`, `figure` and the `see_` functions.
fn reference(arguments: &Arguments<'_, '_>) -> Result<Fragment, Problem> {
    arguments.only(&[])?;
    let binder = arguments.binder;
    let id = arguments.text(0, "an id")?;
    let catalogue = binder.catalogue;
    let unknown = |known: Vec<&str>| Problem::new("binding.reference", id.clone()).among(known);
    let fragment = match arguments.call.name {
        "see_topic" => {
            if !catalogue.topics.iter().any(|it| it.id == id) {
                return Err(unknown(catalogue.topics.iter().map(|it| it.id.as_str()).collect()));
            }
            let text = binder.number_of("topic", &id);
            Fragment::Reference(Reference::Topic(id), text)
        }
        name => {
            let figure = name.ends_with("figure");
            let is_known = if figure {
                catalogue.figures.contains_key(&id)
            } else {
                catalogue.tables.contains_key(&id)
            };
            if !is_known {
                let known: Vec<&str> = if figure {
                    catalogue.figures.keys().map(String::as_str).collect()
                } else {
                    catalogue.tables.keys().map(String::as_str).collect()
                };
                return Err(unknown(known));
            }
            let text = binder.number_of(if figure { "figure" } else { "table" }, &id);
            let mut usage = binder.usage.borrow_mut();
            match name {
                "see_table" => Fragment::Reference(Reference::Table(id), text),
                "see_figure" => Fragment::Reference(Reference::Figure(id), text),
                "figure" => {
                    usage.figures.insert(id.clone());
                    Fragment::Figure(id)
                }
                _ => {
                    usage.tables.insert(id.clone());
                    Fragment::Table(id)
                }
            }
        }
    };
    Ok(fragment)
}
