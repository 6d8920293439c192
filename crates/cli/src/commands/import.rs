//! `rekenschap import`.

use std::fs;

use rekenschap_app::{Addressee, Import as Handed, ImportFile, Imported, Judged, Receipt, import};
use rekenschap_model::Severity;
use serde_json::{Value, json};

use crate::arguments::{Format, Import};
use crate::findings;
use crate::output::{Exit, Output, Stop};

pub(super) fn run(arguments: &Import, output: &Output) -> Result<Exit, Stop> {
    let mut files = Vec::new();
    for path in &arguments.files {
        let bytes = fs::read(path).map_err(|it| {
            Stop::Failed(vec![
                output.say("import-unreadable", &[("file", path.display().to_string())]),
                it.to_string(),
            ])
        })?;
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        files.push(ImportFile { name, bytes });
    }
    let settings = super::at(&arguments.place, arguments.edition);
    let edition = Some(super::edition(&settings)?)
        .filter(|_| arguments.edition.is_some() || arguments.source.is_some());
    let handed = Handed {
        files,
        addressee: Addressee {
            edition,
            source: arguments.source.clone(),
            dataset: arguments.dataset.clone(),
        },
        by: arguments.by.clone(),
        on: arguments.on.clone().unwrap_or_else(super::today),
        draft: arguments.draft,
        dry_run: arguments.dry_run,
        again: arguments.again,
        correction: arguments.correction.correction(),
    };
    let done = import(&settings, &handed)?;
    match arguments.format {
        Format::Json => {
            let mut bytes = serde_json::to_vec_pretty(&as_json(&done, output)).unwrap_or_default();
            bytes.push(b'\n');
            output.data(&bytes)?;
        }
        Format::Text => output.data(as_text(arguments, &done, output).as_bytes())?,
    }
    if !done.refused.is_empty() {
        let mistakes = done.refused.iter().filter(|it| it.severity == Severity::Error);
        let count = mistakes.count().to_string();
        output.note(&output.say("import-refused", &[("findings", count)]));
        return Ok(Exit::Findings);
    }
    let id = if arguments.dry_run { "import-tried" } else { "import-taken" };
    let new = done.receipts.iter().filter(|it| !it.known).count();
    let waiting = done.findings.iter().filter(|it| it.blocks()).count();
    output.note(&output.say(
        id,
        &[
            ("deliveries", new.to_string()),
            ("known", (done.receipts.len() - new).to_string()),
            ("explanations", done.explanations.to_string()),
            ("findings", waiting.to_string()),
        ],
    ));
    Ok(Exit::Done)
}

fn as_text(arguments: &Import, done: &Imported, output: &Output) -> String {
    let own = |it: &rekenschap_model::Finding| Judged { finding: it.clone(), acceptance: None };
    let mut told: Vec<Judged> = done.refused.iter().map(own).collect();
    told.extend(done.notices.iter().map(own));
    told.extend(done.findings.iter().filter(|it| it.acceptance.is_none()).cloned());
    let folder = &arguments.place.publication;
    let mut text = findings::plain(&told, folder, output.language, output.color);
    for it in &done.receipts {
        text.push_str(&receipt(it, output));
    }
    text
}

/// A receipt as people keep it.
fn receipt(it: &Receipt, output: &Output) -> String {
    let own = &it.delivered;
    let original = own.original.as_ref().map(|it| it.original());
    let number = it.number.map_or_else(String::new, |it| it.to_string());
    let id = if it.known { "receipt-known" } else { "receipt-title" };
    let mut lines = vec![output.say(id, &[("number", number)]).trim_end().to_owned()];
    let mut line = |id: &str, value: String| {
        if !value.is_empty() {
            lines.push(format!("  {}: {value}", output.say(id, &[])));
        }
    };
    line("receipt-part", format!("{}/{}/{}", own.edition, own.source, own.dataset));
    if let Some(file) = &original {
        line("receipt-file", file.name.clone());
        line("receipt-sheet", file.sheet.clone());
        line("receipt-hash", file.sha256.clone());
    }
    line("receipt-tidy", own.file.clone());
    line("receipt-tidy-hash", own.sha256.clone());
    line("receipt-cells", own.cells.to_string());
    line("receipt-by", format!("{}, {}", own.by, own.on));
    line("receipt-state", output.say(&format!("trace-state-{}", own.state), &[]));
    line("receipt-remarks", own.remarks.join("; "));
    line("receipt-ledger", it.ledger.clone());
    if let Some(later) = it.replaced_by {
        line("receipt-replaced", later.to_string());
    }
    lines.push(String::new());
    lines.join("\n")
}

fn as_json(done: &Imported, output: &Output) -> Value {
    let finding = |it: &rekenschap_model::Finding| {
        json!({
            "code": it.code,
            "severity": it.severity.word(),
            "place": it.place.file.as_ref().map(|place| place.text(output.language)),
            "subject": it.place.subject,
            "message": it.message(output.language),
            "hint": it.hint(output.language),
        })
    };
    let receipts = done.receipts.iter().map(|it| {
        let own = &it.delivered;
        let original = own.original.as_ref().map(|it| it.original());
        json!({
            "number": it.number,
            "known": it.known,
            "replaced_by": it.replaced_by,
            "edition": own.edition,
            "source": own.source,
            "dataset": own.dataset,
            "file": original.as_ref().map(|it| it.name.clone()),
            "sheet": original.as_ref().map(|it| it.sheet.clone()),
            "file_sha256": original.as_ref().map(|it| it.sha256.clone()),
            "tidy_file": own.file,
            "sha256": own.sha256,
            "cells": own.cells,
            "by": own.by,
            "on": own.on,
            "state": own.state,
            "remarks": own.remarks,
            "ledger": it.ledger,
        })
    });
    json!({
        "receipts": receipts.collect::<Vec<_>>(),
        "explanations": done.explanations,
        "refused": done.refused.iter().map(finding).collect::<Vec<_>>(),
        "notices": done.notices.iter().map(finding).collect::<Vec<_>>(),
        "findings": done.findings.iter().filter(|it| it.acceptance.is_none()).map(|it| finding(&it.finding)).collect::<Vec<_>>(),
    })
}
