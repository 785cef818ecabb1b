//! What can be done in an area besides ticking: what we don't know, what does not apply, and the menus that lead there.

use super::ask::{Choice, Effect, Form, Input, Notice};
use super::remarks::remark_question;
use super::state::{Interview, MenuAction, State, Task, TaskKind};
use crate::assessment::{Answer, AreaAnswers, Change, Remark, RemarkOn};
use crate::framework::{AreaIndex, Item, ItemIndex};

impl Interview<'_> {
    /// The items of the list that a task is begun from: those of its level, or all of the area.
    pub(super) fn items_of(&self, task: &Task) -> Vec<&Item> {
        let items = self.area(task.area).items.iter();
        items.filter(|item| task.level.is_none_or(|level| item.level == level)).collect()
    }

    pub(super) fn ask_task(&self, task: &Task) -> (String, Form) {
        let area = self.area(task.area);
        let nothing = AreaAnswers::default();
        let answers = self.given(task.area).unwrap_or(&nothing);
        let items = self.items_of(task);
        let options = || items.iter().map(|item| choice(item)).collect();
        let chosen = |is_chosen: &dyn Fn(&ItemIndex) -> bool| {
            (0..items.len()).filter(|choice| is_chosen(&items[*choice].index)).collect()
        };
        let blank = || Form::Text { now: String::new(), needed: false };
        match &task.kind {
            _ if task.is_plan() => self.ask_plan(task),
            TaskKind::NotApplicable => {
                let form = Form::Many {
                    options: options(),
                    chosen: chosen(&|item| answers.not_applicable.contains_key(item)),
                };
                ("Which of these do not apply, or have something better in their place?".to_owned(), form)
            }
            TaskKind::Reason(queue) => {
                let item = &area[queue[0]];
                let form = Form::Text { now: String::new(), needed: true };
                (format!("Why does {} not apply, or what has taken its place? {}", item.id, item.text), form)
            }
            TaskKind::Exclude => {
                let now = answers.excluded.clone().unwrap_or_default();
                (format!("Why does the whole of {} not apply?", area.label()), Form::Text { now, needed: true })
            }
            TaskKind::EvidenceFor => {
                let start = items.iter().position(|item| answers.ticked.contains(&item.index)).unwrap_or(0);
                ("For which of these is there evidence?".to_owned(), Form::One { options: options(), start })
            }
            TaskKind::RemarkText(of, at) => {
                let now = at.and_then(|at| answers.remarks(*of).get(at)).map(|piece| piece.text.clone());
                (remark_question(area, *of), Form::Text { now: now.unwrap_or_default(), needed: false })
            }
            TaskKind::RemarkDate(of, at) => {
                let now = answers.remarks(*of).get(*at).and_then(|piece| piece.on).map(|date| date.to_string());
                let question = match of {
                    RemarkOn::Item(_) => "From when is it? Leave this empty if that is not known.",
                    RemarkOn::Area => "When was it written?",
                };
                (question.to_owned(), Form::Text { now: now.unwrap_or_default(), needed: false })
            }
            TaskKind::RemarkBy(of, at) => {
                let now = answers.remarks(*of).get(*at).and_then(|piece| piece.by.clone());
                let question = "Who gave it? Leave this empty to name nobody.".to_owned();
                (question, Form::Text { now: now.unwrap_or_default(), needed: false })
            }
            TaskKind::RemarkServes(of, at) => self.ask_serves(task, *of, *at),
            // The others are menus.
            _ => (String::new(), blank()),
        }
    }

    pub(super) fn answer_task(&mut self, task: &Task, input: Input) -> Effect {
        if task.is_plan() {
            return self.answer_plan(task, input);
        }
        match (task.kind.clone(), input) {
            (TaskKind::NotApplicable, Input::Many(chosen)) => {
                let (changes, without_reason) = self.not_applicable_changes(task, &chosen);
                self.change(task.area, changes);
                if !without_reason.is_empty() {
                    self.state = State::Task(task.with(TaskKind::Reason(without_reason)));
                    return Effect::Save;
                }
            }
            (TaskKind::Reason(mut items), Input::Text(reason)) => {
                if !self.change(task.area, [Change::Answer(items.remove(0), Some(Answer::NotApplicable(reason)))]) {
                    return self.ask_for_reason();
                }
                if !items.is_empty() {
                    self.state = State::Task(task.with(TaskKind::Reason(items)));
                    return Effect::Save;
                }
            }
            (TaskKind::Exclude, Input::Text(reason)) => {
                if !self.change(task.area, [Change::Exclude(Some(reason))]) {
                    return self.ask_for_reason();
                }
                self.area_done(task.area);
                return Effect::Save;
            }
            (TaskKind::EvidenceFor, Input::One(choice)) => {
                if let Some(item) = self.items_of(task).get(choice).map(|item| item.index) {
                    self.begin_remarks(task, RemarkOn::Item(item));
                }
                return Effect::Ask;
            }
            (TaskKind::RemarkText(of, at), Input::Text(text)) => return self.remark_text(task, of, at, text),
            (TaskKind::RemarkDate(of, at), Input::Text(text)) => return self.remark_date(task, of, at, &text),
            (TaskKind::RemarkServes(of, at), Input::Many(chosen)) => self.remark_serves(task, of, at, &chosen),
            (TaskKind::RemarkBy(of, at), Input::Text(by)) => {
                self.change_remark(task.area, of, at, |piece| Remark { by: Some(by), ..piece });
            }
            _ => return Effect::Ask,
        }
        self.task_done(task);
        Effect::Save
    }

    /// The items that a task is about, each with whether it was chosen.
    fn choices(&self, task: &Task, chosen: &[usize]) -> Vec<(ItemIndex, bool)> {
        let items = self.items_of(task).into_iter().enumerate();
        items.map(|(choice, item)| (item.index, chosen.contains(&choice))).collect()
    }

    pub(super) fn answer_to(&self, area: AreaIndex, item: ItemIndex) -> Option<Answer> {
        self.given(area).and_then(|answers| answers.answer(item))
    }

    /// What makes the items that are not chosen apply again, and the chosen ones that have no reason yet.
    fn not_applicable_changes(&self, task: &Task, chosen: &[usize]) -> (Vec<Change>, Vec<ItemIndex>) {
        let (mut changes, mut without_reason) = (Vec::new(), Vec::new());
        for (item, is_chosen) in self.choices(task, chosen) {
            match (is_chosen, self.answer_to(task.area, item)) {
                (false, Some(Answer::NotApplicable(_))) => changes.push(Change::Answer(item, None)),
                (true, None | Some(Answer::Ticked | Answer::Unsure)) => without_reason.push(item),
                _ => {}
            }
        }
        (changes, without_reason)
    }

    pub(super) fn task_done(&mut self, task: &Task) {
        self.state = self.origin(task);
        if let State::Rated { area } = self.state {
            self.area_done(area);
        }
    }

    /// The menu that opens from a list.
    pub(super) fn task_menu(&self, task: &Task) -> Vec<(MenuAction, String)> {
        let mut menu = vec![(MenuAction::Go(self.origin(task)), "Back to the statements".to_owned())];
        if task.level.is_none() {
            let first = State::Level { area: task.area, level: self.area(task.area).first_level() };
            menu.push((MenuAction::Go(first), "Go through it level by level".to_owned()));
        }
        menu.extend([
            entry(task, TaskKind::Target, "Set a target"),
            entry(task, TaskKind::ActionFor, "Add an action"),
            entry(task, TaskKind::Exclude, SET_ASIDE),
            (MenuAction::Choose, "Choose another area".to_owned()),
            (MenuAction::Stop, "Save and stop".to_owned()),
        ]);
        menu
    }

    fn ask_for_reason(&mut self) -> Effect {
        let said = "A reason is needed, so that others can follow it. Go back (esc, or b) to leave it as it was.";
        self.notices.push(Notice::Said(said.to_owned()));
        Effect::Ask
    }
}

/// What can be done in an area that has been answered.
pub(super) fn task_entries(task: &Task) -> Vec<(MenuAction, String)> {
    vec![
        entry(task, TaskKind::EvidenceFor, "Add or change evidence"),
        entry(task, TaskKind::Notes, "Add or change a note"),
        entry(task, TaskKind::Target, "Set a target"),
        entry(task, TaskKind::ActionFor, "Add an action"),
        entry(task, TaskKind::NotApplicable, "Mark statements as not applicable"),
        entry(task, TaskKind::Exclude, SET_ASIDE),
    ]
}

const SET_ASIDE: &str = "Mark the whole area as not applicable";

fn entry(task: &Task, kind: TaskKind, label: &str) -> (MenuAction, String) {
    (MenuAction::Go(State::Task(task.with(kind))), label.to_owned())
}

fn choice(item: &Item) -> Choice {
    Choice { id: item.id.clone(), text: item.text.to_string() }
}
