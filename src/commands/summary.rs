//! `thrive summary`: the maturity summary table.

use std::path::PathBuf;

use super::shared::arguments::OutputArgs;
use super::shared::context::Context;
use super::shared::loader::Loaded;
use super::shared::output::Printable;
use super::shared::unreadable;
use crate::formats::csv;
use crate::pages::summary;
use crate::records::{self, ScorecardRecord};
use crate::score::score;

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
    let rule = context.rule();
    let (loaded, unreadable) = context.load_readable(&args.files, &framework)?;
    let scored: Vec<_> = loaded.iter().map(|file| (file, score(&framework, &file.assessment, rule))).collect();
    context.output.print_result(
        &args.output,
        &Printable {
            documents: &|| scored.iter().map(|(file, card)| summary::summary(&file.assessment, card)).collect(),
            csv: &|opener| {
                csv::write(
                    opener,
                    scored.iter().flat_map(|(file, card)| {
                        records::area_rows(file.path.to_string_lossy(), &file.assessment, card)
                    }),
                )
            },
            json: &|| {
                let record = |(file, card): &(&Loaded, _)| ScorecardRecord::new(card, &file.assessment);
                records::one_or_many(&scored.iter().map(record).collect::<Vec<_>>(), args.files.len())
            },
            days: &|| None,
        },
    )?;
    Ok(unreadable::tell(&unreadable, &mut context.output)?)
}
