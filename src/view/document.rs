//! The neutral document that every printed format is written from: headings, paragraphs, tables, lists and charts, without a
//! word on how any of them looks.

use jiff::civil::Date;

use super::chart::Chart;
use crate::framework::Language;

/// The language of our own sentences (BCP 47).
pub const OWN_LANGUAGE: &str = "en-GB";

/// A document: blocks from top to bottom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    pub properties: Properties,
    pub blocks: Vec<Block>,
}

/// What a document that is handed on says of itself to the programs that open it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Properties {
    pub title: String,
    /// What kind of document it is, such as "Report for the board"; may be empty.
    pub kind: String,
    /// Whose it is; may be empty.
    pub organisation: String,
    /// The day it was made.
    pub made: Option<Date>,
    /// The language of quoted words, and which way the page reads.
    pub language: Language,
}

/// One block of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading; 1 is the document's own.
    Heading(u8, Text),
    Paragraph(Text),
    Table(Table),
    List(Vec<Entry>),
    Chart(Chart),
    /// Room for readers to write in.
    Room,
}

/// A list entry: a short label and what it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub label: Text,
    pub text: Text,
}

/// A table with a header row. The first cell of each row says what the row is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What the table shows, for those who come to it directly; may be empty where it is all there is.
    pub caption: Text,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub title: Text,
    /// Takes what width is left over, and wraps; the others keep to their widest entry where they can.
    pub flexible: bool,
    /// Whether its entries need their title beside them where the table is read out as a list.
    pub titled: bool,
    /// Holds numbers, which stand flush right.
    pub numeric: bool,
}

/// A row of a table, one text for each column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub cells: Vec<Text>,
    /// A heading for the rows below it, such as a phase. Where only its first cell says anything, that stands for the whole row.
    pub group: bool,
}

/// A run of words and marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    pub pieces: Vec<Piece>,
}

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Words(String, Tone),
    /// Words of the framework, in its own language.
    Quoted(String, Tone),
    /// How many of the items that apply are in place.
    Share(Share),
    /// A new line.
    Break,
    /// A mark on a scale of steps; without a rank, a place where a mark could stand.
    Scale {
        rank: Option<usize>,
        steps: usize,
    },
}

/// So many of so many items that apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    pub met: usize,
    pub applicable: usize,
    /// How many of how many it was in an earlier round, where that is to be told.
    pub was: Option<(usize, usize)>,
}

/// How strongly words are said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Plain,
    Strong,
    Quiet,
}

impl Document {
    /// Adds a heading; 1 is the document's own.
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

impl Text {
    /// The same text with more plain words.
    #[must_use]
    pub fn and(self, words: impl Into<String>) -> Self {
        self.with(Piece::Words(words.into(), Tone::Plain))
    }

    /// The same text with more words, said strongly.
    #[must_use]
    pub fn strong(self, words: impl Into<String>) -> Self {
        self.with(Piece::Words(words.into(), Tone::Strong))
    }

    /// The same text with more words, said quietly.
    #[must_use]
    pub fn quiet(self, words: impl Into<String>) -> Self {
        self.with(Piece::Words(words.into(), Tone::Quiet))
    }

    /// The same text with a mark on a scale of `steps`.
    #[must_use]
    pub fn scale(self, rank: Option<usize>, steps: usize) -> Self {
        self.with(Piece::Scale { rank, steps })
    }

    /// The same text with words of the framework.
    #[must_use]
    pub fn quoted(self, words: impl Into<String>) -> Self {
        self.with(Piece::Quoted(words.into(), Tone::Plain))
    }

    /// The same text with a share of items.
    #[must_use]
    pub fn share(self, share: Share) -> Self {
        self.with(Piece::Share(share))
    }

    /// The same text with a new line begun.
    #[must_use]
    pub fn line(self) -> Self {
        self.with(Piece::Break)
    }

    /// The same text with another after it.
    #[must_use]
    pub fn then(mut self, other: Self) -> Self {
        self.pieces.extend(other.pieces);
        self
    }

    /// The same text, all of it said in one tone.
    #[must_use]
    pub fn all(mut self, tone: Tone) -> Self {
        for piece in &mut self.pieces {
            if let Piece::Words(_, said) | Piece::Quoted(_, said) = piece {
                *said = tone;
            }
        }
        self
    }

