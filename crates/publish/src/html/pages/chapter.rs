//! A chapter with its topics.

use rekenschap_report::{ChapterView, plain};
use serde::Serialize;

use super::verdict;
use crate::OutputFile;
use crate::html::address::file_name;
use crate::html::page::{Link, Page};
use crate::html::site::Site;

/// A chapter in a list of contents.
#[derive(Debug, Serialize)]
pub(super) struct Entry {
    pub(super) number: String,
    pub(super) title: String,
    pub(super) href: String,
    pub(super) topics: Vec<TopicEntry>,
}

/// A topic in a list of contents.
#[derive(Debug, Serialize)]
pub(super) struct TopicEntry {
    pub(super) number: String,
    pub(super) title: String,
    pub(super) href: String,
    /// The verdicts on its norms.
    pub(super) verdicts: Vec<&'static str>,
}

#[derive(Serialize)]
struct View {
    chapter: Entry,
    previous: Option<Link>,
    next: Option<Link>,
}

/// The entry of a chapter.
pub(super) fn entry(page: &Page<'_, '_>, chapter: &ChapterView) -> Entry {
    let norms = &page.site.document.norms;
    let topics = chapter.topics.iter().map(|it| TopicEntry {
        number: it.number.clone(),
        title: plain(&it.title),
        href: page.href(&format!("topics/{}.html", file_name(&it.id))),
        verdicts: norms
            .iter()
            .filter(|norm| norm.code.is_none() && it.norms.contains(&norm.id))
            .map(|norm| verdict::name(norm.verdict))
            .collect(),
    });
    Entry {
        number: chapter.number.clone(),
        title: chapter.title.clone(),
        href: page.href(&address(chapter)),
        topics: topics.collect(),
    }
}

/// The address of a chapter.
pub(super) fn address(chapter: &ChapterView) -> String {
    format!("chapters/{}.html", file_name(&chapter.id))
}

pub(super) fn pages(site: &Site<'_>) -> Vec<OutputFile> {
    let chapters = &site.document.chapters;
    let make = |(at, chapter): (usize, &ChapterView)| {
        let page = Page::new(site, address(chapter));
        let link = |it: &ChapterView| {
            Link::new(page.href(&address(it)), format!("{} {}", it.number, it.title))
        };
        let view = View {
            chapter: entry(&page, chapter),
            previous: at.checked_sub(1).and_then(|at| chapters.get(at)).map(link),
            next: chapters.get(at + 1).map(link),
        };
        page.render("chapter.html", &chapter.title, &[], view)
    };
    chapters.iter().enumerate().map(make).collect()
}
