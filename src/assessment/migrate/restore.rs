//! Answers that once had no place, and have one again.

use std::collections::HashSet;

use super::super::model::{About, Action, AreaAnswers, ScopePart, kept_name};
use super::super::word::{Viewpoint, Word};
use super::kept::KeptFile;
use super::migrator::{Migrator, Stood};
use crate::framework::{AreaIndex, ItemRef};
use crate::ids;
use crate::input::{self, entries, keyed};

impl Migrator<'_> {
    /// Gives what was kept from an earlier version its place, if there is one again and nothing has taken it. What finds none
    /// stays as it is.
    pub(super) fn restore(&mut self, about: &mut About, actions: &mut [Action]) {
        let kept_now: HashSet<String> = self.migration.unplaced.iter().cloned().collect();
        for index in 0..self.unplaced.len() {
            let (name, Some(raw)) = &self.unplaced[index] else { continue };
            if kept_now.contains(name) {
                continue;
            }
            let (name, kept) = (name.clone(), input::from_raw::<KeptFile>(raw).map(KeptFile::of_today));
            let former = ids::without_number(&name);
            let left = kept.as_ref().and_then(|kept| {
                self.restore_item(former, kept)
                    .or_else(|| self.restore_area(former, kept))
                    .or_else(|| self.restore_action(former, kept, actions))
                    .or_else(|| self.restore_about(former, kept, about))
            });
            match left.filter(|left| Some(left) != kept.as_ref()) {
                Some(left) => {
                    self.migration.restored.push(name);
                    self.unplaced[index].1 = Some(left).filter(|left| !left.is_empty()).map(|left| input::raw(&left));
                }
                None => self.migration.still.push(name),
            }
        }
    }

    /// What is left over of it; nothing if it is no item's, or has no place.
    fn restore_item(&mut self, name: &str, kept: &KeptFile) -> Option<KeptFile> {
        let said = kept.as_item()?;
        let successors = self.successors.items(name);
        let is_free = |successor: &ItemRef| {
            self.answer(*successor).is_none() && (said.votes.is_none() || self.votes(*successor).is_none())
        };
        if successors.is_empty() || !successors.iter().all(is_free) {
            return None;
        }
        self.restored.extend(successors.into_iter().map(|successor| (successor, !said.unconfirmed)));
        Some(self.item(name, &said))
    }

    fn restore_area(&mut self, name: &str, kept: &KeptFile) -> Option<KeptFile> {
        let said = kept.as_area().filter(|_| !self.successors.areas(name).is_empty())?;
        // What is said of an area as a whole is not said of one that it is only a part of.
        let is_all_of = |area: &AreaIndex| self.framework[*area].id == name || self.framework[*area].replaces == [name];
        let successors = self.successors.areas(name).into_iter();
        let free: Vec<AreaIndex> = successors.filter(|area| is_all_of(area) && self.is_untouched(*area)).collect();
        if said.is_answered || said.open.is_some() {
            let stood = || Stood { open: said.open.clone(), is_aside: said.excluded.is_some() };
            self.asked.entry(name.to_owned()).or_insert_with(stood);
        }
        let mut left = self.area(name, said);
        if !free.is_empty() {
            let reason = left.excluded.take();
            for area in free {
                self.areas.entry(area).or_default().excluded.clone_from(&reason);
            }
        }
        Some(left)
    }

    /// Whether nothing has been answered in an area: no item, not that it doesn't apply, and no level that was passed over, by
    /// which all of it is not in place.
    fn is_untouched(&self, area: AreaIndex) -> bool {
        let first = self.framework[area].first_level();
        let has_come = self
            .asked
            .iter()
            .any(|(id, stood)| self.has_come(stood, first) && self.successors.areas(id).contains(&area));
        let is_blank = |here: &AreaAnswers| {
            here.excluded.is_none()
                && here.ticked.is_empty()
                && here.unsure.is_empty()
                && here.not_applicable.is_empty()
        };
        !has_come && self.areas.get(&area).is_none_or(is_blank)
    }

    fn restore_action(&self, name: &str, kept: &KeptFile, actions: &mut [Action]) -> Option<KeptFile> {
        let successor = self.successors.items(kept.item.as_ref()?).first().copied()?;
        let is_it = |action: &&mut Action| action.item.is_none() && name == kept_name(action.id);
        actions.iter_mut().find(is_it)?.item = Some(successor);
        Some(KeptFile::default())
    }

    /// All of it or nothing. A scope that is empty by now means everything, and is not narrowed again.
    fn restore_about(&self, name: &str, kept: &KeptFile, about: &mut About) -> Option<KeptFile> {
        let framework = self.framework;
        let parts = entries(&kept.scope).map(|(_, id)| ScopePart::find(framework, id));
        let scope: Vec<ScopePart> = parts.collect::<Option<_>>()?;
        let communities: Vec<&String> = entries(&kept.communities).map(|(_, id)| id).collect();
        let viewpoints = keyed(&kept.viewpoint_by_phase)
            .map(|(phase, word)| Some((framework.phase(phase)?.index, Viewpoint::from_id(word?)?)));
        let viewpoints: Vec<_> = viewpoints.collect::<Option<_>>()?;
        let is_known = |id: &&String| framework.communities().iter().any(|community| community.id == **id);
        let level = kept.good_enough.as_ref().map(|id| framework.level_index(id));
        let has_level = level.is_none_or(|level| level.is_some());
        let has_scope = scope.is_empty() || !about.scope.is_empty();
        if name != "about" || !has_scope || !has_level || !communities.iter().all(is_known) {
            return None;
        }
        for part in scope {
            if !about.scope.contains(&part) {
                about.scope.push(part);
            }
        }
        for id in communities {
            if !about.communities.contains(id) {
                about.communities.push(id.clone());
            }
        }
        for (phase, viewpoint) in viewpoints {
            about.viewpoint_by_phase.entry(phase).or_insert(viewpoint);
        }
        about.good_enough = about.good_enough.or(level.flatten());
        Some(KeptFile::default())
    }
}
