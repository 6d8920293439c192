//! Authored texts as plain texts. They are templates; a request has no report to bind them to, so that only what the
//! definitions alone decide is filled in, and a figure that is not there yet is shown as an ellipsis.

use minijinja::value::Rest;
use minijinja::{Environment, Error, ErrorKind, Value};
use rekenschap_catalogue::Catalogue;
use rekenschap_intake::{basic_environment, evaluated, filled_in};
use rekenschap_language::Language;
use rekenschap_model::Text;

use crate::norm;

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
        let environment = self.environment();
        filled_in(text.get(self.language), |it| evaluated(&environment, it, self.edition))
    }

    fn environment(&self) -> Environment<'static> {
        let mut environment = basic_environment();
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
