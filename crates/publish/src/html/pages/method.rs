//! How numbers are computed, rounded, checked and withheld.

use serde::Serialize;

use crate::OutputFile;
use crate::html::page::Page;
use crate::html::site::Site;

#[derive(Serialize)]
struct View {
    withheld: String,
    exposed: usize,
    corrections: String,
    rules: Vec<Rule>,
    version: &'static str,
}

/// A check that the publication declares.
#[derive(Serialize)]
struct Rule {
    title: String,
    severity: String,
}

pub(super) fn pages(site: &Site<'_>) -> Vec<OutputFile> {
    let page = Page::new(site, "method.html");
    let rules = site.catalogue().rules.iter().map(|it| Rule {
        title: site.text(&it.title),
        severity: site.word(&format!("severity-{}", it.severity.word())),
    });
    let view = View {
        withheld: site.count(site.cubes().withheld()),
        exposed: site.cubes().exposed().len(),
        corrections: page.href("corrections.html"),
        rules: rules.collect(),
        version: env!("CARGO_PKG_VERSION"),
    };
    vec![page.render("method.html", &site.word("nav-method"), &[], view)]
}
