//! What was found in a form that came back, before anything is made of it.

use std::collections::{BTreeMap, BTreeSet};

use super::head::Head;
use super::keys::{AboutKey, StatusKey};
use crate::assessment::Remark;
use crate::framework::{Area, AreaIndex, Framework, ItemIndex, ItemRef};

/// The most that is listed as unclear, so that a file of nothing else stays readable.
const MOST_UNCLEAR: usize = 1_000;
/// Why a second answer to a question about the assessment is unclear.
pub const SAID_BEFORE: &str = "something else is said further up, and was taken";
/// What is said of a statement, or of an area.
const DOES_NOT_APPLY: &str = "does not apply";
/// The most pieces of evidence for one statement, and notes on one area.
const MOST_PIECES: usize = 100;

/// What was found in a form that came back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// Absent where the file doesn't say which form it is, as the publisher's own doesn't.
    pub head: Option<Head>,
    pub said: Said,
    pub areas: BTreeMap<AreaIndex, FilledArea>,
    /// What can be read in more than one way, in the order of the file.
    pub unclear: Vec<Unclear>,
    /// The statements among them: none of these gets a mark any more.
    pub doubtful: BTreeSet<ItemRef>,
    /// The areas of which something unclear was said as a whole.
    pub doubtful_areas: BTreeSet<AreaIndex>,
    /// Whether more is unclear than is listed.
    pub is_cut: bool,
}

/// The answers about the assessment as a whole; those left blank are absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    pub title: Option<String>,
    pub organisation: Option<String>,
    pub place: Option<String>,
    pub name: Option<String>,
    pub role: Option<String>,
}

impl Said {
    /// The answer to a question.
    pub fn of(&self, about: AboutKey) -> Option<&str> {
        match about {
            AboutKey::Title => &self.title,
            AboutKey::Organisation => &self.organisation,
            AboutKey::Place => &self.place,
            AboutKey::Name => &self.name,
            AboutKey::Role => &self.role,
        }
        .as_deref()
    }

    /// The same, to be changed.
    pub fn of_mut(&mut self, about: AboutKey) -> &mut Option<String> {
        match about {
            AboutKey::Title => &mut self.title,
            AboutKey::Organisation => &mut self.organisation,
            AboutKey::Place => &mut self.place,
            AboutKey::Name => &mut self.name,
            AboutKey::Role => &mut self.role,
        }
    }
}

/// What was found in the part of a form about one area.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilledArea {
    /// Absent where it was left blank.
    pub status: Option<AreaStatus>,
    /// The statements with a mark. In files with boxes, one without a tick has none.
    pub marks: BTreeMap<ItemIndex, Mark>,
    pub evidence: BTreeMap<ItemIndex, Vec<Remark>>,
    pub notes: Vec<Remark>,
}

/// What was said of an area as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AreaStatus {
    /// It was gone through: what has no mark is not in place.
    Answered,
    CannotJudge,
    /// With the reason, which may be blank.
    DoesNotApply(String),
}

/// What was said of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It is in place.
    Yes,
    /// It is not.
    No,
    Unknown,
    /// With the reason, which may be blank.
    DoesNotApply(String),
}

/// Something that can be read in more than one way, and so is not read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unclear {
    /// Where it stands, for people: `Statements, cell C14`.
    pub place: String,
    /// The statement that it is about, if it is about one.
    pub item: Option<ItemRef>,
    /// What stands there.
    pub found: String,
    /// Why it is unclear, or what to do: `neither yes nor no`.
    pub why: String,
}

impl Filled {
    /// What was found about an area so far.
    pub fn area(&mut self, area: AreaIndex) -> &mut FilledArea {
        self.areas.entry(area).or_default()
    }

    /// Gives a statement a mark; a second one that says something else makes it unclear.
    pub fn mark(&mut self, item: ItemRef, mark: Mark, place: &str) {
        if self.doubtful.contains(&item) {
            return;
        }
        match self.area(item.area).marks.get(&item.item) {
            Some(known) if *known != mark => {
                let found = format!("{} and {}", known.text(), mark.text());
                self.unclear(place, Some(item), &found, "it is marked twice, and not alike");
            }
            Some(_) => {}
            None => drop(self.area(item.area).marks.insert(item.item, mark)),
        }
    }

    /// Takes something down that can be read in more than one way. The statement that it is about has no mark then.
    ///
    /// In a file of little else not all is listed, but each statement is once: one that isn't would count as not in place.
    pub fn unclear(&mut self, place: &str, item: Option<ItemRef>, found: &str, why: &str) {
        let mut is_first = false;
        if let Some(item) = item {
            is_first = self.doubtful.insert(item);
            self.area(item.area).marks.remove(&item.item);
        }
        if is_first || self.unclear.len() < MOST_UNCLEAR {
            self.unclear.push(Unclear { place: place.to_owned(), item, found: found.to_owned(), why: why.to_owned() });
        } else if !std::mem::replace(&mut self.is_cut, true) {
            let why = "there is more that is unclear from here on, which is not listed".to_owned();
            self.unclear.push(Unclear { place: place.to_owned(), item: None, found: String::new(), why });
        }
    }

