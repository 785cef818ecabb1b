//! `thrive actions list`: what there is to do, what is overdue first.

use std::path::PathBuf;

use jiff::civil::Date;

use super::super::shared::arguments::{OutputArgs, Part, word};
use super::super::shared::calendar::days_due;
use super::super::shared::context::Context;
use super::super::shared::loader::Loaded;
use super::super::shared::output::Printable;
use super::super::shared::unreadable;
use crate::assessment::{Action, Horizon};
use crate::env;
use crate::formats::csv;
use crate::framework::AreaIndex;
use crate::pages::actions as view;
use crate::records::{self, ActionsRecord};
use crate::score::score;

/// List actions, what is overdue first
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  thrive actions list voices.yaml\n  thrive actions list *.yaml --overdue")]
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
    #[arg(long, value_name = "HORIZON", value_parser = word::<Horizon>(), ignore_case = true)]
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
    let (loaded, unreadable) = context.load_readable(&args.files, &framework)?;
    let rule = context.rule();
    let chosen = chosen(args, &areas, today);
    context.output.print_result(
        &args.output,
        &Printable {
            documents: &|| {
                let document = |file: &Loaded| {
                    let card = score(&framework, &file.assessment, rule);
                    view::list(&file.assessment, &card, &chosen(file), today)
                };
                loaded.iter().map(document).collect()
            },
            csv: &|opener| {
                csv::write(
                    opener,
                    loaded.iter().flat_map(|file| {
                        let name = file.path.to_string_lossy();
                        records::action_rows(name, &file.assessment, &framework, chosen(file), today)
                    }),
                )
            },
            json: &|| {
                let record = |file: &Loaded| ActionsRecord::new(&file.assessment, &framework, &chosen(file), today);
                records::one_or_many(&loaded.iter().map(record).collect::<Vec<_>>(), args.files.len())
            },
            // A calendar holds the days of one assessment.
            days: &|| match loaded.as_slice() {
                [file] => Some(days_due(file, &framework, &chosen(file))),
                _ => None,
            },
        },
    )?;
    Ok(unreadable::tell(&unreadable, &mut context.output)?)
}

/// The actions of a file that the filters let through, in the order in which they are listed.
fn chosen(args: &ListArgs, areas: &[AreaIndex], today: Date) -> impl Fn(&Loaded) -> Vec<&Action> {
    let is_meant = move |action: &&Action| {
        (!args.open || !action.is_done())
            && (!args.overdue || action.is_overdue(today))
            && args.part.includes(areas, &args.horizon, action)
    };
    move |file| view::in_order(&file.assessment.actions.iter().filter(is_meant).collect::<Vec<_>>())
}
