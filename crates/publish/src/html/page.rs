//! A page: its place in the site, and the frame around its content.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Serde};
use minijinja::{AutoEscape, Environment, Error, context, escape_formatter};
use rekenschap_language::{Language, message};
use rekenschap_model::CellReference;
use serde::Serialize;

use super::markup::Markup;
use super::site::Site;
use crate::OutputFile;

/// The templates, by name.
pub(super) const TEMPLATES: &[(&str, &str)] = &[
    ("chapter.html", include_str!("../../templates/chapter.html")),
    ("corrections.html", include_str!("../../templates/corrections.html")),
    ("dataset.html", include_str!("../../templates/dataset.html")),
    ("definitions.html", include_str!("../../templates/definitions.html")),
    ("figure.html", include_str!("../../templates/figure.html")),
    ("findings.html", include_str!("../../templates/findings.html")),
    ("index.html", include_str!("../../templates/index.html")),
    ("list.html", include_str!("../../templates/list.html")),
    ("method.html", include_str!("../../templates/method.html")),
    ("norms.html", include_str!("../../templates/norms.html")),
    ("organisation.html", include_str!("../../templates/organisation.html")),
    ("organisations.html", include_str!("../../templates/organisations.html")),
    ("page.html", include_str!("../../templates/page.html")),
    ("parts.html", include_str!("../../templates/parts.html")),
    ("sources.html", include_str!("../../templates/sources.html")),
    ("status.html", include_str!("../../templates/status.html")),
    ("table.html", include_str!("../../templates/table.html")),
    ("topic.html", include_str!("../../templates/topic.html")),
    ("trace.html", include_str!("../../templates/trace.html")),
];

/// The environment of all templates, with `t("message-id", name=value)` for the words of the interface in a language.
pub(super) fn environment(language: Language) -> Environment<'static> {
    let mut templates = Environment::new();
    templates.set_auto_escape_callback(|_| AutoEscape::Html);
    // The library escapes slashes too, which makes every address longer and no page safer.
    templates.set_formatter(|to, state, value| match value.as_str().filter(|_| !value.is_safe()) {
        Some(text) => to.write_str(Markup::new().text(text).as_str()).map_err(Error::from),
        None => escape_formatter(to, state, value),
    });
    if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
        templates.set_syntax(syntax);
    }
    for (name, text) in TEMPLATES {
        if let Err(problem) = templates.add_template(name, text) {
            unreachable!("our own template {name} cannot be read: {problem:#}");
        }
    }
    templates.add_function("t", move |id: &str, given: Kwargs| -> Result<String, Error> {
        let mut arguments = Vec::new();
        for name in given.args() {
            arguments.push((name, given.get::<minijinja::Value>(name)?.to_string()));
        }
        Ok(message(language, id, &arguments))
    });
    templates
}

/// A link.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Link {
    pub(super) href: String,
    pub(super) text: String,
}

impl Link {
    pub(super) fn new(href: impl Into<String>, text: impl Into<String>) -> Self {
        Self { href: href.into(), text: text.into() }
    }
}

/// The entries of the main navigation: address and message.
const NAVIGATION: &[(&str, &str)] = &[
    ("index.html", "nav-report"),
    ("norms.html", "nav-norms"),
    ("organisations.html", "nav-organisations"),
    ("tables.html", "nav-tables"),
    ("figures.html", "nav-figures"),
    ("findings.html", "nav-findings"),
    ("definitions.html", "nav-definitions"),
    ("sources.html", "nav-sources"),
    ("method.html", "nav-method"),
];

#[derive(Serialize)]
struct Entry {
    href: String,
    text: String,
    current: bool,
}

#[derive(Serialize)]
struct Alternate {
    href: String,
    code: &'static str,
    name: String,
}

