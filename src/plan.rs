//! Suggested next steps, worked out from a scorecard: what each area needs for a higher rating or for its target, and what is
//! worth doing first.

use std::cmp::Reverse;

use crate::assessment::{Answer, AreaAnswers, Assessment, Word};
use crate::framework::{Area, Framework, Item, ItemIndex, LevelIndex};
use crate::score::{AreaScore, Mark, Rule, Scorecard, Status, score_area};

/// What to do next, and what there is nothing to do for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan<'f> {
    /// In the order of what one step lifts: what takes one item first, then what takes fewest. Nothing is said of how much work an
    /// item is.
    pub steps: Vec<Step<'f>>,
    /// Areas at the top or at their target.
    pub reached: Vec<&'f Area>,
    /// Areas in scope that can't be planned for, as nobody has assessed them.
    pub unassessed: Vec<&'f Area>,
}

/// What takes one area one step further.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step<'f> {
    pub area: &'f Area,
    pub reach: Reach,
    /// The rank before the step.
    pub from: usize,
    /// The rank that it leads to: higher than the level it completes where levels above are complete already.
    pub to: usize,
    /// The items to choose from.
    pub items: Vec<ItemIndex>,
    /// Those of them about which it is said that we don't know.
    pub unsure: Vec<ItemIndex>,
    /// How many of them have to be met: all of them, unless the rule lets the next level count with less. On the way to a
    /// target all are named.
    pub needed: usize,
    /// The levels above that are complete already and count as soon as the one item of this step is in place.
    pub waiting: Vec<LevelIndex>,
    /// The level that the team aims for, where it aims for one.
    pub target: Option<LevelIndex>,
}

/// How far a step reaches, the nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// One item is enough for a higher rating.
    OneStatement,
    /// All that the next rating takes, where that is more than one item.
    NextRating,
    /// What lies between the next rating and the target.
    Target,
}

impl Word for Reach {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::OneStatement, "one-statement", "one statement"),
        (Self::NextRating, "next-rating", "the next rating"),
        (Self::Target, "target", "the target"),
    ];
}

impl Step<'_> {
    /// Whether one missing item holds back levels above it that are complete.
    pub fn is_bottleneck(&self) -> bool {
        !self.waiting.is_empty()
    }
}

/// Works out the plan. Every rating in it comes from the scorer: a step is scored as if its items were ticked.
pub fn plan<'f>(assessment: &Assessment, card: &Scorecard<'f>) -> Plan<'f> {
    let mut plan = Plan { steps: Vec::new(), reached: Vec::new(), unassessed: Vec::new() };
    let scope = assessment.scope(card.framework);
    for score in &card.areas {
        match score.status {
            Status::Assessed { .. } => {
                let steps = assessment
                    .areas
                    .get(&score.area.index)
                    .map(|answers| steps(card.framework, score, answers, card.rule));
                let steps = steps.unwrap_or_default();
                if steps.is_empty() {
                    plan.reached.push(score.area);
                }
                plan.steps.extend(steps);
            }
            Status::NotAssessed if scope.contains(&score.area.index) => plan.unassessed.push(score.area),
            Status::NotAssessed | Status::NotApplicable => {}
        }
    }
    // The sort is stable: what is equal stays in the framework's order.
    plan.steps.sort_by_key(|step| (step.reach, step.needed, Reverse(step.waiting.len()), step.from));
    plan
}

/// What takes one area further: the step to the next rating, and the one from there to the target.
pub fn steps<'f>(framework: &Framework, score: &AreaScore<'f>, answers: &AreaAnswers, rule: Rule) -> Vec<Step<'f>> {
    let target = answers.target_in(score.area);
    let (Some(from), Some(next)) = (score.status.rank(), &score.next) else { return Vec::new() };
    if target.is_some_and(|target| target < next.level) {
        return Vec::new();
    }
    let items = next.of_level(score.area);
    let then = with_ticks(framework, score.area, answers, &items, rule);
    let reach = if next.needed == 1 { Reach::OneStatement } else { Reach::NextRating };
    let to = then.1.status.rank().unwrap_or(from);
    let is_waiting =
        |level: &LevelIndex| next.needed == 1 && *level > next.level && level.rank() <= to && score[*level].complete;
    let waiting = framework.levels().iter().map(|level| level.index).filter(is_waiting).collect();
    let unsure = unsure(score, &items);
    let first = Step { area: score.area, reach, from, to, items, unsure, needed: next.needed, waiting, target };
    let is_further = |target: &LevelIndex| then.1.next.as_ref().is_some_and(|next| next.level <= *target);
    let rest = target.filter(is_further).map(|target| further(framework, rule, &then, to, target));
    [Some(first), rest].into_iter().flatten().collect()
}

/// The step from where the one before has led to the target.
fn further<'f>(
    framework: &Framework,
    rule: Rule,
    (answers, score): &(AreaAnswers, AreaScore<'f>),
    from: usize,
    target: LevelIndex,
) -> Step<'f> {
    let area = score.area;
    let is_missing = |item: &&Item| {
        let found = score[item.index];
        item.level.rank() > from && item.level <= target && !found.met && found.mark != Mark::NotApplicable
    };
    let then_with = |items: &[ItemIndex]| with_ticks(framework, area, answers, items, rule).1;
    let mut items: Vec<ItemIndex> = Vec::new();
    // From above, since what a better practice on the way covers need not be done as well.
    for item in area.items.iter().filter(is_missing).rev() {
        if !then_with(&items)[item.index].met {
            items.insert(0, item.index);
        }
    }
    Step {
        area,
        reach: Reach::Target,
        from,
        to: then_with(&items).status.rank().unwrap_or(from),
        unsure: unsure(score, &items),
        needed: items.len(),
        waiting: Vec::new(),
        items,
        target: Some(target),
    }
}

fn unsure(score: &AreaScore, items: &[ItemIndex]) -> Vec<ItemIndex> {
    items.iter().copied().filter(|item| score[*item].mark == Mark::Unsure).collect()
}

/// The answers with more items ticked, and what they score.
fn with_ticks<'f>(
    framework: &Framework,
    area: &'f Area,
    answers: &AreaAnswers,
    items: &[ItemIndex],
    rule: Rule,
) -> (AreaAnswers, AreaScore<'f>) {
    let mut answers = answers.clone();
    for item in items {
        answers.put(*item, Some(Answer::Ticked));
    }
    let score = score_area(framework, area, Some(&answers), rule);
    (answers, score)
}

#[cfg(test)]
mod tests;
