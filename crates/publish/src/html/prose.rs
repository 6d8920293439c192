//! Running text: blocks and inlines, with every bound number linked to where it comes from.

use rekenschap_model::CellReference;
use rekenschap_report::{Block, Bound, Inline, Reference};

use super::markup::Markup;
use super::page::Page;
use super::pages::{figure, table};

/// How many cells a title names before it says how many more there are.
const NAMED: usize = 8;

impl Page<'_, '_> {
    /// Inlines as running text.
    pub(super) fn inlines(&self, all: &[Inline]) -> Markup {
        let mut to = Markup::new();
        self.write_inlines(all, true, &mut to);
        to
    }

    fn write_inlines(&self, all: &[Inline], links: bool, to: &mut Markup) {
        for it in all {
            match it {
                Inline::Text(text) => {
                    to.text(text);
                }
                Inline::Bound(bound) if links => to_bound(self, bound, "b", to),
                Inline::Bound(bound) => {
                    to.text(&bound.text);
                }
                Inline::Reference(reference, text) => {
                    match self.reference(reference).filter(|_| links) {
                        Some(href) => {
                            to.link(&href, text);
                        }
                        None => {
                            to.text(text);
                        }
                    }
                }
                Inline::Link(address, inner) => match self.outside(address).filter(|_| links) {
                    Some(href) => {
                        to.raw("<a").attribute("href", &href).raw(">");
                        self.write_inlines(inner, false, to);
                        to.raw("</a>");
                    }
                    None => self.write_inlines(inner, links, to),
                },
                Inline::Strong(inner) => self.wrapped("strong", inner, links, to),
                Inline::Emphasis(inner) => self.wrapped("em", inner, links, to),
                Inline::Literal(text) => {
                    to.element("code", text);
                }
                Inline::Break => {
                    to.raw("<br>");
                }
            }
        }
    }

    fn wrapped(&self, tag: &str, inner: &[Inline], links: bool, to: &mut Markup) {
        to.raw("<").raw(tag).raw(">");
        self.write_inlines(inner, links, to);
        to.raw("</").raw(tag).raw(">");
    }

    fn reference(&self, reference: &Reference) -> Option<String> {
        let site = self.site;
        let address = match reference {
            Reference::Table(id) => site.table(id),
            Reference::Figure(id) => site.figure(id),
            Reference::Topic(id) => site.topic_address(id),
            Reference::Norm(id) => Some(site.norm(id)),
        };
        address.map(|it| self.href(&it))
    }

    /// An address that an author wrote, if it is one that may be followed.
    fn outside(&self, address: &str) -> Option<String> {
        ["https://", "http://", "mailto:", "#"]
            .iter()
            .any(|it| address.starts_with(it))
            .then(|| address.to_owned())
    }

    /// A bound text that stands alone, such as a headline.
    pub(super) fn bound(&self, bound: &Bound) -> Markup {
        let mut to = Markup::new();
        to_bound(self, bound, "n", &mut to);
        to
    }

    /// Blocks of a topic. `foreign` says that they are in another language than the page.
    pub(super) fn blocks(&self, all: &[Block], foreign: bool) -> Markup {
        let mut to = Markup::new();
        self.write_blocks(all, foreign, &mut to);
        to
    }

    fn write_blocks(&self, all: &[Block], foreign: bool, to: &mut Markup) {
        for it in all {
            match it {
                Block::Paragraph(text) => {
                    to.raw("<p>");
                    self.write_inlines(text, true, to);
                    to.raw("</p>\n");
                }
                Block::Heading { level, anchor, text } => {
                    let tag = if *level <= 1 { "h2" } else { "h3" };
                    to.raw("<").raw(tag).attribute("id", anchor).raw(">");
                    self.write_inlines(text, true, to);
                    to.raw("</").raw(tag).raw(">\n");
                }
                Block::List { ordered, items } => {
                    let tag = if *ordered { "ol" } else { "ul" };
                    to.raw("<").raw(tag).raw(">\n");
                    for item in items {
                        to.raw("<li>");
                        match item.as_slice() {
                            [Block::Paragraph(text)] => self.write_inlines(text, true, to),
                            [Block::Paragraph(text), rest @ ..]
                                if rest.iter().all(|it| matches!(it, Block::List { .. })) =>
                            {
                                self.write_inlines(text, true, to);
                                self.write_blocks(rest, foreign, to);
                            }
                            blocks => self.write_blocks(blocks, foreign, to),
                        }
                        to.raw("</li>\n");
                    }
                    to.raw("</").raw(tag).raw(">\n");
                }
                Block::Quote(inner) => {
                    to.raw("<blockquote>\n");
                    self.write_blocks(inner, foreign, to);
                    to.raw("</blockquote>\n");
                }
                Block::Table(id) => {
                    let view = self.site.document.tables.get(id);
                    self.placed(foreign, view.map(|it| table::block(self, it)), to);
                }
                Block::Figure(id) => {
                    let view = self.site.document.figures.get(id);
                    self.placed(foreign, view.map(|it| figure::block(self, it)), to);
                }
            }
        }
    }

    /// A table or figure between paragraphs: always in the language of the page.
    fn placed(&self, foreign: bool, block: Option<Markup>, to: &mut Markup) {
        let Some(block) = block else { return };
        if foreign {
            to.raw("<div")
                .attribute("lang", self.site.language.code())
                .raw(">\n")
                .add(&block)
                .raw("</div>\n");
        } else {
            to.add(&block);
        }
    }
}

/// A text that follows from cells: a link to where the first one comes from; the others stand in its title.
fn to_bound(page: &Page<'_, '_>, bound: &Bound, class: &str, to: &mut Markup) {
    let mut cells = bound.cells.iter().filter(|it| page.site.cubes().get(it).is_some());
    let Some(first) = cells.next() else {
        to.text(&bound.text);
        return;
    };
    to.raw("<a").attribute("class", class).attribute("href", &page.cell(first));
    let others: Vec<&CellReference> = cells.filter(|it| *it != first).collect();
    if !others.is_empty() {
        let mut names: Vec<String> = std::iter::once(first)
            .chain(others.iter().copied())
            .take(NAMED)
            .map(|it| subject(page, it))
            .collect();
        let more = (others.len() + 1).saturating_sub(NAMED);
        if more > 0 {
            names.push(page.site.say("bound-more", &[("count", more.to_string())]));
        }
        to.attribute("title", &names.join("\n"));
    }
    to.raw(">").text(&bound.text).raw("</a>");
}

/// A cell as people write it.
fn subject(page: &Page<'_, '_>, cell: &CellReference) -> String {
    let dataset = page.site.catalogue().dataset(&cell.dataset);
    dataset.map_or_else(String::new, |it| it.cell_text(&cell.measure, &cell.key))
}
