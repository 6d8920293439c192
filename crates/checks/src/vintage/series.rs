//! The series of a measure in two editions, and what began or stopped.

use std::collections::BTreeMap;

use rekenschap_catalogue::{Dataset, Measure};
use rekenschap_derive::{Origin, RawCell};
use rekenschap_model::{Key, Period};

use super::Vintages;

/// What is known of one period in both editions.
pub(super) struct Point<'a> {
    pub(super) key: &'a Key,
    pub(super) before: Option<&'a RawCell>,
    pub(super) now: &'a RawCell,
}

/// The delivered cells with one key but for the time.
#[derive(Default)]
pub(super) struct Series<'a> {
    pub(super) points: BTreeMap<Period, Point<'a>>,
}

/// The series of a measure, by key without the time.
pub(super) fn all<'a>(
    vintages: &Vintages<'a>,
    dataset: &Dataset,
    measure: &Measure,
    time: usize,
) -> BTreeMap<Key, Series<'a>> {
    let mut series: BTreeMap<Key, Series<'_>> = BTreeMap::new();
    let cells = vintages.now.cube(&dataset.id).into_iter().flat_map(|it| it.cells(&measure.id));
    for (key, now) in cells.filter(|it| it.1.origin != Origin::Computed) {
        let Ok(period) = key.codes()[time].parse::<Period>() else { continue };
        let before = vintages.before.cell(&dataset.id, &measure.id, key);
        let own = series.entry(key.with(time, "")).or_default();
        own.points.insert(period, Point { key, before, now });
    }
    series
}

impl<'a> Series<'a> {
    /// The newest period that the earlier edition had a value for.
    pub(super) fn newest_before(&self) -> Option<Period> {
        let had = |it: &Point<'_>| it.before.is_some_and(|it| it.value.is_some());
        self.points.iter().rev().find(|it| had(it.1)).map(|it| *it.0)
    }

    /// The newest point that has a value now.
    pub(super) fn newest(&self) -> Option<(Period, &Point<'a>)> {
        self.points.iter().rev().find(|it| it.1.now.value.is_some()).map(|it| (*it.0, it.1))
    }

    /// Whether a newer value was due since the earlier edition and did not come. A series that is measured once in some
    /// periods is due again after as many; one that was overdue by more than a year already had stopped before.
    pub(super) fn has_stopped(&self, last: Period, edition_before: i32, edition: i32) -> bool {
        if self.newest().is_some_and(|it| it.0 > last) {
            return false;
        }
        let had = |it: &Point<'_>| it.before.is_some_and(|it| it.value.is_some());
        let earlier = self.points.range(..last).rev().find(|it| had(it.1)).map(|it| *it.0);
        let step = earlier.and_then(|it| (1..=MOST_PERIODS).find(|by| it.shifted(*by) == last));
        let due = last.shifted(step.unwrap_or(1)).year();
        (edition_before..=edition).contains(&due)
    }
}

/// A series with a longer gap than this has no rhythm.
const MOST_PERIODS: i32 = 60;
