//! The commands: what was typed, what it means, do it.

mod build;
mod check;
mod diff;
mod new;
mod register;
mod seal;
mod trace;

use rekenschap_app::{Assembled, Settings, assemble};

use crate::arguments::{Arguments, Command, Folder};
use crate::output::{Exit, Output, Stop};

pub(crate) fn run(arguments: &Arguments, output: &Output) -> Result<Exit, Stop> {
    match &arguments.command {
        Command::New(it) => new::run(it, output),
        Command::Check(it) => check::run(it, output),
        Command::Build(it) => build::run(it, output),
        Command::Trace(it) => trace::run(it, output),
        Command::Diff(it) => diff::run(it, output),
        Command::Register(it) => register::run(it, output),
        Command::Seal(it) => seal::run(it, output),
    }
}

fn assembled(folder: &Folder, output: &Output) -> Result<Assembled, Stop> {
    let settings = Settings {
        folder: folder.publication.clone(),
        edition: folder.edition,
        ledger: folder.ledger.clone(),
    };
    Ok(assemble(&settings, &mut |step| output.progress(step))?)
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
