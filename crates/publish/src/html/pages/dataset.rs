//! A dataset: what it counts, by what rules, where it is used, and every observation.

use rekenschap_catalogue::{
    Aggregation, Dataset, DisclosureRule, Input, Measure, MeasureKind, NoteKind,
};
use rekenschap_report::{TraceValue, plain};
use serde::Serialize;

use super::{corrections, earlier, verdict};
use crate::OutputFile;
use crate::html::address::safe;
use crate::html::grid::{Legend, write_flag, write_missing};
use crate::html::markup::Markup;
use crate::html::page::{Link, Page};
use crate::html::site::Site;

#[derive(Serialize)]
struct View {
    id: String,
    title: String,
    definition: String,
    sources: Vec<Link>,
    scope: Option<(String, String)>,
    dimensions: Vec<DimensionView>,
    measures: Vec<MeasureView>,
    disclosure: String,
    norms: Vec<verdict::Line>,
    notes: Vec<Note>,
    absent: Option<String>,
    file: String,
    trace: Option<String>,
    tables: Vec<Link>,
    figures: Vec<Link>,
    topics: Vec<Link>,
    datasets: Vec<Link>,
    observations: Option<Markup>,
    count: String,
    corrections: Vec<corrections::Section>,
    register: String,
    earlier: Option<Markup>,
    earlier_intro: String,
}

#[derive(Serialize)]
struct DimensionView {
    id: String,
    title: String,
    codes: String,
    list: Option<Link>,
    total: Option<String>,
}

#[derive(Serialize)]
struct MeasureView {
    id: String,
    title: String,
    unit: String,
    kind: String,
    aggregation: String,
    formula: Option<String>,
    inputs: Vec<InputView>,
    computed: bool,
}

/// What a name in a formula stands for.
#[derive(Serialize)]
struct InputView {
    name: String,
    measure: String,
    dataset: Option<Link>,
    more: Vec<String>,
}

#[derive(Serialize)]
struct Note {
    kind: Option<String>,
    at: Vec<String>,
    text: String,
}

pub(super) fn pages(site: &Site<'_>) -> Vec<OutputFile> {
    site.catalogue().datasets.values().map(|it| one(site, it)).collect()
}

fn one(site: &Site<'_>, dataset: &Dataset) -> OutputFile {
    let page = Page::new(site, site.dataset(&dataset.id));
    let known = !site.cubes().keys(&dataset.id).is_empty();
    let scope = dataset.scope.as_ref().and_then(|it| site.catalogue().scopes.get(&it.value));
    let sources = dataset.sources.iter().filter_map(|it| {
        let source = site.catalogue().sources.get(&it.value)?;
        let href = page.href(&format!("sources.html#{}", safe(&it.value)));
        Some(Link::new(href, source.title.get(site.language)))
    });
    let norms =
        site.document.norms.iter().filter(|it| it.dataset == dataset.id && it.code.is_none());
    let uses = site.uses.get(&*dataset.id);
    let links = |all: Vec<Option<Link>>| all.into_iter().flatten().collect::<Vec<Link>>();
    let view = View {
        id: dataset.id.to_string(),
        title: site.text(&dataset.title),
        definition: site.text(&dataset.definition),
        sources: sources.collect(),
        scope: scope.map(|it| (it.title.get(site.language).to_owned(), site.text(&it.text))),
        dimensions: (0..dataset.dimensions.len()).map(|at| dimension(&page, dataset, at)).collect(),
        measures: dataset.measures.iter().map(|it| measure(&page, it)).collect(),
        disclosure: disclosure(site, dataset),
        norms: norms.map(|it| verdict::line(&page, it)).collect(),
        notes: notes(site, dataset),
        absent: dataset.not_delivered.as_ref().map(|it| site.text(it)),
        file: page.file(&format!("data/datasets/{}.csv", dataset.id)),
        trace: known.then(|| page.href(&format!("trace/{}.html", safe(&dataset.id)))),
        tables: links(uses.iter().flat_map(|it| &it.tables).map(|id| table(&page, id)).collect()),
        figures: links(
            uses.iter().flat_map(|it| &it.figures).map(|id| figure(&page, id)).collect(),
        ),
        topics: links(uses.iter().flat_map(|it| &it.topics).map(|id| topic(&page, id)).collect()),
        datasets: links(
            uses.iter().flat_map(|it| &it.datasets).map(|id| other(&page, id)).collect(),
        ),
        observations: known.then(|| observations(&page, dataset)),
        count: site.count(site.cubes().keys(&dataset.id).len()),
        corrections: corrections::sections(
            &page,
            &site.document.register.of_dataset(&dataset.id).collect::<Vec<_>>(),
        ),
        register: page.href("corrections.html"),
        earlier: earlier::table(&page, dataset),
        earlier_intro: earlier::intro(site),
    };
    let crumb = Link::new(page.href("definitions.html"), site.word("nav-definitions"));
    let title = view.title.clone();
    page.render("dataset.html", &title, &[crumb], view)
}

