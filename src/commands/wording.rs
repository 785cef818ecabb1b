//! `thrive framework wording`: other words for a framework's texts.

use std::path::PathBuf;

use clap::ValueEnum;

use super::shared::arguments::Target;
use super::shared::context::Context;
use super::shared::findings::{CheckFormat, report, unreadable};
use crate::error::Error;
use crate::formats::csv;
use crate::forms::publication;
use crate::framework::Framework;
use crate::framework::wording::{self, Comparison, Original, Wording};
use crate::hint::CommandLine;
use crate::input;
use crate::pages::checked::Finding;

/// Put a framework into other words: a translation, easy read, or the official wording
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    New(NewArgs),
    From(FromArgs),
    Check(CheckArgs),
}

/// Start a wording pack: writes every text of the framework with its id, to be filled in
///
/// At its end are the program's own words for the report for everyone; what stands in braces, such as {count}, is filled in later and has
/// to stay. With --wording OLD, what that pack says stands in it already, except where the framework's text has changed since. Texts
/// that stay empty stay as they are.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  thrive framework wording new -o words.csv")]
pub struct NewArgs {
    /// For a spreadsheet (csv) or an editor (yaml); by default what the ending of the output file says, or csv
    #[arg(long, value_name = "FORMAT", ignore_case = true)]
    format: Option<PackFormat>,

    #[command(flatten)]
    target: Target,
}

/// Start a wording pack from your copy of the publication: its own words for statements, summaries and why areas matter
///
/// Reads the publication as a Word document (.docx), a web page (.html), or a text (.md, .txt). The pack is for those who hold a copy: the
/// words are the publisher's, and thrive doesn't have them. Statements are found by their words; one that was changed is found by its
/// place, or left out.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  thrive framework wording from publication.docx -o official.csv")]
pub struct FromArgs {
    /// Your copy of the publication
    #[arg(value_name = "PUBLICATION")]
    publication: PathBuf,

    /// For a spreadsheet (csv) or an editor (yaml); by default what the ending of the output file says, or csv
    #[arg(long, value_name = "FORMAT", ignore_case = true)]
    format: Option<PackFormat>,

    #[command(flatten)]
    target: Target,
}

/// How a pack is written down.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum PackFormat {
    Csv,
    Yaml,
}

/// Check wording packs: what is missing, unknown, or made from a text that the framework has changed since
///
/// Exit status 1 if there is a fault; a pack that leaves texts out, or has too many, can be used.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  thrive framework wording check words.csv")]
pub struct CheckArgs {
    /// Wording packs, in YAML or CSV
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// How to print what was found
    #[arg(long, value_name = "FORMAT", default_value = "text", ignore_case = true)]
    format: CheckFormat,
}

pub fn run(command: &Command, context: &mut Context) -> anyhow::Result<()> {
    match command {
        Command::New(args) => new(args, context),
        Command::From(args) => from(args, context),
        Command::Check(args) => check(args, context),
    }
}

fn new(args: &NewArgs, context: &mut Context) -> anyhow::Result<()> {
    let framework = context.loader.own_framework()?;
    let earlier = context.loader.wording()?;
    write(args.format, &args.target, &framework, earlier.as_ref(), context)?;
    say_written(&args.target, "Fill in the texts", context);
    Ok(())
}

