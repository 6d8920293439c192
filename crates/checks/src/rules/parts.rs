//! `topic.part-missing`: a topic with a goal lacks one of the fixed parts. `topic.part-empty`: or has nothing in it.

use rekenschap_model::{FilePlace, Finding, Place};

use crate::Context;

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let parts = &context.catalogue.publication.parts;
    for topic in context.catalogue.topics.iter().filter(|it| it.goal) {
        for (language, body) in &topic.bodies {
            let lines: Vec<&str> = body.text.lines().collect();
            for part in parts {
                let title = part.title.get(*language);
                let heading = lines
                    .iter()
                    .position(|it| it.strip_prefix("## ").map(str::trim) == Some(title));
                let subject = format!("topic/{}/{}", topic.id, part.id);
                match heading {
                    None => findings.push(
                        Finding::error(
                            "topic.part-missing",
                            Place::subject(subject).at(FilePlace::whole(&body.file)),
                        )
                        .expected(format!("## {title}")),
                    ),
                    Some(at) => {
                        let below = lines[at + 1..].iter().take_while(|it| !it.starts_with("## "));
                        if below.into_iter().all(|it| it.trim().is_empty()) {
                            let place = FilePlace::line(&body.file, body.first_line + at);
                            findings.push(
                                Finding::error(
                                    "topic.part-empty",
                                    Place::subject(subject).at(place),
                                )
                                .found(title),
                            );
                        }
                    }
                }
            }
        }
    }
}
