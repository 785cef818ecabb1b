//! Tables with a header row, and headings among their rows.

use super::text::Text;

/// A table with a header row. The first cell of each row is what the row is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What the table shows, for people who go from table to table; may be empty where the document has nothing else.
    pub caption: Text,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub title: Text,
    /// Whether it takes what width is left over, and wraps. The others are as wide as their widest entry where there is room.
    pub flexible: bool,
    /// Whether entries are given with the column's title where the table is written as a list.
    pub titled: bool,
    /// Whether it holds numbers, which are set flush right.
    pub numeric: bool,
}

/// A row of a table, one text for each column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub cells: Vec<Text>,
    /// Whether it is a heading for the rows below it, such as a phase. Where only its first cell has text, that cell spans the row.
    pub group: bool,
}

impl Column {
    /// A column as wide as its entries.
    pub fn fixed(title: impl Into<Text>) -> Self {
        Self { title: title.into(), flexible: false, titled: true, numeric: false }
    }

    /// A column as wide as its entries, which need no title to be understood.
    pub fn evident(title: impl Into<Text>) -> Self {
        Self { titled: false, ..Self::fixed(title) }
    }

    /// A column that takes what width is left, and wraps.
    pub fn flexible(title: impl Into<Text>) -> Self {
        Self { flexible: true, ..Self::fixed(title) }
    }

    /// A column of numbers.
    pub fn numeric(title: impl Into<Text>) -> Self {
        Self { numeric: true, ..Self::fixed(title) }
    }
}

impl Table {
    /// The rows in groups, each with its heading first. Rows before the first heading are a group of their own.
    pub fn groups(&self) -> Vec<&[Row]> {
        self.rows.chunk_by(|_, next| !next.group).collect()
    }
}

impl Row {
    /// A row of cells.
    pub fn new(cells: Vec<Text>) -> Self {
        Self { cells, group: false }
    }

    /// A heading for the rows below it.
    pub fn group(cells: Vec<Text>) -> Self {
        Self { cells, group: true }
    }

    /// The text that spans the row, if it is a heading with nothing in its other cells.
    pub fn banner(&self) -> Option<&Text> {
        let (first, rest) = self.cells.split_first()?;
        (self.group && rest.iter().all(Text::is_empty)).then_some(first)
    }
}
