//! Where phases, areas, levels and items are in a framework: each kind has a type of its own, so that none can be taken for
//! another.

/// Declares a position in a list, counted from 0.
macro_rules! index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(usize);

        impl $name {
            /// The position with so many before it.
            pub const fn new(before: usize) -> Self {
                Self(before)
            }

            /// How many come before it.
            pub const fn get(self) -> usize {
                self.0
            }
        }
    };
}

index! {
    /// A phase among the framework's phases.
    PhaseIndex
}

index! {
    /// An area among all areas of the framework, across phases.
    AreaIndex
}

index! {
    /// A level among the framework's levels, the lowest first. A rank is one more: rank 0 is below the first level.
    LevelIndex
}

index! {
    /// An item among the items of its area.
    ItemIndex
}

/// An item of a framework: its area, and where it is in that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemRef {
    pub area: AreaIndex,
    pub item: ItemIndex,
}

impl LevelIndex {
    /// The rank of an area that has reached this level: 1 for the first.
    pub const fn rank(self) -> usize {
        self.0 + 1
    }

    /// The level that an area of this rank has reached; nothing for rank 0.
    pub fn of_rank(rank: usize) -> Option<Self> {
        rank.checked_sub(1).map(Self)
    }
}
