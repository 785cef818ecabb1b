//! The published framework that teams assess themselves against: its model, its file format and the bundled one; and what
//! can be laid over it, local additions and other words.

mod build;
mod bundled;
mod changes;
mod check;
mod duties;
mod file;
mod format;
mod hide;
mod index;
mod model;
mod overlay;
mod read;
mod roles;
mod successors;
mod terms;
pub mod wording;

pub use bundled::{bundled, bundled_as};
pub use changes::{Reworded, changes, reworded};
pub use check::Checked;
pub use file::{FrameworkFile, OverlayFile, to_file};
pub use format::format_problem;
pub use index::{AreaIndex, ItemIndex, ItemRef, LevelIndex, PhaseIndex};
pub use model::{Area, Community, Credit, Duty, Framework, Item, Level, Overlay, Phase, Role, Source};
pub use read::{is_overlay, read};
pub use successors::Successors;
