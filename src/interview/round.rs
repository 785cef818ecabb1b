//! What was answered in the round before: an area where nothing has changed is confirmed with one key, the others are gone
//! through with last time's ticks in place. All of it is in the file, so it can be gone on with at any time.

use super::ask::{Effect, Notice};
use super::state::{Interview, MenuAction, State};
use crate::assessment::{AreaAnswers, Change, Contents, Previous, Remark};
use crate::framework::{AreaIndex, ItemRef};
use crate::score::{AreaScore, score_area};
use crate::words;

impl<'f> Interview<'f> {
    /// Marks items that came after the version of the framework that the assessment was made with. An area with
    /// one of them can't be as it was, so it is not confirmed as a whole.
    pub fn mark_new(&mut self, items: impl IntoIterator<Item = ItemRef>) {
        for item in items {
            self.news.insert(item);
            self.assessment.reopen_for_review(&self.framework[item.area]);
        }
        if let State::Carried { area } = self.state {
            self.state = self.area_start(area);
        }
    }

    /// An area's score as it was last time: with its questions taken as answered.
    pub fn score_last_time(&self, area: AreaIndex) -> AreaScore<'f> {
        let answers = self.given(area).map(|answers| AreaAnswers { open: None, ..answers.clone() });
        score_area(self.framework, &self.framework[area], answers.as_ref(), self.rule)
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

    /// What can be done where nothing may have changed.
    pub(super) fn carried_menu(&self, area: AreaIndex) -> Vec<(MenuAction, String)> {
        let level = self.area(area).first_level();
        let level_by_level = MenuAction::Go(State::Level { area, level });
        vec![
            (MenuAction::Confirm(area), "Yes, nothing has changed".to_owned()),
            (level_by_level, "Go through it level by level".to_owned()),
            (MenuAction::Explain, "Explain this area".to_owned()),
            (MenuAction::Skip(area), "Skip this area for now".to_owned()),
            (MenuAction::Choose, "Choose another area".to_owned()),
            (MenuAction::Stop, "Save and stop".to_owned()),
        ]
    }

    /// Takes an area's answers of last time as those of today, and goes on without another question.
    pub(super) fn confirm(&mut self, area: AreaIndex) -> Effect {
        self.change(area, [Change::AllAnswered]);
        self.notices.push(Notice::Confirmed(area));
        self.go_on_after(area);
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
