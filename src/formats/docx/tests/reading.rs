//! Reads a Word file back as a tree of elements; anything that isn't well-formed ends the test.

use std::io::{Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

/// An element, by its name with its prefix.
#[derive(Default)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Element>,
    text: String,
}

impl Element {
    fn of(start: &BytesStart) -> Self {
        let attribute = |attribute: Result<quick_xml::events::attributes::Attribute, _>| {
            let attribute = attribute.unwrap();
            let value = attribute.normalized_value(XmlVersion::Explicit1_0).unwrap().into_owned();
            (attribute.key.as_ref().to_owned(), value)
        };
        Self {
            name: start.name().as_ref().to_owned(),
            attributes: start.attributes().map(attribute).collect(),
            ..Self::default()
        }
    }

    /// The value of an attribute; empty if it isn't there.
    pub fn get(&self, name: &str) -> &str {
        self.attributes.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// Whether there is an element of this name anywhere in it.
    pub fn has(&self, name: &str) -> bool {
        !self.all(name).is_empty()
    }

    /// The elements of this name in it, in order.
    pub fn all(&self, name: &str) -> Vec<&Element> {
        let mut found = Vec::new();
        for child in &self.children {
            if child.name == name {
                found.push(child);
            }
            found.extend(child.all(name));
        }
        found
    }

    /// The value of the first element of this name in it.
    pub fn value(&self, name: &str) -> &str {
        self.all(name).first().map_or("", |element| element.get("w:val"))
    }

    /// What it says, a new line as a line feed.
    pub fn said(&self) -> String {
        match self.name.as_str() {
            "w:br" => "\n".to_owned(),
            _ => self.children.iter().map(Element::said).fold(self.text.clone(), |said, more| said + &more),
        }
    }
}

/// The names of the parts, in order.
pub fn names(file: &[u8]) -> Vec<String> {
    ZipArchive::new(Cursor::new(file)).unwrap().file_names().map(|name| name.unwrap().into_owned()).collect()
}

/// A part as it stands.
pub fn raw(file: &[u8], name: &str) -> String {
    let mut content = String::new();
    ZipArchive::new(Cursor::new(file)).unwrap().by_name(name).unwrap().read_to_string(&mut content).unwrap();
    content
}

/// A part as a tree.
pub fn part(file: &[u8], name: &str) -> Element {
    let content = raw(file, name);
    let mut reader = Reader::from_str(&content);
    let mut open = vec![Element::default()];
    loop {
        let event = reader.read_event().unwrap_or_else(|error| panic!("{name}: {error}"));
        let last = open.last_mut().unwrap();
        match event {
            Event::Start(start) => open.push(Element::of(&start)),
            Event::Empty(start) => last.children.push(Element::of(&start)),
            Event::End(_) => {
                let closed = open.pop().unwrap();
                open.last_mut().unwrap().children.push(closed);
            }
            // Space between elements says nothing.
            Event::Text(text) if last.name == "w:t" || !text.trim().is_empty() => last.text.push_str(&text),
            Event::GeneralRef(reference) => {
                let letter = reference.resolve_char_ref().unwrap();
                let named = || quick_xml::escape::resolve_predefined_entity(&reference).unwrap().to_owned();
                last.text.push_str(&letter.map_or_else(named, String::from));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(open.len(), 1, "{name} ends too early");
    open.remove(0)
}
