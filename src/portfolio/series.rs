//! Series: the rounds of one assessment over time, put in order.

use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, HashSet};
use std::path::{Component, Path, PathBuf};

use super::lines::Lines;
use super::member::{Facts, Member};
use super::organisations::Organisations;
use super::texts::fingerprint;
use crate::assessment::{Digest, Kind, Previous, Word};
use crate::words::folded;

/// The rounds of one assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// Indices of members, the earliest round first.
    pub rounds: Vec<usize>,
    /// What the latest round is compared with.
    pub before: Before,
    /// Rounds that the latest does not follow, of its day or without one: nothing says that they are earlier. They may be several
    /// people's answers.
    pub rivals: Vec<usize>,
}

/// What comes before a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    Nothing,
    /// The member with this index.
    Round(usize),
    /// Several, as after a merger of organisations: the round can't be compared with one of them.
    Several,
}

impl Series {
    /// The rounds before the latest.
    pub(super) fn others(&self) -> impl Iterator<Item = usize> {
        self.rounds.iter().rev().skip(1).copied()
    }

    /// The latest round, as the index of a member.
    pub fn latest(&self) -> Option<usize> {
        self.rounds.last().copied()
    }
}

/// Finds the member that a file points to: by the content that it had, or else by where it is.
pub(super) struct Pointers<'m> {
    members: &'m [Member],
    indices: &'m [usize],
    // Made when they are first asked for: of many assessments, often none points to another.
    by_digest: OnceCell<HashMap<Digest, usize>>,
    by_path: OnceCell<HashMap<PathBuf, usize>>,
}

impl<'m> Pointers<'m> {
    /// Pointers to these of the members.
    pub(super) fn to(members: &'m [Member], indices: &'m [usize]) -> Self {
        Self { members, indices, by_digest: OnceCell::new(), by_path: OnceCell::new() }
    }

    fn each(&self) -> impl Iterator<Item = (&'m Member, usize)> {
        self.indices.iter().map(|index| (&self.members[*index], *index))
    }

    /// The member with this content.
    pub(super) fn with_content(&self, digest: &str) -> Option<usize> {
        let digest = Digest::read(digest)?;
        let by_digest = || self.each().map(|(member, index)| (member.digest, index)).collect();
        self.by_digest.get_or_init(by_digest).get(&digest).copied()
    }

    /// The member that the file of another calls its round before: with the content that it had then; or, where it has changed since,
    /// the one at that path.
    fn before(&self, from: &Member, previous: &Previous) -> Option<usize> {
        let by_digest = previous.digest.as_deref().and_then(|digest| self.with_content(digest));
        // Paths as they are shown, which is how files have them.
        let beside = || resolved(&Path::new(&*from.file()).with_file_name(&previous.file));
        let by_path = || self.each().map(|(member, index)| (resolved(Path::new(&*member.file())), index)).collect();
        by_digest.or_else(|| self.by_path.get_or_init(by_path).get(&beside()).copied())
    }

    /// How many rounds it says that it follows which are not here.
    fn missing(&self, from: &Member) -> usize {
        let missing = from.facts.ties().previous.iter().filter(|previous| self.before(from, previous).is_none());
        missing.map(|previous| previous.digest.as_deref().unwrap_or(&previous.file)).collect::<HashSet<_>>().len()
    }
}

/// The path without `.`, and without `..` where it can be worked out.
fn resolved(path: &Path) -> PathBuf {
    let mut resolved = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if matches!(resolved.components().next_back(), Some(Component::Normal(_))) => {
                resolved.pop();
            }
            part => resolved.push(part),
        }
    }
    resolved
}

/// What rounds of one assessment have in common besides the organisation.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Subject {
    title: String,
    place: Option<String>,
    kind: &'static str,
    viewpoint: Option<&'static str>,
}

impl Subject {
    fn of(facts: &Facts) -> Self {
        let kind: Kind = facts.kind();
        let place = facts.place.as_ref().map(|place| folded(place));
        Self { title: folded(&facts.title), place, kind: kind.id(), viewpoint: facts.viewpoints.label() }
    }
}

