//! A neutral workbook: sheets of typed cells. How they look, and in which format they are written, is up to the writer.

use jiff::civil::Date;

use super::blocks::Properties;
use super::text::Share;
use crate::ids::Worded;

/// A workbook: a cover, then sheets with a table each, in the order of their tabs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workbook {
    pub properties: Properties,
    pub cover: Cover,
    pub sheets: Vec<Sheet>,
}

/// The first sheet, for people to read: what the workbook is about. Its writer adds what each other sheet holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cover {
    /// The name on its tab.
    pub name: &'static str,
    pub title: String,
    /// Short lines below the title.
    pub lines: Vec<String>,
    pub tally: Option<Tally>,
    pub sections: Vec<Section>,
}

/// A part of the cover: rows of a label and a value, under a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    pub title: &'static str,
    pub rows: Vec<(String, Cell)>,
}

/// A sheet with one table and nothing else, whose header is the first row, so that other programs can read it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The name on its tab and of its table: one word, and unlike that of any other sheet.
    pub name: &'static str,
    /// What it holds, in short lines for the cover.
    pub about: Vec<String>,
    pub columns: Vec<Column>,
    /// Each row has a cell for each column.
    pub rows: Vec<Vec<Cell>>,
    /// How many columns, from the first, stay in view when the sheet is scrolled sideways, and are printed on every page.
    pub frozen_columns: u16,
    /// Said on the cover of a table without rows.
    pub empty_message: &'static str,
}

/// A column of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub title: String,
    /// In digits of the default font.
    pub width: u16,
    pub kind: ColumnKind,
    /// What its cells are coloured by.
    pub shade: Shade,
}

/// What a column holds, apart from empty cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    Text,
    Number,
    Date,
    /// Shares, shown as percentages.
    Share,
}

/// What a cell can be coloured by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shade {
    Plain,
    /// By the rating's number, from 0 to `top`, which is in the column with the index `number`.
    Rating {
        number: u16,
        top: usize,
    },
    /// By the cell's text.
    Words(&'static [WordShade]),
    /// By how large the share is.
    Share,
}

/// How cells with certain words are shaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordShade {
    pub words: &'static str,
    /// Whether cells that only begin with these words are meant too.
    pub is_start: bool,
    pub emphasis: Emphasis,
}

/// How a cell stands out.
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

/// Sentences and a small table of counts, with a chart of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    pub title: &'static str,
    pub sentences: Vec<String>,
    /// The titles of the two columns: what is counted by, and what is counted.
    pub columns: [&'static str; 2],
    pub rows: Vec<(String, usize)>,
    /// The chart in words, for those who don't see it.
    pub description: String,
}

impl Workbook {
    /// The texts on the cover and in cells of all sheets.
    pub fn texts(&self) -> Vec<String> {
        let text = |cell: &Cell| match cell {
            Cell::Text(text) => Some(text.clone()),
            _ => None,
        };
        let cover = &self.cover;
        let facts = cover.sections.iter().flat_map(|section| &section.rows).filter_map(|(_, value)| text(value));
        let about = self.sheets.iter().flat_map(|sheet| sheet.about.clone());
        let cells = self.sheets.iter().flat_map(|sheet| sheet.rows.iter().flatten()).filter_map(text);
        [cover.title.clone()].into_iter().chain(cover.lines.clone()).chain(facts).chain(about).chain(cells).collect()
    }
}

impl Column {
    /// A column of this kind.
    pub fn new(title: impl Into<String>, width: u16, kind: ColumnKind) -> Self {
        let shade = if kind == ColumnKind::Share { Shade::Share } else { Shade::Plain };
        Self { title: title.into(), width, kind, shade }
    }

    /// A column of texts.
    pub fn text(title: impl Into<String>, width: u16) -> Self {
        Self::new(title, width, ColumnKind::Text)
    }

    /// A column of numbers.
    pub fn number(title: impl Into<String>, width: u16) -> Self {
        Self::new(title, width, ColumnKind::Number)
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

impl From<&Worded> for Cell {
    fn from(text: &Worded) -> Self {
        text.to_string().into()
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
