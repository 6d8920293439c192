//! One suite for both databases. PostgreSQL is a real one: its address stands in `REKENSCHAP_TEST_POSTGRES`
//! (`tests/run` starts a server and sets it); without it, those runs say that they could not be made.
#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test fails by panicking, and tells what it counted"
)]

mod copies;
mod databases;
mod failures;
mod recording;
mod schema;
mod tampering;
