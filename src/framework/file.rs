//! The framework file as it is written down: every key optional, so that what is missing can be reported with the rest. The
//! comments on the keys are what editors show: they go into the published schema.

use indexmap::IndexMap;

use super::model::{Area, Framework, Item};
use crate::ids::Language;
use crate::input::{List, filled, filled_keys, shapes};
use crate::schema::{dotted_id, dotted_ids, id, ids, language};

/// The format that this program reads.
pub const FORMAT: &str = "thrive-framework";
/// The newest version of it that this program knows.
pub const FORMAT_VERSION: u32 = 1;

pub(super) type Texts = Vec<Option<String>>;

shapes! {
    /// A maturity framework: phases, improvement areas, levels and checklist items.
    FrameworkFile {
        /// What kind of file this is: thrive-framework/1.
        #[schemars(extend("x-required" = true), extend("const" = "thrive-framework/1"))]
        format: String,
        /// A permanent id: assessments name the framework by it.
        #[schemars(extend("x-required" = true), schema_with = "id")]
        id: String,
        /// The version, as text in quotation marks. Change it whenever an item comes, goes or moves.
        #[schemars(extend("x-required" = true))]
        version: String,
        /// The title, for people.
        #[schemars(extend("x-required" = true))]
        title: String,
        /// The language of the texts, as a tag such as en-GB (the default) or cy.
        #[schemars(schema_with = "language")]
        language: String,
        /// ltr (the default), or rtl for a language that is written from right to left.
        #[schemars(extend("enum" = ["ltr", "rtl"]))]
        direction: String,
        /// Who published what the framework restates.
        source: SourceFile,
        /// The levels of practice, lowest first.
        #[schemars(extend("x-required" = true), length(min = 2, max = 9))]
        levels: Vec<Option<LevelFile>>,
        /// Words for who does what, for actions.
        roles: Texts,
        /// Communities that an assessment can be about.
        communities: Vec<Option<CommunityFile>>,
        /// What evidence may serve besides, such as duties in law.
        duties: Vec<Option<DutyFile>>,
        /// Terms and what they mean.
        glossary: IndexMap<String, Option<String>>,
        /// The phases in order.
        #[schemars(extend("x-required" = true), length(min = 1))]
        phases: Vec<Option<PhaseFile>>,
    }
    /// Who published what the framework restates.
    SourceFile {
        publisher: String,
        title: String,
        /// Year, or year and month.
        published: String,
        /// How the wording here relates to it.
        note: String,
    }
    /// A level of practice.
    LevelFile {
        /// A permanent id; not none, which stands for a rating below the first level.
        #[schemars(extend("x-required" = true), schema_with = "id")]
        id: String,
        #[schemars(extend("x-required" = true))]
        name: String,
        /// What practice at this level is like, in a sentence.
        meaning: String,
    }
    /// A community that an assessment can be about.
    CommunityFile {
        #[schemars(extend("x-required" = true), schema_with = "id")]
        id: String,
        #[schemars(extend("x-required" = true))]
        name: String,
        /// The heading that it is listed under.
        group: String,
    }
    /// Something that evidence may serve besides, such as a duty in law.
    DutyFile {
        #[schemars(extend("x-required" = true), schema_with = "id")]
        id: String,
        #[schemars(extend("x-required" = true))]
        name: String,
    }
    /// A phase: a run of areas under one aim.
    PhaseFile {
        /// Its id, different from every other phase's and area's.
        #[schemars(extend("x-required" = true), schema_with = "dotted_id")]
        id: String,
        #[schemars(extend("x-required" = true))]
        name: String,
        aim: String,
        #[schemars(extend("x-required" = true), length(min = 1))]
        areas: Vec<Option<AreaFile>>,
    }
    /// An improvement area: what gets a rating.
    AreaFile {
        /// A permanent id, different from every other phase's and area's.
        #[schemars(extend("x-required" = true), schema_with = "dotted_id")]
        id: String,
        #[schemars(extend("x-required" = true))]
        name: String,
        /// What the area is about.
        summary: String,
        /// Why it matters.
        why: String,
        /// Examples of what a team could point to.
        evidence: Texts,
        /// Open questions to start a conversation from.
        discuss: Texts,
        /// Former ids of this area: it takes over their notes, targets and items.
        #[schemars(schema_with = "dotted_ids")]
        replaces: Texts,
        /// The version that the whole area came with, in quotation marks.
        since: String,
        /// The version that changed what the whole area means, in quotation marks: earlier answers are kept, marked and named.
        revised: String,
        /// The items by level id.
        #[schemars(extend("x-required" = true))]
        checklist: IndexMap<String, List<ItemFile>>,
    }
    /// A statement that a group can answer with yes or no.
    ItemFile {
        /// A permanent id, unique within the area: answers hang on it.
        #[schemars(extend("x-required" = true), schema_with = "id")]
        id: String,
        #[schemars(extend("x-required" = true))]
        text: String,
        /// Lower items of the area that are in place once this one is.
        #[schemars(schema_with = "ids")]
        covers: Texts,
        /// Former full ids, such as 1a.E1: this item takes over their answers.
        replaces: Texts,
        /// The version of the framework that the item came with, in quotation marks; leave it out in the first one.
        since: String,
        /// The version that changed what the item means, in quotation marks: earlier answers are kept, marked and named.
        revised: String,
    }
}

