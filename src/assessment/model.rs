//! An assessment whose answers are known to fit its framework. No rating is kept here: ratings are worked out from the ticks.

use std::collections::BTreeMap;
use std::ops::Deref;

use jiff::civil::Date;

pub use super::answers::{Answer, AreaAnswers, Decision, Parked, Remark, RemarkOn};
pub use super::votes::{DIFFERENT, NOT_DECIDED, Votes};
use super::word::{Horizon, Kind, Progress, Status, Timing, Viewpoint, Word};
use crate::framework::{Area, AreaIndex, Framework, ItemRef, LevelIndex, PhaseIndex};
use crate::ids;
use crate::input::Raw;

/// One assessment: one file. What is in it can be read everywhere, as fields; it is changed only by the functions of this room,
/// which hold the rules for that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment(pub(super) Contents);

impl Deref for Assessment {
    type Target = Contents;

    fn deref(&self) -> &Contents {
        &self.0
    }
}

/// Tests put together whatever they need.
#[cfg(test)]
impl std::ops::DerefMut for Assessment {
    fn deref_mut(&mut self) -> &mut Contents {
        &mut self.0
    }
}

/// What is in an assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents {
    pub framework: FrameworkRef,
    pub about: About,
    /// The answers by area. An area that is absent is not assessed.
    pub areas: BTreeMap<AreaIndex, AreaAnswers>,
    pub actions: Vec<Action>,
    /// The highest number that an action has had, if none of the actions has it or a higher one: numbers are not given twice.
    pub last_action: Option<u32>,
    /// Answers whose item the framework no longer has, kept as they were found.
    pub unplaced: Vec<(String, Raw)>,
}

/// Which framework the answers are for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameworkRef {
    pub id: String,
    pub version: String,
    pub overlay: Option<OverlayRef>,
}

/// The local additions that were laid over it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverlayRef {
    pub id: String,
    pub version: String,
}

impl FrameworkRef {
    /// The reference to a framework.
    pub fn to(framework: &Framework) -> Self {
        Self {
            id: framework.id().to_owned(),
            version: framework.version().to_owned(),
            overlay: framework
                .overlay()
                .map(|overlay| OverlayRef { id: overlay.id.clone(), version: overlay.version.clone() }),
        }
    }
}

/// What an assessment is about, and who made it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The one thing that has to be there.
    pub title: String,
    pub organisation: Option<String>,
    /// What tells the organisation from others when names change, such as an ODS code.
    pub organisation_code: Option<String>,
    /// A place or neighbourhood within it.
    pub place: Option<String>,
    /// The bodies that it succeeds.
    pub formerly: Vec<Former>,
    pub kind: Option<Kind>,
    pub viewpoint: Option<Viewpoint>,
    /// Where the viewpoint differs by phase.
    pub viewpoint_by_phase: BTreeMap<PhaseIndex, Viewpoint>,
    pub timing: Option<Timing>,
    /// Ids from the framework's vocabulary.
    pub communities: Vec<String>,
    pub executive_lead: Option<String>,
    pub assessors: Vec<Assessor>,
    /// The phases and areas chosen; empty means all.
    pub scope: Vec<ScopePart>,
    pub started: Option<Date>,
    pub updated: Option<Date>,
    pub status: Option<Status>,
    pub signed_off: Option<SignOff>,
    /// The round that this one follows; after a merger of organisations, the rounds.
    pub previous: Vec<Previous>,
    /// The level agreed as good enough for every area; the target of an area goes before it.
    pub good_enough: Option<LevelIndex>,
    /// What the team wants to say to those who read its reports.
    pub narrative: Option<String>,
    /// What could go wrong, or stand in the way.
    pub risks: Option<String>,
    /// What is to be decided by those who read the report.
    pub asks: Option<String>,
    /// The day of the next review.
    pub next_review: Option<Date>,
    /// Where people can ask and answer: an address, a telephone number, a page.
    pub contact: Option<String>,
    /// What a merged assessment was made of.
    pub sources: Vec<MergedFile>,
    /// The form that the answers were given on, if they were.
    pub form: Option<FormRef>,
}

/// What is said of the viewpoint where it differs by phase.
pub const BY_PHASE: &str = "viewpoint by phase";

impl About {
    /// Who assessed whom; where the file doesn't say, it is a team that assessed itself.
    pub fn kind(&self) -> Kind {
        self.kind.unwrap_or(Kind::SelfAssessment)
    }

    /// The viewpoint of all phases; none where they differ, or where the file says nothing.
    pub fn one_viewpoint(&self) -> Option<Viewpoint> {
        self.viewpoint.filter(|_| self.viewpoint_by_phase.is_empty())
    }

    /// The viewpoint in words, if anything is said of it.
    pub fn viewpoint_label(&self) -> Option<&'static str> {
        if self.viewpoint_by_phase.is_empty() { self.viewpoint.map(Word::label) } else { Some(BY_PHASE) }
    }

    /// The viewpoint in a phase.
    pub fn viewpoint_in(&self, phase: PhaseIndex) -> Option<Viewpoint> {
        self.viewpoint_by_phase.get(&phase).copied().or(self.viewpoint)
    }

    /// How many assessors are on record, those included who are counted and not named.
    pub fn people(&self) -> usize {
        self.assessors.iter().map(Assessor::people).sum()
    }
}

/// A phase or an area that was chosen to be assessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScopePart {
    Phase(PhaseIndex),
    Area(AreaIndex),
}

