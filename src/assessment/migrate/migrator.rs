//! Puts what was said to another version of the framework where it belongs in this one, and keeps what has no place.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::super::model::{
    About, Action, Answer, AreaAnswers, Decision, FrameworkRef, Parked, ScopePart, Votes, kept_name,
};
use super::super::word::Word;
use super::super::written::{WrittenAbout, WrittenAnswers};
use super::kept::KeptFile;
use super::said::{SaidOfArea, SaidOfItem};
use crate::framework::{Area, AreaIndex, Framework, ItemRef, Successors};
use crate::ids;
use crate::input::{self, Raw, filled, filled_keys};

/// What came of taking answers over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Migration {
    /// What the answers were given to.
    pub from: FrameworkRef,
    /// What has its answers elsewhere now, in the order of the ids.
    pub moved: Vec<Moved>,
    /// Items that could not be answered then.
    pub new: Vec<ItemRef>,
    /// What has no place any more, by the names under which it is kept.
    pub unplaced: Vec<String>,
    /// What had no place before, and still has none.
    pub still: Vec<String>,
    /// What had no place and has one again.
    pub restored: Vec<String>,
    /// Areas that are open, or open from an earlier level, because something that has become part of them was not asked then.
    pub opened: Vec<AreaIndex>,
    /// Items that were answered, and whose meaning has changed since.
    pub reworded: Vec<ItemRef>,
    /// Whether the answers were given to a later version than the one in use.
    pub is_back: bool,
}

/// A former id, and what has its answers now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moved {
    /// The id of an area.
    Area(String, AreaIndex),
    /// The full id of an item.
    Item(String, ItemRef),
}

impl Moved {
    /// The former id.
    pub fn former(&self) -> &str {
        match self {
            Self::Area(former, _) | Self::Item(former, _) => former,
        }
    }

    /// The id, or full id, of today.
    pub fn now(&self, framework: &Framework) -> String {
        match self {
            Self::Area(_, area) => framework[*area].id.clone(),
            Self::Item(_, item) => framework.full_id(*item),
        }
    }
}

/// How far an area was gone through.
pub(super) struct Stood {
    /// The id of the level from which on it was open.
    pub(super) open: Option<String>,
    /// Whether it was set aside as a whole, and so nothing in it asked.
    pub(super) is_aside: bool,
}

impl Stood {
    fn of(answers: &WrittenAnswers) -> Self {
        Self { open: answers.open.clone(), is_aside: answers.excluded.is_some() }
    }
}

/// A migration under way.
pub(super) struct Migrator<'f> {
    pub(super) framework: &'f Framework,
    pub(super) successors: Successors<'f>,
    pub(super) areas: BTreeMap<AreaIndex, AreaAnswers>,
    /// The ids of the areas that were gone through then, and how far.
    pub(super) asked: BTreeMap<String, Stood>,
    pub(super) migration: Migration,
    /// Items whose answers were kept and have a place again, and whether those were confirmed: then they were asked, in their time.
    pub(super) restored: HashMap<ItemRef, bool>,
    /// What has no place, by name; nothing where it has been given one.
    pub(super) unplaced: Vec<(String, Option<Raw>)>,
    /// The names in it.
    taken: HashSet<String>,
}

impl<'f> Migrator<'f> {
    /// At the start: nothing of the answers in `areas` has been placed. What was kept before stays under its name, unless it
    /// finds a place.
    pub(super) fn new(
        framework: &'f Framework,
        from: FrameworkRef,
        areas: &BTreeMap<String, WrittenAnswers>,
        unplaced: Vec<(String, Raw)>,
    ) -> Self {
        let now = FrameworkRef::to(framework);
        let is_back = ids::is_later(&from.version, &now.version)
            || from.overlay.iter().zip(&now.overlay).any(|(from, now)| ids::is_later(&from.version, &now.version));
        Self {
            framework,
            successors: Successors::of(framework),
            areas: BTreeMap::new(),
            asked: areas.iter().map(|(id, answers)| (id.clone(), Stood::of(answers))).collect(),
            migration: Migration {
                from,
                moved: vec![],
                new: vec![],
                unplaced: vec![],
                still: vec![],
                restored: vec![],
                opened: vec![],
                reworded: vec![],
                is_back,
            },
            restored: HashMap::new(),
            taken: unplaced.iter().map(|(name, _)| name.clone()).collect(),
            unplaced: unplaced.into_iter().map(|(name, raw)| (name, Some(raw))).collect(),
        }
    }

