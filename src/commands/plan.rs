//! `thrive plan`: next steps, quick wins and bottlenecks.

use std::path::PathBuf;

use super::shared::arguments::{OutputArgs, Part, word};
use super::shared::calendar::days_due;
use super::shared::context::Context;
use super::shared::output::Printable;
use crate::assessment::{Action, Horizon};
use crate::env;
use crate::formats::csv;
use crate::hint::{CommandLine, Hint};
use crate::pages::plan as view;
use crate::plan::plan;
use crate::records::{self, PlanRecord};
use crate::score::score;

/// Suggest next steps: quick wins, bottlenecks, and what each area needs for its next level or its target
///
/// Quick wins take one item to a higher rating; those that lift an area furthest come first. What the team does about it is kept
/// with `thrive actions`. With -o and a name that ends in .ics, the days on which actions are due are written as a calendar
/// file.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// An assessment file
    #[arg(value_name = "FILE")]
    file: PathBuf,

    #[command(flatten)]
    part: Part,

    /// Only steps that can be done so soon: quick-win is one item, short the rest of the next level, long what lies between that and the target
    #[arg(long, value_name = "HORIZON", value_parser = word::<Horizon>(), ignore_case = true)]
    horizon: Vec<Horizon>,

    #[command(flatten)]
    output: OutputArgs,
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<()> {
    let framework = context.loader.framework()?;
    let areas = args.part.areas(&framework)?;
    let loaded = context.load(&args.file, &framework)?;
    let assessment = &loaded.assessment;
    let card = score(&framework, assessment, context.rule());
    let mut plan = plan(assessment, &card);
    plan.steps.retain(|step| {
        areas.contains(&step.area.index) && (args.horizon.is_empty() || args.horizon.contains(&step.horizon))
    });
    plan.reached.retain(|area| areas.contains(&area.index));
    plan.unassessed.retain(|area| areas.contains(&area.index));
    context.output.print_result(
        &args.output,
        &Printable {
            documents: &|| vec![view::plan(assessment, &card, &plan, env::now().date())],
            csv: &|opener| csv::write(opener, records::plan_rows(&plan, &framework, assessment)),
            json: &|| records::json(&PlanRecord::new(&plan, &card, assessment)),
            days: &|| {
                let is_meant = |action: &&Action| args.part.includes(&areas, &args.horizon, action);
                let chosen: Vec<&Action> = assessment.actions.iter().filter(is_meant).collect();
                Some(days_due(&loaded, &framework, &chosen))
            },
        },
    )?;
    let first = plan.steps.first().and_then(|step| Some(step.area.full_id(*step.items.first()?)));
    if let Some(item) = first.filter(|_| args.output.is_for_reading() && context.output.env.out_is_terminal) {
        let add = CommandLine::thrive(&["actions", "add", &loaded.name(), &item]);
        let add = add.with("--action").with_blank("\"…\"").with("--responsible").with_blank("\"…\"");
        let add = add.with("--due").with_blank("…");
        context.output.say_hint(&Hint::from("\nKeep what you agree on: ").and(add));
    }
    Ok(())
}
