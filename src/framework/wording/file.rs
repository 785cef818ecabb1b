//! Wording packs as they are written down: in YAML, or in lines of CSV for people who work in a spreadsheet.

use std::fmt;

use indexmap::IndexMap;
use schemars::{Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

use super::super::check::Check;
use super::super::format::format_problem;
use super::super::model::{Credit, Framework};
use super::{Original, Reworded, Wording, is_same, originals};
use crate::document::tidy::tidy_rows;
use crate::hint::{CommandLine, Hint};
use crate::input::{self, Lines, Reading, filled_keys, keyed, shapes};
use crate::problem::{Code, Path, Place, Problem, any_fault};
use crate::safe;
use crate::schema::{id, language};

const FORMAT: &str = "thrive-wording";
const FORMAT_VERSION: u32 = 1;

/// What the first lines of a pack in CSV are about, before its texts.
const HEAD: [&str; 8] = ["format", "framework", "version", "name", "language", "direction", "author", "licence"];

tidy_rows! {
    /// One line of a pack in CSV: a text, or what the pack says about itself.
    PackRow {
        id: String,
        /// What it is, for people.
        about: String,
        /// The framework's text.
        original: String,
        /// The pack's words for it; blank until they are filled in.
        text: String,
    }
}

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

/// What came of reading a wording pack.
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

/// Reads and checks a wording pack in CSV, with commas, semicolons or tabs, as spreadsheets write it.
pub fn read_csv(bytes: &[u8]) -> Checked {
    let mut problems = Vec::new();
    let wording = lines(bytes, &mut problems).and_then(|lines| from_lines(lines, &mut problems));
    problems.sort_by_key(|problem| problem.place.line());
    Checked { wording, problems }
}

/// One line of a pack in CSV.
struct Line {
    number: usize,
    id: String,
    original: String,
    text: String,
}

/// The lines of a pack; nothing if it has no columns of ours.
fn lines(bytes: &[u8], problems: &mut Vec<Problem>) -> Option<Vec<Line>> {
    let text = match input::text(bytes) {
        Ok(text) => text,
        Err(problem) => {
            let hint = "save it again as UTF-8 (in a spreadsheet: Save as, CSV UTF-8)";
            problems.push(if problem.code == Code::Encoding { problem.hint(hint) } else { problem });
            return None;
        }
    };
    // Some spreadsheets say first which mark separates the cells.
    let (above, whole) = match text.split_once('\n') {
        Some((first, rest)) if first.starts_with("sep=") => (1, rest),
        _ => (0, &*text),
    };
    let first = whole.lines().next().unwrap_or_default();
    let separator =
        [b',', b';', b'\t'].into_iter().max_by_key(|mark| first.bytes().filter(|byte| byte == mark).count());
    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator.unwrap_or(b',')).flexible(true).from_reader(whole.as_bytes());
    let header = reader.headers().cloned().unwrap_or_default();
    let column = |name: &str| header.iter().position(|found| found.trim().eq_ignore_ascii_case(name));
    let (Some(id), Some(text)) = (column("id"), column("text")) else {
        let message = "there is no line with the columns id and text at the top";
        let new = CommandLine::thrive(&["framework", "wording", "new", "--format", "csv"]).without_options();
        let hint = Hint::from("start from the file that ").and(new).and(" writes");
        problems.push(Problem::fault(Code::Format, Path::default(), message).at(1).hint(hint));
        return None;
    };
    let original = column("original");
    problems.extend(doubtful(&header, whole, above));
    let mut counter = LineCounter { text: whole, place: 0, line: 1 };
    let mut lines = Vec::new();
    for record in reader.records() {
        match record {
            Ok(record) => {
                let number = above + counter.line_of(&record);
                if record.iter().skip(header.len()).any(|cell| !cell.is_empty()) {
                    let message = "there are more cells in this line than columns at the top";
                    let hint = "put quotation marks round a text with the mark in it that separates cells";
                    problems.push(Problem::fault(Code::Syntax, Path::default(), message).at(number).hint(hint));
                    continue;
                }
                let cell = |place: usize| safe::without_guard(record.get(place).unwrap_or_default()).trim().to_owned();
                let line =
                    Line { number, id: cell(id), original: original.map(cell).unwrap_or_default(), text: cell(text) };
                if !line.id.is_empty() {
                    lines.push(line);
                }
            }
            Err(error) => {
                problems.push(Problem::fault(Code::Syntax, Path::default(), format!("not valid CSV: {error}")));
                return None;
            }
        }
    }
    Some(lines)
}

/// What makes it doubtful which cell is which: a column that stands twice, a quotation mark without its other half.
fn doubtful(header: &csv::StringRecord, text: &str, above: usize) -> Vec<Problem> {
    let mut problems = Vec::new();
    for name in ["id", "text", "original"] {
        if header.iter().filter(|found| found.trim().eq_ignore_ascii_case(name)).count() > 1 {
            let problem = Problem::fault(Code::DuplicateKey, Path::default(), format!("there are two columns {name}"));
            problems.push(problem.at(above + 1).hint("keep one of the two"));
        }
    }
    if text.bytes().filter(|byte| *byte == b'"').count() % 2 == 1 {
        let message = "a quotation mark has no other half, so that lines run into each other";
        let hint = "find a text that begins with one and doesn't end with one; inside a text it is written twice";
        problems.push(Problem::fault(Code::Syntax, Path::default(), message).hint(hint));
    }
    problems
}

/// Counts lines up to a record, whatever ends them.
struct LineCounter<'t> {
    text: &'t str,
    place: usize,
    line: usize,
}

