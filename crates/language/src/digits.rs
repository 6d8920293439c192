//! Numbers in digits within running text: where one ends, and its value.

use icu::normalizer::DecomposingNormalizerBorrowed;
use icu::properties::CodePointMapData;
use icu::properties::props::GeneralCategory;
use rust_decimal::Decimal;

use crate::language::Language;
use crate::number::{Notation, parse_decimal};
use crate::token::{is_invisible, is_superscript};

/// How a number in digits is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Digits alone, and how many.
    Plain(usize),
    /// With a sign, marks or groups.
    Marked,
    /// With a vulgar fraction: `½`, `2½`.
    Fraction,
    /// Two digits behind an apostrophe: `'23`. The value has no century.
    ShortYear,
    /// Three groups as in `23.11.2026`.
    Date,
}

#[derive(Debug, Clone)]
pub(crate) struct Number {
    pub(crate) form: Form,
    /// `None` when no notation gives these marks a meaning, or the number is too long.
    pub(crate) value: Option<Decimal>,
    /// The bytes of the apostrophe before a short year.
    pub(crate) quote: usize,
}

impl Number {
    fn new(form: Form, value: Option<Decimal>) -> Self {
        Self { form, value, quote: 0 }
    }
}

/// The value of a decimal digit of any script.
pub(crate) fn digit(it: char) -> Option<u8> {
    if it.is_ascii() {
        return it.to_digit(10).and_then(|it| u8::try_from(it).ok());
    }
    let is_digit = |it: char| category(it) == GeneralCategory::DecimalNumber;
    if !is_digit(it) {
        return None;
    }
    // Unicode keeps the digits of a script together, from zero to nine, and so the distance to the
    // start of a stretch of digits gives the value, also where several tens follow one another.
    let mut before: u8 = 0;
    let mut point = u32::from(it);
    while before < 100 && point > 0 && char::from_u32(point - 1).is_some_and(is_digit) {
        before += 1;
        point -= 1;
    }
    Some(before % 10)
}

fn category(it: char) -> GeneralCategory {
    CodePointMapData::<GeneralCategory>::new().get(it)
}

fn is_currency(it: char) -> bool {
    it == '$' || (!it.is_ascii() && category(it) == GeneralCategory::CurrencySymbol)
}

/// Whether the character stands for a minus when a digit follows.
fn is_minus(it: char) -> bool {
    matches!(
        it,
        '-' | '\u{2010}'
            | '\u{2011}'
            | '\u{2012}'
            | '\u{2013}'
            | '\u{2212}'
            | '\u{FE63}'
            | '\u{FF0D}'
    )
}

/// Whether a sign or mark behind this character can begin a number.
fn is_open(previous: Option<char>) -> bool {
    previous.is_none_or(|it| {
        !(it.is_alphanumeric()
            || is_minus(it)
            || matches!(it, '.' | ',' | '%' | ')' | ']' | '}' | '+' | '\u{2026}'))
    })
}

/// The longest number that is read: what is longer keeps its span and has no value.
const LONGEST: usize = 60;

/// The characters of a text from a byte on, without those that take no room.
#[derive(Clone)]
struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl Cursor<'_> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn step(&mut self) -> Option<char> {
        let it = self.peek()?;
        self.at += it.len_utf8();
        Some(it)
    }

    /// The digit here, past characters that take no room.
    fn digit(&mut self) -> Option<u8> {
        let mut ahead = self.clone();
        let mut it = ahead.step()?;
        // A few at most, so that a text of nothing else is still read in linear time.
        for _ in 0..4 {
            if !is_invisible(it) {
                break;
            }
            it = ahead.step()?;
        }
        let digit = digit(it)?;
        *self = ahead;
        Some(digit)
    }

    /// Whether exactly this many digits follow.
    fn has_digits(&self, many: usize) -> bool {
        let mut ahead = self.clone();
        (0..many).all(|_| ahead.digit().is_some()) && ahead.digit().is_none()
    }
}

