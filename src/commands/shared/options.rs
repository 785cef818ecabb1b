//! The options that hold for every command.

use std::path::PathBuf;

use clap::Args;

use crate::env::Colour;
use crate::score::Rule;

/// Options that hold for every command.
#[derive(Debug, Args)]
#[command(next_help_heading = "Options for every command")]
pub struct Options {
    /// Use this framework or overlay file instead of the bundled framework
    #[arg(long, global = true, value_name = "FILE")]
    pub framework: Option<PathBuf>,

    /// Show the framework in the words of this wording pack
    #[arg(long, global = true, value_name = "FILE")]
    pub wording: Option<PathBuf>,

    /// Count a level as complete from this share of its items on, in percent (1 to 100)
    #[arg(long, global = true, value_name = "PERCENT", default_value = "100", hide_default_value = true, value_parser = rule)]
    pub threshold: Rule,

    /// No tables and no redrawn lists, and one fact a line: for screen readers (`THRIVE_PLAIN=1` in the environment says the same)
    #[arg(long, global = true)]
    pub plain: bool,

    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", ignore_case = true)]
    pub color: Colour,
}

impl Options {
    /// The options that another command for the same file needs, as arguments.
    pub fn carried(&self) -> Vec<String> {
        let given = |(name, path): (&str, &Option<PathBuf>)| {
            path.as_ref().map(|path| [name.to_owned(), path.display().to_string()])
        };
        [("--framework", &self.framework), ("--wording", &self.wording)]
            .into_iter()
            .filter_map(given)
            .flatten()
            .collect()
    }
}

fn rule(text: &str) -> Result<Rule, String> {
    text.trim_end_matches(['%', ' '])
        .parse()
        .ok()
        .and_then(Rule::new)
        .ok_or_else(|| "a whole number from 1 to 100 is needed, such as 80 for 80 %".to_owned())
}
