//! What the team means to do about an area: the level that it aims for, and actions.

use super::ask::{Choice, Effect, Form, Input};
use super::state::{Interview, State, Task, TaskKind};
use crate::assessment::{Action, Change};
use crate::framework::{ItemIndex, ItemRef, LevelIndex};

impl Interview<'_> {
    pub(super) fn ask_plan(&self, task: &Task) -> (String, Form) {
        let area = self.area(task.area);
        let text = |now: Option<String>| Form::Text { now: now.unwrap_or_default(), needed: false };
        let action = |number: u32| self.assessment.action(number).ok();
        match task.kind {
            TaskKind::ActionFor => {
                let items = area.items.iter().map(|item| Choice { id: item.id.clone(), text: item.text.to_string() });
                let options = ["For none in particular".into()].into_iter().chain(items).collect();
                ("For which statement is there something to do?".to_owned(), Form::One { options, start: 0 })
            }
            TaskKind::ActionText(item) => {
                let of = item.map_or_else(String::new, |item| format!(" about {}: {}", area[item].id, area[item].text));
                (format!("What is to be done{of}?").replace(".?", "?"), text(None))
            }
            TaskKind::ActionBy(number) => {
                let now = action(number).and_then(|action| action.responsible.clone());
                ("Who is responsible for it? Leave this empty if that is open.".to_owned(), text(now))
            }
            TaskKind::ActionDue(number) => {
                let now = action(number).and_then(|action| action.due).map(|day| day.to_string());
                ("By when? Leave this empty if that is open.".to_owned(), text(now))
            }
            _ => {
                let levels: Vec<LevelIndex> = area.levels().collect();
                let target = self.given(task.area).and_then(|answers| answers.target_in(area));
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
                Effect::Save
            }
            (TaskKind::ActionFor, Input::One(choice)) => {
                let item = choice.checked_sub(1).and_then(|index| self.area(task.area).items.get(index));
                let item: Option<ItemIndex> = item.map(|item| item.index);
                self.state = State::Task(task.with(TaskKind::ActionText(item)));
                Effect::Ask
            }
            (TaskKind::ActionText(item), Input::Text(text)) => {
                let item = item.map(|item| ItemRef { area: task.area, item });
                match self.assessment.add_action(Action { item, action: text, ..Action::default() }) {
                    Ok(number) => {
                        self.state = State::Task(task.with(TaskKind::ActionBy(number)));
                        Effect::Save
                    }
                    // Nothing said adds nothing.
                    Err(_) => {
                        self.task_done(task);
                        Effect::Ask
                    }
                }
            }
            (TaskKind::ActionBy(number), Input::Text(text)) => {
                self.change_action(*number, |action| Action { responsible: Some(text), ..action });
                self.state = State::Task(task.with(TaskKind::ActionDue(*number)));
                Effect::Save
            }
            (TaskKind::ActionDue(number), Input::Text(text)) => {
                let due = match self.day(&text) {
                    Ok(due) => due,
                    Err(effect) => return effect,
                };
                self.change_action(*number, |action| Action { due, ..action });
                self.task_done(task);
                Effect::Save
            }
            _ => Effect::Ask,
        }
    }

    fn change_action(&mut self, number: u32, change: impl FnOnce(Action) -> Action) {
        if let Ok(action) = self.assessment.action(number).cloned() {
            // What it has to say, it says already.
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
}
