//! `rekenschap new`.

use rekenschap_app::scaffold;

use crate::arguments::New;
use crate::output::{Exit, Output, Stop};

pub(super) fn run(arguments: &New, output: &Output) -> Result<Exit, Stop> {
    let files = scaffold(&arguments.folder, output.language)?;
    let folder = arguments.folder.display().to_string();
    output.note(
        &output.say("new-written", &[("files", files.len().to_string()), ("folder", folder)]),
    );
    Ok(Exit::Done)
}
