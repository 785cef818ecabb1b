//! `thrive framework`: look at a framework, or check a framework file.

use std::path::PathBuf;

use super::context::{Context, Format, Output, area_index};
use crate::error::Error;
use crate::framework;
use crate::problem::Severity;
use crate::store;
use crate::view::{framework as view, records};
use crate::words;

/// Look at a framework, or check a framework file
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    Show(ShowArgs),
    Check(CheckArgs),
}

/// Show the framework's phases, areas and levels, or one area in full
#[derive(Debug, clap::Args)]
pub struct ShowArgs {
    /// Show one area with all its items, such as 1a
    #[arg(long, value_name = "AREA")]
    area: Option<String>,

    #[command(flatten)]
    output: Output,
}

/// Check a framework file and report everything that is wrong with it
///
/// Exit status 1 if there is a fault; warnings alone are no fault.
#[derive(Debug, clap::Args)]
pub struct CheckArgs {
    /// Framework files
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

pub fn run(command: &Command, context: &mut Context) -> anyhow::Result<()> {
    match command {
        Command::Show(args) => show(args, context),
        Command::Check(args) => check(args, context),
    }
}

fn show(args: &ShowArgs, context: &mut Context) -> anyhow::Result<()> {
    let framework = context.framework()?;
    let area = args.area.as_deref().map(|id| area_index(&framework, id)).transpose()?;
    match args.output.format() {
        Format::Table | Format::Markdown => {
            let document = match area {
                Some(area) => view::area(&framework, &framework.areas()[area]),
                None => view::tree(&framework),
            };
            context.print_documents(&args.output, &[document])?;
        }
        Format::Csv => context.print_data(&args.output, &records::framework_csv(&framework, area))?,
        Format::Json => {
            let mut file = framework::to_file(&framework);
            if let Some(area) = area {
                file.keep_area(&framework.areas()[area].id);
            }
            context.print_data(&args.output, &records::json(&file))?;
        }
    }
    Ok(())
}

fn check(args: &CheckArgs, context: &mut Context) -> anyhow::Result<()> {
    let mut faulty = Vec::new();
    for path in &args.files {
        let name = path.display().to_string();
        let checked = framework::read(&store::read(path)?);
        match &checked.framework {
            Some(found) => {
                let warnings = checked.problems.iter().filter(|problem| problem.severity == Severity::Warning).count();
                let with =
                    if warnings == 0 { String::new() } else { format!(", {}", words::count(warnings, "warning")) };
                let line = format!(
                    "{name} is in order: {} {}, {}, {}, {}{with}",
                    found.id(),
                    found.version(),
                    words::count(found.phases().len(), "phase"),
                    words::count(found.areas().len(), "area"),
                    words::count(found.item_count(), "item"),
                );
                context.print_line(&line)?;
            }
            None => faulty.push(name.clone()),
        }
        for problem in &checked.problems {
            let kind = if problem.severity == Severity::Fault { "fault" } else { "warning" };
            let place = if problem.place().is_empty() { String::new() } else { format!("{}: ", problem.place()) };
            let hint = problem.hint.as_ref().map(|hint| format!("\n    {hint}")).unwrap_or_default();
            context.print_line(&format!("{name}: {kind} {}: {place}{}{hint}", problem.code, problem.message))?;
        }
    }
    match faulty.as_slice() {
        [] => Ok(()),
        [one] => Err(Error::refused(format!("{one} can't be used")).into()),
        many => Err(Error::refused(format!("{} can't be used", words::list(many))).into()),
    }
}
