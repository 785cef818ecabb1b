//! A framework that has passed every check: phases, areas, levels and items, as plain values that never change.

use std::ops::{Index, Range};

use super::index::{AreaIndex, ItemIndex, ItemRef, LevelIndex, PhaseIndex};
use super::terms::uses;
use crate::ids::{Language, Worded};
use crate::own_words::OwnWords;
use crate::words;

/// A valid framework: 2 to 9 levels, unique ids, every area with at least one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Framework {
    pub(super) id: String,
    pub(super) version: String,
    pub(super) title: String,
    pub(super) overlay: Option<Overlay>,
    pub(super) language: Language,
    pub(super) wording: Option<Credit>,
    pub(super) own_words: OwnWords,
    pub(super) source: Source,
    pub(super) levels: Vec<Level>,
    pub(super) roles: Vec<Role>,
    pub(super) communities: Vec<Community>,
    pub(super) duties: Vec<Duty>,
    pub(super) glossary: Vec<(String, String)>,
    pub(super) phases: Vec<Phase>,
    pub(super) areas: Vec<Area>,
}

/// Who published the framework, and under what name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    pub publisher: String,
    pub title: String,
    /// Year, or year and month, as text.
    pub published: String,
    pub note: Worded,
}

/// Local additions that are laid over a framework.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlay {
    pub id: String,
    pub version: String,
    /// What they are called, for people; may be empty.
    pub title: String,
}

/// Whose words a framework is in, if a wording pack was laid over it. Each may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Credit {
    pub name: String,
    pub author: String,
    pub licence: String,
}

/// A level of practice, lowest first in the framework.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    pub index: LevelIndex,
    pub id: String,
    pub name: Worded,
    /// One sentence that says what practice at this level is like.
    pub meaning: Worded,
}

/// A word for who does what, in actions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    pub name: String,
    /// What the framework itself calls it, whatever a wording pack has made of its name: files may have either.
    pub own_name: String,
    /// Whether an overlay has retired it.
    pub is_retired: bool,
}

/// A community that an assessment can be about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Community {
    pub id: String,
    pub name: String,
    /// The heading that it is listed under, such as "protected characteristic".
    pub group: String,
    /// Whether an overlay has retired it: it is no longer offered, and stays where it was chosen.
    pub is_retired: bool,
}

/// Something that evidence may serve besides, such as a duty in law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    pub id: String,
    pub name: String,
    /// Whether an overlay has retired it: it is no longer suggested, and keeps its name where evidence serves it.
    pub is_retired: bool,
}

/// A phase: a run of areas under one aim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phase {
    pub index: PhaseIndex,
    pub id: String,
    pub name: Worded,
    pub aim: Worded,
    /// Which of the framework's areas belong to it.
    pub(super) areas: Range<usize>,
}

/// An improvement area: the thing that gets a rating.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    pub index: AreaIndex,
    pub id: String,
    pub name: Worded,
    pub phase: PhaseIndex,
    pub summary: Worded,
    /// The link to what the framework is for, such as health inequalities.
    pub why: Worded,
    /// Examples of what a team could point to.
    pub evidence: Vec<String>,
    /// Open questions to start a conversation from.
    pub discuss: Vec<String>,
    /// Former ids, whose notes, target and items this area takes over.
    pub replaces: Vec<String>,
    /// All items, lowest level first; an item covers only items before it.
    pub items: Vec<Item>,
}

/// One statement of the checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub index: ItemIndex,
    /// Unique within its area, such as `E1`.
    pub id: String,
    pub text: Worded,
    pub level: LevelIndex,
    /// The lower items of the area that it covers: meeting it meets them, and what they cover in turn.
    pub covers: Vec<ItemIndex>,
    /// Former full ids, whose answers this item takes over.
    pub replaces: Vec<String>,
    /// The version that it came with, if the file says so.
    pub since: Option<String>,
    /// The version that changed what it means, if one did: answers from before that were given to another statement.
    pub revised: Option<String>,
    /// Whether it is of the overlay, and not of the framework itself.
    pub is_local: bool,
}

impl Framework {
    /// The permanent id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The version, as text: `2025.10` is not `2025.1`.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The title, for people.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The local additions that are part of it, if any.
    pub fn overlay(&self) -> Option<&Overlay> {
        self.overlay.as_ref()
    }

    /// The language of most of its texts. Each text knows its own.
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// Whose words it is in; absent for its own.
    pub fn wording(&self) -> Option<&Credit> {
        self.wording.as_ref()
    }

    /// What the program says of its own accord in documents: in English, or in the words of the pack that was laid over it.
    pub fn own_words(&self) -> &OwnWords {
        &self.own_words
    }

    /// Who published what it restates.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The levels, lowest first.
    pub fn levels(&self) -> &[Level] {
        &self.levels
    }

    /// The role words for actions; may be empty.
    pub fn roles(&self) -> &[Role] {
        &self.roles
    }

    /// The vocabulary of communities, with those that are retired; may be empty.
    pub fn communities(&self) -> &[Community] {
        &self.communities
    }

    /// What evidence may serve besides, with what is retired; may be empty.
    pub fn duties(&self) -> &[Duty] {
        &self.duties
    }

    /// Terms and what they mean, in alphabetical order.
    pub fn glossary(&self) -> &[(String, String)] {
        &self.glossary
    }

    /// The phases in order.
    pub fn phases(&self) -> &[Phase] {
        &self.phases
    }

    /// All areas in order, across phases.
    pub fn areas(&self) -> &[Area] {
        &self.areas
    }

    /// The phase with this id.
    pub fn phase(&self, id: &str) -> Option<&Phase> {
        self.phases.iter().find(|phase| phase.id == id)
    }

