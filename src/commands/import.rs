//! `thrive import`: answers from forms that came back, and from the publisher's own form.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::shared::arguments::said;
use super::shared::context::Context;
use super::shared::loader::{self, Loaded};
use super::shared::made::{self, MadeArgs};
use super::shared::saved;
use crate::assessment::{self, Assessment, Detail, Digest, MergedFile};
use crate::document::Document;
use crate::env;
use crate::error::Error;
use crate::forms::{self, Filled, NoAnswers, Received, Taken, receive, take};
use crate::framework::Framework;
use crate::hint::{CommandLine, Hint};
use crate::pages::{imported, taken_in};
use crate::store;
use crate::words;

/// Take in answers from forms that came back, or from the publisher's own form
///
/// Reads the forms of `thrive form` (.xlsx, .docx, .md, the .json that the web form saves, or the text that it shows, pasted into a
/// file), the publisher's own form (.docx, .html, .md), and assessment files. An area without any mark is not assessed: untouched is
/// not "no". What can be read in more than one way is listed, and not taken. Several files make one assessment: parts that were answered
/// apart are joined, and of one person's answers that were saved twice the newer are taken. The answers of several people to the same
/// questions go into a file each.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  thrive import amina.xlsx -o amina.yaml\n  thrive import answers.json --dry-run")]
pub struct Args {
    /// Files that came back
    #[arg(required = true, value_name = "FILLED")]
    files: Vec<PathBuf>,

    #[command(flatten)]
    made: MadeArgs,

    /// Count areas without any mark as gone through, with nothing in place
    #[arg(long)]
    blank_means_no: bool,

    /// What is being assessed, where the form doesn't say it or something else
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,
}

