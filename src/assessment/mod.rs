//! One assessment: who assessed what, when, and the answers; its model and its file format.

mod check;
mod file;
mod model;

pub use check::{Checked, read};
pub use file::write;
pub use model::{
    About, Action, AreaAnswers, Assessment, Assessor, Decision, FrameworkRef, Horizon, Kind, Overlay, Previous, Remark,
    Round, SignOff, Status, Timing, Viewpoint, Word,
};
