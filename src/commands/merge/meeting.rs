//! `thrive merge --interactive`: the meeting that decides what the answers are split on.

use std::path::PathBuf;

use crate::commands::shared::arguments::{OutputArgs, scope};
use crate::commands::shared::context::Context;
use crate::commands::shared::conversation::{Ended, converse};
use crate::commands::shared::saved::SavedFile;
use crate::env;
use crate::error::{Error, Kind};
use crate::hint::{CommandLine, Hint};
use crate::interview::Interview;
use crate::pages::summary;
use crate::score::score;
use crate::store;
use crate::terminal::{Room, stop};

/// What comes up in a meeting.
#[derive(Debug, clap::Args)]
pub struct MeetingArgs {
    /// In the meeting, take only these phases, by id or name, such as 1 or 1,3 (can be given several times)
    #[arg(long, value_name = "PHASE")]
    phase: Vec<String>,

    /// In the meeting, take only these areas, by id or name, such as 1a or 1a,2b (can be given several times)
    #[arg(long, value_name = "AREA")]
    area: Vec<String>,

    /// In the meeting, take every statement that is not decided, not only those that the answers are split on
    #[arg(long)]
    all: bool,
}

impl MeetingArgs {
    /// That nothing is said of a meeting where there is none. The parser can't check it: options that exclude one another require nothing.
    ///
    /// # Errors
    /// If something is.
    pub fn check_absent(&self) -> Result<(), Error> {
        if self.phase.is_empty() && self.area.is_empty() && !self.all {
            return Ok(());
        }
        Err(Error::usage("--phase, --area and --all say what comes up in a meeting, and belong to --interactive").hint(
            Hint::from("a merger takes all areas; for the meeting, see ")
                .and(CommandLine::thrive(&["merge", "--help"]).without_options()),
        ))
    }
}

/// Goes through a merged file in a meeting.
///
/// # Errors
/// If several files are named, or this one can't be read, shown or saved.
pub fn run(files: &[PathBuf], args: &MeetingArgs, context: &mut Context) -> anyhow::Result<()> {
    let [path] = files else { return Err(several(files).into()) };
    let framework = context.loader.framework()?;
    let is_part = !args.phase.is_empty() || !args.area.is_empty();
    let scope = is_part.then(|| scope(&framework, &args.phase, &args.area)).transpose()?;
    let now = env::now();
    let (mut file, found) = SavedFile::open_to_change(path, &framework, &now)?;
    let mut interview = Interview::meeting(&framework, found, context.rule(), now.date(), scope, args.all);
    let remarks = file.remarks(&framework);
    if interview.motions() == 0 {
        context.output.say_all(&remarks);
        context.output.say(&nothing(&file.name(), &interview, args.all, is_part));
        return results(&interview, context);
    }
    for text in remarks.into_iter().rev() {
        interview.say(text);
    }
    let called = context.output.called.clone();
    let mut prompter = context.output.prompter_for(Some(Room { has_clock: true }));
    stop::when_told(file.closing(move |name| interrupted(name.unwrap_or_default()).text(&called)));
    let how = converse(&mut interview, prompter.as_mut(), &mut file)?;
    drop(prompter);
    match how {
        Ended::Stopped => finish(&file, &interview, context),
        Ended::Interrupted => Err(interrupted(&file.name()).into()),
        Ended::Speechless => Err(speechless(&file.name()).into()),
    }
}

/// Several files are to be merged first.
fn several(files: &[PathBuf]) -> Error {
    let names = files.iter().map(|file| file.display().to_string());
    let merge = names.fold(CommandLine::thrive(&["merge"]), CommandLine::with).with("-o").with("group.yaml");
    Error::usage("--interactive goes through one merged file, and several are named")
        .hint(Hint::from("put them together first: ").and(merge))
        .hint(Hint::from("then ").and(meeting("group.yaml")))
}

/// That nothing is left to decide.
fn nothing(name: &str, interview: &Interview, is_whole: bool, is_part: bool) -> String {
    let here = if is_part { "what was named of it" } else { name };
    let why = if is_whole {
        "every statement is decided"
    } else {
        "no answers are split that aren't decided, and nothing is parked"
    };
    let areas = &interview.assessment().areas;
    let is_set_aside = |area| areas.get(area).is_some_and(|answers| answers.excluded.is_some());
    let but = if interview.taken().iter().any(is_set_aside) { ", but for areas that are set aside" } else { "" };
    format!("Nothing is left to decide: in {here}, {why}{but}.")
}

/// Prints the summary so far, and what goes on.
fn finish(file: &SavedFile, interview: &Interview, context: &mut Context) -> anyhow::Result<()> {
    results(interview, context)?;
    let name = &file.name();
    let report = store::unused("report", "html").display().to_string();
    let print = CommandLine::thrive(&["report", name, "-o", &report]);
    let mut hint = Hint::from(file.outcome()).and(". A page to print: ").and(print);
    if !interview.undecided().is_empty() {
        hint = hint.and("\nTo decide what is left: ").and(meeting(name));
    }
    context.output.say_hint(&hint);
    Ok(())
}

/// Prints the summary so far.
fn results(interview: &Interview, context: &mut Context) -> anyhow::Result<()> {
    let card = score(interview.framework(), interview.assessment(), interview.rule());
    context.output.say("");
    context.output.print_documents(&OutputArgs::default(), &[summary::summary(interview.assessment(), &card)])?;
    Ok(())
}

/// What is said when someone stops.
fn interrupted(name: &str) -> Error {
    Error::new(Kind::Interrupted, format!("stopped; what was decided is saved in {name}"))
        .hint(Hint::from("go on with ").and(meeting(name)))
}

fn speechless(name: &str) -> Error {
    Error::refused("nothing to decide with: there is no terminal, and no answers came in")
        .hint(Hint::from("run it in a terminal: ").and(meeting(name)))
}

fn meeting(name: &str) -> CommandLine {
    CommandLine::thrive(&["merge", "--interactive", name])
}