fn from(args: &FromArgs, context: &mut Context) -> anyhow::Result<()> {
    let framework = context.loader.own_framework()?;
    let name = args.publication.display().to_string();
    let bytes = context.loader.read(&args.publication)?;
    let still = format!("Still reading {name} …");
    let paper = context.output.patiently(&still, || publication::read(&bytes));
    let paper = paper.map_err(|why| Error::refused(format!("{name} {}", why.what)).hint(why.hint))?;
    let Some((pack, placed)) = publication::wording(&paper, &framework) else {
        let message = format!("{name} doesn't look like the publication that {} is from", framework.id());
        let hint = "its areas were not found by their headings, or have no boxes: name the whole publication, or pass --framework FILE";
        return Err(Error::refused(message).hint(hint).into());
    };
    write(args.format, &args.target, &framework, Some(&pack), context)?;
    let all = framework.areas().iter().flat_map(|area| &area.items).filter(|item| !item.is_local).count();
    let found = pack.texts.keys().filter(|id| framework.item(id).is_some()).count();
    context.output.say(&format!(
        "Found {found} of {all} statements ({} boxes by their words, {} by their place), and {} of {} summaries and reasons.",
        placed.by_wording,
        placed.by_place,
        pack.texts.len() - found,
        framework.areas().len() * 2,
    ));
    say_written(&args.target, "Read it over", context);
    Ok(())
}

/// Writes a pack for `framework` with the texts of an earlier one, or of the publication.
fn write(
    format: Option<PackFormat>,
    target: &Target,
    framework: &Framework,
    texts: Option<&Wording>,
    context: &mut Context,
) -> anyhow::Result<()> {
    let is_yaml = matches!(target.ending().as_deref(), Some("yaml" | "yml"));
    match format.unwrap_or(if is_yaml { PackFormat::Yaml } else { PackFormat::Csv }) {
        PackFormat::Csv => {
            let rows = wording::pack_rows(framework, texts);
            context.output.print_data(target, &csv::write(target.opener(), rows))?;
        }
        PackFormat::Yaml => {
            let pack = input::write(&wording::to_file(framework, texts))
                .map_err(|why| Error::refused(format!("the pack can't be written: {why}")))?;
            context.output.print_data(target, &pack)?;
        }
    }
    Ok(())
}

/// Says what to do with a pack that was written.
fn say_written(target: &Target, to_do: &str, context: &mut Context) {
    let framework = context.options.framework.as_ref().map(|path| path.display().to_string());
    let check = |name: &str| {
        let check = CommandLine::thrive(&["framework", "wording", "check", name]).without_options();
        framework.iter().fold(check, |check, framework| check.with("--framework").with(framework))
    };
    context.output.say_written(target, to_do, check);
}

fn check(args: &CheckArgs, context: &mut Context) -> anyhow::Result<()> {
    let framework = context.loader.own_framework()?;
    let mut findings = Vec::new();
    for path in &args.files {
        let file = path.display().to_string();
        let wording::Checked { wording, mut problems } = match context.loader.check_wording(path) {
            Ok(checked) => checked,
            Err(error) => {
                findings.push(unreadable(file, &error));
                continue;
            }
        };
        let fits = wording.filter(|wording| match wording::lay(framework.clone(), wording) {
            Ok(_) => true,
            Err(problem) => {
                problems.push(problem);
                false
            }
        });
        let mut finding = Finding { file, what: None, problems, reworded: Vec::new(), texts: None, own_words: None };
        if let Some(wording) = fits {
            let comparison = wording::compare(&framework, &wording);
            finding.what = Some(described(&wording, &comparison, &framework));
            finding = finding.compared(comparison);
        }
        findings.push(finding);
    }
    report(&findings, "wording", args.format, context)
}

/// A pack in a few words.
fn described(wording: &Wording, comparison: &Comparison, framework: &Framework) -> String {
    let language = wording.language.as_ref().map(|language| format!(" ({})", language.tag)).unwrap_or_default();
    let name = if wording.credit.name.is_empty() { "a wording" } else { &wording.credit.name };
    let reworded = |texts: &[(Original, bool)]| texts.iter().filter(|(_, is_reworded)| *is_reworded).count();
    let (of_framework, of_own) = (reworded(&comparison.texts), reworded(&comparison.own_words));
    let all = comparison.texts.len();
    let own = match of_own {
        0 => String::new(),
        own => format!(", and {own} of {} of the program's own words", comparison.own_words.len()),
    };
    format!("{name}{language}, {of_framework} of {all} texts of {} {}{own}", framework.id(), framework.version())
}
