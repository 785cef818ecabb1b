//! The part of the check that looks at one area: its items, what they cover and what they replace.

use std::collections::{HashMap, HashSet};

use super::super::file::{AreaFile, ItemFile};
use super::{Check, Level, Seen};
use crate::ids;
use crate::input::{List, entries};
use crate::problem::{Code, Path, Problem};
use crate::words;

/// How many former ids an item or an area may have.
const MOST_REPLACED: usize = 50;

/// An item of the area, with its path.
struct Found<'f> {
    id: String,
    /// The index of its level, counted from 0.
    level: usize,
    file: &'f ItemFile,
    path: Path,
}

impl Check {
    pub(super) fn area(&mut self, file: &AreaFile, place: &Path, levels: &[Level]) {
        let id = self.unique_id(file.id.as_ref(), place, "area");
        // Without levels there is nothing to hold the checklist to.
        let is_mistyped = !levels.is_empty() && self.level_names(file, &place.key("checklist"), levels);
        let (items, empty) = self.items(file, &id, place, levels);
        // A level may be empty because its name is mistyped, and in an area without items all levels are.
        if !is_mistyped && !items.is_empty() {
            self.problems.extend(empty);
        }
        self.item_ids(&id, &items);
        self.covers(&id, &items);
        self.text(file.name.as_ref(), place, "name");
        self.replaces(&file.replaces, place, is_id);
        self.items.insert(id, items.into_iter().map(|item| item.id).collect());
    }

    /// Reports names of levels that are none; whether there was one.
    fn level_names(&mut self, file: &AreaFile, checklist: &Path, levels: &[Level]) -> bool {
        let before = self.problems.len();
        for name in file.checklist.iter().flat_map(indexmap::IndexMap::keys) {
            if !levels.iter().any(|level| level.id == *name) {
                let known: Vec<&str> = levels.iter().map(|level| level.id.as_str()).collect();
                let hint = words::nearest(name, known.iter().copied()).map_or_else(
                    || format!("the levels are {}", words::list(&known)),
                    |near| format!("did you mean {near}?"),
                );
                self.fault(Code::UnknownLevel, &checklist.key(name), format!("there is no level {name}"), hint);
            }
        }
        self.problems.len() > before
    }

