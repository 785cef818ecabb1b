//! `thrive score`: re-scores saved files, and says why.

use std::path::PathBuf;

use super::shared::arguments::{OutputArgs, find_area};
use super::shared::context::Context;
use super::shared::each_file::{EachFile, print_each};
use crate::formats::csv;
use crate::pages::score as view;
use crate::records::{self, ItemRow};

/// Re-score saved files: a rating per area, why, and what is missing for the next
///
/// Ratings are never stored: they are worked out from the ticks each time. With --threshold, see what a less strict rule
/// would give. Of several files, one that can't be read is told at the end, with exit status 1.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  thrive score voices.yaml\n  thrive score voices.yaml --explain 1a\n  thrive score voices.yaml --format csv -o items.csv"
)]
pub struct Args {
    /// Assessment files
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Show every item of one area, such as 1a
    #[arg(long, value_name = "AREA", alias = "area")]
    explain: Option<String>,

    #[command(flatten)]
    output: OutputArgs,
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<()> {
    let framework = context.loader.framework()?;
    let explain = args.explain.as_deref().map(|id| find_area(&framework, id)).transpose()?;
    let what = EachFile {
        document: &|file, card| match explain {
            Some(area) => view::explanation(&file.assessment, card, &card[area.index]),
            None => view::overview(&file.assessment, card),
        },
        header: csv::header::<ItemRow>,
        rows: |opener, file, card| {
            csv::rows(opener, records::item_rows(file.path.to_string_lossy(), &file.assessment, card))
        },
        area: explain.map(|area| area.index),
    };
    Ok(print_each(&args.output, &args.files, &framework, &what, context)?)
}
