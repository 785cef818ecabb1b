//! Which answers may be told where names are hidden: one rule for all together, for roles and for kinds.

use super::split::ItemSplit;

/// Whether answers are told of groups of assessors that are small, and what else is told of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Telling {
    /// Names are known: everything may be told.
    Everything,
    /// Those of all together are told, too. Taking the other groups from these would tell the answers of a group that is withheld, so
    /// the answers to an item are told of all groups or of none.
    BesideAll,
    /// Nothing is told of all together, since some are in none of the groups.
    GroupsOnly,
}

impl Telling {
    /// What each group said of each item, as far as it may be told. One list of items a group, all of the same length.
    pub(super) fn told(self, groups: &[Vec<ItemSplit>]) -> Vec<Vec<Option<ItemSplit>>> {
        let places = groups.first().map_or(0, Vec::len);
        let are_all_told: Vec<bool> =
            (0..places).map(|place| groups.iter().all(|items| items[place].may_be_told())).collect();
        let is_told = |place: usize, split: &ItemSplit| match self {
            Self::Everything => true,
            Self::BesideAll => are_all_told[place],
            Self::GroupsOnly => split.may_be_told(),
        };
        let told = |items: &Vec<ItemSplit>| {
            items.iter().enumerate().map(|(place, split)| is_told(place, split).then_some(*split)).collect()
        };
        groups.iter().map(told).collect()
    }
}
