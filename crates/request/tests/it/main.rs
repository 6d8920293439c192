//! Requests of real publication folders: what is in them, and what the files hold.

#![allow(clippy::unwrap_used, reason = "a test that fails should stop there")]
#![allow(clippy::print_stdout, reason = "what could not run is said")]

mod content;
mod office;
mod support;
