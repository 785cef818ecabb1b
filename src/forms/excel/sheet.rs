//! Where things are on a sheet that came back: its columns, and what is said in a row.

use std::collections::{BTreeMap, BTreeSet};

use rust_xlsxwriter::utility::column_number_to_name;

use super::book::{Cell, Sheet, Value};
use super::column::Column;
use super::words::bare;
use crate::framework::Framework;
use crate::own_words::{OwnWords, Phrase};
use crate::safe::{readable, readable_line};
use crate::words;

/// The most letters of a cell that are shown where it is unclear.
const MOST_SHOWN: usize = 80;

/// The columns of a sheet.
pub(super) struct Layout {
    /// What stands where; the same column more than once where somebody has copied it.
    columns: BTreeMap<u32, Column>,
    /// Whether there is a column of keys.
    has_keys: bool,
    /// The row of the ids or, where they are gone, of the heads.
    pub head: u32,
    /// Whether `head` is the row of the ids, below which the heads are.
    has_ids: bool,
}

impl Layout {
    /// Finds the columns of a sheet by their ids.
    pub fn by_ids(sheet: &Sheet) -> Option<Self> {
        Self::find(sheet, &|text| Column::ALL.into_iter().find(|column| column.id() == text), 1, true)
    }

    /// Finds the columns of a sheet by their heads, in the framework's words or in English.
    pub fn by_heads(sheet: &Sheet, framework: &Framework) -> Option<Self> {
        let english = OwnWords::default();
        let mut heads = BTreeMap::new();
        for words in [framework.own_words(), &english] {
            let all = Column::ALL.map(|column| (column.phrase(), column));
            let others = [Phrase::FormExcelInPlace, Phrase::FormThisArea].map(|phrase| (phrase, Column::Answer));
            for (phrase, column) in all.into_iter().chain(others) {
                heads.entry(bare(words.of(phrase))).or_insert(column);
            }
        }
        Self::find(sheet, &|text| heads.get(&bare(text)).copied(), 2, false)
    }

    /// The first row that names at least `least` columns, with that of the answers or of the notes.
    fn find(sheet: &Sheet, column: &dyn Fn(&str) -> Option<Column>, least: usize, has_ids: bool) -> Option<Self> {
        for (row, cells) in &sheet.rows {
            // A head is short; whatever is longer isn't compared.
            let named = |cell: &Cell| cell.text().filter(|text| text.len() < 500).and_then(column);
            let columns: BTreeMap<u32, Column> =
                cells.iter().filter_map(|(index, cell)| Some((*index, named(cell)?))).collect();
            let kinds: BTreeSet<Column> = columns.values().copied().collect();
            if (kinds.contains(&Column::Answer) || kinds.contains(&Column::Note)) && kinds.len() >= least {
                return Some(Self { columns, has_keys: kinds.contains(&Column::Key), head: *row, has_ids });
            }
        }
        None
    }

    /// Whether a row is the head of the sheet or above it.
    pub fn is_head(&self, row: u32) -> bool {
        row <= self.head || (self.has_ids && row == self.head + 1)
    }

    /// The cells of a row that are in a column.
    pub fn cells<'r>(&self, row: &'r BTreeMap<u32, Cell>, column: Column) -> impl Iterator<Item = (u32, &'r Cell)> {
        row.iter().filter(move |(index, _)| self.is(column, **index)).map(|(index, cell)| (*index, cell))
    }

    /// The cells in which a key can be: where its column is, or else in the whole row.
    pub fn key_texts<'r>(&self, row: &'r BTreeMap<u32, Cell>) -> Vec<&'r str> {
        if self.has_keys {
            return self.cells(row, Column::Key).filter_map(|(_, cell)| cell.text()).collect();
        }
        row.values().filter_map(Cell::text).collect()
    }

    /// Whether the index is that of a column.
    pub fn is(&self, column: Column, index: u32) -> bool {
        self.columns.get(&index) == Some(&column)
    }

    /// Where the columns of answers are.
    pub fn answers(&self) -> BTreeSet<u32> {
        self.columns.iter().filter(|(_, column)| **column == Column::Answer).map(|(index, _)| *index).collect()
    }
}

/// A cell as a text that somebody wrote. `Err` with the reason where there is something, but not what they meant.
pub(super) fn text_of(cell: &Cell) -> Result<String, &'static str> {
    match (&cell.value, &cell.formula) {
        (Value::Nothing, _) => Err(NOT_WORKED_OUT),
        (Value::Error(_), _) => Err(IS_ERROR),
        (Value::Number(_), Some(_)) => Err(IS_COMPUTED),
        (Value::Text(text), _) => Ok(readable(text).trim().to_owned()),
        (value, _) => Ok(shown_value(value)),
    }
}

pub(super) const NOT_WORKED_OUT: &str =
    "a formula that no program has worked out; open the file in Excel and save it again";
pub(super) const IS_ERROR: &str = "an error in Excel; text that begins with =, + or - becomes one";
pub(super) const IS_COMPUTED: &str = "a number that a formula has worked out";

/// What stands in a cell, cut to what can be shown.
pub(super) fn shown(cell: &Cell) -> String {
    let value = match &cell.formula {
        Some(formula) => format!("={formula}"),
        None => shown_value(&cell.value),
    };
    cut(&value)
}

/// The beginning of a text, in one line.
pub(super) fn cut(text: &str) -> String {
    readable_line(&words::cut(text.trim(), MOST_SHOWN))
}

fn shown_value(value: &Value) -> String {
    match value {
        Value::Nothing => String::new(),
        Value::Text(text) | Value::Error(text) => text.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Bool(is_true) => if *is_true { "TRUE" } else { "FALSE" }.to_owned(),
    }
}

/// A cell for people: `Statements, cell F14`.
pub(super) fn place(sheet: &Sheet, row: u32, column: u32) -> String {
    // The last column of Excel is the 16,384th.
    let letters = column_number_to_name(u16::try_from(column).unwrap_or(u16::MAX));
    format!("{}, cell {letters}{}", cut(&sheet.name), u64::from(row) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_for_people() {
        let sheet = Sheet { name: "Statements".to_owned(), ..Sheet::default() };
        for (row, column, expected) in
            [(13, 5, "F14"), (0, 25, "Z1"), (0, 26, "AA1"), (0, 701, "ZZ1"), (1_048_575, 16_383, "XFD1048576")]
        {
            assert_eq!(place(&sheet, row, column), format!("Statements, cell {expected}"));
        }
    }
}
