//! An empty tidy CSV file: the header, and a row for each key with nothing in it yet.

use std::io;

use rekenschap_catalogue::Catalogue;

use crate::request::DatasetRequest;

/// The template of one dataset. A cell that is not asked holds `: -`, which says nothing; a cell to fill is empty.
/// A register has its header only: its rows come with the records.
pub(crate) fn write(catalogue: &Catalogue, own: &DatasetRequest) -> io::Result<Vec<u8>> {
    let Some(dataset) = catalogue.dataset(&own.asked.dataset) else { return Ok(Vec::new()) };
    let mut writer = csv::WriterBuilder::new()
        .delimiter(catalogue.publication.delimiter)
        .from_writer(Vec::new());
    let measures = || own.asked.measures.iter().map(|at| &dataset.measures[*at]);
    let dimensions = dataset.dimensions.iter().map(|it| &*it.id);
    writer.write_record(dimensions.chain(measures().map(|it| &*it.id)))?;
    let rows = if dataset.is_register() { &[] } else { own.rows.as_slice() };
    for row in rows {
        let codes = row.key.codes().iter().map(|it| &**it);
        let cells = row.cells.iter().map(|it| if it.asked { "" } else { ": -" });
        writer.write_record(codes.chain(cells))?;
    }
    writer.into_inner().map_err(|error| io::Error::other(error.error().to_string()))
}
