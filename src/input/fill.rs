//! Fills shapes from a tree. A value that doesn't fit becomes a problem and is taken out, and the rest is tried again, so that
//! all problems are found in one go.

use std::fmt;

use serde::Deserializer;
use serde::de::value::BorrowedStrDeserializer;
use serde::de::{self, DeserializeOwned, DeserializeSeed, Expected, MapAccess, SeqAccess, Unexpected, Visitor};
use serde::forward_to_deserialize_any;

use super::text::NOT_OURS;
use super::tree::{Inside, Kind, Tree, Value};
use crate::problem::{Code, Path, Problem, Segment};
use crate::words;

/// How many values that don't fit are collected before reading gives up.
const MOST_MISFITS: usize = 100;

/// What is asked for, in the words of messages.
const A_TEXT: &str = "a text";
const A_LIST: &str = "a list";
const KEYS: &str = "keys with values";

/// Fills the shape `T`. Nothing if the whole is of another shape, or too much is.
pub(super) fn fill<T: DeserializeOwned>(mut tree: Tree, problems: &mut Vec<Problem>) -> Option<T> {
    for _ in 0..MOST_MISFITS {
        let Misfit { node, reason } = match T::deserialize(Source(Value { tree: &tree, node: 0 })) {
            Ok(value) => return Some(value),
            Err(misfit) => misfit,
        };
        let node = node.unwrap_or_default();
        let path = tree.path(node);
        let found = tree.nodes[node].kind;
        // In a list the entry stays, as nothing, so that those after it keep their numbers.
        tree.nodes[node].kind = match path.0.last() {
            Some(Segment::Key(_)) => Kind::Gone,
            _ => Kind::Nothing,
        };
        let is_lost = path.0.is_empty() || found == tree.nodes[node].kind;
        problems.push(problem(path, reason));
        if is_lost {
            return None;
        }
    }
    let message = format!("there are more than {MOST_MISFITS} such problems, so no others were looked for");
    problems.push(Problem::fault(Code::WrongKind, Path::default(), message).hint("mend these first"));
    None
}

/// Says in plain words what doesn't fit at a path.
fn problem(path: Path, reason: Reason) -> Problem {
    let (found, wanted) = match reason {
        Reason::UnknownKey { key, known } => {
            let problem = Problem::fault(Code::UnknownKey, path, format!("there is no key {key} here"));
            if key.contains(|letter: char| !letter.is_alphanumeric() && letter != '_') {
                return problem.hint("put quotation marks round a text that has a comma in it");
            }
            return match words::nearest(&key, known.iter().copied()) {
                Some(near) => problem.hint(format!("did you mean {near}?")),
                None => problem.hint(format!("the keys that can stand here are {}", words::list(known))),
            };
        }
        Reason::Refused(message) => {
            // The only texts that a shape refuses are numbers of actions.
            let hint = "write a whole number from 0 to 4294967295, without quotes or blanks";
            return Problem::fault(Code::WrongKind, path, message).hint(hint);
        }
        Reason::Repeated(key) => {
            let message = format!("{key} stands here twice, under two of its names");
            return Problem::fault(Code::DuplicateKey, path, message).hint("keep one of the two");
        }
        Reason::WrongKind { found, wanted } => (found, wanted),
    };
    if path.0.is_empty() {
        let message = "this is not a thrive file: it doesn't consist of keys with values";
        return Problem::fault(Code::WrongKind, path, message).hint(NOT_OURS);
    }
    let found = match found {
        Kind::List => "a list stands here",
        Kind::Keys => "keys with values stand here",
        Kind::Text => "a text stands here",
        Kind::Nothing | Kind::Gone => "nothing stands here",
    };
    let hint = match &*wanted {
        A_LIST => "write [one, another], or every entry on a line of its own, after a dash and a blank",
        KEYS => "write each key with a colon, a blank and its value",
        _ => "write a text; one that starts with [ or { needs quotation marks",
    };
    Problem::fault(Code::WrongKind, path, format!("{found}, where {wanted} should")).hint(hint)
}

/// A value that doesn't fit into a shape.
#[derive(Debug)]
pub(super) struct Misfit {
    /// Which of the tree's values; absent as long as only the value itself knows of it.
    node: Option<usize>,
    reason: Reason,
}

