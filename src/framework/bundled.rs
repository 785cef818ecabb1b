//! The framework that comes with the program.

use super::build::build;
use super::model::Framework;

/// The bundled framework as JSON. The build script makes it of `framework/ics-engagement.yaml`: reading JSON takes a tenth of
/// the time of reading YAML, and every start of the program reads it.
const JSON: &str = include_str!(concat!(env!("OUT_DIR"), "/ics-engagement.json"));

/// The Care Quality Commission's framework for integrated care systems, in our own words.
///
/// It is not checked again at every start, which would take longer than all else that a short command does: a test holds the
/// file to every check, and this to what the checked file says. The build script can't do that, as the checks are part of the
/// program that it comes before.
///
/// # Panics
/// Never in a tested program, as the same test reads the JSON.
pub fn bundled() -> Framework {
    build(serde_json::from_str(JSON).expect("the build script wrote JSON of this shape"))
}

/// The bundled framework, if this is its id.
pub fn bundled_as(id: &str) -> Option<Framework> {
    Some(bundled()).filter(|framework| framework.id() == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::{LevelIndex, read};

    const YAML: &[u8] = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/framework/ics-engagement.yaml"));

    #[test]
    fn is_what_the_yaml_file_says_and_has_no_problem() {
        let checked = read(YAML, bundled_as);
        assert_eq!(checked.problems, []);
        assert_eq!(checked.framework, Some(bundled()));
    }

    /// Items per area and level, counted in the publication.
    #[test]
    fn has_the_published_structure() {
        let counts: Vec<String> = bundled()
            .areas()
            .iter()
            .map(|area| {
                let at = |level| area.items_at(LevelIndex::new(level)).count().to_string();
                format!("{} {}", area.id, (0..4).map(at).collect::<Vec<_>>().join(" "))
            })
            .collect();
        let published = "1a 3 4 4 5|1b 2 3 3 4|1c 3 3 3 3|1d 5 5 3 4|2a 2 3 2 3|2b 2 2 3 2|2c 3 3 3 4|2d 2 2 2 2|2e 2 2 2 2|\
            3a 2 2 3 3|3b 1 3 2 2|4a 2 4 4 2|4b 4 2 3 2|4c 3 2 3 3|5a 4 3 3 3|5b 4 3 3 3|5c 3 2 3 2|5d 3 3 3 3|6a 1 2 4 4|\
            6b 3 4 4 4|7a 3 3 3 2|7b 2 2 1 2|7c 2 2 2 2|7d 2 2 2 2|7e 1 1 1 2|7f 2 3 2 3";
        assert_eq!(counts.join("|"), published);
        assert_eq!(bundled().item_count(), 280);
        assert_eq!(bundled().phases().len(), 7);
        assert_eq!(bundled().areas().len(), 26);
    }

    #[test]
    fn has_something_to_point_to_and_to_talk_about_in_every_area() {
        for area in bundled().areas() {
            assert!(
                (2..=3).contains(&area.evidence.len()),
                "{}: {} examples of evidence",
                area.id,
                area.evidence.len()
            );
            assert!(!area.discuss.is_empty() && !area.summary.is_empty() && !area.why.is_empty(), "{}", area.id);
        }
    }

    /// What is read for hours stays short: at most about 25 words an item.
    #[test]
    fn items_are_short() {
        for area in bundled().areas() {
            for item in &area.items {
                let length = item.text.split_whitespace().count();
                assert!(length <= 28, "{}.{} has {length} words", area.id, item.id);
            }
        }
    }
}
