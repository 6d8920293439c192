//! How words are put together: lists, ordinals, capitals.

use icu::list::ListFormatter;
use icu::list::options::ListFormatterOptions;

use crate::language::{Language, PerLanguage};

/// Joins parts into a list that reads as a sentence does: `a, b en c`, `a, b and c`.
///
/// No parts give an empty text. English has no comma before `and`, as CLDR's `en-GB` has it.
pub fn join(parts: &[String], language: Language) -> String {
    static FORMATTERS: PerLanguage<ListFormatter> = PerLanguage::new();
    let formatter = FORMATTERS.get(language, |it| {
        ListFormatter::try_new_and(it.locale().into(), ListFormatterOptions::default())
            .expect("the compiled CLDR data has nl and en-GB")
    });
    formatter.format_to_string(parts.iter())
}

/// The ordinal of a number: a word up to twelve, digits with an ending after that.
///
/// `eerste`, `twaalfde`, `13e`; `first`, `twelfth`, `13th`, `21st`.
pub fn ordinal(number: u32, language: Language) -> String {
    const DUTCH: [&str; 12] = [
        "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende",
        "tiende", "elfde", "twaalfde",
    ];
    const ENGLISH: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth", "eleventh", "twelfth",
    ];
    let (words, ending) = match language {
        Language::Dutch => (DUTCH, "e"),
        Language::English => (ENGLISH, english_ending(number)),
    };
    let word =
        usize::try_from(number).ok().and_then(|it| it.checked_sub(1)).and_then(|it| words.get(it));
    word.map_or_else(|| format!("{number}{ending}"), |it| (*it).to_owned())
}

fn english_ending(number: u32) -> &'static str {
    match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

/// The text with a capital at its start, as at the start of a sentence.
///
/// Dutch `ij` is one letter (`IJsland`), and an apostrophe passes the capital on (`'s Ochtends`). A
/// text that starts with anything but a letter stays as it is.
pub fn capitalise(text: &str, language: Language) -> String {
    let mut from = 0;
    if language == Language::Dutch
        && let Some(rest) = text.strip_prefix(['\'', '\u{2019}'])
        && let Some(space) = rest.find(' ')
        && rest[..space].chars().count() == 1
    {
        from = text.len() - rest.len() + space + 1;
    }
    let (before, after) = text.split_at(from);
    if language == Language::Dutch
        && let Some(rest) = after.strip_prefix("ij")
    {
        return format!("{before}IJ{rest}");
    }
    let mut letters = after.chars();
    match letters.next() {
        Some(first) => before.chars().chain(first.to_uppercase()).chain(letters).collect(),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_read_as_sentences_do() {
        for (parts, dutch, english) in [
            (vec![], "", ""),
            (vec!["a"], "a", "a"),
            (vec!["a", "b"], "a en b", "a and b"),
            (vec!["a", "b", "c"], "a, b en c", "a, b and c"),
        ] {
            let parts: Vec<String> = parts.into_iter().map(str::to_owned).collect();
            assert_eq!(join(&parts, Language::Dutch), dutch);
            assert_eq!(join(&parts, Language::English), english);
        }
    }

    #[test]
    fn ordinals_are_words_up_to_twelve() {
        for (number, dutch, english) in [
            (0, "0e", "0th"),
            (1, "eerste", "first"),
            (8, "achtste", "eighth"),
            (12, "twaalfde", "twelfth"),
            (13, "13e", "13th"),
            (21, "21e", "21st"),
            (22, "22e", "22nd"),
            (103, "103e", "103rd"),
            (111, "111e", "111th"),
        ] {
            assert_eq!(ordinal(number, Language::Dutch), dutch);
            assert_eq!(ordinal(number, Language::English), english);
        }
    }

    #[test]
    fn sentences_start_with_a_capital() {
        for (text, dutch, english) in [
            ("", "", ""),
            ("april 2023", "April 2023", "April 2023"),
            ("ijsland", "IJsland", "Ijsland"),
            ("ĳsland", "Ĳsland", "Ĳsland"),
            ("'s ochtends", "'s Ochtends", "'s ochtends"),
            ("\u{2019}t ijs", "\u{2019}t IJs", "\u{2019}t ijs"),
            ("één", "Één", "Één"),
            ("2023", "2023", "2023"),
        ] {
            assert_eq!(capitalise(text, Language::Dutch), dutch);
            assert_eq!(capitalise(text, Language::English), english);
        }
    }
}
