//! The short way from a file to its answers. In nearly all files there is nothing to tell about the answers, and then they can go
//! straight from the tree to the model, for a quarter of what the check takes: it first fills shapes, and follows where each value
//! stands.
//!
//! Here nothing is told. Whatever could need telling, and what few files have, is left to the check, which looks at the whole file.

use std::collections::{BTreeMap, BTreeSet};

use super::answers::{AreaAnswers, Remark};
use super::file::day;
use super::word::is_yes_or_no;
use crate::framework::{Area, AreaIndex, Framework, Item, ItemIndex, LevelIndex};
use crate::input::{Reading, Tree, Value};

/// The key under which answers stand.
pub(super) const AREAS: &str = "areas";

/// The answers for all areas of a file that was made with this version of the framework, and with local additions if there are some in
/// use; nothing unless it is certain that the check would find the same, and nothing to tell. The check still looks at whose version and
/// whose additions they are.
pub(super) fn areas(reading: &Reading<Tree>, framework: &Framework) -> Option<BTreeMap<AreaIndex, AreaAnswers>> {
    // What is blank can be a fault.
    let tree = reading.value.as_ref().filter(|_| reading.problems.is_empty() && reading.blanks.is_empty())?;
    let mut top = tree.top()?.keys()?;
    let reference = top.clone().find(|(key, _)| *key == "framework")?.1;
    let named = |wanted: &str| Some(reference.keys()?.find(|(key, _)| *key == wanted)?.1);
    if named("version")?.text()? != framework.version() || named("overlay").is_some() != framework.overlay().is_some() {
        return None;
    }
    let mut areas = BTreeMap::new();
    let mut known = Lookup::new(framework.areas(), |area: &Area| area.id.as_str());
    for (id, answers) in top.find(|(key, _)| *key == AREAS)?.1.keys()? {
        let area = known.find(id)?;
        areas.insert(area.index, area_answers(answers, area, framework)?);
    }
    Some(areas)
}

fn area_answers(file: Value, area: &Area, framework: &Framework) -> Option<AreaAnswers> {
    let mut answers = AreaAnswers::default();
    for (key, value) in file.keys()? {
        match key {
            "open" => answers.open = Some(level(value, framework)?),
            "ticked" => answers.ticked = items(value, area)?,
            "unsure" => answers.unsure = items(value, area)?,
            "not_applicable" => answers.not_applicable = reasons(value, area)?,
            "excluded" => answers.excluded = Some(reason(value)?),
            "evidence" => answers.evidence = evidence(value, area)?,
            "notes" => answers.notes = remarks(value)?,
            "target" => answers.target = Some(level(value, framework)?),
            "unconfirmed" => answers.unconfirmed = items(value, area)?,
            "reworded" => answers.reworded = items(value, area)?,
            // What comes of mergers and meetings, and what isn't known here.
            _ => return None,
        }
    }
    let AreaAnswers { ticked, unsure, not_applicable, .. } = &answers;
    let has_two_answers = |item: &ItemIndex| ticked.contains(item) || unsure.contains(item);
    let is_one_each = ticked.is_disjoint(unsure) && !not_applicable.keys().any(has_two_answers);
    is_one_each.then_some(answers)
}

fn level(value: Value, framework: &Framework) -> Option<LevelIndex> {
    framework.level_index(value.text()?.trim())
}

/// Items, each of which may stand there once.
fn items(value: Value, area: &Area) -> Option<BTreeSet<ItemIndex>> {
    let mut known = items_of(area);
    let mut items = BTreeSet::new();
    for id in value.entries()? {
        if !items.insert(known.find(id.text()?)?.index) {
            return None;
        }
    }
    Some(items)
}

fn reasons(value: Value, area: &Area) -> Option<BTreeMap<ItemIndex, String>> {
    let mut known = items_of(area);
    let mut reasons = BTreeMap::new();
    for (id, value) in value.keys()? {
        reasons.insert(known.find(id)?.index, reason(value)?);
    }
    Some(reasons)
}

/// Why something does not apply.
fn reason(value: Value) -> Option<String> {
    some_text(value).filter(|reason| !is_yes_or_no(reason))
}

fn evidence(value: Value, area: &Area) -> Option<BTreeMap<ItemIndex, Vec<Remark>>> {
    let mut known = items_of(area);
    let mut evidence = BTreeMap::new();
    for (id, list) in value.keys()? {
        evidence.insert(known.find(id)?.index, remarks(list)?);
    }
    Some(evidence)
}

fn remarks(value: Value) -> Option<Vec<Remark>> {
    value.entries()?.map(remark).collect()
}

fn remark(value: Value) -> Option<Remark> {
    let mut remark = Remark::default();
    for (key, value) in value.keys()? {
        match key {
            "text" => remark.text = some_text(value)?,
            "date" => remark.on = Some(day(value.text()?.trim())?),
            "by" => remark.by = Some(some_text(value)?),
            // The earlier name of the date, and duties, which can be slips.
            _ => return None,
        }
    }
    Some(remark).filter(|remark| !remark.text.is_empty())
}

/// The text without blanks around it, if there is anything else.
fn some_text(value: Value) -> Option<String> {
    Some(value.text()?.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
}

fn items_of(area: &Area) -> Lookup<'_, Item, impl Fn(&Item) -> &str> {
    Lookup::new(&area.items, |item: &Item| &item.id)
}

/// Finds things by their ids, which mostly come in the order of the framework.
struct Lookup<'f, T, Id> {
    all: &'f [T],
    id: Id,
    /// Where the thing after the one that was found last is.
    next: usize,
}

impl<'f, T, Id: Fn(&T) -> &str> Lookup<'f, T, Id> {
    fn new(all: &'f [T], id: Id) -> Self {
        Self { all, id, next: 0 }
    }

    fn find(&mut self, id: &str) -> Option<&'f T> {
        let place = |things: &[T]| things.iter().position(|thing| (self.id)(thing) == id);
        let (before, after) = self.all.split_at(self.next);
        let found = place(after).map(|place| self.next + place).or_else(|| place(before))?;
        self.next = found + 1;
        self.all.get(found)
    }
}
