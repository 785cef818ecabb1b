//! The report as a workbook: a sheet for each thing that readers want to sort, filter or count.

mod about;
mod areas;
mod change;
mod items;

use jiff::civil::Date;

use super::compare::Since;
use super::report::{Reader, properties, shown_to};
use crate::assessment::Assessment;
use crate::document::workbook::Workbook;
use crate::score::{AreaScore, Scorecard, Status};

/// The whole report of one assessment, for one kind of reader, as of the day it is made; with what has changed since an earlier
/// round, if there is one.
pub fn workbook(
    assessment: &Assessment,
    card: &Scorecard,
    reader: Reader,
    since: Option<&Since>,
    made: Date,
) -> Workbook {
    let report = Report { assessment, card, reader, made, shown: shown_to(assessment, card, reader) };
    let mut sheets = vec![report.summary()];
    sheets.extend(since.map(change::sheet));
    sheets.extend([report.levels(), report.items(), report.actions()]);
    if reader == Reader::Team {
        sheets.push(report.notes());
    }
    sheets.push(report.about());
    Workbook { properties: properties(assessment, card.framework, reader, made), sheets }
}

/// What every sheet is made from.
struct Report<'r> {
    assessment: &'r Assessment,
    card: &'r Scorecard<'r>,
    reader: Reader,
    /// The day the report is made.
    made: Date,
    /// The places of the areas that are worth a line.
    shown: Vec<usize>,
}

impl<'r> Report<'r> {
    fn areas(&self) -> impl Iterator<Item = &'r AreaScore<'r>> {
        let areas = &self.card.areas;
        self.shown.iter().map(move |place| &areas[*place])
    }

    /// Whether this reader may see people's names.
    fn names(&self) -> bool {
        self.reader != Reader::Public
    }
}

/// Whether an area is rated, or why not.
fn status_words(status: Status) -> &'static str {
    match status {
        Status::Assessed { .. } => "Assessed",
        Status::NotAssessed => "Not assessed",
        Status::NotApplicable => "Not applicable",
    }
}

#[cfg(test)]
mod tests;
