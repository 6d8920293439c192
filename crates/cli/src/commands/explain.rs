//! `rekenschap explain`.

use rekenschap_app::{IncomingExplanation, explain};
use rekenschap_model::FilePlace;

use crate::arguments::Explain;
use crate::output::{Exit, Output, Stop};

pub(super) fn run(arguments: &Explain, output: &Output) -> Result<Exit, Stop> {
    let settings = super::at(&arguments.place, arguments.edition);
    let explanation = IncomingExplanation {
        edition: super::edition(&settings)?,
        source: arguments.source.clone(),
        norm: arguments.norm.clone(),
        organisation: arguments.organisation.clone(),
        text: arguments.text.clone(),
        place: FilePlace::default(),
    };
    let on = arguments.on.clone().unwrap_or_else(super::today);
    let new = explain(&settings, &explanation, &arguments.by, &on)?;
    output.note(&output.say(if new { "explain-written" } else { "explain-known" }, &[]));
    Ok(Exit::Done)
}
