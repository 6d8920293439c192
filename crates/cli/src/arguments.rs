//! What was typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use rekenschap_app::Location;
use rekenschap_language::Language;
use rekenschap_model::{Correction, CorrectionKind};

/// An organisation's annual account of its own operations: every number right, traceable and safe to show
///
/// Exit codes: 0 done, 1 findings that block publication, 2 wrong use, 3 could not go on.
#[derive(Debug, Parser)]
#[command(name = "rekenschap", version)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Start a publication folder: a small one that builds
    New(New),
    /// Check a publication folder and its figures
    Check(Check),
    /// Check, and write the edition as a site with its data
    Build(Build),
    /// Follow a number back to its formula, observations, delivery, file and line
    Trace(Trace),
    /// List what changed between two editions, with the reasons
    Diff(Diff),
    /// Sign the deliveries of an edition: add them to its register with their SHA-256
    Register(Register),
    /// Write the workbooks that ask each source for its figures
    Request(Request),
    /// Show what was asked, delivered, approved, and what is late
    Status(Status),
    /// Write a ready-to-send text for each source that has still something to deliver
    Remind(Remind),
    /// State why a source is late or incomplete: the edition publishes it
    State(StateLate),
    /// Take a filled workbook, CSV or JSON file into the ledger
    Import(Import),
    /// Hand in drafts, so that someone can approve them
    Submit(Decide),
    /// Approve deliveries: someone else than who delivered them
    Approve(Decide),
    /// Reject deliveries, with a reason
    Reject(Decide),
    /// Explain why a norm was missed
    Explain(Explain),
    /// Find any later change, removal, insertion or reordering in the ledger
    Verify(Verify),
    /// Write the whole ledger as plain files
    Export(Copy),
    /// Read plain files that `export` wrote into a ledger, also one of the other kind
    Restore(Copy),
    /// Go through the checklist and, when all is well, write the archive that rebuilds the edition
    Release(Release),
    /// Rebuild a released edition from its archive, and compare every byte
    Rebuild(Rebuild),
    /// Seal a published edition: write down the SHA-256 of every file that it was made of
    Seal(Seal),
}

/// Options that every command has.
#[derive(Debug, Clone, Args)]
pub(crate) struct Common {
    /// Language of messages: nl or en (default: the system's, else en)
    #[arg(long, value_parser = language, env = "REKENSCHAP_LANGUAGE", hide_env = true)]
    pub(crate) language: Option<Language>,
    /// No progress and no summary
    #[arg(long, short)]
    pub(crate) quiet: bool,
    /// Colours
    #[arg(long, value_enum, default_value_t = Color::Auto)]
    pub(crate) color: Color,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
}

/// What is read.
#[derive(Debug, Clone, Args)]
pub(crate) struct Folder {
    /// The publication folder
    pub(crate) publication: PathBuf,
    /// The edition, a year (default: the publication's own)
    #[arg(long, value_name = "YEAR")]
    pub(crate) edition: Option<i32>,
    #[command(flatten)]
    pub(crate) ledger: LedgerChoice,
    /// Take what was known at the end of this day, YYYY-MM-DD (default: all that is known)
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) as_of: Option<String>,
}

/// Where the ledger is.
#[derive(Debug, Clone, Args)]
pub(crate) struct LedgerChoice {
    /// The ledger: a file, or postgres://user:password@host/database (default: .rekenschap/ledger.db in the publication
    /// folder). To keep a password out of the list of processes, set REKENSCHAP_LEDGER instead
    #[arg(long = "ledger", value_name = "LEDGER", env = "REKENSCHAP_LEDGER", hide_env_values = true, value_parser = location)]
    pub(crate) location: Option<Location>,
}

#[derive(Debug, Args)]
pub(crate) struct New {
    /// The folder to make
    pub(crate) folder: PathBuf,
    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) folder: Folder,
    /// How findings are listed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// List accepted findings and notices too
    #[arg(long)]
    pub(crate) all: bool,
    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Debug, Args)]
pub(crate) struct Build {
    #[command(flatten)]
    pub(crate) folder: Folder,
    /// Where the site goes
    #[arg(long, value_name = "DIR", default_value = "site")]
    pub(crate) out: PathBuf,
    /// How findings are listed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// Write the site even when findings block publication
    #[arg(long)]
    pub(crate) draft: bool,
    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Debug, Args)]
