//! The XML of a Word file's part as a tree: names without their prefixes, of the vocabularies that matter, and no more than a form
//! can have.

use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::{NsReader, XmlVersion};

/// How deep elements may stand in each other. What reads the tree goes as deep, and needs little of the stack at each step.
const MAX_DEPTH: usize = 120;
/// The most elements: a form of ours has about 15,000, and one that was edited for long a few times as many.
const MAX_ELEMENTS: usize = 300_000;

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

/// Why there is no tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoTree {
    /// It is no XML, or defines entities.
    Broken,
    TooBig,
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
pub fn tree(part: &str) -> Result<Element, NoTree> {
    let mut reader = NsReader::from_str(part);
    reader.config_mut().expand_empty_elements = true;
    let mut open: Vec<Element> = Vec::new();
    let mut count = 0;
    loop {
        let (namespace, event) = reader.read_resolved_event().map_err(|_| NoTree::Broken)?;
        match event {
            Event::Start(start) => {
                count += 1;
                if count > MAX_ELEMENTS || open.len() >= MAX_DEPTH {
                    return Err(NoTree::TooBig);
                }
                let space = space(&namespace);
                open.push(element(space, &start)?);
            }
            Event::End(_) => {
                let closed = open.pop().ok_or(NoTree::Broken)?;
                match open.last_mut() {
                    Some(parent) => parent.elements.push(closed),
                    None => return Ok(closed),
                }
            }
            Event::Text(text) => add(&mut open, &text.xml10_content()),
            Event::CData(text) => add(&mut open, &text.xml10_content()),
            Event::GeneralRef(reference) => {
                let letter = match reference.resolve_char_ref().map_err(|_| NoTree::Broken)? {
                    Some(letter) => letter.to_string(),
                    None => {
                        let name = reference.xml10_content();
                        quick_xml::escape::resolve_predefined_entity(&name).ok_or(NoTree::Broken)?.to_owned()
                    }
                };
                add(&mut open, &letter);
            }
            // It could define what an entity stands for.
            Event::DocType(_) | Event::Eof => return Err(NoTree::Broken),
            _ => {}
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

fn element(space: Space, start: &BytesStart) -> Result<Element, NoTree> {
    let name = start.local_name().as_ref().to_owned();
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|_| NoTree::Broken)?;
        let value = attribute.normalized_value(XmlVersion::Explicit1_0).map_err(|_| NoTree::Broken)?;
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
        for (part, why) in [
            ("", NoTree::Broken),
            ("text", NoTree::Broken),
            ("<a>", NoTree::Broken),
            ("<a><b></a></b>", NoTree::Broken),
            ("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", NoTree::Broken),
            ("<a>&b;</a>", NoTree::Broken),
            (&deep, NoTree::TooBig),
            (&many, NoTree::TooBig),
        ] {
            assert_eq!(tree(part).err(), Some(why));
        }
        assert!(tree(&format!("{}{}", "<a>".repeat(120), "</a>".repeat(120))).is_ok());
    }
}
