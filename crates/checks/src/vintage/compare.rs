//! The comparison, dataset by dataset.

use std::collections::BTreeMap;

use rekenschap_catalogue::{Dataset, Measure, RegisteredCorrection, SeriesRule};
use rekenschap_derive::{Origin, RawCell};
use rekenschap_language::round;
use rekenschap_model::{CellReference, Code, Key, Period, Status, Value};

use super::series::{self, Point, Series};
use super::{Change, ChangeKind, Reason, Vintages};

/// Formulas that rest on themselves are followed so far.
const DEEPEST: usize = 12;

/// Everything that changed, ordered by kind, then as datasets, measures and keys are.
///
/// Delivered cells are compared one by one; computed cells that changed with them follow. A dataset without a time
/// dimension says how things stand for an edition: that this differs from edition to edition is no correction.
pub fn compare(vintages: &Vintages<'_>) -> Vec<Change> {
    let mut comparison = Comparison {
        vintages: *vintages,
        corrections: vintages.corrections(),
        complete: vintages.is_complete(),
        changes: Vec::new(),
        reasons: BTreeMap::new(),
    };
    for dataset in vintages.catalogue.datasets.values() {
        comparison.dataset(dataset);
    }
    for dataset in vintages.catalogue.datasets.values() {
        comparison.computed(dataset);
    }
    let mut changes = comparison.changes;
    changes.sort_by_key(|it| it.kind);
    changes
}

struct Comparison<'a> {
    vintages: Vintages<'a>,
    corrections: Vec<&'a RegisteredCorrection>,
    complete: bool,
    changes: Vec<Change>,
    /// Why delivered cells changed.
    reasons: BTreeMap<CellReference, Option<Reason>>,
}

impl<'a> Comparison<'a> {
    fn dataset(&mut self, dataset: &Dataset) {
        self.cells(dataset);
        self.registered(dataset);
    }

    fn cells(&mut self, dataset: &Dataset) {
        let delivered = |cubes: &rekenschap_derive::RawCubes| {
            let cells = dataset.measures.iter().flat_map(|it| {
                cubes.cube(&dataset.id).into_iter().flat_map(|cube| cube.cells(&it.id))
            });
            cells.filter(|it| it.1.origin != Origin::Computed && it.1.value.is_some()).count()
        };
        if delivered(self.vintages.before) == 0 {
            let count = delivered(self.vintages.now);
            if count > 0 && self.complete {
                self.push(ChangeKind::NewDataset, dataset, None, Vec::new(), count, None);
            }
            return;
        }
        let Some(time) = dataset.time() else { return };
        for measure in &dataset.measures {
            let all = series::all(&self.vintages, dataset, measure, time);
            for own in all.values() {
                self.series(dataset, measure, own);
            }
            if self.complete {
                self.began(dataset, measure, &all);
                self.stopped(dataset, measure, &all);
            }
        }
        self.codes(dataset);
    }

    fn push(
        &mut self,
        kind: ChangeKind,
        dataset: &Dataset,
        measure: Option<&Code>,
        cells: Vec<CellReference>,
        count: usize,
        reason: Option<Reason>,
    ) {
        self.changes.push(Change {
            kind,
            dataset: dataset.id.clone(),
            measure: measure.cloned(),
            cells,
            count,
            reason,
            inputs: Vec::new(),
        });
    }

    fn cell(
        &mut self,
        kind: ChangeKind,
        dataset: &Dataset,
        measure: &Measure,
        key: &Key,
        reason: Option<Reason>,
    ) {
        let reference = dataset.reference(measure, key);
        if kind.is_of_values() || kind == ChangeKind::Broken {
            self.reasons.insert(reference.clone(), reason.clone());
        }
        self.push(kind, dataset, Some(&measure.id), vec![reference], 1, reason);
    }

    /// Registered corrections that are told as such: breaks, and those whose earlier values are not known. Of others the
    /// changed cells tell.
    fn registered(&mut self, dataset: &Dataset) {
        let own: Vec<&RegisteredCorrection> = self
            .corrections
            .iter()
            .copied()
            .filter(|it| it.dataset.value == *dataset.id && (!it.known || it.kind.is_break()))
            .filter(|it| !it.known || !self.changes.iter().any(|change| change.is_because(it)))
            .collect();
        for it in own {
            let mut cells = Vec::new();
            for measure in &dataset.measures {
                let found = self.vintages.now.cube(&dataset.id).into_iter();
                cells.extend(
                    found
                        .flat_map(|cube| cube.cells(&measure.id))
                        .filter(|(key, cell)| {
                            cell.value.is_some() && it.covers(dataset, &measure.id, key)
                        })
                        .map(|(key, _)| dataset.reference(measure, key)),
                );
            }
            let kind =
                if it.kind.is_break() { ChangeKind::Broken } else { ChangeKind::EarlierUnknown };
            let count = cells.len();
            self.push(kind, dataset, None, cells, count, Some(Reason::registered(it)));
        }
    }

