//! Makes the document tree of an edition.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use rekenschap_catalogue::{
    Axis, Body, Catalogue, DisclosureRule, Figure, Located, MEASURE, Table,
};
use rekenschap_checks::{Usage, assess};
use rekenschap_disclosure::ClearedCubes;
use rekenschap_language::{Language, message, period_label};
use rekenschap_model::{Checked, FilePlace, Finding, Text};

use crate::binder::Binder;
use crate::document::{
    Block, Bound, ChapterView, Document, FigureView, HeadlineView, NormView, TableView, TopicView,
};
use crate::vintage::{self, Vintage};
use crate::{functions, markdown, table};

/// A document, and what its bindings used.
#[derive(Debug, Clone)]
pub struct Composed {
    /// The document tree.
    pub document: Document,
    /// What the bindings used.
    pub usage: Usage,
}

/// Makes the document tree of an edition in one language, with everything wrong in its texts. What changed since the
/// edition before it comes as `vintage`.
pub fn compose(
    catalogue: &Catalogue,
    cubes: &ClearedCubes,
    vintage: &Vintage,
    edition: i32,
    language: Language,
) -> Checked<Composed> {
    let assessments = assess(catalogue, edition, |dataset, measure, key| {
        cubes.cell(&dataset.id, &measure.id, key)?.value().cloned()
    });
    let mut first_assessments = BTreeMap::new();
    for (at, it) in assessments.iter().enumerate() {
        first_assessments.entry(it.norm.id.clone()).or_insert(at);
    }
    let mut binder = Binder {
        first_assessments: Rc::new(first_assessments),
        catalogue,
        cubes,
        edition,
        language,
        assessments: Rc::new(assessments),
        register: Rc::default(),
        usage: RefCell::new(Usage::default()),
        findings: RefCell::new(Vec::new()),
    };
    binder.register = Rc::new(vintage::register(&binder, vintage));
    let mut tables: BTreeMap<String, TableView> = BTreeMap::new();
    for (id, own) in &catalogue.tables {
        tables.extend(table::view(&binder, own, &format!("table/{id}")).map(|it| (id.clone(), it)));
    }
    let mut figures: BTreeMap<String, FigureView> =
        catalogue.figures.iter().map(|(id, own)| (id.clone(), figure(&binder, own))).collect();
    let chapters = chapters(&binder);
    for topic in chapters.iter().flat_map(|it| &it.topics) {
        place(&topic.blocks, &topic.id, &mut tables, &mut figures);
    }
    let texts = texts(&binder);
    let record = catalogue.editions.get(&edition);
    let document = Document {
        language,
        edition,
        title: crate::document::plain(&binder.title(&catalogue.publication.title, "publication")),
        publisher: binder.name(&catalogue.publication.publisher, "publication"),
        published: record.map(|it| it.published.clone()).unwrap_or_default(),
        headlines: headlines(&binder),
        norms: norms(&binder),
        register: Rc::unwrap_or_clone(std::mem::take(&mut binder.register)),
        texts,
        chapters,
        tables,
        figures,
    };
    let usage = binder.usage.into_inner();
    Checked { value: Composed { document, usage }, findings: once(binder.findings.into_inner()) }
}

