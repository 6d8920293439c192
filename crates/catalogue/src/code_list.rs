//! `codes/*.csv`: code lists, other names for codes, and what happened to codes in time.

use std::collections::{BTreeMap, BTreeSet};

use rekenschap_language::Language;
use rekenschap_model::{Code, FilePlace, Finding, Place, Text, code};

use crate::reader::Reading;
use crate::suggestion::nearest;
use crate::{Folder, folder};

/// A named, possibly hierarchical list of codes, in printed order.
#[derive(Debug, Clone, Default)]
pub struct CodeList {
    /// Its id: the file name.
    pub id: String,
    /// The codes in the order of the file.
    pub entries: Vec<Entry>,
    /// Other names that people use.
    pub aliases: Vec<Alias>,
    /// What happened to the codes in time.
    pub changes: Vec<Change>,
    index: BTreeMap<Code, usize>,
}

/// One code.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The code.
    pub code: Code,
    /// The code that it is a part of.
    pub parent: Option<Code>,
    /// Its name.
    pub name: Text,
    /// Its short name, for rows and columns.
    pub short: Text,
    /// The first day that it exists, `YYYY-MM-DD`; empty when it always did.
    pub from: String,
    /// The last day that it exists; empty when it still does.
    pub until: String,
    /// Its official identifier, a URI.
    pub identifier: String,
    /// The group that it belongs to.
    pub group: String,
    /// Whether it is the sum of its parts.
    pub sums: bool,
    /// Other columns of the file, by their name without the language.
    pub attributes: BTreeMap<String, Text>,
    /// Where it is declared.
    pub place: FilePlace,
}

/// Another name for a code, within dates.
#[derive(Debug, Clone)]
pub struct Alias {
    /// The name.
    pub alias: String,
    /// The code that it means.
    pub code: Code,
    /// The first day that it is used; empty: always.
    pub from: String,
    /// The last day that it is used; empty: still.
    pub until: String,
}

/// What became of codes on a date.
#[derive(Debug, Clone)]
pub struct Change {
    /// The day of the change, `YYYY-MM-DD`.
    pub date: String,
    /// `renamed`, `split`, `merged` or `ended`.
    pub kind: String,
    /// The codes before.
    pub old: Vec<Code>,
    /// The codes after.
    pub new: Vec<Code>,
    /// How series go across it.
    pub series: SeriesRule,
    /// A note for readers.
    pub note: Text,
}

/// How a series goes across a change of its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeriesRule {
    /// The new code continues the series of the old one.
    Continue,
    /// Older values are delivered again under the new code.
    Restate,
    /// Nothing is compared across the date.
    DoNotCompare,
}

impl Entry {
    /// The label of a row or column: the short name, else the name.
    pub fn label(&self, language: Language) -> &str {
        if self.short.is_empty() { self.name.get(language) } else { self.short.get(language) }
    }
}

impl CodeList {
    /// The entry of a code.
    pub fn get(&self, code: &str) -> Option<&Entry> {
        self.index.get(code).map(|at| &self.entries[*at])
    }

    /// The place of a code in the order of the file.
    pub fn position(&self, code: &str) -> Option<usize> {
        self.index.get(code).copied()
    }

    /// The code that an alias means.
    pub fn alias(&self, name: &str) -> Option<&Alias> {
        self.aliases.iter().find(|it| it.alias == name)
    }

    /// The nearest ancestor of a code that is among `codes`.
    pub fn ancestor_among(&self, code: &str, codes: &[Code]) -> Option<&Code> {
        let mut at = self.get(code)?.parent.as_ref()?;
        for _ in 0..self.entries.len() {
            if codes.contains(at) {
                return Some(at);
            }
            at = self.get(at)?.parent.as_ref()?;
        }
        None
    }

    /// The children of each code among `codes`: those whose nearest ancestor among them it is, in the list's order.
    pub fn children_among(&self, codes: &[Code]) -> BTreeMap<Code, Vec<Code>> {
        let mut all: BTreeMap<Code, Vec<Code>> = BTreeMap::new();
        for it in codes {
            if let Some(parent) = self.ancestor_among(it, codes) {
                all.entry(parent.clone()).or_default().push(it.clone());
            }
        }
        all
    }
}

const COLUMNS: &[&str] =
    &["code", "parent", "name", "short", "from", "until", "identifier", "group", "total"];

pub(crate) fn read(folder: &Folder, reading: &Reading) -> BTreeMap<String, CodeList> {
    let mut lists = BTreeMap::new();
    for (path, text) in folder.below("codes", "csv") {
        let id = folder::stem(path);
        if !id.contains('.') {
            lists.insert(id.to_owned(), read_list(id, path, text, reading));
        }
    }
    for (path, text) in folder.below("codes", "csv") {
        let Some((id, kind)) = folder::stem(path).rsplit_once('.') else { continue };
        let place = || Place::in_file(FilePlace::whole(path));
        let Some(list) = lists.get_mut(id) else {
            reading.report(Finding::error("codes.no-list", place()).found(id));
            continue;
        };
        match kind {
            "aliases" => list.aliases = read_aliases(list, path, text, reading),
            "changes" => list.changes = read_changes(list, path, text, reading),
            _ => reading.report(
                Finding::error("codes.kind", place()).expected("aliases, changes").found(kind),
            ),
        }
    }
    lists
}

