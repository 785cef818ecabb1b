//! Agreement: what several assessors said of the same items, and how far they agree. It rates nothing and merges nothing.
//!
//! One file is one assessor and has one vote, however many people are named in it. Only "in place" and "not in place" are votes:
//! "we don't know", "does not apply" and areas that somebody has not assessed are no votes, and never count as no. Ticks are taken as
//! they were given, without what they cover.

mod agenda;
mod deciding;
mod figures;
mod kinds;
mod recorded;
mod roles;
mod split;
mod statistics;
mod telling;
#[cfg(test)]
mod tests;

pub use agenda::{AgendaItem, GroupAgainst, agenda};
pub use deciding::Deciding;
pub use figures::{Agreement, AreaSplit, agreement};
pub use kinds::{KindSplit, Opposed, by_kind, opposed};
pub use recorded::{AreaVotes, MixedItem, Recorded, recorded};
pub use roles::{ByRole, RoleSplit, by_role, role_of};
pub use split::ItemSplit;
pub use statistics::{Metric, alpha, percent_agreement};
