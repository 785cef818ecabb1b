//! Days to be entered in a calendar.

use jiff::civil::Date;

/// An event that takes a whole day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The same in every later file: a calendar program that imports the file again changes the event instead of adding another.
    pub id: String,
    pub day: Date,
    pub title: String,
    pub description: String,
    /// Higher in a later file in which something about it has changed.
    pub revision: u32,
    /// Whether it is over, so that a calendar that has it takes it out.
    pub cancelled: bool,
}
