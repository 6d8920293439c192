//! What was corrected since an earlier edition, in words: the register of corrections, and the notes made from it.

use std::collections::{BTreeMap, BTreeSet};

use rekenschap_catalogue::{Dataset, Measure};
use rekenschap_checks::{Change, ChangeKind, Reason};
use rekenschap_disclosure::{ClearedCell, Content, EarlierCubes, Provenance};
use rekenschap_language::{capitalise, message, round};
use rekenschap_model::{CellReference, Code, CorrectionKind, Value};

use crate::binder::Binder;
use crate::document::Inline;

/// An earlier edition, to be compared with.
#[derive(Debug, Clone, Default)]
pub struct Vintage {
    /// What it knew, as far as that may be shown.
    pub cubes: EarlierCubes,
    /// What changed since. It holds no values.
    pub changes: Vec<Change>,
    /// Whether there are deliveries of that edition or before.
    pub delivered: bool,
}

/// The register of corrections of an edition: everything that changed since an earlier one.
#[derive(Debug, Clone, Default)]
pub struct Register {
    /// The earlier edition; none when nothing was delivered for one.
    pub edition_before: Option<i32>,
    /// Whether all that it knew is there.
    pub complete: bool,
    /// The changes, ordered by kind.
    pub changes: Vec<Restatement>,
    /// The change of value of each cell that has one, by its position among the changes.
    by_cell: BTreeMap<CellReference, usize>,
    /// The changes of each dataset, by their positions.
    by_dataset: BTreeMap<Code, Vec<usize>>,
}

/// A change of figures since an earlier edition, as readers see it.
#[derive(Debug, Clone)]
pub struct Restatement {
    /// What kind of change it is.
    pub kind: ChangeKind,
    /// The dataset.
    pub dataset: Code,
    /// What it is about, as findings name it: `dataset/measure/organisation=AZ,year=2023`, or only the first part.
    pub subject: String,
    /// The title of the measure; empty when it is about several.
    pub measure: String,
    /// What it is about within the dataset, in words: `2022`; empty for all of it.
    pub place: String,
    /// The cells.
    pub cells: Vec<CellReference>,
    /// How many cells or series.
    pub count: usize,
    /// The earlier edition.
    pub edition_before: i32,
    /// The value then; none when it is not known, may not be shown, or the change is not about a value.
    pub before: Option<String>,
    /// The value now; none as above, or when it was withdrawn.
    pub now: Option<String>,
    /// The same values for machines.
    pub plain: (Option<String>, Option<String>),
    /// Whether one of the values may not be shown: then none is.
    pub withheld: bool,
    /// Why.
    pub reason: Option<ReasonView>,
    /// The cells that a computed value follows from, as findings name them.
    pub inputs: Vec<String>,
}

/// Why figures changed, as readers see it.
#[derive(Debug, Clone)]
pub struct ReasonView {
    /// What kind of correction it is.
    pub kind: CorrectionKind,
    /// Why: it ends the sentence "corrected because …".
    pub text: Vec<Inline>,
    /// Who says so.
    pub author: String,
    /// When, `YYYY-MM-DD`.
    pub date: String,
    /// Whether the earlier values are known.
    pub known: bool,
    /// Whether the earlier edition showed the earlier values.
    pub published: bool,
    /// Whether it stands in the edition; else the delivery says it.
    pub registered: bool,
    /// Which cells it is about: the codes by the name of the dimension. Nothing: the whole dataset.
    pub at: Vec<(String, Vec<String>)>,
}

/// A note that follows from the register.
pub(crate) struct MadeNote {
    pub(crate) text: Vec<Inline>,
    /// The cells that it is about; none: where `at` says.
    pub(crate) cells: BTreeSet<CellReference>,
    pub(crate) at: Vec<(String, Vec<String>)>,
    pub(crate) dataset: Code,
}

/// Notes name so many values; of more they say how many there are.
const MOST_VALUES: usize = 8;

