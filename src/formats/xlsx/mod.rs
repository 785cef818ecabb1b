//! Writes a neutral workbook as an Excel file. Every text is written as a text, so that nothing from a file becomes a formula
//! or a link. A character that Excel can't hold is made visible, and a text that is cut says so.
//!
//! Tables are real Excel tables, so that assistive technology knows their header rows and people can filter and sort them.

mod cells;
mod chart;
mod styles;
mod text;

use jiff::civil::{Date, date};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, IgnoreError, Table, TableColumn, TableStyle, Workbook as Book, Worksheet,
    XlsxError,
};

use self::cells::{as_float, write_text};
use crate::document::workbook::{Cell, Column, ColumnKind, Sheet, Workbook};
use crate::document::{Properties, Share};
use crate::words;
use styles::Styles;

/// The most rows of data on a sheet. Excel has 1,048,576; the rest is for what is above and below the table.
const MAX_ROWS: usize = 1_000_000;
/// The number of the paper size in Excel.
const A4: u8 = 9;
/// The author where no organisation is known.
const DEFAULT_AUTHOR: &str = "thrive";

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
    for sheet in &workbook.sheets {
        let worksheet = book.add_worksheet();
        worksheet.set_name(sheet.name)?;
        SheetWriter { worksheet, sheet, styles: &styles }.write(&workbook.properties)?;
    }
    book.save_to_buffer()
}

fn document_properties(properties: &Properties) -> Result<DocProperties, XlsxError> {
    // Without a date the library would take today's.
    let made = properties.made.and_then(excel_date).map_or_else(|| ExcelDateTime::from_ymd(2000, 1, 1), Ok)?;
    Ok(DocProperties::new()
        .set_title(text::line(&properties.title, text::MAX_IN_PROPERTY))
        .set_subject(properties.kind.as_str())
        .set_author(author(properties))
        .set_company(text::line(&properties.organisation, text::MAX_IN_PROPERTY))
        .set_creation_datetime(&made))
}

fn author(properties: &Properties) -> String {
    let author = text::line(&properties.organisation, text::MAX_IN_PROPERTY);
    if author.is_empty() { DEFAULT_AUTHOR.to_owned() } else { author }
}

/// The date as Excel counts it; `None` for dates that it doesn't know, and before March 1900, where it counts a 29 February that
/// there never was.
fn excel_date(day: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok().filter(|_| day >= date(1900, 3, 1))?;
    ExcelDateTime::from_ymd(year, day.month().unsigned_abs(), day.day().unsigned_abs()).ok()
}

/// Writes one sheet.
struct SheetWriter<'w> {
    worksheet: &'w mut Worksheet,
    sheet: &'w Sheet,
    styles: &'w Styles,
}