/// A file that came back, with what was taken from it.
struct Came {
    name: String,
    path: PathBuf,
    bytes: Vec<u8>,
    taken: Taken,
    document: Document,
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<()> {
    let framework = context.loader.framework()?;
    let target = args.made.target(context)?;
    let today = env::now().date();
    let mut all: Vec<Came> = Vec::new();
    for path in &args.files {
        let came = came(path, args, &framework, today, context)?;
        args.made.tell(&came.document, context)?;
        add(&mut all, came, &framework, context)?;
    }
    let title = args.title.as_deref().map(|title| said(title, "--title")).transpose()?;
    agree_on_the_whole(&mut all, title.as_deref(), &framework)?;
    let assessment = joined(&all, &framework, context)?;
    let Some(target) = target else { return Ok(()) };
    let name = made::write(&assessment, &target, &framework, context)?;
    let next = if all.iter().any(|came| !came.taken.open.is_empty()) {
        Hint::from("Go on with what is open: ").and(CommandLine::thrive(&["assess", &name]))
    } else {
        Hint::from("See the result: ").and(CommandLine::thrive(&["summary", &name]))
    };
    context.output.say_hint(&next);
    Ok(())
}

/// What a file holds, and what is told of it.
fn came(path: &Path, args: &Args, framework: &Framework, today: Date, context: &mut Context) -> Result<Came, Error> {
    let name = path.display().to_string();
    let bytes = context.loader.read(path)?;
    let still = format!("Still reading {name} …");
    let received = context.output.patiently(&still, || receive(&bytes, framework));
    let received = received.map_err(|why| Error::refused(format!("{name} {}", why.what)).hint(why.hint))?;
    let (taken, how) = match received {
        Received::Form(filled) => (of_form(&name, path, &filled, args, framework, today, context)?, String::new()),
        Received::Publication(filled, placed) => {
            let how = format!(
                "Of the statements, {} found by their wording and {} by their place.",
                words::either(placed.by_wording, "was", "were"),
                placed.by_place
            );
            (of_form(&name, path, &filled, args, framework, today, context)?, how)
        }
        Received::Assessment(bytes) => {
            let loaded = loader::assessment_in(path.to_owned(), &bytes, framework)?;
            (Taken::of(brought_over(loaded, framework, context)?, framework, today, args.blank_means_no), String::new())
        }
    };
    if taken.assessment.areas.is_empty() && taken.unclear.is_empty() {
        return Err(blank(&name));
    }
    let document = imported::taken(&name, &taken, framework, &how);
    Ok(Came { name, path: path.to_owned(), bytes, taken, document })
}

/// The assessment that a form makes. One for another version of the framework is brought over to the one in use as files are.
fn of_form(
    name: &str,
    path: &Path,
    filled: &Filled,
    args: &Args,
    framework: &Framework,
    today: Date,
    context: &mut Context,
) -> Result<Taken, Error> {
    let taken = take(filled, framework, today, args.blank_means_no).map_err(|why| match why {
        NoAnswers::Blank => blank(name),
        NoAnswers::OtherFramework(id) => {
            let message = format!("{name} is a form for the framework {id}, and the one in use is {}", framework.id());
            Error::refused(message).hint(format!("pass the file of {id} with --framework FILE"))
        }
    })?;
    let reference = filled.head.as_ref().map(|head| &head.framework);
    if let Some(reference) = reference.filter(|reference| **reference != taken.assessment.framework) {
        let given = taken.assessment.as_given_to(reference.clone());
        let text = assessment::write(&given, framework).map_err(Error::refused)?;
        let loaded = loader::assessment_in(path.to_owned(), text.as_bytes(), framework)?;
        return Ok(taken.brought_over(brought_over(loaded, framework, context)?, framework));
    }
    Ok(taken)
}

/// The assessment of a file; what people should know about it is said.
fn brought_over(loaded: Loaded, framework: &Framework, context: &mut Context) -> Result<Assessment, Error> {
    saved::check_is_not_later(&loaded)?;
    context.output.say_all(&loaded.notices(framework));
    Ok(loaded.assessment)
}

fn blank(name: &str) -> Error {
    Error::refused(format!("nothing is filled in in {name}: it is the form as it was sent out"))
        .hint("ask for the file that was filled in and saved; from a web form that is the .json that “Save my answers” has made")
        .hint("if everything was gone through and nothing is in place, pass --blank-means-no")
}

/// Adds a file to those before it. Of one person's answers on one form, the newer ones take the place of the older.
fn add(all: &mut Vec<Came>, came: Came, framework: &Framework, context: &mut Context) -> Result<(), Error> {
    let is_copy = |known: &&mut Came| forms::are_copies(&known.taken.assessment, &came.taken.assessment);
    let Some(known) = all.iter_mut().find(is_copy) else {
        all.push(came);
        return Ok(());
    };
    let is_newer = forms::is_newer(&came.taken.assessment, &known.taken.assessment, framework);
    let (newer, older) = if is_newer { (&came, &*known) } else { (&*known, &came) };
    let beyond = forms::beyond(&newer.taken.assessment, &older.taken.assessment, framework);
    if !beyond.is_empty() {
        let message = format!(
            "{} and {} are one person's answers on one form, and {} says something that {} doesn't: {}",
            known.name,
            came.name,
            older.name,
            newer.name,
            words::first_of(&taken_in::named(&beyond, framework), 6),
        );
        return Err(Error::refused(message).hint("ask which of the two holds, and name only that one"));
    }
    let told = format!(
        "{} and {} are one person's answers on one form; those of {} are taken.",
        known.name, came.name, newer.name
    );
    if is_newer {
        *known = came;
    }
    context.output.say(&told);
    Ok(())
}

/// Gives all parts one title, that of `--title` or else the first that people gave, and the earliest of their first days: about these
/// they don't differ, and only were answered apart. Where nothing was asked for, a part that is final stays as it is.
///
/// # Errors
/// If the title that was asked for can't be kept.
fn agree_on_the_whole(all: &mut [Came], title: Option<&str>, framework: &Framework) -> Result<(), Error> {
    let is_own = |title: &str| title != framework.title();
    let titles = || all.iter().map(|came| came.taken.assessment.about.title.as_str());
    let first = titles().find(|title| is_own(title)).map(str::to_owned);
    let started = all.iter().filter_map(|came| came.taken.assessment.about.started).min();
    for came in all {
        let assessment = &mut came.taken.assessment;
        let first = first.as_deref().filter(|_| !is_own(&assessment.about.title));
        let named = |title: &str| Detail::Title(title.to_owned());
        if let Some(title) = title {
            let refused = |_| Error::usage("the title can't be kept");
            assessment.describe(framework, named(title)).map_err(refused)?;
        }
        for detail in first.filter(|_| title.is_none()).map(named).into_iter().chain([Detail::Started(started)]) {
            let _ = assessment.describe(framework, detail);
        }
    }
    Ok(())
}

/// One assessment of all that was answered apart; what is said differently about the whole is told.
fn joined(all: &[Came], framework: &Framework, context: &mut Context) -> Result<Assessment, Error> {
    let Some((first, rest)) = all.split_first() else { return Err(Error::usage("no file was named")) };
    let mut assessment = first.taken.assessment.clone();
    for (index, came) in rest.iter().enumerate() {
        for before in &all[..=index] {
            let shared = forms::shared(&before.taken.assessment, &came.taken.assessment);
            if !shared.is_empty() {
                let ids: Vec<&str> = shared.iter().map(|area| framework[*area].id.as_str()).collect();
                let message = format!("{} and {} both answer {}", before.name, came.name, words::first_of(&ids, 6));
                return Err(Error::refused(message)
                    .hint("only parts that were answered apart make one assessment; import each person's answers into a file of its own"));
            }
        }
        let result = assessment
            .take_in(&came.taken.assessment, framework)
            .map_err(|_| Error::refused(format!("{} is final, so nothing can be added to it", first.name)))?;
        if !result.different.is_empty() {
            context.output.say(&format!(
                "{} says otherwise than what came before it, which stands: {}.",
                came.name,
                words::list(&taken_in::named(&result.different, framework))
            ));
        }
    }
    if !rest.is_empty() {
        let _ = assessment.describe(framework, Detail::Sources(all.iter().map(source).collect()));
    }
    Ok(assessment)
}

fn source(came: &Came) -> MergedFile {
    MergedFile {
        file: store::file_name(&came.path),
        digest: Some(Digest::of(&came.bytes).to_string()),
        assessors: came.taken.assessment.about.assessors.iter().map(|person| person.name.clone()).collect(),
    }
}
