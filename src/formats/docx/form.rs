//! Forms to be filled in: lines of words with check boxes and text fields, each a content control, which Word, its
//! like and the programs of phones let people fill in without any protection of the document.

use askama::Template;

use super::assemble::{Content, package_of};
use super::text::{PageLanguage, Paragraph, Run, RunStyle, runs};
use super::xml::xml;
use crate::document::{Properties, Text};

/// A paragraph of a form. One that is nothing but a field is a place for many lines: a control round the paragraph takes new paragraphs
/// in every program, while `LibreOffice` loses the line breaks of one within.
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
    /// What stays on a page with what comes next.
    Lead,
    /// An entry of a list.
    Example,
    /// A box and what it is for.
    Tick,
    /// What stands over a field, and stays on a page with it.
    Label,
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
    /// Whether it stands round its paragraph, and not within one.
    is_paragraph: bool,
    content: String,
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
        if let [FormPart::Field { control, value, hint }] = line.parts.as_slice() {
            let written = self.paragraph(line.style, self.value(value, hint));
            return self.field(control, value, written, true);
        }
        let written = line.parts.iter().map(|part| self.part(part)).collect();
        self.paragraph(line.style, written)
    }

    fn paragraph(&self, style: FormStyle, written: String) -> String {
        let id = match style {
            FormStyle::Title => "Title",
            FormStyle::Heading(1) => "Heading1",
            FormStyle::Heading(2) => "Heading2",
            FormStyle::Heading(3) => "Heading3",
            FormStyle::Heading(_) => "Heading4",
            FormStyle::Body | FormStyle::Lead => "FormText",
            FormStyle::Label => "FormLabel",
            FormStyle::Example => "ListBullet",
            FormStyle::Tick => "FormTick",
            FormStyle::Field => "FormField",
        };
        let bidi = self.page.right_to_left;
        let (begins_page, keep_next) = (style == FormStyle::Heading(1), style == FormStyle::Lead);
        xml(&Paragraph { keep_next, begins_page, bidi, written, ..Paragraph::plain(id, "", self.page) })
    }

    fn part(&mut self, part: &FormPart) -> String {
        match part {
            FormPart::Words(text) => self.words(text),
            FormPart::Tick(control) => {
                let id = self.next_id();
                xml(&Tick { tag: &control.tag, name: short(&control.name), id })
            }
            FormPart::Field { control, value, hint } => self.field(control, value, self.value(value, hint), false),
        }
    }

    fn field(&mut self, control: &Control, value: &str, content: String, is_paragraph: bool) -> String {
        let (tag, name, id) = (control.tag.as_str(), short(&control.name), self.next_id());
        xml(&Field { tag, name, id, is_hint: value.trim().is_empty(), is_paragraph, content })
    }

    /// What stands in a field at first.
    fn value(&self, value: &str, hint: &Text) -> String {
        if !value.trim().is_empty() {
            return self.words(&value.into());
        }
        runs(hint, self.page, RunStyle::default()).into_iter().map(Run::into_hint).map(|run| xml(&run)).collect()
    }

    fn words(&self, text: &Text) -> String {
        runs(text, self.page, RunStyle::default()).iter().map(xml).collect()
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