    /// Adds evidence for a statement, once. `false` if there is more than can be taken.
    pub fn evidence(&mut self, item: ItemRef, remark: Remark) -> bool {
        add(self.area(item.area).evidence.entry(item.item).or_default(), remark)
    }

    /// Adds a note on an area, once. `false` if there are more than can be taken.
    pub fn note(&mut self, area: AreaIndex, remark: Remark) -> bool {
        add(&mut self.area(area).notes, remark)
    }

    /// Takes the answer to a question about the assessment. `false` if another one was taken before, which stays.
    pub fn say(&mut self, about: AboutKey, said: &str) -> bool {
        self.said.of_mut(about).get_or_insert_with(|| said.to_owned()) == said
    }

    /// Says something of an area as a whole; a second thing that is another makes it unclear, whichever comes first.
    pub fn status(&mut self, area: &Area, status: AreaStatus, place: &str) {
        if self.doubtful_areas.contains(&area.index) {
            return;
        }
        match &self.area(area.index).status {
            Some(known) if *known != status => {
                let found = format!("{} and {}", known.text(), status.text());
                self.unclear_area(place, area, &found, "more than one thing is said of the area as a whole");
            }
            Some(_) => {}
            None => self.area(area.index).status = Some(status),
        }
    }

    /// Takes something down that was said of an area as a whole and can be read in more than one way. Nothing is said of it then.
    pub fn unclear_area(&mut self, place: &str, area: &Area, found: &str, why: &str) {
        self.area(area.index).status = None;
        self.doubtful_areas.insert(area.index);
        self.unclear(place, None, found, &format!("{why} (area {})", area.id));
    }

    /// Takes down as unclear, with this reason, the statements that were not `seen` in the form, in areas with marks: each is neither yes
    /// nor no, since it may have been deleted, or never asked. Whoever says that the area was gone through says "no" with it.
    pub fn missing(&mut self, seen: &BTreeSet<ItemRef>, framework: &Framework, why: &str) {
        let is_marked = |found: &FilledArea| !found.marks.is_empty() && found.status.is_none();
        let marked: Vec<AreaIndex> =
            self.areas.iter().filter(|(_, found)| is_marked(found)).map(|(area, _)| *area).collect();
        for area in marked.into_iter().map(|area| &framework[area]) {
            for item in &area.items {
                let reference = ItemRef { area: area.index, item: item.index };
                let is_marked = self.area(area.index).marks.contains_key(&item.index);
                if !is_marked && !self.doubtful.contains(&reference) && !seen.contains(&reference) {
                    self.unclear(&area.full_id(item.index), Some(reference), "", why);
                }
            }
        }
    }

    /// Whether nothing was filled in, but for what whoever made the form has written into it.
    pub fn is_blank(&self) -> bool {
        self.unclear.is_empty() && self.areas.values().all(FilledArea::is_blank)
    }
}

fn add(remarks: &mut Vec<Remark>, remark: Remark) -> bool {
    if remarks.contains(&remark) {
        return true;
    }
    let has_room = remarks.len() < MOST_PIECES;
    if has_room {
        remarks.push(remark);
    }
    has_room
}

impl FilledArea {
    /// Whether nothing is said about the area.
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }
}

impl AreaStatus {
    /// What a key stands for. The reason is for an area that does not apply.
    pub fn of(key: StatusKey, reason: String) -> Self {
        match key {
            StatusKey::Answered => Self::Answered,
            StatusKey::CannotJudge => Self::CannotJudge,
            StatusKey::DoesNotApply => Self::DoesNotApply(reason),
        }
    }

    /// The key that stands for it.
    pub fn key(&self) -> StatusKey {
        match self {
            Self::Answered => StatusKey::Answered,
            Self::CannotJudge => StatusKey::CannotJudge,
            Self::DoesNotApply(_) => StatusKey::DoesNotApply,
        }
    }

    /// In a few words.
    fn text(&self) -> &'static str {
        match self {
            Self::Answered => "gone through",
            Self::CannotJudge => "can't judge",
            Self::DoesNotApply(_) => DOES_NOT_APPLY,
        }
    }
}

impl Mark {
    /// In a word.
    pub fn text(&self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unknown => "don't know",
            Self::DoesNotApply(_) => DOES_NOT_APPLY,
        }
    }
}
