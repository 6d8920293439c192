//! Where each dataset is used: tables, figures, topics, and datasets that are computed from it.

use std::collections::{BTreeMap, BTreeSet};

use rekenschap_catalogue::Catalogue;
use rekenschap_report::{Block, Bound, Document, Inline, TableView};

/// Where a dataset is used, by id.
#[derive(Debug, Default)]
pub(super) struct Uses<'a> {
    pub(super) tables: BTreeSet<&'a str>,
    pub(super) figures: BTreeSet<&'a str>,
    pub(super) topics: BTreeSet<&'a str>,
    pub(super) datasets: BTreeSet<&'a str>,
}

/// The uses of all datasets of a document.
pub(super) fn of<'a>(
    catalogue: &'a Catalogue,
    document: &'a Document,
) -> BTreeMap<&'a str, Uses<'a>> {
    let mut all: BTreeMap<&str, Uses<'_>> =
        catalogue.datasets.keys().map(|id| (&**id, Uses::default())).collect();
    for (id, table) in &document.tables {
        for dataset in datasets_of(table) {
            all.entry(dataset).or_default().tables.insert(id);
        }
    }
    for (id, figure) in &document.figures {
        for dataset in figure.data.iter().flat_map(datasets_of) {
            all.entry(dataset).or_default().figures.insert(id);
        }
    }
    for (id, figure) in &catalogue.figures {
        if let Some(dataset) = &figure.dataset {
            all.entry(&dataset.value).or_default().figures.insert(id);
        }
    }
    for topic in document.chapters.iter().flat_map(|it| &it.topics) {
        let mut found = BTreeSet::new();
        blocks(&topic.blocks, &mut found);
        for dataset in found {
            all.entry(dataset).or_default().topics.insert(&topic.id);
        }
    }
    for (id, dataset) in &catalogue.datasets {
        let inputs = dataset
            .measures
            .iter()
            .filter_map(|it| it.computation.as_ref())
            .flat_map(|it| &it.inputs);
        for other in inputs.filter_map(|it| it.dataset.as_ref()) {
            all.entry(&other.value).or_default().datasets.insert(id);
        }
    }
    all
}

fn datasets_of(table: &TableView) -> BTreeSet<&str> {
    let cells = table.rows.iter().flat_map(|it| &it.cells).filter_map(|it| it.reference.as_ref());
    let mut all: BTreeSet<&str> = cells.map(|it| &*it.dataset).collect();
    all.insert(&table.dataset);
    all
}

fn blocks<'a>(all: &'a [Block], found: &mut BTreeSet<&'a str>) {
    for it in all {
        match it {
            Block::Paragraph(text) | Block::Heading { text, .. } => inlines(text, found),
            Block::List { items, .. } => items.iter().for_each(|it| blocks(it, found)),
            Block::Quote(inner) => blocks(inner, found),
            Block::Table(_) | Block::Figure(_) => {}
        }
    }
}

fn inlines<'a>(all: &'a [Inline], found: &mut BTreeSet<&'a str>) {
    for it in all {
        match it {
            Inline::Bound(Bound { cells, .. }) => found.extend(cells.iter().map(|it| &*it.dataset)),
            Inline::Link(_, inner) | Inline::Strong(inner) | Inline::Emphasis(inner) => {
                inlines(inner, found)
            }
            _ => {}
        }
    }
}
