//! One turn of an interview: what is asked, and what follows from the answer.

use super::ask::{Ask, Choice, Effect, Form, Input, Notice};
use super::questions::Question;
use super::remarks::remarks_question;
use super::room::{parked_menu, parked_question};
use super::state::{Interview, MenuAction, State, Step, Task, TaskKind};
use crate::assessment::{AreaAnswers, Change};
use crate::framework::AreaIndex;
use crate::input;
use crate::score::{Status, score_area};
use crate::words;

impl Interview<'_> {
    /// The question that is open.
    pub fn ask(&self) -> Ask {
        let (question, form) = match &self.state {
            State::About(question) => self.ask_about(question),
            State::Level { area, level } => self.ask_level(*area, *level),
            State::Task(task) if !task.is_menu() => self.ask_task(task),
            State::Reopen => ("It is final. Change it all the same?".to_owned(), self.menu_form()),
            State::Carried { area } => self.ask_carried(*area),
            State::Rated { .. } => ("What next?".to_owned(), self.menu_form()),
            State::Task(Task { kind: TaskKind::Remarks(on), area, .. }) => {
                (remarks_question(self.area(*area), *on), self.menu_form())
            }
            State::Task(Task { kind: TaskKind::Parked(item), area, .. }) => {
                let nothing = AreaAnswers::default();
                let answers = self.given(*area).unwrap_or(&nothing);
                (parked_question(self.area(*area), answers, *item), self.menu_form())
            }
            State::Task(Task { kind: TaskKind::Actions, .. }) => {
                ("What is to be done so far:".to_owned(), self.menu_form())
            }
            State::Task(_) => ("What would you like to do?".to_owned(), self.menu_form()),
            State::ChooseArea(_) => self.ask_area(),
            State::Later(item) => (self.later_line(*item), self.menu_form()),
            State::Motion(step) => self.ask_motion(step),
            State::Finished => ("Anything else?".to_owned(), self.menu_form()),
            State::SignOff => ("Who signs it off?".to_owned(), Form::Text { now: String::new(), needed: false }),
        };
        let subject = match &self.state {
            State::Task(task) => self.subject(task),
            State::Motion(step) => self.motion_subject(step),
            _ => Vec::new(),
        };
        Ask { place: self.place(), notices: self.notices.clone(), subject, hint: self.hint(), question, form }
    }

    /// Takes an answer to the open question and moves on.
    pub fn answer(&mut self, input: Input) -> Effect {
        self.notices.clear();
        self.introduced = self.place().map(|place| place.area);
        let effect = match input {
            Input::Leave => return Effect::Stop,
            Input::Back => self.back(),
            Input::Help => self.help(),
            Input::Many(chosen) => self.take(Input::Many(in_order(chosen))),
            Input::Ticks(chosen) => self.take(Input::Ticks(in_order(chosen))),
            Input::Text(text) => self.take(Input::Text(input::line_feeds(&text).into_owned())),
            input => self.take(input),
        };
        if effect == Effect::Save {
            self.assessment.answered_on(self.today);
        }
        if self.assessment.is_final() && !matches!(self.state, State::Finished | State::SignOff) {
            // Every other question changes something.
            self.state = State::Reopen;
        }
        effect
    }

    fn take(&mut self, input: Input) -> Effect {
        match (self.state.clone(), input) {
            (State::About(question), input) => self.answer_about(&question, input),
            (State::Level { area, level }, Input::Many(ticks)) => {
                let ticks = self.ticks(&Task::menu(area, Some(level)), &ticks);
                self.level_done(area, level, ticks)
            }
            (State::Level { area, level }, input) => self.answer_besides(&Task::menu(area, Some(level)), input),
            (State::Carried { area }, Input::Many(ticks)) => self.carried_done(area, &ticks),
            (State::Carried { area }, input) => self.answer_besides(&Task::menu(area, None), input),
            (State::SignOff, Input::Text(by)) => {
                self.state = State::Finished;
                match self.assessment.sign_off(&by, self.today, false) {
                    Ok(()) => Effect::Save,
                    Err(_) => Effect::Ask,
                }
            }
            (State::ChooseArea(_), Input::One(choice)) => {
                if let Some(area) = self.taken.get(choice).copied() {
                    self.go(self.area_start(area));
                }
                Effect::Ask
            }
            (State::Task(task), input) if !task.is_menu() => self.answer_task(&task, input),
            (State::Motion(step), input) => self.answer_motion(&step, input),
            (_, Input::One(choice)) => match self.menu().into_iter().nth(choice) {
                Some((action, _)) => self.do_action(action),
                None => Effect::Ask,
            },
            _ => Effect::Ask,
        }
    }

    fn ask_area(&self) -> (String, Form) {
        let mark = |area: &AreaIndex| {
            let said = match self.given(*area) {
                Some(answers) if answers.is_answered() => self.rating(*area),
                Some(_) if self.is_carried(*area) => "as last time?".to_owned(),
                Some(_) => "begun".to_owned(),
                None => "open".to_owned(),
            };
            Choice { id: self.area(*area).id.clone(), text: format!("{} ({said})", self.area(*area).name) }
        };
        let form = Form::One { options: self.taken.iter().map(mark).collect(), start: 0 };
        ("Which area?".to_owned(), form)
    }

    /// An area's rating in a few words.
    fn rating(&self, area: AreaIndex) -> String {
        self.rating_by(area, self.given(area))
    }

    /// The rating in a few words that an area has by these answers.
    pub(super) fn rating_by(&self, area: AreaIndex, answers: Option<&AreaAnswers>) -> String {
        match score_area(self.framework, self.area(area), answers, self.rule).status {
            Status::Assessed { rank: 0 } => {
                format!("not yet {}", self.framework[self.area(area).first_level()].name)
            }
            Status::Assessed { rank } => self.framework.levels()[rank - 1].name.to_string(),
            Status::NotAssessed => "open".to_owned(),
            Status::NotApplicable => "not applicable".to_owned(),
        }
    }

    fn menu_form(&self) -> Form {
        Form::One { options: self.menu().into_iter().map(|(_, label)| label.into()).collect(), start: 0 }
    }

    /// The entries of the open menu. The first is always the harmless one that leads on.
    fn menu(&self) -> Vec<(MenuAction, String)> {
        match &self.state {
            State::Reopen => vec![
                (MenuAction::Stop, "No, stop and change nothing".to_owned()),
                (MenuAction::Reopen, "Yes, make it a draft again, without its sign-off".to_owned()),
            ],
            State::Rated { area } => self.rated_menu(*area),
            State::Task(task) => match task.kind {
                TaskKind::Remarks(on) => self.remarks_menu(task, on),
                TaskKind::Remark(on, at) => self.remark_menu(task, on, at),
                TaskKind::Parked(item) => parked_menu(task, self.origin(task), item),
                TaskKind::Actions => self.actions_menu(task),
                TaskKind::Action(number) => self.action_menu(task, number),
                _ => self.task_menu(task),
            },
            State::Later(item) => self.later_menu(*item),
            State::Finished if self.meeting.is_some() => self.meeting_menu(),
            State::Finished => self.finished_menu(),
            _ => Vec::new(),
        }
    }

    fn finished_menu(&self) -> Vec<(MenuAction, String)> {
        let mut menu = vec![
            (MenuAction::Stop, "Stop here".to_owned()),
            (MenuAction::Results, "Look at the results so far".to_owned()),
        ];
        let left = self.left_out();
        if let Some(first) = left.first() {
            let label = format!("Answer what was left out: {}", words::list(&self.ids(&left)));
            menu.push((MenuAction::Go(self.area_start(*first)), label));
        }
        menu.extend(self.later_entry());
        menu.push((MenuAction::Choose, "Look at an area again".to_owned()));
        if self.taken.len() < self.framework.areas().len() {
            menu.push((MenuAction::Go(State::About(Question::Scope)), "Take other phases or areas".to_owned()));
        }
        if self.assessment.is_final() && self.assessment.about.signed_off.is_none() {
            menu.push((MenuAction::Go(State::SignOff), "Sign it off".to_owned()));
        }
        if left.is_empty() && !self.assessment.is_final() {
            menu.push((MenuAction::Finalise, "Mark the assessment as final".to_owned()));
        }
        if !self.assessment.is_final() {
            let said = "Say more for those who read the report: what is to be decided, risks, the next review";
            menu.push((MenuAction::Go(State::About(Question::Asks)), said.to_owned()));
        }
        menu.push((
            MenuAction::Go(State::About(Question::Title)),
            "Change what is said about the assessment".to_owned(),
        ));
        menu
    }

    fn do_action(&mut self, action: MenuAction) -> Effect {
        match action {
            MenuAction::Go(state) => self.go(state),
            MenuAction::Choose => self.state = State::ChooseArea(Box::new(self.state.clone())),
            MenuAction::GoOn => match &self.state {
                State::Rated { area } => self.go_on_after(*area),
                _ => self.go_on(),
            },
            MenuAction::Include(area) => {
                self.change(area, [Change::Exclude(None)]);
                self.state = self.area_start(area);
                return Effect::Save;
            }
            MenuAction::Reopen => {
                self.assessment.make_draft();
                self.widen_scope();
                self.go_on();
                return Effect::Save;
            }
            MenuAction::Finalise => {
                if self.assessment.make_final(&self.taken).is_err() {
                    return Effect::Ask;
                }
                self.notices.push(Notice::Said("It is final now. It can be made a draft again later.".to_owned()));
                return Effect::Save;
            }
            MenuAction::TakeOut(area, on, at) => {
                self.change(area, [Change::Remark(on, at, None)]);
                if let State::Task(task) = self.state.clone() {
                    self.task_done(&task);
                }
                return Effect::Save;
            }
            MenuAction::Unpark(item) => return self.unpark(item),
            MenuAction::Finish => self.finish(),
            MenuAction::ComeUpAgain => self.come_up_again(),
            MenuAction::CarryOut(number, is_done) => {
                if let State::Task(task) = self.state.clone() {
                    return self.carry_out(&task, number, is_done);
                }
            }
            MenuAction::RemoveAction(number) => {
                if let State::Task(task) = self.state.clone() {
                    return self.remove_action(&task, number);
                }
            }
            MenuAction::Results => return Effect::Results,
            MenuAction::Stop => return Effect::Stop,
        }
        Effect::Ask
    }

    /// Goes to the question before this one; earlier answers stay.
    fn back(&mut self) -> Effect {
        let before = match &self.state.clone() {
            State::Motion(step) => self.motion_before(step).map(State::Motion),
            State::Finished if self.meeting.is_some() => Some(State::Motion(Step::Decide)),
            State::SignOff | State::About(Question::Asks) => Some(State::Finished),
            State::About(Question::Title | Question::Scope) if self.left_out().is_empty() => Some(State::Finished),
            State::About(question) => self.question_before(question).map(State::About),
            State::Level { area, level } => match self.area(*area).levels().rfind(|other| other < level) {
                Some(level) => Some(State::Level { area: *area, level }),
                None if self.is_under_review(*area) => Some(State::Carried { area: *area }),
                None => Some(self.end_of_area_before(*area)),
            },
            State::Carried { area } => Some(self.end_of_area_before(*area)),
            State::Rated { area } if self.is_set_aside(*area) => Some(self.end_of_area_before(*area)),
            State::Rated { area } => Some(self.last_question_of(*area)),
            State::Task(task) => {
                if task.is_under_way() {
                    self.notices.push(Notice::Said("What you have said so far is kept.".to_owned()));
                }
                Some(self.origin(task))
            }
            State::ChooseArea(before) => Some(State::clone(before)),
            State::Later(item) => Some(self.before_later(*item)),
            State::Finished => self.taken.last().map(|area| self.last_question_of(*area)),
            State::Reopen => None,
        };
        match before {
            Some(state) => self.go(state),
            None => {
                self.notices.push(Notice::Said("This is the first question; there is nothing before it.".to_owned()));
            }
        }
        Effect::Ask
    }

    fn end_of_area_before(&self, area: AreaIndex) -> State {
        match self.taken.iter().rev().find(|other| **other < area) {
            Some(before) => self.last_question_of(*before),
            None => State::About(self.last_question()),
        }
    }

    fn help(&mut self) -> Effect {
        match self.place() {
            Some(place) => self.notices.push(Notice::Explained(place.area)),
            None if self.meeting.is_some() => {
                let said = "What was decided is saved. What is left can be gone through again, now or later.";
                self.notices.push(Notice::Said(said.to_owned()));
            }
            None => {
                let said = "Nothing is compulsory but the title, and everything can be changed later.";
                self.notices.push(Notice::Said(said.to_owned()));
            }
        }
        Effect::Ask
    }
}

/// What was chosen in the order in which it was offered, each once: so a file doesn't depend on how it was typed.
fn in_order(mut chosen: Vec<usize>) -> Vec<usize> {
    chosen.sort_unstable();
    chosen.dedup();
    chosen
}