/// Puts these of the members into series, in the order of the first of each. One that has a single round and follows nothing is left
/// out: of very many assessments, most may be such.
///
/// Rounds belong together where one says that it follows the other; or where title, place, kind and viewpoint are the same and they
/// are of one organisation, or of one that succeeds the other. Those without an organisation belong together only where they say so:
/// many may have the same title. Where one round is followed by several of different organisations or about different things, each of
/// these goes on by itself.
pub(super) fn series(members: &[Member], indices: &[usize]) -> Vec<Series> {
    let pointers = Pointers::to(members, indices);
    let links = Links::of(&pointers);
    let organisations = Organisations::of(indices.iter().map(|index| &members[*index]));
    let mut alike = Together::new(members.len());
    join_alike(members, indices, &organisations, &mut alike);
    let mut together = alike.clone();
    for (index, before) in links.each() {
        together.join(index, before);
    }
    // The first of a series is its root, so they are in the order of these.
    let mut indices = indices.to_vec();
    indices.sort_by_key(|index| together.root(*index));
    let groups = indices.chunk_by(|one, other| together.root(*one) == together.root(*other));
    let order = |rounds: &[usize]| in_order(members, rounds, &links, &pointers, &organisations);
    let mut line = |index: usize| match organisations.own(&members[index].facts) {
        Some(_) => Line::Like(alike.root(index)),
        None => Line::About(Subject::of(&members[index].facts)),
    };
    let series = groups.flat_map(|rounds| apart(rounds, &mut line, &links, order));
    series.filter(|series| series.rounds.len() > 1 || series.before != Before::Nothing).collect()
}

/// Whose a round is and what it is about, as far as that parts rounds which follow the same one.
#[derive(PartialEq, Eq, Hash)]
enum Line {
    /// Of an organisation, and like this member.
    Like(usize),
    /// Of none.
    About(Subject),
}

/// The series of rounds that hang together: one; or, where several that nothing follows are of different organisations or about different
/// things, one for each of these, with what it follows.
fn apart(
    rounds: &[usize],
    line: impl FnMut(usize) -> Line,
    links: &Links,
    order: impl Fn(&[usize]) -> Series,
) -> Vec<Series> {
    if rounds.iter().all(|round| links.before(*round).is_empty()) {
        return vec![order(rounds)];
    }
    let all = Lines::of(rounds, line, |round| links.before(round), |rounds| order(rounds).latest());
    if all.ending().count() < 2 {
        return vec![order(rounds)];
    }
    let whole = |rounds: &[usize]| {
        let (before, own) = (all.before(rounds), order(rounds));
        let before = if before.is_empty() { before } else { order(&before).rounds };
        Series { rounds: [before, own.rounds].concat(), ..own }
    };
    let mut series: Vec<Series> = all.ending().map(whole).collect();
    // What is left follows itself in a circle.
    let taken: HashSet<usize> = series.iter().flat_map(|series| series.rounds.iter().copied()).collect();
    let left: Vec<usize> = rounds.iter().copied().filter(|round| !taken.contains(round)).collect();
    series.extend((!left.is_empty()).then(|| order(&left)));
    series
}

/// Joins those of one organisation, or of one that succeeds the other, which are about the same.
fn join_alike(members: &[Member], indices: &[usize], organisations: &Organisations, together: &mut Together) {
    let keys = |index: usize| {
        let facts = &members[index].facts;
        let subject = Subject::of(facts);
        let keys = organisations.own(facts).into_iter().chain(organisations.former(facts));
        keys.map(move |key| (key, subject.clone()))
    };
    // Names and titles take much room side by side, so they are compared only where a number doesn't tell them apart already.
    let numbered = |index: usize| keys(index).map(move |key| (fingerprint(&key), index));
    let mut numbered: Vec<(u64, usize)> = indices.iter().copied().flat_map(numbered).collect();
    numbered.sort_unstable();
    for alike in numbered.chunk_by(|(one, _), (other, _)| one == other).filter(|alike| alike.len() > 1) {
        let mut first: HashMap<(String, Subject), usize> = HashMap::new();
        for (_, index) in alike {
            for key in keys(*index) {
                together.join(*index, *first.entry(key).or_insert(*index));
            }
        }
    }
}

/// Which rounds each says that it follows.
struct Links(HashMap<usize, Vec<usize>>);

impl Links {
    fn of(pointers: &Pointers) -> Self {
        let follows = |(member, index): (&Member, usize)| {
            let found = member.facts.ties().previous.iter().filter_map(|previous| pointers.before(member, previous));
            let mut found: Vec<usize> = found.filter(|found| *found != index).collect();
            found.sort_unstable();
            found.dedup();
            (!found.is_empty()).then_some((index, found))
        };
        Self(pointers.each().filter_map(follows).collect())
    }

