//! The part of the check that looks at what is said about an assessment as a whole.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::super::file::{AboutFile, FormRefFile, FormerFile, PreviousFile};
use super::super::model::{About, Assessor, FormRef, Former, MergedFile, Previous, SignOff};
use super::super::word::Viewpoint;
use super::super::written::WrittenAbout;
use super::shared::{Check, plain_texts, some_text};
use crate::hint::{CommandLine, Hint};
use crate::input::{Keyed, List, entries, keyed};
use crate::problem::{Code, Here};
use crate::words;

impl Check<'_> {
    pub(super) fn about(&mut self, file: &AboutFile) -> WrittenAbout {
        let here = Here::Top.key("about");
        let title = self.text(file.title.as_ref(), &here, "title").unwrap_or_default();
        let viewpoint_by_phase = self.viewpoint_by_phase(&file.viewpoint_by_phase);
        let kind = self.word(file.kind.as_ref(), &here, "kind");
        let viewpoint = self.word(file.viewpoint.as_ref(), &here, "viewpoint");
        let timing = self.word(file.timing.as_ref(), &here, "timing");
        let communities = self.communities(&file.communities);
        let scope = self.scope(&file.scope);
        let good_enough =
            self.level(file.good_enough.as_ref(), &here, "good_enough").map(|level| level.text.to_owned());
        let said = About {
            title,
            organisation: some_text(file.organisation.as_ref()),
            organisation_code: some_text(file.organisation_code.as_ref()),
            place: some_text(file.place.as_ref()),
            formerly: self.formerly(&file.formerly),
            kind,
            viewpoint,
            viewpoint_by_phase: BTreeMap::new(),
            timing,
            communities,
            executive_lead: some_text(file.executive_lead.as_ref()),
            assessors: entries(&file.assessors)
                .map(|(index, person)| Assessor {
                    name: self
                        .text(person.name.as_ref(), &here.key("assessors").index(index), "name")
                        .unwrap_or_default(),
                    role: some_text(person.role.as_ref()),
                })
                .collect(),
            scope: Vec::new(),
            started: self.date(file.started.as_ref(), &here, "started"),
            updated: self.date(file.updated.as_ref(), &here, "updated"),
            status: self.word(file.status.as_ref(), &here, "status"),
            signed_off: file.signed_off.as_ref().map(|signed| SignOff {
                by: self.text(signed.by.as_ref(), &here.key("signed_off"), "by").unwrap_or_default(),
                on: self.date_or_on(signed.date.as_ref(), signed.on.as_ref(), &here.key("signed_off")),
            }),
            previous: self.previous(&file.previous),
            good_enough: None,
            narrative: some_text(file.narrative.as_ref()),
            risks: some_text(file.risks.as_ref()),
            asks: some_text(file.asks.as_ref()),
            next_review: self.date(file.next_review.as_ref(), &here, "next_review"),
            contact: some_text(file.contact.as_ref()),
            sources: entries(&file.sources)
                .map(|(index, source)| MergedFile {
                    file: self
                        .text(source.file.as_ref(), &here.key("sources").index(index), "file")
                        .unwrap_or_default(),
                    digest: source.digest.clone(),
                    assessors: plain_texts(&source.assessors),
                })
                .collect(),
            form: file.form.as_ref().map(|form| self.form(form)),
        };
        WrittenAbout { said, scope, viewpoint_by_phase, good_enough }
    }

    fn form(&mut self, form: &FormRefFile) -> FormRef {
        let about = Here::Top.key("about");
        let here = about.key("form");
        let saved = some_text(form.saved.as_ref());
        if let Some(moment) = saved.as_ref().filter(|moment| moment.parse::<Timestamp>().is_err()) {
            let hint = "write it such as 2026-11-25T14:03:00+00:00";
            self.fault(Code::Date, &here.key("saved"), format!("{moment} is not a moment with its time zone"), hint);
        }
        FormRef {
            id: self.text(form.id.as_ref(), &here, "id").unwrap_or_default(),
            wording: some_text(form.wording.as_ref()),
            saved,
            saves: form.saves,
        }
    }

    fn formerly(&mut self, list: &List<FormerFile>) -> Vec<Former> {
        let about = Here::Top.key("about");
        let all = about.key("formerly");
        let mut formerly = Vec::new();
        for (index, former) in entries(list) {
            let here = all.index(index);
            formerly.push(Former {
                name: self.text(former.name.as_ref(), &here, "name").unwrap_or_default(),
                code: some_text(former.code.as_ref()),
                until: self.date(former.until.as_ref(), &here, "until"),
            });
        }
        formerly
    }

    /// The rounds before: one, which need be no list, or several.
    fn previous(&mut self, list: &List<PreviousFile>) -> Vec<Previous> {
        let about = Here::Top.key("about");
        let all = about.key("previous");
        let is_one = list.as_ref().is_some_and(|list| list.len() == 1);
        let mut rounds = Vec::new();
        for (index, previous) in entries(list) {
            let here = if is_one { all } else { all.index(index) };
            rounds.push(Previous {
                file: self.text(previous.file.as_ref(), &here, "file").unwrap_or_default(),
                updated: self.date(previous.updated.as_ref(), &here, "updated"),
                digest: previous.digest.clone(),
            });
        }
        rounds
    }

    fn viewpoint_by_phase(&mut self, file: &Keyed<String>) -> BTreeMap<String, Viewpoint> {
        let about = Here::Top.key("about");
        let here = about.key("viewpoint_by_phase");
        let mut viewpoints = BTreeMap::new();
        for (phase, viewpoint) in keyed(file) {
            if self.framework.phase(phase).is_none() && !self.is_other_version {
                let known: Vec<&str> = self.framework.phases().iter().map(|phase| phase.id.as_str()).collect();
                self.fault(
                    Code::UnknownPhase,
                    &here.key(phase),
                    format!("there is no phase {phase}"),
                    format!("the phases are {}", words::list(&known)),
                );
            }
            viewpoints.extend(self.word(viewpoint, &here, phase).map(|viewpoint| (phase.to_owned(), viewpoint)));
        }
        viewpoints
    }

    fn communities(&mut self, list: &List<String>) -> Vec<String> {
        let about = Here::Top.key("about");
        let here = about.key("communities");
        let framework = self.framework;
        let known = || framework.communities().iter().map(|community| community.id.as_str());
        for (index, id) in entries(list) {
            if !known().any(|community| community == id) && !self.is_other_version {
                let hint = words::guess(self.problems.len(), id, known()).map_or_else(
                    || Hint::from("see the list with ").and(CommandLine::thrive(&["framework", "show"])),
                    |near| format!("did you mean {near}?").into(),
                );
                self.fault(
                    Code::UnknownCommunity,
                    &here.index(index),
                    format!("the framework has no community {id}"),
                    hint,
                );
            }
        }
        self.each_once(list, &here).into_iter().collect()
    }

    fn scope(&mut self, list: &List<String>) -> Vec<String> {
        let about = Here::Top.key("about");
        let here = about.key("scope");
        for (index, id) in entries(list) {
            if self.framework.phase(id).is_none() && self.framework.area(id).is_none() {
                self.unknown_area(id, &here.index(index));
            }
        }
        self.each_once(list, &here)
    }
}
