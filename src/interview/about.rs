//! The questions about the assessment as a whole: in which order they are asked, and what follows from an answer. Only the title
//! is needed; everything else can be passed by with Enter.

use super::ask::{Effect, Form, Input, Notice};
use super::questions::{Question, Reply, offered_communities};
use super::state::{Interview, State};
use crate::assessment::Detail;
use crate::framework::PhaseIndex;

/// The questions in order, without those that only follow from an answer.
const ORDER: [Question; 9] = [
    Question::Title,
    Question::Organisation,
    Question::Kind,
    Question::Viewpoint,
    Question::Timing,
    Question::Communities,
    Question::Lead,
    Question::Assessors,
    Question::Scope,
];

/// What is asked at the end, for those who read the reports.
const FOR_READERS: [Question; 6] = [
    Question::Asks,
    Question::Narrative,
    Question::Risks,
    Question::NextReview,
    Question::Contact,
    Question::GoodEnough,
];

impl Interview<'_> {
    pub(super) fn ask_about(&self, question: &Question) -> (String, Form) {
        (question.text(self.framework), question.form(self.framework, &self.assessment))
    }

    pub(super) fn answer_about(&mut self, question: &Question, input: Input) -> Effect {
        match question.read(self.framework, &self.assessment, input) {
            None => return Effect::Ask,
            Some(Reply::Ask(next, effect)) => {
                self.state = State::About(next);
                return effect;
            }
            Some(Reply::Unclear(why)) => {
                self.notices.push(Notice::Said(why));
                return Effect::Ask;
            }
            Some(Reply::Keep) => {}
            Some(Reply::Say(detail)) => {
                if !self.describe(detail) {
                    self.notices.push(Notice::Said("A title is needed; it can be changed later.".to_owned()));
                    return Effect::Ask;
                }
            }
        }
        match question {
            Question::ScopePhases | Question::ScopeAreas if self.assessment.about.scope.is_empty() => {
                self.notices.push(Notice::Said("Nothing was chosen; choose at least one.".to_owned()));
                return Effect::Ask;
            }
            Question::Scope | Question::ScopePhases | Question::ScopeAreas => {
                self.taken = self.assessment.scope(self.framework);
            }
            _ => {}
        }
        self.after(question);
        Effect::Save
    }

    /// Moves on to the question after this one, or to the areas.
    fn after(&mut self, question: &Question) {
        if let Some(index) = FOR_READERS.iter().position(|other| other == question) {
            self.state = FOR_READERS.get(index + 1).map_or(State::Finished, |next| State::About(next.clone()));
            return;
        }
        let next = match question {
            Question::ViewpointIn(phase) => {
                let next = self.framework.phases().get(phase.get() + 1);
                Some(next.map_or(Question::Timing, |next| Question::ViewpointIn(next.index)))
            }
            question => {
                let index = ORDER.iter().position(|other| other == question).unwrap_or(ORDER.len());
                ORDER.iter().skip(index + 1).find(|next| self.is_asked(next)).cloned()
            }
        };
        match next {
            Some(question) => self.state = State::About(question),
            None => self.go_on(),
        }
    }

    pub(super) fn question_before(&self, question: &Question) -> Option<Question> {
        if let Some(index) = FOR_READERS.iter().position(|other| other == question) {
            return index.checked_sub(1).map(|before| FOR_READERS[before].clone());
        }
        match question {
            Question::ViewpointIn(phase) => {
                let before = phase.get().checked_sub(1).map(PhaseIndex::new);
                Some(before.map_or(Question::Viewpoint, Question::ViewpointIn))
            }
            Question::ScopePhases | Question::ScopeAreas => Some(Question::Scope),
            question => {
                let index = ORDER.iter().position(|other| other == question).unwrap_or(0);
                ORDER[..index].iter().rev().find(|before| self.is_asked(before)).cloned()
            }
        }
    }

    /// Where questions about the assessment go on: behind the last one that has an answer. Those passed by leave no trace, so
    /// they are asked again.
    pub(super) fn first_open_question(&self) -> Option<Question> {
        let about = &self.assessment.about;
        let is_answered = |question: &Question| question.is_answered(about);
        let last = ORDER.iter().rposition(is_answered).unwrap_or(0);
        ORDER.iter().skip(last + 1).find(|question| self.is_asked(question)).cloned()
    }

    /// The last of the questions, from where Back comes out of the first area.
    pub(super) fn last_question(&self) -> Question {
        if self.is_asked(&Question::Scope) { Question::Scope } else { Question::Assessors }
    }

    fn is_asked(&self, question: &Question) -> bool {
        match question {
            Question::Scope => self.chosen.is_none(),
            Question::Communities => !offered_communities(self.framework, &self.assessment.about).is_empty(),
            _ => true,
        }
    }

    /// A sentence that helps to answer the open question, where one is needed.
    pub(super) fn hint(&self) -> Option<&'static str> {
        match &self.state {
            State::About(question) => question.hint(),
            State::Task(task) => task.kind.hint(),
            _ => None,
        }
    }

    /// Adds to the assessment's scope what was chosen for this sitting, if an area of it is not in the scope yet.
    pub(super) fn widen_scope(&mut self) {
        let scope = &self.assessment.about.scope;
        let in_scope = self.assessment.scope(self.framework);
        if self.taken.iter().all(|area| in_scope.contains(area)) {
            return;
        }
        let wider = scope.iter().chain(self.chosen.iter().flatten()).copied().collect();
        self.describe(Detail::Scope(wider));
    }
}
