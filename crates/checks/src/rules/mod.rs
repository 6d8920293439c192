//! The rules, one file each.

mod bounds;
mod completeness;
mod computed;
mod history;
mod lifetimes;
mod means;
pub(crate) mod norms;
mod numbering;
mod outliers;
mod parts;
mod precision;
mod relations;
mod shares;
mod titles;
mod totals;

use rekenschap_model::Finding;

use crate::Context;

pub(crate) type Rule = fn(&Context<'_>, &mut Vec<Finding>);

/// All rules, in the order in which their findings are told.
pub(crate) const ALL: &[Rule] = &[
    completeness::check,
    lifetimes::check,
    precision::check,
    bounds::check,
    totals::check,
    shares::check,
    means::check,
    computed::check,
    relations::check,
    outliers::check,
    history::check,
    norms::check,
    parts::check,
    titles::check,
    numbering::check,
];
