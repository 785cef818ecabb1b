//! A framework as tidy rows, one for each item.

use crate::document::tidy::tidy_rows;
use crate::framework::{Area, Framework};

tidy_rows! {
    /// One item of a framework.
    FrameworkRow<'r> {
        phase: &'r str,
        area: &'r str,
        level: &'r str,
        /// Its full id.
        item: String,
        text: &'r str,
    }
}

/// One row for each item of `areas`, which are areas of `framework`.
pub fn framework_rows<'r>(framework: &'r Framework, areas: &'r [Area]) -> impl Iterator<Item = FrameworkRow<'r>> {
    let rows = move |area: &'r Area| {
        area.items.iter().map(move |item| FrameworkRow {
            phase: &framework[area.phase].id,
            area: &area.id,
            level: &framework[item.level].id,
            item: area.full_id(item.index),
            text: &item.text,
        })
    };
    areas.iter().flat_map(rows)
}
