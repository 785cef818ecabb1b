//! What the cells look like: one blue for headers and ratings, grey for what has no rating. No colour says anything that
//! isn't said in words beside it.

use rust_xlsxwriter::{
    Color, ConditionalFormat2ColorScale, ConditionalFormatCell, ConditionalFormatCellRule, ConditionalFormatFormula,
    ConditionalFormatText, ConditionalFormatTextRule, ConditionalFormatType, Format, FormatAlign, FormatBorder,
    Worksheet, XlsxError, utility,
};

use crate::document::workbook::{Emphasis, Shade, Sheet, WordShade};

/// The blue of headers, charts and the highest rating.
pub const BLUE: u32 = 0x0012_436D;
/// Between pale and full, so that the steps stay blue and don't turn grey.
const MIDDLE: u32 = 0x0077_AEE0;
const PALE: u32 = 0x00E9_F2FB;
/// All of a share.
const SHARE_BLUE: u32 = 0x009F_C5E8;
const LIGHT_BLUE: u32 = 0x00CF_E1F2;
const WHITE: u32 = 0x00FF_FFFF;
const INK: u32 = 0x000B_0C0C;
const GREY: u32 = 0x0050_5A5F;
const LIGHT_GREY: u32 = 0x00EB_ECED;
const SAND: u32 = 0x00FF_F2D0;
/// Lines between rows, and behind a chart.
pub const RULE: u32 = 0x00D5_DAE0;

/// The formats of cells.
pub struct Looks {
    pub title: Format,
    pub heading: Format,
    pub note: Format,
    /// Words outside tables.
    pub plain: Format,
    pub header: Format,
    pub header_of_numbers: Format,
    pub text: Format,
    pub number: Format,
    /// A number in a column of texts.
    pub mixed_number: Format,
    pub date: Format,
    pub share: Format,
}

impl Looks {
    pub fn new() -> Self {
        let plain = Format::new().set_font_color(Color::RGB(INK)).set_align(FormatAlign::Top);
        let body = plain.clone().set_border_bottom(FormatBorder::Thin).set_border_bottom_color(Color::RGB(RULE));
        let bold = Format::new().set_bold().set_font_color(Color::RGB(BLUE));
        let header = Format::new()
            .set_bold()
            .set_font_color(Color::RGB(WHITE))
            .set_background_color(Color::RGB(BLUE))
            .set_align(FormatAlign::Top)
            .set_text_wrap();
        Self {
            title: bold.clone().set_font_size(16),
            heading: bold.set_font_size(13),
            note: Format::new().set_font_color(Color::RGB(GREY)),
            header_of_numbers: header.clone().set_align(FormatAlign::Center),
            header: header.set_align(FormatAlign::Left),
            text: body.clone().set_align(FormatAlign::Left).set_text_wrap(),
            number: body.clone().set_align(FormatAlign::Center).set_num_format("0"),
            mixed_number: body.clone().set_align(FormatAlign::Left).set_num_format("0"),
            date: body.clone().set_align(FormatAlign::Left).set_num_format("d mmm yyyy"),
            share: body.set_align(FormatAlign::Center).set_num_format("0%"),
            plain,
        }
    }
}

/// Colours the columns that have something to show, from row `first` to row `last`.
pub fn shade(page: &mut Worksheet, sheet: &Sheet, first: u32, last: u32) -> Result<(), XlsxError> {
    for (place, column) in (0..).zip(&sheet.columns) {
        match column.shade {
            Shade::Plain => {}
            Shade::Rating { number, top } => shade_ratings(page, (first, place, last), number, top)?,
            Shade::Words(shades) => shade_words(page, (first, place, last), shades)?,
            Shade::Share => {
                let scale = ConditionalFormat2ColorScale::new()
                    .set_minimum(ConditionalFormatType::Number, 0)
                    .set_maximum(ConditionalFormatType::Number, 1)
                    .set_minimum_color(Color::RGB(WHITE))
                    .set_maximum_color(Color::RGB(SHARE_BLUE));
                page.add_conditional_format(first, place, last, place, &scale)?;
            }
        }
    }
    Ok(())
}

