//! A request as a workbook: the cover, a sheet for each dataset, the explanations, and the lists to choose from.

use rekenschap_catalogue::Catalogue;
use rekenschap_language::{Language, message};

use crate::list_sheet::Lists;
use crate::request::Request;
use crate::sheet::{SheetNames, Workbook};
use crate::text::Texts;
use crate::{cover, dataset_sheet, explanation_sheet};

/// The sheets of a request, in a language.
pub fn workbook(catalogue: &Catalogue, request: &Request, language: Language) -> Workbook {
    let texts = Texts { catalogue, edition: request.edition, language };
    let mut names = SheetNames::default();
    let cover_name = names.name(&message(language, "request-sheet-cover", &[]));
    let named: Vec<(String, String)> = request
        .datasets
        .iter()
        .filter_map(|it| catalogue.dataset(&it.asked.dataset))
        .map(|dataset| {
            let title = texts.plain(&dataset.title);
            (names.name(&title), title)
        })
        .collect();
    let explanations_name = names.name(&message(language, "request-sheet-explanations", &[]));
    let lists_name = names.name(&message(language, "request-sheet-lists", &[]));
    let lists = Lists::of(texts, request, &lists_name);

    let mut sheets = Vec::new();
    let mut contents = named.clone();
    for (dataset, (name, _)) in request.datasets.iter().zip(&named) {
        sheets.extend(dataset_sheet::sheet(texts, request, dataset, name, &lists));
    }
    if !request.explanations.is_empty() {
        sheets.push(explanation_sheet::sheet(texts, request, &explanations_name));
        contents.push((explanations_name, message(language, "request-explanations-title", &[])));
    }
    if let Some(sheet) = lists.sheet(texts, request) {
        sheets.push(sheet);
        contents.push((lists_name, message(language, "request-lists-title", &[])));
    }
    sheets.insert(0, cover::sheet(texts, request, &cover_name, &contents));
    Workbook {
        title: cover::title(texts, request),
        subject: request.reference(),
        author: texts.plain(&catalogue.publication.publisher),
        language,
        date: request.deadline.clone(),
        sheets,
    }
}
