//! Texts as paragraphs of runs: each run has one tone, one language and one reading direction.

use std::borrow::Cow;

use askama::Template;

use crate::document::{Piece, Text, Tone};
use crate::ids::Language;
use crate::safe::{readable, reads_right_to_left};

/// How the name of a heading's bookmark begins; its number is that of its block.
pub(super) const BOOKMARK: &str = "_Toc";

const NO_BREAK_SPACE: &str = "\u{a0}";

/// The language that most of a document's quoted words are in, and the direction of its pages.
#[derive(Clone, Copy)]
pub(super) struct PageLanguage<'a> {
    tag: &'a str,
    pub(super) right_to_left: bool,
}

impl<'a> PageLanguage<'a> {
    pub(super) fn of(language: &'a Language) -> Self {
        Self { tag: &language.tag, right_to_left: language.right_to_left }
    }

    /// The tag of the language that the right-to-left words are in, if pages read from right to left.
    pub(super) fn bidi_language(self) -> Option<&'a str> {
        self.right_to_left.then_some(self.tag)
    }
}

/// The look of all runs of a paragraph, whatever their tones.
#[derive(Clone, Copy, Default)]
pub(super) struct RunStyle {
    pub(super) strong: bool,
    /// The text's colour, where the cell behind it is filled.
    pub(super) color: Option<&'static str>,
}

/// A paragraph.
#[derive(Template)]
#[template(path = "docx/paragraph.xml")]
pub(super) struct Paragraph<'a> {
    /// The id of its style; empty for the default style.
    pub(super) style: &'static str,
    pub(super) keep_next: bool,
    /// Whether it begins a page.
    pub(super) begins_page: bool,
    pub(super) bidi: bool,
    pub(super) align: Option<&'static str>,
    /// The number of the bookmark by which the list of contents finds it.
    pub(super) bookmark: Option<usize>,
    pub(super) runs: Vec<Run<'a>>,
    /// What comes after the runs, in XML.
    pub(super) written: String,
}

impl<'a> Paragraph<'a> {
    /// A paragraph of `style` with this text.
    pub(super) fn new(style: &'static str, text: &'a Text, page: PageLanguage<'a>, run_style: RunStyle) -> Self {
        Self::of_runs(style, runs(text, page, run_style), page)
    }

    /// A paragraph of `style` in our own language.
    pub(super) fn plain(style: &'static str, words: &'a str, page: PageLanguage<'a>) -> Self {
        Self::of_runs(style, Run::plain(words, page).into_iter().collect(), page)
    }

    /// A paragraph of `style` made of `runs`.
    pub(super) fn of_runs(style: &'static str, runs: Vec<Run<'a>>, page: PageLanguage<'a>) -> Self {
        let first = runs.iter().find_map(|run| run.words.chars().find(|letter| letter.is_alphabetic()));
        let bidi = page.right_to_left && first.is_none_or(reads_right_to_left);
        // On such a page a left-to-right paragraph is set flush right; in a list that would part it from its bullet.
        let align = (page.right_to_left && !bidi && style != "ListBullet").then_some("right");
        Self { style, keep_next: false, begins_page: false, bidi, align, bookmark: None, runs, written: String::new() }
    }

    fn is_formatted(&self) -> bool {
        !self.style.is_empty() || self.keep_next || self.begins_page || self.bidi || self.align.is_some()
    }
}

/// Which way the words of a run read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    LeftToRight,
    RightToLeft,
    /// From left to right on a page that reads the other way, between invisible left-to-right marks: not every program heeds the
    /// run's own direction, and without the marks our own `2 of 3` could come out in another order.
    MarkedLeftToRight,
}

/// Words that share one look, language and direction.
#[derive(Clone, Template)]
#[template(path = "docx/run.xml")]
pub(super) struct Run<'a> {
    /// A line feed in them begins a new line.
    words: Cow<'a, str>,
    style: Option<&'static str>,
    /// Whether these are the squares of a scale, in a font that has full and empty ones of one size. The run names the font
    /// itself, since a table's style would override that of a character style.
    squares: bool,
    strong: bool,
    color: Option<&'static str>,
    language: Option<&'a str>,
    direction: Direction,
}

impl<'a> Run<'a> {
    /// Words in our own language, if there are any.
    pub(super) fn plain(words: impl Into<Cow<'a, str>>, page: PageLanguage<'a>) -> Option<Self> {
        let words = match words.into() {
            Cow::Borrowed(words) => readable(words),
            Cow::Owned(words) => Cow::Owned(readable(&words).into_owned()),
        };
        if words.is_empty() {
            return None;
        }
        let direction = if page.right_to_left { Direction::MarkedLeftToRight } else { Direction::LeftToRight };
        Some(Self { words, style: None, squares: false, strong: false, color: None, language: None, direction })
    }

    /// The same words as the hint of a field.
    pub(super) fn into_hint(self) -> Self {
        Self { style: Some("PlaceholderText"), ..self }
    }

    fn is_formatted(&self) -> bool {
        self.style.is_some()
            || self.strong
            || self.color.is_some()
            || self.language.is_some()
            || self.direction == Direction::RightToLeft
    }
}

/// The runs of a text.
pub(super) fn runs<'a>(text: &'a Text, page: PageLanguage<'a>, style: RunStyle) -> Vec<Run<'a>> {
    text.pieces.iter().filter_map(|piece| run(piece, page, style)).collect()
}

fn run<'a>(piece: &'a Piece, page: PageLanguage<'a>, style: RunStyle) -> Option<Run<'a>> {
    let mut run = Run::plain(words_of(piece), page)?;
    run.strong = style.strong;
    run.color = style.color;
    if let Piece::Words(_, tone) | Piece::Quoted(_, tone, _) = piece {
        run.strong |= *tone == Tone::Strong;
        run.style = (*tone == Tone::Quiet).then_some("Quiet");
        if run.words.chars().find(|letter| letter.is_alphabetic()).is_some_and(reads_right_to_left) {
            run.direction = Direction::RightToLeft;
        }
    }
    match piece {
        Piece::Quoted(_, _, language) => run.language = language.as_ref().map(|language| language.tag.as_str()),
        Piece::Scale { rank: None, .. } => run.style = Some("Quiet"),
        Piece::Scale { rank: Some(_), .. } => {
            run.style = Some("Scale");
            run.squares = true;
        }
        Piece::Words(..) | Piece::Share(_) | Piece::Break | Piece::Mail(_) | Piece::Bar { .. } => {}
    }
    Some(run)
}

/// The words of a piece.
pub(super) fn words_of(piece: &Piece) -> Cow<'_, str> {
    match piece {
        Piece::Words(words, _) | Piece::Quoted(words, ..) | Piece::Mail(words) => words.into(),
        // Only tables have room for a bar.
        Piece::Bar { .. } => "".into(),
        Piece::Share(share) => share.words().into(),
        Piece::Break => "\n".into(),
        Piece::Scale { rank, steps } => {
            let mark = |step| rank.map_or("·", |rank| if step < rank { "■" } else { "□" });
            (0..*steps).map(mark).collect::<Vec<_>>().join(NO_BREAK_SPACE).into()
        }
    }
}
