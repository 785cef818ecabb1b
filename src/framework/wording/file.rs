//! Wording packs as files: their keys, how they are read from YAML and checked, and how a new one is made.

use std::fmt;

use indexmap::IndexMap;
use schemars::{Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

use super::pack::{Reworded, Wording};
use super::texts::{Original, is_same, originals, own_originals};
use crate::framework::check::Check;
use crate::framework::format::format_problem;
use crate::framework::model::{Credit, Framework};
use crate::input::{self, Lines, Reading, filled_keys, keyed, shapes};
use crate::problem::{Path, Place, Problem, any_fault};
use crate::schema::{id, language};

const FORMAT: &str = "thrive-wording";
const FORMAT_VERSION: u32 = 1;

shapes! {
    /// Other words for a framework's texts.
    WordingFile {
        /// What kind of file this is: thrive-wording/1.
        #[schemars(extend("x-required" = true), extend("const" = "thrive-wording/1"))]
        format: String,
        /// The framework whose texts these are.
        #[schemars(extend("x-required" = true))]
        framework: WordedFile,
        /// What this wording is called, for people.
        name: String,
        /// The language, as a tag such as en-GB or ur.
        #[schemars(schema_with = "language_if_any")]
        language: String,
        /// ltr, or rtl for a language that is written from right to left.
        #[schemars(extend("enum" = ["", "ltr", "rtl"]))]
        direction: String,
        author: String,
        licence: String,
        /// The texts by id. A text that is left out or empty stays as the framework has it.
        #[schemars(extend("x-required" = true))]
        texts: IndexMap<String, Option<TextFile>>,
    }
    /// The framework whose texts these are.
    WordedFile {
        #[schemars(extend("x-required" = true), schema_with = "id")]
        id: String,
        /// As text, in quotation marks.
        #[schemars(extend("x-required" = true))]
        version: String,
    }
    /// A text with the one that it was made from.
    PairFile {
        /// The framework's text that this was made from.
        original: String,
        text: String,
    }
}

/// A language tag, or nothing as long as it is not filled in.
fn language_if_any(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({"anyOf": [{"const": ""}, language(generator)]})
}

/// A text by itself, or with the one that it was made from.
#[derive(Debug, Default, PartialEq, serde::Serialize)]
#[serde(transparent)]
pub struct TextFile(PairFile);

impl<'de> Deserialize<'de> for TextFile {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        struct Either;

        impl<'de> Visitor<'de> for Either {
            type Value = TextFile;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, or original and text")
            }

            fn visit_str<E>(self, text: &str) -> Result<TextFile, E> {
                Ok(TextFile(PairFile { original: None, text: Some(text.to_owned()) }))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<TextFile, A::Error> {
                PairFile::deserialize(MapAccessDeserializer::new(map)).map(TextFile)
            }
        }

        source.deserialize_any(Either)
    }
}

impl schemars::JsonSchema for TextFile {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "TextFile".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({"anyOf": [{"type": "string"}, generator.subschema_for::<PairFile>()]})
    }
}

/// A wording pack that was read, with what is wrong with it.
#[derive(Debug)]
pub struct Checked {
    /// Present if there was no fault.
    pub wording: Option<Wording>,
    /// Faults in the order of the file, with their lines.
    pub problems: Vec<Problem>,
}

/// Reads and checks a wording pack in YAML.
pub fn read(bytes: &[u8]) -> Checked {
    let Reading { value, mut problems, .. } = input::read::<WordingFile>(bytes);
    let wording = value.and_then(|file| {
        let lines = Lines::of(bytes);
        let place = |id: &str| {
            let path = Path::default().key("texts").key(id);
            let line = lines.nearest(&path);
            Place::Value { path, line }
        };
        let texts = keyed(&file.texts).filter_map(|(id, text)| {
            let TextFile(PairFile { original, text }) = text?;
            Some((id.to_owned(), original.clone(), text.clone()?))
        });
        let texts = texts.map(|(id, original, text)| (place(&id), id, original, text)).collect();
        check(&file, texts, &mut problems)
    });
    if !problems.is_empty() {
        input::locate(bytes, &mut problems);
        problems.sort_by_key(|problem| problem.place.line());
    }
    Checked { wording, problems }
}

