//! No sentence stays silently wrong: a change of a cell changes the sentences that rest on it, or fails the build.
//!
//! What a sentence should say is worked out here from the two numbers, not by the code that writes it.
//! `REKENSCHAP_SENTENCES=1000 cargo test sentences -- --nocapture` makes a long run.

use std::fs;
use std::path::Path;

use rekenschap_app::Assembled;
use rekenschap_language::{Language, format_decimal, round};
use rekenschap_model::CellReference;
use rekenschap_report::{Block, Bound, Inline};
use rust_decimal::Decimal;

use crate::support::{Random, assembled, copy, jbr, tries, unseal};

/// Every bound text of the prose in the main language, in order, with the topic that it stands in.
fn bounds(assembled: &Assembled) -> Vec<(String, Bound)> {
    fn inlines(topic: &str, from: &[Inline], all: &mut Vec<(String, Bound)>) {
        for it in from {
            match it {
                Inline::Bound(bound) => all.push((topic.to_owned(), bound.clone())),
                Inline::Link(_, inner) | Inline::Strong(inner) | Inline::Emphasis(inner) => {
                    inlines(topic, inner, all)
                }
                _ => {}
            }
        }
    }
    fn blocks(topic: &str, from: &[Block], all: &mut Vec<(String, Bound)>) {
        for it in from {
            match it {
                Block::Paragraph(text) | Block::Heading { text, .. } => inlines(topic, text, all),
                Block::List { items, .. } => items.iter().for_each(|it| blocks(topic, it, all)),
                Block::Quote(inner) => blocks(topic, inner, all),
                _ => {}
            }
        }
    }
    let mut all = Vec::new();
    for topic in assembled.documents[0].chapters.iter().flat_map(|it| &it.topics) {
        inlines(&topic.id, &topic.title, &mut all);
        blocks(&topic.id, &topic.blocks, &mut all);
    }
    all
}

fn number(assembled: &Assembled, cell: &CellReference) -> Option<Decimal> {
    assembled.cubes.get(cell)?.number()
}

/// What a bound text can be, worked out from its numbers: the value, the growth or the difference, in some number of
/// decimals; `None` when the text is something else (words).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reading {
    Value,
    Growth,
    Difference,
}

fn read(reading: Reading, now: Decimal, before: Option<Decimal>, decimals: u32) -> Option<String> {
    let value = match (reading, before) {
        (Reading::Value, None) => now,
        (Reading::Growth, Some(before)) if !before.is_zero() => {
            (Decimal::ONE_HUNDRED * (now - before) / before).abs()
        }
        (Reading::Difference, Some(before)) => (now - before).abs(),
        _ => return None,
    };
    Some(format_decimal(&round(&value, decimals), Some(decimals), Language::Dutch))
}

/// How a text follows from its numbers, when it does so in one of the ways above.
fn reading(text: &str, now: Decimal, before: Option<Decimal>) -> Option<(Reading, u32)> {
    let figure = text.split('\u{a0}').next().unwrap_or_default();
    for reading in [Reading::Value, Reading::Growth, Reading::Difference] {
        for decimals in 0..=3 {
            if read(reading, now, before, decimals).as_deref() == Some(figure) {
                return Some((reading, decimals));
            }
        }
    }
    None
}

/// The delivered cell behind a cell, by file and line, as `trace` tells it.
fn place(assembled: &Assembled, cell: &CellReference) -> Option<(String, usize)> {
    match assembled.cubes.get(cell)?.provenance.clone() {
        rekenschap_disclosure::Provenance::Delivered { delivery, line } => {
            Some((assembled.deliveries[delivery].file.clone(), line))
        }
        _ => None,
    }
}

/// The text of the file with the cell's figure changed, and the new figure.
fn changed(
    folder: &Path,
    file: &str,
    line: usize,
    measure: &str,
    random: &mut Random,
) -> Option<(String, String)> {
    let text = fs::read_to_string(folder.join(file)).ok()?;
    let lines: Vec<&str> = text.lines().collect();
    let column = lines[0].split(',').position(|it| it == measure)?;
    let mut cells: Vec<String> = lines[line - 1].split(',').map(str::to_owned).collect();
    let old: Decimal = Decimal::from_str_exact(cells.get(column)?).ok()?;
    let step = Decimal::new(1 + random.below(40) as i64, old.scale());
    let new = if random.below(2) == 0 { old + step } else { (old - step).abs() };
    if new == old {
        return None;
    }
    cells[column] = new.to_string();
    let joined = cells.join(",");
    let mut all = lines.clone();
    all[line - 1] = &joined;
    Some((all.join("\n") + "\n", new.to_string()))
}

#[test]
fn no_sentence_stays_silently_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let copied = folder.path().join("jbr");
    copy(&jbr(), &copied);
    unseal(&copied);
    let ledger = folder.path().join("ledger.db");
    let before = assembled(&copied, &ledger);
    assert_eq!(before.blocking(), 0);
    let old = bounds(&before);
    let resting: Vec<usize> = (0..old.len()).filter(|it| !old[*it].1.cells.is_empty()).collect();
    assert!(resting.len() > 500, "only {} bound texts", resting.len());
    let mut random = Random(7);
    let (mut failed, mut followed, mut words) = (0, 0, 0);
    let many = tries("REKENSCHAP_SENTENCES", 40);
    let mut done = 0;
    while done < many {
        let chosen = *random.pick(&resting);
        let cell = random.pick(&old[chosen].1.cells).clone();
        let Some((file, line)) = place(&before, &cell) else { continue };
        let Some((text, _)) = changed(&copied, &file, line, &cell.measure, &mut random) else {
            continue;
        };
        done += 1;
        let kept = fs::read_to_string(copied.join(&file)).unwrap();
        fs::write(copied.join(&file), text).unwrap();
        let after = assembled(&copied, &ledger);
        fs::write(copied.join(&file), kept).unwrap();
        if after.blocking() > 0 {
            failed += 1;
            continue;
        }
        let new = bounds(&after);
        assert_eq!(old.len(), new.len());
        for ((topic, old), (_, new)) in
            old.iter().zip(&new).filter(|it| it.0.1.cells.contains(&cell))
        {
            let numbers = |assembled: &Assembled| {
                let all: Vec<Option<Decimal>> =
                    old.cells.iter().map(|it| number(assembled, it)).collect();
                (all[0], all.get(1).copied().flatten(), all.len())
            };
            let ((Some(now), base, many), (Some(now_after), base_after, _)) =
                (numbers(&before), numbers(&after))
            else {
                continue;
            };
            if many > 2 {
                continue;
            }
            match reading(&old.text, now, base) {
                Some((how, decimals)) => {
                    let expected = read(how, now_after, base_after, decimals).unwrap_or_default();
                    assert!(
                        new.text.starts_with(&expected),
                        "{topic}: {} should say {expected} ({how:?})",
                        new.text
                    );
                    followed += 1;
                }
                None if many == 2 => {
                    let direction =
                        |now: Decimal, base: Option<Decimal>| base.map(|it| now.cmp(&it));
                    if direction(now, base) != direction(now_after, base_after) {
                        assert_ne!(
                            old.text, new.text,
                            "{topic}: the direction changed and the words did not"
                        );
                    }
                    words += 1;
                }
                None => {}
            }
        }
    }
    eprintln!(
        "{done} changed cells: {failed} failed the build; {followed} numbers and {words} words followed"
    );
}
