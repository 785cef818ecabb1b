//! The one place where ids of a file become places in the framework. An id that the framework doesn't have is a fault that the
//! check has found, so none is left out here.

use super::super::model::{About, Action, AreaAnswers, Assessment, Contents, Decision, Parked, ScopePart};
use super::super::written::{Written, WrittenAbout, WrittenAnswers};
use crate::framework::{Area, Framework};

/// A file without a fault that was made with this version of the framework, as an assessment.
pub(super) fn resolved(written: Written, framework: &Framework) -> Assessment {
    let Written { framework: reference, about, areas, actions, last_action, unplaced } = written;
    let areas = areas.into_iter().filter_map(|(id, answers)| {
        let area = framework.area(&id)?;
        Some((area.index, answers_resolved(answers, framework, area)))
    });
    let action = |(action, item): (Action, Option<String>)| Action {
        item: item.and_then(|item| framework.item(&item)),
        ..action
    };
    Assessment(Contents {
        framework: reference,
        about: about_resolved(about, framework),
        areas: areas.collect(),
        actions: actions.into_iter().map(action).collect(),
        last_action,
        unplaced,
    })
}

fn about_resolved(about: WrittenAbout, framework: &Framework) -> About {
    let WrittenAbout { said, scope, viewpoint_by_phase, good_enough } = about;
    let viewpoints = viewpoint_by_phase.into_iter();
    About {
        scope: scope.iter().filter_map(|id| ScopePart::find(framework, id)).collect(),
        viewpoint_by_phase: viewpoints
            .filter_map(|(phase, viewpoint)| Some((framework.phase(&phase)?.index, viewpoint)))
            .collect(),
        good_enough: good_enough.and_then(|id| framework.level_index(&id)),
        ..said
    }
}

/// The answers for one area, by place.
pub(in crate::assessment) fn answers_resolved(
    written: WrittenAnswers,
    framework: &Framework,
    area: &Area,
) -> AreaAnswers {
    // All fields by name, so that a new one can't be forgotten here.
    let AreaAnswers {
        open,
        ticked,
        unsure,
        not_applicable,
        excluded,
        evidence,
        notes,
        target,
        unconfirmed,
        reworded,
        decisions,
        votes,
        parked,
    } = written;
    let item = |id: &String| area.item(id).map(|item| item.index);
    let level = |id: String| framework.level_index(&id);
    AreaAnswers {
        open: open.and_then(level),
        ticked: ticked.iter().filter_map(item).collect(),
        unsure: unsure.iter().filter_map(item).collect(),
        not_applicable: not_applicable.into_iter().filter_map(|(id, reason)| Some((item(&id)?, reason))).collect(),
        excluded,
        evidence: evidence.into_iter().filter_map(|(id, remarks)| Some((item(&id)?, remarks))).collect(),
        notes,
        target: target.and_then(level),
        unconfirmed: unconfirmed.iter().filter_map(item).collect(),
        reworded: reworded.iter().filter_map(item).collect(),
        decisions: decisions
            .into_iter()
            .filter_map(|Decision { item: id, reason, votes }| Some(Decision { item: item(&id)?, reason, votes }))
            .collect(),
        votes: votes.into_iter().filter_map(|(id, votes)| Some((item(&id)?, votes))).collect(),
        parked: parked
            .into_iter()
            .filter_map(|Parked { item: id, text }| Some(Parked { item: item(&id)?, text }))
            .collect(),
    }
}
