//! Every value that a cell had before the one that counts.

use std::collections::{BTreeMap, BTreeSet};

use rekenschap_catalogue::{Catalogue, Dataset, DisclosureRule};
use rekenschap_model::{CellReference, Code, Confidentiality, Delivery, Observation};

use crate::cleared::{ClearedCubes, Content};
use crate::earlier::EarlierCubes;

/// The earlier values of cells that were delivered more than once, as far as they may be shown: made by [`histories`] alone.
#[derive(Debug, Clone, Default)]
pub struct Histories {
    cells: BTreeMap<CellReference, Vec<EarlierValue>>,
}

/// A value that a cell had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierValue {
    /// The edition that it was delivered for.
    pub edition: i32,
    /// The delivery, by its position among those that count.
    pub delivery: usize,
    /// The line of its file, from 1.
    pub line: usize,
    /// The value, or why there is none.
    pub content: Content,
}

impl Histories {
    /// The values that a cell had, the newest first, without the one that counts.
    pub fn of(&self, cell: &CellReference) -> &[EarlierValue] {
        self.cells.get(cell).map_or(&[], Vec::as_slice)
    }
}

/// The earlier values of all cells.
///
/// Where nothing of a dataset was ever withheld, and nothing that goes into it, all of them are shown. Elsewhere an earlier
/// value is shown only when it is the one that the previous edition knew and [`EarlierCubes`] show it: of older editions it
/// is not known what else they published.
pub fn histories(
    catalogue: &Catalogue,
    deliveries: &[Delivery],
    now: &ClearedCubes,
    earlier: Option<&EarlierCubes>,
) -> Histories {
    let mut many: BTreeMap<&Code, usize> = BTreeMap::new();
    for it in deliveries {
        *many.entry(&it.dataset).or_default() += 1;
    }
    let mut all: BTreeMap<CellReference, Vec<(usize, &Observation)>> = BTreeMap::new();
    for (at, delivery) in deliveries.iter().enumerate() {
        if many.get(&delivery.dataset).is_none_or(|it| *it < 2) {
            continue;
        }
        for it in &delivery.observations {
            let cell = CellReference {
                dataset: delivery.dataset.clone(),
                measure: it.measure.clone(),
                key: it.key.clone(),
            };
            all.entry(cell).or_default().push((at, it));
        }
    }
    let open = open(catalogue, deliveries, now);
    let mut cells = BTreeMap::new();
    for (cell, values) in all.into_iter().filter(|it| it.1.len() > 1) {
        let previous = earlier.and_then(|earlier| {
            values.iter().rposition(|it| deliveries[it.0].edition <= earlier.edition())
        });
        let older = values[..values.len() - 1].iter().enumerate().rev();
        let own = older.map(|(at, (delivery, it))| {
            let known = Some(at) == previous;
            let shown = if open.contains(&cell.dataset) {
                true
            } else {
                known && earlier.is_some_and(|it| it.get(&cell).is_some() && !it.withholds(&cell))
            };
            EarlierValue {
                edition: deliveries[*delivery].edition,
                delivery: *delivery,
                line: it.line,
                content: match &it.value {
                    _ if !shown => Content::Withheld(Confidentiality::Secondary),
                    Some(value) => Content::Shown(value.clone()),
                    None => Content::Missing,
                },
            }
        });
        let own = own.collect();
        cells.insert(cell, own);
    }
    Histories { cells }
}

/// Datasets of which nothing is or was withheld, and nothing of what goes into them.
fn open(catalogue: &Catalogue, deliveries: &[Delivery], now: &ClearedCubes) -> BTreeSet<Code> {
    let confidential: BTreeSet<&Code> = deliveries
        .iter()
        .filter(|it| it.observations.iter().any(|it| it.confidentiality != Confidentiality::Free))
        .map(|it| &it.dataset)
        .chain(now.withheld.iter().map(|it| &it.dataset))
        .collect();
    let own = |it: &&Dataset| {
        !matches!(it.disclosure, DisclosureRule::Minimum { .. }) && !confidential.contains(&it.id)
    };
    let mut open: BTreeSet<Code> =
        catalogue.datasets.values().filter(own).map(|it| it.id.clone()).collect();
    loop {
        let closed: Vec<Code> = open
            .iter()
            .filter(|id| {
                let dataset = catalogue.dataset(id);
                let measures = dataset.into_iter().flat_map(|it| &it.measures);
                let inputs =
                    measures.filter_map(|it| it.computation.as_ref()).flat_map(|it| &it.inputs);
                inputs
                    .filter_map(|it| it.dataset.as_ref())
                    .any(|it| !open.contains(it.value.as_str()))
            })
            .cloned()
            .collect();
        if closed.is_empty() {
            return open;
        }
        open.retain(|it| !closed.contains(it));
    }
}

#[cfg(test)]
mod tests {
    use rekenschap_catalogue::{Folder, read};
    use rekenschap_derive::derive;
    use rekenschap_model::{DeliveryState, Key, Status, Value, code};

    use super::*;
    use crate::{protect, protect_earlier};

