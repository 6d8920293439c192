//! The register of corrections: what is different from what was known for an earlier edition, and why.

use rekenschap_model::CellReference;
use rekenschap_report::{ChangeKind, ReasonView, Restatement};
use serde::Serialize;

use crate::OutputFile;
use crate::html::markup::Markup;
use crate::html::page::{Link, Page};
use crate::html::site::Site;

#[derive(Serialize)]
struct View {
    before: Option<i32>,
    partial: bool,
    withheld: usize,
    sections: Vec<Section>,
    csv: String,
    json: String,
}

/// The changes of one kind.
#[derive(Serialize)]
pub(super) struct Section {
    anchor: String,
    title: String,
    groups: Vec<Group>,
}

/// The changes of one kind, of one dataset, for one reason.
#[derive(Serialize)]
struct Group {
    dataset: Link,
    kind: Option<String>,
    reason: Option<Markup>,
    who: String,
    values: Option<Markup>,
    items: Vec<Link>,
}

pub(super) fn pages(site: &Site<'_>) -> Vec<OutputFile> {
    let page = Page::new(site, "corrections.html");
    let register = &site.document.register;
    let view = View {
        before: register.edition_before,
        partial: !register.complete,
        withheld: register.withheld(),
        sections: sections(&page, &register.changes.iter().collect::<Vec<_>>()),
        csv: page.file("data/corrections.csv"),
        json: page.file("data/corrections.json"),
    };
    let crumb = Link::new(page.href("method.html"), site.word("nav-method"));
    vec![page.render("corrections.html", &site.word("nav-corrections"), &[crumb], view)]
}

/// Changes in sections by kind, those that may not be shown left out.
pub(super) fn sections(page: &Page<'_, '_>, changes: &[&Restatement]) -> Vec<Section> {
    let mut sections = Vec::new();
    for kind in ChangeKind::ALL {
        let own: Vec<&Restatement> =
            changes.iter().copied().filter(|it| it.kind == *kind && !it.withheld).collect();
        if own.is_empty() {
            continue;
        }
        let mut groups: Vec<Vec<&Restatement>> = Vec::new();
        for it in own {
            match groups.iter_mut().find(|own| is_together(own[0], it)) {
                Some(own) => own.push(it),
                None => groups.push(vec![it]),
            }
        }
        let anchor = format!("c-{}", kind.word());
        let title = page.site.word(&format!("change-{}", kind.word()));
        let all = groups.iter().enumerate();
        let groups =
            all.map(|(at, own)| group(page, &format!("{title} {}", at + 1), own)).collect();
        sections.push(Section { anchor, title, groups });
    }
    sections
}

/// Whether two changes of a kind are told together: of one dataset, for one reason.
fn is_together(one: &Restatement, other: &Restatement) -> bool {
    let reason = |it: &Restatement| {
        it.reason.as_ref().map(|it| (it.text.clone(), it.kind, it.author.clone(), it.date.clone()))
    };
    one.dataset == other.dataset && reason(one) == reason(other)
}

/// `name` tells its table from others on the page, for those who listen.
fn group(page: &Page<'_, '_>, name: &str, own: &[&Restatement]) -> Group {
    let site = page.site;
    let first = own[0];
    let dataset = site.catalogue().dataset(&first.dataset);
    let title = dataset.map_or_else(|| first.dataset.to_string(), |it| site.text(&it.title));
    let reason = first.reason.as_ref();
    let (with_values, without): (Vec<&Restatement>, Vec<&Restatement>) =
        own.iter().partition(|it| it.before.is_some() || it.now.is_some());
    Group {
        dataset: Link::new(page.href(&site.dataset(&first.dataset)), title),
        kind: reason.map(|it| site.word(&format!("correction-{}", it.kind.word()))),
        reason: reason.map(|it| why(page, it)),
        who: reason.map(|it| who(site, it)).unwrap_or_default(),
        values: (!with_values.is_empty()).then(|| values(page, name, &with_values)),
        items: without.into_iter().filter_map(|it| item(page, it)).collect(),
    }
}

/// Why, as the end of a sentence that begins with "because"; in the words of the deliverer as they are.
fn why(page: &Page<'_, '_>, reason: &ReasonView) -> Markup {
    let mut to = Markup::new();
    if reason.registered {
        to.text(&page.site.word("corrections-because")).raw(" ");
    }
    to.add(&page.inlines(&reason.text));
    to
}

fn who(site: &Site<'_>, reason: &ReasonView) -> String {
    let all = [reason.author.clone(), site.day(&reason.date)];
    all.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ")
}

/// What a change without values is about, and how much of it.
fn item(page: &Page<'_, '_>, own: &Restatement) -> Option<Link> {
    let site = page.site;
    let mut words: Vec<String> =
        [&own.measure, &own.place].into_iter().filter(|it| !it.is_empty()).cloned().collect();
    match own.kind {
        ChangeKind::NewDataset => {
            words.push(site.say("diff-cells", &[("count", own.count.to_string())]));
        }
        ChangeKind::NewSeries | ChangeKind::Discontinued if own.count > 1 => {
            words.push(site.say("diff-series", &[("count", own.count.to_string())]));
        }
        _ => {}
    }
    let href = match own.cells.as_slice() {
        [cell] if site.cubes().get(cell).is_some() => page.cell(cell),
        _ => String::new(),
    };
    (!words.is_empty()).then(|| Link::new(href, words.join(": ")))
}

/// The values then and now.
fn values(page: &Page<'_, '_>, name: &str, all: &[&Restatement]) -> Markup {
    let site = page.site;
    let mut to = Markup::new();
    let published = all[0].reason.as_ref().is_none_or(|it| it.published);
    let before = if published {
        site.say("corrections-as-published", &[("edition", all[0].edition_before.to_string())])
    } else {
        site.word("corrections-before-column")
    };
    to.raw("<section class=\"scroll\" tabindex=\"0\"").attribute("aria-label", name);
    to.raw(">\n<table>\n<thead><tr>")
        .element("th scope=\"col\" class=\"t\"", &site.word("corrections-what"))
        .element("th scope=\"col\"", &before)
        .element("th scope=\"col\"", &site.word("corrections-as-known"))
        .raw("</tr></thead>\n<tbody>\n");
    for it in all {
        let what: Vec<&str> = [it.measure.as_str(), it.place.as_str()]
            .into_iter()
            .filter(|it| !it.is_empty())
            .collect();
        to.raw("<tr><th scope=\"row\">").text(&what.join(", ")).raw("</th><td>");
        to.text(it.before.as_deref().unwrap_or("–")).raw("</td><td>");
        let now = it.now.as_deref().unwrap_or("–");
        match it.cells.first() {
            Some(cell) => linked(page, cell, now, &mut to),
            None => {
                to.text(now);
            }
        }
        to.raw("</td></tr>\n");
    }
    to.raw("</tbody>\n</table>\n</section>\n");
    to
}

fn linked(page: &Page<'_, '_>, cell: &CellReference, text: &str, to: &mut Markup) {
    to.raw("<a class=\"n\"").attribute("href", &page.cell(cell)).raw(">").text(text).raw("</a>");
}