impl Register {
    /// What changed of the value of a cell.
    pub fn of(&self, cell: &CellReference) -> Option<&Restatement> {
        self.by_cell.get(cell).map(|at| &self.changes[*at])
    }

    /// What changed of a dataset.
    pub fn of_dataset(&self, dataset: &str) -> impl Iterator<Item = &Restatement> {
        self.by_dataset.get(dataset).into_iter().flatten().map(|at| &self.changes[*at])
    }

    /// How many changes of values may not be shown.
    pub fn withheld(&self) -> usize {
        self.changes.iter().filter(|it| it.withheld).count()
    }
}

/// Makes the register of an edition.
pub(crate) fn register(binder: &Binder<'_>, vintage: &Vintage) -> Register {
    let edition = vintage.cubes.edition();
    let record = binder.catalogue.editions.get(&edition);
    let mut register = Register {
        edition_before: vintage.delivered.then_some(edition),
        complete: record.is_none_or(|it| it.complete),
        ..Register::default()
    };
    for change in &vintage.changes {
        let Some(dataset) = binder.catalogue.dataset(&change.dataset) else { continue };
        let view = restatement(binder, vintage, dataset, change);
        if let (true, [cell]) = (has_value(change.kind), view.cells.as_slice()) {
            register.by_cell.insert(cell.clone(), register.changes.len());
        }
        let own = register.by_dataset.entry(view.dataset.clone()).or_default();
        own.push(register.changes.len());
        register.changes.push(view);
    }
    register
}

/// Whether changes of a kind can have a value then and a value now.
fn has_value(kind: ChangeKind) -> bool {
    kind.is_of_values() || kind == ChangeKind::Broken
}

fn restatement(
    binder: &Binder<'_>,
    vintage: &Vintage,
    dataset: &Dataset,
    change: &Change,
) -> Restatement {
    let measure = change.measure.as_ref().and_then(|it| dataset.measure(it));
    let mut view = Restatement {
        kind: change.kind,
        dataset: dataset.id.clone(),
        subject: dataset.id.to_string(),
        measure: measure.map_or_else(String::new, |it| it.title.get(binder.language).to_owned()),
        place: String::new(),
        cells: change.cells.clone(),
        count: change.count,
        edition_before: vintage.cubes.edition(),
        before: None,
        now: None,
        plain: (None, None),
        withheld: false,
        reason: change.reason.as_ref().map(|it| reason(binder, dataset, it)),
        inputs: Vec::new(),
    };
    if let Some(measure) = measure {
        view.subject = format!("{}/{}", dataset.id, measure.id);
        if let [cell] = change.cells.as_slice() {
            view.subject = dataset.cell_text(&measure.id, &cell.key);
            view.place = labels(binder, dataset, cell).join(", ");
            values(binder, vintage, measure, cell, &mut view);
        }
    } else if let Some(reason) = &change.reason {
        view.place = place_of(binder, dataset, reason);
    }
    let text = |it: &CellReference| {
        binder.catalogue.dataset(&it.dataset).map(|own| own.cell_text(&it.measure, &it.key))
    };
    view.inputs = change.inputs.iter().filter_map(text).collect();
    view
}

fn reason(binder: &Binder<'_>, dataset: &Dataset, own: &Reason) -> ReasonView {
    let subject = format!("correction/{}", dataset.id);
    ReasonView {
        kind: own.kind,
        text: if own.registered {
            binder.text(&own.text, &subject)
        } else {
            vec![Inline::Text(own.text.get(binder.language).to_owned())]
        },
        author: own.author.clone(),
        date: own.date.clone(),
        known: own.known,
        published: own.published,
        registered: own.registered,
        at: own.at.clone(),
    }
}

/// The codes of a cell in words; time last.
fn labels(binder: &Binder<'_>, dataset: &Dataset, cell: &CellReference) -> Vec<String> {
    let all = cell.key.codes().iter().enumerate();
    let mut all: Vec<(bool, String)> = all
        .map(|(at, code)| (dataset.time() == Some(at), binder.label(dataset, at, code)))
        .collect();
    all.sort_by_key(|it| it.0);
    all.into_iter().map(|it| it.1).collect()
}

