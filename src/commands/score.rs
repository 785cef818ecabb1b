//! `thrive score`: re-scores saved files, and says why.

use std::path::PathBuf;

use super::shared::arguments::{Format, OutputArgs, area_index};
use super::shared::context::Context;
use super::shared::loader::Loaded;
use crate::document::Document;
use crate::formats::csv;
use crate::pages::score as view;
use crate::records::{self, ScorecardRecord};
use crate::score::{Scorecard, score};

/// Re-score saved files: a rating per area, why, and what is missing for the next
///
/// Ratings are never stored: they are worked out from the ticks each time. With --threshold, see what a less strict rule
/// would give.
#[derive(Debug, clap::Args)]
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
    let explain = args.explain.as_deref().map(|id| area_index(&framework, id)).transpose()?;
    let rule = context.rule();
    let loaded = context.load_all(&args.files, &framework)?;
    let scored: Vec<(&Loaded, Scorecard)> = loaded
        .iter()
        .map(|file| {
            let mut card = score(&framework, &file.assessment, rule);
            // Data about one area is data of the same shape, with that area only.
            if let (Some(area), Format::Csv | Format::Json) = (explain, args.output.format()) {
                card.areas = vec![card.areas.swap_remove(area)];
            }
            (file, card)
        })
        .collect();
    match args.output.format() {
        Format::Table | Format::Markdown => {
            let document = |(file, card): &(&Loaded, Scorecard)| match explain {
                Some(area) => view::explanation(&file.assessment, card, &card.areas[area]),
                None => view::overview(&file.assessment, card),
            };
            let documents: Vec<Document> = scored.iter().map(document).collect();
            context.output.print_documents(&args.output, &documents)?;
        }
        Format::Csv => {
            let rows = scored
                .iter()
                .flat_map(|(file, card)| records::item_rows(file.path.to_string_lossy(), &file.assessment, card));
            context.output.print_data(&args.output.target, &csv::write(rows))?;
        }
        Format::Json => {
            let records: Vec<_> =
                scored.iter().map(|(file, card)| ScorecardRecord::new(card, &file.assessment)).collect();
            context.output.print_data(&args.output.target, &records::one_or_many(&records))?;
        }
    }
    Ok(())
}
