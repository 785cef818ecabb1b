//! What tests of all rooms use to spell answers by ids, as files do.

use super::model::{AreaAnswers, Assessment, Decision, Parked, ScopePart};
use crate::framework::{Area, Framework, ItemIndex, LevelIndex};

pub use super::written::WrittenAnswers;

impl WrittenAnswers {
    /// These answers for an area.
    ///
    /// # Panics
    /// If the area has no item with one of the ids.
    pub fn of(self, framework: &Framework, area: &Area) -> AreaAnswers {
        let item = |id: String| area.item(&id).map(|item| item.index);
        let answers = self.clone().renamed(item, |id| framework.level_index(&id));
        assert_eq!(answers.spelt(framework, area), self, "answers for area {}", area.id);
        answers
    }
}

impl AreaAnswers {
    /// These answers by ids.
    pub fn spelt(&self, framework: &Framework, area: &Area) -> WrittenAnswers {
        let item = |item: ItemIndex| area[item].id.clone();
        let level = |level: LevelIndex| framework[level].id.clone();
        AreaAnswers {
            open: self.open.map(level),
            ticked: self.ticked.iter().copied().map(item).collect(),
            unsure: self.unsure.iter().copied().map(item).collect(),
            not_applicable: self.not_applicable.iter().map(|(id, reason)| (item(*id), reason.clone())).collect(),
            excluded: self.excluded.clone(),
            evidence: self.evidence.iter().map(|(id, remarks)| (item(*id), remarks.clone())).collect(),
            notes: self.notes.clone(),
            target: self.target.map(level),
            unconfirmed: self.unconfirmed.iter().copied().map(item).collect(),
            reworded: self.reworded.iter().copied().map(item).collect(),
            decisions: self
                .decisions
                .iter()
                .map(|settled| Decision {
                    item: item(settled.item),
                    reason: settled.reason.clone(),
                    votes: settled.votes,
                })
                .collect(),
            votes: self.votes.iter().map(|(id, votes)| (item(*id), *votes)).collect(),
            parked: self
                .parked
                .iter()
                .map(|Parked { item: id, text }| Parked { item: item(*id), text: text.clone() })
                .collect(),
        }
    }
}

/// The phases and areas with these ids.
///
/// # Panics
/// If there is none with one of them.
pub fn parts(framework: &Framework, ids: &[&str]) -> Vec<ScopePart> {
    ids.iter().map(|id| ScopePart::find(framework, id).expect("a phase or an area of the framework")).collect()
}

impl Assessment {
    /// The ids of the phases and areas chosen, with a blank between.
    pub fn chosen(&self, framework: &Framework) -> String {
        self.about.scope.iter().map(|part| part.id(framework)).collect::<Vec<_>>().join(" ")
    }

    /// An assessment from parts such as `1a E1 -D1 ?D2`: ticked, not applicable with `-`, unsure with `?`; `open` leaves questions from
    /// the second level on open, `excluded` sets the area aside.
    ///
    /// # Panics
    /// If there is no such area, or no such item in it.
    pub fn of_words(framework: &Framework, areas: &[&str]) -> Self {
        let mut assessment = Self::new(framework, "Sample", jiff::civil::date(2026, 11, 22));
        for area in areas {
            let mut words = area.split_whitespace();
            let id = words.next().expect("an area");
            let mut answers = WrittenAnswers::default();
            for word in words {
                match (word, word.split_at(1)) {
                    ("open", _) => answers.open = Some(framework.levels()[1].id.clone()),
                    ("excluded", _) => answers.excluded = Some("not ours".to_owned()),
                    (_, ("-", item)) => drop(answers.not_applicable.insert(item.to_owned(), "no survey".to_owned())),
                    (_, ("?", item)) => drop(answers.unsure.insert(item.to_owned())),
                    _ => drop(answers.ticked.insert(word.to_owned())),
                }
            }
            assessment.answer_area(framework, id, answers);
        }
        assessment
    }

    /// Gives an area these answers in place of any that it has.
    ///
    /// # Panics
    /// If there is no such area, or it has no item with one of the ids.
    pub fn answer_area(&mut self, framework: &Framework, id: &str, answers: WrittenAnswers) {
        let area = framework.area(id).expect("an area of the framework");
        self.areas.insert(area.index, answers.of(framework, area));
    }

    /// The answers for an area by ids.
    ///
    /// # Panics
    /// If it has none.
    pub fn spelt(&self, framework: &Framework, id: &str) -> WrittenAnswers {
        let area = framework.area(id).expect("an area of the framework");
        self.areas[&area.index].spelt(framework, area)
    }
}
