//! The first line of every file of ours: what kind of file it is, in which version of its format.

use crate::hint::{CommandLine, Hint};
use crate::problem::{Code, Path, Problem};

/// What is wrong with a `format` line such as `thrive-framework/1`, if anything.
pub fn format_problem(found: Option<&str>, format: &str, known: u32) -> Option<Problem> {
    let place = Path::default().key("format");
    let expected = format!("{format}/{known}");
    let Some(found) = found else {
        let message = format!("there is no format line, so this may not be a {format} file");
        return Some(
            Problem::fault(Code::Format, place, message)
                .hint(format!("a file of this kind starts with format: {expected}")),
        );
    };
    if found == expected {
        return None;
    }
    let version = found
        .strip_prefix(format)
        .and_then(|rest| rest.strip_prefix('/'))
        .and_then(|version| version.parse::<u32>().ok());
    Some(match version {
        Some(version) if version > known => Problem::fault(
            Code::NewerFormat,
            place,
            format!("the file is in format {found}, made by a newer thrive; this one knows {expected}"),
        )
        .hint("use the newer thrive; the file was not changed"),
        _ => Problem::fault(Code::Format, place, format!("the format is {found}, and {expected} is expected"))
            .hint(meant(found)),
    })
}

/// What to do with a file of another kind.
fn meant(found: &str) -> Hint {
    match found.split('/').next().unwrap_or_default() {
        "thrive-framework" | "thrive-overlay" => "this is a framework; --framework FILE uses it".into(),
        "thrive-wording" => "this is a wording pack; --wording FILE uses it".into(),
        "thrive-assessment" => {
            Hint::from("this is an assessment; it is checked by each command that reads it, such as ")
                .and(CommandLine::thrive(&["score"]).with_blank("FILE").without_options())
        }
        "thrive-scorecard" | "thrive-comparison" | "thrive-plan" | "thrive-actions" => {
            "this is a result; name the assessment that it was made from".into()
        }
        _ => "check that this is the file you meant".into(),
    }
}
