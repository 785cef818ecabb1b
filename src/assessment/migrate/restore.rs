//! Answers that once had no place, and have one again.

use std::collections::HashSet;

use super::super::model::{About, Action, Viewpoint, Word, kept_name};
use super::Over;
use super::kept::KeptFile;
use crate::framework::ItemRef;
use crate::ids;
use crate::input::{self, entries, keyed};

impl Over<'_> {
    /// Gives what was kept from an earlier version its place, if there is one again and nothing has taken it. What finds none
    /// stays as it is.
    pub(super) fn restore(&mut self, about: &mut About, actions: &mut [Action]) {
        let kept_now: HashSet<String> = self.moves.unplaced.iter().cloned().collect();
        for index in 0..self.unplaced.len() {
            let (name, Some(raw)) = &self.unplaced[index] else { continue };
            if kept_now.contains(name) {
                continue;
            }
            let (name, kept) = (name.clone(), input::from_raw::<KeptFile>(raw));
            let former = ids::without_number(&name);
            let left = kept.as_ref().and_then(|kept| {
                self.restore_item(former, kept)
                    .or_else(|| self.restore_area(former, kept))
                    .or_else(|| self.restore_action(former, kept, actions))
                    .or_else(|| self.restore_about(former, kept, about))
            });
            match left.filter(|left| Some(left) != kept.as_ref()) {
                Some(left) => {
                    self.moves.restored.push(name);
                    self.unplaced[index].1 = Some(left).filter(|left| !left.is_empty()).map(|left| input::raw(&left));
                }
                None => self.moves.still.push(name),
            }
        }
    }

    /// What is left over of it; nothing if it is no item's, or has no place.
    fn restore_item(&mut self, name: &str, kept: &KeptFile) -> Option<KeptFile> {
        let said = kept.as_item()?;
        let heirs = self.heirs.items(name);
        let is_free = |heir: &ItemRef| {
            let here = self.areas.get(&self.framework[heir.area].id);
            here.is_none_or(|here| here.answer(&self.framework[*heir].id).is_none())
        };
        if heirs.is_empty() || !heirs.iter().all(is_free) {
            return None;
        }
        self.restored.extend(heirs.iter().map(|heir| self.framework.full_id(*heir)));
        Some(self.item(name, &said))
    }

    fn restore_area(&mut self, name: &str, kept: &KeptFile) -> Option<KeptFile> {
        let said = kept.as_area().filter(|_| !self.heirs.areas(name).is_empty())?;
        if said.is_answered || said.open.is_some() {
            self.asked.entry(name.to_owned()).or_insert_with(|| said.open.clone());
        }
        let mut left = self.area(name, said);
        for area in self.heirs.areas(name) {
            let here = self.areas.entry(self.framework[area].id.clone()).or_default();
            let is_free = here.excluded.is_none()
                && here.ticked.is_empty()
                && here.unsure.is_empty()
                && here.not_applicable.is_empty();
            if is_free {
                here.excluded = left.excluded.take();
            }
        }
        Some(left)
    }

    fn restore_action(&self, name: &str, kept: &KeptFile, actions: &mut [Action]) -> Option<KeptFile> {
        let heir = self.heirs.items(kept.item.as_ref()?).first().copied()?;
        let is_it = |action: &&mut Action| action.item.is_none() && name == kept_name(action.id);
        actions.iter_mut().find(is_it)?.item = Some(self.framework.full_id(heir));
        Some(KeptFile::default())
    }

    /// All of it or nothing. A scope that is empty by now means everything, and is not narrowed again.
    fn restore_about(&self, name: &str, kept: &KeptFile, about: &mut About) -> Option<KeptFile> {
        let framework = self.framework;
        let texts = |list| entries(list).map(|(_, text): (_, &String)| text.clone()).collect::<Vec<_>>();
        let (scope, communities) = (texts(&kept.scope), texts(&kept.communities));
        let viewpoints: Option<Vec<_>> = keyed(&kept.viewpoint_by_phase)
            .map(|(phase, word)| Some((framework.phase(phase)?.id.clone(), Viewpoint::from_id(word?)?)))
            .collect();
        let is_placed = |id: &String| framework.phase(id).is_some() || framework.area(id).is_some();
        let is_known = |id: &String| framework.communities().iter().any(|community| community.id == *id);
        let has_scope = scope.is_empty() || (!about.scope.is_empty() && scope.iter().all(is_placed));
        if name != "about" || !has_scope || !communities.iter().all(is_known) {
            return None;
        }
        for (list, ids) in [(&mut about.scope, scope), (&mut about.communities, communities)] {
            for id in ids {
                if !list.contains(&id) {
                    list.push(id);
                }
            }
        }
        for (phase, viewpoint) in viewpoints? {
            about.viewpoint_by_phase.entry(phase).or_insert(viewpoint);
        }
        Some(KeptFile::default())
    }
}
