//! Every number in running text, however it is written.

mod part;

use std::ops::Range;

use rust_decimal::Decimal;

use crate::compound::{Sense, sense};
use crate::digits::Form;
use crate::language::Language;
use crate::lexicon::{Lexicon, Role};
use crate::sum::{Sum, is_tens};
use crate::token::{Joint, Kind, Tokens, tokens};
use crate::written_date;

/// A number in running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// Where it stands: bytes of the text, on character boundaries.
    pub bytes: Range<usize>,
    /// How it is written.
    pub kind: QuantityKind,
    /// What it says, when that can be said: `None` for `tientallen`, for dates and names, and for
    /// digits whose marks mean nothing in any notation. A percentage has the number that is read
    /// (12.3 for `12,3%`); a multiple how many times (2 for `verdubbeld`, 0.5 for `halved`).
    pub value: Option<Decimal>,
}

/// How a number in running text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum QuantityKind {
    /// Digits, with a scale if one follows: `1.200`, `-5`, `2 miljard`.
    Number,
    /// Digits or words with a percent sign or word: `12,3%`, `twaalf procent`, `2 procentpunt`.
    Percentage,
    /// A year: `2023`, `'23`. Four digits from 1900 to 2099 may also be a count, where neither the
    /// word before nor the word behind tells: who exempts years should hold them to known periods.
    Year,
    /// A day, with or without its year: `23 november 2026`, `2026-11-23`; and `2026-03`.
    Date,
    /// Words: `tweeëndertig`, `duizenden`, `verdubbeld`, `dozens`.
    NumberWord,
    /// A part of a whole: `1/2`, `½`, `de helft`, `twee derde`, `een op de tien`.
    Fraction,
    /// A place in a row: `eerste`, `3rd`.
    Ordinal,
    /// A name with digits in it: `CO2`, `H1`, `covid-19`.
    Name,
}

/// All numbers in a text, in order and without overlap, in time linear in its length.
///
/// The span holds the numeral, its sign, scale and percent word, and no more: not `ruim`, `€` or
/// `keer`. The ends of a range (`45-55`) are two numbers. Roman numerals, units (`m²`, `m2`) and
/// words that only look like numbers (`eenvoudig`) are not found; the article `een` is none either.
///
/// Digits are read in the notation of the language, and in the other one where the marks make no
/// number in the first. Digits of all scripts count, and so do accents, capitals, ligatures and soft
/// hyphens that are written otherwise.
pub fn quantities(text: &str, language: Language) -> Vec<Quantity> {
    let tokens = Tokens(tokens(text, language));
    let word = |it: usize| tokens.word(it).and_then(|it| sense(it, language));
    let senses = (0..tokens.0.len()).map(word).collect();
    let mut reader = Reader { tokens, senses, lexicon: Lexicon::of(language), language };
    reader.take_quotes_for_what_they_are();
    let mut all = Vec::new();
    let mut at = 0;
    while at < reader.tokens.0.len() {
        match reader.read(at) {
            Read::Found(found) => {
                let bytes =
                    reader.tokens.0[at].bytes.start..reader.tokens.0[found.end - 1].bytes.end;
                all.push(Quantity { bytes, kind: found.kind, value: found.value });
                at = found.end;
            }
            Read::Nothing { end } => at = end,
        }
    }
    all
}

enum Read {
    Found(Found),
    Nothing { end: usize },
}

/// A quantity up to the token `end`.
#[derive(Debug, Clone, Copy)]
struct Found {
    end: usize,
    kind: QuantityKind,
    value: Option<Decimal>,
}

struct Reader {
    tokens: Tokens,
    senses: Vec<Option<Sense>>,
    lexicon: &'static Lexicon,
    language: Language,
}

impl Reader {
    /// Makes `‘45` a number behind a quotation mark, and no year, when a percent sign or scale follows.
    fn take_quotes_for_what_they_are(&mut self) {
        for at in 0..self.tokens.0.len() {
            let short = self.tokens.number(at).is_some_and(|it| it.form == Form::ShortYear);
            if short
                && (self.percent(at + 1).is_some() || self.scale(at).is_some() || self.is_count(at))
            {
                let token = &mut self.tokens.0[at];
                if let Kind::Number(number) = &mut token.kind {
                    number.form = Form::Plain(2);
                    token.bytes.start += number.quote;
                }
            }
        }
    }

