//! How areas are rated across many assessments. Ratings are counted and ordered, never averaged.

use super::member::{AreaFacts, Member, Standing};
use crate::framework::{AreaIndex, Framework};
use crate::score;

/// How the areas of some assessments stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// How many assessments there are.
    pub assessments: usize,
    /// One for each area of the framework, in its order.
    pub areas: Vec<AreaPicture>,
    /// One for each phase of the framework, in its order: its areas in all the assessments.
    pub phases: Vec<Distribution>,
    /// All areas of all the assessments.
    pub overall: Distribution,
}

/// How one area stands in some assessments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaPicture {
    pub area: AreaIndex,
    pub distribution: Distribution,
    /// Ticks where the area is rated, and how many of these have evidence.
    pub ticked: usize,
    pub evidenced: usize,
}

/// How many areas have which rating, and how many have none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Distribution {
    /// By rank, 0 first.
    pub ratings: Vec<usize>,
    pub not_assessed: usize,
    /// Not assessed, and not chosen to be.
    pub outside_scope: usize,
    pub not_applicable: usize,
}

impl Distribution {
    fn new(framework: &Framework) -> Self {
        Self { ratings: vec![0; framework.levels().len() + 1], ..Self::default() }
    }

    /// How many are rated.
    pub fn rated(&self) -> usize {
        self.ratings.iter().sum()
    }

    /// The lowest rank that any has.
    pub fn lowest(&self) -> Option<usize> {
        score::lowest(&self.ratings)
    }

    /// The lower median of the ranks.
    pub fn median(&self) -> Option<usize> {
        score::lower_median(&self.ratings)
    }

    fn add(&mut self, standing: Standing) {
        *match standing {
            Standing::Rated(rank) => &mut self.ratings[usize::from(rank)],
            Standing::NotAssessed => &mut self.not_assessed,
            Standing::OutsideScope => &mut self.outside_scope,
            Standing::NotApplicable => &mut self.not_applicable,
        } += 1;
    }

    fn add_all(&mut self, other: &Self) {
        for (count, more) in self.ratings.iter_mut().zip(&other.ratings) {
            *count += more;
        }
        self.not_assessed += other.not_assessed;
        self.outside_scope += other.outside_scope;
        self.not_applicable += other.not_applicable;
    }

    fn of_all<'d>(framework: &Framework, parts: impl IntoIterator<Item = &'d AreaPicture>) -> Self {
        let mut all = Self::new(framework);
        parts.into_iter().for_each(|part| all.add_all(&part.distribution));
        all
    }
}

impl AreaPicture {
    fn new(area: AreaIndex, framework: &Framework) -> Self {
        Self { area, distribution: Distribution::new(framework), ticked: 0, evidenced: 0 }
    }

    fn add(&mut self, facts: AreaFacts) {
        self.distribution.add(facts.standing);
        if facts.standing.rank().is_some() {
            self.ticked += usize::from(facts.ticked);
            self.evidenced += usize::from(facts.evidenced);
        }
    }
}

impl Picture {
    /// The picture of some assessments of a framework.
    pub fn of<'m>(framework: &Framework, members: impl IntoIterator<Item = &'m Member>) -> Self {
        let mut assessments = 0;
        let mut areas: Vec<AreaPicture> =
            framework.areas().iter().map(|area| AreaPicture::new(area.index, framework)).collect();
        for member in members {
            assessments += 1;
            areas.iter_mut().zip(&member.areas).for_each(|(area, facts)| area.add(*facts));
        }
        let phases = framework.phases().iter().map(|phase| Distribution::of_all(framework, phase.of(&areas))).collect();
        let overall = Distribution::of_all(framework, &areas);
        Self { assessments, areas, phases, overall }
    }
}
