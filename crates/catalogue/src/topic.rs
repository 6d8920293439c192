//! `chapters/**/*.md`: the prose, as it was written.

use std::collections::BTreeMap;

use rekenschap_language::Language;
use rekenschap_model::{FilePlace, Finding, Place, Text};

use crate::publication::Publication;
use crate::reader::Reading;
use crate::suggestion::nearest;
use crate::{Folder, Located, folder};

/// A section of the report.
#[derive(Debug, Clone)]
pub struct Topic {
    /// Its id: the file name.
    pub id: String,
    /// The chapter that it belongs to.
    pub chapter: String,
    /// Its number as it is shown; may be empty.
    pub number: String,
    /// Its title.
    pub title: Text,
    /// Whether it has a numeric goal, and so every fixed part.
    pub goal: bool,
    /// The norms that are shown with it.
    pub norms: Vec<Located<String>>,
    /// The text in each language that has one.
    pub bodies: BTreeMap<Language, Body>,
    /// Where it is declared.
    pub place: FilePlace,
}

/// A text in Markdown with bindings, and where it stands in its file.
#[derive(Debug, Clone)]
pub struct Body {
    /// The path of the file.
    pub file: String,
    /// The line of the file on which the text begins, from 1.
    pub first_line: usize,
    /// The text.
    pub text: String,
}

const FENCE: &str = "+++";

pub(crate) fn read(folder: &Folder, publication: &Publication, reading: &Reading) -> Vec<Topic> {
    let mut topics: Vec<Topic> = Vec::new();
    let mut places: BTreeMap<(String, String), usize> = BTreeMap::new();
    for (path, text) in folder.below("chapters", "md") {
        let mut parts = path.split('/').skip(1);
        let (Some(chapter), Some(_), None) = (parts.next(), parts.next(), parts.next()) else {
            reading.report(
                Finding::error("topic.folder", Place::in_file(FilePlace::whole(path)))
                    .expected("chapters/<chapter>/<topic>.md")
                    .found(path),
            );
            continue;
        };
        let (id, language) = identity(folder::stem(path), publication);
        let (head, body, first_line) = split(text);
        let body = Body { file: path.to_owned(), first_line, text: body.to_owned() };
        if language != publication.languages[0] {
            match places.get(&(chapter.to_owned(), id.clone())) {
                Some(at) => {
                    topics[*at].bodies.insert(language, body);
                }
                None => reading.report(
                    Finding::error(
                        "topic.translation-alone",
                        Place::in_file(FilePlace::whole(path)),
                    )
                    .found(id),
                ),
            }
            continue;
        }
        if !publication.chapters.iter().any(|it| it.id == chapter) {
            let known = publication.chapters.iter().map(|it| it.id.as_str());
            reading.report(
                Finding::error("topic.chapter", Place::in_file(FilePlace::whole(path)))
                    .with("suggestion", nearest(chapter, known).unwrap_or_default())
                    .found(chapter),
            );
        }
        let Some(head) = head else {
            reading.report(
                Finding::error("topic.head", Place::in_file(FilePlace::line(path, 1)))
                    .expected("+++, the title and number in TOML, +++"),
            );
            continue;
        };
        // The blank line keeps line numbers right: the fence stands on line 1.
        let topic = reading.toml(path, &format!("\n{head}"), |root| Topic {
            id: id.clone(),
            chapter: chapter.to_owned(),
            number: root.text("number").map(|it| it.value).unwrap_or_default(),
            title: root.required_localized("title"),
            goal: root.boolean("goal").unwrap_or(false),
            norms: root.texts("norms").unwrap_or_default(),
            bodies: BTreeMap::from([(language, body)]),
            place: FilePlace::line(path, 1),
        });
        places.insert((topic.chapter.clone(), topic.id.clone()), topics.len());
        topics.push(topic);
    }
    topics.sort_by_cached_key(|it| natural(&it.id));
    topics
}

/// The id of a topic and the language of its text: `staff.en` is the English text of `staff`.
fn identity(stem: &str, publication: &Publication) -> (String, Language) {
    for language in &publication.languages[1..] {
        if let Some(id) = stem.strip_suffix(&format!(".{}", language.code())) {
            return (id.to_owned(), *language);
        }
    }
    (stem.to_owned(), publication.languages[0])
}

/// Head, body, and the line on which the body begins.
fn split(text: &str) -> (Option<&str>, &str, usize) {
    let Some(rest) = text
        .strip_prefix(FENCE)
        .and_then(|it| it.strip_prefix('\n').or_else(|| it.strip_prefix("\r\n")))
    else {
        return (None, text, 1);
    };
    let mut offset = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == FENCE {
            let head = &rest[..offset];
            let body = &rest[offset + line.len()..];
            return (Some(head), body, head.matches('\n').count() + 3);
        }
        offset += line.len();
    }
    (None, text, 1)
}

/// A name in parts for sorting: runs of digits count as numbers, so that 1.2.10 comes after 1.2.9.
pub fn natural(name: &str) -> Vec<(u64, String)> {
    let mut parts = Vec::new();
    let mut rest = name;
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let text = rest[digits..].bytes().take_while(|it| !it.is_ascii_digit()).count();
        parts.push((rest[..digits].parse().unwrap_or(0), rest[digits..digits + text].to_owned()));
        rest = &rest[digits + text..];
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_sort_as_people_number() {
        let mut names = ["1.2.10-b", "1.2-a", "1.2.9-z", "1.10-x", "1.1-y"];
        names.sort_by_key(|it| natural(it));
        assert_eq!(names, ["1.1-y", "1.2-a", "1.2.9-z", "1.2.10-b", "1.10-x"]);
    }

    #[test]
    fn the_body_begins_after_the_head() {
        let (head, body, line) = split("+++\na = 1\n+++\ntext\n");
        assert_eq!((head, body, line), (Some("a = 1\n"), "text\n", 4));
    }

    #[test]
    fn a_head_that_is_never_closed_is_no_head() {
        assert_eq!(split("+++\na = 1\n").0, None);
    }
}
