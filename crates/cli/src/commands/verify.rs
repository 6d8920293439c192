//! `rekenschap verify`.

use rekenschap_app::verify;

use crate::arguments::Verify;
use crate::output::{Exit, Output, Stop};

pub(super) fn run(arguments: &Verify, output: &Output) -> Result<Exit, Stop> {
    let settings = super::at(&arguments.place, None);
    let verified = verify(&settings, arguments.witness.as_deref())?;
    let mut text = String::new();
    for damage in &verified.damages {
        let (id, arguments) = damage.message();
        text.push_str(&output.say(id, &arguments));
        text.push('\n');
    }
    output.data(text.as_bytes())?;
    let counts = [
        ("events", verified.events.to_string()),
        ("hash", verified.hash.clone()),
        ("damages", verified.damages.len().to_string()),
    ];
    if verified.damages.is_empty() {
        output.note(&output.say("verify-whole", &counts));
        return Ok(Exit::Done);
    }
    output.note(&output.say("verify-damaged", &counts));
    Ok(Exit::Findings)
}
