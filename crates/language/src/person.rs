//! Names that people are known by.

use icu::casemap::CaseMapper;
use icu::normalizer::ComposingNormalizer;

/// A name by which two spellings of it are the same: without case, blanks, punctuation and marks that cannot be seen, and
/// with letters and their accents written in one way (Unicode NFKC and full case folding).
pub fn folded(name: &str) -> String {
    let normalizer = ComposingNormalizer::new_nfkc();
    let folded = CaseMapper::new().fold_string(&normalizer.normalize(name)).into_owned();
    normalizer.normalize(&folded).chars().filter(|it| it.is_alphanumeric()).collect()
}

/// Whether a text holds nothing that cannot be seen and could deceive whoever reads it: control characters (a tab and a line
/// break may be there), marks that change the direction of writing, and characters without width.
pub fn is_plain(text: &str) -> bool {
    text.chars().all(|it| {
        let hidden = matches!(
            it,
            '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        );
        matches!(it, '\n' | '\t') || !(it.is_control() || hidden)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_are_one() {
        for (one, other) in [
            ("A. Jansen", " a  jansen"),
            ("Jos\u{e9}", "Jose\u{301}"),
            ("Anna", "Anna\u{200b}"),
            ("Anna", "Anna."),
            ("Stra\u{df}e", "STRASSE"),
            ("\u{132}sbrand", "ijsbrand"),
        ] {
            assert_eq!(folded(one), folded(other), "{one} and {other}");
        }
        assert_ne!(folded("Anna"), folded("Annie"));
        assert_eq!(folded("\u{200b} ."), "");
    }

    #[test]
    fn what_cannot_be_seen_is_not_plain() {
        for text in ["a\u{1b}[2J", "a\u{9b}b", "a\u{202e}b", "a\u{200b}", "a\rb", "\u{0}"] {
            assert!(!is_plain(text), "{text:?}");
        }
        assert!(is_plain("Één regel,\nen nog één\u{a0}– “zo”"));
    }
}
