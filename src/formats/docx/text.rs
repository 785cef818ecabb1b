//! Texts as paragraphs of runs: each run has one tone, one language and one reading direction.

use std::borrow::Cow;

use askama::Template;

use crate::document::{OWN_LANGUAGE, Piece, Text, Tone};
use crate::ids::Language;

/// Keeps a scale's marks on one line.
const TIE: &str = "\u{a0}";

/// How a document and its quoted words are to be read.
#[derive(Clone, Copy)]
pub(super) struct Reading<'a> {
    /// The language of quoted words, where it isn't our own.
    language: Option<&'a str>,
    pub(super) right_to_left: bool,
}

impl<'a> Reading<'a> {
    pub(super) fn of(language: &'a Language) -> Self {
        let own = language.tag.is_empty() || language.tag.eq_ignore_ascii_case(OWN_LANGUAGE);
        Self { language: (!own).then_some(language.tag.as_str()), right_to_left: language.right_to_left }
    }

    /// The language of words that read from right to left.
    pub(super) fn bidi_language(self) -> Option<&'a str> {
        self.language.filter(|_| self.right_to_left)
    }
}

/// How all the words of a paragraph look, whatever they say.
#[derive(Clone, Copy, Default)]
pub(super) struct Manner {
    pub(super) strong: bool,
    /// A colour of its own, against a ground of its own.
    pub(super) ink: Option<&'static str>,
}

/// A paragraph.
#[derive(Template)]
#[template(path = "docx/paragraph.xml")]
pub(super) struct Paragraph<'a> {
    /// The id of its style; empty for the usual one.
    pub(super) style: &'static str,
    pub(super) keep_next: bool,
    pub(super) bidi: bool,
    pub(super) align: Option<&'static str>,
    pub(super) runs: Vec<Run<'a>>,
}

impl<'a> Paragraph<'a> {
    /// A paragraph of `style` that says `text`.
    pub(super) fn new(style: &'static str, text: &'a Text, reading: Reading<'a>, manner: Manner) -> Self {
        Self::of_runs(style, runs(text, reading, manner), reading)
    }

    /// A paragraph of `style` in our own words.
    pub(super) fn plain(style: &'static str, words: &'a str, reading: Reading<'a>) -> Self {
        Self::of_runs(style, Run::plain(words, reading).into_iter().collect(), reading)
    }

    /// A paragraph of `style` made of `runs`.
    pub(super) fn of_runs(style: &'static str, runs: Vec<Run<'a>>, reading: Reading<'a>) -> Self {
        let first = runs.iter().find_map(|run| run.words.chars().find(|letter| letter.is_alphabetic()));
        let bidi = reading.right_to_left && first.is_none_or(reads_right_to_left);
        // What reads from left to right stands at the right on such a page; a list keeps its bullets beside it.
        let align = (reading.right_to_left && !bidi && style != "ListBullet").then_some("right");
        Self { style, keep_next: false, bidi, align, runs }
    }

    fn is_formatted(&self) -> bool {
        !self.style.is_empty() || self.keep_next || self.bidi || self.align.is_some()
    }
}

/// Which way the words of a run read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    LeftToRight,
    RightToLeft,
    /// From left to right on a page that reads the other way. Marks that can't be seen keep our own `2 of 3` in this order:
    /// not every reader goes by what the run says of itself.
    Marked,
}

/// Words that look and read alike.
#[derive(Template)]
#[template(path = "docx/run.xml")]
pub(super) struct Run<'a> {
    /// A line feed among them begins a new line.
    words: Cow<'a, str>,
    style: Option<&'static str>,
    /// In a font that has full and empty marks of one size; said here, as tables overrule what a style says of fonts.
    even: bool,
    strong: bool,
    ink: Option<&'static str>,
    language: Option<&'a str>,
    direction: Direction,
}

impl<'a> Run<'a> {
    /// Words in our own language, if there are any.
    pub(super) fn plain(words: impl Into<Cow<'a, str>>, reading: Reading<'a>) -> Option<Self> {
        let words = words.into();
        if words.is_empty() {
            return None;
        }
        let direction = if reading.right_to_left { Direction::Marked } else { Direction::LeftToRight };
        Some(Self { words, style: None, even: false, strong: false, ink: None, language: None, direction })
    }

    fn is_formatted(&self) -> bool {
        self.style.is_some()
            || self.strong
            || self.ink.is_some()
            || self.language.is_some()
            || self.direction == Direction::RightToLeft
    }
}

/// The runs of a text.
pub(super) fn runs<'a>(text: &'a Text, reading: Reading<'a>, manner: Manner) -> Vec<Run<'a>> {
    text.pieces.iter().filter_map(|piece| run(piece, reading, manner)).collect()
}

fn run<'a>(piece: &'a Piece, reading: Reading<'a>, manner: Manner) -> Option<Run<'a>> {
    let mut run = Run::plain(said(piece), reading)?;
    run.strong = manner.strong;
    run.ink = manner.ink;
    if let Piece::Words(_, tone) | Piece::Quoted(_, tone) = piece {
        run.strong |= *tone == Tone::Strong;
        run.style = (*tone == Tone::Quiet).then_some("Quiet");
        if reading.right_to_left
            && run.words.chars().find(|letter| letter.is_alphabetic()).is_some_and(reads_right_to_left)
        {
            run.direction = Direction::RightToLeft;
        }
    }
    match piece {
        Piece::Quoted(..) => run.language = reading.language,
        Piece::Scale { rank: None, .. } => run.style = Some("Quiet"),
        Piece::Scale { rank: Some(_), .. } => {
            run.style = Some("Scale");
            run.even = true;
        }
        Piece::Words(..) | Piece::Share(_) | Piece::Break => {}
    }
    Some(run)
}

/// Whether a letter is of a script that reads from right to left: Hebrew, Arabic and their neighbours.
fn reads_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}')
}

/// What a piece says.
pub(super) fn said(piece: &Piece) -> Cow<'_, str> {
    match piece {
        Piece::Words(words, _) | Piece::Quoted(words, _) => words.into(),
        Piece::Share(share) => share.words().into(),
        Piece::Break => "\n".into(),
        Piece::Scale { rank, steps } => {
            let mark = |step| rank.map_or("·", |rank| if step < rank { "■" } else { "□" });
            (0..*steps).map(mark).collect::<Vec<_>>().join(TIE).into()
        }
    }
}
