//! A neutral workbook: sheets of typed cells, without a word on how any of them looks or what format it is written in.

use jiff::civil::Date;

use super::blocks::Properties;
use super::text::Share;

/// A workbook: sheets in the order of their tabs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workbook {
    pub properties: Properties,
    pub sheets: Vec<Sheet>,
}

/// A sheet: a title, one table, and what stands below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// On its tab; at most 31 letters, each name once.
    pub name: &'static str,
    pub title: String,
    /// Short lines between the title and the table.
    pub notes: Vec<String>,
    pub columns: Vec<Column>,
    /// Each as long as `columns`.
    pub rows: Vec<Vec<Cell>>,
    /// Whether readers can filter and sort by any of the columns.
    pub filtered: bool,
    /// How many columns stay in view when the sheet is moved sideways.
    pub kept: u16,
    /// Said in the table's place when it has no rows.
    pub nothing: &'static str,
    pub tally: Option<Tally>,
}

/// A column of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub title: String,
    /// In digits of the usual letter.
    pub width: u16,
    pub kind: Kind,
    /// What in its cells is to be seen at a glance, beside being said.
    pub shade: Shade,
}

/// What a column holds, apart from empty cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Number,
    Date,
    /// A share of a whole, for reading as a percentage.
    Share,
    /// Of each row its own.
    Mixed,
}

/// What a cell can be coloured by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shade {
    Plain,
    /// By the rating's number, which stands in the column `number`; from 0 to `top`.
    Rating {
        number: u16,
        top: usize,
    },
    /// By what the cell says.
    Words(&'static [WordShade]),
    /// By how large the share is.
    Share,
}

/// How cells that say certain words are shaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordShade {
    pub words: &'static str,
    /// Whether more may follow these words.
    pub is_start: bool,
    pub emphasis: Emphasis,
}

/// How much a cell stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emphasis {
    /// As something that is there.
    Filled,
    /// As something that is doubtful.
    Doubtful,
    /// As something that is missing.
    Blank,
    /// As something that does not count.
    Faint,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    Empty,
    Text(String),
    Number(usize),
    Date(Date),
    Share(Share),
}

/// Sentences and a small table of counts below the main one, which a chart shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    pub title: &'static str,
    pub sentences: Vec<String>,
    /// What is counted by, and what is counted.
    pub columns: [&'static str; 2],
    pub rows: Vec<(String, usize)>,
    /// The chart in words.
    pub description: String,
}

impl Column {
    /// A column of this kind.
    pub fn new(title: impl Into<String>, width: u16, kind: Kind) -> Self {
        let shade = if kind == Kind::Share { Shade::Share } else { Shade::Plain };
        Self { title: title.into(), width, kind, shade }
    }

    /// A column of texts.
    pub fn text(title: impl Into<String>, width: u16) -> Self {
        Self::new(title, width, Kind::Text)
    }

    /// A column of numbers.
    pub fn number(title: impl Into<String>, width: u16) -> Self {
        Self::new(title, width, Kind::Number)
    }

    /// The same column with its cells shaded.
    #[must_use]
    pub fn shaded(self, shade: Shade) -> Self {
        Self { shade, ..self }
    }
}

impl Cell {
    /// `Yes` or `No`.
    pub fn yes_or_no(yes: bool) -> Self {
        if yes { "Yes" } else { "No" }.into()
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Self {
        text.clone().into()
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}

impl From<Date> for Cell {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

impl<C: Into<Self>> From<Option<C>> for Cell {
    fn from(cell: Option<C>) -> Self {
        cell.map_or(Self::Empty, Into::into)
    }
}
