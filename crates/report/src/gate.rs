//! The prose gate: no number is typed, and no word claims something about data unbound.
//!
//! `prose.number`: a numeral that is neither bound nor declared as no datum. `prose.claim`: a word that claims
//! something about data and is not bound to it.

use rekenschap_language::{ClaimKind, Language, QuantityKind, claims, quantities};

/// Something in literal text that should have been bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unbound {
    pub(crate) code: &'static str,
    pub(crate) offset: usize,
    pub(crate) found: String,
    /// Whether it is a word of direction, which in a title is a name: "Growth of passengers by harbour".
    pub(crate) direction: bool,
}

/// Looks through literal text of a template. `after_value` says that a bound value stands right before it: a word for
/// its scale (million) then belongs to that value.
pub(crate) fn look(text: &str, language: Language, after_value: bool) -> Vec<Unbound> {
    let (masked, offsets) = plain(&mask(text));
    let mut all = Vec::new();
    for quantity in quantities(&masked, language) {
        let found = &masked[quantity.bytes.clone()];
        let passes = match quantity.kind {
            QuantityKind::Name | QuantityKind::Ordinal => true,
            _ => after_value && masked[..quantity.bytes.start].trim().is_empty() && is_scale(found),
        };
        if !passes {
            all.push(Unbound {
                code: "prose.number",
                offset: offsets[quantity.bytes.start],
                found: found.to_owned(),
                direction: false,
            });
        }
    }
    for claim in claims(&masked, language) {
        let found = masked[claim.bytes.clone()].to_owned();
        let direction = claim.kind == ClaimKind::Direction;
        all.push(Unbound {
            code: "prose.claim",
            offset: offsets[claim.bytes.start],
            found,
            direction,
        });
    }
    all.sort_by_key(|it| it.offset);
    all
}

/// Words that scale the number before them.
fn is_scale(word: &str) -> bool {
    ["duizend", "miljoen", "miljard", "thousand", "million", "billion"]
        .contains(&word.to_lowercase().as_str())
}

/// The text without marks of emphasis and characters that are not seen, which could split a word or a number in two; for
/// each byte, where it stood.
fn plain(text: &str) -> (String, Vec<usize>) {
    let mut out = String::with_capacity(text.len());
    let mut offsets = Vec::with_capacity(text.len() + 1);
    for (at, it) in text.char_indices() {
        let unseen = matches!(it, '*' | '_' | '~' | '`' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}');
        if !unseen {
            out.push(it);
            offsets.extend(std::iter::repeat_n(at, it.len_utf8()));
        }
    }
    offsets.push(text.len());
    (out, offsets)
}

/// The text with what is no prose blanked out, byte for byte: link targets and the numbers of list items.
fn mask(text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let mut blank = |from: usize, to: usize| bytes[from..to].fill(b' ');
    let mut at = 0;
    while let Some(found) = text[at..].find("](") {
        let start = at + found + 2;
        let end = text[start..].find(')').map_or(text.len(), |it| start + it);
        blank(start, end);
        at = end;
    }
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start().len();
        let digits = line[indent..].bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 && line[indent + digits..].starts_with(". ") {
            blank(offset + indent, offset + indent + digits);
        }
        offset += line.len();
    }
    for (start, _) in text.match_indices("https://").chain(text.match_indices("http://")) {
        let end = text[start..].find(char::is_whitespace).map_or(text.len(), |it| start + it);
        blank(start, end);
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        look(text, Language::Dutch, false).into_iter().map(|it| it.found).collect()
    }

    #[test]
    fn numbers_and_claims_in_prose_are_seen() {
        for (text, expected) in [
            ("Er werken 12.000 mensen.", vec!["12.000"]),
            ("Dat is een kwart van het geheel.", vec!["een kwart"]),
            ("Het aantal steeg.", vec!["steeg"]),
            ("Een medewerker en een collega.", vec![]),
            ("De CO2-uitstoot van Windpark X.", vec![]),
            ("Er zijn twin**tig** mensen en tw\u{ad}aalf stoelen.", vec!["twintig", "twaalf"]),
            ("Het `steeg` met `12`.", vec!["steeg", "12"]),
            ("1. Eerste punt\n2. Tweede punt", vec![]),
            ("Zie [de wet](https://wetten.nl/2022/12).", vec![]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn a_scale_belongs_to_the_value_before_it() {
        assert!(look(" miljard euro.", Language::Dutch, true).is_empty());
        assert_eq!(look(" miljard euro.", Language::Dutch, false).len(), 1);
        assert_eq!(look(" en twee miljard euro.", Language::Dutch, true).len(), 1);
    }
}
