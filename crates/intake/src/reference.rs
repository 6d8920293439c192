//! The references in a workbook: which publication, edition, source and dataset it answers.

use rekenschap_catalogue::{Catalogue, Dataset, nearest};
use rekenschap_model::{FilePlace, Finding, Place};

use crate::sheet::{Held, Sheet, trimmed};

/// A reference stands in the first rows of its sheet, so many.
const FIRST_ROWS: usize = 40;

/// A cell that says what a workbook, or a sheet of it, answers: `account/2023/hr/staff`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reference {
    pub(crate) publication: String,
    pub(crate) edition: i32,
    pub(crate) source: String,
    pub(crate) part: Part,
    /// Where it stands, row and column from 1.
    pub(crate) row: usize,
    pub(crate) column: usize,
}

/// What of the source's request is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Part {
    /// The workbook as a whole.
    All,
    /// A dataset, by its id.
    Dataset(String),
    /// The explanations of norms that were missed.
    Explanations,
}

/// The references of a sheet, of any publication.
pub(crate) fn references(sheet: &Sheet) -> Vec<Reference> {
    let mut all = Vec::new();
    for row in sheet.rows.iter().take_while(|it| it.number <= FIRST_ROWS) {
        for cell in &row.cells {
            let Held::Text(text) = &cell.held else { continue };
            if let Some((publication, edition, source, part)) = parse(&trimmed(text)) {
                let (row, column) = (row.number, cell.column);
                all.push(Reference { publication, edition, source, part, row, column });
            }
        }
    }
    all
}

fn parse(text: &str) -> Option<(String, i32, String, Part)> {
    let (path, explanations) = match text.strip_suffix("#explanations") {
        Some(path) => (path, true),
        None => (text, false),
    };
    let parts: Vec<&str> = path.split('/').collect();
    let word = |it: &&str| {
        !it.is_empty() && it.chars().all(|it| it.is_alphanumeric() || matches!(it, '-' | '_' | '.'))
    };
    if !parts.iter().all(word) {
        return None;
    }
    let year = |it: &str| {
        let right = it.len() == 4 && it.bytes().all(|it| it.is_ascii_digit());
        right.then(|| it.parse().ok()).flatten()
    };
    match (parts.as_slice(), explanations) {
        ([publication, edition, source], _) => {
            let part = if explanations { Part::Explanations } else { Part::All };
            Some(((*publication).to_owned(), year(edition)?, (*source).to_owned(), part))
        }
        ([publication, edition, source, dataset], false) => Some((
            (*publication).to_owned(),
            year(edition)?,
            (*source).to_owned(),
            Part::Dataset((*dataset).to_owned()),
        )),
        _ => None,
    }
}

/// Whether a source is one of the publication; a finding at the place if not.
pub(crate) fn known_source(
    catalogue: &Catalogue,
    source: &str,
    place: FilePlace,
) -> Option<Finding> {
    if catalogue.sources.contains_key(source) {
        return None;
    }
    let known = catalogue.sources.keys().map(String::as_str);
    let suggestion = nearest(source, known).unwrap_or_default();
    let finding = Finding::error("import.source", Place::in_file(place)).found(source);
    Some(finding.with("suggestion", suggestion))
}

/// The dataset with an id, that a source delivers.
pub(crate) fn known_dataset<'a>(
    catalogue: &'a Catalogue,
    id: &str,
    source: &str,
    place: FilePlace,
) -> Result<&'a Dataset, Box<Finding>> {
    let place = Place::in_file(place);
    let Some(dataset) = catalogue.dataset(id) else {
        let known = catalogue.datasets.keys().map(|it| &**it);
        let suggestion = nearest(id, known).unwrap_or_default();
        let finding = Finding::error("import.dataset", place).found(id);
        return Err(Box::new(finding.with("suggestion", suggestion)));
    };
    let sources: Vec<&str> = dataset.sources.iter().map(|it| it.value.as_str()).collect();
    if !sources.contains(&source) {
        let finding = Finding::error("import.not-asked", place).with("dataset", id);
        return Err(Box::new(finding.expected(sources.join(", ")).found(source)));
    }
    Ok(dataset)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_told_from_other_texts() {
        let part = |text| parse(text).map(|it| it.3);
        assert_eq!(part("account/2023/hr"), Some(Part::All));
        assert_eq!(part("account/2023/hr/fte"), Some(Part::Dataset("fte".to_owned())));
        assert_eq!(part("account/2023/hr#explanations"), Some(Part::Explanations));
        for text in [
            "",
            "account",
            "account/2023",
            "account/23/a",
            "a b/2023/c",
            "account/2023/a/b/c",
            "01/02/2023",
        ] {
            assert_eq!(part(text), None, "{text}");
        }
    }
}
