//! What has taken the place of what: for every former id of an item or an area, the items and areas that have its answers now.

use std::collections::HashMap;

use super::index::{AreaIndex, ItemIndex, ItemRef};
use super::model::Framework;

/// The successors in a framework, looked up by former ids. What still has its own id is its own successor.
pub struct Successors<'f> {
    /// Areas by id.
    areas: HashMap<&'f str, AreaIndex>,
    /// For each area, its items by id.
    items: Vec<HashMap<&'f str, ItemIndex>>,
    /// Areas by the ids that they replace.
    of_areas: HashMap<&'f str, Vec<AreaIndex>>,
    /// Items by the full ids that they replace.
    of_items: HashMap<&'f str, Vec<ItemRef>>,
}

impl<'f> Successors<'f> {
    /// The successors in this framework.
    pub fn of(framework: &'f Framework) -> Self {
        let areas = framework.areas().iter();
        let mut successors = Self {
            areas: areas.clone().map(|area| (area.id.as_str(), area.index)).collect(),
            items: areas.map(|area| area.items.iter().map(|item| (item.id.as_str(), item.index)).collect()).collect(),
            of_areas: HashMap::new(),
            of_items: HashMap::new(),
        };
        for area in framework.areas() {
            for former in &area.replaces {
                successors.of_areas.entry(former).or_default().push(area.index);
            }
            for item in &area.items {
                for former in &item.replaces {
                    successors.of_items.entry(former).or_default().push(ItemRef { area: area.index, item: item.index });
                }
            }
        }
        successors
    }

    /// The areas that have the answers of the area `id` now.
    pub fn areas(&self, id: &str) -> Vec<AreaIndex> {
        match self.areas.get(id) {
            Some(area) => vec![*area],
            None => self.of_areas.get(id).cloned().unwrap_or_default(),
        }
    }

    /// The items that have the answers of the item with this full id now. What an item says of itself counts before what its
    /// area says.
    pub fn items(&self, full_id: &str) -> Vec<ItemRef> {
        let Some((area_id, id)) = full_id.rsplit_once('.') else { return Vec::new() };
        let in_area = |area: AreaIndex| Some(ItemRef { area, item: *self.items[area.get()].get(id)? });
        let itself = self.areas.get(area_id).and_then(|area| in_area(*area));
        match (itself, self.of_items.get(full_id), self.of_areas.get(area_id)) {
            (Some(itself), ..) => vec![itself],
            (None, Some(successors), _) => successors.clone(),
            (None, None, Some(areas)) => areas.iter().filter_map(|area| in_area(*area)).collect(),
            (None, None, None) => Vec::new(),
        }
    }
}
