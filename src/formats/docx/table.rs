//! Tables: the header row is repeated on every page, a group's heading stays with its rows, and the cell of a share is filled
//! by how much is in place.

use askama::Template;

use super::page::{DARK, TEXT_WIDTH};
use super::text::{PageLanguage, Paragraph, RunStyle, words_of};
use super::widths::widths;
use crate::document::{Extent, Labels, Look, Piece, Reading, Row, Shade, Table, Text};

/// The fill of what is partly in place. `DARK`, this and white can be told apart without seeing colours.
const MIDDLE: &str = "5B94C2";
const WHITE: &str = "FFFFFF";
const BLACK: &str = "0B0C0C";
const GREY: &str = "F3F2F1";
/// The fills of ratings, from the first level to the last, and the colour of the mark at what is aimed for.
const RATINGS: [&str; 4] = ["D6EDE9", "93D0C7", "3F9E92", "0B4F47"];
const AIM: &str = "B0125B";
/// The edges of the cells of shares.
const EDGE: &str = "B1B4B6";
/// The fill of headings within a table.
const GROUP: &str = "E4ECF3";

/// At the sides of a cell, as the style of tables has it.
const CELL_MARGIN: usize = 85;

/// A table with up to this many rows is kept on one page.
const SMALL_TABLE: usize = 6;
/// A row with more bytes of text than this may be split across pages: it might not fit on one.
const MAX_UNSPLIT: usize = 1_500;

/// What assistive technology says about a table.
pub(super) struct AltText {
    pub(super) caption: String,
    pub(super) description: String,
}

impl AltText {
    /// The table's caption, and the titles of its columns.
    pub(super) fn of(table: &Table, labels: &Labels) -> Self {
        let columns: Vec<String> = table.columns.iter().map(|column| column.title.plain()).collect();
        Self { caption: table.caption.plain(), description: labels.columns.replace("{names}", &columns.join(", ")) }
    }
}

/// A table, ready to be written.
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
    /// Not to be split across pages.
    unsplit: bool,
    cells: Vec<Cell<'a>>,
}

struct Cell<'a> {
    width: usize,
    /// How many columns it covers.
    span: usize,
    borders: Vec<Border>,
    fill: Option<&'static str>,
    paragraph: Paragraph<'a>,
    /// How far from the right a bar ends that stands below the paragraph.
    bar: Option<usize>,
}

/// One edge of a cell.
struct Border {
    side: &'static str,
    /// In eighths of a point.
    size: usize,
    color: &'static str,
}

/// All four edges of a cell, alike.
fn edges(size: usize, color: &'static str) -> Vec<Border> {
    ["top", "left", "bottom", "right"].map(|side| Border { side, size, color }).into()
}

/// What all rows of a table share: the widths and alignments of the columns.
struct Layout<'a> {
    widths: Vec<usize>,
    aligns: Vec<Option<&'static str>>,
    page: PageLanguage<'a>,
}

impl<'a> TableXml<'a> {
    /// Lays a table out that has at least one column.
    pub(super) fn of(table: &'a Table, alt: &'a AltText, page: PageLanguage<'a>, reading: Reading) -> Self {
        let layout = Layout {
            widths: widths(table, reading),
            aligns: (0..table.columns.len()).map(|column| align(table, column, page)).collect(),
            page,
        };
        let mut rows = vec![layout.header(table)];
        rows.extend(table.rows.iter().enumerate().map(|(index, row)| {
            let is_last = index + 1 == table.rows.len();
            let small = table.rows.len() <= SMALL_TABLE && !is_last;
            layout.row(row, row.group || small)
        }));
        let Layout { widths, .. } = layout;
        let AltText { caption, description } = alt;
        Self { bidi: page.right_to_left, caption, description, widths, rows }
    }
}

