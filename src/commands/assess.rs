//! `thrive assess`: the guided assessment, saved after every answer.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::shared::arguments::{OutputArgs, scope};
use super::shared::context::Context;
use super::shared::conversation::{Ended, converse};
use super::shared::loader::Loaded;
use super::shared::saved::{self, SavedFile};
use crate::assessment::{About, Assessment, Digest, Previous};
use crate::env;
use crate::error::{Error, Kind};
use crate::framework::Framework;
use crate::hint::{CommandLine, Hint};
use crate::input;
use crate::interview::Interview;
use crate::pages::{summary, taken_in};
use crate::score::score;
use crate::store;
use crate::terminal::{Room, stop};

/// Assess: a guided walk through the checklist, saved after every answer
///
/// Makes FILE, or goes on with it at the first unanswered area. Without FILE, the file is named after the title. Stop at any
/// moment: what was answered is kept. Answers can also be piped in, one a line, as in the plain form (--plain).
///
/// With --from, a new round starts from last time's answers: each area shows what was said then, and Enter confirms what has not
/// changed. After a merger, give --from once for each organisation: what all of them said starts the round, and what differs is
/// asked, with who said what.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  thrive assess\n  thrive assess voices.yaml --phase 1\n  thrive assess next.yaml --from voices.yaml\n  thrive assess voices.yaml --present --clock"
)]
pub struct Args {
    /// The assessment file
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,

    /// Start a new round from the answers of this file, which stays as it is (several times after a merger)
    #[arg(long, value_name = "LAST", conflicts_with = "take_in")]
    from: Vec<PathBuf>,

    /// First take in the answers of another version of this assessment, such as one that was kept beside it
    #[arg(long, value_name = "OTHER", requires = "file")]
    take_in: Option<PathBuf>,

    /// Take only these phases now, by id or name, such as 1 or 1,3 (can be given several times)
    #[arg(long, value_name = "PHASE")]
    phase: Vec<String>,

    /// Take only these areas now, by id or name, such as 1a or 1a,2b (can be given several times)
    #[arg(long, value_name = "AREA")]
    area: Vec<String>,

    /// Show one statement at a time, in few and short lines, for a room that looks at one screen. In the plain form, which has the
    /// same letters (v for votes, p to park), nothing changes
    #[arg(long)]
    present: bool,

