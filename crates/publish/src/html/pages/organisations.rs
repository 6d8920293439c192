//! The organisations by group, with their lifetimes, successors and other names, and what changed.

use rekenschap_catalogue::{CodeList, Entry, SeriesRule};
use rekenschap_language::capitalise;
use rekenschap_model::Code;
use serde::Serialize;

use super::organisation;
use crate::OutputFile;
use crate::html::page::{Link, Page};
use crate::html::site::Site;

#[derive(Serialize)]
struct View {
    groups: Vec<Group>,
    changes: Vec<Change>,
}

#[derive(Serialize)]
struct Group {
    title: String,
    entries: Vec<EntryView>,
}

#[derive(Serialize)]
struct EntryView {
    name: String,
    short: String,
    href: Option<String>,
    lifetime: Option<String>,
    successors: Vec<String>,
    /// What became an organisation of its own while this one went on.
    split_off: Vec<String>,
    aliases: Vec<String>,
}

#[derive(Serialize)]
struct Change {
    date: String,
    kind: String,
    old: String,
    new: String,
    series: String,
    note: String,
}

pub(super) fn pages(site: &Site<'_>) -> Vec<OutputFile> {
    if !site.has_organisations() {
        return Vec::new();
    }
    let page = Page::new(site, "organisations.html");
    let mut groups: Vec<(&str, Vec<EntryView>)> = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for (at, list) in site.organisations.lists.iter().enumerate() {
        for entry in &list.entries {
            let has_figures = site.organisations.with_figures.contains_key(&*entry.code);
            // Lists beside the first one bring only what has figures of its own; totals are no organisations.
            if seen.contains(&&*entry.code) || !has_figures && (at > 0 || entry.group.is_empty()) {
                continue;
            }
            seen.push(&entry.code);
            let view = entry_view(&page, list, entry, has_figures);
            match groups.iter_mut().find(|it| it.0 == entry.group) {
                Some(group) => group.1.push(view),
                None => groups.push((&entry.group, vec![view])),
            }
        }
    }
    let groups = titled(site, groups);
    let changes = site
        .organisations
        .lists
        .iter()
        .flat_map(|list| list.changes.iter().map(move |it| (list, it)));
    let changes = changes.map(|(list, it)| Change {
        date: site.day(&it.date),
        kind: site.word(&format!("change-{}", it.kind)),
        old: labels(site, list, &it.old),
        new: labels(site, list, &it.new),
        series: site.word(match it.series {
            SeriesRule::Continue => "series-continue",
            SeriesRule::Restate => "series-restate",
            SeriesRule::DoNotCompare => "series-do-not-compare",
        }),
        note: it.note.get(site.language).to_owned(),
    });
    let view = View { groups, changes: changes.collect() };
    vec![page.render("organisations.html", &site.word("nav-organisations"), &[], view)]
}

/// Groups with their titles; those of one organisation stand together, without a title of their own.
fn titled(site: &Site<'_>, groups: Vec<(&str, Vec<EntryView>)>) -> Vec<Group> {
    let mut all = Vec::new();
    let mut others = Vec::new();
    for (id, entries) in groups {
        if entries.len() > 1 && !id.is_empty() {
            all.push(Group { title: group_title(site, id), entries });
        } else {
            others.extend(entries);
        }
    }
    if !others.is_empty() {
        let title = site.word(if all.is_empty() { "nav-organisations" } else { "group-none" });
        all.push(Group { title, entries: others });
    }
    all
}

/// The title of the scope that is this group and no other, else the group's own word.
fn group_title(site: &Site<'_>, id: &str) -> String {
    let scope =
        site.catalogue().scopes.values().find(|it| it.groups.len() == 1 && it.groups[0] == id);
    scope.map_or_else(
        || capitalise(&id.replace('-', " "), site.language),
        |it| it.title.get(site.language).to_owned(),
    )
}

fn labels(site: &Site<'_>, list: &CodeList, codes: &[Code]) -> String {
    let label = |it: &Code| list.get(it).map_or(&**it, |it| it.label(site.language)).to_owned();
    codes.iter().map(label).collect::<Vec<_>>().join(", ")
}

fn entry_view(page: &Page<'_, '_>, list: &CodeList, entry: &Entry, has_figures: bool) -> EntryView {
    let site = page.site;
    let label = entry.label(site.language);
    let name = entry.name.get(site.language);
    let name_of = |it: &Code| -> String {
        list.get(it).map_or(&**it, |it| it.label(site.language)).to_owned()
    };
    let after = |stays: bool| -> Vec<String> {
        let own = list
            .changes
            .iter()
            .filter(|it| it.old.contains(&entry.code) && it.new.contains(&entry.code) == stays);
        own.flat_map(|it| &it.new).filter(|it| **it != entry.code).map(name_of).collect()
    };
    let aliases = list.aliases.iter().filter(|it| it.code == entry.code).map(|it| it.alias.clone());
    EntryView {
        name: name.to_owned(),
        short: if label == name { String::new() } else { label.to_owned() },
        href: has_figures
            .then(|| Link::new(page.href(&organisation::address(&entry.code)), "").href),
        lifetime: organisation::lifetime(site, entry),
        successors: after(false),
        split_off: after(true),
        aliases: aliases.filter(|it| it != label && it != name).collect(),
    }
}
