//! `rekenschap trace`.

use rekenschap_app::{Before, DeliverySummary, Judged, TraceStep, trace};
use rekenschap_report::{TraceOrigin, TraceValue};
use serde_json::{Value, json};

use crate::arguments::{Format, Trace};
use crate::output::{Exit, Output, Stop};

pub(super) fn run(arguments: &Trace, output: &Output) -> Result<Exit, Stop> {
    let assembled = super::assembled(&arguments.folder, output)?;
    let step = trace(&assembled, &arguments.cell, output.language)?;
    match arguments.format {
        Format::Json => {
            let mut bytes = serde_json::to_vec_pretty(&as_json(&step, output)).unwrap_or_default();
            bytes.push(b'\n');
            output.data(&bytes)?;
        }
        Format::Text => {
            let mut lines = Vec::new();
            write(&step, 0, output, &mut lines);
            lines.push(String::new());
            output.data(lines.join("\n").as_bytes())?;
        }
    }
    Ok(Exit::Done)
}

fn shown(step: &TraceStep, output: &Output) -> String {
    match &step.trace.value {
        TraceValue::Shown(text) => text.clone(),
        TraceValue::Withheld(_) => output.say("trace-withheld", &[]),
        TraceValue::Missing => output.say("trace-missing", &[]),
    }
}

fn write(step: &TraceStep, depth: usize, output: &Output, lines: &mut Vec<String>) {
    let indent = "  ".repeat(depth);
    let name = if step.name.is_empty() { String::new() } else { format!("{}: ", step.name) };
    lines.push(format!("{indent}{name}{} = {}", step.trace.subject, shown(step, output)));
    let inner = format!("{indent}  ");
    let mut tell = |id: &str, arguments: &[(&str, String)]| {
        lines.push(format!("{inner}{}", output.say(id, arguments)));
    };
    match (&step.trace.origin, &step.delivery) {
        (TraceOrigin::Delivered { line, .. }, Some(delivery)) => {
            tell("trace-plain", &[("text", format!("{}:{line}", delivery.file))]);
            tell("trace-plain", &[("text", format!("SHA-256 {}", delivery.sha256))]);
            custody(step, delivery, output, &mut tell);
        }
        (TraceOrigin::Total(_), _) => tell("trace-total", &[]),
        (TraceOrigin::Formula { formula, .. }, _) => {
            tell("trace-plain", &[("text", format!("= {formula}"))]);
        }
        (TraceOrigin::Delivered { .. }, None) => {}
    }
    judged(step, output, &mut tell);
    for it in &step.before {
        let value = match &it.value {
            TraceValue::Shown(text) => text.clone(),
            TraceValue::Withheld(_) => output.say("trace-withheld", &[]),
            TraceValue::Missing => output.say("trace-missing", &[]),
        };
        let arguments = [
            ("value", value),
            ("edition", it.delivery.edition.to_string()),
            ("place", format!("{}:{}", it.delivery.file, it.line)),
        ];
        lines.push(format!("{inner}{}", output.say("trace-before", &arguments)));
    }
    for input in &step.inputs {
        write(input, depth + 1, output, lines);
    }
}

/// Says a message with its arguments, on a line of its own.
type Tell<'a> = dyn FnMut(&str, &[(&str, String)]) + 'a;

/// How a delivered value came in: the file as it was handed in, the request, who delivered and who decided, and why.
fn custody(step: &TraceStep, delivery: &DeliverySummary, output: &Output, tell: &mut Tell<'_>) {
    if let Some(it) = &step.handed_in {
        if let Some(place) = &it.place {
            tell("trace-original", &[("place", place.text(output.language))]);
            tell("trace-original-hash", &[("sha256", it.sha256.clone())]);
        }
        tell("trace-number", &[("number", it.number.to_string()), ("at", it.at.clone())]);
    }
    if let Some(it) = &step.requested {
        let id = if it.to.is_empty() { "trace-asked" } else { "trace-asked-to" };
        let arguments = [
            ("source", it.source.clone()),
            ("to", it.to.clone()),
            ("deadline", it.deadline.clone()),
        ];
        tell(id, &arguments);
        if !it.on.is_empty() {
            tell("trace-requested", &[("on", it.on.clone())]);
        }
    }
    let state = output.say(&format!("trace-state-{}", delivery.state.word()), &[]);
    if delivery.delivered_by.is_empty() {
        tell("trace-unsigned", &[("source", delivery.source.clone())]);
    } else {
        let arguments = [
            ("source", delivery.source.clone()),
            ("by", delivery.delivered_by.clone()),
            ("on", delivery.delivered_on.clone()),
            ("state", state.clone()),
        ];
        tell("trace-signed", &arguments);
    }
    if !delivery.decided_by.is_empty() {
        let arguments = [
            ("state", state),
            ("by", delivery.decided_by.clone()),
            ("on", delivery.decided_on.clone()),
        ];
        tell("trace-decided", &arguments);
    }
    if let Some(it) = &delivery.correction {
        let kind = output.say(&format!("correction-{}", it.kind.word()), &[]);
        tell("trace-correction", &[("kind", kind), ("reason", it.reason.clone())]);
    }
}

