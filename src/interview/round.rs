//! What was answered in the round before: one list of all statements of an area, with last time's state and today's. Enter alone
//! confirms an area in which nothing has changed. Nothing counts before that.

use std::collections::BTreeMap;

use super::ask::{Effect, Form, Notice};
use super::state::{Interview, State, Task};
use crate::assessment::{AreaAnswers, Assessment, Change, Contents, Previous, Remark};
use crate::framework::{AreaIndex, Framework, ItemRef};
use crate::words;

/// The areas whose answers of the round before wait to be confirmed as a whole, with these answers.
pub(super) fn carried_in(framework: &Framework, round: &Assessment) -> BTreeMap<AreaIndex, AreaAnswers> {
    let is_carried = |area: &AreaIndex| round.is_carried(&framework[*area]);
    round.areas.iter().filter(|(area, _)| is_carried(area)).map(|(area, answers)| (*area, answers.clone())).collect()
}

impl Interview<'_> {
    /// Marks items that came after the version of the framework that the assessment was made with. An area with
    /// one of them can't be as it was, so it is not confirmed as a whole.
    pub fn mark_new(&mut self, items: impl IntoIterator<Item = ItemRef>) {
        for item in items {
            self.news.insert(item);
            self.last.remove(&item.area);
            self.assessment.reopen_for_review(&self.framework[item.area]);
        }
        self.start_area_again();
    }

    /// Takes in what was answered in the round before from the new round as it began: areas that were changed since, but not
    /// answered, then still show what has changed.
    pub fn remember(&mut self, begun: &Assessment) {
        self.last.extend(carried_in(self.framework, begun));
        self.start_area_again();
    }

    /// Opens the list that an unanswered area begins with, where it has become another one.
    fn start_area_again(&mut self) {
        if let State::Carried { area } | State::Level { area, .. } = self.state {
            self.state = self.area_start(area);
        }
    }

    /// Whether an area was answered in the round before, and none of its levels has been answered since.
    pub(super) fn is_under_review(&self, area: AreaIndex) -> bool {
        let is_open = self.open_level(area) == Some(self.area(area).first_level());
        self.last.contains_key(&area) && is_open && !self.is_set_aside(area)
    }

    /// Whether it follows the rounds of several, after a merger.
    pub(super) fn follows_several(&self) -> bool {
        self.assessment.about.previous.len() > 1
    }

    /// What is noted of an area by which several rounds differ, before it is answered.
    pub fn differences(&self, area: AreaIndex) -> &[Remark] {
        let open = self.given(area).filter(|answers| self.follows_several() && !answers.is_answered());
        open.map(|answers| answers.notes.as_slice()).unwrap_or_default()
    }

    /// All items of an area, with what was answered in the round before.
    pub(super) fn ask_carried(&self, area: AreaIndex) -> (String, Form) {
        let last = self.last.get(&area);
        let items = self.area(area).items.iter().map(|item| self.tick_line(area, item, last)).collect();
        // Of several rounds, the day of the last.
        let on = self.assessment.about.previous.iter().filter_map(|previous| previous.updated).max();
        let on = on.map(|date| format!(", on {}", words::long_date(date))).unwrap_or_default();
        let answered = last.map(|answers| AreaAnswers { open: None, ..answers.clone() });
        let rating = self.rating_by(area, answered.as_ref());
        (format!("Is it as it was last time{on} ({rating})?"), Form::Ticks { items })
    }

    /// Takes all answers of an area. One that is as it was last time is left without another question.
    pub(super) fn carried_done(&mut self, area: AreaIndex, chosen: &[usize]) -> Effect {
        let ticks = self.ticks(&Task::menu(area, None), chosen);
        self.change(area, ticks.into_iter().chain([Change::AllAnswered]));
        let last = self.last.get(&area);
        let is_as_it_was = |item| self.answer_to(area, item) == last.and_then(|last| last.answer(item));
        if self.area(area).items.iter().all(|item| is_as_it_was(item.index)) {
            self.notices.push(Notice::Confirmed(area));
            self.go_on_after(area);
        } else {
            self.area_done(area);
        }
        Effect::Save
    }

    /// Says what a new round starts from.
    pub(super) fn say_what_came_along(&mut self) {
        let Contents { about, areas, actions, .. } = &*self.assessment;
        if about.previous.is_empty() {
            return;
        }
        let named = |Previous { file, updated, .. }: &Previous| {
            updated.map_or_else(|| file.clone(), |date| format!("{file} of {}", words::long_date(date)))
        };
        let from = words::list(&about.previous.iter().map(named).collect::<Vec<_>>());
        let answers = || areas.values().filter(|answers| answers.excluded.is_none());
        let counts: Vec<String> = [
            (answers().count(), "area", "areas"),
            (answers().map(|answers| answers.ticked.len()).sum(), "tick", "ticks"),
            (
                answers().flat_map(|answers| answers.evidence.values()).map(Vec::len).sum(),
                "piece of evidence",
                "pieces of evidence",
            ),
            (actions.len(), "open action", "open actions"),
        ]
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| words::either(count, one, many))
        .collect();
        let came_along = if counts.is_empty() { String::new() } else { format!(": {}", words::list(&counts)) };
        let to_do = match answers().next() {
            Some(_) => "Nothing counts until you confirm it.",
            None => "There are no answers to confirm.",
        };
        let mut said = format!("Starting from {from}{came_along}. {to_do}");
        let areas = || self.framework.areas().iter().map(|area| area.index);
        let different: Vec<AreaIndex> = areas().filter(|area| !self.differences(*area).is_empty()).collect();
        if !different.is_empty() {
            let them = if different.len() == 1 { "it" } else { "each of them" };
            said += &format!(
                " They differ in {}: what each said is told before {them}.",
                words::list(&self.ids(&different))
            );
        }
        let set_aside: Vec<AreaIndex> = areas().filter(|area| self.is_set_aside(*area)).collect();
        if !set_aside.is_empty() {
            said += &format!(" Carried over as not applicable: {}.", words::list(&self.ids(&set_aside)));
        }
        self.notices.push(Notice::Said(said));
    }
}

#[cfg(test)]
mod tests;
