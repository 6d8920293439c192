//! The sheet for explanations: why a norm was missed.

use rekenschap_language::message;

use crate::input::InputRule;
use crate::norm;
use crate::request::Request;
use crate::sheet::{Cell, CellKind, Sheet, TableArea};
use crate::text::Texts;

/// The widths of the columns, in characters.
const WIDTHS: [u16; 6] = [30, 56, 18, 40, 40, 80];

pub(crate) fn sheet(texts: Texts<'_>, request: &Request, name: &str) -> Sheet {
    let say = |id: &str| message(texts.language, id, &[]);
    let pair = |label: &str, text: String| {
        vec![Cell::text(CellKind::Label, say(label)), Cell::text(CellKind::Text, text)]
    };
    let mut rows = vec![
        vec![Cell::text(CellKind::Title, say("request-explanations-title"))],
        pair("request-reference", format!("{}#explanations", request.reference())),
        pair("request-explanation", say("request-explanations-text")),
        Vec::new(),
    ];
    let header = rows.len();
    rows.push(
        [
            "sheet-explanation-norm",
            "request-explanation-title",
            "sheet-explanation-organisation",
            "request-explanation-label",
            "request-explanation-target",
            "sheet-explanation-text",
        ]
        .map(|it| Cell::text(CellKind::ColumnHeading, say(it)))
        .into(),
    );
    for own in &request.explanations {
        let Some((dataset, norm)) = texts.catalogue.norm(&own.norm) else { continue };
        let dimension = norm.each.as_ref().and_then(|it| dataset.dimension(&it.value));
        let (code, label) = match &own.organisation {
            Some(code) => {
                let list = dimension.and_then(|it| texts.catalogue.code_list_of(dataset, it));
                let entry = list.and_then(|it| it.get(code));
                let label = entry.map_or(&**code, |it| it.name.get(texts.language));
                (Cell::text(CellKind::Code, &**code), label.to_owned())
            }
            None => (Cell::empty(CellKind::Code), say("request-explanation-whole")),
        };
        rows.push(vec![
            Cell::text(CellKind::Code, &*own.norm),
            Cell::text(CellKind::Code, texts.plain(&norm.title)),
            code,
            Cell::text(CellKind::Code, label),
            Cell::text(CellKind::Code, norm::target(texts, dataset, norm)),
            Cell::empty(CellKind::Input(InputRule::Text)),
        ]);
    }
    let table = TableArea {
        name: "table_of_explanations".to_owned(),
        header,
        last: rows.len() - 1,
        columns: WIDTHS.len(),
    };
    Sheet {
        name: name.to_owned(),
        widths: WIDTHS.to_vec(),
        rows,
        table: Some(table),
        frozen: header + 1,
    }
}
