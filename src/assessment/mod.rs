//! One assessment: who assessed what, when, and the answers; its model and its file format.

mod check;
mod edit;
mod file;
mod migrate;
mod model;
mod round;
mod take_in;

pub use check::{Checked, day, read};
pub use edit::{Change, Detail, Refusal};
pub use file::{AssessmentFile, write, write_json};
pub use migrate::Moves;
pub use model::{
    About, Action, Answer, AreaAnswers, Assessment, Assessor, Contents, Decision, FrameworkRef, Horizon, Kind,
    MergedFile, Previous, Remark, SignOff, Status, Timing, Viewpoint, Word, areas_in,
};
pub use round::digest;
pub use take_in::TakenIn;
