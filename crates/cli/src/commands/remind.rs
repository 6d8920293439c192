//! `rekenschap remind` and `rekenschap state`.

use std::fs;

use rekenschap_app as app;

use crate::arguments::{Remind, StateLate};
use crate::output::{Exit, Output, Stop};

pub(super) fn run(arguments: &Remind, output: &Output) -> Result<Exit, Stop> {
    let texts = app::reminders(&super::settings(&arguments.folder), output.language)?;
    match &arguments.out {
        None => {
            let all: Vec<&str> = texts.iter().map(|it| it.1.as_str()).collect();
            output.data(all.join("\n\n").as_bytes())?;
        }
        Some(folder) => {
            let failed = |it: std::io::Error| {
                let place = folder.display().to_string();
                Stop::Failed(vec![
                    output.say("remind-unwritable", &[("out", place)]),
                    it.to_string(),
                ])
            };
            fs::create_dir_all(folder).map_err(failed)?;
            for (source, text) in &texts {
                fs::write(folder.join(format!("{source}.txt")), text).map_err(failed)?;
            }
        }
    }
    output.note(&output.say("remind-written", &[("sources", texts.len().to_string())]));
    Ok(Exit::Done)
}

pub(super) fn state(arguments: &StateLate, output: &Output) -> Result<Exit, Stop> {
    let settings = super::at(&arguments.place, arguments.edition);
    let on = arguments.on.clone().unwrap_or_else(super::today);
    app::state(&settings, &arguments.source, &arguments.text, &arguments.by, &on)?;
    output.note(&output.say("state-written", &[("source", arguments.source.clone())]));
    Ok(Exit::Done)
}
