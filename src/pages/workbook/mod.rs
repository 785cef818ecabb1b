//! The report as a workbook: a sheet for each thing that readers want to sort, filter or count.

mod about;
mod areas;
mod change;
mod items;

use super::report::{Reader, Subject};
use crate::document::workbook::Workbook;

/// The whole report for one kind of reader.
pub fn workbook(subject: &Subject) -> Workbook {
    let mut sheets = vec![areas::summary(subject)];
    sheets.extend(subject.since.map(change::sheet));
    sheets.extend([areas::levels(subject), items::items(subject), items::actions(subject)]);
    if subject.reader == Reader::Team {
        sheets.extend(items::duties(subject));
        sheets.push(items::notes(subject));
    }
    sheets.push(about::sheet(subject));
    Workbook { properties: subject.properties(), sheets }
}

#[cfg(test)]
mod tests;
