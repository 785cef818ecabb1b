//! The answers for one area, with what was put forward for them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::votes::{Votes, WITHOUT_VOTES};
use crate::framework::{ItemIndex, LevelIndex};
use crate::words;

/// The answers for one area. `ticked`, `unsure` and the keys of `not_applicable` never share an item.
///
/// Items and levels are those of the framework. As a file has them, they are ids, which may be of another version of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaAnswers<Item = ItemIndex, Level = LevelIndex> {
    /// The level from which on questions are not answered yet; absent once all are answered.
    pub open: Option<Level>,
    pub ticked: BTreeSet<Item>,
    /// "We don't know": not in place for the rating.
    pub unsure: BTreeSet<Item>,
    /// Items that do not apply, each with the reason.
    pub not_applicable: BTreeMap<Item, String>,
    /// Why the whole area does not apply, if it doesn't.
    pub excluded: Option<String>,
    /// What was put forward, by item.
    pub evidence: BTreeMap<Item, Vec<Remark>>,
    pub notes: Vec<Remark>,
    /// The level that the team aims for.
    pub target: Option<Level>,
    /// Ticks carried over from the round before and not yet confirmed.
    pub unconfirmed: BTreeSet<Item>,
    /// Items whose meaning has changed since they were answered.
    pub reworded: BTreeSet<Item>,
    /// How differences were settled when assessments were merged.
    pub decisions: Vec<Decision<Item>>,
    /// Shows of hands, by item. They say who agrees, and count in no rating.
    pub votes: BTreeMap<Item, Votes>,
    /// What the team has put aside to come back to.
    pub parked: Vec<Parked<Item>>,
}

/// Nothing at all. It is not derived, since neither an item nor a level need have a default.
impl<Item, Level> Default for AreaAnswers<Item, Level> {
    fn default() -> Self {
        Self {
            open: None,
            ticked: BTreeSet::new(),
            unsure: BTreeSet::new(),
            not_applicable: BTreeMap::new(),
            excluded: None,
            evidence: BTreeMap::new(),
            notes: Vec::new(),
            target: None,
            unconfirmed: BTreeSet::new(),
            reworded: BTreeSet::new(),
            decisions: Vec::new(),
            votes: BTreeMap::new(),
            parked: Vec::new(),
        }
    }
}

/// What was answered for an item. Without an answer it is not in place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    Ticked,
    /// "We don't know".
    Unsure,
    /// With the reason.
    NotApplicable(String),
}

/// A piece of evidence or a note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remark {
    pub text: String,
    pub on: Option<Date>,
    pub by: Option<String>,
    /// Of evidence: the duties that it is evidence for too, by id or in the team's own words.
    pub serves: Vec<String>,
}

impl Remark {
    /// The text, then in brackets who it is by and of what day: `minutes (Ada Obi, 3 May 2026)`.
    pub fn told(&self) -> String {
        format!("{}{}", self.text, self.source())
    }

    /// Who it is by and of what day, as it stands behind the text: ` (Ada Obi, 3 May 2026)`. Empty where neither is known.
    pub fn source(&self) -> String {
        let known: Vec<String> = self.by.iter().cloned().chain(self.on.map(words::long_date)).collect();
        if known.is_empty() { String::new() } else { format!(" ({})", known.join(", ")) }
    }
}

/// What a remark is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemarkOn {
    /// An item, for which it is evidence.
    Item(ItemIndex),
    /// The area, on which it is a note.
    Area,
}

/// How a difference about an item was settled.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decision<Item = ItemIndex> {
    pub item: Item,
    pub reason: String,
    /// How the answers were spread before it was settled, if that is known.
    pub votes: Option<Votes>,
}

/// An item that the team has put aside to come back to, and what is to be cleared up, if it was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parked<Item = ItemIndex> {
    pub item: Item,
    pub text: Option<String>,
}

impl<Item, Level> AreaAnswers<Item, Level> {
    /// The same answers with other names for items and levels. What is said of an item or a level without one is left out.
    pub(super) fn renamed<NewItem: Ord, NewLevel>(
        self,
        item: impl Fn(Item) -> Option<NewItem>,
        level: impl Fn(Level) -> Option<NewLevel>,
    ) -> AreaAnswers<NewItem, NewLevel> {
        // All fields by name, so that a new one can't be forgotten here.
        let Self {
            open,
            ticked,
            unsure,
            not_applicable,
            excluded,
            evidence,
            notes,
            target,
            unconfirmed,
            reworded,
            decisions,
            votes,
            parked,
        } = self;
        let set = |items: BTreeSet<Item>| one_by_one(items.into_iter().filter_map(&item));
        AreaAnswers {
            open: open.and_then(&level),
            ticked: set(ticked),
            unsure: set(unsure),
            not_applicable: not_applicable.into_iter().filter_map(|(id, reason)| Some((item(id)?, reason))).collect(),
            excluded,
            evidence: one_by_one(evidence.into_iter().filter_map(|(id, remarks)| Some((item(id)?, remarks)))),
            notes,
            target: target.and_then(&level),
            unconfirmed: set(unconfirmed),
            reworded: set(reworded),
            decisions: decisions
                .into_iter()
                .filter_map(|Decision { item: id, reason, votes }| Some(Decision { item: item(id)?, reason, votes }))
                .collect(),
            votes: votes.into_iter().filter_map(|(id, votes)| Some((item(id)?, votes))).collect(),
            parked: parked
                .into_iter()
                .filter_map(|Parked { item: id, text }| Some(Parked { item: item(id)?, text }))
                .collect(),
        }
    }
}

