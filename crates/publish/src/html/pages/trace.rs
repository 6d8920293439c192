//! Provenance: every cell of a dataset with where it came from, at an address that stays.
//!
//! A publication has thousands of cells, so the rows are written directly and say little: a delivery is described once,
//! below, and a formula once, above the cells that it gives.

use std::collections::{BTreeMap, BTreeSet};

use rekenschap_catalogue::{Dataset, Measure};
use rekenschap_disclosure::Content;
use rekenschap_model::CellReference;
use rekenschap_report::{Trace, TraceOrigin, TraceValue};
use serde::Serialize;

use crate::html::address::{anchor, safe};
use crate::html::grid::{reason_word, status_word, write_flag, write_missing};
use crate::html::markup::Markup;
use crate::html::page::{Link, Page};
use crate::html::site::Site;
use crate::{DeliverySummary, OutputFile};

#[derive(Serialize)]
struct View {
    title: String,
    dataset: String,
    example: String,
    cells: Markup,
    deliveries: Vec<Delivery>,
}

#[derive(Serialize)]
struct Delivery {
    anchor: String,
    number: usize,
    source: String,
    file: String,
    sha256: String,
    short: String,
    by: String,
    on: String,
    state: String,
    decided_by: String,
    decided_on: String,
    /// The day by which the request wanted it, and who got the request; empty when it was not asked.
    deadline: String,
    to: String,
    /// The kind of correction and its reason.
    correction: Option<(String, String)>,
    edition: i32,
}

pub(super) fn pages(site: &Site<'_>) -> Vec<OutputFile> {
    let all = site.catalogue().datasets.values();
    all.filter(|it| !site.cubes().keys(&it.id).is_empty()).map(|it| one(site, it)).collect()
}

fn one(site: &Site<'_>, dataset: &Dataset) -> OutputFile {
    let page = Page::new(site, format!("trace/{}.html", safe(&dataset.id)));
    let mut writer =
        Writer { page: &page, dataset, deliveries: Vec::new(), findings: findings(site) };
    let mut cells = Markup::new();
    for measure in &dataset.measures {
        writer.measure(measure, &mut cells);
    }
    let deliveries = writer.deliveries.iter().enumerate().filter_map(|(at, number)| {
        site.publishing.deliveries.get(*number).map(|it| delivery(site, at + 1, it))
    });
    let title = site.text(&dataset.title);
    let example = site.cubes().keys(&dataset.id).first().zip(dataset.measures.first());
    let view = View {
        title: title.clone(),
        dataset: page.href(&site.dataset(&dataset.id)),
        example: example
            .map_or_else(String::new, |(key, measure)| dataset.cell_text(&measure.id, key)),
        deliveries: deliveries.collect(),
        cells,
    };
    let crumbs = [
        Link::new(page.href("definitions.html"), site.word("nav-definitions")),
        Link::new(page.href(&site.dataset(&dataset.id)), title.clone()),
    ];
    page.render("trace.html", &site.say("trace-title", &[("title", title)]), &crumbs, view)
}

fn delivery(site: &Site<'_>, number: usize, it: &DeliverySummary) -> Delivery {
    let source = site.catalogue().sources.get(&it.source);
    let call = site.catalogue().requests.get(&it.edition);
    let request =
        call.and_then(|call| Some((call, call.request(&it.source)?))).filter(|(call, _)| {
            let asked = call.asked(site.catalogue(), &it.source);
            asked.iter().any(|own| *own.dataset == *it.dataset)
        });
    Delivery {
        anchor: format!("d{number}"),
        number,
        source: source
            .map_or_else(|| it.source.clone(), |it| it.title.get(site.language).to_owned()),
        file: it.file.clone(),
        short: it.sha256.get(..12).unwrap_or(&it.sha256).to_owned(),
        sha256: it.sha256.clone(),
        by: it.delivered_by.clone(),
        on: site.day(&it.delivered_on),
        state: site.word(&format!("state-{}", it.state.word())),
        deadline: request
            .map_or_else(String::new, |(call, own)| site.day(call.deadline_of(&own.source.value))),
        to: request.map_or_else(String::new, |(_, own)| own.to.clone()),
        decided_by: it.decided_by.clone(),
        decided_on: site.day(&it.decided_on),
        correction: it
            .correction
            .as_ref()
            .map(|it| (site.word(&format!("correction-{}", it.kind.word())), it.reason.clone())),
        edition: it.edition,
    }
}

