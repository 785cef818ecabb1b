//! Which part of the file uses which other.

use askama::Template;

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships/metadata";

/// The relationships of one part to others. Their ids follow from their order: see [`relationship_id`].
#[derive(Template)]
#[template(path = "docx/relationships.xml")]
pub(super) struct Relationships {
    pub(super) relationships: Vec<Relationship>,
}

/// That one part uses another.
pub(super) struct Relationship {
    /// An address that the standard defines.
    kind: String,
    target: String,
}

impl Relationship {
    pub(super) fn to_part(name: &str) -> Self {
        Self { kind: format!("{OFFICE}/{name}"), target: format!("{name}.xml") }
    }

    pub(super) fn to_chart(number: usize) -> Self {
        Self { kind: format!("{OFFICE}/chart"), target: format!("charts/chart{number}.xml") }
    }
}

/// The id of the relationship with this number, counted from 1.
pub(super) fn relationship_id(number: usize) -> String {
    format!("rId{number}")
}

pub(super) fn package_relationships() -> Vec<Relationship> {
    [
        (format!("{OFFICE}/officeDocument"), "word/document.xml"),
        (format!("{PACKAGE}/core-properties"), "docProps/core.xml"),
        (format!("{OFFICE}/extended-properties"), "docProps/app.xml"),
    ]
    .map(|(kind, target)| Relationship { kind, target: target.to_owned() })
    .into()
}