/// What the checks say of a value, and why a norm is missed at it.
fn judged(step: &TraceStep, output: &Output, tell: &mut Tell<'_>) {
    for it in &step.findings {
        let severity = output.say(&format!("severity-{}", it.finding.severity.word()), &[]);
        let message = it.finding.message(output.language);
        tell("trace-finding", &[("severity", severity), ("message", message)]);
        if let Some(it) = &it.acceptance {
            let arguments = [
                ("author", it.author.clone()),
                ("until", it.until.clone()),
                ("reason", it.reason.get(output.language).to_owned()),
            ];
            tell("trace-accepted", &arguments);
        }
    }
    for (norm, text) in &step.explanations {
        tell("trace-explained", &[("norm", norm.clone()), ("text", text.clone())]);
    }
}

fn as_json(step: &TraceStep, output: &Output) -> Value {
    let (value, withheld) = match &step.trace.value {
        TraceValue::Shown(text) => (Some(text.clone()), None),
        TraceValue::Withheld(reason) => (None, Some(reason.sdmx())),
        TraceValue::Missing => (None, None),
    };
    let origin = match (&step.trace.origin, &step.delivery) {
        (TraceOrigin::Delivered { line, .. }, Some(delivery)) => json!({
            "file": delivery.file,
            "line": line,
            "sha256": delivery.sha256,
            "edition": delivery.edition,
            "source": delivery.source,
            "delivered_by": delivery.delivered_by,
            "delivered_on": delivery.delivered_on,
            "state": delivery.state.word(),
            "decided_by": delivery.decided_by,
            "decided_on": delivery.decided_on,
            "correction": delivery.correction.as_ref().map(|it| json!({
                "kind": it.kind.word(),
                "reason": it.reason,
            })),
            "handed_in": step.handed_in.as_ref().map(|it| json!({
                "number": it.number,
                "at": it.at,
                "file": it.place.as_ref().map(|it| it.file.clone()),
                "sheet": it.place.as_ref().map(|it| it.sheet.clone()).filter(|it| !it.is_empty()),
                "row": it.place.as_ref().map(|it| it.line).filter(|it| *it > 0),
                "column": it.place.as_ref().map(|it| it.column).filter(|it| *it > 0),
                "sha256": it.sha256,
            })),
            "request": step.requested.as_ref().map(|it| json!({
                "source": it.source,
                "to": it.to,
                "deadline": it.deadline,
                "sent_on": it.on,
            })),
        }),
        (TraceOrigin::Formula { formula, .. }, _) => json!({ "formula": formula }),
        (TraceOrigin::Total(_), _) => json!({ "total": true }),
        (TraceOrigin::Delivered { line, .. }, None) => json!({ "line": line }),
    };
    json!({
        "name": step.name,
        "cell": step.trace.subject,
        "value": value,
        "OBS_STATUS": step.trace.status.sdmx(),
        "CONF_STATUS": withheld.unwrap_or("F"),
        "origin": origin,
        "findings": step.findings.iter().map(|it| finding_as_json(it, output)).collect::<Vec<_>>(),
        "explanations": step.explanations.iter().map(|(norm, text)| json!({
            "norm": norm,
            "text": text,
        })).collect::<Vec<_>>(),
        "before": step.before.iter().map(before_as_json).collect::<Vec<_>>(),
        "inputs": step.inputs.iter().map(|it| as_json(it, output)).collect::<Vec<_>>(),
    })
}

fn before_as_json(it: &Before) -> Value {
    let value = match &it.value {
        TraceValue::Shown(text) => Some(text.clone()),
        TraceValue::Withheld(_) | TraceValue::Missing => None,
    };
    let withheld = match &it.value {
        TraceValue::Withheld(reason) => reason.sdmx(),
        _ => "F",
    };
    json!({
        "value": value,
        "CONF_STATUS": withheld,
        "edition": it.delivery.edition,
        "file": it.delivery.file,
        "line": it.line,
        "sha256": it.delivery.sha256,
    })
}

fn finding_as_json(it: &Judged, output: &Output) -> Value {
    json!({
        "code": it.finding.code,
        "severity": it.finding.severity.word(),
        "message": it.finding.message(output.language),
        "accepted": it.acceptance.as_ref().map(|it| json!({
            "reason": it.reason.get(output.language),
            "author": it.author,
            "until": it.until,
        })),
    })
}
