//! Writes a neutral workbook as an Excel file. Every text is written as a text, so that nothing from a file becomes a formula
//! or a link. A character that Excel can't hold is made visible, and a text that is cut says so.
//!
//! The first sheet is to be read. Each other one is a single Excel table with its header in the first row and the name of its sheet,
//! so that assistive technology and other programs find it, and people can filter and sort it.

pub(crate) mod cells;
mod chart;
mod cover;
pub(crate) mod print;
pub(crate) mod styles;
pub(crate) mod text;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, IgnoreError, Table, TableColumn, TableStyle, Workbook as Book, Worksheet, XlsxError,
};

use self::cells::write_cell;
use self::styles::Styles;
use crate::document::Properties;
use crate::document::workbook::{Cell, Column, ColumnKind, Sheet, Workbook};

/// The row of every table's header.
const HEADER: u32 = 0;

/// The workbook as the bytes of an .xlsx file; the same workbook always gives the same bytes.
///
/// # Panics
/// Never: whatever Excel limits is cut to the limit first.
pub fn write(workbook: &Workbook) -> Vec<u8> {
    try_write(workbook).expect("texts, names and rows are within Excel's limits")
}

fn try_write(workbook: &Workbook) -> Result<Vec<u8>, XlsxError> {
    let mut book = Book::new();
    book.set_properties(&document_properties(&workbook.properties)?);
    let styles = Styles::new();
    cover::write(book.add_worksheet(), &styles, workbook)?;
    for sheet in &workbook.sheets {
        let worksheet = book.add_worksheet();
        worksheet.set_name(sheet.name)?;
        SheetWriter { worksheet, sheet, styles: &styles }.write(&workbook.properties)?;
    }
    book.save_to_buffer()
}

fn document_properties(properties: &Properties) -> Result<DocProperties, XlsxError> {
    // Without a date the library would take today's.
    let made = properties.made.and_then(cells::excel_date).map_or_else(|| ExcelDateTime::from_ymd(2000, 1, 1), Ok)?;
    Ok(DocProperties::new()
        .set_title(text::line(&properties.title, text::MAX_IN_PROPERTY))
        .set_subject(properties.kind.as_str())
        .set_author(text::author(properties))
        .set_company(text::line(&properties.organisation, text::MAX_IN_PROPERTY))
        .set_creation_datetime(&made))
}

/// Writes one sheet.
struct SheetWriter<'w> {
    worksheet: &'w mut Worksheet,
    sheet: &'w Sheet,
    styles: &'w Styles,
}

impl SheetWriter<'_> {
    fn write(mut self, properties: &Properties) -> Result<(), XlsxError> {
        let sheet = self.sheet;
        for (index, column) in (0..).zip(&sheet.columns) {
            self.worksheet.set_column_width(index, f64::from(column.width))?;
        }
        let mut row = HEADER;
        for cells in sheet.rows.iter().take(cells::MAX_ROWS) {
            row += 1;
            for ((index, column), cell) in (0..).zip(&sheet.columns).zip(cells) {
                self.cell(row, index, column, cell)?;
            }
            self.set_height(row, cells)?;
        }
        // A table has a row at least, which is empty where there is nothing to say.
        self.table(row.max(HEADER + 1))?;
        self.worksheet.set_freeze_panes(HEADER + 1, sheet.frozen_columns)?;
        self.worksheet.set_repeat_rows(HEADER, HEADER)?;
        if let Some(last) = sheet.frozen_columns.checked_sub(1) {
            self.worksheet.set_repeat_columns(0, last)?;
        }
        let widths: Vec<u16> = sheet.columns.iter().map(|column| column.width).collect();
        print::set_up(self.worksheet, properties, sheet.name, print::pages_across(&widths, sheet.frozen_columns));
        Ok(())
    }

    /// Makes a table of the rows from the header to row `last`.
    fn table(&mut self, last: u32) -> Result<(), XlsxError> {
        let sheet = self.sheet;
        let titles = text::headers(&sheet.columns);
        // Beside each title there is a filter button.
        let narrowed =
            titles.iter().zip(&sheet.columns).map(|(title, column)| (title.as_str(), column.width.saturating_sub(2)));
        if let Some(height) = text::height(narrowed) {
            self.worksheet.set_row_height(HEADER, height)?;
        }
        let columns: Vec<TableColumn> = titles
            .iter()
            .zip(&sheet.columns)
            .map(|(title, column)| {
                let is_number = matches!(column.kind, ColumnKind::Number | ColumnKind::Share);
                let style = if is_number { &self.styles.number_header } else { &self.styles.header };
                TableColumn::new().set_header(title).set_header_format(style)
            })
            .collect();
        let about = sheet.about.first().map_or("", String::as_str);
        let table = Table::new()
            .set_name(sheet.name)
            .set_columns(&columns)
            .set_style(TableStyle::None)
            .set_alt_text_title(text::line(about, text::MAX_IN_PROPERTY));
        let last_column = last_column(sheet);
        self.worksheet.add_table(HEADER, 0, last, last_column, &table)?;
        // An id such as 2024 is a text, which Excel would flag as an error.
        self.worksheet.ignore_error_range(HEADER + 1, 0, last, last_column, IgnoreError::NumberStoredAsText)?;
        styles::shade(self.worksheet, sheet, HEADER + 1, last)
    }

    /// Makes the row as high as its longest text needs.
    fn set_height(&mut self, row: u32, cells: &[Cell]) -> Result<(), XlsxError> {
        let texts = self.sheet.columns.iter().zip(cells).filter_map(|(column, cell)| match cell {
            Cell::Text(words) => Some((words.as_str(), column.width)),
            _ => None,
        });
        if let Some(height) = text::height(texts) {
            self.worksheet.set_row_height(row, height)?;
        }
        Ok(())
    }

    fn cell(&mut self, row: u32, index: u16, column: &Column, cell: &Cell) -> Result<(), XlsxError> {
        let number = if column.kind == ColumnKind::Number { &self.styles.number } else { &self.styles.number_in_text };
        write_cell(self.worksheet, (row, index), cell, self.styles, number)
    }
}

/// The index of the last column.
fn last_column(sheet: &Sheet) -> u16 {
    u16::try_from(sheet.columns.len().saturating_sub(1)).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests;
