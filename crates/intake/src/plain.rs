//! Authored texts as plain texts, where there is no report to bind them to.

use minijinja::value::Rest;
use minijinja::{Environment, Value};
use rekenschap_language::Language;
use rekenschap_model::Text;

/// What stands where a figure would, which is not known yet.
const UNKNOWN: &str = "…";

/// A text in a language, with what an edition alone decides filled in: its year, and words that are no datum. Anything else
/// gives an ellipsis.
///
/// Titles are templates, and what stands above a column is the same for who asks and who reads.
pub(crate) fn plain(text: &Text, language: Language, edition: i32) -> String {
    let template = text.get(language);
    if !template.contains("{{") {
        return template.to_owned();
    }
    let environment = basic_environment();
    filled_in(template, |expression| evaluated(&environment, expression, edition))
}

/// The functions that need neither data nor definitions.
pub fn basic_environment() -> Environment<'static> {
    let mut environment = Environment::empty();
    environment.add_function("verbatim", |text: String, _kind: Rest<Value>| text);
    environment
}

/// What an expression gives for an edition; an ellipsis when it needs more than `environment` has.
pub fn evaluated(environment: &Environment<'_>, expression: &str, edition: i32) -> String {
    let context = minijinja::context! { year => edition, first_year => edition - 4 };
    environment
        .compile_expression(expression)
        .and_then(|it| it.eval(context))
        .map_or_else(|_| UNKNOWN.to_owned(), |it| it.to_string())
}

/// A template with its expressions replaced; what is never closed stays as it is.
pub fn filled_in(template: &str, evaluate: impl Fn(&str) -> String) -> String {
    let mut plain = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(start) = rest.find("{{") {
        plain.push_str(&rest[..start]);
        let inner = &rest[start + 2..];
        let Some(end) = close(inner) else {
            rest = &rest[start..];
            break;
        };
        plain.push_str(&evaluate(&inner[..end]));
        rest = &inner[end + 2..];
    }
    plain.push_str(rest);
    plain
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

    #[test]
    fn titles_say_what_the_edition_decides() {
        for (title, expected) in [
            ("Verschil {{ year - 1 }}-{{ year }}", "Verschil 2022-2023"),
            ("ouder dan {{ verbatim(\"51\", \"definition\") }}", "ouder dan 51"),
            ("{a} {{ niet gesloten", "{a} {{ niet gesloten"),
            ("nu {{ value(\"a/b\") }}", "nu …"),
        ] {
            let title = Text::uniform(title, &[Language::Dutch]);
            assert_eq!(plain(&title, Language::Dutch, 2023), expected);
        }
    }
}