    /// Why a cell changed: a registered correction, else what its delivery says.
    fn reason(&self, dataset: &Dataset, measure: &Measure, point: &Point<'_>) -> Option<Reason> {
        let registered =
            self.corrections.iter().find(|it| it.covers(dataset, &measure.id, point.key));
        if let Some(it) = registered {
            return Some(Reason::registered(it));
        }
        let Origin::Delivered { delivery, .. } = point.now.origin else { return None };
        let delivery = self.vintages.deliveries.get(delivery)?;
        let languages = &self.vintages.catalogue.publication.languages;
        Reason::of_delivery(delivery, languages)
            .filter(|_| delivery.edition > self.vintages.edition_before)
    }

    fn series(&mut self, dataset: &Dataset, measure: &Measure, own: &Series<'_>) {
        let newest = own.newest_before();
        let mut broken = false;
        for (period, point) in &own.points {
            let reason = || self.reason(dataset, measure, point);
            let before = point.before.and_then(|it| it.value.as_ref());
            let status = point.before.map(|it| it.status);
            let flagged = matches!(point.now.status, Status::Break | Status::DefinitionDiffers)
                && status != Some(point.now.status);
            // A break belongs to a period: what lies after it is another series.
            broken |= flagged && point.now.status == Status::Break;
            let kind = match (before, &point.now.value) {
                (Some(old), Some(new)) if !is_same(point, old, new) => {
                    if flagged || broken {
                        ChangeKind::Broken
                    } else {
                        ChangeKind::Restated
                    }
                }
                _ if flagged => ChangeKind::Broken,
                (Some(_), Some(_)) if status != Some(point.now.status) => ChangeKind::StatusChanged,
                (Some(_), None) => ChangeKind::Withdrawn,
                (None, Some(_)) if self.complete && newest.is_some_and(|it| *period < it) => {
                    ChangeKind::Added
                }
                _ => continue,
            };
            let reason = reason();
            self.cell(kind, dataset, measure, point.key, reason);
        }
    }

    /// Series without any value in the earlier edition; all together when the measure had none at all.
    fn began(&mut self, dataset: &Dataset, measure: &Measure, all: &BTreeMap<Key, Series<'_>>) {
        let fresh: Vec<CellReference> = all
            .values()
            .filter(|it| it.newest_before().is_none())
            .filter_map(|it| it.newest())
            .map(|(_, point)| dataset.reference(measure, point.key))
            .collect();
        let whole = all.values().all(|it| it.newest_before().is_none());
        self.told(ChangeKind::NewSeries, dataset, measure, fresh, whole);
    }

    /// Series that were alive in the earlier edition and have no newer value; all together when every one stopped.
    fn stopped(&mut self, dataset: &Dataset, measure: &Measure, all: &BTreeMap<Key, Series<'_>>) {
        let newest: Option<Period> = all.values().filter_map(Series::newest_before).max();
        let alive = || all.values().filter(|it| it.newest_before() == newest && newest.is_some());
        let stopped: Vec<CellReference> = alive()
            .filter_map(|it| {
                let last = newest.filter(|last| {
                    it.has_stopped(*last, self.vintages.edition_before, self.vintages.edition_now)
                })?;
                it.points.get(&last)
            })
            .map(|point| dataset.reference(measure, point.key))
            .collect();
        let whole = stopped.len() == alive().count();
        self.told(ChangeKind::Discontinued, dataset, measure, stopped, whole);
    }

    fn told(
        &mut self,
        kind: ChangeKind,
        dataset: &Dataset,
        measure: &Measure,
        cells: Vec<CellReference>,
        whole: bool,
    ) {
        if whole && cells.len() > 1 {
            let count = cells.len();
            self.push(kind, dataset, Some(&measure.id), cells, count, None);
            return;
        }
        for it in cells {
            self.push(kind, dataset, Some(&measure.id), vec![it], 1, None);
        }
    }

