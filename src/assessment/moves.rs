//! Takes the answers of an assessment over to another version of its framework. Ids are permanent, so most answers stay where
//! they are; some move to items that replace theirs, and those without a place are kept apart. Nothing is dropped.

mod restore;

use std::collections::{BTreeMap, HashMap, HashSet};

use super::file::UnplacedFile;
use super::model::{About, Action, AreaAnswers, Assessment, Decision, FrameworkRef, Remark, Word};
use crate::framework::{Area, Framework, Item};
use crate::words;
use crate::yaml::{self, Raw, filled, filled_keys};

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
    /// What had no place and has one again.
    pub restored: Vec<String>,
    /// Whether the answers were given to a later version than the one in use.
    pub is_back: bool,
}

/// Everything that was said about one item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SaidOfItem {
    pub mark: Option<Mark>,
    pub unconfirmed: bool,
    pub evidence: Vec<Remark>,
    pub decisions: Vec<String>,
}

/// Where several answers come together in one item, the first of these counts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    Ticked,
    Unsure,
    NotApplicable(String),
}

/// What was said about an area as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SaidOfArea {
    pub excluded: Option<String>,
    pub target: Option<String>,
    pub notes: Vec<Remark>,
}

/// The answers in terms of `framework`, and what has changed its place.
///
/// An area with an item that could not be answered then is open from that item's level on.
pub(super) fn bring_over(old: Assessment, framework: &Framework) -> (Assessment, Moves) {
    let Assessment { framework: from, mut about, areas, mut actions, unplaced } = old;
    let mut over = Over {
        framework,
        heirs: heirs(framework),
        areas: BTreeMap::new(),
        moves: Moves { from, moved: vec![], new: vec![], unplaced: vec![], restored: vec![], is_back: false },
        restored: HashSet::new(),
        taken: unplaced.iter().map(|(name, _)| name.clone()).collect(),
        // What was kept before stays under its name, unless it finds a place.
        unplaced: unplaced.into_iter().map(|(name, raw)| (name, Some(raw))).collect(),
    };
    let mut items = Vec::new();
    for (id, answers) in &areas {
        let (of_area, of_items) = taken_apart(answers);
        over.area(id, of_area);
        items.extend(of_items.into_iter().map(|(item, said)| (format!("{id}.{item}"), said)));
    }
    items.sort_by(|(_, one), (_, other)| match (&one.mark, &other.mark) {
        (Some(one), Some(other)) => one.cmp(other),
        (one, other) => other.is_some().cmp(&one.is_some()),
    });
    for (full, said) in items {
        over.item(&full, said);
    }
    over.about(&mut about);
    over.actions(&mut actions);
    over.restore(&mut about, &mut actions);
    over.open_areas(&areas);
    let Over { areas, mut moves, unplaced, .. } = over;
    let now = FrameworkRef::to(framework);
    moves.is_back = words::is_later(&moves.from.version, &now.version)
        || moves.from.overlay.iter().zip(&now.overlay).any(|(from, now)| words::is_later(&from.version, &now.version));
    moves.moved.sort();
    let unplaced = unplaced.into_iter().filter_map(|(name, raw)| Some((name, raw?))).collect();
    (Assessment { framework: now, about, areas, actions, unplaced }, moves)
}

/// The items that have taken the place of another, by the full id of that.
fn heirs(framework: &Framework) -> HashMap<String, Vec<(&Area, usize)>> {
    let mut heirs: HashMap<String, Vec<(&Area, usize)>> = HashMap::new();
    let items = || {
        let of = |area| Area::items_with_places(area).map(move |(place, item)| (area, place, item));
        framework.areas().iter().flat_map(of)
    };
    for (area, place, item) in items() {
        for former in &item.replaces {
            heirs.entry(former.clone()).or_default().push((area, place));
        }
    }
    // What an area replaces goes to its items of the same id, unless an item says otherwise.
    for (area, place, item) in items() {
        for former in &area.replaces {
            heirs.entry(format!("{former}.{}", item.id)).or_insert_with(|| vec![(area, place)]);
        }
    }
    heirs
}

