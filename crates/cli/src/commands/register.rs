//! `rekenschap register`.

use rekenschap_app::{Signature, register};
use rekenschap_model::DeliveryState;

use crate::arguments::{Register, State};
use crate::output::{Exit, Output, Stop};

pub(super) fn run(arguments: &Register, output: &Output) -> Result<Exit, Stop> {
    let state = match arguments.state {
        State::Draft => DeliveryState::Draft,
        State::Submitted => DeliveryState::Submitted,
        State::Approved => DeliveryState::Approved,
        State::Rejected => DeliveryState::Rejected,
    };
    let signature = Signature {
        by: arguments.by.clone(),
        on: arguments.on.clone(),
        state,
        decided_by: arguments.decided_by.clone().unwrap_or_default(),
        decided_on: arguments.decided_on.clone().unwrap_or_default(),
        correction: arguments.correction.correction(),
    };
    let done = register(&arguments.publication, arguments.edition, &signature)?;
    let mut listed = String::new();
    for file in &done.added {
        listed.push_str(file);
        listed.push('\n');
    }
    output.data(listed.as_bytes())?;
    for file in &done.changed {
        output.note(&output.say("register-changed-file", &[("file", file.clone())]));
    }
    output.note(&output.say("register-written", &[("files", done.added.len().to_string())]));
    Ok(if done.changed.is_empty() { Exit::Done } else { Exit::Findings })
}
