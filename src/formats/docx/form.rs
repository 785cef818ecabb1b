//! Forms to be filled in: lines of words with check boxes and text fields, each a content control, which Word, LibreOffice and the
//! programs of phones let people fill in without any protection of the document.

use askama::Template;

use super::text::{PageLanguage, Paragraph, Run, RunStyle, runs};
use super::xml::xml;
use super::{Content, package_of};
use crate::document::{Properties, Text};

/// A paragraph of a form.
#[derive(Clone, Debug)]
pub struct FormLine {
    pub style: FormStyle,
    pub parts: Vec<FormPart>,
}

/// What a paragraph of a form is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormStyle {
    /// The name of the form.
    Title,
    /// A heading of level 1 to 4; one of level 1 begins a page.
    Heading(u8),
    Body,
    /// An entry of a list.
    Example,
    /// A box and what it is for.
    Tick,
    /// A frame with room to write in.
    Field,
}

/// A part of a line.
#[derive(Clone, Debug)]
pub enum FormPart {
    Words(Text),
    /// A box to tick, with nothing in it.
    Tick(Control),
    /// A place to write in.
    Field {
        control: Control,
        /// What stands there already; blank for nothing but the hint.
        value: String,
        /// What stands there until somebody writes.
        hint: Text,
        /// Whether people may write more than one line.
        many_lines: bool,
    },
}

/// A content control.
#[derive(Clone, Debug)]
pub struct Control {
    /// By which programs know it.
    pub tag: String,
    /// What people see and hear when they are in it.
    pub name: String,
}

#[derive(Template)]
#[template(path = "docx/tick.xml")]
struct Tick<'a> {
    tag: &'a str,
    name: String,
    id: usize,
}

#[derive(Template)]
#[template(path = "docx/field.xml")]
struct Field<'a> {
    tag: &'a str,
    name: String,
    id: usize,
    is_hint: bool,
    many_lines: bool,
    run: String,
}

/// The form as a Word file. The same form gives the same bytes.
pub fn write_form(properties: &Properties, lines: &[FormLine]) -> Vec<u8> {
    let page = PageLanguage::of(&properties.language);
    let mut writer = Writer { page, controls: 0 };
    let blocks = lines.iter().map(|line| writer.line(line) + "\n").collect();
    package_of(properties, page, None, |_| Content { blocks, charts: Vec::new(), is_form: true })
}

struct Writer<'a> {
    page: PageLanguage<'a>,
    /// How many controls there are so far: each has an id of its own.
    controls: usize,
}

impl Writer<'_> {
    fn line(&mut self, line: &FormLine) -> String {
        let style = match line.style {
            FormStyle::Title => "Title",
            FormStyle::Heading(1) => "Heading1",
            FormStyle::Heading(2) => "Heading2",
            FormStyle::Heading(3) => "Heading3",
            FormStyle::Heading(_) => "Heading4",
            FormStyle::Body => "",
            FormStyle::Example => "ListBullet",
            FormStyle::Tick => "FormTick",
            FormStyle::Field => "FormField",
        };
        let written = line.parts.iter().map(|part| self.part(part)).collect();
        let begins_page = line.style == FormStyle::Heading(1);
        let paragraph = Paragraph::plain(style, "", self.page);
        xml(&Paragraph { written, begins_page, bidi: self.page.right_to_left, ..paragraph })
    }

    fn part(&mut self, part: &FormPart) -> String {
        match part {
            FormPart::Words(text) => self.words(text),
            FormPart::Tick(control) => {
                let id = self.next_id();
                xml(&Tick { tag: &control.tag, name: short(&control.name), id })
            }
            FormPart::Field { control, value, hint, many_lines } => {
                let id = self.next_id();
                let is_hint = value.trim().is_empty();
                let run = if is_hint { self.hint(hint) } else { self.words(&value.as_str().into()) };
                let name = short(&control.name);
                xml(&Field { tag: &control.tag, name, id, is_hint, many_lines: *many_lines, run })
            }
        }
    }

    fn words(&self, text: &Text) -> String {
        runs(text, self.page, RunStyle::default()).iter().map(xml).collect()
    }

    fn hint(&self, text: &Text) -> String {
        runs(text, self.page, RunStyle::default()).into_iter().map(Run::as_hint).map(|run| xml(&run)).collect()
    }

    fn next_id(&mut self) -> usize {
        self.controls += 1;
        self.controls
    }
}

/// A control's name as Word takes it: of at most 64 characters, on one line.
fn short(name: &str) -> String {
    crate::safe::readable_line(name).chars().take(64).collect()
}
