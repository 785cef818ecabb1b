//! Side by side: what several assessments of the same framework say at one time, and where they differ. None of them is the earlier or
//! the better one: they keep the order in which they are given.

use std::cmp::Reverse;

use crate::assessment::Said;
use crate::framework::{Area, ItemIndex};
use crate::score::{AreaScore, Mark, Scorecard, Status};

/// So few assessments can be set side by side.
pub const FEWEST: usize = 2;
/// So many can: with more, nobody can keep the columns apart.
pub const MOST: usize = 6;

/// Several scorecards of the same framework and rule, area by area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SideBySide<'a> {
    pub cards: Vec<&'a Scorecard<'a>>,
    /// One for each area of the framework, in its order.
    pub areas: Vec<AreaBeside<'a>>,
}

/// What the assessments say of one area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaBeside<'a> {
    pub area: &'a Area,
    /// One for each assessment.
    pub statuses: Vec<Status>,
    /// The items of which those that rate the area don't all say the same, in the area's order; none unless at least two rate it.
    pub differing: Vec<Differing>,
}

/// An item that is said differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differing {
    pub item: ItemIndex,
    /// One for each assessment. What a ticked item covers is in place, too; nothing is said where the area is not rated.
    pub said: Vec<Said>,
}

/// Sets scorecards of the same framework side by side, in the order given.
pub fn side_by_side<'a>(cards: &[&'a Scorecard<'a>]) -> SideBySide<'a> {
    let areas = cards.first().map_or(0, |card| card.areas.len());
    let beside = |place: usize| area_beside(&cards.iter().map(|card| &card.areas[place]).collect::<Vec<_>>());
    SideBySide { cards: cards.to_vec(), areas: (0..areas).map(beside).collect() }
}

fn area_beside<'a>(scores: &[&AreaScore<'a>]) -> AreaBeside<'a> {
    let area = scores[0].area;
    let said = |item: ItemIndex| Differing { item, said: scores.iter().map(|score| said_in(score, item)).collect() };
    let differing = area.items.iter().map(|item| said(item.index)).filter(Differing::is_said_differently).collect();
    AreaBeside { area, statuses: scores.iter().map(|score| score.status).collect(), differing }
}

/// What a scorecard says of an item of an area.
fn said_in(score: &AreaScore, item: ItemIndex) -> Said {
    let found = score[item];
    match found.mark {
        _ if score.status.rank().is_none() => Said::Nothing,
        Mark::NotApplicable => Said::NotApplicable,
        _ if found.met => Said::InPlace,
        Mark::Unsure => Said::Unsure,
        Mark::Ticked | Mark::NotTicked => Said::NotInPlace,
    }
}

impl Differing {
    fn is_said_differently(&self) -> bool {
        let mut answers = self.said.iter().filter(|said| **said != Said::Nothing);
        let first = answers.next();
        answers.any(|answer| Some(answer) != first)
    }

    /// Which of the assessments say this, by their places.
    pub fn that_say(&self, what: Said) -> Vec<usize> {
        (0..self.said.len()).filter(|place| self.said[*place] == what).collect()
    }
}

impl AreaBeside<'_> {
    fn ranks(&self) -> impl Iterator<Item = usize> {
        self.statuses.iter().filter_map(|status| status.rank())
    }

    /// How many of the assessments rate the area.
    pub fn rated(&self) -> usize {
        self.ranks().count()
    }

    /// How many levels the highest and the lowest rating lie apart; `None` unless at least two rate the area.
    pub fn apart(&self) -> Option<usize> {
        let (lowest, highest) = (self.ranks().min()?, self.ranks().max()?);
        (self.rated() > 1).then_some(highest - lowest)
    }

    /// Whether those that rate the area differ, in their ratings or in what they say of an item. Without a difference in an item,
    /// ratings are the same.
    pub fn differs(&self) -> bool {
        !self.differing.is_empty()
    }

    /// Which of the assessments have this status, by their places; for a rated area, whatever its rank.
    pub fn that_are(&self, is_so: impl Fn(Status) -> bool) -> Vec<usize> {
        (0..self.statuses.len()).filter(|place| is_so(self.statuses[*place])).collect()
    }
}

impl SideBySide<'_> {
    /// The areas that at least two of the assessments rate, in the framework's order.
    pub fn comparable(&self) -> impl Iterator<Item = &AreaBeside<'_>> {
        self.areas.iter().filter(|area| area.apart().is_some())
    }

    /// The areas in which they differ: those whose ratings lie furthest apart first, then those with more items that are said
    /// differently, then in the framework's order.
    pub fn most_different(&self) -> Vec<&AreaBeside<'_>> {
        let mut areas: Vec<&AreaBeside> = self.areas.iter().filter(|area| area.differs()).collect();
        areas.sort_by_key(|area| Reverse((area.apart(), area.differing.len())));
        areas
    }
}

#[cfg(test)]
mod tests;
