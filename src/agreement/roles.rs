//! What groups of assessors said, by their role. A group of fewer than three is never shown, and nothing is shown from which its
//! answers could be worked out.

use std::collections::BTreeMap;

use super::split::{ItemSplit, splits};
use super::telling::Telling;
use crate::assessment::{Assessment, FEWEST_TOLD};
use crate::framework::Framework;
use crate::words::folded;

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
    /// Whether what all assessors said together may be shown beside the groups.
    pub fn has_totals(&self) -> bool {
        !self.leaves_out
    }

    /// Of how many items the answers of at least one group may not be told.
    pub fn withheld(&self) -> usize {
        let places = self.groups.first().map_or(0, |first| first.items.len());
        (0..places).filter(|place| self.groups.iter().any(|group| group.items[*place].is_none())).count()
    }
}

/// What the assessors of a role said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleSplit {
    /// `None` for the others: those whose role has fewer than three assessors, and those without a role, together.
    pub role: Option<String>,
    pub assessors: usize,
    /// One for each item of the framework, in its order; `None` where it may not be told.
    pub items: Vec<Option<ItemSplit>>,
}

/// The answers by role. A role is shown if at least three assessors have it; the rest together if they are at least three, and
/// otherwise not at all.
pub fn by_role(framework: &Framework, sources: &[&Assessment]) -> ByRole {
    let (roles, others) = groups(sources);
    let leaves_out = !others.is_empty() && others.len() < FEWEST_TOLD;
    let mut shown: Vec<(Option<String>, Vec<usize>)> =
        roles.into_iter().map(|(role, members)| (Some(role), members)).collect();
    if others.len() >= FEWEST_TOLD {
        shown.push((None, others));
    }
    let items = |(_, members): &(_, Vec<usize>)| {
        let members: Vec<&Assessment> = members.iter().map(|member| sources[*member]).collect();
        splits(framework, &members)
    };
    let items: Vec<Vec<ItemSplit>> = shown.iter().map(items).collect();
    let telling = if leaves_out { Telling::GroupsOnly } else { Telling::BesideAll };
    let group = |((role, members), items): ((Option<String>, Vec<usize>), _)| RoleSplit {
        role,
        assessors: members.len(),
        items,
    };
    ByRole { groups: shown.into_iter().zip(telling.told(&items)).map(group).collect(), leaves_out }
}

/// The roles with at least three assessors, each with the places of these among the assessments, and the places of all others.
pub(super) fn groups(sources: &[&Assessment]) -> (Vec<(String, Vec<usize>)>, Vec<usize>) {
    // By the folded role: how it is spelt, and who has it.
    let mut by_role: BTreeMap<String, (String, Vec<usize>)> = BTreeMap::new();
    let mut others = Vec::new();
    for (place, source) in sources.iter().enumerate() {
        match role_of(source) {
            None => others.push(place),
            Some(role) => {
                let (spelt, members) = by_role.entry(folded(role)).or_insert_with(|| (role.to_owned(), Vec::new()));
                if role < spelt.as_str() {
                    *spelt = role.to_owned();
                }
                members.push(place);
            }
        }
    }
    let mut groups = Vec::new();
    for (spelt, members) in by_role.into_values() {
        if members.len() >= FEWEST_TOLD {
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
    let is_same = |role: Option<&str>| role.is_some_and(|role| folded(role) == folded(first));
    (!first.is_empty() && roles.all(is_same)).then_some(first)
}
