//! What has taken the place of what: for every former id of an item or an area, the items and areas that have its answers now.

use std::collections::HashMap;

use super::model::{Area, Framework};

/// The heirs in a framework, looked up by former ids. What still has its own id is its own heir.
pub struct Successors<'f> {
    framework: &'f Framework,
    /// Areas by id, with their items by id.
    areas: HashMap<&'f str, (usize, HashMap<&'f str, usize>)>,
    /// Areas by the ids that they replace.
    of_areas: HashMap<&'f str, Vec<usize>>,
    /// Items, as area and place, by the full ids that they replace.
    of_items: HashMap<&'f str, Vec<(usize, usize)>>,
}

impl<'f> Successors<'f> {
    /// The heirs in this framework.
    pub fn of(framework: &'f Framework) -> Self {
        let mut heirs = Self { framework, areas: HashMap::new(), of_areas: HashMap::new(), of_items: HashMap::new() };
        for (index, area) in framework.areas().iter().enumerate() {
            let places = area.items_with_places().map(|(place, item)| (item.id.as_str(), place)).collect();
            heirs.areas.insert(&area.id, (index, places));
            for former in &area.replaces {
                heirs.of_areas.entry(former).or_default().push(index);
            }
            for (place, item) in area.items_with_places() {
                for former in &item.replaces {
                    heirs.of_items.entry(former).or_default().push((index, place));
                }
            }
        }
        heirs
    }

    /// The areas that have the answers of the area `id` now.
    pub fn areas(&self, id: &str) -> Vec<&'f Area> {
        let found = match self.areas.get(id) {
            Some((index, _)) => vec![*index],
            None => self.of_areas.get(id).cloned().unwrap_or_default(),
        };
        found.into_iter().map(|index| &self.framework.areas()[index]).collect()
    }

    /// The items that have the answers of the item with this full id now, as area and place. What an item says of itself
    /// counts before what its area says.
    pub fn items(&self, full: &str) -> Vec<(&'f Area, usize)> {
        let Some((area, item)) = full.split_once('.') else { return Vec::new() };
        let in_area = |index: usize| {
            let (index, places) = self.areas.get(self.framework.areas()[index].id.as_str())?;
            Some((*index, *places.get(item)?))
        };
        let itself = self.areas.get(area).and_then(|(index, _)| in_area(*index));
        let found = match (itself, self.of_items.get(full), self.of_areas.get(area)) {
            (Some(itself), ..) => vec![itself],
            (None, Some(heirs), _) => heirs.clone(),
            (None, None, Some(areas)) => areas.iter().filter_map(|index| in_area(*index)).collect(),
            (None, None, None) => Vec::new(),
        };
        found.into_iter().map(|(index, place)| (&self.framework.areas()[index], place)).collect()
    }
}
