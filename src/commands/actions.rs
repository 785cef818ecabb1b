//! `thrive actions`: what the team means to do, kept in the assessment's file.

mod list;

use std::path::PathBuf;

use clap::ValueEnum;
use jiff::civil::Date;

use super::arguments::{day, item_index, word};
use super::context::{Context, quoted};
use super::saved::SavedFile;
use crate::assessment::{Action, Answer, Assessment, Horizon, Status};
use crate::env;
use crate::error::Error;
use crate::framework::Framework;
use crate::score::{score, score_area};
use crate::terminal::prompts;
use crate::view::score as view;
use crate::words;

/// Keep the team's actions: what, for which item, by whom and by when
///
/// They stand in the assessment's file, go into its reports and its plan, and leave its ratings alone: those change when an
/// item is ticked.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    Add(AddArgs),
    Edit(EditArgs),
    Done(DoneArgs),
    Remove(RemoveArgs),
    List(list::ListArgs),
}

pub fn run(command: &Command, context: &mut Context) -> anyhow::Result<()> {
    match command {
        Command::Add(args) => add(args, context),
        Command::Edit(args) => edit(args, context),
        Command::Done(args) => done(args, context),
        Command::Remove(args) => remove(args, context),
        Command::List(args) => list::list(args, context),
    }
}

/// Add an action
#[derive(Debug, clap::Args)]
pub struct AddArgs {
    /// The assessment file
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// The item that it is for, such as 1a.D2; leave it out for an action that is for no item in particular
    #[arg(value_name = "ITEM")]
    item: Option<String>,

    /// What is to be done
    #[arg(long, value_name = "TEXT")]
    action: String,

    #[command(flatten)]
    details: Details,
}

/// Change an action
#[derive(Debug, clap::Args)]
pub struct EditArgs {
    /// The assessment file
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// The action's number
    #[arg(value_name = "NUMBER")]
    id: u32,

    /// The item that it is for, such as 1a.D2
    #[arg(long, value_name = "ITEM")]
    item: Option<String>,

    /// What is to be done
    #[arg(long, value_name = "TEXT")]
    action: Option<String>,

    #[command(flatten)]
    details: Details,

    /// Take out what stands there (can be given several times)
    #[arg(long, value_name = "WHAT")]
    clear: Vec<Field>,

    /// It is not done after all
    #[arg(long)]
    reopen: bool,
}

/// Mark actions as done, and their items as in place if they are
///
/// In a terminal it asks whether the item is in place now; elsewhere --tick says so. Without that the rating stays as it is.
#[derive(Debug, clap::Args)]
pub struct DoneArgs {
    /// The assessment file
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// The actions' numbers
    #[arg(required = true, value_name = "NUMBER")]
    ids: Vec<u32>,

    /// Tick their items: what they are for is in place now
    #[arg(long)]
    tick: bool,
}

/// Remove actions that should never have been there
#[derive(Debug, clap::Args)]
pub struct RemoveArgs {
    /// The assessment file
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// The actions' numbers
    #[arg(required = true, value_name = "NUMBER")]
    ids: Vec<u32>,
}

/// Who does it, by when.
#[derive(Debug, clap::Args)]
struct Details {
    /// Who does it; the framework's roles are shown by `thrive framework show`, and others can be named
    #[arg(long, value_name = "WHO")]
    responsible: Option<String>,

    /// Who answers for it
    #[arg(long, value_name = "WHO")]
    accountable: Option<String>,

    /// Who is asked about it (can be given several times)
    #[arg(long, value_name = "WHO")]
    consulted: Vec<String>,

    /// Who is told about it (can be given several times)
    #[arg(long, value_name = "WHO")]
    informed: Vec<String>,

    /// The day by which it is to be done, such as 2027-03-31
    #[arg(long, value_name = "DAY", value_parser = day)]
    due: Option<Date>,

    /// How soon it can be done
    #[arg(long, value_name = "HORIZON", value_parser = word::<Horizon>())]
    horizon: Option<Horizon>,
}

/// What can be taken out of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Field {
    Item,
    Responsible,
    Accountable,
    Consulted,
    Informed,
    Due,
    Horizon,
}

