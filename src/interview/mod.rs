//! The guided assessment as a pure state machine: [`Interview::ask`] says what to ask, [`Interview::answer`] takes what was
//! answered and says what follows. Terminals are adapters around it; there is no input, output or clock in here.

mod about;
mod area;
mod ask;
mod round;
mod start;

use std::collections::BTreeSet;

use jiff::civil::Date;

pub use ask::{Ask, Choice, Form, Input, Notice, Offer, Place, Step, TickLine};

use self::about::Question;
use self::area::Task;
use crate::assessment::{Assessment, Status};
use crate::framework::Framework;
use crate::input;
use crate::score::Rule;
use crate::words;

/// A guided assessment under way.
#[derive(Clone, Debug)]
pub struct Interview<'f> {
    framework: &'f Framework,
    assessment: Assessment,
    rule: Rule,
    today: Date,
    /// The areas taken in this sitting, by place in the framework, in order.
    taken: Vec<usize>,
    /// Whether the areas were chosen beforehand, so that there is no need to ask.
    chosen_beforehand: bool,
    state: State,
    notices: Vec<Notice>,
    /// Full ids of items that could not be answered before.
    news: BTreeSet<String>,
    /// The area that the last question was about: it needs no introduction.
    introduced: Option<usize>,
}

/// Which question is open.
#[derive(Clone, Debug, PartialEq, Eq)]
enum State {
    About(Question),
    /// The file is final: change it all the same?
    Reopen,
    /// Is the area as it was last time?
    Carried {
        area: usize,
    },
    /// The items of one level.
    Level {
        area: usize,
        level: usize,
    },
    /// The area has been answered.
    Rated {
        area: usize,
    },
    /// Something besides ticking.
    Task(Task),
    /// Which area to go to, and where that was asked.
    ChooseArea(Box<State>),
    /// No unanswered area comes after this.
    Finished,
}

/// What a menu entry does.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Deed {
    Go(State),
    /// Choose an area, and come back here if none is.
    Choose,
    /// Go on to what comes next: the next level from a level's menu, the next unanswered area from an area's.
    GoOn,
    /// The area is as it was last time.
    Confirm(usize),
    /// Leave the area as it is and go on.
    Skip(usize),
    /// The area applies after all.
    Include(usize),
    /// Make the assessment final.
    Finalise,
    /// Make a final assessment a draft again.
    Reopen,
    Explain,
    Stop,
}

impl<'f> Interview<'f> {
    /// Says something before the first question.
    pub fn say(&mut self, text: String) {
        self.notices.insert(0, Notice::Said(text));
    }

