//! How an interview begins: with a new assessment, where one was left, or with a new round of one.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::ask::Notice;
use super::questions::Question;
use super::round::carried_in;
use super::state::{Interview, State};
use crate::assessment::{Assessment, Detail, ScopePart, areas_in};
use crate::framework::{AreaIndex, Framework};
use crate::score::Rule;
use crate::words;

impl<'f> Interview<'f> {
    /// A new assessment. `scope` are the phases and areas to take, which the file then says; absent, that is asked.
    pub fn new(framework: &'f Framework, rule: Rule, today: Date, scope: Option<Vec<ScopePart>>) -> Self {
        let mut interview = Self::begin(framework, Assessment::new(framework, "", today), rule, today, scope);
        if let Some(chosen) = interview.chosen.clone() {
            interview.describe(Detail::Scope(chosen));
        }
        interview.welcome();
        interview
    }

    /// Goes on with an assessment at its first unanswered area. With `scope`, only these phases and areas are taken now.
    pub fn resume(
        framework: &'f Framework,
        assessment: Assessment,
        rule: Rule,
        today: Date,
        scope: Option<Vec<ScopePart>>,
    ) -> Self {
        let mut interview = Self::begin(framework, assessment, rule, today, scope);
        interview.welcome_back();
        interview
    }

    /// Begins a new round, made by [`Assessment::next_round`], at its first area. With `scope`, only these phases and areas are
    /// taken now. One that follows several rounds begins with what it is called and whose it is.
    pub fn next_round(
        framework: &'f Framework,
        assessment: Assessment,
        rule: Rule,
        today: Date,
        scope: Option<Vec<ScopePart>>,
    ) -> Self {
        let mut interview = Self::begin(framework, assessment, rule, today, scope);
        interview.say_what_came_along();
        interview.set_off();
        if interview.follows_several() {
            interview.state = State::About(Question::Title);
        }
        interview
    }

    /// At the first question of all.
    pub(super) fn begin(
        framework: &'f Framework,
        assessment: Assessment,
        rule: Rule,
        today: Date,
        chosen: Option<Vec<ScopePart>>,
    ) -> Self {
        let taken = chosen.as_ref().map_or_else(|| assessment.scope(framework), |parts| areas_in(framework, parts));
        Self {
            framework,
            last: carried_in(framework, &assessment),
            assessment,
            rule,
            today,
            taken,
            chosen,
            state: State::About(Question::Title),
            notices: Vec::new(),
            news: BTreeSet::new(),
            introduced: None,
            meeting: None,
        }
    }

    /// What this is, and how long it takes. A group that talks about each statement takes about a minute for one.
    fn welcome(&mut self) {
        let areas = self.taken.iter().map(|area| self.area(*area));
        let (statements, screens) = areas.fold((0, 0), |(statements, screens), area| {
            (statements + area.items.len(), screens + area.levels().count())
        });
        let time = match (statements + 30) / 60 {
            0 => format!("about {}", words::count(statements.max(1), "minute")),
            hours => format!("about {}", words::count(hours, "hour")),
        };
        self.notices.push(Notice::Said(format!(
            "You will see {} in {}, on {}, and say which are in place. A group that talks for a minute about each takes {time}; you can \
             stop at any time and go on later. First a few questions about the assessment: Enter leaves open what you don't know yet.",
            words::count(statements, "statement"),
            words::count(self.taken.len(), "area"),
            words::count(screens, "screen"),
        )));
    }

    fn welcome_back(&mut self) {
        let about = &self.assessment.about;
        let answered = self.taken.len() - self.left_out().len();
        let last = about.updated.map(|date| format!(", last on {}", words::long_date(date))).unwrap_or_default();
        let of = words::count(self.taken.len(), "area");
        self.notices.push(Notice::Said(format!("{}: {answered} of {of} answered{last}.", about.title)));
        if self.assessment.is_final() {
            let by =
                about.signed_off.as_ref().map(|signed| format!(", signed off by {}", signed.by)).unwrap_or_default();
            self.notices.push(Notice::Said(format!("This assessment is final{by}.")));
            self.state = State::Reopen;
            return;
        }
        self.set_off();
        if let Some(place) = self.place() {
            self.notices.push(Notice::Said(format!("Going on at {}.", self.framework[place.area].label())));
        }
    }

    /// Goes to the first unanswered area; before there is any answer, to the first open question about the assessment.
    fn set_off(&mut self) {
        self.widen_scope();
        let is_nobodys = self.follows_several() && self.assessment.about.organisation.is_none();
        let left = self.left_out();
        if is_nobodys && self.taken.iter().all(|area| left.contains(area) || self.is_set_aside(*area)) {
            self.state = State::About(Question::Organisation);
            return;
        }
        match self.first_open_question() {
            Some(question) if self.assessment.areas.is_empty() && !self.taken.is_empty() => {
                self.state = State::About(question);
            }
            // Whoever names an area that is answered wants to see it again.
            _ => match self.named_and_answered() {
                Some(area) => self.state = self.area_start(area),
                None => self.go_on(),
            },
        }
    }

    /// The first of the areas named for this sitting, if they are all answered.
    fn named_and_answered(&self) -> Option<AreaIndex> {
        let chosen = self.chosen.as_ref()?;
        let is_named = chosen.iter().all(|part| matches!(part, ScopePart::Area(_)));
        self.taken.first().copied().filter(|_| is_named && self.left_out().is_empty())
    }
}
