//! Tables as they are shown.

use std::collections::BTreeMap;

use rekenschap_catalogue::{Axis, Dataset, Dimension, MEASURE, Measure, MeasureKind, Table};
use rekenschap_disclosure::{Content, Provenance};
use rekenschap_language::{capitalise, message, round};
use rekenschap_model::{Code, Finding, Key, Place, Status, Value, code};

use crate::axes::{Line, lines};
use crate::binder::Binder;
use crate::document::{CellContent, CellView, ColumnView, NoteView, RowView, TableView};
use crate::notes::Candidate;
use crate::vintage::{self, MadeNote};

/// Makes the view of a table.
pub(crate) fn view(binder: &Binder<'_>, table: &Table, subject: &str) -> Option<TableView> {
    let dataset = binder.catalogue.dataset(&table.dataset.value)?;
    let rows = lines(binder, table, dataset, &table.rows);
    let columns = lines(binder, table, dataset, &table.columns);
    let mut builder =
        Builder { binder, table, dataset, subject, marks: Vec::new(), general: Vec::new() };
    let mut datasets: Vec<&Dataset> = vec![dataset];
    for line in rows.iter().chain(&columns) {
        if !datasets.iter().any(|it| it.id == line.dataset.id) {
            datasets.push(line.dataset);
        }
    }
    let notes = builder.notes(&datasets, &rows, &columns);
    let column_views: Vec<ColumnView> = columns
        .iter()
        .map(|it| ColumnView {
            labels: it.labels.clone(),
            marks: builder.line_marks(&notes, it, dataset),
        })
        .collect();
    let mut row_views: Vec<RowView> =
        rows.iter().map(|row| builder.row(&notes, row, &columns)).collect();
    builder.group(&rows, &mut row_views);
    let levels = column_views.iter().map(|it| it.labels.len()).max().unwrap_or(1).max(1);
    let mut sources = Vec::new();
    for source in datasets.iter().flat_map(|it| &it.sources) {
        let title = binder
            .catalogue
            .sources
            .get(&source.value)
            .map(|it| it.title.get(binder.language).to_owned());
        sources.extend(title.filter(|it| !sources.contains(it)));
    }
    let scope = dataset.scope.as_ref().and_then(|it| binder.catalogue.scopes.get(&it.value));
    Some(TableView {
        id: table.id.clone(),
        number: table.number.value.clone(),
        title: binder.title(&table.title, subject),
        dataset: dataset.id.clone(),
        stub: builder.stub(),
        columns: column_views,
        levels,
        rows: row_views,
        notes: builder.note_views(),
        sources,
        scope: scope
            .map(|it| (it.title.get(binder.language).to_owned(), binder.name(&it.text, subject))),
        topic: None,
    })
}

struct Builder<'b, 'a> {
    binder: &'b Binder<'a>,
    table: &'b Table,
    dataset: &'a Dataset,
    subject: &'b str,
    /// Notes with a mark, in the order of their marks.
    marks: Vec<(NoteView, String)>,
    /// Notes on the whole.
    general: Vec<(NoteView, String)>,
}

