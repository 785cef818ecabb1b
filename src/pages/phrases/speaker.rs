//! Says the program's own words: fills in their places, in the language that they are in.

use jiff::civil::Date;

use crate::document::{Piece, Text, Tone};
use crate::ids::Worded;
use crate::own_words::{OwnWords, Part, Phrase, parts};

/// Says phrases in the words that are in use.
#[derive(Clone, Copy)]
pub(in crate::pages) struct Speaker<'f>(pub(in crate::pages) &'f OwnWords);

/// What is filled in at a place.
#[derive(Clone, Debug)]
pub(in crate::pages) enum Fill {
    Number(usize),
    Text(Text),
}

impl From<usize> for Fill {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}

impl From<Text> for Fill {
    fn from(text: Text) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Fill {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<&Worded> for Fill {
    fn from(worded: &Worded) -> Self {
        Self::Text(Text::default().quoted(worded))
    }
}

impl Speaker<'_> {
    /// A phrase without places.
    pub(in crate::pages) fn say(self, phrase: Phrase) -> Text {
        self.fill(phrase, [])
    }

    /// A phrase with its places filled in.
    #[expect(clippy::needless_pass_by_value, reason = "so that a call reads as a list of what goes where")]
    pub(in crate::pages) fn fill<const N: usize>(self, phrase: Phrase, fills: [(&str, Fill); N]) -> Text {
        filled(self.0.of(phrase), &fills)
    }

    /// A phrase in the form that goes with `count`, which is filled in, too.
    pub(in crate::pages) fn count<const N: usize>(
        self,
        phrase: Phrase,
        count: usize,
        fills: [(&str, Fill); N],
    ) -> Text {
        let fills: Vec<(&str, Fill)> = fills.into_iter().chain([("count", count.into())]).collect();
        filled(self.0.counted(phrase, count), &fills)
    }

    /// `22 November 2026`.
    pub(in crate::pages) fn day(self, date: Date) -> Text {
        let day = usize::try_from(date.day()).unwrap_or_default();
        self.fill(Phrase::Day, [("day", day.into()), ("month", self.month_name(date)), ("year", year(date))])
    }

    /// `November 2026`.
    pub(in crate::pages) fn month(self, date: Date) -> Text {
        self.fill(Phrase::Month, [("month", self.month_name(date)), ("year", year(date))])
    }

    fn month_name(self, date: Date) -> Fill {
        self.say(Phrase::month(date.month())).into()
    }
}

fn year(date: Date) -> Fill {
    usize::try_from(date.year()).unwrap_or_default().into()
}

/// A text with its places filled in. What is in its own language becomes one with it; a place for which there is nothing is left out.
fn filled(worded: &Worded, fills: &[(&str, Fill)]) -> Text {
    let mut text = Text::default();
    let mut own = String::new();
    for part in parts(worded) {
        let name = match part {
            Part::Words(words) => {
                own.push_str(words);
                continue;
            }
            Part::Place(name) => name,
        };
        let pieces = match fills.iter().find(|(place, _)| *place == name) {
            Some((_, Fill::Number(number))) => {
                own.push_str(&number.to_string());
                continue;
            }
            Some((_, Fill::Text(filled))) => filled.pieces.clone(),
            None => continue,
        };
        for piece in pieces {
            match piece {
                Piece::Quoted(words, Tone::Plain, language) if language.as_ref() == worded.language() => {
                    own.push_str(&words);
                }
                piece => {
                    text = said(text, &mut own, worded);
                    text.pieces.push(piece);
                }
            }
        }
    }
    said(text, &mut own, worded)
}

/// The text with the words that have come together, if there are any.
fn said(text: Text, own: &mut String, worded: &Worded) -> Text {
    if own.is_empty() { text } else { text.quoted(&worded.with(std::mem::take(own))) }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;

    use super::*;
    use crate::ids::Language;

    #[test]
    fn phrases_are_filled_in_and_know_their_language() {
        let own_words = OwnWords::default();
        let speaker = Speaker(&own_words);
        assert_eq!(speaker.day(date(2026, 11, 9)), Text::default().quoted(&"9 November 2026".into()));
        assert_eq!(speaker.count(Phrase::TookPart, 1, []).plain(), "1 person took part.");
        assert_eq!(speaker.count(Phrase::TookPart, 0, []).plain(), "0 people took part.");
        let welsh = Arc::new(Language { tag: "cy".to_owned(), right_to_left: false });
        let level = Worded::new("Aeddfed".to_owned(), &welsh);
        let said = speaker.fill(Phrase::NotYet, [("level", (&level).into())]);
        assert_eq!(said, Text::default().quoted(&"Not yet ".into()).quoted(&level));
        // In a text of its own language the name needs no mark of its own, and what people typed has no language.
        let own = Worded::new("Ddim eto {level} {x}{who}".to_owned(), &welsh);
        let fills = [("level", (&level).into()), ("who", "Ada".into())];
        let expected = Text::default().quoted(&level.with("Ddim eto Aeddfed ".to_owned())).and("Ada");
        assert_eq!(filled(&own, &fills), expected);
    }
}
