//! What was asked of all that is in this version of the framework: what wasn't stays open.

use super::migrator::{Migrator, Stood};
use crate::framework::{Area, Item, ItemRef, LevelIndex};
use crate::ids;

impl Migrator<'_> {
    /// Opens every area from the first level on at which something was not asked.
    pub(super) fn open_areas(&mut self) {
        for area in self.framework.areas() {
            let mut first_unasked: Option<LevelIndex> = None;
            let mut is_all_new = true;
            for item in &area.items {
                let place = ItemRef { area: area.index, item: item.index };
                let is_new = !self.restored.contains_key(&place) && self.is_new(item);
                if is_new {
                    self.migration.new.push(place);
                }
                let was_asked = match self.restored.get(&place) {
                    Some(is_confirmed) => *is_confirmed,
                    None => !is_new && self.was_asked(area, item),
                };
                if self.is_reworded(item) && (was_asked || self.answer(place).is_some()) {
                    self.migration.reworded.push(place);
                }
                if !was_asked {
                    first_unasked = first_unasked.or(Some(item.level));
                    is_all_new &= is_new;
                }
            }
            if first_unasked.is_none() {
                // All of it was answered, if under other names: nothing ticked is an answer, too.
                self.areas.entry(area.index).or_default();
            }
            let reworded = self.migration.reworded.iter().filter(|place| place.area == area.index);
            if let Some(here) = self.areas.get_mut(&area.index) {
                here.reworded.extend(reworded.map(|place| place.item));
            }
            let open_then = self.asked.get(&area.id).and_then(|stood| stood.open.as_ref());
            let was_open = open_then.and_then(|open| self.framework.level_index(open));
            let Some(here) = self.areas.get_mut(&area.index) else { continue };
            // What is set aside as a whole is not asked.
            let first_unasked = first_unasked.filter(|_| here.excluded.is_none());
            here.open = first_unasked.into_iter().chain(was_open).min();
            let open = here.open;
            let had_come = |level: LevelIndex| {
                let mut parts = self.asked.iter().filter(|(id, _)| self.successors.areas(id).contains(&area.index));
                parts.any(|(_, stood)| self.has_come(stood, level))
            };
            if !is_all_new && open.is_some_and(had_come) {
                self.migration.opened.push(area.index);
            }
        }
    }

    /// Whether an item had its turn. If it has taken the place of others, and did not stand there itself by then, their areas must
    /// all have come as far as its level; otherwise its own area must, or all those that this one replaces.
    ///
    /// The version before is not at hand. So an area that is not in the file counts as one that nobody has answered; but if this
    /// area is in it, then those that it replaces were gone by then.
    fn was_asked(&self, area: &Area, item: &Item) -> bool {
        let is_own = self.asked.contains_key(&area.id);
        let has_come = |id: &str| self.asked.get(id).is_some_and(|stood| self.has_come(stood, item.level));
        let formers = item.replaces.iter().filter(|_| !self.stood_there(item));
        let mut formers: Vec<&str> = formers.filter_map(|former| Some(former.rsplit_once('.')?.0)).collect();
        formers.retain(|former| !is_own || !area.replaces.iter().any(|replaced| replaced == former));
        if !formers.is_empty() {
            return formers.into_iter().all(has_come);
        }
        if is_own || area.replaces.is_empty() {
            has_come(&area.id)
        } else {
            area.replaces.iter().all(|id| has_come(id))
        }
    }

    /// Whether an area was gone through as far as a level.
    pub(super) fn has_come(&self, stood: &Stood, level: LevelIndex) -> bool {
        let open = |id: &String| self.framework.level_index(id).is_some_and(|open| level < open);
        !stood.is_aside && stood.open.as_ref().is_none_or(open)
    }

    /// Whether the meaning of an item has changed since the version that the answers were given to.
    fn is_reworded(&self, item: &Item) -> bool {
        let from = self.version_of(item);
        item.revised.as_ref().zip(from).is_some_and(|(revised, from)| ids::is_later(revised, from))
    }

    /// The version that the answers were given to: of the overlay, for its own items.
    fn version_of(&self, item: &Item) -> Option<&String> {
        let from = &self.migration.from;
        if item.is_local { from.overlay.as_ref().map(|overlay| &overlay.version) } else { Some(&from.version) }
    }

    /// Whether an item says that it was there in the version that the answers were given to.
    fn stood_there(&self, item: &Item) -> bool {
        item.since.as_ref().zip(self.version_of(item)).is_some_and(|(since, from)| !ids::is_later(since, from))
    }

    /// Whether an item came after the version that the answers were given to.
    fn is_new(&self, item: &Item) -> bool {
        let from = &self.migration.from;
        let came_after = |version: &str| item.since.as_deref().is_some_and(|since| ids::is_later(since, version));
        match (item.is_local, &from.overlay) {
            (false, _) => item.replaces.is_empty() && came_after(&from.version),
            (true, None) => true,
            (true, Some(overlay)) => item.replaces.is_empty() && came_after(&overlay.version),
        }
    }
}
