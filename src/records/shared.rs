//! What several records begin with, and how ids, statuses and ratings are written in all of them.

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use crate::assessment::Assessment;
use crate::framework::{Area, Framework, ItemIndex};
use crate::score::{Rule, Status};

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct FrameworkRecord {
    id: String,
    version: String,
    /// Local additions, where there are some.
    #[serde(skip_serializing_if = "Option::is_none")]
    overlay: Option<OverlayRecord>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct OverlayRecord {
    id: String,
    version: String,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct RuleRecord {
    threshold_percent: u8,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct AssessmentRecord {
    title: String,
    organisation: Option<String>,
    updated: Option<String>,
}

/// Where an area stands in one of several assessments.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct StandingRecord {
    status: &'static str,
    /// 0 is below the first level; null unless assessed.
    rank: Option<usize>,
    rating: Option<String>,
}

impl FrameworkRecord {
    pub(super) fn of(framework: &Framework) -> Self {
        let overlay = framework.overlay();
        Self {
            id: framework.id().to_owned(),
            version: framework.version().to_owned(),
            overlay: overlay.map(|overlay| OverlayRecord { id: overlay.id.clone(), version: overlay.version.clone() }),
        }
    }
}

impl RuleRecord {
    pub(super) fn of(rule: Rule) -> Self {
        Self { threshold_percent: rule.threshold_percent() }
    }
}

impl AssessmentRecord {
    pub(super) fn of(assessment: &Assessment) -> Self {
        Self {
            title: assessment.about.title.clone(),
            organisation: assessment.about.organisation.clone(),
            updated: assessment.about.updated.map(|date| date.to_string()),
        }
    }
}

impl StandingRecord {
    pub(super) fn of(framework: &Framework, status: Status) -> Self {
        let rank = status.rank();
        Self { status: status_id(status), rank, rating: rating_id(framework, rank) }
    }
}

/// How many areas have each rating, by rating id, lowest first.
#[derive(Debug)]
pub(super) struct Ratings(Vec<(String, usize)>);

impl Ratings {
    /// The counts by rank, 0 first.
    pub(super) fn of(framework: &Framework, counts: &[usize]) -> Self {
        let counts = counts.iter().enumerate();
        Self(counts.map(|(rank, count)| (framework.rating_id(rank).to_owned(), *count)).collect())
    }
}

impl Serialize for Ratings {
    fn serialize<S: Serializer>(&self, target: S) -> Result<S::Ok, S::Error> {
        target.collect_map(self.0.iter().map(|(id, count)| (id, count)))
    }
}

/// Whether an area is rated, or why not.
pub(super) fn status_id(status: Status) -> &'static str {
    match status {
        Status::Assessed { .. } => "assessed",
        Status::NotAssessed => "not_assessed",
        Status::NotApplicable => "not_applicable",
    }
}

/// The id of the rating with this rank, if there is a rank.
pub(super) fn rating_id(framework: &Framework, rank: Option<usize>) -> Option<String> {
    rank.map(|rank| framework.rating_id(rank).to_owned())
}

/// The full ids of some of an area's items.
pub(super) fn full_ids(area: &Area, items: &[ItemIndex]) -> Vec<String> {
    items.iter().map(|item| area.full_id(*item)).collect()
}

/// How a yes or a no is written in tables that people read, too.
pub(super) fn yes_or_no(is_so: bool) -> &'static str {
    if is_so { "yes" } else { "no" }
}
