//! What people send back, read as they sent it.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::print_stdout, reason = "counts, and what could not be tested")]

mod book;
mod canonical;
mod damage;
mod office;
mod other_files;
mod publication;
mod real;
mod workbooks;