    /// Reads at a token, the longest way of writing first.
    fn read(&self, at: usize) -> Read {
        if let Some((end, _)) = self.lexicon.phrase(&self.tokens, at, Role::Ignored) {
            return Read::Nothing { end };
        }
        if self.is_pronoun(at) {
            return Read::Nothing { end: at + 1 };
        }
        let found = self
            .name(at)
            .or_else(|| self.date(at))
            .or_else(|| self.year(at))
            .or_else(|| self.ratio(at))
            .or_else(|| self.number(at));
        found.map_or(Read::Nothing { end: at + 1 }, Read::Found)
    }

    fn is_dutch(&self) -> bool {
        self.language == Language::Dutch
    }

    fn sense(&self, at: usize) -> Option<Sense> {
        self.senses.get(at).copied().flatten()
    }

    /// The word that a phrase goes on with behind a token.
    fn after(&self, at: usize) -> Option<usize> {
        self.tokens.after(at)
    }

    fn phrase(&self, from: usize, role: Role) -> Option<(usize, Option<Decimal>)> {
        self.lexicon.phrase(&self.tokens, from, role)
    }

    /// `one's`.
    fn is_pronoun(&self, at: usize) -> bool {
        let letter = |at: usize, it: &str| {
            self.tokens.is_adjacent(at) && self.tokens.word(at).is_some_and(|word| word.plain == it)
        };
        self.tokens.word(at).is_some_and(|it| it.plain == "one")
            && matches!(self.tokens.mark(at + 1), Some('\'' | '\u{2019}'))
            && letter(at + 2, "s")
    }

    /// `CO2`, and `covid-19`, unless that is a percentage or a year: `mid-2023`.
    fn name(&self, at: usize) -> Option<Found> {
        let word = self.tokens.word(at)?;
        if word.digit {
            return Some(found(at + 1, QuantityKind::Name, None));
        }
        let number = self.after(at).filter(|it| *it == at + 2)?;
        let plain = matches!(self.tokens.number(number)?.form, Form::Plain(_));
        let other = self.sense(at).is_some()
            || self.is_year(number)
            || self.percent(number + 1).is_some()
            || self.scale(number).is_some()
            || self.date(number).is_some();
        (plain && !other).then(|| found(number + 1, QuantityKind::Name, None))
    }

    fn date(&self, at: usize) -> Option<Found> {
        let end = written_date::end(&self.tokens, self.language, at)?;
        Some(found(end, QuantityKind::Date, None))
    }

    /// A year, and the short one that ends a school or financial year: `2019-20`.
    fn year(&self, at: usize) -> Option<Found> {
        let number = self.tokens.number(at)?;
        let value = if number.form == Form::ShortYear {
            None // nobody says which century
        } else if self.is_year(at) {
            number.value
        } else {
            Some(self.second_year(at).filter(|_| self.percent(at + 1).is_none())?)
        };
        Some(found(at + 1, QuantityKind::Year, value))
    }

    /// Whether four digits are a year and not a count.
    fn is_year(&self, at: usize) -> bool {
        let Some(number) = self.tokens.number(at) else { return false };
        let within = |it: Decimal| (Decimal::from(1900)..Decimal::from(2100)).contains(&it);
        number.form == Form::Plain(4)
            && number.value.is_some_and(within)
            && !self.is_count(at)
            && self.percent(at + 1).is_none()
            && self.scale(at).is_none()
    }

    /// Whether the words around a number tell that it counts something.
    fn is_count(&self, at: usize) -> bool {
        let before = at.checked_sub(1).is_some_and(|it| {
            let about = self.after(it) == Some(at)
                && self
                    .tokens
                    .word(it)
                    .is_some_and(|it| self.lexicon.has(&it.plain, Role::Approximately));
            about || self.is_money(at)
        });
        before || self.after(at).is_some_and(|it| self.phrase(it, Role::Counted).is_some())
    }

    fn is_money(&self, at: usize) -> bool {
        at.checked_sub(1)
            .and_then(|it| self.tokens.mark(it))
            .is_some_and(|it| matches!(it, '€' | '$' | '£' | '¥'))
    }

    /// The year that two digits end when it began before them: `2019-20`, `2019/20`.
    fn second_year(&self, at: usize) -> Option<Decimal> {
        let first = at.checked_sub(2).filter(|it| self.is_year(*it))?;
        let joined = self.tokens.is_adjacent(at) && self.tokens.is_adjacent(at - 1);
        let mark = self.tokens.mark(at - 1).filter(|it| matches!(it, '-' | '\u{2013}' | '/'));
        let (first, second) = (self.tokens.number(first)?.value?, self.tokens.number(at)?);
        let century = first - first % Decimal::ONE_HUNDRED;
        let year = century + second.value?;
        (joined && mark.is_some() && second.form == Form::Plain(2) && year > first).then_some(year)
    }

