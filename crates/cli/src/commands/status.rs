//! `rekenschap status`.

use std::fs;
use std::path::Path;

use rekenschap_app::{DatasetStatus, SourceStatus, Status as Standing, status, status_page};
use serde_json::{Value, json};

use crate::arguments::{Status, StatusFormat};
use crate::output::{Exit, Output, Stop};

pub(super) fn run(arguments: &Status, output: &Output) -> Result<Exit, Stop> {
    let settings = super::settings(&arguments.folder);
    if arguments.out.is_some() && arguments.format != StatusFormat::Html {
        return Err(Stop::WrongUse(output.say("status-out-without-html", &[])));
    }
    let standing = if arguments.format == StatusFormat::Html {
        let (standing, page) = status_page(&settings, output.language)?;
        put(arguments.out.as_deref(), &page, output)?;
        standing
    } else {
        status(&settings)?
    };
    match arguments.format {
        StatusFormat::Json => {
            let mut bytes = serde_json::to_vec_pretty(&as_json(&standing)).unwrap_or_default();
            bytes.push(b'\n');
            output.data(&bytes)?;
        }
        StatusFormat::Text => output.data(as_text(&standing, output).as_bytes())?,
        StatusFormat::Html => {}
    }
    let late = standing.sources.iter().filter(|it| it.days_late > 0).count();
    output.note(&output.say(
        "status-summary",
        &[
            ("edition", standing.edition.to_string()),
            ("sources", standing.sources.len().to_string()),
            ("late", late.to_string()),
        ],
    ));
    Ok(Exit::Done)
}

/// Writes the page to a file, or to standard output when none is named.
fn put(out: Option<&Path>, page: &[u8], output: &Output) -> Result<(), Stop> {
    let Some(path) = out else { return output.data(page) };
    let named = [("out", path.display().to_string())];
    fs::write(path, page).map_err(|it| {
        Stop::Failed(vec![output.say("status-page-unwritable", &named), it.to_string()])
    })?;
    output.note(&output.say("status-page-written", &named));
    Ok(())
}

fn as_text(standing: &Standing, output: &Output) -> String {
    let mut text = String::new();
    for it in &standing.sources {
        text.push_str(&format!("{}  {}\n", it.source, line(it, output)));
        for own in &it.datasets {
            text.push_str(&format!("  {:<44} {}\n", own.dataset, counts(own, output)));
        }
    }
    text
}

fn line(it: &SourceStatus, output: &Output) -> String {
    let when = if it.days_late > 0 {
        output.say("status-late", &[("days", it.days_late.to_string())])
    } else if it.is_incomplete() {
        output.say("status-due", &[("deadline", it.deadline.clone())])
    } else {
        output.say("status-complete", &[])
    };
    let stated =
        if it.statement.is_empty() { String::new() } else { format!("; {}", it.statement) };
    format!("{when}{stated}")
}

fn counts(it: &DatasetStatus, output: &Output) -> String {
    let waiting: Vec<String> = it.waiting.iter().map(ToString::to_string).collect();
    let mut parts = vec![if it.asked == 0 {
        let id = if it.has_delivery { "status-register-in" } else { "status-register-out" };
        output.say(id, &[])
    } else {
        output.say(
            "status-cells",
            &[
                ("asked", it.asked.to_string()),
                ("delivered", it.delivered.to_string()),
                ("approved", it.approved.to_string()),
            ],
        )
    }];
    let mut part = |id: &str, value: String| {
        if !value.is_empty() && value != "0" {
            parts.push(output.say(id, &[("value", value)]));
        }
    };
    part("status-waiting", waiting.join(", "));
    part("status-blocking", it.blocking.to_string());
    part("status-unexplained", it.unexplained.to_string());
    parts.join("; ")
}

fn as_json(standing: &Standing) -> Value {
    let dataset = |it: &DatasetStatus| {
        json!({
            "dataset": it.dataset,
            "asked": it.asked,
            "delivered": it.delivered,
            "approved": it.approved,
            "has_delivery": it.has_delivery,
            "is_approved": it.is_approved,
            "waiting": it.waiting,
            "blocking": it.blocking,
            "explained": it.explained,
            "unexplained": it.unexplained,
        })
    };
    let sources = standing.sources.iter().map(|it| {
        json!({
            "source": it.source,
            "deadline": it.deadline,
            "days_late": it.days_late,
            "requested_on": it.requested_on,
            "statement": it.statement,
            "stated_by": it.stated.0,
            "stated_on": it.stated.1,
            "complete": !it.is_incomplete(),
            "datasets": it.datasets.iter().map(dataset).collect::<Vec<_>>(),
        })
    });
    json!({
        "edition": standing.edition,
        "day": standing.day,
        "sources": sources.collect::<Vec<_>>(),
    })
}