impl SheetWriter<'_> {
    fn write(mut self, properties: &Properties) -> Result<(), XlsxError> {
        let header = self.title_and_notes()?;
        for (index, column) in (0..).zip(&self.sheet.columns) {
            self.worksheet.set_column_width(index, f64::from(column.width))?;
        }
        let below = if self.sheet.rows.is_empty() {
            self.text(header, 0, self.sheet.empty_message, &self.styles.plain)?;
            header + 1
        } else {
            self.table(header)?
        };
        let mut last = below;
        if let Some(tally) = &self.sheet.tally {
            last = chart::write(self.worksheet, self.styles, tally, below + 2)?;
        }
        // A line wider than the table would otherwise make everything print smaller.
        self.worksheet.set_print_area(0, 0, last, last_column(self.sheet))?;
        self.worksheet.set_right_to_left(properties.language.right_to_left);
        self.print_setup(properties);
        Ok(())
    }

    /// Writes the title and the notes; returns the row of the table's header.
    fn title_and_notes(&mut self) -> Result<u32, XlsxError> {
        self.text(0, 0, &text::line(&self.sheet.title, text::MAX_IN_LINE), &self.styles.title)?;
        self.worksheet.set_row_height(0, 24)?;
        let mut row = 1;
        for note in &self.sheet.notes {
            self.text(row, 0, &text::line(note, text::MAX_IN_LINE), &self.styles.note)?;
            row += 1;
        }
        if self.sheet.rows.len() > MAX_ROWS {
            let note = "A sheet can't hold more rows: the rest is in the assessment file.";
            self.text(row, 0, note, &self.styles.note)?;
            row += 1;
        }
        Ok(row + 1)
    }

    /// Writes the table with its header in row `header`; returns the first row below it.
    fn table(&mut self, header: u32) -> Result<u32, XlsxError> {
        let mut row = header;
        for cells in self.sheet.rows.iter().take(MAX_ROWS) {
            row += 1;
            for ((index, column), cell) in (0..).zip(&self.sheet.columns).zip(cells) {
                self.cell(row, index, column, cell)?;
            }
            self.set_height(row, cells)?;
        }
        let last = last_column(self.sheet);
        let titles = text::headers(&self.sheet.columns);
        // Beside each title there is a filter button.
        let narrowed = titles
            .iter()
            .zip(&self.sheet.columns)
            .map(|(title, column)| (title.as_str(), column.width.saturating_sub(2)));
        if let Some(height) = text::height(narrowed) {
            self.worksheet.set_row_height(header, height)?;
        }
        let columns: Vec<TableColumn> = titles
            .iter()
            .zip(&self.sheet.columns)
            .map(|(title, column)| {
                let is_number = matches!(column.kind, ColumnKind::Number | ColumnKind::Share);
                let style = if is_number { &self.styles.number_header } else { &self.styles.header };
                TableColumn::new().set_header(title).set_header_format(style)
            })
            .collect();
        let table = Table::new()
            .set_name(format!("{}Table", self.sheet.name))
            .set_columns(&columns)
            .set_style(TableStyle::None)
            .set_autofilter(self.sheet.filtered)
            .set_alt_text_title(text::line(&self.sheet.title, text::MAX_IN_PROPERTY));
        self.worksheet.add_table(header, 0, row, last, &table)?;
        // An id such as 2024 is a text, which Excel would flag as an error.
        self.worksheet.ignore_error_range(header + 1, 0, row, last, IgnoreError::NumberStoredAsText)?;
        styles::shade(self.worksheet, self.sheet, header + 1, row)?;
        self.worksheet.set_freeze_panes(header + 1, self.sheet.frozen_columns)?;
        self.worksheet.set_repeat_rows(header, header)?;
        Ok(row + 1)
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
        let styles = self.styles;
        match cell {
            Cell::Text(words) => return self.text(row, index, words, &styles.text),
            Cell::Number(number) => {
                let format = if column.kind == ColumnKind::Mixed { &styles.mixed_number } else { &styles.number };
                self.worksheet.write_number_with_format(row, index, as_float(*number), format)?;
            }
            Cell::Date(day) => match excel_date(*day) {
                Some(day) => drop(self.worksheet.write_datetime_with_format(row, index, &day, &styles.date)?),
                None => return self.text(row, index, &words::long_date(*day), &styles.text),
            },
            Cell::Share(Share { met, applicable, .. }) if *applicable > 0 => {
                let share = as_float(*met) / as_float(*applicable);
                self.worksheet.write_number_with_format(row, index, share, &styles.share)?;
            }
            Cell::Share(_) | Cell::Empty => drop(self.worksheet.write_blank(row, index, &styles.text)?),
        }
        Ok(())
    }

    fn text(&mut self, row: u32, column: u16, words: &str, style: &Format) -> Result<(), XlsxError> {
        write_text(self.worksheet, row, column, words, style)
    }

    fn print_setup(&mut self, properties: &Properties) {
        let title = text::in_margin(&properties.title);
        let worksheet = &mut *self.worksheet;
        worksheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
        worksheet.set_margins(0.4, 0.4, 0.75, 0.75, 0.3, 0.3);
        worksheet.set_header(format!("&L{title}&R{}", text::in_margin(self.sheet.name)));
        worksheet.set_footer(format!("&L{}&RPage &P of &N", text::in_margin(&author(properties))));
        worksheet.set_screen_gridlines(false);
    }
}

/// The index of the last column.
fn last_column(sheet: &Sheet) -> u16 {
    u16::try_from(sheet.columns.len().saturating_sub(1)).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests;
