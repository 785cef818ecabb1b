//! Writes a neutral workbook as an Excel file. Every text is written as a text, so that nothing from a file becomes a formula
//! or a link; what a text can't hold in Excel is shown or said, never dropped.
//!
//! Tables are real Excel tables: their header rows are known to assistive technology, and they can be filtered and sorted.

mod chart;
mod looks;
mod text;

use jiff::civil::{Date, date};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, IgnoreError, Table, TableColumn, TableStyle, Workbook as Book, Worksheet,
    XlsxError,
};

use crate::document::workbook::{Cell, Column, Kind, Sheet, Workbook};
use crate::document::{Properties, Share};
use crate::safe::starts_formula;
use crate::words;
use looks::Looks;

/// The most rows of data on a sheet. Excel takes 1,048,576 rows; the rest is for what stands above and below.
const MOST_ROWS: usize = 1_000_000;
/// A4, by its number in Excel.
const A4: u8 = 9;
/// Named as the author where no organisation is known.
const PROGRAM: &str = "thrive";

/// The workbook as the bytes of an .xlsx file; the same workbook always gives the same bytes.
///
/// # Panics
/// Never: all that Excel sets limits to is cut to them before it is handed over.
pub fn write(workbook: &Workbook) -> Vec<u8> {
    try_write(workbook).expect("texts, names and rows are within Excel's limits")
}

fn try_write(workbook: &Workbook) -> Result<Vec<u8>, XlsxError> {
    let mut book = Book::new();
    book.set_properties(&document_properties(&workbook.properties)?);
    let looks = Looks::new();
    for sheet in &workbook.sheets {
        let page = book.add_worksheet();
        page.set_name(sheet.name)?;
        Writer { page, sheet, looks: &looks }.write(&workbook.properties)?;
    }
    book.save_to_buffer()
}

fn document_properties(properties: &Properties) -> Result<DocProperties, XlsxError> {
    // Without a date of its own the file would carry the clock's.
    let made = properties.made.and_then(excel_date).map_or_else(|| ExcelDateTime::from_ymd(2000, 1, 1), Ok)?;
    Ok(DocProperties::new()
        .set_title(text::line(&properties.title, text::MOST_IN_PROPERTY))
        .set_subject(properties.kind.as_str())
        .set_author(author(properties))
        .set_company(text::line(&properties.organisation, text::MOST_IN_PROPERTY))
        .set_creation_datetime(&made))
}

fn author(properties: &Properties) -> String {
    let author = text::line(&properties.organisation, text::MOST_IN_PROPERTY);
    if author.is_empty() { PROGRAM.to_owned() } else { author }
}

/// The date as Excel counts it; `None` outside the years that Excel knows. Before March 1900 it counts a day that never was.
fn excel_date(day: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok().filter(|_| day >= date(1900, 3, 1))?;
    ExcelDateTime::from_ymd(year, day.month().unsigned_abs(), day.day().unsigned_abs()).ok()
}

/// Writes one sheet.
struct Writer<'w> {
    page: &'w mut Worksheet,
    sheet: &'w Sheet,
    looks: &'w Looks,
}