/// The authored texts of the catalogue that stand outside topics, tables and figures: what each template gives.
fn texts(binder: &Binder<'_>) -> BTreeMap<String, String> {
    let catalogue = binder.catalogue;
    let mut all: Vec<(String, &Text, bool)> = Vec::new();
    for (id, dataset) in &catalogue.datasets {
        let subject = || format!("dataset/{id}");
        all.push((subject(), &dataset.title, false));
        binder.title(&dataset.title, &subject());
        all.push((subject(), &dataset.definition, true));
        all.extend(dataset.notes.iter().map(|it| (subject(), &it.text, true)));
        all.extend(dataset.not_delivered.iter().map(|it| (subject(), it, true)));
        if let DisclosureRule::None { reason } = &dataset.disclosure {
            all.push((subject(), reason, true));
        }
        // Titles of measures are names of columns.
        all.extend(dataset.measures.iter().map(|it| (subject(), &it.title, false)));
    }
    all.extend(catalogue.scopes.iter().map(|(id, it)| (format!("scope/{id}"), &it.text, true)));
    all.extend(catalogue.figures.iter().map(|(id, it)| (format!("figure/{id}"), &it.needed, true)));
    all.extend(catalogue.norms().map(|(_, it)| (format!("norm/{}", it.id), &it.source, false)));
    if let Some(edition) = catalogue.editions.get(&binder.edition) {
        for it in &edition.explanations {
            all.push((format!("explanation/{}", it.norm.value), &it.text, true));
        }
        // A reason tells the figures of its finding; the acceptance is held to those.
        all.extend(
            edition
                .accepted
                .iter()
                .map(|it| (format!("acceptance/{}", it.subject), &it.reason, false)),
        );
    }
    let mut bound = BTreeMap::new();
    for (subject, text, gate) in all.into_iter().filter(|it| !it.1.is_empty()) {
        let own = text.get(binder.language);
        let given = if gate {
            crate::document::plain(&binder.text(text, &subject))
        } else {
            binder.name(text, &subject)
        };
        if given != own {
            bound.insert(own.to_owned(), given);
        }
    }
    bound
}

/// Texts that stand in several places are bound in each: what is wrong with them is told once.
fn once(findings: Vec<Finding>) -> Vec<Finding> {
    let mut seen = BTreeSet::new();
    let identity =
        |it: &Finding| (it.code, it.place.clone(), it.found.clone(), it.arguments.clone());
    findings.into_iter().filter(|it| seen.insert(identity(it))).collect()
}

fn chapters(binder: &Binder<'_>) -> Vec<ChapterView> {
    let main = binder.catalogue.publication.languages[0];
    binder
        .catalogue
        .publication
        .chapters
        .iter()
        .map(|chapter| ChapterView {
            id: chapter.id.clone(),
            number: chapter.number.clone(),
            title: binder.name(&chapter.title, &format!("chapter/{}", chapter.id)),
            topics: binder
                .catalogue
                .topics
                .iter()
                .filter(|it| it.chapter == chapter.id)
                .map(|topic| {
                    let subject = format!("topic/{}", topic.id);
                    let own = topic.bodies.get(&binder.language).map(|it| (binder.language, it));
                    let found = own.or_else(|| topic.bodies.get(&main).map(|it| (main, it)));
                    TopicView {
                        id: topic.id.clone(),
                        number: topic.number.clone(),
                        title: binder.title(&topic.title, &subject),
                        language: found.map_or(main, |it| it.0),
                        blocks: found
                            .map(|(language, body)| blocks(binder, language, body, &subject))
                            .unwrap_or_default(),
                        norms: topic.norms.iter().map(|it| it.value.clone()).collect(),
                    }
                })
                .collect(),
        })
        .collect()
}

/// The blocks of a text. A text without a translation is bound in its own language, so that its words fit.
fn blocks(binder: &Binder<'_>, language: Language, body: &Body, subject: &str) -> Vec<Block> {
    let own;
    let binder = if language == binder.language {
        binder
    } else {
        own = Binder {
            language,
            assessments: Rc::clone(&binder.assessments),
            first_assessments: Rc::clone(&binder.first_assessments),
            register: Rc::clone(&binder.register),
            usage: RefCell::new(binder.usage.take()),
            findings: RefCell::new(binder.findings.take()),
            ..*binder
        };
        let blocks = bind(&own, body, subject);
        binder.usage.replace(own.usage.into_inner());
        binder.findings.replace(own.findings.into_inner());
        return blocks;
    };
    bind(binder, body, subject)
}

fn bind(binder: &Binder<'_>, body: &Body, subject: &str) -> Vec<Block> {
    let place = |offset: usize| {
        let mut place = FilePlace::of_offset(&body.file, &body.text, offset);
        place.line += body.first_line - 1;
        Some(place)
    };
    markdown::blocks(binder, binder.bind(&body.text, subject, &place))
}

