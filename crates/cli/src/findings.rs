//! Findings as people read them: the message, the place with the line that is meant, and what to do.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource,
    Severity as Level, SourceCode, SourceSpan,
};
use rekenschap_app::{Assembled, Judged};
use rekenschap_catalogue::{Catalogue, DisclosureRule};
use rekenschap_language::Language;
use rekenschap_model::{FilePlace, Finding, Severity};

/// Lists the findings of an edition as text. `all` lists accepted ones and notices too.
pub(crate) fn text(
    assembled: &Assembled,
    folder: &Path,
    language: Language,
    color: bool,
    all: bool,
) -> String {
    let findings = assembled.findings.iter().filter(|it| all || listed(it));
    let quotable = |it: &Finding, text: &str| quotable(&assembled.catalogue, it, text);
    written(findings, folder, language, color, &quotable)
}

/// Lists findings as text, without quoting any line of any file.
pub(crate) fn plain(findings: &[Judged], folder: &Path, language: Language, color: bool) -> String {
    written(findings.iter(), folder, language, color, &|_, _| false)
}

fn written<'a>(
    findings: impl Iterator<Item = &'a Judged>,
    folder: &Path,
    language: Language,
    color: bool,
    quotable: &dyn Fn(&Finding, &str) -> bool,
) -> String {
    let theme = if color { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let handler = GraphicalReportHandler::new_themed(theme).with_width(100).with_links(false);
    let mut files: BTreeMap<String, Option<String>> = BTreeMap::new();
    let mut text = String::new();
    for it in findings {
        let source = it.finding.place.file.as_ref().filter(|it| it.sheet.is_empty());
        let source = source.and_then(|place| {
            let read = || fs::read_to_string(folder.join(&place.file)).ok();
            files.entry(place.file.clone()).or_insert_with(read).clone()
        });
        let source = source.filter(|text| quotable(&it.finding, text));
        let shown = Shown::new(it, source, folder, language);
        // Writing to a text does not fail; a finding that cannot be drawn is told in one line.
        if handler.render_report(&mut text, &shown).is_err() {
            text.push_str(&format!("{}: {}\n", it.finding.code, it.finding.message(language)));
        }
        text.push('\n');
    }
    text
}

/// Whether the lines around a finding may be shown. A delivered line that holds a value which is withheld may not: of a
/// dataset with a rule any line could, and elsewhere those that the source flags as confidential.
fn quotable(catalogue: &Catalogue, finding: &Finding, text: &str) -> bool {
    let Some(place) = finding.place.file.as_ref().filter(|it| it.file.starts_with("deliveries/"))
    else {
        return true;
    };
    let name = place.file.rsplit('/').next().unwrap_or_default();
    let dataset = catalogue.dataset(name.split('.').next().unwrap_or_default());
    if dataset.is_some_and(|it| matches!(it.disclosure, DisclosureRule::Minimum { .. })) {
        return false;
    }
    let flagged = |cell: &str| cell.split_whitespace().skip(1).any(|it| it.contains('c'));
    let confidential = |line: &str| line.split([',', ';']).any(flagged);
    let around = text.lines().skip(place.line.saturating_sub(2)).take(3);
    !around.into_iter().any(confidential)
}

fn listed(it: &Judged) -> bool {
    it.acceptance.is_none() && it.finding.severity != Severity::Notice
}

/// A finding as miette draws it.
struct Shown {
    code: &'static str,
    level: Level,
    message: String,
    help: Option<String>,
    source: Option<NamedSource<String>>,
    label: Option<LabeledSpan>,
}

impl Shown {
    fn new(judged: &Judged, source: Option<String>, folder: &Path, language: Language) -> Self {
        let finding = &judged.finding;
        let mut message = finding.message(language);
        let place = finding.place.file.as_ref();
        if place.is_none_or(|it| it.file != finding.place.subject)
            && !finding.place.subject.is_empty()
        {
            message = format!("{}: {message}", finding.place.subject);
        }
        let span = place.zip(source.as_deref()).and_then(|(place, text)| span(place, text));
        let mut help = finding.hint(language);
        if let (Some(place), None) = (place, span) {
            // There is no line to quote: the place goes with the message.
            let path = folder.join(&place.file);
            // What was handed in from elsewhere keeps the name that it came with.
            let file = if path.exists() { path.display().to_string() } else { place.file.clone() };
            let shown = FilePlace { file, ..place.clone() }.text(language);
            message = format!("{message} ({shown})");
        }
        if let Some(acceptance) = &judged.acceptance {
            help = Some(acceptance.reason.get(language).to_owned());
        }
        Self {
            code: finding.code,
            level: level(finding),
            message,
            help,
            label: span.map(|it| LabeledSpan::new_with_span(None, it)),
            source: place.zip(source).filter(|_| span.is_some()).map(|(place, text)| {
                NamedSource::new(folder.join(&place.file).display().to_string(), text)
            }),
        }
    }
}

fn level(finding: &Finding) -> Level {
    match finding.severity {
        Severity::Error => Level::Error,
        Severity::Warning => Level::Warning,
        Severity::Notice => Level::Advice,
    }
}

/// The word at a place, or the line when no column is known.
fn span(place: &FilePlace, text: &str) -> Option<SourceSpan> {
    if place.line == 0 {
        return None;
    }
    let mut start = 0;
    let mut lines = text.split_inclusive('\n');
    for _ in 1..place.line {
        start += lines.next()?.len();
    }
    let line = lines.next().unwrap_or_default().trim_end();
    if place.column == 0 {
        return Some((start, line.len()).into());
    }
    if place.file.ends_with(".csv") {
        let (from, length) = cell(line, place.column);
        return Some((start + from, length).into());
    }
    let offset = line.char_indices().nth(place.column - 1).map_or(line.len(), |it| it.0);
    let rest = &line[offset..];
    let length =
        rest.find(|it: char| it.is_whitespace() || ",;=]})".contains(it)).unwrap_or(rest.len());
    Some((start + offset, length.max(1).min(rest.len())).into())
}

/// Where a cell of a line of a CSV file begins, and how long it is; cells count from one. A separator within quotes does
/// not separate.
fn cell(line: &str, column: usize) -> (usize, usize) {
    // Files with other separators than a comma hold no commas outside their cells' text, or their header would not be read.
    let separator = [';', '\t', ','].into_iter().find(|it| line.contains(*it)).unwrap_or(',');
    let (mut at, mut from, mut quoted) = (1, 0, false);
    for (offset, character) in line.char_indices() {
        match character {
            '"' => quoted = !quoted,
            _ if character == separator && !quoted => {
                if at == column {
                    return (from, offset - from);
                }
                at += 1;
                from = offset + 1;
            }
            _ => {}
        }
    }
    if at == column { (from, line.len() - from) } else { (0, line.len()) }
}

impl std::fmt::Debug for Shown {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str(&self.message)
    }
}

impl std::fmt::Display for Shown {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str(&self.message)
    }
}

impl std::error::Error for Shown {}

impl Diagnostic for Shown {
    fn code<'a>(&'a self) -> Option<Box<dyn std::fmt::Display + 'a>> {
        Some(Box::new(self.code))
    }

    fn severity(&self) -> Option<Level> {
        Some(self.level)
    }

    fn help<'a>(&'a self) -> Option<Box<dyn std::fmt::Display + 'a>> {
        self.help.as_ref().map(|it| Box::new(it) as Box<dyn std::fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.source.as_ref().map(|it| it as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        self.label
            .clone()
            .map(|it| Box::new(std::iter::once(it)) as Box<dyn Iterator<Item = LabeledSpan>>)
    }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn a_cell_of_a_line_is_found() {
        let line = r#"AZ,"één, twee",,2023"#;
        let found: Vec<&str> = (1..=5)
            .map(|column| {
                let (from, length) = cell(line, column);
                &line[from..from + length]
            })
            .collect();
        assert_eq!(found, ["AZ", r#""één, twee""#, "", "2023", line]);
    }
}
