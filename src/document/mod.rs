//! What is printed, before it is written in any format: documents of blocks, workbooks of sheets, rows of tidy data, and days for a
//! calendar. Nothing here knows what a framework or an assessment is.

mod blocks;
mod calendar;
mod chart;
mod table;
mod text;
pub mod tidy;
pub mod workbook;

pub use blocks::{Block, Document, Entry, Labels, Properties, Reading};
pub use calendar::Entry as CalendarEntry;
pub use chart::{Aim, Bar, Chart, Counted, Figure, HeatGroup, HeatRow, ProfileRow, Rated};
pub use table::{Column, Look, Row, Shade, Table};
pub use text::{Extent, OWN_LANGUAGE, Piece, Share, Text, Tone};
