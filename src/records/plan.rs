//! The suggested next steps as data: `thrive-plan/1`, one object; or one tidy row for each item of each step.

use schemars::JsonSchema;
use serde::Serialize;

use super::shared::{AssessmentRecord, FrameworkRecord, RuleRecord, yes_or_no};
use crate::assessment::{Assessment, Word};
use crate::document::tidy::tidy_rows;
use crate::framework::{Area, Framework, ItemIndex, ItemRef};
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
    /// one-statement takes one item, next-rating more than one; target is what lies between the next rating and the target.
    reach: &'static str,
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
        let item = |index: &ItemIndex| {
            let item = &step.area[*index];
            let place = ItemRef { area: step.area.index, item: *index };
            StepItemRecord {
                id: framework.full_id(place),
                level: framework[item.level].id.clone(),
                text: item.text.to_string(),
                unsure: step.unsure.contains(index),
                actions: assessment.open_actions_for(place).into_iter().map(|action| action.id).collect(),
            }
        };
        Self {
            area: step.area.id.clone(),
            name: step.area.name.to_string(),
            phase: framework[step.area.phase].id.clone(),
            reach: step.reach.id(),
            from: rating(step.from),
            to: rating(step.to),
            target: step.target.map(|level| framework[level].id.clone()),
            bottleneck: step.is_bottleneck(),
            items: step.items.iter().map(item).collect(),
            needed: step.needed,
            why: step.area.why.to_string(),
        }
    }
}

tidy_rows! {
    /// One item of one step.
    PlanRow<'r> {
        /// Counted from 1, in the order in which the steps are worth doing.
        step: usize,
        reach: &'static str,
        phase: &'r str,
        area: &'r str,
        from: &'r str,
        to: &'r str,
        /// The level that the team aims for.
        target: Option<&'r str>,
        /// `yes` or `no`.
        bottleneck: &'static str,
        /// How many of the step's items have to be met.
        needed: usize,
        /// Its full id.
        item: String,
        text: &'r str,
        /// `yes` or `no`.
        unsure: &'static str,
        /// Numbers of the open actions for it, with a blank between.
        actions: String,
    }
}

/// One row for each item of each step.
pub fn plan_rows<'r>(
    plan: &'r Plan,
    framework: &'r Framework,
    assessment: &'r Assessment,
) -> impl Iterator<Item = PlanRow<'r>> {
    let rows = move |(number, step): (usize, &'r Step)| {
        step.items.iter().map(move |index| {
            let item = &step.area[*index];
            let place = ItemRef { area: step.area.index, item: *index };
            let actions: Vec<String> =
                assessment.open_actions_for(place).iter().map(|action| action.id.to_string()).collect();
            PlanRow {
                step: number,
                reach: step.reach.id(),
                phase: &framework[step.area.phase].id,
                area: &step.area.id,
                from: framework.rating_id(step.from),
                to: framework.rating_id(step.to),
                target: step.target.map(|level| framework[level].id.as_str()),
                bottleneck: yes_or_no(step.is_bottleneck()),
                needed: step.needed,
                item: framework.full_id(place),
                text: &item.text,
                unsure: yes_or_no(step.unsure.contains(index)),
                actions: actions.join(" "),
            }
        })
    };
    (1..).zip(&plan.steps).flat_map(rows)
}
