//! The lists of tables and of figures, by number.

use rekenschap_report::plain;
use serde::Serialize;

use super::{figure, table};
use crate::OutputFile;
use crate::html::page::{Link, Page};
use crate::html::site::Site;

#[derive(Serialize)]
struct View {
    title: String,
    intro: String,
    entries: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    number: String,
    title: String,
    href: String,
    file: Option<String>,
    topic: Option<Link>,
    absent: bool,
}

pub(super) fn pages(site: &Site<'_>) -> Vec<OutputFile> {
    vec![tables(site), figures(site)]
}

fn tables(site: &Site<'_>) -> OutputFile {
    let page = Page::new(site, "tables.html");
    let entries = table::ordered(site).into_iter().map(|it| Entry {
        number: it.number.clone(),
        title: plain(&it.title),
        href: page.href(&format!("tables/{}.html", site.table_name(&it.id))),
        file: Some(page.file(&format!("data/tables/{}.csv", it.number))),
        topic: topic(&page, it.topic.as_deref()),
        absent: false,
    });
    let entries: Vec<Entry> = entries.collect();
    let intro = site.say("tables-intro", &[("count", entries.len().to_string())]);
    let title = site.word("nav-tables");
    page.render("list.html", &title.clone(), &[], View { title, intro, entries })
}

fn figures(site: &Site<'_>) -> OutputFile {
    let page = Page::new(site, "figures.html");
    let entries = figure::ordered(site).into_iter().map(|it| Entry {
        number: it.number.clone(),
        title: plain(&it.title),
        href: page.href(&format!("figures/{}.html", site.figure_name(&it.id))),
        file: None,
        topic: topic(&page, it.topic.as_deref()),
        absent: it.data.is_none(),
    });
    let entries: Vec<Entry> = entries.collect();
    let absent = entries.iter().filter(|it| it.absent).count();
    let counts = [("count", entries.len().to_string()), ("absent", absent.to_string())];
    let title = site.word("nav-figures");
    page.render(
        "list.html",
        &title.clone(),
        &[],
        View { title, intro: site.say("figures-intro", &counts), entries },
    )
}

fn topic(page: &Page<'_, '_>, id: Option<&str>) -> Option<Link> {
    let (_, topic) = page.site.topic(id?)?;
    let text = format!("{} {}", topic.number, plain(&topic.title)).trim().to_owned();
    page.link(page.site.topic_address(&topic.id), text)
}
