//! The start page: headline figures, norms at a glance, the chapters, and how complete the edition is.

use rekenschap_disclosure::Content;
use serde::Serialize;

use super::{chapter, verdict};
use crate::OutputFile;
use crate::html::markup::Markup;
use crate::html::page::Page;
use crate::html::site::Site;

#[derive(Serialize)]
struct View {
    edition: i32,
    headlines: Vec<Headline>,
    norms: Vec<Verdicts>,
    norms_href: String,
    chapters: Vec<chapter::Entry>,
    findings: Findings,
    completeness: Completeness,
}

#[derive(Serialize)]
struct Headline {
    label: Markup,
    value: Markup,
    change: Option<Markup>,
    period: String,
}

/// The norms with one verdict.
#[derive(Serialize)]
struct Verdicts {
    verdict: &'static str,
    count: usize,
    lines: Vec<verdict::Line>,
}

#[derive(Serialize)]
struct Findings {
    href: String,
    open: usize,
    accepted: usize,
}

#[derive(Serialize)]
struct Completeness {
    datasets: String,
    delivered: String,
    figures: String,
    drawn: String,
    shown: String,
    missing: String,
    withheld: String,
}

pub(super) fn pages(site: &Site<'_>) -> Vec<OutputFile> {
    let page = Page::new(site, "index.html");
    let headlines = site.document.headlines.iter().map(|it| Headline {
        label: page.inlines(&it.label),
        value: page.bound(&it.value),
        change: it.change.as_ref().map(|it| page.bound(it)),
        period: it.period.clone(),
    });
    let whole = || site.document.norms.iter().filter(|it| it.code.is_none());
    let norms = verdict::ORDER.iter().map(|name| {
        let own = whole().filter(|it| verdict::name(it.verdict) == *name);
        let lines: Vec<verdict::Line> = own.map(|it| verdict::line(&page, it)).collect();
        Verdicts { verdict: name, count: lines.len(), lines }
    });
    let accepted = site.publishing.findings.iter().filter(|it| it.acceptance.is_some()).count();
    let view = View {
        edition: site.publishing.edition,
        headlines: headlines.collect(),
        norms: norms.filter(|it| it.count > 0).collect(),
        norms_href: page.href("norms.html"),
        chapters: site.document.chapters.iter().map(|it| chapter::entry(&page, it)).collect(),
        findings: Findings {
            href: page.href("findings.html"),
            open: site.publishing.findings.len() - accepted,
            accepted,
        },
        completeness: completeness(site),
    };
    vec![page.render("index.html", &site.document.title, &[], view)]
}

fn completeness(site: &Site<'_>) -> Completeness {
    let datasets = &site.catalogue().datasets;
    let (mut shown, mut missing, mut withheld) = (0, 0, 0);
    for (id, dataset) in datasets {
        for measure in &dataset.measures {
            let cells = site
                .cubes()
                .keys(id)
                .iter()
                .filter_map(|key| site.cubes().cell(id, &measure.id, key));
            for cell in cells {
                match cell.content {
                    Content::Shown(_) => shown += 1,
                    Content::Missing => missing += 1,
                    Content::Withheld(_) => withheld += 1,
                }
            }
        }
    }
    let figures = &site.document.figures;
    Completeness {
        datasets: site.count(datasets.len()),
        delivered: site
            .count(datasets.values().filter(|it| !site.cubes().keys(&it.id).is_empty()).count()),
        figures: site.count(figures.len()),
        drawn: site.count(figures.values().filter(|it| it.data.is_some()).count()),
        shown: site.count(shown),
        missing: site.count(missing),
        withheld: site.count(withheld),
    }
}