/// The format of overlays.
pub const OVERLAY_FORMAT: &str = "thrive-overlay";
/// The newest version of it that this program knows.
pub const OVERLAY_VERSION: u32 = 1;

shapes! {
    /// Local additions to a framework: phases, areas and items of one's own, and what is left out.
    OverlayFile {
        /// What kind of file this is: thrive-overlay/1.
        #[schemars(extend("x-required" = true), extend("const" = "thrive-overlay/1"))]
        format: String,
        /// A permanent id: assessments name the overlay by it.
        #[schemars(extend("x-required" = true), schema_with = "id")]
        id: String,
        /// The version, as text in quotation marks. Change it whenever an item comes, goes or moves.
        #[schemars(extend("x-required" = true))]
        version: String,
        /// Id of the framework that this is laid over: the bundled one, or one whose file BASE.yaml stands beside this file.
        #[schemars(extend("x-required" = true), schema_with = "id")]
        base: String,
        /// What the additions are called, for people.
        title: String,
        /// What of the base is left out: ids of phases and areas, and full ids of items, such as 1a.E1.
        hide: Texts,
        /// Roles of the base that are retired, as the base spells them: they are no longer offered.
        hide_roles: Texts,
        /// Ids of communities of the base that are retired: they are no longer offered, and stay in assessments that have them.
        #[schemars(schema_with = "ids")]
        hide_communities: Texts,
        /// Ids of duties of the base that are retired: they are no longer suggested, and keep their name where evidence serves them.
        #[schemars(schema_with = "ids")]
        hide_duties: Texts,
        /// Further words for who does what.
        roles: Texts,
        /// Further communities.
        communities: Vec<Option<CommunityFile>>,
        /// Further duties that evidence may serve.
        duties: Vec<Option<DutyFile>>,
        /// Further terms.
        glossary: IndexMap<String, Option<String>>,
        /// Phases of the base that get something, by their id, and new ones.
        phases: Vec<Option<PhaseAddition>>,
    }
    /// A phase of the base that gets something, or a new one, which needs a name.
    PhaseAddition {
        #[schemars(extend("x-required" = true), schema_with = "dotted_id")]
        id: String,
        /// Of a new phase.
        name: String,
        /// Of a new phase.
        aim: String,
        #[schemars(extend("x-required" = true))]
        areas: Vec<Option<AreaAddition>>,
    }
    /// An area of the base that gets something, or a new one, which needs a name.
    AreaAddition {
        #[schemars(extend("x-required" = true), schema_with = "dotted_id")]
        id: String,
        /// Of a new area.
        name: String,
        /// Of a new area.
        summary: String,
        /// Of a new area.
        why: String,
        /// Of a new area: its former ids.
        #[schemars(schema_with = "dotted_ids")]
        replaces: Texts,
        /// Of a new area: the version of this overlay that it came with, in quotation marks.
        since: String,
        /// The version of this overlay that changed what its own items here mean, in quotation marks.
        revised: String,
        /// Further examples of what a team could point to.
        evidence: Texts,
        /// Further questions.
        discuss: Texts,
        /// Further items by level id.
        checklist: IndexMap<String, List<ItemFile>>,
    }
}

