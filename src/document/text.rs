//! Texts: what everything in a document is made of, down to the words, their tones and the marks between them.

use std::sync::Arc;

pub use crate::ids::OWN_LANGUAGE;
use crate::ids::{Language, Worded};

/// Words and marks, one after another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    pub pieces: Vec<Piece>,
}

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Words(String, Tone),
    /// Words that know their language, as those of a framework do: the language where it isn't that of the document.
    Quoted(String, Tone, Option<Arc<Language>>),
    /// An e-mail address, to be written to.
    Mail(String),
    /// A bar, so long that it shows a part of a whole. The words beside it say the same.
    Bar {
        part: usize,
        whole: usize,
    },
    /// How many of the items that apply are in place.
    Share(Share),
    /// A new line.
    Break,
    /// A rank on a scale of so many steps; without a rank, the scale of something that has none.
    Scale {
        rank: Option<usize>,
        steps: usize,
    },
}

/// How many items are in place, of those that apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    pub met: usize,
    pub applicable: usize,
    /// The same two numbers of an earlier round, where that is to be shown.
    pub was: Option<(usize, usize)>,
}

/// How words stand out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Plain,
    Strong,
    Quiet,
}

impl Text {
    /// The same text with more plain words.
    #[must_use]
    pub fn and(self, words: impl Into<String>) -> Self {
        self.with(Piece::Words(words.into(), Tone::Plain))
    }

    /// The same text with more words, strong.
    #[must_use]
    pub fn strong(self, words: impl Into<String>) -> Self {
        self.with(Piece::Words(words.into(), Tone::Strong))
    }

    /// The same text with more words, quiet.
    #[must_use]
    pub fn quiet(self, words: impl Into<String>) -> Self {
        self.with(Piece::Words(words.into(), Tone::Quiet))
    }

    /// The same text with a rank on a scale of `steps`.
    #[must_use]
    pub fn scale(self, rank: Option<usize>, steps: usize) -> Self {
        self.with(Piece::Scale { rank, steps })
    }

    /// The same text with words of the framework.
    #[must_use]
    pub fn quoted(self, words: &Worded) -> Self {
        self.with(Piece::Quoted(words.to_string(), Tone::Plain, words.language().cloned()))
    }

    /// The same text with a bar.
    #[must_use]
    pub fn bar(self, part: usize, whole: usize) -> Self {
        self.with(Piece::Bar { part: part.min(whole), whole })
    }

    /// The same text with an e-mail address.
    #[must_use]
    pub fn mail(self, address: impl Into<String>) -> Self {
        self.with(Piece::Mail(address.into()))
    }

    /// Marks the languages as they are seen from a document in `language`: its own needs no mark, and ours does.
    pub fn see_from(&mut self, language: &Arc<Language>, ours: &Arc<Language>) {
        for piece in &mut self.pieces {
            if let Piece::Quoted(_, _, own) = piece {
                *own = match own.take() {
                    None => Some(Arc::clone(ours)),
                    Some(own) if own.tag.eq_ignore_ascii_case(&language.tag) => None,
                    other => other,
                };
            }
        }
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

    /// The same text, all of it in one tone.
    #[must_use]
    pub fn all(mut self, tone: Tone) -> Self {
        for piece in &mut self.pieces {
            if let Piece::Words(_, own) | Piece::Quoted(_, own, _) = piece {
                *own = tone;
            }
        }
        self
    }

    /// Its words, without tones and scales; a new line becomes a space.
    pub fn plain(&self) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Words(words, _) | Piece::Quoted(words, ..) | Piece::Mail(words) => words.clone(),
            Piece::Share(share) => share.words(),
            Piece::Break => " ".to_owned(),
            Piece::Scale { .. } | Piece::Bar { .. } => String::new(),
        };
        self.pieces.iter().map(piece).collect()
    }

    /// Texts with a comma between.
    pub fn listed(texts: impl IntoIterator<Item = Self>) -> Self {
        Self::joined(texts, ", ")
    }

    /// Texts with semicolons between, for names that can contain commas.
    pub fn series(texts: impl IntoIterator<Item = Self>) -> Self {
        Self::joined(texts, "; ")
    }

    /// Sentences with blanks between; those that are empty are left out.
    pub fn sentences(texts: impl IntoIterator<Item = Self>) -> Self {
        Self::joined(texts.into_iter().filter(|text| !text.is_empty()), " ")
    }

    fn joined(texts: impl IntoIterator<Item = Self>, between: &str) -> Self {
        texts.into_iter().reduce(|all, text| all.and(between).then(text)).unwrap_or_default()
    }

    /// Whether there is a bar in it.
    pub fn has_bar(&self) -> bool {
        self.pieces.iter().any(|piece| matches!(piece, Piece::Bar { .. }))
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.pieces
            .iter()
            .all(|piece| matches!(piece, Piece::Words(words, _) | Piece::Quoted(words, ..) if words.is_empty()))
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
    /// So many items of those that apply, without an earlier round.
    pub fn new(met: usize, applicable: usize) -> Self {
        Self { met, applicable, was: None }
    }

    /// The same share with what it was in an earlier round.
    #[must_use]
    pub fn since(self, before: Self) -> Self {
        Self { was: Some((before.met, before.applicable)), ..self }
    }

    /// The same share without the earlier round.
    #[must_use]
    pub fn now(self) -> Self {
        Self { was: None, ..self }
    }

    /// The share in the earlier round.
    pub fn before(self) -> Option<Self> {
        self.was.map(|(met, applicable)| Self::new(met, applicable))
    }

    /// Whether it is all, part or nothing of what applies, by the present round.
    pub fn extent(self) -> Extent {
        match (self.met, self.applicable) {
            (_, 0) => Extent::Inapplicable,
            (0, _) => Extent::Nothing,
            (met, applicable) if met == applicable => Extent::All,
            _ => Extent::Part,
        }
    }

    /// `2 of 3`, or a dash where nothing applies; with an earlier round `1 → 2 of 3`.
    pub fn words(self) -> String {
        self.with_marks(" of ", " → ")
    }

    /// `2/3`, or `1→2/3`, where there is little room.
    pub fn short(self) -> String {
        self.with_marks("/", "→")
    }

    /// `67 %`, or a dash where nothing applies. Only all is 100 %, and only nothing 0 %.
    pub fn percent(self) -> String {
        let rounded = (self.met * 200 + self.applicable).checked_div(self.applicable * 2);
        match (self.extent(), rounded) {
            (Extent::Inapplicable, _) | (_, None) => "–".to_owned(),
            (Extent::Part, Some(percent)) => format!("{} %", percent.clamp(1, 99)),
            (_, Some(percent)) => format!("{percent} %"),
        }
    }

    fn with_marks(self, of: &str, to: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_are_not_rounded_to_all_or_nothing() {
        for (met, applicable, percent) in [
            (2, 3, "67 %"),
            (1, 8, "13 %"),
            (199, 200, "99 %"),
            (1, 300, "1 %"),
            (7, 7, "100 %"),
            (0, 7, "0 %"),
            (0, 0, "–"),
        ] {
            assert_eq!(Share::new(met, applicable).percent(), percent);
        }
    }

    /// Where it has changed how many items apply, both numbers of both rounds are written.
    #[test]
    fn shares_with_an_earlier_round() {
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
