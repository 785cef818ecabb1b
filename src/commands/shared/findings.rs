//! How the checks of frameworks and of wording packs print what they have found.

use clap::ValueEnum;

use super::arguments::Target;
use super::context::Context;
use crate::error::Error;
use crate::pages::checked::{self, Finding};
use crate::problem::{Code, Path, Problem};
use crate::records;
use crate::words;

/// How to print what a check has found.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum CheckFormat {
    /// For reading
    #[value(alias = "table")]
    Text,
    /// For another program
    Json,
}

/// The finding for a file that could not be read, or whose base could not be read.
pub fn unreadable(file: String, error: &Error) -> Finding {
    let said = error.problems.iter().map(|problem| format!("{}: {}", problem.place, problem.message));
    let message = std::iter::once(error.message.clone()).chain(said).collect::<Vec<_>>().join("; ");
    let hint = error.hints.first().or_else(|| error.problems.first()?.hint.as_ref()).cloned();
    let mut problem = Problem::fault(Code::Unreadable, Path::default(), message);
    problem.hint = hint.or_else(|| Some("look at that file first".into()));
    Finding { file, what: None, problems: vec![problem], reworded: Vec::new(), texts: None, own_words: None }
}

/// Prints what was found in files, and refuses if one of them can't be used.
pub fn report(
    findings: &[Finding],
    kind: &'static str,
    format: CheckFormat,
    context: &mut Context,
) -> anyhow::Result<()> {
    match format {
        CheckFormat::Text => {
            for line in checked::lines(findings) {
                context.output.print_line(&line)?;
            }
        }
        CheckFormat::Json => {
            context.output.print_data(&Target::default(), &records::json(&checked::record(findings, kind)))?;
        }
    }
    let faulty: Vec<&str> =
        findings.iter().filter(|finding| finding.what.is_none()).map(|finding| finding.file.as_str()).collect();
    if faulty.is_empty() {
        Ok(())
    } else {
        Err(Error::refused(format!("{} can't be used", words::list(&faulty))).into())
    }
}
