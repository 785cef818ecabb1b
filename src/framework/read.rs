//! Reads framework and overlay files: what kind it is, what is wrong with it, and where.

use super::build::build;
use super::check::{Check, Checked};
use super::file::{FORMAT, FORMAT_VERSION, FrameworkFile, OVERLAY_FORMAT};
use super::format::format_problem;
use super::model::Framework;
use super::overlay;
use crate::input::{self, Reading};
use crate::problem::any_fault;

/// Reads and checks a framework file, or an overlay together with the framework that it is laid over, which `base` finds by
/// its id.
pub fn read(bytes: &[u8], base: impl FnOnce(&str) -> Option<Framework>) -> Checked {
    let found = input::parse(bytes);
    let mut checked = if found.text("format").is_some_and(|format| format.starts_with(OVERLAY_FORMAT)) {
        overlay::read(found.fill(), base)
    } else {
        framework(found.fill())
    };
    if !checked.problems.is_empty() {
        input::locate(bytes, &mut checked.problems);
        checked.problems.sort_by_key(|problem| problem.place.line());
    }
    checked
}

/// Whether a file is an overlay, or means to be.
pub fn is_overlay(bytes: &[u8]) -> bool {
    input::parse(bytes).text("format").is_some_and(|format| format.starts_with(OVERLAY_FORMAT))
}

fn framework(found: Reading<FrameworkFile>) -> Checked {
    let Reading { value: Some(file), mut problems, .. } = found else {
        return Checked { framework: None, problems: found.problems };
    };
    // What else is odd in a file of another kind is of no use to anyone.
    if let Some(problem) = format_problem(file.format.as_deref(), FORMAT, FORMAT_VERSION) {
        return Checked { framework: None, problems: vec![problem] };
    }
    let mut check = Check::after(&problems);
    check.framework(&file);
    problems.append(&mut check.problems);
    Checked { framework: (!any_fault(&problems)).then(|| build(file)), problems }
}
