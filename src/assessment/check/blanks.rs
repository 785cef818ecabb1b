//! The part of the check that looks for what was left blank, as in `excluded:` or `scope: ""`. Where the absence of a key means
//! something, a blank would be taken for that: an area would count as answered, a choice as not made. So it is a fault.

use super::shared::Check;
use crate::problem::{Code, Path, Problem, Segment, add};

/// Keys of `about` that can't be blank. A title has its own rule; a blank name says no more than a name that is left out.
const ABOUT: &[&str] = &[
    "organisation_code",
    "formerly",
    "kind",
    "viewpoint",
    "viewpoint_by_phase",
    "timing",
    "communities",
    "assessors",
    "scope",
    "started",
    "updated",
    "status",
    "signed_off",
    "previous",
    "good_enough",
    "next_review",
    "sources",
];

/// Keys of an area that can't be blank: all of them.
const AREA: &[&str] = &[
    "open",
    "ticked",
    "unsure",
    "not_applicable",
    "excluded",
    "evidence",
    "notes",
    "target",
    "unconfirmed",
    "reworded",
    "decisions",
    "votes",
    "parked",
];

/// Keys of an action that can't be blank. Its text has its own rule.
const ACTION: &[&str] = &["uid", "item", "consulted", "informed", "due", "horizon", "status"];

impl Check<'_> {
    /// Reports what is left blank and must not be.
    pub(super) fn not_left_blank(&mut self, blanks: &[Path]) {
        for path in blanks {
            match path.0.as_slice() {
                [.., Segment::Index(_)] if is_strict(&path.0) => {
                    self.blank(path, "nothing stands after the dash", DASH);
                }
                [.., Segment::Key(key)] if is_strict(&path.0) => {
                    self.blank(path, &format!("nothing stands after {key}"), hint(key));
                }
                _ => {}
            }
        }
    }

    fn blank(&mut self, path: &Path, message: &str, hint: &'static str) {
        add(&mut self.problems, Problem::fault(Code::Missing, path.clone(), message).hint(hint));
    }
}

const DASH: &str = "write what belongs there, or remove the dash";

fn hint(key: &str) -> &'static str {
    match key {
        "open" => "name the level that is open, or remove the line",
        "excluded" => "say why the area does not apply, or remove the line",
        "ticked" => "name what is in place, or write [] if nothing is",
        _ => "write what belongs there, or remove the line",
    }
}

/// Whether the value here must not be blank.
fn is_strict(path: &[Segment]) -> bool {
    use Segment::{Index, Key};
    match path {
        [Key(top), Key(key)] => {
            (top == "about" && ABOUT.contains(&key.as_str())) || (top == "framework" && key == "overlay")
        }
        // Reasons have a rule of their own.
        [Key(top), Key(_), Key(group), Key(_)] if top == "areas" => {
            matches!(group.as_str(), "evidence" | "votes")
        }
        [Key(top), Key(_), Key(key)] if top == "areas" => AREA.contains(&key.as_str()),
        [Key(top), Index(_), Key(key)] if top == "actions" => ACTION.contains(&key.as_str()),
        [Key(top), Key(group), Key(key)] if top == "about" => {
            group == "viewpoint_by_phase" || matches!(key.as_str(), "date" | "on" | "updated" | "digest")
        }
        [Key(top), .., Index(_)] => matches!(top.as_str(), "about" | "areas" | "actions"),
        _ => false,
    }
}
