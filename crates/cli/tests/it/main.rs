//! The whole road, as people use it: through the command, on real folders.
#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test fails by panicking, and tells what it counted"
)]

mod bad_input;
mod canonical;
mod damages;
mod deliveries;
mod deterministic;
mod faults;
mod folders;
mod privacy;
mod published;
mod releases;
mod round_trip;
mod sentences;
mod structure;
mod support;
mod vintages;
mod yearly_cycle;