    /// Any number, with what can stand behind it: a scale, a percent sign.
    fn number(&self, at: usize) -> Option<Found> {
        let part = self.part(at).map(|it| self.scaled(it));
        // `half a percent`
        let article = part
            .and_then(|it| self.after(it.end - 1))
            .filter(|it| self.sense(*it) == Some(Sense::Article));
        let first = part.or_else(|| self.counted(at))?;
        match self.percent(first.end).or_else(|| self.percent(article? + 1)) {
            Some(end) if first.kind != QuantityKind::Ordinal => {
                Some(found(end, QuantityKind::Percentage, first.value))
            }
            // An article alone is no number.
            _ if self.sense(at) == Some(Sense::Article) && first.end == at + 1 => None,
            _ => Some(first),
        }
    }

    /// The end of a percent sign or word that starts at a token, with or without space before it.
    fn percent(&self, at: usize) -> Option<usize> {
        if self
            .tokens
            .mark(at)
            .is_some_and(|it| matches!(it, '%' | '\u{FF05}' | '\u{66A}' | '\u{FE6A}'))
        {
            return (self.tokens.get(at)?.joint != Joint::Far).then_some(at + 1);
        }
        let behind = at.checked_sub(1).and_then(|it| self.after(it));
        let word = if self.tokens.is_adjacent(at) && self.tokens.word(at).is_some() {
            Some(at)
        } else {
            behind
        };
        self.phrase(word?, Role::Percent).map(|it| it.0)
    }

    /// A number that is no part: cardinals, ordinals, multiples, indefinite numbers.
    fn counted(&self, at: usize) -> Option<Found> {
        if let Some(number) = self.tokens.number(at) {
            let ending = self.tokens.word(at + 1).filter(|_| self.tokens.is_adjacent(at + 1));
            let ordinal = matches!(number.form, Form::Plain(_))
                && ending.is_some_and(|it| self.lexicon.has(&it.plain, Role::Ending));
            return if ordinal {
                Some(found(at + 2, QuantityKind::Ordinal, number.value))
            } else {
                self.cardinal(at)
            };
        }
        match self.sense(at)? {
            Sense::Article => match self.after(at).and_then(|it| self.cardinal_from_scale(it)) {
                Some(scaled) => Some(scaled),
                None => Some(found(at + 1, QuantityKind::NumberWord, Some(Decimal::ONE))),
            },
            Sense::Plural => Some(found(self.plurals(at), QuantityKind::NumberWord, None)),
            Sense::Ordinal { value, plural: false } => {
                Some(found(at + 1, QuantityKind::Ordinal, Some(value)))
            }
            // Thirds of something, in English; the tenths in a list, in Dutch.
            Sense::Ordinal { value, plural: true } => {
                let kind =
                    if self.is_dutch() { QuantityKind::Ordinal } else { QuantityKind::Fraction };
                let value =
                    if self.is_dutch() { Some(value) } else { Decimal::ONE.checked_div(value) };
                Some(found(at + 1, kind, value))
            }
            Sense::Multiple(value) | Sense::Counted(value) => {
                Some(found(at + 1, QuantityKind::NumberWord, Some(value)))
            }
            Sense::Cardinal(value) => self.ordinal_of_tens(at, value).or_else(|| self.cardinal(at)),
            Sense::Scale(_) => self.cardinal(at),
            Sense::Fraction(_) => None,
        }
    }

    /// `twenty-first`.
    fn ordinal_of_tens(&self, at: usize, tens: Decimal) -> Option<Found> {
        let next = self.after(at).filter(|_| is_tens(tens))?;
        match self.sense(next)? {
            Sense::Ordinal { value, plural: false } if value < Decimal::TEN && !self.is_dutch() => {
                Some(found(next + 1, QuantityKind::Ordinal, Some(tens + value)))
            }
            _ => None,
        }
    }

    /// `a hundred`, from the scale on.
    fn cardinal_from_scale(&self, at: usize) -> Option<Found> {
        matches!(self.sense(at), Some(Sense::Scale(_))).then(|| self.cardinal(at))?
    }

