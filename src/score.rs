//! The scorer: from ticks to a rating per area, and from ratings to roll-ups. The only place that rates.
//!
//! A level is *complete* when enough of its applicable items are met; the *rating* is the highest complete level whose lower
//! levels are all complete. Ratings are ordinal, so they are counted and ranked, and never averaged.

use std::collections::BTreeSet;
use std::ops::Index;

use crate::assessment::{AreaAnswers, Assessment, Remark};
use crate::framework::{Area, AreaIndex, Framework, Item, ItemIndex, LevelIndex, PhaseIndex};

/// How strictly levels are judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    threshold_percent: u8,
}

impl Rule {
    /// A level is complete from this share of its applicable items on, in percent; `None` unless it is 1 to 100.
    pub fn new(threshold_percent: u8) -> Option<Self> {
        (1..=100).contains(&threshold_percent).then_some(Self { threshold_percent })
    }

    /// The share of a level's applicable items that must be met, in percent: 1 to 100.
    pub fn threshold_percent(self) -> u8 {
        self.threshold_percent
    }

    /// How many of `applicable` items must be met for the level to be complete.
    fn needed(self, applicable: usize) -> usize {
        (applicable * usize::from(self.threshold_percent)).div_ceil(100)
    }
}

impl Default for Rule {
    /// Every applicable item.
    fn default() -> Self {
        Self { threshold_percent: 100 }
    }
}

/// All ratings of an assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scorecard<'f> {
    pub framework: &'f Framework,
    pub rule: Rule,
    /// One for each area of the framework, in its order.
    pub areas: Vec<AreaScore<'f>>,
    /// One for each phase of the framework, in its order.
    pub phases: Vec<RollUp>,
    pub overall: RollUp,
}

/// Where an area stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Rated. Rank 0 is below the first level, 1 is the first level.
    Assessed {
        rank: usize,
    },
    NotAssessed,
    /// Set aside as a whole, or without an applicable item.
    NotApplicable,
}

impl Status {
    /// The rank, if the area is assessed.
    pub fn rank(self) -> Option<usize> {
        match self {
            Self::Assessed { rank } => Some(rank),
            Self::NotAssessed | Self::NotApplicable => None,
        }
    }
}

/// What was answered for an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Ticked,
    NotTicked,
    Unsure,
    NotApplicable,
}

/// One item of a scored area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemScore {
    pub mark: Mark,
    /// In place: ticked, or covered by an applicable item that is.
    pub met: bool,
    /// The ticked item of the area that meets this one though it isn't ticked itself.
    pub covered_by: Option<ItemIndex>,
}

/// One level of a scored area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LevelScore {
    pub met: usize,
    pub applicable: usize,
    /// How many more have to be met for it to be complete.
    pub needed: usize,
    /// Enough is met. A level with no applicable item is passed over and never complete.
    pub complete: bool,
    /// It is complete, and would not be by its own ticks alone.
    pub through_others: bool,
}

/// What is missing for the next rating.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// The lowest level above the rating that has an applicable item.
    pub level: LevelIndex,
    /// The applicable items of that level and of lower ones that are not met.
    pub missing: Vec<ItemIndex>,
    /// How many more of the level's items have to be met.
    pub needed: usize,
}

impl Next {
    /// The missing items of the next level itself; those of lower levels are what a lower threshold has let pass.
    pub fn of_level(&self, area: &Area) -> Vec<ItemIndex> {
        self.missing.iter().copied().filter(|item| area[*item].level == self.level).collect()
    }
}

/// The score of one area. For an area that is not assessed, the counts say what stands there so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaScore<'f> {
    pub area: &'f Area,
    pub status: Status,
    /// One for each level of the framework, lowest first.
    pub levels: Vec<LevelScore>,
    /// One for each item of the area, in its order.
    pub items: Vec<ItemScore>,
    pub counts: Counts,
    /// "We don't know".
    pub unsure: usize,
    /// Absent at the top, and unless the area is assessed.
    pub next: Option<Next>,
    /// Met items above the next level.
    pub ahead: Vec<ItemIndex>,
}

impl AreaScore<'_> {
    /// Whether a rated area has reached a level: by its rating, or because nothing is left that applies up to there. An area
    /// without a rating has reached none.
    pub fn has_reached(&self, level: LevelIndex) -> bool {
        let nothing_left = self.next.as_ref().is_none_or(|next| next.level > level);
        self.status.rank().is_some_and(|rank| rank >= level.rank() || nothing_left)
    }

    /// The items of which it is said that we don't know, but for those that others put in place.
    pub fn unknown(&self) -> impl Iterator<Item = ItemIndex> {
        let items = self.area.items.iter().zip(&self.items);
        items.filter(|(_, found)| found.mark == Mark::Unsure && !found.met).map(|(item, _)| item.index)
    }

    /// The ticked items of higher levels through which a level is complete; none if its own ticks are enough.
    pub fn through(&self, level: LevelIndex) -> Vec<ItemIndex> {
        let items = self.area.items_at(level).filter(|_| self[level].through_others);
        let through: BTreeSet<ItemIndex> = items.filter_map(|item| self[item.index].covered_by).collect();
        through.into_iter().collect()
    }
}

