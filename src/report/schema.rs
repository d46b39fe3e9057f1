//! The JSON Schema of a bundle: generated from its types, with an example for each property.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Bundle;

/// Bundles that examples are taken from: the first that has a property gives its example.
const EXAMPLES: [&str; 2] =
    [include_str!("../../content/outlook-2024.json"), include_str!("../../content/starter.json")];

/// The schema as a file (JSON Schema 2020-12).
pub fn text() -> String {
    format!("{:#}\n", schema())
}

/// The schema, with an example for each property that the bundles above have.
fn schema() -> Value {
    let mut schema = schemars::schema_for!(Bundle).to_value();
    let mut examples = BTreeMap::new();
    for bundle in EXAMPLES {
        let bundle = serde_json::from_str(bundle).unwrap_or_default();
        collect(&schema, "", &bundle, &mut examples);
    }
    for (property, example) in examples {
        if let Some(property) = schema.pointer_mut(&property).and_then(Value::as_object_mut) {
            property.insert("examples".to_owned(), Value::Array(vec![example]));
        }
    }
    schema
}

/// Collects an example for each property of the schema at a JSON pointer, from a value that it describes.
fn collect(schema: &Value, at: &str, value: &Value, examples: &mut BTreeMap<String, Value>) {
    let Some(node) = schema.pointer(at) else { return };
    if let Some(definition) = node["$ref"].as_str().and_then(|reference| reference.strip_prefix('#')) {
        collect(schema, definition, value, examples);
    }
    for keyword in ["anyOf", "oneOf"] {
        let choices = node[keyword].as_array().map_or(0, Vec::len);
        (0..choices).for_each(|choice| collect(schema, &format!("{at}/{keyword}/{choice}"), value, examples));
    }
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                let property = format!("{at}/properties/{key}");
                if schema.pointer(&property).is_some() {
                    examples.entry(property.clone()).or_insert_with(|| shortened(value));
                    collect(schema, &property, value, examples);
                }
            }
        }
        Value::Array(items) if !node["items"].is_null() => {
            items.iter().for_each(|item| collect(schema, &format!("{at}/items"), item, examples));
        }
        _ => {}
    }
}

/// A value with one item of each list.
fn shortened(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().take(1).map(shortened).collect(),
        Value::Object(entries) => entries.iter().map(|(key, value)| (key.clone(), shortened(value))).collect(),
        value => value.clone(),
    }
}
