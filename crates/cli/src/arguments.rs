//! What was typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use rekenschap_language::Language;

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
    /// The ledger's file (default: .rekenschap/ledger.db in the publication folder)
    #[arg(long, value_name = "FILE")]
    pub(crate) ledger: Option<PathBuf>,
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
    /// The publication folder
    pub(crate) publication: PathBuf,
    /// The earlier edition, a year
    pub(crate) before: i32,
    /// The later edition, a year
    pub(crate) now: i32,
    /// The ledger's file (default: .rekenschap/ledger.db in the publication folder)
    #[arg(long, value_name = "FILE")]
    pub(crate) ledger: Option<PathBuf>,
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
            Command::Seal(it) => it.common.clone(),
        }
    }
}
