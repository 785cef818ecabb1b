//! `thrive plan`: next steps and bottlenecks.

use std::path::PathBuf;

use super::shared::arguments::{OutputArgs, Part, word};
use super::shared::calendar::days_due;
use super::shared::context::Context;
use super::shared::output::Printable;
use crate::assessment::Action;
use crate::env;
use crate::formats::csv;
use crate::framework::ItemRef;
use crate::hint::{CommandLine, Hint};
use crate::pages::plan as view;
use crate::plan::{Reach, Step, plan};
use crate::records::{self, PlanRecord};
use crate::score::score;

/// Suggest next steps: what is one statement away, bottlenecks, and what each area needs for its next level or its target
///
/// First come areas that one statement lifts to a higher rating, those that it lifts furthest before others. How much work a
/// statement is, the plan can't know. What the team does about it, and which of it is quick, is kept with `thrive actions`. With -o and a name that ends in .ics, the days on which actions are due are written as a calendar
/// file.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  thrive plan voices.yaml\n  thrive plan voices.yaml --reach one-statement")]
pub struct Args {
    /// An assessment file
    #[arg(value_name = "FILE")]
    file: PathBuf,

    #[command(flatten)]
    part: Part,

    /// Only steps that reach so far: one statement to a higher rating, more than one to the next, or from there to the target
    #[arg(long, value_name = "REACH", value_parser = word::<Reach>(), ignore_case = true)]
    reach: Vec<Reach>,

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
    plan.steps
        .retain(|step| areas.contains(&step.area.index) && (args.reach.is_empty() || args.reach.contains(&step.reach)));
    plan.reached.retain(|area| areas.contains(&area.index));
    plan.unassessed.retain(|area| areas.contains(&area.index));
    context.output.print_result(
        &args.output,
        &Printable {
            documents: &|| vec![view::plan(assessment, &card, &plan, env::now().date())],
            csv: &|opener| csv::write(opener, records::plan_rows(&plan, &framework, assessment)),
            json: &|| records::json(&PlanRecord::new(&plan, &card, assessment)),
            days: &|| {
                let is_for =
                    |step: &Step, item: ItemRef| step.area.index == item.area && step.items.contains(&item.item);
                let is_reached =
                    |action: &Action| action.item.is_some_and(|item| plan.steps.iter().any(|step| is_for(step, item)));
                let is_meant = |action: &&Action| {
                    args.part.includes(&areas, &[], action) && (args.reach.is_empty() || is_reached(action))
                };
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
