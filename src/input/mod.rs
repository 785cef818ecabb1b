//! Reading and writing YAML (and JSON, which YAML contains): the only file that names the YAML crates.
//!
//! A file is first turned into a plain tree by an event parser that refuses what could be hostile or misread (anchors,
//! tags, a key twice, more than one document, great depth or size) and keeps every scalar as the text that was typed.
//! Then serde fills the wanted shape from the tree; what doesn't fit is noted, taken out and tried again, so that all
//! problems are found in one go.

mod lines;
mod shape;

use std::borrow::Cow;

use saphyr_parser::{Event, Parser, ScalarStyle};
use serde::{Serialize, de::DeserializeOwned};
use serde_yaml::{Mapping, Value};

use crate::problem::{Code, Path, Problem, Step};
use crate::words;

use lines::Collector;
pub use lines::Lines;
use shape::fit;
pub(crate) use shape::shapes;
pub use shape::{Keyed, List, entries, filled, filled_keys, keyed};

/// The largest file that is read, in bytes. The whole bundled framework is under a fiftieth of it.
pub const LARGEST_FILE: usize = 10 * 1024 * 1024;

/// How deep lists and keys may stand inside one another; our own formats need six.
const DEEPEST: usize = 64;

/// Down to which depth it is noted where nothing stands.
const DEEPEST_BLANK: usize = 4;

/// What to do about a file that can't be one of ours.
const NOT_OURS: &str = "check that this is the file you meant";

/// What came of reading a file: the value as far as it could be read, and all that was wrong.
#[derive(Debug)]
pub struct Reading<T> {
    /// Absent if nothing at all could be made of the file.
    pub value: Option<T>,
    pub problems: Vec<Problem>,
    /// Where nothing stands after a colon or a dash.
    pub blanks: Vec<Path>,
}

/// Reads `bytes` as one YAML or JSON document of the shape `T`.
///
/// In `T` every field should be optional: a key that is left out is for the caller to judge.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Reading<T> {
    parse(bytes).fill()
}

/// Reads `bytes` as one YAML or JSON document of whatever shape.
pub fn parse(bytes: &[u8]) -> Reading<Raw> {
    let nothing = |problems| Reading { value: None, problems, blanks: Vec::new() };
    let text = match text(bytes) {
        Ok(text) => text,
        Err(problem) => return nothing(vec![problem]),
    };
    let mut tree = Tree::default();
    if let Err(problem) = tree.build(&text) {
        tree.problems.push(problem);
        return nothing(tree.problems);
    }
    let Tree { root, mut problems, blanks, .. } = tree;
    if root.is_none() {
        let hint = "if there was something in it, look for an older copy";
        problems.push(Problem::fault(Code::Empty, Path::default(), "the file is empty").hint(hint));
    }
    Reading { value: root, problems, blanks }
}

impl Reading<Raw> {
    /// The text after one of the keys at the top.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.value.as_ref()?.get(key)?.as_str()
    }

    /// Fills the shape `T` from what was read.
    pub fn fill<T: DeserializeOwned>(self) -> Reading<T> {
        let Self { value, mut problems, blanks } = self;
        let value = value.and_then(|root| fit(root, &mut problems));
        Reading { value, problems, blanks }
    }
}

/// Fills in the line of every problem that has a path but no line yet. The nearest enclosing value that is really in the
/// file lends its line.
pub fn locate(bytes: &[u8], problems: &mut [Problem]) {
    let lines = Lines::of(bytes);
    for problem in problems.iter_mut().filter(|problem| problem.line.is_none()) {
        problem.line = lines.nearest(&problem.path);
    }
}

/// Whether a file has comments, which writing it again would lose. Takes a line of a text that looks like a comment for one.
pub fn has_comments(bytes: &[u8]) -> bool {
    let Ok(text) = text(bytes) else { return false };
    text.lines().any(|line| line.trim_start().starts_with('#') || line.contains(" #"))
}

/// The value as YAML text, in the order of its fields, one key or entry a line.
///
/// # Errors
/// If the value can't be said in YAML, which no shape of ours should be.
pub fn write<T: Serialize>(value: &T) -> Result<String, String> {
    serde_yaml::to_string(value).map_err(|error| error.to_string())
}

