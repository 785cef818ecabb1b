//! The typed, versioned shapes of JSON and tidy CSV: data for other programs. Keys, once published, keep their meaning.

mod actions;
pub mod compare;
mod plan;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

pub use self::actions::{ACTION_COLUMNS, ActionsRecord, action_rows};
pub use self::plan::{PLAN_COLUMNS, PlanRecord, plan_rows};
use crate::assessment::{Assessment, Word};
use crate::framework::{Area, Framework};
use crate::safe::escaped_json;
use crate::score::{AreaScore, Counts, Mark, RollUp, Rule, Scorecard, Status};

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
struct FrameworkRecord {
    id: String,
    version: String,
    /// Local additions, where there are some.
    #[serde(skip_serializing_if = "Option::is_none")]
    overlay: Option<OverlayRecord>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct OverlayRecord {
    id: String,
    version: String,
}

#[derive(Debug, Serialize, JsonSchema)]
struct RuleRecord {
    threshold_percent: u8,
}

#[derive(Debug, Serialize, JsonSchema)]
struct AssessmentRecord {
    title: String,
    organisation: Option<String>,
    updated: Option<String>,
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

/// How many areas have each rating, by rating id, lowest first.
#[derive(Debug)]
struct Ratings(Vec<(String, usize)>);

impl Serialize for Ratings {
    fn serialize<S: Serializer>(&self, target: S) -> Result<S::Ok, S::Error> {
        target.collect_map(self.0.iter().map(|(id, count)| (id, count)))
    }
}

impl FrameworkRecord {
    fn of(framework: &Framework) -> Self {
        let overlay = framework.overlay();
        Self {
            id: framework.id().to_owned(),
            version: framework.version().to_owned(),
            overlay: overlay.map(|overlay| OverlayRecord { id: overlay.id.clone(), version: overlay.version.clone() }),
        }
    }
}

impl RuleRecord {
    fn of(rule: Rule) -> Self {
        Self { threshold_percent: rule.threshold_percent() }
    }
}

impl AssessmentRecord {
    fn of(assessment: &Assessment) -> Self {
        Self {
            title: assessment.about.title.clone(),
            organisation: assessment.about.organisation.clone(),
            updated: assessment.about.updated.map(|date| date.to_string()),
        }
    }
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
            areas: card.areas.iter().map(|area| area_record(framework, area)).collect(),
            phases: framework
                .phases()
                .iter()
                .zip(&card.phases)
                .map(|(phase, roll_up)| PhaseRecord {
                    id: phase.id.clone(),
                    name: phase.name.clone(),
                    roll_up: roll_up_record(framework, roll_up),
                })
                .collect(),
            overall: roll_up_record(framework, &card.overall),
        }
    }
}

fn status_id(status: Status) -> &'static str {
    match status {
        Status::Assessed { .. } => "assessed",
        Status::NotAssessed => "not_assessed",
        Status::NotApplicable => "not_applicable",
    }
}

fn rating_id(framework: &Framework, rank: Option<usize>) -> Option<String> {
    rank.map(|rank| framework.rating_id(rank).to_owned())
}

fn full_ids(area: &Area, places: &[usize]) -> Vec<String> {
    places.iter().map(|place| area.full_id(*place)).collect()
}

fn area_record(framework: &Framework, score: &AreaScore) -> AreaRecord {
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
        name: score.area.name.clone(),
        phase: framework.phases()[score.area.phase].id.clone(),
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
            level: framework.levels()[next.level].id.clone(),
            missing: full_ids(score.area, &next.missing),
            needed: next.needed,
        }),
        ahead: full_ids(score.area, &score.ahead),
    }
}

fn ratings(framework: &Framework, roll_up: &RollUp) -> Ratings {
    Ratings(
        roll_up
            .ratings
            .iter()
            .enumerate()
            .map(|(rank, count)| (framework.rating_id(rank).to_owned(), *count))
            .collect(),
    )
}

fn roll_up_record(framework: &Framework, roll_up: &RollUp) -> RollUpRecord {
    let Counts { ticked, met, applicable, evidenced } = roll_up.counts;
    RollUpRecord {
        areas: roll_up.areas,
        assessed: roll_up.assessed,
        ratings: ratings(framework, roll_up),
        lowest: rating_id(framework, roll_up.lowest),
        median: rating_id(framework, roll_up.median),
        met,
        applicable,
        ticked,
        evidenced,
    }
}

/// The first columns of every tidy row: which assessment it is from.
const SOURCE_COLUMNS: [&str; 8] =
    ["file", "organisation", "title", "kind", "viewpoint", "updated", "framework", "framework_version"];

/// The place of the viewpoint among them.
const VIEWPOINT: usize = 4;

