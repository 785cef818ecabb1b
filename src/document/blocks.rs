//! The document: headings, paragraphs, tables, lists and charts, one below the other.

use std::sync::Arc;

use jiff::civil::Date;

use super::chart::Chart;
use super::table::Table;
use super::text::Text;
use crate::ids::{Language, Worded};
use crate::own_words::{OwnWords, Phrase};

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
    /// The language of its own sentences; by default our own.
    pub speaks: Language,
    pub reading: Reading,
    pub labels: Labels,
}

/// How large the letters are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reading {
    /// As documents for work have them: much on a page.
    #[default]
    Work,
    /// For everyone: as large as public bodies set texts for the public.
    Large,
}

/// The words that writers put around a document's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labels {
    /// The link to the document's own words.
    pub skip: Text,
    /// The heading of the list of contents.
    pub contents: Text,
    /// What opens a chart's table.
    pub as_table: Text,
    /// Which page it is: with the places `{page}` and `{pages}`.
    pub page: Worded,
    /// What columns a table has: with the place `{names}`.
    pub columns: Worded,
}

impl Default for Labels {
    fn default() -> Self {
        Self::of(&OwnWords::default())
    }
}

impl Labels {
    /// The labels in some own words.
    pub fn of(own_words: &OwnWords) -> Self {
        let text = |phrase| Text::default().quoted(own_words.of(phrase));
        Self {
            skip: text(Phrase::Skip),
            contents: text(Phrase::Contents),
            as_table: text(Phrase::AsTable),
            page: own_words.of(Phrase::Page).clone(),
            columns: own_words.of(Phrase::Columns).clone(),
        }
    }
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
    /// An empty frame for people to write in, on paper or in Word, with what it is for. Nobody can write on a web page.
    WritingSpace(Text),
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
                Block::Heading(_, text) | Block::Paragraph(text) | Block::WritingSpace(text) => {
                    texts.push(text.plain());
                }
                Block::List(entries) => {
                    texts.extend(entries.iter().flat_map(|entry| [entry.label.plain(), entry.text.plain()]));
                }
                Block::Table(table) => {
                    texts.extend(table.rows.iter().flat_map(|row| row.cells.iter().map(Text::plain)));
                }
                Block::Chart(_) => {}
            }
        }
        texts
    }

    /// Makes it a document in `language`. Charts are in our own language always.
    pub fn set_language(&mut self, language: &Language) {
        self.properties.speaks = language.clone();
        if *language == Language::default() {
            return;
        }
        let (language, ours) = (Arc::new(language.clone()), Arc::new(Language::default()));
        let see = |text: &mut Text| text.see_from(&language, &ours);
        let labels = &mut self.properties.labels;
        [&mut labels.skip, &mut labels.contents, &mut labels.as_table].into_iter().for_each(see);
        for block in &mut self.blocks {
            match block {
                Block::Heading(_, text) | Block::Paragraph(text) | Block::WritingSpace(text) => see(text),
                Block::List(entries) => {
                    entries.iter_mut().flat_map(|entry| [&mut entry.label, &mut entry.text]).for_each(see);
                }
                Block::Table(table) => {
                    see(&mut table.caption);
                    table.columns.iter_mut().for_each(|column| see(&mut column.title));
                    table.rows.iter_mut().flat_map(|row| &mut row.cells).for_each(see);
                }
                Block::Chart(_) => {}
            }
        }
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
