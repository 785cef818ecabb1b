//! What people are told to do next by `thrive set`.

use std::collections::BTreeSet;

use crate::assessment::Assessment;
use crate::framework::{AreaIndex, Framework};
use crate::hint::{CommandLine, Hint};
use crate::score;

/// What keeps a change from counting yet, and what to do about it.
pub(super) fn hints(
    areas: &BTreeSet<AreaIndex>,
    framework: &Framework,
    assessment: &Assessment,
    card: &score::Scorecard,
    name: &str,
) -> Vec<Hint> {
    let hint = |area: AreaIndex| {
        let id = &framework[area].id;
        match card[area].status {
            score::Status::Assessed { .. } => None,
            score::Status::NotApplicable => {
                let reason = assessment.areas.get(&area)?.excluded.as_ref()?;
                let include = CommandLine::thrive(&["set", name, id, "--include"]);
                Some(Hint::from(format!("{id} is set aside as a whole: {reason}. To take it back: ")).and(include))
            }
            score::Status::NotAssessed => Some(
                Hint::from(format!("{id} is not assessed yet. Answer the rest with "))
                    .and(CommandLine::thrive(&["assess", name, "--area", id]))
                    .and(", or say that what isn't ticked there is not in place: ")
                    .and(CommandLine::thrive(&["set", name, id, "--answered"])),
            ),
        }
    };
    areas.iter().copied().filter_map(hint).collect()
}

/// What to do where something is said of areas and none is named.
pub(super) fn name_area(first: Option<AreaIndex>, framework: &Framework) -> String {
    match first {
        Some(area) => format!("name the area too: {}", framework[area].id),
        None => "name areas, such as 1a".to_owned(),
    }
}

/// A hint at the list of all options.
pub(super) fn see_help() -> Hint {
    Hint::from("see ").and(CommandLine::thrive(&["set", "--help"]).without_options())
}
