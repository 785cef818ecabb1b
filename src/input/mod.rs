//! Reading and writing YAML (and JSON, which YAML contains): the only room that names the YAML crates.
//!
//! A file's bytes become a text, the text a tree, and the tree fills the shape that is wanted. Each step reports what is wrong
//! in it, and no step looks for anything that the one before has refused.

mod build;
mod comments;
mod fill;
mod lines;
mod package;
mod parser;
mod raw;
mod shape;
mod slips;
#[cfg(test)]
mod tests;
mod text;
mod tree;
mod write;

use serde::de::DeserializeOwned;

use crate::problem::{Code, Path, Place, Problem};

use build::Builder;
pub use comments::{Comment, comments, has_comments};
pub use lines::Lines;
pub use package::{NotOpened, Package};
pub use raw::{Raw, from_raw, raw};
pub(crate) use shape::shapes;
pub use shape::{Keyed, List, entries, filled, filled_keys, keyed, one_or_many};
pub use text::{LARGEST_FILE, LONGEST_TEXT, line_feeds, refused_length, text, too_long};
use tree::Kind;
pub use tree::{Tree, Value};
pub use write::write;

/// What came of reading a file: the value as far as it could be read, and all that was wrong.
#[derive(Debug)]
pub struct Reading<T> {
    /// Absent if nothing at all could be made of the file.
    pub value: Option<T>,
    pub problems: Vec<Problem>,
    /// The paths of values that are left blank after a colon or a dash, or are a text without a letter.
    pub blanks: Vec<Path>,
}

/// Reads `bytes` as one YAML or JSON document of the shape `T`.
///
/// In `T` every field should be optional: a key that is left out is for the caller to judge.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Reading<T> {
    parse(bytes).fill()
}

/// Reads `bytes` as one YAML or JSON document of whatever shape.
pub fn parse(bytes: &[u8]) -> Reading<Tree> {
    let nothing = |problems| Reading { value: None, problems, blanks: Vec::new() };
    let text = match text(bytes) {
        Ok(text) => text,
        Err(problem) => return nothing(vec![problem]),
    };
    if let Some(problem) = text::table(&text) {
        return nothing(vec![problem]);
    }
    let mut builder = Builder::default();
    let result = builder.read(&text);
    let Builder { tree, mut problems, blanks, .. } = builder;
    if let Err(problem) = result {
        problems.push(problem);
        return nothing(problems);
    }
    let value = Some(tree).filter(|tree| tree.top().is_some_and(|top| top.kind() != Kind::Nothing));
    if value.is_none() {
        let hint = "if there was something in it, look for an older copy";
        problems.push(Problem::fault(Code::Empty, Path::default(), "the file is empty").hint(hint));
    }
    Reading { value, problems, blanks }
}

impl Reading<Tree> {
    /// The text after one of the keys at the top.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.value.as_ref()?.text_at_top(key)
    }

    /// Fills the shape `T` from what was read.
    pub fn fill<T: DeserializeOwned>(self) -> Reading<T> {
        let Self { value, mut problems, blanks } = self;
        let value = value.and_then(|tree| fill::fill(tree, &mut problems));
        Reading { value, problems, blanks }
    }
}

/// Fills in the line of every problem that has a path but no line yet. The nearest enclosing value that is really in the
/// file lends its line.
pub fn locate(bytes: &[u8], problems: &mut [Problem]) {
    let lines = Lines::of(bytes);
    for problem in problems {
        if let Place::Value { path, line: line @ None } = &mut problem.place {
            *line = lines.nearest(path);
        }
    }
}
