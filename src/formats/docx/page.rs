//! What every page of a Word file has in common: its measures and its colour.

/// A4, in twentieths of a point.
pub(super) const PAGE_WIDTH: usize = 11_906;
pub(super) const PAGE_HEIGHT: usize = 16_838;
/// On every side: 20 mm.
pub(super) const MARGIN: usize = 1_134;
/// What the margins leave.
pub(super) const TEXT_WIDTH: usize = PAGE_WIDTH - 2 * MARGIN;

/// The dark blue of headings, and of what is wholly in place.
pub(super) const DARK: &str = "12436D";
