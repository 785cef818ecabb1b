//! What a file that came back is, by what is in it: its name tells little, since people rename files and mail programs do, too.

use super::filled::Filled;
use super::head::Head;
use super::not_read::NotRead;
use super::paper::{Paper, own};
use super::publication::{self, Placed};
use super::{excel, markdown, pasted, word};
use crate::assessment;
use crate::framework::Framework;
use crate::input::{NotOpened, Package};

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

/// The web form's script reads this.
const FORM_DATA: &str = "id=\"form-data\"";

/// Reads a file that came back.
///
/// # Errors
/// If it is nothing that answers can be in, or can't be read; what to do about it.
pub fn receive(bytes: &[u8], framework: &Framework) -> Result<Received, NotRead> {
    if bytes.starts_with(b"PK") {
        return packed(bytes, framework);
    }
    if let Some(refused) = other_kind(bytes) {
        return Err(refused);
    }
    if assessment::is_meant(bytes) && !is_page(bytes) {
        // An answer text in an e-mail has the same words in it.
        let text = String::from_utf8_lossy(bytes);
        let json = pasted::pasted(&text).map(String::into_bytes);
        return Ok(Received::Assessment(json.unwrap_or_else(|| bytes.to_owned())));
    }
    if is_page(bytes) {
        let text = String::from_utf8_lossy(bytes);
        if text.contains(FORM_DATA) {
            return Err(blank_page());
        }
        return interpreted(&publication::read_html(&text), None, framework);
    }
    let text = crate::input::text(bytes).map_err(|problem| {
        NotRead::new(
            format!("can't be read as a text: {}", problem.message),
            "ask for it again, as the file that was filled in",
        )
    })?;
    if let Some(json) = pasted::pasted(&text) {
        return Ok(Received::Assessment(json.into_bytes()));
    }
    if Head::read(&text).is_some() {
        return Ok(Received::Form(own::read(&markdown::read(&text), framework)));
    }
    interpreted(&publication::read_markdown(&text), Some(&markdown::read(&text)), framework)
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
    let filled = own_lines.map(|paper| own::read(paper, framework)).unwrap_or_default();
    if filled.head.is_some() {
        return Ok(Received::Form(filled));
    }
    if let Some((filled, placed)) = publication::answers(paper, framework) {
        return Ok(Received::Publication(filled, placed));
    }
    if filled.areas.is_empty() {
        let hint = "name a filled-in form of thrive, the publisher's own form, an assessment file, or the text that the form shows";
        return Err(NotRead::new("is no form with answers in it", hint));
    }
    Ok(Received::Form(filled))
}

/// Kinds of file that look like what is wanted, with what to do instead.
fn other_kind(bytes: &[u8]) -> Option<NotRead> {
    let start = &bytes[..bytes.len().min(1024)];
    let begins = |mark: &[u8]| start.trim_ascii_start().starts_with(mark);
    if begins(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Some(NotRead::of(NotOpened::OldOrLocked, "Word or Excel", ".docx or .xlsx"));
    }
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

/// Whether a file is a web page.
fn is_page(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_lowercase();
    let start = start.trim_start_matches('\u{feff}').trim_start();
    start.starts_with("<!doctype html") || start.starts_with("<html")
}
