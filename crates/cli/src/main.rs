//! The command `rekenschap`: the one crate that prints and exits.

mod arguments;
mod commands;
mod findings;
mod output;

use std::process::ExitCode;

use clap::Parser;

use arguments::Arguments;
use output::{Exit, Output, Stop};

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(problem) => return output::usage(&problem),
    };
    let output = Output::new(&arguments.common());
    match commands::run(&arguments, &output) {
        Ok(exit) => exit.into(),
        Err(Stop::ReaderGone) => Exit::Done.into(),
        Err(Stop::WrongUse(what)) => {
            output.error(&[what]);
            Exit::WrongUse.into()
        }
        Err(Stop::Failed(causes)) => {
            output.error(&causes);
            Exit::CouldNot.into()
        }
    }
}
