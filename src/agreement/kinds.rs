//! Whether those who assess themselves see things differently from peers or from communities.

use super::split::{ItemSplit, splits};
use crate::assessment::{Assessment, Kind, Word};
use crate::framework::{Framework, ItemRef};

/// What the assessors of one kind of assessment said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindSplit {
    pub kind: Kind,
    pub assessors: usize,
    /// One for each item of the framework, in its order.
    pub items: Vec<ItemSplit>,
}

/// An item of which one kind says that it is in place and another that it is not, each with one voice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opposed {
    pub item: ItemRef,
    /// All of whose votes say that it is in place, and how many there are.
    pub in_place: Vec<(Kind, usize)>,
    /// All of whose votes say that it is not, and how many there are.
    pub not_in_place: Vec<(Kind, usize)>,
}

/// The answers by kind, in the order of the kinds. An assessment that doesn't say its kind is a self-assessment.
pub fn by_kind(framework: &Framework, sources: &[&Assessment]) -> Vec<KindSplit> {
    let of = |kind: Kind| -> Vec<&Assessment> {
        let is_of = |source: &&&Assessment| source.about.kind.unwrap_or(Kind::SelfAssessment) == kind;
        sources.iter().filter(is_of).copied().collect()
    };
    let kinds = Kind::ALL.iter().map(|(kind, ..)| (*kind, of(*kind))).filter(|(_, members)| !members.is_empty());
    let split = |(kind, members): (Kind, Vec<&Assessment>)| KindSplit {
        kind,
        assessors: members.len(),
        items: splits(framework, &members),
    };
    kinds.map(split).collect()
}

/// The items of which one kind says yes and another no, in the framework's order.
pub fn opposed(kinds: &[KindSplit]) -> Vec<Opposed> {
    let Some(first) = kinds.first() else { return Vec::new() };
    let at = |place: usize| {
        let votes = || kinds.iter().map(move |kind| (kind.kind, &kind.items[place]));
        let all_yes = votes().filter(|(_, split)| split.ticked > 0 && split.not_ticked == 0);
        let all_no = votes().filter(|(_, split)| split.not_ticked > 0 && split.ticked == 0);
        Opposed {
            item: first.items[place].item,
            in_place: all_yes.map(|(kind, split)| (kind, split.ticked)).collect(),
            not_in_place: all_no.map(|(kind, split)| (kind, split.not_ticked)).collect(),
        }
    };
    let is_opposed = |one: &Opposed| !one.in_place.is_empty() && !one.not_in_place.is_empty();
    (0..first.items.len()).map(at).filter(is_opposed).collect()
}
