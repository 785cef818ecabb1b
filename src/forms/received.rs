//! What a file that came back is, by what is in it: its name tells little, since people rename files and mail programs do, too.

use super::filled::Filled;
use super::head::Head;
use super::not_read::NotRead;
use super::paper::{Paper, own};
use super::publication::{self, Placed};
use super::{excel, markdown, pasted, word};
use crate::assessment;
use crate::framework::Framework;
use crate::input::{self, LARGEST_FILE, Package};

/// A file that came back, as far as it was read.
#[derive(Debug)]
pub enum Received {
    /// One of our forms.
    Form(Filled),
    /// The publisher's own form, and how its statements were found.
    Publication(Filled, Placed),
    /// An assessment file, or the text that the web form shows: its bytes are to be read as such.
    Assessment(Vec<u8>),
}

/// The most lines of a text; a form of ours has about a thousand.
const MOST_LINES: usize = 50_000;

/// The web form's script reads this.
const FORM_DATA: &str = "id=\"form-data\"";

/// Reads a file that came back.
///
/// # Errors
/// If it is nothing that answers can be in, or can't be read; what to do about it.
pub fn receive(bytes: &[u8], framework: &Framework) -> Result<Received, NotRead> {
    if bytes.len() > LARGEST_FILE {
        // Only its beginning is here: answers could be missing.
        let limit = LARGEST_FILE / 1024 / 1024;
        return Err(NotRead::new(
            format!("is larger than {limit} MB, so it was not read"),
            "open it, take out pictures and everything that isn't the form, and save it again",
        ));
    }
    if Package::is_meant(bytes) {
        return packed(bytes, framework);
    }
    if let Some(refused) = other_kind(bytes) {
        return Err(refused);
    }
    let lossy = String::from_utf8_lossy(bytes);
    if publication::is_page(&lossy) {
        if lossy.contains(FORM_DATA) {
            return Err(blank_page());
        }
        return interpreted(&publication::read_html(&lossy)?, None, framework);
    }
    // What is an assessment file as it stands is no mail, whatever is written in it.
    let is_file = assessment::is_meant(bytes) && input::parse(bytes).text("format").is_some();
    if !is_file && let Some(json) = pasted::pasted(&lossy)? {
        if std::str::from_utf8(bytes).is_err() {
            return Err(NotRead::new(
                "has answers in it, and is not in UTF-8, so that letters of them would be lost",
                "save it again as UTF-8 (in Notepad: Save as, Encoding: UTF-8)",
            ));
        }
        return Ok(Received::Assessment(json.into_bytes()));
    }
    if assessment::is_meant(bytes) {
        return Ok(Received::Assessment(bytes.to_owned()));
    }
    let text = input::text(bytes).map_err(|problem| {
        NotRead::new(
            format!("can't be read as a text: {}", problem.message),
            "ask for it again, as the file that was filled in",
        )
    })?;
    if text.split('\n').nth(MOST_LINES).is_some() {
        let hint = "ask for it again, as the file that was filled in";
        return Err(NotRead::new("has far more lines than a form can have", hint));
    }
    if Head::is_in(&text) {
        return ours(&markdown::read(&text), framework);
    }
    interpreted(&publication::read_markdown(&text)?, Some(&markdown::read(&text)), framework)
}

/// A web page with the form is not what its answers are in.
fn blank_page() -> NotRead {
    NotRead::new(
        "is the form itself; the answers are not in it",
        "the answers are in the file that “Save my answers” has made, whose name ends in .json: usually it is in Downloads. Ask for that one",
    )
}

/// A Word or Excel file, or another that is packed.
fn packed(bytes: &[u8], framework: &Framework) -> Result<Received, NotRead> {
    let mut package = Package::open(bytes).map_err(|why| NotRead::of(why, "Word or Excel", ".docx or .xlsx"))?;
    let names = package.names();
    let has = |name: &str| names.iter().any(|known| known.eq_ignore_ascii_case(name));
    if has("word/document.xml") || names.iter().any(|name| name.starts_with("word/")) {
        let paper = word::read(bytes)?;
        return interpreted(&paper, Some(&paper), framework);
    }
    if names.iter().any(|name| name.starts_with("xl/")) {
        return excel::read(bytes, framework).map(Received::Form);
    }
    let kind = package.part("mimetype").ok().flatten().unwrap_or_default();
    let kind = String::from_utf8_lossy(&kind);
    Err(if kind.contains("opendocument.text") {
        NotRead::new("is an OpenDocument text (.odt)", "open it, and save it as a Word document (.docx)")
    } else if kind.contains("opendocument.spreadsheet") {
        NotRead::new("is an OpenDocument spreadsheet (.ods)", "open it, and save it as an Excel workbook (.xlsx)")
    } else {
        NotRead::new("is an archive, and no Word or Excel file", "unpack it, and name the files in it")
    })
}

