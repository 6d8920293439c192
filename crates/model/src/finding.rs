//! Findings: what is wrong with what we were given, in the giver's terms.

use rekenschap_language::{Language, hint, message};

use crate::{CellReference, Place};

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Publication is blocked until it is mended or accepted with a reason.
    Error,
    /// Worth a look; blocks nothing.
    Warning,
    /// Good to know.
    Notice,
}

impl Severity {
    /// The word for it in JSON and in rules.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Notice => "notice",
        }
    }
}

/// One thing that is wrong with what we were given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Stable, listed in the reference, never reused: `sum.differs`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What it is about and where that stands.
    pub place: Place,
    /// What was expected, where that can be said in a few words.
    pub expected: Option<String>,
    /// What was found instead.
    pub found: Option<String>,
    /// The arguments of the message, by the names that the message files use.
    pub arguments: Vec<(&'static str, String)>,
    /// A message within the message, as its argument `problem`: the id and its arguments.
    pub problem: Option<(&'static str, Vec<(&'static str, String)>)>,
    /// The cells whose values the finding tells; it is told without values when one of them is withheld.
    pub cells: Vec<CellReference>,
}

impl Finding {
    /// A finding with its code, severity and place; the rest is added with the methods below.
    pub fn new(code: &'static str, severity: Severity, place: Place) -> Self {
        Self {
            code,
            severity,
            place,
            expected: None,
            found: None,
            arguments: Vec::new(),
            problem: None,
            cells: Vec::new(),
        }
    }

    /// An error; see [`Finding::new`].
    pub fn error(code: &'static str, place: Place) -> Self {
        Self::new(code, Severity::Error, place)
    }

    /// A warning; see [`Finding::new`].
    pub fn warning(code: &'static str, place: Place) -> Self {
        Self::new(code, Severity::Warning, place)
    }

    /// Says what was expected.
    pub fn expected(mut self, what: impl Into<String>) -> Self {
        self.expected = Some(what.into());
        self
    }

    /// Says what was found.
    pub fn found(mut self, what: impl Into<String>) -> Self {
        self.found = Some(what.into());
        self
    }

    /// Fills in an argument of the message.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }

    /// Says why, with a message of its own.
    pub fn because(mut self, problem: (&'static str, Vec<(&'static str, String)>)) -> Self {
        self.problem = Some(problem);
        self
    }

    /// Names the cells whose values the finding tells.
    pub fn about(mut self, cells: impl IntoIterator<Item = CellReference>) -> Self {
        self.cells.extend(cells);
        self
    }

    /// Whether it is about a cell: its subject, as people write the cell, or one of those that it tells of.
    pub fn is_about(&self, cell: &CellReference, subject: &str) -> bool {
        self.place.subject == subject || self.cells.contains(cell)
    }

    /// The message in a language: one sentence, lower case, without a full stop.
    pub fn message(&self, language: Language) -> String {
        message(language, &self.message_id(), &self.message_arguments(language))
    }

    /// What to do about it, in a language. The argument `suggestion` stands in front, as a question: did you mean …?
    pub fn hint(&self, language: Language) -> Option<String> {
        let arguments = self.message_arguments(language);
        let own = hint(language, &self.message_id(), &arguments);
        if !arguments.iter().any(|(name, value)| *name == "suggestion" && !value.is_empty()) {
            return own;
        }
        let question = message(language, "did-you-mean", &arguments);
        Some(match own {
            Some(own) => format!("{question} {own}"),
            None => question,
        })
    }

    /// The finding without any value: for readers who may not see the cells that it is about.
    pub fn without_values(mut self) -> Self {
        let hidden = |it: &mut Option<String>| *it = it.as_ref().map(|_| "*".to_owned());
        hidden(&mut self.expected);
        hidden(&mut self.found);
        self.problem = None;
        self.arguments.retain(|(name, _)| !VALUE_ARGUMENTS.contains(name));
        self
    }

    fn message_id(&self) -> String {
        self.code.replace('.', "-")
    }

    fn message_arguments(&self, language: Language) -> Vec<(&str, String)> {
        let mut all: Vec<(&str, String)> =
            self.arguments.iter().map(|(name, value)| (*name, value.clone())).collect();
        for (name, value) in [("expected", &self.expected), ("found", &self.found)] {
            all.push((name, value.clone().unwrap_or_default()));
        }
        for name in VALUE_ARGUMENTS {
            if !all.iter().any(|(it, _)| it == name) {
                all.push((name, "*".to_owned()));
            }
        }
        let problem = self.problem.as_ref().map(|(id, arguments)| message(language, id, arguments));
        all.push(("problem", problem.unwrap_or_else(|| "*".to_owned())));
        all.push(("subject", self.place.subject.clone()));
        all
    }
}

/// The arguments of messages that hold values of cells.
const VALUE_ARGUMENTS: &[&str] = &["difference", "tolerance", "parts"];

/// A value together with everything found while making it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Checked<T> {
    /// What was made, as far as that was possible.
    pub value: T,
    /// What was found.
    pub findings: Vec<Finding>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suggestion_stands_before_the_hint() {
        let hint = |code, suggestion| {
            Finding::error(code, Place::default())
                .with("suggestion", suggestion)
                .hint(Language::Dutch)
        };
        let own = hint("topic.chapter", "").unwrap();
        assert!(!own.starts_with("bedoelt u"), "{own}");
        assert_eq!(
            hint("topic.chapter", "1-employer"),
            Some(format!("bedoelt u 1-employer? {own}"))
        );
        assert_eq!(hint("no.such-code", ""), None);
        assert_eq!(hint("no.such-code", "1-employer").as_deref(), Some("bedoelt u 1-employer?"));
        assert_eq!(
            Finding::error("topic.chapter", Place::default()).hint(Language::English).as_deref(),
            Some("correct the name of the folder, or add the chapter to publication.toml")
        );
    }
}
