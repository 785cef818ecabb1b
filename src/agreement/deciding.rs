//! Which items decide the rating of an area.

use std::collections::{BTreeMap, BTreeSet};

use crate::assessment::{Answer, AreaAnswers, Said};
use crate::framework::{Area, Framework, ItemIndex, LevelIndex};
use crate::score::{Rule, score_area};

/// Which items of an area its rating depends on.
pub struct Deciding<'f> {
    framework: &'f Framework,
    area: &'f Area,
    rule: Rule,
    /// The answers that are tried out; as they were given between two trials.
    trial: AreaAnswers,
    covered: BTreeSet<ItemIndex>,
    /// What was found of items that neither cover others nor are covered: of those at one level with like answers, the rating depends
    /// on all or on none.
    of_like: BTreeMap<(LevelIndex, Said), bool>,
}

impl<'f> Deciding<'f> {
    /// In an area with these answers, rated by this rule.
    pub fn new(framework: &'f Framework, area: &'f Area, answers: &AreaAnswers, rule: Rule) -> Self {
        let trial = AreaAnswers {
            open: answers.open,
            ticked: answers.ticked.clone(),
            unsure: answers.unsure.clone(),
            not_applicable: answers.not_applicable.clone(),
            excluded: answers.excluded.clone(),
            ..AreaAnswers::default()
        };
        let covered = area.items.iter().flat_map(|item| &item.covers).copied().collect();
        Self { framework, area, rule, trial, covered, of_like: BTreeMap::new() }
    }

    /// Whether the rating is another with the item in place than without it.
    pub fn decides(&mut self, item: ItemIndex) -> bool {
        let like = (self.area[item].level, Said::of(Some(&self.trial), item));
        let is_alone = self.area[item].covers.is_empty() && !self.covered.contains(&item);
        match self.of_like.get(&like).filter(|_| is_alone) {
            Some(known) => *known,
            None => {
                let decides = self.differs(item);
                if is_alone {
                    self.of_like.insert(like, decides);
                }
                decides
            }
        }
    }

    fn differs(&mut self, item: ItemIndex) -> bool {
        let given = self.trial.answer(item);
        let [with, without] = [Some(Answer::Ticked), None].map(|answer| {
            self.trial.put(item, answer);
            score_area(self.framework, self.area, Some(&self.trial), self.rule).status
        });
        self.trial.put(item, given);
        with != without
    }
}
