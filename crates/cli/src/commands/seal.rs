//! `rekenschap seal`.

use rekenschap_app::seal;

use crate::arguments::Seal;
use crate::output::{Exit, Output, Stop};

pub(super) fn run(arguments: &Seal, output: &Output) -> Result<Exit, Stop> {
    let files = seal(&arguments.publication, arguments.edition)?;
    output.note(&output.say(
        "seal-written",
        &[("files", files.to_string()), ("edition", arguments.edition.to_string())],
    ));
    Ok(Exit::Done)
}
