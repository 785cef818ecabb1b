//! Values that are kept as they were found, whatever their shape.

use std::fmt;

use indexmap::IndexMap;
use serde::de::{Deserialize, DeserializeOwned, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Serialize, Serializer};

/// Any value of a file, for keeping it as it was found: keys in their order, every scalar as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Raw {
    Nothing,
    Text(String),
    List(Vec<Raw>),
    Keys(IndexMap<String, Raw>),
}

/// A value in the form in which it is kept.
///
/// # Panics
/// Never: our shapes can be said in YAML.
pub fn raw<T: Serialize>(value: &T) -> Raw {
    let value = serde_yaml::to_value(value).and_then(Raw::deserialize);
    value.expect("a shape of ours consists of texts, lists and keys")
}

/// The shape `T` from a value that was kept; nothing if it has another shape.
pub fn from_raw<T: DeserializeOwned>(raw: &Raw) -> Option<T> {
    serde_yaml::to_value(raw).and_then(T::deserialize).ok()
}

impl Serialize for Raw {
    fn serialize<S: Serializer>(&self, target: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Nothing => target.serialize_unit(),
            Self::Text(text) => target.serialize_str(text),
            Self::List(entries) => target.collect_seq(entries),
            Self::Keys(entries) => target.collect_map(entries),
        }
    }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        source.deserialize_any(Keeper)
    }
}

struct Keeper;

impl<'de> Visitor<'de> for Keeper {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a list or keys with values")
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Nothing)
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Raw, E> {
        Ok(Raw::Text(number.to_string()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Raw, A::Error> {
        let mut list = Vec::new();
        while let Some(entry) = entries.next_element()? {
            list.push(entry);
        }
        Ok(Raw::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Raw, A::Error> {
        let mut keys = IndexMap::new();
        while let Some((key, value)) = entries.next_entry()? {
            keys.insert(key, value);
        }
        Ok(Raw::Keys(keys))
    }
}