/// A link to a table, with its number and title.
pub(super) fn table(page: &Page<'_, '_>, id: &str) -> Option<Link> {
    let table = page.site.document.tables.get(id)?;
    page.link(
        page.site.table(id),
        format!("{}. {}", super::table::number(page.site, table), plain(&table.title)),
    )
}

fn figure(page: &Page<'_, '_>, id: &str) -> Option<Link> {
    let figure = page.site.document.figures.get(id)?;
    page.link(
        page.site.figure(id),
        format!("{}. {}", super::figure::number(page.site, figure), plain(&figure.title)),
    )
}

fn topic(page: &Page<'_, '_>, id: &str) -> Option<Link> {
    let (_, topic) = page.site.topic(id)?;
    page.link(
        page.site.topic_address(id),
        format!("{} {}", topic.number, plain(&topic.title)).trim(),
    )
}

fn other(page: &Page<'_, '_>, id: &str) -> Option<Link> {
    let dataset = page.site.catalogue().dataset(id)?;
    page.link(Some(page.site.dataset(id)), page.site.text(&dataset.title))
}

fn dimension(page: &Page<'_, '_>, dataset: &Dataset, at: usize) -> DimensionView {
    let site = page.site;
    let own = &dataset.dimensions[at];
    let labels: Vec<String> = own.codes.iter().map(|it| site.label(dataset, at, it)).collect();
    let list = own
        .code_list()
        .map(|it| Link::new(page.href(&format!("definitions.html#list-{}", safe(it))), it));
    DimensionView {
        id: own.id.to_string(),
        title: site.dimension(dataset, at),
        codes: if labels.is_empty() { site.word("codes-open") } else { labels.join("; ") },
        list,
        total: own.total.as_ref().map(|it| site.label(dataset, at, it)),
    }
}

fn measure(page: &Page<'_, '_>, measure: &Measure) -> MeasureView {
    let site = page.site;
    let aggregation = match &measure.aggregation {
        Aggregation::Sum { .. } => "sum",
        Aggregation::Share { .. } => "share",
        Aggregation::Mean => "mean",
        Aggregation::None => "none",
    };
    let kind = match &measure.kind {
        MeasureKind::Number => "",
        MeasureKind::Text => "text",
        MeasureKind::Date => "date",
        MeasureKind::Code(_) => "code",
    };
    MeasureView {
        id: measure.id.to_string(),
        title: site.text(&measure.title),
        unit: site.unit_name(measure),
        kind: if measure.is_number() { String::new() } else { site.word(&format!("kind-{kind}")) },
        aggregation: if measure.is_number() {
            site.word(&format!("aggregation-{aggregation}"))
        } else {
            String::new()
        },
        formula: measure.computation.as_ref().map(|it| it.formula.text().to_owned()),
        inputs: measure
            .computation
            .iter()
            .flat_map(|it| &it.inputs)
            .map(|it| input(page, it))
            .collect(),
        computed: !measure.delivered,
    }
}

fn input(page: &Page<'_, '_>, input: &Input) -> InputView {
    let site = page.site;
    let mut more: Vec<String> =
        input.at.entries().map(|(name, code)| format!("{name} = {}", code.value)).collect();
    if input.shift != 0 {
        let id = if input.shift < 0 { "periods-earlier" } else { "periods-later" };
        more.push(site.say(id, &[("count", input.shift.unsigned_abs().to_string())]));
    }
    let dataset = input.dataset.as_ref().and_then(|it| other(page, &it.value));
    InputView { name: input.name.clone(), measure: input.measure.value.clone(), dataset, more }
}

