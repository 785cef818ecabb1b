//! Draws charts as rectangles and labels, once for a wide page and once for a narrow screen: one file for each kind of chart.
//! What a rectangle means is also said in words or numbers in or beside it.

mod bars;
mod heat_map;
mod profile;

use super::canvas::{Drawing, Size};
use crate::document::{Chart, Figure};

/// Draws a chart for a page of this size.
pub(super) fn draw(chart: &Chart, size: Size) -> Drawing {
    let mut drawing = Drawing::empty(size);
    let since = chart.since.as_deref();
    drawing.height = match &chart.figure {
        Figure::HeatMap { levels, groups } => drawing.heat_map(levels, groups, &chart.aims, since),
        Figure::Profile { ratings, good_enough, rows } => {
            drawing.profile(ratings, *good_enough, rows, &chart.aims, since)
        }
        Figure::Bars { bars, .. } => drawing.bars(bars, since),
    };
    drawing
}
