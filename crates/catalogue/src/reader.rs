//! Reads TOML with a place for everything, and goes on after a mistake: all mistakes of a file in one run.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;

use rekenschap_language::Language;
use rekenschap_model::{FilePlace, Finding, Place, Text};
use rust_decimal::Decimal;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::suggestion::nearest;

/// A value with the place where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub place: FilePlace,
}

/// What is shared by all that is read: the languages of the publication, and what has been found so far.
pub(crate) struct Reading {
    pub(crate) languages: RefCell<Vec<Language>>,
    findings: RefCell<Vec<Finding>>,
}

impl Reading {
    pub(crate) fn new() -> Self {
        Self { languages: RefCell::new(Vec::new()), findings: RefCell::new(Vec::new()) }
    }

    pub(crate) fn report(&self, finding: Finding) {
        self.findings.borrow_mut().push(finding);
    }

    pub(crate) fn into_findings(self) -> Vec<Finding> {
        self.findings.into_inner()
    }

    /// Reads a TOML file and hands its root to `read`, whose result is given back.
    /// A file that is not TOML is reported with every mistake that the parser can name, and read as far as it goes.
    pub(crate) fn toml<T>(
        &self,
        path: &str,
        text: &str,
        read: impl FnOnce(&Section<'_>) -> T,
    ) -> T {
        let (root, errors) = DeTable::parse_recoverable(text);
        for error in &errors {
            let place = FilePlace::of_offset(path, text, error.span().map_or(0, |it| it.start));
            let what = error.message().lines().next().unwrap_or_default().to_owned();
            self.report(Finding::error("toml.syntax", Place::in_file(place)).found(what));
        }
        let section = Section {
            reading: self,
            path,
            text,
            table: root.get_ref(),
            span: 0..0,
            name: String::new(),
            known: RefCell::new(BTreeSet::new()),
        };
        let result = read(&section);
        section.finish();
        result
    }
}

/// A TOML table that is being read. Keys that nobody asked for are reported by [`Section::finish`].
pub(crate) struct Section<'t> {
    pub(crate) reading: &'t Reading,
    path: &'t str,
    text: &'t str,
    table: &'t DeTable<'t>,
    span: Range<usize>,
    name: String,
    known: RefCell<BTreeSet<String>>,
}

impl<'t> Section<'t> {
    /// Where the section stands.
    pub(crate) fn place(&self) -> FilePlace {
        FilePlace::of_offset(self.path, self.text, self.span.start)
    }

    fn place_of(&self, span: Range<usize>) -> FilePlace {
        FilePlace::of_offset(self.path, self.text, span.start)
    }

    fn find(&self, key: &str) -> Option<&'t Spanned<DeValue<'t>>> {
        self.known.borrow_mut().insert(key.to_owned());
        self.table.iter().find(|(it, _)| it.get_ref() == key).map(|it| it.1)
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.find(key).is_some()
    }

    /// Reports a mistake in the value of a key.
    pub(crate) fn wrong(&self, code: &'static str, key: &str, expected: &str, found: &str) {
        let place = self.find(key).map_or_else(|| self.place(), |it| self.place_of(it.span()));
        self.report(code, key, place, expected, found);
    }

    fn report(&self, code: &'static str, key: &str, place: FilePlace, expected: &str, found: &str) {
        self.reading.report(
            Finding::error(code, Place::in_file(place))
                .with("key", self.full(key))
                .expected(expected)
                .found(found),
        );
    }

    fn full(&self, key: &str) -> String {
        if self.name.is_empty() { key.to_owned() } else { format!("{}.{key}", self.name) }
    }

    fn mistyped(&self, key: &str, expected: &str, value: &Spanned<DeValue<'_>>) {
        self.report(
            "toml.type",
            key,
            self.place_of(value.span()),
            expected,
            value.get_ref().type_str(),
        );
    }