impl<'a> Layout<'a> {
    fn header(&self, table: &'a Table) -> RowXml<'a> {
        let cells = table.columns.iter().zip(&self.widths).zip(&self.aligns).map(|((column, width), align)| {
            let mut paragraph = Paragraph::new("TableText", &column.title, self.page, RunStyle::default());
            paragraph.align = align.or(paragraph.align);
            paragraph.keep_next = true;
            Cell { width: *width, span: 1, borders: Vec::new(), fill: None, paragraph, bar: None }
        });
        RowXml { header: true, unsplit: true, cells: cells.collect() }
    }

    fn row(&self, row: &'a Row, keep_next: bool) -> RowXml<'a> {
        let length: usize = row.cells.iter().flat_map(|cell| &cell.pieces).map(|piece| words_of(piece).len()).sum();
        let mut cells = match row.banner() {
            Some(banner) => {
                vec![Cell { span: self.widths.len(), width: TEXT_WIDTH, ..self.cell(banner, row, 0) }]
            }
            // Word takes no row with fewer cells than there are columns.
            None => (0..self.widths.len())
                .map(|column| self.cell(row.cells.get(column).unwrap_or(&EMPTY), row, column))
                .collect(),
        };
        for cell in &mut cells {
            cell.paragraph.keep_next = keep_next;
        }
        RowXml { header: false, unsplit: length <= MAX_UNSPLIT, cells }
    }

    fn cell(&self, text: &'a Text, row: &Row, column: usize) -> Cell<'a> {
        let look = row.look(column);
        let extent = text.pieces.iter().find_map(|piece| match piece {
            Piece::Share(share) => Some(share.extent()),
            _ => None,
        });
        let (fill, color) = match (extent, look) {
            (Some(extent), _) => share_colors(extent),
            (None, Look::Rating(shade)) => rating_colors(shade),
            (None, _) if row.group => (Some(GROUP), None),
            (None, _) => (None, None),
        };
        let mut paragraph = Paragraph::new("TableText", text, self.page, RunStyle { strong: row.group, color });
        paragraph.align = self.aligns[column].or(paragraph.align);
        let width = self.widths[column];
        Cell { width, span: 1, borders: borders(extent.is_some(), look), fill, paragraph, bar: bar(text, width) }
    }
}

/// How far from the right edge of a cell its bar ends, if it has one with any length.
fn bar(text: &Text, width: usize) -> Option<usize> {
    let room = width.saturating_sub(2 * CELL_MARGIN);
    text.pieces.iter().find_map(|piece| match piece {
        Piece::Bar { part: part @ 1.., whole } => Some(room * (whole - part) / whole),
        _ => None,
    })
}

/// The edges of a cell: a thick one after what is aimed for, and a thick outline of the lowest rating.
fn borders(is_share: bool, look: Look) -> Vec<Border> {
    let mut borders = if is_share { edges(4, EDGE) } else { Vec::new() };
    match look {
        Look::Aim => {
            borders.retain(|border| border.side != "right");
            borders.push(Border { side: "right", size: 24, color: AIM });
        }
        Look::Rating(Shade::Below) => borders = edges(12, BLACK),
        Look::Rating(_) => borders = edges(4, EDGE),
        Look::Plain => {}
    }
    borders
}

static EMPTY: Text = Text { pieces: Vec::new() };

/// The fill of a share's cell, and the colour of the text on it.
fn share_colors(extent: Extent) -> (Option<&'static str>, Option<&'static str>) {
    match extent {
        Extent::All => (Some(DARK), Some(WHITE)),
        Extent::Part => (Some(MIDDLE), Some(BLACK)),
        Extent::Nothing => (Some(WHITE), Some(BLACK)),
        Extent::Inapplicable => (Some(GREY), Some(BLACK)),
    }
}

/// The fill of a rating's cell, and the colour of the text on it.
fn rating_colors(shade: Shade) -> (Option<&'static str>, Option<&'static str>) {
    let [pale, light, strong, full] = RATINGS;
    match shade {
        Shade::Below => (Some(WHITE), Some(BLACK)),
        Shade::Pale => (Some(pale), Some(BLACK)),
        Shade::Light => (Some(light), Some(BLACK)),
        Shade::Strong => (Some(strong), Some(BLACK)),
        Shade::Full => (Some(full), Some(WHITE)),
    }
}

/// How a column is aligned: numbers flush right, shares in the middle. On right-to-left pages everything is flush right anyway.
fn align(table: &Table, column: usize, page: PageLanguage) -> Option<&'static str> {
    let is_share = |text: &Text| matches!(text.pieces.as_slice(), [Piece::Share(_)]);
    let mut texts = table.rows.iter().filter_map(|row| row.cells.get(column)).filter(|text| !text.is_empty());
    if table.columns[column].numeric {
        (!page.right_to_left).then_some("right")
    } else if column > 0 && texts.clone().next().is_some() && texts.all(is_share) {
        Some("center")
    } else {
        None
    }
}
