//! How a model is put into its file: in a fixed order, empty things left out.

use std::collections::BTreeSet;

use super::file::{
    AboutFile, ActionFile, AreaFile, AssessmentFile, AssessorFile, DecisionFile, FORMAT, FORMAT_VERSION, FormRefFile,
    FormerFile, FrameworkRefFile, MergedShape, OverlayRefFile, ParkedFile, PreviousFile, RemarkFile, SignOffFile,
    VotesFile,
};
use super::model::{About, Action, AreaAnswers, Assessment, Contents, FormRef, Former, Previous, Remark, Votes};
use super::word::{Viewpoint, Word};
use crate::framework::{Area, AreaIndex, Framework, ItemIndex, PhaseIndex};
use crate::input::{self, List, filled, filled_keys};

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
        organisation_code: about.organisation_code.clone(),
        place: about.place.clone(),
        formerly: filled(about.formerly.iter().map(former_file).collect()),
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
        signed_off: about.signed_off.as_ref().map(|signed| SignOffFile {
            by: Some(signed.by.clone()),
            date: signed.on.map(|date| date.to_string()),
            on: None,
        }),
        previous: filled(about.previous.iter().map(previous_file).collect()),
        good_enough: about.good_enough.map(|level| framework[level].id.clone()),
        narrative: about.narrative.clone(),
        risks: about.risks.clone(),
        asks: about.asks.clone(),
        next_review: about.next_review.map(|date| date.to_string()),
        contact: about.contact.clone(),
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
        form: about.form.as_ref().map(form_file),
    }
}

fn form_file(form: &FormRef) -> FormRefFile {
    FormRefFile {
        id: Some(form.id.clone()),
        wording: form.wording.clone(),
        saved: form.saved.clone(),
        saves: form.saves,
    }
}

fn former_file(former: &Former) -> FormerFile {
    FormerFile {
        name: Some(former.name.clone()),
        code: former.code.clone(),
        until: former.until.map(|date| date.to_string()),
    }
}

fn previous_file(previous: &Previous) -> PreviousFile {
    PreviousFile {
        file: Some(previous.file.clone()),
        updated: previous.updated.map(|date| date.to_string()),
        digest: previous.digest.clone(),
    }
}

fn area_file(answers: &AreaAnswers, framework: &Framework, area: &Area) -> AreaFile {
    let id = |item: &ItemIndex| area[*item].id.clone();
    let ids = |items: &BTreeSet<ItemIndex>| filled(items.iter().map(id).collect());
    let reasons = answers.not_applicable.iter().map(|(item, reason)| (id(item), Some(reason.clone())));
    let evidence = answers.evidence.iter().map(|(item, remarks)| (id(item), remark_files(remarks)));
    let votes = answers.votes.iter().map(|(item, votes)| (id(item), Some(votes_file(*votes))));
    let parked = answers.parked.iter();
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
        reworded: ids(&answers.reworded),
        decisions: filled(
            answers
                .decisions
                .iter()
                .map(|decision| DecisionFile {
                    item: Some(id(&decision.item)),
                    reason: Some(decision.reason.clone()),
                    votes: decision.votes.map(votes_file),
                })
                .collect(),
        ),
        votes: filled_keys(votes.collect()),
        parked: filled(
            parked.map(|parked| ParkedFile { item: Some(id(&parked.item)), text: parked.text.clone() }).collect(),
        ),
    }
}

/// An answer that nobody has given is left out.
pub(super) fn votes_file(Votes { yes, no, unsure }: Votes) -> VotesFile {
    let some = |hands| Some(hands).filter(|hands| *hands > 0);
    VotesFile { yes: some(yes), no: some(no), unsure: some(unsure) }
}

pub(super) fn remark_files(remarks: &[Remark]) -> List<RemarkFile> {
    let file = |remark: &Remark| RemarkFile {
        text: Some(remark.text.clone()),
        date: remark.on.map(|date| date.to_string()),
        by: remark.by.clone(),
        on: None,
        serves: texts(&remark.serves),
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
