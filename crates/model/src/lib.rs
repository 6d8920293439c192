//! The words that every stage of Rekenschap shares: codes, keys, periods, values, texts, places and findings.
//!
//! Goes in: nothing. Comes out: types. It never reads a file, a clock or the environment.
//! Names come from SDMX where it has one: an *observation* is one value of one *measure* at one *key*
//! (the codes of its *dimensions*), with an *observation status* and a *confidentiality status*.
//!
//! ```
//! use rekenschap_model::{Key, Period};
//! let key = Key::new(["AZ", "2023"]);
//! assert_eq!(key.with(1, "2022").to_string(), "AZ,2022");
//! assert_eq!("2023-Q1".parse::<Period>().unwrap().shifted(-1).to_string(), "2022-Q4");
//! ```

mod delivery;
mod finding;
mod key;
mod period;
mod place;
mod text;
mod value;

pub use delivery::{Correction, CorrectionKind, Delivery, DeliveryState, Observation, Original};
pub use finding::{Checked, Finding, Severity};
pub use key::{CellReference, Code, Key, code};
pub use period::{Frequency, Period, PeriodProblem};
pub use place::{FilePlace, Place, column_letters};
pub use text::Text;
pub use value::{Confidentiality, Status, Value};
