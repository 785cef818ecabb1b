//! What was found in a form that came back, before anything is made of it.

use std::collections::{BTreeMap, BTreeSet};

use super::head::Head;
use crate::assessment::Remark;
use crate::framework::{AreaIndex, ItemIndex, ItemRef};

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
    pub fn unclear(&mut self, place: &str, item: Option<ItemRef>, found: &str, why: &str) {
        if let Some(item) = item {
            self.doubtful.insert(item);
            self.area(item.area).marks.remove(&item.item);
        }
        self.unclear.push(Unclear { place: place.to_owned(), item, found: found.to_owned(), why: why.to_owned() });
    }

    /// Whether nothing was filled in, but for what whoever made the form has written into it.
    pub fn is_blank(&self) -> bool {
        self.unclear.is_empty() && self.areas.values().all(FilledArea::is_blank)
    }
}

impl FilledArea {
    /// Whether nothing is said about the area.
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }
}

impl Mark {
    /// In a word.
    pub fn text(&self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unknown => "don't know",
            Self::DoesNotApply(_) => "does not apply",
        }
    }
}
