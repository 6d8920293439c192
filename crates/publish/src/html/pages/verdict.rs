//! How norms and their verdicts are shown: a word and a shape, never a colour alone.

use rekenschap_checks::Verdict;
use rekenschap_report::{NormView, plain};
use serde::Serialize;

use crate::html::address::safe;
use crate::html::markup::Markup;
use crate::html::page::Page;

/// All verdicts, in the order of the board.
pub(super) const ORDER: &[&str] = &["missed", "met", "ahead", "open", "unknown"];

/// The name of a verdict: of its shape, its style and its message `verdict-…`.
pub(super) fn name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "met",
        Verdict::Missed => "missed",
        Verdict::NotDue(true) => "ahead",
        Verdict::NotDue(false) => "open",
        Verdict::NotMeasured => "unknown",
    }
}

/// A norm at one key, as templates show it.
#[derive(Debug, Serialize)]
pub(super) struct Line {
    pub(super) id: String,
    pub(super) href: String,
    pub(super) title: String,
    pub(super) verdict: &'static str,
    pub(super) target: String,
    pub(super) year: Option<i32>,
    pub(super) value: Option<Markup>,
    pub(super) period: Option<String>,
    pub(super) text: Markup,
    pub(super) source: String,
    pub(super) explanations: Vec<String>,
    /// A miss that wants an explanation and has none.
    pub(super) unexplained: bool,
}

/// The line of a norm.
pub(super) fn line(page: &Page<'_, '_>, norm: &NormView) -> Line {
    let missed = norm.verdict == Verdict::Missed;
    Line {
        id: safe(&norm.id),
        href: page.href(&page.site.norm(&norm.id)),
        title: plain(&norm.title),
        verdict: name(norm.verdict),
        target: norm.target.clone(),
        year: norm.year,
        value: norm.value.as_ref().map(|it| page.bound(it)),
        period: norm.period.clone(),
        text: page.inlines(&norm.text),
        source: norm.source.clone(),
        explanations: norm.explanations.clone(),
        unexplained: missed && norm.comply_or_explain && norm.explanations.is_empty(),
    }
}
