//! What calamine does not tell of a workbook in Office Open XML, and what it cannot stand: hidden rows and columns, cells
//! with two values or an impossible place, texts with raised or struck-out parts, sheets that share a part.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufReader, Cursor};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use crate::sheet::{LAST_COLUMN, LAST_ROW};
use crate::xlsx::Unread;

/// What a sheet says beside its values.
#[derive(Debug, Default)]
pub(crate) struct Aside {
    /// First and last of the rows that are not shown.
    pub(crate) hidden_rows: Vec<(usize, usize)>,
    /// First and last of the columns that are not shown.
    pub(crate) hidden_columns: Vec<(usize, usize)>,
    /// The cells, row and column from 1, with a text of their own of which a part is raised, lowered or struck out.
    pub(crate) marked: BTreeSet<(usize, usize)>,
}

/// What a workbook says beside its values.
#[derive(Debug, Default)]
pub(crate) struct Asides {
    /// By the names of the sheets.
    pub(crate) sheets: BTreeMap<String, Aside>,
    /// The shared texts of which a part is raised, lowered or struck out.
    pub(crate) marked: BTreeSet<String>,
}

/// Reads what stands beside the values. What is not there is told by calamine.
pub(crate) fn asides(bytes: &[u8]) -> Result<Asides, Unread> {
    let mut sheets: Vec<(String, String)> = Vec::new();
    let mut targets: BTreeMap<String, String> = BTreeMap::new();
    each(bytes, "xl/workbook.xml", |event| {
        if let Event::Start(element) | Event::Empty(element) = event
            && element.local_name().as_ref() == "sheet"
            && let (Some(name), Some(id)) = (attribute(element, "name"), attribute(element, "id"))
        {
            sheets.push((name, id));
        }
        Ok(())
    })?;
    each(bytes, "xl/_rels/workbook.xml.rels", |event| {
        if let Event::Start(element) | Event::Empty(element) = event
            && let (Some(id), Some(target)) =
                (attribute(element, "Id"), attribute(element, "Target"))
        {
            targets.insert(id, target);
        }
        Ok(())
    })?;
    let mut all = Asides { marked: shared(bytes)?, ..Asides::default() };
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for (name, id) in sheets {
        let Some(target) = targets.get(&id) else { continue };
        let path = part(target);
        // However large a part is, it is read once: no program writes two sheets in one.
        if !seen.insert(path.to_lowercase()) {
            return Err(Unread::Damaged(format!("{path} ×2")));
        }
        let own = aside(bytes, &path, &name)?;
        all.sheets.insert(name, own);
    }
    Ok(all)
}

/// The path of the part that a relation of the workbook names.
fn part(target: &str) -> String {
    let path = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None if target.starts_with("xl/") => target.to_owned(),
        None => format!("xl/{target}"),
    };
    let mut steps: Vec<&str> = Vec::new();
    for step in path.split(['/', '\\']) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The shared texts of which a part is raised, lowered or struck out.
fn shared(bytes: &[u8]) -> Result<BTreeSet<String>, Unread> {
    let mut all = BTreeSet::new();
    let mut run = Runs::default();
    each(bytes, "xl/sharedStrings.xml", |event| {
        if run.ends(event, "si") && run.marked {
            all.insert(std::mem::take(&mut run.text));
        }
        Ok(())
    })?;
    Ok(all)
}

/// The walk through the runs of a text.
#[derive(Default)]
struct Runs {
    text: String,
    marked: bool,
    /// Whether a text is being read; those of phonetic signs are no part of it.
    inside: bool,
    phonetic: bool,
}

impl Runs {
    /// Takes in an event; whether the element that holds the whole text ends with it.
    fn ends(&mut self, event: &Event<'_>, whole: &str) -> bool {
        match event {
            Event::Start(element) | Event::Empty(element) => {
                let on = || attribute(element, "val").is_none_or(|it| it != "0" && it != "false");
                match element.local_name().as_ref() {
                    own if own == whole => *self = Self::default(),
                    "vertAlign" => {
                        self.marked |= attribute(element, "val").is_none_or(|it| it != "baseline");
                    }
                    "strike" | "dstrike" => self.marked |= on(),
                    "rPh" => self.phonetic = matches!(event, Event::Start(_)),
                    "t" => self.inside = matches!(event, Event::Start(_)),
                    _ => {}
                }
            }
            Event::Text(it) if self.inside && !self.phonetic => {
                self.text.push_str(&it.xml10_content());
            }
            Event::GeneralRef(it) if self.inside && !self.phonetic => {
                self.text.extend(crate::ods::reference(it));
            }
            Event::End(element) => match element.local_name().as_ref() {
                "t" => self.inside = false,
                "rPh" => self.phonetic = false,
                own => return own == whole,
            },
            _ => {}
        }
        false
    }
}

