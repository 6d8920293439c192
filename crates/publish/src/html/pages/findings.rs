//! What the checks found: what is open, and what the edition accepts with a reason.

use std::collections::BTreeMap;

use rekenschap_checks::Judged;
use rekenschap_model::{CellReference, Code, Finding, Key, Severity};
use serde::Serialize;

use crate::OutputFile;
use crate::html::address::safe;
use crate::html::page::Page;
use crate::html::site::Site;

#[derive(Serialize)]
struct View {
    open: Vec<Group>,
    accepted: Vec<Group>,
    open_count: usize,
    accepted_count: usize,
}

/// The findings with one code.
#[derive(Serialize)]
struct Group {
    anchor: String,
    code: &'static str,
    count: usize,
    hint: Option<String>,
    items: Vec<Item>,
}

#[derive(Serialize)]
struct Item {
    severity: String,
    level: &'static str,
    message: String,
    subject: String,
    href: Option<String>,
    expected: Option<String>,
    found: Option<String>,
    file: Option<String>,
    reason: Option<String>,
    author: String,
    until: String,
}

pub(super) fn pages(site: &Site<'_>) -> Vec<OutputFile> {
    let page = Page::new(site, "findings.html");
    let (open, accepted): (Vec<&Judged>, Vec<&Judged>) =
        site.publishing.findings.iter().partition(|it| it.acceptance.is_none());
    let view = View {
        open_count: open.len(),
        accepted_count: accepted.len(),
        open: groups(&page, &open, "open"),
        accepted: groups(&page, &accepted, "accepted"),
    };
    vec![page.render("findings.html", &site.word("nav-findings"), &[], view)]
}

fn groups(page: &Page<'_, '_>, all: &[&Judged], name: &str) -> Vec<Group> {
    let mut groups: BTreeMap<(Severity, &'static str), Vec<&Judged>> = BTreeMap::new();
    for it in all {
        groups.entry((it.finding.severity, it.finding.code)).or_default().push(it);
    }
    let group = |((severity, code), own): ((Severity, &'static str), Vec<&Judged>)| {
        let hints: Vec<Option<String>> =
            own.iter().map(|it| it.finding.hint(page.site.language)).collect();
        let same = hints.iter().all(|it| *it == hints[0]);
        Group {
            anchor: format!("{name}-{}-{}", severity.word(), code.replace('.', "-")),
            code,
            count: own.len(),
            hint: hints.into_iter().next().flatten().filter(|_| same),
            items: own.into_iter().map(|it| item(page, it)).collect(),
        }
    };
    groups.into_iter().map(group).collect()
}

fn item(page: &Page<'_, '_>, judged: &Judged) -> Item {
    let site = page.site;
    let finding = &judged.finding;
    let file = finding.place.file.as_ref().filter(|it| it.file != finding.place.subject);
    let acceptance = judged.acceptance.as_ref();
    Item {
        severity: site.word(&format!("severity-{}", finding.severity.word())),
        level: finding.severity.word(),
        message: finding.message(site.language),
        subject: match &finding.place.file {
            Some(it) if it.file == finding.place.subject => it.to_string(),
            _ => finding.place.subject.clone(),
        },
        href: address(site, finding).map(|it| page.href(&it)),
        expected: finding.expected.clone().filter(|it| !it.is_empty()),
        found: finding.found.clone().filter(|it| !it.is_empty()),
        file: file.map(ToString::to_string),
        reason: acceptance.map(|it| site.text(&it.reason)),
        author: acceptance.map(|it| it.author.clone()).unwrap_or_default(),
        until: acceptance.map(|it| site.day(&it.until)).unwrap_or_default(),
    }
}

/// Where readers find what a finding is about: what its subject names, else the first cell that it tells of.
fn address(site: &Site<'_>, finding: &Finding) -> Option<String> {
    let mut parts = finding.place.subject.splitn(3, '/');
    let (kind, id, rest) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""), parts.next());
    let named = match kind {
        "table" => site.table(id),
        "figure" => site.figure(id),
        "topic" => site.topic_address(id),
        "norm" => site.catalogue().norm(id).map(|it| site.norm(&it.1.id)),
        "dataset" => site.catalogue().dataset(id).map(|it| site.dataset(&it.id)),
        "rule" | "acceptance" => None,
        _ => of_cell(site, kind, id, rest),
    };
    let cell =
        || finding.cells.iter().find(|it| site.cubes().get(it).is_some()).map(|it| site.cell(it));
    named.or_else(cell)
}

/// The address of `dataset/measure/key`, or of what of it exists.
fn of_cell(site: &Site<'_>, dataset: &str, measure: &str, key: Option<&str>) -> Option<String> {
    let dataset = site.catalogue().dataset(dataset)?;
    let cell = || {
        let measure = dataset.measure(measure)?;
        let pairs: BTreeMap<&str, &str> =
            key?.split(',').filter_map(|it| it.split_once('=')).collect();
        let codes: Option<Vec<Code>> = dataset
            .dimensions
            .iter()
            .map(|it| pairs.get(&*it.id).map(|it| rekenschap_model::code(it)))
            .collect();
        let cell: CellReference = dataset.reference(measure, &Key::from_codes(codes?));
        site.cubes().get(&cell).map(|_| site.cell(&cell))
    };
    Some(cell().unwrap_or_else(|| format!("datasets/{}.html", safe(&dataset.id))))
}
