//! The web site: pages that work from a file, from any folder of a host, and without script.
//!
//! Each language is a [`site::Site`] of its own below the same root; each kind of page is a module of [`pages`] with a
//! template of the same name. Running text ([`prose`]) and tables ([`grid`]) are written directly, the rest by templates.

mod address;
mod grid;
mod markup;
mod organisations;
mod page;
mod pages;
mod prose;
mod site;
pub(crate) mod status;
mod uses;

use crate::{OutputFile, Publishing};
use site::Site;

const STYLE: &str = include_str!("../../assets/style.css");

/// The templates and the style, by path.
pub(crate) fn templates() -> Vec<(&'static str, &'static str)> {
    let mut all = page::TEMPLATES.to_vec();
    all.push(("style.css", STYLE));
    all
}

/// The pages and their style.
pub(crate) fn files(publishing: &Publishing<'_>) -> Vec<OutputFile> {
    let mut all =
        vec![OutputFile { path: "assets/style.css".to_owned(), bytes: STYLE.as_bytes().to_vec() }];
    for (at, document) in publishing.documents.iter().enumerate() {
        let templates = page::environment(document.language);
        let site = Site::new(publishing, document, at == 0, &templates);
        for make in pages::ALL {
            all.extend(make(&site));
        }
    }
    all
}
