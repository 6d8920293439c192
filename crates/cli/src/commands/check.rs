//! `rekenschap check`.

use rekenschap_app::checks_json;

use crate::arguments::{Check, Format};
use crate::findings;
use crate::output::{Exit, Output, Stop};

pub(super) fn run(arguments: &Check, output: &Output) -> Result<Exit, Stop> {
    let assembled = super::assembled(&arguments.folder, output)?;
    match arguments.format {
        Format::Json => output.data(&checks_json(&assembled.findings, output.language))?,
        Format::Text => {
            let folder = &arguments.folder.publication;
            let text =
                findings::text(&assembled, folder, output.language, output.color, arguments.all);
            output.data(text.as_bytes())?;
        }
    }
    output.note(&super::summary(&assembled, output));
    Ok(if assembled.blocking() == 0 { Exit::Done } else { Exit::Findings })
}
