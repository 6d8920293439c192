//! A reminder for a delivery that is late: a text that is ready to send.

use rekenschap_catalogue::Catalogue;
use rekenschap_language::{Language, message};

use crate::cover;
use crate::request::Request;
use crate::text::Texts;

/// A reminder in a language: the subject on the first line, an empty line, and the letter.
///
/// | argument        | unit  | missing                                                        |
/// |-----------------|-------|----------------------------------------------------------------|
/// | `missing_cells` | cells | 0: that cells are missing is not said                          |
/// | `days_late`     | days  | 0 or less: the deadline is still to come, or is today          |
pub fn reminder(
    catalogue: &Catalogue,
    request: &Request,
    missing_cells: usize,
    days_late: i64,
    language: Language,
) -> String {
    let texts = Texts { catalogue, edition: request.edition, language };
    let arguments = [
        ("publication", texts.plain(&catalogue.publication.title)),
        ("source", cover::source(texts, request)),
        ("deadline", cover::deadline(texts, request)),
        ("days", days_late.abs().to_string()),
        ("cells", missing_cells.to_string()),
        ("mail", request.contact.mail.clone()),
        ("reference", request.reference()),
    ];
    let say = |id: &str| message(language, id, &arguments);
    let when = match days_late {
        1.. => "request-reminder-late",
        0 => "request-reminder-today",
        _ => "request-reminder-soon",
    };
    let to = if request.to.is_empty() { cover::source(texts, request) } else { request.to.clone() };
    let greeting = message(language, "request-reminder-greeting", &[("to", to)]);
    let mut paragraphs = vec![say("request-reminder-subject"), greeting, say(when)];
    if missing_cells > 0 {
        paragraphs.push(say("request-reminder-cells"));
    }
    paragraphs.push(say("request-reminder-help"));
    let name = &request.contact.name;
    let sender =
        if name.is_empty() { texts.plain(&catalogue.publication.publisher) } else { name.clone() };
    paragraphs.push(format!("{}\n{sender}", say("request-reminder-close")));
    let mut text = paragraphs.join("\n\n");
    text.push('\n');
    text
}
