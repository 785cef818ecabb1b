//! From the bytes of a file to an assessment of the framework in use, by way of another version of it where need be.

use std::collections::BTreeMap;

use super::check::{Found, check};
use super::file::{AssessmentFile, FORMAT};
use super::migrate::{Migration, migrate};
use super::model::{AreaAnswers, Assessment, Contents};
use super::plain;
use crate::framework::{AreaIndex, Framework};
use crate::input::{self, Reading, Tree};
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
    let reading = input::parse(bytes);
    let Some(areas) = plain::areas(&reading, framework) else { return checked(bytes, reading, framework) };
    match checked_but_for(areas, reading, framework) {
        Some(assessment) => Checked { assessment: Some(assessment), migration: None, problems: Vec::new() },
        None => checked(bytes, input::parse(bytes), framework),
    }
}

/// Checks all but the answers, which are known already; nothing if there is anything to tell.
fn checked_but_for(
    areas: BTreeMap<AreaIndex, AreaAnswers>,
    mut reading: Reading<Tree>,
    framework: &Framework,
) -> Option<Assessment> {
    reading.value.as_mut()?.take_out(plain::AREAS);
    let rest = reading.fill();
    let (found, problems) = check(&rest, framework);
    match found? {
        Found::Here(Assessment(rest)) if problems.is_empty() => Some(Assessment(Contents { areas, ..rest })),
        _ => None,
    }
}

/// Checks everything.
fn checked(bytes: &[u8], reading: Reading<Tree>, framework: &Framework) -> Checked {
    let reading = reading.fill();
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
    // As this program writes it.
    if bytes.strip_prefix(b"format: ").is_some_and(|value| value.starts_with(FORMAT.as_bytes())) {
        return true;
    }
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
    use std::path::Path;
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;
    use crate::framework;

    static FRAMEWORK: LazyLock<Framework> = LazyLock::new(framework::bundled);

    /// All assessments among the examples and in the tests, right and wrong ones.
    #[expect(clippy::disallowed_methods, reason = "the files that this reads are part of the source")]
    static FILES: LazyLock<Vec<String>> = LazyLock::new(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let all = ["examples", "tests"].into_iter().flat_map(|folder| walkdir::WalkDir::new(root.join(folder)));
        let texts = all.filter_map(|entry| std::fs::read_to_string(entry.ok()?.path()).ok());
        texts.filter(|text| is_meant(text.as_bytes()) && text.len() < 20_000).collect()
    });

    /// Whether the short way takes the answers in a file.
    fn is_plain(text: &str) -> bool {
        plain::areas(&input::parse(text.as_bytes()), &FRAMEWORK).is_some()
    }

    fn assert_same(text: &str, framework: &Framework) {
        let bytes = text.as_bytes();
        let (short, long) = (read(bytes, framework), checked(bytes, input::parse(bytes), framework));
        assert_eq!(short.assessment, long.assessment, "{text}");
        assert_eq!(short.problems, long.problems, "{text}");
        assert_eq!(short.migration.is_some(), long.migration.is_some(), "{text}");
    }

    /// Answers with all that the short way takes.
    const ANSWERS: &str = "format: thrive-assessment/1
framework:
  id: ics-engagement
  version: '2026.11'
about:
  title: Falls service
areas:
  1a:
    open: thriving
    ticked: [E1, E2, D1]
    unsure: [D2]
    not_applicable:
      M1: nobody lives there
    evidence:
      E1:
      - text: minutes of March
        date: 2026-03-01
        by: Ada Obi
      - text: a list
    notes:
    - text: to be seen again
    target: maturing
    unconfirmed: [E1]
    reworded: [D1]
  1b: {}
  2a:
    excluded: no service of ours
