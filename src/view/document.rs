//! The neutral document that every printed format is written from: headings, paragraphs, tables and lists, without a word
//! on how any of them looks.

/// A document: blocks from top to bottom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    pub blocks: Vec<Block>,
}

/// One block of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading; 1 is the document's own.
    Heading(u8, Text),
    Paragraph(Text),
    Table(Table),
    List(Vec<Entry>),
}

/// A list entry: a short label and what it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub label: Text,
    pub text: Text,
}

/// A table with a header row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub title: String,
    /// Takes what width is left over, and wraps; the others keep to their widest entry where they can.
    pub flexible: bool,
    /// Whether its entries need their title beside them where the table is read out as a list.
    pub titled: bool,
}

/// A row of a table, one text for each column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub cells: Vec<Text>,
    /// A heading for the rows below it, such as a phase.
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
    /// A mark on a scale of steps; without a rank, a place where a mark could stand.
    Scale {
        rank: Option<usize>,
        steps: usize,
    },
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

    fn with(mut self, piece: Piece) -> Self {
        self.pieces.push(piece);
        self
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
    pub fn fixed(title: &str) -> Self {
        Self { title: title.to_owned(), flexible: false, titled: true }
    }

    /// A column as wide as its entries, which say by themselves what they are.
    pub fn evident(title: &str) -> Self {
        Self { titled: false, ..Self::fixed(title) }
    }

    /// A column that takes what width is left.
    pub fn flexible(title: &str) -> Self {
        Self { title: title.to_owned(), flexible: true, titled: true }
    }
}