/// A set or map of few entries. Put in one by one they take a quarter of the time of collecting, which first sorts them in a list.
pub(super) fn one_by_one<Entry, All: Default + Extend<Entry>>(entries: impl Iterator<Item = Entry>) -> All {
    let mut all = All::default();
    all.extend(entries);
    all
}

impl AreaAnswers {
    /// What was answered for an item.
    pub fn answer(&self, item: ItemIndex) -> Option<Answer> {
        if self.ticked.contains(&item) {
            Some(Answer::Ticked)
        } else if self.unsure.contains(&item) {
            Some(Answer::Unsure)
        } else {
            self.not_applicable.get(&item).map(|reason| Answer::NotApplicable(reason.clone()))
        }
    }

    /// How a difference about an item was settled last. One that is parked is not settled, whatever was decided before: a file that was
    /// merged can bring its own decisions along.
    pub fn settled(&self, item: ItemIndex) -> Option<&Decision> {
        let last = self.decisions.iter().rfind(|decision| decision.item == item);
        last.filter(|_| self.parked_on(item).next().is_none())
    }

    /// How the answers to an item were split before that was settled, or are split if it isn't.
    pub fn split(&self, item: ItemIndex) -> Option<Votes> {
        match self.settled(item) {
            Some(decision) => decision.votes,
            None => self.votes.get(&item).copied(),
        }
    }

    /// The evidence for an item, or the notes on the area.
    pub fn remarks(&self, on: RemarkOn) -> &[Remark] {
        match on {
            RemarkOn::Item(item) => self.evidence.get(&item).map_or(&[], Vec::as_slice),
            RemarkOn::Area => &self.notes,
        }
    }

    /// What is put aside about an item: one entry for each question, and `None` for one without words.
    pub fn parked_on(&self, item: ItemIndex) -> impl Iterator<Item = Option<&str>> {
        self.parked.iter().filter(move |parked| parked.item == item).map(|parked| parked.text.as_deref())
    }

    /// Whether people have put this aside themselves. A merger puts aside how the votes stand, which is told from its own words.
    pub fn is_own(&self, parked: &Parked) -> bool {
        let votes = self.votes.get(&parked.item).map(|votes| votes.in_words());
        let is_own = |text: &String| votes.as_ref() != Some(text) && !WITHOUT_VOTES.contains(&text.as_str());
        parked.text.as_ref().is_none_or(is_own)
    }

    /// What people have put aside about an item themselves, as in [`Self::parked_on`].
    pub fn own_questions(&self, item: ItemIndex) -> impl Iterator<Item = Option<&str>> {
        let parked = self.parked.iter().filter(move |parked| parked.item == item && self.is_own(parked));
        parked.map(|parked| parked.text.as_deref())
    }

    /// Gives an item this answer in place of any that it has. It is an answer of now, and no longer one to be confirmed; nor
    /// can an area in which an answer has changed be confirmed as it was.
    pub fn put(&mut self, item: ItemIndex, answer: Option<Answer>) {
        let is_changed = self.answer(item) != answer;
        self.set(item, answer);
        if is_changed && self.unconfirmed == self.ticked {
            self.unconfirmed.clear();
        }
    }

    /// Gives an item this answer and leaves all others alone.
    pub(super) fn set(&mut self, item: ItemIndex, answer: Option<Answer>) {
        self.ticked.remove(&item);
        self.unsure.remove(&item);
        self.not_applicable.remove(&item);
        self.unconfirmed.remove(&item);
        self.reworded.remove(&item);
        match answer {
            None => {}
            Some(Answer::Ticked) => drop(self.ticked.insert(item)),
            Some(Answer::Unsure) => drop(self.unsure.insert(item)),
            Some(Answer::NotApplicable(reason)) => drop(self.not_applicable.insert(item, reason)),
        }
    }

    /// Whether no statement of the area has an answer, and the area as a whole none, whatever is noted about it.
    pub fn is_untouched(&self) -> bool {
        let has_no_answer = self.ticked.is_empty() && self.unsure.is_empty() && self.not_applicable.is_empty();
        has_no_answer && self.parked.is_empty() && !self.is_answered()
    }

    /// Whether every level of the area has been answered, or the area set aside as a whole.
    pub fn is_answered(&self) -> bool {
        self.open.is_none() || self.excluded.is_some()
    }
}