    fn catalogue(disclosure: &str) -> Catalogue {
        let dataset = format!(
            "title = \"D\"\nsource = [\"hr\"]\ndefinition = \"D\"\n[dimensions.body]\ncodelist = \"body\"\ntotal = \"all\"\n\
             [dimensions.year]\ntime = \"year\"\nperiods = [\"2020\"]\n[measures.n]\ntitle = \"N\"\nunit = \"number\"\n\
             aggregation = \"sum\"\n[disclosure]\n{disclosure}"
        );
        let mut folder = Folder::new();
        for (path, text) in [
            (
                "publication.toml",
                "id = \"x\"\nlanguages = [\"en\"]\nedition = 2022\ntitle = \"X\"\n",
            ),
            ("codes/body.csv", "code,parent,name\nall,,All\na,all,A\nb,all,B\n"),
            ("concepts.toml", "[body]\ntitle = \"Body\"\n"),
            ("units.toml", "[number]\ntitle = \"number\"\n"),
            ("sources.toml", "[hr]\ntitle = \"HR\"\n"),
            ("datasets/d.toml", &dataset),
        ] {
            folder.insert(path, text.to_owned());
        }
        let checked = read(&folder);
        assert!(checked.findings.is_empty(), "{:?}", checked.findings);
        checked.value
    }

    fn delivery(edition: i32, rows: &[(&str, i64, Confidentiality)]) -> Delivery {
        let observations =
            rows.iter().enumerate().map(|(at, (body, value, confidentiality))| Observation {
                measure: code("n"),
                key: Key::new([body, "2020"]),
                value: Some(Value::Number((*value).into())),
                status: Status::Normal,
                confidentiality: *confidentiality,
                line: at + 2,
            });
        Delivery {
            edition,
            source: "hr".to_owned(),
            dataset: code("d"),
            file: String::new(),
            sha256: String::new(),
            delivered_by: String::new(),
            delivered_on: String::new(),
            state: DeliveryState::Approved,
            decided_by: String::new(),
            decided_on: String::new(),
            correction: None,
            observations: observations.collect(),
        }
    }

    /// The earlier values of each body that are shown beside what the last of the deliveries made of it; `*` is withheld.
    fn earlier(disclosure: &str, deliveries: &[Delivery]) -> Vec<String> {
        let catalogue = catalogue(disclosure);
        let now = protect(&catalogue, &derive(&catalogue, deliveries));
        let last = deliveries.len() - 1;
        let before = derive(&catalogue, &deliveries[..last]);
        let shown = protect_earlier(&catalogue, deliveries[last - 1].edition, &before, &now);
        let histories = histories(&catalogue, deliveries, &now, Some(&shown));
        let text = |it: &Content| match it {
            Content::Shown(value) => value.to_string(),
            _ => "*".to_owned(),
        };
        let cells = ["a", "b", "all"].map(|body| CellReference {
            dataset: code("d"),
            measure: code("n"),
            key: Key::new([body, "2020"]),
        });
        let all = cells.iter().map(|cell| {
            let vintage = shown.get(cell).map_or_else(String::new, |it| text(&it.content));
            let own: Vec<String> = histories.of(cell).iter().map(|it| text(&it.content)).collect();
            format!("{}: {vintage}; {}", cell.key.codes()[0], own.join(" "))
        });
        all.collect()
    }

    const FREE: Confidentiality = Confidentiality::Free;
    const CONFIDENTIAL: Confidentiality = Confidentiality::Confidential;
    const NONE: &str = "rule = \"none\"\nreason = \"a test\"\n";
    const MINIMUM: &str = "rule = \"minimum\"\nminimum = 5\ncount = \"n\"\n";

    #[test]
    fn every_earlier_value_is_told_the_newest_first() {
        let deliveries = [
            delivery(2020, &[("a", 7, FREE), ("b", 9, FREE)]),
            delivery(2021, &[("a", 8, FREE)]),
            delivery(2022, &[("a", 6, FREE)]),
        ];
        assert_eq!(earlier(NONE, &deliveries), ["a: 8; 8 7", "b: 9; ", "all: 17; "]);
    }

    #[test]
    fn what_is_withheld_in_one_of_two_editions_is_shown_in_neither() {
        // Too few then: the total of then would give the value back, so it goes with it.
        let then = [
            delivery(2021, &[("a", 3, FREE), ("b", 9, FREE), ("all", 12, FREE)]),
            delivery(2022, &[("a", 8, FREE), ("all", 17, FREE)]),
        ];
        assert_eq!(earlier(MINIMUM, &then), ["a: *; *", "b: 9; ", "all: *; *"]);
        // Too few now.
        let now = [
            delivery(2021, &[("a", 8, FREE), ("b", 9, FREE)]),
            delivery(2022, &[("a", 3, FREE), ("b", 4, FREE)]),
        ];
        assert_eq!(earlier(MINIMUM, &now), ["a: *; *", "b: *; *", "all: *; "]);
        // Confidential in an edition before the last one: of that one nobody knows what it showed.
        let long_ago = [
            delivery(2020, &[("a", 5, CONFIDENTIAL), ("b", 9, FREE)]),
            delivery(2021, &[("a", 6, FREE), ("b", 9, FREE)]),
            delivery(2022, &[("a", 7, FREE), ("b", 8, FREE)]),
        ];
        assert_eq!(earlier(NONE, &long_ago), ["a: 6; 6 *", "b: 9; 9 *", "all: 15; "]);
    }

    #[test]
    fn a_value_that_did_not_change_is_no_cover() {
        // Both were confidential then and are shown now. Whoever sees that b is 9 and hears of no change of it takes it to
        // have been 9, and has a from the total.
        let deliveries = [
            delivery(2021, &[("a", 7, CONFIDENTIAL), ("b", 9, CONFIDENTIAL), ("all", 16, FREE)]),
            delivery(2022, &[("a", 8, FREE), ("b", 9, FREE), ("all", 17, FREE)]),
        ];
        assert_eq!(earlier(NONE, &deliveries), ["a: *; *", "b: *; *", "all: *; *"]);
    }
}
