//! The assessment file as it is written down, and how a model is put into it: in a fixed order, empty things left out.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use jiff::civil::Date;
use schemars::{Schema, SchemaGenerator, json_schema};

use super::model::{About, Action, AreaAnswers, Assessment, Contents, Remark};
use super::word::{Horizon, Kind, Progress, Status, Timing, Viewpoint, Word};
use crate::framework::{Area, AreaIndex, Framework, ItemIndex, PhaseIndex};
use crate::input::{self, List, Raw, filled, filled_keys, shapes};
use crate::schema;

/// The format that this program reads and writes.
pub const FORMAT: &str = "thrive-assessment";
/// The newest version of it that this program knows.
pub const FORMAT_VERSION: u32 = 1;

/// Years outside of these are taken for slips of the keyboard.
const YEARS: std::ops::RangeInclusive<i16> = 1948..=2199;

type Texts = Vec<Option<String>>;

shapes! {
    /// A maturity self-assessment: who assessed what, when, and the answers. Ratings are not in it: they are worked out.
    AssessmentFile {
        /// What kind of file this is: thrive-assessment/1.
        #[schemars(extend("x-required" = true), extend("const" = "thrive-assessment/1"))]
        format: String,
        /// The framework that the answers are for.
        #[schemars(extend("x-required" = true))]
        framework: FrameworkRefFile,
        #[schemars(extend("x-required" = true))]
        about: AboutFile,
        /// Answers by area id. An area that is absent is not assessed.
        areas: IndexMap<String, Option<AreaFile>>,
        /// What the team means to do.
        actions: Vec<Option<ActionFile>>,
        /// The highest number that an action has had, where that action was removed: numbers are not given twice.
        #[serde(with = "number")]
        #[schemars(with = "u32")]
        last_action: u32,
        /// Answers whose item the framework no longer has, by the full id of the item or the id of the area.
        #[schemars(with = "IndexMap<String, serde_json::Value>")]
        unplaced: IndexMap<String, Raw>,
    }
    /// The framework that the answers are for.
    FrameworkRefFile {
        #[schemars(extend("x-required" = true), schema_with = "schema::id")]
        id: String,
        /// As text, in quotation marks.
        #[schemars(extend("x-required" = true))]
        version: String,
        /// Local additions that were laid over it, if any.
        overlay: OverlayRefFile,
    }
    /// Local additions that were laid over the framework.
    OverlayRefFile {
        #[schemars(extend("x-required" = true), schema_with = "schema::id")]
        id: String,
        #[schemars(extend("x-required" = true))]
        version: String,
    }
    /// What the assessment is about, and who made it.
    AboutFile {
        #[schemars(extend("x-required" = true))]
        title: String,
        organisation: String,
        /// Who assessed: the team itself, or others.
        #[schemars(schema_with = "one_of::<Kind>")]
        kind: String,
        /// From where one looks.
        #[schemars(schema_with = "one_of::<Viewpoint>")]
        viewpoint: String,
        /// Where the viewpoint differs by phase.
        viewpoint_by_phase: IndexMap<String, Option<String>>,
        /// In which direction one looks.
        #[schemars(schema_with = "one_of::<Timing>")]
        timing: String,
        /// Ids of communities of the framework.
        #[schemars(schema_with = "schema::ids")]
        communities: Texts,
        executive_lead: String,
        assessors: Vec<Option<AssessorFile>>,
        /// Ids of the phases and areas chosen; absent for all.
        #[schemars(schema_with = "schema::dotted_ids")]
        scope: Texts,
        #[schemars(schema_with = "schema::date")]
        started: String,
        #[schemars(schema_with = "schema::date")]
        updated: String,
        #[schemars(schema_with = "one_of::<Status>")]
        status: String,
        signed_off: SignOffFile,
        previous: PreviousFile,
        /// The files that a merged assessment was made of.
        sources: Vec<Option<MergedShape>>,
    }
    /// A person who took part.
    AssessorFile { name: String, role: String, }
    /// Who signed a final assessment off, and when.
    SignOffFile {
        by: String,
        #[schemars(schema_with = "schema::date")]
        on: String,
    }
    /// The round that this one follows.
    PreviousFile {
        file: String,
        #[schemars(schema_with = "schema::date")]
        updated: String,
        digest: String,
    }
    /// One of the files that a merged assessment was made of.
    MergedShape { file: String, digest: String, assessors: Texts, }
    /// The answers for one area; empty if nothing is in place there.
    AreaFile {
        /// Questions from this level on are not answered yet; absent once all are.
        #[schemars(schema_with = "schema::id")]
        open: String,
        /// Ids of the items that are in place, such as E1.
        #[schemars(schema_with = "schema::ids")]
        ticked: Texts,
        /// "We don't know": not in place for the rating.
        #[schemars(schema_with = "schema::ids")]
        unsure: Texts,
        /// Items that do not apply, each with the reason.
        not_applicable: IndexMap<String, Option<String>>,
        /// Why the whole area does not apply, if it doesn't.
        excluded: String,
        /// What was put forward, by item.
        evidence: IndexMap<String, List<RemarkFile>>,
        notes: Vec<Option<RemarkFile>>,
        /// The level that the team aims for.
        #[schemars(schema_with = "schema::id")]
        target: String,
        /// Ticks carried over from the round before and not yet confirmed.
        #[schemars(schema_with = "schema::ids")]
        unconfirmed: Texts,
        /// How differences were settled when assessments were merged.
        decisions: Vec<Option<DecisionFile>>,
    }
    /// A piece of evidence or a note.
    RemarkFile {
        #[schemars(extend("x-required" = true))]
        text: String,
        #[schemars(schema_with = "schema::date")]
        on: String,
        by: String,
    }
    /// How a difference about an item was settled.
    DecisionFile {
        #[schemars(extend("x-required" = true), schema_with = "schema::id")]
        item: String,
        reason: String,
    }
    /// Something that the team means to do.
    ActionFile {
        /// A number of its own.
        #[serde(with = "number")]
        #[schemars(extend("x-required" = true), with = "u32")]
        id: u32,
        /// What tells it from the actions of all files, for calendars: made with the action, and never changed.
        uid: String,
        /// Full id of the item it is for, such as 1a.D2.
        item: String,
        #[schemars(extend("x-required" = true))]
        action: String,
        responsible: String,
        accountable: String,
        consulted: Texts,
        informed: Texts,
        #[schemars(schema_with = "schema::date")]
        due: String,
        #[schemars(schema_with = "one_of::<Horizon>")]
        horizon: String,
        /// Absent if it is open.
        #[schemars(schema_with = "one_of::<Progress>")]
        status: String,
    }
}

