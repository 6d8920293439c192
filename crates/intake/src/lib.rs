//! Turns a delivered file into observations, or into everything that is wrong with it.
//!
//! Goes in: the bytes of a file and the catalogue. Comes out: all its observations, or findings that name each bad cell.
//! One bad cell rejects the whole file. It never guesses, never fills a gap and never reads the disk.
//!
//! [`Reader`] reads a tidy CSV file of one dataset, strictly. [`read_file`] reads what people send back: a workbook
//! (XLSX or ODS), JSON, or CSV as their programs save it. It makes the canonical tidy text of it ([`tidy_text`]) and reads
//! that with a [`Reader`], so that deliveries are the same however they came.

mod canonical;
mod cell;
mod codes;
mod delimited;
mod explanations;
mod figure;
mod file;
mod headings;
mod json;
mod kind;
mod layout;
mod number_format;
mod ods;
mod ods_style;
mod plain;
mod reference;
mod rows;
mod sheet;
mod sheets;
mod tally;
mod tidy;
mod unseen;
mod xlsx;
mod xlsx_hidden;

use sha2::{Digest, Sha256};

pub use canonical::{cell_text, tidy_text};
pub use file::{Addressee, Incoming, IncomingExplanation, Reading, read_file};
pub use layout::{SheetColumn, columns, heading};
pub use plain::{basic_environment, evaluated, filled_in};
pub use tidy::{LARGEST_FILE, Reader};

/// SHA-256 of bytes, in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        // Writing to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}