    /// The assessment as it stands.
    pub fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    /// The framework that it is made against.
    pub fn framework(&self) -> &'f Framework {
        self.framework
    }

    /// The rule that ratings are shown by.
    pub fn rule(&self) -> Rule {
        self.rule
    }

    /// The question that is open.
    pub fn ask(&self) -> Ask {
        let (question, form) = match &self.state {
            State::About(question) => self.ask_about(question),
            State::Level { area, level } => self.ask_level(*area, *level),
            State::Task(task) if !task.is_menu() => self.ask_task(task),
            State::Reopen => ("It is final. Change it all the same?".to_owned(), self.menu_form()),
            State::Carried { area } => {
                (format!("Is {} as it was last time?", self.area(*area).label()), self.menu_form())
            }
            State::Rated { .. } => ("What next?".to_owned(), self.menu_form()),
            State::Task(_) => ("What would you like to do?".to_owned(), self.menu_form()),
            State::ChooseArea(_) => self.ask_area(),
            State::Finished => ("Anything else?".to_owned(), self.menu_form()),
        };
        let offers = match self.state {
            State::Level { .. } => vec![Offer::Skip, Offer::Unsure, Offer::Evidence, Offer::NotApplicable],
            _ => Vec::new(),
        };
        Ask { place: self.place(), notices: self.notices.clone(), hint: self.hint(), question, form, offers }
    }

    /// Takes an answer to the open question and moves on.
    pub fn answer(&mut self, input: Input) -> Step {
        self.notices.clear();
        let framework = self.framework;
        self.introduced = self.place().map(|place| place.area);
        // An area that was bare before says something in a round; one that this answer leaves so doesn't.
        let area = self.introduced.map(|area| &framework.areas()[area]);
        let touched = area.filter(|area| !self.assessment.is_bare(framework, area));
        let step = match input {
            Input::Leave => return Step::Stop,
            Input::Back => self.back(),
            Input::Help => self.help(),
            Input::Many(places) => self.take(Input::Many(in_order(places))),
            Input::Text(text) => self.take(Input::Text(input::line_feeds(&text).into_owned())),
            input => self.take(input),
        };
        if let Some(area) = touched {
            self.assessment.forget_if_bare(framework, area);
        }
        if step == Step::Save {
            self.assessment.about.updated = Some(self.today);
        }
        step
    }

    fn take(&mut self, input: Input) -> Step {
        match (self.state.clone(), input) {
            (State::About(question), input) => self.answer_about(&question, input),
            (State::Level { area, level }, Input::Many(ticks)) => {
                self.tick(area, level, &ticks);
                self.level_done(area, level)
            }
            (State::Level { area, level }, Input::More(ticks)) => {
                let before = self.given(area).map(|answers| answers.ticked.clone());
                self.tick(area, level, &ticks);
                // The level isn't answered by this, but the area is no longer as it was last time.
                if self.given(area).map(|answers| &answers.ticked) != before.as_ref() {
                    self.assessment.unconfirm(self.framework, &self.framework.areas()[area]);
                }
                self.state = State::Task(Task::menu(area, level));
                Step::Save
            }
            (State::Level { area, level }, Input::Offer(offer)) => self.take_offer(area, level, offer),
            (State::ChooseArea(_), Input::One(choice)) => {
                if let Some(area) = self.taken.get(choice).copied() {
                    self.go(self.area_start(area));
                }
                Step::Ask
            }
            (State::Task(task), input) if !task.is_menu() => self.answer_task(&task, input),
            (_, Input::One(choice)) => match self.menu().into_iter().nth(choice) {
                Some((deed, _)) => self.do_deed(deed),
                None => Step::Ask,
            },
            _ => Step::Ask,
        }
    }

    fn ask_area(&self) -> (String, Form) {
        let mark = |area: &usize| {
            let mark = match self.given(*area) {
                Some(answers) if answers.is_answered() => " (answered)",
                Some(_) if self.is_carried(*area) => " (last time)",
                Some(_) => " (begun)",
                None => "",
            };
            let text = format!("{}{mark}", self.area(*area).name);
            Choice { id: self.area(*area).id.clone(), text }
        };
        let form = Form::One { options: self.taken.iter().map(mark).collect(), start: 0 };
        ("Which area?".to_owned(), form)
    }

    fn menu_form(&self) -> Form {
        Form::One { options: self.menu().into_iter().map(|(_, label)| label.into()).collect(), start: 0 }
    }

    /// The entries of the open menu. The first is always the harmless one that leads on.
    fn menu(&self) -> Vec<(Deed, String)> {
        match &self.state {
            State::Reopen => vec![
                (Deed::Stop, "No, stop and change nothing".to_owned()),
                (Deed::Reopen, "Yes, make it a draft again, without its sign-off".to_owned()),
            ],
            State::Carried { area } => self.carried_menu(*area),
            State::Rated { area } => self.rated_menu(*area),
            State::Task(task) => area::task_menu(task),
            State::Finished => self.finished_menu(),
            _ => Vec::new(),
        }
    }

    fn finished_menu(&self) -> Vec<(Deed, String)> {
        let mut menu = vec![(Deed::Stop, "Stop here".to_owned())];
        let left = self.left_out();
        if let Some(first) = left.first() {
            let label = format!("Answer what was left out: {}", words::list(&self.ids(&left)));
            menu.push((Deed::Go(self.area_start(*first)), label));
        }
        menu.push((Deed::Choose, "Look at an area again".to_owned()));
        if self.taken.len() < self.framework.areas().len() {
            menu.push((Deed::Go(State::About(Question::Scope)), "Take other phases or areas".to_owned()));
        }
        if left.is_empty() {
            menu.push((Deed::Finalise, "Mark the assessment as final".to_owned()));
        }
        menu.push((Deed::Go(State::About(Question::Title)), "Change what is said about the assessment".to_owned()));
        menu
    }

    fn do_deed(&mut self, deed: Deed) -> Step {
        match deed {
            Deed::Go(state) => self.go(state),
            Deed::Choose => self.state = State::ChooseArea(Box::new(self.state.clone())),
            Deed::GoOn => match &self.state {
                State::Rated { area } => self.go_on_after(*area),
                State::Task(task) => {
                    if let (area, Some(level)) = (task.area, task.level()) {
                        return self.level_done(area, level);
                    }
                }
                _ => self.go_on(),
            },
            Deed::Confirm(area) => return self.confirm(area),
            Deed::Skip(area) => self.go_on_after(area),
            Deed::Include(area) => {
                self.answers(area).excluded = None;
                self.assessment.forget_if_bare(self.framework, &self.framework.areas()[area]);
                self.state = self.area_start(area);
                return Step::Save;
            }
            Deed::Reopen => {
                self.assessment.about.status = Some(Status::Draft);
                self.assessment.about.signed_off = None;
                self.go_on();
                return Step::Save;
            }
            Deed::Finalise => {
                self.assessment.about.status = Some(Status::Final);
                self.notices.push(Notice::Said("It is final now. It can be made a draft again later.".to_owned()));
                return Step::Save;
            }
            Deed::Explain => return self.help(),
            Deed::Stop => return Step::Stop,
        }
        Step::Ask
    }

    fn go(&mut self, state: State) {
        match &state {
            State::Task(task) => self.notices.extend(task.notice()),
            State::Rated { area } => self.notices.push(Notice::Rated(*area)),
            _ => {}
        }
        self.state = state;
    }

    /// Goes to the first unanswered area of those taken, or to the end.
    fn go_on(&mut self) {
        match self.left_out().first() {
            Some(area) => self.state = self.area_start(*area),
            None => self.finish(),
        }
    }

    /// Goes to the first unanswered area after this one, or to the end.
    fn go_on_after(&mut self, area: usize) {
        match self.left_out().into_iter().find(|next| *next > area) {
            Some(next) => self.state = self.area_start(next),
            None => self.finish(),
        }
    }

    fn finish(&mut self) {
        self.state = State::Finished;
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
    }

    /// Goes to the question before this one; earlier answers stay.
    fn back(&mut self) -> Step {
        let before = match &self.state {
            State::About(Question::Title | Question::Scope) if self.left_out().is_empty() => Some(State::Finished),
            State::About(question) => self.question_before(question).map(State::About),
            State::Level { area, level } => match self.levels_of(*area).into_iter().rev().find(|other| other < level) {
                Some(level) => Some(State::Level { area: *area, level }),
                None if self.is_carried(*area) => Some(State::Carried { area: *area }),
                None => Some(self.end_of_area_before(*area)),
            },
            State::Carried { area } => Some(self.end_of_area_before(*area)),
            State::Rated { area } if self.is_set_aside(*area) => Some(self.end_of_area_before(*area)),
            State::Rated { area } => Some(self.last_question_of(*area)),
            State::Task(task) => Some(task.before()),
            State::ChooseArea(before) => Some(State::clone(before)),
            State::Finished => self.taken.last().map(|area| self.last_question_of(*area)),
            State::Reopen => None,
        };
        match before {
            Some(state) => self.go(state),
            None => {
                self.notices.push(Notice::Said("This is the first question; there is nothing before it.".to_owned()));
            }
        }
        Step::Ask
    }

    fn end_of_area_before(&self, area: usize) -> State {
        match self.taken.iter().rev().find(|other| **other < area) {
            Some(before) => self.last_question_of(*before),
            None => State::About(self.last_question()),
        }
    }

    fn help(&mut self) -> Step {
        match self.place() {
            Some(place) => self.notices.push(Notice::Explained(place.area)),
            None => {
                let said = "Nothing is compulsory but the title, and everything can be changed later.";
                self.notices.push(Notice::Said(said.to_owned()));
            }
        }
        Step::Ask
    }

    /// Where the open question stands.
    fn place(&self) -> Option<Place> {
        let (area, level) = match &self.state {
            State::Level { area, level } => (*area, Some(*level)),
            State::Carried { area } | State::Rated { area } => (*area, None),
            State::Task(task) => (task.area, None),
            State::About(_) | State::Reopen | State::ChooseArea(_) | State::Finished => return None,
        };
        let answered = self.taken.len() - self.left_out().len();
        let carried = matches!(self.state, State::Carried { .. });
        Some(Place {
            area,
            number: self.taken.iter().position(|taken| *taken == area).unwrap_or(0) + 1,
            of: self.taken.len(),
            percent: answered * 100 / self.taken.len().max(1),
            level,
            carried,
            first: (level.is_some() || carried) && self.introduced != Some(area),
        })
    }

    /// The areas taken that are not answered yet.
    fn left_out(&self) -> Vec<usize> {
        let is_answered = |area: &usize| {
            let answers = self.assessment.areas.get(&self.framework.areas()[*area].id);
            answers.is_some_and(crate::assessment::AreaAnswers::is_answered)
        };
        self.taken.iter().copied().filter(|area| !is_answered(area)).collect()
    }

    fn ids(&self, areas: &[usize]) -> Vec<&'f str> {
        areas.iter().map(|area| self.framework.areas()[*area].id.as_str()).collect()
    }
}

/// The places in the order of what they are places of, each once: so a file doesn't depend on how they were typed.
fn in_order(mut places: Vec<usize>) -> Vec<usize> {
    places.sort_unstable();
    places.dedup();
    places
}

#[cfg(test)]
mod tests;
