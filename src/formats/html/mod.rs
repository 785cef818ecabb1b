//! Writes a document as one self-contained web page: nothing is loaded from elsewhere and no script runs, which a
//! content-security policy in the page enforces. The markup is in `page.html`, the styles are in `style.css`, and `drawing.rs`
//! draws the charts on what `canvas.rs` has.

mod canvas;
mod classes;
mod drawing;

use askama::Template;
use unicode_width::UnicodeWidthStr;

use self::canvas::{Anchor, Drawing, NARROW, WIDE};
use self::classes::{extent_class, look_class};
use crate::document::{Block, Chart, Column, Document, Entry, Piece, Properties, Reading, Row, Table, Text, Tone};
use crate::safe::{readable, reads_right_to_left};

/// The page's style sheet. The page's policy allows nothing but this one, by its digest, which the build script works out.
const STYLE: &str = include_str!("style.css");
const STYLE_DIGEST: &str = env!("STYLE_DIGEST");

/// A table with more columns than this may be too wide for a narrow screen, and scrolls in a frame of its own.
const MAX_COLUMNS: usize = 4;
/// A table whose titles' longest words are wider than this together becomes a list there: words of titles are not broken.
const MAX_TITLE_LETTERS: usize = 20;

/// The document as a web page.
///
/// # Panics
/// Never: writing to memory can't fail.
pub fn write(document: &Document) -> String {
    let page = Page { about: &document.properties, contents: contents(document), blocks: &document.blocks };
    page.render().expect("memory takes every page")
}

#[derive(Template)]
#[template(path = "html/page.html")]
struct Page<'d> {
    about: &'d Properties,
    contents: Vec<Section>,
    blocks: &'d [Block],
}

/// An entry of the contents list: a heading of the second level, and those of the third below it.
struct Section {
    /// The index of its block, which the heading's anchor is named after.
    block: usize,
    title: Text,
    /// The headings below it, also with the indices of their blocks.
    parts: Vec<(usize, Text)>,
}

fn contents(document: &Document) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for (index, block) in document.blocks.iter().enumerate() {
        match (block, sections.last_mut()) {
            (Block::Heading(2, text), _) => {
                sections.push(Section { block: index, title: text.clone(), parts: Vec::new() });
            }
            (Block::Heading(3, text), Some(section)) => section.parts.push((index, text.clone())),
            _ => {}
        }
    }
    sections
}

fn drawings(chart: &Chart) -> [Drawing; 2] {
    [drawing::draw(chart, WIDE), drawing::draw(chart, NARROW)]
}

/// What those are told who don't see a chart.
fn alternative(chart: &Chart) -> String {
    let aims = chart.aims.plain();
    if aims.is_empty() { chart.description.clone() } else { format!("{} {aims}", chart.description) }
}

fn scrolls(table: &Table) -> bool {
    table.columns.len() > MAX_COLUMNS
}

/// Whether a table becomes a list on a narrow screen, with the columns' titles before what is in them.
fn stacks(table: &Table) -> bool {
    let longest =
        |column: &Column| column.title.plain().split_whitespace().map(UnicodeWidthStr::width).max().unwrap_or(0);
    let has_bars = table.rows.iter().flat_map(|row| &row.cells).any(Text::has_bar);
    !scrolls(table) && (has_bars || table.columns.iter().map(longest).sum::<usize>() > MAX_TITLE_LETTERS)
}

/// A cell of a table's row.
struct Cell<'t> {
    column: &'t Column,
    text: &'t Text,
    class: String,
}

/// The cells of a row, each with its classes: that of its share or `number` in a column of numbers, and that of its look.
fn cells<'t>(table: &'t Table, row: &'t Row) -> Vec<Cell<'t>> {
    let cell = |(place, (column, text)): (usize, (&'t Column, &'t Text))| {
        let kind = match text.pieces.as_slice() {
            [Piece::Share(share)] => extent_class(share.extent()),
            _ if column.numeric => "number",
            _ if text.has_bar() => "barred",
            _ => "",
        };
        Cell { column, text, class: format!("{kind} {}", look_class(row.look(place))).trim().to_owned() }
    };
    table.columns.iter().zip(&row.cells).enumerate().map(cell).collect()
}

/// `■■□□`; dots where there is no rank.
fn marks(piece: &Piece) -> String {
    let Piece::Scale { rank, steps } = piece else { return String::new() };
    let mark = |step| rank.map_or('·', |rank| if step < rank { '■' } else { '□' });
    (0..*steps).map(mark).collect()
}

/// Whether every entry has a label.
fn are_labelled(entries: &[Entry]) -> bool {
    entries.iter().all(|entry| !entry.label.is_empty())
}

/// The lines of a text: line feeds are only white space in HTML.
fn lines(words: &str) -> Vec<String> {
    readable(words).split('\n').map(str::to_owned).collect()
}

/// Whether words are set apart from those around them, so that they don't change the order of these, or these theirs.
fn is_apart(words: &str) -> bool {
    words.contains(reads_right_to_left)
}

#[cfg(test)]
mod tests;
