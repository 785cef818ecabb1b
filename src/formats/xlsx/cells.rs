//! Writing a single cell.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::text;
use crate::safe::needs_guard;

/// Writes a text as a text. One that would be a formula, a date or a number if somebody typed it stays a text even when its cell is edited.
pub(super) fn write_text(
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
