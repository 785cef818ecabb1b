//! What charts are drawn on: rectangles and labels with their sizes and positions. Colours and fonts are up to the style sheet.

use std::sync::Arc;

use textwrap::{Options, WordSplitter};
use unicode_width::UnicodeWidthStr;

use crate::document::{Piece, Text};
use crate::ids::Language;

/// The width of the page that a chart is drawn for, in pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Size {
    pub(super) name: &'static str,
    width: usize,
}

pub(super) const WIDE: Size = Size { name: "wide", width: 720 };
pub(super) const NARROW: Size = Size { name: "narrow", width: 288 };

/// A drawn chart. All measures are in pixels, from the top left corner.
pub(super) struct Drawing {
    pub(super) size: &'static str,
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) rects: Vec<Rect>,
    pub(super) labels: Vec<Label>,
    /// Whether something had no room, and is shortened or left to the table.
    pub(super) crowded: bool,
}

pub(super) struct Rect {
    pub(super) class: &'static str,
    pub(super) x: usize,
    pub(super) y: usize,
    pub(super) width: usize,
    pub(super) height: usize,
}

pub(super) struct Label {
    pub(super) class: &'static str,
    pub(super) x: usize,
    /// Of the baseline.
    pub(super) y: usize,
    pub(super) anchor: Anchor,
    /// The language of its words, where it isn't our own.
    pub(super) language: Option<Arc<Language>>,
    pub(super) text: String,
}

/// Which point of a label is at its x.
pub(super) enum Anchor {
    Start,
    Middle,
}

/// The height of a line of text, and how far above its bottom the baseline is.
pub(super) const LINE: usize = 17;
const DESCENT: usize = 5;
/// Between rectangles.
pub(super) const GAP: usize = 2;
/// The height of a cell of the heat map, of a tile, and of the squares that explain shades.
pub(super) const CELL: usize = 18;
/// About how wide a letter is; the wider figure leaves room for bold letters and wide fonts, where nothing may be cut off.
pub(super) const LETTER: usize = 7;
pub(super) const WIDE_LETTER: usize = 8;

pub(super) fn width_of(text: &str) -> usize {
    text.width() * WIDE_LETTER
}

/// The lines of a text that is wrapped to `width` pixels, at `letter` pixels a letter.
fn wrapped(text: &str, width: usize, letter: usize) -> Vec<String> {
    let options = Options::new((width / letter).max(4)).word_splitter(WordSplitter::NoHyphenation);
    textwrap::wrap(text, options).into_iter().map(std::borrow::Cow::into_owned).collect()
}

/// The language of a text that is all in one, where it isn't our own.
fn language_of(text: &Text) -> Option<&Arc<Language>> {
    let mut languages = text.pieces.iter().map(|piece| match piece {
        Piece::Quoted(_, _, language) => language.as_ref(),
        _ => None,
    });
    let first = languages.next()??;
    languages.all(|language| language == Some(first)).then_some(first)
}

/// Columns of one width, side by side from `start` on.
#[derive(Clone, Copy)]
pub(super) struct Columns {
    pub(super) start: usize,
    pub(super) width: usize,
}

impl Columns {
    pub(super) fn left(self, column: usize) -> usize {
        self.start + column * self.width
    }

    pub(super) fn middle(self, column: usize) -> usize {
        self.left(column) + self.width / 2
    }
}

/// What the charts are made of. `y` is always the top of what is drawn, and what is given back is how much height it takes.
impl Drawing {
    pub(super) fn empty(size: Size) -> Self {
        Self { size: size.name, width: size.width, height: 0, rects: Vec::new(), labels: Vec::new(), crowded: false }
    }

    pub(super) fn is_wide(&self) -> bool {
        self.width == WIDE.width
    }

    pub(super) fn rect(&mut self, class: &'static str, x: usize, y: usize, width: usize, height: usize) {
        self.rects.push(Rect { class, x, y, width, height });
    }

    /// A label on one line, in our own words.
    pub(super) fn label(&mut self, class: &'static str, x: usize, y: usize, anchor: Anchor, text: impl Into<String>) {
        self.labels.push(Label { class, x, y: y + LINE - DESCENT, anchor, language: None, text: text.into() });
    }

    /// A text from x on, wrapped to `width`.
    pub(super) fn text(&mut self, class: &'static str, x: usize, y: usize, width: usize, text: &Text) -> usize {
        let language = language_of(text);
        let lines = wrapped(&text.plain(), width, LETTER);
        let height = lines.len() * LINE;
        for (number, line) in lines.into_iter().enumerate() {
            self.label(class, x, y + number * LINE, Anchor::Start, line);
            self.quote_last(language);
        }
        height
    }

    fn quote_last(&mut self, language: Option<&Arc<Language>>) {
        if let Some(label) = self.labels.last_mut() {
            label.language = language.cloned();
        }
    }

    /// The names of columns above them. Where one is too long, there are numbers from `first` on instead, and a key to them is
    /// given back as well, to be written below the chart.
    pub(super) fn column_names(
        &mut self,
        y: usize,
        names: &[Text],
        columns: Columns,
        first: usize,
    ) -> (usize, Option<String>) {
        let fit = names.iter().all(|name| name.plain().split(' ').all(|word| width_of(word) <= columns.width));
        let mut height = 0;
        for (column, name) in names.iter().enumerate() {
            let lines = if fit {
                wrapped(&name.plain(), columns.width, WIDE_LETTER)
            } else {
                vec![(first + column).to_string()]
            };
            height = height.max(lines.len() * LINE);
            for (number, line) in lines.into_iter().enumerate() {
                self.label("head", columns.middle(column), y + number * LINE, Anchor::Middle, line);
                self.quote_last(language_of(name).filter(|_| fit));
            }
        }
        let numbered = names.iter().enumerate().map(|(column, name)| format!("{} {}", first + column, name.plain()));
        (height + GAP, (!fit).then(|| numbered.collect::<Vec<_>>().join(", ")))
    }

    /// A line across the whole width.
    pub(super) fn rule(&mut self, y: usize) -> usize {
        self.rect("rule", 0, y, self.width, 1);
        GAP
    }

    /// An explanation below the chart.
    pub(super) fn key(&mut self, y: usize, text: &str) -> usize {
        GAP + self.text("key", 0, y + GAP, self.width, &text.into())
    }
}
