//! `thrive merge`: the answers of several assessors made one, and the [`meeting`] that decides what they differ on.

mod meeting;

use std::path::PathBuf;

use super::shared::context::Context;
use super::shared::made::{self, MadeArgs};
use super::shared::voices::{self, Voices};
use crate::agreement::recorded;
use crate::env;
use crate::error::Error;
use crate::framework::Framework;
use crate::hint::{CommandLine, Hint};
use crate::merge::{MergeRule, Merged, merge, merge_anonymously};
use crate::pages::merge as view;

/// Make one assessment of the answers of several assessors
///
/// One file is one assessor and has one vote. "In place" and "not in place" are votes; "we don't know", "does not apply" and areas
/// that were not assessed are none, and never count as no. An area is decided by those who assessed it, so parts that were assessed
/// apart simply join. What the votes don't decide stays open and is listed. Evidence, notes and reasons of all are kept, with who gave
/// them. Each area is told beside the assessors' own ratings. No rule shows that people agree: see `thrive agreement` for that.
///
/// With --interactive, the merged FILE is gone through in a meeting: the statements that the answers are split on or that are parked
/// come up one at a time, and the group decides each, with a reason. How the answers were split is kept beside the decision.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  thrive merge amina.yaml ben.yaml cyra.yaml -o group.yaml\n  thrive merge *.yaml --rule at-least:75% --anonymous -o open.yaml\n  thrive merge --interactive group.yaml"
)]
pub struct Args {
    /// Assessment files of several assessors; with --interactive, the one that was merged of them
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    #[command(flatten)]
    made: MadeArgs,

    /// When a statement is in place for the group: majority, all, any, at-least:3 or at-least:75%
    #[arg(long, value_name = "RULE", default_value = "majority")]
    rule: MergeRule,

    /// Leave out names, file names and dates (three files or more; the words of notes stay)
    #[arg(long)]
    anonymous: bool,

    /// Decide in a meeting what the answers are split on: one statement at a time
    #[arg(long, conflicts_with_all = ["output", "dry_run", "rule", "anonymous", "force"])]
    interactive: bool,

    #[command(flatten)]
    meeting: meeting::MeetingArgs,
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<()> {
    if args.interactive {
        return meeting::run(&args.files, &args.meeting, context);
    }
    args.meeting.check_absent()?;
    let framework = context.loader.framework()?;
    let target = args.made.target(context)?;
    let voices = Voices::load(&args.files, &framework, context)?;
    context.output.say_all(&voices.notices(args.anonymous));
    let merged = merged(&voices, args.rule, args.anonymous, &framework, context)?;
    let document = view::merged(&framework, &merged, args.anonymous);
    args.made.tell(&document, context)?;
    let Some(target) = target else { return Ok(()) };
    let name = made::write(&merged.assessment, &target, &framework, context)?;
    context.output.say_hint(&next(args, &merged, &framework, &name));
    Ok(())
}

/// The answers of all files as one assessment.
///
/// # Errors
/// If there are too few files for the rule, or to hide names among them.
pub(super) fn merged(
    voices: &Voices,
    rule: MergeRule,
    is_anonymous: bool,
    framework: &Framework,
    context: &mut Context,
) -> Result<Merged, Error> {
    let (rating, today) = (context.rule(), env::now().date());
    let sources = voices.sources();
    let merge = if is_anonymous { merge_anonymously } else { merge };
    let merged = context
        .output
        .patiently("Still putting the answers together …", || merge(framework, &sources, rule, rating, today));
    merged.map_err(|why| voices::error(why, framework))
}

/// What to do next. Where names are hidden, files are not named.
fn next(args: &Args, merged: &Merged, framework: &Framework, name: &str) -> Hint {
    let is_put_aside = !merged.open.is_empty() || !merged.reopened.is_empty();
    if !is_put_aside && recorded(framework, &merged.assessment).mixed.is_empty() {
        return Hint::from("See the result: ").and(CommandLine::thrive(&["summary", name]));
    }
    let meeting = CommandLine::thrive(&["merge", "--interactive", name]);
    if args.anonymous {
        return Hint::from("To decide together what differs, one statement at a time: ").and(meeting);
    }
    let files = args.files.iter().map(|path| path.display().to_string());
    let agreement = files.fold(CommandLine::thrive(&["agreement"]), CommandLine::with);
    Hint::from("What to talk about, most mixed first: ")
        .and(agreement)
        .and("\nTo decide it together, one statement at a time: ")
        .and(meeting)
}
