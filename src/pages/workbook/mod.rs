//! The report as a workbook: a sheet for each thing that readers want to sort, filter or count.

mod about;
mod areas;
mod change;
mod items;

use super::report::{Reader, Subject};
use crate::document::workbook::Workbook;
use crate::score::Status;

/// The whole report for one kind of reader.
pub fn workbook(subject: &Subject) -> Workbook {
    let mut sheets = vec![subject.summary()];
    sheets.extend(subject.since.map(change::sheet));
    sheets.extend([subject.levels(), subject.items(), subject.actions()]);
    if subject.reader == Reader::Team {
        sheets.push(subject.notes());
    }
    sheets.push(subject.about());
    Workbook { properties: subject.properties(), sheets }
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
