//! A figure: the table of its values, or what a source would have to send.

use rekenschap_language::capitalise;
use rekenschap_report::{FigureView, plain};
use serde::Serialize;

use super::table;
use crate::OutputFile;
use crate::html::grid;
use crate::html::markup::Markup;
use crate::html::page::{Link, Page};
use crate::html::site::Site;

#[derive(Serialize)]
struct View {
    number: String,
    title: Markup,
    content: Markup,
    known: bool,
    sources: Vec<String>,
    scope: Option<(String, String)>,
    dataset: Option<Link>,
    topic: Option<Link>,
    previous: Option<Link>,
    next: Option<Link>,
}

/// The figure between paragraphs.
pub(in crate::html) fn block(page: &Page<'_, '_>, figure: &FigureView) -> Markup {
    let site = page.site;
    let mut caption = Markup::new();
    let href = page.href(&format!("figures/{}.html", site.figure_name(&figure.id)));
    caption
        .raw("<a class=\"number\"")
        .attribute("href", &href)
        .raw(">")
        .text(&number(site, figure))
        .raw("</a> ");
    caption.add(&page.inlines(&figure.title));
    let mut to = Markup::new();
    match &figure.data {
        Some(data) => {
            to.raw("<div class=\"exhibit\">\n");
            grid::write(
                page,
                data,
                &format!("figure-{}", site.figure_name(&figure.id)),
                &caption,
                &mut to,
            );
            to.raw("<ul class=\"about\">");
            table::about(page, &figure.sources, &mut to);
            to.raw("<li>")
                .link(&page.href(&site.dataset(&data.dataset)), &site.word("to-dataset"))
                .raw("</li>");
            to.raw("</ul>\n</div>\n");
        }
        None => {
            to.raw("<div class=\"absent\">\n<p class=\"caption\">").add(&caption).raw("</p>\n");
            to.add(&absent(page, figure)).raw("</div>\n");
        }
    }
    to
}

/// That the values are not known, and what a source would have to send.
fn absent(page: &Page<'_, '_>, figure: &FigureView) -> Markup {
    let site = page.site;
    let mut to = Markup::new();
    to.raw("<p>").element("strong", &site.word("not-delivered"));
    if let Some(needed) = needed(site, figure) {
        to.raw(" ").text(&site.say("needed-is", &[("needed", needed)]));
    }
    to.raw("</p>\n");
    if !figure.sources.is_empty() {
        let text = site.say("would-know", &[("source", figure.sources.join("; "))]);
        to.element("p class=\"meta\"", &text).raw("\n");
    }
    to
}

fn needed(site: &Site<'_>, figure: &FigureView) -> Option<String> {
    let of_dataset = || {
        let name = site.catalogue().figures.get(&figure.id)?.dataset.as_ref()?;
        let text = site.catalogue().dataset(&name.value)?.not_delivered.as_ref()?;
        Some(site.text(text)).filter(|it| !it.is_empty())
    };
    figure.needed.clone().or_else(of_dataset)
}

/// `Figure 5`.
pub(super) fn number(site: &Site<'_>, figure: &FigureView) -> String {
    capitalise(&site.say("reference-figure", &[("number", figure.number.clone())]), site.language)
}

/// The figures in the order of their numbers.
pub(super) fn ordered<'a>(site: &Site<'a>) -> Vec<&'a FigureView> {
    let mut all: Vec<&FigureView> = site.document.figures.values().collect();
    all.sort_by_cached_key(|it| crate::html::address::natural(&it.number));
    all
}

pub(super) fn pages(site: &Site<'_>) -> Vec<OutputFile> {
    let all = ordered(site);
    let make = |(at, figure): (usize, &&FigureView)| {
        let page = Page::new(site, format!("figures/{}.html", site.figure_name(&figure.id)));
        let link = |it: &&FigureView| {
            Link::new(
                page.href(&format!("figures/{}.html", site.figure_name(&it.id))),
                number(site, it),
            )
        };
        let mut content = Markup::new();
        match &figure.data {
            Some(data) => {
                let mut caption = Markup::new();
                caption.element("span class=\"vh\"", &number(site, figure));
                grid::write(&page, data, "figure", &caption, &mut content);
            }
            None => {
                content.raw("<div class=\"absent\">\n").add(&absent(&page, figure)).raw("</div>\n");
            }
        }
        let dataset = site.catalogue().figures.get(&figure.id).and_then(|it| it.dataset.as_ref());
        let dataset = dataset.and_then(|it| site.catalogue().dataset(&it.value));
        let topic = figure.topic.as_deref().and_then(|it| site.topic(it)).map(|it| it.1);
        let view = View {
            number: number(site, figure),
            title: page.inlines(&figure.title),
            content,
            known: figure.data.is_some(),
            sources: figure.sources.clone(),
            scope: figure.data.as_ref().and_then(|it| site.scope(it.scope.as_ref())),
            dataset: dataset
                .map(|it| Link::new(page.href(&site.dataset(&it.id)), site.text(&it.title))),
            topic: topic.and_then(|it| page.link(site.topic_address(&it.id), plain(&it.title))),
            previous: at.checked_sub(1).and_then(|at| all.get(at)).map(link),
            next: all.get(at + 1).map(link),
        };
        let crumb = Link::new(page.href("figures.html"), site.word("nav-figures"));
        page.render(
            "figure.html",
            &format!("{}: {}", number(site, figure), plain(&figure.title)),
            &[crumb],
            view,
        )
    };
    all.iter().enumerate().map(make).collect()
}
