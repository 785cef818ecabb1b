//! The evidence of an assessment as tidy rows, one for each piece.

use std::borrow::Cow;

use jiff::civil::Date;

use super::source::SourceRow;
use crate::assessment::{Assessment, Remark};
use crate::document::tidy::tidy_rows;
use crate::framework::{Item, ItemRef};
use crate::score::{AreaScore, Scorecard};

tidy_rows! {
    /// One piece of evidence, without names and texts.
    EvidenceDataRow<'r> {
        ..source: SourceRow<'r>,
        level: &'r str,
        /// 1 is the first level.
        level_rank: usize,
        /// Its full id.
        item: String,
        /// Counted from 1 among the evidence for the item.
        number: usize,
        date: Option<Date>,
        /// The duties that it is evidence for too, with `; ` between.
        serves: Option<String>,
    }

    /// One piece of evidence.
    EvidenceRow<'r> {
        ..data: EvidenceDataRow<'r>,
        phase_name: &'r str,
        area_name: &'r str,
        statement: &'r str,
        by: Option<&'r str>,
        evidence: &'r str,
    }
}

/// One row for each piece of evidence, in the order of the items. `file` is the name to give for the assessment's file.
pub fn evidence_rows<'r>(
    file: Cow<'r, str>,
    assessment: &'r Assessment,
    card: &'r Scorecard<'r>,
) -> impl Iterator<Item = EvidenceRow<'r>> {
    let rows = move |score: &'r AreaScore<'r>| {
        let file = file.clone();
        let of_item = move |item: &'r Item| {
            let source = SourceRow::of(file.clone(), assessment, card, score.area);
            let found = assessment.areas.get(&score.area.index).and_then(|answers| answers.evidence.get(&item.index));
            (1..)
                .zip(found.into_iter().flatten())
                .map(move |(number, remark)| row(source.clone(), card, score, item, (number, remark)))
        };
        score.area.items.iter().flat_map(of_item)
    };
    card.areas.iter().flat_map(rows)
}

fn row<'r>(
    source: SourceRow<'r>,
    card: &'r Scorecard<'r>,
    score: &'r AreaScore<'r>,
    item: &'r Item,
    (number, remark): (usize, &'r Remark),
) -> EvidenceRow<'r> {
    let (framework, area) = (card.framework, score.area);
    let data = EvidenceDataRow {
        source,
        level: &framework[item.level].id,
        level_rank: item.level.rank(),
        item: framework.full_id(ItemRef { area: area.index, item: item.index }),
        number,
        date: remark.on,
        serves: (!remark.serves.is_empty()).then(|| remark.serves.join("; ")),
    };
    EvidenceRow {
        data,
        phase_name: &framework[area.phase].name,
        area_name: &area.name,
        statement: &item.text,
        by: remark.by.as_deref(),
        evidence: &remark.text,
    }
}
