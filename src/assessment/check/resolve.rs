//! From a checked file to the model, which has no ids but indices. An id that the framework doesn't have is a fault that the check has
//! found, so none is left out here.

use super::super::answers::one_by_one;
use super::super::model::{About, Action, Assessment, Contents, ScopePart};
use super::super::written::{Written, WrittenAbout};
use crate::framework::Framework;

/// A file without a fault that was made with this version of the framework, as an assessment.
pub(super) fn resolved(written: Written, framework: &Framework) -> Assessment {
    let Written { framework: reference, about, areas, actions, last_action, unplaced } = written;
    let areas = areas
        .into_iter()
        .filter_map(|(id, answers)| Some((id.index?, answers.renamed(|item| item.index, |level| level.index))));
    let action = |(action, item): (Action, Option<String>)| Action {
        item: item.and_then(|item| framework.item(&item)),
        ..action
    };
    Assessment(Contents {
        framework: reference,
        about: about_resolved(about, framework),
        areas: one_by_one(areas),
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
