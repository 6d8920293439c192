//! A table: between paragraphs, and on a page of its own.

use rekenschap_language::capitalise;
use rekenschap_report::{TableView, plain};
use serde::Serialize;

use crate::OutputFile;
use crate::html::grid;
use crate::html::markup::Markup;
use crate::html::page::{Link, Page};
use crate::html::site::Site;

#[derive(Serialize)]
struct View {
    number: String,
    title: Markup,
    table: Markup,
    sources: Vec<String>,
    scope: Option<(String, String)>,
    file: String,
    dataset: Link,
    topic: Option<Link>,
    previous: Option<Link>,
    next: Option<Link>,
}

/// The table between paragraphs: with its caption, source, scope and downloads.
pub(in crate::html) fn block(page: &Page<'_, '_>, table: &TableView) -> Markup {
    let site = page.site;
    let mut caption = Markup::new();
    let href = page.href(&format!("tables/{}.html", site.table_name(&table.id)));
    caption
        .raw("<a class=\"number\"")
        .attribute("href", &href)
        .raw(">")
        .text(&number(site, table))
        .raw("</a> ");
    caption.add(&page.inlines(&table.title));
    let mut to = Markup::new();
    to.raw("<div class=\"exhibit\">\n");
    grid::write(page, table, &format!("table-{}", site.table_name(&table.id)), &caption, &mut to);
    to.raw("<ul class=\"about\">");
    about(page, &table.sources, &mut to);
    if let Some((title, _)) = &table.scope {
        to.raw("<li>").text(&site.say("scope-is", &[("scope", title.clone())])).raw("</li>");
    }
    to.raw("<li>")
        .link(&page.href(&site.dataset(&table.dataset)), &site.word("to-dataset"))
        .raw("</li>");
    to.raw("<li>").link(&page.file(&file(table)), &site.word("as-csv")).raw("</li></ul>\n</div>\n");
    to
}

/// The sources, as items of a list.
pub(super) fn about(page: &Page<'_, '_>, sources: &[String], to: &mut Markup) {
    if !sources.is_empty() {
        let text = page.site.say("source-is", &[("source", sources.join("; "))]);
        to.raw("<li>").text(&text).raw("</li>");
    }
}

/// `Table 40`.
pub(super) fn number(site: &Site<'_>, table: &TableView) -> String {
    capitalise(&site.say("reference-table", &[("number", table.number.clone())]), site.language)
}

fn file(table: &TableView) -> String {
    format!("data/tables/{}.csv", table.number)
}

/// The tables in the order of their numbers.
pub(super) fn ordered<'a>(site: &Site<'a>) -> Vec<&'a TableView> {
    let mut all: Vec<&TableView> = site.document.tables.values().collect();
    all.sort_by_cached_key(|it| crate::html::address::natural(&it.number));
    all
}

pub(super) fn pages(site: &Site<'_>) -> Vec<OutputFile> {
    let all = ordered(site);
    let make = |(at, table): (usize, &&TableView)| {
        let page = Page::new(site, format!("tables/{}.html", site.table_name(&table.id)));
        let link = |it: &&TableView| {
            Link::new(
                page.href(&format!("tables/{}.html", site.table_name(&it.id))),
                number(site, it),
            )
        };
        let mut caption = Markup::new();
        caption.element("span class=\"vh\"", &number(site, table));
        let mut grid = Markup::new();
        grid::write(&page, table, "table", &caption, &mut grid);
        let topic = table.topic.as_deref().and_then(|it| site.topic(it)).map(|it| it.1);
        let dataset = site.catalogue().dataset(&table.dataset);
        let view = View {
            number: number(site, table),
            title: page.inlines(&table.title),
            table: grid,
            sources: table.sources.clone(),
            scope: site.scope(table.scope.as_ref()),
            file: page.file(&file(table)),
            dataset: Link::new(
                page.href(&site.dataset(&table.dataset)),
                dataset.map_or_else(String::new, |it| site.text(&it.title)),
            ),
            topic: topic.and_then(|it| page.link(site.topic_address(&it.id), plain(&it.title))),
            previous: at.checked_sub(1).and_then(|at| all.get(at)).map(link),
            next: all.get(at + 1).map(link),
        };
        let crumb = Link::new(page.href("tables.html"), site.word("nav-tables"));
        page.render(
            "table.html",
            &format!("{}: {}", number(site, table), plain(&table.title)),
            &[crumb],
            view,
        )
    };
    all.iter().enumerate().map(make).collect()
}
