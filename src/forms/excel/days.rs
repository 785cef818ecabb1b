//! Days as they stand in cells: as Excel counts them, or as people write them.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::book::{Cell, Value};
use super::sheet::NOT_WORKED_OUT;
use crate::assessment::{day, typed_day};

/// The most letters of a date.
const LONGEST: usize = 40;

/// The day in a cell. `since_1904` says that the file counts its days from 1904.
///
/// # Errors
/// If it is none, or can be read as two; what it is instead.
pub(super) fn day_of(cell: &Cell, since_1904: bool) -> Result<Date, String> {
    match (&cell.value, &cell.formula) {
        (Value::Nothing, _) => Err(NOT_WORKED_OUT.to_owned()),
        (Value::Error(_) | Value::Bool(_), _) => Err("no date".to_owned()),
        (Value::Number(number), _) => counted_day(*number, since_1904).ok_or_else(|| "no date".to_owned()),
        (Value::Text(text), _) if text.len() > LONGEST => Err("no date".to_owned()),
        // A date as some programs write it has the time behind it.
        (Value::Text(text), _) => {
            let text = text.trim();
            let whole = text.split_once('T').and_then(|(start, _)| day(start));
            whole.map_or_else(|| typed_day(text), Ok)
        }
    }
}

/// The day that Excel means by a number, if it is one that files can hold.
fn counted_day(number: f64, since_1904: bool) -> Option<Date> {
    let first = if since_1904 { date(1904, 1, 1) } else { date(1899, 12, 30) };
    // Behind the point there is the time of the day.
    #[expect(clippy::cast_possible_truncation, reason = "within the range")]
    let days = (0.0..200_000.0).contains(&number).then_some(number as i64)?;
    let found = first.checked_add(days.days()).ok()?;
    day(&found.to_string())
}
