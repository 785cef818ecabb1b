//! What the readers of Word and of Excel files have in common: XML without entities of its own.

use std::borrow::Cow;

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::Event;

use crate::input::NotOpened;

/// The text that a step through XML brings, if it brings any.
///
/// # Errors
/// If it defines entities, or names one that is not the standard's own: so none is looked up or blown up.
pub fn text_of<'e>(event: &'e Event) -> Result<Option<Cow<'e, str>>, NotOpened> {
    match event {
        Event::Text(text) => Ok(Some(text.xml10_content())),
        Event::CData(text) => Ok(Some(text.xml10_content())),
        Event::GeneralRef(name) => {
            let letter =
                name.resolve_char_ref().map_err(|_| NotOpened::Broken)?.map(|letter| letter.to_string().into());
            let text = letter.or_else(|| resolve_predefined_entity(name).map(Cow::from));
            text.ok_or(NotOpened::Broken).map(Some)
        }
        Event::DocType(_) => Err(NotOpened::Broken),
        _ => Ok(None),
    }
}
