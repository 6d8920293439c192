//! How numbers are written, and strict reading of numbers in a declared notation.

use std::fmt;

use icu::decimal::DecimalFormatter;
use icu::decimal::input::Decimal as FixedDecimal;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::language::{Language, PerLanguage};
use crate::message::message;

/// The most digits that a number can have, before and after its mark together.
const MOST_DIGITS: usize = 28;

/// Rounds to a number of decimals, half away from zero: 2.5 becomes 3, -2.5 becomes -3.
///
/// A value with fewer decimals keeps its own scale. Zero has no sign in the result.
pub fn round(value: &Decimal, decimals: u32) -> Decimal {
    unsigned_zero(value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero))
}

/// Writes a number for readers: `147841` as `147.841` in Dutch and `147,841` in English.
///
/// | argument   | unit            | missing                        |
/// |------------|-----------------|--------------------------------|
/// | `value`    | any             | not allowed                    |
/// | `decimals` | decimals, 0..28 | `None`: as many as `value` has |
///
/// The value is rounded once, half away from zero, and filled up with zeros; more than 28 decimals
/// are written as 28, since no value has more. A minus is a hyphen-minus; `-0` is never written.
///
/// # Source
/// Marks and groups: CLDR, locales `nl` and `en-GB`, as delivered with ICU4X.
pub fn format_decimal(value: &Decimal, decimals: Option<u32>, language: Language) -> String {
    static FORMATTERS: PerLanguage<DecimalFormatter> = PerLanguage::new();
    let formatter = FORMATTERS.get(language, |it| {
        DecimalFormatter::try_new(it.locale().into(), Default::default())
            .expect("the compiled CLDR data has nl and en-GB")
    });
    let decimals = decimals.unwrap_or(value.scale()).min(Decimal::MAX_SCALE);
    let rounded = round(value, decimals);
    let mut digits = FixedDecimal::from(rounded.mantissa());
    digits.multiply_pow10(-small(rounded.scale()));
    digits.absolute.pad_end(-small(decimals));
    formatter.format_to_string(&digits)
}

/// A count of decimals, which is 28 at most, in the type that ICU counts in.
fn small(decimals: u32) -> i16 {
    i16::try_from(decimals).unwrap_or(i16::MAX)
}

fn unsigned_zero(mut value: Decimal) -> Decimal {
    if value.is_zero() {
        value.set_sign_positive(true);
    }
    value
}

/// Which marks stand in the numbers of a delivered file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Notation {
    /// A decimal comma, and dots between thousands: `1234,5` or `1.234,5`
    Dutch,
    /// A decimal point, and commas between thousands: `1234.5` or `1,234.5`
    English,
}

impl Notation {
    /// The decimal mark.
    pub fn decimal_mark(self) -> char {
        match self {
            Self::Dutch => ',',
            Self::English => '.',
        }
    }

    /// The mark between thousands.
    pub fn group_mark(self) -> char {
        match self {
            Self::Dutch => '.',
            Self::English => ',',
        }
    }

    pub(crate) fn other(self) -> Self {
        match self {
            Self::Dutch => Self::English,
            Self::English => Self::Dutch,
        }
    }
}

impl From<Language> for Notation {
    /// The notation of running text in a language.
    fn from(language: Language) -> Self {
        match language {
            Language::Dutch => Self::Dutch,
            Language::English => Self::English,
        }
    }
}

/// Why a text is not a number in the declared notation, and what stands there instead.
///
/// `Display` explains it in English; [`NumberProblem::explain`] does in any language.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum NumberProblem {
    /// There is no text.
    Empty,
    /// A space stands in, before or after the number: ordinary, no-break, narrow or other.
    Space {
        /// the space
        found: char,
    },
    /// A power of ten: `1,2E5`.
    Exponent {
        /// the whole text
        found: String,
    },
    /// A plus sign: a number above zero has none.
    Plus {
        /// the whole text
        found: String,
    },
    /// More than one decimal mark.
    TwoDecimalMarks {
        /// the whole text
        found: String,
    },
    /// Marks between thousands that do not stand before every third digit.
    Grouping {
        /// the whole text
        found: String,
        /// the mark between thousands in the declared notation
        group_mark: char,
    },
    /// The text is a number in the other notation.
    OtherNotation {
        /// the whole text
        found: String,
        /// the decimal mark in the declared notation
        decimal_mark: char,
    },
    /// No digit where one must stand, as in `-`, `,5` and `5,`.
    MissingDigit {
        /// the whole text
        found: String,
    },
    /// More than 28 digits.
    TooManyDigits {
        /// how many there are
        found: usize,
    },
    /// A character that does not belong to a number, a second sign among them.
    Character {
        /// the first such character
        found: char,
    },
}

