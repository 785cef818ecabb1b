//! Bars as a chart that Word draws itself and its readers can restyle, and the place in the text where it stands.

use askama::Template;

use super::{DARK, TEXT_WIDTH};
use crate::document::OWN_LANGUAGE;
use crate::document::{Bar, Chart};

/// Drawings are measured finer than text.
const PER_TWIP: usize = 635;
const FULL_WIDTH: usize = TEXT_WIDTH * PER_TWIP;
/// In the finer measure: 1 cm a bar, 1.6 cm for the legend, and no more than a page.
const BAR_HEIGHT: usize = 360_000;
const LEGEND_HEIGHT: usize = 576_000;
const TALLEST: usize = 7_920_000;

/// The part that holds a chart: for each bar what is in place and what is not, end to end.
#[derive(Template)]
#[template(path = "docx/chart.xml")]
pub(super) struct BarChart<'a> {
    bars: &'a [Bar],
    series: [Series; 2],
    /// The longest bar, which takes the whole width.
    most: usize,
    language: &'static str,
    bidi: bool,
}

struct Series {
    name: &'static str,
    /// Where it would stand in a workbook.
    column: char,
    fill: &'static str,
    ink: &'static str,
    values: Vec<usize>,
}

impl<'a> BarChart<'a> {
    pub(super) fn of(bars: &'a [Bar], bidi: bool) -> Self {
        let values = |count: fn(&Bar) -> usize| bars.iter().map(count).collect();
        let met = Series {
            name: "In place",
            column: 'B',
            fill: DARK,
            ink: "FFFFFF",
            values: values(|bar| bar.share.met.min(bar.share.applicable)),
        };
        let open = Series {
            name: "Not in place",
            column: 'C',
            fill: "FFFFFF",
            ink: "0B0C0C",
            values: values(|bar| bar.share.applicable.saturating_sub(bar.share.met)),
        };
        let most = bars.iter().map(|bar| bar.share.applicable).max().unwrap_or(0).max(1);
        Self { bars, series: [met, open], most, language: OWN_LANGUAGE, bidi }
    }
}

/// Each bar, and below it that of the earlier round if there is one: Word would need two charts to draw them side by side.
pub(super) fn with_earlier(bars: &[Bar], since: Option<&str>) -> Vec<Bar> {
    let earlier = |bar: &Bar| {
        let name = bar.name.clone().and(format!(", {}", since.unwrap_or("before")));
        Some(Bar { name, share: bar.share.before()? })
    };
    bars.iter().flat_map(|bar| std::iter::once(bar.clone()).chain(earlier(bar))).collect()
}

/// Where a chart stands in the text, with its words for those who don't see it.
#[derive(Template)]
#[template(path = "docx/drawing.xml")]
pub(super) struct Drawing<'a> {
    number: usize,
    title: &'a str,
    description: &'a str,
    height: usize,
    relation: String,
}

impl<'a> Drawing<'a> {
    /// The drawing of a chart by its number among the charts and the number of its tie.
    pub(super) fn of(chart: &'a Chart, bars: &[Bar], (number, relation): (usize, usize)) -> Self {
        Self {
            number,
            title: &chart.title,
            description: &chart.description,
            height: (LEGEND_HEIGHT + BAR_HEIGHT * bars.len()).min(TALLEST),
            relation: format!("rId{relation}"),
        }
    }
}
