//! `norm.missed`: a norm was missed. `norm.unexplained`: and nobody explained it, though that is wanted.
//! `norm.reported`: the source says otherwise. `explanation.idle`: an explanation of a norm that was met.

use rekenschap_catalogue::{Catalogue, Dataset, Measure, Norm, Reported};
use rekenschap_language::round;
use rekenschap_model::{Code, Finding, Key, Period, Place, Severity, Value};

use crate::Context;

/// Years that a norm can be about.
const YEARS: std::ops::RangeInclusive<i32> = 1950..=2100;

/// How an edition stands to a norm at one key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is met.
    Met,
    /// It is missed.
    Missed,
    /// Its year is still to come; `true` when its value is reached already.
    NotDue(bool),
    /// There is no value to judge.
    NotMeasured,
}

/// A norm at one key.
#[derive(Debug, Clone)]
pub struct Assessment<'a> {
    /// The dataset that measures it.
    pub dataset: &'a Dataset,
    /// The measure.
    pub measure: &'a Measure,
    /// The norm.
    pub norm: &'a Norm,
    /// The code of the `each` dimension; `None` for the whole.
    pub code: Option<Code>,
    /// The key that is judged; `None` when there is no period with a value.
    pub key: Option<Key>,
    /// The verdict.
    pub verdict: Verdict,
}

/// Assesses every norm of a catalogue: as a whole, and for each code where it says so.
///
/// `value` gives what is known at a cell; what is not known or not shown is not judged.
pub fn assess<'a>(
    catalogue: &'a Catalogue,
    edition: i32,
    value: impl Fn(&Dataset, &Measure, &Key) -> Option<Value>,
) -> Vec<Assessment<'a>> {
    let mut all = Vec::new();
    for (dataset, norm) in catalogue.norms() {
        let Some(measure) = dataset.measure(&norm.measure.value) else { continue };
        all.push(one(catalogue, edition, dataset, measure, norm, None, &value));
        let Some(at) = norm.each.as_ref().and_then(|it| dataset.dimension(&it.value)) else {
            continue;
        };
        let dimension = &dataset.dimensions[at];
        for code in dimension.codes.iter().filter(|it| Some(*it) != dimension.total.as_ref()) {
            all.push(one(catalogue, edition, dataset, measure, norm, Some(code.clone()), &value));
        }
    }
    all
}

fn one<'a>(
    catalogue: &Catalogue,
    edition: i32,
    dataset: &'a Dataset,
    measure: &'a Measure,
    norm: &'a Norm,
    code: Option<Code>,
    value: &impl Fn(&Dataset, &Measure, &Key) -> Option<Value>,
) -> Assessment<'a> {
    let found = latest(catalogue, edition, dataset, measure, norm, code.as_ref(), value);
    let list = match &measure.kind {
        rekenschap_catalogue::MeasureKind::Code(list) => catalogue.code_lists.get(&list.value),
        _ => None,
    };
    let (key, verdict) = match found {
        None => {
            (None, if norm.is_due(edition) { Verdict::NotMeasured } else { Verdict::NotDue(false) })
        }
        Some((key, value)) => {
            let met = norm.is_met(&shown(measure, value), list);
            let verdict = match met {
                _ if !norm.is_due(edition) => Verdict::NotDue(met == Some(true)),
                Some(true) => Verdict::Met,
                Some(false) => Verdict::Missed,
                None => Verdict::NotMeasured,
            };
            (Some(key), verdict)
        }
    };
    Assessment { dataset, measure, norm, code, key, verdict }
}

/// What is judged is what is shown.
fn shown(measure: &Measure, value: Value) -> Value {
    match (value, measure.decimals) {
        (Value::Number(it), Some(decimals)) => Value::Number(round(&it, decimals)),
        (value, _) => value,
    }
}

