//! `rekenschap submit`, `approve` and `reject`.

use rekenschap_app::{Decision, Which, decide};
use rekenschap_model::DeliveryState;

use crate::arguments::Decide;
use crate::findings;
use crate::output::{Exit, Output, Stop};

pub(super) fn run(arguments: &Decide, state: DeliveryState, output: &Output) -> Result<Exit, Stop> {
    let reason = arguments.reason.clone().unwrap_or_default();
    if state == DeliveryState::Rejected && reason.trim().is_empty() {
        return Err(Stop::Failed(vec![output.say("reject-reason", &[])]));
    }
    let which = if arguments.all {
        Which::Waiting(arguments.source.clone())
    } else {
        Which::Numbers(arguments.numbers.clone())
    };
    let decision = Decision {
        which,
        state,
        by: arguments.by.clone(),
        on: arguments.on.clone().unwrap_or_else(super::today),
        reason,
    };
    let done = decide(&super::at(&arguments.place, arguments.edition), &decision)?;
    if !done.blocking.is_empty() {
        let folder = &arguments.place.publication;
        let text = findings::plain(&done.blocking, folder, output.language, output.color);
        output.data(text.as_bytes())?;
        output
            .note(&output.say("decide-blocked", &[("findings", done.blocking.len().to_string())]));
        return Ok(Exit::Findings);
    }
    let mut text = String::new();
    for it in &done.done {
        text.push_str(&format!("{} {}\n", it.number, it.delivered.file));
    }
    output.data(text.as_bytes())?;
    let count = done.done.len().to_string();
    output.note(&output.say(&format!("decide-{}", state.word()), &[("deliveries", count)]));
    Ok(Exit::Done)
}
