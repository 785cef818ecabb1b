//! The first sheet: what the workbook is about, in words, with a chart and what each other sheet holds.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::cells::{MAX_ROWS, write_cell, write_text};
use super::styles::Styles;
use super::{chart, print, text};
use crate::document::workbook::{Cell, Workbook};

/// The widths of the two columns, of labels and of values.
const WIDTHS: [u16; 2] = [36, 100];

pub(super) fn write(worksheet: &mut Worksheet, styles: &Styles, workbook: &Workbook) -> Result<(), XlsxError> {
    let cover = &workbook.cover;
    // A workbook that was put together without a cover still has a first sheet.
    worksheet.set_name(if cover.name.is_empty() { "About" } else { cover.name })?;
    for (column, width) in (0..).zip(WIDTHS) {
        worksheet.set_column_width(column, f64::from(width))?;
    }
    write_text(worksheet, 0, 0, &text::line(&cover.title, text::MAX_IN_LINE), &styles.title)?;
    worksheet.set_row_height(0, 24)?;
    let mut row = 1;
    for line in &cover.lines {
        write_text(worksheet, row, 0, &text::line(line, text::MAX_IN_LINE), &styles.note)?;
        row += 1;
    }
    if let Some(tally) = &cover.tally {
        row = chart::write(worksheet, styles, tally, row + 1)? + 1;
    }
    row = section(worksheet, styles, row + 1, "What the other sheets hold", &contents(workbook))?;
    for found in &cover.sections {
        row = section(worksheet, styles, row + 1, found.title, &found.rows)?;
    }
    print::set_up(worksheet, &workbook.properties, cover.name, 1);
    worksheet.set_print_area(0, 0, row, 1)?;
    Ok(())
}

/// What each sheet holds, and whether that is nothing or too much.
fn contents(workbook: &Workbook) -> Vec<(String, Cell)> {
    let about = |sheet: &crate::document::workbook::Sheet| {
        let mut lines: Vec<&str> = sheet.about.iter().map(String::as_str).collect();
        if sheet.rows.is_empty() {
            lines.push(sheet.empty_message);
        }
        if sheet.rows.len() > MAX_ROWS {
            lines.push("A sheet can't hold more rows: the rest is in the assessment file.");
        }
        (sheet.name.to_owned(), lines.join("\n").into())
    };
    workbook.sheets.iter().map(about).collect()
}

/// Writes a heading and rows of a label and a value; returns the row below them.
fn section(
    worksheet: &mut Worksheet,
    styles: &Styles,
    top: u32,
    title: &str,
    rows: &[(String, Cell)],
) -> Result<u32, XlsxError> {
    write_text(worksheet, top, 0, title, &styles.heading)?;
    let mut row = top + 1;
    for (label, value) in rows {
        write_text(worksheet, row, 0, label, &styles.label)?;
        write_cell(worksheet, (row, 1), value, styles, &styles.number_in_text)?;
        let value = if let Cell::Text(words) = value { words } else { "" };
        if let Some(height) = text::height([(label.as_str(), WIDTHS[0]), (value, WIDTHS[1])].into_iter()) {
            worksheet.set_row_height(row, height)?;
        }
        row += 1;
    }
    Ok(row)
}
