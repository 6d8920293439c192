//! Which rows of a workbook in Office Open XML are hidden, which calamine does not tell.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufReader, Cursor};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// The hidden rows of each sheet by its name. What cannot be read hides nothing: calamine tells what is damaged.
pub(crate) fn hidden_rows(bytes: &[u8]) -> BTreeMap<String, BTreeSet<usize>> {
    let mut all = BTreeMap::new();
    let mut sheets: Vec<(String, String)> = Vec::new();
    each_element(bytes, "xl/workbook.xml", |element| {
        if element.local_name().as_ref() == "sheet"
            && let (Some(name), Some(id)) = (attribute(element, "name"), attribute(element, "id"))
        {
            sheets.push((name, id));
        }
        true
    });
    let mut targets: BTreeMap<String, String> = BTreeMap::new();
    each_element(bytes, "xl/_rels/workbook.xml.rels", |element| {
        if let (Some(id), Some(target)) = (attribute(element, "Id"), attribute(element, "Target")) {
            targets.insert(id, target);
        }
        true
    });
    for (name, id) in sheets {
        let Some(target) = targets.get(&id) else { continue };
        let path = match target.strip_prefix('/') {
            Some(absolute) => absolute.to_owned(),
            None => format!("xl/{target}"),
        };
        let mut rows = BTreeSet::new();
        let mut number = 0;
        each_element(bytes, &path, |element| {
            if element.local_name().as_ref() == "row" {
                number =
                    attribute(element, "r").and_then(|it| it.parse().ok()).unwrap_or(number + 1);
                if attribute(element, "hidden").is_some_and(|it| it == "1" || it == "true") {
                    rows.insert(number);
                }
            }
            true
        });
        all.insert(name, rows);
    }
    all
}

/// Calls back with each element of a part, until that says to stop.
fn each_element(bytes: &[u8], path: &str, mut each: impl FnMut(&BytesStart<'_>) -> bool) {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return };
    let Ok(part) = archive.by_name(path) else { return };
    let mut reader = Reader::from_reader(BufReader::new(part));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element) | Event::Empty(element)) => {
                if !each(&element) {
                    return;
                }
            }
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
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