#[derive(Debug)]
enum Reason {
    /// A list where a text should be, and the like.
    WrongKind { found: Kind, wanted: String },
    /// A key that the shape doesn't have, with those that it has.
    UnknownKey { key: String, known: &'static [&'static str] },
    /// A key under two of its names.
    Repeated(&'static str),
    /// A text that stands for no value of the shape.
    Refused(String),
}

impl Misfit {
    fn wrong_kind(found: Kind, wanted: impl Into<String>) -> Self {
        Self { node: None, reason: Reason::WrongKind { found, wanted: wanted.into() } }
    }

    /// The same misfit at a value of the tree. The innermost counts.
    fn at(self, node: usize) -> Self {
        Self { node: self.node.or(Some(node)), ..self }
    }
}

impl de::Error for Misfit {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self { node: None, reason: Reason::Refused(message.to_string()) }
    }

    fn invalid_type(found: Unexpected, wanted: &dyn Expected) -> Self {
        let found = match found {
            Unexpected::Seq => Kind::List,
            Unexpected::Map => Kind::Keys,
            Unexpected::Str(_) => Kind::Text,
            _ => Kind::Nothing,
        };
        Self::wrong_kind(found, wanted.to_string())
    }

    fn duplicate_field(key: &'static str) -> Self {
        Self { node: None, reason: Reason::Repeated(key) }
    }

    fn unknown_field(key: &str, known: &'static [&'static str]) -> Self {
        Self { node: None, reason: Reason::UnknownKey { key: key.to_owned(), known } }
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.reason)
    }
}

impl std::error::Error for Misfit {}

/// A value of a tree, for serde.
struct Source<'t>(Value<'t>);

impl<'de> Deserializer<'de> for Source<'de> {
    type Error = Misfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.0.kind() {
            Kind::Nothing | Kind::Gone => visitor.visit_unit(),
            Kind::Text => visitor.visit_borrowed_str(self.0.tree.text(self.0.node)),
            Kind::List => visitor.visit_seq(self.0.inside()),
            Kind::Keys => visitor.visit_map(self.0.inside()),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.0.kind() {
            Kind::Nothing => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.0.kind() {
            Kind::Text => visitor.visit_borrowed_str(self.0.tree.text(self.0.node)),
            kind => Err(Misfit::wrong_kind(kind, A_TEXT)),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        self.deserialize_str(visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.0.kind() {
            Kind::List => visitor.visit_seq(self.0.inside()),
            kind => Err(Misfit::wrong_kind(kind, A_LIST)),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.0.kind() {
            Kind::Keys => visitor.visit_map(self.0.inside()),
            kind => Err(Misfit::wrong_kind(kind, KEYS)),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        self.deserialize_map(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct newtype_struct
        tuple tuple_struct enum identifier ignored_any
    }
}

impl<'t> SeqAccess<'t> for Inside<'t> {
    type Error = Misfit;

    fn next_element_seed<S: DeserializeSeed<'t>>(&mut self, seed: S) -> Result<Option<S::Value>, Misfit> {
        let Some(value) = self.next() else { return Ok(None) };
        seed.deserialize(Source(value)).map(Some).map_err(|misfit| misfit.at(value.node))
    }

    /// Of a list of texts, in which every value is an entry, how many there are.
    fn size_hint(&self) -> Option<usize> {
        let first = self.tree.nodes.get(self.next).filter(|_| self.next < self.end)?;
        (first.end == self.next + 1).then_some(self.end - self.next)
    }
}

impl<'t> MapAccess<'t> for Inside<'t> {
    type Error = Misfit;

    fn next_key_seed<S: DeserializeSeed<'t>>(&mut self, seed: S) -> Result<Option<S::Value>, Misfit> {
        while self.next < self.end && self.tree.nodes[self.next].kind == Kind::Gone {
            self.next();
        }
        if self.next >= self.end {
            return Ok(None);
        }
        let (key, node) = (self.tree.key(self.next), self.next);
        seed.deserialize(BorrowedStrDeserializer::new(key)).map(Some).map_err(|misfit: Misfit| misfit.at(node))
    }

    fn next_value_seed<S: DeserializeSeed<'t>>(&mut self, seed: S) -> Result<S::Value, Misfit> {
        // A value is asked for after its key.
        let value = Value { tree: self.tree, node: self.next };
        self.next();
        seed.deserialize(Source(value)).map_err(|misfit| misfit.at(value.node))
    }
}
