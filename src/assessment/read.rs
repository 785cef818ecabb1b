//! From the bytes of a file to an assessment of the framework in use, by way of another version of it where need be.

use super::check::{Found, check};
use super::file::{AssessmentFile, FORMAT};
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
    let reading = input::read(bytes);
    let (found, mut problems) = check(&reading, framework);
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

/// The id of the framework that the answers in a file are for, and that of the local additions; as far as they can be read.
pub fn framework_in(bytes: &[u8]) -> Option<(String, Option<String>)> {
    let reference = input::read::<AssessmentFile>(bytes).value?.framework?;
    Some((reference.id?, reference.overlay.and_then(|overlay| overlay.id)))
}

/// Whether a file means to be an assessment, right or wrong: it says so after `format`.
pub fn is_meant(bytes: &[u8]) -> bool {
    // A file with other faults can't be parsed; one in UTF-16 is one, and has to be told so.
    let text = String::from_utf8_lossy(bytes).replace('\0', "");
    let is_mark = |letter: char| letter.is_whitespace() || matches!(letter, '"' | '\'');
    text.match_indices("format").any(|(start, key)| {
        let value = text[start + key.len()..].trim_start_matches(is_mark).strip_prefix(':');
        value.is_some_and(|value| value.trim_start_matches(is_mark).starts_with(FORMAT))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// On one line of a file, items that an area doesn't have come first, then those listed twice, and after all lists those that
    /// stand in two of them, in the order of their ids.
    #[test]
    fn faults_of_one_line_have_an_order() {
        let text = "format: thrive-assessment/1\nframework: {id: ics-engagement, version: '2026.11'}\nabout: {title: x}\n\
            areas: {1a: {ticked: [E9, M1, E1, E9, D1, M1], unsure: [E9, E1], not_applicable: {D1: why, M1: why}}}\n";
        let checked = read(text.as_bytes(), &crate::framework::bundled());
        let said: Vec<&str> = checked.problems.iter().map(|problem| problem.message.as_str()).collect();
        assert_eq!(
            said,
            [
                "area 1a has no item E9",
                "area 1a has no item E9",
                "E9 is listed twice",
                "M1 is listed twice",
                "area 1a has no item E9",
                "E1 stands under ticked and under unsure",
                "E9 stands under ticked and under unsure",
                "D1 stands under ticked and under not_applicable",
                "M1 stands under ticked and under not_applicable",
            ]
        );
        assert!(checked.assessment.is_none() && checked.problems.iter().all(|problem| problem.place.line() == Some(4)));
    }

    #[test]
    fn which_framework_a_file_is_for() {
        for (reference, id, overlay) in [
            ("{id: befriending, version: '1'}", "befriending", None),
            ("{id: x, version: '1', overlay: {id: ashmere, version: '2'}}", "x", Some("ashmere")),
        ] {
            let text = format!("format: thrive-assessment/1\nframework: {reference}\nabout: {{title: 7}}\n");
            assert_eq!(framework_in(text.as_bytes()), Some((id.to_owned(), overlay.map(str::to_owned))));
        }
        assert_eq!(framework_in(b"format: thrive-assessment/1\n"), None);
    }

    #[test]
    fn files_that_mean_to_be_assessments() {
        for text in [
            "format: thrive-assessment/1\nabout: {title: x}\n",
            "about: {title: [\nformat: 'thrive-assessment/2'\n",
            "{\"about\": {}, \"format\" : \"thrive-assessment/1\"}",
        ] {
            assert!(is_meant(text.as_bytes()), "{text}");
        }
        let wide: Vec<u8> = "format: thrive-assessment/1\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(is_meant(&wide));
        for text in [
            "",
            "format: thrive-framework/1\n",
            "format: thrive-scorecard/1\nnote: not a thrive-assessment/1\n",
            "{\"properties\": {\"format\": {\"const\": \"thrive-assessment/1\"}}}",
            "name: ci\non: push\n",
        ] {
            assert!(!is_meant(text.as_bytes()), "{text}");
        }
    }
}
