//! The sheet of code lists: what may be chosen in cells that hold a code, and what the codes mean.

use std::collections::BTreeMap;

use rekenschap_catalogue::MeasureKind;
use rekenschap_language::message;

use crate::input::{Choices, LONGEST_LIST, MISSING};
use crate::request::Request;
use crate::sheet::{Cell, CellKind, Sheet, TableArea};
use crate::text::Texts;

/// The widths of the columns, in characters.
const WIDTHS: [u16; 3] = [30, 56, 60];

/// The column of the codes.
const CODES: usize = 1;

/// The rows above the first code.
const ABOVE: usize = 5;

/// The code lists that cells of a request are chosen from.
pub(crate) struct Lists {
    name: String,
    /// For each list its codes with their labels, `:` at the end, and the row of the first one.
    lists: BTreeMap<String, (usize, Vec<(String, String)>)>,
}

impl Lists {
    pub(crate) fn of(texts: Texts<'_>, request: &Request, name: &str) -> Self {
        let mut lists = BTreeMap::new();
        for own in &request.datasets {
            let Some(dataset) = texts.catalogue.dataset(&own.asked.dataset) else { continue };
            for at in &own.asked.measures {
                let MeasureKind::Code(list) = &dataset.measures[*at].kind else { continue };
                let Some(list) = texts.catalogue.code_lists.get(&list.value) else { continue };
                let entries = list.entries.iter();
                let mut codes: Vec<(String, String)> = entries
                    .map(|it| (it.code.to_string(), it.name.get(texts.language).to_owned()))
                    .collect();
                codes.push((
                    MISSING.to_owned(),
                    message(texts.language, "request-lists-missing", &[]),
                ));
                lists.insert(list.id.clone(), (0, codes));
            }
        }
        let mut row = ABOVE;
        for (first, codes) in lists.values_mut() {
            *first = row;
            row += codes.len();
        }
        Self { name: name.to_owned(), lists }
    }

    /// What may be chosen from a list.
    pub(crate) fn choices(&self, list: &str) -> Option<Choices> {
        let (first, codes) = self.lists.get(list)?;
        let names: Vec<String> = codes.iter().map(|it| it.0.clone()).collect();
        let length: usize = names.iter().map(|it| it.chars().count() + 1).sum();
        Some(if length <= LONGEST_LIST {
            Choices::Named(names)
        } else {
            Choices::Cells {
                sheet: self.name.clone(),
                column: CODES,
                first: *first,
                last: first + codes.len() - 1,
            }
        })
    }

    /// The sheet, when there is a list at all.
    pub(crate) fn sheet(&self, texts: Texts<'_>, request: &Request) -> Option<Sheet> {
        if self.lists.is_empty() {
            return None;
        }
        let say = |id: &str| message(texts.language, id, &[]);
        let pair = |label: &str, text: String| {
            vec![Cell::text(CellKind::Label, say(label)), Cell::text(CellKind::Text, text)]
        };
        let mut rows = vec![
            vec![Cell::text(CellKind::Title, say("request-lists-title"))],
            pair("request-reference", format!("{}#lists", request.reference())),
            pair("request-explanation", say("request-lists-text")),
            Vec::new(),
            ["request-lists-list", "request-lists-code", "request-lists-name"]
                .map(|it| Cell::text(CellKind::ColumnHeading, say(it)))
                .into(),
        ];
        for (id, (_, codes)) in &self.lists {
            rows.extend(codes.iter().map(|(code, name)| {
                [id, code, name].map(|it| Cell::text(CellKind::Code, it)).into()
            }));
        }
        let table = TableArea {
            name: "table_of_lists".to_owned(),
            header: ABOVE - 1,
            last: rows.len() - 1,
            columns: WIDTHS.len(),
        };
        Some(Sheet {
            name: self.name.clone(),
            widths: WIDTHS.to_vec(),
            rows,
            table: Some(table),
            frozen: ABOVE,
        })
    }
}