/// The bytes as text: UTF-8, with or without a byte order mark.
///
/// # Errors
/// What makes it no text, or none to be read.
pub fn text(bytes: &[u8]) -> Result<Cow<'_, str>, Problem> {
    let fault = |code, message: String| Problem::fault(code, Path::default(), message);
    if bytes.len() > LARGEST_FILE {
        let limit = LARGEST_FILE / 1024 / 1024;
        return Err(
            fault(Code::TooLarge, format!("the file is larger than {limit} MB, so it was not read")).hint(NOT_OURS)
        );
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(fault(Code::Encoding, "the file is a workbook or an archive, not a text".into())
            .hint("save it as a text first (in a spreadsheet: Save as, CSV UTF-8)"));
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(fault(Code::Encoding, "the file is in UTF-16".into())
            .hint("save it again as UTF-8 (in Notepad: Save as, Encoding: UTF-8)"));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()].split(|byte| *byte == b'\n').count();
        fault(Code::Encoding, format!("byte {} is not valid UTF-8", error.valid_up_to() + 1))
            .at(line)
            .hint("save it again as UTF-8")
    })?;
    if text.contains('\0') {
        return Err(
            fault(Code::Encoding, "the file has NUL characters, so it is not a text file".into()).hint(NOT_OURS)
        );
    }
    for (index, line) in text.lines().enumerate() {
        if line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> ") {
            return Err(fault(Code::Conflict, "two versions of this file were merged and left unresolved here".into())
                .at(index + 1)
                .hint(
                    "choose one of the two versions and remove the lines that start with <<<<<<<, ======= and >>>>>>>",
                ));
        }
    }
    Ok(if text.trim_start().starts_with('{') { surrogates_joined(text) } else { Cow::Borrowed(text) })
}

/// JSON may write a character beyond the first 65,536 as two escapes, which YAML doesn't know: here they become the character.
fn surrogates_joined(json: &str) -> Cow<'_, str> {
    let code = |text: &str| u16::from_str_radix(text.strip_prefix("\\u")?.get(..4)?, 16).ok();
    let mut joined = String::new();
    let mut done = 0;
    for (place, _) in json.match_indices("\\u") {
        let pair = (place >= done).then(|| Some([code(&json[place..])?, code(json.get(place + 6..)?)?])).flatten();
        let Some(Ok(letter)) = pair.and_then(|pair| char::decode_utf16(pair).next()) else { continue };
        if letter.len_utf16() == 2 {
            joined.push_str(&json[done..place]);
            joined.push(letter);
            done = place + 12;
        }
    }
    if done == 0 { Cow::Borrowed(json) } else { Cow::Owned(joined + &json[done..]) }
}

/// The tree under construction, one frame a list or mapping that is still open.
#[derive(Default)]
struct Tree {
    frames: Vec<Frame>,
    root: Option<Value>,
    problems: Vec<Problem>,
    blanks: Vec<Path>,
    /// Where the values stand, collected only on demand.
    lines: Option<Collector>,
}

enum Frame {
    List(Vec<Value>),
    Keys { entries: Mapping, key: Option<String>, repeated: bool },
}

impl Tree {
    /// Builds the tree; an `Err` is a problem after which nothing more can be read.
    fn build(&mut self, text: &str) -> Result<(), Problem> {
        let mut documents = 0;
        for event in Parser::new_from_str(text) {
            let (event, span) = event.map_err(|error| {
                let message = format!("not valid YAML: {}", error.info());
                Problem::fault(Code::Syntax, self.path(), message)
                    .at(error.marker().line())
                    .hint(syntax_hint(error.info()))
            })?;
            let line = span.start.line();
            match event {
                Event::DocumentStart(_) => {
                    documents += 1;
                    if documents > 1 {
                        return Err(self
                            .refusal(line, Code::Documents, "a second document starts here")
                            .hint("keep one document in a file: remove the line --- and what follows"));
                    }
                }
                Event::Alias(_) => return Err(self.no_anchors(line)),
                Event::Scalar(text, style, anchor, tag) => {
                    self.plain(line, anchor, tag.is_some())?;
                    let nothing = style == ScalarStyle::Plain && matches!(&*text, "" | "~" | "null" | "Null" | "NULL");
                    self.scalar(line, if nothing { None } else { Some(text.into_owned()) })?;
                }
                Event::SequenceStart(anchor, tag) => {
                    self.plain(line, anchor, tag.is_some())?;
                    self.open(line, Frame::List(Vec::new()))?;
                }
                Event::MappingStart(anchor, tag) => {
                    self.plain(line, anchor, tag.is_some())?;
                    self.open(line, Frame::Keys { entries: Mapping::new(), key: None, repeated: false })?;
                }
                Event::SequenceEnd | Event::MappingEnd => self.close(),
                Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
            }
        }
        Ok(())
    }

    fn refusal(&self, line: usize, code: Code, message: &str) -> Problem {
        Problem::fault(code, self.path(), message).at(line)
    }

    fn no_anchors(&self, line: usize) -> Problem {
        self.refusal(line, Code::Anchor, "YAML anchors and aliases (& and *) are not read")
            .hint("write the value out, or put quotes round a text that starts with & or *")
    }

