//! Answers that once had no place, and have one again.

use std::collections::HashSet;

use super::super::file::UnplacedFile;
use super::super::model::{About, Action, Viewpoint, Word};
use super::{Over, mark_of};
use crate::framework::Area;
use crate::yaml::{self, entries, keyed};

impl Over<'_> {
    /// Gives what was kept from an earlier version its place, if there is one again and nothing has taken it.
    pub(super) fn restore(&mut self, about: &mut About, actions: &mut [Action]) {
        let kept_now: HashSet<String> = self.moves.unplaced.iter().cloned().collect();
        for index in 0..self.unplaced.len() {
            let (name, Some(raw)) = &self.unplaced[index] else { continue };
            let Some(kept) = yaml::from_raw::<UnplacedFile>(raw).filter(|_| !kept_now.contains(name)) else { continue };
            let name = name.clone();
            let is_back = self.restore_item(&name, &kept)
                || self.restore_area(&name, &kept)
                || self.restore_action(&name, &kept, actions)
                || self.restore_about(&name, &kept, about);
            if is_back {
                self.unplaced[index].1 = None;
                self.moves.restored.push(name);
            }
        }
    }

    fn restore_item(&mut self, name: &str, kept: &UnplacedFile) -> bool {
        let heirs = self.heirs_of(name);
        let is_free = |(area, place): &(&Area, usize)| {
            self.areas.get(&area.id).is_none_or(|here| mark_of(here, &area.items[*place].id).is_none())
        };
        let Some(said) = kept.as_item().filter(|_| !heirs.is_empty() && heirs.iter().all(is_free)) else {
            return false;
        };
        self.restored.extend(heirs.iter().map(|(area, place)| area.full_id(*place)));
        self.item(name, said);
        true
    }

    fn restore_area(&mut self, name: &str, kept: &UnplacedFile) -> bool {
        let Some(said) = kept.as_area().filter(|_| self.heir(name).is_some()) else { return false };
        self.area(name, said);
        true
    }

    fn restore_action(&self, name: &str, kept: &UnplacedFile, actions: &mut [Action]) -> bool {
        let Some(item) = kept.item.as_ref().and_then(|item| self.heirs_of(item).first().copied()) else { return false };
        let is_it = |action: &&mut Action| action.item.is_none() && name == format!("action.{}", action.id);
        let Some(action) = actions.iter_mut().find(is_it) else { return false };
        action.item = Some(item.0.full_id(item.1));
        true
    }

    /// All of it or nothing: a scope that is empty by now means everything, and is not narrowed again.
    fn restore_about(&self, name: &str, kept: &UnplacedFile, about: &mut About) -> bool {
        let framework = self.framework;
        let texts = |list| entries(list).map(|(_, text): (_, &String)| text.clone()).collect::<Vec<_>>();
        let (scope, communities) = (texts(&kept.scope), texts(&kept.communities));
        let viewpoints: Vec<_> = keyed(&kept.viewpoint_by_phase)
            .map(|(phase, word)| Some((framework.phase(phase)?.id.clone(), Viewpoint::from_id(word?)?)))
            .collect();
        let is_placed = |id: &String| framework.phase(id).is_some() || framework.area(id).is_some();
        let is_known = |id: &String| framework.communities().iter().any(|community| community.id == *id);
        if name != "about"
            || !(scope.is_empty() || !about.scope.is_empty() && scope.iter().all(is_placed))
            || !communities.iter().all(is_known)
            || viewpoints.contains(&None)
        {
            return false;
        }
        for (list, ids) in [(&mut about.scope, scope), (&mut about.communities, communities)] {
            for id in ids {
                if !list.contains(&id) {
                    list.push(id);
                }
            }
        }
        for (phase, viewpoint) in viewpoints.into_iter().flatten() {
            about.viewpoint_by_phase.entry(phase).or_insert(viewpoint);
        }
        true
    }
}
