//! Running text as words, numbers and marks: what the readers of quantities and claims share.

use std::borrow::Cow;
use std::ops::Range;

use icu::normalizer::DecomposingNormalizerBorrowed;
use icu::properties::CodePointMapData;
use icu::properties::props::GeneralCategory;

use crate::digits::{self, Number};
use crate::language::Language;

/// What stands between a token and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Joint {
    /// Nothing.
    Adjacent,
    /// White space within a paragraph: at most one line end.
    Gap,
    /// The start of the text or a paragraph.
    Far,
}

/// A word as it is compared: compatibility forms opened, accents taken off, in small letters.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    pub(crate) plain: String,
    /// Whether accents were taken off.
    pub(crate) accented: bool,
    /// Whether it starts with a capital.
    pub(crate) capital: bool,
    /// Whether a digit stands in it, as in CO2.
    pub(crate) digit: bool,
}

#[derive(Debug, Clone)]
pub(crate) enum Kind {
    Word(Word),
    Number(Number),
    Mark(char),
}

#[derive(Debug, Clone)]
pub(crate) struct Token {
    pub(crate) bytes: Range<usize>,
    pub(crate) joint: Joint,
    pub(crate) kind: Kind,
}

/// Takes a text apart, in time linear in its length. Tokens are in order and do not overlap; white
/// space, characters without width, and superscripts behind a letter, digit or mark are in none.
pub(crate) fn tokens(text: &str, language: Language) -> Vec<Token> {
    let mut all = Vec::new();
    let mut at = 0;
    let mut previous = None;
    let mut gap = Gap { joint: Joint::Far, lines: 0 };
    while let Some(first) = text[at..].chars().next() {
        let end = at + first.len_utf8();
        if first.is_whitespace() {
            gap.widen(first);
            previous = Some(first);
            at = end;
            continue;
        }
        if is_invisible(first)
            || (is_superscript(first) && previous.is_some_and(|it| !it.is_whitespace()))
        {
            at = end;
            continue;
        }
        let (end, kind) = if let Some((end, number)) = digits::lex(text, at, previous, language) {
            (end, Kind::Number(number))
        } else if first.is_alphabetic() {
            let end = word_end(text, at);
            (end, Kind::Word(word(&text[at..end])))
        } else {
            (end, Kind::Mark(first))
        };
        all.push(Token { bytes: at..end, joint: gap.joint, kind });
        gap = Gap { joint: Joint::Adjacent, lines: 0 };
        previous = text[at..end].chars().rev().find(|it| !is_invisible(*it));
        at = end;
    }
    all
}

struct Gap {
    joint: Joint,
    lines: usize,
}

impl Gap {
    fn widen(&mut self, space: char) {
        self.lines += usize::from(matches!(space, '\n' | '\u{2028}' | '\u{2029}'));
        if self.joint != Joint::Far {
            self.joint = if self.lines > 1 { Joint::Far } else { Joint::Gap };
        }
    }
}