impl<'f> Index<AreaIndex> for Scorecard<'f> {
    type Output = AreaScore<'f>;

    fn index(&self, area: AreaIndex) -> &AreaScore<'f> {
        &self.areas[area.get()]
    }
}

impl Index<PhaseIndex> for Scorecard<'_> {
    type Output = RollUp;

    fn index(&self, phase: PhaseIndex) -> &RollUp {
        &self.phases[phase.get()]
    }
}

impl Index<LevelIndex> for AreaScore<'_> {
    type Output = LevelScore;

    fn index(&self, level: LevelIndex) -> &LevelScore {
        &self.levels[level.get()]
    }
}

impl Index<ItemIndex> for AreaScore<'_> {
    type Output = ItemScore;

    fn index(&self, item: ItemIndex) -> &ItemScore {
        &self.items[item.get()]
    }
}

/// How many items are what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub ticked: usize,
    /// Ticked, or covered by a ticked item.
    pub met: usize,
    pub applicable: usize,
    /// Ticked and with evidence.
    pub evidenced: usize,
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.ticked += other.ticked;
        self.met += other.met;
        self.applicable += other.applicable;
        self.evidenced += other.evidenced;
    }
}

/// Several areas together. Everything but `areas` counts assessed areas only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RollUp {
    /// How many areas there are, assessed or not.
    pub areas: usize,
    pub assessed: usize,
    /// How many areas have each rank, 0 first.
    pub ratings: Vec<usize>,
    pub lowest: Option<usize>,
    /// The lower median: of an even number of areas, the lower of the two in the middle.
    pub median: Option<usize>,
    pub counts: Counts,
}

/// Scores an assessment. The same framework, answers and rule always give the same scorecard.
pub fn score<'f>(framework: &'f Framework, assessment: &Assessment, rule: Rule) -> Scorecard<'f> {
    let areas: Vec<AreaScore> = framework
        .areas()
        .iter()
        .map(|area| score_area(framework, area, assessment.areas.get(&area.index), rule))
        .collect();
    let roll_up = |areas: &[AreaScore]| roll_up(framework.levels().len(), areas);
    let phases = framework.phases().iter().map(|phase| roll_up(phase.of(&areas))).collect();
    let overall = roll_up(&areas);
    Scorecard { framework, rule, areas, phases, overall }
}

/// Scores one area; `None` for one without answers.
pub fn score_area<'f>(
    framework: &Framework,
    area: &'f Area,
    answers: Option<&AreaAnswers>,
    rule: Rule,
) -> AreaScore<'f> {
    let nothing = AreaAnswers::default();
    let given = answers.unwrap_or(&nothing);
    let items = score_items(area, given);
    let levels = score_levels(framework, area, &items, rule);
    let is_evidenced =
        |(item, remarks): &(&ItemIndex, &Vec<Remark>)| items[item.get()].mark == Mark::Ticked && !remarks.is_empty();
    let counts = Counts {
        ticked: count(&items, |item| item.mark == Mark::Ticked),
        met: levels.iter().map(|level| level.met).sum(),
        applicable: levels.iter().map(|level| level.applicable).sum(),
        evidenced: given.evidence.iter().filter(is_evidenced).count(),
    };
    let status = if given.excluded.is_some() || counts.applicable == 0 {
        Status::NotApplicable
    } else if answers.is_none_or(|answers| answers.open.is_some()) {
        Status::NotAssessed
    } else {
        Status::Assessed { rank: rank(&levels) }
    };
    let next = status.rank().and_then(|rank| next(framework, area, &items, &levels, rank));
    let is_ahead =
        |(item, score): &(&Item, &ItemScore)| score.met && next.as_ref().is_some_and(|next| item.level > next.level);
    let ahead = area.items.iter().zip(&items).filter(is_ahead).map(|(item, _)| item.index);
    AreaScore {
        area,
        status,
        counts,
        unsure: count(&items, |item| item.mark == Mark::Unsure),
        ahead: ahead.collect(),
        next,
        levels,
        items,
    }
}

