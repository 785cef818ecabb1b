//! `thrive set`: changes answers without the interview, for corrections and for scripts.

mod hints;
mod items;
mod whole;

use std::collections::BTreeSet;
use std::path::PathBuf;

use jiff::civil::Date;

use super::shared::arguments::{check_order, find_area, find_item, find_level, said};
use super::shared::context::Context;
use super::shared::refusal;
use super::shared::saved::SavedFile;
use crate::assessment::{Assessment, Change, Refusal, Remark, Status, typed_day};
use crate::env;
use crate::error::Error;
use crate::framework::{AreaIndex, Framework, ItemRef};
use crate::hint::{CommandLine, Hint};
use crate::pages::score as view;
use crate::score::score;
use crate::words;
use hints::{hints, name_area, see_help};
use items::Items;
use whole::Whole;

/// Change answers without the interview: items, areas, or the assessment as a whole
///
/// Name one or more items, such as 1a.E1, or areas, such as 1a: all of them get the same change, and nothing is saved unless all
/// of it can be done. What was given is checked and saved as in the interview. To change what else is said about the assessment, use
/// `thrive assess FILE`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  thrive set voices.yaml 1a.E1 --tick --evidence \"Minutes of May\"\n  thrive set voices.yaml 1b --exclude \"not part of this programme\"\n  thrive set voices.yaml --status final --signed-off-by \"Ada Obi\""
)]
pub struct Args {
    /// The assessment file
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// Items such as 1a.E1, or areas such as 1a
    #[arg(value_name = "ITEM|AREA")]
    targets: Vec<String>,

    #[command(flatten)]
    items: Items,

    #[command(flatten)]
    areas: Areas,

    #[command(flatten)]
    whole: Whole,

    /// Who it is from
    #[arg(long, value_name = "WHO", help_heading = "For evidence, notes and the sign-off")]
    by: Option<String>,

    /// The day it is from, if that isn't today
    #[arg(long, value_name = "DAY", value_parser = typed_day, help_heading = "For evidence, notes and the sign-off")]
    on: Option<Date>,
}

/// What can be said of an area.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "For areas")]
struct Areas {
    /// All its questions are answered: what isn't ticked is not in place. With items alone, it is said of their areas
    #[arg(long)]
    answered: bool,

    /// The whole area does not apply, and why
    #[arg(long, value_name = "REASON")]
    exclude: Option<String>,

    /// The area applies after all
    #[arg(long, conflicts_with = "exclude")]
    include: bool,

    /// The level that the team aims for, such as maturing; none for no target
    #[arg(long, value_name = "LEVEL")]
    target: Option<String>,

    /// Add a note (can be given several times)
    #[arg(long, value_name = "TEXT")]
    note: Vec<String>,

    /// Take out the notes that stand there first
    #[arg(long)]
    clear_notes: bool,
}

/// An item or an area.
enum Target {
    Item(ItemRef),
    Area(AreaIndex),
}

