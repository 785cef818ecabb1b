//! The shapes of files: what may stand in them, with every key optional, so that a reader can report all that is missing; and
//! how a shape is filled from a tree.

use indexmap::IndexMap;
use serde::de::DeserializeOwned;
use serde_yaml::Value;

use super::NOT_OURS;
use crate::problem::{Code, Path, Problem, Step};
use crate::words;

/// How many misfits of shape are collected before reading gives up.
const MOST_MISFITS: usize = 100;

/// Fills the shape `T` from the tree. What doesn't fit becomes a problem, is taken out, and the rest is tried again.
pub(super) fn fit<T: DeserializeOwned>(mut root: Value, problems: &mut Vec<Problem>) -> Option<T> {
    for _ in 0..MOST_MISFITS {
        let error = match serde_path_to_error::deserialize(&root) {
            Ok(value) => return Some(value),
            Err(error) => error,
        };
        let path = Path(error.path().iter().filter_map(step).collect());
        problems.push(misfit(path.clone(), &error.into_inner().to_string()));
        if path.0.is_empty() || !remove(&mut root, &path.0) {
            return None;
        }
    }
    let message = format!("there are more than {MOST_MISFITS} such problems, so no others were looked for");
    problems.push(Problem::fault(Code::WrongKind, Path::default(), message).hint("mend these first"));
    None
}

fn step(segment: &serde_path_to_error::Segment) -> Option<Step> {
    use serde_path_to_error::Segment;
    match segment {
        Segment::Seq { index } => Some(Step::Index(*index)),
        Segment::Map { key } => Some(Step::Key(key.clone())),
        Segment::Enum { .. } | Segment::Unknown => None,
    }
}

/// Says in plain words what serde said about a value that doesn't fit.
fn misfit(path: Path, said: &str) -> Problem {
    let quoted: Vec<&str> = said.split('`').skip(1).step_by(2).collect();
    if let (true, [unknown, known @ ..]) = (said.starts_with("unknown field "), quoted.as_slice()) {
        let problem = Problem::fault(Code::UnknownKey, path, format!("there is no key {unknown} here"));
        if unknown.contains(|letter: char| !letter.is_alphanumeric() && letter != '_') {
            return problem.hint("put quotation marks round a text that has a comma in it");
        }
        return match words::nearest(unknown, known.iter().copied()) {
            Some(near) => problem.hint(format!("did you mean {near}?")),
            None => problem.hint(format!("the keys that can stand here are {}", words::list(known))),
        };
    }
    // serde says "invalid type: FOUND, expected WANTED", sometimes with a place after it.
    let found = said.split("invalid type: ").nth(1).unwrap_or(said);
    let (found, wanted) = found.split_once(", expected ").unwrap_or((found, ""));
    let found = match found.split_whitespace().next().unwrap_or_default() {
        "sequence" => "a list stands here",
        "map" => "keys with values stand here",
        "string" => "a text stands here",
        // The only numbers of ours are the numbers of actions.
        _ if said.contains("whole number") => {
            let hint = "write a whole number from 0 to 4294967295, without quotes or blanks";
            return Problem::fault(Code::WrongKind, path, said.to_owned()).hint(hint);
        }
        "unit" => "nothing stands here",
        _ => return Problem::fault(Code::WrongKind, path, said.to_owned()),
    };
    let wanted = match wanted.split(" at line").next().unwrap_or_default() {
        "a string" => "a text",
        "a sequence" => "a list",
        text if text.starts_with("struct") || text == "a map" => "keys with values",
        other => other,
    };
    if path.0.is_empty() {
        let message = "this is not a thrive file: it doesn't consist of keys with values";
        return Problem::fault(Code::WrongKind, path, message).hint(NOT_OURS);
    }
    let hint = match wanted {
        "a list" => "write [one, another], or every entry on a line of its own, after a dash and a blank",
        "keys with values" => "write each key with a colon, a blank and its value",
        _ => "write a text; one that starts with [ or { needs quotation marks",
    };
    Problem::fault(Code::WrongKind, path, format!("{found}, where {wanted} should")).hint(hint)
}

fn remove(root: &mut Value, path: &[Step]) -> bool {
    match (root, path) {
        (Value::Mapping(entries), [Step::Key(key)]) => entries.shift_remove(key.as_str()).is_some(),
        (Value::Sequence(entries), [Step::Index(index)]) if *index < entries.len() => {
            // Emptied, not taken out: the places of the entries after it must stay as they are in the file.
            let already = entries[*index] == Value::Null;
            entries[*index] = Value::Null;
            !already
        }
        (Value::Mapping(entries), [Step::Key(key), rest @ ..]) => {
            entries.get_mut(key.as_str()).is_some_and(|value| remove(value, rest))
        }
        (Value::Sequence(entries), [Step::Index(index), rest @ ..]) => {
            entries.get_mut(*index).is_some_and(|value| remove(value, rest))
        }
        _ => false,
    }
}

/// A list in a file. An entry is absent where nothing stands after the dash or where it didn't fit.
pub type List<T> = Option<Vec<Option<T>>>;

/// Keys with values in a file, in the order of the file. A value is absent where nothing stands after the colon.
pub type Keyed<T> = Option<IndexMap<String, Option<T>>>;

/// The entries of a list with their places, counted from 0.
pub fn entries<T>(list: &List<T>) -> impl Iterator<Item = (usize, &T)> {
    list.iter().flatten().enumerate().filter_map(|(index, entry)| entry.as_ref().map(|entry| (index, entry)))
}

/// The values of a set of keys.
pub fn keyed<T>(map: &Keyed<T>) -> impl Iterator<Item = (&str, Option<&T>)> {
    map.iter().flatten().map(|(key, value)| (key.as_str(), value.as_ref()))
}

/// The list as it is written, or nothing if it is empty.
pub fn filled<T>(list: Vec<T>) -> List<T> {
    (!list.is_empty()).then(|| list.into_iter().map(Some).collect())
}

/// The keys and values as they are written, or nothing if there are none.
pub fn filled_keys<V>(map: IndexMap<String, V>) -> Option<IndexMap<String, V>> {
    (!map.is_empty()).then_some(map)
}

/// Declares file shapes: every key optional when read, left out when empty when written, unknown keys refused.
macro_rules! shapes {
    ($($(#[$doc:meta])* $name:ident { $($(#[$attribute:meta])* $key:ident: $kind:ty,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Default, PartialEq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
        #[serde(default, deny_unknown_fields)]
        pub struct $name {
            $(#[serde(skip_serializing_if = "Option::is_none")] $(#[$attribute])* pub $key: Option<$kind>,)+
        }
    )+};
}
pub(crate) use shapes;
