//! What the team means to do about an area: the level that it aims for, and actions, which are added, corrected, carried out and
//! taken out.

use super::ask::{Choice, Effect, Form, Input, Notice};
use super::state::{Interview, MenuAction, State, Task, TaskKind};
use crate::assessment::{Action, Answer, Change, Progress};
use crate::framework::{AreaIndex, ItemIndex, ItemRef, LevelIndex};
use crate::words;

impl Interview<'_> {
    pub(super) fn ask_plan(&self, task: &Task) -> (String, Form) {
        let area = self.area(task.area);
        let text = |now: Option<String>| Form::Text { now: now.unwrap_or_default(), needed: false };
        let action = |number: u32| self.assessment.action(number).ok();
        match task.kind {
            TaskKind::ActionFor => {
                let items = area.items.iter().map(|item| Choice { id: item.id.clone(), text: item.text.to_string() });
                let options = ["For none in particular".into()].into_iter().chain(items).collect();
                let start = task.focus.map_or(0, |item| item.get() + 1);
                ("For which statement is there something to do?".to_owned(), Form::One { options, start })
            }
            TaskKind::NewAction(item) => {
                let about = item.map_or_else(String::new, |item| format!(" about {}", area[item].id));
                (format!("What is to be done{about}?"), text(None))
            }
            TaskKind::ActionText(number) => {
                ("What is to be done?".to_owned(), text(action(number).map(|action| action.action.clone())))
            }
            TaskKind::ActionBy(number) => {
                let now = action(number).and_then(|action| action.responsible.clone());
                ("Who is responsible?".to_owned(), text(now))
            }
            TaskKind::ActionDue(number) => {
                let now = action(number).and_then(|action| action.due).map(words::long_date);
                ("By when?".to_owned(), text(now))
            }
            _ => {
                let levels: Vec<LevelIndex> = area.levels().collect();
                let target = self.target(task.area);
                let start = levels.iter().position(|level| Some(*level) == target).map_or(0, |at| at + 1);
                let names = levels.iter().map(|level| Choice::from(self.framework[*level].name.as_str()));
                let options = ["No target".into()].into_iter().chain(names).collect();
                (format!("Which level does the team aim for in {}?", area.label()), Form::One { options, start })
            }
        }
    }

    pub(super) fn answer_plan(&mut self, task: &Task, input: Input) -> Effect {
        match (&task.kind, input) {
            (TaskKind::Target, Input::One(choice)) => {
                let level = choice.checked_sub(1).and_then(|index| self.area(task.area).levels().nth(index));
                self.change(task.area, [Change::Target(level)]);
                self.task_done(task);
            }
            (TaskKind::ActionFor, Input::One(choice)) => {
                let item = choice.checked_sub(1).and_then(|index| self.area(task.area).items.get(index));
                let item: Option<ItemIndex> = item.map(|item| item.index);
                self.state = State::Task(task.with(TaskKind::NewAction(item)));
                return Effect::Ask;
            }
            (TaskKind::NewAction(item), Input::Text(text)) => {
                let item = item.map(|item| ItemRef { area: task.area, item });
                let Ok(number) = self.assessment.add_action(Action { item, action: text, ..Action::default() }) else {
                    // Nothing said adds nothing.
                    self.task_done(task);
                    return Effect::Ask;
                };
                self.state = State::Task(task.with(TaskKind::ActionBy(number)));
            }
            (TaskKind::ActionText(number), Input::Text(text)) => {
                self.change_action(*number, |action| Action { action: text, ..action });
                self.begin_actions(task);
            }
            (TaskKind::ActionBy(number), Input::Text(text)) => {
                // A new one is asked for one thing after another; who corrects the name has come for that.
                let is_new = self
                    .assessment
                    .action(*number)
                    .is_ok_and(|action| action.responsible.is_none() && action.due.is_none());
                self.change_action(*number, |action| Action { responsible: Some(text), ..action });
                if is_new {
                    self.state = State::Task(task.with(TaskKind::ActionDue(*number)));
                } else {
                    self.begin_actions(task);
                }
            }
            (TaskKind::ActionDue(number), Input::Text(text)) => {
                let due = match self.day(&text) {
                    Ok(due) => due,
                    Err(effect) => return effect,
                };
                self.change_action(*number, |action| Action { due, ..action });
                self.task_done(task);
            }
            _ => return Effect::Ask,
        }
        Effect::Save
    }

    /// The level that the team aims for in an area.
    pub(super) fn target(&self, area: AreaIndex) -> Option<LevelIndex> {
        self.given(area).and_then(|answers| answers.target_in(self.area(area)))
    }

    /// The actions that are shown in an area: those for its statements, then those for none in particular.
    pub(super) fn actions_in(&self, area: AreaIndex) -> Vec<&Action> {
        let actions = self.assessment.actions.iter();
        let here = actions.clone().filter(|action| action.item.is_some_and(|item| item.area == area));
        here.chain(actions.filter(|action| action.item.is_none())).collect()
    }

    /// Shows the actions that there are, or asks for the first where there is none.
    pub(super) fn begin_actions(&mut self, task: &Task) {
        let kind = if self.actions_in(task.area).is_empty() { TaskKind::ActionFor } else { TaskKind::Actions };
        self.state = State::Task(task.with(kind));
    }

    /// What leads to the target and the actions of an area, from a list or from the area's result.
    pub(super) fn plan_entries(&self, task: &Task) -> Vec<(MenuAction, String)> {
        let go = |kind| MenuAction::Go(State::Task(task.with(kind)));
        let target = self.target(task.area).map(|level| self.framework[level].name.as_str());
        let target = target.map_or_else(|| "Set a target".to_owned(), |name| format!("Change the target ({name})"));
        let mut entries = vec![(go(TaskKind::Target), target)];
        if let Some(item) = task.focus {
            let label = format!("Add an action for {}", self.area(task.area)[item].id);
            entries.push((go(TaskKind::NewAction(Some(item))), label));
        }
        entries.push(match (self.actions_in(task.area).len(), task.focus) {
            (0, None) => (go(TaskKind::ActionFor), "Add an action".to_owned()),
            (0, Some(_)) => (go(TaskKind::ActionFor), "Add an action for something else".to_owned()),
            (count, _) => (go(TaskKind::Actions), format!("Add or change actions ({count})")),
        });
        entries
    }

    /// What can be done with the actions that are there.
    pub(super) fn actions_menu(&self, task: &Task) -> Vec<(MenuAction, String)> {
        let go = |kind| MenuAction::Go(State::Task(task.with(kind)));
        let mut menu = vec![(go(TaskKind::ActionFor), "Add another action".to_owned())];
        for action in self.actions_in(task.area) {
            menu.push((go(TaskKind::Action(action.id)), format!("Change: {}", self.told_action(action))));
        }
        menu.push((MenuAction::Go(self.origin(task)), "Back".to_owned()));
        menu
    }

    /// What can be done with one action.
    pub(super) fn action_menu(&self, task: &Task, number: u32) -> Vec<(MenuAction, String)> {
        let go = |kind| MenuAction::Go(State::Task(task.with(kind)));
        let is_done = self.assessment.action(number).is_ok_and(Action::is_done);
        let done = if is_done { "Mark it as not done yet" } else { "Mark it as done" };
        vec![
            (go(TaskKind::Actions), "Leave it as it is".to_owned()),
            (go(TaskKind::ActionText(number)), "Correct its text".to_owned()),
            (go(TaskKind::ActionBy(number)), "Change who is responsible".to_owned()),
            (go(TaskKind::ActionDue(number)), "Change by when".to_owned()),
            (MenuAction::CarryOut(number, !is_done), done.to_owned()),
            (MenuAction::RemoveAction(number), "Take it out".to_owned()),
        ]
    }

    /// Marks an action as done, or as not done yet. What is done may have put its statement in place, which is for people to say.
    pub(super) fn carry_out(&mut self, task: &Task, number: u32, is_done: bool) -> Effect {
        let status = if is_done { Progress::Done } else { Progress::Open };
        self.change_action(number, |action| Action { status: Some(status), ..action });
        let item = self.assessment.action(number).ok().and_then(|action| action.item).filter(|_| is_done);
        if let Some(item) = item.filter(|item| !matches!(self.answer_to(item.area, item.item), Some(Answer::Ticked))) {
            let id = &self.area(item.area)[item.item].id;
            self.notices.push(Notice::Said(format!("It is done. If {id} is in place now, tick it.")));
        }
        self.begin_actions(task);
        Effect::Save
    }

    /// Takes an action out.
    pub(super) fn remove_action(&mut self, task: &Task, number: u32) -> Effect {
        // There is one with this number, since it is shown.
        let _ = self.assessment.remove_action(number);
        self.task_done(task);
        Effect::Save
    }

    /// An action with the statement that it is for, who is responsible and by when: `Ask Sam (for H1, Ada, by 31 March 2027)`.
    pub(super) fn told_action(&self, action: &Action) -> String {
        let item = match action.item {
            Some(item) => format!("for {}", self.framework[item.area][item.item].id),
            None => "for none in particular".to_owned(),
        };
        let due = action.due.map(|due| format!("by {}", words::long_date(due)));
        let state = if action.is_done() { Some("done") } else { action.is_overdue(self.today).then_some("overdue") };
        let parts = [Some(item), action.responsible.clone(), due, state.map(str::to_owned)];
        format!("{} ({})", action.action, parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
    }

    fn change_action(&mut self, number: u32, change: impl FnOnce(Action) -> Action) {
        if let Ok(action) = self.assessment.action(number).cloned() {
            // A text without words changes nothing.
            let _ = self.assessment.put_action(change(action));
        }
    }

    /// Gives actions that have no id of their own one, by which calendars know them again.
    pub fn identify_actions(&mut self, id: impl Fn() -> String) {
        let nameless = self.assessment.actions.iter().filter(|action| action.uid.is_none());
        for action in nameless.cloned().collect::<Vec<_>>() {
            self.change_action(action.id, |action| Action { uid: Some(id()), ..action });
        }
    }

    /// What an area has besides answers, in a few words each: its target, notes and open actions.
    pub fn standing(&self, area: AreaIndex) -> Vec<String> {
        let target = self.target(area).map(|level| format!("Target: {}", self.framework[level].name));
        let notes = self.given(area).map_or(0, |answers| answers.notes.len());
        let is_open_here = |action: &&Action| !action.is_done() && action.item.is_some_and(|item| item.area == area);
        let actions = self.assessment.actions.iter().filter(is_open_here).count();
        let counts = [(notes, "note"), (actions, "open action")].into_iter().filter(|(count, _)| *count > 0);
        target.into_iter().chain(counts.map(|(count, noun)| words::count(count, noun))).collect()
    }
}
