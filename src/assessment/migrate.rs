//! Takes the answers of an assessment over to another version of its framework. Ids are permanent, so most answers stay where
//! they are; some move to items that replace theirs, and those without a place are kept apart. Nothing is dropped.

mod asked;
mod kept;
mod migrator;
mod restore;
mod said;

use std::collections::BTreeMap;

use self::migrator::Migrator;
pub use self::migrator::{Migration, Moved};
use self::said::taken_apart;
use super::model::{Assessment, Contents, FrameworkRef};
use super::written::{Written, WrittenAnswers};
use crate::framework::Framework;

/// The answers in terms of `framework`, and what has changed its place.
///
/// An area with an item that could not be answered then is open from that item's level on.
pub(super) fn migrate(written: Written, framework: &Framework) -> (Assessment, Migration) {
    let Written { framework: from, about, areas, actions, last_action, unplaced } = written;
    let areas = areas.into_iter().map(|(area, answers)| {
        let by_ids = answers.renamed(|item| Some(item.text.to_owned()), |level| Some(level.text.to_owned()));
        (area.text.to_owned(), by_ids)
    });
    let areas: BTreeMap<String, WrittenAnswers> = areas.collect();
    let mut migrator = Migrator::new(framework, from, &areas, unplaced);
    place_answers(&mut migrator, &areas);
    let mut about = migrator.about(about);
    let mut actions = migrator.actions(actions);
    migrator.restore(&mut about, &mut actions);
    migrator.open_areas();
    let (areas, unplaced, migration) = migrator.done();
    let mut assessment =
        Assessment(Contents { framework: FrameworkRef::to(framework), about, areas, actions, last_action, unplaced });
    for item in &migration.new {
        // With something new in it, an area can't be confirmed as it was in the round before.
        assessment.reopen_for_review(&framework[item.area]);
    }
    (assessment, migration)
}

fn place_answers(migrator: &mut Migrator, areas: &BTreeMap<String, WrittenAnswers>) {
    let mut items = Vec::new();
    for (id, answers) in areas {
        let (of_area, of_items) = taken_apart(answers);
        migrator.place_area(id, of_area);
        items.extend(of_items.into_iter().map(|(item, said)| (format!("{id}.{item}"), said)));
    }
    migrator.exclude(areas);
    // What was said of an item itself counts before what was said of one that it replaces; a tick before any other answer.
    items.sort_by_key(|(full_id, said)| (!migrator.is_known(full_id), said.answer.is_none(), said.answer.clone()));
    for (full_id, said) in items {
        migrator.place_item(&full_id, &said);
    }
}

#[cfg(test)]
mod tests;