/// The rows of a CSV file as maps from column to cell, with their lines.
fn rows(
    path: &str,
    text: &str,
    wanted: &[&str],
    reading: &Reading,
) -> (Vec<String>, Vec<(usize, Vec<String>)>) {
    let mut parser = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let header: Vec<String> = match parser.headers() {
        Ok(header) => header.iter().map(str::to_owned).collect(),
        Err(error) => {
            reading.report(
                Finding::error("csv.syntax", Place::in_file(FilePlace::whole(path)))
                    .found(error.to_string()),
            );
            return (Vec::new(), Vec::new());
        }
    };
    for column in wanted {
        if !header.iter().any(|it| it == column) {
            let suggestion = nearest(column, header.iter().map(String::as_str)).unwrap_or_default();
            reading.report(
                Finding::error("csv.missing-column", Place::in_file(FilePlace::line(path, 1)))
                    .with("column", *column)
                    .with("suggestion", suggestion)
                    .found(header.join(", ")),
            );
        }
    }
    let mut all = Vec::new();
    for record in parser.records() {
        match record {
            Ok(record) => {
                let line = record.position().map_or(0, |it| it.line() as usize);
                if record.len() != header.len() {
                    reading.report(
                        Finding::error("csv.cells", Place::in_file(FilePlace::line(path, line)))
                            .expected(header.len().to_string())
                            .found(record.len().to_string()),
                    );
                    continue;
                }
                all.push((line, record.iter().map(|it| it.trim().to_owned()).collect()));
            }
            Err(error) => reading.report(
                Finding::error("csv.syntax", Place::in_file(FilePlace::whole(path)))
                    .found(error.to_string()),
            ),
        }
    }
    (header, all)
}

fn read_list(id: &str, path: &str, text: &str, reading: &Reading) -> CodeList {
    let languages = reading.languages.borrow().clone();
    let mut wanted = vec!["code".to_owned()];
    let plain_name = languages.len() == 1
        && text.lines().next().is_some_and(|it| it.split(',').any(|it| it.trim() == "name"));
    if plain_name {
        wanted.push("name".to_owned());
    } else {
        wanted.extend(languages.iter().map(|it| format!("name.{}", it.code())));
    }
    let wanted: Vec<&str> = wanted.iter().map(String::as_str).collect();
    let (header, rows) = rows(path, text, &wanted, reading);
    let mut list = CodeList { id: id.to_owned(), ..CodeList::default() };
    for (line, cells) in rows {
        let place = FilePlace::line(path, line);
        let cell = |column: &str| {
            header.iter().position(|it| it == column).map_or("", |at| cells[at].as_str())
        };
        let localized = |column: &str| {
            let mut text = Text::default();
            for language in &languages {
                let own = cell(&format!("{column}.{}", language.code()));
                let it = if own.is_empty() { cell(column) } else { own };
                if !it.is_empty() {
                    text.set(*language, it.to_owned(), Some(place.clone()));
                }
            }
            text
        };
        let own = cell("code");
        if own.is_empty() || !own.chars().all(|it| it.is_alphanumeric() || "-+_.".contains(it)) {
            reading.report(Finding::error("codes.code", Place::in_file(place)).found(own));
            continue;
        }
        if list.index.contains_key(own) {
            reading.report(Finding::error("codes.duplicate", Place::in_file(place)).found(own));
            continue;
        }
        for column in ["from", "until"] {
            if !cell(column).is_empty() && !is_date(cell(column)) {
                reading.report(
                    Finding::error("codes.date", Place::in_file(place.clone()))
                        .with("column", column)
                        .found(cell(column)),
                );
            }
        }
        let sums = match cell("total") {
            "" | "sum" => true,
            "none" => false,
            other => {
                reading.report(
                    Finding::error("codes.total", Place::in_file(place.clone()))
                        .expected("sum, none")
                        .found(other),
                );
                true
            }
        };
        let mut attributes = BTreeMap::new();
        for column in &header {
            let name = column
                .rsplit_once('.')
                .filter(|it| Language::parse(it.1).is_some())
                .map_or(column.as_str(), |it| it.0);
            if !COLUMNS.contains(&name) && !attributes.contains_key(name) {
                attributes.insert(name.to_owned(), localized(name));
            }
        }
        let name = localized("name");
        if name.is_empty() {
            reading.report(Finding::error("codes.name", Place::in_file(place.clone())).found(own));
        }
        list.index.insert(code(own), list.entries.len());
        list.entries.push(Entry {
            code: code(own),
            parent: Some(cell("parent")).filter(|it| !it.is_empty()).map(code),
            name,
            short: localized("short"),
            from: cell("from").to_owned(),
            until: cell("until").to_owned(),
            identifier: cell("identifier").to_owned(),
            group: cell("group").to_owned(),
            sums,
            attributes,
            place,
        });
    }
    for at in check_hierarchy(&list, reading) {
        // A circle has no top: its codes are read as if they were parts of nothing.
        list.entries[at].parent = None;
    }
    list
}

