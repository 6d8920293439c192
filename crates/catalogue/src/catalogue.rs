//! All that a publication folder says exists.

use std::collections::BTreeMap;

use rekenschap_model::{Checked, Code, Finding, Place, Text};

use crate::code_list::{self, CodeList};
use crate::dataset::{self, Dataset, DimensionKind};
use crate::edition::{self, Edition};
use crate::figure::{self, Figure};
use crate::norm::Norm;
use crate::publication::{self, Publication};
use crate::reader::Reading;
use crate::request::{self, RequestCall};
use crate::rule::{self, Rule};
use crate::table::{self, Table};
use crate::topic::{self, Topic};
use crate::vocabulary::{self, Concept, Scope, Source, Unit};
use crate::{Folder, links};

/// The definitions of a publication. It knows no values.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    /// What the publication is.
    pub publication: Publication,
    /// Units by id.
    pub units: BTreeMap<String, Unit>,
    /// Sources by id.
    pub sources: BTreeMap<String, Source>,
    /// Scopes by id.
    pub scopes: BTreeMap<String, Scope>,
    /// Concepts by the name of the dimension.
    pub concepts: BTreeMap<String, Concept>,
    /// Code lists by id.
    pub code_lists: BTreeMap<String, CodeList>,
    /// Datasets by id.
    pub datasets: BTreeMap<Code, Dataset>,
    /// Tables by id.
    pub tables: BTreeMap<String, Table>,
    /// Figures by id.
    pub figures: BTreeMap<String, Figure>,
    /// Topics, in the order of the report.
    pub topics: Vec<Topic>,
    /// Rules, in the order of the files.
    pub rules: Vec<Rule>,
    /// Editions by year.
    pub editions: BTreeMap<i32, Edition>,
    /// What is asked of whom, by the year of the edition.
    pub requests: BTreeMap<i32, RequestCall>,
    /// Where each norm stands, by its id: the dataset and the position among its norms.
    pub(crate) norm_places: BTreeMap<String, (Code, usize)>,
}

/// Reads a publication folder: its definitions as far as they could be made, and everything wrong with them.
pub fn read(folder: &Folder) -> Checked<Catalogue> {
    let reading = Reading::new();
    let publication = publication::read(folder, &reading);
    let code_lists = code_list::read(folder, &reading);
    let mut catalogue = Catalogue {
        units: vocabulary::units(folder, &reading),
        sources: vocabulary::sources(folder, &reading),
        scopes: vocabulary::scopes(folder, &reading),
        concepts: vocabulary::concepts(folder, &reading),
        datasets: dataset::read(folder, &code_lists, &reading),
        tables: table::read(folder, &reading),
        figures: figure::read(folder, &reading),
        topics: topic::read(folder, &publication, &reading),
        rules: rule::read(folder, &reading),
        editions: edition::read(folder, publication.edition, &reading),
        requests: request::read(folder, &reading),
        norm_places: BTreeMap::new(),
        code_lists,
        publication,
    };
    for (id, dataset) in &catalogue.datasets {
        let norms =
            dataset.norms.iter().enumerate().map(|(at, norm)| (norm.id.clone(), (id.clone(), at)));
        for (norm, place) in norms {
            catalogue.norm_places.entry(norm).or_insert(place);
        }
    }
    order_topics(&mut catalogue);
    title_dimensions(&mut catalogue, &reading);
    links::check(&catalogue, &reading);
    Checked { value: catalogue, findings: reading.into_findings() }
}

/// A dimension without a title of its own has the one of its concept.
fn title_dimensions(catalogue: &mut Catalogue, reading: &Reading) {
    for dimension in catalogue.datasets.values_mut().flat_map(|it| &mut it.dimensions) {
        if !dimension.title.is_empty() || dimension.kind == DimensionKind::Open {
            continue;
        }
        match catalogue.concepts.get(&*dimension.id) {
            Some(concept) => dimension.title = concept.title.clone(),
            // A time dimension is called after its frequency.
            None if dimension.frequency().is_some() => {}
            None => reading.report(
                Finding::warning("dimension.untitled", Place::in_file(dimension.place.clone()))
                    .found(&*dimension.id),
            ),
        }
    }
}

/// Topics stand in the order of their chapters.
fn order_topics(catalogue: &mut Catalogue) {
    let chapters = &catalogue.publication.chapters;
    let position = |id: &str| chapters.iter().position(|it| it.id == id).unwrap_or(chapters.len());
    catalogue.topics.sort_by_key(|it| position(&it.chapter));
}

impl Catalogue {
    /// The dataset with this id.
    pub fn dataset(&self, id: &str) -> Option<&Dataset> {
        self.datasets.get(id)
    }

    /// The dataset and measure that `dataset/measure` names.
    pub fn measure(&self, reference: &str) -> Option<(&Dataset, &crate::Measure)> {
        let (dataset, measure) = reference.split_once('/')?;
        let dataset = self.dataset(dataset)?;
        Some((dataset, dataset.measure(measure)?))
    }

    /// Every norm with the dataset that measures it, in the order of datasets.
    pub fn norms(&self) -> impl Iterator<Item = (&Dataset, &Norm)> {
        self.datasets
            .values()
            .flat_map(|dataset| dataset.norms.iter().map(move |norm| (dataset, norm)))
    }

    /// The norm with this id.
    pub fn norm(&self, id: &str) -> Option<(&Dataset, &Norm)> {
        let (dataset, at) = self.norm_places.get(id)?;
        let dataset = self.dataset(dataset)?;
        Some((dataset, &dataset.norms[*at]))
    }

    /// The code list of a dimension of a dataset.
    pub fn code_list_of(&self, dataset: &Dataset, dimension: usize) -> Option<&CodeList> {
        self.code_lists.get(dataset.dimensions[dimension].code_list()?)
    }

    /// Every authored text that readers see outside topics: what it belongs to, and the text.
    /// Names (labels of codes, units, sources) are not among them.
    pub fn texts(&self) -> Vec<(String, &Text)> {
        let mut all: Vec<(String, &Text)> =
            vec![("publication".to_owned(), &self.publication.title)];
        all.extend(
            self.publication
                .headlines
                .iter()
                .map(|it| (format!("headline/{}", it.measure.value), &it.label)),
        );
        for (id, dataset) in &self.datasets {
            all.push((format!("dataset/{id}"), &dataset.title));
            all.push((format!("dataset/{id}"), &dataset.definition));
            all.extend(dataset.notes.iter().map(|it| (format!("dataset/{id}"), &it.text)));
            for norm in &dataset.norms {
                all.push((format!("norm/{}", norm.id), &norm.title));
                all.push((format!("norm/{}", norm.id), &norm.text));
            }
        }
        for (id, table) in &self.tables {
            all.push((format!("table/{id}"), &table.title));
            all.extend(table.notes.iter().map(|it| (format!("table/{id}"), &it.text)));
        }
        for (id, figure) in &self.figures {
            all.push((format!("figure/{id}"), &figure.title));
            all.extend(figure.notes.iter().map(|it| (format!("figure/{id}"), &it.text)));
        }
        all.extend(self.topics.iter().map(|it| (format!("topic/{}", it.id), &it.title)));
        all.retain(|it| !it.1.is_empty());
        all
    }
}
