//! A document that came back, as paper: its lines and tables with the boxes in them, whatever file it was. Readers of Word, web pages
//! and Markdown make this; what it says is read from it in `own` for our own forms, and in `publication` for the publisher's.

mod additions;
mod entries;
pub mod letters;
pub mod own;
mod printed;
pub mod signs;

use super::glyphs::Glyph;

/// Lines and tables from top to bottom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paper {
    pub blocks: Vec<Block>,
}

/// A line, or a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    Line(Line),
    /// Its rows, each of its cells, each of its lines.
    Table(Vec<Vec<Vec<Line>>>),
}

/// A paragraph, heading or list entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    pub pieces: Vec<Piece>,
    /// Where it stands, for people: `line 14`, `paragraph 14`, `table 3, row 2`.
    pub place: String,
}

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Text(String),
    Box(Tick),
}

/// What is in a box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tick {
    Yes,
    No,
    /// It can be read in more than one way: what stands there, and why it is unclear.
    Unclear {
        found: String,
        why: String,
    },
}

impl Tick {
    /// What a character shows.
    pub fn of(glyph: Glyph, letter: char) -> Self {
        match glyph {
            Glyph::Ticked => Self::Yes,
            Glyph::Empty => Self::No,
            Glyph::Cross => Self::cross(letter),
        }
    }

    /// A cross, or a letter x in its place. A symbol font's own character would show as nothing.
    pub fn cross(letter: char) -> Self {
        let shown = if ('\u{f000}'..='\u{f0ff}').contains(&letter) { '✗' } else { letter };
        Self::Unclear { found: shown.to_string(), why: "a cross can mean ticked or no".to_owned() }
    }
}

impl Line {
    /// Its text without boxes.
    pub fn text(&self) -> String {
        let text = |piece: &Piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Box(_) => String::new(),
        };
        self.pieces.iter().map(text).collect()
    }
}

impl Paper {
    /// Every line, also those in tables, from top to bottom.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.blocks.iter().flat_map(|block| match block {
            Block::Line(line) => vec![line],
            Block::Table(rows) => rows.iter().flatten().flatten().collect(),
        })
    }
}
