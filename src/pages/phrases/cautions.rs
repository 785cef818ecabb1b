//! What a reader should know before relying on the ratings, in words: the same on the summary and in reports.

use super::ratings::MOST_IDS;
use crate::assessment::Assessment;
use crate::cautions::{Items, cautions};
use crate::document::{Document, Entry};
use crate::framework::Area;
use crate::score::Scorecard;
use crate::words;

/// Adds the cautions as a list, if there are any.
pub(in crate::pages) fn add(document: &mut Document, assessment: &Assessment, card: &Scorecard) {
    let said = said(assessment, card);
    if !said.is_empty() {
        document.paragraph("Worth knowing, though no rating changes by it:");
        document.list(said.into_iter().map(Entry::bullet).collect());
    }
}

/// A sentence for each caution.
pub(in crate::pages) fn said(assessment: &Assessment, card: &Scorecard) -> Vec<String> {
    let found = cautions(assessment, card);
    let areas = |areas: &[&Area]| areas.iter().map(|area| area.id.clone()).collect::<Vec<_>>();
    let items = |items: &[Items]| {
        items.iter().flat_map(|items| items.items.iter().map(|item| items.area.full_id(*item))).collect::<Vec<_>>()
    };
    let share =
        |items: &Items| format!("{} ({} of {} statements)", items.area.id, items.items.len(), items.area.items.len());
    let said = [
        ("Without any evidence for what is ticked", areas(&found.without_evidence)),
        ("Evidence more than a year old for", items(&found.old_evidence)),
        ("Carried over from last time and not confirmed yet", areas(&found.carried)),
        ("Not answered", areas(&found.skipped)),
        ("In place above the next level, so they lift no rating yet", items(&found.ahead)),
        ("At least half not applicable", found.mostly_inapplicable.iter().map(share).collect()),
        ("Set aside as not applicable", areas(&found.set_aside)),
    ];
    let said = said.into_iter().filter(|(_, ids)| !ids.is_empty());
    said.map(|(what, ids)| format!("{what}: {}.", words::first_of(&ids, MOST_IDS))).collect()
}