    /// The items of all levels, lowest first, and warnings of levels that have none.
    fn items<'f>(
        &mut self,
        file: &'f AreaFile,
        id: &str,
        place: &Path,
        levels: &[Level],
    ) -> (Vec<Found<'f>>, Vec<Problem>) {
        let checklist = place.key("checklist");
        let mut items: Vec<Found> = Vec::new();
        let mut empty = Vec::new();
        for (level, Level { id: level_id, name }) in levels.iter().enumerate() {
            if levels[..level].iter().any(|earlier| earlier.id == *level_id) {
                continue;
            }
            let here = checklist.key(level_id);
            let before = items.len();
            if let Some(list) = file.checklist.as_ref().and_then(|checklist| checklist.get(level_id)) {
                for (index, item) in entries(list) {
                    let path = here.index(index);
                    items.push(Found { id: self.item(item, file, &path), level, file: item, path });
                }
            }
            if items.len() == before {
                let message = format!("area {id} has no item at {name}");
                empty.push(
                    Problem::warning(Code::EmptyLevel, here, message)
                        .hint("the level is passed over in this area; nothing to do if that is meant"),
                );
            }
        }
        if items.is_empty() && !levels.is_empty() {
            self.fault(
                Code::Missing,
                &checklist,
                format!("area {id} has no items"),
                "an area needs at least one item to be rated",
            );
        }
        (items, empty)
    }

    /// Looks at an item by itself; its id.
    fn item(&mut self, file: &ItemFile, area: &AreaFile, place: &Path) -> String {
        let since = file.since.as_ref().or(area.since.as_ref()).map(|since| since.trim().to_owned());
        if let (Some(since), Some(version)) = (&since, &self.version)
            && ids::is_later(since, version)
        {
            let message = format!("since {since}, but this is version {version}");
            let warning = Problem::warning(Code::Since, place.key("since"), message);
            self.problems.push(warning.hint("raise the version at the top of the file, or correct this one"));
        }
        let revised = file.revised.as_ref().or(area.revised.as_ref()).map(|revised| revised.trim().to_owned());
        if let (Some(revised), Some(version)) = (&revised, &self.version)
            && (revised.is_empty() || ids::is_later(revised, version))
        {
            self.fault(
                Code::Revised,
                &place.key("revised"),
                format!("revised in {revised}, but this is version {version}"),
                "name the version that changed what it means: this one, or an earlier one",
            );
        }
        let is_full_id = |id: &str| id.rsplit_once('.').is_some_and(|(area, item)| is_id(area) && is_id(item));
        let id = self.id(file.id.as_ref(), place);
        self.text(file.text.as_ref(), place, "text");
        self.replaces(&file.replaces, place, is_full_id);
        id
    }

    /// Former ids, each of which may stand there once. Whether they are really gone is seen when all areas are known.
    fn replaces(&mut self, list: &List<String>, place: &Path, is_fit: impl Fn(&str) -> bool) {
        let mut former: Vec<&String> = Vec::new();
        for (index, id) in entries(list) {
            let here = place.key("replaces").index(index);
            if former.len() == MOST_REPLACED {
                let message = format!("more than {MOST_REPLACED} ids are replaced here");
                self.fault(Code::Replaces, &here, message, "that can't be meant; keep those of the last versions");
                break;
            }
            if !is_fit(id) {
                let hint = "an item replaces items, such as 1a.E1, and an area replaces areas, such as 1a";
                self.fault(Code::BadId, &here, format!("{id} can't be an id here"), hint);
            } else if former.contains(&id) {
                self.fault(Code::DuplicateId, &here, format!("{id} is listed twice"), "remove one of the two");
            } else {
                former.push(id);
                self.former.push((id.clone(), here));
            }
        }
    }

    fn item_ids(&mut self, area: &str, items: &[Found]) {
        let mut seen = Seen::default();
        for Found { id, path, .. } in items {
            self.once(&mut seen, id, path, |_| format!("area {area} has two items {id}"));
        }
    }

    /// Refuses ids in `covers` that are unknown, don't point to a lower level or are listed twice.
    fn covers(&mut self, area: &str, items: &[Found]) {
        let mut by_id: HashMap<&str, &Found> = HashMap::new();
        for item in items {
            by_id.entry(&item.id).or_insert(item);
        }
        for from in items {
            let mut listed = HashSet::new();
            for (index, target) in entries(&from.file.covers) {
                let here = from.path.key("covers").index(index);
                let Some(to) = by_id.get(target.as_str()) else {
                    let known = items.iter().map(|item| item.id.as_str());
                    let hint = words::guess(self.problems.len(), target, known).map_or_else(
                        || "an item can cover items of its own area only".to_owned(),
                        |near| format!("did you mean {near}?"),
                    );
                    self.fault(Code::UnknownItem, &here, format!("area {area} has no item {target}"), hint);
                    continue;
                };
                if to.level >= from.level {
                    let (code, message) = wrong_cover(from, to);
                    self.fault(code, &here, message, "an item can only cover items of lower levels");
                } else if !listed.insert(target) {
                    self.fault(Code::DuplicateId, &here, format!("{target} is listed twice"), "remove one of the two");
                }
            }
        }
    }
}

/// What is wrong with one item covering another that is not at a lower level.
fn wrong_cover(from: &Found, to: &Found) -> (Code, String) {
    let (covering, covered) = (&from.id, &to.id);
    if entries(&to.file.covers).any(|(_, id)| id == covering) {
        let message = if covering == covered {
            format!("{covering} covers itself")
        } else {
            format!("{covering} and {covered} cover each other")
        };
        return (Code::CoversCycle, message);
    }
    (Code::CoversDirection, format!("{covering} covers {covered}, which is not at a lower level"))
}

/// Whether a text has the letters that an id may have.
fn is_id(id: &str) -> bool {
    !id.is_empty() && super::is_fit_for_id(id)
}
