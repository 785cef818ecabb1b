//! `thrive actions`: what the team plans to do, kept in the assessment file.

mod list;

use std::collections::BTreeSet;
use std::io::stdin;
use std::path::PathBuf;

use clap::ValueEnum;
use jiff::civil::Date;

use super::shared::arguments::{action_number, check_order, find_item, said, word};
use super::shared::context::Context;
use super::shared::refusal;
use super::shared::saved::SavedFile;
use crate::assessment::{Action, Answer, Change, Horizon, Progress, typed_day};
use crate::env;
use crate::error::Error;
use crate::framework::{Framework, ItemRef};
use crate::hint::{CommandLine, Hint};
use crate::pages::score as view;
use crate::score::{ItemScore, Mark, score, score_area};
use crate::terminal::{plain, prompts, stop};
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
#[command(
    after_help = "Examples:\n  thrive actions add voices.yaml 1a.D2 --action \"Ask the parents' group\" --responsible \"Ada Obi\" --due 2027-03-31"
)]
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
#[command(after_help = "Examples:\n  thrive actions edit voices.yaml 2 --due 2027-06-30")]
pub struct EditArgs {
    /// The assessment file
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// The action's number
    #[arg(value_name = "NUMBER", value_parser = action_number)]
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
#[command(after_help = "Examples:\n  thrive actions done voices.yaml 2\n  thrive actions done voices.yaml 1 2 --tick")]
pub struct DoneArgs {
    /// The assessment file
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// The actions' numbers
    #[arg(required = true, value_name = "NUMBER", value_parser = action_number)]
    ids: Vec<u32>,

    /// Tick their items: what they are for is in place now
    #[arg(long)]
    tick: bool,
}

/// Remove actions that should never have been there
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  thrive actions remove voices.yaml 3")]
pub struct RemoveArgs {
    /// The assessment file
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// The actions' numbers
    #[arg(required = true, value_name = "NUMBER", value_parser = action_number)]
    ids: Vec<u32>,
}

/// Who does an action, and by when.
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
    #[arg(long, value_name = "DAY", value_parser = typed_day)]
    due: Option<Date>,

    /// How soon it can be done
    #[arg(long, value_name = "HORIZON", value_parser = word::<Horizon>(), ignore_case = true)]
    horizon: Option<Horizon>,
}

/// What is said when someone stops at the question whether an item is in place.
const STOPPED: &str = "stopped; the action is marked as done, and its item stays as it is";

/// What can be removed from an action.
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
    /// Sets what was given in an action.
    fn put(&self, action: &mut Action, framework: &Framework) -> Result<(), Error> {
        for (given, option, now) in [
            (&self.responsible, "--responsible", &mut action.responsible),
            (&self.accountable, "--accountable", &mut action.accountable),
        ] {
            if let Some(who) = given {
                *now = Some(role(framework, who, option)?);
            }
        }
        for (given, option, now) in [
            (&self.consulted, "--consulted", &mut action.consulted),
            (&self.informed, "--informed", &mut action.informed),
        ] {
            if !given.is_empty() {
                *now = given.iter().map(|who| role(framework, who, option)).collect::<Result<_, _>>()?;
            }
        }
        action.due = self.due.or(action.due);
        action.horizon = self.horizon.or(action.horizon);
        Ok(())
    }
}

/// The name of a role as the framework spells it, or the name as it was typed if the framework doesn't offer such a role.
fn role(framework: &Framework, name: &str, option: &str) -> Result<String, Error> {
    let name = said(name, option)?;
    let offered = framework.roles().iter().filter(|role| !role.is_retired);
    let known = offered.map(|role| &role.name).find(|role| role.to_lowercase() == name.to_lowercase());
    Ok(known.cloned().unwrap_or(name))
}

/// The numbers in order, without repetitions.
fn each_once(ids: &[u32]) -> Vec<u32> {
    ids.iter().copied().collect::<BTreeSet<u32>>().into_iter().collect()
}

fn add(args: &AddArgs, context: &mut Context) -> anyhow::Result<()> {
    let framework = context.loader.framework()?;
    check_order(&args.file, args.item.as_slice(), &["actions", "add"])?;
    let now = env::now();
    let (mut file, mut assessment) = SavedFile::open_to_change(&args.file, &framework, &now)?;
    let item = args.item.as_ref().map(|item| find_item(&framework, item)).transpose()?;
    let mut action =
        Action { action: said(&args.action, "--action")?, item, uid: Some(env::uid()), ..Action::default() };
    args.details.put(&mut action, &framework)?;
    if let Some(item) = item {
        let area = &framework[item.area];
        let found = score_area(&framework, area, assessment.areas.get(&item.area), context.rule());
        let full = framework.full_id(item);
        match found[item.item] {
            ItemScore { met: true, .. } => context.output.say(&format!("{full} is in place already.")),
            ItemScore { mark: Mark::NotApplicable, .. } => {
                context.output.say(&format!("{full} is marked as not applicable."));
            }
            ItemScore { .. } => {}
        }
    }
    let due = due(&action, now.date());
    let id = assessment.add_action(action).map_err(refusal::of(file.name(), &framework))?;
    file.change(&assessment, &framework, &mut context.output)?;
    context.output.say(&format!("Action {id} added{due}."));
    Ok(())
}

/// `, due 31 March 2027`, or `, overdue since 31 March 2026`: what should have been done by now can be written down, too.
fn due(action: &Action, today: Date) -> String {
    let said = if action.is_overdue(today) { "overdue since" } else { "due" };
    action.due.map(|due| format!(", {said} {}", words::long_date(due))).unwrap_or_default()
}

