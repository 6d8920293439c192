//! One organisation: all its figures beside the total, its norms and explanations.

use rekenschap_catalogue::{Dataset, Entry};
use rekenschap_model::{Code, Key, Period};
use rekenschap_report::TraceValue;
use serde::Serialize;

use super::verdict;
use crate::OutputFile;
use crate::html::address::safe;
use crate::html::grid::{Legend, write_flag, write_missing};
use crate::html::markup::Markup;
use crate::html::page::{Link, Page};
use crate::html::site::Site;

#[derive(Serialize)]
struct View {
    name: String,
    short: String,
    lifetime: Option<String>,
    identifier: String,
    norms: Vec<verdict::Line>,
    tables: Markup,
    legend: Markup,
    count: usize,
}

/// The address of an organisation's page.
pub(super) fn address(code: &str) -> String {
    format!("organisations/{}.html", safe(code))
}

/// From when until when a code exists, in words.
pub(super) fn lifetime(site: &Site<'_>, entry: &Entry) -> Option<String> {
    let (from, until) = (site.day(&entry.from), site.day(&entry.until));
    match (entry.from.is_empty(), entry.until.is_empty()) {
        (true, true) => None,
        (false, true) => Some(site.say("exists-from", &[("from", from)])),
        (true, false) => Some(site.say("exists-until", &[("until", until)])),
        (false, false) => Some(site.say("exists-between", &[("from", from), ("until", until)])),
    }
}

pub(super) fn pages(site: &Site<'_>) -> Vec<OutputFile> {
    site.organisations.with_figures.iter().map(|(code, entry)| one(site, code, entry)).collect()
}

fn one(site: &Site<'_>, code: &str, entry: &Entry) -> OutputFile {
    let page = Page::new(site, address(code));
    let mut legend = Legend::default();
    let mut tables = Markup::new();
    let mut count = 0;
    for dataset in site.catalogue().datasets.values() {
        if dataset_table(&page, dataset, code, &mut legend, &mut tables) {
            count += 1;
        }
    }
    let norms =
        site.document.norms.iter().filter(|it| it.code.as_ref().is_some_and(|it| *it.0 == *code));
    let mut explained = Markup::new();
    legend.write(&page, &mut explained);
    let label = entry.label(site.language);
    let name = entry.name.get(site.language);
    let view = View {
        name: name.to_owned(),
        short: if label == name { String::new() } else { label.to_owned() },
        lifetime: lifetime(site, entry),
        identifier: Some(entry.identifier.clone())
            .filter(|it| it.starts_with("http"))
            .unwrap_or_default(),
        norms: norms.map(|it| verdict::line(&page, it)).collect(),
        tables,
        legend: explained,
        count,
    };
    let crumb = Link::new(page.href("organisations.html"), site.word("nav-organisations"));
    page.render("organisation.html", name, &[crumb], view)
}

/// The last two periods of a dataset up to the edition, the older one first.
fn periods(site: &Site<'_>, dataset: &Dataset) -> Vec<Code> {
    let Some(time) = dataset.time() else { return vec![] };
    let codes = dataset.dimensions[time].codes.iter();
    let mut all: Vec<(Period, &Code)> = codes
        .filter_map(|it| Some((it.parse::<Period>().ok()?, it)))
        .filter(|it| it.0.year() <= site.publishing.edition)
        .collect();
    all.sort();
    all.iter().skip(all.len().saturating_sub(2)).map(|it| it.1.clone()).collect()
}

