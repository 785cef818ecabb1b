//! `thrive-scorecard/1`: all ratings of one assessment as one object.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::shared::{AssessmentRecord, FrameworkRecord, Ratings, RuleRecord, full_ids, rating_id, status_id};
use crate::assessment::Assessment;
use crate::framework::Framework;
use crate::score::{AreaScore, Counts, RollUp, Scorecard};

/// `thrive-scorecard/1`: all ratings of one assessment.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ScorecardRecord {
    #[schemars(extend("const" = "thrive-scorecard/1"))]
    format: &'static str,
    framework: FrameworkRecord,
    rule: RuleRecord,
    assessment: AssessmentRecord,
    areas: Vec<AreaRecord>,
    phases: Vec<PhaseRecord>,
    overall: RollUpRecord,
}

#[derive(Debug, Serialize, JsonSchema)]
struct AreaRecord {
    id: String,
    name: String,
    phase: String,
    status: &'static str,
    /// 0 is below the first level; null unless assessed.
    rank: Option<usize>,
    rating: Option<String>,
    levels: Vec<LevelRecord>,
    ticked: usize,
    met: usize,
    applicable: usize,
    evidenced: usize,
    unsure: usize,
    next: Option<NextRecord>,
    /// Full ids of met items above the next level.
    ahead: Vec<String>,
    /// The level that the team aims for, as the file names it; null without one.
    target: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct LevelRecord {
    id: String,
    met: usize,
    applicable: usize,
    complete: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
struct NextRecord {
    level: String,
    /// Full ids.
    missing: Vec<String>,
    needed: usize,
}

#[derive(Debug, Serialize, JsonSchema)]
struct PhaseRecord {
    id: String,
    name: String,
    #[serde(flatten)]
    roll_up: RollUpRecord,
}

#[derive(Debug, Serialize, JsonSchema)]
struct RollUpRecord {
    areas: usize,
    assessed: usize,
    #[schemars(with = "BTreeMap<String, usize>")]
    ratings: Ratings,
    lowest: Option<String>,
    median: Option<String>,
    met: usize,
    applicable: usize,
    ticked: usize,
    evidenced: usize,
}

impl ScorecardRecord {
    /// The record of a scorecard of `assessment`.
    pub fn new(card: &Scorecard, assessment: &Assessment) -> Self {
        let framework = card.framework;
        Self {
            format: "thrive-scorecard/1",
            framework: FrameworkRecord::of(framework),
            rule: RuleRecord::of(card.rule),
            assessment: AssessmentRecord::of(assessment),
            areas: card.areas.iter().map(|score| area_record(framework, score, assessment)).collect(),
            phases: framework
                .phases()
                .iter()
                .zip(&card.phases)
                .map(|(phase, roll_up)| PhaseRecord {
                    id: phase.id.clone(),
                    name: phase.name.to_string(),
                    roll_up: roll_up_record(framework, roll_up),
                })
                .collect(),
            overall: roll_up_record(framework, &card.overall),
        }
    }
}

fn area_record(framework: &Framework, score: &AreaScore, assessment: &Assessment) -> AreaRecord {
    let target = assessment.areas.get(&score.area.index).and_then(|answers| answers.target);
    let Counts { ticked, met, applicable, evidenced } = score.counts;
    let rank = score.status.rank();
    let levels = framework.levels().iter().zip(&score.levels).map(|(level, found)| LevelRecord {
        id: level.id.clone(),
        met: found.met,
        applicable: found.applicable,
        complete: found.complete,
    });
    AreaRecord {
        id: score.area.id.clone(),
        name: score.area.name.to_string(),
        phase: framework[score.area.phase].id.clone(),
        status: status_id(score.status),
        rank,
        rating: rating_id(framework, rank),
        levels: levels.collect(),
        ticked,
        met,
        applicable,
        evidenced,
        unsure: score.unsure,
        next: score.next.as_ref().map(|next| NextRecord {
            level: framework[next.level].id.clone(),
            missing: full_ids(score.area, &next.missing),
            needed: next.needed,
        }),
        ahead: full_ids(score.area, &score.ahead),
        target: target.map(|level| framework[level].id.clone()),
    }
}

fn roll_up_record(framework: &Framework, roll_up: &RollUp) -> RollUpRecord {
    let Counts { ticked, met, applicable, evidenced } = roll_up.counts;
    RollUpRecord {
        areas: roll_up.areas,
        assessed: roll_up.assessed,
        ratings: Ratings::of(framework, &roll_up.ratings),
        lowest: rating_id(framework, roll_up.lowest),
        median: rating_id(framework, roll_up.median),
        met,
        applicable,
        ticked,
        evidenced,
    }
}
