//! Templates, filled in.

use askama::Template;

/// A template filled in.
pub(super) fn xml(template: &impl Template) -> String {
    template.render().expect("memory takes every text")
}

/// Appends a template, filled in, and a line feed.
pub(super) fn append(out: &mut String, template: &impl Template) {
    template.render_into(out).expect("memory takes every text");
    out.push('\n');
}