/// The answers of an area as what was said about the area and about each item.
fn taken_apart(answers: &AreaAnswers) -> (SaidOfArea, BTreeMap<String, SaidOfItem>) {
    // All fields by name, so that a new one can't be forgotten here.
    let AreaAnswers {
        open: _,
        ticked,
        unsure,
        not_applicable,
        excluded,
        evidence,
        notes,
        target,
        unconfirmed,
        decisions,
    } = answers;
    let mut items: BTreeMap<String, SaidOfItem> = BTreeMap::new();
    let mut said = |id: &String, say: &mut dyn FnMut(&mut SaidOfItem)| say(items.entry(id.clone()).or_default());
    for id in ticked {
        said(id, &mut |item| item.mark = Some(Mark::Ticked));
    }
    for id in unsure {
        said(id, &mut |item| item.mark = Some(Mark::Unsure));
    }
    for (id, reason) in not_applicable {
        said(id, &mut |item| item.mark = Some(Mark::NotApplicable(reason.clone())));
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
    (SaidOfArea { excluded: excluded.clone(), target: target.clone(), notes: notes.clone() }, items)
}

struct Over<'f> {
    framework: &'f Framework,
    heirs: HashMap<String, Vec<(&'f Area, usize)>>,
    areas: BTreeMap<String, AreaAnswers>,
    moves: Moves,
    /// Full ids of items whose answers were kept and have a place again: they were asked, in their time.
    restored: HashSet<String>,
    /// What has no place, by name; nothing where it has been given one.
    unplaced: Vec<(String, Option<Raw>)>,
    /// The names in it.
    taken: HashSet<String>,
}

impl<'f> Over<'f> {
    /// The area that has the answers of the area `id` now.
    fn heir(&self, id: &str) -> Option<&'f Area> {
        let replaces = |area: &&Area| area.replaces.iter().any(|former| former == id);
        self.framework.area(id).or_else(|| self.framework.areas().iter().find(replaces))
    }

    /// The items that have the answers of the item `full` now.
    fn heirs_of(&self, full: &str) -> Vec<(&'f Area, usize)> {
        let itself = full.split_once('.').and_then(|(area, item)| {
            let area = self.framework.area(area)?;
            Some((area, area.item_index(item)?))
        });
        itself.map_or_else(|| self.heirs.get(full).cloned().unwrap_or_default(), |found| vec![found])
    }

    /// Puts what was said about an area where it belongs, and keeps what is left over.
    fn area(&mut self, id: &str, mut said: SaidOfArea) {
        if let Some(area) = self.heir(id) {
            let here = self.areas.entry(area.id.clone()).or_default();
            here.notes.append(&mut said.notes);
            // Of two areas that became one, the first to say something counts.
            if here.excluded.is_none() {
                here.excluded = said.excluded.take();
            }
            let is_level = said.target.as_ref().is_some_and(|level| self.framework.level_index(level).is_some());
            if here.target.is_none() && is_level {
                here.target = said.target.take();
            }
            self.moved(id, area.id.clone());
        }
        self.keep(id, &UnplacedFile::of_area(&said));
    }

    /// The same for an item.
    fn item(&mut self, full: &str, mut said: SaidOfItem) {
        let heirs = self.heirs_of(full);
        for (area, place) in &heirs {
            let item = &area.items[*place].id;
            let here = self.areas.entry(area.id.clone()).or_default();
            if !said.evidence.is_empty() {
                here.evidence.entry(item.clone()).or_default().extend(said.evidence.iter().cloned());
            }
            let decision = |reason: &String| Decision { item: item.clone(), reason: reason.clone() };
            here.decisions.extend(said.decisions.iter().map(decision));
            if let Some(mark) = said.mark.as_ref().filter(|_| mark_of(here, item).is_none()) {
                put(here, item, mark);
                if said.unconfirmed {
                    here.unconfirmed.insert(item.clone());
                }
            }
            self.moved(full, area.full_id(*place));
        }
        let counts =
            |(area, place): &(&Area, usize)| mark_of(&self.areas[&area.id], &area.items[*place].id) == said.mark;
        if !heirs.is_empty() {
            said =
                SaidOfItem { mark: said.mark.clone().filter(|_| !heirs.iter().any(counts)), ..SaidOfItem::default() };
        }
        self.keep(full, &UnplacedFile::of_item(&said));
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
            let now = framework.phase(&id).map(|phase| &phase.id).or_else(|| self.heir(&id).map(|area| &area.id));
            match now {
                Some(now) if scope.contains(now) => {}
                Some(now) => scope.push(now.clone()),
                None => lost.push(id),
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
            &UnplacedFile {
                scope: filled(lost),
                communities: filled(unknown),
                viewpoint_by_phase: filled_keys(viewpoints.collect()),
                ..UnplacedFile::default()
            },
        );
    }

    /// Points actions to the items of today; what an action was for is kept if that is gone.
    fn actions(&mut self, actions: &mut [Action]) {
        for action in actions {
            let Some(item) = action.item.take() else { continue };
            match self.heirs_of(&item).first() {
                Some((area, place)) => action.item = Some(area.full_id(*place)),
                None => {
                    let left = UnplacedFile { item: Some(item), ..UnplacedFile::default() };
                    self.keep(&format!("action.{}", action.id), &left);
                }
            }
        }
    }

    /// Keeps what has no place, under a name that is not taken.
    fn keep(&mut self, name: &str, left: &UnplacedFile) {
        if left.is_empty() {
            return;
        }
        let numbered = (2..).map(|number| format!("{name}-{number}"));
        let is_free = |name: &String| !self.taken.contains(name);
        let name = std::iter::once(name.to_owned()).chain(numbered).find(is_free).unwrap_or_default();
        self.taken.insert(name.clone());
        self.moves.unplaced.push(name.clone());
        self.unplaced.push((name, Some(yaml::raw(left))));
    }

    /// Opens every area from the first level on at which something was not asked.
    fn open_areas(&mut self, old: &BTreeMap<String, AreaAnswers>) {
        let levels = self.framework.levels();
        for area in self.framework.areas() {
            let was_asked = |item: &Item| {
                let formers = item.replaces.iter().filter_map(|former| former.split_once('.').map(|(area, _)| area));
                let mut areas =
                    std::iter::once(area.id.as_str()).chain(formers).chain(area.replaces.iter().map(String::as_str));
                areas.any(|id| old.get(id).is_some_and(|answers| is_asked(answers, item, self.framework)))
            };
            let is_back = |place| self.restored.contains(&area.full_id(place));
            let is_new: Vec<bool> =
                area.items_with_places().map(|(place, item)| !is_back(place) && self.is_new(item)).collect();
            let news = area.items.iter().enumerate().filter(|(place, _)| is_new[*place]);
            self.moves.new.extend(news.map(|(place, _)| area.full_id(place)));
            let unasked = area.items_with_places().zip(is_new);
            let unasked = unasked
                .map(|((place, item), is_new)| (item, is_new || !(is_back(place) || was_asked(item))))
                .find(|(_, is_unasked)| *is_unasked);
            if unasked.is_none() {
                // All of it was answered, if under other names: nothing ticked is an answer, too.
                self.areas.entry(area.id.clone()).or_default();
            }
            let Some(here) = self.areas.get_mut(&area.id) else { continue };
            let was_open = old.get(&area.id).and_then(|answers| self.framework.level_index(answers.open.as_deref()?));
            let open = unasked.map(|(item, _)| item.level).into_iter().chain(was_open).min();
            here.open = open.map(|level| levels[level].id.clone());
        }
    }

    /// Whether an item came after the version that the answers were given to.
    fn is_new(&self, item: &Item) -> bool {
        let from = &self.moves.from;
        let came_after = |version: &str| item.since.as_deref().is_some_and(|since| words::is_later(since, version));
        match (item.is_local, &from.overlay) {
            (false, _) => item.replaces.is_empty() && came_after(&from.version),
            (true, None) => true,
            (true, Some(overlay)) => item.replaces.is_empty() && came_after(&overlay.version),
        }
    }
}

/// Whether an item of this level had its turn when the area was answered that far.
fn is_asked(answers: &AreaAnswers, item: &Item, framework: &Framework) -> bool {
    match &answers.open {
        None => true,
        Some(open) => framework.level_index(open).is_some_and(|open| item.level < open),
    }
}

fn mark_of(answers: &AreaAnswers, item: &str) -> Option<Mark> {
    if answers.ticked.contains(item) {
        Some(Mark::Ticked)
    } else if answers.unsure.contains(item) {
        Some(Mark::Unsure)
    } else {
        answers.not_applicable.get(item).map(|reason| Mark::NotApplicable(reason.clone()))
    }
}

fn put(answers: &mut AreaAnswers, item: &str, mark: &Mark) {
    let item = item.to_owned();
    match mark {
        Mark::Ticked => drop(answers.ticked.insert(item)),
        Mark::Unsure => drop(answers.unsure.insert(item)),
        Mark::NotApplicable(reason) => drop(answers.not_applicable.insert(item, reason.clone())),
    }
}

#[cfg(test)]
mod tests;
