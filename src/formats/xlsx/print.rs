//! How sheets are printed: on landscape A4, in letters that can be read.

use rust_xlsxwriter::Worksheet;

use super::text;
use crate::document::Properties;

/// The number of the paper size in Excel.
const A4: u8 = 9;
/// How many digits of the default font fit beside each other on a page, in full size.
const PAGE_WIDTH: u32 = 140;
/// The smallest size that a sheet is printed in, in percent: letters of 11 points become 7.
const MIN_SCALE: u32 = 64;
const MOST_PAGES: u16 = 9;

/// Sets up a sheet to be printed on `across` pages beside each other, and as many below as it needs.
pub fn set_up(worksheet: &mut Worksheet, properties: &Properties, name: &str, across: u16) {
    let title = text::in_margin(&properties.title);
    worksheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(across, 0);
    worksheet.set_margins(0.4, 0.4, 0.75, 0.75, 0.3, 0.3);
    worksheet.set_header(format!("&L{title}&R{}", text::in_margin(name)));
    worksheet.set_footer(format!("&L{}&RPage &P of &N", text::in_margin(&text::author(properties))));
    worksheet.set_screen_gridlines(false);
    worksheet.set_right_to_left(properties.language.right_to_left);
}

/// How many pages beside each other columns of these widths need to be read; the first `repeated` ones are on every page.
pub(super) fn pages_across(widths: &[u16], repeated: u16) -> u16 {
    let width = |widths: &[u16]| widths.iter().map(|width| u32::from(*width)).sum::<u32>();
    let (all, again) = (width(widths), width(&widths[..widths.len().min(repeated.into())]));
    let fits = |pages: &u16| {
        let pages = u32::from(*pages);
        all + again * (pages - 1) <= PAGE_WIDTH * 100 / MIN_SCALE * pages
    };
    (1..MOST_PAGES).find(fits).unwrap_or(MOST_PAGES)
}