impl LineCounter<'_> {
    /// The line on which a record begins. Records have to come in order.
    fn line_of(&mut self, record: &csv::StringRecord) -> usize {
        let bytes = self.text.as_bytes();
        let start = record.position().map_or(self.place, |position| usize::try_from(position.byte()).unwrap_or(0));
        let is_before = |place: usize| place < start || matches!(bytes.get(place), Some(b'\r' | b'\n'));
        while self.place < bytes.len() && is_before(self.place) {
            // A carriage return before a line feed is part of it.
            let ends =
                bytes[self.place] == b'\n' || (bytes[self.place] == b'\r' && bytes.get(self.place + 1) != Some(&b'\n'));
            self.line += usize::from(ends);
            self.place += 1;
        }
        self.line
    }
}

fn from_lines(lines: Vec<Line>, problems: &mut Vec<Problem>) -> Option<Wording> {
    let mut head: IndexMap<String, String> = IndexMap::new();
    let mut head_lines: IndexMap<String, usize> = IndexMap::new();
    let mut texts = IndexMap::new();
    for Line { number, id, original, text } in lines {
        let is_head = HEAD.contains(&id.as_str());
        if texts.contains_key(&id) || head.contains_key(&id) {
            let message = format!("{id} stands here a second time");
            let problem = Problem::fault(Code::DuplicateId, Path::default().key(&id), message).at(number);
            problems.push(problem.hint("keep one of the two"));
        } else if is_head {
            head_lines.insert(id.clone(), number);
            head.insert(id, text);
        } else {
            texts.insert(id, (number, Some(original).filter(|original| !original.is_empty()), text));
        }
    }
    let mut said = |key: &str| head.swap_remove(key).filter(|text| !text.is_empty());
    let file = WordingFile {
        format: said("format"),
        framework: Some(WordedFile { id: said("framework"), version: said("version") }),
        name: said("name"),
        language: said("language"),
        direction: said("direction"),
        author: said("author"),
        licence: said("licence"),
        texts: None,
    };
    let place = |id: &str, number| Place::Value { path: Path::default().key(id), line: Some(number) };
    let texts =
        texts.into_iter().map(|(id, (number, original, text))| (place(&id, number), id, original, text)).collect();
    let wording = check(&file, texts, problems);
    for problem in problems.iter_mut() {
        let Place::Value { path, line: line @ None } = &mut problem.place else { continue };
        if path.0.is_empty() {
            continue;
        }
        let row = match path.to_string().as_str() {
            "framework.id" => "framework".to_owned(),
            "framework.version" => "version".to_owned(),
            other => other.to_owned(),
        };
        // A missing line would be at the top.
        *line = head_lines.get(&row).copied().or(Some(1));
    }
    wording
}

/// A text with its place, its id and the one it was made from.
type Found = (Place, String, Option<String>, String);

fn check(file: &WordingFile, texts: Vec<Found>, problems: &mut Vec<Problem>) -> Option<Wording> {
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
            .any(|said| said.as_ref().is_some_and(|said| !said.trim().is_empty()))
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

/// A pack to be filled in for `framework`. What `earlier` has stands in it already, unless the framework's text has changed.
pub fn to_file(framework: &Framework, earlier: Option<&Wording>) -> WordingFile {
    let text = |original: Original| {
        let text = still_fits(earlier, &original);
        (original.id, Some(TextFile(PairFile { original: Some(original.text), text: Some(text) })))
    };
    let [format, framework_id, version, name, language, direction, author, licence] =
        head(framework, earlier).map(Some);
    WordingFile {
        format,
        framework: Some(WordedFile { id: framework_id, version }),
        name,
        language,
        direction,
        author,
        licence,
        texts: filled_keys(originals(framework).into_iter().map(text).collect()),
    }
}

/// The same as rows for a spreadsheet.
pub fn pack_rows(framework: &Framework, earlier: Option<&Wording>) -> impl Iterator<Item = PackRow> {
    let head = HEAD.iter().zip(head(framework, earlier)).map(|(id, text)| PackRow {
        id: (*id).to_owned(),
        about: "about this wording".to_owned(),
        original: String::new(),
        text,
    });
    let texts = originals(framework).into_iter().map(move |original| PackRow {
        text: still_fits(earlier, &original),
        id: original.id,
        about: original.about,
        original: original.text,
    });
    head.chain(texts)
}

/// What the pack says about itself, in the order of [`HEAD`].
fn head(framework: &Framework, earlier: Option<&Wording>) -> [String; 8] {
    let credit = earlier.map(|earlier| earlier.credit.clone()).unwrap_or_default();
    // Left to be filled in: a translation that says en-GB would be read out in English.
    let language = earlier.and_then(|earlier| earlier.language.clone());
    let direction = language.as_ref().map(|language| if language.right_to_left { "rtl" } else { "ltr" });
    [
        format!("{FORMAT}/{FORMAT_VERSION}"),
        framework.id().to_owned(),
        framework.version().to_owned(),
        credit.name,
        language.map(|language| language.tag).unwrap_or_default(),
        direction.unwrap_or_default().to_owned(),
        credit.author,
        credit.licence,
    ]
}

/// What an earlier pack says for a text, unless that has changed since.
fn still_fits(earlier: Option<&Wording>, original: &Original) -> String {
    let found = earlier.and_then(|earlier| original.reworded(earlier));
    let is_current = |found: &&Reworded| found.original.as_ref().is_none_or(|then| is_same(then, &original.text));
    found.map(|(_, found)| found).filter(is_current).map(|found| found.text.clone()).unwrap_or_default()
}
