//! The norms board: every norm with its target, value and verdict, and the verdicts on each organisation below it.

use rekenschap_report::NormView;
use serde::Serialize;

use super::{organisation, verdict};
use crate::OutputFile;
use crate::html::address::safe;
use crate::html::markup::Markup;
use crate::html::page::{Link, Page};
use crate::html::site::Site;

#[derive(Serialize)]
struct View {
    counts: Vec<Count>,
    count: usize,
    chapters: Vec<Chapter>,
}

/// The norms of one chapter, in the order of its topics; the last one has those that no topic shows.
#[derive(Serialize)]
struct Chapter {
    anchor: String,
    title: String,
    norms: Vec<Norm>,
}

#[derive(Serialize)]
struct Count {
    verdict: &'static str,
    count: usize,
}

#[derive(Serialize)]
struct Norm {
    line: verdict::Line,
    dataset: Link,
    topics: Vec<Link>,
    each: Vec<Each>,
}

/// The verdict on one code.
#[derive(Serialize)]
struct Each {
    label: String,
    href: Option<String>,
    verdict: &'static str,
    value: Option<Markup>,
    explanations: Vec<String>,
    unexplained: bool,
}

pub(super) fn pages(site: &Site<'_>) -> Vec<OutputFile> {
    let page = Page::new(site, "norms.html");
    let all = &site.document.norms;
    let counts = verdict::ORDER.iter().map(|name| Count {
        verdict: name,
        count: all
            .iter()
            .filter(|it| it.code.is_none() && verdict::name(it.verdict) == *name)
            .count(),
    });
    let view = View {
        counts: counts.filter(|it| it.count > 0).collect(),
        count: all.iter().filter(|it| it.code.is_none()).count(),
        chapters: chapters(&page),
    };
    vec![page.render("norms.html", &site.word("nav-norms"), &[], view)]
}

fn chapters(page: &Page<'_, '_>) -> Vec<Chapter> {
    let document = page.site.document;
    let mut rest: Vec<&NormView> = document.norms.iter().filter(|it| it.code.is_none()).collect();
    let mut chapters = Vec::new();
    for chapter in &document.chapters {
        let mut own = Vec::new();
        for id in chapter.topics.iter().flat_map(|it| &it.norms) {
            if let Some(at) = rest.iter().position(|it| it.id == *id) {
                own.push(one(page, rest.remove(at)));
            }
        }
        let title = format!("{} {}", chapter.number, chapter.title);
        chapters.push(Chapter {
            anchor: format!("chapter-{}", safe(&chapter.id)),
            title,
            norms: own,
        });
    }
    let norms = rest.into_iter().map(|it| one(page, it)).collect();
    chapters.push(Chapter {
        anchor: "chapter".to_owned(),
        title: page.site.word("norms-elsewhere"),
        norms,
    });
    chapters.retain(|it| !it.norms.is_empty());
    chapters
}

fn one(page: &Page<'_, '_>, norm: &NormView) -> Norm {
    let site = page.site;
    let dataset = site.catalogue().dataset(&norm.dataset);
    let topics = site
        .document
        .chapters
        .iter()
        .flat_map(|it| &it.topics)
        .filter(|it| it.norms.contains(&norm.id));
    let topics = topics.filter_map(|it| {
        let title =
            format!("{} {}", it.number, rekenschap_report::plain(&it.title)).trim().to_owned();
        page.link(site.topic_address(&it.id), title)
    });
    let each = site.document.norms.iter().filter(|it| it.id == norm.id).filter_map(|it| {
        let (code, label) = it.code.as_ref()?;
        let known = site.organisations.with_figures.contains_key(&**code);
        let line = verdict::line(page, it);
        Some(Each {
            label: label.clone(),
            href: known.then(|| page.href(&organisation::address(code))),
            verdict: line.verdict,
            value: line.value,
            explanations: line.explanations,
            unexplained: line.unexplained,
        })
    });
    Norm {
        line: verdict::line(page, norm),
        dataset: Link::new(
            page.href(&site.dataset(&norm.dataset)),
            dataset.map_or_else(String::new, |it| site.text(&it.title)),
        ),
        topics: topics.collect(),
        each: each.collect(),
    }
}