/// The part of a dataset that a correction is about, in words.
fn place_of(binder: &Binder<'_>, dataset: &Dataset, reason: &Reason) -> String {
    let all = reason.at.iter().map(|(name, codes)| {
        let label = |code: &String| match dataset.dimension(name) {
            Some(at) => binder.label(dataset, at, code),
            None => dataset
                .measure(code)
                .map_or_else(|| code.clone(), |it| it.title.get(binder.language).to_owned()),
        };
        codes.iter().map(label).collect::<Vec<_>>().join(", ")
    });
    all.collect::<Vec<_>>().join("; ")
}

/// The values of a cell then and now, when both may be shown.
fn values(
    binder: &Binder<'_>,
    vintage: &Vintage,
    measure: &Measure,
    cell: &CellReference,
    view: &mut Restatement,
) {
    let (before, now) = (vintage.cubes.get(cell), binder.cubes.get(cell));
    // A break at a period that is new has no value before it.
    let had = before.is_some_and(|it| it.content != Content::Missing);
    if !has_value(view.kind) || !had {
        return;
    }
    view.withheld = vintage.cubes.withholds(cell) || binder.cubes.withholds(cell);
    if view.withheld {
        return;
    }
    let both = |full: bool| {
        let of = |it: Option<&ClearedCell>| it.and_then(|it| shown(binder, measure, it, full));
        (of(before), of(now))
    };
    let (mut then, mut present) = both(false);
    if then == present {
        // They differ in digits that are not printed.
        (then, present) = both(true);
    }
    let (before, before_plain) = then.unzip();
    let (now, now_plain) = present.unzip();
    (view.before, view.now, view.plain) = (before, now, (before_plain, now_plain));
}

/// A value with its symbol, and for machines; `full`: with all its digits.
fn shown(
    binder: &Binder<'_>,
    measure: &Measure,
    cell: &ClearedCell,
    full: bool,
) -> Option<(String, String)> {
    match cell.value()? {
        Value::Number(number) => {
            let computed = matches!(cell.provenance, Provenance::Computed { .. });
            let usual = number.scale().min(if computed { 1 } else { 28 });
            let decimals = if full { number.scale() } else { measure.decimals.unwrap_or(usual) };
            let mut plain = round(number, decimals);
            plain.rescale(decimals);
            let text = binder.with_symbol(binder.format(*number, decimals), measure);
            Some((text, plain.to_string()))
        }
        other => Some((binder.value_text(measure, other), other.to_string())),
    }
}

/// The notes that the register makes for a table with these cells.
pub(crate) fn notes(
    binder: &Binder<'_>,
    datasets: &[&Dataset],
    cells: &[(&Dataset, CellReference)],
) -> Vec<MadeNote> {
    let register = &binder.register;
    let mut notes = Vec::new();
    let mut groups: Vec<(Because, Vec<Corrected<'_>>)> = Vec::new();
    for (dataset, cell) in cells {
        let Some(change) = register.of(cell).filter(|it| it.before.is_some() && it.now.is_some())
        else {
            continue;
        };
        let own = because(binder, change);
        match groups.iter_mut().find(|it| it.0 == own) {
            Some((_, group)) if group.iter().any(|it| it.2 == cell) => {}
            Some((_, group)) => group.push((dataset, change, cell)),
            None => groups.push((own, vec![(dataset, change, cell)])),
        }
    }
    for (_, group) in groups {
        notes.push(MadeNote {
            text: note(binder, &group),
            cells: group.iter().map(|it| it.2.clone()).collect(),
            at: Vec::new(),
            dataset: group[0].1.dataset.clone(),
        });
    }
    for change in datasets.iter().flat_map(|it| register.of_dataset(&it.id)) {
        let Some(reason) = change.reason.as_ref().filter(|it| !it.known) else { continue };
        if !matches!(change.kind, ChangeKind::EarlierUnknown | ChangeKind::Broken) {
            continue;
        }
        notes.push(MadeNote {
            text: sentence(binder, reason),
            cells: BTreeSet::new(),
            at: reason.at.clone(),
            dataset: change.dataset.clone(),
        });
    }
    notes
}

/// A corrected cell with its dataset.
type Corrected<'a> = (&'a Dataset, &'a Restatement, &'a CellReference);

