//! The part of the check that looks at what the team means to do.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use super::super::file::ActionFile;
use super::super::model::Action;
use super::shared::{Check, plain_texts, some_text};
use crate::input::{List, entries};
use crate::problem::{Code, Here};

impl Check<'_> {
    /// Each action with the full id of the item that it is for, which is not in the action yet.
    pub(super) fn actions(&mut self, list: &List<ActionFile>) -> Vec<(Action, Option<String>)> {
        let mut actions: Vec<(Action, Option<String>)> = Vec::new();
        let all = Here::Top.key("actions");
        // Looked up, and not searched for: a file can have thousands of actions.
        let (mut ids, mut uids) = (HashSet::new(), HashMap::new());
        for (index, file) in entries(list) {
            let here = all.index(index);
            let id = file.id.unwrap_or_default();
            if file.id.is_none() && !self.is_misfit(&here.key("id")) {
                self.fault(Code::Missing, &here.key("id"), "id is missing", "give the action a number of its own");
            } else if file.id.is_some() && !ids.insert(id) {
                self.fault(
                    Code::DuplicateId,
                    &here.key("id"),
                    format!("there are two actions {id}"),
                    "give one of them another number",
                );
            }
            let uid = some_text(file.uid.as_ref());
            let other = uid.clone().and_then(|uid| match uids.entry(uid) {
                Entry::Occupied(other) => Some(*other.get()),
                Entry::Vacant(free) => {
                    free.insert(id);
                    None
                }
            });
            if let Some(other) = other {
                let hint = "remove it from one of them, which then has none; the number tells them apart here";
                self.fault(Code::DuplicateId, &here.key("uid"), format!("action {other} has the same uid"), hint);
            }
            let item = some_text(file.item.as_ref());
            if let Some(full) = &item {
                self.known_full_item(full, &here.key("item"));
            }
            let action = Action {
                id,
                uid,
                item: None,
                action: self.text(file.action.as_ref(), &here, "action").unwrap_or_default(),
                responsible: some_text(file.responsible.as_ref()),
                accountable: some_text(file.accountable.as_ref()),
                consulted: plain_texts(&file.consulted),
                informed: plain_texts(&file.informed),
                due: self.date(file.due.as_ref(), &here, "due"),
                horizon: self.word(file.horizon.as_ref(), &here, "horizon"),
                status: self.word(file.status.as_ref(), &here, "status"),
            };
            actions.push((action, item));
        }
        actions
    }

    fn known_full_item(&mut self, full: &str, here: &Here) {
        if self.framework.area(full).is_some() {
            let message = format!("{full} is an area, and an item of it is meant");
            self.fault(
                Code::UnknownItem,
                here,
                message,
                format!("write the item after it, with a dot between: {full}.E1"),
            );
            return;
        }
        match full.rsplit_once('.').map(|(area, item)| (self.framework.area(area), area, item)) {
            Some((Some(area), _, item)) => drop(self.item(item, Some(area), here)),
            Some((None, area, _)) => self.unknown_area(area, here),
            None => self.fault(
                Code::UnknownItem,
                here,
                format!("{full} is not an item"),
                "write area and item with a dot between them, such as 1a.E1",
            ),
        }
    }
}
