//! `thrive assess`: the guided assessment, saved after every answer.

use std::io::{BufReader, stdin};
use std::path::{Path, PathBuf};

use jiff::Zoned;

use super::context::{Context, Output, area_index, quoted};
use crate::assessment::{self, Assessment, Moves, Status};
use crate::env;
use crate::error::{Error, Kind};
use crate::framework::Framework;
use crate::interview::{Input, Interview, Step};
use crate::merge;
use crate::score::score;
use crate::store::{self, Holder, Sitting};
use crate::terminal::plain::Plain;
use crate::terminal::prompts::Prompts;
use crate::terminal::{Front, Reply};
use crate::view::{moves, summary};
use crate::words;
use crate::yaml;

/// Assess: a guided walk through the checklist, saved after every answer
///
/// Makes FILE, or goes on with it at the first unanswered area. Without FILE, the file is named after the title. Stop at any
/// moment: what was answered is kept. Answers can also be piped in, one a line, as in the plain form (--plain).
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The assessment file
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,

    /// Numbered lines instead of redrawn lists: for screen readers and pipes
    #[arg(long)]
    plain: bool,

    /// First take in the answers of another version of this assessment, such as one that was kept beside it
    #[arg(long, value_name = "OTHER", requires = "file")]
    take_in: Option<PathBuf>,

    /// Take only this phase now, such as 1 (can be given several times)
    #[arg(long, value_name = "PHASE")]
    phase: Vec<String>,

    /// Take only this area now, such as 1a (can be given several times)
    #[arg(long, value_name = "AREA")]
    area: Vec<String>,
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<()> {
    let framework = context.framework()?;
    let scope = scope(args, &framework)?;
    let now = env::now();
    let mut file = SavedFile::open(args.file.as_deref(), context, &framework, holder(&now))?;
    let mut said = file.remarks(&framework);
    if let Some(other) = &args.take_in {
        said.push(take_in(other, &mut file, context, &framework)?);
    }
    let mut interview = match file.found.take() {
        Some(found) => Interview::resume(&framework, found, context.rule(), now.date(), scope),
        None => Interview::new(&framework, context.rule(), now.date(), scope),
    };
    interview.mark_new(file.moves.iter().flat_map(|moves| moves.new.iter().cloned()));
    // What is said last stands first.
    for text in said.into_iter().rev() {
        interview.say(text);
    }
    // Who asked for plain lines gets the summary as lines, too.
    context.env.out.tables &= !args.plain;
    let mut front: Box<dyn Front + '_> = if context.env.can_prompt && !args.plain {
        Box::new(Prompts::new(context.env.err))
    } else {
        Box::new(Plain::new(BufReader::new(stdin()), &mut context.err, context.env.err, context.env.typed))
    };
    let how = converse(&mut interview, front.as_mut(), &mut file)?;
    drop(front);
    match how {
        Ended::Stopped => finish(&file, &interview, context),
        Ended::Interrupted => Err(interrupted(&file).into()),
        Ended::Speechless => Err(speechless().into()),
    }
}

/// How a conversation ended.
enum Ended {
    Stopped,
    Interrupted,
    /// No answer ever came.
    Speechless,
}

fn converse(interview: &mut Interview, front: &mut dyn Front, file: &mut SavedFile) -> Result<Ended, Error> {
    let mut answered = false;
    loop {
        let ask = interview.ask();
        let input = match front.put(interview, &ask).map_err(|error| file.keep(error))? {
            Reply::Input(input) => input,
            Reply::End if answered => return Ok(Ended::Stopped),
            Reply::End => return Ok(Ended::Speechless),
            Reply::Interrupted => return Ok(Ended::Interrupted),
        };
        // Looking around, or a title that is none, is no answer yet.
        answered |= !matches!(input, Input::Text(_) | Input::Back | Input::Help);
        match interview.answer(input) {
            Step::Ask => {}
            Step::Save => {
                answered = true;
                file.save(interview.assessment(), interview.framework())?;
            }
            Step::Stop => return Ok(Ended::Stopped),
        }
    }
}

/// The phases and areas named on the command line, checked; absent if there are none.
fn scope(args: &Args, framework: &Framework) -> Result<Option<Vec<String>>, Error> {
    for id in &args.phase {
        if framework.phase(id).is_none() {
            let known: Vec<&str> = framework.phases().iter().map(|phase| phase.id.as_str()).collect();
            return Err(Error::usage(format!("the framework has no phase {id}"))
                .hint(format!("the phases are {}", words::list(&known))));
        }
    }
    for id in &args.area {
        area_index(framework, id)?;
    }
    let mut chosen: Vec<String> = Vec::new();
    for id in args.phase.iter().chain(&args.area) {
        if !chosen.contains(id) {
            chosen.push(id.clone());
        }
    }
    Ok((!chosen.is_empty()).then_some(chosen))
}

/// Who is at work, for whoever wants to open the same file.
fn holder(now: &Zoned) -> Holder {
    let (user, computer) = env::user_and_computer();
    Holder {
        user,
        computer,
        since: now.timestamp().as_second(),
        since_text: now.strftime("%-d %B %Y, %H:%M").to_string(),
    }
}

