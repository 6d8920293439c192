//! Where a ledger lies.

use std::fmt;
use std::path::{Path, PathBuf};

/// Where a ledger lies: a file, or a database of a PostgreSQL server.
///
/// Shown or logged, it never tells a password: of a server it gives host, port and database.
#[derive(Clone, PartialEq, Eq)]
pub enum Location {
    /// An SQLite file.
    File(PathBuf),
    /// A PostgreSQL database, as an address `postgres://user:password@host:port/database`.
    Server(String),
}

impl Location {
    /// The location that a text names: an address of PostgreSQL, else a path.
    pub fn parse(text: &str) -> Self {
        // The scheme of an address may be written in capitals (RFC 3986, section 3.1).
        match text.split_once("://") {
            Some((scheme, rest)) if is_postgres(scheme) => {
                Self::Server(format!("{}://{rest}", scheme.to_ascii_lowercase()))
            }
            _ => Self::File(PathBuf::from(text)),
        }
    }

    /// The path, of a file.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            Self::Server(_) => None,
        }
    }
}

fn is_postgres(scheme: &str) -> bool {
    ["postgres", "postgresql"].iter().any(|it| scheme.eq_ignore_ascii_case(it))
}

/// A text in which every address that may hold a password is cut down to what [`Location`] shows of one: for messages that
/// quote what someone typed, perhaps in the wrong place.
pub fn without_passwords(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("://") {
        let (before, after) = rest.split_at(at + 3);
        out.push_str(before);
        let line = after.find(['\'', '"', '\n', '\r']).unwrap_or(after.len());
        let word = after.find(char::is_whitespace).unwrap_or(after.len()).min(line);
        let of_database =
            before[..at].rsplit(|it: char| !it.is_ascii_alphanumeric()).take(1).any(is_postgres);
        // A password in a badly written address can hold a space: with an @ further on, all up to a quote is taken for it.
        let end = if after[..line].contains('@') { line } else { word };
        let address = &after[..end];
        if end > word || address.contains('@') && !of_database {
            out.push('…');
        } else if of_database {
            out.push_str(shown(address));
        } else {
            out.push_str(address);
        }
        rest = &after[end..];
    }
    out.push_str(rest);
    out
}

/// What may be shown of an address, from behind its scheme.
fn shown(rest: &str) -> &str {
    // Parameters after `?` and everything before the last `@` can hold a password.
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    let rest = rest.rsplit('@').next().unwrap_or_default();
    // Without an `@`, what stands after the colon is a port, or a password in a badly written address.
    let (host, port) = rest.split_once(':').unwrap_or((rest, ""));
    let is_port = port.split('/').next().unwrap_or_default().bytes().all(|it| it.is_ascii_digit());
    if is_port { rest } else { host }
}

impl fmt::Display for Location {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => write!(to, "{}", path.display()),
            Self::Server(address) => {
                let rest = address.split_once("://").map_or("", |it| it.1);
                write!(to, "postgres://{}", shown(rest))
            }
        }
    }
}

impl fmt::Debug for Location {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "Location({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_shown() {
        for (given, shown) in [
            (
                "postgres://anna:secret@db.example.org:5432/jaar",
                "postgres://db.example.org:5432/jaar",
            ),
            ("postgres://anna:se@cret@db/jaar?password=secret", "postgres://db/jaar"),
            ("postgresql:///jaar?host=/run&user=a&password=secret", "postgres:///jaar"),
            ("postgres://anna:secret", "postgres://anna"),
            ("postgres://anna:se?cret@db/jaar", "postgres://anna"),
        ] {
            let location = Location::parse(given);
            assert!(!format!("{location} {location:?}").contains("cret"), "{location}");
            assert_eq!(location.to_string(), shown);
        }
        let capitals = Location::parse("POSTGRES://anna:secret@db/jaar");
        assert_eq!(capitals.to_string(), "postgres://db/jaar");
        assert_eq!(Location::parse("a/ledger.db").path(), Some(Path::new("a/ledger.db")));
    }

    #[test]
    fn an_address_in_the_wrong_place_is_not_repeated() {
        for (given, shown) in [
            ("no 'postgres://anna:secret@db/jaar' here", "no 'postgres://db/jaar' here"),
            ("postgres://anna:secret is not a folder", "postgres://anna is not a folder"),
            ("postgres://anna:sec ret@db is not a folder", "postgres://…"),
            ("'mysql://a:secret@db/jaar' or 'x'", "'mysql://…' or 'x'"),
            ("the ledger postgres://db:1/x is gone", "the ledger postgres://db:1/x is gone"),
            ("see https://example.org/a", "see https://example.org/a"),
        ] {
            assert_eq!(without_passwords(given), shown);
        }
    }
}