    /// `tientallen miljoenen`, `tens of thousands`.
    fn plurals(&self, at: usize) -> usize {
        let Some(next) = self.after(at) else { return at + 1 };
        let next = self.phrase(next, Role::Of).map_or(Some(next), |(end, _)| self.after(end - 1));
        match next {
            Some(next) if self.sense(next) == Some(Sense::Plural) => next + 1,
            _ => at + 1,
        }
    }

    /// A scale behind the digits at a token: the token behind it, and the scale.
    fn scale(&self, at: usize) -> Option<(usize, Decimal)> {
        let attached = self.tokens.word(at + 1).filter(|_| self.tokens.is_adjacent(at + 1));
        if let Some(word) = attached {
            let roles = [Role::Scale, Role::ScaleMark, Role::Attached, Role::AttachedMoney];
            let known = roles.iter().filter(|it| **it != Role::AttachedMoney || self.is_money(at));
            let value =
                known.filter_map(|it| self.lexicon.value(&word.plain, *it).flatten()).next()?;
            return Some((at + 2, value));
        }
        let next = self.after(at)?;
        if let Some(Sense::Scale(value)) = self.sense(next) {
            return Some((next + 1, value));
        }
        let word = self.tokens.word(next)?;
        Some((next + 1, self.lexicon.value(&word.plain, Role::ScaleMark).flatten()?))
    }

    /// A number in digits or words, with its scales: `2 miljoen`, `two hundred and fifty thousand`.
    fn cardinal(&self, at: usize) -> Option<Found> {
        if let Some(number) = self.tokens.number(at) {
            let kind = if number.form == Form::Fraction {
                QuantityKind::Fraction
            } else {
                QuantityKind::Number
            };
            if matches!(number.form, Form::ShortYear | Form::Date) {
                return None;
            }
            let mut all = found(at + 1, kind, number.value);
            // Twice, for `2 honderd duizend`.
            for _ in 0..2 {
                let Some((end, scale)) = self.scale(all.end - 1) else { break };
                all = found(
                    end,
                    QuantityKind::Number,
                    all.value.and_then(|it| it.checked_mul(scale)),
                );
            }
            return Some(all);
        }
        let mut sum = Sum::default();
        let mut end = at;
        let mut next = Some(at);
        while let Some(here) = next {
            let taken = match self.sense(here) {
                Some(Sense::Cardinal(value)) => sum.add(value, !self.is_dutch()),
                Some(Sense::Scale(value)) => sum.multiply(value),
                _ => false,
            };
            if taken {
                end = here + 1;
                next = self.after(here);
                continue;
            }
            // `two hundred and fifty`: only behind a hundred or more.
            let and = !self.is_dutch()
                && sum.takes_and()
                && self.tokens.word(here).is_some_and(|it| it.plain == "and");
            next = self.after(here).filter(|it| and && end == here && self.is_small(*it));
        }
        if end == at {
            return None;
        }
        let whole = found(end, QuantityKind::NumberWord, sum.value());
        Some(self.with_decimals(whole).unwrap_or(whole))
    }

    /// `drie komma vijfentwintig`, `four point two five`, with the scale behind it.
    fn with_decimals(&self, whole: Found) -> Option<Found> {
        let (mark, _) = self.phrase(self.after(whole.end - 1)?, Role::DecimalMark)?;
        let mut decimals = String::new();
        let mut end = mark;
        while let Some(next) = self.after(end - 1)
            && let Some(Sense::Cardinal(value)) = self.sense(next)
            && value.scale() == 0
            && decimals.len() < 20
        {
            decimals.push_str(&value.to_string());
            end = next + 1;
        }
        let scale = u32::try_from(decimals.len()).ok()?;
        let decimals =
            Decimal::from_str_exact(&decimals).ok()?.checked_mul(Decimal::new(1, scale))?;
        let value = whole.value.and_then(|it| it.checked_add(decimals));
        match self.after(end - 1).and_then(|it| Some((it, self.sense(it)?))) {
            Some((at, Sense::Scale(scale))) => {
                Some(found(at + 1, whole.kind, value.and_then(|it| it.checked_mul(scale))))
            }
            _ => Some(found(end, whole.kind, value)),
        }
    }

    /// A number below a hundred, as it stands behind `hundred and`.
    fn is_small(&self, at: usize) -> bool {
        matches!(self.sense(at), Some(Sense::Cardinal(value)) if value < Decimal::ONE_HUNDRED)
    }
}

fn found(end: usize, kind: QuantityKind, value: Option<Decimal>) -> Found {
    Found { end, kind, value }
}

#[cfg(test)]
mod tests;