/// Takes the answers of another version in, saves, and says what came of it.
fn take_in(other: &Path, file: &mut SavedFile, context: &mut Context, framework: &Framework) -> Result<String, Error> {
    let Some(mut ours) = file.found.take() else {
        return Err(Error::usage("there is nothing yet to take answers into")
            .hint("leave out --take-in, or name a file that is there"));
    };
    if ours.about.status == Some(Status::Final) {
        return Err(Error::refused(format!("{} is final, so nothing was taken in", file.name()))
            .hint(format!("make it a draft again first, with `thrive assess {}`", quoted(&file.name()))));
    }
    let theirs = context.load(other, framework)?.assessment;
    let result = merge::take_in(&mut ours, &theirs);
    file.save(&ours, framework)?;
    file.found = Some(ours);
    let taken = if result.taken.is_empty() {
        "Nothing new was taken in.".to_owned()
    } else {
        format!("Taken in: {}.", words::list(&result.taken))
    };
    Ok(match result.different.as_slice() {
        [] => taken,
        different => format!(
            "{taken} Answered differently in both, and left as it was here: {}. Look at it again.",
            words::list(different)
        ),
    })
}

/// The file that the answers go to.
struct SavedFile {
    holder: Holder,
    /// Absent until the title names the file.
    sitting: Option<Sitting>,
    /// Whether anything stands on disk.
    is_there: bool,
    /// What was found in it.
    found: Option<Assessment>,
    /// What has changed its place in it since it was saved.
    moves: Option<Moves>,
}

impl SavedFile {
    fn open(path: Option<&Path>, context: &Context, framework: &Framework, holder: Holder) -> Result<Self, Error> {
        let Some(path) = path else {
            store::check_can_save(Path::new("assessment.yaml"))?;
            return Ok(Self { holder, sitting: None, is_there: false, found: None, moves: None });
        };
        let path = store::named(path);
        let sitting = Sitting::open(&path, &holder)?;
        let found = sitting.known().map(|bytes| context.understand(&path, bytes, framework)).transpose()?;
        let (found, moves) = found.unzip();
        if moves.iter().flatten().any(|moves: &Moves| moves.is_back) {
            let message =
                format!("{} was made with a later version of the framework than the one in use", path.display());
            return Err(Error::refused(message)
                .hint(
                    "going on would take its answers back; pass the later file of the framework with --framework FILE",
                )
                .hint("`thrive score` and `thrive summary` show it with this one, and change nothing"));
        }
        Ok(Self { holder, is_there: found.is_some(), sitting: Some(sitting), found, moves: moves.flatten() })
    }

    /// What people should know about the file before they go on with it.
    fn remarks(&self, framework: &Framework) -> Vec<String> {
        let Some(sitting) = &self.sitting else { return Vec::new() };
        let told = |moves| moves::told(&self.name(), moves, framework).join(" ");
        let mut remarks: Vec<String> = self.moves.iter().map(told).collect();
        if sitting.known().is_some_and(yaml::has_comments) {
            let name = sitting.path().display();
            remarks.push(format!(
                "This file has comments written by hand. Saving leaves them out; {name}.bak keeps them."
            ));
        }
        for name in sitting.unfinished() {
            remarks.push(format!("A save was cut short some time ago and left {name} behind. It can be deleted."));
        }
        remarks
    }

    fn save(&mut self, assessment: &Assessment, framework: &Framework) -> Result<(), Error> {
        let mut sitting = match self.sitting.take() {
            Some(sitting) => sitting,
            None => {
                let slug = words::slug(&assessment.about.title);
                Sitting::open(&store::unused(if slug.is_empty() { "assessment" } else { &slug }), &self.holder)?
            }
        };
        let is_json = sitting.path().extension().is_some_and(|ending| ending == "json");
        let write = if is_json { assessment::write_json } else { assessment::write };
        let text = write(assessment, framework)
            .map_err(|why| Error::refused(format!("the answers can't be written: {why}")))?;
        // What could not be read again is not saved.
        if assessment::read(text.as_bytes(), framework).assessment.as_ref() != Some(assessment) {
            return Err(Error::refused(
                "the answers would not come back from a file as they are, so they were not saved",
            )
            .hint("this is a fault of the program; please report it with what you typed last"));
        }
        let saved = sitting.save(&text);
        self.is_there |= saved.is_ok();
        self.sitting = Some(sitting);
        saved
    }

    fn name(&self) -> String {
        self.sitting.as_ref().map(|sitting| sitting.path().display().to_string()).unwrap_or_default()
    }

    /// An error from the terminal, with where the answers are.
    fn keep(&self, error: Error) -> Error {
        if self.is_there { error.hint(format!("the answers are in {}", self.name())) } else { error }
    }
}

/// The summary so far, and what makes sense next.
fn finish(file: &SavedFile, interview: &Interview, context: &mut Context) -> anyhow::Result<()> {
    if !file.is_there {
        context.say("Nothing was answered, so nothing was saved.")?;
        return Ok(());
    }
    let card = score(interview.framework(), interview.assessment(), interview.rule());
    context.say("")?;
    context.print_documents(&Output::default(), &[summary::summary(interview.assessment(), &card)])?;
    let name = quoted(&file.name()) + &context.options.carried();
    context.say(&format!(
        "\nSaved in {}. Next:\n  thrive assess {name}    go on, or change an answer\n  thrive score {name}     why each area has its rating\n  \
         thrive summary {name}   this summary again",
        file.name()
    ))?;
    Ok(())
}

fn interrupted(file: &SavedFile) -> Error {
    if !file.is_there {
        return Error::new(Kind::Interrupted, "stopped; nothing was answered yet, so nothing was saved");
    }
    Error::new(Kind::Interrupted, format!("stopped; what was answered is saved in {}", file.name()))
        .hint(format!("go on with `thrive assess {}`", quoted(&file.name())))
}

fn speechless() -> Error {
    Error::refused("nothing to ask: there is no terminal, and no answers came in")
        .hint("run it in a terminal, or pipe answers in (see `thrive assess --help`)")
}