    fn plain(&self, line: usize, anchor: usize, tagged: bool) -> Result<(), Problem> {
        if anchor != 0 {
            return Err(self.no_anchors(line));
        }
        if tagged {
            return Err(self
                .refusal(line, Code::Tag, "YAML tags (!) are not read")
                .hint("remove the tag, or put quotes round a text that starts with !"));
        }
        Ok(())
    }

    /// Where the value that comes next will stand.
    fn path(&self) -> Path {
        let step = |frame: &Frame| match frame {
            Frame::List(entries) => Some(Step::Index(entries.len())),
            Frame::Keys { key, .. } => key.clone().map(Step::Key),
        };
        Path(self.frames.iter().filter_map(step).collect())
    }

    /// A text, or nothing: either a key or a value.
    fn scalar(&mut self, line: usize, text: Option<String>) -> Result<(), Problem> {
        if let Some(Frame::Keys { entries, key: key @ None, repeated }) = self.frames.last_mut() {
            let Some(text) = text.map(|text| words::line_feeds(&text).into_owned()) else {
                let problem = self.refusal(line, Code::Key, "a key is missing before the colon");
                return Err(
                    problem.hint("write a word before the colon, or put quotes round a text with a colon in it")
                );
            };
            *repeated = entries.contains_key(text.as_str());
            let twice = repeated.then(|| format!("{text} stands here twice"));
            if let Some(lines) = &mut self.lines {
                lines.key(&text, line);
            }
            *key = Some(text);
            if let Some(message) = twice {
                let problem = self.refusal(line, Code::DuplicateKey, &message).hint("keep one of the two");
                self.problems.push(problem);
            }
            return Ok(());
        }
        if let Some(lines) = &mut self.lines {
            lines.value(line);
            lines.end();
        }
        // Our own formats have nothing deeper that a blank could be mistaken for.
        if text.is_none() && self.frames.len() <= DEEPEST_BLANK {
            self.blanks.push(self.path());
        }
        self.place(text.map_or(Value::Null, |text| Value::String(words::line_feeds(&text).into_owned())));
        Ok(())
    }

    fn open(&mut self, line: usize, frame: Frame) -> Result<(), Problem> {
        if let Some(Frame::Keys { key: None, .. }) = self.frames.last() {
            let problem = self.refusal(line, Code::Key, "a list or a group can't be a key");
            return Err(problem.hint("write a word before the colon"));
        }
        if self.frames.len() >= DEEPEST {
            let message = format!("lists and keys stand more than {DEEPEST} deep in one another");
            return Err(Problem::fault(Code::Depth, Path::default(), message).at(line).hint(NOT_OURS));
        }
        if let Some(lines) = &mut self.lines {
            lines.value(line);
        }
        self.frames.push(frame);
        Ok(())
    }

    fn close(&mut self) {
        let value = match self.frames.pop() {
            Some(Frame::List(entries)) => Value::Sequence(entries),
            Some(Frame::Keys { entries, .. }) => Value::Mapping(entries),
            None => return,
        };
        if let Some(lines) = &mut self.lines {
            lines.end();
        }
        self.place(value);
    }

    fn place(&mut self, value: Value) {
        match self.frames.last_mut() {
            None => self.root = (value != Value::Null).then_some(value),
            Some(Frame::List(entries)) => entries.push(value),
            Some(Frame::Keys { entries, key, repeated }) => {
                if let Some(key) = key.take().filter(|_| !*repeated) {
                    entries.insert(Value::String(key), value);
                }
            }
        }
    }
}

/// What to do about what the parser says, where it is one of the usual slips.
fn syntax_hint(said: &str) -> &'static str {
    if said.contains("mapping values are not allowed") {
        "put quotation marks round a text that has a colon with a blank after it"
    } else if said.contains("simple key") {
        "put a colon and a blank between the key and its value"
    } else if said.contains("trailing content after") {
        "a quotation mark inside a text with quotation marks round it is written twice, or with \\ before it"
    } else {
        "look at this line and the one before it: a missing quote, a tab or a wrong indent are the usual causes"
    }
}

/// Any value of a file, for keeping it as it was found: keys in their order, every scalar as text.
pub type Raw = Value;

/// A value in the form in which it is kept.
///
/// # Panics
/// Never: our shapes can be said in YAML.
pub fn raw<T: Serialize>(value: &T) -> Raw {
    serde_yaml::to_value(value).expect("a shape of ours can be said in YAML")
}

/// The shape `T` from a value that was kept; nothing if it has another shape.
pub fn from_raw<T: DeserializeOwned>(raw: &Raw) -> Option<T> {
    T::deserialize(raw).ok()
}
