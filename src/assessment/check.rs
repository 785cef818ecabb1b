//! From the file to the model: every rule an assessment file has to keep, and every breach of them found in one go.

mod about;

use std::collections::{BTreeMap, BTreeSet, HashSet};

use jiff::civil::Date;

use super::file::{AboutFile, ActionFile, AreaFile, AssessmentFile, FORMAT, FORMAT_VERSION, RemarkFile};
use super::migrate::{self, Moves};
use super::model::{Action, AreaAnswers, Assessment, Contents, Decision, FrameworkRef, OverlayRef, Remark, Word};
use crate::framework::{Area, Framework, format_problem};
use crate::hint::{CommandLine, Hint};
use crate::input::{self, Keyed, List, Reading, entries, keyed};
use crate::problem::{Code, Here, Path, Problem, any_fault};
use crate::words;

/// Years outside of these are taken for slips of the keyboard.
const YEARS: std::ops::RangeInclusive<i16> = 1948..=2199;

/// What came of reading an assessment file.
#[derive(Debug)]
pub struct Checked {
    /// Present if there was no fault.
    pub assessment: Option<Assessment>,
    /// What has changed its place, if the answers were given to another version of the framework.
    pub moves: Option<Moves>,
    /// Faults in the order of the file, with their lines.
    pub problems: Vec<Problem>,
}

/// Reads an assessment file and checks it against the framework.
pub fn read(bytes: &[u8], framework: &Framework) -> Checked {
    let Reading { value, mut problems, blanks } = input::read::<AssessmentFile>(bytes);
    let mut assessment = None;
    let mut moves = None;
    if let Some(file) = value {
        let mut check = Check {
            framework,
            is_other_version: false,
            problems: Vec::new(),
            misfits: problems.iter().filter_map(Problem::path).cloned().collect(),
            blanks: blanks.into_iter().collect(),
        };
        match format_problem(file.format.as_deref(), FORMAT, FORMAT_VERSION) {
            // What else is odd in a file of another kind is of no use to anyone.
            Some(problem) => problems = vec![problem],
            None => {
                assessment = check.assessment(&file);
                problems.append(&mut check.problems);
            }
        }
        assessment = assessment.filter(|_| !any_fault(&problems));
        if check.is_other_version {
            let over = assessment.map(|assessment| migrate::bring_over(assessment, framework));
            (assessment, moves) = over.unzip();
        }
    }
    if !problems.is_empty() {
        input::locate(bytes, &mut problems);
        problems.sort_by_key(|problem| problem.place.line());
    }
    Checked { assessment, moves, problems }
}

struct Check<'f> {
    framework: &'f Framework,
    /// The answers were given to another version: what the framework doesn't know has been known once, and is no slip.
    is_other_version: bool,
    problems: Vec<Problem>,
    /// The paths of values of the wrong kind: those are reported already, and not missing.
    misfits: Vec<Path>,
    /// The paths of values that are left blank.
    blanks: HashSet<Path>,
}

