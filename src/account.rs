//! What an assessment comes to, in figures that add up: each area that was looked at is assessed, not assessed or set aside, and each
//! statement of an assessed area is in place, not in place, not known or set aside.

use crate::assessment::Assessment;
use crate::framework::AreaIndex;
use crate::score::{AreaScore, ItemScore, Mark, Scorecard, Status};

/// What an assessment comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The areas that have a rating.
    pub assessed: Vec<AreaIndex>,
    /// The areas that were to be looked at and have no rating yet.
    pub open: Vec<AreaIndex>,
    /// Those of them for which something is said to be in place, which counts nowhere yet.
    pub begun: Vec<AreaIndex>,
    /// How many statements are said to be in place there.
    pub begun_statements: usize,
    /// The areas that don't apply as a whole: set aside with a reason, or statement by statement.
    pub aside: Vec<AreaIndex>,
    /// The statements of the assessed areas.
    pub statements: Statements,
    /// The assessed areas in which statements were set aside, with how many.
    pub aside_within: Vec<(AreaIndex, usize)>,
}

/// Statements by what stands for them. All of them add up to `all`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Statements {
    pub all: usize,
    /// Ticked: people said that it is in place.
    pub said: usize,
    /// In place without having been ticked, because a better practice that is takes its place.
    pub through: usize,
    /// "We don't know", and not in place through another.
    pub unsure: usize,
    pub not_in_place: usize,
    /// Marked as not applicable.
    pub aside: usize,
    /// Of those that were said to be in place: with evidence.
    pub evidenced: usize,
}

impl Statements {
    /// How many of them are in place.
    pub fn in_place(self) -> usize {
        self.said + self.through
    }

    /// How many of them apply.
    pub fn applicable(self) -> usize {
        self.all - self.aside
    }

    /// Whether so many were set aside that ratings of the rest say little about the whole: a quarter or more.
    pub fn is_much_aside(self) -> bool {
        self.aside > 0 && self.aside * 4 >= self.all
    }

    fn add(&mut self, item: &ItemScore) {
        self.all += 1;
        *match (item.mark, item.covered_by) {
            (Mark::NotApplicable, _) => &mut self.aside,
            (Mark::Ticked, _) => &mut self.said,
            (_, Some(_)) => &mut self.through,
            (Mark::Unsure, None) => &mut self.unsure,
            (Mark::NotTicked, None) => &mut self.not_in_place,
        } += 1;
    }
}

impl Account {
    /// The account of some areas: those that were looked at.
    pub fn of(card: &Scorecard, areas: &[AreaIndex]) -> Self {
        let scores = || areas.iter().map(|area| &card[*area]);
        let with = |holds: &dyn Fn(&AreaScore) -> bool| {
            scores().filter(|score| holds(score)).map(|score| score.area.index).collect::<Vec<_>>()
        };
        let is_begun = |score: &AreaScore| score.status == Status::NotAssessed && score.counts.ticked > 0;
        let assessed: Vec<&AreaScore> = scores().filter(|score| score.status.rank().is_some()).collect();
        let mut statements = Statements::default();
        for score in &assessed {
            score.items.iter().for_each(|item| statements.add(item));
            statements.evidenced += score.counts.evidenced;
        }
        let aside_in = |score: &&AreaScore| (score.area.index, score.items.len() - score.counts.applicable);
        Self {
            assessed: assessed.iter().map(|score| score.area.index).collect(),
            open: with(&|score| score.status == Status::NotAssessed),
            begun: with(&is_begun),
            begun_statements: scores().filter(|score| is_begun(score)).map(|score| score.counts.ticked).sum(),
            aside: with(&|score| score.status == Status::NotApplicable),
            statements,
            aside_within: assessed.iter().map(aside_in).filter(|(_, aside)| *aside > 0).collect(),
        }
    }

    /// How many areas were looked at.
    pub fn looked_at(&self) -> usize {
        self.assessed.len() + self.open.len() + self.aside.len()
    }

    /// Whether areas that were to be looked at have no rating yet.
    pub fn is_interim(&self) -> bool {
        !self.open.is_empty()
    }
}

/// The reasons why statements of these areas don't apply, with how many statements have each: the most frequent first, then in the
/// order in which they come.
pub fn reasons<'a>(assessment: &'a Assessment, areas: &[(AreaIndex, usize)]) -> Vec<(&'a str, usize)> {
    let mut reasons: Vec<(&str, usize)> = Vec::new();
    for (area, _) in areas {
        for reason in assessment.areas.get(area).iter().flat_map(|answers| answers.not_applicable.values()) {
            match reasons.iter_mut().find(|(known, _)| known == reason) {
                Some((_, count)) => *count += 1,
                None => reasons.push((reason, 1)),
            }
        }
    }
    reasons.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    reasons
}
