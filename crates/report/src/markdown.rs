//! Markdown with bound fragments to blocks.
//!
//! Each fragment is one character of a private use area while the text is read as Markdown, so that its own characters
//! are never taken for markup.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::binder::{Binder, Fragment, Piece};
use crate::document::{Block, Inline, plain};

/// The first character that stands for a fragment.
const FIRST: u32 = 0xF_0000;

/// Lists and quotations in one another deeper than this are left out: nobody reads them.
const DEEPEST: usize = 40;

/// So many fragments have a character.
const MOST: usize = 0xFFFD;

/// The blocks of a bound text.
pub(crate) fn blocks(binder: &Binder<'_>, pieces: Vec<Piece>) -> Vec<Block> {
    let mut text = String::new();
    let mut fragments = Vec::new();
    for piece in pieces {
        match piece {
            // Characters of the private area in a text would be taken for fragments.
            Piece::Literal(own) => {
                text.extend(own.chars().filter(|it| fragment_index(*it).is_none()))
            }
            Piece::Fragment(fragment) if fragments.len() < MOST => {
                text.extend(char::from_u32(FIRST + fragments.len() as u32));
                fragments.push(fragment);
            }
            Piece::Fragment(_) => {}
        }
    }
    let mut reader = Reader { binder, fragments, anchors: Vec::new(), depth: 0 };
    let mut events = Parser::new_ext(&text, Options::empty());
    reader.blocks(&mut events, None)
}

fn fragment_index(it: char) -> Option<usize> {
    (it as u32).checked_sub(FIRST).map(|it| it as usize).filter(|it| *it < MOST)
}

struct Reader<'b, 'a> {
    binder: &'b Binder<'a>,
    fragments: Vec<Fragment>,
    anchors: Vec<String>,
    /// How many lists and quotations are open.
    depth: usize,
}