/// The cells of [`SOURCE_COLUMNS`] for a row about this phase: the viewpoint may differ by phase.
fn source_of(source: &[String], assessment: &Assessment, phase: &str) -> Vec<String> {
    let about = &assessment.about;
    let viewpoint = about.viewpoint_by_phase.get(phase).copied().or(about.viewpoint);
    let mut cells = source.to_vec();
    cells[VIEWPOINT] = viewpoint.map(Word::id).unwrap_or_default().to_owned();
    cells
}

fn source_cells(file: &str, assessment: &Assessment) -> Vec<String> {
    let about = &assessment.about;
    vec![
        file.to_owned(),
        about.organisation.clone().unwrap_or_default(),
        about.title.clone(),
        about.kind.map(Word::id).unwrap_or_default().to_owned(),
        // Filled in by phase.
        String::new(),
        about.updated.map(|date| date.to_string()).unwrap_or_default(),
        assessment.framework.id.clone(),
        assessment.framework.version.clone(),
    ]
}

/// The columns of [`area_rows`].
pub fn area_columns() -> Vec<&'static str> {
    [&SOURCE_COLUMNS[..], &["phase", "area", "status", "rank", "rating", "met", "applicable"]].concat()
}

/// One tidy row for each area.
pub fn area_rows(file: &str, assessment: &Assessment, card: &Scorecard) -> Vec<Vec<String>> {
    let source = source_cells(file, assessment);
    let cells = |score: &AreaScore| {
        let rank = score.status.rank();
        vec![
            card.framework.phases()[score.area.phase].id.clone(),
            score.area.id.clone(),
            status_id(score.status).to_owned(),
            rank.map(|rank| rank.to_string()).unwrap_or_default(),
            rating_id(card.framework, rank).unwrap_or_default(),
            score.counts.met.to_string(),
            score.counts.applicable.to_string(),
        ]
    };
    let row = |score: &AreaScore| {
        let phase = &card.framework.phases()[score.area.phase].id;
        [source_of(&source, assessment, phase), cells(score)].concat()
    };
    card.areas.iter().map(row).collect()
}

/// The columns of [`item_rows`].
pub fn item_columns() -> Vec<&'static str> {
    [&SOURCE_COLUMNS[..], &["phase", "area", "level", "item", "state", "met", "evidence"]].concat()
}

/// One tidy row for each item, its id in full; `evidence` counts the pieces.
pub fn item_rows(file: &str, assessment: &Assessment, card: &Scorecard) -> Vec<Vec<String>> {
    let source = source_cells(file, assessment);
    let mut rows = Vec::new();
    for score in &card.areas {
        let evidence = assessment.areas.get(&score.area.id).map(|answers| &answers.evidence);
        for (place, item) in score.area.items.iter().enumerate() {
            let found = score.items[place];
            let state = match (score.status, found.mark) {
                (Status::NotApplicable, _) | (_, Mark::NotApplicable) => "not_applicable",
                (Status::NotAssessed, _) => "not_assessed",
                (_, Mark::Ticked) => "ticked",
                (_, Mark::NotTicked) => "not_ticked",
                (_, Mark::Unsure) => "unsure",
            };
            let pieces = evidence.and_then(|evidence| evidence.get(&item.id)).map_or(0, Vec::len);
            let cells = vec![
                card.framework.phases()[score.area.phase].id.clone(),
                score.area.id.clone(),
                card.framework.levels()[item.level].id.clone(),
                score.area.full_id(place),
                state.to_owned(),
                found.met.to_string(),
                pieces.to_string(),
            ];
            let phase = &card.framework.phases()[score.area.phase].id;
            rows.push([source_of(&source, assessment, phase), cells].concat());
        }
    }
    rows
}

/// The columns of [`framework_rows`].
pub const FRAMEWORK_COLUMNS: [&str; 5] = ["phase", "area", "level", "item", "text"];

/// The items of a framework, or of one of its areas: one row for each.
pub fn framework_rows(framework: &Framework, area: Option<usize>) -> Vec<Vec<String>> {
    let areas = framework.areas().iter().enumerate().filter(|(place, _)| area.is_none_or(|area| area == *place));
    let rows = areas.flat_map(|(_, area)| {
        area.items.iter().enumerate().map(|(place, item)| {
            vec![
                framework.phases()[area.phase].id.clone(),
                area.id.clone(),
                framework.levels()[item.level].id.clone(),
                area.full_id(place),
                item.text.clone(),
            ]
        })
    });
    rows.collect()
}

/// One record as an object, several as a list.
pub fn one_or_many<R: Serialize>(records: &[R]) -> String {
    match records {
        [one] => json(one),
        many => json(&many),
    }
}

/// Any record as JSON, indented, with a line feed at the end.
///
/// # Panics
/// Never: every record of this module can be said in JSON.
pub fn json(record: &impl Serialize) -> String {
    escaped_json(&serde_json::to_string_pretty(record).expect("records are plain data")) + "\n"
}
