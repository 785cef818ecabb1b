//! What moved between two rounds, as data: one object, or one tidy row an area.

use schemars::JsonSchema;
use serde::Serialize;

use super::shared::{AssessmentRecord, FrameworkRecord, RuleRecord, StandingRecord, full_ids, status_id};
use crate::assessment::Assessment;
use crate::compare::{AreaChange, Change, Comparison, Tally};
use crate::document::tidy::tidy_rows;
use crate::framework::{Framework, ItemIndex, Phase};

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

#[derive(Debug, Serialize, JsonSchema)]
struct PhaseTallyRecord {
    id: String,
    name: String,
    #[serde(flatten)]
    tally: TallyRecord,
}

/// How many areas went which way.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct TallyRecord {
    up: usize,
    /// At the same rating, or without a rating both times.
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
            name: phase.name.to_string(),
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
        name: change.area.name.to_string(),
        phase: framework[change.area.phase].id.clone(),
        before: StandingRecord::of(framework, change.before),
        after: StandingRecord::of(framework, change.after),
        change: change_id(change.change),
        gained: full_ids(change.area, &change.gained),
        lost: full_ids(change.area, &change.lost),
        not_applicable: full_ids(change.area, &change.not_applicable),
        applies_again: full_ids(change.area, &change.applies_again),
    }
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

tidy_rows! {
    /// What has changed in one area. Items are given by their full ids, with a blank between.
    ChangeRow<'r> {
        phase: &'r str,
        area: &'r str,
        before_status: &'static str,
        before_rank: Option<usize>,
        before_rating: Option<&'r str>,
        after_status: &'static str,
        after_rank: Option<usize>,
        after_rating: Option<&'r str>,
        change: &'static str,
        gained: String,
        lost: String,
        not_applicable: String,
        applies_again: String,
    }
}

/// One row for each area.
pub fn change_rows<'r>(comparison: &'r Comparison<'r>) -> impl Iterator<Item = ChangeRow<'r>> {
    let framework = comparison.after.framework;
    let row = move |change: &'r AreaChange| {
        let (before, after) = (change.before.rank(), change.after.rank());
        let rating = |rank| framework.rating_id(rank);
        let ids = |items: &[ItemIndex]| full_ids(change.area, items).join(" ");
        ChangeRow {
            phase: &framework[change.area.phase].id,
            area: &change.area.id,
            before_status: status_id(change.before),
            before_rank: before,
            before_rating: before.map(rating),
            after_status: status_id(change.after),
            after_rank: after,
            after_rating: after.map(rating),
            change: change_id(change.change),
            gained: ids(&change.gained),
            lost: ids(&change.lost),
            not_applicable: ids(&change.not_applicable),
            applies_again: ids(&change.applies_again),
        }
    };
    comparison.areas.iter().map(row)
}