/// Notes with each table and figure which topic shows it.
fn place(
    blocks: &[Block],
    topic: &str,
    tables: &mut BTreeMap<String, TableView>,
    figures: &mut BTreeMap<String, FigureView>,
) {
    for block in blocks {
        match block {
            Block::Table(id) => {
                if let Some(it) = tables.get_mut(id) {
                    it.topic.get_or_insert_with(|| topic.to_owned());
                }
            }
            Block::Figure(id) => {
                if let Some(it) = figures.get_mut(id) {
                    it.topic.get_or_insert_with(|| topic.to_owned());
                }
            }
            Block::List { items, .. } => {
                items.iter().for_each(|it| place(it, topic, tables, figures))
            }
            Block::Quote(inner) => place(inner, topic, tables, figures),
            _ => {}
        }
    }
}

fn figure(binder: &Binder<'_>, figure: &Figure) -> FigureView {
    let subject = format!("figure/{}", figure.id);
    let data = definition(binder, figure).and_then(|it| table::view(binder, &it, &subject));
    let title = |it: &Located<String>| {
        binder.catalogue.sources.get(&it.value).map(|it| it.title.get(binder.language).to_owned())
    };
    let own: Vec<String> = figure.sources.iter().filter_map(title).collect();
    FigureView {
        id: figure.id.clone(),
        number: figure.number.value.clone(),
        title: binder.title(&figure.title, &subject),
        chart: figure.chart,
        sources: if own.is_empty() {
            data.as_ref().map(|it| it.sources.clone()).unwrap_or_default()
        } else {
            own
        },
        data,
        needed: Some(crate::document::plain(&binder.text(&figure.needed, &subject)))
            .filter(|it| !it.is_empty()),
        topic: None,
    }
}

/// The table of a figure's values: what lies along the axis makes rows, the series make columns.
fn definition(binder: &Binder<'_>, figure: &Figure) -> Option<Table> {
    let name = figure.dataset.clone()?;
    let dataset = binder.catalogue.dataset(&name.value)?;
    if dataset.not_delivered.is_some() {
        return None;
    }
    let located = |value: &str| Located { value: value.to_owned(), place: figure.place.clone() };
    let first = dataset.time().unwrap_or(0);
    let x = figure.x.clone().unwrap_or_else(|| located(&dataset.dimensions[first].id));
    let mut select = figure.select.clone();
    if let Some(measure) = &figure.measure
        && !select.iter().any(|it| it.0 == MEASURE)
    {
        select.push((MEASURE.to_owned(), vec![measure.clone()]));
    }
    let columns = figure.series.clone().unwrap_or_else(|| located(MEASURE));
    Some(Table {
        id: figure.id.clone(),
        number: figure.number.clone(),
        chapter: figure.chapter.clone(),
        dataset: name,
        title: figure.title.clone(),
        rows: Axis::Dimensions(vec![x]),
        columns: Axis::Dimensions(vec![columns]),
        stub: Text::default(),
        select,
        at: figure.at.clone(),
        labels: BTreeMap::new(),
        notes: figure.notes.clone(),
        group_by: None,
        empty_group: Text::default(),
        row_label: None,
        place: figure.place.clone(),
    })
}

fn headlines(binder: &Binder<'_>) -> Vec<HeadlineView> {
    let mut all = Vec::new();
    for headline in &binder.catalogue.publication.headlines {
        let subject = format!("headline/{}", headline.measure.value);
        let Ok((dataset, measure)) = binder.measure(&headline.measure.value) else { continue };
        let found = binder
            .key(dataset, |it| headline.at.get(it).map(str::to_owned))
            .and_then(|key| Ok((binder.number(dataset, measure, &key)?, key)));
        let (now, key) = match found {
            Ok(found) => found,
            Err(problem) => {
                let place =
                    rekenschap_model::Place::subject(&subject).at(headline.measure.place.clone());
                binder.report(
                    Finding::error(problem.code, place)
                        .with("expression", &headline.measure.value)
                        .found(problem.found),
                );
                continue;
            }
        };
        let text = binder.with_unit(binder.format(now.number, now.decimals), measure);
        let before = binder.catalogue.shift(dataset, &key, -1).ok();
        let before = before.and_then(|it| binder.number(dataset, measure, &it).ok());
        let change = before.map(|it| change(binder, &now, &it));
        let period = dataset.time().map(|at| key.codes()[at].to_string()).unwrap_or_default();
        all.push(HeadlineView {
            label: binder.title(&headline.label, &subject),
            value: Bound { text, cells: vec![now.reference] },
            change,
            period: period_label(&period, binder.language).unwrap_or(period),
        });
    }
    all
}

