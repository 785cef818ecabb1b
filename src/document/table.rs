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
    /// How its cells look, where that says more clearly what their words say too. The last cells may be left out.
    pub looks: Vec<Look>,
}

/// How a cell looks besides its words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    #[default]
    Plain,
    /// It is of the level that is aimed for, and ends with a mark.
    Aim,
    /// It is shaded as a rating.
    Rating(Shade),
}

/// The shade of a rating, from the lowest to the highest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shade {
    /// Below the first level: an outline instead of a shade.
    Below,
    Pale,
    Light,
    Strong,
    Full,
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
        Self { cells, group: false, looks: Vec::new() }
    }

    /// A heading for the rows below it.
    pub fn group(cells: Vec<Text>) -> Self {
        Self { cells, group: true, looks: Vec::new() }
    }

    /// The same row with looks for its cells.
    #[must_use]
    pub fn looking(self, looks: Vec<Look>) -> Self {
        Self { looks, ..self }
    }

    /// How one of its cells looks.
    pub fn look(&self, cell: usize) -> Look {
        self.looks.get(cell).copied().unwrap_or_default()
    }

    /// The text that spans the row, if it is a heading with nothing in its other cells.
    pub fn banner(&self) -> Option<&Text> {
        let (first, rest) = self.cells.split_first()?;
        (self.group && rest.iter().all(Text::is_empty)).then_some(first)
    }
}

impl Shade {
    /// The shade of a rank on so many levels: pale at the first level, full at the last. With many levels, neighbours share a shade.
    pub fn of_rank(rank: usize, levels: usize) -> Self {
        const SHADES: [Shade; 4] = [Shade::Pale, Shade::Light, Shade::Strong, Shade::Full];
        let last = SHADES.len() - 1;
        match (rank, levels) {
            (0, _) => Self::Below,
            (_, ..=1) => Self::Full,
            // To the nearest.
            (rank, levels) => SHADES[(((rank - 1) * last * 2 + (levels - 1)) / ((levels - 1) * 2)).min(last)],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_level_is_pale_and_the_last_full() {
        use Shade::{Below, Full, Light, Pale, Strong};
        for (levels, shades) in [
            (1, vec![Below, Full]),
            (2, vec![Below, Pale, Full]),
            (3, vec![Below, Pale, Strong, Full]),
            (4, vec![Below, Pale, Light, Strong, Full]),
            (9, vec![Below, Pale, Pale, Light, Light, Strong, Strong, Strong, Full, Full]),
        ] {
            let found: Vec<Shade> = (0..=levels).map(|rank| Shade::of_rank(rank, levels)).collect();
            assert_eq!(found, shades, "{levels} levels");
        }
    }
}
