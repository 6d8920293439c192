//! Tables: heads with merged levels, groups, totals, marks of notes, withheld and missing cells, and what is below.

use std::collections::BTreeSet;

use rekenschap_catalogue::NoteKind;
use rekenschap_model::{Confidentiality, Status};
use rekenschap_report::{CellContent, CellView, NoteView, TableView};

use super::markup::Markup;
use super::page::Page;

/// How many linked cells a table has before readers are offered to skip it.
const MANY: usize = 40;

/// What a table shows that needs an explanation below it.
#[derive(Debug, Default)]
pub(super) struct Legend {
    withheld: BTreeSet<Confidentiality>,
    missing: bool,
    statuses: BTreeSet<Status>,
}

impl Legend {
    pub(super) fn withheld(&mut self, reason: Confidentiality) {
        self.withheld.insert(reason);
    }

    pub(super) fn missing(&mut self, status: Status) {
        self.missing = true;
        self.status(status);
    }

    pub(super) fn status(&mut self, status: Status) {
        if status.flag().is_some() {
            self.statuses.insert(status);
        }
    }

    /// The explanations, in one line of terms; nothing when there is nothing to explain.
    pub(super) fn write(&self, page: &Page<'_, '_>, to: &mut Markup) {
        if self.withheld.is_empty() && !self.missing && self.statuses.is_empty() {
            return;
        }
        to.raw("<dl class=\"legend\">");
        let mut term = |sign: &str, text: &str| {
            to.raw("<div>").element("dt", sign).element("dd", text).raw("</div>");
        };
        for it in &self.withheld {
            term("*", &page.site.word(&format!("withheld-{}", reason_word(*it))));
        }
        if self.missing {
            term("–", &page.site.word("missing-explained"));
        }
        for it in &self.statuses {
            if let Some(flag) = it.flag() {
                term(&flag.to_string(), &page.site.word(&format!("status-{}", status_word(*it))));
            }
        }
        to.raw("</dl>\n");
    }
}

/// The word of a reason in message ids.
pub(super) fn reason_word(it: Confidentiality) -> &'static str {
    match it {
        Confidentiality::Free => "free",
        Confidentiality::Confidential => "confidential",
        Confidentiality::Primary => "primary",
        Confidentiality::Secondary => "secondary",
    }
}

/// The word of a status in message ids.
pub(super) fn status_word(it: Status) -> &'static str {
    match it {
        Status::Normal => "normal",
        Status::Provisional => "provisional",
        Status::Estimated => "estimated",
        Status::Break => "break",
        Status::Revised => "revised",
        Status::DefinitionDiffers => "definition-differs",
        Status::Missing => "missing",
        Status::NotApplicable => "not-applicable",
    }
}

/// A sign for those who see and a word for those who listen.
pub(super) fn write_missing(page: &Page<'_, '_>, status: Status, to: &mut Markup) {
    let word = if status == Status::NotApplicable { "not-applicable" } else { "missing" };
    to.raw("<span aria-hidden=\"true\">–</span>")
        .element("span class=\"vh\"", &page.site.word(word));
}

/// The letter of a status behind a value.
pub(super) fn write_flag(page: &Page<'_, '_>, status: Status, to: &mut Markup) {
    if let Some(flag) = status.flag() {
        let text = page.site.word(&format!("status-{}", status_word(status)));
        to.raw("<abbr class=\"flag\"")
            .attribute("title", &text)
            .raw(">")
            .text(&flag.to_string())
            .raw("</abbr>");
    }
}

/// A table with its notes and legend. `name` makes its ids unique on the page; `caption` stands above it.
pub(super) fn write(
    page: &Page<'_, '_>,
    table: &TableView,
    name: &str,
    caption: &Markup,
    to: &mut Markup,
) {
    let mut grid = Grid { page, table, name, marked: BTreeSet::new(), legend: Legend::default() };
    let linked =
        table.rows.iter().flat_map(|it| &it.cells).filter(|it| it.reference.is_some()).count();
    if linked > MANY {
        to.raw("<a class=\"skip-table\"").attribute("href", &format!("#{name}-end")).raw(">");
        to.text(&page.site.word("skip-table")).raw("</a>\n");
    }
    to.raw("<section class=\"scroll\" tabindex=\"0\"")
        .attribute("aria-labelledby", &format!("{name}-caption"));
    to.raw(">\n<table>\n<caption><div class=\"caption\"")
        .attribute("id", &format!("{name}-caption"))
        .raw(">");
    to.add(caption).raw("</div></caption>\n");
    let numeric = grid.numeric();
    grid.head(&numeric, to);
    grid.body(&numeric, to);
    to.raw("</table>\n</section>\n<div class=\"under\"")
        .attribute("id", &format!("{name}-end"))
        .raw(">\n");
    grid.legend.write(page, to);
    grid.notes(to);
    to.raw("</div>\n");
}

