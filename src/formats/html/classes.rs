//! Classes of the style sheet that both tables and charts use.

use crate::document::{Extent, Look, Shade};

/// The class of a share: how much of it is there.
pub(super) fn extent_class(extent: Extent) -> &'static str {
    match extent {
        Extent::All => "share all",
        Extent::Part => "share part",
        Extent::Nothing => "share none",
        Extent::Inapplicable => "share",
    }
}

/// The class of a rating: its shade.
pub(super) fn shade_class(shade: Shade) -> &'static str {
    match shade {
        Shade::Below => "rating below",
        Shade::Pale => "rating pale",
        Shade::Light => "rating light",
        Shade::Strong => "rating strong",
        Shade::Full => "rating full",
    }
}

/// The class of how a cell looks; empty for a plain one.
pub(super) fn look_class(look: Look) -> &'static str {
    match look {
        Look::Plain => "",
        Look::Aim => "aim",
        Look::Rating(shade) => shade_class(shade),
    }
}