fn aside(bytes: &[u8], path: &str, sheet: &str) -> Result<Aside, Unread> {
    let mut all = Aside::default();
    let (mut row, mut column, mut values) = (0, 0, 0);
    let mut run = Runs::default();
    each(bytes, path, |event| {
        if run.ends(event, "is") && run.marked {
            all.marked.insert((row, column));
        }
        let (Event::Start(element) | Event::Empty(element)) = event else { return Ok(()) };
        let before = row;
        let impossible =
            move || Unread::Cell("import.impossible-cell", sheet.to_owned(), before, 0);
        let number = |name: &str| attribute(element, name).and_then(|it| it.parse::<f64>().ok());
        let hidden = || attribute(element, "hidden").is_some_and(|it| it == "1" || it == "true");
        match element.local_name().as_ref() {
            "row" => {
                row = match attribute(element, "r") {
                    Some(own) => own.parse().map_err(|_| impossible())?,
                    None => row + 1,
                };
                column = 0;
                if !(1..=LAST_ROW).contains(&row) {
                    return Err(impossible());
                }
                if hidden() || number("ht") == Some(0.0) {
                    match all.hidden_rows.last_mut().filter(|it| it.1 + 1 == row) {
                        Some(last) => last.1 = row,
                        None => all.hidden_rows.push((row, row)),
                    }
                }
            }
            "col" if hidden() || number("width") == Some(0.0) => {
                let at = |name: &str| attribute(element, name).and_then(|it| it.parse().ok());
                if let (Some(first), Some(last)) = (at("min"), at("max")) {
                    all.hidden_columns.push((first, last));
                }
            }
            "c" => {
                values = 0;
                column += 1;
                if let Some(own) = attribute(element, "r") {
                    (row, column) = place(&own).ok_or_else(impossible)?;
                }
                if column > LAST_COLUMN {
                    return Err(impossible());
                }
            }
            "v" | "is" => {
                values += 1;
                if values > 1 {
                    let code = "import.two-values";
                    return Err(Unread::Cell(code, sheet.to_owned(), row, column));
                }
            }
            "dimension" | "mergeCell" | "f" => {
                let right = |it: String| {
                    let ends: Option<Vec<(usize, usize)>> = it.split(':').map(place).collect();
                    ends.is_some_and(|it| {
                        it.len() == 1 || it.len() == 2 && it[0] <= it[1] && it[0].1 <= it[1].1
                    })
                };
                if !attribute(element, "ref").is_none_or(right) {
                    return Err(impossible());
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(all)
}

/// Row and column of a reference such as `D8`, when a sheet can have them.
fn place(reference: &str) -> Option<(usize, usize)> {
    let at = reference.find(|it: char| it.is_ascii_digit())?;
    let (letters, digits) = reference.split_at(at);
    if letters.is_empty() || letters.len() > 3 || digits.len() > 7 {
        return None;
    }
    let mut column = 0;
    for it in letters.bytes() {
        let own = it.is_ascii_alphabetic().then(|| it.to_ascii_uppercase() - b'A')?;
        column = column * 26 + usize::from(own) + 1;
    }
    let row: usize = digits.parse().ok()?;
    ((1..=LAST_ROW).contains(&row) && column <= LAST_COLUMN).then_some((row, column))
}

/// Calls back with each event of a part, until that fails; never when there is no such part.
fn each(
    bytes: &[u8],
    path: &str,
    mut each: impl FnMut(&Event<'_>) -> Result<(), Unread>,
) -> Result<(), Unread> {
    let damaged = |it: String| Unread::Damaged(format!("{path}: {it}"));
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|it| damaged(it.to_string()))?;
    // calamine finds parts whatever the case of their names.
    let name = (0..archive.len())
        .filter_map(|at| Some(archive.by_index(at).ok()?.name().ok()?.into_owned()))
        .find(|it| it.eq_ignore_ascii_case(path));
    let Some(name) = name else { return Ok(()) };
    let part = archive.by_name(&name).map_err(|it| damaged(it.to_string()))?;
    let mut reader = Reader::from_reader(BufReader::new(part));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|it| damaged(it.to_string()))? {
            Event::Eof => return Ok(()),
            event => each(&event)?,
        }
    }
}

/// The value of an attribute, whatever the prefix of its name.
pub(crate) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    element.attributes().flatten().find_map(|it| {
        let own = it.key.local_name().as_ref() == name;
        own.then(|| it.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok())
            .flatten()
            .map(|it| it.into_owned())
    })
}