/// One of the ids of a closed set of words.
fn one_of<W: Word>(_: &mut SchemaGenerator) -> Schema {
    let ids: Vec<&str> = W::ALL.iter().map(|(_, id, _)| *id).collect();
    json_schema!({"type": "string", "enum": ids})
}

/// A whole number. The reader hands every scalar on as text; the writer writes a bare number.
mod number {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn deserialize<'de, D: Deserializer<'de>>(source: D) -> Result<Option<u32>, D::Error> {
        let text = Option::<String>::deserialize(source)?;
        text.map(|text| text.parse().map_err(|_| D::Error::custom(format!("{text} is not a whole number")))).transpose()
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands it over so")]
    pub fn serialize<S: Serializer>(value: &Option<u32>, target: S) -> Result<S::Ok, S::Error> {
        match value {
            Some(number) => target.serialize_u32(*number),
            None => target.serialize_none(),
        }
    }
}

/// The day that a text stands for, if it is written as files write it.
pub fn day(text: &str) -> Option<Date> {
    text.parse::<Date>().ok().filter(|date| YEARS.contains(&date.year()) && date.to_string() == text)
}

/// The assessment as YAML text. The same assessment always gives the same bytes.
///
/// # Errors
/// If the text can't be written as YAML; no text that passed the reader can cause that.
pub fn write(assessment: &Assessment, framework: &Framework) -> Result<String, String> {
    input::write(&to_file(assessment, framework))
}

/// The same as JSON text, indented.
///
/// # Errors
/// If the text can't be written as JSON; no text that passed the reader can cause that.
pub fn write_json(assessment: &Assessment, framework: &Framework) -> Result<String, String> {
    let json = serde_json::to_string_pretty(&to_file(assessment, framework));
    json.map(|json| json + "\n").map_err(|error| error.to_string())
}

fn to_file(assessment: &Assessment, framework: &Framework) -> AssessmentFile {
    let Contents { framework: reference, about, areas, actions, last_action, unplaced } = &**assessment;
    let area = |(area, answers): (&AreaIndex, &AreaAnswers)| {
        let area = &framework[*area];
        (area.id.clone(), Some(area_file(answers, framework, area)))
    };
    AssessmentFile {
        format: Some(format!("{FORMAT}/{FORMAT_VERSION}")),
        framework: Some(FrameworkRefFile {
            id: Some(reference.id.clone()),
            version: Some(reference.version.clone()),
            overlay: reference
                .overlay
                .as_ref()
                .map(|overlay| OverlayRefFile { id: Some(overlay.id.clone()), version: Some(overlay.version.clone()) }),
        }),
        about: Some(about_file(about, framework)),
        areas: filled_keys(areas.iter().map(area).collect()),
        actions: filled(actions.iter().map(|action| action_file(action, framework)).collect()),
        last_action: *last_action,
        unplaced: filled_keys(unplaced.iter().cloned().collect()),
    }
}

fn about_file(about: &About, framework: &Framework) -> AboutFile {
    let viewpoint =
        |(phase, viewpoint): (&PhaseIndex, &Viewpoint)| (framework[*phase].id.clone(), Some(id(*viewpoint)));
    AboutFile {
        title: Some(about.title.clone()),
        organisation: about.organisation.clone(),
        kind: about.kind.map(id),
        viewpoint: about.viewpoint.map(id),
        viewpoint_by_phase: filled_keys(about.viewpoint_by_phase.iter().map(viewpoint).collect()),
        timing: about.timing.map(id),
        communities: texts(&about.communities),
        executive_lead: about.executive_lead.clone(),
        assessors: filled(
            about
                .assessors
                .iter()
                .map(|person| AssessorFile { name: Some(person.name.clone()), role: person.role.clone() })
                .collect(),
        ),
        scope: filled(about.scope.iter().map(|part| part.id(framework).to_owned()).collect()),
        started: about.started.map(|date| date.to_string()),
        updated: about.updated.map(|date| date.to_string()),
        status: about.status.map(id),
        signed_off: about
            .signed_off
            .as_ref()
            .map(|signed| SignOffFile { by: Some(signed.by.clone()), on: signed.on.map(|date| date.to_string()) }),
        previous: about.previous.as_ref().map(|previous| PreviousFile {
            file: Some(previous.file.clone()),
            updated: previous.updated.map(|date| date.to_string()),
            digest: previous.digest.clone(),
        }),
        sources: filled(
            about
                .sources
                .iter()
                .map(|source| MergedShape {
                    file: Some(source.file.clone()),
                    digest: source.digest.clone(),
                    assessors: texts(&source.assessors),
                })
                .collect(),
        ),
    }
}

fn area_file(answers: &AreaAnswers, framework: &Framework, area: &Area) -> AreaFile {
    let id = |item: &ItemIndex| area[*item].id.clone();
    let ids = |items: &BTreeSet<ItemIndex>| filled(items.iter().map(id).collect());
    let reasons = answers.not_applicable.iter().map(|(item, reason)| (id(item), Some(reason.clone())));
    let evidence = answers.evidence.iter().map(|(item, remarks)| (id(item), remark_files(remarks)));
    AreaFile {
        open: answers.open.map(|level| framework[level].id.clone()),
        ticked: ids(&answers.ticked),
        unsure: ids(&answers.unsure),
        not_applicable: filled_keys(reasons.collect()),
        excluded: answers.excluded.clone(),
        evidence: filled_keys(evidence.collect()),
        notes: remark_files(&answers.notes),
        target: answers.target.map(|level| framework[level].id.clone()),
        unconfirmed: ids(&answers.unconfirmed),
        decisions: filled(
            answers
                .decisions
                .iter()
                .map(|decision| DecisionFile { item: Some(id(&decision.item)), reason: Some(decision.reason.clone()) })
                .collect(),
        ),
    }
}

pub(super) fn remark_files(remarks: &[Remark]) -> List<RemarkFile> {
    let file = |remark: &Remark| RemarkFile {
        text: Some(remark.text.clone()),
        on: remark.on.map(|date| date.to_string()),
        by: remark.by.clone(),
    };
    filled(remarks.iter().map(file).collect())
}

fn action_file(action: &Action, framework: &Framework) -> ActionFile {
    ActionFile {
        id: Some(action.id),
        uid: action.uid.clone(),
        item: action.item.map(|item| framework.full_id(item)),
        action: Some(action.action.clone()),
        responsible: action.responsible.clone(),
        accountable: action.accountable.clone(),
        consulted: texts(&action.consulted),
        informed: texts(&action.informed),
        due: action.due.map(|date| date.to_string()),
        horizon: action.horizon.map(id),
        status: action.status.map(id),
    }
}

fn id<W: Word>(word: W) -> String {
    word.id().to_owned()
}

fn texts(texts: &[String]) -> List<String> {
    filled(texts.to_vec())
}
