//! What a report or a workbook is about: an assessment as it was scored, and who reads about it.

use std::cmp::Ordering;

use jiff::civil::Date;

use crate::assessment::{AreaAnswers, Assessment};
use crate::compare::AreaChange;
use crate::document::Properties;
use crate::framework::{AreaIndex, Framework, Phase};
use crate::pages::compare::Since;
use crate::pages::phrases::ratings::shown;
use crate::score::{AreaScore, Scorecard};

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

/// What a report or a workbook is about.
pub struct Subject<'a> {
    pub assessment: &'a Assessment,
    pub card: &'a Scorecard<'a>,
    pub framework: &'a Framework,
    pub reader: Reader,
    /// The day the report is made.
    pub made: Date,
    /// The areas worth showing.
    pub shown: Vec<AreaIndex>,
    /// The earlier round that it looks back to.
    pub since: Option<&'a Since<'a>>,
}

impl<'a> Subject<'a> {
    /// What a report for these readers is about, made on a day; with what has changed since an earlier round, if there is one.
    pub fn new(
        assessment: &'a Assessment,
        card: &'a Scorecard<'a>,
        reader: Reader,
        since: Option<&'a Since<'a>>,
        made: Date,
    ) -> Self {
        let shown = shown_to(assessment, card, reader);
        Self { assessment, card, framework: card.framework, reader, made, shown, since }
    }

    /// The title, language and other properties of a report or a workbook.
    pub fn properties(&self) -> Properties {
        let about = &self.assessment.about;
        Properties {
            title: about.title.clone(),
            kind: self.reader.title().to_owned(),
            organisation: about.organisation.clone().unwrap_or_default(),
            made: Some(self.made),
            language: self.framework.language().clone(),
        }
    }

    /// Whether these readers may see people's names.
    pub fn shows_names(&self) -> bool {
        self.reader != Reader::Public
    }

    /// The areas worth showing, in order.
    pub fn areas(&self) -> impl Iterator<Item = &AreaScore<'a>> {
        self.shown.iter().map(|area| &self.card[*area])
    }

    /// The areas of one phase that are worth showing.
    pub fn areas_of(&self, phase: &Phase) -> impl Iterator<Item = &AreaScore<'a>> {
        let phase = phase.index;
        self.areas().filter(move |score| score.area.phase == phase)
    }

    /// The phases with areas that are worth showing.
    pub fn phases(&self) -> impl Iterator<Item = &'a Phase> {
        self.framework.phases().iter().filter(|phase| self.areas_of(phase).next().is_some())
    }

    /// The answers for an area.
    pub fn answers(&self, score: &AreaScore) -> Option<&'a AreaAnswers> {
        self.assessment.areas.get(&score.area.index)
    }

    /// What has changed in an area since the earlier round.
    pub fn change(&self, score: &AreaScore) -> Option<&'a AreaChange<'a>> {
        Some(&self.since?.comparison[score.area.index])
    }

    /// How an area was scored in the earlier round.
    pub fn before(&self, score: &AreaScore) -> Option<&'a AreaScore<'a>> {
        Some(&self.since?.comparison.before[score.area.index])
    }

    /// The areas that stand out, highest first: those above the middle rating. Where none is, but some are below it, those at the
    /// middle, as they are above others.
    pub fn strengths(&self) -> Vec<&AreaScore<'a>> {
        let mut areas = self.apart(Ordering::Greater);
        areas.sort_by_key(|score| std::cmp::Reverse(score.status.rank()));
        areas
    }

    /// The areas that are behind others, lowest first: those below the middle rating. Where none is, but some are above it, those at
    /// the middle.
    pub fn gaps(&self) -> Vec<&AreaScore<'a>> {
        let mut areas = self.apart(Ordering::Less);
        areas.sort_by_key(|score| score.status.rank());
        areas
    }

    /// The rated areas on this side of the middle rating; if there are none, those at the middle that have others on the other side.
    fn apart(&self, side: Ordering) -> Vec<&AreaScore<'a>> {
        let wanted = [side, side.reverse()].map(|side| self.rated_where(|rank, middle| rank.cmp(&middle) == side));
        match wanted {
            [areas, others] if areas.is_empty() && !others.is_empty() => {
                self.rated_where(|rank, middle| rank == middle)
            }
            [areas, _] => areas,
        }
    }

    fn rated_where(&self, holds: impl Fn(usize, usize) -> bool) -> Vec<&AreaScore<'a>> {
        let middle = self.card.overall.median;
        let is_wanted =
            |score: &&AreaScore| score.status.rank().zip(middle).is_some_and(|(rank, middle)| holds(rank, middle));
        self.areas().filter(is_wanted).collect()
    }
}

/// The areas worth showing to these readers. A team sees all that it has begun, in scope or not.
fn shown_to(assessment: &Assessment, card: &Scorecard, reader: Reader) -> Vec<AreaIndex> {
    let mut areas = shown(assessment, card);
    if reader == Reader::Team {
        areas.extend(assessment.areas.keys());
        areas.sort_unstable();
        areas.dedup();
    }
    areas
}
