//! `rekenschap release` and `rekenschap rebuild`.

use rekenschap_app as app;

use crate::arguments::{Rebuild, Release};
use crate::output::{Exit, Output, Stop};

/// So many problems of one item are listed.
const MOST: usize = 10;

pub(super) fn run(arguments: &Release, output: &Output) -> Result<Exit, Stop> {
    let settings = super::settings(&arguments.folder);
    let on = arguments.on.clone().unwrap_or_else(super::today);
    let done = app::release(
        &settings,
        &arguments.out,
        &arguments.by,
        &on,
        arguments.dry_run,
        &mut |step| output.progress(step),
    )?;
    let mut text = String::new();
    for it in &done.checklist {
        let mark = if it.problems.is_empty() { "ok " } else { "NO " };
        text.push_str(mark);
        text.push_str(&output.say(&format!("checklist-{}", it.id), &[]));
        text.push('\n');
        for problem in it.problems.iter().take(MOST) {
            text.push_str(&format!("   {problem}\n"));
        }
        if it.problems.len() > MOST {
            let more = (it.problems.len() - MOST).to_string();
            text.push_str(&format!("   {}\n", output.say("checklist-more", &[("more", more)])));
        }
    }
    output.data(text.as_bytes())?;
    match &done.archive {
        Some(archive) => output.note(&output.say(
            "release-written",
            &[("archive", archive.display().to_string()), ("sha256", done.sha256.clone())],
        )),
        None if done.is_blocked() => output.note(&output.say("release-blocked", &[])),
        None => output.note(&output.say("release-possible", &[])),
    }
    Ok(if done.is_blocked() { Exit::Findings } else { Exit::Done })
}

pub(super) fn rebuild(arguments: &Rebuild, output: &Output) -> Result<Exit, Stop> {
    let done = app::rebuild(
        &arguments.archive,
        &arguments.out,
        arguments.sha256.as_deref(),
        &super::now(),
        &mut |step| {
            output.progress(step);
        },
    )?;
    let mut text = String::new();
    for it in &done.different {
        text.push_str(it);
        text.push('\n');
    }
    output.data(text.as_bytes())?;
    let counts = [
        ("files", done.built.files.to_string()),
        ("different", done.different.len().to_string()),
        ("program", done.program.clone()),
        ("start", done.built.start.display().to_string()),
    ];
    if done.different.is_empty() {
        output.note(&output.say("rebuild-same", &counts));
        return Ok(Exit::Done);
    }
    output.note(&output.say("rebuild-different", &counts));
    Ok(Exit::Findings)
}
