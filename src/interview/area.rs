//! The questions about an area: the items of each level, and what follows from an answer.

use super::ask::{Effect, Form, Input, ItemInput, Notice, Review, TickLine};
use super::room::in_the_room;
use super::state::{Interview, MenuAction, State, Task, TaskKind};
use crate::assessment::{Answer, AreaAnswers, Change, RemarkOn};
use crate::framework::{Area, AreaIndex, Item, ItemIndex, ItemRef, LevelIndex};
use crate::words;

impl Interview<'_> {
    pub(super) fn ask_level(&self, area: AreaIndex, level: LevelIndex) -> (String, Form) {
        let items = self.area(area).items_at(level).map(|item| self.tick_line(area, item, None)).collect();
        // Levels at which the area asks nothing are not counted.
        let levels: Vec<LevelIndex> = self.area(area).levels().collect();
        let number = levels.iter().filter(|other| **other <= level).count();
        let name = self.framework[level].in_text();
        let question = format!("{name}, level {number} of {}. Which are in place?", levels.len());
        (question, Form::Ticks { items })
    }

    /// An item with what has been said about it. In the list of a whole area, `last` are the area's answers of the round before.
    pub(super) fn tick_line(&self, area: AreaIndex, item: &Item, last: Option<&AreaAnswers>) -> TickLine {
        let nothing = AreaAnswers::default();
        let answers = self.given(area).unwrap_or(&nothing);
        let answer = answers.answer(item.index);
        let mut remarks = Vec::new();
        match &answer {
            Some(Answer::Unsure) => remarks.push("we don't know".to_owned()),
            Some(Answer::NotApplicable(reason)) => remarks.push(format!("not applicable: {reason}")),
            None => remarks.extend(self.in_place_through(area, item, answers)),
            Some(Answer::Ticked) => {}
        }
        let review = last
            .map(|last| Review { level: self.framework[item.level].name.to_string(), then: last.answer(item.index) });
        let then = review.as_ref().map(|review| &review.then);
        remarks.extend(then.filter(|then| **then != answer).map(|then| changed(then.as_ref())));
        let marks = [
            (last.is_none() && answers.unconfirmed.contains(&item.index), "ticked last time"),
            (self.news.contains(&ItemRef { area, item: item.index }), "new"),
            (answers.reworded.contains(&item.index), "reworded since"),
        ];
        remarks.extend(marks.into_iter().filter(|(holds, _)| *holds).map(|(_, mark)| mark.to_owned()));
        let pieces = answers.evidence.get(&item.index).map_or(0, Vec::len);
        if pieces > 0 {
            remarks.push(words::either(pieces, "piece of evidence", "pieces of evidence"));
        }
        remarks.extend(in_the_room(answers, item.index));
        let actions = self.assessment.open_actions_for(ItemRef { area, item: item.index }).len();
        if actions > 0 {
            remarks.push(words::count(actions, "open action"));
        }
        let is_ticked = |cover: &ItemIndex| answers.ticked.contains(cover);
        let covered = answer.is_none() && covering(self.area(area), item.index).iter().any(is_ticked);
        TickLine { id: item.id.clone(), text: item.text.to_string(), answer, covered, remarks, review }
    }

    /// What puts an item in place without a tick of its own, or would do so.
    fn in_place_through(&self, area: AreaIndex, item: &Item, answers: &AreaAnswers) -> Option<String> {
        let area = self.area(area);
        let through = covering(area, item.index);
        let is_ticked = |cover: &&ItemIndex| answers.ticked.contains(cover);
        let id = |cover: &ItemIndex| area[*cover].id.clone();
        match through.iter().find(is_ticked) {
            Some(cover) => Some(format!("in place through {}", id(cover))),
            None if through.is_empty() => None,
            None => {
                let ids = words::any_of(&through.iter().map(id).collect::<Vec<_>>());
                Some(format!("counts as in place once {ids} is"))
            }
        }
    }

    /// The ticks of a list, given by index among its items.
    pub(super) fn ticks(&self, task: &Task, chosen: &[usize]) -> Vec<Change> {
        let items = self.items_of(task);
        let items: Vec<ItemIndex> =
            chosen.iter().filter_map(|choice| items.get(*choice)).map(|item| item.index).collect();
        let levels = self.area(task.area).levels().filter(|level| task.level.is_none_or(|only| only == *level));
        levels.map(|level| Change::Tick { level, items: items.clone() }).collect()
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

    /// What is said at a list besides answering it; `task` is the menu that opens from it.
    pub(super) fn answer_besides(&mut self, task: &Task, input: Input) -> Effect {
        match input {
            Input::Item(choice, said) => {
                let item = self.items_of(task).get(choice).map(|item| item.index);
                return item.map_or(Effect::Ask, |item| self.say_of(task, item, said));
            }
            Input::Ticks(chosen) => {
                let ticks = self.ticks(task, &chosen);
                self.change(task.area, ticks);
                return Effect::Save;
            }
            Input::Note => self.go(State::Task(task.with(TaskKind::Notes))),
            Input::NewNote => self.go(State::Task(task.with(TaskKind::RemarkText(RemarkOn::Area, None)))),
            Input::More => self.go(State::Task(task.clone())),
            Input::Skip => self.skip(task.area),
            _ => {}
        }
        Effect::Ask
    }

    /// Leaves an area for later, and says so.
    fn skip(&mut self, area: AreaIndex) {
        let answers = self.given(area);
        let kept =
            if answers.is_some_and(|answers| !answers.ticked.is_empty()) { "; what is ticked is kept" } else { "" };
        let said = format!("{} is left for later{kept}.", self.area(area).id);
        let is_open = answers.is_none_or(|answers| !answers.is_answered());
        self.go_on_after(area);
        // At the end, what is left out is named anyway.
        if is_open && self.state != State::Finished {
            self.notices.push(Notice::Said(said));
        }
    }

    /// Says something about an item, or takes it back if it was said before.
    fn say_of(&mut self, task: &Task, item: ItemIndex, said: ItemInput) -> Effect {
        let now = self.answer_to(task.area, item);
        let answer = match (said, &now) {
            (ItemInput::Evidence, _) => {
                self.go(State::Task(task.with(TaskKind::Evidence(item))));
                return Effect::Ask;
            }
            (ItemInput::More, _) => {
                self.go(State::Task(Task { focus: Some(item), ..task.clone() }));
                return Effect::Ask;
            }
            (ItemInput::NewEvidence, _) => {
                self.go(State::Task(task.with(TaskKind::RemarkText(RemarkOn::Item(item), None))));
                return Effect::Ask;
            }
            (ItemInput::Votes, _) => {
                self.go(State::Task(task.with(TaskKind::Votes(item))));
                return Effect::Ask;
            }
            (ItemInput::Park, _) => {
                self.begin_parking(task, item);
                return Effect::Ask;
            }
            (ItemInput::ParkAlso, _) => {
                self.go(State::Task(task.with(TaskKind::ParkText(item))));
                return Effect::Ask;
            }
            (ItemInput::NotApplicable, Some(Answer::NotApplicable(_)))
            | (ItemInput::Tick, Some(Answer::Ticked))
            | (ItemInput::Unsure, Some(Answer::Unsure)) => None,
            (ItemInput::NotApplicable, _) => {
                self.go(State::Task(task.with(TaskKind::Reason(vec![item]))));
                return Effect::Ask;
            }
            // What does not apply can be neither in place nor unknown.
            (_, Some(Answer::NotApplicable(_))) => return Effect::Ask,
            (ItemInput::Tick, _) => Some(Answer::Ticked),
            (ItemInput::Unsure, _) => Some(Answer::Unsure),
        };
        self.change(task.area, [Change::Answer(item, answer)]);
        Effect::Save
    }

    pub(super) fn rated_menu(&self, area: AreaIndex) -> Vec<(MenuAction, String)> {
        let task = Task::menu(area, None);
        let next = self.left_out().into_iter().find(|next| *next > area);
        let go_on =
            next.map_or_else(|| "Go on to the end".to_owned(), |next| format!("Go on to {}", self.area(next).label()));
        let mut menu = vec![(MenuAction::GoOn, go_on)];
        if self.is_set_aside(area) {
            menu.push((MenuAction::Include(area), "It applies after all".to_owned()));
        } else {
            menu.extend(self.task_entries(&task));
            let level = self.area(area).first_level();
            menu.push((MenuAction::Go(State::Level { area, level }), format!("Look at {} again", self.area(area).id)));
        }
        menu.push((MenuAction::Choose, "Choose another area".to_owned()));
        menu.push((MenuAction::Stop, "Save and stop".to_owned()));
        menu
    }
}

/// That an item has another answer than in the round before, which was this one.
fn changed(then: Option<&Answer>) -> String {
    match then {
        Some(Answer::Ticked) => "changed: was ticked".to_owned(),
        Some(Answer::Unsure) => "changed: we didn't know".to_owned(),
        Some(Answer::NotApplicable(reason)) => format!("changed: did not apply ({reason})"),
        None => "changed: was not ticked".to_owned(),
    }
}

/// The items that put an item in place when they are: those that cover it, at whatever distance, lowest first.
fn covering(area: &Area, item: ItemIndex) -> Vec<ItemIndex> {
    let mut found = vec![item];
    // What covers an item comes after it.
    for other in &area.items {
        if other.covers.iter().any(|covered| found.contains(covered)) {
            found.push(other.index);
        }
    }
    found.split_off(1)
}
