//! JSON Schemas of files and results, made from the types that are read and written, so that the two can't drift apart.

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::Value;

/// In a type's schema, marks a key that a file must have.
const REQUIRED: &str = "x-required";

/// The schema of files of the type `T`, for people who write such files in an editor.
///
/// In `T` every key is optional and may be null, so that reading can report missing keys together with all other problems. The
/// schema is stricter: keys marked with `x-required` are required, and null is not allowed.
pub fn schema<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft2020_12().with_transform(RecursiveTransform(strict));
    settings.into_generator().into_root_schema_for::<T>().to_value()
}

/// The schema of a result of the type `T` that we write: every key is there, with null for no value.
pub fn schema_of_result<T: JsonSchema>() -> Value {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>().to_value()
}

fn strict(schema: &mut Schema) {
    schema.remove("default");
    let properties = schema.get_mut("properties").and_then(Value::as_object_mut);
    let is_marked =
        |property: &mut Value| property.as_object_mut().is_some_and(|property| property.remove(REQUIRED).is_some());
    let required: Vec<Value> = properties
        .into_iter()
        .flatten()
        .filter_map(|(key, property)| is_marked(property).then(|| Value::from(key.as_str())))
        .collect();
    if !required.is_empty() {
        schema.insert("required".to_owned(), Value::Array(required));
    }
    without_null(schema);
}

fn without_null(schema: &mut Schema) {
    if let Some(Value::Array(kinds)) = schema.get_mut("type") {
        kinds.retain(|kind| kind != "null");
        if let [only] = kinds.as_slice() {
            let only = only.clone();
            schema.insert("type".to_owned(), only);
        }
    }
    let Some(Value::Array(choices)) = schema.get_mut("anyOf") else { return };
    choices.retain(|choice| choice.get("type").is_none_or(|kind| kind != "null"));
    if let [Value::Object(only)] = choices.as_slice() {
        let only = only.clone();
        schema.remove("anyOf");
        for (key, value) in only {
            schema.insert(key, value);
        }
    }
}

/// An id.
pub fn id(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9_-]*$", "maxLength": 64})
}

/// A list of ids.
pub fn ids(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "array", "items": id(generator), "uniqueItems": true})
}

/// The id of a phase or an area, which may have dots between its parts.
pub fn dotted_id(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "string", "pattern": r"^[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9][A-Za-z0-9_-]*)*$", "maxLength": 64})
}

/// A list of ids of phases or areas.
pub fn dotted_ids(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "array", "items": dotted_id(generator), "uniqueItems": true})
}

/// A language tag.
pub fn language(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "string", "pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"})
}

/// A day.
pub fn date(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})
}
