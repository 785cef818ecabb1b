//! The package of a Word file: its parts with their media types, in a zip archive.

use std::io::{Cursor, Write};

use askama::Template;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::xml::xml;

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
pub(super) const CORE: &str = "application/vnd.openxmlformats-package.core-properties+xml";
pub(super) const APP: &str = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
pub(super) const THEME: &str = "application/vnd.openxmlformats-officedocument.theme+xml";
pub(super) const CHART: &str = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";

/// A file in the package.
pub(super) struct Part {
    path: String,
    /// Empty for parts whose media type goes by the ending of their path.
    media_type: String,
    content: String,
}

impl Part {
    /// A part with a media type of its own.
    pub(super) fn new(path: &str, media_type: &str, content: String) -> Self {
        Self { path: path.to_owned(), media_type: media_type.to_owned(), content }
    }

    /// A part in the standard's XML for texts, such as `styles`; `kind` is how its media type ends.
    pub(super) fn word(name: &str, kind: &str, content: String) -> Self {
        Self::new(&format!("word/{name}.xml"), &format!("{WORD}.{kind}+xml"), content)
    }

    /// A part with the relationships of another part or of the package.
    pub(super) fn relationships(path: &str, content: String) -> Self {
        Self::new(path, "", content)
    }
}

#[derive(Template)]
#[template(path = "docx/content_types.xml")]
struct ContentTypes<'a> {
    parts: &'a [Part],
}

/// The parts in one archive, after the list of their media types, which readers look for first.
pub(super) fn pack(parts: &[Part]) -> Vec<u8> {
    let types = xml(&ContentTypes { parts });
    // Neither the time nor anything of the operating system: the same parts give the same bytes.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let files = parts.iter().map(|part| (part.path.as_str(), part.content.as_str()));
    for (path, content) in [("[Content_Types].xml", types.as_str())].into_iter().chain(files) {
        archive.start_file(path, options).expect("memory takes every file");
        archive.write_all(content.as_bytes()).expect("memory takes every byte");
    }
    archive.finish().expect("memory takes the archive's end").into_inner()
}