    /// Its words alone.
    pub fn plain(&self) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Words(words, _) | Piece::Quoted(words, _) => words.clone(),
            Piece::Share(share) => share.words(),
            Piece::Break => " ".to_owned(),
            Piece::Scale { .. } => String::new(),
        };
        self.pieces.iter().map(piece).collect()
    }

    /// Texts with a comma between.
    pub fn listed(texts: impl IntoIterator<Item = Self>) -> Self {
        let all = texts.into_iter().reduce(|all, text| all.and(", ").then(text));
        all.unwrap_or_default()
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.pieces
            .iter()
            .all(|piece| matches!(piece, Piece::Words(words, _) | Piece::Quoted(words, _) if words.is_empty()))
    }

    fn with(mut self, piece: Piece) -> Self {
        self.pieces.push(piece);
        self
    }
}

/// Whether a share is all, part or nothing of what applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    All,
    Part,
    Nothing,
    /// Nothing applies.
    Inapplicable,
}

impl Share {
    /// So many of so many.
    pub fn new(met: usize, applicable: usize) -> Self {
        Self { met, applicable, was: None }
    }

    /// The same share with what it was.
    #[must_use]
    pub fn since(self, before: Self) -> Self {
        Self { was: Some((before.met, before.applicable)), ..self }
    }

    /// The share without what it was.
    #[must_use]
    pub fn now(self) -> Self {
        Self { was: None, ..self }
    }

    /// What it was before, as a share of its own.
    pub fn before(self) -> Option<Self> {
        self.was.map(|(met, applicable)| Self::new(met, applicable))
    }

    /// All, part or nothing.
    pub fn extent(self) -> Extent {
        match (self.met, self.applicable) {
            (_, 0) => Extent::Inapplicable,
            (0, _) => Extent::Nothing,
            (met, applicable) if met == applicable => Extent::All,
            _ => Extent::Part,
        }
    }

    /// `2 of 3`, or a dash where nothing applies; `1 → 2 of 3` where it was less.
    pub fn words(self) -> String {
        self.said(" of ", " → ")
    }

    /// `2/3`, or `1→2/3`, where there is little room.
    pub fn short(self) -> String {
        self.said("/", "→")
    }

    fn said(self, of: &str, to: &str) -> String {
        let share = |met: usize, applicable: usize| match applicable {
            0 => "–".to_owned(),
            _ => format!("{met}{of}{applicable}"),
        };
        let now = share(self.met, self.applicable);
        match self.was {
            None => now,
            Some((met, applicable)) if applicable == self.applicable && applicable > 0 => format!("{met}{to}{now}"),
            Some((met, applicable)) => format!("{}{to}{now}", share(met, applicable)),
        }
    }
}

impl<S: Into<String>> From<S> for Text {
    fn from(words: S) -> Self {
        Self::default().and(words)
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

impl Column {
    /// A column as wide as its entries.
    pub fn fixed(title: impl Into<Text>) -> Self {
        Self { title: title.into(), flexible: false, titled: true, numeric: false }
    }

    /// A column as wide as its entries, which say by themselves what they are.
    pub fn evident(title: impl Into<Text>) -> Self {
        Self { titled: false, ..Self::fixed(title) }
    }

    /// A column that takes what width is left.
    pub fn flexible(title: impl Into<Text>) -> Self {
        Self { flexible: true, ..Self::fixed(title) }
    }

    /// A column of numbers.
    pub fn numeric(title: impl Into<Text>) -> Self {
        Self { numeric: true, ..Self::fixed(title) }
    }
}

impl Row {
    /// A row of cells.
    pub fn new(cells: Vec<Text>) -> Self {
        Self { cells, group: false }
    }

    /// A heading for the rows below it.
    pub fn group(cells: Vec<Text>) -> Self {
        Self { cells, group: true }
    }

    /// The heading that stands for the whole row, if it is one.
    pub fn banner(&self) -> Option<&Text> {
        let (first, rest) = self.cells.split_first()?;
        (self.group && rest.iter().all(Text::is_empty)).then_some(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Both numbers are said where what applies has changed as well.
    #[test]
    fn shares_say_what_they_were() {
        let share = Share::new;
        for (share, words, short) in [
            (share(2, 3), "2 of 3", "2/3"),
            (share(0, 0), "–", "–"),
            (share(2, 3).since(share(1, 3)), "1 → 2 of 3", "1→2/3"),
            (share(2, 3).since(share(1, 2)), "1 of 2 → 2 of 3", "1/2→2/3"),
            (share(1, 2).since(share(0, 0)), "– → 1 of 2", "–→1/2"),
            (share(0, 0).since(share(1, 2)), "1 of 2 → –", "1/2→–"),
            (share(0, 0).since(share(0, 0)), "– → –", "–→–"),
        ] {
            assert_eq!((share.words().as_str(), share.short().as_str()), (words, short));
        }
        let changed = share(2, 3).since(share(1, 2));
        assert_eq!((changed.now(), changed.before()), (share(2, 3), Some(share(1, 2))));
        assert_eq!(changed.extent(), Extent::Part, "it is shaded by what it is now");
    }
}
