//! Addresses: names that are safe in a path and in a fragment, and stable from build to build.

pub(super) use rekenschap_catalogue::natural;
use std::fmt::Write;

use rekenschap_model::CellReference;

/// A text as part of a path or fragment: letters, digits, `-` and `_` stay; every other byte becomes `~` and its
/// number, so that different texts have different addresses.
pub(super) fn safe(text: &str) -> String {
    let mut own = String::with_capacity(text.len());
    push_safe(text, &mut own);
    own
}

/// A text as the name of a file: as [`safe`], and dots stay too, but for one at the start.
pub(super) fn file_name(text: &str) -> String {
    let mut own = String::with_capacity(text.len());
    for (at, part) in text.split('.').enumerate() {
        if at > 0 {
            own.push_str(if own.is_empty() { "~2e" } else { "." });
        }
        push_safe(part, &mut own);
    }
    own
}

fn push_safe(text: &str, own: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_' {
            own.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(own, "~{byte:02x}");
        }
    }
}

/// The anchor of a cell on the trace page of its dataset: the measure and its codes, `fte.AZ.2023`.
pub(super) fn anchor(cell: &CellReference) -> String {
    let mut own = String::with_capacity(32);
    push_safe(&cell.measure, &mut own);
    for code in cell.key.codes() {
        own.push('.');
        push_safe(code, &mut own);
    }
    own
}

#[cfg(test)]
mod tests {
    use rekenschap_model::{Key, code};

    use super::*;

    #[test]
    fn anchors_are_safe_and_differ_where_cells_differ() {
        let cell = |codes: &[&str]| {
            anchor(&CellReference {
                dataset: code("d"),
                measure: code("m_1"),
                key: Key::new(codes),
            })
        };
        for (codes, expected) in [
            (&["AZ", "2023-Q1"][..], "m_1.AZ.2023-Q1"),
            (&["a.b"], "m_1.a~2eb"),
            (&["a", "b"], "m_1.a.b"),
            (&["é \"#"], "m_1.~c3~a9~20~22~23"),
            (&["~2e"], "m_1.~7e2e"),
        ] {
            assert_eq!(cell(codes), expected);
        }
    }

    #[test]
    fn file_names_keep_their_dots() {
        for (text, expected) in
            [("1.1.3-hire", "1.1.3-hire"), ("..", "~2e."), ("a/b", "a~2fb"), (".x.y", "~2ex.y")]
        {
            assert_eq!(file_name(text), expected);
        }
    }

    #[test]
    fn numbers_sort_as_people_count() {
        let mut all = ["10", "26a", "2", "26", "B3"];
        all.sort_by_key(|it| natural(it));
        assert_eq!(all, ["B3", "2", "10", "26", "26a"]);
    }
}
