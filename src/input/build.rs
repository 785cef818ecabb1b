//! From the parser's events to the tree. What could be hostile or misread is refused: anchors, tags, a key twice, more than one
//! document, great depth. Every text is kept as it was typed, also one that looks like a number.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use saphyr_parser::{Event, ScalarStyle};

use super::parser::events;
use super::slips;
use super::text::{NOT_OURS, line_feeds, refused_length};
use super::tree::{Kind, Node, Tree};
use crate::problem::{Code, Path, Problem, Segment, add};

/// How deep lists and keys may be nested; our own formats need six levels.
const DEEPEST: usize = 64;

/// Down to which depth it is noted where a value is left blank. Deeper in our formats, no blank is mistaken for something else.
const DEEPEST_BLANK: usize = 4;

/// How many texts, lists and groups of keys a file can have: with more, a file of ten megabytes takes hundreds of them to read. An
/// assessment with evidence for every statement has some thousands.
const MOST_VALUES: usize = 500_000;

/// How many bytes of a file there are for each of its values, or more: an assessment has ten.
const BYTES_A_VALUE: usize = 8;

/// How many blank values a file can have.
const MOST_BLANKS: usize = 10_000;

/// From this number of keys in one group on, a new one is looked up among them. With fewer, such as the areas of the bundled
/// framework, it takes less to compare it with each.
const MANY_KEYS: usize = 32;

/// A tree under construction.
#[derive(Default)]
pub(super) struct Builder {
    pub(super) tree: Tree,
    pub(super) problems: Vec<Problem>,
    /// The paths of values that are left blank, or are a text without a letter.
    pub(super) blanks: Vec<Path>,
    /// The lists and groups of keys that have begun and not yet ended, outermost first.
    open: Vec<Open>,
}

struct Open {
    node: usize,
    /// How many values it has, without one that is not yet complete.
    values: usize,
    /// In a group of keys: the key whose value comes next or is not yet complete.
    key: Option<Key>,
    /// Its keys, once there are many.
    keys: HashSet<String>,
}

struct Key {
    /// Where in the letters of the tree.
    letters: Range<usize>,
    line: usize,
    /// Whether the group has this key already; then the value is left out.
    is_repeated: bool,
}

impl Builder {
    /// Reads the text into the tree. What is wrong but no obstacle goes to the problems.
    ///
    /// # Errors
    /// A problem after which nothing more can be read. The tree then has what comes before it.
    pub(super) fn read(&mut self, text: &str) -> Result<(), Problem> {
        let result = self.read_events(text);
        // Of a file that breaks off, a key without a value is kept as well: a problem can be about it.
        if self.open.last().is_some_and(|open| open.key.is_some()) {
            let node = self.begin(Kind::Nothing, 0, 0..0);
            self.end(node);
        }
        while let Some(open) = self.open.pop() {
            self.end(open.node);
        }
        result
    }

