//! The part of the check that looks at the answers, area by area. Answers about which it would have nothing to tell mostly come past
//! it, through [`plain`](super::super::plain), which knows all the same rules.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::super::file::{AreaFile, DecisionFile, ParkedFile, RemarkFile, VotesFile};
use super::super::model::{Decision, Parked, Remark, Votes};
use super::super::word::is_yes_or_no;
use super::super::written::{FoundAnswers, Id};
use super::shared::{Check, some_text, trimmed};
use crate::framework::{Area, AreaIndex, ItemIndex, LevelIndex};
use crate::input::{Keyed, List, entries, keyed};
use crate::problem::{Code, Here, Problem, add};
use crate::words;

impl Check<'_> {
    pub(super) fn areas<'f>(&mut self, file: &'f Keyed<AreaFile>) -> Vec<(Id<'f, AreaIndex>, FoundAnswers<'f>)> {
        let mut areas = Vec::with_capacity(file.as_ref().map_or(0, IndexMap::len));
        let all = Here::Top.key("areas");
        for (id, answers) in keyed(file) {
            let here = all.key(id);
            let area = self.framework.area(id);
            if area.is_none() {
                self.unknown_area(id, &here);
            }
            match answers {
                Some(answers) => {
                    let index = area.map(|area| area.index);
                    areas.push((Id { index, text: id }, self.area(answers, area, &here)));
                }
                None if self.is_misfit(&here) => {}
                None => self.fault(
                    Code::Missing,
                    &here,
                    format!("nothing stands under area {id}"),
                    "write {} if nothing is in place there, or remove the line",
                ),
            }
        }
        areas
    }

    fn area<'f>(&mut self, file: &'f AreaFile, area: Option<&Area>, here: &Here) -> FoundAnswers<'f> {
        let ticked = self.items(&file.ticked, area, &here.key("ticked"));
        let unsure = self.items(&file.unsure, area, &here.key("unsure"));
        let not_applicable = self.reasons(&file.not_applicable, area, &here.key("not_applicable"));
        self.one_answer_each(&ticked, &unsure, &not_applicable, here);
        let excluded = some_text(file.excluded.as_ref());
        if let Some(reason) = &excluded {
            self.is_reason(reason, &here.key("excluded"));
        }
        let evidence = self.evidence(&file.evidence, area, &here.key("evidence"));
        let decisions = self.decisions(&file.decisions, area, &here.key("decisions"));
        FoundAnswers {
            open: self.level(file.open.as_ref(), here, "open"),
            ticked,
            unsure,
            not_applicable,
            excluded,
            evidence,
            notes: self.notes(&file.notes, &here.key("notes")),
            target: self.level(file.target.as_ref(), here, "target"),
            unconfirmed: self.items(&file.unconfirmed, area, &here.key("unconfirmed")),
            reworded: self.items(&file.reworded, area, &here.key("reworded")),
            decisions,
            votes: self.votes(&file.votes, area, &here.key("votes")),
            parked: self.parked(&file.parked, area, &here.key("parked")),
        }
    }

    /// Reports items that stand under more than one answer.
    fn one_answer_each(
        &mut self,
        ticked: &BTreeSet<Id<ItemIndex>>,
        unsure: &BTreeSet<Id<ItemIndex>>,
        not_applicable: &BTreeMap<Id<ItemIndex>, String>,
        here: &Here,
    ) {
        let not_applicable = not_applicable.keys().copied().collect();
        for (first, ids, second, others) in [
            ("ticked", ticked, "unsure", unsure),
            ("ticked", ticked, "not_applicable", &not_applicable),
            ("unsure", unsure, "not_applicable", &not_applicable),
        ] {
            let mut both: Vec<&str> = ids.intersection(others).map(|id| id.text).collect();
            both.sort_unstable();
            for id in both {
                let message = format!("{id} stands under {first} and under {second}");
                self.fault(Code::TwoAnswers, &here.key(second), message, "keep it under one of the two");
            }
        }
    }

    fn evidence<'f>(
        &mut self,
        map: &'f Keyed<Vec<Option<RemarkFile>>>,
        area: Option<&Area>,
        here: &Here,
    ) -> BTreeMap<Id<'f, ItemIndex>, Vec<Remark>> {
        let mut evidence = BTreeMap::new();
        for (id, remarks) in keyed(map) {
            let here = here.key(id);
            let item = self.item(id, area, &here);
            let remarks = remarks.map(|list| self.remarks(Some(list), &here)).unwrap_or_default();
            evidence.insert(item, remarks);
        }
        evidence
    }

    /// Notes, which serve no duty.
    fn notes(&mut self, list: &List<RemarkFile>, here: &Here) -> Vec<Remark> {
        for (index, note) in entries(list) {
            if note.serves.is_some() {
                let hint = "move it to a piece of evidence, or remove the line";
                self.fault(Code::UnknownKey, &here.index(index).key("serves"), "a note has no key serves", hint);
            }
        }
        self.remarks(list.as_ref(), here)
    }

    fn votes<'f>(
        &mut self,
        map: &'f Keyed<VotesFile>,
        area: Option<&Area>,
        here: &Here,
    ) -> BTreeMap<Id<'f, ItemIndex>, Votes> {
        let mut all = BTreeMap::new();
        for (id, votes) in keyed(map) {
            let here = here.key(id);
            let item = self.item(id, area, &here);
            let Some(votes) = votes.map(|votes| self.hands(votes, id, &here)) else { continue };
            all.insert(item, votes);
        }
        all
    }

    /// A show of hands on an item, in which somebody has voted, and no more hands than are counted.
    fn hands(&mut self, file: &VotesFile, id: &str, here: &Here) -> Votes {
        let [yes, no, unsure] = [file.yes, file.no, file.unsure].map(Option::unwrap_or_default);
        let votes = Votes { yes, no, unsure };
        let keys = [("yes", yes), ("no", no), ("unsure", unsure)];
        for (key, hands) in keys.into_iter().filter(|(_, hands)| *hands > Votes::MOST) {
            let message = format!("{hands} is more votes than are counted for one answer");
            self.fault(Code::TooLarge, &here.key(key), message, format!("write a number up to {}", Votes::MOST));
        }
        let is_misfit = keys.iter().any(|(key, _)| self.is_in_misfit(&here.key(key)));
        if votes.all() == 0 && !is_misfit {
            let hint = "write how many said yes, no or unsure, or remove the line";
            self.fault(Code::Missing, here, format!("nobody has voted on {id}"), hint);
        }
        votes
    }

    fn parked<'f>(
        &mut self,
        list: &'f List<ParkedFile>,
        area: Option<&Area>,
        here: &Here,
    ) -> Vec<Parked<Id<'f, ItemIndex>>> {
        let mut all = Vec::new();
        for (index, parked) in entries(list) {
            let here = here.index(index);
            let item = self.item_at(parked.item.as_ref(), area, &here);
            all.push(Parked { item, text: some_text(parked.text.as_ref()) });
        }
        all
    }

    /// What evidence serves besides: duties of the framework, or what the team calls its own. What looks like a slip in the id of
    /// a duty is warned of.
    fn serves(&mut self, list: &List<String>, here: &Here) -> Vec<String> {
        let framework = self.framework;
        for (index, text) in entries(list).filter(|_| !self.is_other_version) {
            if let Some(near) = framework.mistaken_duty(self.problems.len(), text) {
                let problem = Problem::warning(
                    Code::UnknownDuty,
                    &here.index(index),
                    format!("the framework has no duty {text}"),
                );
                let hint = format!("did you mean {near}? If not, it stays as it is");
                add(&mut self.problems, problem.hint(hint));
            }
        }
        let once = self.each_once(list, here);
        once.iter().filter_map(|text| some_text(Some(text))).collect()
    }

    fn decisions<'f>(
        &mut self,
        list: &'f List<DecisionFile>,
        area: Option<&Area>,
        here: &Here,
    ) -> Vec<Decision<Id<'f, ItemIndex>>> {
        let mut decisions = Vec::new();
        for (index, decision) in entries(list) {
            let here = here.index(index);
            let item = self.item_at(decision.item.as_ref(), area, &here);
            let votes = decision.votes.as_ref().map(|votes| self.hands(votes, item.text, &here.key("votes")));
            decisions.push(Decision { item, reason: decision.reason.clone().unwrap_or_default(), votes });
        }
        decisions
    }

    /// The item after the key `item`, which has to be there.
    fn item_at<'f>(&mut self, id: Option<&'f String>, area: Option<&Area>, here: &Here) -> Id<'f, ItemIndex> {
        match self.needed(id, here, "item") {
            Some(id) => self.item(id, area, &here.key("item")),
            None => Id { index: None, text: "" },
        }
    }

    fn items<'f>(&mut self, list: &'f List<String>, area: Option<&Area>, here: &Here) -> BTreeSet<Id<'f, ItemIndex>> {
        let (mut ids, mut repeated) = (BTreeSet::new(), Vec::new());
        for (index, id) in entries(list) {
            let item = self.item(id, area, &here.index(index));
            if !ids.insert(item) {
                repeated.push((index, id));
            }
        }
        // After the items that the area doesn't have.
        for (index, id) in repeated {
            self.listed_twice(id, &here.index(index));
        }
        ids
    }

    fn reasons<'f>(
        &mut self,
        map: &'f Keyed<String>,
        area: Option<&Area>,
        here: &Here,
    ) -> BTreeMap<Id<'f, ItemIndex>, String> {
        let mut reasons = BTreeMap::new();
        for (id, reason) in keyed(map) {
            let here = here.key(id);
            let item = self.item(id, area, &here);
            let reason = some_text(reason).unwrap_or_default();
            if reason.is_empty() && !self.is_misfit(&here) {
                self.fault(
                    Code::Missing,
                    &here,
                    format!("{id} is marked as not applicable without a reason"),
                    "say in a few words why it does not apply",
                );
            }
            self.is_reason(&reason, &here);
            reasons.insert(item, reason);
        }
        reasons
    }

    /// Reports a yes or no where a reason should be: it can't be told whether what it is for applies.
    fn is_reason(&mut self, reason: &str, here: &Here) {
        if is_yes_or_no(reason) {
            let message = format!("{reason} is no reason why it does not apply");
            self.fault(Code::Missing, here, message, "say in a few words why, or remove it if it does apply");
        }
    }

    pub(super) fn level<'f>(&mut self, id: Option<&'f String>, here: &Here, key: &str) -> Option<Id<'f, LevelIndex>> {
        let id = trimmed(id)?;
        let index = self.framework.level_index(id);
        if index.is_none() && !self.is_other_version {
            let known: Vec<&str> = self.framework.levels().iter().map(|level| level.id.as_str()).collect();
            self.fault(
                Code::UnknownLevel,
                &here.key(key),
                format!("there is no level {id}"),
                format!("the levels are {}", words::list(&known)),
            );
        }
        Some(Id { index, text: id })
    }

    fn remarks(&mut self, list: Option<&Vec<Option<RemarkFile>>>, here: &Here) -> Vec<Remark> {
        let mut remarks = Vec::new();
        for (index, remark) in list.into_iter().flatten().enumerate() {
            let Some(remark) = remark else { continue };
            let here = here.index(index);
            let text = self.text(remark.text.as_ref(), &here, "text").unwrap_or_default();
            remarks.push(Remark {
                text,
                on: self.date_or_on(remark.date.as_ref(), remark.on.as_ref(), &here),
                by: some_text(remark.by.as_ref()),
                serves: self.serves(&remark.serves, &here.key("serves")),
            });
        }
        remarks
    }
}
