//! The answers of all assessors, with the figures that sum them up.

use super::split::{ItemSplit, splits};
use super::statistics::{Metric, alpha, percent_agreement};
use super::telling::Telling;
use crate::assessment::{AreaAnswers, Assessment, FEWEST_TOLD};
use crate::framework::{Area, AreaIndex, Framework};
use crate::score::Scorecard;

/// How far several assessors agree.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// How many files there are.
    pub assessors: usize,
    /// One for each item of the framework, in its order; `None` where it may not be told.
    pub items: Vec<Option<ItemSplit>>,
    /// One for each area of the framework, in its order.
    pub areas: Vec<AreaSplit>,
    /// The mean, over items with at least two votes, of the share of pairs of votes that agree; from 0 to 1.
    pub percent_agreement: Option<f64>,
    /// Krippendorff's alpha of the votes on items, nominal. `None` where it is undefined.
    pub alpha_items: Option<f64>,
    /// Krippendorff's alpha of the ratings of areas, ordinal. `None` where it is undefined.
    pub alpha_ratings: Option<f64>,
}

/// How the assessors rate an area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaSplit {
    pub area: AreaIndex,
    /// The rank that each gives it, in the order of the assessments; `None` for one who does not rate it. Where names are hidden, only
    /// the ranks of those who rate it, the lowest first.
    pub ranks: Vec<Option<usize>>,
    /// Somebody rates it, but not enough people for their ranks to be told.
    pub is_withheld: bool,
    /// How many have answered it and not set it aside.
    pub assessors: usize,
}

/// How far the assessors agree. `cards` are their scorecards, one for each assessment and in the same order.
pub fn agreement(framework: &Framework, sources: &[&Assessment], cards: &[Scorecard]) -> Agreement {
    let area = |area: &Area| AreaSplit {
        area: area.index,
        ranks: cards.iter().map(|card| card[area.index].status.rank()).collect(),
        is_withheld: false,
        assessors: sources
            .iter()
            .filter(|source| source.areas.get(&area.index).is_some_and(AreaAnswers::is_assessed))
            .count(),
    };
    let areas = framework.areas().iter().map(area).collect();
    Agreement::of(sources.len(), splits(framework, sources).into_iter().map(Some).collect(), areas)
}

impl Agreement {
    /// What these answers and ratings come to.
    fn of(assessors: usize, items: Vec<Option<ItemSplit>>, areas: Vec<AreaSplit>) -> Self {
        let votes: Vec<Vec<usize>> = items.iter().flatten().map(ItemSplit::values).collect();
        let ranks: Vec<Vec<usize>> = areas.iter().map(|area| area.ranks.iter().copied().flatten().collect()).collect();
        Self {
            assessors,
            percent_agreement: percent_agreement(&votes),
            alpha_items: alpha(&votes, Metric::Nominal),
            alpha_ratings: alpha(&ranks, Metric::Ordinal),
            items,
            areas,
        }
    }

    /// What may be told of it where names are hidden. All figures are those of what is told, so that what is withheld can't be worked
    /// out from them.
    #[must_use]
    pub fn without_names(self) -> Self {
        let items: Vec<ItemSplit> = self.items.into_iter().flatten().collect();
        let items = Telling::BesideAll.told(&[items]).swap_remove(0);
        Self::of(self.assessors, items, self.areas.into_iter().map(AreaSplit::without_names).collect())
    }

    /// The items that may be told.
    pub fn told(&self) -> impl Iterator<Item = &ItemSplit> {
        self.items.iter().flatten()
    }

    /// How many items may not be told.
    pub fn withheld(&self) -> usize {
        self.items.iter().filter(|split| split.is_none()).count()
    }

    /// The items with at least two votes.
    pub fn comparable(&self) -> impl Iterator<Item = &ItemSplit> {
        self.told().filter(|item| item.votes() > 1)
    }

    /// On how many of them all votes are the same.
    pub fn unanimous(&self) -> usize {
        self.comparable().filter(|item| !item.is_split()).count()
    }

    /// Whether more than 90 % of all votes on items with at least two are one way. Then alpha says little: a single other vote can
    /// bring it down to 0.
    pub fn is_lopsided(&self) -> bool {
        let ticked: usize = self.comparable().map(|item| item.ticked).sum();
        let votes: usize = self.comparable().map(ItemSplit::votes).sum();
        ticked.max(votes - ticked) * 10 > votes * 9
    }
}

impl AreaSplit {
    /// Only the ranks of those who rate it, the lowest first, and none if these are fewer than three.
    fn without_names(self) -> Self {
        let mut ranks: Vec<usize> = self.ranks.into_iter().flatten().collect();
        ranks.sort_unstable();
        let is_withheld = !ranks.is_empty() && ranks.len() < FEWEST_TOLD;
        if is_withheld {
            ranks.clear();
        }
        Self { ranks: ranks.into_iter().map(Some).collect(), is_withheld, ..self }
    }

    /// How many rate it, as far as that may be told.
    pub fn rated(&self) -> usize {
        self.ranks.iter().flatten().count()
    }

    /// How many ranks lie between the lowest and the highest rating; 0 where fewer than two rate it.
    pub fn spread(&self) -> usize {
        let ranks = || self.ranks.iter().flatten();
        ranks().max().zip(ranks().min()).map_or(0, |(highest, lowest)| highest - lowest)
    }
}
