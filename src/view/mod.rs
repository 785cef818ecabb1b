//! What is printed: one neutral document, built once for each command, and a writer for each format. JSON and CSV carry
//! data instead, in the typed shapes of [`records`].

mod about;
pub mod actions;
pub mod calendar;
mod cautions;
pub mod chart;
pub mod checked;
pub mod compare;
pub mod csv;
pub mod document;
pub mod docx;
pub mod framework;
pub mod html;
pub mod markdown;
pub mod markup;
pub mod moves;
pub mod plan;
pub mod records;
pub mod report;
pub mod round;
pub mod safe;
pub mod score;
pub mod screen;
pub mod state;
pub mod summary;
pub mod workbook;
pub mod xlsx;
