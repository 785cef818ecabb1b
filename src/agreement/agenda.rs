//! What the assessors should talk about, what matters most first.

use std::cmp::Reverse;

use super::deciding::Deciding;
use super::figures::Agreement;
use super::roles::groups;
use super::split::ItemSplit;
use crate::assessment::{AreaAnswers, Assessment, FEWEST_TOLD, RemarkOn, Said};
use crate::framework::Framework;
use crate::score::Rule;

/// An item to talk about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaItem {
    pub split: ItemSplit,
    /// The group's rating of the area is another with the item in place than without it.
    pub decides: bool,
    /// How many ranks lie between the lowest and the highest rating of the area.
    pub spread: usize,
    /// A role all of whose votes are one way, while all other votes are the other way; of each at least three.
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
/// that at least two have assessed, unless all of these say that they don't apply. Items that the agreement withholds are not among them.
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
    let mut told = agreement.told().peekable();
    for (area, answers) in framework.areas().iter().zip(&agreement.areas) {
        let of_area: Vec<Option<&AreaAnswers>> = sources.iter().map(|source| source.areas.get(&area.index)).collect();
        let mut deciding = merged.areas.get(&area.index).map(|merged| Deciding::new(framework, area, merged, rule));
        while let Some(split) = told.next_if(|split| split.item.area == area.index) {
            let is_said_by_few = split.votes() < 2 && split.votes() + split.unsure > 0 && answers.assessors > 1;
            if !split.is_split() && !is_said_by_few {
                continue;
            }
            agenda.push(AgendaItem {
                split: *split,
                decides: deciding.as_mut().is_some_and(|deciding| deciding.decides(split.item.item)),
                spread: answers.spread(),
                against: roles.iter().find_map(|(role, members)| against(role, members, &of_area, split)),
                has_lone_voice: has_lone_voice(&of_area, split),
            });
        }
    }
    agenda.sort_by(|one, other| {
        let further = |item: &AgendaItem| (!item.decides, Reverse(item.spread), item.split.item);
        one.split.hands().by_closeness(other.split.hands()).then_with(|| further(one).cmp(&further(other)))
    });
    agenda
}

/// Whether a role votes as one against everybody else. Both have to be at least three: an assessor of a smaller group could be told by
/// their answer.
fn against(role: &str, members: &[usize], answers: &[Option<&AreaAnswers>], split: &ItemSplit) -> Option<GroupAgainst> {
    let group = ItemSplit::of(split.item, members.iter().map(|member| answers[*member]));
    let (yes, no) = (group.ticked, group.not_ticked);
    let (other_yes, other_no) = (split.ticked - yes, split.not_ticked - no);
    let is_large = yes + no >= FEWEST_TOLD && other_yes + other_no >= FEWEST_TOLD;
    let is_against = (no == 0 && other_yes == 0) || (yes == 0 && other_no == 0);
    (is_large && is_against).then(|| GroupAgainst { role: role.to_owned(), says_in_place: no == 0 })
}

/// Whether one is alone against at least two others, and has said more than a tick does.
fn has_lone_voice(answers: &[Option<&AreaAnswers>], split: &ItemSplit) -> bool {
    let lone = match (split.ticked, split.not_ticked) {
        (1, 2..) => Said::InPlace,
        (2.., 1) => Said::NotInPlace,
        _ => return false,
    };
    let item = split.item.item;
    let their = answers.iter().copied().flatten().find(|answers| Said::of(Some(answers), item) == lone);
    their.is_some_and(|their| !their.notes.is_empty() || !their.remarks(RemarkOn::Item(item)).is_empty())
}
