//! Turns a delivered file into observations, or into everything that is wrong with it.
//!
//! Goes in: the bytes of a tidy CSV file and the definition of its dataset. Comes out: all its observations, or
//! findings that name each bad cell by line and column. One bad cell rejects the whole delivery.
//! It never guesses a notation, never fills a gap and never reads the disk.

mod cell;
mod layout;
mod shim;
mod tidy;

use sha2::{Digest, Sha256};

pub use layout::{SheetColumn, columns, heading};
pub use shim::*;
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
