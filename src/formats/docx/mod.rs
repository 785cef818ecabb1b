//! Writes a document as a Word file, with real headings, lists, captions and tables, so that people can navigate it, have it read
//! out and go on editing it. The XML is in templates beside this file; askama escapes every text that is filled in.

mod assemble;
mod bars;
mod blocks;
mod clean;
mod contents;
mod form;
mod package;
mod page;
mod relationships;
mod restyle;
mod table;
mod template;
mod text;
mod widths;
mod xml;

use self::assemble::{Content, package_of};
use self::blocks::Body;
pub use self::form::{Control, FormLine, FormPart, FormStyle, write_form};
pub use self::template::HouseStyles;
use self::text::PageLanguage;
use crate::document::Document;

/// The document as a Word file. The same document gives the same bytes.
pub fn write(document: &Document) -> Vec<u8> {
    write_as(document, None)
}

/// The document as a Word file with the styles of a template, if there is one.
pub fn write_as(document: &Document, template: Option<&HouseStyles>) -> Vec<u8> {
    let page = PageLanguage::of(&document.properties.language);
    package_of(&document.properties, page, template, |other_relationships| {
        let body = Body::of(document, page, other_relationships);
        Content { blocks: body.xml, charts: body.charts, is_form: false }
    })
}

#[cfg(test)]
mod tests;
