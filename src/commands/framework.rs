//! `thrive framework`: look at a framework, start one, check it, describe its files, put it into other words.

use std::path::PathBuf;

use clap::ValueEnum;

use super::shared::arguments::{OutputArgs, Target, find_area};
use super::shared::context::Context;
use super::shared::findings::{CheckFormat, report, unreadable};
use super::shared::loader::locate;
use super::shared::output::Printable;
use super::wording;
use crate::assessment::AssessmentFile;
use crate::formats::csv;
use crate::framework::wording::WordingFile;
use crate::framework::{self, Framework, FrameworkFile, OverlayFile};
use crate::hint::CommandLine;
use crate::pages::checked::{CheckRecord, Finding};
use crate::pages::framework as view;
use crate::records;
use crate::records::{
    ActionsRecord, AgreementRecord, ComparisonRecord, PlanRecord, PortfolioRecord, ScorecardRecord, SideBySideRecord,
};
use crate::schema::{schema, schema_of_result};
use crate::words;

/// Look at a framework, write one of your own, check it, or put it into other words
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    Show(ShowArgs),
    New(NewArgs),
    Check(CheckArgs),
    Schema(SchemaArgs),
    #[command(subcommand)]
    Wording(wording::Command),
}

/// Show the framework's phases, areas and levels, or one area in full
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  thrive framework show\n  thrive framework show --area 1a")]
pub struct ShowArgs {
    /// Show one area with all its items, such as 1a
    #[arg(long, value_name = "AREA")]
    area: Option<String>,

    #[command(flatten)]
    output: OutputArgs,
}

/// Start a framework of your own: writes a small one with comments, ready to be changed
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  thrive framework new -o own.yaml\n  thrive framework new --overlay -o additions.yaml"
)]
pub struct NewArgs {
    /// Start local additions to the bundled framework instead
    #[arg(long)]
    overlay: bool,

    #[command(flatten)]
    target: Target,
}

/// Check framework and overlay files and report everything that is wrong with them
///
/// Exit status 1 if there is a fault; warnings alone are no fault.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  thrive framework check own.yaml\n  thrive framework check own.yaml --against old.yaml"
)]
pub struct CheckArgs {
    /// Framework or overlay files
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Also report what a version after OLD would do to answers given to OLD
    #[arg(long, value_name = "OLD")]
    against: Option<PathBuf>,

    /// How to print what was found
    #[arg(long, value_name = "FORMAT", default_value = "text", ignore_case = true)]
    format: CheckFormat,
}

/// Print the JSON Schema of a kind of file, for editors that complete and check
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  thrive framework schema assessment -o assessment.schema.json")]
pub struct SchemaArgs {
    /// The kind of file
    #[arg(value_name = "NAME", ignore_case = true)]
    name: SchemaName,

    #[command(flatten)]
    target: Target,
}

/// The kinds of files and results that have a published schema.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum SchemaName {
    /// A framework file
    Framework,
    /// Local additions to a framework
    Overlay,
    /// A wording pack in YAML
    Wording,
    /// An assessment file
    Assessment,
    /// What score and summary print as JSON
    Scorecard,
    /// What compare prints as JSON
    Comparison,
    /// What compare --side-by-side prints as JSON
    SideBySide,
    /// What agreement prints as JSON
    Agreement,
    /// What portfolio prints as JSON
    Portfolio,
    /// What plan prints as JSON
    Plan,
    /// What the list of actions prints as JSON
    Actions,
    /// What the checks print as JSON
    Check,
}

pub fn run(command: &Command, context: &mut Context) -> anyhow::Result<()> {
    match command {
        Command::Show(args) => show(args, context),
        Command::New(args) => new(args, context),
        Command::Check(args) => check(args, context),
        Command::Schema(args) => print_schema(args, context),
        Command::Wording(command) => wording::run(command, context),
    }
}