    /// The area with this id.
    pub fn area(&self, id: &str) -> Option<&Area> {
        self.areas.iter().find(|area| area.id == id)
    }

    /// The level with this id.
    pub fn level_index(&self, id: &str) -> Option<LevelIndex> {
        self.levels.iter().find(|level| level.id == id).map(|level| level.index)
    }

    /// The item with this full id, `1a.E1`: its own id comes after the last dot.
    pub fn item(&self, full_id: &str) -> Option<ItemRef> {
        let (area, item) = full_id.rsplit_once('.')?;
        let area = self.area(area)?;
        Some(ItemRef { area: area.index, item: area.item(item)?.index })
    }

    /// The full id of an item: `1a.E1`.
    pub fn full_id(&self, ItemRef { area, item }: ItemRef) -> String {
        self[area].full_id(item)
    }

    /// The id of a rank in files: `none`, or the level's id.
    pub fn rating_id(&self, rank: usize) -> &str {
        LevelIndex::of_rank(rank).map_or("none", |level| &self[level].id)
    }

    /// The glossary's terms that an area's texts use, with their meanings.
    pub fn terms_in(&self, area: &Area) -> Vec<(&str, &str)> {
        let own = [&area.name, &area.summary, &area.why].into_iter().chain(area.items.iter().map(|item| &item.text));
        let texts: Vec<&str> = own
            .map(|text| text.as_str())
            .chain(area.evidence.iter().chain(&area.discuss).map(String::as_str))
            .collect();
        self.glossary
            .iter()
            .filter(|(term, _)| texts.iter().any(|text| uses(text, term)))
            .map(|(term, meaning)| (term.as_str(), meaning.as_str()))
            .collect()
    }

    /// The number of items in all areas.
    pub fn item_count(&self) -> usize {
        self.areas.iter().map(|area| area.items.len()).sum()
    }
}

impl Community {
    /// Its name; of one that is retired it is said.
    pub fn label(&self) -> String {
        let retired = if self.is_retired { " (no longer on the list of communities)" } else { "" };
        format!("{}{retired}", self.name)
    }
}

impl Index<PhaseIndex> for Framework {
    type Output = Phase;

    fn index(&self, phase: PhaseIndex) -> &Phase {
        &self.phases[phase.get()]
    }
}

impl Index<AreaIndex> for Framework {
    type Output = Area;

    fn index(&self, area: AreaIndex) -> &Area {
        &self.areas[area.get()]
    }
}

impl Index<LevelIndex> for Framework {
    type Output = Level;

    fn index(&self, level: LevelIndex) -> &Level {
        &self.levels[level.get()]
    }
}

impl Index<ItemRef> for Framework {
    type Output = Item;

    fn index(&self, ItemRef { area, item }: ItemRef) -> &Item {
        &self[area][item]
    }
}

impl Index<ItemIndex> for Area {
    type Output = Item;

    fn index(&self, item: ItemIndex) -> &Item {
        &self.items[item.get()]
    }
}

impl Level {
    /// Its name as it stands in running text.
    pub fn in_text(&self) -> Worded {
        self.name.with(words::set_apart(&self.name))
    }
}

impl Area {
    /// The items of one level.
    pub fn items_at(&self, level: LevelIndex) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |item| item.level == level)
    }

    /// The levels at which there are items, the lowest first.
    pub fn levels(&self) -> impl DoubleEndedIterator<Item = LevelIndex> {
        self.items.chunk_by(|one, next| one.level == next.level).map(|items| items[0].level)
    }

    /// The lowest level at which there is an item.
    pub fn first_level(&self) -> LevelIndex {
        self.items[0].level
    }

    /// This level, if there is an item at it; otherwise the next one at which there is, or else the last.
    pub fn level_from(&self, level: LevelIndex) -> LevelIndex {
        let last = self.items[self.items.len() - 1].level;
        self.levels().find(|other| *other >= level).unwrap_or(last)
    }

    /// The item with this id, `E1`.
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.id == id)
    }

    /// The full id of an item: `1a.E1`.
    pub fn full_id(&self, item: ItemIndex) -> String {
        format!("{}.{}", self.id, self[item].id)
    }

    /// The id of an item as it stands in running text about the area: `E1`, or in full where it is a mere number: `1a.1`.
    pub fn id_in_text(&self, item: ItemIndex) -> String {
        let id = &self[item].id;
        if id.bytes().all(|letter| letter.is_ascii_digit()) { self.full_id(item) } else { id.clone() }
    }

    /// `1a Identifying stakeholders`, or `reach: Reaching people` where the id reads like a word.
    pub fn label(&self) -> Worded {
        label(&self.id, &self.name, " ")
    }
}

impl Phase {
    /// Of a list with one entry for each area of the framework, the entries for this phase's areas.
    pub fn of<'a, T>(&self, all_areas: &'a [T]) -> &'a [T] {
        &all_areas[self.areas.clone()]
    }

    /// `1  Check`, or `GV: Govern` where the id reads like a word; the name alone where the id says no more than it, or is so long
    /// that no table has room for both.
    pub fn label(&self) -> Worded {
        let says_nothing = self.id.len() > LONGEST_IN_LABEL || words::bare(&self.id) == words::bare(&self.name);
        if says_nothing { self.name.clone() } else { label(&self.id, &self.name, "  ") }
    }
}

/// The most letters that an id has beside the name of its phase.
const LONGEST_IN_LABEL: usize = 12;

fn label(id: &str, name: &Worded, gap: &str) -> Worded {
    let is_wordlike = id.len() > 1 && !id.contains(|letter: char| letter.is_ascii_digit());
    name.with(format!("{id}{}{name}", if is_wordlike { ": " } else { gap }))
}
