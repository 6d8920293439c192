//! `rekenschap export` and `rekenschap restore`.

use rekenschap_app as app;

use crate::arguments::Copy;
use crate::output::{Exit, Output, Stop};

pub(super) fn export(arguments: &Copy, output: &Output) -> Result<Exit, Stop> {
    let (events, documents) = app::export(&super::at(&arguments.place, None), &arguments.copy)?;
    output.note(&output.say(
        "export-written",
        &[
            ("events", events.to_string()),
            ("documents", documents.to_string()),
            ("copy", arguments.copy.display().to_string()),
        ],
    ));
    Ok(Exit::Done)
}

pub(super) fn restore(arguments: &Copy, output: &Output) -> Result<Exit, Stop> {
    let (events, hash) = app::restore(&super::at(&arguments.place, None), &arguments.copy)?;
    output.note(&output.say("restore-written", &[("events", events.to_string()), ("hash", hash)]));
    Ok(Exit::Done)
}
