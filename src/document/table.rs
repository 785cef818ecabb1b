//! Tables with a header row, and headings among their rows.

use super::text::Text;

/// A table with a header row. The first cell of each row says what the row is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What the table shows, for those who come to it directly; may be empty where it is all there is.
    pub caption: Text,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub title: Text,
    /// Takes what width is left over, and wraps; the others keep to their widest entry where they can.
    pub flexible: bool,
    /// Whether its entries need their title beside them where the table is read out as a list.
    pub titled: bool,
    /// Holds numbers, which stand flush right.
    pub numeric: bool,
}

/// A row of a table, one text for each column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub cells: Vec<Text>,
    /// A heading for the rows below it, such as a phase. Where only its first cell says anything, that stands for the whole row.
    pub group: bool,
}

impl Column {
    /// A column as wide as its entries.
    pub fn fixed(title: impl Into<Text>) -> Self {
        Self { title: title.into(), flexible: false, titled: true, numeric: false }
    }

    /// A column as wide as its entries, which say by themselves what they are.
    pub fn evident(title: impl Into<Text>) -> Self {
        Self { titled: false, ..Self::fixed(title) }
    }

    /// A column that takes what width is left.
    pub fn flexible(title: impl Into<Text>) -> Self {
        Self { flexible: true, ..Self::fixed(title) }
    }

    /// A column of numbers.
    pub fn numeric(title: impl Into<Text>) -> Self {
        Self { numeric: true, ..Self::fixed(title) }
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

    /// The heading that stands for the whole row, if it is one.
    pub fn banner(&self) -> Option<&Text> {
        let (first, rest) = self.cells.split_first()?;
        (self.group && rest.iter().all(Text::is_empty)).then_some(first)
    }
}
