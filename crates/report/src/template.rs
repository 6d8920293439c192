//! Templates: literal text with expressions between `{{` and `}}`.
//!
//! Expressions are read by minijinja, but nothing is computed there: a function only says how it was called
//! ([`Call`]). What it gives is decided by [`crate::binder`], which knows where the expression stands.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, OnceLock};

use minijinja::value::{Kwargs, Object, Rest, Value, ValueOrKwargs, from_args};
use minijinja::{Environment, Error};

/// A part of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Segment<'t> {
    /// Text as it was typed.
    Literal { text: &'t str, offset: usize },
    /// What stands between the braces.
    Expression { text: &'t str, offset: usize },
    /// Braces that are never closed, or a statement, which templates do not have.
    Broken { offset: usize },
}

/// How a function was called.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    pub(crate) name: &'static str,
    pub(crate) positional: Vec<Value>,
    pub(crate) named: BTreeMap<String, Value>,
}

/// What an expression says.
#[derive(Debug, Clone)]
pub(crate) enum Said {
    /// A function was called.
    Called(Call),
    /// A year was computed from the edition's.
    Year(i64),
    /// Something that no text can be made of.
    Other,
}

/// A year that is farther from the edition's is no year of the report.
const FARTHEST: i64 = 50;

/// Longer expressions are refused, in bytes: nothing that people write is that long.
const LONGEST: usize = 1000;

/// The names of years that templates have.
const YEARS: &[&str] = &["year", "first_year"];

/// The functions that templates have.
pub(crate) const FUNCTIONS: &[&str] = &[
    "value",
    "growth",
    "change",
    "ratio",
    "rises",
    "claim",
    "top",
    "codes_where",
    "norm",
    "meets",
    "count",
    "see_table",
    "see_figure",
    "see_topic",
    "table",
    "figure",
    "verbatim",
];

impl Object for Call {
    fn render(self: &Arc<Self>, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.name)
    }
}

fn environment() -> &'static Environment<'static> {
    static ENVIRONMENT: OnceLock<Environment<'static>> = OnceLock::new();
    ENVIRONMENT.get_or_init(|| {
        let mut environment = Environment::empty();
        environment.set_undefined_behavior(minijinja::UndefinedBehavior::Strict);
        for name in FUNCTIONS {
            environment.add_function(
                *name,
                move |arguments: Rest<ValueOrKwargs>| -> Result<Value, Error> {
                    let arguments = arguments.into_values();
                    let (positional, named) = from_args::<(&[Value], Kwargs)>(&arguments)?;
                    let mut all = BTreeMap::new();
                    for key in named.args() {
                        all.insert(key.to_owned(), named.get::<Value>(key)?);
                    }
                    Ok(Value::from_object(Call {
                        name,
                        positional: positional.to_vec(),
                        named: all,
                    }))
                },
            );
        }
        environment
    })
}

/// Reads an expression, for an edition.
///
/// # Errors
/// What is wrong with it, in the words of the expression language.
pub(crate) fn read(expression: &str, edition: i32) -> Result<Said, String> {
    if expression.len() > LONGEST {
        return Err(format!("longer than {LONGEST} characters"));
    }
    let compiled =
        environment().compile_expression_owned(expression.to_owned()).map_err(|it| explain(&it))?;
    let value = compiled
        .eval(minijinja::context! { year => edition, first_year => edition - 4 })
        .map_err(|it| explain(&it))?;
    if let Some(call) = value.downcast_object_ref::<Call>() {
        return Ok(Said::Called(call.clone()));
    }
    // A number is a year only when it was computed from one: a number that was typed is not.
    let from_year = expression
        .split(|it: char| !it.is_alphanumeric() && it != '_')
        .any(|it| YEARS.contains(&it));
    Ok(match value.as_i64() {
        Some(year) if from_year && (year - i64::from(edition)).abs() <= FARTHEST => {
            Said::Year(year)
        }
        _ => Said::Other,
    })
}

fn explain(error: &Error) -> String {
    error.detail().map_or_else(|| error.kind().to_string(), str::to_owned)
}

/// The parts of a template, in order.
pub(crate) fn segments(text: &str) -> Vec<Segment<'_>> {
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find('{') {
        let start = at + found;
        if text[start..].starts_with("{%") || text[start..].starts_with("{#") {
            literal(text, at, start, &mut all);
            all.push(Segment::Broken { offset: start });
            at = start + 2;
            continue;
        }
        if !text[start..].starts_with("{{") {
            literal(text, at, start + 1, &mut all);
            at = start + 1;
            continue;
        }
        literal(text, at, start, &mut all);
        match close(&text[start + 2..]) {
            Some(length) => {
                all.push(Segment::Expression {
                    text: &text[start + 2..start + 2 + length],
                    offset: start + 2,
                });
                at = start + 2 + length + 2;
            }
            None => {
                all.push(Segment::Broken { offset: start });
                at = start + 2;
            }
        }
    }
    literal(text, at, text.len(), &mut all);
    all
}

fn literal<'t>(text: &'t str, from: usize, to: usize, all: &mut Vec<Segment<'t>>) {
    if from < to {
        all.push(Segment::Literal { text: &text[from..to], offset: from });
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

    #[test]
    fn text_is_cut_at_braces() {
        let all = segments("a {{ f(\"}}\") }} b {{ year");
        assert_eq!(
            all,
            [
                Segment::Literal { text: "a ", offset: 0 },
                Segment::Expression { text: " f(\"}}\") ", offset: 4 },
                Segment::Literal { text: " b ", offset: 15 },
                Segment::Broken { offset: 18 },
                Segment::Literal { text: " year", offset: 20 },
            ]
        );
    }

    #[test]
    fn single_braces_are_text_and_statements_are_not_allowed() {
        assert_eq!(segments("{a}").len(), 2);
        assert!(segments("{% if x %}").contains(&Segment::Broken { offset: 0 }));
    }

    #[test]
    fn calls_are_read_and_literals_are_not_calls() {
        let said = read("value(\"a/b\", year=2022, unit=true)", 2023).unwrap();
        let Said::Called(call) = said else { panic!("no call: {said:?}") };
        assert_eq!((call.name, call.positional.len(), call.named.len()), ("value", 1, 2));
        assert!(matches!(read("year - 1", 2023), Ok(Said::Year(2022))));
        assert!(matches!(read("5", 2023), Ok(Said::Other)));
        assert!(matches!(read("\"12 percent\"", 2023), Ok(Said::Other)));
        assert!(read("valeu(1)", 2023).is_err());
        assert!(read("value(", 2023).is_err());
    }

    proptest::proptest! {
        #[test]
        fn segments_cover_the_text_and_never_panic(text in "\\PC{0,80}|[{}%\"'a\\\\ ]{0,40}") {
            let mut last = 0;
            for it in segments(&text) {
                let (Segment::Literal { offset, .. } | Segment::Expression { offset, .. } | Segment::Broken { offset }) = it;
                proptest::prop_assert!(offset >= last);
                last = offset;
            }
        }
    }
}
