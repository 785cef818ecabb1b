//! What a group says of a statement besides answering it: a show of hands, and what it parks to come back to. At the end, what is
//! parked and where hands were split comes back, one statement after another.

use super::ask::{Choice, Effect, Form, Input, Notice};
use super::state::{Interview, MenuAction, State, Task, TaskKind};
use crate::assessment::{AreaAnswers, Change, Votes};
use crate::framework::{Area, ItemIndex, ItemRef};
use crate::words;

impl Interview<'_> {
    pub(super) fn ask_room(&self, task: &Task) -> (String, Form) {
        let area = self.area(task.area);
        let options = || {
            let items = self.items_of(task).into_iter();
            items.map(|item| Choice { id: item.id.clone(), text: item.text.to_string() }).collect()
        };
        match task.kind {
            TaskKind::Votes(item) => {
                let votes = self.given(task.area).and_then(|answers| answers.votes.get(&item));
                let now = votes.map(|votes| votes.line()).unwrap_or_default();
                let question = format!("How many say yes to {}, and of how many (such as 7 of 10)?", area[item].id);
                (question, Form::Text { now, needed: false })
            }
            TaskKind::ParkText(item) => {
                let question = format!(
                    "What is to be cleared up about {}? Left empty, it is parked without words.",
                    area[item].id
                );
                (question, Form::Text { now: String::new(), needed: false })
            }
            TaskKind::ParkFor => {
                ("Which of these is to be parked?".to_owned(), Form::One { options: options(), start: 0 })
            }
            _ => ("Which of these was the show of hands on?".to_owned(), Form::One { options: options(), start: 0 }),
        }
    }

    pub(super) fn answer_room(&mut self, task: &Task, input: Input) -> Effect {
        let chosen = |interview: &Self, choice: usize| interview.items_of(task).get(choice).map(|item| item.index);
        match (&task.kind, input) {
            (TaskKind::VotesFor, Input::One(choice)) => {
                if let Some(item) = chosen(self, choice) {
                    self.go(State::Task(task.with(TaskKind::Votes(item))));
                }
                Effect::Ask
            }
            (TaskKind::ParkFor, Input::One(choice)) => {
                if let Some(item) = chosen(self, choice) {
                    self.begin_parking(task, item);
                }
                Effect::Ask
            }
            (TaskKind::Votes(item), Input::Text(text)) => self.votes(task, *item, &text),
            (TaskKind::ParkText(item), Input::Text(question)) => {
                if !self.change(task.area, [Change::Park(*item, question)]) {
                    return self.say_too_long();
                }
                self.task_done(task);
                Effect::Save
            }
            _ => Effect::Ask,
        }
    }

    /// Takes a show of hands; nothing said takes out the one that is there.
    fn votes(&mut self, task: &Task, item: ItemIndex, text: &str) -> Effect {
        let has_some = self.given(task.area).is_some_and(|answers| answers.votes.contains_key(&item));
        if text.trim().is_empty() && !has_some {
            self.task_done(task);
            return Effect::Ask;
        }
        let votes = if text.trim().is_empty() { Ok(Votes::default()) } else { Votes::read(text) };
        match votes {
            Ok(votes) => {
                self.change(task.area, [Change::Votes(item, Some(votes))]);
                self.task_done(task);
                Effect::Save
            }
            Err(why) => {
                self.notices.push(Notice::Said(format!("{}.", words::capitalised(&why))));
                Effect::Ask
            }
        }
    }

    /// Shows what is parked about an item, or asks what is to be cleared up where nothing is.
    pub(super) fn begin_parking(&mut self, task: &Task, item: ItemIndex) {
        let kind = if self.is_parked(ItemRef { area: task.area, item }) {
            TaskKind::Parked(item)
        } else {
            TaskKind::ParkText(item)
        };
        self.go(State::Task(task.with(kind)));
    }

    /// Takes an item out of what is parked, and goes on from there.
    pub(super) fn unpark(&mut self, item: ItemRef) -> Effect {
        self.change(item.area, [Change::Unpark(item.item)]);
        match self.state.clone() {
            State::Task(task) => self.task_done(&task),
            State::Later(_) => self.go_on_later(item),
            _ => {}
        }
        Effect::Save
    }

    /// The items of the areas taken that are to be come back to: what is parked, and where hands were split.
    pub fn for_later(&self) -> Vec<ItemRef> {
        self.items_taken().filter(|item| self.is_parked(*item) || self.is_split(*item)).collect()
    }

    /// The items of the areas taken, but for areas that are set aside.
    pub(super) fn items_taken(&self) -> impl Iterator<Item = ItemRef> {
        let areas = self.taken.iter().filter(|area| !self.is_set_aside(**area));
        areas.flat_map(|area| self.area(*area).items.iter().map(|item| ItemRef { area: *area, item: item.index }))
    }

    /// Says that a text is longer than a file may have it, and asks again.
    pub(super) fn say_too_long(&mut self) -> Effect {
        self.notices.push(Notice::Said("That text is too long to be kept; say it in fewer words.".to_owned()));
        Effect::Ask
    }

    /// An item that is to be come back to, with why.
    pub fn later_line(&self, item: ItemRef) -> String {
        let area: &Area = self.area(item.area);
        let why = self.given(item.area).map(|answers| in_the_room(answers, item.item)).unwrap_or_default();
        format!("{}.{} {} ({})", area.id, area[item.item].id, area[item.item].text, why.join("; "))
    }

    /// The entry that leads to what is to be come back to, if there is anything.
    pub(super) fn later_entry(&self) -> Option<(MenuAction, String)> {
        let items = self.for_later();
        let first = *items.first()?;
        let parts: Vec<&str> = [
            (items.iter().any(|item| self.is_parked(*item)), "what is parked"),
            (items.iter().any(|item| self.is_split(*item)), "where hands were split"),
        ]
        .into_iter()
        .filter_map(|(holds, what)| holds.then_some(what))
        .collect();
        Some((MenuAction::Go(State::Later(first)), format!("Go through {}", words::list(&parts))))
    }

    /// What can be done with an item that is to be come back to.
    pub(super) fn later_menu(&self, item: ItemRef) -> Vec<(MenuAction, String)> {
        let area = self.area(item.area);
        let level = area[item.item].level;
        let next = self.for_later().into_iter().find(|next| is_after(*next, item));
        let mut menu = vec![match next {
            Some(next) => (MenuAction::Go(State::Later(next)), "Leave it and go on to the next".to_owned()),
            None => (MenuAction::Finish, "Leave it and go on to the end".to_owned()),
        }];
        let (again, name) = (State::Level { area: item.area, level }, &self.framework[level].name);
        let again = if self.is_under_review(item.area) { self.area_start(item.area) } else { again };
        menu.push((MenuAction::Go(again), format!("Look at {}, {name}, again", area.label())));
        if self.is_parked(item) {
            menu.push((MenuAction::Unpark(item), CLEARED_UP.to_owned()));
        }
        if next.is_some() {
            menu.push((MenuAction::Finish, "Go to the end".to_owned()));
        }
        menu
    }

    /// Goes on to what is to be come back to after this item, or to the end.
    fn go_on_later(&mut self, item: ItemRef) {
        match self.for_later().into_iter().find(|next| is_after(*next, item)) {
            Some(next) => self.go(State::Later(next)),
            None => self.finish(),
        }
    }

    /// Where Back leads from an item that is to be come back to.
    pub(super) fn before_later(&self, item: ItemRef) -> State {
        self.for_later().into_iter().rfind(|before| is_after(item, *before)).map_or(State::Finished, State::Later)
    }

    fn is_parked(&self, item: ItemRef) -> bool {
        self.given(item.area).is_some_and(|answers| answers.parked_on(item.item).next().is_some())
    }

    fn is_split(&self, item: ItemRef) -> bool {
        self.given(item.area).and_then(|answers| answers.votes.get(&item.item)).is_some_and(|votes| votes.are_split())
    }
}