/// What the frame of a page shows.
#[derive(Serialize)]
struct Frame<'a> {
    title: &'a str,
    site: &'a str,
    publisher: &'a str,
    published: String,
    home: String,
    is_home: bool,
    style: String,
    here: String,
    method: String,
    navigation: Vec<Entry>,
    alternates: Vec<Alternate>,
    crumbs: &'a [Link],
}

/// A page and its place in the site.
pub(super) struct Page<'s, 'a> {
    pub(super) site: &'s Site<'a>,
    /// Its path within the folder of its language.
    pub(super) path: String,
    /// The way to the folder of its language.
    up: &'static str,
    /// The way to the folder of the site.
    top: String,
}

impl<'s, 'a> Page<'s, 'a> {
    pub(super) fn new(site: &'s Site<'a>, path: impl Into<String>) -> Self {
        let path = path.into();
        let up = if path.contains('/') { "../" } else { "" };
        let top = if site.folder.is_empty() { up.to_owned() } else { format!("{up}../") };
        Self { site, path, up, top }
    }

    /// The address of a page of this language, seen from here.
    pub(super) fn href(&self, path: &str) -> String {
        match path.strip_prefix(&*self.path) {
            Some(fragment) if fragment.starts_with('#') => fragment.to_owned(),
            _ => format!("{}{path}", self.up),
        }
    }

    /// The address of a file that all languages share, seen from here.
    pub(super) fn file(&self, path: &str) -> String {
        format!("{}{path}", self.top)
    }

    /// The address of a cell's provenance, seen from here.
    pub(super) fn cell(&self, cell: &CellReference) -> String {
        self.href(&self.site.cell(cell))
    }

    /// A link to a table, figure or topic; nothing when there is none.
    pub(super) fn link(&self, address: Option<String>, text: impl Into<String>) -> Option<Link> {
        address.map(|it| Link::new(self.href(&it), text))
    }

    /// The page with its content: the view goes into the template, the template into the frame.
    ///
    /// `crumbs` are the pages above it, the start page left out.
    pub(super) fn render(
        &self,
        template: &str,
        title: &str,
        crumbs: &[Link],
        view: impl Serialize,
    ) -> OutputFile {
        let site = self.site;
        let section = crumbs.first().map_or_else(|| self.href(&self.path), |it| it.href.clone());
        let navigation =
            NAVIGATION.iter().filter(|it| it.1 != "nav-organisations" || site.has_organisations());
        let navigation: Vec<Entry> = navigation
            .map(|(path, id)| {
                let href = self.href(path);
                let report = *path == "index.html"
                    && ["chapters/", "topics/"].iter().any(|it| self.path.starts_with(it));
                Entry { current: href == section || report, href, text: site.word(id) }
            })
            .collect();
        let alternates: Vec<Alternate> = site
            .publishing
            .documents
            .iter()
            .enumerate()
            .filter(|it| it.1.language != site.language)
            .map(|(at, it)| {
                let code = it.language.code();
                let folder = if at == 0 { String::new() } else { format!("{code}/") };
                Alternate {
                    href: self.file(&format!("{folder}{}", self.path)),
                    code,
                    name: message(it.language, &format!("language-{code}"), &[]),
                }
            })
            .collect();
        let frame = Frame {
            title,
            site: &site.document.title,
            publisher: &site.document.publisher,
            published: site.day(&site.document.published),
            home: self.href("index.html"),
            is_home: self.path == "index.html",
            style: self.file("assets/style.css"),
            here: self.href(&self.path),
            method: self.href("method.html"),
            navigation,
            alternates,
            crumbs,
        };
        let context =
            context! { lang => site.language.code(), page => Serde(frame), view => Serde(view) };
        let made = site.templates.get_template(template).and_then(|it| it.render(context));
        let text = match made {
            Ok(text) => text,
            Err(problem) => {
                unreachable!("our own template {template} fails on our own view: {problem:#}")
            }
        };
        OutputFile { path: format!("{}{}", site.folder, self.path), bytes: text.into_bytes() }
    }
}
