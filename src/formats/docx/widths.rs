//! How wide each column of a table is, in twentieths of a point. Word could work it out itself, but only by laying out the table.

use unicode_width::UnicodeWidthStr;

use super::page::TEXT_WIDTH;
use super::text::words_of;
use crate::document::{Piece, Reading, Row, Table, Text};
use crate::formats::widths::{ColumnNeeds, fitted};

/// The width of a letter in a table, a little more than the average.
const LETTER: usize = 98;
const BOLD_LETTER: usize = 104;
/// The same in a share, which is mostly digits and blanks.
const SHARE_LETTER: usize = 84;
/// What a cell takes besides its text: its margins, and a little to spare.
const PADDING: usize = 2 * 85 + 40;
/// The least width of a column, unless the page is too narrow for all.
const MIN_WIDTH: usize = 400;
/// The same for a flexible column.
const MIN_FLEXIBLE_WIDTH: usize = 1_700;
/// The most of the page that a single long word may ask for.
const MAX_WORD_WIDTH: usize = TEXT_WIDTH / 3;

/// The width of a column of bars.
const BAR_WIDTH: usize = TEXT_WIDTH * 2 / 5;

/// The widths of a table's columns, which fill the page from margin to margin.
pub(super) fn widths(table: &Table, reading: Reading) -> Vec<usize> {
    let columns: Vec<ColumnNeeds> = (0..table.columns.len()).map(|column| needs(table, column, reading)).collect();
    let mut widths = fitted(&columns, TEXT_WIDTH);
    let taken: usize = widths.iter().sum();
    if taken > TEXT_WIDTH {
        // Words have to be broken.
        for width in &mut widths {
            *width = *width * TEXT_WIDTH / taken;
        }
    } else {
        widen(&mut widths, &columns);
    }
    // The rest that rounding leaves. A table without columns has no first one.
    let taken: usize = widths.iter().sum();
    if let Some(first) = widths.first_mut() {
        *first += TEXT_WIDTH.saturating_sub(taken);
    }
    widths
}

fn needs(table: &Table, column: usize, reading: Reading) -> ColumnNeeds {
    let flexible = table.columns[column].flexible;
    // Letters of 12 points in place of 9.
    let scaled = |letter: usize| if reading == Reading::Large { letter * 4 / 3 } else { letter };
    let (mut line, mut word) = measure(&table.columns[column].title.plain(), scaled(BOLD_LETTER));
    for row in table.rows.iter().filter(|row| row.banner().is_none()) {
        let (cell_line, cell_word) = row.cells.get(column).map_or((0, 0), |text| measure_cell(row, text, scaled));
        line = line.max(cell_line);
        word = word.max(cell_word);
    }
    if table.rows.iter().filter_map(|row| row.cells.get(column)).any(Text::has_bar) {
        return ColumnNeeds { flexible, preferred: BAR_WIDTH, minimum: BAR_WIDTH };
    }
    let preferred = line.max(MIN_WIDTH);
    let floor = if flexible { MIN_FLEXIBLE_WIDTH } else { MIN_WIDTH };
    ColumnNeeds { flexible, preferred, minimum: word.min(MAX_WORD_WIDTH).max(floor).min(preferred) }
}

fn measure_cell(row: &Row, text: &Text, scaled: impl Fn(usize) -> usize) -> (usize, usize) {
    let letter = scaled(match text.pieces.as_slice() {
        _ if row.group => BOLD_LETTER,
        [Piece::Share(_)] => SHARE_LETTER,
        _ => LETTER,
    });
    let words: String = text.pieces.iter().map(words_of).collect();
    measure(&words, letter)
}

/// How wide the widest line and the longest word are.
fn measure(text: &str, letter: usize) -> (usize, usize) {
    let width = |words: &str| words.width() * letter + PADDING;
    let line = text.split('\n').map(width).max().unwrap_or(0);
    let word = text.split([' ', '\n']).map(width).max().unwrap_or(0);
    (line, word)
}

/// Shares what is left of the page among the flexible columns, or all where none is flexible, in proportion to their widths.
fn widen(widths: &mut [usize], columns: &[ColumnNeeds]) {
    let taken: usize = widths.iter().sum();
    let spare = TEXT_WIDTH - taken;
    let any_flexible = columns.iter().any(|column| column.flexible);
    let may_grow = |column: &ColumnNeeds| column.flexible || !any_flexible;
    let growing: usize =
        widths.iter().zip(columns).filter(|(_, column)| may_grow(column)).map(|(width, _)| width).sum();
    for (width, column) in widths.iter_mut().zip(columns) {
        if may_grow(column) {
            *width += spare * *width / growing.max(1);
        }
    }
}
