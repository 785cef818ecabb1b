//! From one round to the next: a new assessment that starts from the answers of the last one, none of which counts until it
//! has been confirmed.

mod merger;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::model::{
    About, Action, AreaAnswers, Assessment, Contents, FrameworkRef, Previous, Remark, is_kept_of, last_action,
};
use super::word::Status;
use crate::framework::{Area, Framework};

impl Assessment {
    /// The round after this one, which `previous` points back to. Answers are copied, to be confirmed, and so is what was put
    /// aside to come back to; notes, decisions, shows of hands and completed actions are not.
    #[must_use]
    pub fn next_round(&self, framework: &Framework, previous: Vec<Previous>, today: Date) -> Self {
        let areas =
            self.areas.iter().filter_map(|(area, answers)| Some((*area, self.carried(answers, &framework[*area])?)));
        let actions: Vec<Action> = self.actions.iter().filter(|action| !action.is_done()).cloned().collect();
        let is_of_open_action = |name: &str| actions.iter().any(|action| is_kept_of(name, action.id));
        Self(Contents {
            framework: FrameworkRef::to(framework),
            about: About {
                started: Some(today),
                updated: Some(today),
                status: Some(Status::Draft),
                signed_off: None,
                previous,
                // What was said to the readers of the last round was about that.
                narrative: None,
                risks: None,
                asks: None,
                next_review: None,
                sources: Vec::new(),
                form: None,
                ..self.about.clone()
            },
            areas: areas.collect(),
            unplaced: self.unplaced.iter().filter(|(name, _)| is_of_open_action(name)).cloned().collect(),
            last_action: last_action(&actions, self.highest_action()),
            actions,
        })
    }

    /// The part of an area's answers that is copied into the next round; `None` if there is nothing in it.
    fn carried(&self, answers: &AreaAnswers, area: &Area) -> Option<AreaAnswers> {
        let AreaAnswers { open, ticked, unsure, not_applicable, excluded, evidence, target, parked, .. } = answers;
        // Without a date, how old a piece of evidence is would be lost in a new file.
        let dated = |remark: &Remark| Remark { on: remark.on.or(self.about.updated), ..remark.clone() };
        let was_answered = excluded.is_none() && open.is_none();
        let carried = AreaAnswers {
            open: Some(area.first_level()),
            ticked: ticked.clone(),
            unsure: unsure.clone(),
            not_applicable: not_applicable.clone(),
            excluded: excluded.clone(),
            evidence: evidence.iter().map(|(item, pieces)| (*item, pieces.iter().map(dated).collect())).collect(),
            target: *target,
            // What was answered in part is gone through level by level, from the start: none of it was ever asked as a whole.
            unconfirmed: if was_answered { ticked.clone() } else { BTreeSet::new() },
            // Whoever confirms an answer should know that it was given to another statement.
            reworded: answers.reworded.clone(),
            // It has not been taken out, so nobody has come back to it yet.
            parked: parked.clone(),
            notes: Vec::new(),
            decisions: Vec::new(),
            // A show of hands is of its day, and of those who were there.
            votes: BTreeMap::new(),
        };
        (was_answered || !carried.is_bare(area)).then_some(carried)
    }

    /// Whether an area was answered in the round before, and its answers wait to be confirmed as a whole.
    pub fn is_carried(&self, area: &Area) -> bool {
        let answers = self.areas.get(&area.index);
        !self.about.previous.is_empty() && answers.is_some_and(|answers| answers.waits_as_a_whole(area))
    }

    /// Lets an area that could be confirmed as it was in the round before be gone through level by level instead: something in
    /// it is new. Its answers stay.
    pub fn reopen_for_review(&mut self, area: &Area) {
        if !self.is_carried(area) {
            return;
        }
        if let Some(answers) = self.0.areas.get_mut(&area.index) {
            answers.unconfirmed.clear();
            if answers.is_bare(area) {
                self.0.areas.remove(&area.index);
            }
        }
    }
}

impl AreaAnswers {
    /// In a round: whether the answers of the round before wait to be confirmed as a whole.
    pub(super) fn waits_as_a_whole(&self, area: &Area) -> bool {
        let is_all_unconfirmed = !self.ticked.is_empty() && self.ticked == self.unconfirmed;
        self.excluded.is_none() && self.is_unanswered(area) && (is_all_unconfirmed || self.is_bare(area))
    }

    /// Whether nothing is said about an area but that all its questions are open. In a round this means that the area was
    /// answered in the round before, and that nothing was in place.
    pub(super) fn is_bare(&self, area: &Area) -> bool {
        self.is_unanswered(area) && *self == Self { open: self.open, ..Self::default() }
    }

    /// Whether every question of the area is open, from its first level on.
    fn is_unanswered(&self, area: &Area) -> bool {
        self.open.is_some_and(|open| open <= area.first_level())
    }
}

#[cfg(test)]
mod tests;
