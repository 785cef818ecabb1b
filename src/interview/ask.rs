//! What the interview and its front ends say to one another: a question with all that belongs to it, and the answers that
//! can come back.

use crate::assessment::Answer;
use crate::framework::{AreaIndex, LevelIndex, PhaseIndex};

/// A question, with where it stands and what can be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// Where in the framework we are; absent for questions about the assessment as a whole.
    pub place: Option<Place>,
    /// What there is to say before the question.
    pub notices: Vec<Notice>,
    /// What the question is about: a statement, and what has been put forward for it so far.
    pub subject: Vec<Choice>,
    /// A sentence that helps to answer.
    pub hint: Option<&'static str>,
    pub question: String,
    pub form: Form,
}

impl Ask {
    /// A question that is no part of an interview.
    pub fn alone(question: &str, form: Form) -> Self {
        let (notices, subject) = (Vec::new(), Vec::new());
        Self { place: None, notices, subject, hint: None, question: question.to_owned(), form }
    }
}

/// Where in the framework a question stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub area: AreaIndex,
    /// Which of the areas taken this is, counted from 1.
    pub number: usize,
    /// How many areas are taken.
    pub of: usize,
    /// How many of them are answered, in whole percent rounded down.
    pub percent: usize,
    /// The level asked about.
    pub level: Option<LevelIndex>,
    /// Whether the whole area is asked about, which was answered in the round before.
    pub carried: bool,
    /// Whether the question before was about something else: then the area is introduced.
    pub first: bool,
}

impl Place {
    /// Whether the area itself is asked about, and not what comes after it or besides: then it is named.
    pub fn is_of_area(&self) -> bool {
        self.level.is_some() || self.carried
    }
}

/// Something to say before a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    Said(String),
    /// The area's rating, and what is missing for the next.
    Rated(AreaIndex),
    /// The area's rating, which is that of last time.
    Confirmed(AreaIndex),
    /// The ratings of a phase, all of whose areas have been answered.
    Phase(PhaseIndex),
    /// What the area is about, in full, with what has been said of it.
    Explained(AreaIndex),
    /// Examples of what could serve as evidence in the area.
    EvidenceExamples(AreaIndex),
    /// What is parked, and where hands were split.
    ForLater,
}

/// The form that an answer takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// A line of text; what stands there now is kept by Enter alone. Where it is needed, nothing is no answer.
    Text { now: String, needed: bool },
    /// One of several; `start` is what Enter alone chooses.
    One { options: Vec<Choice>, start: usize },
    /// Any of several; those chosen now are kept by Enter alone.
    Many { options: Vec<Choice>, chosen: Vec<usize> },
    /// The items of a level, or of a whole area that was answered in the round before. Those ticked now are kept by Enter alone.
    Ticks { items: Vec<TickLine> },
    /// A statement that a group decides. Enter alone leaves it and goes on.
    Decision(Motion),
}

/// A statement that a group decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Motion {
    pub id: String,
    pub text: String,
    /// The name of its level.
    pub level: String,
    /// Which of the statements to decide this is, counted from 1, and how many there are; for one that was parked and comes back, among
    /// those that do.
    pub number: usize,
    pub of: usize,
    pub comes_back: bool,
    /// What is decided so far, the hands that were counted, what is parked about it; and how the answers are split, once that is asked
    /// for. Each in a few words, the first always there.
    pub standing: Vec<String>,
}

/// What a group decides about a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    InPlace,
    NotInPlace,
    /// We don't know.
    Unsure,
    NotApplicable,
}

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// A short id to stand before the text; may be empty.
    pub id: String,
    pub text: String,
}

impl<S: Into<String>> From<S> for Choice {
    fn from(text: S) -> Self {
        Self { id: String::new(), text: text.into() }
    }
}

/// An item of the list to tick.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TickLine {
    pub id: String,
    pub text: String,
    /// What has been answered. An item that does not apply can't be ticked.
    pub answer: Option<Answer>,
    /// Whether it is in place through another, without a tick of its own.
    pub covered: bool,
    /// What there is to know about it besides a tick, each in a few words: why it doesn't apply, how much evidence there is, whether
    /// the answer is of last time, what else would put it in place. Where the answer is neither a tick nor none, the first says it.
    pub remarks: Vec<String>,
    /// What the list of a whole area adds; absent in the list of a level.
    pub review: Option<Review>,
}

/// What the list of a whole area says of an item besides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// The name of its level.
    pub level: String,
    /// What was answered in the round before.
    pub then: Option<Answer>,
}

impl TickLine {
    /// The name of the level that begins with this item of a list, where the list has those of several levels.
    pub fn heading(items: &[Self], at: usize) -> Option<&str> {
        let level = |at: usize| Some(items.get(at)?.review.as_ref()?.level.as_str());
        level(at).filter(|name| at.checked_sub(1).and_then(level) != Some(name))
    }

    pub fn is_ticked(&self) -> bool {
        self.answer == Some(Answer::Ticked)
    }

    pub fn applies(&self) -> bool {
        !matches!(self.answer, Some(Answer::NotApplicable(_)))
    }
}

/// What can be said about one item of a list, and taken back in the same way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemInput {
    Tick,
    Unsure,
    NotApplicable,
    /// The evidence for it: that which is there, or the first.
    Evidence,
    /// One more piece of evidence for it.
    NewEvidence,
    /// The show of hands on it.
    Votes,
    /// What is parked about it: that which is there, or the first.
    Park,
    /// One more question that is parked about it.
    ParkAlso,
    /// The menu of all that can be done besides.
    More,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    Text(String),
    /// Which of the options, counted from 0.
    One(usize),
    /// Which of the options or items, counted from 0.
    Many(Vec<usize>),
    /// Something about one of the items, counted from 0; the list stays open.
    Item(usize, ItemInput),
    /// Of the items, exactly these are in place; the list stays open.
    Ticks(Vec<usize>),
    /// The notes on the area: those that are there, or the first.
    Note,
    /// One more note on the area.
    NewNote,
    /// What the group decides about a statement, which is open for it.
    Decide(Decided),
    /// Show how the answers to that statement are split, or hide it again.
    Split,
    /// Leave that statement as it is, and go on to the next.
    Next,
    /// Leave this area unanswered for now.
    Skip,
    /// The menu of all that can be done besides.
    More,
    Back,
    Help,
    /// Save and stop.
    Leave,
}

/// What follows from an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Ask on.
    Ask,
    /// Something was answered: save, then ask on.
    Save,
    /// Show the results so far, then ask on.
    Results,
    /// Stop; everything that was answered has been handed out for saving.
    Stop,
}