impl Target {
    /// The area itself, or the one that the item is in.
    fn area(&self) -> AreaIndex {
        match self {
            Self::Item(item) => item.area,
            Self::Area(area) => *area,
        }
    }
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<()> {
    let framework = context.loader.framework()?;
    check_order(&args.file, &args.targets, &["set"])?;
    let now = env::now();
    if let Some(on) = args.on.filter(|on| *on > now.date()) {
        let said = format!("{} has not come yet: today is {}", words::long_date(on), words::long_date(now.date()));
        return Err(Error::usage(said).hint("--on is the day that something is from").into());
    }
    if args.whole.status == Some(Status::Draft) && args.whole.signed_off_by.is_some() {
        return Err(Error::usage("--status draft takes a sign-off out, so --signed-off-by can't go with it")
            .hint("leave one of them out")
            .into());
    }
    let given = Given { args, framework: &framework, on: args.on.unwrap_or(now.date()) };
    // Before ids are looked up: a file of another framework is the reason if they are unknown, and says so.
    let (mut file, before) = SavedFile::open_to_change(&args.file, &framework, &now)?;
    let targets = targets(args, &framework)?;
    let mut after = before.clone();
    if args.whole.status == Some(Status::Draft) {
        after.make_draft();
    }
    let refused = refusal::of(file.name(), &framework);
    if !targets.is_empty() || args.whole.is_about() {
        after.check_is_draft().map_err(&refused)?;
    }
    for detail in args.whole.details(&before, &framework)? {
        after.describe(&framework, detail).map_err(&refused)?;
    }
    for target in &targets {
        let changes = match target {
            Target::Item(item) => {
                let evidence = given.remarks(&args.items.evidence, "--evidence")?;
                args.items.changes(item.item, evidence, &framework)?
            }
            Target::Area(_) => given.changes_of_area()?,
        };
        after.change(&framework, target.area(), changes, now.date()).map_err(&refused)?;
    }
    given.close(&mut after, &refused)?;
    if after == before {
        context.output.say("It is like that already; nothing was changed.");
        return Ok(());
    }
    file.change(&after, &framework, &mut context.output)?;
    let cards = (score(&framework, &before, context.rule()), score(&framework, &after, context.rule()));
    for line in view::changes(&cards.0, &cards.1) {
        context.output.say(&line);
    }
    let areas: BTreeSet<AreaIndex> = targets.iter().map(Target::area).collect();
    for hint in hints(&areas, &framework, &after, &cards.1, &file.name()) {
        context.output.say_hint(&hint);
    }
    let what = if args.targets.is_empty() { String::new() } else { format!(": {}", words::list(&args.targets)) };
    let unsigned = before.about.signed_off.is_some() && after.about.signed_off.is_none();
    let unsigned = if unsigned { " It is not signed off any more." } else { "" };
    context.output.say(&format!("Saved in {}{what}.{unsigned}", file.name()));
    Ok(())
}

/// The items and areas named on the command line.
///
/// # Errors
/// If one doesn't exist, if nothing is to be set for one, or if there is something to set for which none is named.
fn targets(args: &Args, framework: &Framework) -> Result<Vec<Target>, Error> {
    let target = |name: &String| match find_area(framework, name) {
        Err(_) if name.contains('.') => find_item(framework, name).map(Target::Item),
        found => found.map(|area| Target::Area(area.index)),
    };
    let hint = "a text of several words stands in quotation marks: --note \"as agreed in June\"";
    let quoted = |error: Error| if args.is_wordy() { error.hint(hint) } else { error };
    let mut targets = args.targets.iter().map(target).collect::<Result<Vec<Target>, Error>>().map_err(quoted)?;
    let (items, areas) = (args.items.is_given(), args.areas.is_given());
    let whole = args.whole.is_given();
    let file = args.file.display().to_string();
    for (target, name) in targets.iter().zip(&args.targets) {
        match target {
            Target::Item(item) if !items && areas => {
                let area = &framework[item.area].id;
                let set = args.areas.put_to(CommandLine::thrive(&["set", &file, area]));
                return Err(Error::usage(format!("{name} is an item, and what is to be set belongs to an area"))
                    .hint(Hint::from(format!("name the area, {area}: ")).and(set)));
            }
            Target::Area(area) if !areas && items => {
                let area = &framework[*area];
                return Err(Error::usage(format!("{name} is an area, and what is to be set belongs to items"))
                    .hint(format!("name its items, such as {}", area.full_id(area.items[0].index)))
                    .hint(
                        "to set the whole area aside, use --exclude; to say that all of it is answered, --answered",
                    ));
            }
            Target::Item(..) | Target::Area(_) if !items && !areas => {
                let such = "say what to set, such as --tick for an item or --note for an area; ";
                return Err(Error::usage(format!("nothing is said of {name}")).hint(Hint::from(such).and(see_help())));
            }
            Target::Item(..) | Target::Area(_) => {}
        }
    }
    if args.areas.is_answered_alone() && !targets.iter().any(|target| matches!(target, Target::Area(_))) {
        let of_items: BTreeSet<AreaIndex> = targets.iter().map(Target::area).collect();
        targets.extend(of_items.into_iter().map(Target::Area));
    }
    let is_of = |wanted: fn(&Target) -> bool| targets.iter().any(wanted);
    let missing = [
        (
            items && !is_of(|target| matches!(target, Target::Item(..))),
            "no item is named",
            "name items, such as 1a.E1".into(),
        ),
        (
            areas && !is_of(|target| matches!(target, Target::Area(_))),
            "no area is named",
            name_area(targets.first().map(Target::area), framework).into(),
        ),
        (!whole && !items && !areas, "there is nothing to set", see_help()),
        (
            !args.items.serves.is_empty() && args.items.evidence.is_empty(),
            "--serves needs evidence",
            "--serves goes with --evidence".into(),
        ),
        (
            (args.by.is_some() && !args.has_remarks())
                || (args.on.is_some() && !args.has_remarks() && args.whole.signed_off_by.is_none()),
            "--by and --on need evidence, a note or a sign-off",
            "--by and --on go with --evidence and --note, and --on with --signed-off-by".into(),
        ),
    ];
    match missing.into_iter().find(|(is_missing, ..)| *is_missing) {
        Some((_, message, hint)) => Err(Error::usage(message).hint(hint)),
        None => Ok(targets),
    }
}

impl Args {
    /// Whether one of the texts may have lost its quotation marks, so that its other words were taken for items and areas.
    fn is_wordy(&self) -> bool {
        self.targets.len() > 1
            && (self.has_remarks() || self.by.is_some() || self.items.has_texts() || self.areas.exclude.is_some())
    }

