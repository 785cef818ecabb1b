//! A tally: sentences, a small table of counts, and an Excel chart of it below.

use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartFont, ChartLine, ChartSolidFill, Color, Format, ObjectMovement, Table, TableColumn,
    TableStyle, Worksheet, XlsxError,
};

use super::cells::{as_float, write_text};
use super::styles::{BLUE, LINE_COLOR, Styles};
use super::text;
use crate::document::workbook::Tally;

/// The column of the names. The counts are in the next one.
const NAMES: u16 = 0;
/// The chart's width and height in pixels.
const SIZE: (u32, u32) = (720, 250);
/// How many rows are as high as the chart.
const ROWS: u32 = 14;
/// The length at which sentences are wrapped.
const MAX_LINE: usize = 150;

/// Writes a tally from row `top` on; returns the last row that it takes.
pub fn write(worksheet: &mut Worksheet, styles: &Styles, tally: &Tally, top: u32) -> Result<u32, XlsxError> {
    write_text(worksheet, top, 0, tally.title, &styles.heading)?;
    let mut row = top + 1;
    for line in tally.sentences.iter().flat_map(|sentence| textwrap::wrap(sentence, MAX_LINE)) {
        write_text(worksheet, row, 0, &line, &styles.plain)?;
        row += 1;
    }
    let header = row + 1;
    row = header;
    for (name, count) in &tally.rows {
        row += 1;
        write_text(worksheet, row, NAMES, name, &styles.text)?;
        worksheet.write_number_with_format(row, NAMES + 1, as_float(*count), &styles.number_in_text)?;
    }
    if row == header {
        return Ok(row);
    }
    let column = |title: &str, style: &Format| TableColumn::new().set_header(title).set_header_format(style);
    let [names, counts] = tally.columns;
    let table = Table::new()
        .set_name("Ratings")
        .set_columns(&[column(names, &styles.header), column(counts, &styles.header)])
        .set_style(TableStyle::None)
        .set_autofilter(false)
        .set_alt_text_title(tally.title);
    worksheet.add_table(header, NAMES, row, NAMES + 1, &table)?;
    let chart = chart(&worksheet.name(), tally, header + 1, row);
    worksheet.insert_chart(row + 2, NAMES, &chart)?;
    Ok(row + 2 + ROWS)
}

/// The chart of the counts from row `first` to row `last`.
fn chart(sheet: &str, tally: &Tally, first: u32, last: u32) -> Chart {
    let mut label = ChartDataLabel::new();
    label.show_value();
    let mut chart = Chart::new_column();
    chart
        .add_series()
        .set_name((sheet, first - 1, NAMES + 1))
        .set_categories((sheet, first, NAMES, last, NAMES))
        .set_values((sheet, first, NAMES + 1, last, NAMES + 1))
        .set_format(ChartSolidFill::new().set_color(Color::RGB(BLUE)))
        .set_gap(60)
        .set_data_label(&label);
    let mut font = ChartFont::new();
    font.set_size(13).set_bold().set_color(Color::RGB(BLUE));
    chart.title().set_name(tally.title).set_font(&font);
    let mut plain = ChartFont::new();
    plain.unset_bold();
    chart.x_axis().set_name(tally.columns[0]).set_name_font(&plain);
    chart.y_axis().set_name(tally.columns[1]).set_name_font(&plain).set_min(0).set_num_format("0");
    chart.y_axis().set_major_gridlines_line(ChartLine::new().set_color(Color::RGB(LINE_COLOR)));
    // A short axis would otherwise have half areas on it.
    if tally.rows.iter().all(|(_, count)| *count <= 10) {
        chart.y_axis().set_major_unit(1);
    }
    chart.legend().set_hidden();
    chart.set_alt_text(text::line(&tally.description, text::MAX_IN_PROPERTY));
    chart.set_width(SIZE.0).set_height(SIZE.1).set_object_movement(ObjectMovement::MoveButDontSizeWithCells);
    chart
}
