//! `rekenschap request`.

use rekenschap_app::request;

use crate::arguments::Request;
use crate::output::{Exit, Output, Stop};

pub(super) fn run(arguments: &Request, output: &Output) -> Result<Exit, Stop> {
    let settings = super::at(&arguments.place, arguments.edition);
    let asked = request(
        &settings,
        &arguments.out,
        arguments.source.as_deref(),
        output.language,
        &arguments.by,
    )?;
    let mut text = String::new();
    for it in &asked {
        for file in &it.files {
            text.push_str(&format!("{}\n", file.display()));
        }
    }
    output.data(text.as_bytes())?;
    output.note(&output.say(
        "request-written",
        &[
            ("sources", asked.len().to_string()),
            ("cells", asked.iter().map(|it| it.cells).sum::<usize>().to_string()),
            ("out", arguments.out.display().to_string()),
        ],
    ));
    Ok(Exit::Done)
}
