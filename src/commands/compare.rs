//! `thrive compare`: what moved between two rounds, or what several assessments say at one time.

mod side_by_side;

use std::path::{Path, PathBuf};

use super::shared::arguments::OutputArgs;
use super::shared::context::Context;
use super::shared::loader::Loaded;
use super::shared::output::Printable;
use crate::compare::compare;
use crate::error::Error;
use crate::formats::csv;
use crate::framework::Framework;
use crate::hint::{CommandLine, Hint};
use crate::pages::compare as view;
use crate::records::{self, ComparisonRecord};
use crate::score::score;
use crate::words;

/// Compare two rounds, or assessments side by side
///
/// Two rounds: which areas went up or down, and by which items. Both files are scored afresh by the same rule. A round is one
/// assessment among several of the same thing over time; the earlier one comes first. Items no longer in place are told from those
/// that no longer apply.
///
/// With --side-by-side, two to six assessments at one time: of places, viewpoints, or of a team, its peers and its communities. Where
/// they differ most comes first, with who says what; nothing ranks them. The output file can then also end in .html for a web page or
/// in .docx for Word.
#[derive(Debug, clap::Args)]
#[command(
    override_usage = "thrive compare [OPTIONS] <BEFORE> <AFTER>\n       thrive compare [OPTIONS] --side-by-side <FILE> <FILE>...",
    after_help = "Examples:\n  thrive compare last.yaml now.yaml\n  thrive compare --side-by-side own.yaml communities.yaml"
)]
pub struct Args {
    /// The earlier assessment file and the later one; with --side-by-side, two to six files in the order of the columns
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Set assessments at one time side by side, without up and down
    #[arg(long)]
    side_by_side: bool,

    #[command(flatten)]
    output: OutputArgs,
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<()> {
    if args.side_by_side {
        return side_by_side::run(&args.files, &args.output, context);
    }
    let [before, after] = args.files.as_slice() else { return Err(not_two(args.files.len()).into()) };
    let framework = context.loader.framework()?;
    let rule = context.rule();
    let [before, after] = rounds(before, after, &framework, context)?;
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

/// What is wrong where there are not two files to be compared.
fn not_two(files: usize) -> Error {
    let compare = CommandLine::thrive(&["compare"]);
    if files < 2 {
        let both = compare.with_blank("BEFORE AFTER");
        return Error::usage("there is one file, and two rounds are compared")
            .hint(Hint::from("name both: ").and(both));
    }
    let beside = compare.with("--side-by-side").with_blank("FILES");
    Error::usage(format!("{files} files were named, and two rounds are compared"))
        .hint(Hint::from("for several assessments at one time: ").and(beside))
}

/// Reads two rounds of the same framework. If the first is the later one, people are told: a comparison the wrong way round is
/// easily taken for the right one.
pub fn rounds(before: &Path, after: &Path, framework: &Framework, context: &mut Context) -> Result<[Loaded; 2], Error> {
    let of_one = "two rounds can be compared where both are of the same framework";
    let mut load = |path: &Path| context.load_beside(path, framework, of_one);
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