    /// Reports that a key is missing that must be there.
    pub(crate) fn missing(&self, key: &str, expected: &str) {
        self.reading.report(
            Finding::error("toml.missing-key", Place::in_file(self.place()))
                .with("key", self.full(key))
                .expected(expected),
        );
    }

    /// A text.
    pub(crate) fn text(&self, key: &str) -> Option<Located<String>> {
        let value = self.find(key)?;
        match value.get_ref().as_str() {
            Some(text) => {
                Some(Located { value: text.to_owned(), place: self.place_of(value.span()) })
            }
            None => {
                self.mistyped(key, "a text in quotes", value);
                None
            }
        }
    }

    /// A text that must be there.
    pub(crate) fn required_text(&self, key: &str, expected: &str) -> Option<Located<String>> {
        if !self.has(key) {
            self.missing(key, expected);
        }
        self.text(key)
    }

    /// A whole number.
    pub(crate) fn integer(&self, key: &str) -> Option<i32> {
        let value = self.find(key)?;
        let read = value
            .get_ref()
            .as_integer()
            .and_then(|it| i32::from_str_radix(it.as_str(), it.radix()).ok());
        if read.is_none() {
            self.mistyped(key, "a whole number", value);
        }
        read
    }

    /// `true` or `false`.
    pub(crate) fn boolean(&self, key: &str) -> Option<bool> {
        let value = self.find(key)?;
        let read = value.get_ref().as_bool();
        if read.is_none() {
            self.mistyped(key, "true or false", value);
        }
        read
    }

