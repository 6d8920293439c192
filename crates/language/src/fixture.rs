//! Sentences with expected spans in them, for tests: `In {2023|year|2023} …`.

use std::ops::Range;

#[derive(Debug)]
pub(crate) struct Line {
    pub(crate) text: String,
    pub(crate) spans: Vec<Span>,
}

#[derive(Debug)]
pub(crate) struct Span {
    pub(crate) bytes: Range<usize>,
    pub(crate) labels: Vec<String>,
}

/// The sentences of a fixture, without its headings.
pub(crate) fn lines(fixture: &str) -> Vec<Line> {
    fixture.lines().filter(|it| !it.is_empty() && !it.starts_with('#')).map(line).collect()
}

fn line(marked: &str) -> Line {
    let marked = unescape(marked);
    let mut text = String::new();
    let mut spans = Vec::new();
    let mut parts = marked.split('{');
    text.push_str(parts.next().unwrap());
    for part in parts {
        let (span, rest) = part.split_once('}').unwrap();
        let mut labels = span.split('|').map(str::to_owned);
        let start = text.len();
        text.push_str(&labels.next().unwrap());
        spans.push(Span { bytes: start..text.len(), labels: labels.collect() });
        text.push_str(rest);
    }
    Line { text, spans }
}

/// `\u{A0}` as the character, and `\n` as the end of a line.
fn unescape(text: &str) -> String {
    let mut parts = text.split("\\u{");
    let mut plain = parts.next().unwrap().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').unwrap();
        plain.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
        plain.push_str(rest);
    }
    plain.replace("\\n", "\n")
}
