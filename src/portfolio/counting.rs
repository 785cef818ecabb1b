//! Which assessments of a portfolio count: each once, and of the rounds of one the latest.

use std::cell::LazyCell;
use std::collections::{HashMap, HashSet};
use std::path::Path;

use jiff::civil::Date;

use super::member::Member;
use super::series::{Pointers, Series, series};
use crate::assessment::Digest;
use crate::framework::Community;

/// What is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Only assessments of this day or before.
    pub as_of: Option<Date>,
    /// Every round, and not only the latest of each series.
    pub all_rounds: bool,
}

/// Many assessments, and which of them count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Portfolio {
    /// What was asked for.
    pub choice: Choice,
    /// Every assessment that was read, in the order of the files.
    pub members: Vec<Member>,
    /// The rounds of each assessment that has several or follows several, in the order of the first file of each.
    pub series: Vec<Series>,
    /// The members that count, in the order of the files.
    pub counted: Vec<usize>,
    pub left_out: LeftOut,
}

/// The members that do not count, by the reason. Pairs name the member that stands for both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Later than the day that was asked for.
    pub later: Vec<usize>,
    /// Without a date, where a day was asked for.
    pub undated: Vec<usize>,
    /// With the same content, byte by byte.
    pub identical: Vec<(usize, usize)>,
    /// Copies by their names and by what they are about.
    pub copies: Vec<(usize, usize)>,
    /// Answers that were merged into another.
    pub merged: Vec<(usize, usize)>,
    /// Rounds with a later one.
    pub earlier: Vec<usize>,
    /// Of the same assessment as a round that counts, where nothing says which is the later: one had to be taken.
    pub undecided: Vec<usize>,
}

impl Portfolio {
    /// The portfolio of these assessments of one framework.
    pub fn of(members: Vec<Member>, choice: Choice) -> Self {
        let mut left_out = LeftOut::default();
        let all: Vec<usize> = (0..members.len()).collect();
        let current = as_of(&members, all, choice.as_of, &mut left_out);
        let different = without_identical(&members, current, &mut left_out);
        let originals = without_copies(&members, &different, &mut left_out);
        let whole = without_merged(&members, originals, &mut left_out);
        let series = series(&members, &whole);
        let not_latest: HashSet<usize> = series.iter().flat_map(Series::others).collect();
        let rivals: HashSet<usize> = series.iter().flat_map(|series| series.rivals.iter().copied()).collect();
        let (counted, others): (Vec<usize>, Vec<usize>) =
            whole.into_iter().partition(|index| choice.all_rounds || !not_latest.contains(index));
        (left_out.undecided, left_out.earlier) = others.into_iter().partition(|index| rivals.contains(index));
        Self { choice, members, series, counted, left_out }
    }

    /// The members that count.
    pub fn counted(&self) -> impl Iterator<Item = &Member> + Clone {
        self.counted.iter().map(|index| &self.members[*index])
    }

    /// How many of them are about a community.
    pub fn about(&self, community: &Community) -> usize {
        self.counted().filter(|member| member.facts.communities.contains(&community.id)).count()
    }
}

fn as_of(members: &[Member], indices: Vec<usize>, day: Option<Date>, left_out: &mut LeftOut) -> Vec<usize> {
    let Some(day) = day else { return indices };
    let is_current = |index: &usize| match members[*index].facts.date() {
        Some(date) if date <= day => true,
        Some(_) => {
            left_out.later.push(*index);
            false
        }
        None => {
            left_out.undated.push(*index);
            false
        }
    };
    indices.into_iter().filter(is_current).collect()
}

/// Of files with the same content, the first.
fn without_identical(members: &[Member], indices: Vec<usize>, left_out: &mut LeftOut) -> Vec<usize> {
    let mut known: HashMap<Digest, usize> = HashMap::with_capacity(indices.len());
    let is_new = |index: &usize| {
        let first = *known.entry(members[*index].digest).or_insert(*index);
        if first != *index {
            left_out.identical.push((*index, first));
        }
        first == *index
    };
    indices.into_iter().filter(is_new).collect()
}

/// Without files that their names call copies, where they are of the same people's work on the same round: a new one has another day on
/// which it was started, or follows another. Where no file says when it was started, only the day of the answers tells rounds apart.
fn without_copies(members: &[Member], indices: &[usize], left_out: &mut LeftOut) -> Vec<usize> {
    // Made when it is first asked for: of many files, often none has the name of a copy.
    let by_path: LazyCell<HashMap<&Path, usize>, _> =
        LazyCell::new(|| indices.iter().map(|index| (&*members[*index].path, *index)).collect());
    let is_alike = |one: &Member, other: &Member| {
        let (one, other) = (&one.facts, &other.facts);
        one.title == other.title
            && one.organisation == other.organisation
            && one.kind == other.kind
            && one.viewpoints == other.viewpoints
            && one.started == other.started
            && (one.started.is_some() || one.updated == other.updated)
            && one.ties().assessors == other.ties().assessors
            && one.ties().previous == other.ties().previous
    };
    let is_original = |index: &usize| {
        let member = &members[*index];
        let original = member.may_be_copy_of.as_deref().and_then(|path| by_path.get(path.as_path()).copied());
        let original = original.filter(|original| is_alike(member, &members[*original]));
        left_out.copies.extend(original.map(|original| (*index, original)));
        original.is_none()
    };
    indices.iter().copied().filter(is_original).collect()
}

/// Without the answers of those whose answers another file has merged.
fn without_merged(members: &[Member], indices: Vec<usize>, left_out: &mut LeftOut) -> Vec<usize> {
    let pointers = Pointers::to(members, &indices);
    let mut merged_into: HashMap<usize, usize> = HashMap::new();
    for index in &indices {
        let member = &members[*index];
        for source in &member.facts.ties().sources {
            // A file that has changed since it was merged has answers that the merged one has not.
            if let Some(found) = source.digest.as_deref().and_then(|digest| pointers.with_content(digest)) {
                merged_into.entry(found).or_insert(*index);
            }
        }
    }
    let is_whole = |index: &usize| {
        let into = merged_into.get(index).copied();
        left_out.merged.extend(into.map(|into| (*index, into)));
        into.is_none()
    };
    indices.into_iter().filter(is_whole).collect()
}
