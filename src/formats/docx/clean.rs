//! XML of a Word file that somebody hands over, made fit to stand in one of ours: only elements and attributes of one namespace stay,
//! without anything that runs, links or holds text.

use quick_xml::NsReader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;

/// How deep elements may stand in each other; Word's own go to about ten.
const MAX_DEPTH: usize = 40;
/// Elements that are left out with all that is in them: text and what is set into it, links, fields, changes that wait to be
/// accepted, pictures, the language (our words are in ours), and what would have to follow the language.
const DROPPED: &[&str] = &[
    "p",
    "r",
    "tbl",
    "sdt",
    "hyperlink",
    "fldSimple",
    "instrText",
    "object",
    "pict",
    "drawing",
    "altChunk",
    "control",
    "subDoc",
    "sectPr",
    "ins",
    "del",
    "moveFrom",
    "moveTo",
    "rPrChange",
    "pPrChange",
    "tblPrChange",
    "numPicBullet",
    "lvlPicBulletId",
    "extLst",
    "blip",
    "lang",
    "eastAsianLayout",
    "specVanish",
    "oMath",
];

/// The namespaces that stay, under one prefix: the two that the standard has for the same thing.
#[derive(Clone, Copy)]
pub(super) struct Vocabulary {
    pub(super) prefix: &'static str,
    pub(super) namespaces: [&'static str; 2],
    /// Whether its attributes have its prefix; else they have none.
    pub(super) prefixed_attributes: bool,
}

pub(super) const WORDS: Vocabulary = Vocabulary {
    prefix: "w",
    namespaces: [
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    ],
    prefixed_attributes: true,
};
pub(super) const DRAWING: Vocabulary = Vocabulary {
    prefix: "a",
    namespaces: ["http://schemas.openxmlformats.org/drawingml/2006/main", "http://purl.oclc.org/ooxml/drawingml/main"],
    prefixed_attributes: false,
};

/// An element right below the root, with all that is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Child {
    /// Its name without a prefix.
    pub(super) element: String,
    attributes: Vec<(String, String)>,
    /// The value of the first `name` in it.
    pub(super) name: String,
    pub(super) xml: String,
}

impl Child {
    /// The value of an attribute; empty if it isn't there.
    pub(super) fn get(&self, attribute: &str) -> &str {
        self.attributes.iter().find(|(name, _)| name == attribute).map_or("", |(_, value)| value)
    }
}

/// The elements below the root of a part, cleaned; `None` if it isn't the part of a Word file that it should be.
pub(super) fn children(part: &str, root: &str, vocabulary: Vocabulary) -> Option<Vec<Child>> {
    let mut reader = NsReader::from_str(part);
    reader.config_mut().expand_empty_elements = true;
    let mut found: Vec<Child> = Vec::new();
    // How deep the reader is, and from which depth on it is in something that is left out.
    let (mut depth, mut left_out) = (0_usize, None::<usize>);
    let mut has_root = false;
    loop {
        let (namespace, event) = reader.read_resolved_event().ok()?;
        match event {
            Event::Start(start) => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return None;
                }
                let name = start.local_name().as_ref().to_owned();
                let is_ours = is_of(&namespace, vocabulary);
                if depth == 1 {
                    if !is_ours || name != root {
                        return None;
                    }
                    has_root = true;
                    continue;
                }
                if left_out.is_some() {
                    continue;
                }
                if !is_ours || DROPPED.contains(&name.as_str()) {
                    left_out = Some(depth);
                    continue;
                }
                let attributes = attributes(&reader, &start, vocabulary)?;
                if depth == 2 {
                    found.push(Child { element: name.clone(), attributes: attributes.clone(), ..Child::default() });
                }
                let child = found.last_mut()?;
                if name == "name" && child.name.is_empty() {
                    child.name = attributes.iter().find(|(name, _)| name == "val").map(|(_, value)| value.clone())?;
                }
                open(&mut child.xml, &name, &attributes, vocabulary);
            }
            Event::End(end) => {
                if left_out.is_none() && depth >= 2 {
                    let child = found.last_mut()?;
                    child.xml += &format!("</{}:{}>", vocabulary.prefix, end.local_name().as_ref());
                }
                if left_out == Some(depth) {
                    left_out = None;
                }
                depth = depth.checked_sub(1)?;
            }
            // It could define what an entity stands for.
            Event::DocType(_) => return None,
            Event::Eof => return (has_root && depth == 0).then_some(found),
            _ => {}
        }
    }
}

fn is_of(namespace: &ResolveResult, vocabulary: Vocabulary) -> bool {
    matches!(namespace, ResolveResult::Bound(found) if vocabulary.namespaces.contains(&found.as_ref()))
}

/// The attributes of the vocabulary, by their names without a prefix.
fn attributes(reader: &NsReader<&[u8]>, start: &BytesStart, vocabulary: Vocabulary) -> Option<Vec<(String, String)>> {
    let mut found = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.ok()?;
        let (namespace, name) = reader.resolver().resolve_attribute(attribute.key);
        let stays = match namespace {
            ResolveResult::Unbound => !vocabulary.prefixed_attributes && attribute.key.as_ref() != "xmlns",
            ref bound => vocabulary.prefixed_attributes && is_of(bound, vocabulary),
        };
        if stays {
            let value = attribute.normalized_value(XmlVersion::Explicit1_0).ok()?;
            found.push((name.as_ref().to_owned(), value.into_owned()));
        }
    }
    Some(found)
}

fn open(xml: &mut String, name: &str, attributes: &[(String, String)], vocabulary: Vocabulary) {
    let prefix = vocabulary.prefix;
    *xml += &format!("<{prefix}:{name}");
    for (name, value) in attributes {
        let name = if vocabulary.prefixed_attributes { format!("{prefix}:{name}") } else { name.clone() };
        // XML has no place for other control characters, however they are written.
        let value: String = value.chars().filter(|letter| !letter.is_control()).collect();
        *xml += &format!(" {name}=\"{}\"", quick_xml::escape::escape(&value));
    }
    *xml += ">";
}

#[cfg(test)]
mod tests {
    use super::*;

    const PART: &str = r#"<?xml version="1.0"?><x:styles xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:o="urn:other">
        <x:style x:type="paragraph" o:id="1" r:id="rId1" x:styleId="A"><x:name x:val="A &amp; &quot;B&#1;"/><o:macro>run</o:macro>
        <x:pPr><x:fldSimple x:instr="DDEAUTO c"><x:rPr/></x:fldSimple><x:jc x:val="left"/>text</x:pPr></x:style></x:styles>"#;

    #[test]
    fn only_the_vocabulary_stays() {
        let found = children(PART, "styles", WORDS).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].get("styleId"), found[0].name.as_str()), ("A", "A & \"B\u{1}"));
        assert_eq!(
            found[0].xml,
            "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:name w:val=\"A &amp; &quot;B\"></w:name><w:pPr>\
             <w:jc w:val=\"left\"></w:jc></w:pPr></w:style>"
        );
    }

    #[test]
    fn what_is_something_else_is_refused() {
        let deep = format!("{}{}{}", PART.split("<x:style ").next().unwrap(), "<x:a>".repeat(50), "</x:a>".repeat(50));
        let defined = format!("<!DOCTYPE x [<!ENTITY a \"aaaa\">]>{}", PART.split_once("?>").unwrap().1);
        for part in ["", "no XML", "<styles/>", &PART[..PART.len() - 9], &deep, &defined] {
            assert_eq!(children(part, "styles", WORDS), None, "{part}");
        }
        assert_eq!(children(PART, "numbering", WORDS), None);
    }
}
