//! What a language decides: how numbers and dates are written, which words are numbers, which words
//! claim something about data, and what the interface says. Dutch and English.
//!
//! In go texts and exact decimals; out come texts, and places in texts. This crate knows no
//! values of a publication and none of its files, reads nothing from disk and prints nothing: word
//! lists and messages are compiled in, and all its functions give the same answer every time.
//!
//! Four things to know:
//!
//! - **Writing** rounds once, half away from zero, and groups digits as CLDR has it: [`format_decimal`],
//!   [`long_date`], [`period_label`], [`join`], [`ordinal`], [`capitalise`].
//! - **Reading a delivery** is strict: [`parse_decimal`] takes a declared [`Notation`] and never
//!   guesses. What it refuses it explains, in either language.
//! - **Reading prose** overlooks nothing: [`quantities`] finds numbers in digits of any script, in
//!   words and in parts; [`claims`] finds words such as `steeg` and `highest`. Both give places in the
//!   text and leave it to the caller what must be bound to data. They take time linear in the text
//!   and accept any text.
//! - **Messages** are Fluent files, the same ids in every language: [`message()`], [`hint`]. A message
//!   that is missing is shown in English, or else as its id with its arguments.
//!
//! ```
//! use rekenschap_language::{Language, Notation, QuantityKind, format_decimal, parse_decimal, quantities};
//!
//! let staff = parse_decimal("147.841,5", Notation::Dutch)?;
//! assert_eq!(format_decimal(&staff, Some(0), Language::English), "147,842");
//!
//! let text = "In 2023 werkte een op de tien niet.";
//! let found = quantities(text, Language::Dutch);
//! assert_eq!(found[0].kind, QuantityKind::Year);
//! assert_eq!(&text[found[1].bytes.clone()], "een op de tien");
//! # Ok::<(), rekenschap_language::NumberProblem>(())
//! ```
//!
//! The word lists are plain text under `lexicon/`: one entry a line, explained at the head of the Dutch
//! file. To find one more way of writing a number, add a sentence with the expected span to
//! `fixtures/`, see it fail, and add a line to a list or a case to the reader (`quantity.rs`; `digits.rs` for
//! digits, `compound.rs` for words in one).

mod claim;
mod compound;
mod date;
mod digits;
#[cfg(test)]
mod fixture;
mod language;
mod lexicon;
mod list;
mod message;
mod number;
mod person;
mod quantity;
mod sum;
mod token;
mod written_date;

pub use claim::{ClaimKind, ClaimWord, claims};
pub use date::{DateProblem, days_between, long_date, period_label, short_date, timestamp};
pub use language::Language;
pub use list::{capitalise, join, ordinal};
pub use message::{hint, message, message_ids};
pub use number::{Notation, NumberProblem, format_decimal, parse_decimal, round};
pub use person::{folded, is_plain};
pub use quantity::{Quantity, QuantityKind, quantities};
