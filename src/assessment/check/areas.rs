//! The part of the check that looks at the answers, area by area.

use std::collections::{BTreeMap, BTreeSet};

use super::super::file::{AreaFile, DecisionFile, ParkedFile, RemarkFile, VotesFile};
use super::super::model::{Decision, Parked, Remark, Votes};
use super::super::word::is_yes_or_no;
use super::super::written::WrittenAnswers;
use super::shared::{Check, some_text};
use crate::framework::Area;
use crate::input::{Keyed, List, entries, keyed};
use crate::problem::{Code, Here, Problem, add};
use crate::words;

impl Check<'_> {
    pub(super) fn areas(&mut self, file: &Keyed<AreaFile>) -> BTreeMap<String, WrittenAnswers> {
        let mut areas = BTreeMap::new();
        let all = Here::Top.key("areas");
        for (id, answers) in keyed(file) {
            let here = all.key(id);
            let area = self.framework.area(id);
            if area.is_none() {
                self.unknown_area(id, &here);
            }
            match answers {
                Some(answers) => {
                    areas.insert(id.to_owned(), self.area(answers, area, &here));
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

    fn area(&mut self, file: &AreaFile, area: Option<&Area>, here: &Here) -> WrittenAnswers {
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
        WrittenAnswers {
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
        ticked: &BTreeSet<String>,
        unsure: &BTreeSet<String>,
        not_applicable: &BTreeMap<String, String>,
        here: &Here,
    ) {
        let not_applicable = not_applicable.keys().cloned().collect();
        for (first, ids, second, others) in [
            ("ticked", ticked, "unsure", unsure),
            ("ticked", ticked, "not_applicable", &not_applicable),
            ("unsure", unsure, "not_applicable", &not_applicable),
        ] {
            for id in ids.intersection(others) {
                let message = format!("{id} stands under {first} and under {second}");
                self.fault(Code::TwoAnswers, &here.key(second), message, "keep it under one of the two");
            }
        }
    }

    fn evidence(
        &mut self,
        map: &Keyed<Vec<Option<RemarkFile>>>,
        area: Option<&Area>,
        here: &Here,
    ) -> BTreeMap<String, Vec<Remark>> {
        let mut evidence = BTreeMap::new();
        for (id, remarks) in keyed(map) {
            let here = here.key(id);
            self.known_item(id, area, &here);
            let remarks = remarks.map(|list| self.remarks(Some(list), &here)).unwrap_or_default();
            evidence.insert(id.to_owned(), remarks);
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

    fn votes(&mut self, map: &Keyed<VotesFile>, area: Option<&Area>, here: &Here) -> BTreeMap<String, Votes> {
        let mut all = BTreeMap::new();
        for (id, votes) in keyed(map) {
            let here = here.key(id);
            self.known_item(id, area, &here);
            let Some(votes) = votes.map(|votes| self.hands(votes, id, &here)) else { continue };
            all.insert(id.to_owned(), votes);
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

    fn parked(&mut self, list: &List<ParkedFile>, area: Option<&Area>, here: &Here) -> Vec<Parked<String>> {
        let mut all = Vec::new();
        for (index, parked) in entries(list) {
            let here = here.index(index);
            let item = self.text(parked.item.as_ref(), &here, "item").unwrap_or_default();
            if !item.is_empty() {
                self.known_item(&item, area, &here.key("item"));
            }
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

    fn decisions(&mut self, list: &List<DecisionFile>, area: Option<&Area>, here: &Here) -> Vec<Decision<String>> {
        let mut decisions = Vec::new();
        for (index, decision) in entries(list) {
            let here = here.index(index);
            let item = self.text(decision.item.as_ref(), &here, "item").unwrap_or_default();
            if !item.is_empty() {
                self.known_item(&item, area, &here.key("item"));
            }
            let votes = decision.votes.as_ref().map(|votes| self.hands(votes, &item, &here.key("votes")));
            decisions.push(Decision { item, reason: decision.reason.clone().unwrap_or_default(), votes });
        }
        decisions
    }

    fn items(&mut self, list: &List<String>, area: Option<&Area>, here: &Here) -> BTreeSet<String> {
        for (index, id) in entries(list) {
            self.known_item(id, area, &here.index(index));
        }
        let mut ids = BTreeSet::new();
        for (index, id) in entries(list) {
            if !ids.insert(id.clone()) {
                self.listed_twice(id, &here.index(index));
            }
        }
        ids
    }

    fn reasons(&mut self, map: &Keyed<String>, area: Option<&Area>, here: &Here) -> BTreeMap<String, String> {
        let mut reasons = BTreeMap::new();
        for (id, reason) in keyed(map) {
            let here = here.key(id);
            self.known_item(id, area, &here);
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
            reasons.insert(id.to_owned(), reason);
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

    pub(super) fn level(&mut self, id: Option<&String>, here: &Here, key: &str) -> Option<String> {
        let id = some_text(id)?;
        if self.framework.level_index(&id).is_none() && !self.is_other_version {
            let known: Vec<&str> = self.framework.levels().iter().map(|level| level.id.as_str()).collect();
            self.fault(
                Code::UnknownLevel,
                &here.key(key),
                format!("there is no level {id}"),
                format!("the levels are {}", words::list(&known)),
            );
        }
        Some(id)
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