impl NumberProblem {
    /// The problem in a language: one sentence, lower case, without a full stop.
    pub fn explain(&self, language: Language) -> String {
        let (id, arguments) = self.parts();
        message(language, id, &arguments)
    }

    /// The id of the message and what it names.
    pub fn parts(&self) -> (&'static str, Vec<(&'static str, String)>) {
        let found = |it: &String| ("found", it.clone());
        match self {
            Self::Empty => ("number-empty", vec![]),
            Self::Space { found } => {
                ("number-space", vec![("found", format!("U+{:04X}", u32::from(*found)))])
            }
            Self::Exponent { found: it } => ("number-exponent", vec![found(it)]),
            Self::Plus { found: it } => ("number-plus", vec![found(it)]),
            Self::TwoDecimalMarks { found: it } => ("number-two-decimal-marks", vec![found(it)]),
            Self::Grouping { found: it, group_mark } => {
                ("number-grouping", vec![found(it), ("mark", group_mark.to_string())])
            }
            Self::OtherNotation { found: it, decimal_mark } => {
                ("number-other-notation", vec![found(it), ("mark", decimal_mark.to_string())])
            }
            Self::MissingDigit { found: it } => ("number-missing-digit", vec![found(it)]),
            Self::TooManyDigits { found: it } => (
                "number-too-many-digits",
                vec![("found", it.to_string()), ("most", MOST_DIGITS.to_string())],
            ),
            Self::Character { found: it } => ("number-character", vec![("found", it.to_string())]),
        }
    }
}

impl fmt::Display for NumberProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.explain(Language::English))
    }
}

impl std::error::Error for NumberProblem {}

/// Reads a number that is written in the declared notation, and in no other way.
///
/// Nothing is guessed or repaired, spaces around the number included. The scale is kept as written:
/// `40,0` has one decimal. A minus is `-` or U+2212. Zeros in front are allowed when there are no
/// groups; `-0` gives zero without a sign.
///
/// # Errors
/// A [`NumberProblem`] that says what was found.
pub fn parse_decimal(text: &str, notation: Notation) -> Result<Decimal, NumberProblem> {
    let found = || text.to_owned();
    if text.is_empty() {
        return Err(NumberProblem::Empty);
    }
    if let Some(space) = text.chars().find(|it| is_space(*it)) {
        return Err(NumberProblem::Space { found: space });
    }
    if text.starts_with(['+', '＋']) {
        return Err(NumberProblem::Plus { found: found() });
    }
    let (negative, unsigned) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    if has_exponent(unsigned) {
        return Err(NumberProblem::Exponent { found: found() });
    }
    if let Some(other) =
        unsigned.chars().find(|it| !it.is_ascii_digit() && !matches!(it, '.' | ','))
    {
        return Err(NumberProblem::Character { found: other });
    }
    let Some(parts) = split(unsigned, notation) else {
        return Err(why_unread(text, unsigned, notation));
    };
    let many = parts.whole.trim_start_matches('0').len() + parts.decimals.len();
    if many > MOST_DIGITS {
        return Err(NumberProblem::TooManyDigits { found: many });
    }
    let mut mantissa: i128 = 0;
    for digit in parts.whole.bytes().chain(parts.decimals.bytes()) {
        mantissa = mantissa * 10 + i128::from(digit - b'0');
    }
    let scale = u32::try_from(parts.decimals.len()).unwrap_or(Decimal::MAX_SCALE);
    Decimal::try_from_i128_with_scale(if negative { -mantissa } else { mantissa }, scale)
        .map(unsigned_zero)
        .map_err(|_| NumberProblem::TooManyDigits { found: many })
}