impl Writer<'_> {
    fn write(mut self, properties: &Properties) -> Result<(), XlsxError> {
        let header = self.opening()?;
        for (place, column) in (0..).zip(&self.sheet.columns) {
            self.page.set_column_width(place, f64::from(column.width))?;
        }
        let end = if self.sheet.rows.is_empty() {
            self.text(header, 0, self.sheet.nothing, &self.looks.plain)?;
            header + 1
        } else {
            self.table(header)?
        };
        let mut last = end;
        if let Some(tally) = &self.sheet.tally {
            last = chart::below(self.page, self.looks, tally, end + 2)?;
        }
        // A line that is wider than the table would shrink the whole print.
        self.page.set_print_area(0, 0, last, last_column(self.sheet))?;
        self.page.set_right_to_left(properties.language.right_to_left);
        self.print_setup(properties);
        Ok(())
    }

    /// The title and the notes; gives the row that the table starts in.
    fn opening(&mut self) -> Result<u32, XlsxError> {
        self.text(0, 0, &text::line(&self.sheet.title, text::MOST_IN_LINE), &self.looks.title)?;
        self.page.set_row_height(0, 24)?;
        let mut row = 1;
        for note in &self.sheet.notes {
            self.text(row, 0, &text::line(note, text::MOST_IN_LINE), &self.looks.note)?;
            row += 1;
        }
        if self.sheet.rows.len() > MOST_ROWS {
            let note = "A sheet can't hold more rows: the rest is in the assessment file.";
            self.text(row, 0, note, &self.looks.note)?;
            row += 1;
        }
        Ok(row + 1)
    }

    /// The table with its header in row `header`; gives the first row below it.
    fn table(&mut self, header: u32) -> Result<u32, XlsxError> {
        let mut row = header;
        for cells in self.sheet.rows.iter().take(MOST_ROWS) {
            row += 1;
            for ((place, column), cell) in (0..).zip(&self.sheet.columns).zip(cells) {
                self.cell(row, place, column, cell)?;
            }
            self.fit(row, cells)?;
        }
        let last = last_column(self.sheet);
        let titles = text::headers(&self.sheet.columns);
        // The buttons of the filter take room beside the words.
        let room = titles
            .iter()
            .zip(&self.sheet.columns)
            .map(|(title, column)| (title.as_str(), column.width.saturating_sub(2)));
        if let Some(height) = text::height(room) {
            self.page.set_row_height(header, height)?;
        }
        let columns: Vec<TableColumn> = titles
            .iter()
            .zip(&self.sheet.columns)
            .map(|(title, column)| {
                let is_number = matches!(column.kind, Kind::Number | Kind::Share);
                let look = if is_number { &self.looks.header_of_numbers } else { &self.looks.header };
                TableColumn::new().set_header(title).set_header_format(look)
            })
            .collect();
        let table = Table::new()
            .set_name(format!("{}Table", self.sheet.name))
            .set_columns(&columns)
            .set_style(TableStyle::None)
            .set_autofilter(self.sheet.filtered)
            .set_alt_text_title(text::line(&self.sheet.title, text::MOST_IN_PROPERTY));
        self.page.add_table(header, 0, row, last, &table)?;
        // An id such as 2024 is a text, and Excel would put a warning on it.
        self.page.ignore_error_range(header + 1, 0, row, last, IgnoreError::NumberStoredAsText)?;
        looks::shade(self.page, self.sheet, header + 1, row)?;
        self.page.set_freeze_panes(header + 1, self.sheet.kept)?;
        self.page.set_repeat_rows(header, header)?;
        Ok(row + 1)
    }

    /// Makes the row as high as its longest text needs.
    fn fit(&mut self, row: u32, cells: &[Cell]) -> Result<(), XlsxError> {
        let texts = self.sheet.columns.iter().zip(cells).filter_map(|(column, cell)| match cell {
            Cell::Text(words) => Some((words.as_str(), column.width)),
            _ => None,
        });
        if let Some(height) = text::height(texts) {
            self.page.set_row_height(row, height)?;
        }
        Ok(())
    }

    fn cell(&mut self, row: u32, place: u16, column: &Column, cell: &Cell) -> Result<(), XlsxError> {
        let looks = self.looks;
        match cell {
            Cell::Text(words) => return self.text(row, place, words, &looks.text),
            Cell::Number(number) => {
                let format = if column.kind == Kind::Mixed { &looks.mixed_number } else { &looks.number };
                self.page.write_number_with_format(row, place, as_float(*number), format)?;
            }
            Cell::Date(day) => match excel_date(*day) {
                Some(day) => drop(self.page.write_datetime_with_format(row, place, &day, &looks.date)?),
                None => return self.text(row, place, &words::long_date(*day), &looks.text),
            },
            Cell::Share(Share { met, applicable, .. }) if *applicable > 0 => {
                // Cut, not rounded: all but one of two hundred is not 100 %.
                let share = as_float(met * 100 / applicable) / 100.0;
                self.page.write_number_with_format(row, place, share, &looks.share)?;
            }
            Cell::Share(_) | Cell::Empty => drop(self.page.write_blank(row, place, &looks.text)?),
        }
        Ok(())
    }

    fn text(&mut self, row: u32, place: u16, words: &str, look: &Format) -> Result<(), XlsxError> {
        put(self.page, row, place, words, look)
    }

    fn print_setup(&mut self, properties: &Properties) {
        let title = text::in_margin(&properties.title);
        let page = &mut *self.page;
        page.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
        page.set_margins(0.4, 0.4, 0.75, 0.75, 0.3, 0.3);
        page.set_header(format!("&L{title}&R{}", text::in_margin(self.sheet.name)));
        page.set_footer(format!("&L{}&RPage &P of &N", text::in_margin(&author(properties))));
        page.set_screen_gridlines(false);
    }
}

/// Writes a text as it is. One that would be a formula if somebody typed it stays a text even when its cell is edited.
fn put(page: &mut Worksheet, row: u32, place: u16, words: &str, look: &Format) -> Result<(), XlsxError> {
    let shown = text::cell(words);
    if shown.trim_start().starts_with(starts_formula) {
        page.write_string_with_format(row, place, shown, &look.clone().set_quote_prefix())?;
    } else {
        page.write_string_with_format(row, place, shown, look)?;
    }
    Ok(())
}

/// The place of the last column.
fn last_column(sheet: &Sheet) -> u16 {
    u16::try_from(sheet.columns.len().saturating_sub(1)).unwrap_or(u16::MAX)
}

/// Counts are small: no number of areas or items comes near what a float can't hold.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
fn as_float(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests;
