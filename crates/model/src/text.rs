//! Texts in the languages of a publication.

use std::collections::BTreeMap;

use rekenschap_language::Language;

use crate::FilePlace;

/// An authored text in each language of the publication. It is a template: numbers in it are bound.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    entries: BTreeMap<Language, (String, Option<FilePlace>)>,
}

impl Text {
    /// A text that is the same in every language given.
    pub fn uniform(text: &str, languages: &[Language]) -> Self {
        Self { entries: languages.iter().map(|it| (*it, (text.to_owned(), None))).collect() }
    }

    /// Sets the text of one language, with its place for messages.
    pub fn set(&mut self, language: Language, text: String, place: Option<FilePlace>) {
        self.entries.insert(language, (text, place));
    }

    /// The text in a language, or else in the first language that has one; empty when there is none at all.
    pub fn get(&self, language: Language) -> &str {
        self.entries.get(&language).or_else(|| self.entries.values().next()).map_or("", |it| &it.0)
    }

    /// Whether the text exists in this language itself.
    pub fn has(&self, language: Language) -> bool {
        self.entries.contains_key(&language)
    }

    /// Where the text of this language stands.
    pub fn place(&self, language: Language) -> Option<&FilePlace> {
        self.entries
            .get(&language)
            .or_else(|| self.entries.values().next())
            .and_then(|it| it.1.as_ref())
    }

    /// Each language's text.
    pub fn entries(&self) -> impl Iterator<Item = (Language, &str, Option<&FilePlace>)> {
        self.entries
            .iter()
            .map(|(language, (text, place))| (*language, text.as_str(), place.as_ref()))
    }

    /// Whether there is no text in any language.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}
