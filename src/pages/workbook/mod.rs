//! The report as a workbook: a cover to read, and a sheet for each thing that readers want to sort, filter or count.

mod about;
mod areas;
mod change;
mod cover;
mod evidence;
mod statements;

use super::report::{Reader, Subject};
use crate::document::workbook::Workbook;

/// The whole report for one kind of reader.
pub fn workbook(subject: &Subject) -> Workbook {
    let mut sheets = vec![areas::areas(subject)];
    sheets.extend(subject.since.map(|since| change::sheet(subject, since)));
    sheets.extend([areas::levels(subject), statements::statements(subject), evidence::evidence(subject)]);
    sheets.push(statements::actions(subject));
    if subject.reader == Reader::Team {
        sheets.push(evidence::notes(subject));
    }
    Workbook { properties: subject.properties(), cover: cover::cover(subject), sheets }
}

#[cfg(test)]
mod tests;