fn show(args: &ShowArgs, context: &mut Context) -> anyhow::Result<()> {
    let framework = context.loader.framework()?;
    let area = args.area.as_deref().map(|id| find_area(&framework, id)).transpose()?;
    Ok(context.output.print_result(
        &args.output,
        &Printable {
            documents: &|| {
                vec![match area {
                    Some(area) => view::area(&framework, area),
                    None => view::tree(&framework),
                }]
            },
            csv: &|opener| {
                let areas = area.map_or(framework.areas(), std::slice::from_ref);
                csv::write(opener, records::framework_rows(&framework, areas))
            },
            json: &|| {
                let mut file = framework::to_file(&framework);
                if let Some(area) = area {
                    file.keep_area(&area.id);
                }
                records::json(&file)
            },
            days: &|| None,
        },
    )?)
}

fn new(args: &NewArgs, context: &mut Context) -> anyhow::Result<()> {
    let starter = if args.overlay {
        include_str!("../../framework/starters/overlay.yaml")
    } else {
        include_str!("../../framework/starters/framework.yaml")
    };
    context.output.print(&args.target, starter)?;
    let check = |name: &str| CommandLine::thrive(&["framework", "check", name]).without_options();
    context.output.say_written(&args.target, "Change it as you like", check);
    Ok(())
}

fn check(args: &CheckArgs, context: &mut Context) -> anyhow::Result<()> {
    let old = args.against.as_ref().map(|path| context.loader.framework_in(path)).transpose()?;
    let mut findings = Vec::new();
    for path in &args.files {
        findings.push(checked(path, old.as_ref(), context));
    }
    report(&findings, "framework", args.format, context)
}

fn checked(path: &std::path::Path, old: Option<&Framework>, context: &mut Context) -> Finding {
    let file = path.display().to_string();
    let (framework, mut problems) = match context.loader.check_framework(path) {
        Ok(checked) => (checked.framework, checked.problems),
        // The file, or the base of an overlay, can't be read. The other files are checked all the same.
        Err(error) => return unreadable(file, &error),
    };
    let mut reworded = Vec::new();
    if let (Some(framework), Some(old)) = (&framework, old) {
        let found = framework::reworded(old, framework);
        reworded = found.iter().map(|one| framework.full_id(one.item)).collect();
        let mut changes = framework::changes(old, framework);
        locate(path, &mut changes);
        problems.extend(changes);
        problems.sort_by_key(|problem| problem.place.line());
    }
    let what = framework.map(|found| {
        let overlay = found.overlay().map(|overlay| format!("{} {} over ", overlay.id, overlay.version));
        format!(
            "{}{} {}, {}, {}, {}",
            overlay.unwrap_or_default(),
            found.id(),
            found.version(),
            words::count(found.phases().len(), "phase"),
            words::count(found.areas().len(), "area"),
            words::count(found.item_count(), "statement"),
        )
    });
    Finding { file, what, problems, reworded, texts: None, own_words: None }
}

fn print_schema(args: &SchemaArgs, context: &mut Context) -> anyhow::Result<()> {
    let schema = match args.name {
        SchemaName::Framework => schema::<FrameworkFile>(),
        SchemaName::Overlay => schema::<OverlayFile>(),
        SchemaName::Wording => schema::<WordingFile>(),
        SchemaName::Assessment => schema::<AssessmentFile>(),
        SchemaName::Scorecard => schema_of_result::<ScorecardRecord>(),
        SchemaName::Comparison => schema_of_result::<ComparisonRecord>(),
        SchemaName::SideBySide => schema_of_result::<SideBySideRecord>(),
        SchemaName::Agreement => schema_of_result::<AgreementRecord>(),
        SchemaName::Portfolio => schema_of_result::<PortfolioRecord>(),
        SchemaName::Plan => schema_of_result::<PlanRecord>(),
        SchemaName::Actions => schema_of_result::<ActionsRecord>(),
        SchemaName::Check => schema_of_result::<CheckRecord>(),
    };
    context.output.print_data(&args.target, &records::json(&schema))?;
    Ok(())
}