pub(crate) struct Trace {
    #[command(flatten)]
    pub(crate) folder: Folder,
    /// DATASET/MEASURE/KEY, the key as dimension=code,…
    pub(crate) cell: String,
    /// How the chain is written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Debug, Args)]
pub(crate) struct Diff {
    #[command(flatten)]
    pub(crate) place: Place,
    /// The earlier edition, a year
    pub(crate) before: i32,
    /// The later edition, a year
    pub(crate) now: i32,
    /// How changes are listed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Debug, Args)]
pub(crate) struct Register {
    /// The publication folder
    pub(crate) publication: PathBuf,
    /// The edition, a year
    #[arg(long, value_name = "YEAR")]
    pub(crate) edition: i32,
    /// Who delivers
    #[arg(long, value_name = "NAME")]
    pub(crate) by: String,
    /// The day, YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) on: String,
    /// What is done with the deliveries
    #[arg(long, value_enum, default_value_t = State::Submitted)]
    pub(crate) state: State,
    /// Who decided on them: someone else than who delivers
    #[arg(long, value_name = "NAME", requires = "decided_on")]
    pub(crate) decided_by: Option<String>,
    /// The day of the decision, YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = date, requires = "decided_by")]
    pub(crate) decided_on: Option<String>,
    #[command(flatten)]
    pub(crate) correction: CorrectionChoice,
    #[command(flatten)]
    pub(crate) common: Common,
}

/// Why figures that were delivered before are delivered again.
#[derive(Debug, Clone, Args)]
pub(crate) struct CorrectionChoice {
    /// The kind of correction, when earlier figures are corrected
    #[arg(long, value_parser = clap::builder::PossibleValuesParser::new(CorrectionKind::ALL.iter().map(|it| it.0)), requires = "reason")]
    pub(crate) correction: Option<String>,
    /// Why earlier figures are corrected
    #[arg(long, value_name = "TEXT", requires = "correction")]
    pub(crate) reason: Option<String>,
}

impl CorrectionChoice {
    pub(crate) fn correction(&self) -> Option<Correction> {
        let kind = CorrectionKind::from_word(self.correction.as_deref()?)?;
        Some(Correction { kind, reason: self.reason.clone().unwrap_or_default() })
    }
}

/// A publication folder and its ledger.
#[derive(Debug, Clone, Args)]
pub(crate) struct Place {
    /// The publication folder
    pub(crate) publication: PathBuf,
    #[command(flatten)]
    pub(crate) ledger: LedgerChoice,
}

#[derive(Debug, Args)]
pub(crate) struct Request {
    #[command(flatten)]
    pub(crate) place: Place,
    /// The edition, a year (default: the publication's own)
    #[arg(long, value_name = "YEAR")]
    pub(crate) edition: Option<i32>,
    /// Only for this source
    #[arg(long, value_name = "SOURCE")]
    pub(crate) source: Option<String>,
    /// Where the files go
    #[arg(long, value_name = "DIR", default_value = "request")]
    pub(crate) out: PathBuf,
    /// Who asks
    #[arg(long, value_name = "NAME", default_value = "")]
    pub(crate) by: String,
    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum StatusFormat {
    Text,
    Json,
    Html,
}

#[derive(Debug, Args)]
pub(crate) struct Status {
    #[command(flatten)]
    pub(crate) folder: Folder,
    /// How it is written; html: a page of its own, not for publication
    #[arg(long, value_enum, default_value_t = StatusFormat::Text)]
    pub(crate) format: StatusFormat,
    /// Where the page goes (default: to standard output)
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Debug, Args)]
pub(crate) struct Remind {
    #[command(flatten)]
    pub(crate) folder: Folder,
    /// Where the texts go, one file for each source (default: to standard output)
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Debug, Args)]
pub(crate) struct StateLate {
    #[command(flatten)]
    pub(crate) place: Place,
    /// The source
    pub(crate) source: String,
    /// Why it is late or incomplete
    pub(crate) text: String,
    /// The edition, a year (default: the publication's own)
    #[arg(long, value_name = "YEAR")]
    pub(crate) edition: Option<i32>,
    /// Who states it
    #[arg(long, value_name = "NAME")]
    pub(crate) by: String,
    /// The day, YYYY-MM-DD (default: today)
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) on: Option<String>,
    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Debug, Args)]
pub(crate) struct Release {
    #[command(flatten)]
    pub(crate) folder: Folder,
    /// Who releases
    #[arg(long, value_name = "NAME")]
    pub(crate) by: String,
    /// The day, YYYY-MM-DD (default: today)
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) on: Option<String>,
    /// Where the archive goes; earlier ones are never touched
    #[arg(long, value_name = "DIR", default_value = "releases")]
    pub(crate) out: PathBuf,
    /// Only go through the checklist
    #[arg(long)]
    pub(crate) dry_run: bool,
    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Debug, Args)]
pub(crate) struct Rebuild {
    /// The archive
    pub(crate) archive: PathBuf,
    /// Where the site goes
    #[arg(long, value_name = "DIR", default_value = "site")]
    pub(crate) out: PathBuf,
    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Debug, Args)]
