//! The columns of a delivery sheet: what stands above them. Requests are written with these headings, and deliveries are
//! read by them.

use rekenschap_catalogue::{Catalogue, Dataset};
use rekenschap_language::{Language, message};

use crate::plain::plain as title_of;

/// A column of a delivery sheet. Positions are those among the dataset's dimensions and measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SheetColumn {
    /// The code of a dimension: what decides where a row belongs.
    Code(usize),
    /// The label of that code, for people; absent for time dimensions and records.
    Label(usize),
    /// What is known of a measure already (the previous period, or the value that was published before). Never read.
    Known(usize),
    /// The value of a measure: the cells to fill.
    Value(usize),
    /// The flags of that value: `p`, `e`, `b`, `r`, `c`, `d`, or `:`, `: c`, `: z` where there is no value. May be absent.
    Flags(usize),
    /// A remark. Read into the receipt, not into the figures.
    Remark,
}

/// The heading of a column in a language, for an edition: titles may name its year. Headings of one dataset are unique: where two would be alike, the id follows
/// between brackets. The plain id of a dimension or measure is always understood too, for its code or value column.
pub fn heading(
    catalogue: &Catalogue,
    dataset: &Dataset,
    column: SheetColumn,
    language: Language,
    edition: i32,
) -> String {
    let own = plain(catalogue, dataset, column, language, edition);
    let twice = columns(dataset)
        .into_iter()
        .any(|it| it != column && plain(catalogue, dataset, it, language, edition) == own);
    let id = match column {
        SheetColumn::Code(at) | SheetColumn::Label(at) => &*dataset.dimensions[at].id,
        SheetColumn::Known(at) | SheetColumn::Value(at) | SheetColumn::Flags(at) => {
            &*dataset.measures[at].id
        }
        SheetColumn::Remark => "remark",
    };
    if twice { format!("{own} ({id})") } else { own }
}

/// Every column that a sheet of a dataset can have, in the order in which a request has them.
pub fn columns(dataset: &Dataset) -> Vec<SheetColumn> {
    let mut all = Vec::new();
    for (at, dimension) in dataset.dimensions.iter().enumerate() {
        if dimension.code_list().is_some() {
            all.push(SheetColumn::Label(at));
        }
        all.push(SheetColumn::Code(at));
    }
    for (at, measure) in dataset.measures.iter().enumerate() {
        if measure.delivered {
            all.extend([SheetColumn::Known(at), SheetColumn::Value(at), SheetColumn::Flags(at)]);
        }
    }
    all.push(SheetColumn::Remark);
    all
}

fn plain(
    catalogue: &Catalogue,
    dataset: &Dataset,
    column: SheetColumn,
    language: Language,
    edition: i32,
) -> String {
    let say = |id: &str, name: String| message(language, id, &[("name", name)]);
    let dimension = |at: usize| {
        let dimension = &dataset.dimensions[at];
        let title = title_of(&dimension.title, language, edition);
        match dimension.frequency() {
            Some(it) if title.is_empty() => {
                message(language, &format!("frequency-{}", it.word()), &[])
            }
            _ if title.is_empty() => dimension.id.to_string(),
            _ => title,
        }
    };
    let measure = |at: usize| {
        let measure = &dataset.measures[at];
        let unit = measure.unit.as_ref().and_then(|it| catalogue.units.get(&it.value));
        let title = title_of(&measure.title, language, edition);
        let unit = unit.map(|it| title_of(&it.title, language, edition));
        match unit.filter(|it| !it.is_empty() && *it != title) {
            Some(unit) => format!("{title} ({unit})"),
            None => title,
        }
    };
    match column {
        SheetColumn::Code(at) if dataset.dimensions[at].code_list().is_none() => dimension(at),
        SheetColumn::Code(at) => say("sheet-column-code", dimension(at)),
        SheetColumn::Label(at) => dimension(at),
        SheetColumn::Known(at) => say("sheet-column-known", measure(at)),
        SheetColumn::Value(at) => measure(at),
        SheetColumn::Flags(at) => say("sheet-column-flags", measure(at)),
        SheetColumn::Remark => message(language, "sheet-column-remark", &[]),
    }
}
