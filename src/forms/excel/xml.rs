//! The XML of Excel files as a stream of steps. Nothing that a part says of itself makes anything large: no entities, no depth.

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use crate::forms::xml::text_of;
use crate::input::NotOpened;

/// The most elements inside each other.
const DEEPEST: usize = 50;
/// The most steps through one part; the statements of a form of ours take about thirty thousand.
const MOST_STEPS: usize = 5_000_000;

/// A text without Excel's escapes: `_x000D_` is a carriage return.
pub(super) fn unescaped(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("_x") {
        let digits = rest.get(start + 2..start + 7).and_then(|code| code.strip_suffix('_'));
        let digits = digits.filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        let letter = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).and_then(char::from_u32);
        let (end, letter) = letter.map_or((start + 2, None), |letter| (start + 7, Some(letter)));
        shown.push_str(if letter.is_some() { &rest[..start] } else { &rest[..end] });
        shown.extend(letter);
        rest = &rest[end..];
    }
    shown + rest
}

/// A step through XML: names are without their prefix.
pub(super) enum Node<'x> {
    Open(&'x str, &'x BytesStart<'x>),
    Text(&'x str),
    Close(&'x str),
}

/// Goes through XML. Entities of its own are refused, so that none is looked up or blown up.
pub(super) fn walk(xml: &str, visit: &mut dyn FnMut(Node) -> Result<(), NotOpened>) -> Result<(), NotOpened> {
    let mut reader = Reader::from_str(xml);
    let mut depth = 0_usize;
    for _ in 0..MOST_STEPS {
        match reader.read_event().map_err(|_| NotOpened::Broken)? {
            Event::Start(start) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(NotOpened::Broken);
                }
                visit(Node::Open(start.local_name().as_ref(), &start))?;
            }
            Event::Empty(start) => {
                visit(Node::Open(start.local_name().as_ref(), &start))?;
                visit(Node::Close(start.local_name().as_ref()))?;
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                visit(Node::Close(end.local_name().as_ref()))?;
            }
            Event::Eof if depth > 0 => return Err(NotOpened::Broken),
            Event::Eof => return Ok(()),
            event => {
                if let Some(text) = text_of(&event)? {
                    visit(Node::Text(&text))?;
                }
            }
        }
    }
    Err(NotOpened::TooBig)
}

/// An attribute by its name without a prefix.
pub(super) fn attribute(start: &BytesStart, name: &str) -> Option<String> {
    let mut attributes = start.attributes();
    let found =
        attributes.with_checks(false).flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Explicit1_0).ok().map(std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_of_excel() {
        for (text, expected) in [
            ("a_x000D_\nb", "a\r\nb"),
            ("_x005F_x0041_", "_x0041_"),
            ("_x00", "_x00"),
            ("_xéééé_", "_xéééé_"),
            ("_xD800_", "_xD800_"),
            ("x_x_x0041_", "x_xA"),
            ("_x_x0041_", "_xA"),
        ] {
            assert_eq!(unescaped(text), expected, "{text}");
        }
    }

    #[test]
    fn xml_with_entities_of_its_own_is_refused() {
        let read = |xml: &str| {
            let mut text = String::new();
            let result = walk(xml, &mut |node| {
                if let Node::Text(piece) = node {
                    text.push_str(piece);
                }
                Ok(())
            });
            result.map(|()| text)
        };
        assert_eq!(read("<a>x &amp; &#233;<b/><![CDATA[<y>]]></a>"), Ok("x & é<y>".to_owned()));
        for xml in [
            "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>",
            "<a>&e;</a>",
            "<a>",
            "<a></b>",
            &"<a>".repeat(1000),
        ] {
            assert_eq!(read(xml), Err(NotOpened::Broken), "{xml:.40}");
        }
    }
}
