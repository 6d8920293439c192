//! What one word says as a number, compounds taken apart: `vijfentwintigduizend`, `tweederde`,
//! `verdrievoudigd`, `tenfold`.

use rust_decimal::Decimal;

use crate::language::Language;
use crate::lexicon::{Lexicon, Piece, Role};
use crate::token::Word;

/// What one word says as a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sense {
    /// An article that may belong to a part: `een derde`.
    Article,
    /// A number.
    Cardinal(Decimal),
    /// A number that multiplies the one before it.
    Scale(Decimal),
    /// An indefinite number: tens, thousands.
    Plural,
    /// A part: `helft`, `tweederde`.
    Fraction(Decimal),
    /// A place in a row, and whether it is in the plural: with a number before it, a part.
    Ordinal { value: Decimal, plural: bool },
    /// So many times.
    Multiple(Decimal),
    /// So many of something, in one word: `tweetal`, `vijfjaarlijks`.
    Counted(Decimal),
}

/// The longest word that is taken apart. The longest number below a million has 62 letters.
const LONGEST: usize = 120;

/// What a word says as a number, if anything.
pub(crate) fn sense(word: &Word, language: Language) -> Option<Sense> {
    let lexicon = Lexicon::of(language);
    let plain = word.plain.as_str();
    if word.digit || plain.len() > LONGEST || lexicon.has(plain, Role::Ignored) {
        return None;
    }
    if lexicon.has(plain, Role::Article) && !word.accented {
        return Some(Sense::Article);
    }
    let value = |role| lexicon.value(plain, role).flatten();
    value(Role::Cardinal)
        .map(Sense::Cardinal)
        .or_else(|| value(Role::Scale).map(Sense::Scale))
        .or_else(|| lexicon.has(plain, Role::Plural).then_some(Sense::Plural))
        .or_else(|| value(Role::Fraction).map(Sense::Fraction))
        .or_else(|| {
            value(Role::Ordinal).map(|value| Sense::Ordinal { value, plural: plain.ends_with('n') })
        })
        .or_else(|| value(Role::Multiple).map(Sense::Multiple))
        .or_else(|| match language {
            Language::Dutch => dutch(plain, lexicon),
            Language::English => english(plain, lexicon),
        })
}

fn english(plain: &str, lexicon: &Lexicon) -> Option<Sense> {
    if let Some(value) = plain.strip_suffix('s').and_then(|it| lexicon.value(it, Role::Ordinal)?)
        && value >= Decimal::from(3)
    {
        return Some(Sense::Ordinal { value, plural: true });
    }
    let head = plain.strip_suffix("fold")?;
    let value = lexicon.value(head, Role::Cardinal).or_else(|| lexicon.value(head, Role::Scale))?;
    value.map(Sense::Multiple)
}

/// A piece of a compound: a number or `en`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Number(u64),
    And,
}

fn dutch(plain: &str, lexicon: &Lexicon) -> Option<Sense> {
    if let Some(value) = plain.strip_prefix("ver").and_then(|it| times(it, lexicon)) {
        return Some(Sense::Multiple(value.into()));
    }
    let (parts, rest) = split(plain, &lexicon.pieces);
    let last = match parts.last()? {
        Part::Number(it) => *it,
        Part::And => 0,
    };
    let value = evaluate(&parts);
    let alone = parts == [Part::Number(1)];
    match rest {
        "" => Some(Sense::Cardinal(value?.into())),
        "en" if last >= 100 => value.map(|_| Sense::Plural),
        "en" if parts.len() == 1 && (2..=12).contains(&last) => Some(Sense::Cardinal(last.into())),
        "half" | "halve" | "enhalf" | "enhalve" => and_a_half(&parts, rest),
        "kwart" => (parts.len() == 1 && last <= 3)
            .then(|| Sense::Fraction(Decimal::new(25, 2) * Decimal::from(last))),
        _ => ordinal(&parts, value, rest)
            .or_else(|| suffixed(value.filter(|_| !alone)?, rest, lexicon)),
    }
}

/// A number and an ending of the lists: `tweetal`, `tienmaal`.
fn suffixed(value: u64, rest: &str, lexicon: &Lexicon) -> Option<Sense> {
    let tens = (20..100).contains(&value);
    if lexicon.has(rest, Role::SuffixPlural) {
        Some(Sense::Plural)
    } else if lexicon.has(rest, Role::SuffixMultiple) {
        Some(Sense::Multiple(value.into()))
    } else if lexicon.has(rest, Role::SuffixCounted) || tens && lexicon.has(rest, Role::SuffixTens)
    {
        Some(Sense::Counted(value.into()))
    } else {
        None
    }
}

/// `drievoudigd` behind `ver`: three. Not `eenvoudigd`, which is simplified.
fn times(plain: &str, lexicon: &Lexicon) -> Option<u64> {
    let (parts, rest) = split(plain, &lexicon.pieces);
    let ending = rest.strip_prefix("voudig")?;
    let known = matches!(ending, "" | "d" | "de" | "den" | "t" | "en" | "ing" | "ingen");
    evaluate(&parts).filter(|it| known && *it > 1)
}

