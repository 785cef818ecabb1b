//! Days to be entered in a calendar.

use jiff::civil::Date;

/// Something that belongs to a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Tells it from all others, also in later files: a calendar that takes the file in again changes it instead of adding one.
    pub id: String,
    pub day: Date,
    pub title: String,
    pub description: String,
}
