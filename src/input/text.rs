//! From bytes to text: what is no text, or no file to be read, is refused here, before anything looks for values in it.

use std::borrow::Cow;

use crate::problem::{Code, Path, Problem};

/// The largest file that is read, in bytes. The whole bundled framework is under a fiftieth of it.
pub const LARGEST_FILE: usize = 10 * 1024 * 1024;

/// The longest text that is read, in characters: one value of a file. The longest text of the bundled framework is under a hundredth
/// of it.
pub const LONGEST_TEXT: usize = 100_000;

/// What to do about a file that can't be one of ours.
pub(super) const NOT_OURS: &str = "check that this is the file you meant";

/// How the lines begin that a version control system puts around two versions it could not merge.
const CONFLICT_MARKS: [&str; 2] = ["<<<<<<< ", ">>>>>>> "];

/// The bytes as text: UTF-8, with or without a byte order mark.
///
/// # Errors
/// If they are no text, or a text that should not be read: too large, or with an unresolved merge in it.
pub fn text(bytes: &[u8]) -> Result<Cow<'_, str>, Problem> {
    let fault = |code, message: String| Problem::fault(code, Path::default(), message);
    if bytes.len() > LARGEST_FILE {
        let limit = LARGEST_FILE / 1024 / 1024;
        return Err(
            fault(Code::TooLarge, format!("the file is larger than {limit} MB, so it was not read")).hint(NOT_OURS)
        );
    }
    if let Some((what, hint)) = another_kind(bytes) {
        return Err(fault(Code::Format, format!("the file is {what}, not a text")).hint(hint));
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(fault(Code::Encoding, "the file is in UTF-16".into())
            .hint("save it again as UTF-8 (in Notepad: Save as, Encoding: UTF-8)"));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()].split(|byte| *byte == b'\n').count();
        fault(Code::Encoding, format!("byte {} is not valid UTF-8", error.valid_up_to() + 1))
            .at(line)
            .hint("save it again as UTF-8")
    })?;
    if text.contains('\0') {
        return Err(
            fault(Code::Encoding, "the file has NUL characters, so it is not a text file".into()).hint(NOT_OURS)
        );
    }
    if is_web_page(text) {
        return Err(fault(Code::Format, "the file is a web page".into()).hint(NO_REPORT));
    }
    if let Some(line) = conflict(text) {
        return Err(fault(Code::Conflict, "two versions of this file were merged and left unresolved here".into())
            .at(line)
            .hint("choose one of the two versions and remove the lines that start with <<<<<<<, ======= and >>>>>>>"));
    }
    Ok(if text.trim_start().starts_with('{') { surrogates_joined(text) } else { Cow::Borrowed(text) })
}

/// What to do about a document where an assessment, a framework or a wording pack is meant.
const NO_REPORT: &str =
    "name the file that it was made from: assessments and frameworks end in .yaml or .json, reports are not read";

/// What to do about a workbook.
const NO_WORKBOOK: &str = "assessments and frameworks end in .yaml or .json; save a wording pack as a text (in a spreadsheet: Save \
    as, CSV UTF-8)";

/// What kind of file the bytes are, where they are of one of those that people confuse with ours, and what to do about it.
fn another_kind(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    const STARTS: [(&[u8], &str, &str); 7] = [
        (b"%PDF", "a PDF", NO_REPORT),
        (b"{\\rtf", "a word processor's document", NO_REPORT),
        (b"\xd0\xcf\x11\xe0", "a document or workbook of an older Office program", NO_REPORT),
        (b"\x89PNG", "a picture", NOT_OURS),
        (b"\xff\xd8\xff", "a picture", NOT_OURS),
        (b"GIF8", "a picture", NOT_OURS),
        (b"\x1f\x8b", "an archive", NOT_OURS),
    ];
    if !bytes.starts_with(b"PK\x03\x04") {
        let known = STARTS.iter().find(|(start, ..)| bytes.starts_with(start));
        return known.map(|(_, what, hint)| (*what, *hint));
    }
    // The names of the files in an archive stand in it as they are, at its end and mostly at its beginning.
    let has = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
    Some(if has(b"word/document.xml") {
        ("a Word document", NO_REPORT)
    } else if has(b"opendocument.text") {
        ("a word processor's document", NO_REPORT)
    } else if has(b"xl/workbook") || has(b"opendocument.spreadsheet") {
        ("a workbook", NO_WORKBOOK)
    } else {
        ("an archive", NOT_OURS)
    })
}

