//! An assessment as tidy rows, one for each area.

use std::borrow::Cow;

use super::shared::status_id;
use super::source::SourceRow;
use crate::assessment::Assessment;
use crate::document::tidy::tidy_rows;
use crate::score::{AreaScore, Scorecard};

tidy_rows! {
    /// One area of one assessment, without names.
    AreaDataRow<'r> {
        ..source: SourceRow<'r>,
        area_status: &'static str,
        /// 0 is below the first level; blank unless assessed.
        area_rank: Option<usize>,
        area_rating: Option<&'r str>,
        /// How many items are met, of those that apply. Both are blank unless the area is assessed, so that nobody takes what
        /// nobody answered for what is missing.
        met: Option<usize>,
        applicable: Option<usize>,
        /// What stands there, also before the area is assessed.
        ticked: usize,
        evidenced: usize,
        unsure: usize,
        /// The level that the team aims for.
        target: Option<&'r str>,
    }

    /// One area of one assessment.
    AreaRow<'r> {
        ..data: AreaDataRow<'r>,
        phase_name: &'r str,
        area_name: &'r str,
    }
}

/// One row for each area of the scorecard. `file` is the name to give for the assessment's file.
pub fn area_rows<'r>(
    file: Cow<'r, str>,
    assessment: &'r Assessment,
    card: &'r Scorecard<'r>,
) -> impl Iterator<Item = AreaRow<'r>> {
    let row = move |score: &'r AreaScore| {
        let framework = card.framework;
        let rank = score.status.rank();
        let target = assessment.areas.get(&score.area.index).and_then(|answers| answers.target);
        let data = AreaDataRow {
            source: SourceRow::of(file.clone(), assessment, card, score.area),
            area_status: status_id(score.status),
            area_rank: rank,
            area_rating: rank.map(|rank| framework.rating_id(rank)),
            met: rank.map(|_| score.counts.met),
            applicable: rank.map(|_| score.counts.applicable),
            ticked: score.counts.ticked,
            evidenced: score.counts.evidenced,
            unsure: score.unsure,
            target: target.map(|level| framework[level].id.as_str()),
        };
        AreaRow { data, phase_name: &framework[score.area.phase].name, area_name: &score.area.name }
    };
    card.areas.iter().map(row)
}
