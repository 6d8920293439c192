//! Text that is markup already, written piece by piece with everything escaped that is not.

use minijinja::Value;
use serde::{Serialize, Serializer};

/// A fragment of HTML. Templates put it in as it is; all other strings are escaped there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Markup(String);

impl Markup {
    /// An empty fragment.
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// Adds our own markup: never anything that came from a publication.
    pub(super) fn raw(&mut self, markup: &str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Adds a text.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        escape(text, &mut self.0);
        self
    }

    /// Adds an attribute to the tag that is open.
    pub(super) fn attribute(&mut self, name: &str, value: &str) -> &mut Self {
        self.0.push(' ');
        self.0.push_str(name);
        self.0.push_str("=\"");
        escape(value, &mut self.0);
        self.0.push('"');
        self
    }

    /// Adds an element with nothing but text in it.
    pub(super) fn element(&mut self, tag: &str, text: &str) -> &mut Self {
        self.raw("<").raw(tag).raw(">").text(text);
        let name = tag.split(' ').next().unwrap_or(tag);
        self.raw("</").raw(name).raw(">")
    }

    /// Adds a link with nothing but text in it.
    pub(super) fn link(&mut self, href: &str, text: &str) -> &mut Self {
        self.raw("<a").attribute("href", href).raw(">").text(text).raw("</a>")
    }

    /// The fragment as text.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// Adds a fragment.
    pub(super) fn add(&mut self, other: &Self) -> &mut Self {
        self.0.push_str(&other.0);
        self
    }
}

impl Serialize for Markup {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        Value::from_safe_string(self.0.clone()).serialize(to)
    }
}

fn escape(text: &str, to: &mut String) {
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => continue,
        };
        to.push_str(&text[plain..at]);
        to.push_str(entity);
        plain = at + 1;
    }
    to.push_str(&text[plain..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_or_an_attribute_is_markup() {
        let mut own = Markup::new();
        own.text("a <b> & \"c\" 'é'").raw("<i").attribute("title", "\" onclick=\"x").raw(">");
        assert_eq!(
            own.0,
            "a &lt;b&gt; &amp; &quot;c&quot; &#39;é&#39;<i title=\"&quot; onclick=&quot;x\">"
        );
    }
}
