//! `thrive score`: re-scores saved files, and says why.

use std::path::PathBuf;

use super::shared::arguments::{OutputArgs, find_area};
use super::shared::context::Context;
use super::shared::loader::Loaded;
use super::shared::output::Printable;
use super::shared::unreadable;
use crate::formats::csv;
use crate::pages::score as view;
use crate::records::{self, ScorecardRecord};
use crate::score::{Scorecard, score};

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
    let rule = context.rule();
    let (loaded, unreadable) = context.load_readable(&args.files, &framework)?;
    let scored = || loaded.iter().map(|file| (file, score(&framework, &file.assessment, rule)));
    // Data about one area is data of the same shape, with that area only.
    let data = || {
        let mut scored: Vec<(&Loaded, Scorecard)> = scored().collect();
        if let Some(area) = explain {
            for (_, card) in &mut scored {
                card.areas = vec![card.areas.swap_remove(area.index.get())];
            }
        }
        scored
    };
    context.output.print_result(
        &args.output,
        &Printable {
            documents: &|| {
                let document = |(file, card): (&Loaded, Scorecard)| match explain {
                    Some(area) => view::explanation(&file.assessment, &card, &card[area.index]),
                    None => view::overview(&file.assessment, &card),
                };
                scored().map(document).collect()
            },
            csv: &|opener| {
                csv::write(
                    opener,
                    data().iter().flat_map(|(file, card)| {
                        records::item_rows(file.path.to_string_lossy(), &file.assessment, card)
                    }),
                )
            },
            json: &|| {
                let data = data();
                let record = |(file, card): &(&Loaded, _)| ScorecardRecord::new(card, &file.assessment);
                records::one_or_many(&data.iter().map(record).collect::<Vec<_>>(), args.files.len())
            },
            days: &|| None,
        },
    )?;
    Ok(unreadable::tell(&unreadable, &mut context.output)?)
}