    fn decimal_of(&self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<Decimal> {
        let text = match value.get_ref() {
            DeValue::Integer(it) => it.as_str().to_owned(),
            DeValue::Float(it) => it.as_str().to_owned(),
            DeValue::String(it) => it.to_string(),
            _ => {
                self.mistyped(key, "a number", value);
                return None;
            }
        };
        let read = Decimal::from_str_exact(&text).ok();
        if read.is_none() {
            self.report(
                "toml.number",
                key,
                self.place_of(value.span()),
                "a number such as 12.5",
                &text,
            );
        }
        read
    }

    /// `[lowest, highest]`; either may be left out, a lowest by the empty text.
    pub(crate) fn bounds(&self, key: &str) -> (Option<Decimal>, Option<Decimal>) {
        let Some(value) = self.find(key) else { return (None, None) };
        let Some(array) = value.get_ref().as_array() else {
            self.mistyped(key, "[lowest, highest]", value);
            return (None, None);
        };
        let at = |index: usize| {
            let it = array.get(index)?;
            if it.get_ref().as_str() == Some("") { None } else { self.decimal_of(key, it) }
        };
        (at(0), at(1))
    }

    /// A list of texts (or whole numbers, which are taken as they are written).
    pub(crate) fn texts(&self, key: &str) -> Option<Vec<Located<String>>> {
        let value = self.find(key)?;
        let Some(array) = value.get_ref().as_array() else {
            self.mistyped(key, "a list of texts", value);
            return None;
        };
        Some(array.iter().filter_map(|it| self.scalar(key, it)).collect())
    }

    fn scalar(&self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<Located<String>> {
        let text = match value.get_ref() {
            DeValue::String(it) => it.to_string(),
            DeValue::Integer(it) => it.as_str().to_owned(),
            _ => {
                self.mistyped(key, "a text in quotes", value);
                return None;
            }
        };
        Some(Located { value: text, place: self.place_of(value.span()) })
    }

    /// A section; its unknown keys are reported when `read` is done.
    pub(crate) fn section<T>(&self, key: &str, read: impl FnOnce(&Section<'_>) -> T) -> Option<T> {
        let value = self.find(key)?;
        match value.get_ref().as_table() {
            Some(table) => Some(self.enter(key, table, value.span(), read)),
            None => {
                self.mistyped(key, "a section", value);
                None
            }
        }
    }

    /// Each section below a key, with its name: `[measures.a]`, `[measures.b]`.
    pub(crate) fn named_sections<T>(
        &self,
        key: &str,
        mut read: impl FnMut(&str, &Section<'_>) -> Option<T>,
    ) -> Vec<T> {
        self.section(key, |outer| outer.entries(&mut read)).unwrap_or_default()
    }

    /// Each section directly in this one, with its name.
    pub(crate) fn entries<T>(
        &self,
        read: &mut impl FnMut(&str, &Section<'_>) -> Option<T>,
    ) -> Vec<T> {
        let mut all = Vec::new();
        for (key, value) in self.table.iter() {
            self.known.borrow_mut().insert(key.get_ref().to_string());
            match value.get_ref().as_table() {
                Some(table) => {
                    let span = if value.span().is_empty() { key.span() } else { value.span() };
                    all.extend(
                        self.enter(key.get_ref(), table, span, |section| {
                            read(key.get_ref(), section)
                        }),
                    );
                }
                None => self.mistyped(key.get_ref(), "a section", value),
            }
        }
        all
    }

    /// Each of a list of sections: `[[norms]]`.
    pub(crate) fn sections<T>(
        &self,
        key: &str,
        mut read: impl FnMut(&Section<'_>) -> Option<T>,
    ) -> Vec<T> {
        let Some(value) = self.find(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.mistyped(key, "a list of sections", value);
            return Vec::new();
        };
        let mut all = Vec::new();
        for it in array {
            match it.get_ref().as_table() {
                Some(table) => all.extend(self.enter(key, table, it.span(), &mut read)),
                None => self.mistyped(key, "a section", it),
            }
        }
        all
    }

    fn enter<T>(
        &self,
        key: &str,
        table: &DeTable<'_>,
        span: Range<usize>,
        read: impl FnOnce(&Section<'_>) -> T,
    ) -> T {
        let inner = Section {
            reading: self.reading,
            path: self.path,
            text: self.text,
            table,
            span,
            name: self.full(key),
            known: RefCell::new(BTreeSet::new()),
        };
        let result = read(&inner);
        inner.finish();
        result
    }

    /// `key = value` pairs, all texts, in the order of the file.
    pub(crate) fn pairs(&self, key: &str) -> Vec<(String, Located<String>)> {
        self.section(key, |inner| {
            let mut all = Vec::new();
            for (name, value) in inner.table.iter() {
                inner.known.borrow_mut().insert(name.get_ref().to_string());
                all.extend(
                    inner.scalar(name.get_ref(), value).map(|it| (name.get_ref().to_string(), it)),
                );
            }
            all
        })
        .unwrap_or_default()
    }

    /// `key = ["…", …]` pairs, in the order of the file.
    pub(crate) fn list_pairs(&self, key: &str) -> Vec<(String, Vec<Located<String>>)> {
        self.section(key, |inner| inner.lists()).unwrap_or_default()
    }

    /// As [`Section::list_pairs`], where a list of one may be written without its brackets: part of a cube.
    pub(crate) fn blocks(&self, key: &str) -> Vec<(String, Vec<Located<String>>)> {
        let read = |inner: &Section<'_>| {
            let codes = |name: &str| match inner.find(name)?.get_ref() {
                DeValue::Array(_) => inner.texts(name),
                _ => inner.scalar(name, inner.find(name)?).map(|it| vec![it]),
            };
            inner.keys().into_iter().filter_map(|it| codes(&it).map(|own| (it, own))).collect()
        };
        self.section(key, read).unwrap_or_default()
    }

    /// The keys of this section.
    pub(crate) fn keys(&self) -> Vec<String> {
        self.table.iter().map(|it| it.0.get_ref().to_string()).collect()
    }

    /// All keys of this section, each with a list.
    pub(crate) fn lists(&self) -> Vec<(String, Vec<Located<String>>)> {
        self.keys().into_iter().filter_map(|name| self.texts(&name).map(|it| (name, it))).collect()
    }

    /// A text in the languages of the publication; without one for each of them it is reported.
    /// A publication with one language may write a plain text.
    pub(crate) fn localized(&self, key: &str) -> Text {
        self.localized_levels(key).into_iter().next().unwrap_or_default()
    }

    /// As [`Section::localized`], for a key that must be there.
    pub(crate) fn required_localized(&self, key: &str) -> Text {
        if !self.has(key) {
            self.missing(key, "a text in each language of the publication");
        }
        self.localized(key)
    }

    /// As [`Section::localized`], where each language may give a list: the levels of a header.
    pub(crate) fn localized_levels(&self, key: &str) -> Vec<Text> {
        let Some(value) = self.find(key) else { return Vec::new() };
        let languages = self.reading.languages.borrow().clone();
        let mut levels: Vec<Text> = Vec::new();
        let put = |levels: &mut Vec<Text>, at: usize, language, it: Located<String>| {
            if levels.len() <= at {
                levels.resize_with(at + 1, Text::default);
            }
            levels[at].set(language, it.value, Some(it.place));
        };
        match value.get_ref() {
            DeValue::Table(table) => {
                self.enter(key, table, value.span(), |inner| {
                    for language in &languages {
                        match inner.find(language.code()).map(|it| (it, it.get_ref())) {
                            Some((_, DeValue::Array(array))) => {
                                for (at, it) in array.iter().enumerate() {
                                    if let Some(text) = inner.scalar(language.code(), it) {
                                        put(&mut levels, at, *language, text);
                                    }
                                }
                            }
                            Some((it, _)) => {
                                if let Some(text) = inner.scalar(language.code(), it) {
                                    put(&mut levels, 0, *language, text);
                                }
                            }
                            None => inner.missing(language.code(), "the text in this language"),
                        }
                    }
                });
            }
            DeValue::Array(array) if languages.len() == 1 => {
                for (at, it) in array.iter().enumerate() {
                    if let Some(text) = self.scalar(key, it) {
                        put(&mut levels, at, languages[0], text);
                    }
                }
            }
            _ if languages.len() == 1 => {
                if let Some(text) = self.scalar(key, value) {
                    put(&mut levels, 0, languages[0], text);
                }
            }
            _ => {
                self.mistyped(key, "a text for each language, such as title.nl and title.en", value)
            }
        }
        levels
    }

    /// One of a few words, or the default when the key is not there.
    pub(crate) fn choice<T: Clone>(
        &self,
        key: &str,
        choices: &[(&str, T)],
        default: Option<T>,
    ) -> Option<T> {
        let Some(text) = self.text(key) else {
            if default.is_none() && !self.has(key) {
                self.missing(key, &words(choices));
            }
            return default;
        };
        match choices.iter().find(|it| it.0 == text.value) {
            Some(it) => Some(it.1.clone()),
            None => {
                let suggestion =
                    nearest(&text.value, choices.iter().map(|it| it.0)).unwrap_or_default();
                self.reading.report(
                    Finding::error("toml.choice", Place::in_file(text.place))
                        .with("key", self.full(key))
                        .with("suggestion", suggestion)
                        .expected(words(choices))
                        .found(text.value),
                );
                default
            }
        }
    }

    fn finish(&self) {
        let known = self.known.borrow();
        for (key, _) in self.table.iter() {
            let name: &str = key.get_ref();
            if known.contains(name) {
                continue;
            }
            let suggestion = nearest(name, known.iter().map(String::as_str)).unwrap_or_default();
            let expected = known.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
            self.reading.report(
                Finding::error("toml.unknown-key", Place::in_file(self.place_of(key.span())))
                    .with("key", self.full(name))
                    .with("suggestion", suggestion)
                    .expected(expected)
                    .found(name),
            );
        }
    }
}

fn words<T>(choices: &[(&str, T)]) -> String {
    choices.iter().map(|it| it.0).collect::<Vec<_>>().join(", ")
}
