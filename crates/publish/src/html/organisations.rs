//! The organisations that have a page of their own.

use std::collections::{BTreeMap, BTreeSet};

use rekenschap_catalogue::{CodeList, Entry};
use rekenschap_model::Code;

use crate::Publishing;

/// The codes of the publication's organisation dimension.
#[derive(Debug, Default)]
pub(super) struct Organisations<'a> {
    /// The name of the dimension.
    pub(super) dimension: Option<&'a str>,
    /// Its code lists, the most used first.
    pub(super) lists: Vec<&'a CodeList>,
    /// The codes that have figures, with the entry that names them.
    pub(super) with_figures: BTreeMap<&'a str, &'a Entry>,
}

impl<'a> Organisations<'a> {
    pub(super) fn of(publishing: &Publishing<'a>) -> Self {
        let Some(dimension) = publishing.catalogue.publication.organisation_dimension.as_ref()
        else {
            return Self::default();
        };
        let dimension = dimension.value.as_str();
        let mut lists: BTreeMap<&str, usize> = BTreeMap::new();
        let mut totals: BTreeSet<&Code> = BTreeSet::new();
        let mut codes: BTreeSet<&Code> = BTreeSet::new();
        for dataset in publishing.catalogue.datasets.values() {
            let Some(at) = dataset.dimension(dimension) else { continue };
            let own = &dataset.dimensions[at];
            if let Some(list) = own.code_list() {
                *lists.entry(list).or_default() += 1;
            }
            totals.extend(own.total.as_ref());
            codes.extend(publishing.cubes.keys(&dataset.id).iter().map(|it| &it.codes()[at]));
        }
        let mut lists: Vec<(&str, usize)> = lists.into_iter().collect();
        lists.sort_by_key(|it| (std::cmp::Reverse(it.1), it.0));
        let lists: Vec<&CodeList> =
            lists.into_iter().filter_map(|it| publishing.catalogue.code_lists.get(it.0)).collect();
        let named = |code: &Code| lists.iter().find_map(|it| it.get(code));
        let with_figures = codes
            .difference(&totals)
            .filter_map(|it| Some((named(it)?.code.as_ref(), named(it)?)))
            .collect();
        Self { dimension: Some(dimension), lists, with_figures }
    }
}
