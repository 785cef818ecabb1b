//! `thrive-plan/1`: the suggested next steps as data.

use schemars::JsonSchema;
use serde::Serialize;

use super::{AssessmentRecord, FrameworkRecord, RuleRecord, full_ids};
use crate::assessment::{Assessment, Word};
use crate::framework::{Area, Framework};
use crate::plan::{Plan, Step};
use crate::score::Scorecard;

/// `thrive-plan/1`: the suggested next steps of one assessment, in the order in which they are worth doing.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlanRecord {
    #[schemars(extend("const" = "thrive-plan/1"))]
    format: &'static str,
    framework: FrameworkRecord,
    rule: RuleRecord,
    assessment: AssessmentRecord,
    steps: Vec<StepRecord>,
    /// Ids of areas at the top or at their target.
    reached: Vec<String>,
    /// Ids of areas that nobody has assessed.
    not_assessed: Vec<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct StepRecord {
    area: String,
    name: String,
    phase: String,
    /// quick-win takes one item; short is the rest of the next rating; long is what lies between that and the target.
    horizon: &'static str,
    from: RatingRecord,
    to: RatingRecord,
    /// The level that the team aims for.
    target: Option<String>,
    /// One missing item holds back levels above it that are in place.
    bottleneck: bool,
    items: Vec<StepItemRecord>,
    /// How many of the items have to be met.
    needed: usize,
    why: String,
}

#[derive(Debug, Serialize, JsonSchema)]
struct RatingRecord {
    /// 0 is below the first level.
    rank: usize,
    rating: String,
}

#[derive(Debug, Serialize, JsonSchema)]
struct StepItemRecord {
    id: String,
    level: String,
    text: String,
    /// We don't know whether it is in place.
    unsure: bool,
    /// Numbers of the open actions for it.
    actions: Vec<u32>,
}

impl PlanRecord {
    /// The record of the plan of `assessment`.
    pub fn new(plan: &Plan, card: &Scorecard, assessment: &Assessment) -> Self {
        let ids = |areas: &[&Area]| areas.iter().map(|area| area.id.clone()).collect();
        Self {
            format: "thrive-plan/1",
            framework: FrameworkRecord::of(card.framework),
            rule: RuleRecord::of(card.rule),
            assessment: AssessmentRecord::of(assessment),
            steps: plan.steps.iter().map(|step| StepRecord::new(step, card.framework, assessment)).collect(),
            reached: ids(&plan.reached),
            not_assessed: ids(&plan.unassessed),
        }
    }
}

impl StepRecord {
    fn new(step: &Step, framework: &Framework, assessment: &Assessment) -> Self {
        let rating = |rank: usize| RatingRecord { rank, rating: framework.rating_id(rank).to_owned() };
        let item = |(place, id): (&usize, String)| {
            let item = &step.area.items[*place];
            StepItemRecord {
                level: framework.levels()[item.level].id.clone(),
                text: item.text.clone(),
                unsure: step.unsure.contains(place),
                actions: assessment.open_actions_for(&id).into_iter().map(|action| action.id).collect(),
                id,
            }
        };
        Self {
            area: step.area.id.clone(),
            name: step.area.name.clone(),
            phase: framework.phases()[step.area.phase].id.clone(),
            horizon: step.horizon.id(),
            from: rating(step.from),
            to: rating(step.to),
            target: step.target.map(|level| framework.levels()[level].id.clone()),
            bottleneck: step.is_bottleneck(),
            items: step.items.iter().zip(full_ids(step.area, &step.items)).map(item).collect(),
            needed: step.needed,
            why: step.area.why.clone(),
        }
    }
}

/// The columns of [`plan_rows`].
pub const PLAN_COLUMNS: [&str; 13] = [
    "step",
    "horizon",
    "phase",
    "area",
    "from",
    "to",
    "target",
    "bottleneck",
    "needed",
    "item",
    "text",
    "unsure",
    "actions",
];

/// One tidy row for each item of each step; steps are numbered in the order in which they are worth doing.
pub fn plan_rows(plan: &Plan, card: &Scorecard, assessment: &Assessment) -> Vec<Vec<String>> {
    let yes_no = |is_so: bool| if is_so { "yes" } else { "no" }.to_owned();
    let mut rows = Vec::new();
    for (number, step) in plan.steps.iter().enumerate() {
        let step = StepRecord::new(step, card.framework, assessment);
        rows.extend(step.items.iter().map(|item| {
            let actions: Vec<String> = item.actions.iter().map(u32::to_string).collect();
            vec![
                (number + 1).to_string(),
                step.horizon.to_owned(),
                step.phase.clone(),
                step.area.clone(),
                step.from.rating.clone(),
                step.to.rating.clone(),
                step.target.clone().unwrap_or_default(),
                yes_no(step.bottleneck),
                step.needed.to_string(),
                item.id.clone(),
                item.text.clone(),
                yes_no(item.unsure),
                actions.join(" "),
            ]
        }));
    }
    rows
}
