//! Alignment: the key in another dataset, or in another period, that belongs to a key.
//!
//! Cubes are aligned on the dimensions that they share, by name; a dimension that only the target has stands at its
//! total. Moving to another period follows the rule that the code list declares for renamed, split and merged codes.

use rekenschap_model::{Code, Key, Period, code};

use crate::{Catalogue, CodeList, Dataset, Selection, SeriesRule};

/// Why there is no such key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unaligned {
    /// The target has a dimension that is not named and has no total.
    NoCode {
        /// The dimension.
        dimension: Code,
    },
    /// The dataset has no time dimension, or its code is no period.
    NoTime,
    /// A code changed between the periods, and its series may not be compared across the change.
    NotComparable {
        /// The code.
        code: Code,
        /// The day of the change.
        date: String,
    },
}

/// How a code is found in another period.
enum Earlier {
    Same,
    Through(Code),
    Not(String),
}

impl Catalogue {
    /// The key in `target` whose codes are given by name; a dimension that is not given stands at its total.
    ///
    /// # Errors
    /// When a dimension is neither given nor has a total.
    pub fn key_of(
        &self,
        target: &Dataset,
        given: impl Fn(&str) -> Option<Code>,
    ) -> Result<Key, Unaligned> {
        let codes: Result<Vec<Code>, Unaligned> = target
            .dimensions
            .iter()
            .map(|dimension| {
                given(&dimension.id)
                    .or_else(|| dimension.total.clone())
                    .ok_or_else(|| Unaligned::NoCode { dimension: dimension.id.clone() })
            })
            .collect();
        codes.map(Key::from_codes)
    }

    /// The key in `target` that belongs to a key of `own`, with some dimensions fixed.
    ///
    /// # Errors
    /// As [`Catalogue::key_of`].
    pub fn align(
        &self,
        own: &Dataset,
        key: &Key,
        target: &Dataset,
        at: &Selection,
    ) -> Result<Key, Unaligned> {
        self.key_of(target, |dimension| {
            let fixed = at.get(dimension).map(code);
            fixed.or_else(|| own.dimension(dimension).map(|it| key.codes()[it].clone()))
        })
    }

    /// The same key, some periods later (earlier when negative).
    ///
    /// # Errors
    /// When there is no time dimension, or a code of the key may not be compared with that period.
    pub fn shift(&self, dataset: &Dataset, key: &Key, by: i32) -> Result<Key, Unaligned> {
        let time = dataset.time().ok_or(Unaligned::NoTime)?;
        let from: Period = key.codes()[time].parse().map_err(|_| Unaligned::NoTime)?;
        self.move_to(dataset, key, &from.shifted(by).to_string())
    }

    /// The same key in another period.
    ///
    /// # Errors
    /// As [`Catalogue::shift`].
    pub fn move_to(&self, dataset: &Dataset, key: &Key, period: &str) -> Result<Key, Unaligned> {
        let time = dataset.time().ok_or(Unaligned::NoTime)?;
        let from: Period = key.codes()[time].parse().map_err(|_| Unaligned::NoTime)?;
        let to: Period = period.parse().map_err(|_| Unaligned::NoTime)?;
        let mut moved = key.with(time, period);
        for (at, own) in key.codes().iter().enumerate() {
            let Some(list) = self.code_list_of(dataset, at) else { continue };
            match earlier(list, own, from, to) {
                Earlier::Same => {}
                Earlier::Through(other) => moved = moved.with(at, &other),
                Earlier::Not(date) => {
                    return Err(Unaligned::NotComparable { code: own.clone(), date });
                }
            }
        }
        Ok(moved)
    }
}

/// How the series of a code goes between two periods.
fn earlier(list: &CodeList, own: &Code, from: Period, to: Period) -> Earlier {
    let (first, last) = (from.min(to), from.max(to));
    let mut at = own.clone();
    for change in list.changes.iter().rev() {
        let between = change.date.as_str() > first.last_day().as_str()
            && change.date.as_str() <= last.last_day().as_str();
        let (here, there) =
            if to < from { (&change.new, &change.old) } else { (&change.old, &change.new) };
        if !between || !here.contains(&at) {
            continue;
        }
        match change.series {
            SeriesRule::Restate => {}
            SeriesRule::DoNotCompare => return Earlier::Not(change.date.clone()),
            SeriesRule::Continue => match there.first() {
                Some(other) if there.len() == 1 => at = other.clone(),
                _ => return Earlier::Not(change.date.clone()),
            },
        }
    }
    if at == *own { Earlier::Same } else { Earlier::Through(at) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Folder, read};

    fn catalogue() -> Catalogue {
        let mut folder = Folder::new();
        for (path, text) in [
            (
                "publication.toml",
                "id = \"x\"\nlanguages = [\"en\"]\nedition = 2024\ntitle = \"X\"\n",
            ),
            ("codes/body.csv", "code,parent,name\ntotal,,All\nA,total,A\nB,total,B\nC,total,C\n"),
            (
                "codes/body.changes.csv",
                "date,kind,old,new,series,note\n2024-07-01,renamed,A,B,continue,\n2024-07-01,split,C,C,do-not-compare,\n",
            ),
            ("concepts.toml", "[body]\ntitle = \"Body\"\n"),
            ("units.toml", "[number]\ntitle = \"number\"\n"),
            ("sources.toml", "[hr]\ntitle = \"HR\"\n"),
            (
                "datasets/d.toml",
                "title = \"D\"\nsource = [\"hr\"]\n[dimensions.body]\ncodelist = \"body\"\ntotal = \"total\"\n\
                 [dimensions.year]\ntime = \"year\"\nperiods = [\"2023\", \"2024\"]\n\
                 [measures.n]\ntitle = \"N\"\nunit = \"number\"\naggregation = \"sum\"\n",
            ),
        ] {
            folder.insert(path, text.to_owned());
        }
        let checked = read(&folder);
        assert!(checked.findings.is_empty(), "{:?}", checked.findings);
        checked.value
    }

    #[test]
    fn series_follow_the_declared_rule() {
        let catalogue = catalogue();
        let dataset = catalogue.dataset("d").unwrap();
        let shifted = |body: &str| catalogue.shift(dataset, &Key::new([body, "2024"]), -1);
        assert_eq!(shifted("total"), Ok(Key::new(["total", "2023"])));
        assert_eq!(
            shifted("B"),
            Ok(Key::new(["A", "2023"])),
            "a renamed body continues its series"
        );
        assert_eq!(
            shifted("C"),
            Err(Unaligned::NotComparable { code: code("C"), date: "2024-07-01".to_owned() }),
            "a split body is not compared"
        );
    }

    #[test]
    fn what_is_not_named_stands_at_its_total() {
        let catalogue = catalogue();
        let dataset = catalogue.dataset("d").unwrap();
        let key = catalogue.key_of(dataset, |it| (it == "year").then(|| code("2023")));
        assert_eq!(key, Ok(Key::new(["total", "2023"])));
        assert_eq!(
            catalogue.key_of(dataset, |_| None),
            Err(Unaligned::NoCode { dimension: code("year") })
        );
    }
}
