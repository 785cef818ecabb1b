//! What is wrong with an input file: a code, the place, a message and the mend. Readers and checks collect problems and go
//! on, so that a person sees all of them at once.

use std::fmt;

/// One step on the way from the top of a file to a value in it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    Key(String),
    /// Counted from 0; shown counted from 1, as people count.
    Index(usize),
}

/// Where a value stands in a file; prints as `areas.1c.ticked, entry 2`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Path(pub Vec<Step>);

impl Path {
    /// The path one key further in.
    #[must_use]
    pub fn key(&self, key: impl Into<String>) -> Self {
        self.with(Step::Key(key.into()))
    }

    /// The path one list entry further in, counted from 0.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        self.with(Step::Index(index))
    }

    fn with(&self, step: Step) -> Self {
        let mut steps = self.0.clone();
        steps.push(step);
        Self(steps)
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if position == 0 => f.write_str(key)?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Index(index) => write!(f, "[{}]", index + 1)?,
            }
        }
        Ok(())
    }
}

/// Whether a problem stops the file from being used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file can't be used.
    Fault,
    /// The file works, but someone should look.
    Warning,
}

/// One thing that is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub severity: Severity,
    /// A permanent short name, such as `unknown-key`.
    pub code: &'static str,
    pub path: Path,
    /// Line in the file, counted from 1; filled in when the problem is reported.
    pub line: Option<usize>,
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Problem {
    /// A fault, for now without line and mend.
    pub fn fault(code: &'static str, path: Path, message: impl Into<String>) -> Self {
        Self { severity: Severity::Fault, code, path, line: None, message: message.into(), hint: None }
    }

    /// A warning, for now without line and mend.
    pub fn warning(code: &'static str, path: Path, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::fault(code, path, message) }
    }

    /// The same problem with what to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same problem at a line, counted from 1.
    #[must_use]
    pub fn at(mut self, line: usize) -> Self {
        self.line = Some(line);
        self
    }

    /// Where it stands, as people read it: `line 31, areas.1c.ticked`. Empty if it concerns the file as a whole.
    pub fn place(&self) -> String {
        let path = self.path.to_string();
        match (self.line, path.is_empty()) {
            (Some(line), false) => format!("line {line}, {path}"),
            (Some(line), true) => format!("line {line}"),
            (None, _) => path,
        }
    }
}

/// Whether any of the problems stops the file from being used.
pub fn any_fault(problems: &[Problem]) -> bool {
    problems.iter().any(|problem| problem.severity == Severity::Fault)
}
