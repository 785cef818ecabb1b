//! `thrive summary`: the maturity summary table.

use std::path::PathBuf;

use super::shared::arguments::OutputArgs;
use super::shared::context::Context;
use super::shared::each_file::{EachFile, print_each};
use crate::formats::csv;
use crate::pages::summary;
use crate::records::{self, AreaRow};

/// Print the maturity summary table, phase by phase
///
/// Shows every area's rating on the scale of levels, how many items the next level needs, and what all areas come to
/// together. With several files, one summary after another; one that can't be read is told at the end, with exit status 1.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  thrive summary voices.yaml\n  thrive summary *.yaml --format csv -o areas.csv")]
pub struct Args {
    /// Assessment files
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    #[command(flatten)]
    output: OutputArgs,
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<()> {
    let framework = context.loader.framework()?;
    let what = EachFile {
        document: &|file, card| summary::summary(&file.assessment, card),
        header: csv::header::<AreaRow>,
        rows: |opener, file, card| {
            csv::rows(opener, records::area_rows(file.path.to_string_lossy(), &file.assessment, card))
        },
        area: None,
    };
    Ok(print_each(&args.output, &args.files, &framework, &what, context)?)
}
