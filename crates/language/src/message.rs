//! Messages of the interface, by Fluent: <https://projectfluent.org>.
//!
//! The texts are under `messages/<language>/`, compiled in. A message may have an attribute `.hint`:
//! what its reader can do.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast;
use unic_langid::LanguageIdentifier;

use crate::language::{Language, PerLanguage};

/// The files of one language, by name.
type Files = &'static [(&'static str, &'static str)];

macro_rules! files {
    ($language:literal: $($name:literal),+) => {
        &[$(($name, include_str!(concat!("../messages/", $language, "/", $name)))),+]
    };
}

const DUTCH: Files = files!(
    "nl": "commands.ftl", "cycle.ftl", "findings.ftl", "interface.ftl", "language.ftl", "request.ftl", "vintage.ftl",
    "workbook.ftl"
);
const ENGLISH: Files = files!(
    "en": "commands.ftl", "cycle.ftl", "findings.ftl", "interface.ftl", "language.ftl", "request.ftl", "vintage.ftl",
    "workbook.ftl"
);

fn files(language: Language) -> Files {
    match language {
        Language::Dutch => DUTCH,
        Language::English => ENGLISH,
    }
}

/// Everything that the files of one language define.
struct Messages {
    bundle: FluentBundle<FluentResource>,
    ids: Vec<String>,
}

fn messages(language: Language) -> &'static Messages {
    static ALL: PerLanguage<Messages> = PerLanguage::new();
    ALL.get(language, |it| load(it, files(it)))
}

fn load(language: Language, files: &[(&str, &str)]) -> Messages {
    // Plural rules are asked of the plain language: they are the same in Britain.
    let tag: LanguageIdentifier = language.code().parse().expect("our own codes are language tags");
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    bundle.set_use_isolating(false);
    let mut ids = Vec::new();
    for (_, text) in files {
        // What cannot be parsed is left out here, and so is a second message of one name: the
        // tests below see to it that neither occurs.
        let resource = match FluentResource::try_new((*text).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        ids.extend(resource.entries().filter_map(message_id));
        let _ = bundle.add_resource(resource);
    }
    ids.sort();
    ids.dedup();
    Messages { bundle, ids }
}

fn message_id(entry: &ast::Entry<&str>) -> Option<String> {
    match entry {
        ast::Entry::Message(message) => Some(message.id.name.to_owned()),
        _ => None,
    }
}

/// The text of a message in a language, with its arguments filled in.
///
/// Arguments are texts as they are to be read: format numbers before. One that is a whole number in
/// plain digits (`3`, not `03` or `1.200`) also selects plural forms (`[one]`, `*[other]`). No
/// Unicode isolation marks are put around arguments.
///
/// A message that the language does not have is given in English; one that does not exist at all
/// as its id and its arguments, `unknown-unit (unit: heads)`, so that nothing is lost.
pub fn message(language: Language, id: &str, arguments: &[(&str, String)]) -> String {
    [language, Language::English]
        .into_iter()
        .find_map(|it| write(messages(it), id, None, arguments))
        .unwrap_or_else(|| bare(id, arguments))
}

/// The attribute `.hint` of a message: what its reader can do. Arguments are those of [`message`].
///
/// `None` when the message has no hint in the language; the hint is in English when the language
/// does not have the message at all.
pub fn hint(language: Language, id: &str, arguments: &[(&str, String)]) -> Option<String> {
    let has = messages(language).bundle.has_message(id);
    let language = if has { language } else { Language::English };
    write(messages(language), id, Some("hint"), arguments)
}

/// The ids of all messages of a language, sorted, each once.
pub fn message_ids(language: Language) -> Vec<String> {
    messages(language).ids.clone()
}

fn write(
    all: &Messages,
    id: &str,
    attribute: Option<&str>,
    arguments: &[(&str, String)],
) -> Option<String> {
    let message = all.bundle.get_message(id)?;
    let pattern = match attribute {
        Some(name) => message.get_attribute(name)?.value(),
        None => message.value()?,
    };
    let mut values = FluentArgs::with_capacity(arguments.len());
    for (name, text) in arguments {
        values.set(*name, value(text));
    }
    // An argument that is missing is shown as `{$name}`: still readable, so no reason to fail.
    let mut problems = Vec::new();
    Some(all.bundle.format_pattern(pattern, Some(&values), &mut problems).into_owned())
}

/// A whole number in plain digits as a number, which Fluent writes exactly as it was; all else as text.
fn value(text: &str) -> FluentValue<'_> {
    let plain =
        text == "0" || (!text.starts_with('0') && text.bytes().all(|it| it.is_ascii_digit()));
    if plain && (1..=15).contains(&text.len()) {
        FluentValue::try_number(text)
    } else {
        text.into()
    }
}

