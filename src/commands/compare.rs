//! `thrive compare`: what moved between two rounds.

use std::path::{Path, PathBuf};

use super::shared::arguments::OutputArgs;
use super::shared::context::Context;
use super::shared::loader::Loaded;
use super::shared::output::Printable;
use crate::compare::compare;
use crate::error::Error;
use crate::formats::csv;
use crate::framework::Framework;
use crate::pages::compare as view;
use crate::problem::Code;
use crate::records::{self, ComparisonRecord};
use crate::score::score;
use crate::words;

/// Compare two rounds: which areas went up or down, and by which items
///
/// Both files are scored afresh by the same rule. A round is one assessment among several of the same thing over time; the
/// earlier one comes first. Items no longer in place are told from those that no longer apply.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The earlier assessment file
    #[arg(value_name = "BEFORE")]
    before: PathBuf,

    /// The later assessment file
    #[arg(value_name = "AFTER")]
    after: PathBuf,

    #[command(flatten)]
    output: OutputArgs,
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<()> {
    let framework = context.loader.framework()?;
    let rule = context.rule();
    let [before, after] = rounds(&args.before, &args.after, &framework, context)?;
    let cards = [&before, &after].map(|file| score(&framework, &file.assessment, rule));
    let comparison = compare(&cards[0], &cards[1]);
    Ok(context.output.print_result(
        &args.output,
        &Printable {
            documents: &|| vec![view::comparison(&comparison, &before.assessment, &after.assessment)],
            csv: &|opener| csv::write(opener, records::change_rows(&comparison)),
            json: &|| records::json(&ComparisonRecord::new(&comparison, &before.assessment, &after.assessment)),
            days: &|| None,
        },
    )?)
}

/// Reads two rounds of the same framework. If the first is the later one, people are told: a comparison the wrong way round is
/// easily taken for the right one.
pub fn rounds(before: &Path, after: &Path, framework: &Framework, context: &mut Context) -> Result<[Loaded; 2], Error> {
    let mut load = |path: &Path| {
        context.load(path, framework).map_err(|error| {
            let is_other = error.problems.iter().any(|problem| problem.code == Code::OtherFramework);
            if is_other { error.hint("two rounds can be compared where both are of the same framework") } else { error }
        })
    };
    let (before, after) = (load(before)?, load(after)?);
    if let (Some(first), Some(second)) = (before.assessment.about.updated, after.assessment.about.updated)
        && first > second
    {
        context.output.say(&format!(
            "{} is the later one ({}; {} is of {}): did you mean the other way round?",
            before.name(),
            words::long_date(first),
            after.name(),
            words::long_date(second),
        ));
    }
    Ok([before, after])
}
