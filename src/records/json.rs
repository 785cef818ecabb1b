//! How records are written as JSON.

use serde::Serialize;

use crate::safe::escaped_json;

/// The record of a file that was named alone as an object; a list where several were named, however many of them could be read.
pub fn one_or_many<R: Serialize>(records: &[R], named: usize) -> String {
    match records {
        [one] if named == 1 => json(one),
        many => json(&many),
    }
}

/// Any record as JSON, indented, with a line feed at the end.
///
/// # Panics
/// Never: every record of this room can be said in JSON.
pub fn json(record: &impl Serialize) -> String {
    escaped_json(serde_json::to_string_pretty(record).expect("records are plain data")) + "\n"
}