/// What groups values into one note: the dataset, the reason, and whether they stood in the earlier edition.
type Because = (Code, String, bool);

fn because(binder: &Binder<'_>, change: &Restatement) -> Because {
    let reason = change.reason.as_ref();
    let text = reason.map_or_else(Vec::new, |it| sentence(binder, it));
    let published = reason.is_none_or(|it| it.published);
    (change.dataset.clone(), crate::document::plain(&text), published)
}

fn note(binder: &Binder<'_>, group: &[Corrected<'_>]) -> Vec<Inline> {
    let (dataset, first, cell) = group[0];
    let reason = first.reason.as_ref();
    let between = if reason.is_none_or(|it| it.published) { "" } else { "-between" };
    let say = |id: &str, arguments: &[(&str, String)]| {
        message(binder.language, &format!("{id}{between}"), arguments)
    };
    let value = |it: &Restatement| it.before.clone().unwrap_or_default();
    let text = if group.len() == 1 {
        let period = dataset.time().map(|at| binder.label(dataset, at, &cell.key.codes()[at]));
        let place = period.unwrap_or_else(|| first.place.clone());
        say("vintage-note-one", &[("place", place), ("before", value(first))])
    } else if group.len() <= MOST_VALUES {
        let all: Vec<String> = group
            .iter()
            .map(|it| format!("{}\u{a0}{}", distinct(binder, group, it), value(it.1)))
            .collect();
        say("vintage-note-many", &[("values", all.join(", "))])
    } else {
        say("vintage-note-most", &[("count", group.len().to_string())])
    };
    let mut inlines = vec![Inline::Text(text)];
    if let Some(reason) = reason {
        inlines.push(Inline::Text(" ".to_owned()));
        inlines.extend(sentence(binder, reason));
    }
    inlines
}

/// What tells a cell of a group from the others, in words: the codes (and measure) in which they differ.
fn distinct(binder: &Binder<'_>, group: &[Corrected<'_>], own: &Corrected<'_>) -> String {
    let (dataset, change, cell) = own;
    let mut words = Vec::new();
    if group.iter().any(|it| it.2.measure != cell.measure) {
        words.push(change.measure.clone());
    }
    let mut time = None;
    for (at, code) in cell.key.codes().iter().enumerate() {
        let label = binder.label(dataset, at, code);
        if dataset.time() == Some(at) {
            time = Some(label);
        } else if group.iter().any(|it| it.2.key.codes().get(at) != Some(code)) {
            words.push(label);
        }
    }
    words.extend(time);
    words.join("\u{a0}")
}

/// `Corrected because …`.
fn sentence(binder: &Binder<'_>, reason: &ReasonView) -> Vec<Inline> {
    let id = match (reason.registered, reason.known) {
        (true, true) => "vintage-because-known",
        (true, false) if reason.kind.is_break() => "vintage-because-break",
        (true, false) => "vintage-because",
        (false, _) => "vintage-because-delivery",
    };
    let kind = message(binder.language, &format!("correction-{}", reason.kind.word()), &[]);
    let start = message(binder.language, id, &[("kind", kind)]);
    let mut all = vec![Inline::Text(format!("{} ", capitalise(&start, binder.language)))];
    all.extend(reason.text.iter().cloned());
    let ends = crate::document::plain(&reason.text).ends_with('.');
    if !ends {
        all.push(Inline::Text(".".to_owned()));
    }
    all
}
