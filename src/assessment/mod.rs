//! One assessment: who assessed what, when, and the answers; its model and its file format.

mod check;
mod file;
mod model;

pub use check::{Checked, read};
pub use file::{write, write_json};
pub use model::{
    About, Action, AreaAnswers, Assessment, Assessor, Decision, FrameworkRef, Horizon, Kind, MergedFile, Overlay,
    Previous, Remark, SignOff, Status, Timing, Viewpoint, Word,
};
