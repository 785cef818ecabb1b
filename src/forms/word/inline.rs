//! What stands in a paragraph, as pieces in which a line feed begins a new line.

use super::boxes::tick;
use super::controls::{Control, content};
use super::tree::{Element, Space};
use crate::forms::glyphs::SymbolFont;
use crate::forms::paper::{Piece, Tick};
use crate::safe::readable_line;

/// The fields that are open: they can reach over several runs.
#[derive(Default)]
pub struct Inline {
    fields: Vec<Field>,
}

/// A field: instructions, and then what came of them.
struct Field {
    is_box: bool,
    /// Whether what comes next is to be seen: the result of this field, and of every field that it stands in.
    shows: bool,
}

/// Whether it is only about what stands in it: text that was inserted or moved here, a link, a mark-up of the organisation's own.
pub fn is_transparent(element: &Element) -> bool {
    const TRANSPARENT: &[&str] =
        &["ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo", "ruby", "rubyBase"];
    element.name_in(Space::Word).is_some_and(|name| TRANSPARENT.contains(&name))
}

/// Of several ways to write the same, the one that programs of today take.
pub fn choice(element: &Element) -> Option<&Element> {
    element.name_in(Space::Compatibility).filter(|name| *name == "AlternateContent")?;
    let find = |name| element.elements.iter().find(|child| child.name_in(Space::Compatibility) == Some(name));
    find("Choice").or_else(|| find("Fallback"))
}

/// Whether the end of a paragraph is deleted, so that it and the next are one.
pub fn is_marked_deleted(paragraph: &Element) -> bool {
    let mark = paragraph.child("pPr").and_then(|properties| properties.child("rPr"));
    mark.is_some_and(|mark| mark.child("del").is_some() || mark.child("moveFrom").is_some())
}

impl Inline {
    /// Adds the pieces of a paragraph; the contents of its text boxes are handed back.
    pub fn paragraph<'t>(&mut self, paragraph: &'t Element, out: &mut Vec<Piece>) -> Vec<&'t Element> {
        let mut text_boxes = Vec::new();
        // A field whose end is missing would hide all that follows.
        self.fields.clear();
        self.all(&paragraph.elements, out, &mut text_boxes);
        text_boxes
    }

    fn all<'t>(&mut self, elements: &'t [Element], out: &mut Vec<Piece>, text_boxes: &mut Vec<&'t Element>) {
        for element in elements {
            if element.is("r") {
                self.run(element, out, text_boxes);
            } else if element.is("sdt") {
                let mut inner = Vec::new();
                self.all(content(element), &mut inner, text_boxes);
                match Control::of(element) {
                    Control::Plain => {}
                    Control::Hint => inner.clear(),
                    Control::CheckBox(check_box) => check_box.settle(&mut inner),
                }
                out.append(&mut inner);
            } else if is_transparent(element) {
                self.all(&element.elements, out, text_boxes);
            } else if let Some(choice) = choice(element) {
                self.all(&choice.elements, out, text_boxes);
            }
        }
    }

    fn run<'t>(&mut self, run: &'t Element, out: &mut Vec<Piece>, text_boxes: &mut Vec<&'t Element>) {
        let properties = run.child("rPr");
        let is_hidden = properties.is_some_and(|properties| properties.has("vanish"));
        let fonts = properties.and_then(|properties| properties.child("rFonts"));
        let font =
            fonts.and_then(|fonts| fonts.get("ascii").or_else(|| fonts.get("hAnsi"))).and_then(SymbolFont::named);
        self.parts(&run.elements, font, is_hidden, out, text_boxes);
    }

    fn parts<'t>(
        &mut self,
        elements: &'t [Element],
        font: Option<SymbolFont>,
        is_hidden: bool,
        out: &mut Vec<Piece>,
        text_boxes: &mut Vec<&'t Element>,
    ) {
        for element in elements {
            let shows = !is_hidden && self.fields.last().is_none_or(|field| field.shows);
            match element.name_in(Space::Word) {
                Some("fldChar") => self.field(element, is_hidden, out),
                _ if !shows => {}
                Some("t") => add_text(&element.text, font, out),
                Some("tab" | "ptab") => add('\t', out),
                Some("br" | "cr") => add('\n', out),
                Some("noBreakHyphen") => add('-', out),
                Some("sym") => add_symbol(element, out),
                Some("drawing" | "pict" | "object") => find_text_boxes(element, text_boxes),
                Some("ruby") => self.all(&element.elements, out, text_boxes),
                _ => {
                    if let Some(choice) = choice(element) {
                        self.parts(&choice.elements, font, is_hidden, out, text_boxes);
                    }
                }
            }
        }
    }

    fn field(&mut self, element: &Element, is_hidden: bool, out: &mut Vec<Piece>) {
        match element.get("fldCharType") {
            Some("begin") => {
                let check_box = element.child("ffData").and_then(|data| data.child("checkBox"));
                if let Some(check_box) = check_box.filter(|_| !is_hidden) {
                    out.push(Piece::Box(legacy(check_box)));
                }
                self.fields.push(Field { is_box: check_box.is_some(), shows: false });
            }
            Some("separate") => {
                if let [outer @ .., field] = self.fields.as_mut_slice() {
                    field.shows = !field.is_box && outer.last().is_none_or(|outer| outer.shows);
                }
            }
            _ => drop(self.fields.pop()),
        }
    }
}

/// A box of a form of the older kind.
fn legacy(check_box: &Element) -> Tick {
    let state = check_box.child("checked").or_else(|| check_box.child("default"));
    match state.map_or(Some(false), Element::is_on) {
        Some(true) => Tick::Yes,
        Some(false) => Tick::No,
        None => Tick::Unclear { found: String::new(), why: "the box is neither ticked nor empty".to_owned() },
    }
}

fn add_symbol(element: &Element, out: &mut Vec<Piece>) {
    let code = element.get("char").and_then(|code| u32::from_str_radix(code.trim(), 16).ok());
    if let Some(letter) = code.and_then(char::from_u32) {
        match tick(letter, element.get("font").and_then(SymbolFont::named)) {
            Some(tick) => out.push(Piece::Box(tick)),
            None => add_text(&letter.to_string(), None, out),
        }
    }
}

fn add_text(text: &str, font: Option<SymbolFont>, out: &mut Vec<Piece>) {
    for letter in readable_line(text).chars() {
        match (tick(letter, font), letter) {
            (Some(tick), _) => out.push(Piece::Box(tick)),
            // Marks of direction, which writers set round keys; soft hyphens; and what makes a coloured picture of a sign.
            (None, '\u{200e}' | '\u{200f}' | '\u{ad}' | '\u{fe0e}' | '\u{fe0f}') => {}
            (None, '\u{2011}') => add('-', out),
            (None, letter) => add(letter, out),
        }
    }
}

fn add(letter: char, out: &mut Vec<Piece>) {
    match out.last_mut() {
        Some(Piece::Text(text)) => text.push(letter),
        _ => out.push(Piece::Text(letter.to_string())),
    }
}

fn find_text_boxes<'t>(element: &'t Element, found: &mut Vec<&'t Element>) {
    for child in &choice(element).unwrap_or(element).elements {
        if child.is("txbxContent") {
            found.push(child);
        } else {
            find_text_boxes(child, found);
        }
    }
}
