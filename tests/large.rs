//! A large bundle, made of the outlook's own words; the same every time.

use serde_json::{Value, json};

/// Whether something means the same wherever it stands. Marks of Markdown do not, nor does a number that may begin a list.
fn is_word(word: &&str) -> bool {
    !word.contains(['[', ']', '*', '#', '<']) && word.starts_with(char::is_alphabetic)
}

/// A bundle's parts that are searched, with so many of each, as JSON.
pub fn large(themes: usize, people: usize, resources: usize) -> Value {
    let outlook = include_str!("../content/outlook-2024.json");
    let strings = outlook.split('"').filter(|text| text.contains(' ') && !text.contains("://"));
    let mut words = Words { words: strings.flat_map(str::split_whitespace).filter(is_word).collect(), seed: 1 };
    json!({
        "themes": (0..themes).map(|number| json!({
            "id": format!("theme-{number}"),
            "title": words.take(4),
            "summary": words.take(12),
            "body": [words.take(70), words.take(70), words.take(60)],
            "audiences": [{ "name": words.take(2), "basis": "named" }],
        })).collect::<Vec<_>>(),
        "people": (0..people).map(|number| json!({
            "id": format!("person-{number}"),
            "name": words.take(2),
            "role": words.take(5),
            "biography": [words.take(50), words.take(50)],
            "contributed": [words.take(20)],
        })).collect::<Vec<_>>(),
        "topics": (0..12).map(|number| json!({ "id": format!("topic-{number}"), "title": words.take(2) })).collect::<Vec<_>>(),
        "resources": (0..resources).map(|number| json!({
            "id": format!("resource-{number}"),
            "title": words.take(7),
            "publisher": words.take(2),
            "year": 2000 + number % 25,
            "topics": [format!("topic-{}", number % 12), format!("topic-{}", (number + 1 + number % 7) % 12)],
            "summary": words.take(18),
        })).collect::<Vec<_>>(),
    })
}

/// The outlook with its themes, people and resources replaced by a great many.
#[allow(dead_code, reason = "each binary that has this file uses some of it")]
pub fn bundle(themes: usize, people: usize, resources: usize) -> Value {
    let mut bundle: Value =
        serde_json::from_str(include_str!("../content/outlook-2024.json")).expect("the outlook is JSON");
    let mut parts = large(themes, people, resources);
    let themes: Vec<_> = (0..themes).map(|number| format!("theme-{number}")).collect();
    for resource in parts["resources"].as_array_mut().into_iter().flatten() {
        resource["url"] = json!(format!("https://example.org/{}", resource["id"].as_str().unwrap_or_default()));
        resource["type"] = json!("guide");
        resource["lang"] = json!("en");
        resource["group"] = bundle["groups"][0]["id"].clone();
    }
    for organisation in bundle["organisations"].as_array_mut().into_iter().flatten() {
        organisation["description"] = json!([]);
        organisation["contributed"] = json!([]);
    }
    bundle["report"]["by"] = json!(["person-0"]);
    bundle["sections"] = json!([{
        "id": "section", "title": "Themes", "summary": "A great many.", "parts": [{ "themes": themes }],
    }]);
    for (part, value) in parts.as_object_mut().into_iter().flatten() {
        bundle[part] = value.take();
    }
    bundle
}

/// Words drawn by chance, but by the same chance every time (Knuth's generator of the MMIX).
struct Words<'a> {
    words: Vec<&'a str>,
    seed: u64,
}

impl Words<'_> {
    /// So many words; one in eight is new, as in a text that names people and places.
    fn take(&mut self, count: usize) -> String {
        let words: Vec<_> = (0..count)
            .map(|_| {
                self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let drawn = (self.seed >> 33) as usize;
                let word = self.words[drawn % self.words.len()];
                if drawn.is_multiple_of(8) { format!("{word}{}", drawn % 97) } else { word.to_owned() }
            })
            .collect();
        words.join(" ")
    }
}
