//! The languages that are known.

use std::fmt;

use icu::locale::{Locale, locale};

/// A language that a publication can be written in.
///
/// To add one: a variant here, its word lists under `lexicon/`, its messages under `messages/`.
/// The compiler then names every other place that must know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Language {
    /// Dutch, as in the Netherlands: `1.234,5`
    Dutch,
    /// English, as British government texts write it: `1,234.5`
    English,
}

impl Language {
    /// All languages, in a fixed order.
    pub const ALL: &'static [Self] = &[Self::Dutch, Self::English];

    /// The two-letter code (ISO 639-1), as files and addresses name the language.
    pub fn code(self) -> &'static str {
        match self {
            Self::Dutch => "nl",
            Self::English => "en",
        }
    }

    /// The language with this code, written exactly so: `nl`, `en`.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.code() == code)
    }

    /// Where to look in the CLDR. English is British: American dates and lists read wrong in Europe.
    pub(crate) fn locale(self) -> Locale {
        match self {
            Self::Dutch => locale!("nl"),
            Self::English => locale!("en-GB"),
        }
    }

    /// The place of the language in a table of one entry for each language.
    pub(crate) fn index(self) -> usize {
        match self {
            Self::Dutch => 0,
            Self::English => 1,
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A value that is made once for each language, on first use.
pub(crate) struct PerLanguage<T> {
    cells: [std::sync::OnceLock<T>; Language::ALL.len()],
}

impl<T> PerLanguage<T> {
    pub(crate) const fn new() -> Self {
        Self { cells: [const { std::sync::OnceLock::new() }; Language::ALL.len()] }
    }

    pub(crate) fn get(&self, language: Language, make: impl FnOnce(Language) -> T) -> &T {
        self.cells[language.index()].get_or_init(|| make(language))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_languages_agree() {
        for (at, &language) in Language::ALL.iter().enumerate() {
            assert_eq!(Language::parse(language.code()), Some(language));
            assert_eq!(language.index(), at);
        }
        for code in ["", "NL", "nl-NL", "de"] {
            assert_eq!(Language::parse(code), None, "{code}");
        }
    }
}