/// Reports unknown parents and circles. Gives the entries that stand in a circle.
fn check_hierarchy(list: &CodeList, reading: &Reading) -> Vec<usize> {
    let mut circles = Vec::new();
    for (position, entry) in list.entries.iter().enumerate() {
        let mut seen = BTreeSet::from([entry.code.clone()]);
        let mut at = entry;
        while let Some(parent) = &at.parent {
            let place = || Place::in_file(entry.place.clone());
            match list.get(parent) {
                None => {
                    if at.code == entry.code {
                        let suggestion = nearest(parent, list.entries.iter().map(|it| &*it.code))
                            .unwrap_or_default();
                        reading.report(
                            Finding::error("codes.parent", place())
                                .with("code", &*entry.code)
                                .with("suggestion", suggestion)
                                .found(&**parent),
                        );
                    }
                    break;
                }
                Some(next) => {
                    if !seen.insert(next.code.clone()) {
                        circles.push(position);
                        reading.report(Finding::error("codes.cycle", place()).found(&*entry.code));
                        break;
                    }
                    at = next;
                }
            }
        }
    }
    circles
}

fn known_code(
    list: &CodeList,
    path: &str,
    line: usize,
    text: &str,
    reading: &Reading,
) -> Option<Code> {
    if let Some(entry) = list.get(text) {
        return Some(entry.code.clone());
    }
    let suggestion = nearest(text, list.entries.iter().map(|it| &*it.code)).unwrap_or_default();
    reading.report(
        Finding::error("codes.unknown", Place::in_file(FilePlace::line(path, line)))
            .with("list", &list.id)
            .with("suggestion", suggestion)
            .found(text),
    );
    None
}

fn read_aliases(list: &CodeList, path: &str, text: &str, reading: &Reading) -> Vec<Alias> {
    let (header, rows) = rows(path, text, &["alias", "code"], reading);
    let mut all = Vec::new();
    for (line, cells) in rows {
        let cell = |column: &str| {
            header.iter().position(|it| it == column).map_or("", |at| cells[at].as_str())
        };
        if let Some(code) = known_code(list, path, line, cell("code"), reading) {
            all.push(Alias {
                alias: cell("alias").to_owned(),
                code,
                from: cell("from").to_owned(),
                until: cell("until").to_owned(),
            });
        }
    }
    all
}

fn read_changes(list: &CodeList, path: &str, text: &str, reading: &Reading) -> Vec<Change> {
    let (header, rows) = rows(path, text, &["date", "kind", "old", "new", "series"], reading);
    let languages = reading.languages.borrow().clone();
    let mut all = Vec::new();
    for (line, cells) in rows {
        let cell = |column: &str| {
            header.iter().position(|it| it == column).map_or("", |at| cells[at].as_str())
        };
        let place = || Place::in_file(FilePlace::line(path, line));
        let codes = |column: &str| -> Vec<Code> {
            cell(column)
                .split_whitespace()
                .filter_map(|it| known_code(list, path, line, it, reading))
                .collect()
        };
        if !is_date(cell("date")) {
            reading.report(
                Finding::error("codes.date", place()).with("column", "date").found(cell("date")),
            );
        }
        if !["renamed", "split", "merged", "ended"].contains(&cell("kind")) {
            reading.report(
                Finding::error("codes.change", place())
                    .expected("renamed, split, merged, ended")
                    .found(cell("kind")),
            );
        }
        let series = match cell("series") {
            "continue" => SeriesRule::Continue,
            "restate" => SeriesRule::Restate,
            "do-not-compare" => SeriesRule::DoNotCompare,
            other => {
                reading.report(
                    Finding::error("codes.series", place())
                        .expected("continue, restate, do-not-compare")
                        .found(other),
                );
                SeriesRule::DoNotCompare
            }
        };
        let mut note = Text::default();
        for language in &languages {
            let own = cell(&format!("note.{}", language.code()));
            let it = if own.is_empty() { cell("note") } else { own };
            if !it.is_empty() {
                note.set(*language, it.to_owned(), Some(FilePlace::line(path, line)));
            }
        }
        all.push(Change {
            date: cell("date").to_owned(),
            kind: cell("kind").to_owned(),
            old: codes("old"),
            new: codes("new"),
            series,
            note,
        });
    }
    all
}

/// Whether a text is a date, `YYYY-MM-DD`, with a month and a day that exist in some year.
pub(crate) fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |at: usize, width: usize| -> Option<u32> {
        parts
            .get(at)
            .filter(|it| it.len() == width && it.bytes().all(|byte| byte.is_ascii_digit()))?
            .parse()
            .ok()
    };
    let (Some(_), Some(month), Some(day), 3) =
        (number(0, 4), number(1, 2), number(2, 2), parts.len())
    else {
        return false;
    };
    let days = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    (1..=days).contains(&day)
}
