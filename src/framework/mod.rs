//! The published framework that teams assess themselves against: its model, its file format and the bundled one.

mod bundled;
mod check;
mod file;
mod model;

pub use bundled::bundled;
pub use check::{Checked, format_problem, read};
pub use file::to_file;
pub use model::{Area, Community, Framework, Item, Level, Phase, Source};