/// Paper is one of our own forms, or the publisher's. `own_lines` is the same paper as our own forms have it.
fn interpreted(paper: &Paper, own_lines: Option<&Paper>, framework: &Framework) -> Result<Received, NotRead> {
    // A form of ours that has lost its own line still has its keys.
    if let Some(lines) =
        own_lines.filter(|lines| lines.lines().any(|line| Head::is_in(&line.text())) || own::has_keys(lines, framework))
    {
        return ours(lines, framework);
    }
    match publication::answers(paper, framework) {
        Some((filled, placed)) if placed.by_wording + placed.by_place > 0 => Ok(Received::Publication(filled, placed)),
        _ => {
            let hint = "name a filled-in form of thrive, the publisher's own form, an assessment file, or the text that the form shows";
            Err(NotRead::new("is no form with answers in it", hint))
        }
    }
}

/// One of our own forms.
fn ours(lines: &Paper, framework: &Framework) -> Result<Received, NotRead> {
    let filled = own::read(lines, framework);
    if filled.head.is_none() && lines.lines().any(|line| Head::is_in(&line.text())) {
        let hint = "it may be of a later version of thrive: take that one; or its line that begins with thrive-form was changed: ask for it again";
        return Err(NotRead::new("is a form whose own line can't be read", hint));
    }
    Ok(Received::Form(filled))
}

/// Kinds of file that look like what is wanted, with what to do instead.
fn other_kind(bytes: &[u8]) -> Option<NotRead> {
    let start = &bytes[..bytes.len().min(1024)];
    let begins = |mark: &[u8]| start.trim_ascii_start().starts_with(mark);
    if begins(b"{\\rtf") {
        let hint = "RTF files lose ticks: ask for the file that was filled in, as a Word document (.docx)";
        return Some(NotRead::new("is an RTF file", hint));
    }
    if begins(b"%PDF") {
        let hint = "ask for the file that was filled in: a Word, Excel or .json file; a PDF is a picture of it";
        return Some(NotRead::new("is a PDF", hint));
    }
    if begins(&[0xFF, 0xD8, 0xFF]) || begins(b"\x89PNG") {
        return Some(NotRead::new("is a picture", "type its answers in with the interview, or into a form"));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::bundled;

    fn refused(bytes: &[u8]) -> String {
        receive(bytes, &bundled()).unwrap_err().what
    }

    #[test]
    fn answers_in_a_mail_that_is_not_in_utf_8_are_refused() {
        let mail = "José sends:\nBEGIN THRIVE ANSWERS\n{\"title\": \"José\"}\nEND THRIVE ANSWERS\n";
        assert!(matches!(receive(mail.as_bytes(), &bundled()), Ok(Received::Assessment(_))));
        let latin: Vec<u8> = mail.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
        assert_eq!(refused(&latin), "has answers in it, and is not in UTF-8, so that letters of them would be lost");
    }

    /// Of a larger file only the beginning is at hand, which must not pass for the whole.
    #[test]
    fn what_is_too_large_is_refused_whatever_it_is() {
        for start in
            ["PK\u{3}\u{4}", "<!doctype html><p>1a.E1", "{\"format\": \"thrive-assessment/1\"}", "- [x] 1a.E1\n"]
        {
            let mut bytes = start.as_bytes().to_vec();
            bytes.resize(LARGEST_FILE + 1, b' ');
            assert_eq!(refused(&bytes), "is larger than 10 MB, so it was not read", "{start}");
        }
        let lines = |count: usize| "- [x] 1a.E1\n".repeat(count).into_bytes();
        assert!(receive(&lines(1_000), &bundled()).is_ok());
        assert_eq!(refused(&lines(MOST_LINES)), "has far more lines than a form can have");
    }
}
