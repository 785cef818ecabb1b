//! The report of an assessment, to be handed on: one document for each kind of reader, put together from shared parts.

mod beside;
mod board;
mod charts;
mod focus;
mod parts;
mod public;
mod standing;
mod subject;
mod team;
mod view;
mod votes;

pub(super) use self::standing::{against_aims, distribution, in_place, looked_at};
pub use self::subject::{Reader, Subject};
pub use self::view::{View, views};

use crate::document::{Document, Text};
use crate::words;

/// The report for one kind of reader.
pub fn report(subject: &Subject) -> Document {
    let mut document = Document { properties: subject.properties(), ..Document::default() };
    match subject.reader {
        Reader::Team if subject.focus => focus::write(&mut document, subject),
        Reader::Team => team::write(&mut document, subject),
        Reader::Board => board::write(&mut document, subject),
        // It speaks the language of its readers to the last word.
        Reader::Public => {
            public::write(&mut document, subject);
            document.set_language(subject.framework.own_words().language());
            return document;
        }
    }
    let said = format!("{}, made with thrive on {}.", subject.reader.title(), words::long_date(subject.made));
    document.paragraph(Text::default().quiet(said));
    document
}
