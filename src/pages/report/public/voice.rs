//! How a report for everyone says what all its parts say: areas, ratings, statements and dates, in the words that are in use.

use super::super::subject::Subject;
use crate::document::Text;
use crate::framework::{Area, AreaIndex, ItemIndex, LevelIndex};
use crate::own_words::Phrase;
use crate::pages::phrases::speaker::Speaker;
use crate::score::AreaScore;

/// Says what a report for everyone is about.
#[derive(Clone, Copy)]
pub(super) struct Voice<'a> {
    pub(super) subject: &'a Subject<'a>,
    pub(super) speaker: Speaker<'a>,
}

impl<'a> Voice<'a> {
    pub(super) fn of(subject: &'a Subject<'a>) -> Self {
        Self { subject, speaker: Speaker(subject.framework.own_words()) }
    }

    pub(super) fn score(self, area: AreaIndex) -> &'a AreaScore<'a> {
        &self.subject.card[area]
    }

    pub(super) fn name(self, area: AreaIndex) -> Text {
        Text::default().quoted(&self.subject.framework[area].name)
    }

    /// The names of areas.
    pub(super) fn names(self, areas: &[AreaIndex]) -> Text {
        Text::series(areas.iter().map(|area| self.name(*area)))
    }

    /// A rating by itself, or at the beginning of a sentence. What is below the first level depends on which areas are meant.
    pub(super) fn rating<'f>(self, areas: impl IntoIterator<Item = &'f Area>, rank: usize) -> Text {
        self.ranked(areas, rank, [Phrase::NotYet, Phrase::BelowFirst])
    }

    /// A rating within a sentence.
    pub(super) fn rating_in_text<'f>(self, areas: impl IntoIterator<Item = &'f Area>, rank: usize) -> Text {
        self.ranked(areas, rank, [Phrase::NotYetInText, Phrase::BelowFirstInText])
    }

    fn ranked<'f>(self, areas: impl IntoIterator<Item = &'f Area>, rank: usize, [not_yet, below]: [Phrase; 2]) -> Text {
        if let Some(level) = LevelIndex::of_rank(rank) {
            return self.level(level);
        }
        let mut firsts = areas.into_iter().map(Area::first_level);
        match firsts.next() {
            Some(first) if firsts.all(|level| level == first) => {
                self.speaker.fill(not_yet, [("level", self.level(first).into())])
            }
            _ => self.speaker.say(below),
        }
    }

    pub(super) fn level(self, level: LevelIndex) -> Text {
        Text::default().quoted(&self.subject.framework[level].in_text())
    }

    /// Statements in quotation marks.
    pub(super) fn statements(self, score: &AreaScore, items: &[ItemIndex]) -> Text {
        let quote = |item: &ItemIndex| self.speaker.fill(Phrase::Quote, [("text", (&score.area[*item].text).into())]);
        Text::sentences(items.iter().map(quote))
    }
}
