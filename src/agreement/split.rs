//! What the assessors said of each item.

use crate::assessment::{AreaAnswers, Assessment};
use crate::framework::{Framework, ItemRef};

/// A group has at least so many assessors, so that nobody's own answers are told.
pub const FEWEST: usize = 3;

/// What the assessors said of an item; each of them is in one of the numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemSplit {
    pub item: ItemRef,
    pub ticked: usize,
    pub not_ticked: usize,
    /// "We don't know".
    pub unsure: usize,
    /// The item does not apply, or the area was set aside.
    pub not_applicable: usize,
    /// The area was not assessed.
    pub unassessed: usize,
}

/// What one assessor says of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    Ticked,
    NotTicked,
    Unsure,
    NotApplicable,
    Unassessed,
}

impl ItemSplit {
    /// How many said that it is in place or that it is not.
    pub fn votes(&self) -> usize {
        self.ticked + self.not_ticked
    }

    /// Whether so few have an answer to it that whoever knows one of the answers could tell the others.
    pub fn is_of_few(&self) -> bool {
        self.votes() + self.unsure < FEWEST
    }

    /// Whether nobody has said anything about it.
    pub fn is_silent(&self) -> bool {
        self.votes() + self.unsure + self.not_applicable == 0
    }

    /// Whether some said that it is in place, and others that it is not.
    pub fn is_split(&self) -> bool {
        self.ticked > 0 && self.not_ticked > 0
    }

    /// The votes as values: 1 in place, 0 not.
    pub(super) fn values(&self) -> Vec<usize> {
        let ticked = std::iter::repeat_n(1, self.ticked);
        ticked.chain(std::iter::repeat_n(0, self.not_ticked)).collect()
    }
}

/// What each item was answered with, by how many.
pub(super) fn splits(framework: &Framework, sources: &[&Assessment]) -> Vec<ItemSplit> {
    let mut all = Vec::with_capacity(framework.item_count());
    for area in framework.areas() {
        let answers: Vec<Option<&AreaAnswers>> = sources.iter().map(|source| source.areas.get(&area.index)).collect();
        for item in &area.items {
            let item = ItemRef { area: area.index, item: item.index };
            let mut split = ItemSplit { item, ticked: 0, not_ticked: 0, unsure: 0, not_applicable: 0, unassessed: 0 };
            for answers in &answers {
                *match said(*answers, item) {
                    Said::Ticked => &mut split.ticked,
                    Said::NotTicked => &mut split.not_ticked,
                    Said::Unsure => &mut split.unsure,
                    Said::NotApplicable => &mut split.not_applicable,
                    Said::Unassessed => &mut split.unassessed,
                } += 1;
            }
            all.push(split);
        }
    }
    all
}

/// What one assessor, who gave these answers for the item's area, says of it.
pub(super) fn said(answers: Option<&AreaAnswers>, ItemRef { item, .. }: ItemRef) -> Said {
    match answers {
        Some(answers) if answers.excluded.is_some() => Said::NotApplicable,
        Some(answers) if !answers.is_answered() => Said::Unassessed,
        None => Said::Unassessed,
        Some(answers) if answers.ticked.contains(&item) => Said::Ticked,
        Some(answers) if answers.unsure.contains(&item) => Said::Unsure,
        Some(answers) if answers.not_applicable.contains_key(&item) => Said::NotApplicable,
        Some(_) => Said::NotTicked,
    }
}

/// Whether an assessor with these answers has answered the area and not set it aside.
pub(super) fn has_assessed(answers: Option<&AreaAnswers>) -> bool {
    answers.is_some_and(|answers| answers.is_answered() && answers.excluded.is_none())
}
