//! An organisation's own Word file, whose styles a document takes: headings, body, lists, captions and tables look as they do there.
//! Only styles, their numbering and the theme's fonts and colours are read; nothing that runs, links or shows a picture is taken.

use std::fmt;

use super::clean::{Child, DRAWING, WORDS, children};
use crate::input::{LARGEST_FILE, NotOpened, Package};

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

impl Unusable {
    /// Why a file that can't be opened, or a part that can't be read, is of no use; `broken` if it is damaged.
    fn of(why: NotOpened, broken: Self) -> Self {
        match why {
            NotOpened::Broken => broken,
            NotOpened::OldOrLocked => Self::OldOrLocked,
            NotOpened::TooBig => Self::TooBig,
        }
    }
}

impl HouseStyles {
    /// Reads a Word file (.docx or .dotx).
    ///
    /// # Errors
    /// Why it can't be a template.
    pub fn read(bytes: &[u8]) -> Result<Self, Unusable> {
        if bytes.len() > LARGEST_FILE {
            return Err(Unusable::TooBig);
        }
        let mut package = Package::open(bytes).map_err(|why| Unusable::of(why, Unusable::NoWordFile))?;
        let types = part(&mut package, "[Content_Types].xml")?.ok_or(Unusable::NoWordFile)?;
        if types.to_lowercase().contains("macroenabled") || package.has("word/vbaProject.bin") {
            return Err(Unusable::Macros);
        }
        if !package.has("word/document.xml") {
            return Err(Unusable::NoWordFile);
        }
        let styles = part(&mut package, "word/styles.xml")?.ok_or(Unusable::NoStyles)?;
        let styles = children(&styles, "styles", WORDS).ok_or(Unusable::Broken)?;
        if styles.iter().all(|child| child.element != "style") {
            return Err(Unusable::NoStyles);
        }
        let optional = |found: Option<String>, root, vocabulary| match found {
            None => Ok(Vec::new()),
            Some(found) => children(&found, root, vocabulary).ok_or(Unusable::Broken),
        };
        let numbering = part(&mut package, "word/numbering.xml")?;
        let theme = part(&mut package, "word/theme/theme1.xml")?;
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
fn part(package: &mut Package, name: &str) -> Result<Option<String>, Unusable> {
    let Some(bytes) = package.part(name).map_err(|why| Unusable::of(why, Unusable::Broken))? else { return Ok(None) };
    let text = String::from_utf8(bytes).map_err(|_| Unusable::Broken)?;
    Ok(Some(text.trim_start_matches('\u{feff}').to_owned()))
}

#[cfg(test)]
mod tests;