fn bare(id: &str, arguments: &[(&str, String)]) -> String {
    if arguments.is_empty() {
        return id.to_owned();
    }
    let all: Vec<String> = arguments.iter().map(|(name, text)| format!("{name}: {text}")).collect();
    format!("{id} ({})", all.join(", "))
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    #[test]
    fn every_file_can_be_read() {
        for &language in Language::ALL {
            for (name, text) in files(language) {
                if let Err((_, problems)) = FluentResource::try_new((*text).to_owned()) {
                    panic!("messages/{}/{name}: {problems:?}", language.code());
                }
            }
        }
    }

    #[test]
    fn no_message_is_written_twice() {
        for &language in Language::ALL {
            let mut seen = BTreeSet::new();
            for (name, text) in files(language) {
                let resource = FluentResource::try_new((*text).to_owned()).unwrap();
                for id in resource.entries().filter_map(message_id) {
                    assert!(
                        seen.insert(id.clone()),
                        "messages/{}/{name}: {id} again",
                        language.code()
                    );
                }
            }
        }
    }

    /// What a translation must share with the others: its file, its attributes and the arguments that
    /// it may use.
    fn outline(language: Language) -> BTreeMap<String, (String, Vec<String>, BTreeSet<String>)> {
        let mut all = BTreeMap::new();
        for (name, text) in files(language) {
            let resource = FluentResource::try_new((*text).to_owned()).unwrap();
            for entry in resource.entries() {
                if let ast::Entry::Message(message) = entry {
                    let attributes =
                        message.attributes.iter().map(|it| it.id.name.to_owned()).collect();
                    let mut used = BTreeSet::new();
                    let patterns =
                        message.value.iter().chain(message.attributes.iter().map(|it| &it.value));
                    patterns.for_each(|it| arguments_of(it, &mut used));
                    all.insert(message.id.name.to_owned(), ((*name).to_owned(), attributes, used));
                }
            }
        }
        all
    }

    fn arguments_of(pattern: &ast::Pattern<&str>, used: &mut BTreeSet<String>) {
        for element in &pattern.elements {
            match element {
                ast::PatternElement::Placeable { expression: ast::Expression::Inline(it) } => {
                    variable_of(it, used);
                }
                ast::PatternElement::Placeable {
                    expression: ast::Expression::Select { selector, variants },
                } => {
                    variable_of(selector, used);
                    variants.iter().for_each(|it| arguments_of(&it.value, used));
                }
                ast::PatternElement::TextElement { .. } => {}
            }
        }
    }

    fn variable_of(expression: &ast::InlineExpression<&str>, used: &mut BTreeSet<String>) {
        if let ast::InlineExpression::VariableReference { id } = expression {
            used.insert(id.name.to_owned());
        }
    }

    #[test]
    fn all_languages_have_the_same_messages_with_the_same_arguments() {
        let english = outline(Language::English);
        for &language in Language::ALL {
            let other = outline(language);
            let ids = |it: &BTreeMap<String, _>| it.keys().cloned().collect::<BTreeSet<_>>();
            let difference: Vec<String> =
                ids(&english).symmetric_difference(&ids(&other)).cloned().collect();
            assert_eq!(difference, Vec::<String>::new(), "in English or {language}, not in both");
            for (id, outline) in &english {
                assert_eq!(other.get(id), Some(outline), "{id} in {language} and in English");
            }
            assert_eq!(message_ids(language), other.keys().cloned().collect::<Vec<_>>());
        }
    }

    #[test]
    fn arguments_are_filled_in_as_they_are() {
        let arguments = |it: &str| [("found", it.to_owned()), ("most", "28".to_owned())];
        for (found, expected) in [
            ("29", "29 cijfers zijn te veel: een getal heeft er hoogstens 28"),
            ("007", "007 cijfers zijn te veel: een getal heeft er hoogstens 28"),
            ("1.200", "1.200 cijfers zijn te veel: een getal heeft er hoogstens 28"),
            ("", " cijfers zijn te veel: een getal heeft er hoogstens 28"),
        ] {
            assert_eq!(
                message(Language::Dutch, "number-too-many-digits", &arguments(found)),
                expected
            );
        }
    }

    #[test]
    fn whole_numbers_select_plural_forms() {
        let text =
            "many = { $count ->\n    [one] { $count } jaar\n   *[other] { $count } jaren\n}\n";
        let messages = load(Language::Dutch, &[("test.ftl", text)]);
        for (count, expected) in [
            ("0", "0 jaren"),
            ("1", "1 jaar"),
            ("2", "2 jaren"),
            ("01", "01 jaren"),
            ("1.200", "1.200 jaren"),
        ] {
            let arguments = [("count", count.to_owned())];
            assert_eq!(write(&messages, "many", None, &arguments).as_deref(), Some(expected));
        }
    }

    #[test]
    fn what_does_not_exist_is_still_told() {
        let arguments = [("unit", "heads".to_owned()), ("file", "fte.toml".to_owned())];
        let text = message(Language::Dutch, "no-such-message", &arguments);
        assert_eq!(text, "no-such-message (unit: heads, file: fte.toml)");
        assert_eq!(message(Language::Dutch, "no-such-message", &[]), "no-such-message");
        assert_eq!(hint(Language::Dutch, "no-such-message", &[]), None);
        assert_eq!(
            message(Language::English, "number-empty", &[]),
            message(Language::English, "number-empty", &arguments)
        );
    }

    #[test]
    fn hints_are_attributes() {
        assert_eq!(hint(Language::Dutch, "number-empty", &[]), None);
        let arguments = [("found", "2023-02-30".to_owned())];
        let hint = hint(Language::Dutch, "date-form", &arguments);
        assert_eq!(hint.as_deref(), Some("schrijf een datum als 2026-11-23"));
    }
}