    /// Show how long the room has talked about the statement
    #[arg(long, requires = "present")]
    clock: bool,
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<()> {
    let framework = context.loader.framework()?;
    let scope = (!args.phase.is_empty() || !args.area.is_empty())
        .then(|| scope(&framework, &args.phase, &args.area))
        .transpose()?;
    let now = env::now();
    check_each_once(&args.from)?;
    let lasts = args.from.iter().map(|last| last_round(last, args, context, &framework));
    let lasts = lasts.collect::<Result<Vec<(Loaded, Previous)>, Error>>()?;
    let rounds: Vec<_> = lasts.iter().map(|(last, previous)| (&last.assessment, previous.clone())).collect();
    let mut file = SavedFile::open(args.file.as_deref(), &framework, &now)?;
    let mut said = file.remarks(&framework);
    if let Some(other) = &args.take_in {
        said.push(take_in(other, &mut file, context, &framework)?);
    }
    let next = Assessment::next_round_of_all(&rounds, &framework, now.date());
    let mut interview = match (next, file.found.take()) {
        (Some(next), _) => {
            for (last, _) in &lasts {
                file.make_from(&last.path);
                said.extend(draft(last));
            }
            Interview::next_round(&framework, next, context.rule(), now.date(), scope)
        }
        (None, Some(found)) => {
            let begun = as_it_began(&found.about, Path::new(&file.name()), context, &framework, now.date());
            let mut interview = Interview::resume(&framework, found, context.rule(), now.date(), scope);
            if let Some(begun) = begun {
                interview.remember(&begun);
            }
            interview
        }
        (None, None) if args.file.is_some() => {
            let (name, is_empty) = (file.name(), store::exists(Path::new(&file.name())));
            said.push(if is_empty {
                format!("{name} is empty, so this begins a new assessment.")
            } else {
                format!("There is no {name} yet, so this begins a new assessment.")
            });
            Interview::new(&framework, context.rule(), now.date(), scope)
        }
        (None, None) => Interview::new(&framework, context.rule(), now.date(), scope),
    };
    let migrations = lasts.iter().map(|(last, _)| &last.migration).chain([&file.migration]);
    interview.mark_new(migrations.flatten().flat_map(|migration| migration.new.iter().copied()));
    // `say` puts each text before the earlier ones, so they are given in reverse.
    for text in said.into_iter().rev() {
        interview.say(text);
    }
    let called = context.output.called.clone();
    let room = args.present.then_some(Room { has_clock: args.clock });
    let mut prompter = context.output.prompter_for(room);
    stop::when_told(file.closing(move |name| interrupted(name).text(&called)));
    let how = converse(&mut interview, prompter.as_mut(), &mut file)?;
    drop(prompter);
    match how {
        Ended::Stopped => finish(&file, &interview, context),
        Ended::Interrupted => Err(interrupted(Some(file.name().as_str()).filter(|_| file.is_there())).into()),
        Ended::Speechless => Err(speechless().into()),
    }
}

/// The round that a new one starts from, and what the new one records about it.
///
/// # Errors
/// If the file can't be read, or the file of the new round exists already.
fn last_round(
    last: &Path,
    args: &Args,
    context: &mut Context,
    framework: &Framework,
) -> Result<(Loaded, Previous), Error> {
    let new = args.file.as_deref().map(store::with_ending).filter(|new| store::exists(new));
    let Some(new) = new else {
        let (last, bytes) = context.loader.assessment_and_bytes(last, framework)?;
        context.output.say_all(&last.notices(framework));
        saved::check_is_not_later(&last)?;
        let previous = previous(&last, &bytes, args.file.as_deref());
        return Ok((last, previous));
    };
    let name = new.display().to_string();
    if store::is_same(&new, &store::with_ending(last)) {
        return Err(Error::refused(format!("{name} can't be started from itself"))
            .hint("give the new round a name of its own; the last one stays as it is"));
    }
    Err(Error::refused(format!("{name} is there already, so no new round was started"))
        .hint(Hint::from("go on with ").and(assess(&name)).and(", or choose another name")))
}

/// Refuses rounds of which two are in one file.
fn check_each_once(files: &[PathBuf]) -> Result<(), Error> {
    let files: Vec<PathBuf> = files.iter().map(|file| store::with_ending(file)).collect();
    let is_before = |(index, file): (usize, &PathBuf)| files[..index].iter().any(|other| store::is_same(other, file));
    match files.iter().enumerate().find(|(index, file)| is_before((*index, file))) {
        Some((_, file)) => {
            Err(Error::usage(format!("{} is given twice with --from", file.display()))
                .hint("name each last round once"))
        }
        None => Ok(()),
    }
}

/// A notice where the round that a new one starts from is still a draft.
fn draft(last: &Loaded) -> Option<String> {
    let is_draft = !last.assessment.is_final();
    is_draft.then(|| format!("{} is still a draft. What changes in it from now on does not come along.", last.name()))
}

/// What a new round records about the last one. The path is relative to the new file, so that both can be moved together.
fn previous(last: &Loaded, bytes: &[u8], new: Option<&Path>) -> Previous {
    let file = store::relative_to(new.unwrap_or(Path::new("")), &last.path);
    Previous {
        file: input::line_feeds(&file.display().to_string()).into_owned(),
        updated: last.assessment.about.updated,
        digest: Some(Digest::of(bytes).to_string()),
    }
}

/// A round as it began, if the last ones that its file names are there as they were then.
fn as_it_began(
    about: &About,
    file: &Path,
    context: &Context,
    framework: &Framework,
    today: Date,
) -> Option<Assessment> {
    let last = |previous: &Previous| {
        let path = file.with_file_name(&previous.file);
        let (last, bytes) = context.loader.assessment_and_bytes(&path, framework).ok()?;
        (previous.digest == Some(Digest::of(&bytes).to_string())).then(|| (last, previous.clone()))
    };
    let lasts: Vec<(Loaded, Previous)> = about.previous.iter().map(last).collect::<Option<_>>()?;
    let rounds: Vec<_> = lasts.iter().map(|(last, previous)| (&last.assessment, previous.clone())).collect();
    let mut begun = Assessment::next_round_of_all(&rounds, framework, today)?;
    let new = lasts.iter().filter_map(|(last, _)| last.migration.as_ref()).flat_map(|migration| &migration.new);
    new.for_each(|item| begun.reopen_for_review(&framework[item.area]));
    Some(begun)
}

/// Takes in the answers of another version and saves; returns what people are told about it.
fn take_in(other: &Path, file: &mut SavedFile, context: &mut Context, framework: &Framework) -> Result<String, Error> {
    let Some(mut ours) = file.found.take() else {
        return Err(Error::usage("there is nothing yet to take answers into")
            .hint("leave out --take-in, or name a file that is there"));
    };
    let is_final = |_| {
        Error::refused(format!("{} is final, so nothing was taken in", file.name())).hint(
            Hint::from("make it a draft again first, with ").and(CommandLine::thrive(&[
                "set",
                &file.name(),
                "--status",
                "draft",
            ])),
        )
    };
    ours.check_is_draft().map_err(is_final)?;
    let theirs = context.load(other, framework)?.assessment;
    let result = ours.take_in(&theirs, framework).map_err(is_final)?;
    file.save(&ours, framework)?;
    file.found = Some(ours);
    Ok(taken_in::told(&result, framework))
}

/// Prints the summary so far and the commands that make sense next.
fn finish(file: &SavedFile, interview: &Interview, context: &mut Context) -> anyhow::Result<()> {
    if !file.is_there() {
        context.output.say("Nothing was answered, so nothing was saved.");
        return Ok(());
    }
    let card = score(interview.framework(), interview.assessment(), interview.rule());
    context.output.say("");
    context.output.print_documents(&OutputArgs::default(), &[summary::summary(interview.assessment(), &card)])?;
    let (name, report) = (file.name(), store::unused("report", "html").display().to_string());
    let next = [
        (vec!["assess", &name], "go on, or change"),
        (vec!["summary", &name], "this again"),
        (vec!["score", &name], "why these ratings"),
        (vec!["plan", &name], "what to do next"),
        (vec!["report", &name, "-o", &report], "a page to print"),
    ]
    .map(|(words, what)| (context.output.spelt(&CommandLine::thrive(&words)), what));
    let width = next.iter().map(|(command, _)| command.chars().count()).max().unwrap_or_default();
    let mut text = format!("\n{}. Next:", file.outcome());
    for (command, what) in next {
        let _ = write!(text, "\n  {command:width$}   {what}");
    }
    context.output.say(&text);
    Ok(())
}

/// What is said when someone stops; the name of the file, if there is one.
fn interrupted(name: Option<&str>) -> Error {
    let Some(name) = name else {
        return Error::new(Kind::Interrupted, "stopped; nothing was answered yet, so nothing was saved");
    };
    Error::new(Kind::Interrupted, format!("stopped; what was answered is saved in {name}"))
        .hint(Hint::from("go on with ").and(assess(name)))
}

fn speechless() -> Error {
    Error::refused("nothing to ask: there is no terminal, and no answers came in").hint(
        Hint::from("run it in a terminal, or pipe answers in (see ")
            .and(CommandLine::thrive(&["assess", "--help"]).without_options())
            .and(")"),
    )
}

/// The command that goes on with a file.
fn assess(name: &str) -> CommandLine {
    CommandLine::thrive(&["assess", name])
}
