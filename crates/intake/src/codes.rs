//! Which code a cell of a dimension means.

use std::collections::{BTreeMap, BTreeSet};

use rekenschap_catalogue::{Catalogue, Dimension, DimensionKind, nearest};
use rekenschap_language::{Language, period_label};
use rekenschap_model::{Code, FilePlace, Finding, Place, code};

use crate::cell::Problem;
use crate::sheet::{Held, Shown, folded, trimmed};

/// The codes of a dimension, and the names that people write for them.
pub(crate) struct Codes<'a> {
    dimension: &'a Dimension,
    known: BTreeMap<&'a str, Code>,
    /// Labels and other names, folded.
    names: BTreeMap<String, BTreeSet<Code>>,
}

/// What a cell says of a dimension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Meant {
    /// Nothing: it is blank.
    Nothing,
    /// A code, as it is written.
    Code(Code),
    /// A code by one of its names, as that is written.
    Name(Code, String),
    /// One of several codes that have this name.
    Unclear(Vec<Code>, String),
    /// No code that the dataset has.
    Unknown(String),
    /// Something that cannot be a code.
    Wrong(Problem),
}

impl<'a> Codes<'a> {
    pub(crate) fn new(catalogue: &Catalogue, dimension: &'a Dimension) -> Self {
        let known = dimension.codes.iter().map(|it| (&**it, it.clone())).collect();
        let mut names: BTreeMap<String, BTreeSet<Code>> = BTreeMap::new();
        let mut name = |text: &str, code: &Code| {
            if !text.is_empty() {
                names.entry(folded(text)).or_default().insert(code.clone());
            }
        };
        let list = dimension.code_list().and_then(|it| catalogue.code_lists.get(it));
        for own in &dimension.codes {
            if let Some(entry) = list.and_then(|it| it.get(own)) {
                for language in Language::ALL {
                    name(entry.name.get(*language), own);
                    name(entry.short.get(*language), own);
                }
            }
            for language in Language::ALL.iter().filter(|_| dimension.frequency().is_some()) {
                name(&period_label(own, *language).unwrap_or_default(), own);
            }
        }
        for alias in list.iter().flat_map(|it| &it.aliases) {
            if dimension.codes.contains(&alias.code) {
                name(&alias.alias, &alias.code);
            }
        }
        Self { dimension, known, names }
    }

    /// What a cell says.
    pub(crate) fn meant(&self, held: Option<&Held>) -> Meant {
        let text = match held {
            None => return Meant::Nothing,
            Some(Held::Text(text)) => trimmed(text),
            Some(Held::Number(value, Shown::Percent(..) | Shown::Scaled)) => value.to_string(),
            // 2023 and 2023.0 are one number; a code has no decimals.
            Some(Held::Number(value, _)) => value.normalize().to_string(),
            Some(Held::Date(day, _)) => {
                return Meant::Wrong(("cell-code-date", vec![("found", day.to_string())]));
            }
            Some(Held::Error(it)) => {
                return Meant::Wrong(("cell-error-value", vec![("found", it.to_string())]));
            }
            Some(Held::Uncomputed) => return Meant::Wrong(("cell-uncomputed", vec![])),
            Some(Held::Time) => return Meant::Wrong(("cell-time", vec![])),
            Some(other) => other.to_string(),
        };
        if text.is_empty() {
            return Meant::Nothing;
        }
        if self.dimension.kind == DimensionKind::Open {
            return Meant::Code(code(&text));
        }
        if let Some(own) = self.known.get(text.as_str()) {
            return Meant::Code(own.clone());
        }
        match self.names.get(&folded(&text)) {
            Some(codes) => match codes.iter().collect::<Vec<_>>().as_slice() {
                [one] => Meant::Name((*one).clone(), text),
                _ => Meant::Unclear(codes.iter().cloned().collect(), text),
            },
            None => Meant::Unknown(text),
        }
    }

    /// The finding about a cell that names no code of the dataset, or more than one.
    pub(crate) fn problem(&self, meant: &Meant, place: FilePlace) -> Option<Finding> {
        let place = Place::in_file(place);
        let own = &*self.dimension.id;
        match meant {
            Meant::Unclear(codes, text) => {
                let codes: Vec<&str> = codes.iter().map(|it| &**it).collect();
                let finding = Finding::error("import.unclear-code", place).with("dimension", own);
                Some(finding.expected(codes.join(", ")).found(text))
            }
            Meant::Unknown(text) => {
                let codes: Vec<&str> = self.dimension.codes.iter().map(|it| &**it).collect();
                let finding = Finding::error("delivery.unknown-code", place)
                    .with("dimension", own)
                    .with("suggestion", self.nearest(text))
                    .found(text);
                let few = codes.len() <= 20;
                Some(if few { finding.expected(codes.join(", ")) } else { finding })
            }
            Meant::Wrong(problem) => Some(
                Finding::error("import.code", place)
                    .with("dimension", own)
                    .because(problem.clone()),
            ),
            _ => None,
        }
    }

    fn nearest(&self, text: &str) -> String {
        let codes = nearest(text, self.known.keys().copied());
        let named = || {
            let name = nearest(&folded(text), self.names.keys().map(String::as_str))?;
            let codes = self.names.get(&name)?;
            codes.first().filter(|_| codes.len() == 1).map(|it| it.to_string())
        };
        codes.or_else(named).unwrap_or_default()
    }
}
