//! What commands share. A command is handed a [`context::Context`]: the options, a loader that reads files, and an output that
//! results and messages go to. Besides: arguments, what checks have found, the saved file that a
//! command works on, and an interview with people.

pub mod arguments;
pub mod calendar;
pub mod context;
pub mod conversation;
pub mod each_file;
pub mod findings;
pub mod loader;
pub mod made;
pub mod options;
pub mod output;
pub mod parallel;
pub mod progress;
pub mod refusal;
pub mod saved;
pub mod unreadable;
pub mod voices;