/// The number that starts at a byte, with its end; `previous` is the character before it.
pub(crate) fn lex(
    text: &str,
    from: usize,
    previous: Option<char>,
    language: Language,
) -> Option<(usize, Number)> {
    let mut cursor = Cursor { text, at: from };
    let first = cursor.peek()?;
    if first.is_alphabetic() {
        return None;
    }
    if matches!(first, '\'' | '\u{2018}' | '\u{2019}' | '\u{2BC}') {
        return short_year(cursor, previous);
    }
    let negative = is_minus(first) && is_open(previous);
    if negative {
        cursor.step();
        if cursor.peek().is_some_and(is_currency) {
            cursor.step();
            if cursor
                .peek()
                .is_some_and(|it| matches!(it, ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}'))
            {
                cursor.step();
            }
        }
    }
    let mut written = String::new();
    if cursor.peek().is_some_and(|it| mark(it).is_some()) {
        if !(negative || is_open(previous)) {
            return None;
        }
        cursor.step();
        written.push('0');
        written.push(Notation::from(language).decimal_mark());
    }
    if written.is_empty()
        && let Some(it) = cursor.peek()
        && !it.is_ascii()
        && category(it) == GeneralCategory::OtherNumber
    {
        cursor.step();
        let (form, value) = symbol(it);
        return Some((cursor.at, Number::new(form, signed(value, negative))));
    }
    let leading_mark = !written.is_empty();
    let unmarked = groups(&mut cursor, &mut written)?;
    let whole = if written.len() > LONGEST { None } else { read(&written, language) };
    if let Some(exponent) = exponent(&mut cursor) {
        let value = whole.and_then(|it| it.checked_mul(ten_to(exponent)?));
        return Some((cursor.at, Number::new(Form::Marked, signed(value, negative))));
    }
    if unmarked && !leading_mark {
        if let Some(fraction) = cursor.peek().filter(|it| !it.is_ascii()).and_then(vulgar_fraction)
        {
            cursor.step();
            let value = whole.and_then(|it| it.checked_add(fraction));
            return Some((cursor.at, Number::new(Form::Fraction, signed(value, negative))));
        }
        if written == "10"
            && let Some(value) = power(&mut cursor)
        {
            return Some((cursor.at, Number::new(Form::Marked, signed(value, negative))));
        }
    }
    let form = if negative || leading_mark || !unmarked {
        if !negative && is_dotted_date(&written) { Form::Date } else { Form::Marked }
    } else {
        Form::Plain(written.len())
    };
    Some((cursor.at, Number::new(form, signed(whole, negative))))
}

fn signed(value: Option<Decimal>, negative: bool) -> Option<Decimal> {
    value.map(|it| if negative && !it.is_zero() { -it } else { it })
}

/// A mark within numbers as a dot or a comma.
fn mark(it: char) -> Option<char> {
    match it {
        '.' | '\u{FF0E}' => Some('.'),
        ',' | '\u{FF0C}' | '\u{66B}' => Some(','),
        _ => None,
    }
}

/// Reads digits with the marks and spaces between them; whether there were none of those. `None`
/// when there is no digit here.
fn groups(cursor: &mut Cursor<'_>, written: &mut String) -> Option<bool> {
    let mut unmarked = true;
    let mut spaced = true; // whether spaces can still stand between groups
    loop {
        let mut many = 0;
        while let Some(digit) = cursor.digit() {
            written.push(char::from(b'0' + digit));
            many += 1;
        }
        if many == 0 && unmarked {
            return None;
        }
        spaced &= if unmarked { many <= 3 } else { many == 3 };
        let mut ahead = cursor.clone();
        let Some(it) = ahead.step() else { return Some(unmarked) };
        if let Some(mark) = mark(it)
            && ahead.clone().digit().is_some()
        {
            written.push(mark);
            spaced = false;
        } else if !(spaced && is_group_space(it) && ahead.has_digits(3)) {
            return Some(unmarked);
        }
        unmarked = false;
        *cursor = ahead;
    }
}

/// A space, a Swiss apostrophe or an Arabic mark that can stand between thousands. An ordinary space cannot: it
/// stands between two numbers as often.
fn is_group_space(it: char) -> bool {
    matches!(
        it,
        '\u{A0}'
            | '\u{202F}'
            | '\u{2009}'
            | '\u{2007}'
            | '\u{2008}'
            | '\u{66C}'
            | '\''
            | '\u{2019}'
    )
}

/// The value in the notation of the language or else in the other.
fn read(written: &str, language: Language) -> Option<Decimal> {
    let notation = Notation::from(language);
    parse_decimal(written, notation).or_else(|_| parse_decimal(written, notation.other())).ok()
}

fn is_dotted_date(written: &str) -> bool {
    let parts: Vec<&str> = written.split('.').collect();
    let [day, month, year] = parts.as_slice() else { return false };
    let within = |it: &str, most: u8| {
        it.len() <= 2 && it.parse().is_ok_and(|it: u8| (1..=most).contains(&it))
    };
    within(day, 31) && within(month, 12) && year.len() == 4
}

/// `'23`: an apostrophe and exactly two digits.
fn short_year(mut cursor: Cursor<'_>, previous: Option<char>) -> Option<(usize, Number)> {
    let quote = cursor.step()?.len_utf8();
    if previous.is_some_and(char::is_alphanumeric) || !cursor.has_digits(2) {
        return None;
    }
    let value = Decimal::from(cursor.digit()? * 10 + cursor.digit()?);
    let after = cursor.peek();
    let decimal = after.is_some_and(|it| mark(it).is_some()) && {
        let mut ahead = cursor.clone();
        ahead.step();
        ahead.digit().is_some()
    };
    let quoted =
        after.is_some_and(|it| matches!(it, '\'' | '\u{2019}' | '%') || it.is_alphabetic());
    (!decimal && !quoted)
        .then_some((cursor.at, Number { form: Form::ShortYear, value: Some(value), quote }))
}

/// The exponent behind a ten, when one stands there: `10⁶`. No value when it is too large.
fn power(cursor: &mut Cursor<'_>) -> Option<Option<Decimal>> {
    let mut exponent = String::new();
    while let Some(it) = cursor.peek().filter(|it| is_superscript(*it)) {
        cursor.step();
        if exponent.len() < 4 {
            exponent.extend(opened(it).chars().map(|it| if it == '\u{2212}' { '-' } else { it }));
        }
    }
    if exponent.is_empty() { None } else { Some(exponent.parse().ok().and_then(ten_to)) }
}

/// The exponent behind a number: `1,2E-5`. Not the ending of `1e`, nor part of a name.
fn exponent(cursor: &mut Cursor<'_>) -> Option<i32> {
    let mut ahead = cursor.clone();
    ahead.step().filter(|it| matches!(it, 'e' | 'E'))?;
    let negative = match ahead.peek()? {
        '+' => {
            ahead.step();
            false
        }
        it if is_minus(it) => {
            ahead.step();
            true
        }
        _ => false,
    };
    let mut exponent = i32::from(ahead.digit()?);
    while let Some(digit) = ahead.digit() {
        exponent = exponent.saturating_mul(10).saturating_add(i32::from(digit));
    }
    if ahead.peek().is_some_and(char::is_alphabetic) {
        return None;
    }
    *cursor = ahead;
    Some(if negative { -exponent } else { exponent })
}

/// A power of ten, unless it is too large or small to hold.
fn ten_to(exponent: i32) -> Option<Decimal> {
    match exponent {
        0..=18 => Some(Decimal::from(10u64.pow(exponent.unsigned_abs()))),
        -18..0 => Some(Decimal::new(1, exponent.unsigned_abs())),
        _ => None,
    }
}

fn opened(it: char) -> String {
    let mut one = [0; 4];
    DecomposingNormalizerBorrowed::new_nfkd().normalize(it.encode_utf8(&mut one)).into_owned()
}

/// `½` and its like.
fn vulgar_fraction(it: char) -> Option<Decimal> {
    let opened = opened(it);
    let (above, below) = opened.split_once('\u{2044}')?;
    Decimal::from_str_exact(above).ok()?.checked_div(Decimal::from_str_exact(below).ok()?)
}

/// A number in one character: a vulgar fraction, a circled number, a superscript on its own.
fn symbol(it: char) -> (Form, Option<Decimal>) {
    if let Some(value) = vulgar_fraction(it) {
        return (Form::Fraction, Some(value));
    }
    let digits: String = opened(it).chars().filter(char::is_ascii_digit).collect();
    (Form::Marked, Decimal::from_str_exact(&digits).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_all_scripts_have_their_value() {
        for (it, expected) in [
            ('0', Some(0)),
            ('9', Some(9)),
            ('٣', Some(3)),
            ('７', Some(7)),
            ('𝟟', Some(7)),
            ('९', Some(9)),
            ('²', None),
            ('x', None),
        ] {
            assert_eq!(digit(it), expected, "{it}");
        }
    }
}
