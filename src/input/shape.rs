//! The shapes of files: what they may say, with every key optional, so that a reader can report all that is missing.

use indexmap::IndexMap;

/// A list in a file. An entry is absent where nothing stands after the dash or where it didn't fit.
pub type List<T> = Option<Vec<Option<T>>>;

/// Keys with values in a file, in the order of the file. A value is absent where nothing stands after the colon.
pub type Keyed<T> = Option<IndexMap<String, Option<T>>>;

/// The entries of a list with their indices, counted from 0.
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

/// A list that may be written without its dash or brackets if there is one entry, and is written so.
pub mod one_or_many {
    use std::fmt;
    use std::marker::PhantomData;

    use serde::de::value::MapAccessDeserializer;
    use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
    use serde::{Serialize, Serializer};

    use super::List;

    /// As the one entry, or as a list.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn serialize<T: Serialize, S: Serializer>(list: &List<T>, target: S) -> Result<S::Ok, S::Error> {
        match list.as_deref() {
            Some([Some(one)]) => one.serialize(target),
            _ => list.serialize(target),
        }
    }

    /// From keys with values, or a list of these.
    ///
    /// # Errors
    /// If it is neither.
    pub fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(source: D) -> Result<List<T>, D::Error> {
        source.deserialize_option(Either(PhantomData))
    }

    struct Either<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>> Visitor<'de> for Either<T> {
        type Value = List<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("keys with values")
        }

        fn visit_none<E>(self) -> Result<List<T>, E> {
            Ok(None)
        }

        fn visit_some<D: Deserializer<'de>>(self, source: D) -> Result<List<T>, D::Error> {
            source.deserialize_any(self)
        }

        fn visit_map<A: MapAccess<'de>>(self, keys: A) -> Result<List<T>, A::Error> {
            Ok(Some(vec![Some(T::deserialize(MapAccessDeserializer::new(keys))?)]))
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<List<T>, A::Error> {
            let mut list = Vec::new();
            while let Some(entry) = entries.next_element()? {
                list.push(entry);
            }
            Ok(Some(list))
        }
    }
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
