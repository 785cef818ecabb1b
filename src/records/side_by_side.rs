//! Assessments side by side, as data: one object, or one tidy row for each area and assessment.

use std::borrow::Cow;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::shared::{FrameworkRecord, RuleRecord, StandingRecord, full_ids, status_id};
use crate::assessment::{Assessment, Said, Word};
use crate::compare::{AreaBeside, Differing, SideBySide};
use crate::document::tidy::tidy_rows;
use crate::framework::{Area, Framework, ItemIndex};

/// `thrive-side-by-side/1`: what several assessments say at one time. Lists with an entry for each assessment are in their order.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SideBySideRecord {
    #[schemars(extend("const" = "thrive-side-by-side/1"))]
    format: &'static str,
    framework: FrameworkRecord,
    rule: RuleRecord,
    /// In the order in which they were given, which says nothing about them.
    assessments: Vec<SideRecord>,
    areas: Vec<AreaBesideRecord>,
    /// The ids of the areas in which they differ: those whose ratings lie furthest apart first, then those with more statements that
    /// are said differently.
    most_different: Vec<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct SideRecord {
    /// What tells it from the others here.
    label: String,
    title: String,
    organisation: Option<String>,
    place: Option<String>,
    #[schemars(extend("enum" = ["self", "peer", "community"]))]
    kind: &'static str,
    /// Null where it is not on record, or differs by phase.
    #[schemars(extend("enum" = ["strategic", "operational", null]))]
    viewpoint: Option<&'static str>,
    updated: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct AreaBesideRecord {
    id: String,
    name: String,
    phase: String,
    /// How each of the assessments rates it.
    assessments: Vec<StandingRecord>,
    /// How many levels the highest and the lowest rating lie apart; null unless at least two rate it.
    levels_apart: Option<usize>,
    said_differently: Vec<DifferingRecord>,
}

/// A statement of which those that assess its area don't all say the same.
#[derive(Debug, Serialize, JsonSchema)]
struct DifferingRecord {
    /// The full id.
    id: String,
    /// What each of the assessments says.
    said: Vec<SaidRecord>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum SaidRecord {
    InPlace,
    NotInPlace,
    Unsure,
    NotApplicable,
    /// No answer, and not a no.
    NotAssessed,
}

impl From<Said> for SaidRecord {
    fn from(said: Said) -> Self {
        match said {
            Said::InPlace => Self::InPlace,
            Said::NotInPlace => Self::NotInPlace,
            Said::Unsure => Self::Unsure,
            Said::NotApplicable => Self::NotApplicable,
            Said::Nothing => Self::NotAssessed,
        }
    }
}

impl SideBySideRecord {
    /// The record of assessments side by side, each with its label.
    pub fn new(framework: &Framework, beside: &SideBySide, sides: &[(&str, &Assessment)]) -> Self {
        let side = |(label, assessment): &(&str, &Assessment)| {
            let about = &assessment.about;
            SideRecord {
                label: (*label).to_owned(),
                title: about.title.clone(),
                organisation: about.organisation.clone(),
                place: about.place.clone(),
                kind: about.kind().id(),
                viewpoint: about.one_viewpoint().map(Word::id),
                updated: about.updated.map(|date| date.to_string()),
            }
        };
        let rule = beside.cards.first().map(|card| card.rule).unwrap_or_default();
        Self {
            format: "thrive-side-by-side/1",
            framework: FrameworkRecord::of(framework),
            rule: RuleRecord::of(rule),
            assessments: sides.iter().map(side).collect(),
            areas: beside.areas.iter().map(|area| area_record(framework, area)).collect(),
            most_different: beside.most_different().iter().map(|area| area.area.id.clone()).collect(),
        }
    }
}

fn area_record(framework: &Framework, beside: &AreaBeside) -> AreaBesideRecord {
    let area = beside.area;
    let differing = |found: &Differing| DifferingRecord {
        id: area.full_id(found.item),
        said: found.said.iter().map(|said| (*said).into()).collect(),
    };
    AreaBesideRecord {
        id: area.id.clone(),
        name: area.name.to_string(),
        phase: framework[area.phase].id.clone(),
        assessments: beside.statuses.iter().map(|status| StandingRecord::of(framework, *status)).collect(),
        levels_apart: beside.apart(),
        said_differently: beside.differing.iter().map(differing).collect(),
    }
}

tidy_rows! {
    /// What one of several assessments says of an area, and of the statements in it that are said differently, by their full ids with a
    /// blank between.
    BesideRow<'r> {
        /// What tells the assessment from the others here.
        label: &'r str,
        organisation: Option<&'r str>,
        place: Option<&'r str>,
        title: &'r str,
        kind: &'static str,
        /// That of the phase that the row is about.
        viewpoint: Option<&'static str>,
        updated: Option<Date>,
        phase: &'r str,
        area: &'r str,
        area_status: &'static str,
        area_rank: Option<usize>,
        area_rating: Option<&'r str>,
        /// How many levels the ratings of all lie apart; blank unless at least two rate the area.
        levels_apart: Option<usize>,
        in_place: String,
        not_in_place: String,
        unsure: String,
        not_applicable: String,
        phase_name: Cow<'r, str>,
        area_name: Cow<'r, str>,
    }
}

/// One row for each area and assessment: all assessments of an area together, in their order.
pub fn beside_rows<'r>(
    framework: &'r Framework,
    beside: &'r SideBySide<'r>,
    sides: &'r [(&'r str, &'r Assessment)],
) -> impl Iterator<Item = BesideRow<'r>> {
    let areas = beside.areas.iter().flat_map(|area| (0..sides.len()).map(move |place| (area, place)));
    areas.map(|(beside, place)| row(framework, beside, place, sides[place]))
}

fn row<'r>(
    framework: &'r Framework,
    beside: &'r AreaBeside<'r>,
    place: usize,
    (label, assessment): (&'r str, &'r Assessment),
) -> BesideRow<'r> {
    let (area, status, about): (&Area, _, _) = (beside.area, beside.statuses[place], &assessment.about);
    let phase = &framework[area.phase];
    let ids = |said: Said| {
        let items = beside.differing.iter().filter(|found| found.said[place] == said).map(|found| found.item);
        full_ids(area, &items.collect::<Vec<ItemIndex>>()).join(" ")
    };
    BesideRow {
        label,
        organisation: about.organisation.as_deref(),
        place: about.place.as_deref(),
        title: &about.title,
        kind: about.kind().id(),
        viewpoint: about.viewpoint_in(area.phase).map(Word::id),
        updated: about.updated,
        phase: &phase.id,
        area: &area.id,
        area_status: status_id(status),
        area_rank: status.rank(),
        area_rating: status.rank().map(|rank| framework.rating_id(rank)),
        levels_apart: beside.apart(),
        in_place: ids(Said::InPlace),
        not_in_place: ids(Said::NotInPlace),
        unsure: ids(Said::Unsure),
        not_applicable: ids(Said::NotApplicable),
        phase_name: phase.name.to_string().into(),
        area_name: area.name.to_string().into(),
    }
}
