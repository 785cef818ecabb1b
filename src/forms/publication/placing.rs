//! Which statement each box of the publication is at: by the words behind it first, by its position only where nothing speaks against it.

use std::collections::BTreeMap;

use super::digests::{Known, Statement, Statements};
use super::sections::{Entry, Section};
use crate::framework::{AreaIndex, ItemRef, LevelIndex};

/// The boxes of an area, each with the statement that it is at.
#[derive(Debug, Default)]
pub struct Placing<'s> {
    pub placed: Vec<PlacedEntry<'s>>,
    /// Boxes at no statement of the publication.
    pub strangers: Vec<&'s Entry>,
    /// The statements that no box is at.
    pub missing: Vec<ItemRef>,
}

/// A box at a statement.
#[derive(Debug)]
pub struct PlacedEntry<'s> {
    pub entry: &'s Entry,
    /// Absent if the framework in use doesn't have the statement.
    pub item: Option<ItemRef>,
    /// How many of the entry's chunks are the statement; what comes after them is someone's own.
    pub chunks: usize,
    pub by_wording: bool,
}

/// Finds the statement of each box of an area. In a document that `is_reworded`, where words tell nothing, positions alone do.
pub fn place<'s>(area: AreaIndex, section: &'s Section, statements: &Statements, is_reworded: bool) -> Placing<'s> {
    let printed: BTreeMap<LevelIndex, &[Statement]> =
        statements.range(of_area(area)).map(|((_, level), statements)| (*level, statements.as_slice())).collect();
    let mut search = Search { printed, found: BTreeMap::new(), placing: Placing::default() };
    let entries: Vec<(Option<LevelIndex>, usize, Words)> = section
        .levels
        .iter()
        .flat_map(|(level, entries)| entries.iter().enumerate().map(|(index, entry)| (Some(*level), index, entry)))
        .chain(section.elsewhere.iter().enumerate().map(|(index, entry)| (None, index, entry)))
        .map(|(level, index, entry)| (level, index, Words::of(entry)))
        .collect();
    let mut left = Vec::new();
    for (level, index, entry) in entries {
        if !level.is_some_and(|level| search.by_wording(level, Some((level, index)), &entry)) {
            left.push((level, index, entry));
        }
    }
    left.retain(|(level, index, entry)| {
        let origin = level.map(|level| (level, *index));
        let levels: Vec<LevelIndex> = search.printed.keys().copied().collect();
        !levels.into_iter().any(|other| search.by_wording(other, origin, entry))
    });
    let is_reworded = is_reworded && search.counts_fit(section);
    for (level, index, entry) in left {
        let is_placed = level.is_some_and(|level| {
            search.nothing_speaks_against(level, section) && search.by_place(level, index, &entry, is_reworded)
        });
        if !is_placed {
            search.placing.strangers.push(entry.entry);
        }
    }
    search.end()
}

/// The keys of an area's statements.
fn of_area(area: AreaIndex) -> std::ops::RangeInclusive<(AreaIndex, LevelIndex)> {
    (area, LevelIndex::new(0))..=(area, LevelIndex::new(usize::from(u8::MAX)))
}

/// Where a statement or a box is: its level, and its position at the level.
type Position = (LevelIndex, usize);

struct Search<'s, 'p> {
    printed: BTreeMap<LevelIndex, &'p [Statement]>,
    /// The statements that are found, each with where its box is.
    found: BTreeMap<Position, Option<Position>>,
    placing: Placing<'s>,
}

impl<'s> Search<'s, '_> {
    /// Places an entry at the statement of a level whose words it has, or begins with.
    fn by_wording(&mut self, level: LevelIndex, origin: Option<Position>, words: &Words<'s>) -> bool {
        let statements = self.printed.get(&level).copied().unwrap_or_default();
        for (chunks, known) in &words.lengths {
            let is_free = |index: usize| !self.found.contains_key(&(level, index));
            let mut alike = (0..statements.len()).filter(|index| statements[*index].is(*known));
            let first = alike.clone().find(|index| is_free(*index)).or_else(|| alike.next());
            if let Some(index) = first {
                self.found.entry((level, index)).or_insert(origin);
                let item = statements[index].item;
                let entry = words.entry;
                self.placing.placed.push(PlacedEntry { entry, item, chunks: *chunks, by_wording: true });
                return true;
            }
        }
        false
    }

    /// Whether a level has as many boxes as statements, and each that was found by its words is where it is printed.
    fn nothing_speaks_against(&self, level: LevelIndex, section: &Section) -> bool {
        let boxes = section.levels.get(&level).map_or(0, Vec::len);
        let is_at_home = |(statement, entry): (&Position, &Option<Position>)| match entry {
            Some(entry) => (statement.0 != level && entry.0 != level) || statement == entry,
            None => statement.0 != level,
        };
        self.printed.get(&level).map_or(0, |statements| statements.len()) == boxes && self.found.iter().all(is_at_home)
    }

    /// Whether each level has as many boxes as statements.
    fn counts_fit(&self, section: &Section) -> bool {
        let boxes = |level: &LevelIndex| section.levels.get(level).map_or(0, Vec::len);
        section.elsewhere.is_empty() && self.printed.iter().all(|(level, statements)| statements.len() == boxes(level))
    }

    /// Places an entry at the statement that is printed in its position, if its words are nearly those.
    fn by_place(&mut self, level: LevelIndex, index: usize, words: &Words<'s>, is_reworded: bool) -> bool {
        let Some(statement) = self.printed.get(&level).and_then(|statements| statements.get(index)) else {
            return false;
        };
        let entry = words.entry;
        let alike = words.lengths.iter().find(|(_, known)| statement.is_like(*known)).map(|(chunks, _)| *chunks);
        let chunks = alike.or(Some(entry.chunks.len()).filter(|_| is_reworded));
        let Some(chunks) = chunks.filter(|_| !self.found.contains_key(&(level, index))) else { return false };
        self.found.insert((level, index), Some((level, index)));
        self.placing.placed.push(PlacedEntry { entry, item: statement.item, chunks, by_wording: false });
        true
    }

    fn end(mut self) -> Placing<'s> {
        for (level, statements) in &self.printed {
            let missing =
                statements.iter().enumerate().filter(|(index, _)| !self.found.contains_key(&(*level, *index)));
            self.placing.missing.extend(missing.filter_map(|(_, statement)| statement.item));
        }
        self.placing
    }
}

/// A box with what the words behind it are known by, for each number of its chunks that can be its statement: all, or fewer, where
/// someone has written below it.
struct Words<'s> {
    entry: &'s Entry,
    lengths: Vec<(usize, Known)>,
}

impl<'s> Words<'s> {
    fn of(entry: &'s Entry) -> Self {
        const MOST: usize = 12;
        let all = entry.chunks.len();
        let lengths = [all].into_iter().chain((1..all.min(MOST + 1)).rev()).filter(|length| *length > 0);
        let known = lengths.filter_map(|length| Some((length, Known::of(&entry.text(length))?)));
        Self { entry, lengths: known.collect() }
    }
}
