//! How rounds moved: the latest round of each series against the one before it.

use super::counting::Portfolio;
use super::series::Before;
use crate::compare::{Change, Tally};
use crate::framework::Framework;

/// How areas have changed since the round before, in all series that have one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Movement {
    /// How many assessments are compared with their round before.
    pub compared: usize,
    /// How many follow several rounds, as after a merger, and can't be compared with one.
    pub after_several: usize,
    /// One for each area of the framework, in its order.
    pub areas: Vec<Tally>,
    pub overall: Tally,
}

impl Movement {
    /// How the rounds of a portfolio have moved.
    pub fn of(portfolio: &Portfolio, framework: &Framework) -> Self {
        let areas = vec![Tally::default(); framework.areas().len()];
        let mut movement = Self { compared: 0, after_several: 0, areas, overall: Tally::default() };
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
        for ((tally, before), after) in self.areas.iter_mut().zip(before).zip(after) {
            let change = Change::between(before.standing.status(), after.standing.status());
            tally.add(change);
            self.overall.add(change);
        }
    }
}
