//! The XML of a Word file's part as a tree: names without their prefixes, of the vocabularies that matter, and no more than a form
//! can have.

use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::{NsReader, XmlVersion};

use crate::forms::xml::text_of;
use crate::input::NotOpened;

/// How deep elements may stand in each other. What reads the tree goes as deep, and needs little of the stack at each step.
const MAX_DEPTH: usize = 120;
/// The most elements: a form of ours has about 15,000, and one that was edited for long a few times as many.
const MAX_ELEMENTS: usize = 300_000;
/// The most attributes of all elements together: each takes far more room in the tree than in the part.
const MAX_ATTRIBUTES: usize = 400_000;

/// A vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Space {
    /// The standard's for texts, in either of its two spellings.
    Word,
    /// What Word 2010 has added to it: check boxes.
    Word2010,
    /// The choice between old and new ways to write the same.
    Compatibility,
    Other,
}

/// An element.
#[derive(Debug)]
pub struct Element {
    space: Space,
    name: String,
    /// By their names without a prefix.
    attributes: Vec<(String, String)>,
    pub elements: Vec<Element>,
    /// All text right in it.
    pub text: String,
}

impl Element {
    /// Whether it is this one of the standard's elements for texts.
    pub fn is(&self, name: &str) -> bool {
        self.space == Space::Word && self.name == name
    }

    /// The name, if the element is of a vocabulary.
    pub fn name_in(&self, space: Space) -> Option<&str> {
        (self.space == space).then_some(self.name.as_str())
    }

    /// The value of an attribute.
    pub fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| name == attribute).map(|(_, value)| value.as_str())
    }

    /// The first of the standard's elements for texts with this name right in it.
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.elements.iter().find(|element| element.is(name))
    }

    /// Whether a property stands in it that is on: `<w:vanish/>`, but not `<w:vanish w:val="0"/>`.
    pub fn has(&self, property: &str) -> bool {
        self.child(property).is_some_and(|property| property.is_on() == Some(true))
    }

    /// Whether it is on, as a property with or without a value; `None` where its value is neither.
    pub fn is_on(&self) -> Option<bool> {
        match self.get("val").map(|value| value.trim().to_lowercase()).as_deref() {
            None | Some("1" | "true" | "on") => Some(true),
            Some("0" | "false" | "off") => Some(false),
            Some(_) => None,
        }
    }
}

/// The root of a part.
///
/// # Errors
/// If it is no XML, has entities of its own, or is more than a form can be.
pub fn tree(part: &str) -> Result<Element, NotOpened> {
    let mut reader = NsReader::from_str(part);
    reader.config_mut().expand_empty_elements = true;
    let mut open: Vec<Element> = Vec::new();
    let (mut count, mut attributes) = (0, 0);
    loop {
        let (namespace, event) = reader.read_resolved_event().map_err(|_| NotOpened::Broken)?;
        match event {
            Event::Start(start) => {
                count += 1;
                if count > MAX_ELEMENTS || open.len() >= MAX_DEPTH {
                    return Err(NotOpened::TooBig);
                }
                let element = element(space(&namespace), &start, MAX_ATTRIBUTES - attributes)?;
                attributes += element.attributes.len();
                open.push(element);
            }
            Event::End(_) => {
                let closed = open.pop().ok_or(NotOpened::Broken)?;
                match open.last_mut() {
                    Some(parent) => parent.elements.push(closed),
                    None => return Ok(closed),
                }
            }
            Event::Eof => return Err(NotOpened::Broken),
            event => {
                if let Some(text) = text_of(&event)? {
                    add(&mut open, &text);
                }
            }
        }
    }
}

/// Adds text to the element that is open, if it is one whose text counts.
fn add(open: &mut [Element], text: &str) {
    if let Some(element) = open.last_mut().filter(|element| element.is("t")) {
        element.text.push_str(text);
    }
}

fn space(namespace: &ResolveResult) -> Space {
    let ResolveResult::Bound(found) = namespace else { return Space::Other };
    match found.as_ref() {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Space::Word,
        "http://schemas.microsoft.com/office/word/2010/wordml" => Space::Word2010,
        "http://schemas.openxmlformats.org/markup-compatibility/2006" => Space::Compatibility,
        _ => Space::Other,
    }
}

/// An element with no more than so many attributes.
fn element(space: Space, start: &BytesStart, most: usize) -> Result<Element, NotOpened> {
    let name = start.local_name().as_ref().to_owned();
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|_| NotOpened::Broken)?;
        if attributes.len() == most {
            return Err(NotOpened::TooBig);
        }
        let value = attribute.normalized_value(XmlVersion::Explicit1_0).map_err(|_| NotOpened::Broken)?;
        attributes.push((attribute.key.local_name().as_ref().to_owned(), value.into_owned()));
    }
    Ok(Element { space, name, attributes, elements: Vec::new(), text: String::new() })
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORD: &str = "xmlns:x=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"";

    #[test]
    fn text_with_references() {
        let root = tree(&format!("<?xml version=\"1.0\"?><x:t {WORD}>a &amp; &#x62;<![CDATA[<c>]]></x:t>")).unwrap();
        assert!(root.is("t"));
        assert_eq!(root.text, "a & b<c>");
    }

    #[test]
    fn properties_that_are_on() {
        for (property, is_on) in [
            ("<x:vanish/>", Some(true)),
            ("<x:vanish x:val=\"On\"/>", Some(true)),
            ("<x:vanish x:val=\"false\"/>", Some(false)),
            ("<x:vanish x:val=\"2\"/>", None),
        ] {
            let root = tree(&format!("<x:rPr {WORD}>{property}</x:rPr>")).unwrap();
            assert_eq!(root.child("vanish").unwrap().is_on(), is_on);
            assert_eq!(root.has("vanish"), is_on == Some(true));
        }
    }

    #[test]
    fn what_could_do_harm_is_refused() {
        let deep = format!("{}{}", "<a>".repeat(121), "</a>".repeat(121));
        let many = format!("<a>{}</a>", "<b/>".repeat(300_000));
        let wide = format!("<a>{}</a>", "<b c='' d='' e='' f=''/>".repeat(100_001));
        for (part, why) in [
            ("", NotOpened::Broken),
            ("text", NotOpened::Broken),
            ("<a>", NotOpened::Broken),
            ("<a><b></a></b>", NotOpened::Broken),
            ("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", NotOpened::Broken),
            ("<a>&b;</a>", NotOpened::Broken),
            (&deep, NotOpened::TooBig),
            (&many, NotOpened::TooBig),
            (&wide, NotOpened::TooBig),
        ] {
            assert_eq!(tree(part).err(), Some(why));
        }
        assert!(tree(&format!("{}{}", "<a>".repeat(120), "</a>".repeat(120))).is_ok());
    }
}