/// How a headline changed, with its sign: relative, or in percentage points for a share.
fn change(
    binder: &Binder<'_>,
    now: &crate::binder::Shown<'_>,
    before: &crate::binder::Shown<'_>,
) -> Bound {
    let difference = now.number - before.number;
    let share = binder.is_share(now.measure);
    let percentage = difference
        .checked_mul(rust_decimal::Decimal::ONE_HUNDRED)
        .and_then(|it| it.checked_div(before.number));
    let (number, decimals) = if share || before.number.is_zero() {
        (difference, now.decimals)
    } else {
        (percentage.unwrap_or(difference), if percentage.is_some() { 1 } else { now.decimals })
    };
    let text = binder.format(number.abs(), decimals);
    let unit = if share { "unit-percentage-point" } else { "unit-percent" };
    let text = message(binder.language, unit, &[("number", text)]);
    let sign = match rekenschap_language::round(&number, decimals) {
        it if it.is_zero() => "",
        it if it.is_sign_negative() => "−",
        _ => "+",
    };
    Bound {
        text: format!("{sign}{text}"),
        cells: vec![now.reference.clone(), before.reference.clone()],
    }
}

fn norms(binder: &Binder<'_>) -> Vec<NormView> {
    let explanations =
        binder.catalogue.editions.get(&binder.edition).map_or(&[][..], |it| &it.explanations);
    binder
        .assessments
        .iter()
        .map(|it| {
            let norm = it.norm;
            let subject = format!("norm/{}", norm.id);
            let value = it.key.as_ref().and_then(|key| {
                let cell = binder.cell(it.dataset, it.measure, key).ok()?;
                let text =
                    binder.with_unit(binder.value_text(it.measure, cell.value()?), it.measure);
                Some(Bound { text, cells: vec![it.dataset.reference(it.measure, key)] })
            });
            let period = it
                .dataset
                .time()
                .and_then(|at| it.key.as_ref().map(|key| key.codes()[at].to_string()));
            let code = it.code.as_ref().map(|code| {
                let dimension = norm
                    .each
                    .as_ref()
                    .and_then(|each| it.dataset.dimension(&each.value))
                    .unwrap_or(0);
                (code.clone(), binder.label(it.dataset, dimension, code))
            });
            let direction = match norm.direction {
                rekenschap_catalogue::Direction::AtMost => "norm-at-most",
                rekenschap_catalogue::Direction::Below => "norm-below",
                rekenschap_catalogue::Direction::AtLeast => "norm-at-least",
                rekenschap_catalogue::Direction::Above => "norm-above",
                rekenschap_catalogue::Direction::Between => "norm-between",
                rekenschap_catalogue::Direction::Equal => "norm-equal",
            };
            let wanted = functions::norm_text(binder, it.dataset, norm);
            let own = |it: &&rekenschap_catalogue::Explanation| {
                it.norm.value == norm.id
                    && it.organisation.as_ref().map(|it| it.value.as_str())
                        == code.as_ref().map(|it| &*it.0)
            };
            NormView {
                id: norm.id.clone(),
                title: binder.title(&norm.title, &subject),
                text: binder.text(&norm.text, &subject),
                source: binder.name(&norm.source, &subject),
                dataset: it.dataset.id.clone(),
                target: message(binder.language, direction, &[("value", wanted)]),
                year: norm.year,
                value,
                period: period.map(|it| period_label(&it, binder.language).unwrap_or(it)),
                key: it.key.clone(),
                verdict: it.verdict,
                explanations: explanations
                    .iter()
                    .filter(own)
                    .map(|it| {
                        crate::document::plain(
                            &binder.text(&it.text, &format!("explanation/{}", norm.id)),
                        )
                    })
                    .collect(),
                comply_or_explain: norm.comply_or_explain,
                code,
            }
        })
        .collect()
}