impl Reader<'_, '_> {
    fn blocks<'t>(&mut self, events: &mut Parser<'t>, until: Option<TagEnd>) -> Vec<Block> {
        let mut all = Vec::new();
        if self.depth >= DEEPEST {
            skip(events, until);
            return all;
        }
        self.depth += 1;
        let mut loose: Vec<Inline> = Vec::new();
        while let Some(event) = events.next() {
            match event {
                Event::End(end) if Some(end) == until => break,
                Event::Start(Tag::Paragraph) => {
                    let inlines = self.inlines(events, TagEnd::Paragraph);
                    self.paragraph(inlines, &mut all);
                }
                Event::Start(Tag::Heading { level, .. }) => {
                    let text = self.inlines(events, TagEnd::Heading(level));
                    let anchor = self.anchor(&plain(&text));
                    all.push(Block::Heading { level: depth(level), anchor, text });
                }
                Event::Start(Tag::List(first)) => {
                    let end = TagEnd::List(first.is_some());
                    let mut items = Vec::new();
                    while let Some(event) = events.next() {
                        match event {
                            Event::End(it) if it == end => break,
                            Event::Start(Tag::Item) => {
                                items.push(self.blocks(events, Some(TagEnd::Item)))
                            }
                            _ => {}
                        }
                    }
                    flush(&mut loose, &mut all);
                    all.push(Block::List { ordered: first.is_some(), items });
                }
                Event::Start(Tag::BlockQuote(kind)) => {
                    all.push(Block::Quote(self.blocks(events, Some(TagEnd::BlockQuote(kind)))));
                }
                // Tight list items hold their text without a paragraph.
                other => loose.extend(self.inline(other, events)),
            }
        }
        flush(&mut loose, &mut all);
        self.depth -= 1;
        all
    }

    /// A paragraph; one that holds nothing but tables and figures is those.
    fn paragraph(&self, inlines: Vec<Inline>, all: &mut Vec<Block>) {
        let placed = |it: &Inline| match it {
            Inline::Reference(crate::document::Reference::Table(id), text) if text.is_empty() => {
                Some(Block::Table(id.clone()))
            }
            Inline::Reference(crate::document::Reference::Figure(id), text) if text.is_empty() => {
                Some(Block::Figure(id.clone()))
            }
            _ => None,
        };
        let blank = |it: &Inline| {
            matches!(it, Inline::Text(text) if text.trim().is_empty()) || *it == Inline::Break
        };
        let mut rest = Vec::new();
        for it in inlines {
            match placed(&it) {
                Some(block) => {
                    if rest.iter().any(|it| !blank(it)) {
                        all.push(Block::Paragraph(std::mem::take(&mut rest)));
                    }
                    rest.clear();
                    all.push(block);
                }
                None => rest.push(it),
            }
        }
        if rest.iter().any(|it| !blank(it)) {
            all.push(Block::Paragraph(rest));
        }
    }

    fn inlines<'t>(&mut self, events: &mut Parser<'t>, until: TagEnd) -> Vec<Inline> {
        let mut all = Vec::new();
        while let Some(event) = events.next() {
            match event {
                Event::End(end) if end == until => break,
                other => all.extend(self.inline(other, events)),
            }
        }
        all
    }

    fn inline<'t>(&mut self, event: Event<'t>, events: &mut Parser<'t>) -> Vec<Inline> {
        match event {
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.split(&text),
            Event::Code(text) => vec![Inline::Literal(text.to_string())],
            Event::SoftBreak => vec![Inline::Text(" ".to_owned())],
            Event::HardBreak => vec![Inline::Break],
            Event::Start(Tag::Strong) => vec![Inline::Strong(self.inlines(events, TagEnd::Strong))],
            Event::Start(Tag::Emphasis) => {
                vec![Inline::Emphasis(self.inlines(events, TagEnd::Emphasis))]
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                let inner = self.inlines(events, TagEnd::Link);
                let safe = dest_url.starts_with("https://") || dest_url.starts_with("http://");
                if safe { vec![Inline::Link(dest_url.to_string(), inner)] } else { inner }
            }
            _ => Vec::new(),
        }
    }

    /// Text with its fragments in their places.
    fn split(&self, text: &str) -> Vec<Inline> {
        let mut all = Vec::new();
        let mut own = String::new();
        for it in text.chars() {
            match fragment_index(it).and_then(|it| self.fragments.get(it)) {
                Some(fragment) => {
                    if !own.is_empty() {
                        all.push(Inline::Text(std::mem::take(&mut own)));
                    }
                    all.push(self.fragment(fragment));
                }
                None => own.push(it),
            }
        }
        if !own.is_empty() {
            all.push(Inline::Text(own));
        }
        all
    }

    /// A table or figure that is put in place is a reference without text, until its paragraph is known.
    fn fragment(&self, fragment: &Fragment) -> Inline {
        use crate::document::Reference;
        match fragment {
            Fragment::Table(id) => Inline::Reference(Reference::Table(id.clone()), String::new()),
            Fragment::Figure(id) => Inline::Reference(Reference::Figure(id.clone()), String::new()),
            other => self.binder.inline(Piece::Fragment(other.clone())),
        }
    }

    /// An address for a heading, unique within the topic.
    fn anchor(&mut self, text: &str) -> String {
        let mut base: String = text
            .chars()
            .flat_map(char::to_lowercase)
            .map(|it| if it.is_alphanumeric() { it } else { '-' })
            .collect();
        while base.contains("--") {
            base = base.replace("--", "-");
        }
        let base = base.trim_matches('-').to_owned();
        let mut anchor = base.clone();
        let mut many = 1;
        while self.anchors.contains(&anchor) || anchor.is_empty() {
            many += 1;
            anchor = format!("{base}-{many}");
        }
        self.anchors.push(anchor.clone());
        anchor
    }
}

/// Passes over everything up to the end of a block, whatever is nested in it.
fn skip(events: &mut Parser<'_>, until: Option<TagEnd>) {
    let mut open = 0_usize;
    for event in events.by_ref() {
        match event {
            Event::Start(_) => open += 1,
            Event::End(end) if open == 0 && Some(end) == until => return,
            Event::End(_) => open = open.saturating_sub(1),
            _ => {}
        }
    }
}

fn flush(loose: &mut Vec<Inline>, all: &mut Vec<Block>) {
    if !loose.is_empty() {
        all.push(Block::Paragraph(std::mem::take(loose)));
    }
}

/// `##` is the first level below the title of a topic.
fn depth(level: HeadingLevel) -> usize {
    (level as usize).saturating_sub(1).max(1)
}
