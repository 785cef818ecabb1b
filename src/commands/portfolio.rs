//! `thrive portfolio`: many assessments as one picture, and their answers as tidy data.

mod args;
mod gather;
mod rows;
mod wanted;

pub use self::args::Args;
use self::gather::{Gathered, gather};
use self::wanted::{Shape, Wanted, wanted};
use super::shared::arguments::{Format, OutputArgs};
use super::shared::context::Context;
use super::shared::output::Output;
use super::shared::unreadable;
use crate::document::Document;
use crate::env;
use crate::error::Error;
use crate::formats::{docx, html, xlsx};
use crate::framework::Framework;
use crate::hint::{CommandLine, Hint};
use crate::pages::portfolio::{self as view, Aside, Extent, Subject};
use crate::portfolio::{self, Choice, Movement, Picture, Portfolio};
use crate::records::{self, PortfolioRecord};
use crate::words;

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<()> {
    let wanted = wanted(args)?;
    context.output.check(&args.target)?;
    let framework = context.loader.framework()?;
    let gathered = gather(&args.paths, &framework, context);
    check_some(&gathered, &framework)?;
    if gathered.with_warnings > 0 {
        let have = words::either(gathered.with_warnings, "file has", "files have");
        let score = CommandLine::thrive(&["score"]).with_blank("FILE");
        context.output.say_hint(&Hint::from(format!("{have} something to look at; to see what: ")).and(score));
    }
    let Gathered { members, aside, mut unreadable, .. } = gathered;
    if members.is_empty() && !unreadable.is_empty() && aside.conflict_copies.is_empty() {
        return Err(unreadable::tell_all(unreadable, &mut context.output).into());
    }
    let choice = Choice { as_of: args.as_of, all_rounds: args.all_rounds };
    let portfolio = Portfolio::of(members, choice);
    if matches!(wanted, Wanted::Rows(..) | Wanted::Picture(Shape::Text(Format::Csv))) {
        tell_not_counted(&portfolio, &aside, &mut context.output);
    }
    match wanted {
        Wanted::Picture(shape) => print(args, shape, &framework, &portfolio, &aside, context)?,
        Wanted::Rows(rows, format) => {
            unreadable.extend(rows::export(args, (rows, format), portfolio, &framework, context)?);
        }
    }
    Ok(unreadable::tell(&unreadable, &mut context.output)?)
}

/// Refuses to make a picture of nothing.
fn check_some(gathered: &Gathered, framework: &Framework) -> Result<(), Error> {
    let Gathered { members, unreadable, aside, .. } = gathered;
    if !(members.is_empty() && unreadable.is_empty() && aside.conflict_copies.is_empty()) {
        return Ok(());
    }
    let others: Vec<&str> = aside.other_frameworks.iter().map(|(id, _)| id.as_str()).collect();
    if others.is_empty() {
        return Err(Error::refused("there is no assessment in what was named")
            .hint("name a folder with .yaml or .json files of assessments in it, or the files"));
    }
    let message = format!(
        "there is no assessment of the framework {}; there are some of {}",
        framework.id(),
        words::list(&others)
    );
    Err(Error::refused(message).hint("pass the file of one of them with --framework FILE"))
}

/// Says what does not count, where the result has no place for that.
fn tell_not_counted(portfolio: &Portfolio, aside: &Aside, output: &mut Output) {
    let mut document = Document::default();
    if portfolio.counted.is_empty() {
        document.paragraph("No assessment counts.");
    }
    // What can't be read is told at the end.
    let aside = Aside { unreadable: 0, ..aside.clone() };
    let entries = view::not_counted(portfolio, &aside);
    if !entries.is_empty() {
        document.paragraph("What does not count:");
        document.list(entries);
    }
    if !document.blocks.is_empty() {
        output.say_document(&document);
    }
}

/// Writes the picture.
fn print(
    args: &Args,
    shape: Shape,
    framework: &Framework,
    portfolio: &Portfolio,
    aside: &Aside,
    context: &mut Context,
) -> Result<(), Error> {
    let rule = context.rule();
    let picture = Picture::of(framework, portfolio.counted());
    let movement = Movement::of(portfolio, framework);
    let groups = args.by.map(|by| (by.into(), portfolio::groups(portfolio, framework, by.into())));
    let subject = Subject {
        framework,
        rule,
        portfolio,
        picture: &picture,
        movement: &movement,
        groups: groups.as_ref().map(|(by, groups)| (*by, groups.as_slice())),
        sort: args.sort.unwrap_or_default().into(),
        aside,
        made: env::now().date(),
    };
    let document = |extent: Extent| -> Document { view::portfolio(&subject, extent) };
    let target = &args.target;
    match shape {
        Shape::Text(format) => {
            let extent = if target.file().is_none() { Extent::Screen } else { Extent::Whole };
            let output = OutputArgs { format: Some(format), target: target.clone() };
            context.output.print_documents(&output, &[document(extent)])
        }
        Shape::Html => context.output.print(target, html::write(&document(Extent::Whole))),
        Shape::Word => context.output.print(target, docx::write(&document(Extent::Whole))),
        Shape::Excel => context.output.print(target, xlsx::write(&view::workbook(&subject))),
        Shape::Json => {
            let groups = groups.as_ref().map(|(_, groups)| groups.as_slice());
            let conflicts = &aside.conflict_copies;
            let record = PortfolioRecord::new(framework, rule, portfolio, (&picture, &movement), groups, conflicts);
            context.output.print_piece_by_piece(target, |out, _| records::json_to(out, &record))
        }
    }
}
