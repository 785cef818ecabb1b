//! What can be typed: the command and the options for every command.

pub mod slips;

use clap::Parser;

use crate::commands::{Command, Options};

/// Assess your own maturity against a published framework, and see what is missing for the next level
///
/// The bundled framework is the Care Quality Commission's "Addressing health inequalities through engagement with people and
/// communities" (2025), in plain words: 7 phases, 26 improvement areas, 4 levels each. Start with `thrive assess`.
#[derive(Debug, Parser)]
#[command(name = "thrive", version, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,

    #[command(flatten)]
    pub options: Options,
}