    /// The answers by area, what has no place, and what has come of it all.
    pub(super) fn done(self) -> (BTreeMap<AreaIndex, AreaAnswers>, Vec<(String, Raw)>, Migration) {
        let Self { framework, mut areas, mut migration, unplaced, .. } = self;
        for answers in areas.values_mut() {
            // They were placed by answer; in the order of the items they are found.
            answers.parked.sort_by_key(|parked| parked.item);
        }
        migration.moved.sort_by_cached_key(|moved| (moved.former().to_owned(), moved.now(framework)));
        migration.moved.dedup();
        (areas, unplaced.into_iter().filter_map(|(name, raw)| Some((name, raw?))).collect(), migration)
    }

    /// Whether there still is an item with this full id.
    pub(super) fn is_known(&self, full_id: &str) -> bool {
        self.framework.item(full_id).is_some()
    }

    /// Puts what was said about an area where it belongs, and keeps what is left over.
    pub(super) fn place_area(&mut self, id: &str, mut said: SaidOfArea) {
        if !self.successors.areas(id).is_empty() {
            // Decided when all that has become part of the area is known.
            said.excluded = None;
        }
        let left = self.area(id, said);
        self.keep(id, &left);
    }

    /// Puts what was said about an area where it belongs; what is left over.
    pub(super) fn area(&mut self, id: &str, said: SaidOfArea) -> KeptFile {
        let successors = self.successors.areas(id);
        let target = said.target.as_ref().and_then(|level| self.framework.level_index(level));
        let mut has_target = said.target.is_none();
        for area in &successors {
            let here = self.areas.entry(*area).or_default();
            here.notes.extend(said.notes.iter().cloned());
            here.target = here.target.or(target);
            has_target |= target.is_some() && here.target == target;
            if self.framework[*area].id != id {
                self.migration.moved.push(Moved::Area(id.to_owned(), *area));
            }
        }
        if successors.is_empty() {
            return KeptFile::of_area(&said);
        }
        let target = said.target.filter(|_| !has_target);
        KeptFile::of_area(&SaidOfArea { target, excluded: said.excluded, ..SaidOfArea::default() })
    }

    /// An area is excluded if all that has become part of it was; a reason that doesn't count any more is kept.
    pub(super) fn exclude(&mut self, former: &BTreeMap<String, WrittenAnswers>) {
        // In the order of the ids of today, in which what is left over is kept.
        let mut parts: BTreeMap<(&str, AreaIndex), Vec<_>> = BTreeMap::new();
        for (id, answers) in former {
            for area in self.successors.areas(id) {
                parts.entry((&self.framework[area].id, area)).or_default().push((id, answers.excluded.as_ref()));
            }
        }
        for ((_, area), parts) in parts {
            let reason = parts.iter().find_map(|(_, excluded)| *excluded);
            // One that is not in the file was not set aside; but if this area is in it, those that it replaces were gone by then.
            let Area { id, replaces, .. } = &self.framework[area];
            let is_whole = former.contains_key(id) || replaces.iter().all(|id| former.contains_key(id));
            let reason = reason.filter(|_| is_whole && parts.iter().all(|(_, excluded)| excluded.is_some()));
            for (id, excluded) in parts {
                let excluded = excluded.filter(|other| Some(*other) != reason).cloned();
                self.keep(id, &KeptFile::of_area(&SaidOfArea { excluded, ..SaidOfArea::default() }));
            }
            if reason.is_some() {
                self.areas.entry(area).or_default().excluded = reason.cloned();
            }
        }
    }

    /// Puts what was said about an item where it belongs, and keeps what is left over.
    pub(super) fn place_item(&mut self, full_id: &str, said: &SaidOfItem) {
        let left = self.item(full_id, said);
        self.keep(full_id, &left);
    }

