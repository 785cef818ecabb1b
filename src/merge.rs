//! The merger: one assessment made of those of several assessors.
//!
//! One file is one assessor and has one vote, however many people are named in it. An area is decided by those who have assessed it:
//! answered it, and not set it aside. Where that is one, the answers are taken as they are, so parts of one assessment simply join.
//! Where it is several, each item is decided by the [`MergeRule`]: "in place" and "not in place" are votes, "we don't know" and "does
//! not apply" are none, and never count as no. What the votes don't decide stays open: it is answered with "we don't know", put aside
//! to come back to, and listed.
//!
//! Evidence, notes and reasons of all are kept, with who gave them. The order of the files makes no difference.

mod about;
mod actions;
mod area;
mod remarks;
mod rule;
#[cfg(test)]
mod tests;
mod voice;
mod whole;

pub use rule::MergeRule;
pub use voice::{MergeError, Source, Told};
pub use whole::{Merged, MergedArea, different, merge, merge_anonymously};
