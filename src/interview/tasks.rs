//! What can be done in an area besides ticking: what we don't know, what does not apply, and the menus that lead there.

use super::ask::{Choice, Effect, Form, Input, Notice};
use super::remarks::remark_question;
use super::state::{Interview, MenuAction, State, Task, TaskKind};
use crate::assessment::{Action, Answer, AreaAnswers, Change, Remark, RemarkOn};
use crate::framework::{AreaIndex, Item, ItemIndex};
use crate::words;

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
        match &task.kind {
            _ if task.is_plan() => self.ask_plan(task),
            _ if task.is_of_room() => self.ask_room(task),
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
                (format!("Why does {} not apply, or what has taken its place?", item.id), form)
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
                let now = answers.remarks(*of).get(*at).and_then(|piece| piece.on).map(words::long_date);
                let question = match of {
                    RemarkOn::Item(_) => "From when is it?",
                    RemarkOn::Area => "When was it written?",
                };
                (question.to_owned(), Form::Text { now: now.unwrap_or_default(), needed: false })
            }
            TaskKind::RemarkBy(of, at) => {
                let now = answers.remarks(*of).get(*at).and_then(|piece| piece.by.clone());
                ("Who gave it?".to_owned(), Form::Text { now: now.unwrap_or_default(), needed: false })
            }
            TaskKind::RemarkServes(of, at) => self.ask_serves(task, *of, *at),
            // The others are menus.
            _ => (String::new(), Form::Text { now: String::new(), needed: false }),
        }
    }

    pub(super) fn answer_task(&mut self, task: &Task, input: Input) -> Effect {
        if task.is_plan() {
            return self.answer_plan(task, input);
        }
        if task.is_of_room() {
            return self.answer_room(task, input);
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
                self.say_unticked(task, of);
            }
            _ => return Effect::Ask,
        }
        self.task_done(task);
        Effect::Save
    }

    /// What the question of a task is about: a statement, and what has been put forward for it, or is to be done about it, so far.
    pub(super) fn subject(&self, task: &Task) -> Vec<Choice> {
        let area = self.area(task.area);
        let statement = |item: Option<ItemIndex>| item.map(|item| choice(&area[item]));
        let remarks = |on| self.given(task.area).map(|answers| answers.remarks(on)).unwrap_or_default();
        let item_of = |on: &RemarkOn| if let RemarkOn::Item(item) = on { Some(*item) } else { None };
        let told = |remark: &Remark| Choice::from(remark.told());
        match &task.kind {
            TaskKind::Menu => statement(task.focus).into_iter().collect(),
            TaskKind::Votes(item) | TaskKind::ParkText(item) | TaskKind::Parked(item) => {
                statement(Some(*item)).into_iter().collect()
            }
            TaskKind::Reason(items) => statement(items.first().copied()).into_iter().collect(),
            TaskKind::Remarks(on) | TaskKind::RemarkText(on, Some(_)) => statement(item_of(on)).into_iter().collect(),
            TaskKind::RemarkText(on, None) => {
                statement(item_of(on)).into_iter().chain(remarks(*on).iter().map(told)).collect()
            }
            TaskKind::Remark(on, at)
            | TaskKind::RemarkDate(on, at)
            | TaskKind::RemarkBy(on, at)
            | TaskKind::RemarkServes(on, at) => {
                statement(item_of(on)).into_iter().chain(remarks(*on).get(*at).map(told)).collect()
            }
            TaskKind::NewAction(item) => {
                let is_shown = |action: &&&Action| action.item.map(|item| item.item) == *item;
                let actions = self.actions_in(task.area);
                let told = actions.iter().filter(is_shown).map(|action| Choice::from(self.told_action(action)));
                statement(*item).into_iter().chain(told).collect()
            }
            TaskKind::Action(number)
            | TaskKind::ActionText(number)
            | TaskKind::ActionBy(number)
            | TaskKind::ActionDue(number) => {
                let Ok(action) = self.assessment.action(*number) else { return Vec::new() };
                let item = action.item.filter(|item| item.area == task.area).map(|item| item.item);
                statement(item).into_iter().chain([Choice::from(self.told_action(action))]).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Says that a statement with new evidence isn't ticked: someone may have meant to say that it is in place.
    fn say_unticked(&mut self, task: &Task, on: RemarkOn) {
        let RemarkOn::Item(item) = on else { return };
        if task.level.is_some() && matches!(self.answer_to(task.area, item), None | Some(Answer::Unsure)) {
            let id = &self.area(task.area)[item].id;
            self.notices.push(Notice::Said(format!("The evidence is kept. {id} itself isn't ticked yet.")));
        }
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

    pub(super) fn ask_for_reason(&mut self) -> Effect {
        let said = "A reason is needed, so that others can follow it. Go back (esc, or b) to leave it as it was.";
        self.notices.push(Notice::Said(said.to_owned()));
        Effect::Ask
    }
}

impl Interview<'_> {
    /// The menu that opens from a level's list.
    pub(super) fn task_menu(&self, task: &Task) -> Vec<(MenuAction, String)> {
        let mut menu = vec![(MenuAction::Go(self.origin(task)), "Back to the statements".to_owned())];
        if matches!(self.origin(task), State::Carried { .. }) {
            let level = self.area(task.area).first_level();
            menu.push((
                MenuAction::Go(State::Level { area: task.area, level }),
                "Go through it level by level".to_owned(),
            ));
        }
        menu.push(entry(task, TaskKind::VotesFor, VOTES));
        menu.push(entry(task, TaskKind::ParkFor, PARK));
        menu.extend(self.plan_entries(task));
        menu.push(entry(task, TaskKind::Exclude, SET_ASIDE));
        menu.push((MenuAction::Choose, "Choose another area".to_owned()));
        menu.push((MenuAction::Stop, "Save and stop".to_owned()));
        menu
    }

    /// What can be done in an area that has been answered.
    pub(super) fn task_entries(&self, task: &Task) -> Vec<(MenuAction, String)> {
        let answers = self.given(task.area);
        let evidence = answers.map_or(0, |answers| answers.evidence.values().map(Vec::len).sum());
        let notes = answers.map_or(0, |answers| answers.notes.len());
        let mut entries = vec![
            entry(task, TaskKind::EvidenceFor, &counted("Add or change evidence", evidence)),
            entry(task, TaskKind::Notes, &counted("Add or change a note", notes)),
            entry(task, TaskKind::VotesFor, VOTES),
            entry(task, TaskKind::ParkFor, PARK),
        ];
        entries.extend(self.plan_entries(task));
        entries.push(entry(task, TaskKind::NotApplicable, "Mark statements as not applicable"));
        entries.push(entry(task, TaskKind::Exclude, SET_ASIDE));
        entries
    }
}

impl TaskKind {
    /// A sentence that helps to answer, where one is needed.
    pub(super) fn hint(&self) -> Option<&'static str> {
        match self {
            Self::RemarkDate(..) => Some("A day, such as 12 March 2026. Leave it empty if that is not known."),
            Self::RemarkBy(..) => Some("Leave it empty to name nobody."),
            Self::ActionBy(_) => Some("Leave it empty if that is open."),
            Self::ActionDue(_) => Some("A day, such as 31 March 2027. Leave it empty if that is open."),
            _ => None,
        }
    }
}

/// A menu entry with how many there are, where there are some.
fn counted(label: &str, count: usize) -> String {
    if count == 0 { label.to_owned() } else { format!("{label} ({count})") }
}

const VOTES: &str = "Write down a show of hands";
const PARK: &str = "Park a statement to come back to";
const SET_ASIDE: &str = "Mark the whole area as not applicable";

fn entry(task: &Task, kind: TaskKind, label: &str) -> (MenuAction, String) {
    (MenuAction::Go(State::Task(task.with(kind))), label.to_owned())
}

pub(super) fn choice(item: &Item) -> Choice {
    Choice { id: item.id.clone(), text: item.text.to_string() }
}
