//! Classes of the style sheet that both tables and charts use.

use crate::document::Extent;

/// The class of a share: how much of it is there.
pub(super) fn extent_class(extent: Extent) -> &'static str {
    match extent {
        Extent::All => "share all",
        Extent::Part => "share part",
        Extent::Nothing => "share none",
        Extent::Inapplicable => "share",
    }
}