impl Details {
    /// Puts what was given into an action.
    fn put(&self, action: &mut Action, framework: &Framework, today: Date) -> Result<(), Error> {
        if let Some(due) = self.due.filter(|due| *due < today) {
            let said = format!("{} has passed: today is {}", words::long_date(due), words::long_date(today));
            return Err(Error::usage(said).hint("choose a day to come"));
        }
        let named = |who: &String| role(framework, who);
        let name = |who: &Option<String>, now: &mut Option<String>| {
            if let Some(who) = who.as_ref().and_then(named) {
                *now = Some(who);
            }
        };
        name(&self.responsible, &mut action.responsible);
        name(&self.accountable, &mut action.accountable);
        for (given, now) in [(&self.consulted, &mut action.consulted), (&self.informed, &mut action.informed)] {
            if !given.is_empty() {
                *now = given.iter().filter_map(named).collect();
            }
        }
        action.due = self.due.or(action.due);
        action.horizon = self.horizon.or(action.horizon);
        Ok(())
    }
}

/// A name as the framework's roles spell it, if it is one of them; nothing for a blank.
fn role(framework: &Framework, name: &str) -> Option<String> {
    let name = name.trim();
    let known = framework.roles().iter().find(|role| role.to_lowercase() == name.to_lowercase());
    (!name.is_empty()).then(|| known.map_or_else(|| name.to_owned(), Clone::clone))
}

/// What is to be done, which has to be said.
fn what(text: &str) -> Result<String, Error> {
    let text = text.trim();
    let nothing = || Error::usage("an action has to say what is to be done").hint("say it after --action");
    if text.is_empty() { Err(nothing()) } else { Ok(words::line_feeds(text).into_owned()) }
}

fn add(args: &AddArgs, context: &mut Context) -> anyhow::Result<()> {
    let framework = context.framework()?;
    let item = args.item.as_ref().map(|item| item_index(&framework, item)).transpose()?;
    let now = env::now();
    let mut action = Action { action: what(&args.action)?, item: args.item.clone(), ..Action::default() };
    args.details.put(&mut action, &framework, now.date())?;
    let (mut file, mut assessment) = SavedFile::open_to_change(&args.file, context, &framework, &now)?;
    action.id = assessment.unused_action_id();
    if let Some((place, item)) = item {
        let area = &framework.areas()[place];
        let found = score_area(&framework, area, assessment.areas.get(&area.id), context.rule());
        if found.items[item].met {
            context.say(&format!("{} is in place already.", area.full_id(item)))?;
        }
    }
    let said = format!("Action {} added{}.", action.id, due(&action));
    assessment.actions.push(action);
    file.change(&assessment, &framework, context)?;
    Ok(context.say(&said)?)
}

/// `, due 31 March 2027`.
fn due(action: &Action) -> String {
    action.due.map(|due| format!(", due {}", words::long_date(due))).unwrap_or_default()
}

/// The action with this number.
fn action_mut<'a>(assessment: &'a mut Assessment, id: u32, file: &SavedFile) -> Result<&'a mut Action, Error> {
    let known: Vec<String> = assessment.actions.iter().map(|action| action.id.to_string()).collect();
    assessment.actions.iter_mut().find(|action| action.id == id).ok_or_else(|| {
        let error = Error::usage(format!("{} has no action {id}", file.name()));
        match known.as_slice() {
            [] => error.hint("no actions are on record yet; add one with `thrive actions add`"),
            known => error.hint(format!(
                "its actions are {}; see `thrive actions list {}`",
                words::list(known),
                quoted(&file.name())
            )),
        }
    })
}

