//! Takes the answers of an assessment over to another version of its framework. Ids are permanent, so most answers stay where
//! they are; some move to items that replace theirs, and those without a place are kept apart. Nothing is dropped.

mod kept;
mod restore;

use std::collections::{BTreeMap, HashSet};

use self::kept::KeptFile;
use super::model::{
    About, Action, Answer, AreaAnswers, Assessment, Contents, Decision, FrameworkRef, Remark, Word, kept_name,
};
use crate::framework::{Area, Framework, Item, ItemRef, Successors};
use crate::ids;
use crate::input::{self, Raw, filled, filled_keys};

/// What came of taking answers over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moves {
    /// What the answers were given to.
    pub from: FrameworkRef,
    /// Former full id of an item, or id of an area, and the one that has its answers now.
    pub moved: Vec<(String, String)>,
    /// Full ids of items that could not be answered then.
    pub new: Vec<String>,
    /// What has no place any more, by the names under which it is kept.
    pub unplaced: Vec<String>,
    /// What had no place before, and still has none.
    pub still: Vec<String>,
    /// What had no place and has one again.
    pub restored: Vec<String>,
    /// Whether the answers were given to a later version than the one in use.
    pub is_back: bool,
}

/// Everything that was said about one item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct SaidOfItem {
    answer: Option<Answer>,
    unconfirmed: bool,
    evidence: Vec<Remark>,
    decisions: Vec<String>,
}

/// What was said about an area as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct SaidOfArea {
    is_answered: bool,
    open: Option<String>,
    excluded: Option<String>,
    target: Option<String>,
    notes: Vec<Remark>,
}

/// The answers in terms of `framework`, and what has changed its place.
///
/// An area with an item that could not be answered then is open from that item's level on.
pub(super) fn bring_over(old: Assessment, framework: &Framework) -> (Assessment, Moves) {
    let Contents { framework: from, mut about, areas, mut actions, unplaced } = old.0;
    let now = FrameworkRef::to(framework);
    let is_back = ids::is_later(&from.version, &now.version)
        || from.overlay.iter().zip(&now.overlay).any(|(from, now)| ids::is_later(&from.version, &now.version));
    let mut over = Over {
        framework,
        heirs: Successors::of(framework),
        areas: BTreeMap::new(),
        asked: areas.iter().map(|(id, answers)| (id.clone(), answers.open.clone())).collect(),
        moves: Moves { from, moved: vec![], new: vec![], unplaced: vec![], still: vec![], restored: vec![], is_back },
        restored: HashSet::new(),
        taken: unplaced.iter().map(|(name, _)| name.clone()).collect(),
        // What was kept before stays under its name, unless it finds a place.
        unplaced: unplaced.into_iter().map(|(name, raw)| (name, Some(raw))).collect(),
    };
    let mut items = Vec::new();
    for (id, answers) in &areas {
        let (mut of_area, of_items) = taken_apart(answers);
        if !over.heirs.areas(id).is_empty() {
            // Decided when all that has become part of the area is known.
            of_area.excluded = None;
        }
        let left = over.area(id, of_area);
        over.keep(id, &left);
        items.extend(of_items.into_iter().map(|(item, said)| (format!("{id}.{item}"), said)));
    }
    over.exclude(&areas);
    // What was said of an item itself counts before what was said of one that it replaces; a tick before any other answer.
    items.sort_by_key(|(full, said)| {
        let is_itself = over.heirs.items(full).iter().any(|item| framework.full_id(*item) == *full);
        (!is_itself, said.answer.is_none(), said.answer.clone())
    });
    for (full, said) in items {
        let left = over.item(&full, &said);
        over.keep(&full, &left);
    }
    over.about(&mut about);
    over.actions(&mut actions);
    over.restore(&mut about, &mut actions);
    over.open_areas();
    let Over { areas, mut moves, unplaced, .. } = over;
    moves.moved.sort();
    moves.moved.dedup();
    let unplaced = unplaced.into_iter().filter_map(|(name, raw)| Some((name, raw?))).collect();
    let mut assessment = Assessment(Contents { framework: now, about, areas, actions, unplaced });
    for area in framework.areas() {
        // With something new in it, an area can't be confirmed as it was in the round before.
        if area.items.iter().any(|item| moves.new.contains(&area.full_id(item.index))) {
            assessment.reopen_for_review(framework, area);
        }
    }
    (assessment, moves)
}