/// White space, and the characters without width that are copied along with numbers.
fn is_space(it: char) -> bool {
    it.is_whitespace()
        || matches!(it, '\u{180E}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

fn has_exponent(unsigned: &str) -> bool {
    let Some((mantissa, power)) = unsigned.split_once(['e', 'E']) else { return false };
    let power = power.strip_prefix(['-', '+', '\u{2212}']).unwrap_or(power);
    let digits = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    mantissa.starts_with(|it: char| it.is_ascii_digit() || matches!(it, '.' | ',')) && digits(power)
}

/// The digits of a number without its marks.
struct Parts {
    whole: String,
    decimals: String,
}

/// Takes digits and marks apart, when the marks stand where the notation wants them.
fn split(unsigned: &str, notation: Notation) -> Option<Parts> {
    let (whole, decimals) = match unsigned.split_once(notation.decimal_mark()) {
        Some((_, "")) => return None,
        Some(both) => both,
        None => (unsigned, ""),
    };
    let digits = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    if whole.is_empty() || !digits(decimals) {
        return None;
    }
    let mut groups = whole.split(notation.group_mark());
    let first = groups.next().unwrap_or_default();
    let mut grouped = false;
    for group in groups {
        grouped = true;
        if group.len() != 3 {
            return None;
        }
    }
    if grouped && (first.is_empty() || first.len() > 3 || first.starts_with('0')) {
        return None;
    }
    Some(Parts { whole: whole.replace(notation.group_mark(), ""), decimals: decimals.to_owned() })
}

/// Why a text of digits and marks alone could not be taken apart.
fn why_unread(text: &str, unsigned: &str, notation: Notation) -> NumberProblem {
    let found = text.to_owned();
    let (decimal_mark, group_mark) = (notation.decimal_mark(), notation.group_mark());
    let edge = |it: Option<char>| !it.is_some_and(|it| it.is_ascii_digit());
    if edge(unsigned.chars().next()) || edge(unsigned.chars().next_back()) {
        NumberProblem::MissingDigit { found }
    } else if split(unsigned, notation.other()).is_some() {
        NumberProblem::OtherNotation { found, decimal_mark }
    } else if unsigned.matches(decimal_mark).count() > 1 {
        NumberProblem::TwoDecimalMarks { found }
    } else {
        NumberProblem::Grouping { found, group_mark }
    }
}

#[cfg(test)]
mod tests {
    use std::str::FromStr;

    use proptest::prelude::*;

    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::from_str_exact(text).unwrap()
    }

    #[test]
    fn numbers_are_written_as_the_language_writes_them() {
        for (value, decimals, dutch, english) in [
            ("147841", None, "147.841", "147,841"),
            ("1234567.8", None, "1.234.567,8", "1,234,567.8"),
            ("1234", None, "1.234", "1,234"),
            ("999", None, "999", "999"),
            ("40.0", None, "40,0", "40.0"),
            ("40", Some(1), "40,0", "40.0"),
            ("0.05", Some(1), "0,1", "0.1"),
            ("0.15", Some(1), "0,2", "0.2"),
            ("0.25", Some(1), "0,3", "0.3"),
            ("-0.25", Some(1), "-0,3", "-0.3"),
            ("2.4999", Some(0), "2", "2"),
            ("999.95", Some(1), "1.000,0", "1,000.0"),
            ("-1234.5", None, "-1.234,5", "-1,234.5"),
            ("-0.04", Some(1), "0,0", "0.0"),
            ("-0.0", None, "0,0", "0.0"),
            ("0.1", Some(99), "0,1000000000000000000000000000", "0.1000000000000000000000000000"),
            (
                "79228162514264337593543950335",
                Some(0),
                "79.228.162.514.264.337.593.543.950.335",
                "79,228,162,514,264,337,593,543,950,335",
            ),
        ] {
            let value = Decimal::from_str(value).unwrap();
            assert_eq!(format_decimal(&value, decimals, Language::Dutch), dutch);
            assert_eq!(format_decimal(&value, decimals, Language::English), english);
        }
    }

    #[test]
    fn halves_go_away_from_zero() {
        for (value, decimals, expected) in [
            ("2.5", 0, "3"),
            ("-2.5", 0, "-3"),
            ("1.005", 2, "1.01"),
            ("-0.4", 0, "0"),
            ("1.2", 5, "1.2"),
        ] {
            let rounded = round(&decimal(value), decimals);
            assert_eq!(rounded.to_string(), expected);
            assert!(!(rounded.is_zero() && rounded.is_sign_negative()));
        }
    }

    #[test]
    fn numbers_are_read_in_the_declared_notation() {
        use Notation::{Dutch, English};
        for (text, notation, expected) in [
            ("1234,5", Dutch, "1234.5"),
            ("1.234,5", Dutch, "1234.5"),
            ("1.234", Dutch, "1234"),
            ("1.234.567", Dutch, "1234567"),
            ("12,345", Dutch, "12.345"),
            ("40,0", Dutch, "40.0"),
            ("-5", Dutch, "-5"),
            ("\u{2212}5,25", Dutch, "-5.25"),
            ("007", Dutch, "7"),
            ("-0,0", Dutch, "0.0"),
            ("1234.5", English, "1234.5"),
            ("1,234.5", English, "1234.5"),
            ("12.345", English, "12.345"),
            ("1234567890123456789012345678", English, "1234567890123456789012345678"),
            ("0.1234567890123456789012345678", English, "0.1234567890123456789012345678"),
        ] {
            assert_eq!(parse_decimal(text, notation).unwrap().to_string(), expected, "{text}");
        }
    }

    #[test]
    fn everything_else_is_refused_with_its_reason() {
        use Notation::{Dutch, English};
        use NumberProblem as P;
        let found = |it: &str| it.to_owned();
        for (text, notation, problem) in [
            ("", Dutch, P::Empty),
            (" 5", Dutch, P::Space { found: ' ' }),
            ("5\t", Dutch, P::Space { found: '\t' }),
            ("1\u{A0}234", Dutch, P::Space { found: '\u{A0}' }),
            ("1\u{202F}234", English, P::Space { found: '\u{202F}' }),
            ("1\u{2009}234", English, P::Space { found: '\u{2009}' }),
            ("\u{FEFF}12", English, P::Space { found: '\u{FEFF}' }),
            ("1e5", English, P::Exponent { found: found("1e5") }),
            ("-1,2E-5", Dutch, P::Exponent { found: found("-1,2E-5") }),
            ("+5", Dutch, P::Plus { found: found("+5") }),
            ("1,2,3", Dutch, P::TwoDecimalMarks { found: found("1,2,3") }),
            ("1.2.3", English, P::TwoDecimalMarks { found: found("1.2.3") }),
            ("1.23", Dutch, P::OtherNotation { found: found("1.23"), decimal_mark: ',' }),
            ("1,234.5", Dutch, P::OtherNotation { found: found("1,234.5"), decimal_mark: ',' }),
            ("0.123", Dutch, P::OtherNotation { found: found("0.123"), decimal_mark: ',' }),
            ("1,5", English, P::OtherNotation { found: found("1,5"), decimal_mark: '.' }),
            ("1.234.5", Dutch, P::Grouping { found: found("1.234.5"), group_mark: '.' }),
            ("1.23,4", Dutch, P::Grouping { found: found("1.23,4"), group_mark: '.' }),
            ("1234.567,8", Dutch, P::Grouping { found: found("1234.567,8"), group_mark: '.' }),
            ("1,23,456.7", English, P::Grouping { found: found("1,23,456.7"), group_mark: ',' }),
            (",5", Dutch, P::MissingDigit { found: found(",5") }),
            ("5,", Dutch, P::MissingDigit { found: found("5,") }),
            ("-", Dutch, P::MissingDigit { found: found("-") }),
            ("12345678901234567890123456789", English, P::TooManyDigits { found: 29 }),
            ("0.12345678901234567890123456789", English, P::TooManyDigits { found: 29 }),
            ("--5", Dutch, P::Character { found: '-' }),
            ("5-", Dutch, P::Character { found: '-' }),
            ("\u{2013}5", Dutch, P::Character { found: '\u{2013}' }),
            ("12%", Dutch, P::Character { found: '%' }),
            ("€12", Dutch, P::Character { found: '€' }),
            ("n.b.", Dutch, P::Character { found: 'n' }),
            ("e5", Dutch, P::Character { found: 'e' }),
            ("٤٢", Dutch, P::Character { found: '٤' }),
            ("１２", Dutch, P::Character { found: '１' }),
        ] {
            assert_eq!(parse_decimal(text, notation), Err(problem), "{text}");
        }
    }

    #[test]
    fn problems_are_explained_in_each_language() {
        for (text, dutch, english) in [
            (
                "1.23",
                "het decimaalteken is „,”, en zo is 1.23 niet geschreven",
                "the decimal mark is ‘,’, and 1.23 is not written so",
            ),
            (
                "1\u{202F}234",
                "er staat een spatie (U+202F) in of bij het getal",
                "there is a space (U+202F) in or next to the number",
            ),
            (
                "12.34,5",
                "het teken „.” scheidt groepen van drie cijfers, en zo staat het niet in 12.34,5",
                "the mark ‘.’ stands between groups of three digits, and it does not in 12.34,5",
            ),
        ] {
            let problem = parse_decimal(text, Notation::Dutch).unwrap_err();
            assert_eq!(problem.explain(Language::Dutch), dutch);
            assert_eq!(problem.to_string(), english);
        }
    }

    proptest! {
        #[test]
        fn reading_what_was_written_gives_the_rounded_value(
            mantissa in -9_999_999_999_999_999_999_999i128..9_999_999_999_999_999_999_999i128,
            scale in 0u32..20,
            decimals in 0u32..6,
        ) {
            let value = Decimal::from_i128_with_scale(mantissa, scale);
            for (language, notation) in
                [(Language::Dutch, Notation::Dutch), (Language::English, Notation::English)]
            {
                let written = format_decimal(&value, Some(decimals), language);
                let read = parse_decimal(&written, notation).unwrap();
                prop_assert_eq!(read, round(&value, decimals));
                prop_assert_eq!(read.scale(), decimals);
                let exact = format_decimal(&value, None, language);
                prop_assert_eq!(parse_decimal(&exact, notation).unwrap(), value);
            }
        }

        #[test]
        fn reading_never_panics(text in ".*") {
            let _ = parse_decimal(&text, Notation::Dutch);
            let _ = parse_decimal(&text, Notation::English);
        }
    }
}
