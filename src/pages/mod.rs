//! What commands say, as neutral documents: one builder a command, from values alone.

pub mod actions;
pub mod agreement;
pub mod checked;
pub mod compare;
pub mod framework;
pub mod front_door;
pub mod imported;
pub mod merge;
pub mod migration;
pub mod names;
pub mod phrases;
pub mod plan;
pub mod portfolio;
pub mod remarks;
pub mod report;
pub mod score;
pub mod side_by_side;
pub mod summary;
pub mod taken_in;
pub mod workbook;