fn score_items(area: &Area, answers: &AreaAnswers) -> Vec<ItemScore> {
    let mut items = marked(area, answers);
    // For each item, the lowest ticked item that covers it, at whatever distance. What covers an item comes after it.
    for item in area.items.iter().rev() {
        let ItemScore { mark, covered_by, .. } = items[item.index.get()];
        let Some(by) = (if mark == Mark::Ticked { Some(item.index) } else { covered_by }) else { continue };
        for covered in &item.covers {
            let lowest = &mut items[covered.get()].covered_by;
            *lowest = Some(lowest.map_or(by, |other| other.min(by)));
        }
    }
    for item in &mut items {
        item.covered_by = item.covered_by.filter(|_| matches!(item.mark, Mark::NotTicked | Mark::Unsure));
        item.met = item.mark == Mark::Ticked || item.covered_by.is_some();
    }
    items
}

/// The items of an area, in its order, with what was answered for each and nothing else yet.
fn marked(area: &Area, answers: &AreaAnswers) -> Vec<ItemScore> {
    let mark = if answers.excluded.is_some() { Mark::NotApplicable } else { Mark::NotTicked };
    let mut items = vec![ItemScore { mark, met: false, covered_by: None }; area.items.len()];
    if answers.excluded.is_none() {
        // Each answer is put where its item is, which takes less time than to look every item up in every list of answers.
        let unsure = answers.unsure.iter().map(|item| (item, Mark::Unsure));
        let ticked = answers.ticked.iter().map(|item| (item, Mark::Ticked));
        let not_applicable = answers.not_applicable.keys().map(|item| (item, Mark::NotApplicable));
        for (item, mark) in unsure.chain(ticked).chain(not_applicable) {
            items[item.get()].mark = mark;
        }
    }
    items
}

fn score_levels(framework: &Framework, area: &Area, items: &[ItemScore], rule: Rule) -> Vec<LevelScore> {
    /// How many items of one level are what.
    #[derive(Clone, Copy, Default)]
    struct Tally {
        applicable: usize,
        met: usize,
        ticked: usize,
    }
    let mut tallies = vec![Tally::default(); framework.levels().len()];
    for (item, score) in area.items.iter().zip(items) {
        let tally = &mut tallies[item.level.get()];
        tally.applicable += usize::from(score.mark != Mark::NotApplicable);
        tally.met += usize::from(score.met);
        tally.ticked += usize::from(score.mark == Mark::Ticked);
    }
    let level = |Tally { applicable, met, ticked }| {
        let needed = rule.needed(applicable).saturating_sub(met);
        let complete = applicable > 0 && needed == 0;
        LevelScore { met, applicable, needed, complete, through_others: complete && ticked < rule.needed(applicable) }
    };
    tallies.into_iter().map(level).collect()
}

/// The rank of the highest complete level with nothing incomplete below it.
fn rank(levels: &[LevelScore]) -> usize {
    let reached = levels.iter().take_while(|level| level.complete || level.applicable == 0).count();
    levels[..reached].iter().rposition(|level| level.complete).map_or(0, |level| level + 1)
}

fn next(framework: &Framework, area: &Area, items: &[ItemScore], levels: &[LevelScore], rank: usize) -> Option<Next> {
    let above = framework.levels().iter().zip(levels).skip(rank);
    let (level, found) =
        above.into_iter().find(|(_, found)| found.applicable > 0).map(|(level, found)| (level.index, found))?;
    let is_missing =
        |(item, score): &(&Item, &ItemScore)| item.level <= level && !score.met && score.mark != Mark::NotApplicable;
    let missing = area.items.iter().zip(items).filter(is_missing).map(|(item, _)| item.index).collect();
    Some(Next { level, missing, needed: found.needed })
}

fn count(items: &[ItemScore], which: impl Fn(&ItemScore) -> bool) -> usize {
    items.iter().filter(|item| which(item)).count()
}

fn roll_up(levels: usize, areas: &[AreaScore]) -> RollUp {
    let mut ratings = vec![0; levels + 1];
    let mut counts = Counts::default();
    for (area, rank) in areas.iter().filter_map(|area| Some((area, area.status.rank()?))) {
        ratings[rank] += 1;
        counts += area.counts;
    }
    RollUp {
        areas: areas.len(),
        assessed: ratings.iter().sum(),
        lowest: lowest(&ratings),
        median: lower_median(&ratings),
        ratings,
        counts,
    }
}

/// The lowest rank that anything has, where `ratings` says how many have each rank, 0 first.
pub fn lowest(ratings: &[usize]) -> Option<usize> {
    ratings.iter().position(|count| *count > 0)
}

/// The lower median of ranks, where `ratings` says how many have each rank, 0 first: of an even number, the lower of the two in the
/// middle.
pub fn lower_median(ratings: &[usize]) -> Option<usize> {
    let middle = ratings.iter().sum::<usize>().checked_sub(1)? / 2;
    let mut up_to = 0;
    ratings.iter().position(|count| {
        up_to += count;
        up_to > middle
    })
}

#[cfg(test)]
mod tests;