fn edit(args: &EditArgs, context: &mut Context) -> anyhow::Result<()> {
    let framework = context.framework()?;
    if let Some(item) = &args.item {
        item_index(&framework, item)?;
    }
    let now = env::now();
    let (mut file, mut assessment) = SavedFile::open_to_change(&args.file, context, &framework, &now)?;
    let before = assessment.clone();
    let action = action_mut(&mut assessment, args.id, &file)?;
    for field in &args.clear {
        match field {
            Field::Item => action.item = None,
            Field::Responsible => action.responsible = None,
            Field::Accountable => action.accountable = None,
            Field::Consulted => action.consulted.clear(),
            Field::Informed => action.informed.clear(),
            Field::Due => action.due = None,
            Field::Horizon => action.horizon = None,
        }
    }
    args.details.put(action, &framework, now.date())?;
    if let Some(text) = &args.action {
        action.action = what(text)?;
    }
    if args.item.is_some() {
        action.item.clone_from(&args.item);
    }
    if args.reopen {
        action.status = Some("open".to_owned());
    }
    let said = format!("Action {} changed{}.", args.id, due(action));
    if assessment == before {
        return Ok(context.say(&format!("Action {} is like that already; nothing was changed.", args.id))?);
    }
    file.change(&assessment, &framework, context)?;
    Ok(context.say(&said)?)
}

fn done(args: &DoneArgs, context: &mut Context) -> anyhow::Result<()> {
    let framework = context.framework()?;
    let now = env::now();
    let (mut file, mut assessment) = SavedFile::open_to_change(&args.file, context, &framework, &now)?;
    let before = score(&framework, &assessment.clone(), context.rule());
    let mut items: Vec<(usize, usize)> = Vec::new();
    for id in &args.ids {
        let action = action_mut(&mut assessment, *id, &file)?;
        if action.is_done() {
            context.say(&format!("Action {id} was done already."))?;
        }
        action.status = Some("done".to_owned());
        items.extend(action.item.as_ref().map(|item| item_index(&framework, item)).transpose()?);
    }
    file.change(&assessment, &framework, context)?;
    context.say(&told(&args.ids, "done"))?;
    items.sort_unstable();
    items.dedup();
    items.retain(|(area, item)| !before.areas[*area].items[*item].met);
    if items.is_empty() {
        return Ok(());
    }
    let full_ids: Vec<String> = items.iter().map(|(area, item)| framework.areas()[*area].full_id(*item)).collect();
    let name = quoted(&file.name());
    if assessment.about.status == Some(Status::Final) {
        let are = words::either(full_ids.len(), "item stays", "items stay");
        return Ok(context.say(&format!(
            "The assessment is final, so {are} as assessed: {}. Tick in the next round: `thrive assess NEXT --from {name}`.",
            words::list(&full_ids)
        ))?);
    }
    for ((area, item), full) in items.iter().zip(&full_ids) {
        let area = &framework.areas()[*area];
        let text = &area.items[*item].text;
        let is_in_place = if args.tick {
            true
        } else if context.env.can_prompt {
            prompts::confirm(&format!("Is {full} in place now? {text}"), context.env.err)?
        } else {
            context.say(&format!("{full} is not in place yet: {text}"))?;
            context.say(&format!("If it is now: `thrive set {name} {full} --tick`"))?;
            false
        };
        if is_in_place {
            assessment.answers_mut(&framework, area).put(&area.items[*item].id, Some(Answer::Ticked));
            assessment.about.updated = Some(now.date());
            file.change(&assessment, &framework, context)?;
            context.say(&format!("{full} is ticked."))?;
        }
    }
    let after = score(&framework, &assessment, context.rule());
    for line in view::changes(&before, &after) {
        context.say(&line)?;
    }
    Ok(())
}

/// `Action 1 is done.`, `Actions 1 and 3 are done.`
fn told(ids: &[u32], what: &str) -> String {
    let numbers: Vec<String> = ids.iter().map(u32::to_string).collect();
    let (actions, are) = if ids.len() == 1 { ("Action", "is") } else { ("Actions", "are") };
    format!("{actions} {} {are} {what}.", words::list(&numbers))
}

fn remove(args: &RemoveArgs, context: &mut Context) -> anyhow::Result<()> {
    let framework = context.framework()?;
    let (mut file, mut assessment) = SavedFile::open_to_change(&args.file, context, &framework, &env::now())?;
    for id in &args.ids {
        action_mut(&mut assessment, *id, &file)?;
        assessment.actions.retain(|action| action.id != *id);
    }
    file.change(&assessment, &framework, context)?;
    Ok(context.say(&told(&args.ids, "removed"))?)
}
