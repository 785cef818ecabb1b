//! What the assessors said of each item.

use crate::assessment::{AreaAnswers, Assessment, FEWEST_TOLD, Said, Votes};
use crate::framework::{Framework, Item, ItemRef};

/// What the assessors said of an item; each of them is in one of the first five numbers.
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
    /// How many of those who ticked it did so in the round before, and have not confirmed it since.
    pub unconfirmed: usize,
}

impl ItemSplit {
    /// What assessors with these answers for its area say of an item.
    pub(super) fn of<'a>(item: ItemRef, answers: impl Iterator<Item = Option<&'a AreaAnswers>>) -> Self {
        let mut split = Self::nobody(item);
        for answers in answers {
            *match Said::of(answers, item.item) {
                Said::InPlace => &mut split.ticked,
                Said::NotInPlace => &mut split.not_ticked,
                Said::Unsure => &mut split.unsure,
                Said::NotApplicable => &mut split.not_applicable,
                Said::Nothing => &mut split.unassessed,
            } += 1;
            let is_unconfirmed = |answers: &AreaAnswers| {
                Said::of(Some(answers), item.item) == Said::InPlace && answers.unconfirmed.contains(&item.item)
            };
            split.unconfirmed += usize::from(answers.is_some_and(is_unconfirmed));
        }
        split
    }

    fn nobody(item: ItemRef) -> Self {
        Self { item, ticked: 0, not_ticked: 0, unsure: 0, not_applicable: 0, unassessed: 0, unconfirmed: 0 }
    }

    /// How many said that it is in place or that it is not.
    pub fn votes(&self) -> usize {
        self.ticked + self.not_ticked
    }

    /// Those who said yes, no, or that they don't know, as hands.
    pub fn hands(&self) -> Votes {
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Votes { yes: number(self.ticked), no: number(self.not_ticked), unsure: number(self.unsure) }
    }

    /// Whether it may be told where names are hidden: nobody has said anything, or so many have said yes, no or that they don't know
    /// that whoever knows one of these answers can't tell the others.
    pub(super) fn may_be_told(&self) -> bool {
        self.is_silent() || self.votes() + self.unsure >= FEWEST_TOLD
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

/// What each item was answered with, by how many: one for each item of the framework, in its order.
pub(super) fn splits(framework: &Framework, sources: &[&Assessment]) -> Vec<ItemSplit> {
    let mut all = Vec::with_capacity(framework.item_count());
    for area in framework.areas() {
        let answers: Vec<Option<&AreaAnswers>> = sources.iter().map(|source| source.areas.get(&area.index)).collect();
        let item = |item: &Item| ItemSplit::of(ItemRef { area: area.index, item: item.index }, answers.iter().copied());
        all.extend(area.items.iter().map(item));
    }
    all
}
