//! Whether those who assess themselves see things differently from peers or from communities.

use super::split::{ItemSplit, splits};
use super::telling::Telling;
use crate::assessment::{Assessment, Kind, Word};
use crate::framework::{Framework, ItemRef};

/// What the assessors of one kind of assessment said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindSplit {
    pub kind: Kind,
    pub assessors: usize,
    /// One for each item of the framework, in its order; `None` where it may not be told.
    pub items: Vec<Option<ItemSplit>>,
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

/// The answers by kind, in the order of the kinds. An assessment that doesn't say its kind is a self-assessment. Where names are
/// hidden, only what may be told beside the answers of all.
pub fn by_kind(framework: &Framework, sources: &[&Assessment], is_hidden: bool) -> Vec<KindSplit> {
    let of = |kind: Kind| -> Vec<&Assessment> {
        let is_of = |source: &&&Assessment| source.about.kind() == kind;
        sources.iter().filter(is_of).copied().collect()
    };
    let kinds = Kind::ALL.iter().map(|(kind, ..)| (*kind, of(*kind)));
    let kinds: Vec<(Kind, Vec<&Assessment>)> = kinds.filter(|(_, members)| !members.is_empty()).collect();
    let items: Vec<Vec<ItemSplit>> = kinds.iter().map(|(_, members)| splits(framework, members)).collect();
    let telling = if is_hidden { Telling::BesideAll } else { Telling::Everything };
    let split =
        |((kind, members), items): ((Kind, Vec<&Assessment>), _)| KindSplit { kind, assessors: members.len(), items };
    kinds.into_iter().zip(telling.told(&items)).map(split).collect()
}

/// The items of which one kind says yes and another no, in the framework's order, as far as they may be told.
pub fn opposed(kinds: &[KindSplit]) -> Vec<Opposed> {
    let at = |place: usize| {
        let votes = || kinds.iter().filter_map(move |kind| Some((kind.kind, kind.items[place].as_ref()?)));
        let all_yes = votes().filter(|(_, split)| split.ticked > 0 && split.not_ticked == 0);
        let all_no = votes().filter(|(_, split)| split.not_ticked > 0 && split.ticked == 0);
        let (_, first) = votes().next()?;
        let opposed = Opposed {
            item: first.item,
            in_place: all_yes.map(|(kind, split)| (kind, split.ticked)).collect(),
            not_in_place: all_no.map(|(kind, split)| (kind, split.not_ticked)).collect(),
        };
        Some(opposed).filter(|one| !one.in_place.is_empty() && !one.not_in_place.is_empty())
    };
    (0..kinds.first().map_or(0, |first| first.items.len())).filter_map(at).collect()
}
