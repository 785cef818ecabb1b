//! What can be typed: the command and the options for every command.

pub mod slips;

use std::ffi::OsString;

use clap::{CommandFactory, Parser};

use crate::commands::{Command, Options};

/// Assess your own maturity against a published framework, and see what is missing for the next level
///
/// The bundled framework is the Care Quality Commission's "Addressing health inequalities through engagement with people and
/// communities" (2025), in plain words: 7 phases, 26 improvement areas, 4 levels each. In a
/// terminal, `thrive` alone shows what is here and what can be done.
#[derive(Debug, Parser)]
#[command(name = "thrive", version, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Option<Command>,

    #[command(flatten)]
    pub options: Options,
}

impl Cli {
    /// What there is to say where a command is needed and none was given: the help, or which commands there are.
    pub fn without_command(args: &[OsString]) -> Option<clap::Error> {
        let needed = Self::command().subcommand_required(true).arg_required_else_help(true);
        needed.try_get_matches_from(args).err()
    }
}