impl Check<'_> {
    fn fault(&mut self, code: Code, here: &Here, message: impl Into<String>, hint: impl Into<Hint>) {
        self.problems.push(Problem::fault(code, here, message).hint(hint));
    }

    /// Whether the value here is of the wrong kind.
    fn is_misfit(&self, here: &Here) -> bool {
        !self.misfits.is_empty() && self.misfits.contains(&here.path())
    }

    /// Whether the value here, or one that it should be inside of, is of the wrong kind.
    fn is_in_misfit(&self, here: &Here) -> bool {
        let path = here.path();
        self.misfits.iter().any(|misfit| path.0.starts_with(&misfit.0))
    }

    /// Whether nothing comes after the key or the dash here.
    fn is_blank(&self, here: &Here) -> bool {
        !self.blanks.is_empty() && self.blanks.contains(&here.path())
    }

    /// Absent if the file is for another framework: then its ids would only add noise.
    fn assessment(&mut self, file: &AssessmentFile) -> Option<Assessment> {
        let framework = self.framework_ref(file)?;
        let about = self.about(file.about.as_ref().unwrap_or(&AboutFile::default()));
        let mut areas = BTreeMap::new();
        let all = Here::Top.key("areas");
        for (id, answers) in keyed(&file.areas) {
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
        let actions = self.actions(&file.actions);
        let unplaced = file.unplaced.iter().flatten().map(|(id, value)| (id.clone(), value.clone())).collect();
        Some(Assessment(Contents { framework, about, areas, actions, unplaced }))
    }

    fn framework_ref(&mut self, file: &AssessmentFile) -> Option<FrameworkRef> {
        let here = Here::Top.key("framework");
        let reference = file.framework.as_ref();
        let id = self.text(reference.and_then(|reference| reference.id.as_ref()), &here, "id")?;
        let version = self.text(reference.and_then(|reference| reference.version.as_ref()), &here, "version")?;
        if id != self.framework.id() {
            let message =
                format!("this assessment is for the framework {id}, and the one in use is {}", self.framework.id());
            self.fault(
                Code::OtherFramework,
                &here.key("id"),
                message,
                format!("pass the file of {id} with --framework FILE"),
            );
            return None;
        }
        let overlay = reference.and_then(|reference| reference.overlay.as_ref());
        let overlay = match overlay {
            None => None,
            Some(overlay) => {
                let there = here.key("overlay");
                let id = self.text(overlay.id.as_ref(), &there, "id")?;
                let version = self.text(overlay.version.as_ref(), &there, "version")?;
                self.same_overlay(&id, &there)?;
                Some(OverlayRef { id, version })
            }
        };
        let reference = FrameworkRef { id, version, overlay };
        self.is_other_version = reference != FrameworkRef::to(self.framework);
        Some(reference)
    }

    /// Refuses answers that were given with other local additions than those in use, or with some where there are none.
    fn same_overlay(&mut self, id: &str, here: &Here) -> Option<()> {
        let in_use = self.framework.overlay().map(|overlay| overlay.id.as_str());
        if in_use == Some(id) {
            return Some(());
        }
        let instead = in_use.map_or_else(|| "none is".to_owned(), |other| format!("{other} is"));
        let message = format!("this assessment was made with the overlay {id}, and {instead} in use");
        self.fault(
            Code::OtherOverlay,
            &here.key("id"),
            message,
            format!("pass the file of {id} with --framework FILE"),
        );
        None
    }

    fn unknown_area(&mut self, id: &str, here: &Here) {
        if self.is_other_version {
            return;
        }
        let known = self.framework.areas().iter().map(|area| area.id.as_str());
        let hint = words::guess(self.problems.len(), id, known).map_or_else(
            || Hint::from("see ").and(CommandLine::thrive(&["framework", "show"])),
            |near| format!("did you mean {near}?").into(),
        );
        self.fault(Code::UnknownArea, here, format!("the framework has no area {id}"), hint);
    }

    fn area(&mut self, file: &AreaFile, area: Option<&Area>, here: &Here) -> AreaAnswers {
        let ticked = self.items(&file.ticked, area, &here.key("ticked"));
        let unsure = self.items(&file.unsure, area, &here.key("unsure"));
        let not_applicable = self.reasons(&file.not_applicable, area, &here.key("not_applicable"));
        let not_applicable_ids = not_applicable.keys().cloned().collect();
        for (first, ids, second, others) in [
            ("ticked", &ticked, "unsure", &unsure),
            ("ticked", &ticked, "not_applicable", &not_applicable_ids),
            ("unsure", &unsure, "not_applicable", &not_applicable_ids),
        ] {
            for id in ids.intersection(others) {
                let message = format!("{id} stands under {first} and under {second}");
                self.fault(Code::TwoAnswers, &here.key(second), message, "keep it under one of the two");
            }
        }
        let mut evidence = BTreeMap::new();
        let by_item = here.key("evidence");
        for (id, remarks) in keyed(&file.evidence) {
            let here = by_item.key(id);
            self.known_item(id, area, &here);
            let remarks = remarks.map(|list| self.remarks(Some(list), &here)).unwrap_or_default();
            evidence.insert(id.to_owned(), remarks);
        }
        let mut decisions = Vec::new();
        let list = here.key("decisions");
        for (index, decision) in entries(&file.decisions) {
            let here = list.index(index);
            let item = self.text(decision.item.as_ref(), &here, "item").unwrap_or_default();
            if !item.is_empty() {
                self.known_item(&item, area, &here.key("item"));
            }
            decisions.push(Decision { item, reason: decision.reason.clone().unwrap_or_default() });
        }
        // Left blank by mistake, either would change the rating without a word.
        for key in ["open", "excluded"] {
            let here = here.key(key);
            if self.is_blank(&here) {
                let hint = if key == "open" {
                    "name the level that is open, or remove the line"
                } else {
                    "say why the area does not apply, or remove the line"
                };
                self.fault(Code::Missing, &here, format!("nothing stands after {key}"), hint);
            }
        }
        AreaAnswers {
            open: self.level(file.open.as_ref(), here, "open"),
            ticked,
            unsure,
            not_applicable,
            excluded: some_text(file.excluded.as_ref()),
            evidence,
            notes: self.remarks(file.notes.as_ref(), &here.key("notes")),
            target: self.level(file.target.as_ref(), here, "target"),
            unconfirmed: self.items(&file.unconfirmed, area, &here.key("unconfirmed")),
            decisions,
        }
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
            reasons.insert(id.to_owned(), reason);
        }
        reasons
    }

    /// Reports an item that the area doesn't have. Of an area that is unknown itself nothing more need be said.
    fn known_item(&mut self, id: &str, area: Option<&Area>, here: &Here) {
        let Some(area) = area.filter(|area| area.item(id).is_none()) else { return };
        if self.is_other_version {
            return;
        }
        let known = || area.items.iter().map(|item| item.id.as_str());
        let hint = match words::guess(self.problems.len(), id, known()) {
            Some(near) => format!("did you mean {near}? See "),
            None => "see ".to_owned(),
        };
        let hint = Hint::from(hint).and(CommandLine::thrive(&["framework", "show", "--area", &area.id]));
        self.fault(Code::UnknownItem, here, format!("area {} has no item {id}", area.id), hint);
    }

    fn level(&mut self, id: Option<&String>, here: &Here, key: &str) -> Option<String> {
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
                on: self.date(remark.on.as_ref(), &here, "on"),
                by: some_text(remark.by.as_ref()),
            });
        }
        remarks
    }

    fn actions(&mut self, list: &List<ActionFile>) -> Vec<Action> {
        let mut actions: Vec<Action> = Vec::new();
        let all = Here::Top.key("actions");
        for (index, file) in entries(list) {
            let here = all.index(index);
            let id = file.id.unwrap_or_default();
            if file.id.is_none() && !self.is_misfit(&here.key("id")) {
                self.fault(Code::Missing, &here.key("id"), "id is missing", "give the action a number of its own");
            } else if file.id.is_some() && actions.iter().any(|action| action.id == id) {
                self.fault(
                    Code::DuplicateId,
                    &here.key("id"),
                    format!("there are two actions {id}"),
                    "give one of them another number",
                );
            }
            let item = some_text(file.item.as_ref());
            if let Some(full) = &item {
                self.known_full_item(full, &here.key("item"));
            }
            actions.push(Action {
                id,
                item,
                action: self.text(file.action.as_ref(), &here, "action").unwrap_or_default(),
                responsible: some_text(file.responsible.as_ref()),
                accountable: some_text(file.accountable.as_ref()),
                consulted: plain_texts(&file.consulted),
                informed: plain_texts(&file.informed),
                due: self.date(file.due.as_ref(), &here, "due"),
                horizon: self.word(file.horizon.as_ref(), &here, "horizon"),
                status: some_text(file.status.as_ref()),
            });
        }
        actions
    }

    fn known_full_item(&mut self, full: &str, here: &Here) {
        match full.rsplit_once('.').map(|(area, item)| (self.framework.area(area), area, item)) {
            Some((Some(area), _, item)) => self.known_item(item, Some(area), here),
            Some((None, area, _)) => self.unknown_area(area, here),
            None => self.fault(
                Code::UnknownItem,
                here,
                format!("{full} is not an item"),
                "write area and item with a dot between them, such as 1a.E1",
            ),
        }
    }

    /// The entries of a list, each of which may stand there once.
    fn each_once(&mut self, list: &List<String>, here: &Here) -> Vec<String> {
        let mut once: Vec<String> = Vec::new();
        let mut seen = HashSet::new();
        for (index, entry) in entries(list) {
            if seen.insert(entry) {
                once.push(entry.clone());
            } else {
                self.listed_twice(entry, &here.index(index));
            }
        }
        once
    }

    fn listed_twice(&mut self, entry: &str, here: &Here) {
        self.fault(Code::DuplicateId, here, format!("{entry} is listed twice"), "remove one of the two");
    }

    /// A text that has to be there; if it isn't, that is reported.
    fn text(&mut self, text: Option<&String>, here: &Here, key: &str) -> Option<String> {
        let here = here.key(key);
        let found = some_text(text);
        if found.is_none() && !self.is_in_misfit(&here) {
            self.fault(Code::Missing, &here, format!("{key} is missing"), format!("add {key}: and a text"));
        }
        found
    }

    fn word<W: Word>(&mut self, text: Option<&String>, here: &Here, key: &str) -> Option<W> {
        let text = some_text(text)?;
        let word = W::from_id(&text);
        if word.is_none() {
            let known: Vec<&str> = W::ALL.iter().map(|(_, id, _)| *id).collect();
            let hint = words::nearest(&text, known.iter().copied())
                .map_or_else(|| format!("it can be {}", words::any_of(&known)), |near| format!("did you mean {near}?"));
            self.fault(Code::UnknownWord, &here.key(key), format!("{key} can't be {text}"), hint);
        }
        word
    }

    fn date(&mut self, text: Option<&String>, here: &Here, key: &str) -> Option<Date> {
        let text = some_text(text)?;
        let date = day(&text);
        if date.is_none() {
            self.fault(
                Code::Date,
                &here.key(key),
                format!("{text} is not a date"),
                "write year-month-day, for example 2026-02-28",
            );
        }
        date
    }
}

/// The day that a text stands for, if it is written as files write it.
pub fn day(text: &str) -> Option<Date> {
    text.parse::<Date>().ok().filter(|date| YEARS.contains(&date.year()) && date.to_string() == text)
}

/// The text without blanks around it; nothing if there is nothing else.
fn some_text(text: Option<&String>) -> Option<String> {
    text.map(|text| text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
}

fn plain_texts(list: &List<String>) -> Vec<String> {
    entries(list).filter_map(|(_, text)| some_text(Some(text))).collect()
}
