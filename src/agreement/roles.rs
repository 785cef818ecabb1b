//! What groups of assessors said, by their role. A group of fewer than three is never shown, and nothing is shown from which its
//! answers could be worked out.

use std::collections::BTreeMap;

use super::split::{FEWEST, ItemSplit, splits};
use crate::assessment::Assessment;
use crate::framework::Framework;

/// The answers of each group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByRole {
    /// In alphabetical order, the others last.
    pub groups: Vec<RoleSplit>,
    /// One or two assessors are in none of the groups. Totals of all assessors must not be shown beside the groups then: taking the
    /// groups from the totals would leave the answers of these.
    pub leaves_out: bool,
}

impl ByRole {
    /// What each group said of an item, by its place among the framework's items, as far as it may be told: nothing of a group in which
    /// fewer than three have an answer; and as taking the others from the total would tell the answers of that group, where totals are
    /// shown nothing of any group then.
    pub fn told(&self, place: usize) -> Vec<Option<&ItemSplit>> {
        let is_told = |group: &RoleSplit| group.items[place].is_silent() || !group.items[place].is_of_few();
        let is_shown = |group: &RoleSplit| {
            if self.leaves_out { is_told(group) } else { self.groups.iter().all(is_told) }
        };
        self.groups.iter().map(|group| Some(&group.items[place]).filter(|_| is_shown(group))).collect()
    }
}

/// What the assessors of a role said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleSplit {
    /// `None` for the others: those whose role has fewer than three assessors, and those without a role, together.
    pub role: Option<String>,
    pub assessors: usize,
    /// One for each item of the framework, in its order.
    pub items: Vec<ItemSplit>,
}

/// The answers by role. A role is shown if at least three assessors have it; the rest together if they are at least three, and
/// otherwise not at all.
pub fn by_role(framework: &Framework, sources: &[&Assessment]) -> ByRole {
    let (groups, others) = groups(sources);
    let split = |role: Option<String>, members: &[usize]| {
        let members: Vec<&Assessment> = members.iter().map(|member| sources[*member]).collect();
        RoleSplit { role, assessors: members.len(), items: splits(framework, &members) }
    };
    let mut shown: Vec<RoleSplit> = groups.into_iter().map(|(role, members)| split(Some(role), &members)).collect();
    let leaves_out = !others.is_empty() && others.len() < FEWEST;
    if others.len() >= FEWEST {
        shown.push(split(None, &others));
    }
    ByRole { groups: shown, leaves_out }
}

/// The roles with at least three assessors, each with the places of these among the assessments, and the places of all others.
pub(super) fn groups(sources: &[&Assessment]) -> (Vec<(String, Vec<usize>)>, Vec<usize>) {
    // By the role in small letters: how it is spelt, and who has it.
    let mut by_role: BTreeMap<String, (String, Vec<usize>)> = BTreeMap::new();
    let mut others = Vec::new();
    for (place, source) in sources.iter().enumerate() {
        match role_of(source) {
            None => others.push(place),
            Some(role) => {
                let (spelt, members) =
                    by_role.entry(role.to_lowercase()).or_insert_with(|| (role.to_owned(), Vec::new()));
                if role < spelt.as_str() {
                    *spelt = role.to_owned();
                }
                members.push(place);
            }
        }
    }
    let mut groups = Vec::new();
    for (spelt, members) in by_role.into_values() {
        if members.len() >= FEWEST {
            groups.push((spelt, members));
        } else {
            others.extend(members);
        }
    }
    others.sort_unstable();
    (groups, others)
}

/// The role in which an assessment was made: that of all its assessors, if it is the same.
pub fn role_of(assessment: &Assessment) -> Option<&str> {
    let mut roles = assessment.about.assessors.iter().map(|person| person.role.as_deref().map(str::trim));
    let first = roles.next()??;
    let is_same = |role: Option<&str>| role.is_some_and(|role| role.to_lowercase() == first.to_lowercase());
    (!first.is_empty() && roles.all(is_same)).then_some(first)
}
