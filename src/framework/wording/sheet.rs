//! Wording packs in CSV, for people who work in a spreadsheet: read, and made to be filled in. The first rows are what a pack says
//! about itself, the others are its texts.

use indexmap::IndexMap;

use super::file::{Checked, WordedFile, WordingFile, check, still_fits, without_texts};
use super::pack::Wording;
use super::texts::{originals, own_originals};
use crate::document::tidy::tidy_rows;
use crate::framework::model::Framework;
use crate::hint::{CommandLine, Hint};
use crate::input;
use crate::problem::{Code, Path, Place, Problem};
use crate::safe;

tidy_rows! {
    /// One row of a pack: a text, or what the pack says about itself.
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

/// Reads and checks a wording pack in CSV, with commas, semicolons or tabs, as spreadsheet programs write it.
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

/// The lines of a pack; none if the columns for ids and texts are missing.
fn lines(bytes: &[u8], problems: &mut Vec<Problem>) -> Option<Vec<Line>> {
    let text = match input::text(bytes) {
        Ok(text) => text,
        Err(problem) => {
            let hint = "save it again as UTF-8 (in a spreadsheet: Save as, CSV UTF-8)";
            problems.push(if problem.code == Code::Encoding { problem.hint(hint) } else { problem });
            return None;
        }
    };
    // Some spreadsheet programs write first which character separates the cells.
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
    problems.extend(uncertain(&header, whole, above));
    let mut counter = LineCounter { text: whole, offset: 0, line: 1 };
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
                for (message, hint) in record.iter().filter_map(input::refused_length) {
                    problems.push(Problem::fault(Code::TooLarge, Path::default(), message).at(number).hint(hint));
                }
                let cell =
                    |column: usize| safe::without_guard(record.get(column).unwrap_or_default()).trim().to_owned();
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

/// Faults that make it uncertain which cell is which: two columns of one name, or a quotation mark that is never closed.
fn uncertain(header: &csv::StringRecord, text: &str, above: usize) -> Vec<Problem> {
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

/// Counts the lines up to a record, with line feeds, carriage returns or both at their ends.
struct LineCounter<'t> {
    text: &'t str,
    /// How many bytes have been looked at.
    offset: usize,
    line: usize,
}

impl LineCounter<'_> {
    /// The line on which a record begins. Records must be asked for in order.
    fn line_of(&mut self, record: &csv::StringRecord) -> usize {
        let bytes = self.text.as_bytes();
        let start = record.position().map_or(self.offset, |position| usize::try_from(position.byte()).unwrap_or(0));
        let is_before = |offset: usize| offset < start || matches!(bytes.get(offset), Some(b'\r' | b'\n'));
        while self.offset < bytes.len() && is_before(self.offset) {
            // A carriage return before a line feed is part of it.
            let ends = bytes[self.offset] == b'\n'
                || (bytes[self.offset] == b'\r' && bytes.get(self.offset + 1) != Some(&b'\n'));
            self.line += usize::from(ends);
            self.offset += 1;
        }
        self.line
    }
}

/// The pack in these lines, after its checks.
fn from_lines(lines: Vec<Line>, problems: &mut Vec<Problem>) -> Option<Wording> {
    let names = head(WordingFile::default()).map(|(name, _)| name);
    let mut head: IndexMap<String, (usize, String)> = IndexMap::new();
    let mut texts = IndexMap::new();
    for Line { number, id, original, text } in lines {
        if texts.contains_key(&id) || head.contains_key(&id) {
            let message = format!("{id} stands here a second time");
            let problem = Problem::fault(Code::DuplicateId, Path::default().key(&id), message).at(number);
            problems.push(problem.hint("keep one of the two"));
        } else if names.contains(&id.as_str()) {
            head.insert(id, (number, text));
        } else {
            texts.insert(id, (number, Some(original).filter(|original| !original.is_empty()), text));
        }
    }
    let value = |name: &str| head.get(name).map(|(_, text)| text.clone()).filter(|text| !text.is_empty());
    let file = WordingFile {
        format: value("format"),
        framework: Some(WordedFile { id: value("framework"), version: value("version") }),
        name: value("name"),
        language: value("language"),
        direction: value("direction"),
        author: value("author"),
        licence: value("licence"),
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
        let path = path.to_string();
        let name = match path.as_str() {
            "framework.id" => "framework",
            "framework.version" => "version",
            other => other,
        };
        // A row that is missing belongs at the top.
        *line = head.get(name).map(|(number, _)| *number).or(Some(1));
    }
    wording
}

/// What a pack says about itself, by the ids of its rows.
fn head(file: WordingFile) -> [(&'static str, Option<String>); 8] {
    let framework = file.framework.unwrap_or_default();
    [
        ("format", file.format),
        ("framework", framework.id),
        ("version", framework.version),
        ("name", file.name),
        ("language", file.language),
        ("direction", file.direction),
        ("author", file.author),
        ("licence", file.licence),
    ]
}

/// The rows of a pack to be filled in for `framework`. The texts of `earlier` are in it already, except where the framework's text has
/// changed.
pub fn pack_rows(framework: &Framework, earlier: Option<&Wording>) -> impl Iterator<Item = PackRow> {
    let head = head(without_texts(framework, earlier)).into_iter().map(|(name, text)| PackRow {
        id: name.to_owned(),
        about: "about this wording".to_owned(),
        original: String::new(),
        text: text.unwrap_or_default(),
    });
    let originals = originals(framework).into_iter().chain(own_originals(framework));
    let texts = originals.map(move |original| PackRow {
        text: still_fits(earlier, &original),
        id: original.id,
        about: original.about,
        original: original.text,
    });
    head.chain(texts)
}
