//! `thrive agreement`: where several assessors agree and where not.

use std::path::PathBuf;

use super::merge::merged;
use super::shared::arguments::OutputArgs;
use super::shared::context::Context;
use super::shared::output::{Printable, document_writer};
use super::shared::unreadable;
use super::shared::voices::Voices;
use crate::agreement::{self, by_kind, by_role, opposed};
use crate::assessment::Assessment;
use crate::env;
use crate::error::Error;
use crate::formats::csv;
use crate::hint::{CommandLine, Hint};
use crate::merge::{MergeRule, different};
use crate::pages::agreement::{self as view, Subject};
use crate::pages::merge::about_files;
use crate::records::{self, AgreementRecord};
use crate::score::score;

/// Show where several assessors agree and where not, as an agenda
///
/// First on how many statements all agree; then what to talk about, the most mixed first, with what decides a rating and how far the
/// ratings lie apart; then how each assessor rates each area; and figures last. Ticks are taken as they were given. "We don't know",
/// "does not apply" and areas that were not assessed never count as no. The output file can also end in .html for a web page or in
/// .docx for Word. A file that can't be read is told at the end, with exit status 1.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  thrive agreement amina.yaml ben.yaml cyra.yaml\n  thrive agreement *.yaml --by-role -o agenda.docx"
)]
pub struct Args {
    /// Assessment files of several assessors
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Also show what each role says that at least three assessors have, without names
    #[arg(long)]
    by_role: bool,

    /// The rule of `thrive merge` by which a statement decides a rating: majority, all, any, at-least:3 or at-least:75%
    #[arg(long, value_name = "RULE", default_value = "majority")]
    rule: MergeRule,

    /// Leave out names and file names (three files or more)
    #[arg(long)]
    anonymous: bool,

    #[command(flatten)]
    output: OutputArgs,
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<()> {
    let framework = context.loader.framework()?;
    let is_hidden = args.anonymous || args.by_role;
    let (voices, unreadable) = Voices::load_readable(&args.files, &framework, context)?;
    context.output.say_all(&voices.notices(is_hidden));
    let given = voices.sources();
    let files = different(&given);
    if files.len() < 2 {
        unreadable::tell(&unreadable, &mut context.output)?;
        let message = "there is one assessor, and agreement is between at least two";
        let score = Hint::from("for the result of one: ").and(CommandLine::thrive(&["score"]).with_blank("FILE"));
        return Err(Error::usage(message).hint("name the files of the others too").hint(score).into());
    }
    let merged = merged(&voices, args.rule, args.anonymous, &framework, context)?;
    context.output.say_all(&about_files(&framework, &merged, is_hidden));
    let sources: Vec<&Assessment> = files.iter().map(|source| source.assessment).collect();
    let rating = context.rule();
    let cards: Vec<_> = sources.iter().map(|source| score(&framework, source, rating)).collect();
    let agreement = agreement::agreement(&framework, &sources, &cards);
    let agreement = if is_hidden { agreement.without_names() } else { agreement };
    let agenda = agreement::agenda(&framework, &sources, &agreement, &merged.assessment, rating);
    let roles = args.by_role.then(|| by_role(&framework, &sources));
    // Beside groups by role it is left out, since the difference of two groups could be one person.
    let kinds = if args.by_role { Vec::new() } else { by_kind(&framework, &sources, is_hidden) };
    let opposed = opposed(&kinds);
    let names = files.iter().map(|source| view::who(&source.file, source.assessment));
    let subject = Subject {
        framework: &framework,
        title: &merged.assessment.about.title,
        organisation: merged.assessment.about.organisation.as_deref(),
        who: names.filter(|_| !is_hidden).collect(),
        agreement: &agreement,
        agenda: &agenda,
        by_role: roles.as_ref(),
        opposed: &opposed,
        rule: args.rule,
        rating,
        made: env::now().date(),
    };
    if let Some(write) = document_writer(&args.output) {
        context.output.print(&args.output.target, write(&view::agreement(&subject)))?;
        return Ok(unreadable::tell(&unreadable, &mut context.output)?);
    }
    let rows = || records::agreement_rows(&framework, &agreement, &agenda, roles.as_ref());
    context.output.print_result(
        &args.output,
        &Printable {
            documents: &|| vec![view::agreement(&subject)],
            csv: &|opener| csv::write(opener, rows()),
            json: &|| records::json(&AgreementRecord::new(&framework, &agreement, roles.as_ref())),
            days: &|| None,
        },
    )?;
    Ok(unreadable::tell(&unreadable, &mut context.output)?)
}
