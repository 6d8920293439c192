//! Definitions: datasets, scopes, units and code lists.

use rekenschap_catalogue::{CodeList, Dataset};
use serde::Serialize;

use crate::OutputFile;
use crate::html::address::safe;
use crate::html::page::Page;
use crate::html::site::Site;

#[derive(Serialize)]
struct View {
    datasets: Vec<DatasetEntry>,
    scopes: Vec<Scope>,
    units: Vec<Unit>,
    lists: Vec<List>,
}

#[derive(Serialize)]
struct DatasetEntry {
    title: String,
    href: String,
    definition: String,
    units: String,
    scope: Option<String>,
    absent: bool,
}

#[derive(Serialize)]
struct Scope {
    anchor: String,
    title: String,
    text: String,
}

#[derive(Serialize)]
struct Unit {
    title: String,
    symbol: String,
}

#[derive(Serialize)]
struct List {
    anchor: String,
    id: String,
    count: usize,
    entries: Vec<(String, String)>,
}

pub(super) fn pages(site: &Site<'_>) -> Vec<OutputFile> {
    let page = Page::new(site, "definitions.html");
    let catalogue = site.catalogue();
    let mut datasets: Vec<DatasetEntry> =
        catalogue.datasets.values().map(|it| dataset(&page, it)).collect();
    datasets.sort_by_cached_key(|it| it.title.to_lowercase());
    let scopes = catalogue.scopes.iter().map(|(id, it)| Scope {
        anchor: format!("scope-{}", safe(id)),
        title: it.title.get(site.language).to_owned(),
        text: site.text(&it.text),
    });
    let units = catalogue.units.values().map(|it| Unit {
        title: it.title.get(site.language).to_owned(),
        symbol: it.symbol.clone(),
    });
    let view = View {
        datasets,
        scopes: scopes.collect(),
        units: units.collect(),
        lists: catalogue.code_lists.values().map(|it| list(site, it)).collect(),
    };
    vec![page.render("definitions.html", &site.word("nav-definitions"), &[], view)]
}

fn dataset(page: &Page<'_, '_>, it: &Dataset) -> DatasetEntry {
    let site = page.site;
    let mut units: Vec<String> = Vec::new();
    for measure in &it.measures {
        let title = site.unit_name(measure);
        if !title.is_empty() && !units.contains(&title) {
            units.push(title);
        }
    }
    let scope = it.scope.as_ref().and_then(|it| site.catalogue().scopes.get(&it.value));
    DatasetEntry {
        title: site.text(&it.title),
        href: page.href(&site.dataset(&it.id)),
        definition: site.text(&it.definition),
        units: units.join(", "),
        scope: scope.map(|it| it.title.get(site.language).to_owned()),
        absent: it.not_delivered.is_some(),
    }
}

fn list(site: &Site<'_>, it: &CodeList) -> List {
    let entries =
        it.entries.iter().map(|it| (it.code.to_string(), it.name.get(site.language).to_owned()));
    List {
        anchor: format!("list-{}", safe(&it.id)),
        id: it.id.clone(),
        count: it.entries.len(),
        entries: entries.collect(),
    }
}