impl ScopePart {
    /// The phase or area with this id; no two have the same.
    pub fn find(framework: &Framework, id: &str) -> Option<Self> {
        let phase = framework.phase(id).map(|phase| Self::Phase(phase.index));
        phase.or_else(|| framework.area(id).map(|area| Self::Area(area.index)))
    }

    /// Its id.
    pub fn id(self, framework: &Framework) -> &str {
        match self {
            Self::Phase(phase) => &framework[phase].id,
            Self::Area(area) => &framework[area].id,
        }
    }
}

/// A person who took part in assessing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assessor {
    pub name: String,
    pub role: Option<String>,
}

/// What stands behind the number of assessors who are counted without their names.
const COUNTED: &str = " assessors";

impl Assessor {
    /// Several people in one entry, without their names: `3 assessors`.
    pub fn counted(number: usize, role: Option<&str>) -> Self {
        Self { name: format!("{number}{COUNTED}"), role: role.map(str::to_owned) }
    }

    /// How many people this entry is for: one, unless it counts several without their names.
    pub fn people(&self) -> usize {
        let counted = self.name.strip_suffix(COUNTED).and_then(|number| number.parse().ok());
        counted.filter(|number| *number > 1).unwrap_or(1)
    }
}

/// A body that an organisation succeeds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Former {
    pub name: String,
    pub code: Option<String>,
    /// Its last day.
    pub until: Option<Date>,
}

/// Who signed a final assessment off, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignOff {
    pub by: String,
    pub on: Option<Date>,
}

/// A pointer to the round before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Previous {
    pub file: String,
    pub updated: Option<Date>,
    pub digest: Option<String>,
}

/// One of the files that a merged assessment was made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergedFile {
    pub file: String,
    pub digest: Option<String>,
    pub assessors: Vec<String>,
}

/// The form that answers were given on: tells copies of one person's answers from those of others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormRef {
    /// Made with the form: the same in all its copies.
    pub id: String,
    /// The wording pack that it was in.
    pub wording: Option<String>,
    /// The moment of the last save, with the time zone, such as `2026-11-25T14:03:00+00:00`.
    pub saved: Option<String>,
    /// How many times the answers were saved from it.
    pub saves: Option<u32>,
}

/// Something that the team means to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Action {
    pub id: u32,
    /// What tells it from all other actions, also those of other files: a text of its own, from when it is made until it is removed.
    pub uid: Option<String>,
    /// The item it is for.
    pub item: Option<ItemRef>,
    pub action: String,
    pub responsible: Option<String>,
    pub accountable: Option<String>,
    pub consulted: Vec<String>,
    pub informed: Vec<String>,
    pub due: Option<Date>,
    pub horizon: Option<Horizon>,
    /// Without a word it is open.
    pub status: Option<Progress>,
}

impl Action {
    /// Whether it is finished.
    pub fn is_done(&self) -> bool {
        self.status == Some(Progress::Done)
    }

    /// Whether its day has passed and it is still open.
    pub fn is_overdue(&self, today: Date) -> bool {
        !self.is_done() && self.due.is_some_and(|due| due < today)
    }

    /// Its status on a day: as the file has it, or `overdue`.
    pub fn status_on(&self, today: Date) -> &'static str {
        if self.is_overdue(today) { "overdue" } else { self.status() }
    }

    /// Its status as the file has it.
    pub fn status(&self) -> &'static str {
        self.status.unwrap_or(Progress::Open).id()
    }
}

/// What has to be kept of the highest number so far: nothing where an action has it.
pub(super) fn last_action(actions: &[Action], highest: Option<u32>) -> Option<u32> {
    highest.filter(|highest| actions.iter().all(|action| action.id < *highest))
}

/// Under what name the item that an action was for is kept, if it has no place.
pub(super) fn kept_name(action: u32) -> String {
    format!("action.{action}")
}

/// Whether a name among what has no place is that of an action.
pub(super) fn is_kept_of(name: &str, action: u32) -> bool {
    ids::without_number(name) == kept_name(action)
}

/// The areas of some phases and areas, in the framework's order. Without any, all areas.
pub fn areas_in(framework: &Framework, parts: &[ScopePart]) -> Vec<AreaIndex> {
    let is_chosen = |part| parts.contains(&part);
    let is_meant = |area: &&Area| {
        parts.is_empty() || is_chosen(ScopePart::Area(area.index)) || is_chosen(ScopePart::Phase(area.phase))
    };
    framework.areas().iter().filter(is_meant).map(|area| area.index).collect()
}

impl Assessment {
    /// An assessment of `framework` with a title and no answers yet.
    pub fn new(framework: &Framework, title: &str, today: Date) -> Self {
        Self(Contents {
            framework: FrameworkRef::to(framework),
            about: About {
                title: title.to_owned(),
                started: Some(today),
                updated: Some(today),
                status: Some(Status::Draft),
                ..About::default()
            },
            areas: BTreeMap::new(),
            actions: Vec::new(),
            last_action: None,
            unplaced: Vec::new(),
        })
    }

    /// The same answers, as given to this version of the framework. Reading them from a file then brings them over to another.
    #[must_use]
    pub fn as_given_to(&self, reference: FrameworkRef) -> Self {
        Self(Contents { framework: reference, ..self.0.clone() })
    }

    /// The areas that were chosen to be assessed, in the framework's order.
    pub fn scope(&self, framework: &Framework) -> Vec<AreaIndex> {
        areas_in(framework, &self.about.scope)
    }

    /// The open actions for an item.
    pub fn open_actions_for(&self, item: ItemRef) -> Vec<&Action> {
        let is_for = |action: &&Action| !action.is_done() && action.item == Some(item);
        self.actions.iter().filter(is_for).collect()
    }
}