    fn read_events(&mut self, source: &str) -> Result<(), Problem> {
        // Room for what most files have, so that little has to be moved when more comes.
        self.tree.letters.reserve(source.len());
        self.tree.nodes.reserve((source.len() / BYTES_A_VALUE).min(MOST_VALUES));
        let is_ascii = source.is_ascii();
        let mut documents = 0;
        for event in events(source) {
            let (event, span) = event.map_err(|error| {
                let message = format!("not valid YAML: {}", slips::plainly(error.info()));
                Problem::fault(Code::Syntax, self.path(), message).at(error.marker().line()).hint(slips::of_syntax(
                    error.info(),
                    source,
                    error.marker().line(),
                ))
            })?;
            let line = span.start.line();
            if self.tree.nodes.len() > MOST_VALUES {
                let message = format!("there are more than {MOST_VALUES} values in this file, up to this line");
                return Err(Problem::fault(Code::TooLarge, Path::default(), message).at(line).hint(NOT_OURS));
            }
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
                    self.check_plain(line, anchor, tag.is_some())?;
                    if style == ScalarStyle::DoubleQuoted && slips::is_path_in_code(&text) {
                        self.problems.push(self.path_in_code(line));
                    }
                    let is_nothing =
                        style == ScalarStyle::Plain && matches!(&*text, "" | "~" | "null" | "Null" | "NULL");
                    // In double quotes, codes stand for any character.
                    let is_plain = is_ascii && style != ScalarStyle::DoubleQuoted;
                    let text = if is_plain { Cow::Borrowed(&*text) } else { line_feeds(&text) };
                    self.scalar(line, if is_nothing { None } else { Some(&text) })?;
                }
                Event::SequenceStart(anchor, tag) => {
                    self.check_plain(line, anchor, tag.is_some())?;
                    self.open(line, Kind::List)?;
                }
                Event::MappingStart(anchor, tag) => {
                    self.check_plain(line, anchor, tag.is_some())?;
                    self.open(line, Kind::Keys)?;
                }
                Event::SequenceEnd | Event::MappingEnd => {
                    if let Some(open) = self.open.pop() {
                        self.end(open.node);
                    }
                }
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

    /// A warning of a path in double quotes, in which a backslash begins a code.
    fn path_in_code(&self, line: usize) -> Problem {
        let message =
            "this looks like a path, and in double quotes \\t, \\n and the like are read as tabs and line ends";
        Problem::warning(Code::Syntax, self.path(), message)
            .at(line)
            .hint("put single quotes round it: 'S:\\team\\notes'")
    }

    /// Refuses a value with an anchor or a tag.
    // It is asked of every value, and to call it would cost more than it does.
    #[inline]
    fn check_plain(&self, line: usize, anchor: usize, is_tagged: bool) -> Result<(), Problem> {
        if anchor != 0 {
            return Err(self.no_anchors(line));
        }
        if is_tagged {
            return Err(self
                .refusal(line, Code::Tag, "YAML tags (!) are not read")
                .hint("remove the tag, or put quotes round a text that starts with !"));
        }
        Ok(())
    }

    /// The path of the value that comes next or is not yet complete.
    fn path(&self) -> Path {
        let segment = |open: &Open| match (&open.key, self.tree.nodes[open.node].kind) {
            (_, Kind::List) => Some(Segment::Index(open.values)),
            (key, _) => key.as_ref().map(|key| Segment::Key(self.tree.letters[key.letters.clone()].to_owned())),
        };
        Path(self.open.iter().filter_map(segment).collect())
    }

    /// Whether a key comes next, and not a value.
    fn is_at_key(&self) -> bool {
        let is_waiting = |open: &Open| open.key.is_none() && self.tree.nodes[open.node].kind == Kind::Keys;
        self.open.last().is_some_and(is_waiting)
    }

    /// A text, or nothing: either a key or a value.
    fn scalar(&mut self, line: usize, text: Option<&str>) -> Result<(), Problem> {
        if let Some((message, hint)) = text.and_then(refused_length) {
            let problem = self.refusal(line, Code::TooLarge, &message).hint(hint);
            add(&mut self.problems, problem);
        }
        if self.is_at_key() {
            return match text {
                Some(text) => {
                    if let Some((message, hint)) = slips::of_key(text) {
                        return Err(self.refusal(line, Code::Key, message).hint(hint));
                    }
                    self.key(line, text);
                    Ok(())
                }
                None => Err(self
                    .refusal(line, Code::Key, "a key is missing before the colon")
                    .hint("write a word before the colon, or put quotes round a text with a colon in it")),
            };
        }
        let node = match text {
            Some(text) => {
                if text.chars().all(char::is_whitespace) {
                    self.note_blank(line)?;
                }
                let letters = self.keep(text);
                self.begin(Kind::Text, line, letters)
            }
            None => {
                self.note_blank(line)?;
                self.begin(Kind::Nothing, line, 0..0)
            }
        };
        self.end(node);
        Ok(())
    }

    /// Notes where a value is left blank.
    fn note_blank(&mut self, line: usize) -> Result<(), Problem> {
        if self.open.len() <= DEEPEST_BLANK {
            if self.blanks.len() >= MOST_BLANKS {
                let message = format!("more than {MOST_BLANKS} values are left blank, up to this line");
                return Err(Problem::fault(Code::TooLarge, Path::default(), message).at(line).hint(NOT_OURS));
            }
            self.blanks.push(self.path());
        }
        Ok(())
    }

    fn key(&mut self, line: usize, key: &str) {
        let letters = self.keep(key);
        let Some(open) = self.open.last_mut() else { return };
        let tree = &self.tree;
        let mut others = tree.siblings(open.node + 1, tree.nodes.len()).map(|node| tree.key(node));
        let is_repeated = if open.values < MANY_KEYS {
            others.any(|other| other == key)
        } else {
            if open.keys.is_empty() {
                open.keys.extend(others.map(str::to_owned));
            }
            !open.keys.insert(key.to_owned())
        };
        open.key = Some(Key { letters, line, is_repeated });
        if is_repeated {
            let problem = self.refusal(line, Code::DuplicateKey, &format!("{key} stands here twice"));
            add(&mut self.problems, problem.hint("keep one of the two"));
        }
    }

    /// Where in the letters of the tree a text is from now on.
    fn keep(&mut self, text: &str) -> Range<usize> {
        let start = self.tree.letters.len();
        self.tree.letters.push_str(text);
        start..self.tree.letters.len()
    }

    fn open(&mut self, line: usize, kind: Kind) -> Result<(), Problem> {
        if self.is_at_key() {
            let problem = self.refusal(line, Code::Key, "a list or a group can't be a key");
            return Err(problem.hint("write a word before the colon"));
        }
        if self.open.len() >= DEEPEST {
            let message = format!("lists and keys stand more than {DEEPEST} deep in one another");
            return Err(Problem::fault(Code::Depth, Path::default(), message).at(line).hint(NOT_OURS));
        }
        let node = self.begin(kind, line, 0..0);
        self.open.push(Open { node, values: 0, key: None, keys: HashSet::new() });
        Ok(())
    }

    /// A value begins. A person looks for it on the line of its key.
    fn begin(&mut self, kind: Kind, line: usize, text: Range<usize>) -> usize {
        let key = self.open.last().and_then(|open| open.key.as_ref());
        let (key, line) = key.map_or((0..0, line), |key| (key.letters.clone(), key.line));
        let node = self.tree.nodes.len();
        self.tree.nodes.push(Node { kind, key, text, line, end: node + 1 });
        node
    }

    /// The value that began last and is not yet complete ends.
    fn end(&mut self, node: usize) {
        self.tree.nodes[node].end = self.tree.nodes.len();
        let Some(parent) = self.open.last_mut() else { return };
        if parent.key.take().is_some_and(|key| key.is_repeated) {
            self.tree.nodes.truncate(node);
        } else {
            parent.values += 1;
        }
    }
}
