//! Where things are printed: data to standard output, everything else to standard error.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use rekenschap_app::{AppError, Step, without_passwords};
use rekenschap_language::{Language, message};

use crate::arguments::{Color, Common};

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// All is done.
    Done = 0,
    /// Findings block publication.
    Findings = 1,
    /// Something was asked that cannot be.
    WrongUse = 2,
    /// We could not go on.
    CouldNot = 3,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Why a command stopped early.
#[derive(Debug)]
pub(crate) enum Stop {
    /// Whoever read our output has gone: `rekenschap … | head`.
    ReaderGone,
    /// Something was asked that cannot be.
    WrongUse(String),
    /// Something failed: the message and its causes.
    Failed(Vec<String>),
}

impl From<AppError> for Stop {
    fn from(error: AppError) -> Self {
        if let AppError::NoSuchEdition { .. } | AppError::NotEarlier { .. } = error {
            return Self::WrongUse(error.to_string());
        }
        let mut causes = vec![error.to_string()];
        let mut source = std::error::Error::source(&error);
        while let Some(it) = source {
            causes.push(it.to_string());
            source = it.source();
        }
        Self::Failed(causes)
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::ReaderGone,
            _ => Self::Failed(vec![
                "standard output cannot be written".to_owned(),
                error.to_string(),
            ]),
        }
    }
}

/// Help, or what is wrong with what was typed: quoted without addresses, which can hold a password.
pub(crate) fn usage(problem: &clap::Error) -> ExitCode {
    if problem.use_stderr() {
        let text = problem.render();
        let text = if io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none() {
            text.ansi().to_string()
        } else {
            text.to_string()
        };
        let _ = write!(io::stderr().lock(), "{}", without_passwords(&text));
    } else {
        // Whoever asked for help and has gone does not miss it.
        let _ = problem.print();
    }
    ExitCode::from(u8::try_from(problem.exit_code()).unwrap_or(Exit::WrongUse as u8))
}

/// The terminal, or what stands in for it.
pub(crate) struct Output {
    pub(crate) language: Language,
    pub(crate) quiet: bool,
    pub(crate) color: bool,
    bar: Option<ProgressBar>,
}

impl Output {
    pub(crate) fn new(common: &Common) -> Self {
        let terminal = io::stderr().is_terminal();
        let color = match common.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
        };
        let bar = (terminal && !common.quiet).then(|| {
            let bar = ProgressBar::new_spinner();
            if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}") {
                bar.set_style(style);
            }
            bar.enable_steady_tick(Duration::from_millis(100));
            bar
        });
        Self {
            language: common.language.unwrap_or_else(system_language),
            quiet: common.quiet,
            color,
            bar,
        }
    }

    /// Shows what is being done.
    pub(crate) fn progress(&self, step: Step) {
        if let Some(bar) = &self.bar {
            let id = match step {
                Step::Catalogue => "step-catalogue",
                Step::Deliveries => "step-deliveries",
                Step::Derive => "step-derive",
                Step::Checks => "step-checks",
                Step::Report => "step-report",
                Step::Publish => "step-publish",
            };
            bar.set_message(self.say(id, &[]));
        }
    }

    /// A message in the reader's language.
    pub(crate) fn say(&self, id: &str, arguments: &[(&str, String)]) -> String {
        message(self.language, id, arguments)
    }

    /// Data, to standard output.
    pub(crate) fn data(&self, bytes: &[u8]) -> Result<(), Stop> {
        self.clear();
        let mut out = io::stdout().lock();
        out.write_all(bytes)?;
        out.flush()?;
        Ok(())
    }

    /// A line of summary, to standard error.
    pub(crate) fn note(&self, text: &str) {
        if !self.quiet {
            self.clear();
            // Nobody may be reading standard error; that is no reason to fail.
            let _ = writeln!(io::stderr().lock(), "{text}");
        }
    }

    /// What went wrong, to standard error.
    pub(crate) fn error(&self, causes: &[String]) {
        self.clear();
        let mut to = io::stderr().lock();
        for (at, cause) in causes.iter().enumerate() {
            let label = if at == 0 { self.say("error", &[]) } else { self.say("cause", &[]) };
            let _ = writeln!(to, "{label}: {}", without_passwords(cause));
        }
    }

    fn clear(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

/// The language that the system's settings name.
fn system_language() -> Language {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|it| std::env::var(it).ok())
        .find(|it| !it.is_empty())
        .and_then(|it| Language::parse(it.get(..2).unwrap_or_default()))
        .unwrap_or(Language::English)
}
