//! How an interview begins: with a new assessment, where one was left, or with a new round of one.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::about::Question;
use super::{Interview, Notice, State};
use crate::assessment::{Assessment, Status};
use crate::framework::Framework;
use crate::score::Rule;
use crate::words;

impl<'f> Interview<'f> {
    /// A new assessment. `scope` are the ids of the phases and areas to take, which the file then says; absent, that is asked.
    pub fn new(framework: &'f Framework, rule: Rule, today: Date, scope: Option<Vec<String>>) -> Self {
        let mut assessment = Assessment::new(framework, "", today);
        let chosen_beforehand = scope.is_some();
        assessment.about.scope = scope.unwrap_or_default();
        let taken = assessment.scope(framework);
        Self::begin(framework, assessment, rule, today, taken, chosen_beforehand)
    }

    /// Goes on with an assessment at its first unanswered area. With `scope`, only these phases and areas are taken now.
    pub fn resume(
        framework: &'f Framework,
        assessment: Assessment,
        rule: Rule,
        today: Date,
        scope: Option<Vec<String>>,
    ) -> Self {
        let mut interview = Self::take_up(framework, assessment, rule, today, scope);
        interview.welcome_back();
        interview
    }

    /// Begins a new round, made by [`Assessment::next_round`], at its first area. With `scope`, only these phases and areas are
    /// taken now.
    pub fn next_round(
        framework: &'f Framework,
        assessment: Assessment,
        rule: Rule,
        today: Date,
        scope: Option<Vec<String>>,
    ) -> Self {
        let mut interview = Self::take_up(framework, assessment, rule, today, scope);
        interview.say_what_came_along();
        interview.set_off();
        interview
    }

    /// An assessment that is there already, with the areas to be taken now.
    fn take_up(
        framework: &'f Framework,
        mut assessment: Assessment,
        rule: Rule,
        today: Date,
        scope: Option<Vec<String>>,
    ) -> Self {
        let chosen_beforehand = scope.is_some();
        let mut taken = assessment.scope(framework);
        if let Some(now) = scope {
            let whole = std::mem::replace(&mut assessment.about.scope, now.clone());
            let wanted = assessment.scope(framework);
            assessment.about.scope = whole;
            if !assessment.about.scope.is_empty() {
                let new = now.into_iter().filter(|id| !assessment.about.scope.contains(id)).collect::<Vec<_>>();
                let is_new = wanted.iter().any(|area| !taken.contains(area));
                assessment.about.scope.extend(new.into_iter().filter(|_| is_new));
            }
            taken = wanted;
        }
        Self::begin(framework, assessment, rule, today, taken, chosen_beforehand)
    }

    /// At the first question of all.
    fn begin(
        framework: &'f Framework,
        assessment: Assessment,
        rule: Rule,
        today: Date,
        taken: Vec<usize>,
        chosen_beforehand: bool,
    ) -> Self {
        let state = State::About(Question::Title);
        Self {
            framework,
            assessment,
            rule,
            today,
            taken,
            chosen_beforehand,
            state,
            notices: Vec::new(),
            news: BTreeSet::new(),
            introduced: None,
        }
    }

    fn welcome_back(&mut self) {
        let about = &self.assessment.about;
        let answered = self.taken.len() - self.left_out().len();
        let last = about.updated.map(|date| format!(", last on {}", words::long_date(date))).unwrap_or_default();
        let of = words::count(self.taken.len(), "area");
        self.notices.push(Notice::Said(format!("{}: {answered} of {of} answered{last}.", about.title)));
        if about.status == Some(Status::Final) {
            let by =
                about.signed_off.as_ref().map(|signed| format!(", signed off by {}", signed.by)).unwrap_or_default();
            self.notices.push(Notice::Said(format!("This assessment is final{by}.")));
            self.state = State::Reopen;
            return;
        }
        self.set_off();
        if let Some(place) = self.place() {
            self.notices.push(Notice::Said(format!("Going on at {}.", self.framework.areas()[place.area].label())));
        }
    }

    /// Goes to the first unanswered area; before there is any answer, to the first open question about the assessment.
    fn set_off(&mut self) {
        match self.first_open_question() {
            Some(question) if self.assessment.areas.is_empty() && !self.taken.is_empty() => {
                self.state = State::About(question);
            }
            _ => self.go_on(),
        }
    }
}
