//! Words in running text that claim something about data: `steeg`, `highest`, `meer dan de helft`.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::language::{Language, PerLanguage};
use crate::token::{Joint, Tokens, plain_phrase, tokens};

/// A word, or a phrase, that claims something about data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimWord {
    /// Where it stands: bytes of the text, on character boundaries. Of a verb with its particle
    /// further on (`nam … toe`) this is the verb.
    pub bytes: Range<usize>,
    /// What it claims.
    pub kind: ClaimKind,
}

/// What a word claims about data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ClaimKind {
    /// More, less or the same as another value: `steeg`, `lager dan`, `stable`.
    Direction,
    /// The most or the least of a set or a series: `hoogste`, `record`, `never before`.
    Extreme,
    /// A norm is met or missed: `voldoet`, `exceeded`.
    Norm,
    /// More or less than half: `meerderheid`, `almost half`.
    Majority,
}

impl ClaimKind {
    /// The kind as the word lists name it.
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "direction" => Self::Direction,
            "extreme" => Self::Extreme,
            "norm" => Self::Norm,
            "majority" => Self::Majority,
            _ => return None,
        })
    }
}

/// All words of a text that claim something about data, in order and without overlap, in time
/// linear in its length.
///
/// Whole words only, whatever their capitals and accents; the longest phrase first, so that `meer dan de
/// helft` is one claim. The lists are `lexicon/nl-claims.txt` and `lexicon/en-claims.txt`.
pub fn claims(text: &str, language: Language) -> Vec<ClaimWord> {
    let lexicon = Lexicon::of(language);
    let tokens = Tokens(tokens(text, language));
    let mut all = Vec::new();
    let mut at = 0;
    while at < tokens.0.len() {
        let Some(found) = lexicon.longest(&tokens, at) else {
            at += 1;
            continue;
        };
        if let Some(kind) = found.kind {
            let bytes = tokens.0[at].bytes.start..tokens.0[found.end - 1].bytes.end;
            all.push(ClaimWord { bytes, kind });
        }
        at = found.end;
    }
    all
}

/// How far behind its verb a particle is looked for, in words and marks.
const REACH: usize = 24;

#[derive(Debug)]
struct Entry {
    words: Vec<String>,
    /// The particle that must follow in the same sentence.
    particle: Option<String>,
    /// `None` for a phrase that claims nothing: `hoger onderwijs`.
    kind: Option<ClaimKind>,
}

struct Lexicon {
    /// Entries by their first word, the longest first.
    entries: BTreeMap<String, Vec<Entry>>,
}

/// A phrase up to the token `end`.
struct Found {
    end: usize,
    kind: Option<ClaimKind>,
}

impl Lexicon {
    fn of(language: Language) -> &'static Self {
        static ALL: PerLanguage<Lexicon> = PerLanguage::new();
        ALL.get(language, |it| {
            let list = match it {
                Language::Dutch => include_str!("../lexicon/nl-claims.txt"),
                Language::English => include_str!("../lexicon/en-claims.txt"),
            };
            Self::parse(list)
                .unwrap_or_else(|it| panic!("the claim words are well formed, but not: {it}"))
        })
    }

    /// Reads a list; `Err` with the line that is none.
    fn parse(list: &str) -> Result<Self, &str> {
        let mut entries: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
        for line in list.lines().filter(|it| !it.is_empty() && !it.starts_with('#')) {
            let entry = entry(line).ok_or(line)?;
            entries.entry(entry.words[0].clone()).or_default().push(entry);
        }
        for all in entries.values_mut() {
            all.sort_by_key(|it| std::cmp::Reverse((it.words.len(), it.particle.is_some())));
        }
        Ok(Self { entries })
    }

    fn longest(&self, tokens: &Tokens, at: usize) -> Option<Found> {
        let entries = self.entries.get(&tokens.word(at)?.plain)?;
        entries.iter().find_map(|it| {
            let mut last = at;
            for word in &it.words[1..] {
                last = tokens.after(last)?;
                if tokens.word(last)?.plain != *word {
                    return None;
                }
            }
            let follows = it.particle.as_ref().is_none_or(|it| has_particle(tokens, last, it));
            follows.then_some(Found { end: last + 1, kind: it.kind })
        })
    }
}

/// Whether a particle follows in the same sentence.
fn has_particle(tokens: &Tokens, from: usize, particle: &str) -> bool {
    let rest = tokens.0.iter().enumerate().skip(from + 1).take(REACH);
    let sentence = rest.take_while(|(at, it)| {
        it.joint != Joint::Far && !matches!(tokens.mark(*at), Some('.' | '!' | '?' | ';' | ':'))
    });
    sentence.into_iter().any(|(at, _)| tokens.word(at).is_some_and(|it| it.plain == particle))
}

fn entry(line: &str) -> Option<Entry> {
    let (kind, phrase) = line.split_once(' ')?;
    let kind = if kind == "nothing" { None } else { Some(ClaimKind::named(kind)?) };
    let (phrase, particle) = match phrase.split_once('…') {
        Some((phrase, particle)) => (phrase, Some(plain_phrase(particle))),
        None => (phrase, None),
    };
    let words: Vec<String> = plain_phrase(phrase).split(' ').map(str::to_owned).collect();
    (!words[0].is_empty()).then_some(Entry { words, particle, kind })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::fixture;

    fn check(language: Language, fixture: &str) {
        for line in fixture::lines(fixture) {
            let expected: Vec<ClaimWord> = line
                .spans
                .iter()
                .map(|it| ClaimWord {
                    bytes: it.bytes.clone(),
                    kind: ClaimKind::named(&it.labels[0]).unwrap(),
                })
                .collect();
            assert_eq!(claims(&line.text, language), expected, "{}", line.text);
        }
    }

    #[test]
    fn claims_are_found_in_dutch() {
        check(Language::Dutch, include_str!("../fixtures/claims-nl.txt"));
    }

    #[test]
    fn claims_are_found_in_english() {
        check(Language::English, include_str!("../fixtures/claims-en.txt"));
    }

    #[test]
    fn the_lists_say_nothing_twice() {
        for &language in Language::ALL {
            for all in Lexicon::of(language).entries.values() {
                let mut phrases: Vec<_> = all.iter().map(|it| (&it.words, &it.particle)).collect();
                phrases.sort();
                let many = phrases.len();
                phrases.dedup();
                assert_eq!(phrases.len(), many, "{language}: {phrases:?}");
            }
        }
    }

    #[test]
    fn lines_that_are_none_are_named() {
        for line in ["steeg", "up steeg", "direction  "] {
            assert_eq!(Lexicon::parse(line).err(), Some(line));
        }
    }

    proptest! {
        #[test]
        fn spans_lie_in_the_text_in_order(
            text in prop_oneof![any::<String>(), "(nam|toe|meer|dan|de|helft|hoogste|fell|more|than|half|[ .\n\u{301}é]){0,30}"],
        ) {
            for &language in Language::ALL {
                let mut end = 0;
                for found in claims(&text, language) {
                    prop_assert!(found.bytes.start >= end && found.bytes.start < found.bytes.end);
                    prop_assert!(text.get(found.bytes.clone()).is_some());
                    end = found.bytes.end;
                }
            }
        }
    }
}
