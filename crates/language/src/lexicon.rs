//! The word lists under `lexicon/` that say which words write a number.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::language::{Language, PerLanguage};
use crate::token::{Tokens, plain_phrase};

/// What a word or phrase does to the numbers around it. The lists explain each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Role {
    Approximately,
    Article,
    Attached,
    AttachedMoney,
    Cardinal,
    Counted,
    DayOf,
    DecimalMark,
    Ending,
    Fraction,
    Halves,
    Ignored,
    Month,
    Multiple,
    Of,
    Ordinal,
    Part,
    Percent,
    PeriodWord,
    Plural,
    Ratio,
    Scale,
    ScaleMark,
    SuffixCounted,
    SuffixMultiple,
    SuffixPlural,
    SuffixTens,
}

impl Role {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "approximately" => Self::Approximately,
            "article" => Self::Article,
            "attached" => Self::Attached,
            "attached-money" => Self::AttachedMoney,
            "cardinal" => Self::Cardinal,
            "counted" => Self::Counted,
            "day-of" => Self::DayOf,
            "decimal-mark" => Self::DecimalMark,
            "ending" => Self::Ending,
            "fraction" => Self::Fraction,
            "halves" => Self::Halves,
            "ignored" => Self::Ignored,
            "month" => Self::Month,
            "multiple" => Self::Multiple,
            "of" => Self::Of,
            "ordinal" => Self::Ordinal,
            "part" => Self::Part,
            "percent" => Self::Percent,
            "period-word" => Self::PeriodWord,
            "plural" => Self::Plural,
            "ratio" => Self::Ratio,
            "scale" => Self::Scale,
            "scale-mark" => Self::ScaleMark,
            "suffix-counted" => Self::SuffixCounted,
            "suffix-multiple" => Self::SuffixMultiple,
            "suffix-plural" => Self::SuffixPlural,
            "suffix-tens" => Self::SuffixTens,
            _ => return None,
        })
    }
}

/// One line of a list.
#[derive(Debug, Clone)]
struct Entry {
    role: Role,
    phrase: String,
    value: Option<Decimal>,
}

/// A number word that compounds are made of: its letters and value.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    pub(crate) text: String,
    pub(crate) value: u64,
}

/// The words of one language.
pub(crate) struct Lexicon {
    entries: BTreeMap<String, Vec<Entry>>,
    /// The longest first, so that `zeventig` is not read as `zeven`.
    pub(crate) pieces: Vec<Piece>,
}

/// The longest phrase of the lists, in words.
const LONGEST: usize = 4;

impl Lexicon {
    pub(crate) fn of(language: Language) -> &'static Self {
        static ALL: PerLanguage<Lexicon> = PerLanguage::new();
        ALL.get(language, |it| {
            let list = match it {
                Language::Dutch => include_str!("../lexicon/nl-numbers.txt"),
                Language::English => include_str!("../lexicon/en-numbers.txt"),
            };
            Self::parse(list)
                .unwrap_or_else(|it| panic!("the number words are well formed, but not: {it}"))
        })
    }

    /// Reads a list; `Err` with the line that is none.
    fn parse(list: &str) -> Result<Self, &str> {
        let mut entries: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
        for line in list.lines().filter(|it| !it.is_empty() && !it.starts_with('#')) {
            let entry = entry(line).ok_or(line)?;
            entries.entry(entry.phrase.clone()).or_default().push(entry);
        }
        let piece = |it: &Entry| {
            let value: u64 = it.value.filter(|it| it.scale() == 0)?.try_into().ok()?;
            let compounded = match it.role {
                Role::Cardinal => value > 0,
                Role::Scale => value.is_multiple_of(100), // and so no dozens
                _ => false,
            };
            compounded.then(|| Piece { text: it.phrase.clone(), value })
        };
        let mut pieces: Vec<Piece> = entries.values().flatten().filter_map(piece).collect();
        pieces.sort_by_key(|it| std::cmp::Reverse(it.text.len()));
        Ok(Self { entries, pieces })
    }

    /// What a phrase means in a role: `None` when it has not that role.
    pub(crate) fn value(&self, phrase: &str, role: Role) -> Option<Option<Decimal>> {
        self.entries.get(phrase)?.iter().find(|it| it.role == role).map(|it| it.value)
    }

    /// Whether a phrase has a role.
    pub(crate) fn has(&self, phrase: &str, role: Role) -> bool {
        self.value(phrase, role).is_some()
    }

    /// The longest phrase with a role that starts at a token: the token behind it, and its value.
    pub(crate) fn phrase(
        &self,
        tokens: &Tokens,
        from: usize,
        role: Role,
    ) -> Option<(usize, Option<Decimal>)> {
        let mut phrase = tokens.word(from)?.plain.clone();
        let mut found = None;
        let mut last = from;
        for _ in 0..LONGEST {
            if let Some(value) = self.value(&phrase, role) {
                found = Some((last + 1, value));
            }
            let Some((next, word)) = tokens.after(last).and_then(|it| Some((it, tokens.word(it)?)))
            else {
                break;
            };
            phrase.push(' ');
            phrase.push_str(&word.plain);
            last = next;
        }
        found
    }
}

fn entry(line: &str) -> Option<Entry> {
    let (line, value) = match line.split_once('=') {
        Some((line, value)) => (line, Some(decimal(value.trim())?)),
        None => (line, None),
    };
    let (role, phrase) = line.trim().split_once(' ').unwrap_or((line.trim(), ""));
    Some(Entry { role: Role::named(role)?, phrase: plain_phrase(phrase), value })
}

fn decimal(text: &str) -> Option<Decimal> {
    let exact = |it: &str| Decimal::from_str_exact(it).ok();
    match text.split_once('/') {
        Some((above, below)) => exact(above)?.checked_div(exact(below)?),
        None => exact(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_can_be_read_and_says_nothing_twice() {
        for &language in Language::ALL {
            for (phrase, entries) in &Lexicon::of(language).entries {
                assert!(phrase.split(' ').count() <= LONGEST, "{phrase}");
                let mut roles: Vec<Role> = entries.iter().map(|it| it.role).collect();
                roles.sort();
                roles.dedup();
                assert_eq!(roles.len(), entries.len(), "{language}: {phrase}");
            }
        }
    }

    #[test]
    fn lines_that_are_none_are_named() {
        for line in ["number drie = 3", "cardinal drie = three", "drie", "cardinal drie = 1/0"] {
            assert_eq!(Lexicon::parse(line).err(), Some(line));
        }
    }
}