    /// Whether evidence or a note is given, which have an author and a day.
    fn has_remarks(&self) -> bool {
        !self.items.evidence.is_empty() || !self.areas.note.is_empty()
    }
}

impl Areas {
    fn is_given(&self) -> bool {
        let said = self.exclude.is_some() || self.target.is_some() || !self.note.is_empty();
        said || self.answered || self.include || self.clear_notes
    }

    /// Whether all that is said of an area is that its questions are answered.
    fn is_answered_alone(&self) -> bool {
        let said = self.exclude.is_some() || self.target.is_some() || !self.note.is_empty();
        self.answered && !said && !self.include && !self.clear_notes
    }

    /// The command with all that is said of areas.
    fn put_to(&self, command: CommandLine) -> CommandLine {
        let flags = [(self.answered, "--answered"), (self.include, "--include"), (self.clear_notes, "--clear-notes")];
        let command =
            flags.into_iter().filter(|(is_given, _)| *is_given).fold(command, |line, (_, flag)| line.with(flag));
        let texts = [("--exclude", &self.exclude), ("--target", &self.target)];
        let texts = texts.into_iter().filter_map(|(option, text)| text.as_ref().map(|text| (option, text)));
        let notes = self.note.iter().map(|note| ("--note", note));
        texts.chain(notes).fold(command, |line, (option, text)| line.with(option).with(text))
    }
}

/// What was given on the command line, with what it applies to.
struct Given<'a> {
    args: &'a Args,
    framework: &'a Framework,
    /// The day that evidence, notes and a sign-off are from.
    on: Date,
}

impl Given<'_> {
    fn changes_of_area(&self) -> Result<Vec<Change>, Error> {
        let given = &self.args.areas;
        let notes = self.remarks(&given.note, "--note")?;
        let reason = given.exclude.as_ref().map(|reason| said(reason, "--exclude")).transpose()?;
        let target = given.target.as_ref().map(|target| find_level(self.framework, target)).transpose()?;
        let mut changes = Vec::new();
        if given.answered {
            changes.push(Change::AllAnswered);
        }
        if given.include || reason.is_some() {
            changes.push(Change::Exclude(reason));
        }
        changes.extend(target.map(Change::Target));
        if given.clear_notes {
            changes.push(Change::ClearNotes);
        }
        changes.extend(notes.into_iter().map(Change::Note));
        Ok(changes)
    }

    fn remarks(&self, texts: &[String], option: &str) -> Result<Vec<Remark>, Error> {
        let by = self.args.by.as_ref().map(|by| said(by, "--by")).transpose()?;
        let remark = |text: &String| {
            let text = said(text, option)?;
            Ok(Remark { text, on: Some(self.on), by: by.clone(), serves: Vec::new() })
        };
        texts.iter().map(remark).collect()
    }

    /// Makes it final and signs it off, if that was asked for.
    fn close(&self, assessment: &mut Assessment, refused: impl Fn(Refusal) -> Error) -> Result<(), Error> {
        let whole = &self.args.whole;
        let is_final_anew = whole.status == Some(Status::Final);
        if is_final_anew {
            assessment.make_final(&assessment.scope(self.framework)).map_err(&refused)?;
        }
        if let Some(by) = &whole.signed_off_by {
            let by = said(by, "--signed-off-by")?;
            assessment.sign_off(&by, self.on, is_final_anew).map_err(&refused)?;
        }
        Ok(())
    }
}
