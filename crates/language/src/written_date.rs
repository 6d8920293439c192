//! Dates within running text.

use rust_decimal::Decimal;

use crate::digits::Form;
use crate::language::Language;
use crate::lexicon::{Lexicon, Role};
use crate::token::{Tokens, is_hyphen};

/// The token behind a date that starts at a token.
///
/// `23 november`, `23 november 2026`, `November 23rd, 2026`, `2026-11-23`, `23/11/2026`,
/// `23.11.2026`, and `2026-03`.
pub(crate) fn end(tokens: &Tokens, language: Language, at: usize) -> Option<usize> {
    let reader = Reader { tokens, lexicon: Lexicon::of(language), language };
    match tokens.number(at) {
        Some(number) if number.form == Form::Date => Some(at + 1),
        Some(_) => reader.day_first(at).or_else(|| reader.digits(at)),
        None if language == Language::English => reader.month_first(at),
        None => None,
    }
}

struct Reader<'a> {
    tokens: &'a Tokens,
    lexicon: &'a Lexicon,
    language: Language,
}

impl Reader<'_> {
    /// A number of so many digits between two bounds.
    fn within(
        &self,
        at: usize,
        digits: std::ops::RangeInclusive<usize>,
        least: u32,
        most: u32,
    ) -> bool {
        self.tokens.number(at).is_some_and(|it| {
            let Form::Plain(many) = it.form else { return false };
            let bounds = Decimal::from(least)..=Decimal::from(most);
            digits.contains(&many) && it.value.is_some_and(|it| bounds.contains(&it))
        })
    }

    fn is_day(&self, at: usize) -> bool {
        self.within(at, 1..=2, 1, 31)
    }

    fn is_year(&self, at: usize) -> bool {
        self.within(at, 4..=4, 1000, 2999)
    }

    /// The token behind a month; an English one has a capital, as `may` is a verb as well.
    fn month(&self, at: usize) -> Option<usize> {
        let word = self.tokens.word(at)?;
        (self.lexicon.has(&word.plain, Role::Month)
            && (self.language != Language::English || word.capital))
            .then_some(at + 1)
    }

    /// The token behind a day and its ending, if it has one.
    fn day(&self, at: usize) -> Option<usize> {
        let ending = self.tokens.is_adjacent(at + 1)
            && self.tokens.word(at + 1).is_some_and(|it| self.lexicon.has(&it.plain, Role::Ending));
        self.is_day(at).then(|| if ending { at + 2 } else { at + 1 })
    }

    /// The token behind the year that follows, if one does.
    fn with_year(&self, end: usize) -> usize {
        let mut at = end;
        // `Nov. 2026`, `November 23, 2026`
        if matches!(self.tokens.mark(at), Some('.' | ',')) && self.tokens.is_adjacent(at) {
            at += 1;
        }
        let short = self.tokens.number(at).is_some_and(|it| it.form == Form::ShortYear);
        let next = at.checked_sub(1).filter(|_| at == end).and_then(|it| self.tokens.after(it));
        match next {
            Some(next) if self.is_year(next) => next + 1,
            _ if self.is_year(at) && !self.tokens.is_adjacent(at) => at + 1,
            _ if short && !self.tokens.is_adjacent(at) => at + 1,
            _ => end,
        }
    }

    fn day_first(&self, at: usize) -> Option<usize> {
        let next = self.tokens.after(self.day(at)? - 1)?;
        let month = match self.lexicon.phrase(self.tokens, next, Role::DayOf) {
            Some((end, _)) => self.tokens.after(end - 1)?,
            None => next,
        };
        Some(self.with_year(self.month(month)?))
    }

    /// `November 23`; only with an ending, a year or nothing behind it: `in May 5 people …` is none.
    fn month_first(&self, at: usize) -> Option<usize> {
        let first = self.tokens.after(self.month(at)? - 1)?;
        let day = self.day(first)?;
        let all = self.with_year(day);
        let alone = self.tokens.after(day - 1).is_none() && self.tokens.word(day).is_none();
        (all > day || day > first + 1 || alone).then_some(all)
    }

    /// Dates in digits alone, with hyphens or slashes.
    fn digits(&self, at: usize) -> Option<usize> {
        let joined = |it: usize| self.tokens.is_adjacent(it);
        let mark = |it: usize| {
            self.tokens.mark(it).filter(|mark| joined(it) && (is_hyphen(*mark) || *mark == '/'))
        };
        let part_of_more = |it: usize| {
            joined(it) && self.tokens.mark(it).is_some() && mark(it).is_some() && joined(it + 1)
        };
        let first = mark(at + 1).filter(|_| joined(at + 2))?;
        let second = mark(at + 3).filter(|_| joined(at + 4));
        let month = |it: usize, digits| self.within(it, digits, 1, 12);
        if second == Some(first) && !part_of_more(at + 5) {
            let year_first =
                self.is_year(at) && month(at + 2, 2..=2) && self.within(at + 4, 2..=2, 1, 31);
            let day_first = self.is_day(at) && month(at + 2, 1..=2) && self.is_year(at + 4);
            let month_first =
                month(at, 1..=2) && self.is_day(at + 2) && self.is_year(at + 4) && first == '/';
            if year_first || day_first || month_first {
                return Some(at + 5);
            }
        }
        // `2026-03`; what could also be the end of a school year (`2011-12`) is left to the years.
        let year = self.tokens.number(at)?.value?;
        let month_of_year =
            is_hyphen(first) && self.is_year(at) && month(at + 2, 2..=2) && !part_of_more(at + 3);
        let earlier = self.tokens.number(at + 2)?.value? <= year % Decimal::ONE_HUNDRED;
        (month_of_year && earlier).then_some(at + 3)
    }
}
