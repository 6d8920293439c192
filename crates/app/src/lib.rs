//! The use cases: check a publication folder, build an edition, trace a number, register deliveries, start a folder.
//!
//! Here the road is put together: catalogue → intake → ledger → derive → checks and disclosure → report → publish.
//! Folders and files come in as arguments; nothing here asks for the time, the environment or the working directory,
//! and nothing prints.

mod archive;
mod arrivals;
mod assemble;
mod build;
mod completeness;
mod consequence;
mod custody;
mod decide;
mod deliveries;
mod diff;
mod disk;
mod error;
mod import;
mod register;
mod release;
mod request;
mod scaffold;
mod seal;
mod status;
mod tracing;
mod vintage;
mod whole;

pub use arrivals::Arrival;
pub use assemble::{Assembled, Settings, Step, assemble};
pub use build::{Built, build};
pub use custody::{Verified, edition, export, restore, verify};
pub use decide::{Decision, Decisions, Which, decide};
pub use diff::diff;
pub use error::AppError;
pub use import::{Import, ImportFile, Imported, Receipt, explain, import};
pub use register::{Registered, Signature, register};
pub use rekenschap_checks::{ChangeKind, Judged};
pub use rekenschap_intake::{Addressee, IncomingExplanation};
pub use rekenschap_ledger::{Damage, Location, without_passwords};
pub use rekenschap_publish::{DeliverySummary, changes as changes_json, checks as checks_json};
pub use release::{ChecklistItem, Rebuilt, Release, rebuild, release};
pub use request::{Asked, request};
pub use scaffold::scaffold;
pub use seal::seal;
pub use status::{DatasetStatus, SourceStatus, Status, reminders, state, status, status_page};
pub use tracing::{Before, HandedIn, Requested, TraceStep, trace};
