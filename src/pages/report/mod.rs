//! The report of an assessment, to be handed on: one document for each kind of reader, put together from shared parts.

mod board;
mod charts;
mod parts;
mod public;
mod team;

use jiff::civil::Date;

use super::compare::Since;
use super::phrases::ratings::shown;
use crate::assessment::{AreaAnswers, Assessment};
use crate::compare::AreaChange;
use crate::document::{Document, Properties, Text};
use crate::framework::Framework;
use crate::score::{AreaScore, Scorecard};
use crate::words;

/// Whom a report is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reader {
    /// Those who work with it: everything, item by item
    #[default]
    Team,
    /// A board: about two pages to decide on
    Board,
    /// Everyone: plain words, and nobody's name
    Public,
}

impl Reader {
    /// What a report for these readers is called.
    pub fn title(self) -> &'static str {
        match self {
            Self::Team => "Report for the team",
            Self::Board => "Report for the board",
            Self::Public => "Report for everyone",
        }
    }
}

/// The report for one kind of reader, made on a day; with what has changed since an earlier round, if there is one.
pub fn report(
    assessment: &Assessment,
    card: &Scorecard,
    reader: Reader,
    since: Option<&Since>,
    made: Date,
) -> Document {
    let mut document =
        Document { properties: properties(assessment, card.framework, reader, made), ..Document::default() };
    let shown = shown_to(assessment, card, reader);
    let subject = Subject { assessment, card, framework: card.framework, made, shown, since };
    match reader {
        Reader::Team => team::write(&mut document, &subject),
        Reader::Board => board::write(&mut document, &subject),
        Reader::Public => public::write(&mut document, &subject),
    }
    let said = format!("{}, made with thrive on {}.", reader.title(), words::long_date(made));
    document.paragraph(Text::default().quiet(said));
    document
}

/// The places of the areas worth showing to these readers. A team sees all that it has begun, in scope or not.
pub(super) fn shown_to(assessment: &Assessment, card: &Scorecard, reader: Reader) -> Vec<usize> {
    let mut places = shown(assessment, card);
    if reader == Reader::Team {
        places.extend((0..card.areas.len()).filter(|place| assessment.areas.contains_key(&card.areas[*place].area.id)));
        places.sort_unstable();
        places.dedup();
    }
    places
}

/// What a report or a workbook says of itself.
pub(super) fn properties(assessment: &Assessment, framework: &Framework, reader: Reader, made: Date) -> Properties {
    Properties {
        title: assessment.about.title.clone(),
        kind: reader.title().to_owned(),
        organisation: assessment.about.organisation.clone().unwrap_or_default(),
        made: Some(made),
        language: framework.language().clone(),
    }
}

/// What a report is about.
struct Subject<'a> {
    assessment: &'a Assessment,
    card: &'a Scorecard<'a>,
    framework: &'a Framework,
    /// The day the report is made.
    made: Date,
    /// The places of the areas worth showing.
    shown: Vec<usize>,
    /// The earlier round that it looks back to.
    since: Option<&'a Since<'a>>,
}

impl<'a> Subject<'a> {
    /// The areas worth showing, in order.
    fn areas(&self) -> impl Iterator<Item = &AreaScore<'a>> {
        self.shown.iter().map(|place| &self.card.areas[*place])
    }

    /// Those of one phase.
    fn areas_of(&self, phase: usize) -> impl Iterator<Item = &AreaScore<'a>> {
        self.areas().filter(move |score| score.area.phase == phase)
    }

    /// The places of the phases that have such areas.
    fn phases(&self) -> impl Iterator<Item = usize> {
        (0..self.framework.phases().len()).filter(|phase| self.areas_of(*phase).next().is_some())
    }

    /// What stands in the file for an area.
    fn answers(&self, score: &AreaScore) -> Option<&'a AreaAnswers> {
        self.assessment.areas.get(&score.area.id)
    }

    /// What has changed in an area since the earlier round.
    fn change(&self, score: &AreaScore) -> Option<&'a AreaChange<'a>> {
        self.since?.comparison.areas.iter().find(|change| change.area.id == score.area.id)
    }

    /// How an area was scored in the earlier round.
    fn before(&self, score: &AreaScore) -> Option<&'a AreaScore<'a>> {
        self.since?.comparison.before.areas.iter().find(|before| before.area.id == score.area.id)
    }

    /// The areas above the middle rating, highest first.
    fn strengths(&self) -> Vec<&AreaScore<'a>> {
        let mut areas = self.rated_where(|rank, middle| rank > middle);
        areas.sort_by_key(|score| std::cmp::Reverse(score.status.rank()));
        areas
    }

    /// The areas below the middle rating, lowest first.
    fn gaps(&self) -> Vec<&AreaScore<'a>> {
        let mut areas = self.rated_where(|rank, middle| rank < middle);
        areas.sort_by_key(|score| score.status.rank());
        areas
    }

    fn rated_where(&self, holds: impl Fn(usize, usize) -> bool) -> Vec<&AreaScore<'a>> {
        let middle = self.card.overall.median;
        let is_wanted =
            |score: &&AreaScore| score.status.rank().zip(middle).is_some_and(|(rank, middle)| holds(rank, middle));
        self.areas().filter(is_wanted).collect()
    }
}
