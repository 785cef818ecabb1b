//! Tables: a header row that comes again on every page, groups that stay with their rows, and shares on a ground that says
//! how much is in place.

use askama::Template;

use super::text::{Manner, Paragraph, Reading, said};
use super::widths::widths;
use super::{DARK, TEXT_WIDTH};
use crate::document::{Extent, Piece, Row, Table, Text};

/// The ground of what is partly in place; `DARK`, this and white can be told apart by those who see no colours.
const MIDDLE: &str = "5B94C2";
const WHITE: &str = "FFFFFF";
const BLACK: &str = "0B0C0C";
const GREY: &str = "F3F2F1";
/// The ground of headings within a table.
const GROUP: &str = "E4ECF3";

/// A table with this many rows at most isn't broken across pages.
const SMALL_TABLE: usize = 6;
/// A row with longer texts than this may be broken across pages; it might not fit on one.
const LONGEST_WHOLE: usize = 1_500;

/// What a table says of itself to those who come to it directly.
pub(super) struct Naming {
    pub(super) caption: String,
    pub(super) description: String,
}

impl Naming {
    /// The table's caption, and what it is made of.
    pub(super) fn of(table: &Table) -> Self {
        let columns: Vec<String> = table.columns.iter().map(|column| column.title.plain()).collect();
        Self { caption: table.caption.plain(), description: format!("Columns: {}", columns.join(", ")) }
    }
}

/// A table as it is written.
#[derive(Template)]
#[template(path = "docx/table.xml")]
pub(super) struct TableXml<'a> {
    bidi: bool,
    caption: &'a str,
    description: &'a str,
    widths: Vec<usize>,
    rows: Vec<RowXml<'a>>,
}

struct RowXml<'a> {
    header: bool,
    /// Not to be broken across pages.
    whole: bool,
    cells: Vec<Cell<'a>>,
}

struct Cell<'a> {
    width: usize,
    /// How many columns it covers.
    span: usize,
    bordered: bool,
    fill: Option<&'static str>,
    paragraph: Paragraph<'a>,
}

/// What holds for a whole table.
struct Layout<'a> {
    widths: Vec<usize>,
    aligns: Vec<Option<&'static str>>,
    reading: Reading<'a>,
}

impl<'a> TableXml<'a> {
    /// A table that has columns.
    pub(super) fn of(table: &'a Table, naming: &'a Naming, reading: Reading<'a>) -> Self {
        let layout = Layout {
            widths: widths(table),
            aligns: (0..table.columns.len()).map(|column| align(table, column, reading)).collect(),
            reading,
        };
        let mut rows = vec![layout.header(table)];
        rows.extend(table.rows.iter().enumerate().map(|(place, row)| {
            let small = table.rows.len() <= SMALL_TABLE && place + 1 < table.rows.len();
            layout.row(row, row.group || small)
        }));
        let Layout { widths, .. } = layout;
        let Naming { caption, description } = naming;
        Self { bidi: reading.right_to_left, caption, description, widths, rows }
    }
}

impl<'a> Layout<'a> {
    fn header(&self, table: &'a Table) -> RowXml<'a> {
        let cells = table.columns.iter().zip(&self.widths).zip(&self.aligns).map(|((column, width), align)| {
            let mut paragraph = Paragraph::new("TableText", &column.title, self.reading, Manner::default());
            paragraph.align = align.or(paragraph.align);
            paragraph.keep_next = true;
            Cell { width: *width, span: 1, bordered: false, fill: None, paragraph }
        });
        RowXml { header: true, whole: true, cells: cells.collect() }
    }

    fn row(&self, row: &'a Row, keep_next: bool) -> RowXml<'a> {
        let length: usize = row.cells.iter().flat_map(|cell| &cell.pieces).map(|piece| said(piece).len()).sum();
        let mut cells = match row.banner() {
            Some(banner) => {
                vec![Cell { span: self.widths.len(), width: TEXT_WIDTH, ..self.cell(banner, row.group, 0) }]
            }
            // A row that is too short is filled up: Word takes no other.
            None => (0..self.widths.len())
                .map(|column| self.cell(row.cells.get(column).unwrap_or(&NOTHING), row.group, column))
                .collect(),
        };
        for cell in &mut cells {
            cell.paragraph.keep_next = keep_next;
        }
        RowXml { header: false, whole: length <= LONGEST_WHOLE, cells }
    }

    fn cell(&self, text: &'a Text, group: bool, column: usize) -> Cell<'a> {
        let extent = text.pieces.iter().find_map(|piece| match piece {
            Piece::Share(share) => Some(share.extent()),
            _ => None,
        });
        let (fill, ink) = match extent {
            Some(extent) => ground(extent),
            None if group => (Some(GROUP), None),
            None => (None, None),
        };
        let mut paragraph = Paragraph::new("TableText", text, self.reading, Manner { strong: group, ink });
        paragraph.align = self.aligns[column].or(paragraph.align);
        Cell { width: self.widths[column], span: 1, bordered: extent.is_some(), fill, paragraph }
    }
}

static NOTHING: Text = Text { pieces: Vec::new() };

/// The ground of a share, and the colour of words on it.
fn ground(extent: Extent) -> (Option<&'static str>, Option<&'static str>) {
    match extent {
        Extent::All => (Some(DARK), Some(WHITE)),
        Extent::Part => (Some(MIDDLE), Some(BLACK)),
        Extent::Nothing => (Some(WHITE), Some(BLACK)),
        Extent::Inapplicable => (Some(GREY), Some(BLACK)),
    }
}

/// Numbers stand flush right, shares in the middle. Right-to-left pages begin at the right, so numbers are there already.
fn align(table: &Table, column: usize, reading: Reading) -> Option<&'static str> {
    let is_share = |text: &Text| matches!(text.pieces.as_slice(), [Piece::Share(_)]);
    let mut texts = table.rows.iter().filter_map(|row| row.cells.get(column)).filter(|text| !text.is_empty());
    if table.columns[column].numeric {
        (!reading.right_to_left).then_some("right")
    } else if column > 0 && texts.clone().next().is_some() && texts.all(is_share) {
        Some("center")
    } else {
        None
    }
}
