//! What cells look like: one blue for headers and ratings, grey for what has no rating. Whatever a colour says is also said in
//! words beside it.

use rust_xlsxwriter::{
    Color, ConditionalFormat2ColorScale, ConditionalFormatCell, ConditionalFormatCellRule, ConditionalFormatFormula,
    ConditionalFormatText, ConditionalFormatTextRule, ConditionalFormatType, Format, FormatAlign, FormatBorder,
    Worksheet, XlsxError, utility,
};

use crate::document::workbook::{Emphasis, Shade, Sheet, WordShade};

/// The blue of headers, charts and the highest rating.
pub const BLUE: u32 = 0x0012_436D;
/// Half-way between the palest and the full blue; mixing just those two would give grey.
const MIDDLE: u32 = 0x0077_AEE0;
const PALE: u32 = 0x00E9_F2FB;
/// How shares are shown, which are stored as they are: 199 of 200 is not 100 %.
pub(super) const SHARE_SHOWN: &str = r#"[=1]0%;[>=0.995]"under 100%";0%"#;
/// The fill of a share of 100 %.
const SHARE_BLUE: u32 = 0x009F_C5E8;
const LIGHT_BLUE: u32 = 0x00CF_E1F2;
const WHITE: u32 = 0x00FF_FFFF;
const TEXT: u32 = 0x000B_0C0C;
const GREY: u32 = 0x0050_5A5F;
const LIGHT_GREY: u32 = 0x00EB_ECED;
const SAND: u32 = 0x00FF_F2D0;
/// The colour of the lines between rows and behind a chart.
pub const LINE_COLOR: u32 = 0x00D5_DAE0;

/// The formats of cells.
pub struct Styles {
    pub title: Format,
    pub heading: Format,
    pub note: Format,
    /// For text outside tables.
    pub plain: Format,
    pub header: Format,
    pub number_header: Format,
    pub text: Format,
    pub number: Format,
    /// For a number among texts.
    pub number_in_text: Format,
    /// For what stands before a value.
    pub label: Format,
    pub date: Format,
    pub share: Format,
}

impl Styles {
    pub fn new() -> Self {
        let plain = Format::new().set_font_color(Color::RGB(TEXT)).set_align(FormatAlign::Top);
        let body = plain.clone().set_border_bottom(FormatBorder::Thin).set_border_bottom_color(Color::RGB(LINE_COLOR));
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
            number_header: header.clone().set_align(FormatAlign::Center),
            header: header.set_align(FormatAlign::Left),
            text: body.clone().set_align(FormatAlign::Left).set_text_wrap(),
            number: body.clone().set_align(FormatAlign::Center).set_num_format("0"),
            label: body.clone().set_align(FormatAlign::Left).set_text_wrap().set_bold(),
            number_in_text: body.clone().set_align(FormatAlign::Left).set_num_format("0"),
            date: body.clone().set_align(FormatAlign::Left).set_num_format("d mmm yyyy"),
            share: body.set_align(FormatAlign::Center).set_num_format(SHARE_SHOWN),
            plain,
        }
    }
}

/// Adds rules that colour the cells of shaded columns, from row `first` to row `last`.
pub fn shade(worksheet: &mut Worksheet, sheet: &Sheet, first: u32, last: u32) -> Result<(), XlsxError> {
    for (index, column) in (0..).zip(&sheet.columns) {
        match column.shade {
            Shade::Plain => {}
            Shade::Rating { number, top } => shade_ratings(worksheet, (first, index, last), number, top)?,
            Shade::Words(shades) => shade_words(worksheet, (first, index, last), shades)?,
            Shade::Share => {
                let scale = ConditionalFormat2ColorScale::new()
                    .set_minimum(ConditionalFormatType::Number, 0)
                    .set_maximum(ConditionalFormatType::Number, 1)
                    .set_minimum_color(Color::RGB(WHITE))
                    .set_maximum_color(Color::RGB(SHARE_BLUE));
                worksheet.add_conditional_format(first, index, last, index, &scale)?;
            }
        }
    }
    Ok(())
}

/// The rules go by the rating's number, in the column `number`, so that they need no words of the framework.
fn shade_ratings(
    worksheet: &mut Worksheet,
    (first, column, last): (u32, u16, u32),
    number: u16,
    top: usize,
) -> Result<(), XlsxError> {
    let number = format!("${}{}", utility::column_number_to_name(number), first + 1);
    let none = ConditionalFormatFormula::new().set_rule(format!("=NOT(ISNUMBER({number}))").as_str());
    worksheet.add_conditional_format(first, column, last, column, &none.set_format(faint()))?;
    for rank in 0..=top {
        let (fill, text) = rating_colours(rank, top);
        let format = Format::new().set_background_color(Color::RGB(fill)).set_font_color(Color::RGB(text));
        let rule = format!("=AND(ISNUMBER({number}),{number}={rank})");
        let rated = ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(format);
        worksheet.add_conditional_format(first, column, last, column, &rated)?;
    }
    Ok(())
}

fn shade_words(
    worksheet: &mut Worksheet,
    (first, column, last): (u32, u16, u32),
    shades: &[WordShade],
) -> Result<(), XlsxError> {
    let filled = |fill| Format::new().set_background_color(Color::RGB(fill)).set_font_color(Color::RGB(TEXT));
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
            worksheet.add_conditional_format(first, column, last, column, &begins)?;
        } else {
            let is = ConditionalFormatCell::new().set_rule(ConditionalFormatCellRule::EqualTo(shade.words));
            worksheet.add_conditional_format(first, column, last, column, &is.set_format(format))?;
        }
    }
    Ok(())
}

/// For what is not rated.
fn faint() -> Format {
    Format::new().set_background_color(Color::RGB(LIGHT_GREY)).set_font_color(Color::RGB(GREY))
}

/// The fill of a rating, pale for rank 0 and full for rank `top`, and the colour that text on it is best read in.
fn rating_colours(rank: usize, top: usize) -> (u32, u32) {
    // The lower half of the ranks goes from pale to middle, the upper half on to full; `way` is out of `top`.
    let (from, to, way) = if rank * 2 <= top { (PALE, MIDDLE, rank * 2) } else { (MIDDLE, BLUE, rank * 2 - top) };
    let channel = |shift: u32| {
        let of = |colour: u32| usize::try_from(colour >> shift & 0xFF).unwrap_or_default();
        let mixed = (of(from) * (top - way) + of(to) * way) / top.max(1);
        u32::try_from(mixed).unwrap_or_default() << shift
    };
    let fill = channel(16) | channel(8) | channel(0);
    (fill, if contrast(fill, WHITE) >= contrast(fill, 0) { WHITE } else { 0 })
}

/// The contrast ratio of two colours as WCAG 2 defines it: 1 to 21.
fn contrast(one: u32, other: u32) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: u32) -> f64 {
    let channel = |shift: u32| {
        let value = f64::from(colour >> shift & 0xFF) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_can_be_read_on_every_colour() {
        for top in 2..=9 {
            for rank in 0..=top {
                let (fill, text) = rating_colours(rank, top);
                assert!(contrast(fill, text) >= 4.5, "{rank} of {top}: {fill:06X}");
            }
            assert_eq!(rating_colours(0, top).0, PALE);
            assert_eq!(rating_colours(top, top), (BLUE, WHITE));
        }
        for (fill, text) in [(LIGHT_GREY, GREY), (WHITE, GREY), (SAND, TEXT), (LIGHT_BLUE, TEXT), (SHARE_BLUE, TEXT)] {
            assert!(contrast(fill, text) >= 4.5, "{fill:06X}");
        }
    }
}
