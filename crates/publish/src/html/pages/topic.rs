//! One topic in full: its text, its tables and figures in place, its norms in a box.

use rekenschap_language::message;
use rekenschap_report::{Block, ChapterView, TopicView, plain};
use serde::Serialize;

use super::{chapter, verdict};
use crate::OutputFile;
use crate::html::address::file_name;
use crate::html::markup::Markup;
use crate::html::page::{Link, Page};
use crate::html::site::Site;

#[derive(Serialize)]
struct View {
    number: String,
    title: Markup,
    /// The language of the text, where it is another one than the page's.
    other: Option<&'static str>,
    other_name: String,
    text: Markup,
    norms: Vec<verdict::Line>,
    chapter: chapter::Entry,
    headings: Vec<Link>,
    current: String,
    previous: Option<Link>,
    next: Option<Link>,
}

pub(super) fn pages(site: &Site<'_>) -> Vec<OutputFile> {
    let all: Vec<(&ChapterView, &TopicView)> = site
        .document
        .chapters
        .iter()
        .flat_map(|chapter| chapter.topics.iter().map(move |it| (chapter, it)))
        .collect();
    all.iter()
        .enumerate()
        .map(|(at, (chapter, topic))| {
            let previous = at.checked_sub(1).and_then(|at| all.get(at)).map(|it| it.1);
            one(site, chapter, topic, previous, all.get(at + 1).map(|it| it.1))
        })
        .collect()
}

fn one(
    site: &Site<'_>,
    own: &ChapterView,
    topic: &TopicView,
    previous: Option<&TopicView>,
    next: Option<&TopicView>,
) -> OutputFile {
    let path = format!("topics/{}.html", file_name(&topic.id));
    let page = Page::new(site, path);
    let link = |it: &TopicView| {
        let text = format!("{} {}", it.number, plain(&it.title)).trim().to_owned();
        Link::new(page.href(&format!("topics/{}.html", file_name(&it.id))), text)
    };
    let foreign = topic.language != site.language;
    let code = topic.language.code();
    let norms =
        site.document.norms.iter().filter(|it| it.code.is_none() && topic.norms.contains(&it.id));
    let headings = topic.blocks.iter().filter_map(|it| match it {
        Block::Heading { level: 1, anchor, text } => {
            Some(Link::new(format!("#{anchor}"), plain(text)))
        }
        _ => None,
    });
    let view = View {
        number: topic.number.clone(),
        title: page.inlines(&topic.title),
        other: foreign.then_some(code),
        other_name: message(site.language, &format!("in-language-{code}"), &[]),
        text: page.blocks(&topic.blocks, foreign),
        norms: norms.map(|it| verdict::line(&page, it)).collect(),
        chapter: chapter::entry(&page, own),
        headings: headings.collect(),
        current: page.href(&format!("topics/{}.html", file_name(&topic.id))),
        previous: previous.map(link),
        next: next.map(link),
    };
    let chapter =
        Link::new(page.href(&chapter::address(own)), format!("{} {}", own.number, own.title));
    page.render("topic.html", &plain(&topic.title), &[chapter], view)
}
