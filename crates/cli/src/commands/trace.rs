//! `rekenschap trace`.

use rekenschap_app::{Before, TraceStep, trace};
use rekenschap_report::{TraceOrigin, TraceValue};
use serde_json::{Value, json};

use crate::arguments::{Format, Trace};
use crate::output::{Exit, Output, Stop};

pub(super) fn run(arguments: &Trace, output: &Output) -> Result<Exit, Stop> {
    let assembled = super::assembled(&arguments.folder, output)?;
    let step = trace(&assembled, &arguments.cell, output.language)?;
    match arguments.format {
        Format::Json => {
            let mut bytes = serde_json::to_vec_pretty(&as_json(&step)).unwrap_or_default();
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
    match (&step.trace.origin, &step.delivery) {
        (TraceOrigin::Delivered { line, .. }, Some(delivery)) => {
            lines.push(format!("{inner}{}:{line}", delivery.file));
            lines.push(format!("{inner}SHA-256 {}", delivery.sha256));
            let signed = if delivery.delivered_by.is_empty() {
                output.say("trace-unsigned", &[("source", delivery.source.clone())])
            } else {
                output.say(
                    "trace-signed",
                    &[
                        ("source", delivery.source.clone()),
                        ("by", delivery.delivered_by.clone()),
                        ("on", delivery.delivered_on.clone()),
                        (
                            "state",
                            output.say(&format!("trace-state-{}", delivery.state.word()), &[]),
                        ),
                    ],
                )
            };
            lines.push(format!("{inner}{signed}"));
        }
        (TraceOrigin::Total(_), _) => {
            lines.push(format!("{inner}{}", output.say("trace-total", &[])))
        }
        (TraceOrigin::Formula { formula, .. }, _) => lines.push(format!("{inner}= {formula}")),
        (TraceOrigin::Delivered { .. }, None) => {}
    }
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

fn as_json(step: &TraceStep) -> Value {
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
        "before": step.before.iter().map(before_as_json).collect::<Vec<_>>(),
        "inputs": step.inputs.iter().map(as_json).collect::<Vec<_>>(),
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
