//! Where each rated area stands against what is aimed for: the area's own target, or else the level agreed as good enough.

use std::cmp::Reverse;

use crate::assessment::Assessment;
use crate::framework::{Area, AreaIndex, Framework, LevelIndex};
use crate::score::{AreaScore, Scorecard};

/// The rated areas, by where they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Below what is aimed for, the lowest rating first.
    pub gaps: Vec<Gap>,
    /// Where no area is below what is aimed for: those with the lowest rating, if others have a higher one.
    pub lowest: Vec<AreaIndex>,
    /// At or above what is aimed for and not among the lowest, the highest rating first.
    pub strengths: Vec<AreaIndex>,
}

/// An area below what is aimed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    pub area: AreaIndex,
    pub aim: Aim,
}

/// What is aimed for in an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aim {
    /// A level at which the area has items.
    pub level: LevelIndex,
    /// Whether the team has set it as the target of this area; otherwise it is what is good enough for every area.
    pub is_target: bool,
}

/// The level agreed as good enough, or the usual one where none is.
pub fn good_enough(assessment: &Assessment, framework: &Framework) -> LevelIndex {
    assessment.about.good_enough.unwrap_or_else(|| usual_good_enough(framework))
}

/// The level that counts as good enough where none is agreed: the second, or the only one.
pub fn usual_good_enough(framework: &Framework) -> LevelIndex {
    let levels = framework.levels();
    levels[1.min(levels.len() - 1)].index
}

/// What is aimed for in an area. Where it has no item at that level, it is the next one that has items, or the last.
pub fn aim(assessment: &Assessment, framework: &Framework, area: &Area) -> Aim {
    let target = assessment.areas.get(&area.index).and_then(|answers| answers.target_in(area));
    let level = target.unwrap_or_else(|| area.level_from(good_enough(assessment, framework)));
    Aim { level, is_target: target.is_some() }
}

/// Where the rated ones of some areas stand.
pub fn standing(assessment: &Assessment, card: &Scorecard, areas: &[AreaIndex]) -> Standing {
    let rated = || areas.iter().map(|area| &card[*area]).filter(|score| score.status.rank().is_some());
    let aim = |score: &AreaScore| aim(assessment, card.framework, score.area);
    let (reached, mut below): (Vec<&AreaScore>, Vec<&AreaScore>) =
        rated().partition(|score| score.has_reached(aim(score).level));
    below.sort_by_key(|score| score.status.rank());
    let lowest = rated().map(|score| score.status.rank()).min();
    let is_lowest = |score: &&AreaScore| below.is_empty() && Some(score.status.rank()) == lowest;
    let (lowest, mut strengths): (Vec<&AreaScore>, Vec<&AreaScore>) = reached.into_iter().partition(is_lowest);
    if strengths.is_empty() && below.is_empty() {
        // All have the same rating, so none is behind another.
        return Standing { gaps: Vec::new(), lowest: Vec::new(), strengths: indices(&lowest) };
    }
    strengths.sort_by_key(|score| Reverse(score.status.rank()));
    let gap = |score: &&AreaScore| Gap { area: score.area.index, aim: aim(score) };
    Standing { gaps: below.iter().map(gap).collect(), lowest: indices(&lowest), strengths: indices(&strengths) }
}

fn indices(scores: &[&AreaScore]) -> Vec<AreaIndex> {
    scores.iter().map(|score| score.area.index).collect()
}

#[cfg(test)]
mod tests;
