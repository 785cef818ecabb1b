//! From the bytes of a file to an assessment of the framework in use, by way of another version of it where need be.

use super::check::{Found, check};
use super::migrate::{Migration, migrate};
use super::model::Assessment;
use crate::framework::Framework;
use crate::input;
use crate::problem::Problem;

/// What came of reading an assessment file.
#[derive(Debug)]
pub struct Checked {
    /// Present if there was no fault.
    pub assessment: Option<Assessment>,
    /// What has changed its place, if the answers were given to another version of the framework.
    pub migration: Option<Migration>,
    /// Faults in the order of the file, with their lines.
    pub problems: Vec<Problem>,
}

/// Reads an assessment file and checks it against the framework.
pub fn read(bytes: &[u8], framework: &Framework) -> Checked {
    let (found, mut problems) = check(input::read(bytes), framework);
    if !problems.is_empty() {
        input::locate(bytes, &mut problems);
        problems.sort_by_key(|problem| problem.place.line());
    }
    let (assessment, migration) = match found {
        None => (None, None),
        Some(Found::Here(assessment)) => (Some(assessment), None),
        Some(Found::Elsewhere(written)) => {
            let (assessment, migration) = migrate(written, framework);
            (Some(assessment), Some(migration))
        }
    };
    Checked { assessment, migration, problems }
}