";

    #[test]
    fn the_short_way_is_for_ordinary_files() {
        assert!(is_plain(ANSWERS));
        let checked = read(ANSWERS.as_bytes(), &FRAMEWORK);
        let answers = checked.assessment.expect("no fault");
        let (first, excluded) =
            (&answers.areas[&FRAMEWORK.areas()[0].index], FRAMEWORK.area("2a").expect("an area").index);
        assert_eq!((first.ticked.len(), first.evidence.len(), first.notes.len()), (3, 1, 1));
        assert_eq!(answers.areas[&excluded].excluded.as_deref(), Some("no service of ours"));
        let written = super::super::write(&answers, &FRAMEWORK).expect("it can be written");
        assert!(is_plain(&written), "{written}");
        for (right, wrong) in [
            ("2026.11", "2024.01"),
            ("[E1, E2, D1]", "[E1, E2, E1]"),
            ("[E1, E2, D1]", "[E1, E9]"),
            ("[D2]", "[D1]"),
            ("[D2]", "D2"),
            ("nobody lives there", "no"),
            ("nobody lives there", "''"),
            ("M1: nobody", "D2: nobody"),
            ("no service of ours", "No."),
            ("open: thriving", "open: thrivng"),
            ("2026-03-01", "1.3.2026"),
            ("text: a list", "by: Ada"),
            ("notes:", "note:"),
            ("1b: {}", "1z: {}"),
            ("1b: {}", "1b:"),
            ("1b: {}", "1a: {}"),
        ] {
            let text = ANSWERS.replace(right, wrong);
            assert!(text != ANSWERS && !is_plain(&text), "{wrong}");
        }
    }

    #[test]
    fn every_file_is_read_the_same_both_ways() {
        let plain = FILES.iter().filter(|text| is_plain(text)).count();
        assert!(plain > 10 && FILES.len() > 2 * plain, "{plain} of {}", FILES.len());
        let overlay = include_bytes!("../../examples/ashmere-overlay.yaml");
        let with_additions = framework::read(overlay, framework::bundled_as).framework.expect("no fault");
        for text in FILES.iter().map(String::as_str).chain([ANSWERS]) {
            assert_same(text, &FRAMEWORK);
            assert_same(text, &with_additions);
        }
        // Answers that were given with the additions, or without.
        let id = &with_additions.overlay().expect("an overlay").id;
        let version = &with_additions.overlay().expect("an overlay").version;
        let with = ANSWERS.replace("about:", &format!("  overlay: {{id: {id}, version: '{version}'}}\nabout:"));
        let is_plain = |text: &str| plain::areas(&input::parse(text.as_bytes()), &with_additions).is_some();
        assert_eq!((is_plain(&with), is_plain(ANSWERS)), (true, false));
        assert!(read(with.as_bytes(), &with_additions).assessment.is_some());
        assert_same(&with, &with_additions);
    }

    proptest! {
        /// Whatever is changed in a file, it is read the same both ways.
        #[test]
        fn changed_files_are_read_the_same_both_ways(
            file in any::<prop::sample::Index>(),
            changes in prop::collection::vec((0..6, any::<[prop::sample::Index; 3]>()), 1..4),
        ) {
            // Half of the time a file of which all can be taken the short way.
            let file = FILES.get(file.index(2 * FILES.len())).map_or(ANSWERS, String::as_str);
            let parts: Vec<&str> = PARTS.split('|').collect();
            let mut lines: Vec<String> = file.lines().map(str::to_owned).collect();
            for (kind, [at, other, slot]) in changes {
                let (place, from) = (at.index(lines.len()), other.get(&lines).clone());
                match kind {
                    0 if lines.len() > 1 => drop(lines.remove(place)),
                    1 => lines.insert(place, from),
                    _ => {
                        // A word in place of another.
                        let mut words: Vec<&str> = lines[place].split(' ').collect();
                        let slot = slot.index(words.len());
                        words[slot] = parts[other.index(parts.len())];
                        lines[place] = words.join(" ");
                    }
                }
            }
            assert_same(&(lines.join("\n") + "\n"), &FRAMEWORK);
        }
    }

    /// Words of files, and what could stand in their place by mistake.
    const PARTS: &str = "|-|:|[]|{}|~|''|yes|No.|x|[E1, E1]|[E1, X9]|[E1,|E1:|E1|M1:|1a:|1b:|7d:|open:|ticked:|unsure:|not_applicable:|\
        excluded:|evidence:|notes:|target:|unconfirmed:|reworded:|decisions:|votes:|parked:|text:|date:|on:|2026-03-01|31/12/2026|\
        serves:|thriving";

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