    /// Puts what was said about an item where it belongs; what is left over.
    pub(super) fn item(&mut self, full_id: &str, said: &SaidOfItem) -> KeptFile {
        let successors = self.successors.items(full_id);
        for successor in &successors {
            let item = successor.item;
            let here = self.areas.entry(successor.area).or_default();
            if !said.evidence.is_empty() {
                here.evidence.entry(item).or_default().extend(said.evidence.iter().cloned());
            }
            let decisions = said.decisions.iter();
            here.decisions.extend(decisions.map(|(reason, votes)| Decision {
                item,
                reason: reason.clone(),
                votes: *votes,
            }));
            here.parked.extend(said.parked.iter().map(|text| Parked { item, text: text.clone() }));
            if let Some(votes) = said.votes {
                here.votes.entry(item).or_insert(votes);
            }
            if let Some(answer) = said.answer.as_ref().filter(|_| here.answer(item).is_none()) {
                here.set(item, Some(answer.clone()));
                if said.unconfirmed {
                    here.unconfirmed.insert(item);
                }
                if said.reworded {
                    here.reworded.insert(item);
                }
            }
            if self.framework.full_id(*successor) != full_id {
                self.migration.moved.push(Moved::Item(full_id.to_owned(), *successor));
            }
        }
        if successors.is_empty() {
            return KeptFile::of_item(said);
        }
        let counts = |successor: &ItemRef| self.answer(*successor) == said.answer;
        let answer = said.answer.clone().filter(|_| !successors.iter().any(counts));
        // A show of hands on another item that this one replaces is not added up with its own.
        let has = |successor: &ItemRef, votes| self.votes(*successor) == Some(votes);
        let votes = said.votes.filter(|votes| !successors.iter().any(|successor| has(successor, *votes)));
        KeptFile::of_item(&SaidOfItem { answer, votes, ..SaidOfItem::default() })
    }

    /// The answer that an item has by now.
    pub(super) fn answer(&self, item: ItemRef) -> Option<Answer> {
        self.areas.get(&item.area).and_then(|here| here.answer(item.item))
    }

    /// The show of hands on an item so far.
    pub(super) fn votes(&self, item: ItemRef) -> Option<Votes> {
        self.areas.get(&item.area).and_then(|here| here.votes.get(&item.item).copied())
    }

    /// What is said about the whole, as far as the framework knows it; the rest is kept.
    pub(super) fn about(&mut self, about: WrittenAbout) -> About {
        let framework = self.framework;
        let WrittenAbout { said, scope: ids, viewpoint_by_phase, good_enough } = about;
        let mut scope: Vec<ScopePart> = Vec::new();
        let mut lost = Vec::new();
        for id in ids {
            let parts: Vec<ScopePart> = match framework.phase(&id) {
                Some(phase) => vec![ScopePart::Phase(phase.index)],
                None => self.successors.areas(&id).into_iter().map(ScopePart::Area).collect(),
            };
            if parts.is_empty() {
                lost.push(id);
            }
            for part in parts {
                if !scope.contains(&part) {
                    scope.push(part);
                }
            }
        }
        let is_known = |id: &String| framework.communities().iter().any(|community| community.id == *id);
        let (communities, unknown) = said.communities.into_iter().partition(is_known);
        let (mut viewpoints, mut strange) = (BTreeMap::new(), Vec::new());
        for (id, viewpoint) in viewpoint_by_phase {
            match framework.phase(&id) {
                Some(phase) => drop(viewpoints.insert(phase.index, viewpoint)),
                None => strange.push((id, Some(viewpoint.id().to_owned()))),
            }
        }
        let level = good_enough.as_ref().and_then(|id| framework.level_index(id));
        let left = KeptFile {
            good_enough: good_enough.filter(|_| level.is_none()),
            scope: filled(lost),
            communities: filled(unknown),
            viewpoint_by_phase: filled_keys(strange.into_iter().collect()),
            ..KeptFile::default()
        };
        self.keep("about", &left);
        About { scope, communities, viewpoint_by_phase: viewpoints, good_enough: level, ..said }
    }

    /// The actions with the items of today; what an action was for is kept if that is gone.
    pub(super) fn actions(&mut self, actions: Vec<(Action, Option<String>)>) -> Vec<Action> {
        let mut placed = Vec::new();
        for (mut action, item) in actions {
            action.item = item.as_ref().and_then(|item| self.successors.items(item).first().copied());
            if action.item.is_none() {
                self.keep(&kept_name(action.id), &KeptFile { item, ..KeptFile::default() });
            }
            placed.push(action);
        }
        placed
    }

    /// Keeps what has no place, under a name that is not taken.
    fn keep(&mut self, name: &str, left: &KeptFile) {
        if left.is_empty() {
            return;
        }
        let name = ids::unused(name, |name| self.taken.contains(name));
        self.taken.insert(name.clone());
        self.migration.unplaced.push(name.clone());
        self.unplaced.push((name, Some(input::raw(left))));
    }
}
