//! `title.year`: a title names a year that its table or figure has no figures of.

use std::collections::BTreeSet;

use rekenschap_model::{Finding, Period, Place, Text};

use crate::Context;

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (id, table) in &context.catalogue.tables {
        look(context, &format!("table/{id}"), &table.title, Some(&table.dataset.value), findings);
    }
    for (id, figure) in &context.catalogue.figures {
        let dataset = figure.dataset.as_ref().map(|it| it.value.as_str());
        look(context, &format!("figure/{id}"), &figure.title, dataset, findings);
    }
}

fn look(
    context: &Context<'_>,
    subject: &str,
    title: &Text,
    dataset: Option<&str>,
    findings: &mut Vec<Finding>,
) {
    let Some(dataset) = dataset.and_then(|it| context.catalogue.dataset(it)) else { return };
    let Some(time) = dataset.time() else { return };
    let own: BTreeSet<i32> = dataset.dimensions[time]
        .codes
        .iter()
        .filter_map(|it| it.parse::<Period>().ok())
        .map(|it| it.year())
        .collect();
    let language = context.catalogue.publication.languages[0];
    for year in years(title.get(language)) {
        if !own.contains(&year) {
            let all: Vec<String> = own.iter().map(ToString::to_string).collect();
            let mut place = Place::subject(subject);
            if let Some(file) = title.place(language) {
                place = place.at(file.clone());
            }
            findings.push(
                Finding::error("title.year", place)
                    .expected(all.join(", "))
                    .found(year.to_string()),
            );
        }
    }
}

/// The years that stand in a text as four digits of this or the last century.
fn years(text: &str) -> Vec<i32> {
    text.split(|it: char| !it.is_ascii_digit())
        .filter(|it| it.len() == 4 && (it.starts_with("19") || it.starts_with("20")))
        .filter_map(|it| it.parse().ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::years;

    #[test]
    fn years_are_four_digits() {
        assert_eq!(years("In 2022 (of 1999), 20230 en 1800"), [2022, 1999]);
    }
}