fn disclosure(site: &Site<'_>, dataset: &Dataset) -> String {
    match &dataset.disclosure {
        DisclosureRule::Undeclared => site.word("disclosure-undeclared"),
        DisclosureRule::None { reason } => {
            site.say("disclosure-none", &[("reason", site.text(reason))])
        }
        DisclosureRule::Minimum { minimum, count } => {
            let measure = dataset.measure(&count.value);
            let count = measure.map_or_else(|| count.value.clone(), |it| site.text(&it.title));
            site.say("disclosure-minimum", &[("minimum", minimum.to_string()), ("count", count)])
        }
    }
}

fn notes(site: &Site<'_>, dataset: &Dataset) -> Vec<Note> {
    let place = |(name, code): (&str, &str)| match dataset.dimension(name) {
        Some(at) => site.label(dataset, at, code),
        None => dataset.measure(code).map_or_else(|| code.to_owned(), |it| site.text(&it.title)),
    };
    let all = dataset.notes.iter().map(|it| Note {
        kind: match it.kind {
            NoteKind::Note => None,
            NoteKind::Scope => Some(site.word("note-scope")),
            NoteKind::Transcription => Some(site.word("note-transcription")),
        },
        at: it.at.entries().map(|(name, code)| place((name, &code.value))).collect(),
        text: site.text(&it.text),
    });
    all.collect()
}

/// Every observation: a row for each key, a column for each measure.
fn observations(page: &Page<'_, '_>, dataset: &Dataset) -> Markup {
    let site = page.site;
    let mut legend = Legend::default();
    let mut to = Markup::new();
    to.raw("<section class=\"scroll\" tabindex=\"0\" aria-labelledby=\"observations\">\n<table>\n<thead><tr>");
    for at in 0..dataset.dimensions.len() {
        to.element("th scope=\"col\" class=\"t\"", &site.dimension(dataset, at));
    }
    for measure in &dataset.measures {
        to.raw(if measure.is_number() {
            "<th scope=\"col\">"
        } else {
            "<th scope=\"col\" class=\"t\">"
        });
        to.text(&site.text(&measure.title));
        let unit = site.unit(measure);
        if !unit.is_empty() {
            to.raw(" ").element("span class=\"unit\"", &format!("({unit})"));
        }
        to.raw("</th>");
    }
    to.raw("</tr></thead>\n<tbody>\n");
    for key in site.cubes().keys(&dataset.id) {
        to.raw("<tr>");
        for (at, label) in site.key(dataset, key).iter().enumerate() {
            to.element(if at == 0 { "th scope=\"row\"" } else { "td class=\"t\"" }, label);
        }
        for measure in &dataset.measures {
            to.raw(if measure.is_number() { "<td>" } else { "<td class=\"t\">" });
            let reference = dataset.reference(measure, key);
            if let Some(trace) = site.trace(&reference) {
                let link = |to: &mut Markup, text: &str| {
                    to.raw("<a class=\"n\"")
                        .attribute("href", &page.cell(&reference))
                        .raw(">")
                        .text(text);
                };
                match &trace.value {
                    TraceValue::Withheld(reason) => {
                        link(&mut to, "*");
                        to.element("span class=\"vh\"", &site.word("withheld")).raw("</a>");
                        legend.withheld(*reason);
                    }
                    TraceValue::Missing => {
                        write_missing(page, trace.status, &mut to);
                        legend.missing(trace.status);
                    }
                    shown => {
                        if let Some((text, _)) =
                            site.value(measure, shown).filter(|it| !it.0.is_empty())
                        {
                            link(&mut to, &text);
                            to.raw("</a>");
                        }
                        write_flag(page, trace.status, &mut to);
                        legend.status(trace.status);
                    }
                }
            }
            to.raw("</td>");
        }
        to.raw("</tr>\n");
    }
    to.raw("</tbody>\n</table>\n</section>\n");
    legend.write(page, &mut to);
    to
}
