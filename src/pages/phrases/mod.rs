//! How things are said wherever they come up: ratings and counts, what is on record about an assessment, what to know before
//! relying on it.

pub mod about;
pub mod cautions;
pub mod evidence;
pub mod organisations;
pub mod ratings;
pub mod speaker;
pub mod state;
pub mod voices;