/// The answers of an area as what was said about the area and about each item.
fn taken_apart(answers: &AreaAnswers) -> (SaidOfArea, BTreeMap<String, SaidOfItem>) {
    // All fields by name, so that a new one can't be forgotten here.
    let AreaAnswers { open, ticked, unsure, not_applicable, excluded, evidence, notes, target, unconfirmed, decisions } =
        answers;
    let mut items: BTreeMap<String, SaidOfItem> = BTreeMap::new();
    let mut said = |id: &String, say: &mut dyn FnMut(&mut SaidOfItem)| say(items.entry(id.clone()).or_default());
    for id in ticked {
        said(id, &mut |item| item.answer = Some(Answer::Ticked));
    }
    for id in unsure {
        said(id, &mut |item| item.answer = Some(Answer::Unsure));
    }
    for (id, reason) in not_applicable {
        said(id, &mut |item| item.answer = Some(Answer::NotApplicable(reason.clone())));
    }
    for (id, remarks) in evidence {
        said(id, &mut |item| item.evidence.clone_from(remarks));
    }
    for id in unconfirmed {
        said(id, &mut |item| item.unconfirmed = true);
    }
    for Decision { item, reason } in decisions {
        said(item, &mut |item| item.decisions.push(reason.clone()));
    }
    let of_area = SaidOfArea {
        is_answered: open.is_none(),
        open: open.clone(),
        excluded: excluded.clone(),
        target: target.clone(),
        notes: notes.clone(),
    };
    (of_area, items)
}

struct Over<'f> {
    framework: &'f Framework,
    heirs: Successors<'f>,
    areas: BTreeMap<String, AreaAnswers>,
    /// The areas that were assessed then, with the level from which on they were open.
    asked: BTreeMap<String, Option<String>>,
    moves: Moves,
    /// Full ids of items whose answers were kept and have a place again: they were asked, in their time.
    restored: HashSet<String>,
    /// What has no place, by name; nothing where it has been given one.
    unplaced: Vec<(String, Option<Raw>)>,
    /// The names in it.
    taken: HashSet<String>,
}

