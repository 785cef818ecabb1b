//! An assessment as tidy rows, one for each item: from these alone, every rating can be worked out again.

use std::borrow::Cow;

use super::source::SourceRow;
use crate::assessment::Assessment;
use crate::document::tidy::tidy_rows;
use crate::score::{AreaScore, Mark, Scorecard, Status};

tidy_rows! {
    /// One item of one assessment.
    ItemRow<'r> {
        ..source: SourceRow<'r>,
        phase: &'r str,
        area: &'r str,
        level: &'r str,
        /// Its full id.
        item: String,
        state: &'static str,
        /// Ticked, or covered by a ticked item.
        met: bool,
        /// How many pieces of evidence there are for it.
        evidence: usize,
    }
}

/// One row for each item of the scorecard's areas. `file` is the name to give for the assessment's file.
pub fn item_rows<'r>(
    file: Cow<'r, str>,
    assessment: &'r Assessment,
    card: &'r Scorecard<'r>,
) -> impl Iterator<Item = ItemRow<'r>> {
    let rows = move |score: &'r AreaScore<'r>| {
        let framework = card.framework;
        let phase = &framework[score.area.phase];
        let source = SourceRow::of(file.clone(), assessment, phase.index);
        let evidence = assessment.areas.get(&score.area.index).map(|answers| &answers.evidence);
        score.area.items.iter().zip(&score.items).map(move |(item, found)| ItemRow {
            source: source.clone(),
            phase: &phase.id,
            area: &score.area.id,
            level: &framework[item.level].id,
            item: score.area.full_id(item.index),
            state: state(score.status, found.mark),
            met: found.met,
            evidence: evidence.and_then(|evidence| evidence.get(&item.index)).map_or(0, Vec::len),
        })
    };
    card.areas.iter().flat_map(rows)
}

fn state(area: Status, mark: Mark) -> &'static str {
    match (area, mark) {
        (Status::NotApplicable, _) | (_, Mark::NotApplicable) => "not_applicable",
        (Status::NotAssessed, _) => "not_assessed",
        (_, Mark::Ticked) => "ticked",
        (_, Mark::NotTicked) => "not_ticked",
        (_, Mark::Unsure) => "unsure",
    }
}