pub(crate) struct Import {
    #[command(flatten)]
    pub(crate) place: Place,
    /// The files: workbooks (.xlsx, .ods), .csv or .json; all are taken, or none
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Who delivers
    #[arg(long, value_name = "NAME")]
    pub(crate) by: String,
    /// The day, YYYY-MM-DD (default: today)
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) on: Option<String>,
    /// The edition, where the file does not say it (default: the publication's own)
    #[arg(long, value_name = "YEAR")]
    pub(crate) edition: Option<i32>,
    /// The source, where the file does not say it
    #[arg(long, value_name = "SOURCE")]
    pub(crate) source: Option<String>,
    /// The dataset, where the file does not say it
    #[arg(long, value_name = "DATASET")]
    pub(crate) dataset: Option<String>,
    /// Keep it as a draft: nobody can approve it before it is submitted
    #[arg(long)]
    pub(crate) draft: bool,
    /// Only say what would happen
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Take figures again that were delivered before and replaced since
    #[arg(long)]
    pub(crate) again: bool,
    #[command(flatten)]
    pub(crate) correction: CorrectionChoice,
    /// How receipts and findings are written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Debug, Args)]
pub(crate) struct Decide {
    #[command(flatten)]
    pub(crate) place: Place,
    /// The numbers of the deliveries, as on their receipts
    #[arg(value_name = "NUMBER", required_unless_present = "all")]
    pub(crate) numbers: Vec<i64>,
    /// All that wait
    #[arg(long, conflicts_with = "numbers")]
    pub(crate) all: bool,
    /// With --all: those of this source
    #[arg(long, value_name = "SOURCE", requires = "all")]
    pub(crate) source: Option<String>,
    /// With --all: those of this edition, a year
    #[arg(long, value_name = "YEAR", requires = "all")]
    pub(crate) edition: Option<i32>,
    /// Who decides
    #[arg(long, value_name = "NAME")]
    pub(crate) by: String,
    /// The day, YYYY-MM-DD (default: today)
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) on: Option<String>,
    /// Why; a rejection must have a reason
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: Option<String>,
    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Debug, Args)]
pub(crate) struct Explain {
    #[command(flatten)]
    pub(crate) place: Place,
    /// The norm
    pub(crate) norm: String,
    /// The explanation
    pub(crate) text: String,
    /// The organisation, by its code (default: the whole)
    #[arg(long, value_name = "CODE")]
    pub(crate) organisation: Option<String>,
    /// The source that explains
    #[arg(long, value_name = "SOURCE")]
    pub(crate) source: String,
    /// The edition, a year (default: the publication's own)
    #[arg(long, value_name = "YEAR")]
    pub(crate) edition: Option<i32>,
    /// Who explains
    #[arg(long, value_name = "NAME")]
    pub(crate) by: String,
    /// The day, YYYY-MM-DD (default: today)
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) on: Option<String>,
    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Debug, Args)]
pub(crate) struct Verify {
    #[command(flatten)]
    pub(crate) place: Place,
    /// A hash that a receipt or a released archive says the ledger had
    #[arg(long, value_name = "HASH")]
    pub(crate) witness: Option<String>,
    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Debug, Args)]
pub(crate) struct Copy {
    #[command(flatten)]
    pub(crate) place: Place,
    /// The folder of the plain files
    #[arg(value_name = "COPY")]
    pub(crate) copy: PathBuf,
    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Debug, Args)]
pub(crate) struct Seal {
    /// The publication folder
    pub(crate) publication: PathBuf,
    /// The edition, a year
    #[arg(long, value_name = "YEAR")]
    pub(crate) edition: i32,
    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum State {
    Draft,
    Submitted,
    Approved,
    Rejected,
}

fn language(text: &str) -> Result<Language, String> {
    Language::parse(text).ok_or_else(|| "expected nl or en".to_owned())
}

fn location(text: &str) -> Result<Location, String> {
    if text.is_empty() {
        return Err("expected a file or postgres://…".to_owned());
    }
    let location = Location::parse(text);
    match &location {
        Location::File(_) if text.contains("://") => {
            Err("of addresses, only postgres://… is known".to_owned())
        }
        _ => Ok(location),
    }
}

fn date(text: &str) -> Result<String, String> {
    rekenschap_language::short_date(text, Language::English)
        .map(|_| text.to_owned())
        .map_err(|_| "expected a date, YYYY-MM-DD".to_owned())
}

impl Arguments {
    pub(crate) fn common(&self) -> Common {
        match &self.command {
            Command::New(it) => it.common.clone(),
            Command::Check(it) => it.common.clone(),
            Command::Build(it) => it.common.clone(),
            Command::Trace(it) => it.common.clone(),
            Command::Diff(it) => it.common.clone(),
            Command::Register(it) => it.common.clone(),
            Command::Request(it) => it.common.clone(),
            Command::Status(it) => it.common.clone(),
            Command::Remind(it) => it.common.clone(),
            Command::State(it) => it.common.clone(),
            Command::Release(it) => it.common.clone(),
            Command::Rebuild(it) => it.common.clone(),
            Command::Import(it) => it.common.clone(),
            Command::Submit(it) | Command::Approve(it) | Command::Reject(it) => it.common.clone(),
            Command::Explain(it) => it.common.clone(),
            Command::Verify(it) => it.common.clone(),
            Command::Export(it) | Command::Restore(it) => it.common.clone(),
            Command::Seal(it) => it.common.clone(),
        }
    }
}
