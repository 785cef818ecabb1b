//! Bar charts: a part with the chart, which Word draws itself and people can restyle, and the drawing that shows it in the text.

use askama::Template;

use super::page::{DARK, TEXT_WIDTH};
use crate::document::{Bar, Chart, Counted, OWN_LANGUAGE};

/// Drawings are measured in English Metric Units (360,000 to the centimetre), text in twentieths of a point (twips).
const EMU_PER_TWIP: usize = 635;
const FULL_WIDTH: usize = TEXT_WIDTH * EMU_PER_TWIP;
/// In English Metric Units: 1 cm for each bar, 1.6 cm for the legend, and at most a page.
const BAR_HEIGHT: usize = 360_000;
const LEGEND_HEIGHT: usize = 576_000;
const MAX_HEIGHT: usize = 7_920_000;

/// The part with a stacked bar chart: in each bar, first what is counted, then the rest.
#[derive(Template)]
#[template(path = "docx/chart.xml")]
pub(super) struct BarChart<'a> {
    bars: &'a [Bar],
    series: [Series; 2],
    /// The end of the value axis: the longest bar's.
    axis_max: usize,
    language: &'static str,
    bidi: bool,
}

struct Series {
    name: &'static str,
    /// Its column in the workbook that charts of Office refer to; there is none here.
    column: char,
    fill: &'static str,
    /// The colour of the numbers on the fill.
    color: &'static str,
    values: Vec<usize>,
}

impl<'a> BarChart<'a> {
    /// The chart of `bars`; with `bidi` its axes run from right to left.
    pub(super) fn of(counted: Counted, bars: &'a [Bar], bidi: bool) -> Self {
        let values = |count: fn(&Bar) -> usize| bars.iter().map(count).collect();
        let met = Series {
            name: counted.part,
            column: 'B',
            fill: DARK,
            color: "FFFFFF",
            values: values(|bar| bar.share.met.min(bar.share.applicable)),
        };
        let rest = Series {
            name: counted.rest,
            column: 'C',
            fill: "FFFFFF",
            color: "0B0C0C",
            values: values(|bar| bar.share.applicable.saturating_sub(bar.share.met)),
        };
        let axis_max = bars.iter().map(|bar| bar.share.applicable).max().unwrap_or(0).max(1);
        Self { bars, series: [met, rest], axis_max, language: OWN_LANGUAGE, bidi }
    }
}

/// Each bar, followed by its bar of the earlier round if it has one: one chart can't stack bars and set pairs of them side by
/// side.
pub(super) fn with_earlier(bars: &[Bar], since: Option<&str>) -> Vec<Bar> {
    let earlier = |bar: &Bar| {
        let name = bar.name.clone().and(format!(", {}", since.unwrap_or("before")));
        Some(Bar { name, share: bar.share.before()? })
    };
    bars.iter().flat_map(|bar| std::iter::once(bar.clone()).chain(earlier(bar))).collect()
}

/// The drawing that shows a chart in the text, with its alternative text.
#[derive(Template)]
#[template(path = "docx/drawing.xml")]
pub(super) struct Drawing<'a> {
    number: usize,
    description: &'a str,
    height: usize,
    relationship_id: String,
}

impl<'a> Drawing<'a> {
    /// The drawing of a chart: the chart's `number` in the document, counted from 1, and the id of the document's relationship to
    /// its part.
    pub(super) fn of(chart: &'a Chart, bars: &[Bar], number: usize, relationship_id: String) -> Self {
        Self {
            number,
            description: &chart.description,
            height: (LEGEND_HEIGHT + BAR_HEIGHT * bars.len()).min(MAX_HEIGHT),
            relationship_id,
        }
    }
}