/// Characters that take no room: soft hyphens, zero-width spaces and joiners.
pub(crate) fn is_invisible(it: char) -> bool {
    matches!(it, '\u{AD}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}

pub(crate) fn is_superscript(it: char) -> bool {
    matches!(it, '\u{B2}' | '\u{B3}' | '\u{B9}' | '\u{2070}' | '\u{2074}'..='\u{207F}')
}

fn is_subscript(it: char) -> bool {
    matches!(it, '\u{2080}'..='\u{2089}')
}

/// A mark that is written on the letter before it.
fn is_combining(it: char) -> bool {
    use GeneralCategory::{EnclosingMark, NonspacingMark, SpacingMark};
    !it.is_ascii()
        && matches!(
            CodePointMapData::<GeneralCategory>::new().get(it),
            NonspacingMark | SpacingMark | EnclosingMark
        )
}

/// The end of the word that starts at a byte: letters, and digits that follow letters.
fn word_end(text: &str, from: usize) -> usize {
    let mut end = from;
    let mut numbered = false;
    let mut rest = text[from..].char_indices().peekable();
    while let Some((at, it)) = rest.next() {
        let digit = is_subscript(it) || digits::digit(it).is_some();
        numbered |= digit;
        if digit || it.is_alphabetic() || is_combining(it) {
            end = from + at + it.len_utf8();
            continue;
        }
        // A version, as in `v1.2`.
        let version = it == '.'
            && numbered
            && rest.peek().is_some_and(|next| digits::digit(next.1).is_some());
        if !(version || is_invisible(it)) {
            break;
        }
    }
    end
}

/// A word as it is compared.
pub(crate) fn word(text: &str) -> Word {
    let capital = text.chars().next().is_some_and(char::is_uppercase);
    let digit = |it: char| digits::digit(it).is_some();
    if text.is_ascii() {
        let digit = text.contains(digit);
        return Word { plain: text.to_ascii_lowercase(), accented: false, capital, digit };
    }
    let opened: Cow<'_, str> = DecomposingNormalizerBorrowed::new_nfkd().normalize(text);
    let mut plain = String::with_capacity(opened.len());
    let mut accented = false;
    for it in opened.chars() {
        if is_combining(it) {
            accented = true;
        } else if !is_invisible(it) {
            plain.extend(it.to_lowercase());
        }
    }
    let digit = plain.contains(digit);
    Word { plain, accented, capital, digit }
}

/// A phrase as it is compared: its words, with one space between them.
pub(crate) fn plain_phrase(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(|it| word(it).plain).collect();
    words.join(" ")
}

/// A hyphen within a word. A dash between numbers or clauses is none.
pub(crate) fn is_hyphen(it: char) -> bool {
    matches!(it, '-' | '\u{2010}' | '\u{2011}')
}

/// The tokens of a text, and what can be asked of neighbours.
pub(crate) struct Tokens(pub(crate) Vec<Token>);

impl Tokens {
    pub(crate) fn get(&self, at: usize) -> Option<&Token> {
        self.0.get(at)
    }

    pub(crate) fn word(&self, at: usize) -> Option<&Word> {
        match &self.get(at)?.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    pub(crate) fn number(&self, at: usize) -> Option<&Number> {
        match &self.get(at)?.kind {
            Kind::Number(number) => Some(number),
            _ => None,
        }
    }

    pub(crate) fn mark(&self, at: usize) -> Option<char> {
        match self.get(at)?.kind {
            Kind::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    pub(crate) fn is_adjacent(&self, at: usize) -> bool {
        self.get(at).is_some_and(|it| it.joint == Joint::Adjacent)
    }

    /// The token that a phrase goes on with: behind white space, or behind a hyphen in the same word.
    pub(crate) fn after(&self, at: usize) -> Option<usize> {
        let next = self.get(at + 1)?;
        match (&next.kind, next.joint) {
            (Kind::Mark(mark), Joint::Adjacent) if is_hyphen(*mark) && self.is_adjacent(at + 2) => {
                Some(at + 2)
            }
            (Kind::Mark(_), _) | (_, Joint::Adjacent | Joint::Far) => None,
            (_, Joint::Gap) => Some(at + 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_without_accents_and_forms() {
        for (text, plain, accented) in [
            ("Één", "een", true),
            ("e\u{301}e\u{301}n", "een", true),
            ("tweeëndertig", "tweeendertig", true),
            ("ĳs", "ijs", false),
            ("Ĳs", "ijs", false),
            ("ｔｅｎ", "ten", false),
            ("twin\u{AD}tig", "twintig", false),
            ("ﬁve", "five", false),
        ] {
            let word = word(text);
            assert_eq!((word.plain.as_str(), word.accented), (plain, accented), "{text}");
        }
    }

    #[test]
    fn texts_fall_apart_into_words_numbers_and_marks() {
        for (text, expected) in [
            ("CO2 en m².", "CO2|en|m|."),
            ("CO₂-uitstoot", "CO₂|-|uitstoot"),
            ("v1.2.3, 5", "v1.2.3|,|5"),
            ("1.234,5 mln.", "1.234,5|mln|."),
            ("é\u{301}\u{200B}én", "é\u{301}\u{200B}én"),
            ("een\u{200B} twee", "een|twee"),
        ] {
            let found: Vec<&str> =
                tokens(text, Language::Dutch).iter().map(|it| &text[it.bytes.clone()]).collect();
            assert_eq!(found.join("|"), expected);
        }
    }

    #[test]
    fn a_paragraph_ends_what_a_line_does_not() {
        let joint = |text: &str| tokens(text, Language::Dutch)[1].joint;
        assert_eq!(joint("a b"), Joint::Gap);
        assert_eq!(joint("a \n b"), Joint::Gap);
        assert_eq!(joint("a\r\n\r\nb"), Joint::Far);
        assert_eq!(joint("a,"), Joint::Adjacent);
    }
}
