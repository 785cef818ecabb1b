//! The answers of all assessors, with the figures that sum them up.

use super::split::{ItemSplit, has_assessed, splits};
use super::statistics::{Metric, alpha, percent_agreement};
use crate::assessment::Assessment;
use crate::framework::{Area, AreaIndex, Framework};
use crate::score::Scorecard;

/// How far several assessors agree.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// How many files there are.
    pub assessors: usize,
    /// One for each item of the framework, in its order.
    pub items: Vec<ItemSplit>,
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
    /// The rank that each gives it, in the order of the assessments; `None` for one who does not rate it.
    pub ranks: Vec<Option<usize>>,
    /// How many have answered it and not set it aside.
    pub assessors: usize,
}

/// How far the assessors agree. `cards` are their scorecards, one for each assessment and in the same order.
pub fn agreement(framework: &Framework, sources: &[&Assessment], cards: &[Scorecard]) -> Agreement {
    let items = splits(framework, sources);
    let area = |area: &Area| AreaSplit {
        area: area.index,
        ranks: cards.iter().map(|card| card[area.index].status.rank()).collect(),
        assessors: sources.iter().filter(|source| has_assessed(source.areas.get(&area.index))).count(),
    };
    let areas: Vec<AreaSplit> = framework.areas().iter().map(area).collect();
    let votes: Vec<Vec<usize>> = items.iter().map(ItemSplit::values).collect();
    let ranks: Vec<Vec<usize>> = areas.iter().map(|area| area.ranks.iter().copied().flatten().collect()).collect();
    Agreement {
        assessors: sources.len(),
        percent_agreement: percent_agreement(&votes),
        alpha_items: alpha(&votes, Metric::Nominal),
        alpha_ratings: alpha(&ranks, Metric::Ordinal),
        items,
        areas,
    }
}

impl Agreement {
    /// How many items have at least two votes.
    pub fn comparable(&self) -> usize {
        self.items.iter().filter(|item| item.votes() > 1).count()
    }

    /// On how many of them all votes are the same.
    pub fn unanimous(&self) -> usize {
        self.items.iter().filter(|item| item.votes() > 1 && !item.is_split()).count()
    }

    /// Whether more than 90 % of all votes on items with at least two are one way. Then alpha says little: a single other vote can
    /// bring it down to 0.
    pub fn is_lopsided(&self) -> bool {
        let pairable = || self.items.iter().filter(|item| item.votes() > 1);
        let ticked: usize = pairable().map(|item| item.ticked).sum();
        let votes: usize = pairable().map(ItemSplit::votes).sum();
        ticked.max(votes - ticked) * 10 > votes * 9
    }
}

impl AreaSplit {
    /// How many ranks lie between the lowest and the highest rating; 0 where fewer than two rate it.
    pub fn spread(&self) -> usize {
        let ranks = || self.ranks.iter().flatten();
        ranks().max().zip(ranks().min()).map_or(0, |(highest, lowest)| highest - lowest)
    }
}