/// `tweeënhalf`, `tweeëneenhalf`.
fn and_a_half(parts: &[Part], rest: &str) -> Option<Sense> {
    let whole = match parts {
        [whole @ .., Part::And, Part::Number(1)] if !rest.starts_with("en") => whole,
        whole if rest.starts_with("en") => whole,
        _ => return None,
    };
    evaluate(whole).map(|it| Sense::Cardinal(Decimal::from(it) + Decimal::new(5, 1)))
}

/// An ordinal, or the part that a unit and an ordinal in one word are: `tweederde`.
fn ordinal(parts: &[Part], value: Option<u64>, rest: &str) -> Option<Sense> {
    let (more, plural) = match rest {
        "de" | "ste" => (0, false),
        "den" | "sten" => (0, true),
        "eerste" | "eersten" => (1, rest.ends_with('n')),
        "derde" | "derden" => (3, rest.ends_with('n')),
        _ => return None,
    };
    let unit = match parts.first() {
        Some(Part::Number(it)) if *it < 10 => Some(*it),
        _ => None,
    };
    let part = |above: u64, below: u64| {
        Some(Sense::Fraction(Decimal::from(above).checked_div(Decimal::from(below))?))
    };
    match (value, unit) {
        (Some(value), _) if more > 0 && value.is_multiple_of(100) => {
            Some(Sense::Ordinal { value: value.checked_add(more)?.into(), plural })
        }
        (Some(value), _) if more == 0 && value > 1 => {
            Some(Sense::Ordinal { value: value.into(), plural })
        }
        (Some(value), Some(_)) if more == 3 => part(value, 3),
        (None, Some(above)) if more == 0 => {
            part(above, evaluate(&parts[1..]).filter(|it| *it > 2)?)
        }
        _ => None,
    }
}

/// The pieces that a word begins with, and what is left of it.
fn split<'a>(word: &'a str, pieces: &[Piece]) -> (Vec<Part>, &'a str) {
    let mut parts = Vec::new();
    let mut rest = word;
    let next = |rest: &str| pieces.iter().find(|it| rest.starts_with(it.text.as_str()));
    while !rest.is_empty() {
        if let Some(piece) = next(rest) {
            parts.push(Part::Number(piece.value));
            rest = &rest[piece.text.len()..];
        } else if let Some(after) = rest.strip_prefix("en")
            && !parts.is_empty()
            && next(after).is_some()
        {
            parts.push(Part::And);
            rest = after;
        } else {
            break;
        }
    }
    (parts, rest)
}

/// The number that pieces make: Dutch says units before tens, and `en` where it likes behind hundreds.
fn evaluate(parts: &[Part]) -> Option<u64> {
    let mut rest = parts;
    let mut total: u64 = 0;
    let mut least = u64::MAX;
    while !rest.is_empty() {
        let (group, after) = below_thousand(rest)?;
        let (scale, after) = match after {
            [Part::Number(scale), after @ ..] if *scale >= 1000 => (*scale, after),
            _ => (1, after),
        };
        if scale >= least {
            return None;
        }
        total = total.checked_add(group.checked_mul(scale)?)?;
        least = scale;
        rest = match after {
            [Part::And, after @ ..] if scale > 1 && !after.is_empty() => after,
            _ => after,
        };
    }
    (!parts.is_empty()).then_some(total)
}

/// A number below a hundred times hundred at the start: `tweehonderdvijf`, `vijfentwintighonderd`.
fn below_thousand(parts: &[Part]) -> Option<(u64, &[Part])> {
    if let [Part::Number(1000..), ..] = parts {
        return Some((1, parts));
    }
    let (first, rest) = match parts {
        [Part::Number(100), ..] => (1, parts),
        _ => below_hundred(parts)?,
    };
    let [Part::Number(100), rest @ ..] = rest else { return Some((first, rest)) };
    let behind = match rest {
        [Part::And, behind @ ..] => behind,
        behind => behind,
    };
    match below_hundred(behind) {
        // `honderdduizend`: what follows the hundred is its scale.
        Some((more, after)) => Some((first * 100 + more, after)),
        None => Some((first * 100, rest)),
    }
}

