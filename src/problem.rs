//! What is wrong with an input file: a code, the place, a message and a hint. Readers and checks collect problems and go on, so
//! that a person sees all of them at once.

mod place;

use std::fmt;

pub use place::{Here, Path, Place, Segment};

use crate::hint::Hint;

/// Declares the codes with their ids.
macro_rules! codes {
    ($($(#[$doc:meta])* $code:ident = $id:literal;)+) => {
        /// What kind of problem it is. The ids are permanent: programs and people look them up.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Code { $($(#[$doc])* $code),+ }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$code),+];

            /// How it is written, such as `unknown-key`.
            pub fn id(self) -> &'static str {
                match self { $(Self::$code => $id),+ }
            }
        }
    };
}

codes! {
    // Of any file.
    /// Not there, or it can't be read.
    Unreadable = "unreadable";
    /// Not UTF-8 text.
    Encoding = "encoding";
    /// Larger than any file that is read.
    TooLarge = "too-large";
    /// Nothing in it.
    Empty = "empty";
    /// Conflict markers of an unresolved merge.
    Conflict = "conflict";
    /// Not YAML, JSON or CSV.
    Syntax = "syntax";
    /// More than one YAML document.
    Documents = "documents";
    /// A YAML anchor or alias.
    Anchor = "anchor";
    /// A YAML tag.
    Tag = "tag";
    /// An invalid key.
    Key = "key";
    /// The same key twice in one mapping, or a column twice in one table.
    DuplicateKey = "duplicate-key";
    /// Lists and mappings nested too deeply.
    Depth = "depth";
    /// A key that this kind of file doesn't have.
    UnknownKey = "unknown-key";
    /// A value of the wrong type, such as a text where a list should be.
    WrongKind = "wrong-kind";
    /// Not the kind of file that was expected.
    Format = "format";
    /// Made by a newer program.
    NewerFormat = "newer-format";
    /// Something required is missing.
    Missing = "missing";
    /// The same id or entry twice.
    DuplicateId = "duplicate-id";
    /// No such level in the framework.
    UnknownLevel = "unknown-level";
    /// No such item in the framework.
    UnknownItem = "unknown-item";
    /// No such area in the framework.
    UnknownArea = "unknown-area";

    // Of a framework.
    /// An invalid language tag.
    Language = "language";
    /// An id with characters that ids can't have.
    BadId = "bad-id";
    /// Too few or too many levels.
    Levels = "levels";
    /// A level without items in an area; a warning.
    EmptyLevel = "empty-level";
    /// An item that covers another of its own or of a higher level.
    CoversDirection = "covers-direction";
    /// Items that cover each other in a circle.
    CoversCycle = "covers-cycle";
    /// An item or area that replaces one that still exists.
    Replaces = "replaces";

    // Of a framework beside an older version of it; warnings.
    /// A version that does not come after the older one.
    Version = "version";
    /// A new item without `since`.
    Since = "since";
    /// An item whose text shares hardly a word with the one before, without `revised`; or, as a fault, `revised` of a later version.
    Revised = "revised";
    /// An item that was removed, and that no other replaces.
    Gone = "gone";

    // Of an overlay.
    /// A base framework that can't be found.
    UnknownBase = "unknown-base";
    /// A text for something that belongs to the base.
    BaseText = "base-text";
    /// Something to hide that the base doesn't have; a warning.
    NothingToHide = "nothing-to-hide";

    // Of a wording pack.
    /// A text that the framework doesn't have; a warning.
    UnknownText = "unknown-text";
    /// A text made from an original that the framework has changed since; a warning.
    MovedOn = "moved-on";
    /// A text for words of the program's own in which a place such as `{count}` is missing or unknown; a warning.
    Places = "places";

    // Of an assessment.
    /// Made for another framework than the one in use.
    OtherFramework = "other-framework";
    /// Made with other local additions than those in use.
    OtherOverlay = "other-overlay";
    /// Two answers to the same item.
    TwoAnswers = "two-answers";
    /// No such phase in the framework.
    UnknownPhase = "unknown-phase";
    /// No such community in the framework.
    UnknownCommunity = "unknown-community";
    /// What evidence serves looks like a slip in the id of a duty of the framework; a warning.
    UnknownDuty = "unknown-duty";
    /// A word that isn't one of those the key takes.
    UnknownWord = "unknown-word";
    /// An invalid date.
    Date = "date";
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// Whether a problem stops the file from being used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file can't be used.
    Fault,
    /// The file can be used, but someone should look at it.
    Warning,
}

/// One thing that is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub severity: Severity,
    pub code: Code,
    pub place: Place,
    pub message: String,
    /// What to do about it.
    pub hint: Option<Hint>,
}

impl Problem {
    /// A fault, as yet without a line and a hint.
    pub fn fault(code: Code, place: impl Into<Place>, message: impl Into<String>) -> Self {
        Self { severity: Severity::Fault, code, place: place.into(), message: message.into(), hint: None }
    }

    /// A warning, as yet without a line and a hint.
    pub fn warning(code: Code, place: impl Into<Place>, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::fault(code, place, message) }
    }

    /// The same problem with what to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Hint>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same problem at a line, counted from 1. Only for files that have lines.
    #[must_use]
    pub fn at(mut self, found: usize) -> Self {
        if let Place::Value { line, .. } = &mut self.place {
            *line = Some(found);
        }
        self
    }

    /// The path to the value that it is about; none in a spreadsheet or a document.
    pub fn path(&self) -> Option<&Path> {
        match &self.place {
            Place::Value { path, .. } => Some(path),
            Place::Cell { .. } | Place::Passage { .. } => None,
        }
    }
}

/// Whether any of the problems stops the file from being used.
pub fn any_fault(problems: &[Problem]) -> bool {
    problems.iter().any(|problem| problem.severity == Severity::Fault)
}
/// How many problems of one file are collected. Nobody reads further, and each takes memory.
pub const MOST_PROBLEMS: usize = 1000;

/// Puts a problem to the others of its file, of which there is an end: instead of the one after [`MOST_PROBLEMS`] it is said that
/// there are more, and what comes then is dropped.
pub fn add(problems: &mut Vec<Problem>, problem: Problem) {
    if problems.len() < MOST_PROBLEMS {
        problems.push(problem);
    } else if problems.len() == MOST_PROBLEMS {
        let message = format!("there are more than {MOST_PROBLEMS} problems, so no others were looked for");
        problems.push(Problem::fault(Code::TooLarge, Path::default(), message).hint("mend these first"));
    }
}
