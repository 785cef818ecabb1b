//! What a question about the assessment consists of.

use crate::assessment::{About, Assessment, Detail};
use crate::framework::{Framework, PhaseIndex};
use crate::interview::ask::{Effect, Form, Input};

/// A question about the assessment as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::interview) enum Question {
    Title,
    Organisation,
    Kind,
    Viewpoint,
    /// The viewpoint in one phase, where it differs by phase.
    ViewpointIn(PhaseIndex),
    Timing,
    Communities,
    Lead,
    Assessors,
    Scope,
    ScopePhases,
    ScopeAreas,
    /// What those who read the report are to decide.
    Asks,
    Narrative,
    Risks,
    NextReview,
    Contact,
    GoodEnough,
}

/// How an answer is understood.
pub(in crate::interview) enum Reply {
    /// It says this about the assessment.
    Say(Detail),
    /// It leaves what is said as it is.
    Keep,
    /// Another question is needed to know.
    Ask(Question, Effect),
    /// It can't be read, and why.
    Unclear(String),
}

/// A question as it is put, and what its answers mean.
pub(super) struct Row {
    pub(super) question: Question,
    pub(super) text: &'static str,
    pub(super) hint: Option<&'static str>,
    /// The form, filled with what is said now.
    pub(super) form: fn(&Framework, &Assessment) -> Form,
    /// `None` for an input that is no answer to this question.
    pub(super) read: fn(&Framework, &Assessment, Input) -> Option<Reply>,
    /// Whether something is said about it.
    pub(super) is_answered: fn(&About) -> bool,
}

pub(super) fn text(input: Input) -> Option<String> {
    if let Input::Text(text) = input { Some(text) } else { None }
}

pub(super) fn one(input: &Input) -> Option<usize> {
    if let Input::One(choice) = input { Some(*choice) } else { None }
}

pub(super) fn text_form(now: Option<&str>) -> Form {
    Form::Text { now: now.unwrap_or_default().to_owned(), needed: false }
}
