//! What the cells of a form look like: white where people write, and shaded where they don't.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::formats::xlsx::styles::{BLUE, Styles};

/// The fill of cells that nobody is to write in.
const SHADED: u32 = 0x00F3_F5F8;
/// The lines around the cells to write in.
const BOX_COLOR: u32 = 0x009A_A5B1;
/// The letters of keys.
const KEY_COLOR: u32 = 0x0050_5A5F;
/// What cells look like.
pub(super) struct Looks {
    pub styles: Styles,
    /// What is said, and can't be changed.
    pub said: Format,
    pub said_strong: Format,
    pub key: Format,
    /// Where people write.
    pub input: Format,
    pub choice: Format,
    pub date: Format,
    pub note: Format,
}

impl Looks {
    /// With a stronger line above, if it is the first row of an area.
    pub fn new(is_first: bool) -> Self {
        let styles = Styles::new();
        let boxed = |format: Format| {
            let format = format.set_border(FormatBorder::Thin).set_border_color(Color::RGB(BOX_COLOR));
            let format = format.set_align(FormatAlign::Top);
            if !is_first {
                return format;
            }
            format.set_border_top(FormatBorder::Medium).set_border_top_color(Color::RGB(BLUE))
        };
        let wrapped = || Format::new().set_text_wrap().set_align(FormatAlign::Left);
        let shaded = |format: Format| boxed(format).set_background_color(Color::RGB(SHADED));
        let open = |format: Format| boxed(format).set_unlocked();
        Self {
            said: shaded(wrapped()),
            said_strong: shaded(wrapped().set_bold()),
            key: shaded(wrapped().set_font_color(Color::RGB(KEY_COLOR))),
            input: open(wrapped().set_num_format("@")),
            choice: open(Format::new().set_text_wrap().set_align(FormatAlign::Center)),
            // A date that somebody types is shown with the name of its month, so that they see which day was taken.
            date: open(Format::new().set_align(FormatAlign::Left).set_num_format("d mmm yyyy")),
            note: Format::new().set_text_wrap().set_align(FormatAlign::Left).set_align(FormatAlign::Top),
            styles,
        }
    }
}
