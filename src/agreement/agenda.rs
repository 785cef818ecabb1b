//! What the assessors should talk about, what matters most first.

use std::cmp::{Ordering, Reverse};

use super::figures::Agreement;
use super::roles::groups;
use super::split::{FEWEST, ItemSplit, Said, said};
use crate::assessment::{Answer, AreaAnswers, Assessment, RemarkOn};
use crate::framework::{Framework, ItemRef};
use crate::score::{Rule, Status, score_area};

/// An item to talk about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaItem {
    pub split: ItemSplit,
    /// The group's rating of the area is another with the item in place than without it.
    pub decides: bool,
    /// How many ranks lie between the lowest and the highest rating of the area.
    pub spread: usize,
    /// A role all of whose votes are one way, while all other votes are the other way.
    pub against: Option<GroupAgainst>,
    /// One assessor is alone against all others, and has left evidence on the item or a note on the area.
    pub has_lone_voice: bool,
}

/// A group whose votes are all against those of everybody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupAgainst {
    pub role: String,
    /// What the group says: that it is in place, or that it is not.
    pub says_in_place: bool,
}

/// The items of which some say that they are in place and others that they are not, and those with fewer than two votes in an area
/// that at least two have assessed, unless all of these say that they don't apply.
///
/// The closest split comes first; then what decides a rating; then where ratings lie furthest apart; then the framework's order. Items
/// with fewer than two votes come after all that are split. `merged` is what the group's answers are so far under the rule of the
/// merger: it says what decides a rating.
pub fn agenda(
    framework: &Framework,
    sources: &[&Assessment],
    agreement: &Agreement,
    merged: &Assessment,
    rule: Rule,
) -> Vec<AgendaItem> {
    let (roles, _) = groups(sources);
    let mut agenda = Vec::new();
    let mut of_area = Vec::new();
    let mut given = None;
    for split in &agreement.items {
        let item = split.item;
        let area = &agreement.areas[item.area.get()];
        let is_said_by_few = split.votes() < 2 && split.votes() + split.unsure > 0 && area.assessors > 1;
        if !split.is_split() && !is_said_by_few {
            continue;
        }
        if given != Some(item.area) {
            given = Some(item.area);
            of_area = sources.iter().map(|source| source.areas.get(&item.area)).collect();
        }
        agenda.push(AgendaItem {
            split: *split,
            decides: merged.areas.get(&item.area).is_some_and(|answers| decides(framework, answers, item, rule)),
            spread: area.spread(),
            against: roles.iter().find_map(|(role, members)| against(role, members, &of_area, split)),
            has_lone_voice: has_lone_voice(&of_area, split),
        });
    }
    agenda.sort_by(|one, other| {
        let further = |item: &AgendaItem| (!item.decides, Reverse(item.spread), item.split.item);
        by_closeness(&one.split, &other.split).then_with(|| further(one).cmp(&further(other)))
    });
    agenda
}

/// The split nearer to half and half first. Those that are no split come last, the ones with more votes before those with fewer.
fn by_closeness(one: &ItemSplit, other: &ItemSplit) -> Ordering {
    let gap = |split: &ItemSplit| split.ticked.abs_diff(split.not_ticked);
    other.is_split().cmp(&one.is_split()).then_with(|| {
        if one.is_split() && other.is_split() {
            (gap(one) * other.votes()).cmp(&(gap(other) * one.votes()))
        } else {
            other.votes().cmp(&one.votes())
        }
    })
}

/// Whether the rating under these answers depends on an item.
fn decides(framework: &Framework, answers: &AreaAnswers, item: ItemRef, rule: Rule) -> bool {
    let area = &framework[item.area];
    let mut trial = AreaAnswers {
        open: answers.open,
        ticked: answers.ticked.clone(),
        unsure: answers.unsure.clone(),
        not_applicable: answers.not_applicable.clone(),
        excluded: answers.excluded.clone(),
        ..AreaAnswers::default()
    };
    let mut status = |answer| -> Status {
        trial.put(item.item, answer);
        score_area(framework, area, Some(&trial), rule).status
    };
    status(Some(Answer::Ticked)) != status(None)
}

/// Whether a role votes as one against everybody else. Both have to be at least three: an assessor of a smaller group could be told by
/// their answer.
fn against(role: &str, members: &[usize], answers: &[Option<&AreaAnswers>], split: &ItemSplit) -> Option<GroupAgainst> {
    let count = |what: Said| members.iter().filter(|member| said(answers[**member], split.item) == what).count();
    let (yes, no) = (count(Said::Ticked), count(Said::NotTicked));
    let (other_yes, other_no) = (split.ticked - yes, split.not_ticked - no);
    let is_large = yes + no >= FEWEST && other_yes + other_no >= FEWEST;
    let is_against = (no == 0 && other_yes == 0) || (yes == 0 && other_no == 0);
    (is_large && is_against).then(|| GroupAgainst { role: role.to_owned(), says_in_place: no == 0 })
}

/// Whether one is alone against at least two others, and has said more than a tick does.
fn has_lone_voice(answers: &[Option<&AreaAnswers>], split: &ItemSplit) -> bool {
    let lone = match (split.ticked, split.not_ticked) {
        (1, 2..) => Said::Ticked,
        (2.., 1) => Said::NotTicked,
        _ => return false,
    };
    let item = split.item;
    let their = answers.iter().copied().flatten().find(|answers| said(Some(answers), item) == lone);
    their.is_some_and(|their| !their.notes.is_empty() || !their.remarks(RemarkOn::Item(item.item)).is_empty())
}