/// What is said of an item that is cleared up.
const CLEARED_UP: &str = "It is cleared up: take it out of what is parked";

/// What can be done with an item that is parked.
pub(super) fn parked_menu(task: &Task, origin: State, item: ItemIndex) -> Vec<(MenuAction, String)> {
    let another = State::Task(task.with(TaskKind::ParkText(item)));
    vec![
        (MenuAction::Go(origin), "Leave it parked".to_owned()),
        (MenuAction::Go(another), "Park another question about it".to_owned()),
        (MenuAction::Unpark(ItemRef { area: task.area, item }), CLEARED_UP.to_owned()),
    ]
}

/// What is asked where something is parked about an item.
pub(super) fn parked_question(area: &Area, answers: &AreaAnswers, item: ItemIndex) -> String {
    let parked: Vec<&str> = answers.parked_on(item).flatten().collect();
    let parked = if parked.is_empty() { String::new() } else { format!(" ({})", parked.join("; ")) };
    format!("{} is parked{parked}.", area[item].id)
}

/// The show of hands on an item and what is parked about it, each in a few words.
pub(super) fn in_the_room(answers: &AreaAnswers, item: ItemIndex) -> Vec<String> {
    let votes = answers.votes.get(&item).map(|votes| votes.yes_of_all());
    let parked = answers.parked_on(item).map(|question| match question {
        Some(question) => format!("parked: {question}"),
        None => "parked".to_owned(),
    });
    votes.into_iter().chain(parked).collect()
}

fn is_after(item: ItemRef, other: ItemRef) -> bool {
    (item.area, item.item) > (other.area, other.item)
}
