//! The sources: which datasets each knows, and what it delivered.

use serde::Serialize;

use crate::OutputFile;
use crate::html::address::safe;
use crate::html::page::{Link, Page};
use crate::html::site::Site;

#[derive(Serialize)]
struct View {
    sources: Vec<Source>,
    corrections: String,
}

#[derive(Serialize)]
struct Source {
    anchor: String,
    title: String,
    datasets: Vec<Entry>,
}

/// A dataset with its deliveries.
#[derive(Serialize)]
struct Entry {
    link: Link,
    absent: bool,
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
            let datasets = own.map(|dataset| Entry {
                link: Link::new(page.href(&site.dataset(&dataset.id)), site.text(&dataset.title)),
                absent: dataset.not_delivered.is_some(),
                deliveries: deliveries(site, id, &dataset.id),
            });
            Source {
                anchor: safe(id),
                title: source.title.get(site.language).to_owned(),
                datasets: datasets.collect(),
            }
        })
        .collect();
    sources.sort_by_cached_key(|it| it.title.to_lowercase());
    let view = View { sources, corrections: page.href("corrections.html") };
    vec![page.render("sources.html", &site.word("nav-sources"), &[], view)]
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
    })
    .collect()
}
