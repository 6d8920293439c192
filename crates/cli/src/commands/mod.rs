//! The commands: what was typed, what it means, do it.

mod build;
mod check;
mod copy;
mod decide;
mod diff;
mod explain;
mod import;
mod new;
mod register;
mod release;
mod remind;
mod request;
mod seal;
mod status;
mod trace;
mod verify;

use std::time::{SystemTime, UNIX_EPOCH};

use rekenschap_app::{Assembled, Settings, assemble};
use rekenschap_language::timestamp;
use rekenschap_model::DeliveryState;

use crate::arguments::{Arguments, Command, Folder, Place};
use crate::output::{Exit, Output, Stop};

pub(crate) fn run(arguments: &Arguments, output: &Output) -> Result<Exit, Stop> {
    match &arguments.command {
        Command::New(it) => new::run(it, output),
        Command::Check(it) => check::run(it, output),
        Command::Build(it) => build::run(it, output),
        Command::Trace(it) => trace::run(it, output),
        Command::Diff(it) => diff::run(it, output),
        Command::Register(it) => register::run(it, output),
        Command::Request(it) => request::run(it, output),
        Command::Status(it) => status::run(it, output),
        Command::Remind(it) => remind::run(it, output),
        Command::State(it) => remind::state(it, output),
        Command::Release(it) => release::run(it, output),
        Command::Rebuild(it) => release::rebuild(it, output),
        Command::Import(it) => import::run(it, output),
        Command::Submit(it) => decide::run(it, DeliveryState::Submitted, output),
        Command::Approve(it) => decide::run(it, DeliveryState::Approved, output),
        Command::Reject(it) => decide::run(it, DeliveryState::Rejected, output),
        Command::Explain(it) => explain::run(it, output),
        Command::Verify(it) => verify::run(it, output),
        Command::Export(it) => copy::export(it, output),
        Command::Restore(it) => copy::restore(it, output),
        Command::Seal(it) => seal::run(it, output),
    }
}

fn settings(folder: &Folder) -> Settings {
    Settings {
        folder: folder.publication.clone(),
        edition: folder.edition,
        ledger: folder.ledger.location.clone(),
        as_of: folder.as_of.clone(),
        now: now(),
    }
}

fn assembled(folder: &Folder, output: &Output) -> Result<Assembled, Stop> {
    Ok(assemble(&settings(folder), &mut |step| output.progress(step))?)
}

/// Now, in UTC: the one place that reads the clock.
#[expect(clippy::disallowed_methods, reason = "a ledger says when; what is published does not")]
fn now() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    timestamp(since.as_secs())
}

/// Today, in UTC.
fn today() -> String {
    now().chars().take(10).collect()
}

/// Settings for a publication and its ledger, without more.
fn at(place: &Place, edition: Option<i32>) -> Settings {
    Settings {
        folder: place.publication.clone(),
        edition,
        ledger: place.ledger.location.clone(),
        as_of: None,
        now: now(),
    }
}

/// The edition that is meant: the one that was named, else the publication's own.
fn edition(settings: &Settings) -> Result<i32, Stop> {
    Ok(rekenschap_app::edition(settings)?)
}

/// How many findings there are of each kind, in a line.
fn summary(assembled: &Assembled, output: &Output) -> String {
    use rekenschap_model::Severity;
    let open = |severity: Severity| {
        assembled
            .findings
            .iter()
            .filter(|it| it.acceptance.is_none() && it.finding.severity == severity)
            .count()
    };
    let accepted = assembled.findings.iter().filter(|it| it.acceptance.is_some()).count();
    output.say(
        "findings-summary",
        &[
            ("errors", open(Severity::Error).to_string()),
            ("warnings", open(Severity::Warning).to_string()),
            ("notices", open(Severity::Notice).to_string()),
            ("accepted", accepted.to_string()),
        ],
    )
}
