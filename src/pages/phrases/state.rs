//! The states of items, in words: the same in every report.

use crate::assessment::AreaAnswers;
use crate::framework::{Item, ItemIndex, LevelIndex};
use crate::score::{AreaScore, Mark, Status};

/// Said of a tick that is carried over from the round before.
pub const UNCONFIRMED: &str = " (last time; not confirmed)";

/// What "not applicable" is for.
pub const DOES_NOT_APPLY: &str =
    "A statement does not apply if it has no place here, or if something better has taken its place.";

/// The state of an item, which follows from its answer and the others of its area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    InPlace,
    /// In place without a tick of its own, because this ticked item of the area covers it.
    CoveredBy(ItemIndex),
    NotInPlace,
    /// "We don't know".
    Unsure,
    NotApplicable,
    NotAnswered,
}

/// The state of an item of a scored area.
pub fn state(score: &AreaScore, answers: Option<&AreaAnswers>, item: &Item) -> State {
    let found = score[item.index];
    match (found.mark, found.covered_by) {
        (Mark::NotApplicable, _) => State::NotApplicable,
        (Mark::Ticked, _) => State::InPlace,
        (_, Some(by)) => State::CoveredBy(by),
        (Mark::Unsure, None) => State::Unsure,
        (Mark::NotTicked, None) if is_open(score, answers, item.level) => State::NotAnswered,
        (Mark::NotTicked, None) => State::NotInPlace,
    }
}

/// Whether the questions of a level have not been answered yet.
pub fn is_open(score: &AreaScore, answers: Option<&AreaAnswers>, level: LevelIndex) -> bool {
    let from = answers.and_then(|answers| answers.open_level(score.area));
    score.status == Status::NotAssessed && from.is_none_or(|from| level >= from)
}

impl State {
    /// The state in words, without the item that covers it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::InPlace | Self::CoveredBy(_) => "In place",
            Self::NotInPlace => "Not in place",
            Self::Unsure => "Don't know",
            Self::NotApplicable => "Not applicable",
            Self::NotAnswered => "Not answered",
        }
    }
}
