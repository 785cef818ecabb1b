//! What two people have said about an assessment as a whole.

use super::super::model::{About, Assessment, Assessor};
use super::super::word::{Status, Viewpoint};
use super::taken::{Part, TakenIn, add};
use crate::framework::{Framework, PhaseIndex};

impl Assessment {
    pub(super) fn take_in_about(&mut self, other: &Self, framework: &Framework, result: &mut TakenIn) {
        if self.about.previous.is_empty() && !other.about.previous.is_empty() {
            // An area that was begun, and in which nothing was said, would say in a round that nothing was in place last time.
            self.0.areas.retain(|area, answers| !answers.is_bare(&framework[*area]));
        }
        self.0.about.take_in(&other.about, result);
    }
}

impl About {
    fn take_in(&mut self, theirs: &Self, result: &mut TakenIn) {
        // All fields by name, so that a new one can't be forgotten here.
        let Self {
            title,
            organisation,
            organisation_code,
            place,
            formerly,
            kind,
            viewpoint,
            viewpoint_by_phase,
            timing,
            communities,
            executive_lead,
            assessors,
            scope,
            started,
            updated,
            status,
            signed_off,
            previous,
            good_enough,
            narrative,
            risks,
            asks,
            next_review,
            contact,
            sources,
            // It tells whose copy this one is.
            form: _,
        } = theirs;
        if self.title != *title {
            result.differ(Part::Detail("the title"));
        }
        result.fill(&mut self.organisation, organisation, Part::Detail("the organisation"));
        result.fill(&mut self.organisation_code, organisation_code, Part::Detail("the organisation's code"));
        result.fill(&mut self.place, place, Part::Detail("the place"));
        result.fill(&mut self.kind, kind, Part::Detail("the kind of assessment"));
        result.fill(&mut self.viewpoint, viewpoint, Part::Detail("the viewpoint"));
        self.take_in_viewpoints(viewpoint_by_phase.iter(), result);
        result.fill(&mut self.timing, timing, Part::Detail("the timing"));
        result.fill(&mut self.executive_lead, executive_lead, Part::Detail("the executive lead"));
        result.fill(&mut self.good_enough, good_enough, Part::Detail("the level that is good enough"));
        result.fill(&mut self.narrative, narrative, Part::Detail("what the team wants to say"));
        result.fill(&mut self.risks, risks, Part::Detail("the risks"));
        result.fill(&mut self.asks, asks, Part::Detail("what is to be decided"));
        result.fill(&mut self.next_review, next_review, Part::Detail("the next review"));
        result.fill(&mut self.contact, contact, Part::Detail("the contact"));
        result.fill(&mut self.started, started, Part::Detail("the first day"));
        self.updated = self.updated.max(*updated);
        self.take_in_assessors(assessors, result);
        for (is_new, name) in [
            (add(&mut self.communities, communities), "the communities"),
            (add(&mut self.formerly, formerly), "the bodies that the organisation succeeds"),
            (add(&mut self.previous, previous), "the round before"),
            (add(&mut self.sources, sources), "the files it was merged from"),
        ] {
            if is_new {
                result.take(Part::Detail(name));
            }
        }
        // No scope means everything.
        let chosen = Part::Detail("what is assessed");
        match (self.scope.is_empty(), scope.is_empty()) {
            (true, true) => {}
            (true, false) => result.differ(chosen),
            (false, true) => {
                self.scope.clear();
                result.take(chosen);
            }
            (false, false) => {
                if add(&mut self.scope, scope) {
                    result.take(chosen);
                }
            }
        }
        // What is taken in makes a draft of it, whatever the other one is.
        if *status == Some(Status::Final) {
            result.differ(Part::Detail("that it is final"));
        } else {
            result.fill(&mut self.status, status, Part::Detail("the status"));
        }
        if signed_off.is_some() && self.signed_off != *signed_off {
            result.differ(Part::Detail("the sign-off"));
        }
    }

    fn take_in_viewpoints<'v>(
        &mut self,
        theirs: impl Iterator<Item = (&'v PhaseIndex, &'v Viewpoint)>,
        result: &mut TakenIn,
    ) {
        let name = Part::Detail("the viewpoint of a phase");
        let (mut is_new, mut is_different) = (false, false);
        for (phase, viewpoint) in theirs {
            match self.viewpoint_in(*phase) {
                None => is_new |= self.viewpoint_by_phase.insert(*phase, *viewpoint).is_none(),
                Some(here) => is_different |= here != *viewpoint,
            }
        }
        if is_new {
            result.take(name.clone());
        }
        if is_different {
            result.differ(name);
        }
    }

    /// A person whose role only one of them has said is one person.
    fn take_in_assessors(&mut self, theirs: &[Assessor], result: &mut TakenIn) {
        let before = self.assessors.clone();
        for person in theirs {
            match self.assessors.iter_mut().find(|known| known.name == person.name) {
                Some(known) if known.role.is_none() || person.role.is_none() => {
                    known.role = known.role.take().or_else(|| person.role.clone());
                }
                _ => drop(add(&mut self.assessors, std::slice::from_ref(person))),
            }
        }
        if self.assessors != before {
            result.take(Part::Detail("the assessors"));
        }
    }
}
