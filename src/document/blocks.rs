//! The document: headings, paragraphs, tables, lists and charts, one below the other.

use jiff::civil::Date;

use super::chart::Chart;
use super::table::Table;
use super::text::Text;
use crate::ids::Language;

/// A document: blocks from top to bottom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    pub properties: Properties,
    pub blocks: Vec<Block>,
}

/// The properties of a document, as the programs that open its file show them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Properties {
    pub title: String,
    /// What kind of document it is, such as "Report for the board"; may be empty.
    pub kind: String,
    /// Whose it is; may be empty.
    pub organisation: String,
    /// The day it was made.
    pub made: Option<Date>,
    /// The language of most of what is quoted: which way the page is laid out.
    pub language: Language,
}

/// One block of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading with its level; 1 is the document's title.
    Heading(u8, Text),
    Paragraph(Text),
    Table(Table),
    List(Vec<Entry>),
    Chart(Chart),
    /// An empty frame for people to write in.
    WritingSpace,
}

/// A list entry: a short label, which may be empty, and a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub label: Text,
    pub text: Text,
}

impl Document {
    /// All words of its headings, paragraphs, lists and tables, each text without its tones.
    pub fn texts(&self) -> Vec<String> {
        let mut texts = Vec::new();
        for block in &self.blocks {
            match block {
                Block::Heading(_, text) | Block::Paragraph(text) => texts.push(text.plain()),
                Block::List(entries) => {
                    texts.extend(entries.iter().flat_map(|entry| [entry.label.plain(), entry.text.plain()]))
                }
                Block::Table(table) => {
                    texts.extend(table.rows.iter().flat_map(|row| row.cells.iter().map(Text::plain)));
                }
                Block::Chart(_) | Block::WritingSpace => {}
            }
        }
        texts
    }

    /// Adds a heading; level 1 is the document's title.
    pub fn heading(&mut self, level: u8, text: impl Into<Text>) {
        self.blocks.push(Block::Heading(level, text.into()));
    }

    /// Adds a paragraph.
    pub fn paragraph(&mut self, text: impl Into<Text>) {
        self.blocks.push(Block::Paragraph(text.into()));
    }

    /// Adds a table, unless it has no rows.
    pub fn table(&mut self, table: Table) {
        if !table.rows.is_empty() {
            self.blocks.push(Block::Table(table));
        }
    }

    /// Adds a list, unless it is empty.
    pub fn list(&mut self, entries: Vec<Entry>) {
        if !entries.is_empty() {
            self.blocks.push(Block::List(entries));
        }
    }
}

impl Entry {
    /// An entry from its label and its text.
    pub fn new(label: impl Into<Text>, text: impl Into<Text>) -> Self {
        Self { label: label.into(), text: text.into() }
    }

    /// An entry without a label.
    pub fn bullet(text: impl Into<Text>) -> Self {
        Self::new(Text::default(), text)
    }
}
