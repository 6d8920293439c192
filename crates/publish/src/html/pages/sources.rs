//! The sources: which datasets each knows, and what it delivered.

use serde::Serialize;

use crate::html::address::safe;
use crate::html::page::{Link, Page};
use crate::html::site::Site;
use crate::{OutputFile, SourceCompleteness};

#[derive(Serialize)]
struct View {
    sources: Vec<Source>,
    corrections: String,
}

#[derive(Serialize)]
struct Source {
    anchor: String,
    title: String,
    answer: Option<Answer>,
    datasets: Vec<Entry>,
}

/// What the source was asked for the edition, and what of it is there.
#[derive(Serialize)]
struct Answer {
    is_complete: bool,
    /// Whether cells are asked: of registers alone there is no number.
    is_counted: bool,
    asked: String,
    delivered: String,
    on: String,
    statement: Option<Statement>,
}

#[derive(Serialize)]
struct Statement {
    text: String,
    by: String,
    on: String,
}

/// A dataset with its deliveries.
#[derive(Serialize)]
struct Entry {
    link: Link,
    absent: bool,
    /// Cells asked and delivered, when it is asked of the source and has a number of cells.
    cells: Option<(String, String)>,
    deliveries: Vec<Delivery>,
}

#[derive(Serialize)]
struct Delivery {
    file: String,
    sha256: String,
    short: String,
    by: String,
    on: String,
    state: String,
    decided: Option<(String, String)>,
}

pub(super) fn pages(site: &Site<'_>) -> Vec<OutputFile> {
    let page = Page::new(site, "sources.html");
    let mut sources: Vec<Source> = site
        .catalogue()
        .sources
        .iter()
        .map(|(id, source)| {
            let own = site
                .catalogue()
                .datasets
                .values()
                .filter(|it| it.sources.iter().any(|it| it.value == *id));
            let asked = site.publishing.completeness.iter().find(|it| it.source == *id);
            let datasets = own.map(|dataset| Entry {
                link: Link::new(page.href(&site.dataset(&dataset.id)), site.text(&dataset.title)),
                absent: dataset.not_delivered.is_some(),
                cells: asked
                    .and_then(|it| it.datasets.iter().find(|it| it.dataset == *dataset.id))
                    .filter(|it| it.asked > 0)
                    .map(|it| (site.count(it.asked), site.count(it.delivered))),
                deliveries: deliveries(site, id, &dataset.id),
            });
            Source {
                anchor: safe(id),
                title: source.title.get(site.language).to_owned(),
                answer: asked.map(|it| answer(site, it)),
                datasets: datasets.collect(),
            }
        })
        .collect();
    sources.sort_by_cached_key(|it| it.title.to_lowercase());
    let view = View { sources, corrections: page.href("corrections.html") };
    vec![page.render("sources.html", &site.word("nav-sources"), &[], view)]
}

fn answer(site: &Site<'_>, it: &SourceCompleteness) -> Answer {
    let on = it.datasets.iter().map(|it| it.delivered_on.as_str()).max().unwrap_or_default();
    Answer {
        is_complete: !it.is_incomplete(),
        is_counted: it.sum(|it| it.asked) > 0,
        asked: site.count(it.sum(|it| it.asked)),
        delivered: site.count(it.sum(|it| it.delivered)),
        on: site.day(on),
        statement: it.statement.as_ref().map(|it| Statement {
            text: it.text.clone(),
            by: it.by.clone(),
            on: site.day(&it.on),
        }),
    }
}

fn deliveries(site: &Site<'_>, source: &str, dataset: &str) -> Vec<Delivery> {
    let own =
        site.publishing.deliveries.iter().filter(|it| it.source == source && it.dataset == dataset);
    own.map(|it| Delivery {
        file: it.file.clone(),
        short: it.sha256.get(..12).unwrap_or(&it.sha256).to_owned(),
        sha256: it.sha256.clone(),
        by: it.delivered_by.clone(),
        on: site.day(&it.delivered_on),
        state: site.word(&format!("state-{}", it.state.word())),
        decided: (!it.decided_by.is_empty())
            .then(|| (it.decided_by.clone(), site.day(&it.decided_on))),
    })
    .collect()
}
