//! How wide each column of a table is, worked out from what it holds: Word would have to lay the table out to know.

use unicode_width::UnicodeWidthStr;

use super::TEXT_WIDTH;
use super::text::said;
use crate::document::{Row, Table, Text};

/// A letter of the tables' type, a little more than it takes on average.
const LETTER: usize = 98;
/// Bold letters take more.
const BOLD_LETTER: usize = 104;
/// Room left and right of the words, with some to spare.
const PADDING: usize = 2 * 85 + 40;
/// No narrower than this, unless the page is too narrow for all.
const NARROWEST: usize = 400;
/// The same for a column that wraps.
const NARROWEST_FLEXIBLE: usize = 1_700;
/// A single long word doesn't take more of the page than this.
const WIDEST_WORD: usize = TEXT_WIDTH / 3;

struct Wish {
    flexible: bool,
    /// What it takes to wrap nothing.
    most: usize,
    /// What it takes to break no word.
    least: usize,
}

/// The widths of a table's columns, which fill the page from margin to margin. Columns would like to be as wide as their
/// widest line; where that is too much, the flexible ones give way first.
pub(super) fn widths(table: &Table) -> Vec<usize> {
    let wishes: Vec<Wish> = (0..table.columns.len()).map(|column| wish(table, column)).collect();
    let mut widths: Vec<usize> = wishes.iter().map(|wish| wish.most).collect();
    for flexible in [true, false] {
        give_way(&mut widths, &wishes, flexible);
    }
    let taken: usize = widths.iter().sum();
    if taken > TEXT_WIDTH {
        // Words have to be broken.
        for width in &mut widths {
            *width = *width * TEXT_WIDTH / taken;
        }
    } else {
        widen(&mut widths, &wishes);
    }
    // What is lost in rounding; the first column is there, or there is nothing to fill.
    let taken: usize = widths.iter().sum();
    if let Some(first) = widths.first_mut() {
        *first += TEXT_WIDTH.saturating_sub(taken);
    }
    widths
}

fn wish(table: &Table, column: usize) -> Wish {
    let flexible = table.columns[column].flexible;
    let (mut most, mut word) = measure(&table.columns[column].title.plain(), BOLD_LETTER);
    for row in table.rows.iter().filter(|row| row.banner().is_none()) {
        let (line, longest) = row.cells.get(column).map_or((0, 0), |text| measure_cell(row, text));
        most = most.max(line);
        word = word.max(longest);
    }
    let floor = if flexible { NARROWEST_FLEXIBLE } else { NARROWEST };
    Wish { flexible, most: most.max(NARROWEST), least: word.min(WIDEST_WORD).max(floor).min(most.max(NARROWEST)) }
}

fn measure_cell(row: &Row, text: &Text) -> (usize, usize) {
    let letter = if row.group { BOLD_LETTER } else { LETTER };
    let said: String = text.pieces.iter().map(said).collect();
    measure(&said, letter)
}

/// How wide the widest line and the longest word are.
fn measure(said: &str, letter: usize) -> (usize, usize) {
    let width = |words: &str| words.width() * letter + PADDING;
    let line = said.split('\n').map(width).max().unwrap_or(0);
    let word = said.split([' ', '\n']).map(width).max().unwrap_or(0);
    (line, word)
}

/// Takes from the widest of the flexible columns, or of the others, until all fit or there is nothing more to take.
fn give_way(widths: &mut [usize], wishes: &[Wish], flexible: bool) {
    let capped = |widths: &[usize], cap: usize| -> Vec<usize> {
        let width = |(width, wish): (&usize, &Wish)| {
            if wish.flexible == flexible { (*width).min(cap).max(wish.least) } else { *width }
        };
        widths.iter().zip(wishes).map(width).collect()
    };
    // The widest cap under which they fit, by halving.
    let (mut low, mut high) = (0, TEXT_WIDTH);
    while low < high {
        let middle = (low + high).div_ceil(2);
        if capped(widths, middle).iter().sum::<usize>() <= TEXT_WIDTH {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    if widths.iter().sum::<usize>() > TEXT_WIDTH {
        let fitting = capped(widths, low);
        widths.copy_from_slice(&fitting);
    }
}

/// Gives what is left to the flexible columns, or to all where there are none, by how wide they are.
fn widen(widths: &mut [usize], wishes: &[Wish]) {
    let taken: usize = widths.iter().sum();
    let spare = TEXT_WIDTH - taken;
    let any = wishes.iter().any(|wish| wish.flexible);
    let may_grow = |wish: &Wish| wish.flexible || !any;
    let base: usize = widths.iter().zip(wishes).filter(|(_, wish)| may_grow(wish)).map(|(width, _)| width).sum();
    for (width, wish) in widths.iter_mut().zip(wishes) {
        if may_grow(wish) {
            *width += spare * *width / base.max(1);
        }
    }
}