    /// The rounds that one follows.
    fn before(&self, round: usize) -> &[usize] {
        self.0.get(&round).map_or(&[], Vec::as_slice)
    }

    /// Each round that follows another, and that.
    fn each(&self) -> impl Iterator<Item = (usize, usize)> {
        self.0.iter().flat_map(|(round, before)| before.iter().map(|before| (*round, *before)))
    }

    /// The rounds that one follows, directly or by way of others.
    fn all_before(&self, round: usize) -> HashSet<usize> {
        let mut found = HashSet::new();
        let mut left = vec![round];
        while let Some(round) = left.pop() {
            left.extend(self.before(round).iter().copied().filter(|before| found.insert(*before)));
        }
        found
    }
}

/// The rounds of one series in order: each after those that it says it follows, and otherwise by date; those of one day by their
/// files, so that it doesn't matter in which order these are named. One that is without a date, and follows none with one, comes first.
fn in_order(
    members: &[Member],
    rounds: &[usize],
    links: &Links,
    pointers: &Pointers,
    organisations: &Organisations,
) -> Series {
    let date = |index: usize| members[index].facts.date();
    // One without a date is no earlier than those that it says it follows.
    let day = |index: usize| date(index).or_else(|| links.all_before(index).into_iter().filter_map(date).max());
    let key = |index: usize, followers: usize| (Reverse(followers), day(index), members[index].file(), index);
    let mut followers: HashMap<usize, usize> = rounds.iter().map(|index| (*index, 0)).collect();
    for before in rounds.iter().flat_map(|index| links.before(*index)) {
        // Of a line alone, what it follows may be in another.
        if let Some(count) = followers.get_mut(before) {
            *count += 1;
        }
    }
    // From the last to the first: the latest of those that none of the others follows. In a circle each is followed, so the one that
    // fewest follow is next.
    let mut left: BinaryHeap<_> = rounds.iter().map(|index| key(*index, followers[index])).collect();
    let mut ordered: Vec<usize> = Vec::new();
    while let Some((Reverse(count), .., index)) = left.pop() {
        if followers.get(&index) != Some(&count) {
            continue; // It was put in again when fewer followed it.
        }
        followers.remove(&index);
        ordered.push(index);
        for before in links.before(index) {
            if let Some(count) = followers.get_mut(before) {
                *count -= 1;
                left.push(key(*before, *count));
            }
        }
    }
    ordered.reverse();
    let latest = ordered[ordered.len() - 1];
    let before = before(members, &ordered, links.before(latest), pointers, organisations);
    let followed = links.all_before(latest);
    let is_rival = |index: &usize| {
        !followed.contains(index) && *index != latest && date(*index).is_none_or(|day| Some(day) == date(latest))
    };
    let rivals = ordered.iter().copied().filter(is_rival).collect();
    Series { rounds: ordered, before, rivals }
}

/// What the latest of some rounds in order is compared with. `found` are those that it says it follows.
fn before(
    members: &[Member],
    ordered: &[usize],
    found: &[usize],
    pointers: &Pointers,
    organisations: &Organisations,
) -> Before {
    let latest = &members[ordered[ordered.len() - 1]];
    let date = |index: usize| members[index].facts.date();
    match (found, ordered) {
        _ if found.len() + pointers.missing(latest) > 1 => Before::Several,
        // What others see now, where a team looked before, is no movement.
        ([before], _) if members[*before].facts.kind() != latest.facts.kind() => Before::Nothing,
        ([before], _) => Before::Round(*before),
        (_, [.., before, _]) if date(*before).is_some() && date(*before) < latest.facts.date() => {
            let merged = organisations.merged(&latest.facts);
            let is_of_merged = organisations.own(&members[*before].facts).is_some_and(|own| merged.contains(&own));
            if merged.len() > 1 && is_of_merged { Before::Several } else { Before::Round(*before) }
        }
        _ => Before::Nothing,
    }
}

/// Things that belong together, by the first thing that each has been joined to.
#[derive(Clone)]
struct Together(Vec<usize>);

impl Together {
    fn new(things: usize) -> Self {
        Self((0..things).collect())
    }

    fn root(&mut self, mut thing: usize) -> usize {
        while self.0[thing] != thing {
            self.0[thing] = self.0[self.0[thing]];
            thing = self.0[thing];
        }
        thing
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.0[one.max(other)] = one.min(other);
    }
}
