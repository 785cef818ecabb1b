//! The questions about an area: the items of each level, and what can be said about them besides ticking.

use super::ask::{Choice, Effect, Form, Input, Notice, Offer, TickLine};
use super::state::{Interview, MenuAction, State, Task, TaskKind};
use crate::assessment::{Answer, AreaAnswers, Change, Remark};
use crate::framework::{AreaIndex, Item, ItemIndex, ItemRef, LevelIndex};

impl Interview<'_> {
    pub(super) fn ask_level(&self, area: AreaIndex, level: LevelIndex) -> (String, Form) {
        let nothing = AreaAnswers::default();
        let answers = self.given(area).unwrap_or(&nothing);
        let line = |item: &Item| TickLine {
            id: item.id.clone(),
            text: if answers.reworded.contains(&item.index) {
                format!("{} (reworded since)", item.text)
            } else {
                item.text.to_string()
            },
            ticked: answers.ticked.contains(&item.index),
            last_time: answers.unconfirmed.contains(&item.index),
            unsure: answers.unsure.contains(&item.index),
            not_applicable: answers.not_applicable.get(&item.index).cloned(),
            is_new: self.news.contains(&ItemRef { area, item: item.index }),
        };
        let form = Form::Ticks { items: self.area(area).items_at(level).map(line).collect() };
        // Levels at which the area asks nothing are not counted.
        let levels: Vec<LevelIndex> = self.area(area).levels().collect();
        let number = levels.iter().filter(|other| **other <= level).count();
        let name = self.framework[level].in_text();
        let question = format!("{name}, level {number} of {}. Which are in place?", levels.len());
        (question, form)
    }

    /// The ticks of a level, given by index among its items.
    pub(super) fn ticks(&self, area: AreaIndex, level: LevelIndex, chosen: &[usize]) -> Change {
        let items: Vec<ItemIndex> = self.area(area).items_at(level).map(|item| item.index).collect();
        Change::Tick { level, items: chosen.iter().filter_map(|choice| items.get(*choice).copied()).collect() }
    }

    /// Takes the answers of a level and moves on to the next.
    pub(super) fn level_done(&mut self, area: AreaIndex, level: LevelIndex, answers: Vec<Change>) -> Effect {
        self.change(area, answers.into_iter().chain([Change::LevelAnswered(level)]));
        let next = self.area(area).levels().find(|other| *other > level);
        match next {
            Some(level) => self.state = State::Level { area, level },
            None => self.area_done(area),
        }
        Effect::Save
    }

    pub(super) fn take_offer(&mut self, area: AreaIndex, level: LevelIndex, offer: Offer) -> Effect {
        let task = Task::menu(area, level);
        match offer {
            Offer::Skip => self.go_on_after(area),
            Offer::Unsure => self.go(State::Task(task.with(TaskKind::Unsure))),
            Offer::Evidence => self.go(State::Task(task.with(TaskKind::EvidenceFor))),
            Offer::NotApplicable => self.go(State::Task(task.with(TaskKind::NotApplicable))),
        }
        Effect::Ask
    }

    pub(super) fn rated_menu(&self, area: AreaIndex) -> Vec<(MenuAction, String)> {
        let task = Task { area, level: None, kind: TaskKind::Menu };
        let next = self.left_out().into_iter().find(|next| *next > area);
        let go_on =
            next.map_or_else(|| "Go on to the end".to_owned(), |next| format!("Go on to {}", self.area(next).label()));
        let mut menu = vec![(MenuAction::GoOn, go_on)];
        if self.is_set_aside(area) {
            menu.push((MenuAction::Include(area), "It applies after all".to_owned()));
        } else {
            menu.extend(task_entries(&task));
            let level = self.area(area).first_level();
            menu.push((MenuAction::Go(State::Level { area, level }), format!("Look at {} again", self.area(area).id)));
        }
        menu.push((MenuAction::Choose, "Choose another area".to_owned()));
        menu.push((MenuAction::Stop, "Save and stop".to_owned()));
        menu
    }

    /// The items that a task is about: those of the level it was begun from, or all of the area.
    fn items_of(&self, task: &Task) -> Vec<&Item> {
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
            TaskKind::Menu => (String::new(), blank()),
            TaskKind::Unsure => {
                let form = Form::Many { options: options(), chosen: chosen(&|item| answers.unsure.contains(item)) };
                ("Which of these don't we know?".to_owned(), form)
            }
            TaskKind::NotApplicable => {
                let form = Form::Many {
                    options: options(),
                    chosen: chosen(&|item| answers.not_applicable.contains_key(item)),
                };
                ("Which of these do not apply?".to_owned(), form)
            }
            TaskKind::Reason(queue) => {
                let item = &area[queue[0]];
                let form = Form::Text { now: String::new(), needed: true };
                (format!("Why does {} not apply? {}", item.id, item.text), form)
            }
            TaskKind::Exclude => {
                let now = answers.excluded.clone().unwrap_or_default();
                (format!("Why does the whole of {} not apply?", area.label()), Form::Text { now, needed: true })
            }
            TaskKind::EvidenceFor => {
                let start = items.iter().position(|item| answers.ticked.contains(&item.index)).unwrap_or(0);
                ("For which of these is there evidence?".to_owned(), Form::One { options: options(), start })
            }
            TaskKind::Evidence(item) => (format!("What is the evidence for {}?", area[*item].id), blank()),
            TaskKind::Note => (format!("Your note on {}:", area.label()), blank()),
        }
    }

    pub(super) fn answer_task(&mut self, task: &Task, input: Input) -> Effect {
        match (task.kind.clone(), input) {
            (TaskKind::Unsure, Input::Many(chosen)) => {
                let changes = self.unsure_changes(task, &chosen);
                self.change(task.area, changes);
            }
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
                    self.state = State::Task(task.with(TaskKind::Evidence(item)));
                }
                return Effect::Ask;
            }
            // Nothing said adds nothing.
            (TaskKind::Evidence(item), Input::Text(text)) => {
                let remark = self.remark(text);
                self.change(task.area, [Change::Evidence(item, remark)]);
            }
            (TaskKind::Note, Input::Text(text)) => {
                let remark = self.remark(text);
                self.change(task.area, [Change::Note(remark)]);
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

    fn answer_to(&self, area: AreaIndex, item: ItemIndex) -> Option<Answer> {
        self.given(area).and_then(|answers| answers.answer(item))
    }

    /// What makes exactly the chosen items the ones that we don't know.
    fn unsure_changes(&self, task: &Task, chosen: &[usize]) -> Vec<Change> {
        let change = |(item, is_chosen)| match self.answer_to(task.area, item) {
            _ if is_chosen => Some(Change::Answer(item, Some(Answer::Unsure))),
            Some(Answer::Unsure) => Some(Change::Answer(item, None)),
            _ => None,
        };
        self.choices(task, chosen).into_iter().filter_map(change).collect()
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

    fn task_done(&mut self, task: &Task) {
        self.state = task.before();
        if task.level.is_none() {
            self.area_done(task.area);
        }
    }

    fn ask_for_reason(&mut self) -> Effect {
        let said = "A reason is needed, so that others can follow it. Go back (esc, or b) to leave it as it was.";
        self.notices.push(Notice::Said(said.to_owned()));
        Effect::Ask
    }

    fn remark(&self, text: String) -> Remark {
        Remark { text, on: Some(self.today), by: None }
    }
}

/// The menu that opens from a level's list.
pub(super) fn task_menu(task: &Task) -> Vec<(MenuAction, String)> {
    let mut menu = vec![
        (MenuAction::GoOn, "Go on".to_owned()),
        (MenuAction::Go(task.before()), "Back to the list".to_owned()),
        (MenuAction::Explain, "Explain this area".to_owned()),
    ];
    menu.extend(task_entries(task));
    menu.push((MenuAction::Skip(task.area), "Skip this area for now".to_owned()));
    menu.push((MenuAction::Choose, "Choose another area".to_owned()));
    menu.push((MenuAction::Stop, "Save and stop".to_owned()));
    menu
}

/// What can be done in an area besides ticking.
fn task_entries(task: &Task) -> Vec<(MenuAction, String)> {
    let entry = |kind, label: &str| (MenuAction::Go(State::Task(task.with(kind))), label.to_owned());
    vec![
        entry(TaskKind::EvidenceFor, "Add evidence"),
        entry(TaskKind::Note, "Add a note"),
        entry(TaskKind::Unsure, "Say what we don't know"),
        entry(TaskKind::NotApplicable, "Mark something as not applicable"),
        entry(TaskKind::Exclude, "Mark the whole area as not applicable"),
    ]
}

fn choice(item: &Item) -> Choice {
    Choice { id: item.id.clone(), text: item.text.to_string() }
}
