//! A writer of XML: open, close, leaf.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// XML in the making.
pub(super) struct Xml(Writer<Vec<u8>>);

impl Xml {
    pub(super) fn new() -> io::Result<Self> {
        let mut writer = Writer::new(Vec::new());
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(Self(writer))
    }

    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.0.write_event(Event::Start(start(name, attributes)))
    }

    pub(super) fn close(&mut self, name: &str) -> io::Result<()> {
        self.0.write_event(Event::End(BytesEnd::new(name)))
    }

    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.0.write_event(Event::Empty(start(name, attributes)))
    }

    pub(super) fn text(&mut self, text: &str) -> io::Result<()> {
        self.0.write_event(Event::Text(BytesText::new(&allowed(text))))
    }

    /// An element with nothing but a text in it.
    pub(super) fn leaf(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        text: &str,
    ) -> io::Result<()> {
        self.open(name, attributes)?;
        self.text(text)?;
        self.close(name)
    }

    /// Paragraphs, one for each line of a text. Spaces that readers of the format would take together are kept.
    pub(super) fn paragraphs(&mut self, text: &str) -> io::Result<()> {
        for line in text.split('\n') {
            self.open("text:p", &[])?;
            self.spaced(line)?;
            self.close("text:p")?;
        }
        Ok(())
    }

    /// A text within a paragraph.
    pub(super) fn spaced(&mut self, line: &str) -> io::Result<()> {
        let mut plain = String::new();
        let mut before = ' ';
        for it in line.chars() {
            if it == ' ' && before == ' ' {
                self.text(&std::mem::take(&mut plain))?;
                self.empty("text:s", &[])?;
            } else {
                plain.push(it);
            }
            before = it;
        }
        if plain.ends_with(' ') {
            plain.pop();
            self.text(&plain)?;
            return self.empty("text:s", &[]);
        }
        self.text(&plain)
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0.into_inner()
    }
}

fn start<'a>(name: &'a str, attributes: &[(&'a str, &'a str)]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, allowed(value).as_str()));
    }
    start
}

/// XML has no place for most control characters.
fn allowed(text: &str) -> String {
    text.chars().filter(|it| !it.is_control() || matches!(it, '\t' | '\n')).collect()
}
