//! `rekenschap diff`.

use rekenschap_app::{ChangeKind, Settings, changes_json, diff};
use rekenschap_report::{Document, Restatement, plain};

use crate::arguments::{Diff, Format};
use crate::output::{Exit, Output, Stop};

pub(super) fn run(arguments: &Diff, output: &Output) -> Result<Exit, Stop> {
    let settings = Settings {
        folder: arguments.publication.clone(),
        edition: Some(arguments.now),
        ledger: arguments.ledger.clone(),
    };
    let assembled =
        diff(&settings, arguments.before, arguments.now, &mut |step| output.progress(step))?;
    let documents = &assembled.documents;
    let own = documents.iter().find(|it| it.language == output.language);
    let Some(document) = own.or(documents.first()) else { return Ok(Exit::Done) };
    match arguments.format {
        Format::Json => output.data(&changes_json(documents))?,
        Format::Text => output.data(text(document, arguments, output).as_bytes())?,
    }
    let count = document.register.changes.len().to_string();
    output.note(&output.say("diff-summary", &[("count", count)]));
    if assembled.blocking() > 0 {
        output.note(&super::summary(&assembled, output));
    }
    Ok(Exit::Done)
}

/// The changes, by kind; a line for each, its reason below it.
fn text(document: &Document, arguments: &Diff, output: &Output) -> String {
    let register = &document.register;
    let editions = [("before", arguments.before.to_string()), ("now", arguments.now.to_string())];
    let mut lines = vec![output.say("diff-title", &editions)];
    if !register.complete {
        lines.push(output.say("diff-partial", &editions));
    }
    if register.changes.is_empty() {
        lines.push(output.say("diff-none", &[]));
    }
    let mut last = None;
    for it in &register.changes {
        if last != Some(it.kind) {
            lines.push(String::new());
            lines.push(output.say(&format!("change-{}", it.kind.word()), &[]));
            last = Some(it.kind);
        }
        lines.push(format!("  {}{}", it.subject, values(it, output)));
        if !it.inputs.is_empty() {
            let inputs = it.inputs.join(", ");
            lines.push(format!("    {}", output.say("diff-follows", &[("inputs", inputs)])));
        }
        match &it.reason {
            Some(reason) => {
                let kind = output.say(&format!("correction-{}", reason.kind.word()), &[]);
                let arguments = [
                    ("kind", kind),
                    ("author", reason.author.clone()),
                    ("date", reason.date.clone()),
                ];
                let id = if reason.author.is_empty() { "diff-said" } else { "diff-said-by" };
                lines.push(format!("    {} ({})", plain(&reason.text), output.say(id, &arguments)));
            }
            None if it.kind.is_of_values() => {
                lines.push(format!("    {}", output.say("diff-unexplained", &[])));
            }
            None => {}
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

/// What stands behind a subject: values, or what it is about and how much of it.
fn values(it: &Restatement, output: &Output) -> String {
    if it.withheld {
        return format!(": {}", output.say("diff-withheld", &[]));
    }
    if it.before.is_some() || it.now.is_some() {
        let text = |it: &Option<String>| it.clone().unwrap_or_else(|| "–".to_owned());
        return format!(": {} → {}", text(&it.before), text(&it.now));
    }
    let count = [("count", it.count.to_string())];
    match it.kind {
        ChangeKind::NewDataset => format!(": {}", output.say("diff-cells", &count)),
        ChangeKind::NewSeries | ChangeKind::Discontinued if it.count > 1 => {
            format!(": {}", output.say("diff-series", &count))
        }
        ChangeKind::EarlierUnknown | ChangeKind::Broken if it.place.is_empty() => {
            format!(": {}", output.say("diff-whole", &[]))
        }
        ChangeKind::EarlierUnknown | ChangeKind::Broken => format!(": {}", it.place),
        _ => String::new(),
    }
}
