//! What a report or a workbook is about: an assessment as it was scored, and who reads about it.

use jiff::civil::Date;

use super::view::View;
use crate::account::Account;
use crate::assessment::{Action, AreaAnswers, Assessment};
use crate::compare::AreaChange;
use crate::document::{Labels, Properties, Reading};
use crate::framework::{AreaIndex, Framework, LevelIndex, Phase};
use crate::ids::Language;
use crate::own_words::Phrase;
use crate::pages::actions::in_order;
use crate::pages::compare::Since;
use crate::pages::phrases::ratings::shown;
use crate::score::{AreaScore, Scorecard};
use crate::standing::{Standing, aim, good_enough, standing};

/// Whom a report is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reader {
    /// Those who work with it: everything, statement by statement
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
    /// How peers and communities see it.
    pub beside: &'a [View<'a>],
    /// What the areas shown come to.
    pub account: Account,
    /// Where they stand against what is aimed for.
    pub standing: Standing,
    /// Whether the people who took part are named; a report for everyone names nobody.
    pub names: bool,
    /// Whether a report for the team has only what needs work.
    pub focus: bool,
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
        let account = Account::of(card, &shown);
        let standing = standing(assessment, card, &shown);
        let names = reader == Reader::Team;
        Self {
            assessment,
            card,
            framework: card.framework,
            reader,
            made,
            shown,
            since,
            beside: &[],
            account,
            standing,
            names,
            focus: false,
        }
    }

    /// The title, language and other properties of a report or a workbook.
    pub fn properties(&self) -> Properties {
        let about = &self.assessment.about;
        let properties = Properties {
            title: about.title.clone(),
            kind: self.reader.title().to_owned(),
            organisation: about.organisation.clone().unwrap_or_default(),
            made: Some(self.made),
            language: self.framework.language().clone(),
            ..Properties::default()
        };
        if self.reader == Reader::Public { self.for_everyone(properties) } else { properties }
    }

    /// The properties of a report for everyone: in the words and the language of its readers, and easy on the eyes.
    fn for_everyone(&self, properties: Properties) -> Properties {
        let own_words = self.framework.own_words();
        let is_english = *own_words.language() == Language::default();
        Properties {
            kind: own_words.of(Phrase::Title).to_string(),
            language: if is_english { properties.language } else { own_words.language().clone() },
            reading: Reading::Large,
            labels: Labels::of(own_words),
            ..properties
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

    /// The level that counts as good enough where an area has no target of its own.
    pub fn good_enough(&self) -> LevelIndex {
        good_enough(self.assessment, self.framework)
    }

    /// Whether one of the assessed areas has a target of its own.
    pub fn has_targets(&self) -> bool {
        self.account.assessed.iter().any(|area| aim(self.assessment, self.framework, &self.framework[*area]).is_target)
    }

    /// The areas that have reached a target of their own and are below the level that counts as good enough.
    pub fn at_lower_targets(&self) -> Vec<AreaIndex> {
        let is_lower = |area: &&AreaIndex| {
            let score = &self.card[**area];
            let aim = aim(self.assessment, self.framework, score.area);
            aim.is_target
                && score.has_reached(aim.level)
                && !score.has_reached(score.area.level_from(self.good_enough()))
        };
        self.account.assessed.iter().filter(is_lower).copied().collect()
    }

    /// The open actions for any statement of an area, the next due first.
    pub fn open_actions(&self, area: AreaIndex) -> Vec<&'a Action> {
        let is_for = |action: &&Action| !action.is_done() && action.item.is_some_and(|item| item.area == area);
        in_order(&self.assessment.actions.iter().filter(is_for).collect::<Vec<_>>())
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