/// The framework in the shape of its file, for writing.
pub fn to_file(framework: &Framework) -> FrameworkFile {
    let source = framework.source();
    let roles = framework.roles().iter().filter(|role| !role.is_retired);
    let phases = framework.phases().iter().map(|phase| PhaseFile {
        id: Some(phase.id.clone()),
        name: some(&phase.name),
        aim: some(&phase.aim),
        areas: filled(framework.areas()[phase.areas.clone()].iter().map(|area| area_file(framework, area)).collect()),
    });
    FrameworkFile {
        format: Some(format!("{FORMAT}/{FORMAT_VERSION}")),
        id: some(framework.id()),
        version: some(framework.version()),
        title: some(framework.title()),
        language: (*framework.language() != Language::default()).then(|| framework.language().tag.clone()),
        direction: framework.language().right_to_left.then(|| "rtl".to_owned()),
        source: Some(SourceFile {
            publisher: some(&source.publisher),
            title: some(&source.title),
            published: some(&source.published),
            note: some(&source.note),
        }),
        levels: filled(
            framework
                .levels()
                .iter()
                .map(|level| LevelFile { id: some(&level.id), name: some(&level.name), meaning: some(&level.meaning) })
                .collect(),
        ),
        roles: filled(roles.map(|role| role.name.clone()).collect()),
        communities: filled(
            framework
                .communities()
                .iter()
                .filter(|community| !community.is_retired)
                .map(|community| CommunityFile {
                    id: some(&community.id),
                    name: some(&community.name),
                    group: some(&community.group),
                })
                .collect(),
        ),
        duties: filled(
            framework
                .duties()
                .iter()
                .filter(|duty| !duty.is_retired)
                .map(|duty| DutyFile { id: some(&duty.id), name: some(&duty.name) })
                .collect(),
        ),
        glossary: filled_keys(
            framework.glossary().iter().map(|(term, meaning)| (term.clone(), some(meaning))).collect(),
        ),
        phases: filled(phases.collect()),
    }
}

impl FrameworkFile {
    /// Leaves out every area but one, and the phases without it.
    pub fn keep_area(&mut self, id: &str) {
        let phases = self.phases.iter_mut().flatten();
        for phase in phases.flatten() {
            phase.areas.iter_mut().for_each(|areas| {
                areas.retain(|area| area.as_ref().is_some_and(|area| area.id.as_deref() == Some(id)));
            });
        }
        let has_areas = |phase: &Option<PhaseFile>| {
            phase.as_ref().is_some_and(|phase| phase.areas.as_ref().is_some_and(|areas| !areas.is_empty()))
        };
        self.phases.iter_mut().for_each(|phases| phases.retain(has_areas));
    }
}

fn area_file(framework: &Framework, area: &Area) -> AreaFile {
    let item = |item: &Item| ItemFile {
        id: some(&item.id),
        text: some(&item.text),
        covers: filled(item.covers.iter().map(|covered| area[*covered].id.clone()).collect()),
        replaces: filled(item.replaces.clone()),
        since: item.since.clone(),
        revised: item.revised.clone(),
    };
    let checklist = framework
        .levels()
        .iter()
        .map(|level| (level.id.clone(), filled(area.items_at(level.index).map(item).collect())));
    AreaFile {
        id: some(&area.id),
        name: some(&area.name),
        summary: some(&area.summary),
        why: some(&area.why),
        evidence: filled(area.evidence.clone()),
        discuss: filled(area.discuss.clone()),
        replaces: filled(area.replaces.clone()),
        since: None,
        revised: None,
        checklist: filled_keys(checklist.filter(|(_, items)| items.is_some()).collect()),
    }
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}
