//! The status of a data call: one page for those who keep watch, which needs no other file and is not for publication.

use minijinja::context;
use minijinja::value::Serde;
use rekenschap_language::{Language, format_decimal, long_date};
use rust_decimal::Decimal;
use serde::Serialize;

use super::STYLE;
use super::address::safe;
use super::page::environment;
use crate::Statement;

/// What only this page needs.
const OWN_STYLE: &str = include_str!("../../assets/status.css");

/// The status of a data call on one day.
#[derive(Debug, Clone, Default)]
pub struct StatusPage {
    /// The title of the publication.
    pub title: String,
    /// The edition.
    pub edition: i32,
    /// The day, `YYYY-MM-DD`.
    pub day: String,
    /// The sources that were asked, in the order of the request.
    pub sources: Vec<SourceLine>,
}

/// Where one source stands.
#[derive(Debug, Clone, Default)]
pub struct SourceLine {
    /// The id of the source.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who got the request; may be empty.
    pub to: String,
    /// The day by which it delivers, `YYYY-MM-DD`.
    pub deadline: String,
    /// How many days late it is; 0 when it is not.
    pub days_late: i64,
    /// The day that the request went out, `YYYY-MM-DD`; empty when that is not known.
    pub requested_on: String,
    /// Why it is late or incomplete, when that was stated.
    pub statement: Option<Statement>,
    /// What it is asked for.
    pub datasets: Vec<DatasetLine>,
}

/// Where one dataset of a source stands.
#[derive(Debug, Clone, Default)]
pub struct DatasetLine {
    /// The id of the dataset.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How many cells are asked; of a register none.
    pub asked: usize,
    /// How many of them came in.
    pub delivered: usize,
    /// How many of them are approved.
    pub approved: usize,
    /// Whether something came in.
    pub has_delivery: bool,
    /// Whether all that came in is approved.
    pub is_approved: bool,
    /// The numbers of the deliveries that wait for a decision.
    pub waiting: Vec<i64>,
    /// The findings that block publication.
    pub blocking: usize,
    /// The explanations that there are.
    pub explained: usize,
    /// The missed norms that want one and have none.
    pub unexplained: usize,
}

impl DatasetLine {
    fn is_complete(&self) -> bool {
        self.has_delivery && self.delivered >= self.asked
    }
}

#[derive(Serialize)]
struct View {
    title: String,
    edition: String,
    day: String,
    style: String,
    sources: Vec<Source>,
    complete: usize,
    late: usize,
    waiting: usize,
    total: Count,
    blocking: usize,
    explained: usize,
    unexplained: usize,
}

#[derive(Serialize)]
struct Source {
    anchor: String,
    title: String,
    to: String,
    deadline: String,
    requested: String,
    days_late: i64,
    state: &'static str,
    count: Count,
    waiting: Vec<i64>,
    blocking: usize,
    explained: usize,
    unexplained: usize,
    statement: Option<Stated>,
    datasets: Vec<Dataset>,
}

#[derive(Serialize)]
struct Stated {
    text: String,
    by: String,
    on: String,
}

#[derive(Serialize)]
struct Dataset {
    id: String,
    title: String,
    state: &'static str,
    count: Count,
    waiting: Vec<i64>,
    blocking: usize,
    explained: usize,
    unexplained: usize,
}

/// Cells in words and as lengths of a bar, in thousandths of what is asked.
#[derive(Serialize)]
struct Count {
    asked: String,
    delivered: String,
    approved: String,
    /// Whether there is a number of cells: a register has none.
    is_counted: bool,
    delivered_share: usize,
    approved_share: usize,
}

/// Renders the status: one HTML file, which asks for nothing else.
pub fn status_page(page: &StatusPage, language: Language) -> Vec<u8> {
    let view = view(page, language);
    let templates = environment(language);
    let made = templates
        .get_template("status.html")
        .and_then(|it| it.render(context! { lang => language.code(), view => Serde(view) }));
    match made {
        Ok(text) => text.into_bytes(),
        Err(problem) => unreachable!("our own template of the status fails: {problem:#}"),
    }
}

