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
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            Self::Server(text.to_owned())
        } else {
            Self::File(PathBuf::from(text))
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

impl fmt::Display for Location {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => write!(to, "{}", path.display()),
            Self::Server(address) => {
                let rest = address.split_once("://").map_or("", |it| it.1);
                // Parameters after `?` and everything before the last `@` can hold a password.
                let rest = rest.split(['?', '#']).next().unwrap_or_default();
                let rest = rest.rsplit('@').next().unwrap_or_default();
                // Without an `@`, what stands after the colon is a port, or a password in a badly written address.
                let (host, port) = rest.split_once(':').unwrap_or((rest, ""));
                let is_port = port
                    .split('/')
                    .next()
                    .unwrap_or_default()
                    .bytes()
                    .all(|it| it.is_ascii_digit());
                let shown = if is_port { rest } else { host };
                write!(to, "postgres://{shown}")
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
        assert_eq!(Location::parse("a/ledger.db").path(), Some(Path::new("a/ledger.db")));
    }
}