    /// Changes of codes between the editions across which series may not be compared.
    fn codes(&mut self, dataset: &Dataset) {
        for (at, dimension) in dataset.dimensions.iter().enumerate() {
            let Some(list) = self.vintages.catalogue.code_list_of(dataset, at) else { continue };
            for change in &list.changes {
                let year = change.date.get(..4).and_then(|it| it.parse::<i32>().ok());
                let between = year.is_some_and(|it| {
                    it > self.vintages.edition_before && it <= self.vintages.edition_now
                });
                let used =
                    change.old.iter().chain(&change.new).any(|it| dimension.codes.contains(it));
                if change.series != SeriesRule::DoNotCompare || !between || !used {
                    continue;
                }
                let mut cells = Vec::new();
                for measure in &dataset.measures {
                    let own =
                        series::all(&self.vintages, dataset, measure, dataset.time().unwrap_or(0));
                    let new = own.iter().filter(|it| change.new.contains(&it.0.codes()[at]));
                    cells.extend(
                        new.filter_map(|it| it.1.newest())
                            .map(|(_, point)| dataset.reference(measure, point.key)),
                    );
                }
                let count = cells.len();
                let reason = Reason::of_code(&dimension.id, change);
                self.push(ChangeKind::Broken, dataset, None, cells, count, Some(reason));
            }
        }
    }

    /// Computed cells that have another value because of what they are made of.
    fn computed(&mut self, dataset: &Dataset) {
        if dataset.time().is_none() {
            return;
        }
        for measure in &dataset.measures {
            let cells = self
                .vintages
                .now
                .cube(&dataset.id)
                .into_iter()
                .flat_map(|it| it.cells(&measure.id));
            for (key, cell) in cells.filter(|it| it.1.origin == Origin::Computed) {
                let reference = dataset.reference(measure, key);
                if !self.differs(&reference) {
                    continue;
                }
                let inputs = cell.computed.iter().flat_map(|it| &it.inputs).map(|it| &it.1);
                let inputs: Vec<CellReference> =
                    inputs.filter(|it| self.changed(it)).cloned().collect();
                let reason = inputs.iter().find_map(|it| self.reason_below(it, 0));
                self.changes.push(Change {
                    kind: ChangeKind::Follows,
                    dataset: dataset.id.clone(),
                    measure: Some(measure.id.clone()),
                    cells: vec![reference],
                    count: 1,
                    reason,
                    inputs,
                });
            }
        }
    }

    fn pair(&self, cell: &CellReference) -> (Option<&'a Value>, Option<&'a Value>) {
        let value = |it: Option<&'a RawCell>| it.and_then(|it| it.value.as_ref());
        (value(self.vintages.before.get(cell)), value(self.vintages.now.get(cell)))
    }

    /// Whether a cell had a value and has another now.
    fn differs(&self, cell: &CellReference) -> bool {
        matches!(self.pair(cell), (Some(old), Some(new)) if !equal(old, new))
    }

    fn changed(&self, cell: &CellReference) -> bool {
        match self.pair(cell) {
            (Some(old), Some(new)) => !equal(old, new),
            (None, None) => false,
            _ => true,
        }
    }

    fn reason_below(&self, cell: &CellReference, depth: usize) -> Option<Reason> {
        if let Some(own) = self.reasons.get(cell) {
            return own.clone();
        }
        let computed = self.vintages.now.get(cell)?.computed.as_ref()?;
        let inputs = computed.inputs.iter().filter(|it| depth < DEEPEST && self.changed(&it.1));
        inputs.map(|it| &it.1).find_map(|it| self.reason_below(it, depth + 1))
    }
}

/// Whether two values say the same: numbers as numbers, so that 40 is 40.0.
fn equal(old: &Value, new: &Value) -> bool {
    match (old.number(), new.number()) {
        (Some(old), Some(new)) => old == new,
        _ => old == new,
    }
}

/// Whether a delivered value says the same as the earlier one. An earlier value that was computed has all its digits: it is
/// rounded as the delivered one is.
fn is_same(point: &Point<'_>, old: &Value, new: &Value) -> bool {
    let computed = point.before.is_some_and(|it| it.origin == Origin::Computed);
    match (computed, old.number(), new.number()) {
        (true, Some(old), Some(new)) => round(&old, new.scale()) == new,
        _ => equal(old, new),
    }
}
