//! Authored texts as plain texts. They are templates; a request has no report to bind them to, so that only what the
//! definitions alone decide is filled in, and a figure that is not there yet is shown as an ellipsis.

use minijinja::value::Rest;
use minijinja::{Environment, Error, ErrorKind, Value};
use rekenschap_catalogue::Catalogue;
use rekenschap_language::Language;
use rekenschap_model::Text;

use crate::norm;

/// What stands where a figure would.
const UNKNOWN: &str = "…";

/// Texts of a catalogue for one edition and language.
#[derive(Clone, Copy)]
pub(crate) struct Texts<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) edition: i32,
    pub(crate) language: Language,
}

impl Texts<'_> {
    /// A text with its expressions filled in.
    pub(crate) fn plain(&self, text: &Text) -> String {
        let template = text.get(self.language);
        let mut plain = String::with_capacity(template.len());
        let mut rest = template;
        while let Some(start) = rest.find("{{") {
            plain.push_str(&rest[..start]);
            let inner = &rest[start + 2..];
            let Some(end) = close(inner) else {
                rest = &rest[start..];
                break;
            };
            plain.push_str(&self.evaluate(&inner[..end]));
            rest = &inner[end + 2..];
        }
        plain.push_str(rest);
        plain
    }

    fn evaluate(&self, expression: &str) -> String {
        let environment = self.environment();
        let context = minijinja::context! { year => self.edition, first_year => self.edition - 4 };
        environment
            .compile_expression(expression)
            .and_then(|it| it.eval(context))
            .map_or_else(|_| UNKNOWN.to_owned(), |it| it.to_string())
    }

    fn environment(&self) -> Environment<'static> {
        let mut environment = Environment::empty();
        environment.add_function("verbatim", |text: String, _kind: Rest<Value>| text);
        let norms: Vec<(String, [Option<String>; 3])> = self
            .catalogue
            .norms()
            .map(|(dataset, it)| {
                let value = norm::value(*self, dataset, it);
                let year = |it: Option<i32>| it.map(|it| it.to_string());
                (it.id.clone(), [Some(value), year(it.year), year(it.base_year)])
            })
            .collect();
        environment.add_function("norm", move |id: String, part: Rest<Value>| {
            let own = norms.iter().find(|it| it.0 == id).map(|it| &it.1);
            let at = match part.first().and_then(Value::as_str).unwrap_or("value") {
                "value" => 0,
                "year" => 1,
                _ => 2,
            };
            own.and_then(|it| it[at].clone())
                .ok_or_else(|| Error::new(ErrorKind::UndefinedError, "no such norm"))
        });
        environment
    }
}

/// Where the braces close: the first `}}` outside quotes.
fn close(text: &str) -> Option<usize> {
    let mut quote = None;
    let mut escaped = false;
    for (at, it) in text.char_indices() {
        match quote {
            Some(_) if escaped => escaped = false,
            Some(_) if it == '\\' => escaped = true,
            Some(open) if it == open => quote = None,
            Some(_) => {}
            None if it == '"' || it == '\'' => quote = Some(it),
            None if text[at..].starts_with("}}") => return Some(at),
            None => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        let catalogue = Catalogue::default();
        let texts = Texts { catalogue: &catalogue, edition: 2023, language: Language::Dutch };
        texts.plain(&Text::uniform(text, &[Language::Dutch]))
    }

    #[test]
    fn what_the_definitions_decide_is_filled_in() {
        for (text, expected) in [
            ("Verschil {{ year - 1 }}-{{ year }}", "Verschil 2022-2023"),
            (
                "vanaf {{ verbatim(\"10 }} miljoen\", \"definition\") }} euro",
                "vanaf 10 }} miljoen euro",
            ),
            ("{a} {{ niet gesloten", "{a} {{ niet gesloten"),
        ] {
            assert_eq!(plain(text), expected);
        }
    }

    #[test]
    fn a_figure_is_not_known_yet() {
        assert_eq!(plain("nu {{ value(\"a/b\", unit=true) }}."), "nu ….");
        assert_eq!(plain("{{ norm(\"none\") }}"), "…");
    }
}
