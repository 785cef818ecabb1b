//! What one of several assessors says of an item, and from how many on their answers may be told without their names.

use super::answers::AreaAnswers;
use crate::framework::ItemIndex;

/// Where names are hidden, answers and roles are told of at least so many assessors together, so that nobody's own are told.
pub const FEWEST_TOLD: usize = 3;

/// What one assessor says of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Said {
    /// That it is in place. A tick of the round before that waits to be confirmed says so too, as it counts in ratings.
    InPlace,
    /// That it is not in place.
    NotInPlace,
    /// "We don't know".
    Unsure,
    /// The item does not apply, or the area was set aside.
    NotApplicable,
    /// Nothing: the area was not assessed, or not to its end.
    Nothing,
}

impl Said {
    /// All that is an answer, in the order in which it is told.
    pub const ANSWERS: [Self; 4] = [Self::InPlace, Self::NotInPlace, Self::Unsure, Self::NotApplicable];

    /// What an assessor with these answers for its area says of an item; `None` are no answers.
    pub fn of(answers: Option<&AreaAnswers>, item: ItemIndex) -> Self {
        match answers {
            Some(answers) if answers.excluded.is_some() => Self::NotApplicable,
            Some(answers) if !answers.is_answered() => Self::Nothing,
            None => Self::Nothing,
            Some(answers) if answers.ticked.contains(&item) => Self::InPlace,
            Some(answers) if answers.unsure.contains(&item) => Self::Unsure,
            Some(answers) if answers.not_applicable.contains_key(&item) => Self::NotApplicable,
            Some(_) => Self::NotInPlace,
        }
    }
}

impl AreaAnswers {
    /// Whether somebody with these answers has assessed the area: answered it, and not set it aside.
    pub fn is_assessed(&self) -> bool {
        self.is_answered() && self.excluded.is_none()
    }
}