/// The figures of a code in a dataset; false when there are none.
fn dataset_table(
    page: &Page<'_, '_>,
    dataset: &Dataset,
    code: &str,
    legend: &mut Legend,
    to: &mut Markup,
) -> bool {
    let site = page.site;
    let Some(own) = site.organisations.dimension.and_then(|it| dataset.dimension(it)) else {
        return false;
    };
    let (time, periods) = (dataset.time(), periods(site, dataset));
    let newest = periods.last();
    let of_code = |key: &&Key| *key.codes()[own] == *code;
    let of_newest = |key: &&Key| time.is_none_or(|at| Some(&key.codes()[at]) == newest);
    let keys: Vec<&Key> =
        site.cubes().keys(&dataset.id).iter().filter(of_code).filter(of_newest).collect();
    if keys.is_empty() {
        return false;
    }
    let total = dataset.dimensions[own].total.as_ref().filter(|it| ***it != *code);
    let heading = format!("d-{}", safe(&dataset.id));
    to.raw("<section>\n<h3").attribute("id", &heading).raw(">");
    to.link(&page.href(&site.dataset(&dataset.id)), &site.text(&dataset.title)).raw("</h3>\n");
    to.raw("<section class=\"scroll\" tabindex=\"0\"").attribute("aria-labelledby", &heading);
    to.raw(">\n<table class=\"facts\">\n<thead><tr>")
        .element("th scope=\"col\" class=\"t\"", &site.word("measure"));
    let labels: Vec<String> = periods.iter().map(|it| site.period(it)).collect();
    if labels.is_empty() {
        to.element("th scope=\"col\"", &site.word("value"));
    }
    for it in &labels {
        to.element("th scope=\"col\"", it);
    }
    if let Some(total) = total {
        let text = format!(
            "{} {}",
            site.label(dataset, own, total),
            labels.last().map_or("", String::as_str)
        );
        to.element("th scope=\"col\" class=\"all\"", text.trim());
    }
    to.raw("</tr></thead>\n<tbody>\n");
    for key in keys {
        for measure in &dataset.measures {
            let reference = |key: &Key| dataset.reference(measure, key);
            if site.cubes().get(&reference(key)).is_none() {
                continue;
            }
            to.raw("<tr><th scope=\"row\">");
            let others =
                key.codes().iter().enumerate().filter(|it| it.0 != own && Some(it.0) != time);
            let mut label: Vec<String> =
                others.map(|(at, code)| site.label(dataset, at, code)).collect();
            if dataset.measures.len() > 1 || label.is_empty() {
                label.push(site.text(&measure.title));
            }
            to.text(&label.join(", "));
            let unit = site.unit(measure);
            if !unit.is_empty() {
                to.raw(" ").element("span class=\"unit\"", &format!("({unit})"));
            }
            to.raw("</th>");
            let at_period = |key: &Key, period: &str| {
                time.map_or_else(|| key.clone(), |at| key.with(at, period))
            };
            let columns: Vec<Key> = periods.iter().map(|it| at_period(key, it)).collect();
            for it in if columns.is_empty() { vec![key.clone()] } else { columns } {
                value(page, measure, &reference(&it), "<td>", legend, to);
            }
            if let Some(total) = total {
                value(
                    page,
                    measure,
                    &reference(&key.with(own, total)),
                    "<td class=\"all\">",
                    legend,
                    to,
                );
            }
            to.raw("</tr>\n");
        }
    }
    to.raw("</tbody>\n</table>\n</section>\n</section>\n");
    true
}

fn value(
    page: &Page<'_, '_>,
    measure: &rekenschap_catalogue::Measure,
    reference: &rekenschap_model::CellReference,
    open: &str,
    legend: &mut Legend,
    to: &mut Markup,
) {
    let site = page.site;
    to.raw(open);
    if let Some(trace) = site.trace(reference) {
        match &trace.value {
            TraceValue::Missing => {
                write_missing(page, trace.status, to);
                legend.missing(trace.status);
            }
            TraceValue::Withheld(reason) => {
                to.raw("<a class=\"n\"").attribute("href", &page.cell(reference)).raw(">*");
                to.element("span class=\"vh\"", &site.word("withheld")).raw("</a>");
                legend.withheld(*reason);
            }
            shown => {
                if let Some((text, _)) = site.value(measure, shown).filter(|it| !it.0.is_empty()) {
                    to.raw("<a class=\"n\"")
                        .attribute("href", &page.cell(reference))
                        .raw(">")
                        .text(&text)
                        .raw("</a>");
                }
                write_flag(page, trace.status, to);
                legend.status(trace.status);
            }
        }
    }
    to.raw("</td>");
}