fn edit(args: &EditArgs, context: &mut Context) -> anyhow::Result<()> {
    let framework = context.loader.framework()?;
    let now = env::now();
    let (mut file, mut assessment) = SavedFile::open_to_change(&args.file, &framework, &now)?;
    let item = args.item.as_ref().map(|item| find_item(&framework, item)).transpose()?;
    let refused = refusal::of(file.name(), &framework);
    let mut action = assessment.action(args.id).map_err(&refused)?.clone();
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
    args.details.put(&mut action, &framework)?;
    if let Some(text) = &args.action {
        action.action = said(text, "--action")?;
    }
    action.item = item.or(action.item);
    if args.reopen {
        action.status = Some(Progress::Open);
    }
    let due = due(&action, now.date());
    let mut is_changed = false;
    if args.clear.contains(&Field::Item) {
        is_changed |= assessment.clear_action_item(args.id).map_err(&refused)?;
    }
    is_changed |= assessment.put_action(action).map_err(&refused)?;
    if !is_changed {
        context.output.say(&format!("Action {} is like that already; nothing was changed.", args.id));
        return Ok(());
    }
    file.change(&assessment, &framework, &mut context.output)?;
    context.output.say(&format!("Action {} changed{due}.", args.id));
    Ok(())
}

fn done(args: &DoneArgs, context: &mut Context) -> anyhow::Result<()> {
    let framework = context.loader.framework()?;
    let now = env::now();
    let (mut file, mut assessment) = SavedFile::open_to_change(&args.file, &framework, &now)?;
    let refused = refusal::of(file.name(), &framework);
    let before = score(&framework, &assessment, context.rule());
    let (mut new, mut old) = (Vec::new(), Vec::new());
    let mut items: BTreeSet<ItemRef> = BTreeSet::new();
    for id in each_once(&args.ids) {
        let action = assessment.action(id).map_err(&refused)?.clone();
        if action.is_done() { &mut old } else { &mut new }.push(id);
        items.extend(action.item);
        assessment.put_action(Action { status: Some(Progress::Done), ..action }).map_err(&refused)?;
    }
    if !old.is_empty() {
        context.output.say(&told(&old, "done already"));
    }
    if !new.is_empty() {
        file.change(&assessment, &framework, &mut context.output)?;
        context.output.say(&told(&new, "done"));
    }
    items.retain(|item| !before[item.area][item.item].met);
    let missing: Vec<String> = items.iter().map(|item| framework.full_id(*item)).collect();
    if assessment.is_final() && !missing.is_empty() {
        let are = words::either(missing.len(), "item stays", "items stay");
        let next = CommandLine::thrive(&["assess", "NEXT", "--from", &file.name()]);
        let said = format!("The assessment is final, so {are} as assessed: {}. ", words::list(&missing));
        context.output.say_hint(&Hint::from(said).and("Tick in the next round: ").and(next).and("."));
        return Ok(());
    }
    if !args.tick && !missing.is_empty() {
        stop::when_told(file.closing(|_| STOPPED.to_owned()));
    }
    for (item, full) in items.into_iter().zip(missing) {
        if before[item.area][item.item].mark == Mark::NotApplicable {
            context.output.say(&format!("{full} is marked as not applicable, and stays so."));
        } else if is_in_place(args, &full, &framework[item].text, &file, context)? {
            let tick = [Change::Answer(item.item, Some(Answer::Ticked))];
            assessment.change(&framework, item.area, tick, now.date()).map_err(&refused)?;
            file.change(&assessment, &framework, &mut context.output)?;
            context.output.say(&format!("{full} is ticked."));
        }
    }
    let after = score(&framework, &assessment, context.rule());
    for line in view::changes(&before, &after) {
        context.output.say(&line);
    }
    Ok(())
}

/// Whether an item is in place now, by `--tick` or by the answer to a question; if it is not, people are told how to tick it later.
fn is_in_place(
    args: &DoneArgs,
    full: &str,
    text: &str,
    file: &SavedFile,
    context: &mut Context,
) -> Result<bool, Error> {
    let env = context.output.env;
    let asked = !args.tick && env.typed && env.err_is_terminal;
    let question = format!("Is {full} in place now? {text}");
    let confirmed = match asked {
        true if env.can_prompt => prompts::confirm(&question, STOPPED, env.err)?,
        true => plain::confirm(&question, stdin().lock(), &mut context.output.err, env.err)?,
        false => args.tick,
    };
    if confirmed {
        return Ok(true);
    }
    if !asked {
        context.output.say(&format!("{full} is not in place yet: {text}"));
    }
    let tick = CommandLine::thrive(&["set", &file.name(), full, "--tick"]);
    context.output.say_hint(&Hint::from("Once it is: ").and(tick));
    Ok(false)
}

/// `Action 1 is done.`, `Actions 1 and 3 are done.`
fn told(ids: &[u32], what: &str) -> String {
    let numbers: Vec<String> = ids.iter().map(u32::to_string).collect();
    let (actions, are) = if ids.len() == 1 { ("Action", "is") } else { ("Actions", "are") };
    format!("{actions} {} {are} {what}.", words::list(&numbers))
}

fn remove(args: &RemoveArgs, context: &mut Context) -> anyhow::Result<()> {
    let framework = context.loader.framework()?;
    let (mut file, mut assessment) = SavedFile::open_to_change(&args.file, &framework, &env::now())?;
    let ids = each_once(&args.ids);
    let has_day = |action: &Action| ids.contains(&action.id) && action.due.is_some();
    let has_days = assessment.actions.iter().any(has_day);
    for id in &ids {
        assessment.remove_action(*id).map_err(refusal::of(file.name(), &framework))?;
    }
    file.change(&assessment, &framework, &mut context.output)?;
    context.output.say(&told(&ids, "removed"));
    if has_days {
        context.output.say("What is in anybody's calendar already has to be taken out there.");
    }
    Ok(())
}
