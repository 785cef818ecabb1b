//! Forms for people without this program, and the answers that come back on them.
//!
//! A [`Form`] asks about some areas of a framework. Writers make files of it: a web page, an Excel workbook, a Word document and
//! Markdown. Whatever comes back is read into [`Filled`], which says what was found and where; [`take()`] makes an assessment of that.
//! Every reader hands on what it has found as it is, and only [`take()`] decides what it means, so that the same marks become the same
//! answers whichever way they came.
//!
//! The rule over all: untouched is not "no". A blank box looks like a false one everywhere, so an area without any mark is not
//! assessed, unless its status says that it was gone through.

mod copies;
pub mod excel;
mod filled;
mod form;
mod glyphs;
mod head;
mod keys;
pub mod markdown;
mod marks;
mod not_read;
pub mod paper;
mod pasted;
pub mod publication;
mod received;
mod take;
pub mod web;
pub mod word;
mod xml;

pub use copies::{are_copies, beyond, is_newer, shared};
pub use filled::{AreaStatus, Filled, FilledArea, Mark, Said, Unclear};
pub use form::Form;
pub use head::{Head, new_id};
pub use keys::{AboutKey, Key, StatusKey};
pub use not_read::NotRead;
pub use received::{Received, receive};
pub use take::{NoAnswers, Taken, take};
