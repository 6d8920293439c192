//! What an earlier edition knew of a dataset, beside what is known now.

use rekenschap_catalogue::{Dataset, Measure};
use rekenschap_disclosure::{ClearedCell, Provenance};
use rekenschap_report::{TraceValue, value_text};

use crate::html::grid::{Legend, write_missing};
use crate::html::markup::Markup;
use crate::html::page::Page;
use crate::html::site::Site;

/// What stands above the table.
pub(super) fn intro(site: &Site<'_>) -> String {
    let register = &site.document.register;
    let id = if register.complete { "earlier-intro" } else { "earlier-intro-partial" };
    let edition = register.edition_before.map(|it| it.to_string()).unwrap_or_default();
    site.say(id, &[("edition", edition)])
}

/// A row for each cell that the earlier edition had a value for; nothing when it had none.
pub(super) fn table(page: &Page<'_, '_>, dataset: &Dataset) -> Option<Markup> {
    let site = page.site;
    let earlier = &site.publishing.vintage.cubes;
    let mut rows = Vec::new();
    for key in earlier.keys(&dataset.id) {
        for measure in &dataset.measures {
            let reference = dataset.reference(measure, key);
            let Some(before) = earlier.get(&reference) else { continue };
            let (Some(then), now) = (shown(site, measure, before), site.cubes().get(&reference))
            else {
                continue;
            };
            rows.push((reference, measure, then, now));
        }
    }
    let edition = site.document.register.edition_before?;
    if rows.is_empty() {
        return None;
    }
    let mut legend = Legend::default();
    let mut to = Markup::new();
    to.raw("<section class=\"scroll\" tabindex=\"0\" aria-labelledby=\"earlier\">\n<table>\n<thead><tr>");
    for at in 0..dataset.dimensions.len() {
        to.element("th scope=\"col\" class=\"t\"", &site.dimension(dataset, at));
    }
    to.element("th scope=\"col\" class=\"t\"", &site.word("measure"));
    let heading = if site.document.register.complete {
        site.say("corrections-as-published", &[("edition", edition.to_string())])
    } else {
        site.word("corrections-before-column")
    };
    to.element("th scope=\"col\"", &heading)
        .element("th scope=\"col\"", &site.word("corrections-as-known"))
        .raw("<td></td></tr></thead>\n<tbody>\n");
    for (reference, measure, then, now) in rows {
        to.raw("<tr>");
        for (at, label) in site.key(dataset, &reference.key).iter().enumerate() {
            to.element(if at == 0 { "th scope=\"row\"" } else { "td class=\"t\"" }, label);
        }
        to.element("td class=\"t\"", &site.text(&measure.title)).raw("<td>");
        value(page, &then, &mut legend, &mut to);
        to.raw("</td><td>");
        let present = now.and_then(|it| shown(site, measure, it));
        match &present {
            Some(Shown::Text(text)) => {
                to.raw("<a class=\"n\"").attribute("href", &page.cell(&reference)).raw(">");
                to.text(text).raw("</a>");
            }
            Some(it) => value(page, it, &mut legend, &mut to),
            None => write_missing(page, now.map_or_else(Default::default, |it| it.status), &mut to),
        }
        to.raw("</td><td class=\"t\">");
        let change = site.document.register.of(&reference).filter(|it| !it.withheld);
        if let Some(change) = change {
            to.element("span class=\"tag\"", &site.word("earlier-differs"));
            if change.reason.as_ref().is_some_and(|it| !it.published) {
                let text = site.say("earlier-between", &[("edition", edition.to_string())]);
                to.raw(" ").element("span class=\"meta\"", &text);
            }
        }
        to.raw("</td></tr>\n");
    }
    to.raw("</tbody>\n</table>\n</section>\n");
    legend.write(page, &mut to);
    Some(to)
}

/// What a cell of this table shows.
enum Shown {
    Text(String),
    Withheld(rekenschap_model::Confidentiality),
}

fn shown(site: &Site<'_>, measure: &Measure, cell: &ClearedCell) -> Option<Shown> {
    let computed = matches!(cell.provenance, Provenance::Computed { .. });
    match value_text(site.catalogue(), measure, &cell.content, computed, site.language) {
        TraceValue::Withheld(reason) => Some(Shown::Withheld(reason)),
        own => Some(Shown::Text(site.value(measure, &own)?.0)),
    }
}

fn value(page: &Page<'_, '_>, own: &Shown, legend: &mut Legend, to: &mut Markup) {
    match own {
        Shown::Text(text) => {
            to.text(text);
        }
        Shown::Withheld(reason) => {
            to.raw("*").element("span class=\"vh\"", &page.site.word("withheld"));
            legend.withheld(*reason);
        }
    }
}