impl<'b, 'a> Builder<'b, 'a> {
    fn notes(
        &mut self,
        datasets: &[&'a Dataset],
        rows: &[Line<'a>],
        columns: &[Line<'a>],
    ) -> Vec<Candidate<'b>>
    where
        'a: 'b,
    {
        let own = self.table.notes.iter().map(|note| Candidate::authored(note, None));
        let theirs = datasets.iter().flat_map(|dataset| {
            dataset.notes.iter().map(move |note| Candidate::authored(note, Some(&dataset.id)))
        });
        let made = self.made(datasets, rows, columns);
        let all = own.chain(theirs).chain(made.into_iter().map(Candidate::made));
        let (general, placed): (Vec<_>, Vec<_>) = all.partition(Candidate::is_general);
        for it in general {
            let view = it.view(self.binder, self.subject, 0);
            let text = crate::document::plain(&view.text);
            if !self.general.iter().any(|own| own.1 == text) {
                self.general.push((view, text));
            }
        }
        placed
    }

    /// The notes that follow from corrections of what the table shows.
    fn made(
        &self,
        datasets: &[&Dataset],
        rows: &[Line<'a>],
        columns: &[Line<'a>],
    ) -> Vec<MadeNote> {
        if self.binder.register.changes.is_empty() {
            return Vec::new();
        }
        let mut cells = Vec::new();
        for row in rows {
            for column in columns {
                let found = self.cell_key(row, column);
                cells
                    .extend(found.map(|(dataset, measure, key)| {
                        (dataset, dataset.reference(measure, &key))
                    }));
            }
        }
        vintage::notes(self.binder, datasets, &cells)
    }

    /// The mark of a note; equal notes share one.
    fn mark(&mut self, note: &Candidate<'_>) -> usize {
        let text = note.identity(self.binder.language);
        if let Some(at) = self.marks.iter().position(|it| it.1 == text) {
            return at + 1;
        }
        let mark = self.marks.len() + 1;
        let view = note.view(self.binder, self.subject, mark);
        self.marks.push((view, text));
        mark
    }

    /// The marks of notes whose place is settled by a row or a column alone.
    fn line_marks(
        &mut self,
        notes: &[Candidate<'_>],
        line: &Line<'_>,
        dataset: &Dataset,
    ) -> Vec<usize> {
        let target = if line.own_dataset { line.dataset } else { dataset };
        let mut marks = Vec::new();
        for it in notes {
            if it.is_about(target) && it.is_settled(line) {
                marks.push(self.mark(it));
            }
        }
        marks.dedup();
        marks
    }

    fn row(&mut self, notes: &[Candidate<'_>], row: &Line<'a>, columns: &[Line<'a>]) -> RowView {
        let marks = self.line_marks(notes, row, self.dataset);
        let mut cells = Vec::new();
        for column in columns {
            let found = self.cell_key(row, column);
            let Some((dataset, measure, key)) = found else {
                cells.push(CellView {
                    content: CellContent::Empty,
                    status: Status::Normal,
                    reference: None,
                    marks: Vec::new(),
                });
                continue;
            };
            let mut cell = self.cell(dataset, measure, &key);
            for it in notes.iter().filter(|it| it.is_about(dataset)) {
                let here = it.is_at(dataset, measure, &key);
                if here && !it.is_settled(row) && !it.is_settled(column) {
                    let mark = self.mark(it);
                    if !cell.marks.contains(&mark) {
                        cell.marks.push(mark);
                    }
                }
            }
            cells.push(cell);
        }
        let label = match &self.table.row_label {
            Some(label) => self.register_label(row, &label.value),
            None => row.labels.last().cloned().unwrap_or_default(),
        };
        let outer = row.labels.len().saturating_sub(1);
        let group =
            if row.group.is_empty() { row.labels[..outer].join(" · ") } else { row.group.clone() };
        RowView {
            group: Some(group).filter(|it| !it.is_empty()),
            label: Some(label),
            code: row.code.clone(),
            total: row.total,
            marks,
            cells,
            instead: None,
        }
    }

    fn register_label(&self, row: &Line<'_>, measure: &str) -> String {
        let Some(measure) = row.dataset.measure(measure) else { return String::new() };
        let Some(key) = self.key(row.dataset, row, row) else { return String::new() };
        let cell = self.binder.cubes.cell(&row.dataset.id, &measure.id, &key);
        let value = cell.and_then(|it| it.value());
        match (value, &measure.kind) {
            (Some(Value::Text(text)), MeasureKind::Code(list)) => {
                self.own_label(&list.value, &measure.id, text)
            }
            (Some(value), _) => self.binder.value_text(measure, value),
            (None, _) => String::new(),
        }
    }

    /// The label of a code that is a value: the table's own, else the list's.
    fn own_label(&self, list: &str, measure: &str, code: &str) -> String {
        if let Some(own) = self.table.labels.get(measure).and_then(|it| it.get(code)) {
            return self.binder.name(own, self.subject);
        }
        let entry = self.binder.catalogue.code_lists.get(list).and_then(|it| it.get(code));
        entry.map_or_else(|| code.to_owned(), |it| it.label(self.binder.language).to_owned())
    }

    fn cell_key(
        &self,
        row: &Line<'a>,
        column: &Line<'a>,
    ) -> Option<(&'a Dataset, &'a Measure, Key)> {
        let dataset = if row.own_dataset {
            row.dataset
        } else if column.own_dataset {
            column.dataset
        } else {
            self.dataset
        };
        let named = match (row.at.get(MEASURE), column.at.get(MEASURE)) {
            // A row and a column that ask for different measures have no cell in common.
            (Some(own), Some(other)) if own != other => return None,
            (own, other) => own.or(other).map(ToString::to_string),
        };
        let fixed = || self.table.at.measure().map(str::to_owned);
        let selected = || {
            let all = self.table.select.iter().find(|it| it.0 == MEASURE).map(|it| &it.1);
            all.filter(|it| it.len() == 1).map(|it| it[0].value.clone())
        };
        let only = || (dataset.measures.len() == 1).then(|| dataset.measures[0].id.to_string());
        let Some(name) = named.or_else(fixed).or_else(selected).or_else(only) else {
            self.problem(
                "table.measure",
                dataset.measures.iter().map(|it| it.id.to_string()).collect(),
            );
            return None;
        };
        let measure = dataset.measure(&name)?;
        let key = self.key(dataset, row, column)?;
        Some((dataset, measure, key))
    }

    fn key(&self, dataset: &Dataset, row: &Line<'_>, column: &Line<'_>) -> Option<Key> {
        let time = dataset.time();
        let given = |dimension: &str| -> Option<Code> {
            let own = row.at.get(dimension).or_else(|| column.at.get(dimension)).cloned();
            let fixed = || self.table.at.get(dimension).map(code);
            let newest = || {
                dataset
                    .dimension(dimension)
                    .filter(|it| Some(*it) == time)
                    .and_then(|_| self.binder.latest(dataset))
            };
            own.or_else(fixed).or_else(newest)
        };
        let Ok(key) = self.binder.catalogue.key_of(dataset, given) else {
            let without = dataset
                .dimensions
                .iter()
                .filter(|it| given(&it.id).is_none() && it.total.is_none());
            self.problem("table.dimension", without.map(|it| it.id.to_string()).collect());
            return None;
        };
        let known = |(dimension, own): (&Dimension, &Code)| {
            dimension.codes.is_empty() || dimension.codes.contains(own)
        };
        dataset.dimensions.iter().zip(key.codes()).all(known).then_some(key)
    }

    /// A mistake of the table as a whole, told once.
    fn problem(&self, code: &'static str, expected: Vec<String>) {
        let finding =
            Finding::error(code, Place::subject(self.subject).at(self.table.place.clone()))
                .expected(expected.join(", "));
        let mut findings = self.binder.findings.borrow_mut();
        if !findings.contains(&finding) {
            findings.push(finding);
        }
    }

    fn cell(&self, dataset: &Dataset, measure: &Measure, key: &Key) -> CellView {
        let found = self.binder.cubes.cell(&dataset.id, &measure.id, key);
        let content = match found.map(|it| &it.content) {
            None => CellContent::Empty,
            Some(Content::Missing) => CellContent::Missing,
            Some(Content::Withheld(reason)) => CellContent::Withheld(*reason),
            Some(Content::Shown(value)) => {
                let computed =
                    found.is_some_and(|it| matches!(it.provenance, Provenance::Computed { .. }));
                self.shown(measure, value, computed)
            }
        };
        CellView {
            status: found.map_or(Status::Normal, |it| it.status),
            reference: found.map(|_| dataset.reference(measure, key)),
            content,
            marks: Vec::new(),
        }
    }

    fn shown(&self, measure: &Measure, value: &Value, computed: bool) -> CellContent {
        match value {
            Value::Number(number) => {
                let decimals = measure
                    .decimals
                    .unwrap_or_else(|| number.scale().min(if computed { 1 } else { 28 }));
                let mut plain = round(number, decimals);
                plain.rescale(decimals);
                CellContent::Shown {
                    text: self.binder.with_symbol(self.binder.format(*number, decimals), measure),
                    plain: plain.to_string(),
                    number: true,
                }
            }
            Value::Text(text) => {
                let shown = match &measure.kind {
                    MeasureKind::Code(list) => self.own_label(&list.value, &measure.id, text),
                    _ => text.clone(),
                };
                CellContent::Shown { plain: shown.clone(), text: shown, number: false }
            }
            Value::Date(date) => CellContent::Shown {
                text: rekenschap_language::short_date(date, self.binder.language)
                    .unwrap_or_else(|_| date.clone()),
                plain: date.clone(),
                number: false,
            },
        }
    }

    fn stub(&self) -> String {
        let language = self.binder.language;
        if !self.table.stub.is_empty() {
            return self.binder.name(&self.table.stub, self.subject);
        }
        if let Some(measure) =
            self.table.row_label.as_ref().and_then(|it| self.dataset.measure(&it.value))
        {
            return measure.title.get(language).to_owned();
        }
        let Axis::Dimensions(names) = &self.table.rows else { return String::new() };
        let Some(name) = names.last() else { return String::new() };
        if name.value == MEASURE {
            return message(language, "measure", &[]);
        }
        let dimension = self.dataset.dimension(&name.value).map(|at| &self.dataset.dimensions[at]);
        match dimension {
            Some(it) if !it.title.is_empty() => it.title.get(language).to_owned(),
            Some(it) if it.frequency().is_some() => {
                let word = it.frequency().map_or("year", |it| it.word());
                message(language, &format!("frequency-{word}"), &[])
            }
            _ => capitalise(&name.value.replace('_', " "), language),
        }
    }

    /// Puts headings between rows: those that lines bring, or those of `group_by`.
    fn group(&self, rows: &[Line<'_>], views: &mut Vec<RowView>) {
        let Some(by) = &self.table.group_by else {
            let mut last: Option<String> = None;
            for view in views.iter_mut() {
                let own = view.group.clone();
                if own == last {
                    view.group = None;
                }
                last = own;
            }
            return;
        };
        let mut groups: BTreeMap<String, Vec<RowView>> = BTreeMap::new();
        let mut order: Vec<String> = Vec::new();
        if let Some(list) = self.dataset.measure(&by.value).and_then(|it| match &it.kind {
            MeasureKind::Code(list) => self.binder.catalogue.code_lists.get(&list.value),
            _ => None,
        }) {
            let labels =
                list.entries.iter().map(|it| self.own_label(&list.id, &by.value, &it.code));
            order.extend(labels.filter(|_| !self.table.empty_group.is_empty()));
        }
        for (row, view) in rows.iter().zip(views.drain(..)) {
            let group = self.group_of(row, &by.value);
            if !order.contains(&group) {
                order.push(group.clone());
            }
            groups.entry(group).or_default().push(view);
        }
        for group in order {
            let heading = Some(group.clone()).filter(|it| !it.is_empty());
            match groups.remove(&group) {
                Some(mut own) => {
                    for (at, view) in own.iter_mut().enumerate() {
                        view.group = heading.clone().filter(|_| at == 0);
                    }
                    views.extend(own);
                }
                None => views.push(RowView {
                    group: heading,
                    label: None,
                    code: None,
                    total: false,
                    marks: Vec::new(),
                    cells: Vec::new(),
                    instead: Some(self.binder.name(&self.table.empty_group, self.subject)),
                }),
            }
        }
    }

    fn group_of(&self, row: &Line<'_>, by: &str) -> String {
        if row.dataset.measure(by).is_some() {
            return self.register_label(row, by);
        }
        let entry = row.at.iter().find_map(|(dimension, own)| {
            let at = row.dataset.dimension(dimension)?;
            self.binder.catalogue.code_list_of(row.dataset, at)?.get(own)
        });
        entry
            .and_then(|it| it.attributes.get(by))
            .map_or_else(String::new, |it| it.get(self.binder.language).to_owned())
    }

    fn note_views(&mut self) -> Vec<NoteView> {
        let marked = std::mem::take(&mut self.marks).into_iter().map(|it| it.0);
        marked.chain(std::mem::take(&mut self.general).into_iter().map(|it| it.0)).collect()
    }
}
