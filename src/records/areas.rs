//! An assessment as tidy rows, one for each area.

use std::borrow::Cow;

use super::shared::status_id;
use super::source::SourceRow;
use crate::assessment::Assessment;
use crate::document::tidy::tidy_rows;
use crate::score::{AreaScore, Scorecard};

tidy_rows! {
    /// One area of one assessment.
    AreaRow<'r> {
        ..source: SourceRow<'r>,
        phase: &'r str,
        area: &'r str,
        status: &'static str,
        /// 0 is below the first level; blank unless assessed.
        rank: Option<usize>,
        rating: Option<&'r str>,
        /// How many items are met, of those that apply.
        met: usize,
        applicable: usize,
    }
}

/// One row for each area of the scorecard. `file` is the name to give for the assessment's file.
pub fn area_rows<'r>(
    file: Cow<'r, str>,
    assessment: &'r Assessment,
    card: &'r Scorecard<'r>,
) -> impl Iterator<Item = AreaRow<'r>> {
    let row = move |score: &'r AreaScore| {
        let phase = &card.framework[score.area.phase];
        let rank = score.status.rank();
        AreaRow {
            source: SourceRow::of(file.clone(), assessment, phase.index),
            phase: &phase.id,
            area: &score.area.id,
            status: status_id(score.status),
            rank,
            rating: rank.map(|rank| card.framework.rating_id(rank)),
            met: score.counts.met,
            applicable: score.counts.applicable,
        }
    };
    card.areas.iter().map(row)
}
