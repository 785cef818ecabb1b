//! Writes a document as one self-contained web page: nothing is loaded from elsewhere, nothing runs, and a policy in the page
//! says so. The markup stands in `page.html`, the looks in `style.css`, charts are drawn in `drawing.rs`.

mod drawing;

use askama::Template;
use unicode_width::UnicodeWidthStr;

use crate::document::Chart;
use crate::document::{
    Block, Column, Document, Entry, Extent, OWN_LANGUAGE, Piece, Properties, Row, Table, Text, Tone,
};
use drawing::{Drawing, NARROW, Place, WIDE};

/// The looks of the page. Its digest is worked out when the program is built, and is all that the page's policy lets in.
const STYLE: &str = include_str!("style.css");
const STYLE_DIGEST: &str = env!("STYLE_DIGEST");

/// A table with more columns than this scrolls in a frame of its own on a narrow screen; others fit.
const FITTING_COLUMNS: usize = 4;
/// And so does one whose titles have longer words than this together: words of titles are not broken.
const FITTING_LETTERS: usize = 24;

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
    place: usize,
    title: Text,
    parts: Vec<(usize, Text)>,
}

fn contents(document: &Document) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for (place, block) in document.blocks.iter().enumerate() {
        match (block, sections.last_mut()) {
            (Block::Heading(2, text), _) => sections.push(Section { place, title: text.clone(), parts: Vec::new() }),
            (Block::Heading(3, text), Some(section)) => section.parts.push((place, text.clone())),
            _ => {}
        }
    }
    sections
}

impl Page<'_> {
    /// The language to mark quoted words with, if it isn't the page's own.
    fn foreign(&self) -> Option<&str> {
        let tag = self.about.language.tag.as_str();
        (tag != OWN_LANGUAGE).then_some(tag)
    }
}

fn drawings(chart: &Chart) -> [Drawing; 2] {
    [drawing::draw(chart, WIDE), drawing::draw(chart, NARROW)]
}

fn scrolls(table: &Table) -> bool {
    let longest =
        |column: &Column| column.title.plain().split_whitespace().map(UnicodeWidthStr::width).max().unwrap_or(0);
    table.columns.len() > FITTING_COLUMNS || table.columns.iter().map(longest).sum::<usize>() > FITTING_LETTERS
}

/// The cells of a row, each with its class: whether it holds a number, or how much a share in it is.
fn cells<'t>(table: &'t Table, row: &'t Row) -> Vec<(&'static str, &'t Text)> {
    let class = |(column, cell): (&Column, &Text)| match cell.pieces.as_slice() {
        [Piece::Share(share)] => extent_class(share.extent()),
        _ if column.numeric => "number",
        _ => "",
    };
    table.columns.iter().zip(&row.cells).map(|pair| (class(pair), pair.1)).collect()
}

fn extent_class(extent: Extent) -> &'static str {
    match extent {
        Extent::All => "share all",
        Extent::Part => "share part",
        Extent::Nothing => "share none",
        Extent::Inapplicable => "share",
    }
}

/// `■■□□`; dots where there is no rank.
fn marks(piece: &Piece) -> String {
    let Piece::Scale { rank, steps } = piece else { return String::new() };
    let mark = |step| rank.map_or('·', |rank| if step < rank { '■' } else { '□' });
    (0..*steps).map(mark).collect()
}

/// Whether every entry says what it stands for.
fn are_labelled(entries: &[Entry]) -> bool {
    entries.iter().all(|entry| !entry.label.is_empty())
}

/// The lines of a text that stands in an element which keeps no line ends.
fn lines(words: &str) -> Vec<&str> {
    words.split('\n').collect()
}

#[cfg(test)]
mod tests;
