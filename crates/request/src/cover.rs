//! The cover: what is asked, of whom, by when, how to fill in the workbook and how to send it back.

use rekenschap_language::{long_date, message};

use crate::request::Request;
use crate::sheet::{Cell, CellKind, Sheet, TableArea};
use crate::text::Texts;

/// The width of the labels, in characters.
const LABEL: u16 = 30;

/// The width of the texts beside them.
const TEXT: u16 = 88;

/// What the workbook is called.
pub(crate) fn title(texts: Texts<'_>, request: &Request) -> String {
    let arguments = [
        ("publication", texts.plain(&texts.catalogue.publication.title)),
        ("source", source(texts, request)),
    ];
    message(texts.language, "request-title", &arguments)
}

/// The name of the source.
pub(crate) fn source(texts: Texts<'_>, request: &Request) -> String {
    let source = texts.catalogue.sources.get(&request.source);
    source.map_or_else(|| request.source.clone(), |it| texts.plain(&it.title))
}

/// The deadline in words.
pub(crate) fn deadline(texts: Texts<'_>, request: &Request) -> String {
    long_date(&request.deadline, texts.language).unwrap_or_else(|_| request.deadline.clone())
}

pub(crate) fn sheet(
    texts: Texts<'_>,
    request: &Request,
    name: &str,
    contents: &[(String, String)],
) -> Sheet {
    let say = |id: &str| message(texts.language, id, &[]);
    let mut rows = vec![vec![Cell::text(CellKind::Title, title(texts, request))]];
    let pair = |label: &str, kind: CellKind, text: String| {
        (!text.is_empty())
            .then(|| vec![Cell::text(CellKind::Label, say(label)), Cell::text(kind, text)])
    };
    let text = |label: &str, text: String| pair(label, CellKind::Text, text);
    rows.extend(text("request-reference", request.reference()));
    rows.extend(text("request-edition", request.edition.to_string()));
    rows.extend(text("request-source", source(texts, request)));
    rows.extend(text("request-to", request.to.clone()));
    rows.extend(text("request-deadline", deadline(texts, request)));
    rows.extend(text("request-contact", request.contact.name.clone()));
    let mail = CellKind::Link(format!("mailto:{}", request.contact.mail));
    rows.extend(pair("request-mail", mail, request.contact.mail.clone()));
    rows.extend(text("request-telephone", request.contact.telephone.clone()));
    rows.extend(text("request-instructions", texts.plain(&request.instructions)));
    rows.extend(text("request-explanation", texts.plain(&request.explanation)));

    rows.push(vec![Cell::text(CellKind::Heading, say("request-how"))]);
    let sample = Cell::text(CellKind::Sample, say("request-how-input-sample"));
    rows.push(vec![Cell::text(CellKind::Label, say("request-how-sample")), sample]);
    for part in [
        "input",
        "number",
        "missing",
        "flags",
        "known",
        "remark",
        "explanation",
        "layout",
        "return",
    ] {
        if part == "explanation" && request.explanations.is_empty() {
            continue;
        }
        let arguments =
            [("mail", request.contact.mail.clone()), ("deadline", deadline(texts, request))];
        let label = say(&format!("request-how-{part}"));
        let own = message(texts.language, &format!("request-how-{part}-text"), &arguments);
        rows.push(vec![Cell::text(CellKind::Label, label), Cell::text(CellKind::Text, own)]);
    }

    rows.push(vec![Cell::text(CellKind::Heading, say("request-contents"))]);
    let header = rows.len();
    rows.push(
        ["request-contents-sheet", "request-contents-subject"]
            .map(|it| Cell::text(CellKind::ColumnHeading, say(it)))
            .into(),
    );
    for (sheet, subject) in contents {
        rows.push(vec![
            Cell::text(CellKind::SheetLink(sheet.clone()), sheet),
            Cell::text(CellKind::Code, subject),
        ]);
    }
    let table = TableArea {
        name: "table_of_contents".to_owned(),
        header,
        last: rows.len() - 1,
        columns: 2,
    };
    Sheet { name: name.to_owned(), widths: vec![LABEL, TEXT], rows, table: Some(table), frozen: 0 }
}
