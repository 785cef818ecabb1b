//! What people are told when a command fails: what is wrong, where, and what to do next. Printed once, when the command has ended.

use std::fmt::Write;

use crate::hint::{Hint, Invocation};
use crate::problem::{Problem, Severity};
use crate::safe::one_line;
use crate::words;

/// More problems of one file than this are counted, not shown.
const MOST_SHOWN: usize = 50;

/// Why a command ended without doing what was asked; decides the exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Refused or failed: 1.
    Refused,
    /// The command was not written as it should be: 2.
    Usage,
    /// Interrupted from the keyboard: 130.
    Interrupted,
    /// Whoever read our output has had enough; no error: 0.
    ClosedPipe,
}

/// An error for people.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    pub kind: Kind,
    pub message: String,
    /// What is wrong with the input file, if that is the matter.
    pub problems: Vec<Problem>,
    /// What to do next.
    pub hints: Vec<Hint>,
}

impl Error {
    /// An error of this kind.
    pub fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), problems: Vec::new(), hints: Vec::new() }
    }

    /// Something that was refused or failed.
    pub fn refused(message: impl Into<String>) -> Self {
        Self::new(Kind::Refused, message)
    }

    /// An option or argument that makes no sense.
    pub fn usage(message: impl Into<String>) -> Self {
        Self::new(Kind::Usage, message)
    }

    /// A file that can't be used because of the faults among these problems.
    pub fn problems(name: &str, mut problems: Vec<Problem>) -> Self {
        problems.retain(|problem| problem.severity == Severity::Fault);
        let message = format!("{name} has {}, so nothing was done with it", words::count(problems.len(), "problem"));
        Self { problems, ..Self::refused(message) }
    }

    /// What a command has failed with.
    pub fn of(error: anyhow::Error) -> Self {
        error.downcast().unwrap_or_else(|other| Self::refused(format!("{other:#}")))
    }

    /// The same error with something to do next.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Hint>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// The exit status of the program.
    pub fn status(&self) -> u8 {
        match self.kind {
            Kind::ClosedPipe => 0,
            Kind::Refused => 1,
            Kind::Usage => 2,
            Kind::Interrupted => 130,
        }
    }

    /// The error as text: the message, then each problem with its place and mend, then what to do next. Commands are
    /// spelt for someone who called the program in this way.
    pub fn text(&self, called: &Invocation) -> String {
        // A line feed from a file would let it write lines of its own.
        let mut text = one_line(&self.message);
        for problem in self.problems.iter().take(MOST_SHOWN) {
            let place = problem.place.to_string();
            let said = format!("{place}{}{}", if place.is_empty() { "" } else { ": " }, problem.message);
            let _ = write!(text, "\n  {}", one_line(&said));
            if let Some(hint) = &problem.hint {
                let _ = write!(text, "\n    {}", one_line(&hint.spelt(called)));
            }
        }
        if self.problems.len() > MOST_SHOWN {
            let _ = write!(text, "\n  and {} more", self.problems.len() - MOST_SHOWN);
        }
        for hint in &self.hints {
            let _ = write!(text, "\n  {}", one_line(&hint.spelt(called)));
        }
        text
    }
}

impl From<std::io::Error> for Error {
    /// An error in writing our own output.
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::BrokenPipe => Self::new(Kind::ClosedPipe, "the output was closed"),
            _ => Self::refused(format!("the output could not be written: {}", reason(&error))),
        }
    }
}

/// What the operating system said, without its number.
pub fn reason(error: &std::io::Error) -> String {
    let said = error.to_string();
    let said = said.split(" (os error").next().unwrap_or(&said);
    said.to_lowercase()
}
