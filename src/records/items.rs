//! An assessment as tidy rows, one for each item: from these alone, every rating can be worked out again.

use std::borrow::Cow;
use std::rc::Rc;

use jiff::civil::Date;

use super::shared::status_id;
use super::source::SourceRow;
use crate::assessment::{Assessment, Remark};
use crate::document::tidy::tidy_rows;
use crate::framework::Item;
use crate::score::{AreaScore, Mark, Scorecard, Status};

tidy_rows! {
    /// One item of one assessment, without names and texts.
    ItemDataRow<'r> {
        ..source: Rc<SourceRow<'r>>,
        level: &'r str,
        /// 1 is the first level.
        level_rank: usize,
        /// Its full id.
        item: String,
        state: &'static str,
        /// Ticked, or covered by a ticked item. Blank where nobody answered, or where it doesn't apply.
        met: Option<bool>,
        /// How many pieces of evidence there are for it.
        evidence: usize,
        /// The latest day of any of them that has one.
        evidence_latest: Option<Date>,
        area_status: &'static str,
        /// 0 is below the first level; blank unless assessed.
        area_rank: Option<usize>,
        area_rating: Option<&'r str>,
    }

    /// One item of one assessment.
    ItemRow<'r> {
        ..data: ItemDataRow<'r>,
        phase_name: &'r str,
        area_name: &'r str,
        statement: &'r str,
    }
}

/// One row for each item of the scorecard's areas. `file` is the name to give for the assessment's file.
pub fn item_rows<'r>(
    file: Cow<'r, str>,
    assessment: &'r Assessment,
    card: &'r Scorecard<'r>,
) -> impl Iterator<Item = ItemRow<'r>> {
    let rows = move |score: &'r AreaScore<'r>| {
        let source = Rc::new(SourceRow::of(file.clone(), assessment, card, score.area));
        score.area.items.iter().map(move |item| row(Rc::clone(&source), assessment, card, score, item))
    };
    card.areas.iter().flat_map(rows)
}

fn row<'r>(
    source: Rc<SourceRow<'r>>,
    assessment: &'r Assessment,
    card: &'r Scorecard<'r>,
    score: &'r AreaScore<'r>,
    item: &'r Item,
) -> ItemRow<'r> {
    let (framework, area) = (card.framework, score.area);
    let evidence = assessment.areas.get(&area.index).and_then(|answers| answers.evidence.get(&item.index));
    let evidence: &[Remark] = evidence.map_or(&[], Vec::as_slice);
    let found = score[item.index];
    let state = state(score.status, found.mark);
    let rank = score.status.rank();
    let data = ItemDataRow {
        source,
        level: &framework[item.level].id,
        level_rank: item.level.rank(),
        item: area.full_id(item.index),
        state: state.id(),
        met: state.is_answered().then_some(found.met),
        evidence: evidence.len(),
        evidence_latest: evidence.iter().filter_map(|remark| remark.on).max(),
        area_status: status_id(score.status),
        area_rank: rank,
        area_rating: rank.map(|rank| framework.rating_id(rank)),
    };
    ItemRow { data, phase_name: &framework[area.phase].name, area_name: &area.name, statement: &item.text }
}

/// What stands for an item.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    NotApplicable,
    Ticked,
    Unsure,
    NotAssessed,
    NotTicked,
}

fn state(area: Status, mark: Mark) -> State {
    match (mark, area) {
        (Mark::NotApplicable, _) => State::NotApplicable,
        (Mark::Ticked, _) => State::Ticked,
        (Mark::Unsure, _) => State::Unsure,
        (Mark::NotTicked, Status::NotAssessed) => State::NotAssessed,
        (Mark::NotTicked, _) => State::NotTicked,
    }
}

impl State {
    fn id(self) -> &'static str {
        match self {
            Self::NotApplicable => "not_applicable",
            Self::Ticked => "ticked",
            Self::Unsure => "unsure",
            Self::NotAssessed => "not_assessed",
            Self::NotTicked => "not_ticked",
        }
    }

    /// Whether somebody said that the item is in place or not.
    fn is_answered(self) -> bool {
        !matches!(self, Self::NotApplicable | Self::NotAssessed)
    }
}

#[cfg(test)]
mod tests;
