//! Where an interview goes from a question: to another one, to an area, or to the end.

use super::ask::Notice;
use super::state::{Interview, State, Step, Task, TaskKind};
use crate::assessment::RemarkOn;
use crate::framework::{AreaIndex, LevelIndex};
use crate::words;

impl Interview<'_> {
    pub(super) fn go(&mut self, state: State) {
        match &state {
            State::Task(task) => match task.kind {
                TaskKind::Evidence(item) => return self.begin_remarks(task, RemarkOn::Item(item)),
                TaskKind::Notes => return self.begin_remarks(task, RemarkOn::Area),
                _ => {}
            },
            State::Rated { area } => self.notices.push(Notice::Rated(*area)),
            _ => {}
        }
        self.state = state;
    }

    /// Goes to the first unanswered area of those taken, or to the end.
    pub(super) fn go_on(&mut self) {
        if self.motion().is_some() {
            self.state = State::Motion(Step::Decide);
            return;
        }
        match self.left_out().first() {
            Some(area) => self.state = self.area_start(*area),
            None => self.finish(),
        }
    }

    /// Goes to the first unanswered area after this one, or to the end.
    pub(super) fn go_on_after(&mut self, area: AreaIndex) {
        match self.left_out().into_iter().find(|next| *next > area) {
            Some(next) => self.state = self.area_start(next),
            None => self.finish(),
        }
    }

    pub(super) fn finish(&mut self) {
        self.state = State::Finished;
        if self.meeting.is_some() {
            return self.notices.push(Notice::Said(self.said_of_meeting()));
        }
        let left = self.left_out();
        let of = words::count(self.taken.len(), "area");
        let said = match left.len() {
            0 if self.taken.len() == 1 => "The area is answered.".to_owned(),
            0 => format!("All {of} are answered."),
            count => {
                format!("{} of {of} answered; left out: {}.", self.taken.len() - count, words::list(&self.ids(&left)))
            }
        };
        self.notices.push(Notice::Said(said));
        if !self.for_later().is_empty() {
            self.notices.push(Notice::ForLater);
        }
    }

    /// Where an area's questions go on: at its first open level; from the start if none is open.
    pub(super) fn area_start(&self, area: AreaIndex) -> State {
        if self.is_set_aside(area) {
            return State::Rated { area };
        }
        if self.is_under_review(area) {
            return State::Carried { area };
        }
        State::Level { area, level: self.open_level(area).unwrap_or_else(|| self.area(area).first_level()) }
    }

    /// Where a task was begun.
    pub(super) fn origin(&self, task: &Task) -> State {
        match task.level {
            _ if self.motion().is_some() => State::Motion(Step::Decide),
            Some(level) => State::Level { area: task.area, level },
            None if self.is_under_review(task.area) => State::Carried { area: task.area },
            None => State::Rated { area: task.area },
        }
    }

    /// The question that Back comes to from behind this area: its last level, or the one that is still open.
    pub(super) fn last_question_of(&self, area: AreaIndex) -> State {
        let answers = self.given(area);
        match self.area(area).levels().next_back() {
            Some(level) if answers.is_some_and(|answers| answers.open.is_none() && answers.excluded.is_none()) => {
                State::Level { area, level }
            }
            _ => self.area_start(area),
        }
    }

    /// The level from which on an area's questions are open, if any are.
    pub(super) fn open_level(&self, area: AreaIndex) -> Option<LevelIndex> {
        match self.given(area) {
            Some(answers) => answers.open_level(self.area(area)),
            None => Some(self.area(area).first_level()),
        }
    }

    pub(super) fn area_done(&mut self, area: AreaIndex) {
        self.state = State::Rated { area };
        self.notices.push(Notice::Rated(area));
        self.notices.push(Notice::Said("Saved.".to_owned()));
        let phase = self.area(area).phase;
        let of_phase = || self.taken.iter().filter(|taken| self.area(**taken).phase == phase);
        let is_last = of_phase().next_back() == Some(&area) && of_phase().count() > 1;
        if is_last && !self.left_out().iter().any(|left| self.area(*left).phase == phase) {
            self.notices.push(Notice::Phase(phase));
        }
    }
}
