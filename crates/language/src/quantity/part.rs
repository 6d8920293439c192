//! Parts of a whole: `1/2`, `twee derde`, `de helft`, `one in ten`.

use rust_decimal::Decimal;

use super::{Found, QuantityKind, Reader, found};
use crate::compound::Sense;
use crate::digits::Form;
use crate::lexicon::Role;

impl Reader {
    /// `een op de tien`, `3 out of 4`: one number out of another that is as large or larger.
    pub(super) fn ratio(&self, at: usize) -> Option<Found> {
        let (end, above) = match self.sense(at) {
            Some(Sense::Article) => (at + 1, Some(Decimal::ONE)),
            _ => self.cardinal(at).map(|it| (it.end, it.value))?,
        };
        let link = self.after(end - 1)?;
        let (link_end, _) = self.phrase(link, Role::Ratio)?;
        let second = self.after(link_end - 1)?;
        if self.is_year(at) || self.is_year(second) || self.date(second).is_some() {
            return None;
        }
        let below = self.cardinal(second)?;
        if self.percent(below.end).is_some() {
            return None;
        }
        let (above, of) = (above?, below.value?);
        let whole = above.is_integer() && of.is_integer() && above > Decimal::ZERO && above <= of;
        whole.then(|| found(below.end, QuantityKind::Fraction, above.checked_div(of)))
    }

    /// A half, third or quarter.
    pub(super) fn part(&self, at: usize) -> Option<Found> {
        self.slashed(at).or_else(|| self.divided(at)).or_else(|| self.part_word(at))
    }

    /// `1/2`.
    fn slashed(&self, at: usize) -> Option<Found> {
        let whole = |at: usize| {
            let it = self.tokens.number(at)?;
            matches!(it.form, Form::Plain(1..=3)).then_some(it.value?)
        };
        let slash = |at: usize| {
            self.tokens.is_adjacent(at)
                && matches!(self.tokens.mark(at), Some('/' | '\u{2044}' | '\u{2215}'))
        };
        let (above, below) = (whole(at)?, whole(at + 2)?);
        let path = slash(at + 3) || at > 0 && self.tokens.is_adjacent(at) && slash(at - 1);
        (slash(at + 1) && self.tokens.is_adjacent(at + 2) && !path)
            .then(|| found(at + 3, QuantityKind::Fraction, above.checked_div(below)))
    }

    /// `twee derde`, `een kwart`, `two-thirds`, `three and a half`.
    fn divided(&self, at: usize) -> Option<Found> {
        let article = self.sense(at) == Some(Sense::Article);
        let above = match self.sense(at) {
            Some(Sense::Article) => found(at + 1, QuantityKind::NumberWord, Some(Decimal::ONE)),
            _ => self.cardinal(at)?,
        };
        let next = self.after(above.end - 1)?;
        if !article && let Some((end, half)) = self.phrase(next, Role::Halves) {
            let value = above.value.zip(half).and_then(|(it, half)| it.checked_add(half));
            return Some(found(end, above.kind, value));
        }
        let below = match self.sense(next) {
            Some(Sense::Ordinal { value, plural }) => {
                let many = above.value.is_some_and(|it| it > Decimal::ONE);
                // English tells a part from a place by its plural; Dutch writes `twee derde`.
                let fits = self.is_dutch() || many == plural || self.tokens.is_adjacent(next);
                Some(value).filter(|_| fits && value > Decimal::TWO)
            }
            _ => {
                let plain = &self.tokens.word(next)?.plain;
                self.lexicon
                    .value(plain, Role::Part)
                    .flatten()
                    .and_then(|it| Decimal::ONE.checked_div(it))
            }
        }?;
        let value = above.value.filter(|it| *it < Decimal::ONE_HUNDRED && !self.is_year(at))?;
        Some(found(next + 1, QuantityKind::Fraction, value.checked_div(below)))
    }

    /// `de helft`, `half`; not `de eerste helft`, which is a stretch of time.
    fn part_word(&self, at: usize) -> Option<Found> {
        let behind = |it: usize| self.after(it) == Some(at);
        let is_period = at.checked_sub(1).filter(|it| behind(*it)).is_some_and(|it| {
            matches!(self.sense(it), Some(Sense::Ordinal { .. }))
                || self
                    .tokens
                    .word(it)
                    .is_some_and(|it| self.lexicon.has(&it.plain, Role::PeriodWord))
        });
        if is_period {
            return None;
        }
        if let Some((end, value)) = self.phrase(at, Role::Fraction) {
            return Some(found(end, QuantityKind::Fraction, value));
        }
        if let Some(Sense::Fraction(value)) = self.sense(at) {
            return Some(found(at + 1, QuantityKind::Fraction, Some(value)));
        }
        // `quarter of`: without an article, in a list.
        let plain = &self.tokens.word(at)?.plain;
        let value = self.lexicon.value(plain, Role::Part).filter(|_| self.sense(at).is_none())?;
        let of = self.after(at).is_some_and(|it| self.phrase(it, Role::Of).is_some());
        of.then(|| found(at + 1, QuantityKind::Fraction, value))
    }

    /// A scale behind a part: `half a million`, `een kwart miljoen`.
    pub(super) fn scaled(&self, first: Found) -> Found {
        let digits = self.tokens.number(first.end - 1).is_some();
        let kind = if digits { QuantityKind::Number } else { QuantityKind::NumberWord };
        let of =
            |it: usize| self.phrase(it, Role::Of).map_or(Some(it), |(end, _)| self.after(end - 1));
        let article = |it: usize| {
            if self.sense(it) == Some(Sense::Article) { self.after(it) } else { Some(it) }
        };
        let scale = self.after(first.end - 1).and_then(of).and_then(article);
        match scale.and_then(|it| Some((it, self.sense(it)?))) {
            Some((at, Sense::Scale(scale))) => {
                found(at + 1, kind, first.value.and_then(|it| it.checked_mul(scale)))
            }
            _ => first,
        }
    }
}
