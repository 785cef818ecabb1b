//! The portfolio: many assessments of one framework as one picture. It says how areas are rated across all of them, and ranks nobody.
//!
//! Of each file little is kept ([`Member`]). [`Portfolio::of`] tells which of them count: not what stands there twice, and of the
//! rounds of one assessment the latest. [`Picture`] then counts ratings, [`Movement`] what has changed since the round before.

mod counting;
mod groups;
mod labels;
mod lines;
mod member;
mod movement;
mod organisations;
mod picture;
mod series;
#[cfg(test)]
mod tests;
mod texts;

pub use self::counting::{Choice, LeftOut, Portfolio};
pub use self::groups::{By, Group, GroupName, groups};
pub use self::labels::Label;
pub use self::member::{AreaFacts, Facts, Member, Standing, Ties, Viewpoints};
pub use self::movement::{Movement, Moves};
pub use self::picture::{AreaPicture, Distribution, Picture};
pub use self::series::{Before, Series};
pub use self::texts::Texts;