impl Over<'_> {
    /// Puts what was said about an area where it belongs; what is left over.
    fn area(&mut self, id: &str, mut said: SaidOfArea) -> KeptFile {
        let heirs = self.heirs.areas(id);
        let is_level = said.target.as_ref().is_some_and(|level| self.framework.level_index(level).is_some());
        let mut has_target = said.target.is_none();
        for area in &heirs {
            let area = &self.framework[*area];
            let here = self.areas.entry(area.id.clone()).or_default();
            here.notes.extend(said.notes.iter().cloned());
            if here.target.is_none() && is_level {
                here.target.clone_from(&said.target);
            }
            has_target |= here.target == said.target;
            self.moved(id, area.id.clone());
        }
        if !heirs.is_empty() {
            let target = said.target.take().filter(|_| !has_target);
            said = SaidOfArea { target, excluded: said.excluded, ..SaidOfArea::default() };
        }
        KeptFile::of_area(&said)
    }

    /// An area is excluded if all that has become part of it was; a reason that doesn't count any more is kept.
    fn exclude(&mut self, old: &BTreeMap<String, AreaAnswers>) {
        let mut parts: BTreeMap<&str, Vec<(&String, &AreaAnswers)>> = BTreeMap::new();
        for (id, answers) in old {
            for area in self.heirs.areas(id) {
                parts.entry(&self.framework[area].id).or_default().push((id, answers));
            }
        }
        for (area, parts) in parts {
            let reason = parts.iter().find_map(|(_, answers)| answers.excluded.clone());
            let reason = reason.filter(|_| parts.iter().all(|(_, answers)| answers.excluded.is_some()));
            for (id, answers) in parts {
                let excluded = answers.excluded.clone().filter(|other| Some(other) != reason.as_ref());
                self.keep(id, &KeptFile::of_area(&SaidOfArea { excluded, ..SaidOfArea::default() }));
            }
            if reason.is_some() {
                self.areas.entry(area.to_owned()).or_default().excluded = reason;
            }
        }
    }

    /// Puts what was said about an item where it belongs; what is left over.
    fn item(&mut self, full: &str, said: &SaidOfItem) -> KeptFile {
        let heirs = self.heirs.items(full);
        for heir in &heirs {
            let (area, item) = (&self.framework[heir.area], &self.framework[*heir].id);
            let here = self.areas.entry(area.id.clone()).or_default();
            if !said.evidence.is_empty() {
                here.evidence.entry(item.clone()).or_default().extend(said.evidence.iter().cloned());
            }
            let decision = |reason: &String| Decision { item: item.clone(), reason: reason.clone() };
            here.decisions.extend(said.decisions.iter().map(decision));
            if let Some(answer) = said.answer.as_ref().filter(|_| here.answer(item).is_none()) {
                here.put(item, Some(answer.clone()));
                if said.unconfirmed {
                    here.unconfirmed.insert(item.clone());
                }
            }
            self.moved(full, self.framework.full_id(*heir));
        }
        if heirs.is_empty() {
            return KeptFile::of_item(said);
        }
        let counts =
            |heir: &ItemRef| self.areas[&self.framework[heir.area].id].answer(&self.framework[*heir].id) == said.answer;
        let answer = said.answer.clone().filter(|_| !heirs.iter().any(counts));
        KeptFile::of_item(&SaidOfItem { answer, ..SaidOfItem::default() })
    }

    fn moved(&mut self, former: &str, now: String) {
        if former != now {
            self.moves.moved.push((former.to_owned(), now));
        }
    }

    /// Takes out of `about` what the framework doesn't know, and keeps it.
    fn about(&mut self, about: &mut About) {
        let framework = self.framework;
        let mut scope: Vec<String> = Vec::new();
        let mut lost = Vec::new();
        for id in std::mem::take(&mut about.scope) {
            let heirs: Vec<&String> = match framework.phase(&id) {
                Some(phase) => vec![&phase.id],
                None => self.heirs.areas(&id).into_iter().map(|area| &framework[area].id).collect(),
            };
            if heirs.is_empty() {
                lost.push(id);
            }
            for now in heirs {
                if !scope.contains(now) {
                    scope.push(now.clone());
                }
            }
        }
        about.scope = scope;
        let is_known = |id: &String| framework.communities().iter().any(|community| community.id == *id);
        let (known, unknown) = std::mem::take(&mut about.communities).into_iter().partition(is_known);
        about.communities = known;
        let viewpoints = std::mem::take(&mut about.viewpoint_by_phase).into_iter();
        let (known, strange): (BTreeMap<_, _>, BTreeMap<_, _>) =
            viewpoints.partition(|(phase, _)| framework.phase(phase).is_some());
        about.viewpoint_by_phase = known;
        let viewpoints = strange.into_iter().map(|(phase, viewpoint)| (phase, Some(viewpoint.id().to_owned())));
        self.keep(
            "about",
            &KeptFile {
                scope: filled(lost),
                communities: filled(unknown),
                viewpoint_by_phase: filled_keys(viewpoints.collect()),
                ..KeptFile::default()
            },
        );
    }

    /// Points actions to the items of today; what an action was for is kept if that is gone.
    fn actions(&mut self, actions: &mut [Action]) {
        for action in actions {
            let Some(item) = action.item.take() else { continue };
            match self.heirs.items(&item).first() {
                Some(heir) => action.item = Some(self.framework.full_id(*heir)),
                None => {
                    let left = KeptFile { item: Some(item), ..KeptFile::default() };
                    self.keep(&kept_name(action.id), &left);
                }
            }
        }
    }

    /// Keeps what has no place, under a name that is not taken.
    fn keep(&mut self, name: &str, left: &KeptFile) {
        if left.is_empty() {
            return;
        }
        let name = ids::unused(name, |name| self.taken.contains(name));
        self.taken.insert(name.clone());
        self.moves.unplaced.push(name.clone());
        self.unplaced.push((name, Some(input::raw(left))));
    }

    /// Opens every area from the first level on at which something was not asked.
    fn open_areas(&mut self) {
        for area in self.framework.areas() {
            let mut first_unasked = None;
            for item in &area.items {
                let full = area.full_id(item.index);
                let was_asked = self.restored.contains(&full) || (!self.is_new(item) && self.was_asked(area, item));
                if !self.restored.contains(&full) && self.is_new(item) {
                    self.moves.new.push(full);
                }
                if !was_asked && first_unasked.is_none() {
                    first_unasked = Some(item.level);
                }
            }
            if first_unasked.is_none() {
                // All of it was answered, if under other names: nothing ticked is an answer, too.
                self.areas.entry(area.id.clone()).or_default();
            }
            let was_open = self.asked.get(&area.id).and_then(|open| self.framework.level_index(open.as_deref()?));
            let Some(here) = self.areas.get_mut(&area.id) else { continue };
            here.open = first_unasked.into_iter().chain(was_open).min().map(|level| self.framework[level].id.clone());
        }
    }

    /// Whether an item had its turn: in the areas of the items that it replaces, if one of those was assessed; otherwise in its
    /// own area or those that this one replaces. Each of them must have come as far as the item's level.
    fn was_asked(&self, area: &Area, item: &Item) -> bool {
        let opens = |ids: &mut dyn Iterator<Item = &str>| -> Vec<&Option<String>> {
            ids.filter_map(|id| self.asked.get(id)).collect()
        };
        let mut formers = item.replaces.iter().filter_map(|former| former.rsplit_once('.').map(|(area, _)| area));
        let mut itself = std::iter::once(area.id.as_str()).chain(area.replaces.iter().map(String::as_str));
        let mut open = opens(&mut formers);
        if open.is_empty() {
            open = opens(&mut itself);
        }
        let came_this_far = |open: &&Option<String>| match open {
            None => true,
            Some(open) => self.framework.level_index(open).is_some_and(|open| item.level < open),
        };
        !open.is_empty() && open.iter().all(came_this_far)
    }

    /// Whether an item came after the version that the answers were given to.
    fn is_new(&self, item: &Item) -> bool {
        let from = &self.moves.from;
        let came_after = |version: &str| item.since.as_deref().is_some_and(|since| ids::is_later(since, version));
        match (item.is_local, &from.overlay) {
            (false, _) => item.replaces.is_empty() && came_after(&from.version),
            (true, None) => true,
            (true, Some(overlay)) => item.replaces.is_empty() && came_after(&overlay.version),
        }
    }
}

#[cfg(test)]
mod tests;
