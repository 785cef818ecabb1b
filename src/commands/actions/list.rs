//! `thrive actions list`: what there is to do, what is overdue first.

use std::path::PathBuf;

use jiff::civil::Date;

use super::super::calendar::{is_calendar, print_calendar};
use super::super::shared::arguments::{Format, OutputArgs, Part, word};
use super::super::shared::context::Context;
use super::super::shared::loader::Loaded;
use crate::assessment::{Action, Assessment, Horizon};
use crate::document::Document;
use crate::env;
use crate::formats::csv;
use crate::pages::actions as view;
use crate::records::{self, ActionsRecord};
use crate::score::score;

/// List actions, what is overdue first
#[derive(Debug, clap::Args)]
pub struct ListArgs {
    /// Assessment files
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Only what is open
    #[arg(long)]
    open: bool,

    /// Only what is overdue
    #[arg(long)]
    overdue: bool,

    /// Only what can be done so soon (can be given several times)
    #[arg(long, value_name = "HORIZON", value_parser = word::<Horizon>())]
    horizon: Vec<Horizon>,

    #[command(flatten)]
    part: Part,

    #[command(flatten)]
    output: OutputArgs,
}

pub fn list(args: &ListArgs, context: &mut Context) -> anyhow::Result<()> {
    let framework = context.loader.framework()?;
    let areas = args.part.areas(&framework)?;
    let today = env::now().date();
    let loaded = context.load_all(&args.files, &framework)?;
    if let ([file], true) = (loaded.as_slice(), is_calendar(&args.output)) {
        let chosen = chosen(args, &areas, today, &file.assessment);
        return Ok(print_calendar(file, &framework, &chosen, &args.output, context)?);
    }
    match args.output.format() {
        Format::Table | Format::Markdown => {
            let document = |file: &Loaded| {
                let card = score(&framework, &file.assessment, context.rule());
                view::list(&file.assessment, &card, &chosen(args, &areas, today, &file.assessment), today)
            };
            let documents: Vec<Document> = loaded.iter().map(document).collect();
            context.output.print_documents(&args.output, &documents)?;
        }
        Format::Csv => {
            let rows = loaded.iter().flat_map(|file| {
                let chosen = chosen(args, &areas, today, &file.assessment);
                records::action_rows(file.path.to_string_lossy(), &file.assessment, chosen, today)
            });
            context.output.print_data(&args.output.target, &csv::write(rows))?;
        }
        Format::Json => {
            let records: Vec<_> = loaded
                .iter()
                .map(|file| ActionsRecord::new(&file.assessment, &chosen(args, &areas, today, &file.assessment), today))
                .collect();
            context.output.print_data(&args.output.target, &records::one_or_many(&records))?;
        }
    }
    Ok(())
}

/// The actions that the filters let through, in the order in which they are listed.
fn chosen<'a>(args: &ListArgs, areas: &[&str], today: Date, assessment: &'a Assessment) -> Vec<&'a Action> {
    let is_meant = |action: &&Action| {
        (!args.open || !action.is_done())
            && (!args.overdue || action.is_overdue(today))
            && args.part.includes(areas, &args.horizon, action)
    };
    view::in_order(&assessment.actions.iter().filter(is_meant).collect::<Vec<_>>())
}
