//! The comparison: what moved between two rounds of the same thing. It rates nothing; it sets one scorecard against another. What
//! several assessments say at one time is in `side_by_side`.

mod labels;
mod side_by_side;

use std::cmp::Ordering;
use std::ops::Index;

pub use self::labels::{are_rounds, given_names, labels, names};
pub use self::side_by_side::{AreaBeside, Differing, FEWEST, MOST, SideBySide, side_by_side};
use crate::framework::{Area, AreaIndex, ItemIndex};
use crate::score::{AreaScore, ItemScore, Mark, Scorecard, Status};

/// What moved between two scorecards of the same framework and rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison<'a> {
    pub before: &'a Scorecard<'a>,
    pub after: &'a Scorecard<'a>,
    /// One for each area of the framework, in its order.
    pub areas: Vec<AreaChange<'a>>,
    /// One for each phase of the framework, in its order.
    pub phases: Vec<Tally>,
    pub overall: Tally,
}

/// Which way an area went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Up,
    /// At the same rating, or without a rating both times, for whatever reason.
    Same,
    Down,
    /// Assessed now and not before.
    New,
    /// Assessed before and not now.
    Gone,
}

/// What moved in one area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaChange<'a> {
    pub area: &'a Area,
    pub before: Status,
    pub after: Status,
    pub change: Change,
    /// In place now and not before. Like all items here, in the framework's order.
    pub gained: Vec<ItemIndex>,
    /// In place before and not now, though they apply.
    pub lost: Vec<ItemIndex>,
    /// Applied before and don't now.
    pub not_applicable: Vec<ItemIndex>,
    /// Didn't apply before and do now.
    pub applies_again: Vec<ItemIndex>,
}

/// How many areas went which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub up: usize,
    pub same: usize,
    pub down: usize,
    pub new: usize,
    pub gone: usize,
}

/// Compares two scorecards of the same framework.
pub fn compare<'a>(before: &'a Scorecard<'a>, after: &'a Scorecard<'a>) -> Comparison<'a> {
    let areas: Vec<AreaChange> =
        before.areas.iter().zip(&after.areas).map(|(before, after)| compare_area(before, after)).collect();
    let phases = after.framework.phases().iter().map(|phase| Tally::of(phase.of(&areas))).collect();
    let overall = Tally::of(&areas);
    Comparison { before, after, areas, phases, overall }
}

fn compare_area<'a>(before: &AreaScore<'a>, after: &AreaScore<'a>) -> AreaChange<'a> {
    let applies = |item: &ItemScore| item.mark != Mark::NotApplicable;
    let items = |holds: &dyn Fn(&ItemScore, &ItemScore) -> bool| {
        let pairs = before.items.iter().zip(&after.items);
        let items = after.area.items.iter().zip(pairs).filter(|(_, (before, after))| holds(before, after));
        items.map(|(item, _)| item.index).collect()
    };
    AreaChange {
        area: after.area,
        before: before.status,
        after: after.status,
        change: Change::between(before.status, after.status),
        gained: items(&|before, after| !before.met && after.met),
        lost: items(&|before, after| before.met && !after.met && applies(after)),
        not_applicable: items(&|before, after| applies(before) && !applies(after)),
        applies_again: items(&|before, after| !applies(before) && applies(after)),
    }
}

impl AreaChange<'_> {
    /// What was lost of the levels up to the earlier rating: only these can have brought it down.
    pub fn lost_that_counted(&self) -> Vec<ItemIndex> {
        let counted = |item: &ItemIndex| self.before.rank().is_some_and(|rank| self.area[*item].level.rank() <= rank);
        self.lost.iter().copied().filter(counted).collect()
    }

    /// The items that apply again and are not in place.
    pub fn open_again(&self) -> Vec<ItemIndex> {
        self.applies_again.iter().copied().filter(|item| self.gained.binary_search(item).is_err()).collect()
    }

    /// Whether it went up though nothing was gained: what stood in the way was set aside.
    pub fn is_up_by_setting_aside(&self) -> bool {
        self.change == Change::Up && self.gained.is_empty()
    }
}

impl Comparison<'_> {
    /// The areas that went this way, in order.
    pub fn areas_that(&self, change: Change) -> impl Iterator<Item = &AreaChange<'_>> {
        self.areas.iter().filter(move |area| area.change == change)
    }

    /// How many areas were assessed both times.
    pub fn assessed_both_times(&self) -> usize {
        self.areas.iter().filter(|area| area.before.rank().is_some() && area.after.rank().is_some()).count()
    }
}

impl<'a> Index<AreaIndex> for Comparison<'a> {
    type Output = AreaChange<'a>;

    fn index(&self, area: AreaIndex) -> &AreaChange<'a> {
        &self.areas[area.get()]
    }
}

impl Change {
    /// Which way an area went from where it stood before to where it stands now.
    pub fn between(before: Status, after: Status) -> Self {
        match (before.rank(), after.rank()) {
            (Some(before), Some(after)) => match after.cmp(&before) {
                Ordering::Greater => Self::Up,
                Ordering::Equal => Self::Same,
                Ordering::Less => Self::Down,
            },
            (None, Some(_)) => Self::New,
            (Some(_), None) => Self::Gone,
            (None, None) => Self::Same,
        }
    }
}

impl Tally {
    fn of(areas: &[AreaChange]) -> Self {
        let mut tally = Self::default();
        for area in areas {
            tally.add(area.change);
        }
        tally
    }

    /// Counts one area more.
    pub fn add(&mut self, change: Change) {
        *match change {
            Change::Up => &mut self.up,
            Change::Same => &mut self.same,
            Change::Down => &mut self.down,
            Change::New => &mut self.new,
            Change::Gone => &mut self.gone,
        } += 1;
    }
}

#[cfg(test)]
mod tests;