/// By the number, so that the rule needs no word of the framework.
fn shade_ratings(
    page: &mut Worksheet,
    (first, place, last): (u32, u16, u32),
    number: u16,
    top: usize,
) -> Result<(), XlsxError> {
    let number = format!("${}{}", utility::column_number_to_name(number), first + 1);
    let none = ConditionalFormatFormula::new().set_rule(format!("=NOT(ISNUMBER({number}))").as_str());
    page.add_conditional_format(first, place, last, place, &none.set_format(faint()))?;
    for rank in 0..=top {
        let (fill, ink) = rating_colours(rank, top);
        let format = Format::new().set_background_color(Color::RGB(fill)).set_font_color(Color::RGB(ink));
        let rule = format!("=AND(ISNUMBER({number}),{number}={rank})");
        let rated = ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(format);
        page.add_conditional_format(first, place, last, place, &rated)?;
    }
    Ok(())
}

fn shade_words(
    page: &mut Worksheet,
    (first, place, last): (u32, u16, u32),
    shades: &[WordShade],
) -> Result<(), XlsxError> {
    let filled = |fill| Format::new().set_background_color(Color::RGB(fill)).set_font_color(Color::RGB(INK));
    for shade in shades {
        let format = match shade.emphasis {
            Emphasis::Filled => filled(LIGHT_BLUE),
            Emphasis::Doubtful => filled(SAND),
            Emphasis::Blank => filled(WHITE),
            Emphasis::Faint => faint(),
        };
        if shade.is_start {
            let begins = ConditionalFormatTextRule::BeginsWith(shade.words.to_owned());
            let begins = ConditionalFormatText::new().set_rule(begins).set_format(format);
            page.add_conditional_format(first, place, last, place, &begins)?;
        } else {
            let is = ConditionalFormatCell::new().set_rule(ConditionalFormatCellRule::EqualTo(shade.words));
            page.add_conditional_format(first, place, last, place, &is.set_format(format))?;
        }
    }
    Ok(())
}

/// For what is not rated.
fn faint() -> Format {
    Format::new().set_background_color(Color::RGB(LIGHT_GREY)).set_font_color(Color::RGB(GREY))
}

/// The fill of a rating, pale for 0 and full for the top, and the colour that words on it are best read in.
fn rating_colours(rank: usize, top: usize) -> (u32, u32) {
    // The first half of the way goes from pale to middle, the second on to full.
    let (from, to, way) = if rank * 2 <= top { (PALE, MIDDLE, rank * 2) } else { (MIDDLE, BLUE, rank * 2 - top) };
    let part = |shift: u32| {
        let of = |colour: u32| usize::try_from(colour >> shift & 0xFF).unwrap_or_default();
        let mixed = (of(from) * (top - way) + of(to) * way) / top.max(1);
        u32::try_from(mixed).unwrap_or_default() << shift
    };
    let fill = part(16) | part(8) | part(0);
    (fill, if contrast(fill, WHITE) >= contrast(fill, 0) { WHITE } else { 0 })
}

/// How much two colours stand out from each other: 1 to 21, as WCAG 2 reckons it.
fn contrast(one: u32, other: u32) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: u32) -> f64 {
    let part = |shift: u32| {
        let value = f64::from(colour >> shift & 0xFF) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_can_be_read_on_every_colour() {
        for top in 2..=9 {
            for rank in 0..=top {
                let (fill, ink) = rating_colours(rank, top);
                assert!(contrast(fill, ink) >= 4.5, "{rank} of {top}: {fill:06X}");
            }
            assert_eq!(rating_colours(0, top).0, PALE);
            assert_eq!(rating_colours(top, top), (BLUE, WHITE));
        }
        for (fill, ink) in [(LIGHT_GREY, GREY), (WHITE, GREY), (SAND, INK), (LIGHT_BLUE, INK), (SHARE_BLUE, INK)] {
            assert!(contrast(fill, ink) >= 4.5, "{fill:06X}");
        }
    }
}
