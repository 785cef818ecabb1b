//! `thrive form`: a form for people without this program.

use std::path::{Path, PathBuf};

use super::shared::arguments::{Part, Target, said, word};
use super::shared::context::Context;
use crate::assessment::Kind;
use crate::env;
use crate::error::Error;
use crate::forms::{Form, excel, markdown, new_id, web, word as word_form};
use crate::framework::Framework;
use crate::hint::{CommandLine, Hint};
use crate::words;

/// Write a blank form for people without thrive: a web page, a Word or Excel file, or Markdown to print
///
/// What kind of file it becomes is said by the ending of its name. Excel (.xlsx) and Word (.docx) forms can be mailed to anyone, and
/// filled in with Excel, Word, LibreOffice or a phone. A web page (.html) is the easiest to fill in with a keyboard or a screen reader,
/// and works without a network; mail programs often block it, so put it into a shared folder, to be downloaded and then opened.
/// Markdown (.md) is a checklist to print for a workshop. What comes back is taken in with `thrive import`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  thrive form -o form.xlsx\n  thrive form -o form.html --phase 1 --title \"Maternity voices\" --return-to ada@example.org"
)]
pub struct Args {
    /// The form to write; its ending says what kind of file: .html .xlsx .docx .md
    #[arg(short, long, value_name = "FORM")]
    output: PathBuf,

    /// What is being assessed; without it, those who fill the form in are asked
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,

    /// Whom the answers are to be sent to: a name and an address, as the form says it
    #[arg(long, value_name = "WHO")]
    return_to: Option<String>,

    /// Who assesses whom
    #[arg(long, value_name = "KIND", default_value = "self", value_parser = word::<Kind>(), ignore_case = true)]
    kind: Kind,

    #[command(flatten)]
    part: Part,

    /// In an Excel form, check boxes in place of a list of answers: only for people who all have Excel 365
    #[arg(long)]
    checkboxes: bool,

    /// Replace the form if it is there already
    #[arg(long)]
    force: bool,
}

/// What kind of file a form can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    Html,
    Excel,
    Word,
    Markdown,
}

/// The kinds of file that a form can be, each by the ending of its name and with what it is good for; those that can be mailed first.
pub(super) const ENDINGS: [(&str, Ending, &str); 4] = [
    ("xlsx", Ending::Excel, "An Excel workbook, to be sent by mail"),
    ("docx", Ending::Word, "A Word document, to be sent by mail"),
    (
        "html",
        Ending::Html,
        "A web page, to be downloaded from a shared folder; easiest with a keyboard or a screen reader",
    ),
    ("md", Ending::Markdown, "A checklist to print for a workshop"),
];

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<()> {
    let ending = ending_of(&args.output)?;
    if args.checkboxes && ending != Ending::Excel {
        return Err(Error::usage("--checkboxes is for Excel forms; the others have check boxes anyway")
            .hint("leave it out, or end the form's name in .xlsx")
            .into());
    }
    let framework = context.loader.framework()?;
    let target = Target::of(args.output.clone(), args.force);
    context.output.check(&target)?;
    let form = form(args, &framework)?;
    let bytes = match ending {
        Ending::Html => web::write(&form).into_bytes(),
        Ending::Excel => excel::write(&form, args.checkboxes),
        Ending::Word => word_form::write(&form),
        Ending::Markdown => markdown::write(&form).into_bytes(),
    };
    context.output.print(&target, bytes)?;
    let statements: usize = form.areas.iter().map(|area| area.items.len()).sum();
    context.output.say(&format!(
        "Wrote {}: a form with {} in {}.",
        args.output.display(),
        words::count(statements, "statement"),
        words::count(form.areas.len(), "area"),
    ));
    context.output.say(advice(ending));
    let import = CommandLine::thrive(&["import"]).with_blank("FILLED -o FILE");
    context.output.say_hint(&Hint::from("What comes back is taken in with ").and(import).and("."));
    Ok(())
}

fn form<'f>(args: &Args, framework: &'f Framework) -> Result<Form<'f>, Error> {
    let one_line = |given: &Option<String>, option: &str| {
        given.as_ref().map(|given| said(given, option)).transpose().map(|said| said.map(|said| said.replace('\n', " ")))
    };
    let mut form = Form::new(framework, new_id(&env::uid()), args.kind, &args.part.scope(framework)?);
    form.title = one_line(&args.title, "--title")?;
    form.return_to = one_line(&args.return_to, "--return-to")?;
    Ok(form)
}

/// How a form of this kind gets to people.
fn advice(ending: Ending) -> &'static str {
    match ending {
        Ending::Html => {
            "Mail programs often block web pages, and shared drives show them without their script: put it into a shared folder, to be \
             downloaded and then opened. To send by mail, write a .xlsx or .docx form too."
        }
        Ending::Excel | Ending::Word => {
            "It can be sent by mail. For screen readers and keyboards a .html form is easier, from a shared folder."
        }
        Ending::Markdown => "It can be printed for a workshop, or filled in as text.",
    }
}

fn ending_of(output: &Path) -> Result<Ending, Error> {
    let ending = output.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    if let Some((_, known, _)) = ENDINGS.iter().find(|(known, ..)| *known == ending) {
        return Ok(*known);
    }
    let near = match ending.as_str() {
        "htm" => Some("html"),
        "xls" | "xlsm" | "ods" => Some("xlsx"),
        "doc" | "docm" | "odt" | "rtf" => Some("docx"),
        "txt" | "markdown" => Some("md"),
        _ => None,
    };
    let error = Error::usage(format!("{} doesn't say what kind of form to write", output.display()));
    Err(match near {
        Some(near) => error.hint(format!("did you mean {}?", output.with_extension(near).display())),
        None => {
            let endings = ENDINGS.map(|(ending, ..)| format!(".{ending}"));
            error.hint(format!("end its name in {}", words::any_of(&endings)))
        }
    })
}
