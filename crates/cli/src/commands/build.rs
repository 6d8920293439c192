//! `rekenschap build`.

use rekenschap_app::{Step, build, checks_json};

use crate::arguments::{Build, Format};
use crate::findings;
use crate::output::{Exit, Output, Stop};

pub(super) fn run(arguments: &Build, output: &Output) -> Result<Exit, Stop> {
    let assembled = super::assembled(&arguments.folder, output)?;
    let blocking = assembled.blocking();
    let written = if blocking == 0 || arguments.draft {
        output.progress(Step::Publish);
        Some(build(&assembled, &arguments.out)?)
    } else {
        None
    };
    match arguments.format {
        Format::Json => output.data(&checks_json(&assembled.findings, output.language))?,
        Format::Text if blocking > 0 => {
            let folder = &arguments.folder.publication;
            let text = findings::text(&assembled, folder, output.language, output.color, false);
            output.data(text.as_bytes())?;
        }
        Format::Text => {}
    }
    output.note(&super::summary(&assembled, output));
    match written {
        Some(built) => output.note(&output.say(
            "build-written",
            &[
                ("edition", assembled.edition.to_string()),
                ("tables", assembled.documents.first().map_or(0, |it| it.tables.len()).to_string()),
                ("withheld", assembled.cubes.withheld().to_string()),
                ("deliveries", assembled.new.to_string()),
                ("files", built.files.to_string()),
                ("start", built.start.display().to_string()),
            ],
        )),
        None => output
            .note(&output.say("build-blocked", &[("out", arguments.out.display().to_string())])),
    }
    Ok(if blocking == 0 { Exit::Done } else { Exit::Findings })
}
