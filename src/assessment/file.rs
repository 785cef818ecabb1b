//! The assessment file as it is written down, and how a model is put into it: in a fixed order, empty things left out.

use indexmap::IndexMap;

use super::model::{Action, AreaAnswers, Assessment, Remark, Word};
use crate::framework::{Area, Framework, Phase};
use crate::yaml::{self, List, Raw, filled, filled_keys, shapes};

/// The format that this program reads and writes.
pub const FORMAT: &str = "thrive-assessment";
/// The newest version of it that this program knows.
pub const FORMAT_VERSION: u32 = 1;

type Texts = Vec<Option<String>>;

shapes! {
    AssessmentFile {
        format: String,
        framework: FrameworkRefFile,
        about: AboutFile,
        areas: IndexMap<String, Option<AreaFile>>,
        actions: Vec<Option<ActionFile>>,
        unplaced: IndexMap<String, Raw>,
    }
    FrameworkRefFile { id: String, version: String, overlay: OverlayFile, }
    OverlayFile { id: String, version: String, }
    AboutFile {
        title: String,
        organisation: String,
        kind: String,
        viewpoint: String,
        viewpoint_by_phase: IndexMap<String, Option<String>>,
        timing: String,
        communities: Texts,
        executive_lead: String,
        assessors: Vec<Option<AssessorFile>>,
        scope: Texts,
        started: String,
        updated: String,
        status: String,
        signed_off: SignOffFile,
        previous: PreviousFile,
        sources: Vec<Option<MergedShape>>,
    }
    AssessorFile { name: String, role: String, }
    SignOffFile { by: String, on: String, }
    PreviousFile { file: String, updated: String, digest: String, }
    MergedShape { file: String, digest: String, assessors: Texts, }
    AreaFile {
        open: String,
        ticked: Texts,
        unsure: Texts,
        not_applicable: IndexMap<String, Option<String>>,
        excluded: String,
        evidence: IndexMap<String, List<RemarkFile>>,
        notes: Vec<Option<RemarkFile>>,
        target: String,
        unconfirmed: Texts,
        decisions: Vec<Option<DecisionFile>>,
    }
    RemarkFile { text: String, on: String, by: String, }
    DecisionFile { item: String, reason: String, }
    ActionFile {
        #[serde(with = "number")]
        id: u32,
        item: String,
        action: String,
        responsible: String,
        accountable: String,
        consulted: Texts,
        informed: Texts,
        due: String,
        horizon: String,
        status: String,
    }
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

/// The assessment as YAML text. The same assessment always gives the same bytes.
///
/// # Errors
/// If the text can't be written as YAML; no text that passed the reader can cause that.
pub fn write(assessment: &Assessment, framework: &Framework) -> Result<String, String> {
    yaml::write(&to_file(assessment, framework))
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
    let Assessment { framework: reference, about, areas, actions, unplaced } = assessment;
    let area = |area: &Area| areas.get(&area.id).map(|answers| (area.id.clone(), Some(area_file(answers, area))));
    AssessmentFile {
        format: Some(format!("{FORMAT}/{FORMAT_VERSION}")),
        framework: Some(FrameworkRefFile {
            id: Some(reference.id.clone()),
            version: Some(reference.version.clone()),
            overlay: reference
                .overlay
                .as_ref()
                .map(|overlay| OverlayFile { id: Some(overlay.id.clone()), version: Some(overlay.version.clone()) }),
        }),
        about: Some(about_file(about, framework)),
        areas: filled_keys(framework.areas().iter().filter_map(area).collect()),
        actions: filled(actions.iter().map(action_file).collect()),
        unplaced: filled_keys(unplaced.iter().cloned().collect()),
    }
}

fn about_file(about: &super::About, framework: &Framework) -> AboutFile {
    let viewpoint = |phase: &Phase| {
        about.viewpoint_by_phase.get(&phase.id).map(|viewpoint| (phase.id.clone(), Some(id(*viewpoint))))
    };
    AboutFile {
        title: Some(about.title.clone()),
        organisation: about.organisation.clone(),
        kind: about.kind.map(id),
        viewpoint: about.viewpoint.map(id),
        viewpoint_by_phase: filled_keys(framework.phases().iter().filter_map(viewpoint).collect()),
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
        scope: texts(&about.scope),
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

fn area_file(answers: &AreaAnswers, area: &Area) -> AreaFile {
    let in_order = || area.items.iter().map(|item| item.id.clone());
    let chosen = |set: &std::collections::BTreeSet<String>| filled(in_order().filter(|id| set.contains(id)).collect());
    AreaFile {
        open: answers.open.clone(),
        ticked: chosen(&answers.ticked),
        unsure: chosen(&answers.unsure),
        not_applicable: filled_keys(
            in_order()
                .filter_map(|id| answers.not_applicable.get(&id).map(|reason| (id, Some(reason.clone()))))
                .collect(),
        ),
        excluded: answers.excluded.clone(),
        evidence: filled_keys(
            in_order().filter_map(|id| answers.evidence.get(&id).map(|remarks| (id, remark_files(remarks)))).collect(),
        ),
        notes: remark_files(&answers.notes),
        target: answers.target.clone(),
        unconfirmed: chosen(&answers.unconfirmed),
        decisions: filled(
            answers
                .decisions
                .iter()
                .map(|decision| DecisionFile {
                    item: Some(decision.item.clone()),
                    reason: Some(decision.reason.clone()),
                })
                .collect(),
        ),
    }
}

fn remark_files(remarks: &[Remark]) -> List<RemarkFile> {
    let file = |remark: &Remark| RemarkFile {
        text: Some(remark.text.clone()),
        on: remark.on.map(|date| date.to_string()),
        by: remark.by.clone(),
    };
    filled(remarks.iter().map(file).collect())
}

fn action_file(action: &Action) -> ActionFile {
    ActionFile {
        id: Some(action.id),
        item: action.item.clone(),
        action: Some(action.action.clone()),
        responsible: action.responsible.clone(),
        accountable: action.accountable.clone(),
        consulted: texts(&action.consulted),
        informed: texts(&action.informed),
        due: action.due.map(|date| date.to_string()),
        horizon: action.horizon.map(id),
        status: action.status.clone(),
    }
}

fn id<W: Word>(word: W) -> String {
    word.id().to_owned()
}

fn texts(texts: &[String]) -> List<String> {
    filled(texts.to_vec())
}
