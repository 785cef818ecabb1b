//! An organisation's own Word file, whose styles a document takes: headings, body, lists, captions and tables look as they do there.
//! Only styles, their numbering and the theme's fonts and colours are read; nothing that runs, links or shows a picture is taken.

use std::fmt;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::clean::{Child, DRAWING, WORDS, children};

/// The most bytes of a template, and of one of its parts, unpacked.
const MAX_TEMPLATE: usize = 10 * 1024 * 1024;
const MAX_PART: u64 = 8 * 1024 * 1024;
/// How an older Word file begins, and one with a password.
const OLD_WORD: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];
/// Our styles that people see most, by their names in Word and in its files.
const SEEN: [(&str, &str); 5] = [
    ("Heading 1", "heading 1"),
    ("Heading 2", "heading 2"),
    ("Heading 3", "heading 3"),
    ("List Bullet", "list bullet"),
    ("Table Grid", "table grid"),
];

/// The styles of a Word file, ready to be taken.
pub struct HouseStyles {
    pub(super) styles: Vec<Child>,
    pub(super) numbering: Vec<Child>,
    pub(super) theme: Vec<Child>,
}

/// Why a file can't be a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unusable {
    NoWordFile,
    OldOrLocked,
    Macros,
    TooBig,
    NoStyles,
    Broken,
}

impl fmt::Display for Unusable {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(match self {
            Self::NoWordFile => "it is not a Word file",
            Self::OldOrLocked => "it is a Word file of the older kind (.doc), or has a password",
            Self::Macros => "it can hold macros",
            Self::TooBig => "it is too big, or unpacks to too much",
            Self::NoStyles => "it has no styles",
            Self::Broken => "its styles can't be read",
        })
    }
}

impl HouseStyles {
    /// Reads a Word file (.docx or .dotx).
    ///
    /// # Errors
    /// Why it can't be a template.
    pub fn read(bytes: &[u8]) -> Result<Self, Unusable> {
        if bytes.len() > MAX_TEMPLATE {
            return Err(Unusable::TooBig);
        }
        if bytes.starts_with(OLD_WORD) {
            return Err(Unusable::OldOrLocked);
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unusable::NoWordFile)?;
        let types = part(&mut archive, "[Content_Types].xml")?.ok_or(Unusable::NoWordFile)?;
        if types.to_lowercase().contains("macroenabled") || archive.index_for_name("word/vbaProject.bin").is_some() {
            return Err(Unusable::Macros);
        }
        if archive.index_for_name("word/document.xml").is_none() {
            return Err(Unusable::NoWordFile);
        }
        let styles = part(&mut archive, "word/styles.xml")?.ok_or(Unusable::NoStyles)?;
        let styles = children(&styles, "styles", WORDS).ok_or(Unusable::Broken)?;
        if styles.iter().all(|child| child.element != "style") {
            return Err(Unusable::NoStyles);
        }
        let optional = |found: Option<String>, root, vocabulary| match found {
            None => Ok(Vec::new()),
            Some(found) => children(&found, root, vocabulary).ok_or(Unusable::Broken),
        };
        let numbering = part(&mut archive, "word/numbering.xml")?;
        let theme = part(&mut archive, "word/theme/theme1.xml")?;
        Ok(Self {
            styles,
            numbering: optional(numbering, "numbering", WORDS)?,
            theme: optional(theme, "theme", DRAWING)?,
        })
    }

    /// The styles, by the names that Word shows, that it doesn't have and that are ours instead.
    pub fn lacking(&self) -> Vec<&'static str> {
        let has = |name: &str| self.styles.iter().any(|style| style.name.eq_ignore_ascii_case(name));
        SEEN.iter().filter(|(_, name)| !has(name)).map(|(shown, _)| *shown).collect()
    }
}

/// A part as text, if it is there.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<String>, Unusable> {
    let Some(index) = archive.index_for_name(name) else { return Ok(None) };
    let file = archive.by_index(index).map_err(|_| Unusable::Broken)?;
    // What the archive says of its size is not relied on.
    let mut bytes = Vec::new();
    file.take(MAX_PART + 1).read_to_end(&mut bytes).map_err(|_| Unusable::Broken)?;
    if bytes.len() as u64 > MAX_PART {
        return Err(Unusable::TooBig);
    }
    let text = String::from_utf8(bytes).map_err(|_| Unusable::Broken)?;
    Ok(Some(text.trim_start_matches('\u{feff}').to_owned()))
}

#[cfg(test)]
mod tests;