/// A text of a pack: where it is, its id, the text that it was made from, and the text.
pub(super) type Found = (Place, String, Option<String>, String);

/// Checks a pack and its texts.
pub(super) fn check(file: &WordingFile, texts: Vec<Found>, problems: &mut Vec<Problem>) -> Option<Wording> {
    if let Some(problem) = format_problem(file.format.as_deref(), FORMAT, FORMAT_VERSION) {
        *problems = vec![problem];
        return None;
    }
    let mut check = Check::after(problems);
    let place = Path::default().key("framework");
    let framework = file.framework.as_ref();
    let wording = Wording {
        framework: check.id(framework.and_then(|framework| framework.id.as_ref()), &place),
        version: check.text(framework.and_then(|framework| framework.version.as_ref()), &place, "version"),
        language: [&file.language, &file.direction]
            .iter()
            .any(|text| text.as_ref().is_some_and(|text| !text.trim().is_empty()))
            .then(|| check.language(file.language.as_ref(), file.direction.as_ref())),
        credit: Credit {
            name: one_line(file.name.as_deref()),
            author: one_line(file.author.as_deref()),
            licence: one_line(file.licence.as_deref()),
        },
        texts: texts
            .into_iter()
            .map(|(place, id, original, text)| (id, Reworded { text: one_line(Some(&text)), original, place }))
            .filter(|(_, reworded)| !reworded.text.is_empty())
            .collect(),
    };
    problems.append(&mut check.problems);
    Some(wording).filter(|_| !any_fault(problems))
}

/// A text from a spreadsheet cell or a folded paragraph: line ends and runs of blanks become single blanks.
fn one_line(text: Option<&str>) -> String {
    text.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A pack to be filled in for `framework`. The texts of `earlier` are in it already, except where the framework's text has changed.
pub fn to_file(framework: &Framework, earlier: Option<&Wording>) -> WordingFile {
    let text = |original: Original| {
        let text = still_fits(earlier, &original);
        (original.id, Some(TextFile(PairFile { original: Some(original.text), text: Some(text) })))
    };
    let originals = originals(framework).into_iter().chain(own_originals(framework));
    let texts = filled_keys(originals.map(text).collect());
    WordingFile { texts, ..without_texts(framework, earlier) }
}

/// The same without its texts.
pub(super) fn without_texts(framework: &Framework, earlier: Option<&Wording>) -> WordingFile {
    let credit = earlier.map(|earlier| earlier.credit.clone()).unwrap_or_default();
    // Left to be filled in: a translation that says en-GB would be read out in English.
    let language = earlier.and_then(|earlier| earlier.language.clone());
    let direction = language.as_ref().map(|language| if language.right_to_left { "rtl" } else { "ltr" });
    WordingFile {
        format: Some(format!("{FORMAT}/{FORMAT_VERSION}")),
        framework: Some(WordedFile {
            id: Some(framework.id().to_owned()),
            version: Some(framework.version().to_owned()),
        }),
        name: Some(credit.name),
        language: Some(language.map(|language| language.tag).unwrap_or_default()),
        direction: Some(direction.unwrap_or_default().to_owned()),
        author: Some(credit.author),
        licence: Some(credit.licence),
        texts: None,
    }
}

/// The text of an earlier pack for this one of the framework; empty if the framework's has changed since.
pub(super) fn still_fits(earlier: Option<&Wording>, original: &Original) -> String {
    let found = earlier.and_then(|earlier| earlier.of(original));
    let is_current = |found: &&Reworded| found.original.as_ref().is_none_or(|then| is_same(then, &original.text));
    found.map(|(_, found)| found).filter(is_current).map(|found| found.text.clone()).unwrap_or_default()
}
