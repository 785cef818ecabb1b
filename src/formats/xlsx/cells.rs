//! Writing a single cell.

use jiff::civil::{Date, date};
use rust_xlsxwriter::{ExcelDateTime, Format, Worksheet, XlsxError};

use super::styles::Styles;
use super::text;
use crate::document::Share;
use crate::document::workbook::Cell;
use crate::safe::needs_guard;
use crate::words;

/// The most rows of data on a sheet. Excel has 1,048,576; the rest is for what is above and below the table.
pub(super) const MAX_ROWS: usize = 1_000_000;

/// Writes a cell with its type; `number` is how a count looks.
pub(super) fn write_cell(
    worksheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    styles: &Styles,
    number: &Format,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(words) => return write_text(worksheet, row, column, words, &styles.text),
        Cell::Number(count) => drop(worksheet.write_number_with_format(row, column, as_float(*count), number)?),
        Cell::Date(day) => match excel_date(*day) {
            Some(day) => drop(worksheet.write_datetime_with_format(row, column, &day, &styles.date)?),
            None => return write_text(worksheet, row, column, &words::long_date(*day), &styles.text),
        },
        Cell::Share(Share { met, applicable, .. }) if *applicable > 0 => {
            let share = as_float(*met) / as_float(*applicable);
            worksheet.write_number_with_format(row, column, share, &styles.share)?;
        }
        Cell::Share(_) | Cell::Empty => drop(worksheet.write_blank(row, column, &styles.text)?),
    }
    Ok(())
}

/// Writes a text as a text. One that would be a formula, a date or a number if somebody typed it stays a text even when its cell is edited.
pub fn write_text(
    worksheet: &mut Worksheet,
    row: u32,
    column: u16,
    words: &str,
    style: &Format,
) -> Result<(), XlsxError> {
    let shown = text::cell(words);
    if needs_guard(shown.trim_start()) {
        worksheet.write_string_with_format(row, column, shown, &style.clone().set_quote_prefix())?;
    } else {
        worksheet.write_string_with_format(row, column, shown, style)?;
    }
    Ok(())
}

/// A count as Excel's kind of number.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
pub(super) fn as_float(number: usize) -> f64 {
    number as f64
}

/// The date as Excel counts it; `None` for dates that it doesn't know, and before March 1900, where it counts a 29 February that
/// there never was.
pub fn excel_date(day: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok().filter(|_| day >= date(1900, 3, 1))?;
    ExcelDateTime::from_ymd(year, day.month().unsigned_abs(), day.day().unsigned_abs()).ok()
}