struct Grid<'t, 's, 'a> {
    page: &'t Page<'s, 'a>,
    table: &'t TableView,
    name: &'t str,
    /// Notes whose first mark has been written: notes link back to that one.
    marked: BTreeSet<usize>,
    legend: Legend,
}

impl Grid<'_, '_, '_> {
    /// Which columns hold numbers, and so stand to the right.
    fn numeric(&self) -> Vec<bool> {
        let holds = |at: usize| {
            let mut shown =
                self.table.rows.iter().filter_map(|it| match &it.cells.get(at)?.content {
                    CellContent::Shown { number, .. } => Some(*number),
                    _ => None,
                });
            shown.next().is_none_or(|first| first && shown.all(|it| it))
        };
        (0..self.table.columns.len()).map(holds).collect()
    }

    /// The label of a column at a header level, and how many levels it spans; none below its last label.
    fn label(&self, column: usize, level: usize) -> Option<(&str, usize)> {
        let labels = &self.table.columns[column].labels;
        let text = labels.get(level)?;
        let last = level + 1 == labels.len();
        Some((text, if last { self.table.levels - level } else { 1 }))
    }

    /// How many columns from `column` on share their labels down to a level; the lowest level shares none.
    fn span(&self, column: usize, level: usize) -> usize {
        let columns = &self.table.columns;
        if level + 1 >= columns[column].labels.len() {
            return 1;
        }
        let own = &columns[column].labels[..=level];
        columns[column..]
            .iter()
            .take_while(|it| it.labels.len() > level + 1 && it.labels[..=level] == *own)
            .count()
    }

    fn head(&mut self, numeric: &[bool], to: &mut Markup) {
        let levels = self.table.levels;
        if levels > 1 {
            to.raw("<colgroup></colgroup>");
            let mut at = 0;
            while at < self.table.columns.len() {
                let span = self.span(at, 0);
                to.raw("<colgroup").attribute("span", &span.to_string()).raw("></colgroup>");
                at += span;
            }
            to.raw("\n");
        }
        to.raw("<thead>\n");
        for level in 0..levels {
            to.raw("<tr>");
            if level == 0 {
                let tag = if self.table.stub.is_empty() { "td" } else { "th" };
                to.raw("<").raw(tag).raw(" class=\"t\"");
                if levels > 1 {
                    to.attribute("rowspan", &levels.to_string());
                }
                to.raw(if tag == "th" { " scope=\"col\">" } else { ">" }).text(&self.table.stub);
                to.raw("</").raw(tag).raw(">");
            }
            let mut at = 0;
            while at < self.table.columns.len() {
                let span = self.span(at, level);
                if let Some((text, rows)) = self.label(at, level).map(|it| (it.0.to_owned(), it.1))
                {
                    let group = span > 1;
                    to.raw("<th").attribute("scope", if group { "colgroup" } else { "col" });
                    if group {
                        to.raw(" class=\"g\"").attribute("colspan", &span.to_string());
                    } else if numeric.get(at) == Some(&false) {
                        to.raw(" class=\"t\"");
                    }
                    if rows > 1 {
                        to.attribute("rowspan", &rows.to_string());
                    }
                    to.raw(">").text(&text);
                    if level + 1 == self.table.columns[at].labels.len() {
                        self.marks(&self.table.columns[at].marks.clone(), to);
                    }
                    to.raw("</th>");
                }
                at += span;
            }
            to.raw("</tr>\n");
        }
        to.raw("</thead>\n");
    }

    fn body(&mut self, numeric: &[bool], to: &mut Markup) {
        let table = self.table;
        let width = (table.columns.len() + 1).to_string();
        to.raw("<tbody>\n");
        for (at, row) in table.rows.iter().enumerate() {
            if let Some(group) = &row.group {
                if at > 0 {
                    to.raw("</tbody>\n<tbody>\n");
                }
                to.raw("<tr class=\"group\"><th scope=\"rowgroup\"")
                    .attribute("colspan", &width)
                    .raw(">");
                to.element("span", group).raw("</th></tr>\n");
            }
            let Some(label) = &row.label else {
                if let Some(text) = &row.instead {
                    to.raw("<tr><td class=\"t instead\"")
                        .attribute("colspan", &width)
                        .raw(">")
                        .text(text);
                    to.raw("</td></tr>\n");
                }
                continue;
            };
            to.raw(if row.total { "<tr class=\"total\">" } else { "<tr>" })
                .raw("<th scope=\"row\">")
                .text(label);
            self.marks(&row.marks, to);
            to.raw("</th>");
            for (column, cell) in row.cells.iter().enumerate() {
                self.cell(cell, numeric.get(column) == Some(&false), to);
            }
            to.raw("</tr>\n");
        }
        to.raw("</tbody>\n");
    }

    fn cell(&mut self, cell: &CellView, text_column: bool, to: &mut Markup) {
        let as_text = match &cell.content {
            CellContent::Shown { number, .. } => !number,
            _ => text_column,
        };
        to.raw(if as_text { "<td class=\"t\">" } else { "<td>" });
        let link = |to: &mut Markup| match &cell.reference {
            Some(reference) => {
                to.raw("<a class=\"n\"").attribute("href", &self.page.cell(reference)).raw(">");
                "</a>"
            }
            None => "",
        };
        match &cell.content {
            CellContent::Shown { text, .. } if text.is_empty() => {}
            CellContent::Shown { text, .. } => {
                let end = link(to);
                to.text(text).raw(end);
                write_flag(self.page, cell.status, to);
                self.legend.status(cell.status);
            }
            CellContent::Withheld(reason) => {
                let end = link(to);
                to.raw("*").element("span class=\"vh\"", &self.page.site.word("withheld")).raw(end);
                self.legend.withheld(*reason);
            }
            CellContent::Missing => {
                write_missing(self.page, cell.status, to);
                self.legend.missing(cell.status);
            }
            CellContent::Empty => {}
        }
        self.marks(&cell.marks, to);
        to.raw("</td>");
    }

    /// Marks of notes, linked to them; the first of each can be linked back to.
    fn marks(&mut self, marks: &[usize], to: &mut Markup) {
        for mark in marks {
            let number = mark.to_string();
            to.raw("<sup class=\"mark\"><a")
                .attribute("href", &format!("#{}-note-{number}", self.name));
            if self.marked.insert(*mark) {
                to.attribute("id", &format!("{}-mark-{number}", self.name));
            }
            to.raw(">")
                .element("span class=\"vh\"", &self.page.site.word("note"))
                .raw(" ")
                .text(&number);
            to.raw(")</a></sup>");
        }
    }

    fn notes(&self, to: &mut Markup) {
        if self.table.notes.is_empty() {
            return;
        }
        to.raw("<ul class=\"notes\">\n");
        for note in &self.table.notes {
            self.note(note, to);
        }
        to.raw("</ul>\n");
    }

    fn note(&self, note: &NoteView, to: &mut Markup) {
        if note.mark == 0 {
            to.raw("<li>");
        } else {
            let number = note.mark.to_string();
            to.raw("<li")
                .attribute("id", &format!("{}-note-{number}", self.name))
                .raw("><span class=\"mark\">");
            if self.marked.contains(&note.mark) {
                to.raw("<a").attribute("href", &format!("#{}-mark-{number}", self.name)).raw(">");
                to.element("span class=\"vh\"", &self.page.site.word("note-back"))
                    .raw(" ")
                    .text(&number)
                    .raw(")</a>");
            } else {
                to.text(&number).raw(")");
            }
            to.raw("</span> ");
        }
        if note.kind != NoteKind::Note {
            let word =
                if note.kind == NoteKind::Scope { "note-scope" } else { "note-transcription" };
            to.element("span class=\"kind\"", &self.page.site.word(word)).raw(" ");
        }
        to.add(&self.page.inlines(&note.text)).raw("</li>\n");
    }
}
