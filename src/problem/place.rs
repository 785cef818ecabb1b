//! Where in a file something is wrong, in the terms of that kind of file.

use std::fmt;

/// Where in a file something is wrong. Prints as people read it: `line 31, areas.1c.ticked`, `sheet Items, cell D12`. Empty if
/// the problem concerns the file as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a file of keys and lists, or of lines.
    Value {
        path: Path,
        /// Counted from 1; filled in when the problem is reported.
        line: Option<usize>,
    },
    /// In a spreadsheet: row and column are counted from 0.
    Cell { sheet: String, row: usize, column: usize },
    /// In a document, where lines and pages differ from one program to the next: people find the spot by its words.
    Passage {
        /// The nearest heading above it; may be empty.
        heading: String,
        /// The words themselves; may be empty.
        words: String,
    },
}

impl Place {
    /// The place without its line, as people and programs read it: `areas.1c.ticked`. Empty for the file as a whole.
    pub fn without_line(&self) -> String {
        match self {
            Self::Value { path, .. } => path.to_string(),
            Self::Cell { .. } | Self::Passage { .. } => self.to_string(),
        }
    }

    /// Its line, counted from 1, if it has one and that is known.
    pub fn line(&self) -> Option<usize> {
        match self {
            Self::Value { line, .. } => *line,
            Self::Cell { .. } | Self::Passage { .. } => None,
        }
    }
}

impl From<&Here<'_>> for Place {
    fn from(here: &Here) -> Self {
        here.path().into()
    }
}

impl From<Path> for Place {
    fn from(path: Path) -> Self {
        Self::Value { path, line: None }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value { path, line: None } => path.fmt(f),
            Self::Value { path, line: Some(line) } if path.0.is_empty() => write!(f, "line {line}"),
            Self::Value { path, line: Some(line) } => write!(f, "line {line}, {path}"),
            Self::Cell { sheet, row, column } => write!(f, "sheet {sheet}, cell {}{}", letters(*column), row + 1),
            Self::Passage { heading, words } => match (heading.is_empty(), words.is_empty()) {
                (true, true) => Ok(()),
                (true, false) => write!(f, "at “{words}”"),
                (false, true) => write!(f, "under {heading}"),
                (false, false) => write!(f, "under {heading}, at “{words}”"),
            },
        }
    }
}

/// The name of a column, counted from 0, as spreadsheets show it: A to Z, then AA, AB, …
fn letters(column: usize) -> String {
    let last = char::from(b'A' + u8::try_from(column % 26).unwrap_or_default());
    if column < 26 { last.to_string() } else { letters(column / 26 - 1) + &last.to_string() }
}

/// One part of a path: into which key or list entry it goes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Segment {
    Key(String),
    /// Counted from 0; shown counted from 1, as people count.
    Index(usize),
}

/// The way from the top of a file to a value in it; prints as `areas.1c.ticked[2]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Path(pub Vec<Segment>);

impl Path {
    /// The path one key further in.
    #[must_use]
    pub fn key(&self, key: impl Into<String>) -> Self {
        self.with(Segment::Key(key.into()))
    }

    /// The path one list entry further in, counted from 0.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        self.with(Segment::Index(index))
    }

    fn with(&self, segment: Segment) -> Self {
        let mut segments = self.0.clone();
        segments.push(segment);
        Self(segments)
    }
}

/// The path that a check has followed so far. Each part borrows the one before it, so that a path is only put together, with
/// texts of its own, where there is a problem to report.
#[derive(Clone, Copy, Debug)]
pub enum Here<'h> {
    /// The file as a whole.
    Top,
    Key(&'h Here<'h>, &'h str),
    /// Counted from 0.
    Index(&'h Here<'h>, usize),
}

impl<'h> Here<'h> {
    /// One key further in.
    #[must_use]
    pub fn key(&'h self, key: &'h str) -> Self {
        Self::Key(self, key)
    }

    /// One list entry further in, counted from 0.
    #[must_use]
    pub fn index(&'h self, index: usize) -> Self {
        Self::Index(self, index)
    }

    /// The whole path, to be kept.
    pub fn path(&self) -> Path {
        match self {
            Self::Top => Path::default(),
            Self::Key(parent, key) => parent.path().key(*key),
            Self::Index(parent, index) => parent.path().index(*index),
        }
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, segment) in self.0.iter().enumerate() {
            match segment {
                Segment::Key(key) if position == 0 => f.write_str(key)?,
                Segment::Key(key) => write!(f, ".{key}")?,
                Segment::Index(index) => write!(f, "[{}]", index + 1)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_as_people_read_them() {
        let path = Path::default().key("areas").key("1c").key("notes").index(1);
        let cell = |row, column| Place::Cell { sheet: "Items".into(), row, column };
        let passage = |heading: &str, words: &str| Place::Passage { heading: heading.into(), words: words.into() };
        for (place, said) in [
            (Place::from(path.clone()), "areas.1c.notes[2]"),
            (Place::Value { path, line: Some(31) }, "line 31, areas.1c.notes[2]"),
            (Place::Value { path: Path::default(), line: Some(31) }, "line 31"),
            (Path::default().into(), ""),
            (cell(0, 0), "sheet Items, cell A1"),
            (cell(11, 25), "sheet Items, cell Z12"),
            (cell(1_048_575, 26), "sheet Items, cell AA1048576"),
            (cell(1, 16_383), "sheet Items, cell XFD2"),
            (passage("1a Stakeholders", "We know who"), "under 1a Stakeholders, at “We know who”"),
            (passage("", "We know who"), "at “We know who”"),
            (passage("1a Stakeholders", ""), "under 1a Stakeholders"),
            (passage("", ""), ""),
        ] {
            assert_eq!(place.to_string(), said);
        }
    }

    #[test]
    fn a_path_is_the_same_followed_or_kept() {
        let (top, kept) = (Here::Top, Path::default());
        let (areas, area) = (top.key("areas"), "1c".to_owned());
        let (area, notes) = (areas.key(&area), kept.key("areas").key("1c").key("notes"));
        assert_eq!(area.key("notes").index(1).path(), notes.index(1));
        assert_eq!(Place::from(&area.key("notes")), notes.into());
        assert_eq!(top.path(), kept);
    }

    #[test]
    fn only_lines_are_told_apart_from_the_rest() {
        let value = Place::Value { path: Path::default().key("areas"), line: Some(31) };
        assert_eq!((value.without_line().as_str(), value.line()), ("areas", Some(31)));
        let cell = Place::Cell { sheet: "Items".into(), row: 0, column: 0 };
        assert_eq!((cell.without_line().as_str(), cell.line()), ("sheet Items, cell A1", None));
    }
}