/// What is said where a text is a table, in which there are no keys with values: its first line is nothing but names of columns.
pub(super) fn table(text: &str) -> Option<Problem> {
    let first = text.lines().find(|line| !line.starts_with("sep="))?;
    let is_name = |cell: &str| {
        let cell = cell.trim().trim_matches('"');
        !cell.is_empty() && cell.chars().all(|letter| letter.is_alphanumeric() || letter == '_')
    };
    let is_header = |mark: char| first.split(mark).count() > 2 && first.split(mark).all(is_name);
    [',', ';', '\t'].into_iter().any(is_header).then(|| {
        let hint = "assessments and frameworks end in .yaml or .json; a wording pack can be a table, and --wording FILE uses it";
        Problem::fault(Code::Format, Path::default(), "the file is a table (CSV)").hint(hint)
    })
}

/// Whether a text is a web page.
fn is_web_page(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(9).collect::<String>().to_lowercase();
    start.starts_with("<!doctype") || start.starts_with("<html")
}

/// The first line, counted from 1, that begins with a mark of an unresolved merge.
fn conflict(text: &str) -> Option<usize> {
    // Searching the whole text for the marks is many times faster than looking at the beginning of each line.
    if !CONFLICT_MARKS.iter().any(|mark| text.contains(mark)) {
        return None;
    }
    let is_marked = |line: &str| CONFLICT_MARKS.iter().any(|mark| line.starts_with(mark));
    text.lines().position(is_marked).map(|index| index + 1)
}

/// JSON may write a character beyond the first 65,536 as two escapes, which YAML doesn't know: here they become the character.
fn surrogates_joined(json: &str) -> Cow<'_, str> {
    let code = |text: &str| u16::from_str_radix(text.strip_prefix("\\u")?.get(..4)?, 16).ok();
    let mut joined = String::new();
    let mut done = 0;
    for (start, _) in json.match_indices("\\u") {
        let pair = (start >= done).then(|| Some([code(&json[start..])?, code(json.get(start + 6..)?)?])).flatten();
        let Some(Ok(letter)) = pair.and_then(|pair| char::decode_utf16(pair).next()) else { continue };
        if letter.len_utf16() == 2 {
            joined.push_str(&json[done..start]);
            joined.push(letter);
            done = start + 12;
        }
    }
    if done == 0 { Cow::Borrowed(json) } else { Cow::Owned(joined + &json[done..]) }
}

/// What is said of a text with more characters than can be read, and what to do.
pub fn refused_length(text: &str) -> Option<(String, &'static str)> {
    let hint = "shorten it; a long document is better kept in a file of its own, and named here";
    let said = |letters| format!("this text has {letters} characters, and at most {LONGEST_TEXT} are read");
    too_long(text).map(|letters| (said(letters), hint))
}

/// How many characters a text has, if that is more than can be read.
pub fn too_long(text: &str) -> Option<usize> {
    // No text has more characters than bytes, and these are counted already.
    (text.len() > LONGEST_TEXT).then(|| text.chars().count()).filter(|letters| *letters > LONGEST_TEXT)
}

/// The text with line feeds in place of the rarer characters that end a line. YAML folds lines at those, so they would be lost when
/// the text is read back from a file.
pub fn line_feeds(text: &str) -> Cow<'_, str> {
    let is_rare = |letter: char| matches!(letter, '\u{85}' | '\u{2028}' | '\u{2029}');
    // Most texts are ASCII, which has none of them and is told quickly.
    if text.is_ascii() || !text.contains(is_rare) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.replace(is_rare, "\n"))
    }
}