/// The findings by what they are about: subjects, and cells.
struct Findings<'a> {
    subjects: BTreeMap<&'a str, Vec<usize>>,
    cells: BTreeMap<&'a CellReference, Vec<usize>>,
}

fn findings<'a>(site: &Site<'a>) -> Findings<'a> {
    let mut all = Findings { subjects: BTreeMap::new(), cells: BTreeMap::new() };
    for (at, judged) in site.publishing.findings.iter().enumerate() {
        let finding = &judged.finding;
        all.subjects.entry(finding.place.subject.as_str()).or_default().push(at);
        for cell in &finding.cells {
            all.cells.entry(cell).or_default().push(at);
        }
    }
    all
}

struct Writer<'w, 's, 'a> {
    page: &'w Page<'s, 'a>,
    dataset: &'w Dataset,
    findings: Findings<'a>,
    /// The deliveries that cells of this page come from, in the order in which they are first named.
    deliveries: Vec<usize>,
}

impl Writer<'_, '_, '_> {
    fn measure(&mut self, measure: &Measure, to: &mut Markup) {
        let site = self.page.site;
        let heading = format!("m-{}", safe(&measure.id));
        to.raw("<section>\n<h2")
            .attribute("id", &heading)
            .raw(">")
            .text(&site.text(&measure.title))
            .raw("</h2>\n");
        if let Some(computation) = &measure.computation {
            to.raw("<p class=\"meta\">").text(&site.word("formula")).raw(" ");
            to.element("code", &format!("{} = {}", measure.id, computation.formula.text()))
                .raw("</p>\n");
        }
        to.raw("<section class=\"scroll\" tabindex=\"0\"").attribute("aria-labelledby", &heading);
        to.raw(">\n<table class=\"trace\">\n<thead><tr>");
        for at in 0..self.dataset.dimensions.len() {
            to.element("th scope=\"col\" class=\"t\"", &site.dimension(self.dataset, at));
        }
        let unit = site.unit(measure);
        to.raw("<th scope=\"col\">").text(&site.word("value"));
        if !unit.is_empty() {
            to.raw(" ").element("span class=\"unit\"", &format!("({unit})"));
        }
        to.raw("</th>")
            .element("th scope=\"col\" class=\"t\"", &site.word("origin"))
            .raw("</tr></thead>\n<tbody>\n");
        for key in site.cubes().keys(&self.dataset.id) {
            let reference = self.dataset.reference(measure, key);
            if let Some(trace) = site.trace(&reference) {
                self.cell(measure, &trace, to);
            }
        }
        to.raw("</tbody>\n</table>\n</section>\n</section>\n");
    }

    fn cell(&mut self, measure: &Measure, trace: &Trace, to: &mut Markup) {
        let site = self.page.site;
        to.raw("<tr").attribute("id", &anchor(&trace.reference)).raw(">");
        for (at, label) in site.key(self.dataset, &trace.reference.key).iter().enumerate() {
            to.element(if at == 0 { "th scope=\"row\"" } else { "td class=\"t\"" }, label);
        }
        to.raw(if measure.is_number() { "<td>" } else { "<td class=\"t\">" });
        match &trace.value {
            TraceValue::Withheld(_) => {
                to.raw("*").element("span class=\"vh\"", &site.word("withheld"));
            }
            TraceValue::Missing => write_missing(self.page, trace.status, to),
            shown => {
                if let Some((text, _)) = site.value(measure, shown) {
                    to.text(&text);
                }
                write_flag(self.page, trace.status, to);
            }
        }
        to.raw("</td><td class=\"t o\">");
        self.origin(trace, to);
        to.raw("</td></tr>\n");
    }

    fn origin(&mut self, trace: &Trace, to: &mut Markup) {
        let site = self.page.site;
        if let TraceValue::Withheld(reason) = trace.value {
            to.text(&site.word(&format!("withheld-{}", reason_word(reason)))).raw(" ");
        }
        match &trace.origin {
            TraceOrigin::Delivered { delivery, line } => {
                let number = self.delivery(*delivery).to_string();
                to.raw("<a").attribute("href", &format!("#d{number}")).raw(">");
                to.text(&site.say("delivery-number", &[("number", number)])).raw("</a>, ");
                to.text(&site.say("line-number", &[("line", line.to_string())]));
            }
            TraceOrigin::Total(parts) => {
                to.text(&site.word("sum-of")).raw(" ");
                for (at, (name, cell)) in parts.iter().enumerate() {
                    to.raw(if at > 0 { " + " } else { "" });
                    self.input(cell, name, to);
                }
            }
            TraceOrigin::Formula { inputs, .. } => {
                for (at, (name, cell)) in inputs.iter().enumerate() {
                    to.raw(if at > 0 { "; " } else { "" }).element("code", name).raw(" = ");
                    self.input(cell, &self.shown(cell), to);
                }
            }
        }
        self.earlier(trace, to);
        self.judged(trace, to);
        if trace.status.flag().is_some() {
            to.raw(". ").text(&site.word(&format!("status-{}", status_word(trace.status))));
        }
    }

    /// What the checks say of the cell, with the acceptance that covers it, and why a norm is missed at it.
    fn judged(&self, trace: &Trace, to: &mut Markup) {
        let site = self.page.site;
        let subject = self.findings.subjects.get(trace.subject.as_str());
        let cell = self.findings.cells.get(&trace.reference);
        let numbers: BTreeSet<usize> = subject.into_iter().chain(cell).flatten().copied().collect();
        for judged in numbers.iter().filter_map(|at| site.publishing.findings.get(*at)) {
            let finding = &judged.finding;
            let severity = site.word(&format!("severity-{}", finding.severity.word()));
            let told = [("severity", severity), ("message", finding.message(site.language))];
            to.raw(". ").element("span class=\"meta\"", &site.say("trace-finding", &told));
            if let Some(it) = &judged.acceptance {
                let arguments = [
                    ("author", it.author.clone()),
                    ("until", site.day(&it.until)),
                    ("reason", site.text(&it.reason)),
                ];
                to.raw(" ").element(
                    "span class=\"meta\"",
                    &format!("({})", site.say("trace-accepted", &arguments)),
                );
            }
        }
        let norms = rekenschap_report::norms_at(site.catalogue(), site.document, &trace.reference);
        for it in norms {
            let title = rekenschap_report::plain(&it.title);
            for text in &it.explanations {
                let arguments = [("norm", title.clone()), ("text", text.clone())];
                to.raw(". ")
                    .element("span class=\"meta\"", &site.say("trace-explained", &arguments));
            }
        }
    }

    /// The values that the cell had before, where they differ from the next one: the newest first.
    fn earlier(&mut self, trace: &Trace, to: &mut Markup) {
        let site = self.page.site;
        let mut next = site.cubes().get(&trace.reference).map(|it| &it.content);
        for it in site.publishing.histories.of(&trace.reference) {
            if next == Some(&it.content) {
                continue;
            }
            next = Some(&it.content);
            let (Some(measure), Content::Shown(_)) =
                (self.dataset.measure(&trace.reference.measure), &it.content)
            else {
                continue;
            };
            let value = rekenschap_report::value_text(
                site.catalogue(),
                measure,
                &it.content,
                false,
                site.language,
            );
            let Some((text, _)) = site.value(measure, &value) else { continue };
            let number = self.delivery(it.delivery).to_string();
            let arguments = [("edition", it.edition.to_string()), ("value", text)];
            to.raw(". ").text(&site.say("earlier-value", &arguments)).raw(" (<a");
            to.attribute("href", &format!("#d{number}")).raw(">");
            to.text(&site.say("delivery-number", &[("number", number)])).raw("</a>, ");
            to.text(&site.say("line-number", &[("line", it.line.to_string())])).raw(")");
        }
    }

    /// A cell that went into another: a link to its own origin, where there is such a cell.
    fn input(&self, cell: &CellReference, text: &str, to: &mut Markup) {
        if self.page.site.cubes().get(cell).is_some() {
            to.link(&self.page.cell(cell), text);
        } else {
            to.text(text);
        }
    }

    /// The number of a delivery on this page.
    fn delivery(&mut self, delivery: usize) -> usize {
        let known = self.deliveries.iter().position(|it| *it == delivery);
        known.unwrap_or_else(|| {
            self.deliveries.push(delivery);
            self.deliveries.len() - 1
        }) + 1
    }

    /// What an input shows.
    fn shown(&self, cell: &CellReference) -> String {
        let site = self.page.site;
        match site.trace(cell).map(|it| it.value) {
            Some(TraceValue::Shown(text)) => text,
            Some(TraceValue::Withheld(_)) => "*".to_owned(),
            Some(TraceValue::Missing) | None => "–".to_owned(),
        }
    }
}
