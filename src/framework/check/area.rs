//! The part of the check that looks at one area: its items, what they cover and what they replace.

use std::collections::{HashMap, HashSet};

use super::super::file::{AreaFile, ItemFile};
use super::super::index::{AreaIndex, ItemIndex, LevelIndex, PhaseIndex};
use super::super::model::{Area, Item, Level};
use super::{Check, Seen, trimmed};
use crate::ids;
use crate::input::{List, entries};
use crate::problem::{Code, Path, Problem};
use crate::words;

/// How many former ids an item or an area may have.
const MOST_REPLACED: usize = 50;

/// An item on its way into the model: what it becomes, what the file says, and where.
struct Draft<'f> {
    item: Item,
    file: &'f ItemFile,
    place: Path,
}

impl Check {
    pub(super) fn area(
        &mut self,
        file: &AreaFile,
        place: &Path,
        phase: PhaseIndex,
        index: AreaIndex,
        levels: &[Level],
    ) -> Area {
        let id = self.unique_id(file.id.as_ref(), place, "area");
        // Without levels there is nothing to hold the checklist to.
        let is_mistyped = !levels.is_empty() && self.level_names(file, &place.key("checklist"), levels);
        let (mut drafts, empty) = self.drafts(file, &id, place, levels);
        // Where a level is mistyped, or nothing stands at all, it goes without saying that levels are empty.
        if !is_mistyped && !drafts.is_empty() {
            self.problems.extend(empty);
        }
        self.item_ids(&id, &drafts);
        self.covers(&id, &mut drafts);
        Area {
            index,
            name: self.text(file.name.as_ref(), place, "name"),
            id,
            phase,
            summary: trimmed(file.summary.as_ref()),
            why: trimmed(file.why.as_ref()),
            evidence: entries(&file.evidence).map(|(_, text)| text.trim().to_owned()).collect(),
            discuss: entries(&file.discuss).map(|(_, text)| text.trim().to_owned()).collect(),
            replaces: self.replaces(&file.replaces, place, is_id),
            items: drafts.into_iter().map(|draft| draft.item).collect(),
        }
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
    fn drafts<'f>(
        &mut self,
        file: &'f AreaFile,
        id: &str,
        place: &Path,
        levels: &[Level],
    ) -> (Vec<Draft<'f>>, Vec<Problem>) {
        let checklist = place.key("checklist");
        let mut drafts: Vec<Draft> = Vec::new();
        let mut empty = Vec::new();
        for Level { index: level, id: level_id, name, .. } in levels {
            if levels[..level.get()].iter().any(|earlier| earlier.id == *level_id) {
                continue;
            }
            let here = checklist.key(level_id);
            let before = drafts.len();
            if let Some(list) = file.checklist.as_ref().and_then(|checklist| checklist.get(level_id)) {
                for (index, item) in entries(list) {
                    let place = here.index(index);
                    let next = ItemIndex::new(drafts.len());
                    drafts.push(Draft { item: self.item(item, file, &place, *level, next), file: item, place });
                }
            }
            if drafts.len() == before {
                let message = format!("area {id} has no item at {name}");
                empty.push(
                    Problem::warning(Code::EmptyLevel, here, message)
                        .hint("the level is passed over in this area; nothing to do if that is meant"),
                );
            }
        }
        if drafts.is_empty() && !levels.is_empty() {
            self.fault(
                Code::Missing,
                &checklist,
                format!("area {id} has no items"),
                "an area needs at least one item to be rated",
            );
        }
        (drafts, empty)
    }

    fn item(&mut self, file: &ItemFile, area: &AreaFile, place: &Path, level: LevelIndex, index: ItemIndex) -> Item {
        let since = file.since.as_ref().or(area.since.as_ref()).map(|since| since.trim().to_owned());
        if let (Some(since), Some(version)) = (&since, &self.version)
            && ids::is_later(since, version)
        {
            let message = format!("since {since}, but this is version {version}");
            let warning = Problem::warning(Code::Since, place.key("since"), message);
            self.problems.push(warning.hint("raise the version at the top of the file, or correct this one"));
        }
        let is_full_id = |id: &str| id.rsplit_once('.').is_some_and(|(area, item)| is_id(area) && is_id(item));
        Item {
            index,
            id: self.id(file.id.as_ref(), place),
            text: self.text(file.text.as_ref(), place, "text"),
            level,
            covers: Vec::new(),
            replaces: self.replaces(&file.replaces, place, is_full_id),
            since,
            is_local: false,
        }
    }

    /// Former ids, each of which may stand there once. Whether they are really gone is seen when all areas are known.
    fn replaces(&mut self, list: &List<String>, place: &Path, is_fit: impl Fn(&str) -> bool) -> Vec<String> {
        let mut former: Vec<String> = Vec::new();
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
            } else if former.contains(id) {
                self.fault(Code::DuplicateId, &here, format!("{id} is listed twice"), "remove one of the two");
            } else {
                former.push(id.clone());
                self.former.push((id.clone(), here));
            }
        }
        former
    }

    fn item_ids(&mut self, area: &str, drafts: &[Draft]) {
        let mut seen = Seen::default();
        for Draft { item, place, .. } in drafts {
            self.once(&mut seen, &item.id, place, |_| format!("area {area} has two items {}", item.id));
        }
    }

    /// Resolves the ids in `covers`, refusing what is unknown or doesn't point to a lower level.
    fn covers(&mut self, area: &str, drafts: &mut [Draft]) {
        let mut by_id: HashMap<String, usize> = HashMap::new();
        for (index, draft) in drafts.iter().enumerate() {
            by_id.entry(draft.item.id.clone()).or_insert(index);
        }
        for from in 0..drafts.len() {
            let mut covers = Vec::new();
            let mut listed = HashSet::new();
            for (index, target) in entries(&drafts[from].file.covers) {
                let here = drafts[from].place.key("covers").index(index);
                let Some(&to) = by_id.get(target) else {
                    let hint =
                        words::guess(self.problems.len(), target, drafts.iter().map(|draft| draft.item.id.as_str()))
                            .map_or_else(
                                || "an item can cover items of its own area only".to_owned(),
                                |near| format!("did you mean {near}?"),
                            );
                    self.fault(Code::UnknownItem, &here, format!("area {area} has no item {target}"), hint);
                    continue;
                };
                if drafts[to].item.level < drafts[from].item.level {
                    if listed.insert(to) {
                        covers.push(drafts[to].item.index);
                    } else {
                        self.fault(
                            Code::DuplicateId,
                            &here,
                            format!("{target} is listed twice"),
                            "remove one of the two",
                        );
                    }
                } else {
                    let (code, message) = wrong_cover(&drafts[from], &drafts[to]);
                    self.fault(code, &here, message, "an item can only cover items of lower levels");
                }
            }
            drafts[from].item.covers = covers;
        }
    }
}

/// What is wrong with one item covering another that is not at a lower level.
fn wrong_cover(from: &Draft, to: &Draft) -> (Code, String) {
    let (covering, covered) = (&from.item.id, &to.item.id);
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