fn view(page: &StatusPage, language: Language) -> View {
    let day = |iso: &str| long_date(iso, language).unwrap_or_else(|_| iso.to_owned());
    let sources: Vec<Source> = page.sources.iter().map(|it| source(it, language, &day)).collect();
    let all = || page.sources.iter().flat_map(|it| &it.datasets);
    View {
        title: page.title.clone(),
        edition: page.edition.to_string(),
        day: day(&page.day),
        style: format!("{STYLE}{OWN_STYLE}"),
        complete: sources.iter().filter(|it| matches!(it.state, "met" | "ahead")).count(),
        late: sources.iter().filter(|it| it.state == "missed").count(),
        waiting: all().map(|it| it.waiting.len()).sum(),
        total: count(all(), language),
        blocking: all().map(|it| it.blocking).sum(),
        explained: all().map(|it| it.explained).sum(),
        unexplained: all().map(|it| it.unexplained).sum(),
        sources,
    }
}

fn source(it: &SourceLine, language: Language, day: &dyn Fn(&str) -> String) -> Source {
    let complete = it.datasets.iter().all(DatasetLine::is_complete);
    Source {
        anchor: safe(&it.id),
        title: it.title.clone(),
        to: it.to.clone(),
        deadline: day(&it.deadline),
        requested: if it.requested_on.is_empty() { String::new() } else { day(&it.requested_on) },
        days_late: it.days_late,
        state: match (complete, it.days_late > 0) {
            (true, _) if it.datasets.iter().all(|it| it.is_approved) => "met",
            (true, _) => "ahead",
            (false, true) => "missed",
            (false, false) => "open",
        },
        count: count(it.datasets.iter(), language),
        waiting: it.datasets.iter().flat_map(|it| it.waiting.iter().copied()).collect(),
        blocking: it.datasets.iter().map(|it| it.blocking).sum(),
        explained: it.datasets.iter().map(|it| it.explained).sum(),
        unexplained: it.datasets.iter().map(|it| it.unexplained).sum(),
        statement: it.statement.as_ref().map(|it| Stated {
            text: it.text.clone(),
            by: it.by.clone(),
            on: day(&it.on),
        }),
        datasets: it.datasets.iter().map(|it| dataset(it, language)).collect(),
    }
}

fn dataset(it: &DatasetLine, language: Language) -> Dataset {
    Dataset {
        id: it.id.clone(),
        title: it.title.clone(),
        state: match (it.is_complete(), it.is_approved, it.has_delivery) {
            (true, true, _) => "approved",
            (true, false, _) => "delivered",
            (false, _, true) => "partial",
            (false, _, false) => "absent",
        },
        count: count(std::iter::once(it), language),
        waiting: it.waiting.clone(),
        blocking: it.blocking,
        explained: it.explained,
        unexplained: it.unexplained,
    }
}

fn count<'a>(datasets: impl Iterator<Item = &'a DatasetLine>, language: Language) -> Count {
    let (mut asked, mut delivered, mut approved) = (0, 0, 0);
    for it in datasets {
        asked += it.asked;
        delivered += it.delivered;
        approved += it.approved;
    }
    let written = |many: usize| format_decimal(&Decimal::from(many), Some(0), language);
    // A bar is full only when all is there, and empty only when nothing is.
    let share = |many: usize| match (many, asked) {
        (_, 0) | (0, _) => 0,
        (many, asked) if many >= asked => 1000,
        (many, asked) => (many * 1000 / asked).clamp(10, 990),
    };
    Count {
        asked: written(asked),
        delivered: written(delivered),
        approved: written(approved),
        is_counted: asked > 0,
        delivered_share: share(delivered),
        approved_share: share(approved),
    }
}
