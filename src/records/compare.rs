//! What moved between two rounds, as data: one object, or one tidy row an area.

use schemars::JsonSchema;
use serde::Serialize;

use super::{AssessmentRecord, FrameworkRecord, RuleRecord, full_ids, rating_id, status_id};
use crate::assessment::Assessment;
use crate::compare::{AreaChange, Change, Comparison, Tally};
use crate::framework::{Framework, Phase};
use crate::score::Status;

/// `thrive-comparison/1`: what moved between two assessments.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ComparisonRecord {
    #[schemars(extend("const" = "thrive-comparison/1"))]
    format: &'static str,
    framework: FrameworkRecord,
    rule: RuleRecord,
    assessments: RoundsRecord,
    areas: Vec<AreaChangeRecord>,
    phases: Vec<PhaseTallyRecord>,
    overall: TallyRecord,
}

#[derive(Debug, Serialize, JsonSchema)]
struct RoundsRecord {
    before: AssessmentRecord,
    after: AssessmentRecord,
}

#[derive(Debug, Serialize, JsonSchema)]
struct AreaChangeRecord {
    id: String,
    name: String,
    phase: String,
    before: StandingRecord,
    after: StandingRecord,
    #[schemars(extend("enum" = ["up", "same", "down", "new", "gone"]))]
    change: &'static str,
    /// Full ids of items in place now and not before.
    gained: Vec<String>,
    /// Full ids of items in place before and not now, though they apply.
    lost: Vec<String>,
    /// Full ids of items that applied before and don't now.
    not_applicable: Vec<String>,
    /// Full ids of items that didn't apply before and do now.
    applies_again: Vec<String>,
}

/// Where an area stands in one round.
#[derive(Debug, Serialize, JsonSchema)]
struct StandingRecord {
    status: &'static str,
    /// 0 is below the first level; null unless assessed.
    rank: Option<usize>,
    rating: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct PhaseTallyRecord {
    id: String,
    name: String,
    #[serde(flatten)]
    tally: TallyRecord,
}

/// How many areas went which way.
#[derive(Debug, Serialize, JsonSchema)]
struct TallyRecord {
    up: usize,
    same: usize,
    down: usize,
    new: usize,
    gone: usize,
}

impl ComparisonRecord {
    /// The record of a comparison of two assessments.
    pub fn new(comparison: &Comparison, before: &Assessment, after: &Assessment) -> Self {
        let framework = comparison.after.framework;
        let phase = |(phase, tally): (&Phase, &Tally)| PhaseTallyRecord {
            id: phase.id.clone(),
            name: phase.name.clone(),
            tally: (*tally).into(),
        };
        Self {
            format: "thrive-comparison/1",
            framework: FrameworkRecord::of(framework),
            rule: RuleRecord::of(comparison.after.rule),
            assessments: RoundsRecord { before: AssessmentRecord::of(before), after: AssessmentRecord::of(after) },
            areas: comparison.areas.iter().map(|area| area_record(framework, area)).collect(),
            phases: framework.phases().iter().zip(&comparison.phases).map(phase).collect(),
            overall: comparison.overall.into(),
        }
    }
}

impl From<Tally> for TallyRecord {
    fn from(Tally { up, same, down, new, gone }: Tally) -> Self {
        Self { up, same, down, new, gone }
    }
}

fn area_record(framework: &Framework, change: &AreaChange) -> AreaChangeRecord {
    AreaChangeRecord {
        id: change.area.id.clone(),
        name: change.area.name.clone(),
        phase: framework.phases()[change.area.phase].id.clone(),
        before: standing(framework, change.before),
        after: standing(framework, change.after),
        change: change_id(change.change),
        gained: full_ids(change.area, &change.gained),
        lost: full_ids(change.area, &change.lost),
        not_applicable: full_ids(change.area, &change.not_applicable),
        applies_again: full_ids(change.area, &change.applies_again),
    }
}

fn standing(framework: &Framework, status: Status) -> StandingRecord {
    let rank = status.rank();
    StandingRecord { status: status_id(status), rank, rating: rating_id(framework, rank) }
}

fn change_id(change: Change) -> &'static str {
    match change {
        Change::Up => "up",
        Change::Same => "same",
        Change::Down => "down",
        Change::New => "new",
        Change::Gone => "gone",
    }
}

/// The columns of [`rows`].
pub const COLUMNS: [&str; 13] = [
    "phase",
    "area",
    "before_status",
    "before_rank",
    "before_rating",
    "after_status",
    "after_rank",
    "after_rating",
    "change",
    "gained",
    "lost",
    "not_applicable",
    "applies_again",
];

/// One tidy row for each area; items by full id, with a blank between.
pub fn rows(comparison: &Comparison) -> Vec<Vec<String>> {
    let framework = comparison.after.framework;
    let standing = |status: Status| {
        let StandingRecord { status, rank, rating } = standing(framework, status);
        [status.to_owned(), rank.map(|rank| rank.to_string()).unwrap_or_default(), rating.unwrap_or_default()]
    };
    let row = |change: &AreaChange| {
        let ids = |places: &[usize]| full_ids(change.area, places).join(" ");
        let mut cells = vec![framework.phases()[change.area.phase].id.clone(), change.area.id.clone()];
        cells.extend(standing(change.before));
        cells.extend(standing(change.after));
        cells.push(change_id(change.change).to_owned());
        cells.extend([ids(&change.gained), ids(&change.lost), ids(&change.not_applicable), ids(&change.applies_again)]);
        cells
    };
    comparison.areas.iter().map(row).collect()
}