fn below_hundred(parts: &[Part]) -> Option<(u64, &[Part])> {
    match parts {
        [Part::Number(unit @ 1..=9), Part::And, Part::Number(tens @ 20..=90), rest @ ..] => {
            Some((unit + tens, rest))
        }
        [Part::Number(it @ 1..=99), rest @ ..] => Some((*it, rest)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::word;

    fn check(language: Language, table: &[(&str, Option<Sense>)]) {
        for (text, expected) in table {
            assert_eq!(sense(&word(text), language), *expected, "{text}");
        }
    }

    fn cardinal(it: u64) -> Option<Sense> {
        Some(Sense::Cardinal(it.into()))
    }

    fn fraction(above: u64, below: u64) -> Option<Sense> {
        Some(Sense::Fraction(Decimal::from(above) / Decimal::from(below)))
    }

    fn multiple(it: u64) -> Option<Sense> {
        Some(Sense::Multiple(it.into()))
    }

    #[test]
    fn dutch_numbers_are_taken_apart() {
        check(
            Language::Dutch,
            &[
                ("een", Some(Sense::Article)),
                ("één", cardinal(1)),
                ("Eén", cardinal(1)),
                ("eenentwintig", cardinal(21)),
                ("tweeëndertig", cardinal(32)),
                ("zevenenzeventig", cardinal(77)),
                ("negenennegentig", cardinal(99)),
                ("honderdeneen", cardinal(101)),
                ("honderdtwaalf", cardinal(112)),
                ("tweehonderd", cardinal(200)),
                ("vijfentwintighonderd", cardinal(2500)),
                ("negentienhonderdvierentachtig", cardinal(1984)),
                ("duizendeneen", cardinal(1001)),
                ("tienduizend", cardinal(10_000)),
                ("honderdduizend", cardinal(100_000)),
                ("driehonderdvijftigduizendtweehonderd", cardinal(350_200)),
                ("driemiljoen", cardinal(3_000_000)),
                ("tweeën", cardinal(2)),
                ("tienen", cardinal(10)),
                ("tweeënhalf", Some(Sense::Cardinal(Decimal::new(25, 1)))),
                ("tweeëneenhalve", Some(Sense::Cardinal(Decimal::new(25, 1)))),
                ("honderden", Some(Sense::Plural)),
                ("tienduizenden", Some(Sense::Plural)),
                ("miljoenen", Some(Sense::Plural)),
                ("tientallen", Some(Sense::Plural)),
                ("twintigtal", Some(Sense::Counted(20.into()))),
                ("vijfjaarlijkse", Some(Sense::Counted(5.into()))),
                ("dertigers", Some(Sense::Counted(30.into()))),
                ("eenjarige", multiple(1)),
                ("driekwart", fraction(3, 4)),
                ("tweederde", fraction(2, 3)),
                ("eenderde", fraction(1, 3)),
                ("drievijfde", fraction(3, 5)),
                ("viertiende", fraction(4, 10)),
                ("tweede", Some(Sense::Ordinal { value: 2.into(), plural: false })),
                ("achtste", Some(Sense::Ordinal { value: 8.into(), plural: false })),
                ("tienden", Some(Sense::Ordinal { value: 10.into(), plural: true })),
                ("eenentwintigste", Some(Sense::Ordinal { value: 21.into(), plural: false })),
                ("honderdderde", Some(Sense::Ordinal { value: 103.into(), plural: false })),
                ("tweemaal", multiple(2)),
                ("tienvoudige", multiple(10)),
                ("verdrievoudigd", multiple(3)),
                ("verviervoudigde", multiple(4)),
                ("vertienvoudiging", multiple(10)),
            ],
        );
    }

    #[test]
    fn dutch_words_that_look_like_numbers_are_left() {
        for text in [
            "eenvoudig",
            "vereenvoudigd",
            "eenheid",
            "eenduidig",
            "aantal",
            "achter",
            "achterstand",
            "achten",
            "vieren",
            "viering",
            "vierkant",
            "driehoek",
            "tieners",
            "zeventienjarigenbeleid",
            "tweedehands",
            "enkel",
            "veelvoud",
            "eende",
            "elfen",
            "vermenigvuldigd",
            "duizendpoot",
            "hondenbezit",
            "beide",
            "allebei",
            "kwartaal",
            "halfjaar",
            "ontwikkelen",
            "tweetwee",
            "tweehonderddriehonderd",
            "duizendmiljoen2",
        ] {
            assert_eq!(sense(&word(text), Language::Dutch), None, "{text}");
        }
        let long = "tweehonderd".repeat(1000);
        assert_eq!(sense(&word(&long), Language::Dutch), None);
    }

    #[test]
    fn english_numbers_are_single_words() {
        check(
            Language::English,
            &[
                ("a", Some(Sense::Article)),
                ("One", cardinal(1)),
                ("twelve", cardinal(12)),
                ("hundred", Some(Sense::Scale(100.into()))),
                ("dozens", Some(Sense::Plural)),
                ("half", fraction(1, 2)),
                ("thirds", Some(Sense::Ordinal { value: 3.into(), plural: true })),
                ("second", Some(Sense::Ordinal { value: 2.into(), plural: false })),
                ("doubled", multiple(2)),
                ("tenfold", multiple(10)),
                ("hundredfold", multiple(100)),
                ("seconds", None),
                ("manifold", None),
                ("often", None),
                ("quarter", None),
                ("both", None),
            ],
        );
    }
}