/// The key that the norm is judged at: the named period, else the latest one up to the edition that has a value.
fn latest(
    catalogue: &Catalogue,
    edition: i32,
    dataset: &Dataset,
    measure: &Measure,
    norm: &Norm,
    code: Option<&Code>,
    value: &impl Fn(&Dataset, &Measure, &Key) -> Option<Value>,
) -> Option<(Key, Value)> {
    let time = dataset.time();
    let periods: Vec<Code> = match time {
        None => vec![rekenschap_model::code("")],
        Some(time) => {
            let mut all: Vec<(Period, Code)> = dataset.dimensions[time]
                .codes
                .iter()
                .filter_map(|it| Some((it.parse::<Period>().ok()?, it.clone())))
                .filter(|it| it.0.year() <= edition)
                .collect();
            all.sort();
            // The newest one only: a verdict on an older period would be taken for one on this edition.
            all.pop().map(|it| it.1).into_iter().collect()
        }
    };
    for period in periods {
        let key = catalogue.key_of(dataset, |dimension| {
            let each = norm.each.as_ref().filter(|it| it.value == dimension).and(code);
            let fixed = norm.at.get(dimension).map(rekenschap_model::code);
            let of_time =
                dataset.dimension(dimension).filter(|it| Some(*it) == time).map(|_| period.clone());
            each.cloned().or(fixed).or(of_time)
        });
        let Ok(key) = key else { return None };
        if let Some(value) = value(dataset, measure, &key) {
            return Some((key, value));
        }
    }
    None
}

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let assessments = assess(context.catalogue, context.edition, |dataset, measure, key| {
        context.cubes.cell(&dataset.id, &measure.id, key)?.value.clone()
    });
    let explanations = context.record.map_or(&[][..], |it| &it.explanations);
    for it in &assessments {
        let subject = match (&it.code, &it.norm.each) {
            (Some(code), Some(each)) => format!("norm/{}/{}={code}", it.norm.id, each.value),
            _ => format!("norm/{}", it.norm.id),
        };
        let place = || Place::subject(&subject).at(it.norm.place.clone());
        let cell = it.key.as_ref().map(|key| it.dataset.reference(it.measure, key));
        let explained = explanations.iter().any(|own| {
            own.norm.value == it.norm.id
                && own.organisation.as_ref().map(|it| it.value.as_str()) == it.code.as_deref()
        });
        // A title that holds a binding is not filled in here: the id says which norm it is.
        let title = it.norm.title.get(context.catalogue.publication.languages[0]);
        let title = if title.contains("{{") { it.norm.id.clone() } else { title.to_owned() };
        if it.verdict == Verdict::Missed {
            let (code, severity) = if it.norm.comply_or_explain && !explained {
                ("norm.unexplained", Severity::Error)
            } else {
                ("norm.missed", Severity::Notice)
            };
            let value = cell
                .as_ref()
                .and_then(|it| context.cubes.get(it)?.value.as_ref().map(ToString::to_string));
            let bound = it.norm.high.as_ref().map_or_else(
                || it.norm.value.value.clone(),
                |high| format!("{} … {}", it.norm.value.value, high.value),
            );
            findings.push(
                Finding::new(code, severity, place())
                    .with("title", &title)
                    .expected(bound)
                    .found(value.unwrap_or_default())
                    .about(cell.clone()),
            );
        } else if explained {
            findings.push(Finding::warning("explanation.idle", place()).with("title", &title));
        }
        if it.code.is_none() {
            reported(it, place(), &title, findings);
            plausible(it, &place(), findings);
        }
    }
}

/// A norm that cannot be meant: outside the bounds of its measure, a range upside down, a year of another century.
fn plausible(it: &Assessment<'_>, place: &Place, findings: &mut Vec<Finding>) {
    let number = |text: &str| rust_decimal::Decimal::from_str_exact(text).ok();
    let (low, high) = it.measure.bounds;
    let own = number(&it.norm.value.value);
    let upper = it.norm.high.as_ref().and_then(|it| number(&it.value));
    for value in own.into_iter().chain(upper) {
        if low.is_some_and(|it| value < it) || high.is_some_and(|it| value > it) {
            let text =
                |it: Option<rust_decimal::Decimal>| it.map_or(String::new(), |it| it.to_string());
            findings.push(
                Finding::error("norm.outside", place.clone())
                    .expected(format!("{} … {}", text(low), text(high)))
                    .found(value.to_string()),
            );
        }
    }
    if let (Some(own), Some(upper)) = (own, upper)
        && own > upper
    {
        findings.push(
            Finding::error("norm.reversed", place.clone())
                .expected(own.to_string())
                .found(upper.to_string()),
        );
    }
    for year in it.norm.year.into_iter().chain(it.norm.base_year) {
        if !YEARS.contains(&year) {
            findings.push(Finding::error("norm.year", place.clone()).found(year.to_string()));
        }
    }
}

fn reported(it: &Assessment<'_>, place: Place, title: &str, findings: &mut Vec<Finding>) {
    let Some(reported) = it.norm.reported else { return };
    let word = |it: Reported| match it {
        Reported::Met => "met",
        Reported::Missed => "missed",
        Reported::NotDue => "not-due",
        Reported::NotStated => "not-stated",
    };
    let own = match it.verdict {
        Verdict::Met => Reported::Met,
        Verdict::Missed => Reported::Missed,
        // A norm whose year is still to come may be called reached already.
        Verdict::NotDue(true) if reported == Reported::Met => return,
        Verdict::NotDue(_) => Reported::NotDue,
        Verdict::NotMeasured => return,
    };
    if reported != own && reported != Reported::NotStated {
        findings.push(
            Finding::error("norm.reported", place)
                .with("title", title)
                .expected(word(own))
                .found(word(reported))
                .about(it.key.as_ref().map(|key| it.dataset.reference(it.measure, key))),
        );
    }
}
