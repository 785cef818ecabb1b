//! One assessment: who assessed what, when, and the answers; its model and its file format.

mod answers;
mod body;
mod check;
mod digest;
mod edit;
mod file;
mod migrate;
mod model;
mod plain;
mod read;
mod round;
mod several;
mod take_in;
#[cfg(test)]
pub(crate) mod tests;
mod votes;
mod word;
mod write;
mod written;

pub use digest::Digest;
pub use edit::{Change, Detail, Refusal};
pub use file::{AssessmentFile, YEARS, day, typed_day};
pub use migrate::{Migration, Moved};
pub use model::{
    About, Action, Answer, AreaAnswers, Assessment, Assessor, BY_PHASE, Contents, DIFFERENT, Decision, FormRef, Former,
    FrameworkRef, MergedFile, NOT_DECIDED, OverlayRef, Parked, Previous, Remark, RemarkOn, ScopePart, SignOff, Votes,
    areas_in,
};
pub use read::{Checked, framework_in, is_meant, read};
pub use several::{FEWEST_TOLD, Said};
pub use take_in::{Part, TakenIn};
pub use word::{Horizon, Kind, Progress, Status, Timing, Viewpoint, Word, YES_OR_NO};
pub use write::{write, write_json};
