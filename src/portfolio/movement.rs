//! How rounds moved: the latest round of each series against the one before it.

use super::counting::Portfolio;
use super::series::Before;
use crate::compare::{Change, Tally};
use crate::framework::Framework;
use crate::score::Status;

/// How areas have changed since the round before, in all series that have one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Movement {
    /// How many assessments are compared with their round before.
    pub compared: usize,
    /// How many follow several rounds, as after a merger, and can't be compared with one.
    pub after_several: usize,
    /// One for each area of the framework, in its order.
    pub areas: Vec<Moves>,
    pub overall: Moves,
}

/// How areas have changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moves {
    pub tally: Tally,
    /// How many of those that are the same have no rating, neither before nor now.
    pub unrated: usize,
}

impl Moves {
    /// How many have the rating that they had before.
    pub fn same_rating(self) -> usize {
        self.tally.same - self.unrated
    }

    /// Whether any has changed.
    pub fn is_moving(self) -> bool {
        let Tally { up, down, new, gone, same: _ } = self.tally;
        up + down + new + gone > 0
    }

    fn add(&mut self, before: Status, after: Status) {
        self.tally.add(Change::between(before, after));
        self.unrated += usize::from(before.rank().is_none() && after.rank().is_none());
    }
}

impl Movement {
    /// How the rounds of a portfolio have moved.
    pub fn of(portfolio: &Portfolio, framework: &Framework) -> Self {
        let areas = vec![Moves::default(); framework.areas().len()];
        let mut movement = Self { compared: 0, after_several: 0, areas, overall: Moves::default() };
        for series in &portfolio.series {
            match (series.latest(), series.before) {
                (Some(latest), Before::Round(before)) => movement.add(portfolio, before, latest),
                (_, Before::Several) => movement.after_several += 1,
                _ => {}
            }
        }
        movement
    }

    fn add(&mut self, portfolio: &Portfolio, before: usize, after: usize) {
        self.compared += 1;
        let [before, after] = [before, after].map(|index| &portfolio.members[index].areas);
        for ((moves, before), after) in self.areas.iter_mut().zip(before).zip(after) {
            let (before, after) = (before.standing.status(), after.standing.status());
            moves.add(before, after);
            self.overall.add(before, after);
        }
    }
}
